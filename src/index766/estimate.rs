//! The points that the inputs give, as ranges over readings and over what is not known.

use super::inputs::Input;
use super::points::{Fraction, Points};
use super::rules::{Band, Formula, Group, Part, Reading, Rules, Zero};
use crate::number::Decimal;

/// From the least points to the most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub low: Points,
    /// The most.
    pub high: Points,
}

impl Range {
    fn of(low: Fraction, high: Fraction) -> Self {
        Self {
            low: low.into(),
            high: high.into(),
        }
    }

    fn add(&mut self, other: &Self) {
        self.low = self.low.plus(&other.low);
        self.high = self.high.plus(&other.high);
    }

    /// From the lesser of both to the greater.
    fn span(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }

    fn cut(self, most: &Points) -> Self {
        Self {
            low: self.low.min(most.clone()),
            high: self.high.min(most.clone()),
        }
    }
}

/// What the points of an item rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The counts.
    Counted,
    /// Nothing arose (0/0): this rule gave the points.
    NothingArose(Zero),
    /// Nothing is entered.
    Missing,
    /// The numerator is above the denominator, so it counts as not entered.
    Unusable,
}

impl Basis {
    /// Whether there are no figures to go by.
    pub fn is_missing(self) -> bool {
        matches!(self, Self::Missing | Self::Unusable)
    }
}

/// The points of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct PartEstimate {
    /// The key of its input.
    pub input: String,
    /// Its points at most, over the readings.
    pub max: Decimal,
    /// Over the readings that count; from 0 to all where nothing is entered.
    pub points: Range,
    /// What they rest on.
    pub basis: Basis,
    /// The figures, and the quarters they are from.
    pub figures: Input,
}

/// The points of a group under one reading.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingEstimate {
    /// The key of the reading.
    pub key: String,
    /// What is entered alone.
    pub known: Range,
    /// With what is not entered, from none of its points to all.
    pub points: Range,
}

/// The points of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupEstimate {
    /// Its key.
    pub key: String,
    /// What is entered alone, over the readings that count.
    pub known: Range,
    /// With what is not entered, from none of its points to all.
    pub points: Range,
    /// Its items, over the readings that count.
    pub parts: Vec<PartEstimate>,
    /// Under every reading, those that do not count too.
    pub readings: Vec<ReadingEstimate>,
}

/// The points of the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// What is entered alone.
    pub known: Range,
    /// With what is not entered, from none of its points to all.
    pub points: Range,
    /// The band of the least points.
    pub low_band: Option<Band>,
    /// The band of the most.
    pub high_band: Option<Band>,
    /// The groups, in the order of the rules.
    pub groups: Vec<GroupEstimate>,
    /// The keys of the inputs without usable figures.
    pub missing: Vec<String>,
}

/// The estimate that these inputs give. They are asked for by the keys of the rules.
pub fn estimate(rules: &Rules, inputs: &dyn Fn(&str) -> Input) -> Estimate {
    let (mut known, mut points) = (Range::default(), Range::default());
    let (mut groups, mut missing) = (Vec::new(), Vec::new());
    for group in &rules.groups {
        let group = group_estimate(group, inputs);
        known.add(&group.known);
        points.add(&group.points);
        let parts = group.parts.iter().filter(|part| part.basis.is_missing());
        missing.extend(parts.map(|part| part.input.clone()));
        groups.push(group);
    }
    Estimate {
        low_band: rules.band(&points.low).cloned(),
        high_band: rules.band(&points.high).cloned(),
        known,
        points,
        groups,
        missing,
    }
}

fn group_estimate(group: &Group, inputs: &dyn Fn(&str) -> Input) -> GroupEstimate {
    let (mut known, mut points) = (None, None);
    let mut readings = Vec::new();
    for reading in &group.readings {
        let found = reading_estimate(group, reading, inputs);
        if reading.against.is_none() {
            widen(&mut known, &found.known);
            widen(&mut points, &found.points);
        }
        readings.push(found);
    }
    GroupEstimate {
        key: group.key.clone(),
        known: known.unwrap_or_default(),
        points: points.unwrap_or_default(),
        parts: part_estimates(group, inputs),
        readings,
    }
}

fn widen(range: &mut Option<Range>, other: &Range) {
    *range = Some(match range.take() {
        Some(range) => range.span(other.clone()),
        None => other.clone(),
    });
}

fn reading_estimate(
    group: &Group,
    reading: &Reading,
    inputs: &dyn Fn(&str) -> Input,
) -> ReadingEstimate {
    let (mut known, mut points) = (Range::default(), Range::default());
    for part in &reading.parts {
        let (found, basis) = part_points(part, &inputs(&part.input));
        if !basis.is_missing() && part.formula != Formula::Unknown {
            known.add(&found);
        }
        points.add(&found);
    }
    let most = Points::from(group.max);
    ReadingEstimate {
        key: reading.key.clone(),
        known: known.cut(&most),
        points: points.cut(&most),
    }
}

/// The points of an item for this input, and what they rest on.
pub(super) fn part_points(part: &Part, input: &Input) -> (Range, Basis) {
    let all = part.all();
    let none_to_all = Range::of(Fraction::ZERO, all);
    let Some(known) = input.known else {
        return (none_to_all, Basis::Missing);
    };
    let Some((over, under)) = known.counts() else {
        return (none_to_all, Basis::Unusable);
    };
    match part.points(over, under) {
        _ if part.formula == Formula::Unknown => (none_to_all, Basis::Counted),
        Some(points) => (Range::of(points, points), Basis::Counted),
        None => {
            let points = match part.zero {
                Zero::Full => Range::of(all, all),
                Zero::Zero => Range::default(),
                Zero::Unknown => none_to_all,
            };
            (points, Basis::NothingArose(part.zero))
        }
    }
}

/// Every item of the readings that count, once. A reading that has no such item gives it nothing.
fn part_estimates(group: &Group, inputs: &dyn Fn(&str) -> Input) -> Vec<PartEstimate> {
    let mut parts: Vec<PartEstimate> = Vec::new();
    for part in group.counted().flat_map(|reading| &reading.parts) {
        if parts.iter().any(|known| known.input == part.input) {
            continue;
        }
        parts.push(part_estimate(group, part, inputs(&part.input)));
    }
    parts
}

fn part_estimate(group: &Group, part: &Part, figures: Input) -> PartEstimate {
    let (mut points, basis) = part_points(part, &figures);
    let mut max = part.max;
    for reading in group.counted() {
        let mut parts = reading.parts.iter();
        let same = parts.find(|other| other.input == part.input);
        let here = same.map(|other| part_points(other, &figures).0);
        points = points.span(here.unwrap_or_default());
        max = same.map_or(max, |other| max.max(other.max));
    }
    PartEstimate {
        input: part.input.clone(),
        max,
        points,
        basis,
        figures,
    }
}

/// How points typed from the portal stand beside the estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Within the range, but for the portal's rounding.
    Within,
    /// Above it, by so much (two decimals).
    Above(Decimal),
    /// Below it, by so much (two decimals).
    Below(Decimal),
    /// More than there can be, or less than nothing: typed wrongly.
    Impossible,
}

/// Points as published, beside the estimate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The key of the group; none for the total.
    pub group: Option<String>,
    /// The points as typed.
    pub points: Decimal,
    /// How they stand beside the estimate.
    pub beside: Beside,
}

/// The published points of groups, asked for by their keys, and of the whole, asked for by
/// `None`, beside the estimate; those that are not known are left out.
///
/// The portal rounds every item to two decimals before it adds them up, so the estimate may be
/// off by [`Rules::rounding`] for each of them.
pub fn beside(
    rules: &Rules,
    estimate: &Estimate,
    published: &dyn Fn(Option<&str>) -> Option<Decimal>,
) -> Vec<Published> {
    let mut found = Vec::new();
    let mut items = 0;
    for (group, own) in rules.groups.iter().zip(&estimate.groups) {
        items += own.parts.len();
        if let Some(points) = published(Some(&group.key)) {
            let slack = slack(rules, own.parts.len());
            found.push(Published {
                group: Some(group.key.clone()),
                points,
                beside: place(&own.points, points, group.max, slack),
            });
        }
    }
    if let Some(points) = published(None) {
        found.push(Published {
            group: None,
            points,
            beside: place(&estimate.points, points, rules.total, slack(rules, items)),
        });
    }
    found
}

fn slack(rules: &Rules, items: usize) -> Points {
    let each = Fraction::of(rules.rounding);
    u64::try_from(items)
        .map(|items| each.times(items))
        .unwrap_or(each)
        .into()
}

fn place(range: &Range, typed: Decimal, max: Decimal, slack: Points) -> Beside {
    if typed < Decimal::ZERO || typed > max {
        return Beside::Impossible;
    }
    let exact = Points::from(typed);
    let apart = |from: Decimal, to: Decimal| {
        Decimal::from_units((from.units() - to.units()).abs()).unwrap_or_default()
    };
    if exact > range.high.plus(&slack) {
        Beside::Above(apart(typed, range.high.rounded(2)))
    } else if exact.plus(&slack) < range.low {
        Beside::Below(apart(typed, range.low.rounded(2)))
    } else {
        Beside::Within
    }
}
