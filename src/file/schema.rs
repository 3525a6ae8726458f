//! JSON Schemas of the formats, from the raw types. For developers, not for the page.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};

use super::{Format, LedgerFile, PlanFile, SubmissionFile};
use crate::number::Decimal;

impl JsonSchema for Decimal {
    fn schema_name() -> Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "number",
            "description": "A decimal with at most four decimals.",
            "minimum": -900_000_000_000_i64,
            "maximum": 900_000_000_000_i64
        })
    }
}

/// The schema of a format, pretty-printed with a newline at the end.
pub fn schema_text(format: Format) -> String {
    let schema = match format {
        Format::Plan => schema_for!(PlanFile),
        Format::Ledger => schema_for!(LedgerFile),
        Format::Submission => schema_for!(SubmissionFile),
    };
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
