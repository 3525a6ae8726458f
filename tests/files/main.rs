//! Bytes in, plans and ledgers out, and back: nothing is lost, nothing wrong gets in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../common/mod.rs"]
mod common;

mod any_bytes;
mod documentation;
mod hostile;
mod limits;
mod log;
mod old;
mod pieces;
mod refused;
mod round_trips;
mod submissions;
mod taken;
mod typed;
mod unknown;
mod words;
mod writable;

use common::open_plan;
use serde_json::Value;
use so_chi_tieu::file::OpenPlan;

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn fixture_text(name: &str) -> String {
    String::from_utf8(fixture(name)).expect("UTF-8")
}

fn fixture_value(name: &str) -> Value {
    serde_json::from_slice(&fixture(name)).expect("JSON")
}

fn every_field() -> OpenPlan {
    open_plan(&fixture_value("valid/every-field.json"))
}
