//! The estimate of the index of Decision 766.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../common/mod.rs"]
mod common;

mod gains;
mod golden;
mod linked;
mod properties;
mod published;
mod rules;
mod typed;
mod words;
mod zero;

use std::collections::BTreeMap;

use common::*;
use serde_json::{Value, json};
use so_chi_tieu::index766::{
    BUILT_IN, Basis, Beside, Estimate, GainKind, GroupEstimate, Input, PartEstimate, Points, Range,
    RuleFaultKind, Rules, Zero, beside, built_in, estimate, gains, on, reach, read,
};
use so_chi_tieu::number::Decimal;

fn rules() -> Rules {
    built_in().remove(0)
}

/// Inputs by key; the others are missing.
type Figures = BTreeMap<String, Input>;

fn share(numerator: u64, denominator: u64) -> Input {
    Input::share(count(numerator), count(denominator))
}

fn figures(list: &[(&str, u64, u64)]) -> Figures {
    list.iter()
        .map(|(key, over, under)| ((*key).to_owned(), share(*over, *under)))
        .collect()
}

fn asked(figures: &Figures) -> impl Fn(&str) -> Input + '_ {
    |key| figures.get(key).cloned().unwrap_or_default()
}

fn estimated(rules: &Rules, figures: &Figures) -> Estimate {
    estimate(rules, &asked(figures))
}

fn group<'a>(estimate: &'a Estimate, key: &str) -> &'a GroupEstimate {
    let found = estimate.groups.iter().find(|group| group.key == key);
    found.expect("a group")
}

fn part<'a>(estimate: &'a Estimate, key: &str) -> &'a PartEstimate {
    let mut parts = estimate.groups.iter().flat_map(|group| &group.parts);
    parts.find(|part| part.input == key).expect("an item")
}

fn points(text: &str) -> Points {
    Points::from(decimal(text))
}

fn range(low: &str, high: &str) -> Range {
    Range {
        low: points(low),
        high: points(high),
    }
}

/// Rules of one group and one reading: items as (key, max, full_at).
fn small_rules(items: &[(String, u64, u64)], bands: &[u64]) -> Rules {
    let total: u64 = items.iter().map(|(_, max, _)| max).sum();
    let inputs = items.iter().map(|(key, _, _)| {
        json!({"key": key, "name": key, "name_en": key, "numerator": "n", "numerator_en": "n",
            "denominator": "d", "denominator_en": "d", "gain": "dossier"})
    });
    let parts = items
        .iter()
        .map(|(key, max, full)| json!({"input": key, "max": max, "full_at": full}));
    let bands = bands
        .iter()
        .map(|from| json!({"from": from, "name": "b", "name_en": "b"}));
    let file = json!([{
        "version": "1", "valid_from": "2026-01-01", "seen_on": "2026-01-01",
        "name": "n", "name_en": "n", "total": total, "rounding": 0,
        "bands": bands.collect::<Vec<_>>(), "inputs": inputs.collect::<Vec<_>>(),
        "groups": [{"key": "g", "name": "g", "name_en": "g", "max": total, "readings": [
            {"key": "r", "name": "r", "name_en": "r", "source": "s",
             "parts": parts.collect::<Vec<_>>()}]}],
        "sources": [{"key": "s", "name": "s", "at": "s"}], "doubts": [],
    }]);
    read(&file.to_string()).expect("rules").remove(0)
}
