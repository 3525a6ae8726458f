//! Working days with the holidays of real years.

use super::*;
use so_chi_tieu::calendar::{Holidays, WorkingDay};

fn holidays() -> &'static Holidays {
    Holidays::built_in()
}

#[test]
fn the_list_is_read_whole() {
    let text = include_str!("../../src/calendar/holidays.json");
    let holidays = Holidays::read(text).expect("the list is as it should be");
    assert_eq!(&holidays, Holidays::built_in());
    let years: Vec<i32> = holidays.years().iter().map(|year| year.year).collect();
    assert_eq!(years, [2024, 2025, 2026, 2027]);
    for year in holidays.years() {
        assert!(holidays.lists(year.year));
        assert!(!year.sources.is_empty(), "{}", year.year);
        let mut addresses = year.addresses.iter();
        assert!(addresses.len() > 0 && addresses.all(|one| one.starts_with("http")));
        let mut last = None;
        for (run, name) in &year.off {
            assert!(!name.is_empty());
            assert!(run.first <= run.last && last < Some(run.first), "{name}");
            assert_eq!((run.first.year(), run.last.year()), (year.year, year.year));
            last = Some(run.last);
        }
        // What is worked in exchange is on a weekend, and a day is off for it.
        for (day, name) in &year.worked {
            assert_eq!(day.year(), year.year);
            assert!(day.weekday().number_from_monday() > 5, "{name}");
            assert!(holidays.is_working(*day) && holidays.holiday(*day).is_none());
        }
        let exchanged = year
            .off
            .iter()
            .filter(|(_, name)| name.contains("hoán đổi"));
        assert_eq!(exchanged.count(), year.worked.len());
    }
    assert!(!holidays.lists(2023) && !holidays.lists(2028));
    // Only what is not announced is in doubt.
    let doubtful: Vec<i32> = holidays
        .years()
        .iter()
        .filter(|year| !year.doubts.is_empty())
        .map(|year| year.year)
        .collect();
    assert_eq!(doubtful, [2027]);
}

/// Weekdays off in a year, which the notices give (with days off in lieu and in exchange).
#[test]
fn a_year_has_so_many_weekdays_off() {
    // Điều 112 gives 11 days, 12 from 24/11/2026 on; an exchange adds a weekday off and takes a
    // Saturday; Giỗ Tổ or 1/5 on a weekend is made up; of Tết 2024 and 2027 two days are.
    for (year, off, worked) in [(2024, 12, 1), (2025, 12, 1), (2026, 14, 2), (2027, 12, 0)] {
        let holidays = holidays();
        let days = date(year, 1, 1).iter_days();
        let days = days.take_while(|day| day.year() == year);
        let weekday = |day: &NaiveDate| day.weekday().number_from_monday() <= 5;
        let (weekdays, weekends): (Vec<_>, Vec<_>) = days.partition(weekday);
        let count = |days: &[NaiveDate], works| {
            let found = days
                .iter()
                .filter(|day| holidays.is_working(**day) == works);
            found.count()
        };
        assert_eq!(count(&weekdays, false), off, "{year}");
        assert_eq!(count(&weekends, true), worked, "{year}");
    }
}

#[test]
fn days_are_worked_or_not() {
    let cases = [
        // Tết Giáp Thìn, Thursday 8 to Wednesday 14 February 2024.
        (date(2024, 2, 7), true, None),
        (date(2024, 2, 8), false, Some("Tết Giáp Thìn")),
        (date(2024, 2, 14), false, Some("Tết Giáp Thìn")),
        (date(2024, 2, 15), true, None),
        (date(2024, 2, 29), true, None),
        (
            date(2024, 4, 29),
            false,
            Some("nghỉ hoán đổi với thứ Bảy 04/5/2024"),
        ),
        (date(2024, 5, 4), true, None),
        (date(2024, 5, 5), false, None),
        // Quốc khánh takes the day after in 2024, the day before in 2025 and 2026.
        (date(2024, 9, 3), false, Some("Quốc khánh")),
        (date(2025, 9, 1), false, Some("Quốc khánh")),
        (date(2025, 9, 3), true, None),
        (date(2025, 4, 26), true, None),
        // Tết Bính Ngọ.
        (date(2026, 2, 13), true, None),
        (date(2026, 2, 14), false, None),
        (date(2026, 2, 17), false, Some("Tết Bính Ngọ")),
        (date(2026, 2, 23), true, None),
        (date(2026, 1, 10), true, None),
        (date(2026, 8, 22), true, None),
        (date(2026, 11, 24), false, Some("Ngày Văn hóa Việt Nam")),
        (date(2025, 11, 24), true, None),
        (date(2027, 2, 4), false, Some("Tết Đinh Mùi")),
        // Not listed: weekends and what has a fixed day; not Tết (13/2/2029).
        (date(2029, 2, 13), true, None),
        (date(2029, 4, 30), false, Some("Ngày Chiến thắng")),
        (date(2029, 11, 24), false, Some("Ngày Văn hóa Việt Nam")),
        (date(2023, 11, 24), true, None),
        (date(2029, 2, 10), false, None),
    ];
    for (day, works, name) in cases {
        assert_eq!(holidays().is_working(day), works, "{day}");
        assert_eq!(holidays().holiday(day), name, "{day}");
    }
}

#[test]
fn working_days_are_counted_over_weekends_and_tet() {
    let cases = [
        // Two working days after the cut-off, as in Khánh Hòa: Saturday 14/3/2026.
        (date(2026, 3, 14), 2, date(2026, 3, 17)),
        (date(2026, 6, 14), 2, date(2026, 6, 16)),
        // Over Tết 2026: Friday 13/2, then Monday 23/2.
        (date(2026, 2, 12), 1, date(2026, 2, 13)),
        (date(2026, 2, 12), 2, date(2026, 2, 23)),
        // Over Tết 2024 and 29/02/2024.
        (date(2024, 2, 7), 1, date(2024, 2, 15)),
        (date(2024, 2, 28), 1, date(2024, 2, 29)),
        (date(2024, 2, 28), 2, date(2024, 3, 1)),
        // The Saturday worked for 29/4 counts.
        (date(2024, 5, 3), 1, date(2024, 5, 4)),
        (date(2024, 4, 26), 1, date(2024, 5, 2)),
        // Over the turn of the year.
        (date(2025, 12, 31), 1, date(2026, 1, 5)),
        (date(2026, 3, 16), 0, date(2026, 3, 16)),
    ];
    for (from, count, day) in cases {
        let expected = WorkingDay { day, listed: true };
        assert_eq!(holidays().after(from, count), expected, "{from} + {count}");
        assert_eq!(holidays().between(from, day), usize::from(count));
    }
    let back = holidays().before(date(2026, 2, 23), 1);
    assert_eq!(back.day, date(2026, 2, 13));
    assert_eq!(
        holidays().before(date(2024, 3, 1), 2).day,
        date(2024, 2, 28)
    );
    // Past the list, Tết is not known, and it says so.
    let later = holidays().after(date(2027, 12, 31), 1);
    assert_eq!((later.day, later.listed), (date(2028, 1, 3), false));
    assert!(!holidays().before(date(2024, 1, 2), 1).listed);
}

/// Bộ luật Dân sự 2015, Điều 148 khoản 5.
#[test]
fn a_last_day_off_moves_to_the_next_working_day() {
    let moved = |last| holidays().moved(last).map(|moved| moved.day);
    let cases = [
        (date(2026, 6, 17), None),
        // Saturday.
        (date(2026, 10, 17), Some(date(2026, 10, 19))),
        // Tết.
        (date(2026, 2, 17), Some(date(2026, 2, 23))),
        (date(2024, 2, 10), Some(date(2024, 2, 15))),
        // Sunday 31/3/2024.
        (date(2024, 3, 31), Some(date(2024, 4, 1))),
        // 31/8/2026 to 2/9/2026.
        (date(2026, 8, 31), Some(date(2026, 9, 3))),
        (date(2026, 11, 24), Some(date(2026, 11, 25))),
        // Saturday 22/8/2026 is worked.
        (date(2026, 8, 22), None),
    ];
    for (last, expected) in cases {
        assert_eq!(moved(last), expected, "{last}");
    }
}

#[test]
fn a_broken_list_is_no_list() {
    for text in [
        "",
        "{}",
        r#"{ "fixed": [] }"#,
        r#"{ "fixed": [{ "date": "02-30", "name": "x", "since": 2000 }], "years": [] }"#,
        r#"{ "fixed": [], "years": [{ "year": 2026 }] }"#,
        r#"{ "fixed": [], "years": [{ "year": 2026, "off": [{ "from": "2026-02-30", "to":
           "2026-03-01", "name": "x" }], "worked": [], "sources": [], "addresses": [], "doubts": [] }] }"#,
    ] {
        assert_eq!(Holidays::read(text), None, "{text}");
    }
    let none = Holidays::read(r#"{ "fixed": [], "years": [] }"#).unwrap();
    assert!(none.is_working(date(2026, 2, 17)));
}

proptest! {
    #[test]
    fn working_days_are_counted_forth_and_back(
        offset in 0_u64..1_800,
        count in 1_u16..60,
    ) {
        let holidays = holidays();
        let from = date(2023, 6, 1) + Days::new(offset);
        let there = holidays.after(from, count).day;
        prop_assert!(there > from && holidays.is_working(there));
        prop_assert_eq!(holidays.between(from, there), usize::from(count));
        // Back as many: where one began, or the last working day before it.
        let back = holidays.before(there, count).day;
        prop_assert!(back <= from);
        prop_assert_eq!(holidays.between(back, from), 0);
        // Further counts go further.
        prop_assert!(holidays.after(from, count + 1).day > there);
    }

    #[test]
    fn the_next_working_day_is_near_and_worked(offset in 0_u64..1_800) {
        let holidays = holidays();
        let day = date(2023, 6, 1) + Days::new(offset);
        let next = holidays.working_from(day).day;
        prop_assert!(holidays.is_working(next) && next >= day);
        // The longest run off is that of Tết: nine days.
        prop_assert!((next - day).num_days() <= 9);
        prop_assert_eq!(holidays.moved(day).map(|moved| moved.day), (next != day).then_some(next));
    }
}
