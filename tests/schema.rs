//! The published JSON Schemas are those of the types.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use serde_json::Value;
use so_chi_tieu::file::{Format, schema_text};

/// Compares, or writes anew when told to: `UPDATE_SCHEMAS=1 cargo test --test schema`.
fn check(format: Format, name: &str) {
    let path = format!("{}/schema/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = schema_text(format);
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        std::fs::write(&path, &text).expect("the schema is written");
    }
    let published = std::fs::read_to_string(&path).expect("the schema is there");
    assert!(
        published == text,
        "schema/{name}.json is old: UPDATE_SCHEMAS=1 cargo test --test schema"
    );
}

#[test]
fn the_schema_of_plans_is_published() {
    check(Format::Plan, "plan");
}

#[test]
fn the_schema_of_ledgers_is_published() {
    check(Format::Ledger, "ledger");
}

#[test]
fn the_schema_of_submissions_is_published() {
    check(Format::Submission, "submission");
}

#[test]
fn what_a_file_must_have_is_required_and_the_rest_is_not() {
    let required = |format: Format| {
        let schema: Value = serde_json::from_str(&schema_text(format)).unwrap();
        let fields = schema["required"].as_array().expect("a list").clone();
        let mut fields: Vec<String> = fields
            .iter()
            .map(|field| field.as_str().unwrap().to_owned())
            .collect();
        fields.sort();
        fields.join(" ")
    };
    assert_eq!(
        required(Format::Plan),
        "document format id issuer name targets version year"
    );
    assert_eq!(
        required(Format::Ledger),
        "format plan revision saved_at version"
    );
    assert_eq!(
        required(Format::Submission),
        "digest entries format made_at plan quarter revision standings version window_first \
         window_last year"
    );
}
