//! How tasks stand, day by day.

use super::*;
use so_chi_tieu::plan::Reckoning;

fn task_plan(year: i32, deadline: Value) -> Plan {
    let mut plan = plan_value(&[target_value("T", at_least(80), json!({}))]);
    let tasks = json!([{ "id": "1", "label": "Việc", "deadline": deadline }]);
    merge(&mut plan, json!({ "tasks": tasks, "year": year }));
    open_plan(&plan).plan
}

#[track_caller]
fn check_task(
    deadline: &Value,
    progress: Option<Progress>,
    today: NaiveDate,
    expected: TaskStanding,
) {
    let plan = task_plan(2026, deadline.clone());
    let found = task_standing(
        &plan.tasks[0].deadline,
        progress.as_ref(),
        Reckoning::by_calendar(plan.year),
        today,
    );
    assert_eq!(found, expected, "{deadline} on {today}");
}

fn done_on(on: NaiveDate) -> Option<Progress> {
    Some(Progress::Done {
        on,
        on_unread: None,
        product: String::new(),
        note: String::new(),
    })
}

#[test]
fn a_fixed_deadline_is_due_until_its_last_day_is_over() {
    for (deadline, last) in [
        (
            json!({ "kind": "on", "date": "2026-06-30" }),
            day(2026, 6, 30),
        ),
        (
            json!({ "kind": "before", "date": "2026-10-30" }),
            day(2026, 10, 29),
        ),
        (
            json!({ "kind": "before", "date": "2026-01-01" }),
            day(2025, 12, 31),
        ),
        (
            json!({ "kind": "before", "date": "2024-03-01" }),
            day(2024, 2, 29),
        ),
        (
            json!({ "kind": "before", "date": "2026-03-01" }),
            day(2026, 2, 28),
        ),
        (
            json!({ "kind": "month", "year": 2024, "month": 2 }),
            day(2024, 2, 29),
        ),
        (
            json!({ "kind": "month", "year": 2026, "month": 2 }),
            day(2026, 2, 28),
        ),
        (
            json!({ "kind": "month", "year": 2026, "month": 4 }),
            day(2026, 4, 30),
        ),
        (
            json!({ "kind": "month", "year": 2026, "month": 12 }),
            day(2026, 12, 31),
        ),
        (
            json!({ "kind": "quarter", "year": 2024, "quarter": 1 }),
            day(2024, 3, 31),
        ),
        (
            json!({ "kind": "quarter", "year": 2024, "quarter": 2 }),
            day(2024, 6, 30),
        ),
        (
            json!({ "kind": "quarter", "year": 2026, "quarter": 3 }),
            day(2026, 9, 30),
        ),
        (
            json!({ "kind": "quarter", "year": 2026, "quarter": 4 }),
            day(2026, 12, 31),
        ),
        (json!({ "kind": "year", "year": 2024 }), day(2024, 12, 31)),
    ] {
        let days_off = |days: i64| last + chrono::TimeDelta::days(days);
        let doing = Some(Progress::Doing {
            note: "đang làm".to_owned(),
        });
        for begun in [None, doing] {
            let check = |today, expected| check_task(&deadline, begun.clone(), today, expected);
            check(days_off(-31), TaskStanding::Due { on: last, days: 31 });
            check(days_off(-1), TaskStanding::Due { on: last, days: 1 });
            check(last, TaskStanding::Due { on: last, days: 0 });
            check(days_off(1), TaskStanding::Overdue { on: last, days: 1 });
            check(
                days_off(366),
                TaskStanding::Overdue {
                    on: last,
                    days: 366,
                },
            );
        }
        for (on, expected) in [
            (days_off(-1), TaskStanding::DoneOnTime { on: days_off(-1) }),
            (last, TaskStanding::DoneOnTime { on: last }),
            (
                days_off(1),
                TaskStanding::DoneLate {
                    on: days_off(1),
                    days: 1,
                },
            ),
            (
                days_off(40),
                TaskStanding::DoneLate {
                    on: days_off(40),
                    days: 40,
                },
            ),
        ] {
            check_task(&deadline, done_on(on), days_off(400), expected);
        }
    }
}

#[test]
fn what_has_no_fixed_day_is_never_late() {
    let new_year = day(2027, 1, 1);
    for (deadline, open) in [
        (json!({ "kind": "none" }), TaskStanding::NoDeadline),
        (json!({ "kind": "continuous" }), TaskStanding::Continuous),
        (
            json!({ "kind": "continuous", "year": 2026 }),
            TaskStanding::Continuous,
        ),
        (
            json!({ "kind": "after_event", "event": "có văn bản" }),
            TaskStanding::Waiting,
        ),
        (
            json!({ "kind": "after_event", "event": "hẹn trả", "days": -1 }),
            TaskStanding::Waiting,
        ),
        (
            json!({ "kind": "per_document", "document": "Kế hoạch huyện" }),
            TaskStanding::Waiting,
        ),
        (json!({ "kind": "on_request" }), TaskStanding::Waiting),
    ] {
        check_task(&deadline, None, new_year, open);
        let on = day(2026, 5, 4);
        check_task(&deadline, done_on(on), new_year, TaskStanding::Done { on });
    }
    let plan = task_plan(2026, json!({ "kind": "none" }));
    let unsaid = task_standing(
        &plan.tasks[0].deadline,
        None,
        Reckoning::by_calendar(plan.year),
        new_year,
    );
    assert_eq!(unsaid, TaskStanding::NoDeadline);
}

#[test]
fn what_did_not_arise_is_not_due() {
    let not_arisen = Some(Progress::NotArisen {
        note: String::new(),
    });
    for deadline in [
        json!({ "kind": "on", "date": "2026-06-30" }),
        json!({ "kind": "continuous" }),
        json!({ "kind": "recurring", "every": "month" }),
    ] {
        let today = day(2026, 8, 1);
        check_task(
            &deadline,
            not_arisen.clone(),
            today,
            TaskStanding::NotArisen,
        );
    }
}

#[track_caller]
fn check_next(year: i32, recurrence: Value, today: NaiveDate, expected: Option<NaiveDate>) {
    let mut deadline = json!({ "kind": "recurring" });
    merge(&mut deadline, recurrence);
    let plan = task_plan(year, deadline.clone());
    let found = task_standing(
        &plan.tasks[0].deadline,
        None,
        Reckoning::by_calendar(plan.year),
        today,
    );
    let expected = TaskStanding::Recurring { next: expected };
    assert_eq!(found, expected, "{deadline} on {today}");
}

#[test]
fn what_comes_back_names_its_next_day() {
    let month = || json!({ "every": "month" });
    check_next(2026, month(), day(2025, 11, 1), Some(day(2026, 1, 31)));
    check_next(2026, month(), day(2026, 1, 31), Some(day(2026, 1, 31)));
    check_next(2026, month(), day(2026, 2, 1), Some(day(2026, 2, 28)));
    check_next(2024, month(), day(2024, 2, 1), Some(day(2024, 2, 29)));
    check_next(2026, month(), day(2027, 1, 1), None);

    let the_20th = || json!({ "every": "month", "day": 20 });
    check_next(2024, the_20th(), day(2024, 5, 20), Some(day(2024, 5, 20)));
    check_next(2024, the_20th(), day(2024, 5, 21), Some(day(2024, 6, 20)));
    check_next(2024, the_20th(), day(2024, 12, 21), None);

    let the_31st = || json!({ "every": "month", "day": 31 });
    check_next(2026, the_31st(), day(2026, 4, 2), Some(day(2026, 4, 30)));
    check_next(2024, the_31st(), day(2024, 2, 29), Some(day(2024, 2, 29)));
    check_next(2026, the_31st(), day(2026, 2, 2), Some(day(2026, 2, 28)));
    check_next(2026, the_31st(), day(2026, 8, 30), Some(day(2026, 8, 31)));
    let the_29th = || json!({ "every": "month", "day": 29 });
    check_next(2026, the_29th(), day(2026, 2, 2), Some(day(2026, 2, 28)));
    check_next(2024, the_29th(), day(2024, 2, 2), Some(day(2024, 2, 29)));
    check_next(2024, the_29th(), day(2024, 3, 2), Some(day(2024, 3, 29)));

    let quarter = || json!({ "every": "quarter", "day": 17 });
    check_next(2026, quarter(), day(2026, 1, 1), Some(day(2026, 3, 17)));
    check_next(2026, quarter(), day(2026, 3, 18), Some(day(2026, 6, 17)));
    check_next(2026, quarter(), day(2026, 9, 18), Some(day(2026, 12, 17)));
    let half = || json!({ "every": "half_year" });
    check_next(2026, half(), day(2026, 1, 1), Some(day(2026, 6, 30)));
    check_next(2026, half(), day(2026, 7, 1), Some(day(2026, 12, 31)));
    let year = || json!({ "every": "year", "day": 15 });
    check_next(2026, year(), day(2026, 1, 1), Some(day(2026, 12, 15)));
    check_next(2026, year(), day(2026, 12, 16), None);

    let named = || json!({ "every": "quarter", "months": [3, 6, 9, 12] });
    check_next(2026, named(), day(2026, 4, 1), Some(day(2026, 6, 30)));
    let named = || json!({ "every": "year", "months": [2], "times": 2 });
    check_next(2024, named(), day(2024, 1, 1), Some(day(2024, 2, 29)));
    // The document names another year than the plan's.
    let named = || json!({ "every": "quarter", "months": [3, 6, 9, 12], "year": 2023 });
    check_next(2024, named(), day(2024, 1, 1), None);
    check_next(2024, named(), day(2023, 12, 1), Some(day(2023, 12, 31)));
    // Months in any order.
    let named = || json!({ "every": "quarter", "months": [12, 3, 9, 6] });
    check_next(2026, named(), day(2026, 4, 1), Some(day(2026, 6, 30)));
    // "02 lần/năm" leaves the days open.
    let twice = || json!({ "every": "year", "times": 2 });
    check_next(2026, twice(), day(2026, 1, 1), None);
    // Every week without a weekday: by the end of the working week.
    let week = || json!({ "every": "week" });
    check_next(2026, week(), day(2026, 1, 1), Some(day(2026, 1, 2)));
    check_next(2026, week(), day(2026, 12, 26), None);
}

#[test]
fn every_thursday_is_a_thursday() {
    let thursday = || json!({ "every": "week", "weekday": 4, "hours": "16:00-16:15" });
    // 1 January 2026 is a Thursday, 31 December 2026 as well; 2024 begins on a Monday.
    check_next(2026, thursday(), day(2025, 6, 1), Some(day(2026, 1, 1)));
    check_next(2026, thursday(), day(2026, 1, 1), Some(day(2026, 1, 1)));
    check_next(2026, thursday(), day(2026, 1, 2), Some(day(2026, 1, 8)));
    check_next(2026, thursday(), day(2026, 6, 27), Some(day(2026, 7, 2)));
    check_next(2026, thursday(), day(2026, 12, 31), Some(day(2026, 12, 31)));
    check_next(2026, thursday(), day(2027, 1, 1), None);
    check_next(2024, thursday(), day(2024, 1, 1), Some(day(2024, 1, 4)));
    check_next(2024, thursday(), day(2024, 2, 28), Some(day(2024, 2, 29)));
    check_next(2024, thursday(), day(2024, 12, 27), None);
    // The document names another year than the plan's.
    let named = || json!({ "every": "week", "weekday": 4, "year": 2024 });
    check_next(2026, named(), day(2026, 1, 1), None);
    check_next(2026, named(), day(2024, 1, 1), Some(day(2024, 1, 4)));
    let sunday = || json!({ "every": "week", "weekday": 7 });
    check_next(2026, sunday(), day(2026, 6, 27), Some(day(2026, 6, 28)));
}

proptest! {
    #[test]
    fn the_next_weekday_is_the_first_from_today_on(
        offset in 0_i64..366,
        weekday in 1_u8..=7,
        year in 2024_i32..=2026,
    ) {
        let today = day(year, 1, 1) + chrono::TimeDelta::days(offset);
        let plan = task_plan(
            year,
            json!({ "kind": "recurring", "every": "week", "weekday": weekday }),
        );
        let mut expected = Some(today);
        while let Some(day) = expected {
            if day.year() != year {
                expected = None;
            } else if day.weekday().num_days_from_monday() + 1 == u32::from(weekday) {
                break;
            } else {
                expected = day.succ_opt();
            }
        }
        let found = task_standing(&plan.tasks[0].deadline, None, Reckoning::by_calendar(plan.year), today);
        prop_assert_eq!(found, TaskStanding::Recurring { next: expected });
    }
}

#[test]
fn of_several_deadlines_the_first_fixed_one_counts() {
    let report = json!({ "kind": "before", "date": "2026-09-10" });
    let month = json!({ "kind": "month", "year": 2026, "month": 9 });
    let always = json!({ "kind": "continuous", "year": 2026 });
    let several = |parts: &[&Value]| json!({ "kind": "several", "parts": parts });
    let last = day(2026, 9, 9);
    let all = several(&[&month, &report, &always]);
    check_task(&all, None, last, TaskStanding::Due { on: last, days: 0 });
    check_task(
        &all,
        None,
        day(2026, 9, 12),
        TaskStanding::Overdue { on: last, days: 3 },
    );
    check_task(
        &all,
        done_on(last),
        last,
        TaskStanding::DoneOnTime { on: last },
    );
}

#[test]
fn of_several_open_deadlines_the_one_that_comes_back_counts() {
    let several = |parts: Value| json!({ "kind": "several", "parts": parts });
    let weekly = json!({ "kind": "recurring", "every": "week", "weekday": 4 });
    let monthly = json!({ "kind": "recurring", "every": "month", "day": 20 });
    let always = json!({ "kind": "continuous" });
    let asked = json!({ "kind": "on_request" });
    let check = |parts: Value, expected| {
        check_task(&several(parts), None, day(2026, 6, 19), expected);
    };
    // 25 June 2026 is the Thursday after Friday the 19th; the 20th comes first.
    check(
        json!([weekly, monthly]),
        TaskStanding::Recurring {
            next: Some(day(2026, 6, 20)),
        },
    );
    check(
        json!([always, weekly]),
        TaskStanding::Recurring {
            next: Some(day(2026, 6, 25)),
        },
    );
    check(json!([asked, always]), TaskStanding::Continuous);
    check(json!([asked, asked]), TaskStanding::Waiting);
    let inner = several(json!([asked, weekly]));
    check(
        json!([inner, always]),
        TaskStanding::Recurring {
            next: Some(day(2026, 6, 25)),
        },
    );
}
