//! The index of Decision 766: an estimate of its 100 points from the same entries, what is
//! uncertain about it, and which few dossiers give most points.
//!
//! It is an estimate and does not take the place of the published points. Where sources disagree,
//! every reading is kept and the points are a range.

mod estimate;
mod gains;
mod inputs;
mod points;
mod read;
mod rules;
mod typed;

pub use estimate::{
    Basis, Beside, Estimate, GroupEstimate, PartEstimate, Published, Range, ReadingEstimate,
    beside, estimate,
};
pub use gains::{Gain, Reach, Step, gains, reach};
pub use inputs::{Input, Known, linked};
pub use points::{Fraction, Points};
pub use read::{RuleFault, RuleFaultKind, read};
pub use rules::{
    Band, Doubt, Formula, GainKind, Group, InputRule, Part, Reading, Rules, Source, Words, Zero, on,
};
pub use typed::{adds_up, group_of_points, input_entry, inputs_of, points_entry, points_of};

/// The built-in versions; empty if the data file is broken, which a test rules out.
pub fn built_in() -> Vec<Rules> {
    read(BUILT_IN).unwrap_or_default()
}

/// The text of the built-in versions.
pub const BUILT_IN: &str = include_str!("rules.json");
