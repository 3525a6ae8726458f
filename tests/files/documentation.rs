//! What `docs/format.md` says is so.

use std::collections::BTreeSet;

use super::common::*;
use super::fixture_value;
use serde_json::Value;
use so_chi_tieu::file::{Format, Opened};

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

/// The documented objects, one a line, that begin with this field.
fn lines_with(field: &str) -> Vec<String> {
    let blocks = blocks("jsonl");
    let lines = blocks.iter().flat_map(|block| block.lines());
    let field = format!("\"{field}\":");
    let found = lines.filter(|line| line.trim_start_matches(['{', ' ']).starts_with(&field));
    found.map(str::to_owned).collect()
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
    for line in lines_with("kind") {
        let part: Value = serde_json::from_str(&line).unwrap_or_else(|e| panic!("{line}: {e}"));
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
fn the_documented_log_is_read() {
    let mut file = fixture_value("old/v2-ledger.json");
    let steps = lines_with("step").into_iter();
    let steps: Vec<Value> = steps
        .map(|line| serde_json::from_str(&line).expect(&line))
        .collect();
    assert_eq!(steps.len(), 3);
    file["log"] = steps.into();
    let opened = open_text(&file.to_string());
    assert!(matches!(opened, Ok(Opened::Ledger(_))), "{opened:?}");
}

#[test]
fn every_code_and_every_field_is_documented() {
    let path = format!("{}/docs/format.md", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("docs/format.md");
    let groups = [("FILE", 11), ("PLAN", 17), ("DATA", 8)];
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
    let catalogue = include_str!("../../src/plan/catalogue/indicators.json");
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
