//! Too much of everything.

use serde_json::json;

use super::Expected::{Kept, Refused};
use super::{Honest, Hostile, file, with_field, with_raw};

/// Objects with as many keys, the last first.
fn many_keys(count: usize) -> String {
    let keys: Vec<String> = (0..count).rev().map(|at| format!("\"k{at}\":0")).collect();
    format!("{{{}}}", keys.join(","))
}

fn repeated(element: &str, count: usize) -> String {
    format!("[{}]", vec![element; count].join(","))
}

pub fn too_much(honest: &Honest) -> Vec<Hostile> {
    let plan = |place: &str, raw: &str| with_raw(&honest.plan, place, raw);
    let ledger = |place: &str, raw: &str| with_raw(&honest.ledger, place, raw);
    let later = |raw: &str| with_field(&honest.plan, "later", raw);
    let (arrays, objects) = ("[".repeat(10_000), "{\"a\":".repeat(10_000));
    let long = |letter: &str, count: usize| format!("\"{}\"", letter.repeat(count));
    let mut entry = honest.ledger["entries"][0].clone();
    let fields = entry.as_object_mut().expect("an entry");
    fields.remove("numerator");
    fields.insert("numerator_text".to_owned(), json!("ă".repeat(20_000)));
    let typed = entry.to_string();
    let side = |letter: &str| json!({ "plan": letter.repeat(100_000) });
    let plan_changed = json!([{
        "step": 1,
        "at": "2026-06-12T08:00:00+07:00",
        "cause": "plan_changed",
        "name": "a.json",
        "changes": [{ "before": side("a"), "after": side("b") }],
    }]);
    let plan_changed = plan_changed.to_string();
    let mut found = Vec::new();
    for (name, text, code) in [
        ("10,000 arrays deep", arrays.clone(), "FILE-03"),
        ("10,000 objects deep", objects.clone(), "FILE-03"),
        (
            "arrays deep in a field of no one",
            later(&arrays),
            "FILE-03",
        ),
        (
            "objects deep in a field of no one",
            later(&objects),
            "FILE-03",
        ),
        (
            "arrays deep in a label",
            plan("/targets/0/label", &arrays),
            "FILE-03",
        ),
        (
            "deadlines within deadlines",
            plan(
                "/tasks/0/deadline",
                &r#"{"kind":"several","parts":["#.repeat(5_000),
            ),
            "FILE-03",
        ),
        (
            "a million and more values",
            later(&repeated("0", 1_000_001)),
            "FILE-09",
        ),
        (
            "as many small objects",
            later(&repeated("{\"\":0}", 600_000)),
            "FILE-09",
        ),
        (
            "targets of nothing",
            plan("/targets", &repeated("{}", 2_000_000)),
            "FILE-09",
        ),
        (
            "2,001 targets of nothing",
            plan("/targets", &repeated("{}", 2_001)),
            "FILE-09",
        ),
        (
            "2,000 targets of nothing",
            plan("/targets", &repeated("{}", 2_000)),
            "FILE-08",
        ),
        (
            "2,001 units",
            plan("/units", &repeated("{}", 2_001)),
            "FILE-09",
        ),
        (
            "2,001 groups",
            plan("/groups", &repeated("{}", 2_001)),
            "FILE-09",
        ),
        (
            "2,001 indicators",
            plan("/indicators", &repeated("{}", 2_001)),
            "FILE-09",
        ),
        (
            "2,001 duties",
            plan("/duties", &repeated("{}", 2_001)),
            "FILE-09",
        ),
        (
            "5,001 tasks",
            plan("/tasks", &repeated("{}", 5_001)),
            "FILE-09",
        ),
        (
            "2,001 remarks",
            plan("/remarks", &repeated("\"\"", 2_001)),
            "FILE-09",
        ),
        (
            "101 other names",
            plan("/units/0/also", &repeated("\"a\"", 101)),
            "FILE-09",
        ),
        (
            "101 synonyms",
            plan("/indicators/0/synonyms", &repeated("\"a\"", 101)),
            "FILE-09",
        ),
        (
            "101 leads",
            plan("/targets/0/lead_units", &repeated("\"a\"", 101)),
            "FILE-09",
        ),
        (
            "13 months",
            plan(
                "/tasks/0/deadline",
                r#"{"kind":"recurring","every":"year","months":[1,1,1,1,1,1,1,1,1,1,1,1,1]}"#,
            ),
            "FILE-09",
        ),
        (
            "101 parts of a deadline",
            plan(
                "/tasks/0/deadline",
                &format!("{{\"kind\":\"several\",\"parts\":{}}}", repeated("{}", 101)),
            ),
            "FILE-09",
        ),
        (
            "20,001 entries",
            ledger("/entries", &repeated("{}", 20_001)),
            "FILE-09",
        ),
        (
            "20,001 notes",
            ledger("/notes", &repeated("{}", 20_001)),
            "FILE-09",
        ),
        (
            "5,001 states of tasks",
            ledger("/tasks", &repeated("{}", 5_001)),
            "FILE-09",
        ),
        (
            "20,001 references",
            ledger("/references", &repeated("{}", 20_001)),
            "FILE-09",
        ),
        (
            "101 documents",
            ledger("/notes/1/evidence", &repeated("{}", 101)),
            "FILE-09",
        ),
        (
            "targets in a ledger's plan",
            ledger("/plan/targets", &repeated("{}", 2_001)),
            "FILE-09",
        ),
        ("a long name", plan("/name", &long("ă", 20_001)), "FILE-10"),
        (
            "a long unit",
            plan("/targets/0/unit", &long("a", 20_001)),
            "FILE-10",
        ),
        (
            "a long word",
            plan("/targets/0/kind", &long("a", 20_001)),
            "FILE-10",
        ),
        ("a long id", plan("/id", &long("a", 20_001)), "FILE-10"),
        (
            "a long date",
            plan("/document/issued_on", &long("1", 20_001)),
            "FILE-10",
        ),
        (
            "a long remark",
            plan("/remarks/0", &long("a", 20_001)),
            "FILE-10",
        ),
        (
            "a long text in escapes",
            plan("/name", &long("\\u0103", 20_001)),
            "FILE-10",
        ),
        (
            "a long text in a field of no one",
            later(&long("a", 20_001)),
            "FILE-10",
        ),
        (
            "a long note",
            ledger("/notes/1/text", &long("a", 20_001)),
            "FILE-10",
        ),
        (
            "a long link",
            ledger("/notes/1/evidence/0/link", &long("a", 20_001)),
            "FILE-10",
        ),
        (
            "a long key",
            with_field(&honest.plan, &"k".repeat(101), "0"),
            "FILE-10",
        ),
        (
            "a longer key",
            with_field(&honest.plan, &"k".repeat(1_000_000), "0"),
            "FILE-10",
        ),
        ("more bytes than allowed", " ".repeat(10_000_001), "FILE-01"),
        ("100 MB of brackets", "[".repeat(100_000_000), "FILE-01"),
        (
            "100 MB after a plan",
            format!("{}{}", honest.plan, " ".repeat(100_000_000)),
            "FILE-01",
        ),
    ] {
        found.push(file(name, text, Refused(code)));
    }
    for (name, text, expected) in [
        (
            "a text as long as allowed",
            plan("/name", &long("ă", 20_000)),
            Kept,
        ),
        (
            "a typed text as long as allowed",
            ledger("/entries/0", &typed),
            Kept,
        ),
        (
            "the text of a plan in a log, longer than other texts",
            ledger("/log", &plan_changed),
            Kept,
        ),
        (
            "the same in escapes",
            plan("/name", &long("\\u0103", 20_000)),
            Kept,
        ),
        (
            "a key as long as allowed",
            with_field(&honest.plan, &"ă".repeat(100), "0"),
            Kept,
        ),
        (
            "200,000 keys, the last first",
            later(&many_keys(200_000)),
            Kept,
        ),
        (
            "a plan after 9 MB of nothing",
            format!("{}{}", " ".repeat(9_000_000), honest.plan),
            Kept,
        ),
    ] {
        found.push(file(name, text, expected));
    }
    found
}
