//! What comes back, as occurrences.

use super::*;
use proptest::prelude::*;

fn recurrence(every: Every) -> Recurrence {
    Recurrence {
        every,
        times: 1,
        months: Vec::new(),
        day: None,
        weekday: None,
        hours: None,
        year: None,
    }
}

fn months(numbers: &[u8]) -> Vec<Month> {
    let months = numbers.iter().filter_map(|number| Month::new(*number));
    months.collect()
}

fn by(value: i32, clock: Clock, ends: PeriodEnd) -> Reckoning {
    Reckoning {
        year: year(value),
        clock,
        ends,
    }
}

#[track_caller]
fn check(recurrence: Recurrence, by: Reckoning, expected: &str) {
    let found = Deadline::Recurring(recurrence).occurrences(by, &[]);
    assert_eq!(listed(&found).join(", "), expected);
}

#[test]
fn days_are_those_of_the_document() {
    let calendar = Reckoning::by_calendar(year(2024));
    let the_31st = Recurrence {
        day: Some(31),
        months: months(&[4, 2, 12, 2]),
        ..recurrence(Every::Month)
    };
    check(
        the_31st,
        calendar,
        "m02 2024-02-29, m04 2024-04-30, m12 2024-12-31",
    );
    check(
        recurrence(Every::HalfYear),
        calendar,
        "h1 2024-06-30, h2 2024-12-31",
    );
    let named = Recurrence {
        months: months(&[11, 5]),
        day: Some(15),
        ..recurrence(Every::HalfYear)
    };
    check(named, calendar, "h1 2024-05-15, h2 2024-11-15");
    // Two months in one period are told apart by the month.
    let named = Recurrence {
        months: months(&[6, 11]),
        times: 2,
        ..recurrence(Every::Year)
    };
    check(named, calendar, "m06 2024-06-30, m11 2024-11-30");
    let once = Recurrence {
        months: months(&[2]),
        ..recurrence(Every::Year)
    };
    check(once, calendar, "y 2024-02-29");
    let twice = Recurrence {
        times: 2,
        ..recurrence(Every::Quarter)
    };
    check(
        twice,
        calendar,
        "n1 –, n2 –, n3 –, n4 –, n5 –, n6 –, n7 –, n8 –",
    );
}

/// "theo kỳ báo cáo": the quarter's end is a matter of reading.
#[test]
fn periods_end_by_the_calendar_or_with_the_figures() {
    let cases = [
        (
            Clock::ReportingYear,
            "q1 2026-03-14, q2 2026-06-14, q3 2026-09-14, q4 2026-12-14",
        ),
        (
            Clock::From21To20,
            "q1 2026-03-20, q2 2026-06-20, q3 2026-09-20, q4 2026-12-20",
        ),
        (
            Clock::Calendar,
            "q1 2026-03-31, q2 2026-06-30, q3 2026-09-30, q4 2026-12-31",
        ),
    ];
    for (clock, days) in cases {
        check(
            recurrence(Every::Quarter),
            by(2026, clock, PeriodEnd::CutOff),
            days,
        );
        check(
            recurrence(Every::Quarter),
            by(2026, clock, PeriodEnd::Calendar),
            cases[2].1,
        );
    }
    // A day that is named is that day.
    let the_17th = Recurrence {
        day: Some(17),
        ..recurrence(Every::Quarter)
    };
    check(
        the_17th,
        by(2026, Clock::ReportingYear, PeriodEnd::CutOff),
        "q1 2026-03-17, q2 2026-06-17, q3 2026-09-17, q4 2026-12-17",
    );
}

#[test]
fn weeks_are_counted_by_their_weekday() {
    let of = |weekday, value| {
        let weekly = Recurrence {
            weekday,
            ..recurrence(Every::Week)
        };
        let all = Deadline::Recurring(weekly)
            .occurrences(by(value, Clock::ReportingYear, PeriodEnd::Calendar), &[]);
        (all[0], *all.last().unwrap())
    };
    // 2026 begins and ends on a Thursday; 2024, a leap year, on a Monday and a Tuesday.
    let (first, last) = of(Some(4), 2026);
    assert_eq!(
        listed(&[first, last]).join(", "),
        "w01 2026-01-01, w53 2026-12-31"
    );
    let window = first.window.unwrap();
    assert_eq!(
        (window.first, window.last),
        (date(2025, 12, 29), date(2026, 1, 4))
    );
    let (first, last) = of(Some(2), 2024);
    assert_eq!(
        listed(&[first, last]).join(", "),
        "w01 2024-01-02, w53 2024-12-31"
    );
    // No weekday: the end of the working week.
    let (first, last) = of(None, 2026);
    assert_eq!(
        listed(&[first, last]).join(", "),
        "w01 2026-01-02, w52 2026-12-25"
    );
}

#[test]
fn events_are_numbered_as_they_were_noted() {
    let late = Deadline::AfterEvent("tiếp nhận".to_owned(), Some(10));
    let by = Reckoning::by_calendar(year(2024));
    let events = [date(2024, 12, 28), date(2024, 2, 19), date(2024, 2, 19)];
    let found = late.occurrences(by, &events);
    // By day; the numbers stay, so that progress stays with its event.
    assert_eq!(
        listed(&found).join(", "),
        "e2 2024-02-29, e3 2024-02-29, e1 2025-01-07"
    );
    assert!(found.iter().all(|one| one.window.is_none()));
    let before = Deadline::AfterEvent("đến hạn trả kết quả".to_owned(), Some(-1));
    let found = before.occurrences(by, &[date(2024, 3, 1)]);
    assert_eq!(listed(&found), ["e1 2024-02-29"]);
    for deadline in [Deadline::OnRequest, Deadline::PerDocument(None)] {
        let found = deadline.occurrences(by, &[date(2024, 3, 1)]);
        assert_eq!(listed(&found), ["e1 2024-03-01"]);
        assert!(deadline.occurrences(by, &[]).is_empty());
    }
    // What is fixed has no events.
    assert!(Deadline::Continuous.occurrences(by, &events).is_empty());
    let many = vec![date(2024, 3, 1); 300];
    assert_eq!(late.occurrences(by, &many).len(), 255);
}

fn any_recurrence() -> impl Strategy<Value = Recurrence> {
    let every = prop::sample::select(vec![
        Every::Week,
        Every::Month,
        Every::Quarter,
        Every::HalfYear,
        Every::Year,
    ]);
    let times = prop_oneof![3 => Just(1_u8), 1 => 1..=255_u8];
    let numbers = prop::collection::vec(1..=12_u8, 0..5);
    let day = prop::option::of(1..=31_u8);
    let weekday = prop::option::of(1..=7_u8);
    let year_named = prop::option::of(2023..=2026_i32);
    (every, times, numbers, day, weekday, year_named).prop_map(
        |(every, times, numbers, day, weekday, named)| Recurrence {
            every,
            times,
            months: months(&numbers),
            day,
            weekday,
            hours: None,
            year: named.map(year),
        },
    )
}

fn any_deadline() -> impl Strategy<Value = Deadline> {
    let event = prop::option::of(-400..400_i16);
    let one = prop_oneof![
        4 => any_recurrence().prop_map(Deadline::Recurring),
        1 => event.prop_map(|days| Deadline::AfterEvent("sự kiện".to_owned(), days)),
        1 => Just(Deadline::OnRequest),
        1 => Just(Deadline::Continuous),
        1 => Just(Deadline::On(date(2024, 2, 29))),
    ];
    let several = prop::collection::vec(one.clone(), 1..4).prop_map(Deadline::Several);
    prop_oneof![3 => one, 1 => several]
}

proptest! {
    #[test]
    fn occurrences_are_in_order_and_told_apart(
        deadline in any_deadline(),
        value in 2001..=2099_i32,
        clock in prop::sample::select(Clock::ALL.to_vec()),
        cut_off in any::<bool>(),
        events in prop::collection::vec(0..2_000_u64, 0..5),
    ) {
        let ends = if cut_off { PeriodEnd::CutOff } else { PeriodEnd::Calendar };
        let events: Vec<_> = events.iter().map(|days| date(2020, 1, 1) + Days::new(*days)).collect();
        let found = deadline.occurrences(by(value, clock, ends), &events);
        let mut keys: Vec<_> = found.iter().map(|one| one.key).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), found.len());
        let days: Vec<_> = found.iter().filter_map(|one| one.due).collect();
        prop_assert!(days.is_sorted());
        for one in &found {
            let text = one.key.to_string();
            prop_assert_eq!(OccurrenceKey::parse(&text), Some(one.key));
            let event = matches!(one.key, OccurrenceKey::Event(_));
            let open = matches!(one.key, OccurrenceKey::Time(_));
            prop_assert_eq!(event, one.window.is_none());
            prop_assert_eq!(open, one.due.is_none());
            // Nothing is due before the days it asks for have begun, but for days of the month
            // that are named.
            if let (OccurrenceKey::Week(_), Some(window), Some(due)) = (one.key, one.window, one.due) {
                prop_assert!(window.contains(due));
                prop_assert_eq!(window.days(), 7);
            }
        }
        // Without events, nothing of events.
        let without = deadline.occurrences(by(value, clock, ends), &[]);
        prop_assert!(without.iter().all(|one| one.window.is_some()));
    }

    #[test]
    fn a_day_of_a_period_is_in_its_year_and_not_before_its_figures(
        recurrence in any_recurrence(),
        clock in prop::sample::select(Clock::ALL.to_vec()),
    ) {
        let named = recurrence.year.unwrap_or(year(2024));
        let found = Deadline::Recurring(recurrence).occurrences(by(2024, clock, PeriodEnd::Calendar), &[]);
        prop_assert!(!found.is_empty());
        for one in found {
            let window = one.window.unwrap();
            if let Some(due) = one.due {
                prop_assert_eq!(due.year(), named.get());
                prop_assert!(window.first <= due);
            }
        }
    }

    #[test]
    fn the_next_day_is_the_first_of_the_occurrences(
        deadline in any_deadline(),
        offset in 0..1_800_u64,
    ) {
        let today = date(2022, 6, 1) + Days::new(offset);
        let all = deadline.occurrences(Reckoning::by_calendar(year(2024)), &[]);
        let expected = all.iter().filter_map(|one| one.due).find(|day| *day >= today);
        prop_assert_eq!(deadline.next_day(Reckoning::by_calendar(year(2024)), today), expected);
    }
}
