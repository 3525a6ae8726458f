//! The rules of the index as data: groups, readings, items, bands, sources, doubts.
//!
//! Code knows two kinds of formula and three rules for 0/0; every number, name and band is in
//! `rules.json`, with the day it holds from (law 7 of the design: they have changed before).

use chrono::NaiveDate;

use super::points::{Fraction, Points};
use crate::number::Decimal;
use crate::plan::IndicatorKey;

/// Vietnamese and English.
pub type Words = (String, String);

/// One version of the index.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// Its name among versions: `2026-10`.
    pub version: String,
    /// The first day it holds for.
    pub valid_from: NaiveDate,
    /// The last day on which published points were seen to follow it.
    pub seen_on: NaiveDate,
    /// What it is called.
    pub name: Words,
    /// Points of the whole: the sum of its groups.
    pub total: Decimal,
    /// By how many points the publisher's rounding may shift one item.
    pub rounding: Decimal,
    /// The bands, the highest first; the last is from 0.
    pub bands: Vec<Band>,
    /// What is counted for it.
    pub inputs: Vec<InputRule>,
    /// The groups, in the order shown.
    pub groups: Vec<Group>,
    /// Where all this comes from.
    pub sources: Vec<Source>,
    /// What is not certain about it.
    pub doubts: Vec<Doubt>,
}

/// A band of the total: from its bound up to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Points from which it holds.
    pub from: Decimal,
    /// `Tốt`.
    pub name: Words,
}

/// Two counts that the index asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct InputRule {
    /// Its key: `kq_dien_tu`.
    pub key: String,
    /// The name of the item it feeds.
    pub name: Words,
    /// What is counted above the line.
    pub numerator: Words,
    /// What is counted below the line.
    pub denominator: Words,
    /// The indicator whose entries are taken, where one counts the same or nearly so.
    pub indicator: Option<IndicatorKey>,
    /// In what that indicator counts otherwise than the index.
    pub differs: Option<Words>,
    /// What adds one to its numerator.
    pub gain: GainKind,
    /// Whether dossiers already received can still be mended, so that their number need not grow.
    pub mends: bool,
    /// Whether its counts say how things stand so far in the year, so that those of the latest
    /// quarter hold and are not added to those before.
    pub latest: bool,
}

/// What adds one to a numerator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GainKind {
    /// One more dossier.
    Dossier,
    /// The first dossier of a procedure or service that had none.
    First,
    /// One more petition.
    Petition,
    /// A thing done once.
    Step,
    /// Nothing that a commune does: the figure is the province's.
    Nothing,
}

impl GainKind {
    /// Whether a dossier is enough for it.
    pub fn is_dossier(self) -> bool {
        matches!(self, Self::Dossier | Self::First)
    }
}

/// A group of items.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its key: `thanh_toan`.
    pub key: String,
    /// Its name.
    pub name: Words,
    /// Its points at most.
    pub max: Decimal,
    /// The ways it is read, the one that published points follow first.
    pub readings: Vec<Reading>,
}

impl Group {
    /// The readings that make the range: those that nothing speaks against.
    pub fn counted(&self) -> impl Iterator<Item = &Reading> {
        let readings = self.readings.iter();
        readings.filter(|reading| reading.against.is_none())
    }
}

/// One way a source reads a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its key within the group.
    pub key: String,
    /// What tells it from the others.
    pub name: Words,
    /// The key of its source.
    pub source: String,
    /// What published points say against it: it is shown, but not in the range.
    pub against: Option<Words>,
    /// Whether its items add up to more than the group has, so that the sum is cut.
    pub capped: bool,
    /// Its items.
    pub parts: Vec<Part>,
}

/// An item: how one input gives points.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The key of its input.
    pub input: String,
    /// Its points at most, above 0, up to 100.
    pub max: Decimal,
    /// The percentage from which all of them are given, above 0, up to 100.
    pub full_at: Decimal,
    /// What 0/0 gives.
    pub zero: Zero,
    /// How the share becomes points.
    pub formula: Formula,
}

/// What 0/0 gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zero {
    /// All points: nothing arose, so nothing was failed.
    Full,
    /// None.
    Zero,
    /// No source says.
    Unknown,
}

/// How a share becomes points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// max × share, all of them from `full_at` on: min(max; max × n/d × 100/full_at).
    Share,
    /// No source says.
    Unknown,
}

impl Part {
    /// All its points.
    pub fn all(&self) -> Fraction {
        Fraction::of(self.max)
    }

    /// Its points for this share, exact; none where nothing is below the line.
    pub fn points(&self, numerator: u64, denominator: u64) -> Option<Fraction> {
        let points = self.uncapped(numerator, denominator)?;
        let [found, all] = [points, self.all()].map(Points::from);
        Some(if found < all { points } else { self.all() })
    }

    /// The same without the limit: max × n/d × 100/full_at. Both are in ten-thousandths, so that
    /// they cancel; up to 10²⁰ over 10¹⁸.
    pub(super) fn uncapped(&self, numerator: u64, denominator: u64) -> Option<Fraction> {
        let [max, full_at] = [self.max, self.full_at].map(|value| value.units().unsigned_abs());
        let over = u128::from(max) * u128::from(numerator) * 100;
        Fraction::new(over, u128::from(denominator) * u128::from(full_at))
    }
}

/// Where something comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its key.
    pub key: String,
    /// What it is, in its own language.
    pub name: String,
    /// Where it can be read.
    pub at: String,
}

/// What is not certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The key of the group it is about; empty for the whole.
    pub about: String,
    /// The key of its source; empty where this program says so.
    pub source: String,
    /// The doubt.
    pub words: Words,
}

impl Rules {
    /// The input with this key.
    pub fn input(&self, key: &str) -> Option<&InputRule> {
        self.inputs.iter().find(|input| input.key == key)
    }

    /// The source with this key.
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.key == key)
    }

    /// The band that these points are in, before they are rounded.
    pub fn band(&self, points: &Points) -> Option<&Band> {
        let mut bands = self.bands.iter();
        bands.find(|band| *points >= Points::from(band.from))
    }

    /// The inputs that the estimate asks for, in the order of the groups.
    pub fn asked(&self) -> Vec<&InputRule> {
        let mut asked: Vec<&InputRule> = Vec::new();
        let readings = self.groups.iter().flat_map(Group::counted);
        for part in readings.flat_map(|reading| &reading.parts) {
            let known = asked.iter().any(|input| input.key == part.input);
            asked.extend(self.input(&part.input).filter(|_| !known));
        }
        asked
    }
}

/// The version that holds on this day: the latest that had begun.
pub fn on(versions: &[Rules], day: NaiveDate) -> Option<&Rules> {
    let begun = versions.iter().filter(|rules| rules.valid_from <= day);
    begun.max_by_key(|rules| rules.valid_from)
}
