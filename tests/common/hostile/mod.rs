//! Files that mean harm, or look as if they did: made of honest ones, each with what must come of
//! it. Pure, so that the same files can be given to the library and to the page.

mod fates;
mod sizes;
mod spelling;
mod texts;
mod values;

use serde_json::{Value, json};

/// What must come of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// It is refused, first with this code.
    Refused(&'static str),
    /// It is opened, and what is written again says exactly the same.
    Kept,
    /// It is opened; what is written again says it in our way.
    Opened,
}

/// A file, and what must come of it.
pub struct Hostile {
    /// What is wrong with it, or looks as if it were.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What must come of it.
    pub expected: Expected,
}

/// Honest files with every field, and how the digest of a submission is made.
pub struct Honest {
    pub plan: Value,
    pub ledger: Value,
    pub submission: Value,
    pub digest: fn(&Value) -> String,
}

/// All of them.
pub fn hostile_files(honest: &Honest) -> Vec<Hostile> {
    let mut found = Vec::new();
    found.extend(fates::script_in_every_text(honest));
    found.extend(texts::texts(honest));
    found.extend(texts::ids(honest));
    found.extend(values::numbers(honest));
    found.extend(values::doubled_keys(honest));
    found.extend(sizes::too_much(honest));
    found.extend(spelling::no_json(honest));
    found.extend(spelling::bytes(honest));
    found
}

fn file(name: impl Into<String>, bytes: impl Into<Vec<u8>>, expected: Expected) -> Hostile {
    Hostile {
        name: name.into(),
        bytes: bytes.into(),
        expected,
    }
}

/// The honest file with another value at a place.
fn with(honest: &Value, place: &str, value: Value) -> Value {
    let mut file = honest.clone();
    let here = file.pointer_mut(place);
    *here.unwrap_or_else(|| panic!("the honest file has no {place}")) = value;
    file
}

/// The text of the honest file with anything, JSON or not, in the stead of a value.
fn with_raw(honest: &Value, place: &str, raw: &str) -> String {
    const MARK: &str = "@ here @";
    let text = with(honest, place, json!(MARK)).to_string();
    text.replace(&format!("\"{MARK}\""), raw)
}

/// The honest file with one more field at the top.
fn with_field(honest: &Value, field: &str, raw: &str) -> String {
    honest
        .to_string()
        .replacen('{', &format!("{{{}:{raw},", json!(field)), 1)
}

/// A submission with its right digest.
fn resealed(honest: &Honest, mut file: Value) -> String {
    file["digest"] = json!((honest.digest)(&file));
    file.to_string()
}
