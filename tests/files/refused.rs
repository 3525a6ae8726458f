//! What is refused, with which code at which place.

use super::common::*;
use super::fixture;
use so_chi_tieu::file::open;
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
fn broken_texts_beside_figures_are_refused() {
    check_refused(
        "ledger-typed-shape",
        &[
            ("FILE-08", "notes[1].remedy_by_text"),
            ("FILE-08", "notes[1].evidence[0].date_text"),
            ("FILE-08", "occurrences[2].done_on_text"),
            ("FILE-08", "events[0].on_text"),
            ("FILE-08", "references[0].value_text"),
            ("FILE-08", "open_references[0]"),
            ("FILE-08", "open_references[0].value_text"),
        ],
    );
    check_refused(
        "ledger-typed",
        &[
            ("PLAN-01", "notes[1].evidence[0].date_text"),
            ("PLAN-01", "notes[1].remedy_by_text"),
            ("PLAN-01", "references[0].value_text"),
            ("PLAN-01", "references[0].date_text"),
            ("PLAN-05", "open_references[0].target"),
            ("PLAN-02", "open_references[2]"),
        ],
    );
    check_refused(
        "ledger-typed-log",
        &[
            ("PLAN-03", "log[21].changes[0].after.open_reference.target"),
            ("PLAN-13", "log[22].changes[0].before.near"),
            ("DATA-08", "log[22].changes[0]"),
            ("DATA-08", "log[22].changes[1].before"),
            ("DATA-08", "log[22].changes[2].after"),
            ("DATA-08", "log[23].changes[0]"),
        ],
    );
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
