//! Files that mean harm, or look as if they did: those of the library's tests.

use std::{fs, path::Path};

use serde_json::Value;

#[path = "../../common/digest.rs"]
mod digest;
#[path = "../../common/hostile/mod.rs"]
mod made;

pub use made::{Expected, Hostile};

/// All of them.
pub fn files() -> Vec<Hostile> {
    made::hostile_files(&made::Honest {
        plan: fixture("valid/every-field.json"),
        ledger: fixture("old/v3-ledger.json"),
        submission: fixture("old/v1-submission.json"),
        digest: digest::digest_of,
    })
}

fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../fixtures")
        .join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap()
}
