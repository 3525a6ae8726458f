//! The five plan files in `plans/` say what their documents say.
//!
//! Every field is compared with `tests/fixtures/seed_truth.json`, which was read from the
//! documents apart from the plan files. Where a plan file differs on purpose, the difference
//! is listed (`differences`, `deadlines`) with its reason, and a list entry that is no longer
//! needed fails the test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod deadline_numbers;
mod deadlines;
mod differences;
mod heads;
mod indicators;
mod named;
mod targets;
mod tasks_and_duties;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use differences::Comparer;
use serde_json::{Value, json};

/// Plan file, then what is printed and expected: mentions, distinct targets, tasks, duties.
const PLANS: [(&str, &str, [usize; 4]); 5] = [
    ("tinh-bien-2026", "tinh-bien-2026.txt", [18, 18, 25, 6]),
    ("dai-son-2026", "dai-son-2026.txt", [11, 10, 36, 10]),
    ("tan-trung-2024", "tan-trung-2024.txt", [25, 19, 29, 8]),
    ("cho-vam-2024", "cho-vam-2024.txt", [33, 28, 76, 12]),
    ("dien-chau-2026", "dien-chau-2026.txt", [14, 14, 36, 6]),
];

fn read(path: &str) -> Value {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(&full).unwrap_or_else(|e| panic!("{path}: {e}"));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn plan(id: &str) -> Value {
    read(&format!("plans/{id}.json"))
}

fn truth(document: &str) -> Value {
    let all = read("tests/fixtures/seed_truth.json");
    list(&all)
        .iter()
        .find(|one| text(one, "seed") == document)
        .unwrap_or_else(|| panic!("no truth for {document}"))
        .clone()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn items<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    list(&value[key])
}

/// A string field; empty where it is missing or null.
fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or("")
}

fn number(value: &Value, key: &str) -> Option<f64> {
    value[key].as_f64()
}

fn ids(values: &[Value]) -> BTreeSet<&str> {
    values.iter().map(|one| text(one, "id")).collect()
}

#[test]
fn sums() {
    let mut sum = [0; 4];
    for (id, ..) in PLANS {
        let ours = plan(id);
        let targets = items(&ours, "targets");
        let distinct = targets
            .iter()
            .filter(|one| one["repeats"].is_null())
            .count();
        let counts = [
            targets.len(),
            distinct,
            items(&ours, "tasks").len(),
            items(&ours, "duties").len(),
        ];
        println!(
            "{id}: {} targets ({} distinct), {} tasks, {} duties",
            counts[0], counts[1], counts[2], counts[3]
        );
        for (total, count) in sum.iter_mut().zip(counts) {
            *total += count;
        }
    }
    println!(
        "all: {} targets ({} distinct), {} tasks, {} duties",
        sum[0], sum[1], sum[2], sum[3]
    );
    assert_eq!(sum, [101, 89, 202, 42]);
}
