//! Remarks on plan documents, and the "6 rõ".

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../common/mod.rs"]
mod common;

mod data;
mod five_plans;
mod levels;
mod made;
mod oddities;
mod rows;
mod six_clear;
mod spelling;
mod years;
