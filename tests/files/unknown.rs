//! What this version does not know is kept and written again.

use std::sync::Arc;

use super::common::*;
use super::fixture_value;
use super::log::some_book;
use super::submissions::places;
use super::{every_field, fixture_text};
use proptest::collection::btree_map;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{DEEPEST, Opened};
use so_chi_tieu::ledger::{By, Cause, Command, Ledger, Log, Moment, Note, PlanText};
use so_chi_tieu::store::Book;

/// Files in our own form, so that what is written can be compared whole.
const FILES: [&str; 6] = [
    "valid/small.json",
    "valid/every-field.json",
    "old/v1-plan.json",
    "old/v1-ledger.json",
    "old/v2-ledger.json",
    "old/v3-ledger.json",
];

/// What a newer version may have put beside the known fields.
fn unknown() -> impl Strategy<Value = Map<String, Value>> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1_000_000_i32..1_000_000).prop_map(|number| json!(f64::from(number) / 1_000.0)),
        "[a-zăđ\"\\\\\n\u{1}\u{1f600}]{0,6}".prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            btree_map("[a-c]{0,2}", inner, 0..3)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    });
    // Known names with another letter are not known.
    let key = prop_oneof!["x_[a-z]{1,4}", "", "Id|TARGET|ngày|a\"b|/plan|targets/0"];
    btree_map(key, value, 1..3).prop_map(|fields| fields.into_iter().collect())
}

/// The places of all objects whose fields are read one by one.
fn objects(file: &Value) -> Vec<String> {
    let mut found = Vec::new();
    places(file, "", &mut found);
    found.retain(|place| file.pointer(place).is_some_and(Value::is_object));
    found
}

fn put(file: &mut Value, place: &str, fields: Map<String, Value>) {
    let object = file.pointer_mut(place).and_then(Value::as_object_mut);
    object.expect("an object").extend(fields);
}

fn read(file: &Value) -> Book {
    match open_text(&file.to_string()) {
        Ok(Opened::Ledger(opened)) => Book::from(*opened),
        Ok(Opened::Plan(plan)) => Book::new(*plan),
        other => panic!("{other:?}"),
    }
}

/// What is written of a file that was read: a plan again, or a ledger again.
fn written(file: &Value, book: &Book) -> Value {
    let text = match file["format"].as_str() {
        Some("so-chi-tieu/plan") => book.plan.to_text(),
        _ => book.text(noon()),
    };
    serde_json::from_str(&text).unwrap()
}

/// The file as this version writes it.
fn present(name: &str) -> Value {
    let file = fixture_value(name);
    written(&file, &read(&file))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn unknown_fields_come_back_at_the_same_objects(
        name in prop::sample::select(FILES.to_vec()),
        sprinkled in proptest::collection::vec((any::<prop::sample::Index>(), unknown()), 0..60),
    ) {
        let mut file = present(name);
        let objects = objects(&file);
        for (at, fields) in sprinkled {
            put(&mut file, &objects[at.index(objects.len())], fields);
        }
        let book = read(&file);
        prop_assert_eq!(written(&file, &book), file.clone());
        // And once more, out of what was written.
        let again = read(&written(&file, &book));
        prop_assert_eq!(&again, &book);
        prop_assert_eq!(written(&file, &again), file);
    }

    #[test]
    fn unknown_fields_stay_when_figures_change(fields in unknown(), number in 1_u64..1_000) {
        let mut file = present("old/v2-ledger.json");
        for place in objects(&file) {
            put(&mut file, &place, fields.clone());
        }
        let mut book = read(&file);
        let slot = (of_target("II.1"), Quarter::I);
        let by = By { at: noon(), who: String::new() };
        let set = Command::SetEntry(slot.clone(), Some(entered(known(number, 1_001))));
        book.log.run(&mut book.ledger, set, Cause::Typed, by.clone());
        let mut expected = file.clone();
        let entry = &mut expected["entries"][2];
        prop_assert_eq!((&entry["target"], &entry["quarter"]), (&json!("II.1"), &json!(1)));
        merge(entry, json!({
            "numerator": number,
            "denominator": 1_001,
            "entered_at": noon().iso(),
        }));
        let mut saved = written(&file, &book);
        let steps = saved["log"].as_array_mut().unwrap();
        prop_assert_eq!(steps.pop().map(|step| step["step"].clone()), Some(json!(18)));
        prop_assert_eq!(&saved, &expected);
        // Undone, all is as it was, but for the steps.
        book.log.undo(&mut book.ledger, by);
        saved = written(&file, &book);
        let steps = saved["log"].as_array_mut().unwrap();
        steps.truncate(steps.len() - 2);
        prop_assert_eq!(saved, file);
    }
}

#[test]
fn every_object_keeps_what_is_unknown() {
    for name in FILES {
        let mut file = present(name);
        for (number, place) in objects(&file).iter().enumerate() {
            let mark = json!({ "number": number, "deep": [[1.5], { "b": null, "a": "ă" }] });
            put(
                &mut file,
                place,
                Map::from_iter([("x_mới".to_owned(), mark)]),
            );
        }
        assert_eq!(written(&file, &read(&file)), file, "{name}");
    }
}

#[test]
fn unknown_fields_stand_after_the_known_ones_each_on_one_line() {
    let mut file = fixture_value("valid/small.json");
    put(
        &mut file,
        "/targets/0/threshold",
        json!({ "z": [1, { "b": "x\n", "a": 1e30 }], "": 2.50 })
            .as_object()
            .unwrap()
            .clone(),
    );
    let text = read(&file).plan.to_text();
    let plain = fixture_text("valid/small.json");
    let lines: Vec<&str> = plain.lines().collect();
    let expected = "        \"\": 2.5,\n        \"z\": [1,{\"a\":1e+30,\"b\":\"x\\n\"}]";
    let (before, after) = text.split_once(expected).expect("both fields");
    assert!(before.ends_with(",\n") && after.starts_with("\n      }"));
    assert_eq!(text.lines().count(), lines.len() + 2);
    // In a log they are on the line of their step.
    let mut file = present("old/v2-ledger.json");
    put(
        &mut file,
        "/log/0",
        Map::from_iter([("device".to_owned(), json!({ "b": 1, "a": 2 }))]),
    );
    let text = read(&file).text(noon());
    let step = r#""cause":"migrated","of":1,"changes":[],"device":{"a":2,"b":1}},"#;
    assert!(text.lines().any(|line| line.ends_with(step)), "{text}");
}

fn mark(name: &str) -> Map<String, Value> {
    Map::from_iter([("x".to_owned(), json!(name))])
}

#[test]
fn unknown_fields_follow_their_object_when_others_come_and_go() {
    let mut file = present("old/v2-ledger.json");
    let evidence = |number: &str, x: &str| json!({ "number": number, "x": x });
    file["notes"][1]["evidence"] = json!([
        evidence("1", "one"),
        json!({ "number": "2" }),
        evidence("2", "two again"),
        json!({ "link": "https://a.vn", "x": "blank" }),
    ]);
    let entries = file["entries"].as_array_mut().unwrap();
    for (at, entry) in entries.iter_mut().enumerate() {
        entry["x"] = json!(at);
    }
    let mut book = read(&file);
    let slot = (of_target("II.1"), Quarter::I);
    let mut note: Note = book.ledger.note(&slot.0, slot.1).unwrap().clone();
    note.evidence.remove(0);
    note.evidence[2].link = "https://b.vn".to_owned();
    let between = (of_target("II.2.b"), Quarter::I);
    for command in [
        Command::SetEntry((of_indicator("ho_so_rieng"), Quarter::II), None),
        Command::SetEntry(between, Some(entered(known(1, 2)))),
        Command::SetNote(slot, Some(note)),
    ] {
        assert_eq!(book.ledger.apply(command).len(), 1);
    }
    let saved = written(&file, &book);
    let marks = saved["entries"].as_array().unwrap().iter();
    let marks: Vec<Value> = marks.map(|entry| entry["x"].clone()).collect();
    let expected = [json!(0), json!(2), json!(3), json!(null), json!(4)];
    assert_eq!(marks[..5], expected);
    assert_eq!(
        saved["notes"][1]["evidence"],
        json!([
            { "number": "2" },
            evidence("2", "two again"),
            { "link": "https://b.vn", "x": "blank" },
        ])
    );
}

#[test]
fn unknown_fields_of_another_plan_come_with_it_and_go_with_it() {
    let plan = |x: &str| {
        let mut plan = fixture_value("valid/every-field.json");
        plan["targets"][0]["x"] = json!(x);
        plan
    };
    let (old, new) = (read(&plan("old")).plan, read(&plan("new")).plan);
    let texts = || (PlanText::new(&old.to_text()), PlanText::new(&new.to_text()));
    let by = || By {
        at: noon(),
        who: String::new(),
    };
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    let cause = Cause::PlanChanged("moi.json".to_owned());
    assert!(log.replace(&mut ledger, Ledger::default(), texts(), cause, by()));
    let outcome = log.undo(&mut ledger, by());
    let back = new.after_step(outcome.plan.as_ref(), &ledger, noon());
    assert_eq!(back, Ok(Arc::clone(&old)));
    assert!(!old.same_file(&new));
}

#[test]
fn an_import_loses_nothing_that_either_side_holds() {
    let mut here = present("old/v2-ledger.json");
    put(&mut here, "/entries/0", mark("here"));
    put(&mut here, "/entries/1", mark("here"));
    put(&mut here, "/log/0", mark("here"));
    let mut there = present("old/v2-ledger.json");
    put(&mut there, "", mark("there"));
    put(&mut there, "/entries/1", mark("there"));
    put(&mut there, "/log/0", mark("there"));
    there["near"] = json!(20);
    let (mut book, other) = (read(&here), read(&there));
    let by = By {
        at: noon(),
        who: String::new(),
    };
    let replace = Command::Replace(Box::new(other.ledger));
    let cause = Cause::Imported("b.json".to_owned());
    assert!(book.log.run(&mut book.ledger, replace, cause, by));
    let saved = written(&here, &book);
    let at = |place: &str| saved.pointer(&format!("{place}/x")).cloned();
    assert_eq!(at(""), Some(json!("there")));
    assert_eq!(at("/entries/0"), Some(json!("here")));
    assert_eq!(at("/entries/1"), Some(json!("there")));
    assert_eq!(
        at("/log/0"),
        Some(json!("here")),
        "the log is still its own"
    );
}

#[test]
fn a_submission_carries_the_plan_whole() {
    let mut plan = fixture_value("valid/every-field.json");
    put(&mut plan, "", mark("plan"));
    put(&mut plan, "/tasks/3/deadline", mark("deadline"));
    let book = read(&plan);
    let (ledger, _) = some_book();
    let text = book.plan.submission(&ledger, Quarter::I, 1, noon());
    opened_submission(&text);
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["plan"], plan);
    assert_eq!(file["digest"], json!(digest_of(&file)));
}

#[test]
fn what_is_as_deep_as_a_plan_may_be_opens_in_a_ledger_and_a_submission() {
    let deep = |levels: usize| {
        let (open, close) = ("[".repeat(levels), "]".repeat(levels));
        let plan = fixture_text("valid/every-field.json");
        plan.replacen('{', &format!("{{\"extra\": {open}{close},"), 1)
    };
    let Ok(Opened::Plan(plan)) = open_text(&deep(DEEPEST - 1)) else {
        panic!("no plan");
    };
    let (ledger, log) = some_book();
    let opened = opened_ledger(&plan.backup(&ledger, &log, 1, noon()));
    assert_eq!(*opened.plan, *plan);
    opened_submission(&plan.submission(&ledger, Quarter::I, 1, noon()));
    let faults = open_text(&deep(DEEPEST)).unwrap_err();
    assert_eq!(faults[0].code(), "FILE-03");
    // No deeper in a ledger than in itself.
    let text = plan.backup(&ledger, &log, 1, noon());
    let deeper = text.replacen("\"extra\":", "\"extra\": [", 1);
    let deeper = deeper.replacen("]]]", "]]]]", 1);
    assert_eq!(open_text(&deeper).unwrap_err()[0].code(), "FILE-03");
}

/// In time, too: places are sorted once, and names looked at among few.
#[test]
fn very_many_unknown_fields_are_answered() {
    let many = |one: Value| Value::from(vec![one; 60_000]);
    let mut plan = fixture_value("valid/small.json");
    plan["units"] = many(json!({ "id": "a", "name": "a", "x": 1 }));
    let faults = open_text(&plan.to_string()).unwrap_err();
    assert_eq!(
        (faults[0].code(), faults[0].place.as_str()),
        ("FILE-09", "units")
    );
    let mut file = present("old/v2-ledger.json");
    file["notes"][0]["evidence"] = many(json!({ "x": 1 }));
    let faults = open_text(&file.to_string()).unwrap_err();
    assert_eq!(faults[0].code(), "FILE-09");
    // As many as a step may have, and all of them are there again.
    let mut file = present("old/v2-ledger.json");
    let change = json!({ "before": { "near": 5, "x": 1 }, "after": { "near": 6 }, "x": 1 });
    file["log"] = json!([{
        "step": 1,
        "at": "2026-06-13T14:02:00+07:00",
        "cause": "typed",
        "changes": vec![change; 30_000],
    }]);
    assert_eq!(written(&file, &read(&file)), file);
}

#[test]
fn a_book_with_unknown_fields_alone_is_empty_and_equal_to_itself() {
    let plan = every_field();
    let mut file: Value = {
        let text = plan.backup(&Ledger::default(), &Log::default(), 1, noon());
        serde_json::from_str(&text).unwrap()
    };
    put(&mut file, "", mark("x"));
    let book = read(&file);
    assert!(book.ledger.is_empty());
    assert_eq!(book.saved_at, Moment::new(day(2026, 6, 13), 720));
}
