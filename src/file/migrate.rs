//! Files of older versions, brought up to the present one: a step for each version, over the
//! JSON as it stands.

use serde_json::{Map, Value};

use super::read::Format;

type Fields = Map<String, Value>;

/// Brings a file up from its version to the present one.
pub(super) fn bring_up(format: Format, version: u64, file: &mut Value) {
    let steps: &[fn(&mut Fields)] = match format {
        Format::Ledger => &[ledger_1_to_2, ledger_2_to_3],
        Format::Plan | Format::Submission => &[],
    };
    let Value::Object(fields) = file else {
        return;
    };
    for (step, from) in steps.iter().zip(1..) {
        if version <= from {
            step(fields);
        }
    }
}

/// Version 2 has a log.
fn ledger_1_to_2(fields: &mut Fields) {
    fields.insert("version".to_owned(), Value::from(2));
    fields.insert("log".to_owned(), Value::Array(Vec::new()));
}

/// Version 3 has forms, closings, events and more, all of which may be left out.
fn ledger_2_to_3(fields: &mut Fields) {
    fields.insert("version".to_owned(), Value::from(3));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_ledger_of_version_1_gets_an_empty_log() {
        let mut file = json!({ "version": 1, "revision": 7, "entries": [1] });
        bring_up(Format::Ledger, 1, &mut file);
        let expected = json!({ "version": 3, "revision": 7, "entries": [1], "log": [] });
        assert_eq!(file, expected);
    }

    #[test]
    fn a_ledger_of_version_2_stays_as_it_is() {
        let mut file = json!({ "version": 2, "entries": [1], "log": [2], "x": 3 });
        bring_up(Format::Ledger, 2, &mut file);
        let expected = json!({ "version": 3, "entries": [1], "log": [2], "x": 3 });
        assert_eq!(file, expected);
    }

    #[test]
    fn every_format_is_brought_up_to_its_present_version_and_not_further() {
        for format in [Format::Plan, Format::Ledger, Format::Submission] {
            for version in 1..=format.version() {
                let mut file = json!({ "version": version, "log": ["kept"] });
                let before = file.clone();
                bring_up(format, u64::from(version), &mut file);
                assert_eq!(file["version"], format.version());
                if version == format.version() {
                    assert_eq!(file, before);
                }
            }
        }
    }
}
