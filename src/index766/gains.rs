//! Which few dossiers give most points.
//!
//! All of it is reckoned by the first reading of every group, on the denominators so far: one more
//! in the numerator. Each item is a straight line up to its limit, and the items add up, so every
//! further dossier of an item gives as much as the one before or less; then taking the best
//! dossier each time reaches any sum with the fewest (a test holds it against trying all).

use super::estimate::{Range, part_points};
use super::inputs::Input;
use super::points::{Fraction, Points, last_that};
use super::rules::{Band, Formula, GainKind, InputRule, Part, Rules};
use crate::number::{Count, Decimal};
use crate::sorted::ranks;

/// What more in one numerator would give.
#[derive(Clone, Debug, PartialEq)]
pub struct Gain {
    /// The key of the input.
    pub input: String,
    /// What adds one to it.
    pub kind: GainKind,
    /// Whether dossiers already received can still be mended.
    pub mends: bool,
    /// Points for the next one.
    pub each: Points,
    /// How many give any: up to the limit of the item or the end of the denominator.
    pub most: Count,
    /// Points for all of these.
    pub points: Points,
}

/// Equal steps of one input, best first.
struct Stretch<'a> {
    input: &'a InputRule,
    each: Fraction,
    count: u64,
}

/// What more in each numerator would give, the most for one first; inputs that no dossier,
/// petition or step of a commune moves are left out.
pub fn gains(rules: &Rules, inputs: &dyn Fn(&str) -> Input) -> Vec<Gain> {
    let mut gains: Vec<Gain> = Vec::new();
    for stretch in stretches(rules, inputs) {
        let points = stretch.each.times(stretch.count);
        let count = Count::new(stretch.count).unwrap_or(Count::MAX);
        let known = gains
            .iter_mut()
            .find(|gain| gain.input == stretch.input.key);
        if let Some(gain) = known {
            gain.most = gain.most.checked_add(count).unwrap_or(Count::MAX);
            gain.points.add(points);
        } else {
            gains.push(Gain {
                input: stretch.input.key.clone(),
                kind: stretch.input.gain,
                mends: stretch.input.mends,
                each: stretch.each.into(),
                most: count,
                points: points.into(),
            });
        }
    }
    gains
}

/// All stretches, the most points for one first.
fn stretches<'a>(rules: &'a Rules, inputs: &dyn Fn(&str) -> Input) -> Vec<Stretch<'a>> {
    let mut found = Vec::new();
    for part in first_parts(rules) {
        let input = rules.input(&part.input);
        let Some(input) = input.filter(|input| input.gain != GainKind::Nothing) else {
            continue;
        };
        let known = inputs(&part.input).known;
        if let Some((over, under)) = known.and_then(|known| known.counts()) {
            found.extend(stretches_of(input, part, over, under));
        }
    }
    let each: Vec<Points> = found.iter().map(|own| Points::from(own.each)).collect();
    let order = ranks(found.len(), &mut |one, other| {
        each.get(other).cmp(&each.get(one))
    });
    let mut found: Vec<Option<Stretch>> = found.into_iter().map(Some).collect();
    let taken = order
        .into_iter()
        .filter_map(|at| found.get_mut(at).and_then(Option::take));
    taken.collect()
}

fn first_parts(rules: &Rules) -> impl Iterator<Item = &Part> {
    let readings = rules
        .groups
        .iter()
        .filter_map(|group| group.readings.first());
    readings.flat_map(|reading| &reading.parts)
}

/// Whole steps up to the limit, and the last one, which may give less.
fn stretches_of<'a>(input: &'a InputRule, part: &Part, over: u64, under: u64) -> Vec<Stretch<'a>> {
    let all = Points::from(part.all());
    let below = |numerator: u64| {
        let points = part.uncapped(numerator, under);
        points.is_some_and(|points| Points::from(points) <= all)
    };
    let Some(each) = part.uncapped(1, under) else {
        return Vec::new();
    };
    if part.formula == Formula::Unknown || !below(over) {
        return Vec::new();
    }
    let last = last_that(over, under, below);
    let mut found = Vec::new();
    if last > over {
        let count = last - over;
        found.push(Stretch { input, each, count });
    }
    // All points are given at 100 % at the latest, so nothing is left at the end of the denominator.
    let points = part.uncapped(last, under);
    if let Some(each) = points.and_then(|points| left(part, points)) {
        let count = 1;
        found.push(Stretch { input, each, count });
    }
    found
}

/// What is left of an item's points; none where nothing is. Up to 10²⁴ over 10²².
fn left(part: &Part, points: Fraction) -> Option<Fraction> {
    let all = part.all();
    let over = (all.over() * points.under()).checked_sub(points.over() * all.under())?;
    Fraction::new(over, all.under() * points.under()).filter(|left| left.over() > 0)
}

/// So many dossiers of one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The key of the input.
    pub input: String,
    /// How many.
    pub count: Count,
}

/// How far it is to a band in dossiers.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// The band.
    pub band: Band,
    /// The fewest dossiers, if inputs without figures give nothing; 0 where it is reached, none
    /// where dossiers are not enough.
    pub dossiers: Option<Count>,
    /// The fewest, if inputs without figures give all their points.
    pub at_best: Option<Count>,
    /// Which dossiers, for [`Reach::dossiers`], the best first.
    pub steps: Vec<Step>,
}

/// How far it is to every band above the one reached, the nearest first. Dossiers alone: petitions,
/// steps and the province's figures stay as they are.
pub fn reach(rules: &Rules, inputs: &dyn Fn(&str) -> Input) -> Vec<Reach> {
    let stretches = stretches(rules, inputs);
    let points = first_points(rules, inputs);
    let reached = rules.band(&points.low).map(|band| band.from);
    let above = rules.bands.iter().rev();
    let above = above.filter(|band| Some(band.from) > reached);
    above
        .map(|band| {
            let steps = fewest(&stretches, &points.low, band.from);
            let at_best = fewest(&stretches, &points.high, band.from);
            Reach {
                band: band.clone(),
                dossiers: steps.as_deref().map(in_all),
                at_best: at_best.as_deref().map(in_all),
                steps: steps.unwrap_or_default(),
            }
        })
        .collect()
}

/// How many in all; where that is above the largest count, the largest.
fn in_all(steps: &[Step]) -> Count {
    let mut counts = steps.iter().map(|step| step.count);
    let sum = counts.try_fold(Count::ZERO, Count::checked_add);
    sum.unwrap_or(Count::MAX)
}

/// The points by the first readings.
fn first_points(rules: &Rules, inputs: &dyn Fn(&str) -> Input) -> Range {
    let mut range = Range::default();
    for part in first_parts(rules) {
        let (points, _) = part_points(part, &inputs(&part.input));
        range.low = range.low.plus(&points.low);
        range.high = range.high.plus(&points.high);
    }
    range
}

/// The fewest dossiers that bring `points` to `goal`; none where all of them do not.
fn fewest(stretches: &[Stretch], points: &Points, goal: Decimal) -> Option<Vec<Step>> {
    let goal = Points::from(goal);
    let mut points = points.clone();
    let mut steps: Vec<Step> = Vec::new();
    for stretch in stretches.iter().filter(|own| own.input.gain.is_dossier()) {
        if points >= goal {
            break;
        }
        let after = |count: u64| points.plus(&stretch.each.times(count).into());
        // One more than the last count that is not yet enough.
        let short = last_that(0, stretch.count, |count| after(count) < goal);
        let count = stretch.count.min(short + 1);
        points = after(count);
        take(&mut steps, stretch, count);
    }
    (points >= goal).then_some(steps)
}

fn take(steps: &mut Vec<Step>, stretch: &Stretch, count: u64) {
    let count = Count::new(count).unwrap_or(Count::MAX);
    let known = steps
        .iter_mut()
        .find(|step| step.input == stretch.input.key);
    match known {
        Some(step) => step.count = step.count.checked_add(count).unwrap_or(Count::MAX),
        None => steps.push(Step {
            input: stretch.input.key.clone(),
            count,
        }),
    }
}
