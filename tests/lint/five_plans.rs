//! What is remarked on in the five plans.

use std::path::Path;

use so_chi_tieu::lint::{Place, Remark, lint};
use so_chi_tieu::locale::Language;
use so_chi_tieu::plan::Plan;

use super::common::open_plan;
use serde_json::Value;

pub const PLANS: [&str; 5] = [
    "tinh-bien-2026",
    "dai-son-2026",
    "tan-trung-2024",
    "cho-vam-2024",
    "dien-chau-2026",
];

pub fn read(path: &str) -> String {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&full).unwrap_or_else(|e| panic!("{path}: {e}"))
}

pub fn plan(id: &str) -> Plan {
    let value: Value = serde_json::from_str(&read(&format!("plans/{id}.json"))).unwrap();
    open_plan(&value).plan
}

/// A place as one word: `task I-4`.
pub fn place(place: &Place) -> String {
    match place {
        Place::Document => "document".to_owned(),
        Place::Group(id) => format!("group {id}"),
        Place::Target(id) => format!("target {id}"),
        Place::Task(id) => format!("task {id}"),
        Place::Duty(id) => format!("duty {id}"),
        Place::Unit(id) => format!("unit {id}"),
    }
}

fn line(remark: &Remark) -> String {
    format!(
        "{} {} “{}”: {}\n",
        remark.code(),
        place(&remark.place),
        remark.quote,
        remark.what(Language::Vietnamese)
    )
}

/// All that is remarked on, as reviewed by eye: `UPDATE_SNAPSHOTS=1 cargo test --test lint` writes
/// it anew.
#[test]
fn nothing_is_remarked_on_that_was_not_reviewed() {
    for id in PLANS {
        let found: String = lint(&plan(id)).iter().map(line).collect();
        let path = format!("tests/snapshots/lint-{id}.txt");
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(&path);
            std::fs::write(full, &found).unwrap();
        }
        assert!(read(&path) == found, "{path} is old; now:\n{found}");
    }
}
