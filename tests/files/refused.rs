//! What is refused, with which code and in which words.

use std::collections::BTreeSet;

use super::common::*;
use super::{fixture, fixture_text, fixture_value};
use serde_json::json;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{
    DEEPEST, Fault, FaultKind, Format, LARGEST_FILE, Sort, check_size, identify, open,
};
use so_chi_tieu::ledger::{Cell, Figures};
use so_chi_tieu::locale::Language;

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
            ("PLAN-08", "duties[0].clock"),
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
fn a_log_that_cannot_be_is_refused() {
    check_refused("ledger-newer-version", &[("FILE-07", "version")]);
    check_refused("ledger-log-numbers", &[("DATA-07", "log[2].step")]);
    check_refused("ledger-log-undone", &[("DATA-07", "log[2].of")]);
    check_refused("ledger-log-redone", &[("DATA-07", "log[3].of")]);
    check_refused("ledger-log-undone-later", &[("DATA-07", "log[0].of")]);
    check_refused(
        "ledger-log-causes",
        &[
            ("PLAN-08", "log[0].cause"),
            ("PLAN-11", "log[1]"),
            ("PLAN-11", "log[2]"),
            ("PLAN-11", "log[3]"),
            ("PLAN-11", "log[4]"),
            ("PLAN-11", "log[5]"),
        ],
    );
    check_refused(
        "ledger-log-changes",
        &[
            ("DATA-08", "log[0].changes[0]"),
            ("DATA-08", "log[0].changes[1]"),
            ("DATA-08", "log[0].changes[2]"),
            ("DATA-08", "log[0].changes[3]"),
            ("DATA-08", "log[1].changes[0]"),
            ("DATA-08", "log[1].changes[1]"),
            ("DATA-08", "log[1].changes[2]"),
            ("DATA-08", "log[1].changes[3].after"),
            ("DATA-08", "log[2].changes[0]"),
        ],
    );
    check_refused(
        "ledger-log-keys",
        &[
            ("DATA-03", "log[0].changes[0].after.entry"),
            ("DATA-03", "log[0].changes[1].after.entry"),
            ("PLAN-03", "log[0].changes[2].after.entry.target"),
            ("PLAN-03", "log[0].changes[3].after.note.indicator"),
            ("PLAN-03", "log[0].changes[4].after.task.task"),
            ("PLAN-03", "log[0].changes[5].after.reference.target"),
        ],
    );
    check_refused(
        "ledger-log-figures",
        &[
            ("DATA-01", "log[0].changes[0].after.entry.numerator"),
            ("DATA-02", "log[0].changes[1].after.entry.denominator"),
            ("DATA-04", "log[0].changes[2].after.entry"),
            ("DATA-04", "log[0].changes[3].after.entry"),
            ("DATA-04", "log[0].changes[4].after.entry"),
            ("DATA-05", "log[0].changes[5].before.entry.year"),
            ("DATA-05", "log[0].changes[6].before.note.year"),
            ("PLAN-13", "log[0].changes[6].before.note.quarter"),
            ("PLAN-13", "log[0].changes[7].after.near"),
        ],
    );
    check_refused(
        "ledger-log-times",
        &[
            ("PLAN-12", "log[0].at"),
            ("PLAN-12", "log[1].changes[0].after.entry.entered_at"),
            ("PLAN-12", "log[1].changes[1].after.note.evidence[0].date"),
            ("PLAN-12", "log[1].changes[2].before.task.done_on"),
            ("PLAN-11", "log[1].changes[3].before.task.done_on"),
            ("PLAN-08", "log[1].changes[4].before.task.state"),
            ("PLAN-12", "log[1].changes[5].after.reference.date"),
        ],
    );
    check_refused(
        "ledger-log-shape",
        &[
            ("FILE-08", "log[0].changes[0].after.entry.numerator"),
            ("FILE-08", "log[0].changes[1].after"),
            ("FILE-08", "log[0].changes[2].after.plan"),
            ("FILE-08", "log[0].changes[3].after.near"),
            ("FILE-08", "log[1].step"),
            ("FILE-08", "log[1]"),
            ("FILE-08", "log[1].changes"),
        ],
    );
    let newer = open(&fixture("invalid/ledger-newer-version.json")).unwrap_err();
    assert_eq!(
        newer[0].what(Language::English),
        "The file is of a newer version (4; this page knows up to 3)."
    );
    let older = open(&fixture("invalid/ledger-newer-plan.json")).unwrap_err();
    assert_eq!(
        older[0].what(Language::English),
        "The file is of a newer version (2; this page knows up to 1)."
    );
}

#[test]
fn what_a_log_speaks_of_need_not_be_in_the_plan() {
    let mut file = fixture_value("valid/ledger-above.json");
    let side = |side: serde_json::Value| json!([{ "before": side }, { "after": side }]);
    file["version"] = json!(2);
    let steps = [
        json!({ "entry": { "year": 2026, "quarter": 4, "target": "gone", "value": 1 } }),
        json!({ "entry": { "year": 2026, "quarter": 4, "target": "1", "done": true } }),
        json!({ "entry": { "year": 2026, "quarter": 1, "indicator": "gone" } }),
        json!({ "note": { "year": 2026, "quarter": 4, "indicator": "gone", "text": "x" } }),
        json!({ "task": { "task": "gone", "state": "doing" } }),
        json!({ "reference": { "target": "gone", "value": 1 } }),
    ];
    let moment = "2026-06-13T14:02:00+07:00";
    file["log"] = steps
        .into_iter()
        .zip(1..)
        .map(|(one, step)| {
            json!({ "step": step, "at": moment, "cause": "typed", "changes": side(one) })
        })
        .collect();
    assert_eq!(opened_ledger(&file.to_string()).log.steps().len(), 6);
}

#[test]
fn a_log_has_limits() {
    let check = |steps: usize, changes: usize, who: usize, expected: Option<(&str, &str)>| {
        let mut file = fixture_value("valid/ledger-above.json");
        file["version"] = json!(2);
        let step = |step: usize| {
            let change = json!({ "before": { "near": 5 }, "after": { "near": 6 } });
            json!({
                "step": step,
                "at": "2026-06-13T14:02:00+07:00",
                "who": "ă".repeat(who),
                "cause": "typed",
                "changes": vec![change; changes],
            })
        };
        file["log"] = (1..=steps).map(step).collect();
        let found = open_text(&file.to_string()).err().map(|faults| {
            assert_eq!(faults.len(), 1, "{faults:?}");
            (faults[0].code(), faults[0].place.clone())
        });
        let expected = expected.map(|(code, place)| (code, place.to_owned()));
        assert_eq!(found, expected, "{steps} steps, {changes} changes");
    };
    check(10_000, 1, 0, None);
    check(10_001, 0, 0, Some(("FILE-09", "log")));
    check(1, 50_000, 0, None);
    check(1, 50_001, 0, Some(("FILE-09", "log[0].changes")));
    check(1, 1, 20_000, None);
    check(1, 1, 20_001, Some(("FILE-10", "log[0].who")));
}

#[test]
fn every_broken_fixture_is_in_a_table() {
    let tables = include_str!("refused.rs");
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
    check("old/v2-ledger.json", Format::Ledger);
    check("old/v3-ledger.json", Format::Ledger);
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
        (FaultKind::StepOrder(text()), "DATA-07"),
        (FaultKind::NoChange, "DATA-08"),
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
fn what_is_quoted_is_short_and_hides_nothing() {
    let said = |text: &str| {
        let mut file = fixture_value("valid/small.json");
        file["targets"][0]["id"] = json!(text);
        let faults = open_text(&file.to_string()).unwrap_err();
        faults[0].what(Language::English)
    };
    assert_eq!(said("a\u{202e}b"), "The id “a‹U+202E›b” cannot be used.");
    let long = said(&"ă".repeat(20_000));
    assert_eq!(
        long,
        format!("The id “{}…” cannot be used.", "ă".repeat(200))
    );
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
