//! The digest of submissions, written once more.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;
use sha2::{Digest, Sha256};

/// The digest as `docs/format.md` defines it.
pub fn digest_of(file: &Value) -> String {
    let mut fields = file.as_object().expect("an object").clone();
    fields.remove("digest");
    let mut text = String::new();
    canonical(&Value::Object(fields), &mut text);
    let mut hex = String::new();
    for byte in Sha256::digest(text.as_bytes()) {
        write!(hex, "{byte:02x}").unwrap();
    }
    hex
}

fn canonical(value: &Value, out: &mut String) {
    match value {
        Value::Object(fields) => {
            let sorted: BTreeMap<&String, &Value> = fields.iter().collect();
            let mut mark = '{';
            for (key, value) in sorted {
                out.push(mark);
                canonical(&Value::String(key.clone()), out);
                out.push(':');
                canonical(value, out);
                mark = ',';
            }
            out.push_str(if mark == '{' { "{}" } else { "}" });
        }
        Value::Array(elements) => {
            let mut mark = '[';
            for element in elements {
                out.push(mark);
                canonical(element, out);
                mark = ',';
            }
            out.push_str(if mark == '[' { "[]" } else { "]" });
        }
        Value::String(text) => {
            out.push('"');
            for letter in text.chars() {
                match letter {
                    '"' | '\\' => out.extend(['\\', letter]),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    '\t' => out.push_str("\\t"),
                    '\u{8}' => out.push_str("\\b"),
                    '\u{c}' => out.push_str("\\f"),
                    ..'\u{20}' => write!(out, "\\u{:04x}", u32::from(letter)).unwrap(),
                    _ => out.push(letter),
                }
            }
            out.push('"');
        }
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => write!(out, "{float}").unwrap(),
            _ => write!(out, "{number}").unwrap(),
        },
        Value::Bool(flag) => write!(out, "{flag}").unwrap(),
        Value::Null => out.push_str("null"),
    }
}
