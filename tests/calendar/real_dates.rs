//! Days of 2023 to 2027 as they are in a wall calendar and in the notices: 29/02/2024, the turn of
//! the year, Tết.

use super::*;
use Clock::{Calendar, From21To20, ReportingYear};
use Quarter::{I, II, III, IV};
use so_chi_tieu::calendar::Holidays;

#[test]
fn a_day_lies_in_its_quarter() {
    let cases = [
        (ReportingYear, date(2023, 12, 14), (2023, IV)),
        (ReportingYear, date(2023, 12, 15), (2024, I)),
        (ReportingYear, date(2023, 12, 31), (2024, I)),
        (ReportingYear, date(2024, 1, 1), (2024, I)),
        (ReportingYear, date(2024, 2, 10), (2024, I)),
        (ReportingYear, date(2024, 2, 29), (2024, I)),
        (ReportingYear, date(2024, 3, 14), (2024, I)),
        (ReportingYear, date(2024, 3, 15), (2024, II)),
        (ReportingYear, date(2024, 6, 14), (2024, II)),
        (ReportingYear, date(2024, 9, 14), (2024, III)),
        (ReportingYear, date(2024, 12, 14), (2024, IV)),
        (ReportingYear, date(2024, 12, 15), (2025, I)),
        (ReportingYear, date(2025, 12, 31), (2026, I)),
        (ReportingYear, date(2026, 2, 17), (2026, I)),
        (ReportingYear, date(2026, 2, 28), (2026, I)),
        (ReportingYear, date(2026, 3, 1), (2026, I)),
        (ReportingYear, date(2026, 6, 15), (2026, III)),
        (ReportingYear, date(2026, 12, 14), (2026, IV)),
        (ReportingYear, date(2026, 12, 15), (2027, I)),
        (Calendar, date(2023, 12, 31), (2023, IV)),
        (Calendar, date(2024, 1, 1), (2024, I)),
        (Calendar, date(2024, 2, 29), (2024, I)),
        (Calendar, date(2024, 3, 31), (2024, I)),
        (Calendar, date(2026, 4, 1), (2026, II)),
        (Calendar, date(2026, 12, 31), (2026, IV)),
        (From21To20, date(2023, 12, 20), (2023, IV)),
        (From21To20, date(2023, 12, 21), (2024, I)),
        (From21To20, date(2024, 2, 29), (2024, I)),
        (From21To20, date(2024, 3, 21), (2024, II)),
        (From21To20, date(2025, 12, 21), (2026, I)),
        (From21To20, date(2026, 12, 20), (2026, IV)),
        (From21To20, date(2026, 12, 21), (2027, I)),
    ];
    for (clock, day, (of, quarter)) in cases {
        assert_eq!(clock.quarter_of(day), Some((year(of), quarter)), "{day}");
    }
}

/// Days, and weeks with the days beside them, of every quarter and of the year.
#[test]
fn quarters_have_their_days_and_weeks() {
    let cases = [
        (ReportingYear, 2024, [91, 92, 92, 91], 366),
        (ReportingYear, 2025, [90, 92, 92, 91], 365),
        (ReportingYear, 2026, [90, 92, 92, 91], 365),
        (Calendar, 2024, [91, 91, 92, 92], 366),
        (Calendar, 2026, [90, 91, 92, 92], 365),
        (From21To20, 2024, [91, 92, 92, 91], 366),
        (From21To20, 2026, [90, 92, 92, 91], 365),
    ];
    for (clock, of, days, whole) in cases {
        let windows = Quarter::ALL.map(|quarter| clock.window(year(of), quarter));
        assert_eq!(windows.map(|window| window.days()), days, "{clock:?} {of}");
        let weeks = days.map(|days| match days {
            90 => (12, 6),
            91 => (13, 0),
            _ => (13, 1),
        });
        assert_eq!(
            windows.map(|window| window.weeks()),
            weeks,
            "{clock:?} {of}"
        );
        assert_eq!(clock.year_window(year(of)).days(), whole);
    }
    // The leap day lies in the first quarter, and so in everything to date.
    for (quarter, days) in [(I, 91), (II, 183), (III, 275), (IV, 366)] {
        let window = ReportingYear.to_date_window(year(2024), quarter);
        assert_eq!((window.first, window.days()), (date(2023, 12, 15), days));
    }
}

#[test]
fn a_plan_of_2024_has_its_quarter_on_every_day() {
    use Phase::{Current, Future, Past};
    let cases = [
        (ReportingYear, date(2023, 12, 14), I, Future),
        (ReportingYear, date(2023, 12, 15), I, Current),
        (ReportingYear, date(2023, 12, 31), I, Current),
        (ReportingYear, date(2024, 2, 28), I, Current),
        (ReportingYear, date(2024, 2, 29), I, Current),
        (ReportingYear, date(2024, 3, 14), I, Current),
        (ReportingYear, date(2024, 3, 15), II, Past),
        (ReportingYear, date(2024, 12, 14), IV, Past),
        (ReportingYear, date(2024, 12, 31), IV, Past),
        (Calendar, date(2023, 12, 31), I, Future),
        (Calendar, date(2024, 2, 29), I, Current),
        (Calendar, date(2024, 4, 1), II, Past),
        (From21To20, date(2023, 12, 20), I, Future),
        (From21To20, date(2024, 2, 29), I, Current),
        (From21To20, date(2024, 3, 21), II, Past),
    ];
    for (clock, today, current, of_first) in cases {
        assert_eq!(clock.current_quarter(year(2024), today), current, "{today}");
        assert_eq!(clock.phase(year(2024), I, today), of_first, "{today}");
    }
}

/// Whole runs of days off as the notices give them, weekends included: worked before and after,
/// off on every day between.
#[test]
fn long_holidays_are_off_from_end_to_end() {
    let runs = [
        // Tết Giáp Thìn, Ất Tỵ, Bính Ngọ, Đinh Mùi.
        (date(2024, 2, 8), date(2024, 2, 14)),
        (date(2025, 1, 25), date(2025, 2, 2)),
        (date(2026, 2, 14), date(2026, 2, 22)),
        (date(2027, 2, 4), date(2027, 2, 10)),
        // The turn of the year: one day in 2024 (a Monday), four in 2026.
        (date(2023, 12, 30), date(2024, 1, 1)),
        (date(2026, 1, 1), date(2026, 1, 4)),
        // 30/4 and 1/5.
        (date(2024, 4, 27), date(2024, 5, 1)),
        (date(2025, 4, 30), date(2025, 5, 4)),
        (date(2026, 4, 30), date(2026, 5, 3)),
        // Giỗ Tổ: a Thursday in 2024, a Sunday made up in 2026.
        (date(2024, 4, 18), date(2024, 4, 18)),
        (date(2026, 4, 25), date(2026, 4, 27)),
        // Quốc khánh.
        (date(2024, 8, 31), date(2024, 9, 3)),
        (date(2025, 8, 30), date(2025, 9, 2)),
        (date(2026, 8, 29), date(2026, 9, 2)),
    ];
    let holidays = Holidays::built_in();
    for (first, last) in runs {
        let before = first.pred_opt().unwrap();
        assert!(holidays.is_working(before), "{before}");
        assert!(holidays.is_working(next(last)), "{}", next(last));
        for day in first.iter_days().take_while(|day| *day <= last) {
            assert!(!holidays.is_working(day), "{day}");
            assert_eq!(holidays.working_from(day).day, next(last), "{day}");
        }
        assert_eq!(holidays.between(before, last), 0);
        assert_eq!(holidays.after(before, 1).day, next(last));
        assert_eq!(holidays.before(next(last), 1).day, before);
    }
}

/// Working days of months and years: weekdays, less those off, and the Saturdays worked.
#[test]
fn months_and_years_have_so_many_working_days() {
    let holidays = Holidays::built_in();
    let cases = [
        // 21 weekdays with the 29th, five of them Tết.
        (date(2024, 2, 1), date(2024, 2, 29), 16),
        (date(2026, 2, 1), date(2026, 2, 28), 15),
        // The 1st and 2nd off, Saturday the 10th worked.
        (date(2026, 1, 1), date(2026, 1, 31), 21),
        (date(2024, 4, 1), date(2024, 4, 30), 19),
        (date(2024, 5, 1), date(2024, 5, 31), 23),
        (date(2026, 8, 1), date(2026, 8, 31), 21),
        (date(2026, 9, 1), date(2026, 9, 30), 20),
        (date(2026, 11, 1), date(2026, 11, 30), 20),
        // 262 weekdays, 12 off, one Saturday; 261, 14, two.
        (date(2024, 1, 1), date(2024, 12, 31), 251),
        (date(2026, 1, 1), date(2026, 12, 31), 249),
    ];
    for (first, last, count) in cases {
        let before = first.pred_opt().unwrap();
        assert_eq!(holidays.between(before, last), count, "{first}");
    }
}

/// Over the turn of a year it matters whether the days off of both are listed.
#[test]
fn the_turn_of_the_year_says_whether_it_is_listed() {
    let holidays = Holidays::built_in();
    for (last, moved, listed) in [
        // Sunday 31/12/2023, of a year that is not listed; Monday is New Year.
        (date(2023, 12, 31), Some(date(2024, 1, 2)), false),
        (date(2024, 12, 31), None, true),
        (date(2025, 12, 31), None, true),
        (date(2026, 1, 1), Some(date(2026, 1, 5)), true),
        (date(2026, 12, 31), None, true),
        // Friday 1/1/2027.
        (date(2027, 1, 1), Some(date(2027, 1, 4)), true),
        // Saturday 1/1/2028: of that year Tết is not known.
        (date(2028, 1, 1), Some(date(2028, 1, 3)), false),
    ] {
        let found = holidays.moved(last);
        assert_eq!(found.map(|found| found.day), moved, "{last}");
        if let Some(found) = found {
            assert_eq!(found.listed, listed, "{last}");
        }
    }
}
