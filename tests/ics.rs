//! Calendar files, read by another's parser.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod common;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use common::{day, open_text};
use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};
use proptest::prelude::*;
use so_chi_tieu::calendar::Holidays;
use so_chi_tieu::file::Opened;
use so_chi_tieu::ics::calendar_text;
use so_chi_tieu::ledger::Moment;
use so_chi_tieu::locale::Language;
use so_chi_tieu::plan::{PeriodEnd, Plan, TaskId, WorkId};
use so_chi_tieu::standing::{Agenda, Calendars, Known, agenda};

const PLANS: [&str; 5] = [
    "cho-vam-2024",
    "dai-son-2026",
    "dien-chau-2026",
    "tan-trung-2024",
    "tinh-bien-2026",
];

fn plan(name: &str) -> Plan {
    let path = format!("{}/plans/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the plan is there");
    match open_text(&text) {
        Ok(Opened::Plan(plan)) => plan.plan,
        other => panic!("{name}: {other:?}"),
    }
}

fn agenda_of(plan: &Plan) -> Agenda {
    let known = Known {
        progress: &|_, _| None,
        events: &|_| vec![(1, day(2026, 5, 4))],
    };
    let calendars = Calendars {
        ends: PeriodEnd::Calendar,
        holidays: Holidays::built_in(),
        today: day(2026, 6, 12),
    };
    agenda(plan, known, calendars)
}

fn stamp() -> Moment {
    Moment::new(day(2026, 6, 13), 6 * 60 + 30).unwrap()
}

/// Uid, summary, description, first day and the day after the last, of each event.
type Event = (String, String, String, NaiveDate, NaiveDate);

fn parsed(text: &str) -> Vec<Event> {
    let calendar: Calendar = text.parse().expect("another reads it");
    let date = |date: Option<DatePerhapsTime>| match date {
        Some(DatePerhapsTime::Date(date)) => date,
        other => panic!("not a whole day: {other:?}"),
    };
    let events = calendar.components.iter().map(|component| {
        let CalendarComponent::Event(event) = component else {
            panic!("not an event: {component:?}");
        };
        (
            event.get_uid().unwrap().to_owned(),
            event.get_summary().unwrap().to_owned(),
            event.get_description().unwrap().to_owned(),
            date(event.get_start()),
            date(event.get_end()),
        )
    });
    events.collect()
}

/// What holds of every file: its lines end and fold as RFC 5545, 3.1 has it.
fn check_lines(text: &str) {
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.is_empty() && !line.contains(['\r', '\n']), "{line:?}");
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
}

#[test]
fn every_date_of_the_five_plans_is_in_the_file() {
    for name in PLANS {
        let plan = plan(name);
        let agenda = agenda_of(&plan);
        let text = calendar_text(Language::Vietnamese, &plan, &agenda.dated, stamp());
        check_lines(&text);
        let events = parsed(&text);
        assert_eq!(events.len(), agenda.dated.len(), "{name}");
        assert_eq!(
            events.is_empty(),
            name.starts_with("dien-chau") && events.is_empty()
        );
        let uids: BTreeSet<&String> = events.iter().map(|event| &event.0).collect();
        assert_eq!(uids.len(), events.len(), "{name}: ids are told apart");
        for (event, dated) in events.iter().zip(&agenda.dated) {
            let work = plan.work(&dated.work).unwrap();
            let (_, summary, description, first, end) = event;
            assert_eq!((*first, Some(*end)), (dated.on, dated.on.succ_opt()));
            assert!(summary.starts_with("Hạn"), "{summary}");
            assert!(summary.chars().count() < 130, "{summary}");
            // The document's words are all there.
            assert!(description.contains(work.label), "{description}");
            assert!(description.contains(work.words), "{description}");
        }
        // Written again, it is the same; later, only the stamp is another.
        let again = calendar_text(Language::Vietnamese, &plan, &agenda.dated, stamp());
        assert_eq!(again, text);
    }
}

#[test]
fn one_task_is_one_file() {
    let plan = plan("tinh-bien-2026");
    let agenda = agenda_of(&plan);
    let task = WorkId::Task(TaskId::new("III-2").unwrap());
    let text = calendar_text(Language::Vietnamese, &plan, agenda.of(&task), stamp());
    check_lines(&text);
    let found: Vec<_> = parsed(&text)
        .into_iter()
        .map(|(uid, summary, _, first, _)| {
            (uid, summary.split(':').next().unwrap().to_owned(), first)
        })
        .collect();
    let expected = [
        ("q1", "Hạn (quý I)", day(2026, 3, 31)),
        ("q2", "Hạn (quý II)", day(2026, 6, 30)),
        ("q3", "Hạn (quý III)", day(2026, 9, 30)),
        ("q4", "Hạn (quý IV)", day(2026, 12, 31)),
    ]
    .map(|(key, summary, first)| {
        let uid = format!("tinh-bien-2026/task/III-2/{key}@so-chi-tieu");
        (uid, summary.to_owned(), first)
    });
    assert_eq!(found, expected);
    assert!(text.contains("\r\nDTSTART;VALUE=DATE:20260331\r\nDTEND;VALUE=DATE:20260401\r\n"));
}

#[test]
fn a_duty_says_its_figures_and_a_day_off() {
    let plan = plan("cho-vam-2024");
    let agenda = agenda_of(&plan);
    let text = calendar_text(Language::Vietnamese, &plan, &agenda.dated, stamp());
    let of = |uid: &str| {
        let events = parsed(&text);
        let uid = format!("cho-vam-2024/duty/{uid}@so-chi-tieu");
        events.into_iter().find(|event| event.0 == uid).unwrap()
    };
    let (_, summary, description, first, _) = of("BC.3/m06");
    assert!(summary.starts_with("Hạn (tháng 6): "), "{summary}");
    // Saturday 22/6/2024.
    assert_eq!(first, day(2024, 6, 22));
    assert!(
        description.contains("Kỳ số liệu: 21/5 – 20/6/2024"),
        "{description}"
    );
    assert!(
        description.contains("Hạn là: ngày nghỉ; ngày làm việc tiếp theo 24/6/2024"),
        "{description}"
    );
    let (_, _, description, ..) = of("BC.1/q1");
    assert!(
        description.contains("Kỳ số liệu: 15/12/2023 – 14/3/2024"),
        "{description}"
    );
}

#[test]
fn the_stamp_is_in_utc() {
    let plan = plan("tinh-bien-2026");
    let agenda = agenda_of(&plan);
    let stamped = |on: NaiveDate, minute| {
        let stamp = Moment::new(on, minute).unwrap();
        calendar_text(Language::English, &plan, &agenda.dated, stamp)
    };
    // Seven hours behind: before seven in the morning it is the day before.
    for (on, minute, expected) in [
        (day(2026, 1, 1), 6 * 60 + 59, "20251231T235900Z"),
        (day(2026, 1, 1), 7 * 60, "20260101T000000Z"),
        (day(2024, 3, 1), 0, "20240229T170000Z"),
    ] {
        let text = stamped(on, minute);
        assert!(
            text.contains(&format!("\r\nDTSTAMP:{expected}\r\n")),
            "{expected}"
        );
    }
}

/// A plan with one task of these words.
fn plan_of(label: &str) -> Plan {
    let mut value = common::plan_value(&[]);
    let task = serde_json::json!({
        "id": "1",
        "label": label,
        "deadline_words": label,
        "deadline": { "kind": "on", "date": "2026-06-30" },
    });
    common::merge(&mut value, serde_json::json!({ "tasks": [task] }));
    common::open_plan(&value).plan
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Lines are cut between letters, wherever the octets fall; no text is another property.
    #[test]
    fn any_words_come_back(
        label in "[aăâệữđ老 ,;:\\\\\"\nBEGIN]{1,300}".prop_filter("not empty", |text| !text.trim().is_empty()),
    ) {
        let plan = plan_of(&label);
        let agenda = agenda_of(&plan);
        let text = calendar_text(Language::Vietnamese, &plan, &agenda.dated, stamp());
        check_lines(&text);
        let events = parsed(&text);
        prop_assert_eq!(events.len(), 1);
        prop_assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), 1);
        // Unfolded, the escaped words are there whole.
        let unfolded = text.replace("\r\n ", "");
        let words = plan.tasks[0].label.replace('\\', "\\\\").replace(';', "\\;");
        let words = words.replace(',', "\\,").replace('\n', "\\n");
        prop_assert!(unfolded.contains(&format!("DESCRIPTION:{words}\\n")), "{}", unfolded);
    }
}
