//! Everything with a day, and what waits for one.

use super::notes::{Notes, quarterly, task, work_plan};
use super::*;
use so_chi_tieu::calendar::{Holidays, Window};
use so_chi_tieu::locale::{Language, occurrence_words};
use so_chi_tieu::plan::{Occurrence, OccurrenceKey, PeriodEnd, WorkId};
use so_chi_tieu::standing::agenda;

#[test]
fn the_agenda_has_every_date_in_order() {
    let fixed = json!({ "kind": "before", "date": "2026-10-30" });
    let quarter = json!({ "kind": "quarter", "year": 2026, "quarter": 1 });
    let twice = json!({ "kind": "recurring", "every": "year", "times": 2 });
    let halves = json!({ "kind": "recurring", "every": "half_year" });
    let event = json!({ "kind": "after_event", "event": "tiếp nhận", "days": 10 });
    let both = json!({ "kind": "several", "parts": [fixed, halves] });
    let plan = work_plan(
        &[fixed.clone(), quarter, twice, event, both],
        &[quarterly("1", 17)],
    );
    let notes = Notes::default()
        .came(task("4"), day(2026, 2, 6))
        .came(task("4"), day(2026, 1, 5))
        .done(task("4"), "e1", day(2026, 2, 20))
        .done(task("5"), "h1", day(2026, 6, 1))
        .done(task("3"), "n2", day(2026, 4, 1));
    let agenda = notes.agenda(&plan, day(2026, 3, 1));
    let listed: Vec<String> = agenda
        .dated
        .iter()
        .map(|dated| {
            let id = match &dated.work {
                WorkId::Task(id) => format!("task {id}"),
                WorkId::Duty(id) => format!("duty {id}"),
            };
            let key = dated.key.map(|key| key.to_string()).unwrap_or_default();
            format!("{} {id} {key}", dated.on)
        })
        .collect();
    let expected = [
        "2026-01-15 task 4 e2",
        "2026-02-16 task 4 e1",
        "2026-03-17 duty 1 q1",
        "2026-03-31 task 2 ",
        "2026-06-17 duty 1 q2",
        "2026-06-30 task 5 h1",
        "2026-09-17 duty 1 q3",
        "2026-10-29 task 1 ",
        "2026-10-29 task 5 ",
        "2026-12-17 duty 1 q4",
        "2026-12-31 task 5 h2",
    ];
    assert_eq!(listed, expected);
    let standing = |at: usize| agenda.dated[at].standing;
    let on = day(2026, 1, 15);
    assert_eq!(standing(0), TaskStanding::Overdue { on, days: 45 });
    // Tết: the document's day counts, the next working day stands beside it.
    let on = day(2026, 2, 20);
    assert_eq!(standing(1), TaskStanding::DoneLate { on, days: 4 });
    assert_eq!(agenda.dated[1].moved.unwrap().day, day(2026, 2, 23));
    let on = day(2026, 6, 1);
    assert_eq!(standing(5), TaskStanding::DoneOnTime { on });
    assert_eq!(agenda.of(&task("5")).count(), 3);

    let undated: Vec<_> = agenda
        .undated
        .iter()
        .map(|one| (one.key.to_string(), one.standing))
        .collect();
    let on = day(2026, 4, 1);
    let expected = [
        ("n1".to_owned(), TaskStanding::Recurring { next: None }),
        ("n2".to_owned(), TaskStanding::Done { on }),
    ];
    assert_eq!(undated, expected);
    assert_eq!(agenda.waiting.len(), 1);
    assert_eq!(agenda.waiting[0].events, 2);
}

#[test]
fn quarters_end_by_the_setting() {
    let plan = work_plan(
        &[
            json!({ "kind": "quarter", "year": 2026, "quarter": 1 }),
            json!({ "kind": "year", "year": 2026 }),
            json!({ "kind": "month", "year": 2026, "month": 3 }),
        ],
        &[],
    );
    let days = |ends| {
        let agenda = Notes::default().ask(ends, day(2026, 1, 1), |known, calendars| {
            agenda(&plan, known, calendars)
        });
        let mut days: Vec<_> = agenda
            .dated
            .into_iter()
            .map(|dated| (dated.work, dated.on))
            .collect();
        days.sort();
        days.into_iter().map(|(_, on)| on).collect::<Vec<_>>()
    };
    let calendar = [day(2026, 3, 31), day(2026, 12, 31), day(2026, 3, 31)];
    assert_eq!(days(PeriodEnd::Calendar), calendar);
    let cut_off = [day(2026, 3, 14), day(2026, 12, 14), day(2026, 3, 31)];
    assert_eq!(days(PeriodEnd::CutOff), cut_off);
}

/// 24 task rows hang on an event or another document; so do reporting duties.
#[test]
fn what_waits_is_listed_until_its_day_is_typed() {
    let waiting = |name: &str| {
        let agenda = Notes::default().agenda(&plan_of(name), day(2026, 1, 1));
        let tasks = agenda
            .waiting
            .iter()
            .filter(|one| matches!(one.work, WorkId::Task(_)));
        let tasks = tasks.count();
        assert!(agenda.waiting.iter().all(|one| one.events == 0));
        (tasks, agenda.waiting.len() - tasks)
    };
    let counts = [
        "cho-vam-2024",
        "dai-son-2026",
        "dien-chau-2026",
        "tan-trung-2024",
        "tinh-bien-2026",
    ]
    .map(waiting);
    assert_eq!(counts, [(13, 5), (1, 4), (0, 1), (6, 3), (4, 2)]);
    assert_eq!(counts.iter().map(|(tasks, _)| tasks).sum::<usize>(), 24);

    let plan = plan_of("cho-vam-2024");
    let notes = Notes::default().came(task("VI-3"), day(2024, 2, 19));
    let agenda = notes.agenda(&plan, day(2024, 2, 20));
    let row = task("VI-3");
    let typed: Vec<_> = agenda.of(&row).collect();
    // Ten days after 19/02/2024: the leap day.
    let on = day(2024, 2, 29);
    assert_eq!(typed[0].on, on);
    assert_eq!(typed[0].standing, TaskStanding::Due { on, days: 9 });
}

#[test]
fn an_occurrence_stands_like_a_task() {
    let on = day(2026, 3, 17);
    let occurrence = |due| Occurrence {
        key: OccurrenceKey::Quarter(I),
        window: Some(Window {
            first: day(2025, 12, 15),
            last: day(2026, 3, 14),
        }),
        due,
    };
    let done = |on| Progress::Done {
        on,
        on_unread: None,
        product: String::new(),
        note: String::new(),
    };
    let nothing = Progress::NotArisen {
        note: String::new(),
    };
    let doing = Progress::Doing {
        note: String::new(),
    };
    let today = day(2026, 3, 20);
    let late = TaskStanding::Overdue { on, days: 3 };
    let cases = [
        (None, late),
        (Some(doing.clone()), late),
        (Some(done(on)), TaskStanding::DoneOnTime { on }),
        (
            Some(done(day(2026, 3, 19))),
            TaskStanding::DoneLate {
                on: day(2026, 3, 19),
                days: 2,
            },
        ),
        (Some(nothing.clone()), TaskStanding::NotArisen),
    ];
    for (progress, expected) in cases {
        let found = occurrence_standing(&occurrence(Some(on)), progress.as_ref(), today);
        assert_eq!(found, expected);
        assert_eq!(dated_standing(on, progress.as_ref(), today), expected);
    }
    let open = TaskStanding::Recurring { next: None };
    for (progress, expected) in [
        (None, open),
        (Some(doing), open),
        (Some(done(on)), TaskStanding::Done { on }),
        (Some(nothing), TaskStanding::NotArisen),
    ] {
        let found = occurrence_standing(&occurrence(None), progress.as_ref(), today);
        assert_eq!(found, expected);
    }
}

#[test]
fn occurrences_have_names() {
    for (key, vi, en) in [
        ("w05", "tuần 5", "week 5"),
        ("m03", "tháng 3", "month 3"),
        ("q2", "quý II", "quarter II"),
        ("h1", "6 tháng đầu năm", "first half of the year"),
        ("h2", "6 tháng cuối năm", "second half of the year"),
        ("y", "cả năm", "the year"),
        ("n2", "lần 2", "time 2"),
        ("e3", "phát sinh lần 3", "case 3"),
    ] {
        let key = OccurrenceKey::parse(key).unwrap();
        assert_eq!(occurrence_words(Language::Vietnamese, key), vi);
        assert_eq!(occurrence_words(Language::English, key), en);
    }
}

proptest! {
    #[test]
    fn the_agenda_of_any_day_is_in_order_and_counts_right(
        at in 0..5_usize,
        offset in 0..1_500_i64,
        cut_off in any::<bool>(),
    ) {
        let names = ["cho-vam-2024", "dai-son-2026", "dien-chau-2026", "tan-trung-2024", "tinh-bien-2026"];
        let plan = plan_of(names[at]);
        let today = day(2023, 6, 1) + chrono::TimeDelta::days(offset);
        let ends = if cut_off { PeriodEnd::CutOff } else { PeriodEnd::Calendar };
        let notes = Notes::default();
        let found = notes.ask(ends, today, |known, calendars| agenda(&plan, known, calendars));
        prop_assert!(found.dated.is_sorted_by_key(|dated| dated.on));
        let holidays = Holidays::built_in();
        for dated in &found.dated {
            let days = (dated.on - today).num_days();
            let expected = if days >= 0 {
                TaskStanding::Due { on: dated.on, days }
            } else {
                TaskStanding::Overdue { on: dated.on, days: -days }
            };
            prop_assert_eq!(dated.standing, expected);
            prop_assert_eq!(dated.moved.is_none(), holidays.is_working(dated.on));
            prop_assert!(dated.moved.is_none_or(|moved| moved.day > dated.on));
        }
        // One task or occurrence, one line.
        let mut lines: Vec<_> = found.dated.iter().map(|dated| (&dated.work, dated.key)).collect();
        lines.sort();
        lines.dedup();
        prop_assert_eq!(lines.len(), found.dated.len());
        let reported = notes.reported(&plan, today);
        if let Some(report) = reported.report {
            prop_assert_eq!(report.days, (report.on - today).num_days());
            prop_assert!(report.on >= reported.window.first);
        }
    }
}
