//! Bytes in, plans and ledgers out, and back: nothing is lost, nothing wrong gets in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use common::*;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use so_chi_tieu::calendar::{Clock, Quarter};
use so_chi_tieu::file::{
    DEEPEST, Fault, FaultKind, Format, LARGEST_FILE, OpenPlan, Opened, Sort, check_size, identify,
    open,
};
use so_chi_tieu::ledger::{
    Cell, Command, Entry, Evidence, Figures, Ledger, Moment, Note, Progress, Reference,
};
use so_chi_tieu::locale::Language;
use so_chi_tieu::number::{Count, Decimal};
use so_chi_tieu::plan::{Deadline, EntryKey, TaskId, Threshold, ZeroRule};
use so_chi_tieu::standing::{Span, State, standing};

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn fixture_text(name: &str) -> String {
    String::from_utf8(fixture(name)).expect("UTF-8")
}

fn fixture_value(name: &str) -> Value {
    serde_json::from_slice(&fixture(name)).expect("JSON")
}

fn every_field() -> OpenPlan {
    open_plan(&fixture_value("valid/every-field.json"))
}

// Round trips.

#[test]
fn a_plan_in_our_form_is_written_as_it_was_read() {
    for name in [
        "valid/every-field.json",
        "valid/small.json",
        "old/v1-plan.json",
    ] {
        let text = fixture_text(name);
        let Ok(Opened::Plan(plan)) = open_text(&text) else {
            panic!("{name} is no plan");
        };
        assert_eq!(plan.to_text(), text, "{name}");
    }
}

#[test]
fn the_order_of_keys_is_ours_however_a_file_has_them() {
    // `Value` sorts its keys.
    let sorted = fixture_value("valid/every-field.json").to_string();
    assert!(sorted.starts_with(r#"{"clock":"#));
    let Ok(Opened::Plan(plan)) = open_text(&sorted) else {
        panic!("no plan");
    };
    assert_eq!(plan.to_text(), fixture_text("valid/every-field.json"));
}

#[test]
fn keys_stand_in_a_fixed_order() {
    let text = fixture_text("old/v1-submission.json");
    let top: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.split_once('"'))
        .map(|(key, _)| key)
        .collect();
    let order = "format version revision made_at year quarter window_first window_last plan \
                 entries standings notes tasks references digest";
    assert_eq!(top, order.split_whitespace().collect::<Vec<_>>());
    let backup = every_field().backup(&some_ledger(), 1, noon());
    let top: Vec<&str> = backup
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.split_once('"'))
        .map(|(key, _)| key)
        .collect();
    let order = "format version revision saved_at near plan entries notes tasks references";
    assert_eq!(top, order.split_whitespace().collect::<Vec<_>>());
}

/// A ledger under `every-field.json` with one of everything.
fn some_ledger() -> Ledger {
    let moment = |day_of_month, minute| Moment::new(day(2026, 3, day_of_month), minute).unwrap();
    let set = |key: EntryKey, quarter, figures: Figures, at: Option<Moment>| {
        let entry = Entry {
            figures,
            entered_at: at,
        };
        Command::SetEntry((key, quarter), Some(entry))
    };
    let mut ledger = Ledger::default();
    let first = Some(moment(16, 485));
    for command in [
        set(of_target("II.1"), Quarter::I, known(192, 200), first),
        set(of_target("II.1"), Quarter::II, known(301, 300), None),
        set(
            of_indicator("ho_so_rieng"),
            Quarter::I,
            known(755, 1_000),
            first,
        ),
        set(
            of_indicator("ho_so_rieng"),
            Quarter::II,
            known(900, 1_000),
            first,
        ),
        set(
            of_target("II.3"),
            Quarter::I,
            Figures::Ratio(
                Cell::Unread("khoảng \"12\"".to_owned()),
                Cell::Known(count(40)),
            ),
            first,
        ),
        set(of_target("II.4"), Quarter::I, value("9.75"), first),
        set(
            of_target("II.5"),
            Quarter::I,
            Figures::Value(Cell::Unread("tốt".to_owned())),
            first,
        ),
        set(of_target("II.6"), Quarter::I, known(0, 0), first),
        set(of_target("II.7"), Quarter::II, Figures::Done(false), first),
        Command::SetNote(
            (of_target("II.1"), Quarter::I),
            Some(Note {
                text: "Hệ thống lỗi ba ngày.\nĐã khắc phục.".to_owned(),
                evidence: vec![Evidence {
                    number: "45/BC-UBND".to_owned(),
                    date: Some(day(2026, 3, 17)),
                    link: "https://example.vn/45".to_owned(),
                }],
            }),
        ),
        Command::SetNote(
            (of_indicator("ho_so_rieng"), Quarter::II),
            Some(Note {
                text: "Đã bổ sung.".to_owned(),
                evidence: Vec::new(),
            }),
        ),
        Command::SetProgress(
            TaskId::new("II.2.a-2").unwrap(),
            Some(Progress::Done {
                on: day(2026, 7, 2),
                product: "12/QĐ-UBND".to_owned(),
                note: "chậm hai ngày".to_owned(),
            }),
        ),
        Command::SetProgress(
            TaskId::new("II.2.a-3").unwrap(),
            Some(Progress::Doing {
                note: String::new(),
            }),
        ),
        Command::SetProgress(
            TaskId::new("II.2.a-13").unwrap(),
            Some(Progress::NotArisen {
                note: "không có hồ sơ".to_owned(),
            }),
        ),
        Command::SetReference(target_id("II.6"), Some(reference("71.35"))),
        Command::SetNear(10),
    ] {
        assert!(ledger.apply(command).is_some());
    }
    ledger
}

#[test]
fn a_backup_gives_back_the_ledger_its_revision_and_its_moment() {
    let plan = every_field();
    let ledger = some_ledger();
    let opened = opened_ledger(&plan.backup(&ledger, 42, noon()));
    assert_eq!(opened.ledger, ledger);
    assert_eq!(opened.revision, 42);
    assert_eq!(opened.saved_at, Some(noon()));
    assert_eq!(*opened.plan, plan);
    let again = opened.plan.backup(&opened.ledger, 42, noon());
    assert_eq!(again, plan.backup(&ledger, 42, noon()));
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z \"\\\\/{}\\[\\]:,%ăâđêôơưỲỹ\u{0}-\u{1f}\u{7f}\u{feff}\u{1f600}]{0,12}",
        any::<String>(),
    ]
}

/// What a cell can hold: typed text that is no number stays text.
fn count_cell() -> impl Strategy<Value = Cell<Count>> {
    prop_oneof![
        Just(Cell::Empty),
        (0_u64..=900_000_000_000).prop_map(|number| Cell::Known(count(number))),
        any_text().prop_map(|text| Cell::count(&text)),
    ]
}

fn decimal_cell() -> impl Strategy<Value = Cell<Decimal>> {
    prop_oneof![
        Just(Cell::Empty),
        (-10_000_000_000_i64..10_000_000_000)
            .prop_map(|units| Cell::Known(Decimal::from_units(units).unwrap())),
        any_text().prop_map(|text| Cell::decimal(&text)),
    ]
}

fn any_day() -> impl Strategy<Value = chrono::NaiveDate> {
    (0_i64..1_000).prop_map(|days| day(2025, 1, 1) + chrono::TimeDelta::days(days))
}

fn any_entry(figures: impl Strategy<Value = Figures>) -> impl Strategy<Value = Entry> {
    let moment =
        (any_day(), 0_u16..1_440).prop_map(|(day, minute)| Moment::new(day, minute).unwrap());
    (figures, option::of(moment)).prop_map(|(figures, entered_at)| Entry {
        figures,
        entered_at,
    })
}

/// Any ledger under `every-field.json`.
fn any_ledger() -> impl Strategy<Value = Ledger> {
    let quarter = || prop::sample::select(Quarter::ALL.to_vec());
    let ratio_key = prop::sample::select(vec![
        of_target("II.1"),
        of_indicator("ho_so_rieng"),
        of_target("II.2.b"),
        of_target("II.3"),
        of_target("II.6"),
    ]);
    let value_key = prop::sample::select(vec![of_target("II.4"), of_target("II.5")]);
    let any_key = prop_oneof![ratio_key.clone(), value_key.clone()];
    let ratio = (count_cell(), count_cell()).prop_map(|(over, under)| Figures::Ratio(over, under));
    let ratios = btree_map((ratio_key, quarter()), any_entry(ratio), 0..6);
    let number = decimal_cell().prop_map(Figures::Value);
    let values = btree_map((value_key, quarter()), any_entry(number), 0..4);
    let done = any::<bool>().prop_map(Figures::Done);
    let dones = btree_map((Just(of_target("II.7")), quarter()), any_entry(done), 0..3);
    let evidence = (any_text(), option::of(any_day()), any_text())
        .prop_map(|(number, date, link)| Evidence { number, date, link });
    let note =
        (any_text(), vec(evidence, 0..3)).prop_map(|(text, evidence)| Note { text, evidence });
    let notes = btree_map((any_key, quarter()), note, 0..4);
    let progress = prop_oneof![
        any_text().prop_map(|note| Progress::Doing { note }),
        any_text().prop_map(|note| Progress::NotArisen { note }),
        (any_day(), any_text(), any_text()).prop_map(|(on, product, note)| Progress::Done {
            on,
            product,
            note
        }),
    ];
    let tasks = btree_map(1_u8..=16, progress, 0..4);
    let reference =
        (any::<i32>(), any_text(), option::of(any_day())).prop_map(|(units, source, date)| {
            Reference {
                value: Decimal::from_units(i64::from(units)).unwrap(),
                source,
                date,
            }
        });
    (
        ratios,
        values,
        dones,
        notes,
        tasks,
        option::of(reference),
        0_u8..=50,
    )
        .prop_map(|(ratios, values, dones, notes, tasks, reference, near)| {
            let mut ledger = Ledger::default();
            for (slot, entry) in ratios.into_iter().chain(values).chain(dones) {
                ledger.apply(Command::SetEntry(slot, Some(entry)));
            }
            for (slot, note) in notes {
                ledger.apply(Command::SetNote(slot, Some(note)));
            }
            for (number, progress) in tasks {
                let task = TaskId::new(&format!("II.2.a-{number}")).unwrap();
                ledger.apply(Command::SetProgress(task, Some(progress)));
            }
            ledger.apply(Command::SetReference(target_id("II.6"), reference));
            ledger.apply(Command::SetNear(near));
            ledger
        })
}

proptest! {
    #[test]
    fn any_ledger_comes_back_from_its_backup(
        ledger in any_ledger(),
        revision in any::<u64>(),
        minute in 0_u16..1_440,
        on in any_day(),
    ) {
        let plan = every_field();
        let moment = Moment::new(on, minute).unwrap();
        let opened = opened_ledger(&plan.backup(&ledger, revision, moment));
        prop_assert_eq!(&opened.ledger, &ledger);
        prop_assert_eq!(opened.revision, revision);
        prop_assert_eq!(opened.saved_at, Some(moment));
        prop_assert_eq!(&*opened.plan, &plan);
    }

    #[test]
    fn any_ledger_makes_submissions_that_open(ledger in any_ledger(), at in 0_usize..4) {
        let quarter = Quarter::ALL[at];
        let text = every_field().submission(&ledger, quarter, 7, noon());
        let file = opened_submission(&text);
        prop_assert_eq!(file.quarter, quarter.number());
        prop_assert!(file.entries.iter().all(|entry| entry.quarter <= quarter.number()));
        prop_assert!(file.notes.iter().all(|note| note.quarter == quarter.number()));
        prop_assert_eq!(file.standings.len(), 8, "one for each distinct target");
        let value: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(value["digest"].as_str().unwrap(), digest_of(&value));
    }
}

#[test]
fn the_largest_numbers_come_back() {
    let plan = every_field();
    let all = 1_000_000_000_000;
    let check = |key: EntryKey, figures: Figures| {
        let ledger = ledger([(key, Quarter::I, figures.clone())]);
        let opened = opened_ledger(&plan.backup(&ledger, 1, noon()));
        assert_eq!(opened.ledger, ledger, "{figures:?}");
    };
    check(of_target("II.1"), known(0, 900_000_000_000));
    check(of_target("II.4"), value("900000000000"));
    check(of_target("II.4"), value("-900000000000"));
    check(of_target("II.4"), value("499999999999.9999"));
    check(of_target("II.4"), value("899999999999.999"));
    check(of_target("II.4"), value("0.0001"));
    check(of_target("II.1"), known(900_000_000_001, all));
}

// Submissions.

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
        .filter_map(|entry| entry.indicator.as_deref().or(entry.target.as_deref()))
        .collect();
    assert_eq!(sent, ["ho_so_rieng", "II.1", "II.4", "II.6"]);
    let notes: Vec<_> = file
        .notes
        .iter()
        .map(|note| note.target.as_deref())
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

/// The digest as `docs/format.md` defines it, written here once more.
fn digest_of(file: &Value) -> String {
    let mut fields = file.as_object().expect("an object").clone();
    fields.remove("digest");
    let mut text = String::new();
    canonical(&Value::Object(fields), &mut text);
    let mut hex = String::new();
    for byte in Sha256::digest(text.as_bytes()) {
        write!(hex, "{byte:02x}").unwrap();
    }
    hex
}

fn canonical(value: &Value, out: &mut String) {
    match value {
        Value::Object(fields) => {
            let sorted: BTreeMap<&String, &Value> = fields.iter().collect();
            let mut mark = '{';
            for (key, value) in sorted {
                out.push(mark);
                canonical(&Value::String(key.clone()), out);
                out.push(':');
                canonical(value, out);
                mark = ',';
            }
            out.push_str(if mark == '{' { "{}" } else { "}" });
        }
        Value::Array(elements) => {
            let mut mark = '[';
            for element in elements {
                out.push(mark);
                canonical(element, out);
                mark = ',';
            }
            out.push_str(if mark == '[' { "[]" } else { "]" });
        }
        Value::String(text) => {
            out.push('"');
            for letter in text.chars() {
                match letter {
                    '"' | '\\' => out.extend(['\\', letter]),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    '\t' => out.push_str("\\t"),
                    '\u{8}' => out.push_str("\\b"),
                    '\u{c}' => out.push_str("\\f"),
                    ..'\u{20}' => write!(out, "\\u{:04x}", u32::from(letter)).unwrap(),
                    _ => out.push(letter),
                }
            }
            out.push('"');
        }
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => write!(out, "{float}").unwrap(),
            _ => write!(out, "{number}").unwrap(),
        },
        Value::Bool(flag) => write!(out, "{flag}").unwrap(),
        Value::Null => out.push_str("null"),
    }
}

/// Every place in a JSON value, as pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
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

// Old files are read for ever.

#[test]
fn a_plan_of_version_1_opens() {
    let plan = open_plan(&fixture_value("old/v1-plan.json")).plan;
    assert_eq!(plan.id.as_str(), "xa-mau-2026");
    assert_eq!((plan.year.get(), plan.clock), (2026, Clock::ReportingYear));
    assert_eq!(
        (plan.name.as_str(), plan.issuer.as_str()),
        ("Xã Mẫu", "UBND xã Mẫu")
    );
    assert_eq!(plan.document.issued_on, Some(day(2026, 1, 15)));
    assert_eq!(plan.document.number.as_deref(), Some("12/KH-UBND"));
    assert_eq!((plan.units.len(), plan.groups.len()), (2, 2));
    assert_eq!(
        (plan.targets.len(), plan.tasks.len(), plan.duties.len()),
        (9, 16, 1)
    );
    let thresholds: Vec<&Threshold> = plan.targets.iter().map(|t| &t.threshold).collect();
    use so_chi_tieu::plan::Beyond;
    assert_eq!(
        thresholds,
        [
            &Threshold::Exactly(decimal("100"), Some(decimal("95"))),
            &Threshold::AtLeast(decimal("80"), None),
            &Threshold::MoreThan(decimal("99.5")),
            &Threshold::AtLeast(decimal("80"), None),
            &Threshold::AtMost(decimal("5")),
            &Threshold::LessThan(decimal("10")),
            &Threshold::Between(decimal("80"), decimal("90"), Beyond::Met),
            &Threshold::AboveReference("mức trung bình của tỉnh".to_owned()),
            &Threshold::Exactly(decimal("100"), None),
        ]
    );
    let keys = plan.entry_keys();
    assert_eq!(keys.len(), 8, "the repeated target shares an entry");
    let shared = target(&plan, "PL.1");
    assert_eq!(shared.entry, of_indicator("ho_so_rieng"));
    assert_eq!(target(&plan, "II.2").zero, ZeroRule::Full);
    assert_eq!(target(&plan, "II.2").name, "Hồ sơ riêng");
    assert_eq!(target(&plan, "II.2").name_en, "Own dossiers");
    assert_eq!(target(&plan, "II.2.b").entry, of_target("II.2.b"));
    let leads: Vec<&str> = target(&plan, "II.1")
        .lead
        .units
        .iter()
        .map(|unit| plan.unit_name(unit))
        .collect();
    assert_eq!(leads, ["Trung tâm Phục vụ hành chính công"]);
    assert!(target(&plan, "II.7").assumed && !target(&plan, "II.1").assumed);
    let last_days: Vec<_> = plan
        .tasks
        .iter()
        .map(|task| task.deadline.last_day())
        .collect();
    let mut expected = vec![None; 16];
    expected[1] = Some(day(2026, 6, 30));
    expected[2] = Some(day(2026, 10, 29));
    expected[3] = Some(day(2026, 3, 31));
    expected[4] = Some(day(2026, 6, 30));
    expected[5] = Some(day(2026, 12, 31));
    expected[15] = Some(day(2026, 9, 30));
    assert_eq!(last_days, expected);
    assert_eq!(
        plan.tasks[12].deadline,
        Deadline::AfterEvent("hồ sơ đến hạn trả kết quả".to_owned(), Some(-1))
    );
    let report = plan.duties[0]
        .deadline
        .next_day(plan.year, day(2026, 6, 18));
    assert_eq!(report, Some(day(2026, 9, 17)));
}

#[test]
fn a_ledger_of_version_1_opens() {
    let opened = opened_ledger(&fixture_text("old/v1-ledger.json"));
    assert_eq!(opened.revision, 42);
    assert_eq!(opened.saved_at, Moment::new(day(2026, 6, 13), 720));
    assert_eq!(opened.ledger, some_ledger());
    let warned: Vec<_> = opened
        .warnings
        .iter()
        .map(|fault| (fault.code(), fault.place.as_str()))
        .collect();
    assert_eq!(warned, [("DATA-06", "1 · II")]);
    let plan = &opened.plan.plan;
    let state = |id| {
        standing(
            plan,
            target(plan, id),
            &opened.ledger,
            Span::ToDate(Quarter::II),
        )
        .state
    };
    assert_eq!(state("II.1"), State::FloorMet);
    assert_eq!(state("II.2"), State::Met); // 1,655 of 2,000
    assert_eq!(state("PL.1"), State::Met);
}

#[test]
fn a_submission_of_version_1_opens() {
    let file = opened_submission(&fixture_text("old/v1-submission.json"));
    assert_eq!((file.year, file.quarter, file.revision), (2026, 2, 42));
    assert_eq!(
        (file.window_first.as_str(), file.window_last.as_str()),
        ("2026-03-15", "2026-06-14")
    );
    assert_eq!(file.plan.id, "xa-mau-2026");
    let online = &file.standings[1];
    assert_eq!(
        (online.target.as_str(), online.state.as_str()),
        ("II.2", "met")
    );
    assert_eq!(online.figure, Some(decimal("82.75")));
    assert_eq!(online.numerator, Some(decimal("1655")));
    assert_eq!(online.quarters, [1, 2]);
    let value = fixture_value("old/v1-submission.json");
    assert_eq!(file.digest, digest_of(&value));
}

// What is refused.

#[track_caller]
fn check_refused(name: &str, expected: &[(&str, &str)]) {
    let name = format!("invalid/{name}.json");
    let faults = match open(&fixture(&name)) {
        Err(faults) => faults,
        Ok(_) => panic!("{name} was opened"),
    };
    let found: Vec<(&str, &str)> = faults
        .iter()
        .map(|f| (f.code(), f.place.as_str()))
        .collect();
    assert_eq!(found, expected, "{name}: {faults:#?}");
    for fault in &faults {
        check_words(fault);
    }
}

fn check_words(fault: &Fault) {
    let [vi, en] = [Language::Vietnamese, Language::English].map(|language| fault.what(language));
    assert!(
        !vi.is_empty() && !en.is_empty() && vi != en,
        "{fault:?}: {vi:?}, {en:?}"
    );
    let [vi, en] = [Language::Vietnamese, Language::English].map(|language| fault.remedy(language));
    assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{fault:?}");
}

#[test]
fn what_is_no_file_of_ours_is_refused() {
    for (name, code, place) in [
        ("not-json", "FILE-05", "1:1"),
        ("empty", "FILE-04", "1:0"),
        ("truncated", "FILE-04", "24:30"),
        ("truncated-in-a-letter", "FILE-04", ""),
        ("not-utf8", "FILE-02", ""),
        ("other-program", "FILE-06", "format"),
        ("number", "FILE-06", ""),
        ("list", "FILE-06", ""),
        ("no-targets-field", "FILE-08", ""),
        ("duplicate-key", "FILE-08", "issuer"),
        ("other-format", "FILE-06", "format"),
        ("format-is-a-number", "FILE-06", "format"),
        ("newer-version", "FILE-07", "version"),
        ("version-zero", "PLAN-13", "version"),
        ("version-is-text", "PLAN-13", "version"),
        ("no-threshold-kind", "FILE-08", "targets[2].threshold"),
        (
            "text-where-a-number-belongs",
            "FILE-08",
            "targets[0].threshold.value",
        ),
        ("comma-number", "FILE-08", "targets[0].threshold.value"),
        ("too-many-decimals", "FILE-08", "targets[0].threshold.value"),
        ("number-where-text-belongs", "FILE-08", "targets[1].label"),
        ("null-where-a-list-belongs", "FILE-08", "units"),
        ("duplicate-key-deep", "FILE-08", "targets[2].number"),
    ] {
        check_refused(name, &[(code, place)]);
    }
}

#[test]
fn a_plan_that_does_not_hold_together_is_refused() {
    for (name, code, place) in [
        ("empty-label", "PLAN-01", "targets[0].label"),
        ("duplicate-target", "PLAN-02", "targets[2].id"),
        ("duplicate-unit", "PLAN-02", "units[1].id"),
        ("duplicate-task", "PLAN-02", "tasks[1].id"),
        ("duplicate-duty", "PLAN-02", "duties[1].id"),
        ("duplicate-group", "PLAN-02", "groups[1].id"),
        ("duplicate-indicator", "PLAN-02", "indicators[1].key"),
        ("unknown-lead", "PLAN-04", "targets[0].lead_units[1]"),
        (
            "unknown-partner-of-task",
            "PLAN-04",
            "tasks[0].partner_units[0]",
        ),
        ("unknown-reporter", "PLAN-04", "duties[0].reporter_units[0]"),
        ("repeats-unknown", "PLAN-05", "targets[1].repeats"),
        ("part-of-unknown", "PLAN-05", "targets[1].part_of"),
        ("repeats-itself", "PLAN-14", "targets[1].repeats"),
        ("repeats-a-repeat", "PLAN-14", "targets[4].repeats"),
        ("unknown-group", "PLAN-06", "tasks[0].group"),
        ("unknown-indicator", "PLAN-07", "targets[0].indicator"),
        ("range-backwards", "PLAN-09", "targets[0].threshold"),
        ("range-empty", "PLAN-09", "targets[0].threshold"),
        ("range-beyond", "PLAN-08", "targets[0].threshold.beyond"),
        ("floor-above-goal", "PLAN-10", "targets[0].threshold.floor"),
        ("floor-at-goal", "PLAN-10", "targets[0].threshold.floor"),
        ("bad-date-of-issue", "PLAN-12", "document.issued_on"),
        ("bad-year", "PLAN-13", "year"),
        ("long-text", "FILE-10", "targets[0].label"),
    ] {
        check_refused(name, &[(code, place)]);
    }
    check_refused(
        "circle",
        &[
            ("PLAN-14", "targets[0].part_of"),
            ("PLAN-14", "targets[2].part_of"),
        ],
    );
    check_refused(
        "shared-entry-disagrees",
        &[("PLAN-15", "targets[2]"), ("PLAN-15", "targets[3]")],
    );
}

#[test]
fn every_fault_of_a_plan_is_named_in_one_go() {
    check_refused(
        "empty-names",
        &[
            ("PLAN-01", "name"),
            ("PLAN-01", "issuer"),
            ("PLAN-01", "units[0].name"),
            ("PLAN-01", "tasks[0].label"),
        ],
    );
    check_refused(
        "bad-ids",
        &[
            ("PLAN-03", "units[0].id"),
            ("PLAN-03", "targets[3].id"),
            ("PLAN-03", "tasks[0].id"),
            ("PLAN-03", "id"),
        ],
    );
    check_refused(
        "unknown-words",
        &[
            ("PLAN-08", "targets[0].measure"),
            ("PLAN-08", "targets[0].accumulation"),
            ("PLAN-08", "targets[0].kind"),
            ("PLAN-08", "targets[1].threshold.kind"),
            ("PLAN-08", "tasks[0].deadline.kind"),
            ("PLAN-08", "clock"),
        ],
    );
    check_refused(
        "unknown-words-of-indicators",
        &[
            ("PLAN-08", "indicators[0].direction"),
            ("PLAN-08", "indicators[0].zero"),
        ],
    );
    check_refused(
        "threshold-without-value",
        &[
            ("PLAN-11", "targets[0].threshold"),
            ("PLAN-11", "targets[1].threshold"),
            ("PLAN-11", "targets[2].threshold"),
            ("PLAN-11", "targets[3].threshold"),
        ],
    );
    check_refused(
        "floors-that-cannot-be",
        &[
            ("PLAN-17", "targets[0].threshold.floor"),
            ("PLAN-17", "targets[1].threshold.floor"),
            ("PLAN-17", "targets[2].threshold.floor"),
            ("PLAN-17", "targets[3].threshold.floor"),
        ],
    );
    check_refused(
        "bad-dates",
        &[
            ("PLAN-12", "tasks[0].deadline.date"),
            ("PLAN-12", "tasks[1].deadline.date"),
            ("PLAN-12", "tasks[2].deadline.date"),
            ("PLAN-12", "tasks[3].deadline.date"),
        ],
    );
    let missing: Vec<String> = [0, 1, 2, 3, 4, 5, 6, 8]
        .iter()
        .map(|at| format!("tasks[{at}].deadline"))
        .collect();
    let missing: Vec<(&str, &str)> = missing.iter().map(|at| ("PLAN-11", at.as_str())).collect();
    check_refused("deadline-parts-missing", &missing);
    check_refused(
        "deadline-numbers",
        &[
            ("PLAN-13", "tasks[0].deadline.quarter"),
            ("PLAN-13", "tasks[1].deadline.month"),
            ("PLAN-13", "tasks[2].deadline.year"),
            ("PLAN-13", "tasks[3].deadline.day"),
            ("PLAN-13", "tasks[4].deadline.weekday"),
            ("PLAN-13", "tasks[5].deadline.times"),
            ("PLAN-13", "tasks[6].deadline.months"),
            ("PLAN-13", "tasks[7].deadline.parts[1].quarter"),
        ],
    );
    let many: Vec<String> = (0..20).map(|at| format!("tasks[{at}].label")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|at| ("PLAN-01", at.as_str())).collect();
    check_refused("too-many-faults", &many);
}

#[test]
fn a_ledger_that_does_not_fit_its_plan_is_refused() {
    for (name, code, place) in [
        ("ledger-negative-count", "DATA-01", "entries[0].numerator"),
        ("ledger-fraction-count", "DATA-02", "entries[0].denominator"),
        ("ledger-text-count", "FILE-08", "entries[0].numerator"),
        ("ledger-huge-count", "FILE-08", "entries[0].denominator"),
        ("ledger-wrong-year", "DATA-05", "entries[0].year"),
        ("ledger-entry-of-a-repeat", "DATA-03", "entries[0]"),
        ("ledger-same-entry-twice", "PLAN-02", "entries[1]"),
        ("ledger-same-note-twice", "PLAN-02", "notes[1]"),
        ("ledger-same-task-twice", "PLAN-02", "tasks[1]"),
        ("ledger-same-reference-twice", "PLAN-02", "references[1]"),
        ("ledger-two-owners", "DATA-03", "entries[0]"),
        ("ledger-done-when", "PLAN-11", "tasks[0].done_on"),
        ("ledger-done-on-no-day", "PLAN-12", "tasks[0].done_on"),
        (
            "ledger-unknown-reference",
            "PLAN-05",
            "references[0].target",
        ),
        ("ledger-near", "PLAN-13", "near"),
        (
            "ledger-bad-plan",
            "PLAN-04",
            "plan.targets[0].lead_units[0]",
        ),
        ("ledger-newer-plan", "FILE-07", "plan.version"),
        ("ledger-plan-of-another-format", "FILE-06", "plan.format"),
        (
            "ledger-shape-in-plan",
            "FILE-08",
            "plan.targets[3].threshold.value",
        ),
    ] {
        check_refused(name, &[(code, place)]);
    }
    check_refused(
        "ledger-bad-quarters",
        &[
            ("PLAN-13", "entries[0].quarter"),
            ("PLAN-13", "notes[0].quarter"),
        ],
    );
    check_refused(
        "ledger-unknown-owners",
        &[
            ("DATA-03", "entries[0]"),
            ("DATA-03", "entries[1]"),
            ("DATA-03", "entries[2]"),
            ("DATA-03", "notes[0]"),
        ],
    );
    check_refused(
        "ledger-bad-times",
        &[
            ("PLAN-12", "entries[0].entered_at"),
            ("PLAN-12", "notes[0].evidence[1].date"),
            ("PLAN-12", "references[0].date"),
        ],
    );
    check_refused(
        "ledger-bad-progress",
        &[("PLAN-16", "tasks[0].task"), ("PLAN-08", "tasks[1].state")],
    );
    let wrong: Vec<String> = (0..10).map(|at| format!("entries[{at}]")).collect();
    let wrong: Vec<(&str, &str)> = wrong.iter().map(|at| ("DATA-04", at.as_str())).collect();
    check_refused("ledger-wrong-figures", &wrong);
}

#[test]
fn every_broken_fixture_is_in_a_table() {
    let tables = include_str!("files.rs");
    let path = format!("{}/tests/fixtures/invalid", env!("CARGO_MANIFEST_DIR"));
    for file in std::fs::read_dir(path).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let name = name.strip_suffix(".json").expect("a .json file");
        assert!(
            tables.contains(&format!("\"{name}\"")),
            "{name} is not tested"
        );
    }
}

#[test]
fn what_is_wrong_in_itself_is_kept_with_a_warning() {
    let opened = opened_ledger(&fixture_text("valid/ledger-above.json"));
    let warned: Vec<_> = opened
        .warnings
        .iter()
        .map(|f| (f.code(), f.place.as_str()))
        .collect();
    assert_eq!(warned, [("DATA-06", "1 · I")]);
    opened.warnings.iter().for_each(check_words);
    let figures = |quarter| {
        let entry = opened.ledger.entry(&of_target("1"), quarter);
        entry.map(|entry| entry.figures.clone())
    };
    assert_eq!(figures(Quarter::I), Some(known(11, 10)));
    let unread = Figures::Ratio(Cell::Unread("mười".to_owned()), Cell::Known(count(10)));
    assert_eq!(figures(Quarter::II), Some(unread));
}

#[test]
fn text_that_reads_as_a_number_is_one() {
    let mut file = fixture_value("valid/ledger-above.json");
    file["entries"] = json!([
        { "year": 2026, "quarter": 1, "target": "1", "numerator_text": "5.280", "denominator": 6000 },
        { "year": 2026, "quarter": 1, "target": "3", "value_text": "81,25" },
        { "year": 2026, "quarter": 2, "target": "3" },
    ]);
    let opened = opened_ledger(&file.to_string());
    let figures = |key, quarter| {
        opened
            .ledger
            .entry(&key, quarter)
            .map(|e| e.figures.clone())
    };
    assert_eq!(
        figures(of_target("1"), Quarter::I),
        Some(known(5_280, 6_000))
    );
    assert_eq!(figures(of_target("3"), Quarter::I), Some(value("81.25")));
    assert_eq!(figures(of_target("3"), Quarter::II), None, "nothing in it");
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let plain = fixture("valid/small.json");
    let marked = [b"\xef\xbb\xbf".as_slice(), &plain].concat();
    assert_eq!(open(&marked), open(&plain));
    assert!(open(&marked).is_ok());
    assert_eq!(identify(&marked), Ok(Format::Plan));
}

#[test]
fn the_envelope_says_what_a_file_is() {
    let check = |name, expected| assert_eq!(identify(&fixture(name)), Ok(expected), "{name}");
    check("old/v1-plan.json", Format::Plan);
    check("old/v1-ledger.json", Format::Ledger);
    check("old/v1-submission.json", Format::Submission);
}

#[test]
fn what_is_too_large_is_refused_unread() {
    let codes = |bytes| check_size(bytes).map_err(|fault| fault.code());
    assert_eq!(LARGEST_FILE, 10_000_000);
    assert_eq!(codes(0), Ok(()));
    assert_eq!(codes(10_000_000), Ok(()));
    assert_eq!(codes(10_000_001), Err("FILE-01"));
    assert_eq!(codes(100_000_000), Err("FILE-01"));
    assert_eq!(codes(u64::MAX), Err("FILE-01"));
    check_words(&check_size(100_000_000).unwrap_err());
    let spaces = vec![b' '; 10_000_001];
    let faults = open(&spaces).unwrap_err();
    assert_eq!(faults[0].code(), "FILE-01");
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    let code = |text: &str| open_text(text).map_err(|faults| faults[0].code()).map(drop);
    let nested = |levels: usize| {
        let plan = fixture_text("valid/small.json");
        let (open, close) = ("[".repeat(levels), "]".repeat(levels));
        plan.replacen('{', &format!("{{\"extra\": {open}{close},"), 1)
    };
    assert_eq!(DEEPEST, 32);
    assert_eq!(code(&nested(31)), Ok(()));
    assert_eq!(code(&nested(32)), Err("FILE-03"));
    assert_eq!(code(&nested(10_000)), Err("FILE-03"));
    assert_eq!(code(&"[".repeat(10_000)), Err("FILE-03"));
    assert_eq!(code(&"{\"a\":".repeat(10_000)), Err("FILE-03"));
    // Brackets in text are text.
    let brackets = format!("\\\"{}", "[{".repeat(5_000));
    let text = fixture_text("valid/small.json").replace("Nhắc lại", &brackets);
    assert_eq!(code(&text), Ok(()));
}

#[test]
fn lists_and_texts_have_limits() {
    let check = |list: &str, length: usize, expected: Result<(), (&str, &str)>| {
        let mut file = fixture_value("valid/small.json");
        let element = |at: usize| match list {
            "targets" => target_value(&format!("t{at}"), at_least(1), json!({})),
            "remarks" => json!("x"),
            _ => json!({ "id": format!("t{at}"), "name": "a", "label": "a" }),
        };
        file["targets"] = json!([target_value("t", at_least(1), json!({}))]);
        file["tasks"] = json!([]);
        file[list] = (0..length).map(element).collect();
        let found = open_text(&file.to_string()).map(drop).map_err(|faults| {
            let codes: Vec<_> = faults.iter().map(|f| (f.code(), f.place.clone())).collect();
            assert_eq!(codes.len(), 1, "{codes:?}");
            codes[0].clone()
        });
        let expected = expected.map_err(|(code, place)| (code, place.to_owned()));
        assert_eq!(found, expected, "{length} {list}");
    };
    check("targets", 2_000, Ok(()));
    check("targets", 2_001, Err(("FILE-09", "targets")));
    check("tasks", 5_000, Ok(()));
    check("tasks", 5_001, Err(("FILE-09", "tasks")));
    for other in ["units", "groups", "duties", "remarks"] {
        check(other, 2_000, Ok(()));
        check(other, 2_001, Err(("FILE-09", other)));
    }
    let mut file = fixture_value("valid/small.json");
    file["targets"][0]["label"] = json!("ă".repeat(20_000));
    assert!(open_text(&file.to_string()).is_ok());
}

#[test]
fn a_long_chain_of_parts_is_followed_at_once() {
    let mut file = fixture_value("valid/small.json");
    let part = |at: usize| {
        let above = json!({ "part_of": format!("t{}", at + 1) });
        let more = if at == 1_999 { json!({}) } else { above };
        target_value(&format!("t{at}"), at_least(1), more)
    };
    file["targets"] = (0..2_000).map(part).collect();
    assert!(open_text(&file.to_string()).is_ok());
    // Too many to be looked at at all.
    let part = |at: usize| {
        let above = json!({ "part_of": format!("t{}", (at + 1) % 30_000) });
        target_value(&format!("t{at}"), at_least(1), above)
    };
    file["targets"] = (0..30_000).map(part).collect();
    let faults = open_text(&file.to_string()).unwrap_err();
    let found: Vec<_> = faults
        .iter()
        .map(|f| (f.code(), f.place.as_str()))
        .collect();
    assert_eq!(found, [("FILE-09", "targets")]);
}

#[test]
fn codes_and_words_are_stable() {
    let text = || "x".to_owned();
    let table = [
        (FaultKind::TooLarge { bytes: 2, limit: 1 }, "FILE-01"),
        (FaultKind::NotText, "FILE-02"),
        (FaultKind::TooDeep { limit: 32 }, "FILE-03"),
        (FaultKind::Truncated, "FILE-04"),
        (FaultKind::NotJson, "FILE-05"),
        (FaultKind::WrongFormat { found: text() }, "FILE-06"),
        (
            FaultKind::WrongFormat {
                found: String::new(),
            },
            "FILE-06",
        ),
        (FaultKind::NewerVersion { found: 2, known: 1 }, "FILE-07"),
        (FaultKind::FieldMissing("id"), "FILE-08"),
        (FaultKind::FieldTwice("id".to_owned()), "FILE-08"),
        (
            FaultKind::WrongType {
                found: Sort::Text,
                quote: " “a”".to_owned(),
                wanted: Sort::Number,
            },
            "FILE-08",
        ),
        (FaultKind::NumberBeyond("1e300".to_owned()), "FILE-08"),
        (FaultKind::TooMany { found: 2, limit: 1 }, "FILE-09"),
        (FaultKind::TooLong { limit: 1 }, "FILE-10"),
        (FaultKind::Digest, "FILE-11"),
        (FaultKind::Empty, "PLAN-01"),
        (FaultKind::DuplicateId(text()), "PLAN-02"),
        (FaultKind::BadId(text()), "PLAN-03"),
        (FaultKind::UnknownUnit(text()), "PLAN-04"),
        (FaultKind::UnknownTarget(text()), "PLAN-05"),
        (FaultKind::UnknownGroup(text()), "PLAN-06"),
        (FaultKind::UnknownIndicator(text()), "PLAN-07"),
        (
            FaultKind::UnknownWord {
                word: text(),
                allowed: "a, b",
            },
            "PLAN-08",
        ),
        (
            FaultKind::RangeOrder {
                from: text(),
                below: text(),
            },
            "PLAN-09",
        ),
        (
            FaultKind::FloorOrder {
                floor: text(),
                goal: text(),
            },
            "PLAN-10",
        ),
        (FaultKind::PartMissing("value"), "PLAN-11"),
        (FaultKind::BadDate(text()), "PLAN-12"),
        (
            FaultKind::OutOfRange {
                found: text(),
                allowed: "1–4",
            },
            "PLAN-13",
        ),
        (FaultKind::Circle(text()), "PLAN-14"),
        (FaultKind::EntryDisagrees(text()), "PLAN-15"),
        (FaultKind::UnknownTask(text()), "PLAN-16"),
        (FaultKind::PartUnwanted("floor"), "PLAN-17"),
        (FaultKind::NegativeCount(text()), "DATA-01"),
        (FaultKind::FractionCount(text()), "DATA-02"),
        (FaultKind::UnknownEntry(text()), "DATA-03"),
        (FaultKind::WrongFigures(text()), "DATA-04"),
        (FaultKind::WrongYear { found: 1, plan: 2 }, "DATA-05"),
        (
            FaultKind::Above {
                numerator: text(),
                denominator: text(),
            },
            "DATA-06",
        ),
    ];
    let mut said = BTreeSet::new();
    for (kind, code) in table {
        let fault = Fault {
            kind,
            place: "here".to_owned(),
        };
        assert_eq!(fault.code(), code);
        check_words(&fault);
        assert!(said.insert(fault.what(Language::Vietnamese)), "{fault:?}");
    }
}

#[test]
fn what_does_not_fit_is_said_in_both_languages() {
    let check = |name: &str, vietnamese: &str, english: &str| {
        let faults = open(&fixture(&format!("invalid/{name}.json"))).unwrap_err();
        assert_eq!(faults[0].what(Language::Vietnamese), vietnamese);
        assert_eq!(faults[0].what(Language::English), english);
    };
    check(
        "no-targets-field",
        "Thiếu trường “targets”.",
        "The field “targets” is missing.",
    );
    check(
        "duplicate-key",
        "Trường “issuer” có hai lần.",
        "The field “issuer” stands twice.",
    );
    check(
        "number-where-text-belongs",
        "Có số “7” ở chỗ cần chữ.",
        "Found a number “7” where text belongs.",
    );
    check(
        "null-where-a-list-belongs",
        "Có giá trị rỗng (null) ở chỗ cần danh sách [ ].",
        "Found null where a list [ ] belongs.",
    );
    check(
        "comma-number",
        "Có chữ “99,5” ở chỗ cần số.",
        "Found text “99,5” where a number belongs.",
    );
    check(
        "too-many-decimals",
        "Số 99.12345 quá lớn hoặc quá nhiều chữ số thập phân (nhiều nhất 4 chữ số, từ \
         -900000000000 đến 900000000000).",
        "The number 99.12345 is too large or has too many decimals (at most 4, from \
         -900000000000 to 900000000000).",
    );
}

// Whatever the bytes, `open` answers.

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in vec(any::<u8>(), 0..300)) {
        prop_assert!(open(&bytes).is_err_and(|faults| !faults.is_empty()));
    }

    #[test]
    fn any_json_of_our_format_is_answered(
        name in prop::sample::select(vec!["plan", "ledger", "submission"]),
        fields in btree_map("(version|plan|targets|entries|units|[a-z]{1,6})", any_json(), 0..5),
    ) {
        let mut file = json!({ "format": format!("so-chi-tieu/{name}"), "version": 1 });
        for (key, value) in fields {
            file[key] = value;
        }
        prop_assert!(open_text(&file.to_string()).is_err_and(|faults| !faults.is_empty()));
    }

    #[test]
    fn a_damaged_file_is_answered(
        name in prop::sample::select(vec!["plan", "ledger", "submission"]),
        damages in vec((any::<prop::sample::Index>(), 0_u8..4, any::<u8>()), 1..4),
    ) {
        let mut bytes = fixture(&format!("old/v1-{name}.json"));
        for (at, how, byte) in damages {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes[at] ^= 1 << (byte % 8),
                2 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(1)),
            }
        }
        if let Err(faults) = open(&bytes) {
            prop_assert!(!faults.is_empty() && faults.len() <= 20);
            faults.iter().for_each(check_words);
        }
    }

    #[test]
    fn a_field_of_another_type_is_answered(
        name in prop::sample::select(vec!["plan", "ledger", "submission"]),
        at in any::<prop::sample::Index>(),
        value in any_json(),
    ) {
        let mut file = fixture_value(&format!("old/v1-{name}.json"));
        let mut found = Vec::new();
        places(&file, "", &mut found);
        *file.pointer_mut(&found[at.index(found.len())]).unwrap() = value;
        if let Err(faults) = open_text(&file.to_string()) {
            prop_assert!(!faults.is_empty() && faults.len() <= 20);
            faults.iter().for_each(check_words);
        }
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map("(id|kind|value|label|[a-z]{1,3})", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

// The documentation.

/// The fenced blocks of `docs/format.md` that begin so, in order.
fn blocks(language: &str) -> Vec<String> {
    let path = format!("{}/docs/format.md", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("docs/format.md");
    let fence = format!("```{language}\n");
    let parts = text.split(fence.as_str()).skip(1);
    parts
        .map(|part| part.split("```").next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn the_documented_plan_opens() {
    let whole: Vec<String> = blocks("json")
        .into_iter()
        .filter(|block| block.contains("\"format\": \"so-chi-tieu/plan\""))
        .collect();
    assert_eq!(whole.len(), 1);
    let Ok(Opened::Plan(plan)) = open_text(&whole[0]) else {
        panic!("{:#?}", open_text(&whole[0]).unwrap_err());
    };
    assert_eq!((plan.plan.targets.len(), plan.plan.tasks.len()), (2, 1));
}

#[test]
fn the_documented_thresholds_and_deadlines_are_read() {
    let (mut thresholds, mut deadlines) = (BTreeSet::new(), BTreeSet::new());
    for line in blocks("jsonl").iter().flat_map(|block| block.lines()) {
        let part: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{line}: {e}"));
        let kind = part["kind"].as_str().expect("a kind").to_owned();
        let mut plan = fixture_value("valid/small.json");
        if matches!(
            kind.as_str(),
            "at_least"
                | "more_than"
                | "at_most"
                | "less_than"
                | "exactly"
                | "between"
                | "above_reference"
        ) {
            plan["targets"][0]["threshold"] = part;
            thresholds.insert(kind);
        } else {
            plan["tasks"][0]["deadline"] = part;
            deadlines.insert(kind);
        }
        assert!(open_text(&plan.to_string()).is_ok(), "{line}");
    }
    assert_eq!((thresholds.len(), deadlines.len()), (7, 12));
}

#[test]
fn every_code_and_every_field_is_documented() {
    let path = format!("{}/docs/format.md", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("docs/format.md");
    let groups = [("FILE", 11), ("PLAN", 17), ("DATA", 6)];
    for (group, last) in groups {
        for number in 1..=last {
            let row = format!("| `{group}-{number:02}` |");
            assert!(text.contains(&row), "{row} is missing");
        }
    }
    for format in [Format::Plan, Format::Ledger, Format::Submission] {
        let schema: Value = serde_json::from_str(&so_chi_tieu::file::schema_text(format)).unwrap();
        let mut fields = BTreeSet::new();
        properties(&schema, &mut fields);
        assert!(fields.len() > 20);
        for field in fields {
            assert!(text.contains(&format!("`{field}`")), "`{field}` is missing");
        }
    }
}

#[test]
fn the_whole_catalogue_is_documented() {
    let path = format!("{}/docs/format.md", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("docs/format.md");
    let catalogue = include_str!("../src/plan/catalogue/indicators.json");
    let catalogue: Value = serde_json::from_str(catalogue).unwrap();
    let indicators = catalogue.as_array().expect("a list");
    for indicator in indicators {
        let of = |field: &str| indicator[field].as_str().unwrap().to_owned();
        let row = format!(
            "| `{}` | {} | {} | `{}` | `{}` |",
            of("key"),
            of("name"),
            of("unit"),
            of("measure"),
            of("accumulation"),
        );
        assert!(text.lines().any(|line| line == row), "{row} is missing");
    }
    let (_, table) = text.split_once("## The catalogue").expect("its heading");
    let rows = table.lines().take_while(|line| !line.starts_with("## "));
    let rows = rows.filter(|line| line.starts_with("| `")).count();
    assert_eq!(rows, indicators.len());
}

/// The names of all properties in a schema.
fn properties(schema: &Value, found: &mut BTreeSet<String>) {
    if let Some(fields) = schema["properties"].as_object() {
        found.extend(fields.keys().cloned());
    }
    match schema {
        Value::Object(fields) => fields.values().for_each(|inner| properties(inner, found)),
        Value::Array(elements) => elements.iter().for_each(|inner| properties(inner, found)),
        _ => {}
    }
}
