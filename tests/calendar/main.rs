//! Years, quarters and their windows; working days.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests may fail as tests do"
)]

mod real_dates;
mod working;

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use so_chi_tieu::calendar::{Clock, Month, Phase, Quarter, Window, Year};

const CLOCKS: [Clock; 3] = Clock::ALL;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn year(value: i32) -> Year {
    Year::new(value).unwrap()
}

fn years() -> impl Iterator<Item = Year> {
    (2000..=2100).map(year)
}

fn next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap()
}

#[test]
fn a_year_has_a_range() {
    assert_eq!(Year::new(1999), None);
    assert_eq!(Year::new(2101), None);
    assert_eq!(year(2026).get(), 2026);
    assert_eq!(year(2026).previous(), Some(year(2025)));
    assert_eq!(year(2026).next(), Some(year(2027)));
    assert_eq!(Year::MIN.previous(), None);
    assert_eq!(Year::MAX.next(), None);
}

#[test]
fn values_have_their_json_form() {
    assert_eq!(serde_json::to_string(&year(2026)).unwrap(), "2026");
    assert_eq!(serde_json::from_str::<Year>("2026").unwrap(), year(2026));
    for json in ["1999", "2101", "2026.5", "\"2026\""] {
        assert!(serde_json::from_str::<Year>(json).is_err(), "{json}");
    }
    let fault = serde_json::from_str::<Year>("20266").unwrap_err();
    assert!(
        fault
            .to_string()
            .starts_with("a year is a whole number from 2000 to 2100")
    );

    assert_eq!(serde_json::to_string(&Quarter::ALL).unwrap(), "[1,2,3,4]");
    let quarters: Vec<Quarter> = serde_json::from_str("[1,2,3,4]").unwrap();
    assert_eq!(quarters, Quarter::ALL);
    for json in ["0", "5", "-1", "256", "\"I\""] {
        assert!(serde_json::from_str::<Quarter>(json).is_err(), "{json}");
    }
    let fault = serde_json::from_str::<Quarter>("5").unwrap_err();
    assert!(
        fault
            .to_string()
            .starts_with("a quarter is a whole number from 1 to 4")
    );

    assert_eq!(
        serde_json::to_string(&CLOCKS).unwrap(),
        r#"["reporting_year","calendar","21_to_20"]"#
    );
    let json = r#"["reporting_year","calendar","21_to_20"]"#;
    let clocks: Vec<Clock> = serde_json::from_str(json).unwrap();
    assert_eq!(clocks, CLOCKS);

    assert_eq!(serde_json::from_str::<Month>("12").unwrap().get(), 12);
    assert!(serde_json::from_str::<Month>("13").is_err());
    assert!(serde_json::from_str::<Month>("0").is_err());
}

#[test]
fn quarters_have_numbers_and_numerals() {
    let numbers = Quarter::ALL.map(Quarter::number);
    assert_eq!(numbers, [1, 2, 3, 4]);
    assert_eq!(Quarter::ALL.map(Quarter::roman), ["I", "II", "III", "IV"]);
    assert_eq!(
        Quarter::ALL.map(Quarter::previous),
        [
            None,
            Some(Quarter::I),
            Some(Quarter::II),
            Some(Quarter::III)
        ]
    );
    for number in 0..=u8::MAX {
        let quarter = Quarter::try_from(number).ok();
        let expected = numbers.contains(&number).then_some(number);
        assert_eq!(quarter.map(Quarter::number), expected);
    }
}

/// The windows of NĐ 09/2019/NĐ-CP as the reports of 2024 and 2026 use them; by the calendar; and
/// from the 21st to the 20th, over the turn of the year and over 29/02/2024.
#[test]
fn windows_are_those_of_their_clock() {
    use Clock::{Calendar, From21To20, ReportingYear};
    use Quarter::{I, II, III, IV};
    let cases = [
        (ReportingYear, 2026, I, (2025, 12, 15), (2026, 3, 14), 90),
        (ReportingYear, 2026, II, (2026, 3, 15), (2026, 6, 14), 92),
        (ReportingYear, 2026, III, (2026, 6, 15), (2026, 9, 14), 92),
        (ReportingYear, 2026, IV, (2026, 9, 15), (2026, 12, 14), 91),
        (ReportingYear, 2024, I, (2023, 12, 15), (2024, 3, 14), 91),
        (ReportingYear, 2000, I, (1999, 12, 15), (2000, 3, 14), 91),
        (Calendar, 2026, I, (2026, 1, 1), (2026, 3, 31), 90),
        (Calendar, 2026, II, (2026, 4, 1), (2026, 6, 30), 91),
        (Calendar, 2026, III, (2026, 7, 1), (2026, 9, 30), 92),
        (Calendar, 2026, IV, (2026, 10, 1), (2026, 12, 31), 92),
        (Calendar, 2024, I, (2024, 1, 1), (2024, 3, 31), 91),
        (From21To20, 2026, I, (2025, 12, 21), (2026, 3, 20), 90),
        (From21To20, 2026, II, (2026, 3, 21), (2026, 6, 20), 92),
        (From21To20, 2026, III, (2026, 6, 21), (2026, 9, 20), 92),
        (From21To20, 2026, IV, (2026, 9, 21), (2026, 12, 20), 91),
        (From21To20, 2024, I, (2023, 12, 21), (2024, 3, 20), 91),
    ];
    let of = |(y, month, day)| date(y, month, day);
    for (clock, y, quarter, first, last, days) in cases {
        let window = clock.window(year(y), quarter);
        let (first, last) = (of(first), of(last));
        assert_eq!(window, Window { first, last });
        assert_eq!(window.days(), days);
    }
}

/// Months of reports: NĐ 09/2019/NĐ-CP, Điều 12, and the monthly reports of QĐ 933/QĐ-TTg.
#[test]
fn months_are_those_of_their_clock() {
    use Clock::{Calendar, From21To20, ReportingYear};
    let cases = [
        (ReportingYear, 2026, 3, date(2026, 2, 15), date(2026, 3, 14)),
        (
            ReportingYear,
            2026,
            1,
            date(2025, 12, 15),
            date(2026, 1, 14),
        ),
        (ReportingYear, 2024, 3, date(2024, 2, 15), date(2024, 3, 14)),
        (From21To20, 2026, 1, date(2025, 12, 21), date(2026, 1, 20)),
        (From21To20, 2024, 3, date(2024, 2, 21), date(2024, 3, 20)),
        (From21To20, 2026, 12, date(2026, 11, 21), date(2026, 12, 20)),
        (Calendar, 2024, 2, date(2024, 2, 1), date(2024, 2, 29)),
        (Calendar, 2026, 2, date(2026, 2, 1), date(2026, 2, 28)),
    ];
    for (clock, y, month, first, last) in cases {
        let window = clock.month_window(year(y), Month::new(month).unwrap());
        assert_eq!(window, Window { first, last }, "{clock:?} {month}/{y}");
    }
}

#[test]
fn months_tile_their_quarter() {
    for clock in CLOCKS {
        for year in years() {
            for quarter in Quarter::ALL {
                let months = Month::all().filter(|month| month.quarter() == quarter);
                let windows: Vec<_> = months.map(|m| clock.month_window(year, m)).collect();
                assert_eq!(windows.len(), 3);
                let whole = clock.window(year, quarter);
                assert_eq!(
                    (windows[0].first, windows[2].last),
                    (whole.first, whole.last)
                );
                for pair in windows.windows(2) {
                    assert_eq!(next(pair[0].last), pair[1].first);
                }
            }
        }
    }
}

#[test]
fn the_halves_of_a_year_join() {
    for clock in CLOCKS {
        for year in years() {
            let first = clock.span(year, Quarter::I, Quarter::II);
            let second = clock.span(year, Quarter::III, Quarter::IV);
            assert_eq!(first, clock.to_date_window(year, Quarter::II));
            assert_eq!(next(first.last), second.first);
            assert_eq!(second.last, clock.year_window(year).last);
        }
    }
}

#[test]
fn half_and_nine_month_reports_begin_with_the_year() {
    let clock = Clock::ReportingYear;
    let first = date(2025, 12, 15);
    let half = clock.to_date_window(year(2026), Quarter::II);
    let nine_months = clock.to_date_window(year(2026), Quarter::III);
    let whole = clock.year_window(year(2026));
    assert_eq!(
        half,
        Window {
            first,
            last: date(2026, 6, 14)
        }
    );
    assert_eq!(
        nine_months,
        Window {
            first,
            last: date(2026, 9, 14)
        }
    );
    assert_eq!(
        whole,
        Window {
            first,
            last: date(2026, 12, 14)
        }
    );
    assert_eq!(whole.days(), 365);
}

#[test]
fn a_window_holds_both_its_ends() {
    let window = Window {
        first: date(2026, 3, 15),
        last: date(2026, 6, 14),
    };
    assert!(!window.contains(date(2026, 3, 14)));
    assert!(window.contains(date(2026, 3, 15)));
    assert!(window.contains(date(2026, 6, 14)));
    assert!(!window.contains(date(2026, 6, 15)));
    let day = date(2026, 3, 15);
    assert_eq!(
        Window {
            first: day,
            last: day
        }
        .days(),
        1
    );
    assert_eq!(
        Window {
            first: next(day),
            last: day
        }
        .days(),
        0
    );
    assert_eq!(
        Window {
            first: date(2027, 1, 1),
            last: day
        }
        .days(),
        0
    );
}

#[test]
fn quarters_tile_the_year_and_years_join() {
    for clock in CLOCKS {
        for year in years() {
            let windows = Quarter::ALL.map(|quarter| clock.window(year, quarter));
            let whole = clock.year_window(year);
            assert_eq!(windows[0].first, whole.first);
            assert_eq!(windows[3].last, whole.last);
            for pair in windows.windows(2) {
                assert_eq!(next(pair[0].last), pair[1].first, "{clock:?} {year:?}");
            }
            assert_eq!(
                windows.map(|window| window.days()).iter().sum::<u32>(),
                whole.days()
            );
            assert_eq!(whole.days(), if year.is_leap() { 366 } else { 365 });
            if let Some(after) = year.next() {
                assert_eq!(next(whole.last), clock.year_window(after).first);
            }
        }
    }
}

/// Walks every day from before the first year to after the last.
#[test]
fn every_day_has_one_quarter() {
    for clock in CLOCKS {
        let mut quarters = years()
            .flat_map(|year| Quarter::ALL.map(|quarter| (year, quarter)))
            .peekable();
        let mut day = date(1999, 1, 1);
        let mut found = 0_u32;
        while day.year() < 2102 {
            quarters.next_if(|(year, quarter)| clock.window(*year, *quarter).last < day);
            let expected = quarters
                .peek()
                .copied()
                .filter(|(year, quarter)| clock.window(*year, *quarter).contains(day));
            assert_eq!(clock.quarter_of(day), expected, "{clock:?} {day}");
            found += u32::from(expected.is_some());
            day = next(day);
        }
        let days: u32 = years().map(|year| clock.year_window(year).days()).sum();
        assert_eq!(found, days);
    }
}

#[test]
fn the_current_quarter_follows_the_cut_off() {
    let cases = [
        (date(2020, 1, 1), Quarter::I),
        (date(2025, 12, 14), Quarter::I),
        (date(2025, 12, 15), Quarter::I),
        (date(2026, 3, 14), Quarter::I),
        (date(2026, 3, 15), Quarter::II),
        (date(2026, 6, 15), Quarter::III),
        (date(2026, 12, 14), Quarter::IV),
        (date(2026, 12, 15), Quarter::IV),
        (date(2030, 1, 1), Quarter::IV),
    ];
    for (today, quarter) in cases {
        let found = Clock::ReportingYear.current_quarter(year(2026), today);
        assert_eq!(found, quarter, "{today}");
    }
    let twenty_first = Clock::From21To20;
    for (today, quarter) in [
        (date(2026, 3, 20), Quarter::I),
        (date(2026, 3, 21), Quarter::II),
    ] {
        assert_eq!(twenty_first.current_quarter(year(2026), today), quarter);
    }
    let calendar = Clock::Calendar;
    assert_eq!(
        calendar.current_quarter(year(2026), date(2026, 3, 31)),
        Quarter::I
    );
    assert_eq!(
        calendar.current_quarter(year(2026), date(2026, 4, 1)),
        Quarter::II
    );
}

#[test]
fn a_quarter_is_past_current_or_future() {
    let clock = Clock::ReportingYear;
    let cases = [
        (date(2026, 3, 14), Phase::Future),
        (date(2026, 3, 15), Phase::Current),
        (date(2026, 6, 14), Phase::Current),
        (date(2026, 6, 15), Phase::Past),
    ];
    for (today, phase) in cases {
        assert_eq!(
            clock.phase(year(2026), Quarter::II, today),
            phase,
            "{today}"
        );
    }
}

#[test]
fn months_end_where_the_next_begins() {
    assert_eq!(Month::new(0), None);
    assert_eq!(Month::new(13), None);
    for year in years() {
        let months = (1..=12).map(|month| Month::new(month).unwrap());
        let ends: Vec<_> = months
            .map(|m| (m.first_day(year), m.last_day(year)))
            .collect();
        assert_eq!(ends[0].0, date(year.get(), 1, 1));
        assert_eq!(ends[11].1, date(year.get(), 12, 31));
        for pair in ends.windows(2) {
            assert_eq!(next(pair[0].1), pair[1].0);
        }
        assert_eq!(year.is_leap(), date(year.get(), 1, 1).leap_year());
    }
}

proptest! {
    #[test]
    fn at_most_one_quarter_is_current(
        plan in 2000..=2100_i32,
        near in 1998..=2102_i32,
        day_of_year in 1..=365_u32,
        clock in proptest::sample::select(CLOCKS.to_vec()),
    ) {
        let plan = year(plan);
        // Half of the days lie in or beside the plan's year.
        let around = plan.get() + near.rem_euclid(3) - 1;
        for y in [near, around] {
            let today = NaiveDate::from_yo_opt(y, day_of_year).unwrap();
            let phases = Quarter::ALL.map(|quarter| clock.phase(plan, quarter, today));
            let current = Quarter::ALL.into_iter().find(|quarter| {
                clock.phase(plan, *quarter, today) == Phase::Current
            });
            let of_day = clock.quarter_of(today).filter(|(year, _)| *year == plan);
            prop_assert_eq!(current, of_day.map(|(_, quarter)| quarter));
            // Past before current before future.
            let order = phases.map(|phase| match phase {
                Phase::Past => 0,
                Phase::Current => 1,
                Phase::Future => 2,
            });
            prop_assert!(order.is_sorted());
            prop_assert!(order.iter().filter(|rank| **rank == 1).count() <= 1);
            let expected = current.unwrap_or(if order[0] == 2 { Quarter::I } else { Quarter::IV });
            prop_assert_eq!(clock.current_quarter(plan, today), expected);
        }
    }
}
