//! Last days around 29/02/2024, the turn of the year and Tết, as the agenda and the header say them.

use super::notes::{Notes, duty, quarterly, task};
use super::*;

/// A plan of this year with one task and one quarterly report, due on the 17th.
fn plan_for(year: i32, deadline: Value) -> Plan {
    let mut plan = plan_value(&[]);
    let tasks = json!([{ "id": "1", "label": "Việc", "deadline": deadline }]);
    let duties = json!([quarterly("b", 17)]);
    merge(
        &mut plan,
        json!({ "year": year, "tasks": tasks, "duties": duties }),
    );
    open_plan(&plan).plan
}

#[test]
fn the_header_counts_over_the_leap_day_and_the_turn_of_the_year() {
    // 17/3/2024 is a Sunday, 17/3/2026 a Tuesday.
    let first_2024 = "Kỳ số liệu 15/12/2023 – 14/3/2024, hạn gửi 17/3 (ngày nghỉ; ngày làm việc \
                      tiếp theo 18/3/2024)";
    let first_2026 = "Kỳ số liệu 15/12/2025 – 14/3/2026, hạn gửi 17/3";
    let last_2024 = "Kỳ số liệu 15/9 – 14/12/2024, hạn gửi 17/12";
    let cases = [
        (2024, day(2023, 12, 15), first_2024, "còn 93 ngày"),
        (2024, day(2023, 12, 31), first_2024, "còn 77 ngày"),
        (2024, day(2024, 1, 1), first_2024, "còn 76 ngày"),
        (2024, day(2024, 2, 28), first_2024, "còn 18 ngày"),
        (2024, day(2024, 2, 29), first_2024, "còn 17 ngày"),
        (2024, day(2024, 3, 1), first_2024, "còn 16 ngày"),
        (2026, day(2025, 12, 31), first_2026, "còn 76 ngày"),
        // Tết Bính Ngọ.
        (2026, day(2026, 2, 17), first_2026, "còn 28 ngày"),
        (2026, day(2026, 2, 28), first_2026, "còn 17 ngày"),
        (2026, day(2026, 3, 1), first_2026, "còn 16 ngày"),
        (2024, day(2024, 12, 17), last_2024, "hạn hôm nay"),
        (2024, day(2024, 12, 31), last_2024, "trễ 14 ngày"),
        (2024, day(2025, 1, 1), last_2024, "trễ 15 ngày"),
    ];
    for (year, today, expected, left) in cases {
        let plan = plan_for(year, json!({ "kind": "none" }));
        let found = Notes::default().header(&plan, today);
        assert_eq!(found, format!("{expected}, {left}"), "{today}");
    }
    // Sent within the old year for a quarter that ended in it, and after the turn.
    let plan = plan_for(2024, json!({ "kind": "none" }));
    for (on, words) in [
        (day(2024, 12, 16), "đã gửi ngày 16/12"),
        (day(2025, 1, 2), "đã gửi ngày 2/1/2025, trễ 16 ngày"),
    ] {
        let sent = Notes::default().done(duty("b"), "q4", on);
        let found = sent.header(&plan, day(2025, 1, 2));
        assert_eq!(found, format!("{last_2024}, {words}"));
    }
}

/// The days of what comes back, each with the working day beside it where it is a day off.
#[test]
fn last_days_that_are_off_have_the_next_working_day_beside_them() {
    let every = |day: u8| json!({ "kind": "recurring", "every": "month", "day": day });
    let thursdays = || json!({ "kind": "recurring", "every": "week", "weekday": 4 });
    let on = |date: &str| json!({ "kind": "on", "date": date });
    let cases = [
        // The 10th of 2024: Tết in February, a Sunday, a Saturday.
        (2024, every(10), "m01", day(2024, 1, 10), None),
        (
            2024,
            every(10),
            "m02",
            day(2024, 2, 10),
            Some(day(2024, 2, 15)),
        ),
        (
            2024,
            every(10),
            "m03",
            day(2024, 3, 10),
            Some(day(2024, 3, 11)),
        ),
        (
            2024,
            every(10),
            "m08",
            day(2024, 8, 10),
            Some(day(2024, 8, 12)),
        ),
        // Saturday 4/5/2024 is worked.
        (
            2024,
            every(4),
            "m02",
            day(2024, 2, 4),
            Some(day(2024, 2, 5)),
        ),
        (2024, every(4), "m05", day(2024, 5, 4), None),
        // The last of February.
        (2024, every(31), "m02", day(2024, 2, 29), None),
        (
            2026,
            every(31),
            "m02",
            day(2026, 2, 28),
            Some(day(2026, 3, 2)),
        ),
        (
            2026,
            every(29),
            "m02",
            day(2026, 2, 28),
            Some(day(2026, 3, 2)),
        ),
        // Saturday 29/8/2026 to Quốc khánh.
        (
            2026,
            every(29),
            "m08",
            day(2026, 8, 29),
            Some(day(2026, 9, 3)),
        ),
        (2026, every(22), "m08", day(2026, 8, 22), None),
        (
            2026,
            every(1),
            "m01",
            day(2026, 1, 1),
            Some(day(2026, 1, 5)),
        ),
        (
            2026,
            every(1),
            "m05",
            day(2026, 5, 1),
            Some(day(2026, 5, 4)),
        ),
        (
            2026,
            every(17),
            "m02",
            day(2026, 2, 17),
            Some(day(2026, 2, 23)),
        ),
        (
            2026,
            every(24),
            "m11",
            day(2026, 11, 24),
            Some(day(2026, 11, 25)),
        ),
        (2026, every(31), "m12", day(2026, 12, 31), None),
        // Thursdays: New Year 2026, the first day of Tết 2024, Tết 2026, the leap day.
        (
            2026,
            thursdays(),
            "w01",
            day(2026, 1, 1),
            Some(day(2026, 1, 5)),
        ),
        (
            2024,
            thursdays(),
            "w06",
            day(2024, 2, 8),
            Some(day(2024, 2, 15)),
        ),
        (
            2026,
            thursdays(),
            "w08",
            day(2026, 2, 19),
            Some(day(2026, 2, 23)),
        ),
        (2024, thursdays(), "w09", day(2024, 2, 29), None),
        // Days that are named, over the turn of the year.
        (
            2024,
            on("2023-12-31"),
            "",
            day(2023, 12, 31),
            Some(day(2024, 1, 2)),
        ),
        (
            2026,
            on("2027-01-01"),
            "",
            day(2027, 1, 1),
            Some(day(2027, 1, 4)),
        ),
        (2026, on("2026-12-31"), "", day(2026, 12, 31), None),
    ];
    for (year, deadline, key, last, moved) in cases {
        let plan = plan_for(year, deadline);
        let agenda = Notes::default().agenda(&plan, last);
        let row = task("1");
        let key_of = |dated: &so_chi_tieu::standing::Dated| {
            dated.key.map(|key| key.to_string()).unwrap_or_default()
        };
        let found = agenda.of(&row).find(|dated| key_of(dated) == key);
        let found = found.unwrap_or_else(|| panic!("{year}: no {key}"));
        assert_eq!(found.on, last, "{year} {key}");
        assert_eq!(found.moved.map(|moved| moved.day), moved, "{last}");
        // The document's day counts, be it worked or not.
        assert_eq!(found.standing, TaskStanding::Due { on: last, days: 0 });
    }
}

#[test]
fn days_after_an_event_go_over_the_leap_day_and_the_turn_of_the_year() {
    let cases = [
        (2024, day(2024, 2, 28), 2, day(2024, 3, 1)),
        (2024, day(2024, 2, 28), 1, day(2024, 2, 29)),
        (2026, day(2026, 2, 27), 2, day(2026, 3, 1)),
        (2026, day(2025, 12, 30), 5, day(2026, 1, 4)),
        (2026, day(2026, 12, 30), 5, day(2027, 1, 4)),
        (2024, day(2024, 3, 1), -1, day(2024, 2, 29)),
        (2026, day(2026, 1, 3), -5, day(2025, 12, 29)),
        (2024, day(2023, 2, 28), 366, day(2024, 2, 29)),
        (2024, day(2024, 2, 29), 365, day(2025, 2, 28)),
    ];
    for (year, event, days, due) in cases {
        let deadline = json!({ "kind": "after_event", "event": "tiếp nhận", "days": days });
        let plan = plan_for(year, deadline);
        let notes = Notes::default().came(task("1"), event);
        for (today, left) in [(event, i64::from(days)), (due, 0)] {
            let agenda = notes.agenda(&plan, today);
            let row = task("1");
            let found = agenda.of(&row).next().expect("it has a day now");
            let expected = match left {
                0.. => TaskStanding::Due {
                    on: due,
                    days: left,
                },
                _ => TaskStanding::Overdue {
                    on: due,
                    days: -left,
                },
            };
            assert_eq!(
                (found.on, found.standing),
                (due, expected),
                "{event} {days}"
            );
        }
    }
}
