//! What a deadline of the five plans can come to, the days of periods, and the check of one.

use std::collections::BTreeSet;

use super::*;
use Expected::{Comes, Last, Mixed, Open, Period, Waits};

/// What a deadline is to come to.
#[derive(Clone, Copy, Debug)]
pub enum Expected {
    /// No deadline.
    Nothing,
    /// Goes on all the time, and never has a day.
    Continuous,
    /// One last day.
    Last(&'static str),
    /// One last day, by the calendar and by the reporting year.
    Period(&'static str, &'static str),
    /// These occurrences: key and day.
    Comes(&'static [(&'static str, &'static str)]),
    /// So many times on days left open.
    Open(u8),
    /// Waits for a day to be typed, and is due so many days after it.
    Waits(i64),
    /// One last day beside something that goes on or waits.
    Mixed(&'static str),
    /// Every Thursday of 2026, every month, every quarter and once in the year.
    ThursdaysAndPeriods,
    /// Every Thursday of 2026.
    Thursdays,
    /// The end of every working week of 2024.
    Fridays,
}

pub const MONTH_ENDS_2026: Expected = Comes(&[
    ("m01", "2026-01-31"),
    ("m02", "2026-02-28"),
    ("m03", "2026-03-31"),
    ("m04", "2026-04-30"),
    ("m05", "2026-05-31"),
    ("m06", "2026-06-30"),
    ("m07", "2026-07-31"),
    ("m08", "2026-08-31"),
    ("m09", "2026-09-30"),
    ("m10", "2026-10-31"),
    ("m11", "2026-11-30"),
    ("m12", "2026-12-31"),
]);

pub const MONTH_ENDS_2024: Expected = Comes(&[
    ("m01", "2024-01-31"),
    ("m02", "2024-02-29"),
    ("m03", "2024-03-31"),
    ("m04", "2024-04-30"),
    ("m05", "2024-05-31"),
    ("m06", "2024-06-30"),
    ("m07", "2024-07-31"),
    ("m08", "2024-08-31"),
    ("m09", "2024-09-30"),
    ("m10", "2024-10-31"),
    ("m11", "2024-11-30"),
    ("m12", "2024-12-31"),
]);

pub const THE_22ND_OF_2024: Expected = Comes(&[
    ("m01", "2024-01-22"),
    ("m02", "2024-02-22"),
    ("m03", "2024-03-22"),
    ("m04", "2024-04-22"),
    ("m05", "2024-05-22"),
    ("m06", "2024-06-22"),
    ("m07", "2024-07-22"),
    ("m08", "2024-08-22"),
    ("m09", "2024-09-22"),
    ("m10", "2024-10-22"),
    ("m11", "2024-11-22"),
    ("m12", "2024-12-22"),
]);

pub const THE_20TH_OF_2024: Expected = Comes(&[
    ("m01", "2024-01-20"),
    ("m02", "2024-02-20"),
    ("m03", "2024-03-20"),
    ("m04", "2024-04-20"),
    ("m05", "2024-05-20"),
    ("m06", "2024-06-20"),
    ("m07", "2024-07-20"),
    ("m08", "2024-08-20"),
    ("m09", "2024-09-20"),
    ("m10", "2024-10-20"),
    ("m11", "2024-11-20"),
    ("m12", "2024-12-20"),
]);

pub const QUARTER_ENDS_2026: Expected = Comes(&[
    ("q1", "2026-03-31"),
    ("q2", "2026-06-30"),
    ("q3", "2026-09-30"),
    ("q4", "2026-12-31"),
]);

pub const QUARTER_ENDS_2024: Expected = Comes(&[
    ("q1", "2024-03-31"),
    ("q2", "2024-06-30"),
    ("q3", "2024-09-30"),
    ("q4", "2024-12-31"),
]);

/// As the document has it, in a plan of 2024.
pub const QUARTER_ENDS_2023: Expected = Comes(&[
    ("q1", "2023-03-31"),
    ("q2", "2023-06-30"),
    ("q3", "2023-09-30"),
    ("q4", "2023-12-31"),
]);

pub const THE_17TH: Expected = Comes(&[
    ("q1", "2024-03-17"),
    ("q2", "2024-06-17"),
    ("q3", "2024-09-17"),
    ("q4", "2024-12-17"),
]);

pub const THE_19TH: Expected = Comes(&[
    ("q1", "2024-03-19"),
    ("q2", "2024-06-19"),
    ("q3", "2024-09-19"),
    ("q4", "2024-12-19"),
]);

/// What holds of a deadline in a plan, in the same words for all.
pub fn check(deadline: &Deadline, year: Year, clock: Clock, expected: Expected, name: &str) {
    let by = Reckoning {
        year,
        clock,
        ends: PeriodEnd::Calendar,
    };
    let comes = listed(&deadline.occurrences(by, &[]));
    let last = deadline.last_day().map(|day| day.to_string());
    let by_cut_off = deadline.last_day_by(Clock::ReportingYear);
    let by_cut_off = by_cut_off.map(|day| day.to_string());
    let (expected_last, expected_cut_off) = match expected {
        Last(day) | Mixed(day) => (Some(day), Some(day)),
        Period(day, cut_off) => (Some(day), Some(cut_off)),
        _ => (None, None),
    };
    assert_eq!(last.as_deref(), expected_last, "{name}");
    assert_eq!(by_cut_off.as_deref(), expected_cut_off, "{name}");
    let expected_comes = match expected {
        Comes(days) => days
            .iter()
            .map(|(key, day)| format!("{key} {day}"))
            .collect(),
        Open(times) => (1..=times).map(|time| format!("n{time} –")).collect(),
        Expected::Thursdays => weekdays(date(2026, 1, 1), 53),
        Expected::Fridays => weekdays(date(2024, 1, 5), 52),
        Expected::ThursdaysAndPeriods => {
            let mut all = weekdays(date(2026, 1, 1), 53);
            for more in [MONTH_ENDS_2026, QUARTER_ENDS_2026] {
                let Comes(days) = more else { panic!() };
                all.extend(days.iter().map(|(key, day)| format!("{key} {day}")));
            }
            all.push("y 2026-12-31".to_owned());
            all
        }
        _ => Vec::new(),
    };
    let (comes, wanted): (BTreeSet<_>, BTreeSet<_>) = (
        comes.into_iter().collect(),
        expected_comes.into_iter().collect(),
    );
    assert_eq!(comes, wanted, "{name}");
    // What waits has a day once someone types the day of the event.
    let event = date(year.get(), 2, 28);
    let typed = deadline.occurrences(by, &[event]);
    let new: Vec<_> = typed
        .iter()
        .filter(|one| one.key == OccurrenceKey::Event(1))
        .collect();
    match expected {
        Waits(days) => {
            assert!(deadline.waits(), "{name}");
            assert_eq!(new[0].due, Some(event + TimeDelta::days(days)), "{name}");
        }
        Mixed(_) => {}
        _ => assert!(!deadline.waits() && new.is_empty(), "{name}"),
    }
}

/// So many days a week apart.
fn weekdays(first: NaiveDate, count: usize) -> Vec<String> {
    let days = first.iter_days().step_by(7).take(count);
    let days = days.enumerate();
    days.map(|(at, day)| format!("w{:02} {day}", at + 1))
        .collect()
}
