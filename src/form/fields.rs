//! Fields of work (lĩnh vực): the usual ones, and what is made of a typed name.

use serde_json::Value;

use crate::text::{fold, nfc};

/// Longest name of a field, in characters.
pub const LONGEST_FIELD: usize = 200;

/// What people call the row in which all fields are added up, folded.
const TOTALS: [&str; 5] = ["tong cong", "tong so", "tong", "cong", "total"];

/// What a typed name of a field means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// Nothing is typed.
    Nothing,
    /// The row in which all fields are added up.
    Total,
    /// A field of work, by the name under which it is kept.
    Field(String),
}

/// Fields in which communes usually solve procedures: suggestions, this program's own list.
/// Empty if the data file is broken, which a test rules out.
pub fn usual_fields() -> Vec<String> {
    let file: Value = serde_json::from_str(include_str!("fields.json")).unwrap_or_default();
    let fields = file.get("fields").and_then(Value::as_array);
    let fields = fields.into_iter().flatten();
    let fields = fields.filter_map(|field| Some(field.as_str()?.to_owned()));
    fields.collect()
}

/// Reads a typed name of a field.
pub fn named(text: &str) -> Named {
    let words: Vec<&str> = text.split_whitespace().collect();
    let name: String = nfc(&words.join(" ")).chars().take(LONGEST_FIELD).collect();
    let folded = fold(&name);
    let folded = folded.trim_end_matches([':', '.', ' ']);
    if folded.is_empty() {
        Named::Nothing
    } else if TOTALS.contains(&folded) {
        Named::Total
    } else {
        Named::Field(name)
    }
}
