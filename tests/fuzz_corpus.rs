//! The laws of the readers, on inputs that fuzzing found worth keeping and on every fixture.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod common;
mod laws;

use std::fs;
use std::path::{Path, PathBuf};

use laws::{LAWS, Law};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// A law on every file of a folder; which one breaks it is the last one named.
fn hold(law: Law, folder: &Path) {
    let files = files(folder);
    assert!(!files.is_empty(), "{folder:?} is empty");
    for file in files {
        println!("{}", file.display());
        law(&fs::read(file).unwrap());
    }
}

#[test]
fn the_laws_hold_of_what_fuzzing_found() {
    for (name, law) in LAWS {
        hold(law, &folder("tests/fixtures/fuzz").join(name));
    }
}

#[test]
fn the_laws_hold_of_every_fixture() {
    for (name, law) in LAWS {
        for fixtures in [
            "plans",
            "tests/fixtures/valid",
            "tests/fixtures/invalid",
            "tests/fixtures/old",
        ] {
            println!("{name}:");
            hold(law, &folder(fixtures));
        }
    }
}

#[test]
fn every_law_is_a_fuzz_target() {
    let mut targets: Vec<String> = files(&folder("fuzz/targets"))
        .iter()
        .map(|file| file.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    targets.sort();
    let mut laws = LAWS.map(|(name, _)| name);
    laws.sort_unstable();
    assert_eq!(targets, laws);
}
