//! A script in the place of every text: kept where any words may stand, refused where they may not.

use serde_json::{Value, json};

use super::Expected::{Kept, Opened, Refused};
use super::{Expected, Honest, Hostile, file, resealed, with};

const SCRIPT: &str = "\"><script>window.caught=1</script><img src=x onerror=window.caught=1>";

/// What each text of a file is for; those not named here are words, kept as they are.
const FATES: [(&str, &str); 42] = [
    ("/format", "FILE-06"),
    ("/id", "PLAN-03"),
    ("/clock", "PLAN-08"),
    ("/document/issued_on", "PLAN-12"),
    ("/units/*/id", "PLAN-03"),
    ("/groups/*/id", "PLAN-03"),
    ("/indicators/*/key", "PLAN-03"),
    ("/indicators/*/measure", "PLAN-08"),
    ("/indicators/*/accumulation", "PLAN-08"),
    ("/indicators/*/direction", "PLAN-08"),
    ("/indicators/*/zero", "PLAN-08"),
    ("/targets/*/id", "PLAN-03"),
    ("/targets/*/kind", "PLAN-08"),
    ("/targets/*/lead_units/*", "PLAN-04"),
    ("/targets/*/partner_units/*", "PLAN-04"),
    ("/targets/*/assessor_units/*", "PLAN-04"),
    ("/targets/*/indicator", "PLAN-07"),
    ("/targets/*/part_of", "PLAN-03"),
    ("/targets/*/repeats", "PLAN-03"),
    ("/targets/*/measure", "PLAN-08"),
    ("/targets/*/accumulation", "PLAN-08"),
    // Whatever it says, it then has no floor.
    ("/targets/*/threshold/kind", "PLAN-17"),
    ("/targets/*/threshold/beyond", "PLAN-08"),
    ("/tasks/*/id", "PLAN-03"),
    ("/tasks/*/group", "PLAN-06"),
    ("/tasks/*/lead_units/*", "PLAN-04"),
    ("/tasks/*/partner_units/*", "PLAN-04"),
    ("/tasks/*/deadline/kind", "PLAN-08"),
    ("/tasks/*/deadline/date", "PLAN-12"),
    ("/tasks/*/deadline/every", "PLAN-08"),
    ("/tasks/*/deadline/parts/*/kind", "PLAN-08"),
    ("/tasks/*/deadline/parts/*/date", "PLAN-12"),
    ("/duties/*/id", "PLAN-03"),
    ("/duties/*/reporter_units/*", "PLAN-04"),
    ("/duties/*/deadline/kind", "PLAN-08"),
    ("/duties/*/deadline/date", "PLAN-12"),
    ("/duties/*/deadline/every", "PLAN-08"),
    ("/duties/*/clock", "PLAN-08"),
    ("/window_first", "PLAN-12"),
    ("/window_last", "PLAN-12"),
    ("/made_at", "PLAN-12"),
    ("/digest", "FILE-11"),
];

/// The same for what a ledger and a submission have beside the plan.
const LEDGER_FATES: [(&str, &str); 57] = [
    ("/ends", "PLAN-08"),
    ("/portal/*/indicator", "PLAN-03"),
    ("/portal/*/entered_at", "PLAN-12"),
    ("/index766/*/indicator", "PLAN-03"),
    ("/notes/*/remedy_by", "PLAN-12"),
    ("/occurrences/*/task", "PLAN-16"),
    ("/occurrences/*/duty", "PLAN-16"),
    ("/occurrences/*/occurrence", "PLAN-03"),
    ("/occurrences/*/state", "PLAN-08"),
    ("/occurrences/*/done_on", "PLAN-12"),
    ("/events/*/task", "PLAN-16"),
    ("/events/*/on", "PLAN-12"),
    ("/clarities/*/task", "PLAN-16"),
    ("/closings/*/at", "PLAN-12"),
    ("/closings/*/digest", "PLAN-03"),
    ("/closings/*/reopened/at", "PLAN-12"),
    ("/log/*/changes/*/after/portal/indicator", "PLAN-03"),
    ("/log/*/changes/*/after/portal/entered_at", "PLAN-12"),
    ("/log/*/changes/*/after/index766/indicator", "PLAN-03"),
    ("/log/*/changes/*/after/occurrence/task", "PLAN-03"),
    ("/log/*/changes/*/after/occurrence/duty", "PLAN-03"),
    ("/log/*/changes/*/after/occurrence/occurrence", "PLAN-03"),
    ("/log/*/changes/*/after/occurrence/state", "PLAN-08"),
    ("/log/*/changes/*/after/occurrence/done_on", "PLAN-12"),
    ("/log/*/changes/*/after/event/task", "PLAN-03"),
    ("/log/*/changes/*/after/event/on", "PLAN-12"),
    ("/log/*/changes/*/after/clarity/task", "PLAN-03"),
    ("/log/*/changes/*/after/ends", "PLAN-08"),
    ("/log/*/changes/*/after/closing/at", "PLAN-12"),
    ("/log/*/changes/*/after/closing/digest", "PLAN-03"),
    ("/log/*/changes/*/after/closing/reopened/at", "PLAN-12"),
    ("/entries/*/indicator", "DATA-03"),
    ("/entries/*/target", "DATA-03"),
    ("/entries/*/entered_at", "PLAN-12"),
    ("/notes/*/indicator", "DATA-03"),
    ("/notes/*/target", "DATA-03"),
    ("/notes/*/evidence/*/date", "PLAN-12"),
    ("/tasks/*/task", "PLAN-16"),
    ("/tasks/*/state", "PLAN-08"),
    ("/tasks/*/done_on", "PLAN-12"),
    ("/references/*/target", "PLAN-05"),
    ("/references/*/date", "PLAN-12"),
    ("/standings/*/target", "PLAN-05"),
    ("/standings/*/state", "PLAN-08"),
    ("/log/*/at", "PLAN-12"),
    ("/log/*/cause", "PLAN-08"),
    ("/log/*/changes/*/after/entry/indicator", "PLAN-03"),
    ("/log/*/changes/*/after/entry/target", "PLAN-03"),
    ("/log/*/changes/*/after/entry/entered_at", "PLAN-12"),
    ("/log/*/changes/*/after/note/indicator", "PLAN-03"),
    ("/log/*/changes/*/after/note/target", "PLAN-03"),
    ("/log/*/changes/*/after/note/evidence/*/date", "PLAN-12"),
    ("/log/*/changes/*/after/task/task", "PLAN-03"),
    ("/log/*/changes/*/after/task/state", "PLAN-08"),
    ("/log/*/changes/*/after/task/done_on", "PLAN-12"),
    ("/log/*/changes/*/after/reference/target", "PLAN-03"),
    ("/log/*/changes/*/after/reference/date", "PLAN-12"),
];

fn fate(fates: &[(&str, &'static str)], place: &str) -> Expected {
    let found = fates.iter().find(|(known, _)| *known == place);
    found.map_or(Kept, |(_, code)| Refused(code))
}

/// Places of all texts, one for each field: list indices are counted as the same.
fn places(value: &Value, at: &str, field: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(_) if !found.iter().any(|(_, known)| known == field) => {
            found.push((at.to_owned(), field.to_owned()));
        }
        Value::Object(fields) => {
            for (key, inner) in fields {
                // What is before is as what comes after.
                let name = if key == "before" { "after" } else { key };
                places(
                    inner,
                    &format!("{at}/{key}"),
                    &format!("{field}/{name}"),
                    found,
                );
            }
        }
        Value::Array(elements) => {
            for (index, inner) in elements.iter().enumerate() {
                places(
                    inner,
                    &format!("{at}/{index}"),
                    &format!("{field}/*"),
                    found,
                );
            }
        }
        _ => {}
    }
}

/// The places of a file's own texts: those of a plan within it are those of the plan.
fn own_places(file: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    places(file, "", "", &mut found);
    found.retain(|(place, _)| !place.starts_with("/plan/"));
    found
}

pub fn script_in_every_text(honest: &Honest) -> Vec<Hostile> {
    let mut found = Vec::new();
    for (place, field) in own_places(&honest.plan) {
        let text = with(&honest.plan, &place, json!(SCRIPT)).to_string();
        found.push(file(
            format!("a script in the plan's {place}"),
            text,
            fate(&FATES, &field),
        ));
    }
    for (place, field) in own_places(&honest.ledger) {
        let expected = match field.as_str() {
            "/format" => Refused("FILE-06"),
            // A moment that cannot be read is as good as none.
            "/saved_at" => Opened,
            _ => fate(&LEDGER_FATES, &field),
        };
        let text = with(&honest.ledger, &place, json!(SCRIPT)).to_string();
        found.push(file(
            format!("a script in the ledger's {place}"),
            text,
            expected,
        ));
    }
    for (place, field) in own_places(&honest.submission) {
        let changed = with(&honest.submission, &place, json!(SCRIPT));
        let text = match field.as_str() {
            "/digest" => changed.to_string(),
            _ => resealed(honest, changed),
        };
        let expected = match fate(&FATES, &field) {
            Kept => fate(&LEDGER_FATES, &field),
            refused => refused,
        };
        found.push(file(
            format!("a script in the submission's {place}"),
            text,
            expected,
        ));
    }
    found
}
