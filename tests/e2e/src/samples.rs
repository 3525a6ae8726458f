//! Files to give to the page: the five plans, and backups made of them.

use std::{fs, path::Path};

use serde_json::{Value, json};

/// One of the plan files in `plans/`.
pub fn plan(id: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../plans")
        .join(id)
        .with_extension("json");
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap()
}

/// The document's own words for a target.
pub fn label(plan: &Value, target: &str) -> String {
    let targets = plan["targets"].as_array().unwrap();
    let found = targets.iter().find(|one| one["id"] == target);
    let found = found.unwrap_or_else(|| panic!("the plan has no target {target}"));
    found["label"].as_str().unwrap().to_owned()
}

/// Counts of an indicator in a quarter.
pub fn counts(year: i32, quarter: u8, indicator: &str, over: i64, under: i64) -> Value {
    json!({
        "year": year, "quarter": quarter, "indicator": indicator,
        "numerator": over, "denominator": under,
    })
}

/// A backup of a plan with entries, as the page writes it.
pub fn backup(plan: &Value, entries: &[Value]) -> Value {
    json!({
        "format": "so-chi-tieu/ledger",
        "version": 3,
        "revision": 1,
        "saved_at": "2026-06-13T14:02:00+07:00",
        "plan": plan,
        "entries": entries,
    })
}
