//! Changes of a JSON text that leave it JSON: bytes changed blindly hardly ever get past the
//! braces.

use libfuzzer_sys::fuzzer_mutate;
use serde_json::{Map, Value, json};

use crate::common::Dice;

/// Numbers at the edges of what the formats allow.
const NUMBERS: [&str; 20] = [
    "0",
    "1",
    "-1",
    "2",
    "4",
    "5",
    "7",
    "12",
    "31",
    "50",
    "99.5",
    "100",
    "255",
    "256",
    "2026",
    "0.0001",
    "499999999999.9999",
    "900000000000",
    "1000000000000",
    "1e300",
];

/// Puts a changed text in place of the first `size` bytes, at most `room` long; gives its length.
/// A few times in a hundred, and where there is no JSON, bytes are changed as libFuzzer does it.
pub fn mutate(data: &mut [u8], size: usize, room: usize, seed: u32) -> usize {
    let mut dice = Dice::new(u64::from(seed));
    let value = serde_json::from_slice(&data[..size]).ok();
    let Some(mut value) = value.filter(|_| !dice.one_in(16)) else {
        return fuzzer_mutate(data, size, room);
    };
    for _ in 0..=dice.below(3) {
        change(&mut value, &mut dice);
    }
    let text = if dice.one_in(8) {
        format!("{value:#}")
    } else {
        value.to_string()
    };
    if text.len() > room {
        return fuzzer_mutate(data, size, room);
    }
    data[..text.len()].copy_from_slice(text.as_bytes());
    text.len()
}

/// Changes one place of a value, mostly into something of the same sort.
fn change(value: &mut Value, dice: &mut Dice) {
    let mut all = Vec::new();
    places(value, String::new(), &mut all);
    let other = value.pointer(&dice.choose(&all)).cloned();
    let Some(here) = value.pointer_mut(&dice.choose(&all)) else {
        return;
    };
    let fits = |other: &Value| std::mem::discriminant(other) == std::mem::discriminant(here);
    let other = other.filter(|other| fits(other) || dice.one_in(8));
    match (here, other) {
        (here, Some(other)) if dice.one_in(4) => *here = other,
        (Value::Object(fields), other) => change_fields(fields, other, dice),
        (Value::Array(elements), other) => change_elements(elements, other, dice),
        (Value::String(text), _) => *text = changed_text(text, dice),
        (here @ Value::Number(_), _) => *here = changed_number(here, dice),
        (Value::Bool(flag), _) => *flag = !*flag,
        (here @ Value::Null, _) => *here = dice.choose(&[json!({}), json!(""), json!(0)]),
    }
}

/// Takes a field of another object, or loses one.
fn change_fields(fields: &mut Map<String, Value>, other: Option<Value>, dice: &mut Dice) {
    let keys: Vec<String> = fields.keys().cloned().collect();
    match other {
        Some(Value::Object(others)) if !others.is_empty() => {
            let others: Vec<(String, Value)> = others.into_iter().collect();
            fields.extend([dice.choose(&others)]);
        }
        _ if keys.is_empty() => drop(fields.insert("id".to_owned(), json!("1"))),
        _ => drop(fields.remove(&dice.choose(&keys))),
    }
}

fn change_elements(elements: &mut Vec<Value>, other: Option<Value>, dice: &mut Dice) {
    if elements.is_empty() {
        elements.extend(other);
        return;
    }
    let (at, to) = (dice.below(elements.len()), dice.below(elements.len()));
    match dice.below(3) {
        0 => drop(elements.remove(at)),
        1 => elements.insert(to, elements[at].clone()),
        _ => elements.swap(at, to),
    }
}

fn changed_text(text: &str, dice: &mut Dice) -> String {
    let room = text.len() + 1 + dice.below(40);
    let mut bytes = text.as_bytes().to_vec();
    bytes.resize(room, 0);
    let size = fuzzer_mutate(&mut bytes, text.len(), room);
    String::from_utf8_lossy(&bytes[..size]).into_owned()
}

fn changed_number(number: &Value, dice: &mut Dice) -> Value {
    match number.as_i64() {
        Some(whole) if dice.one_in(2) => json!(whole.wrapping_add(dice.choose(&[-1, 1]))),
        _ => serde_json::from_str(dice.choose(&NUMBERS)).unwrap_or_default(),
    }
}

/// Every place in a value, as pointers.
fn places(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let key = key.replace('~', "~0").replace('/', "~1");
                places(inner, format!("{at}/{key}"), found);
            }
        }
        Value::Array(elements) => {
            for (index, inner) in elements.iter().enumerate() {
                places(inner, format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
    found.push(at);
}
