//! How targets and tasks stand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../common/mod.rs"]
mod common;

mod agenda;
mod closing_checks;
mod forecast;
mod header;
mod jumps;
mod lacking;
mod nested;
mod noted;
mod notes;
mod reach;
mod real_dates;
mod shared;
mod sums;
mod tasks;
mod thresholds;
mod words;

use Quarter::{I, II, III, IV};
use State::{FloorMet, Met, Missed, Near, NoData, Open};
use chrono::{Datelike, NaiveDate};
use common::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::Opened;
use so_chi_tieu::ledger::{
    Cell, Command, EntryFault, Figures, Ledger, NEAR_DEFAULT, Part, Progress,
};
use so_chi_tieu::number::Decimal;
use so_chi_tieu::plan::{EntryKey, Plan, Threshold, Verdict};
use so_chi_tieu::standing::{
    Ahead, Amount, Assumption, Basis, Figure, Line, Lines, Reach, Span, Standing, State, Tally,
    TaskStanding, dated_standing, forecast, occurrence_standing, reach, standing, task_standing,
};
use so_chi_tieu::text::NumberFault;

/// One target "T" of its own entry.
fn one(threshold: Value, more: Value) -> Plan {
    plan_with(&[target_value("T", threshold, more)])
}

/// How "T" stands.
fn stands(plan: &Plan, ledger: &Ledger, span: Span) -> Standing {
    standing(plan, target(plan, "T"), ledger, span)
}

fn of_t(entries: impl IntoIterator<Item = (Quarter, Figures)>) -> Ledger {
    ledger(
        entries
            .into_iter()
            .map(|(quarter, figures)| (of_target("T"), quarter, figures)),
    )
}

/// One of the five plans.
fn plan_of(name: &str) -> Plan {
    let path = format!("{}/plans/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the plan is there");
    match open_text(&text) {
        Ok(Opened::Plan(plan)) => plan.plan,
        other => panic!("not a plan: {other:?}"),
    }
}

/// A ledger with figures of one target.
fn entered_for(
    plan: &Plan,
    id: &str,
    figures: impl IntoIterator<Item = (Quarter, Figures)>,
) -> Ledger {
    let key = &target(plan, id).entry;
    ledger(
        figures
            .into_iter()
            .map(|(quarter, figures)| (key.clone(), quarter, figures)),
    )
}

fn rate(numerator: u64, denominator: u64) -> Option<Figure> {
    Some(Figure::Rate {
        numerator: count(numerator),
        denominator: count(denominator),
        factor: 100,
    })
}
