//! What is sent upward, and its digest.

use super::common::*;
use super::round_trips::some_ledger;
use super::{every_field, fixture_text, fixture_value};
use serde_json::{Value, json};
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{Command, Note, Progress};
use so_chi_tieu::plan::{DutyId, OccurrenceKey, WorkId, WorkKey};

#[test]
fn a_submission_says_what_was_and_how_it_stands() {
    let file = opened_submission(&every_field().submission(&some_ledger(), Quarter::I, 42, noon()));
    assert_eq!((file.year, file.quarter, file.revision), (2026, 1, 42));
    assert_eq!(file.made_at, "2026-06-13T12:00:00+07:00");
    assert_eq!(file.window_first, "2025-12-15");
    assert_eq!(file.window_last, "2026-03-14");
    // What is faulty (II.3, II.5) and what belongs to quarter II stays at home.
    let sent: Vec<&str> = file
        .entries
        .iter()
        .filter_map(|entry| {
            entry
                .slot
                .indicator
                .as_deref()
                .or(entry.slot.target.as_deref())
        })
        .collect();
    assert_eq!(sent, ["ho_so_rieng", "II.1", "II.4", "II.6"]);
    let notes: Vec<_> = file
        .notes
        .iter()
        .map(|note| note.slot.target.as_deref())
        .collect();
    assert_eq!(notes, [Some("II.1")]);
    assert_eq!(file.tasks.len(), 3);
    assert_eq!(file.references.len(), 1);
    let stood: Vec<(&str, &str)> = file
        .standings
        .iter()
        .map(|standing| (standing.target.as_str(), standing.state.as_str()))
        .collect();
    assert_eq!(
        stood,
        [
            ("II.1", "floor_met"), // 96 %
            ("II.2", "near"),      // 75.5 %, with a margin of 10
            ("II.2.b", "no_data"),
            ("II.3", "no_data"),
            ("II.4", "met"),
            ("II.5", "no_data"),
            ("II.6", "no_data"),
            ("II.7", "no_data"),
        ]
    );
    let second = &file.standings[1];
    assert_eq!(second.figure, Some(decimal("75.5")));
    assert_eq!(second.numerator, Some(decimal("755")));
    assert_eq!(second.denominator, Some(decimal("1000")));
    assert_eq!(second.quarters, [1]);
}

/// Reports and single occurrences go upward with why they were late.
#[test]
fn a_submission_says_what_was_done_late_and_why() {
    let plan = every_field();
    let mut ledger = some_ledger();
    let report = WorkKey {
        work: WorkId::Duty(DutyId::new("b1").unwrap()),
        occurrence: Some(OccurrenceKey::Quarter(Quarter::I)),
    };
    let late = Progress::Done {
        on: day(2026, 3, 25),
        on_unread: None,
        product: "45/BC-UBND".to_owned(),
        note: "Chờ số liệu của công an xã".to_owned(),
    };
    ledger.apply(Command::SetProgress(report, Some(late)));
    let file = opened_submission(&plan.submission(&ledger, Quarter::I, 42, noon()));
    let told: Vec<_> = file
        .occurrences
        .iter()
        .map(|one| {
            (
                one.duty.as_deref(),
                one.occurrence.as_deref(),
                one.note.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [(Some("b1"), Some("q1"), "Chờ số liệu của công an xã")]
    );
}

/// Every place in a JSON value, as pointers.
pub fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                places(inner, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(elements) => {
            for (index, inner) in elements.iter().enumerate() {
                places(inner, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_changed_submission_is_refused() {
    let original = fixture_value("old/v1-submission.json");
    opened_submission(&original.to_string());
    let mut found = Vec::new();
    places(&original, "", &mut found);
    assert!(found.len() > 300);
    let mut by_digest = 0;
    for place in found {
        let mut changed = original.clone();
        let here = changed.pointer_mut(&place).expect("a place");
        match here {
            Value::String(text) => text.push('x'),
            Value::Number(number) => *here = json!(number.as_f64().unwrap() + 1.0),
            Value::Bool(flag) => *flag = !*flag,
            Value::Array(elements) if elements.is_empty() => continue,
            Value::Array(elements) => drop(elements.pop()),
            Value::Object(_) | Value::Null => continue,
        }
        if let Value::Number(number) = here {
            // A whole number stays one, so that its type is no reason to refuse it.
            let whole = number.as_f64().filter(|number| number.fract() == 0.0);
            if let Some(whole) = whole {
                *here = json!(whole as i64);
            }
        }
        match open_text(&changed.to_string()) {
            Ok(_) => panic!("{place} was changed and no one noticed"),
            Err(faults) => by_digest += usize::from(faults[0].code() == "FILE-11"),
        }
    }
    assert!(by_digest > 100, "{by_digest} by digest");
}

#[test]
fn a_submission_with_fields_added_or_left_out_is_refused() {
    let original = fixture_value("old/v1-submission.json");
    let refused = |changed: &Value| {
        let faults = open_text(&changed.to_string()).expect_err("refused");
        let found: Vec<_> = faults
            .iter()
            .map(|f| (f.code(), f.place.as_str()))
            .collect();
        assert_eq!(found, [("FILE-11", "digest")]);
    };
    for place in ["", "/plan", "/plan/targets/0", "/entries/0", "/standings/0"] {
        let mut changed = original.clone();
        let fields = changed.pointer_mut(place).unwrap().as_object_mut().unwrap();
        fields.insert("score".to_owned(), json!(100));
        refused(&changed);
    }
    for (place, key) in [
        ("", "notes"),
        ("", "tasks"),
        ("", "references"),
        ("/plan", "remarks"),
        ("/plan/targets/0", "kind"),
        ("/entries/0", "entered_at"),
        ("/standings/1", "figure"),
    ] {
        let mut changed = original.clone();
        let fields = changed.pointer_mut(place).unwrap().as_object_mut().unwrap();
        fields.remove(key).expect("it was there");
        refused(&changed);
    }
    // An added field is in the digest of who added it.
    let mut newer = original;
    newer["plan"]["later"] = json!({ "b": 1, "a": [1.5, "ă", null, true] });
    newer["digest"] = json!(digest_of(&newer));
    opened_submission(&newer.to_string());
}

#[test]
fn white_space_and_the_order_of_keys_are_not_in_the_digest() {
    let value = fixture_value("old/v1-submission.json");
    let sorted = opened_submission(&value.to_string());
    let pretty = opened_submission(&serde_json::to_string_pretty(&value).unwrap());
    let ours = opened_submission(&fixture_text("old/v1-submission.json"));
    assert_eq!(sorted, ours);
    assert_eq!(pretty, ours);
}

#[test]
fn a_submission_with_a_right_digest_is_checked_all_the_same() {
    let original = fixture_value("old/v1-submission.json");
    let check = |place: &str, value: Value, code: &str, at: &str| {
        let mut changed = original.clone();
        *changed.pointer_mut(place).expect("a place") = value;
        changed["digest"] = json!(digest_of(&changed));
        let faults = open_text(&changed.to_string()).expect_err("refused");
        let found: Vec<_> = faults
            .iter()
            .map(|f| (f.code(), f.place.as_str()))
            .collect();
        assert_eq!(found, [(code, at)], "{place}");
    };
    check("/year", json!(2025), "DATA-05", "year");
    check("/quarter", json!(5), "PLAN-13", "quarter");
    check("/made_at", json!("hôm qua"), "PLAN-12", "made_at");
    check(
        "/window_first",
        json!("15/12/2025"),
        "PLAN-12",
        "window_first",
    );
    check(
        "/window_last",
        json!("2026-02-30"),
        "PLAN-12",
        "window_last",
    );
    check(
        "/entries/0/numerator",
        json!(-1),
        "DATA-01",
        "entries[0].numerator",
    );
    check("/entries/0/year", json!(2025), "DATA-05", "entries[0].year");
    check(
        "/entries/0/quarter",
        json!(0),
        "PLAN-13",
        "entries[0].quarter",
    );
    check("/entries/0/indicator", json!("X"), "DATA-03", "entries[0]");
    check("/notes/0/indicator", json!("X"), "DATA-03", "notes[0]");
    check("/tasks/0/task", json!("X"), "PLAN-16", "tasks[0].task");
    check(
        "/references/0/target",
        json!("X"),
        "PLAN-05",
        "references[0].target",
    );
    check(
        "/standings/0/target",
        json!("X"),
        "PLAN-05",
        "standings[0].target",
    );
    check(
        "/standings/0/state",
        json!("good"),
        "PLAN-08",
        "standings[0].state",
    );
    check(
        "/standings/1/quarters",
        json!([5]),
        "PLAN-13",
        "standings[1].quarters",
    );
    check("/plan/year", json!(1999), "PLAN-13", "plan.year");
}

#[test]
fn a_submission_has_the_form_the_closing_and_what_the_portal_publishes() {
    let opened = opened_ledger(&fixture_text("old/v3-ledger.json"));
    let text = |quarter| opened.plan.submission(&opened.ledger, quarter, 42, noon());
    let first = opened_submission(&text(Quarter::I));
    assert_eq!((first.portal.len(), first.forms.len()), (1, 2));
    assert_eq!(first.closing.expect("a closing").revision, 1);
    assert_eq!(first.notes[0].remedy, "Đã nâng cấp");
    let second = opened_submission(&text(Quarter::II));
    assert_eq!((second.portal.len(), second.forms.len()), (0, 0));
    assert_eq!(second.closing, None);
}

/// What is asked for where a target is missed goes upward with it.
#[test]
fn a_submission_carries_why_a_target_was_missed_and_what_is_done() {
    let open = every_field();
    let mut ledger = some_ledger();
    let note = Note {
        text: "Đã họp kiểm điểm".to_owned(),
        cause: "Thiếu một công chức".to_owned(),
        remedy: "Bố trí thêm người".to_owned(),
        remedy_by: Some(day(2026, 9, 30)),
        ..Note::default()
    };
    let slot = (of_target("II.1"), Quarter::II);
    ledger.apply(Command::SetNote(slot, Some(note)));
    let before = open.closing_digest(&some_ledger(), Quarter::II);
    assert_ne!(open.closing_digest(&ledger, Quarter::II), before);
    let file = opened_submission(&open.submission(&ledger, Quarter::II, 42, noon()));
    let sent = file
        .notes
        .iter()
        .find(|note| note.slot.target.as_deref() == Some("II.1"))
        .expect("the note is sent");
    assert_eq!(sent.text, "Đã họp kiểm điểm");
    assert_eq!(sent.cause, "Thiếu một công chức");
    assert_eq!(sent.remedy, "Bố trí thêm người");
    assert_eq!(sent.remedy_by.as_deref(), Some("2026-09-30"));
    // It is of its quarter.
    let other = opened_submission(&open.submission(&ledger, Quarter::III, 42, noon()));
    assert!(other.notes.iter().all(|note| note.cause.is_empty()));
}

/// As `docs/format.md` has it.
#[test]
fn the_digest_of_a_closing_can_be_made_out_of_the_files() {
    let opened = opened_ledger(&fixture_text("old/v3-ledger.json"));
    let (plan, ledger) = (&opened.plan, &opened.ledger);
    let backup: Value =
        serde_json::from_str(&plan.backup(ledger, &opened.log, 42, noon())).unwrap();
    for quarter in Quarter::ALL {
        let sent: Value =
            serde_json::from_str(&plan.submission(ledger, quarter, 42, noon())).unwrap();
        let of = |list: &str| -> Value {
            let all = backup[list].as_array().cloned().unwrap_or_default();
            let own = all.into_iter();
            own.filter(|one| one["quarter"] == json!(quarter.number()))
                .collect()
        };
        let said = json!({
            "plan": backup["plan"]["id"],
            "year": backup["plan"]["year"],
            "quarter": quarter.number(),
            "entries": of("entries"),
            "portal": of("portal"),
            "notes": of("notes"),
            "forms": of("forms"),
            "standings": sent["standings"],
        });
        assert_eq!(plan.closing_digest(ledger, quarter), digest_of(&said));
    }
}

#[test]
fn the_digest_of_a_closing_tells_what_a_quarter_said() {
    let mut opened = opened_ledger(&fixture_text("old/v3-ledger.json"));
    let plan = &opened.plan;
    let before = plan.closing_digest(&opened.ledger, Quarter::II);
    let slot = (of_target("II.4"), Quarter::III);
    opened
        .ledger
        .apply(Command::SetEntry(slot, Some(entered(value("1")))));
    assert_eq!(plan.closing_digest(&opened.ledger, Quarter::II), before);
    let slot = (of_target("II.4"), Quarter::II);
    opened
        .ledger
        .apply(Command::SetEntry(slot, Some(entered(value("1")))));
    assert_ne!(plan.closing_digest(&opened.ledger, Quarter::II), before);
}

#[test]
fn what_is_wrong_with_the_lists_of_version_3_is_said() {
    let refused = |place: &str, change: Value| {
        let mut file = fixture_value("old/v3-ledger.json");
        *file.pointer_mut(place).expect(place) = change;
        let fault = open_text(&file.to_string()).expect_err(place).remove(0);
        (fault.code(), fault.place)
    };
    for (place, change, code, at) in [
        ("/portal/0/indicator", json!("khac"), "DATA-03", "portal[0]"),
        (
            "/portal/0/quarter",
            json!(5),
            "PLAN-13",
            "portal[0].quarter",
        ),
        ("/forms/1/field", json!(""), "PLAN-02", "forms[1]"),
        ("/forms/0/online", json!(-1), "DATA-01", "forms[0]"),
        (
            "/forms/1/unread/0/column",
            json!(2),
            "PLAN-13",
            "forms[1].unread[0].column",
        ),
        (
            "/forms/1/unread/0/column",
            json!(4),
            "DATA-04",
            "forms[1].unread[0]",
        ),
        (
            "/occurrences/0/occurrence",
            json!(null),
            "PLAN-11",
            "occurrences[0]",
        ),
        (
            "/occurrences/0/occurrence",
            json!("q5"),
            "PLAN-03",
            "occurrences[0].occurrence",
        ),
        (
            "/occurrences/2/occurrence",
            json!(null),
            "PLAN-02",
            "occurrences[2]",
        ),
        ("/tasks/0/task", json!(null), "FILE-08", "tasks[0]"),
        ("/events/0/number", json!(0), "PLAN-13", "events[0].number"),
        ("/events/0/number", json!(3), "PLAN-02", "events[1]"),
        (
            "/closings/0/revision",
            json!(0),
            "PLAN-13",
            "closings[0].revision",
        ),
        (
            "/closings/0/year",
            json!(2025),
            "DATA-05",
            "closings[0].year",
        ),
        (
            "/closings/0/reopened/reason",
            json!(" "),
            "PLAN-01",
            "closings[0].reopened.reason",
        ),
    ] {
        assert_eq!(refused(place, change), (code, at.to_owned()), "{place}");
    }
}
