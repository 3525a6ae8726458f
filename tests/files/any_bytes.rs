//! Whatever the bytes, `open` answers.

use super::common::*;
use super::round_trips::any_text;
use super::submissions::places;
use super::{fixture, fixture_value};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Value, json};
use so_chi_tieu::file::open;

const FILES: [&str; 5] = [
    "v1-plan",
    "v1-ledger",
    "v2-ledger",
    "v3-ledger",
    "v1-submission",
];

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in vec(any::<u8>(), 0..300)) {
        prop_assert!(open(&bytes).is_err_and(|faults| !faults.is_empty()));
    }

    #[test]
    fn any_json_of_our_format_is_answered(
        name in prop::sample::select(vec!["plan", "ledger", "submission"]),
        fields in btree_map("(version|plan|targets|entries|units|[a-z]{1,6})", any_json(), 0..5),
    ) {
        let mut file = json!({ "format": format!("so-chi-tieu/{name}"), "version": 1 });
        for (key, value) in fields {
            file[key] = value;
        }
        prop_assert!(open_text(&file.to_string()).is_err_and(|faults| !faults.is_empty()));
    }

    #[test]
    fn a_damaged_file_is_answered(
        name in prop::sample::select(FILES.to_vec()),
        damages in vec((any::<prop::sample::Index>(), 0_u8..4, any::<u8>()), 1..4),
    ) {
        let mut bytes = fixture(&format!("old/{name}.json"));
        for (at, how, byte) in damages {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes[at] ^= 1 << (byte % 8),
                2 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(1)),
            }
        }
        if let Err(faults) = open(&bytes) {
            prop_assert!(!faults.is_empty() && faults.len() <= 20);
            faults.iter().for_each(check_words);
        }
    }

    #[test]
    fn a_field_of_another_type_is_answered(
        name in prop::sample::select(FILES.to_vec()),
        at in any::<prop::sample::Index>(),
        value in any_json(),
    ) {
        let mut file = fixture_value(&format!("old/{name}.json"));
        let mut found = Vec::new();
        places(&file, "", &mut found);
        *file.pointer_mut(&found[at.index(found.len())]).unwrap() = value;
        if let Err(faults) = open_text(&file.to_string()) {
            prop_assert!(!faults.is_empty() && faults.len() <= 20);
            faults.iter().for_each(check_words);
        }
    }
}

/// In time, too: an object's keys are looked at once, however many there are.
#[test]
fn a_file_of_very_many_keys_is_answered() {
    let keys: Vec<String> = (0..200_000)
        .rev()
        .map(|number| format!("\"{number}\":0"))
        .collect();
    let codes = |file: &str| {
        let faults = open_text(file).expect_err("no file of ours");
        faults.iter().map(|f| f.code()).collect::<Vec<_>>()
    };
    let keys = keys.join(",");
    assert_eq!(codes(&format!("{{{keys}}}")), ["FILE-06"]);
    assert_eq!(codes(&format!("{{{keys},\"7\":0}}")), ["FILE-08"]);
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map("(id|kind|value|label|[a-z]{1,3})", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}
