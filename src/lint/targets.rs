//! KH-08, KH-09, KH-18: targets that no one leads, that ask for two values of one thing, or that
//! are another level's.

use super::passage::{Field, Passage};
use super::{Place, Remark, RemarkKind};
use crate::plan::{IndicatorKey, Plan, Target, Threshold};
use crate::sorted::Sorted;

/// Indicators of the catalogue that say the same from two sides: what an office reuses, no one
/// must hand in again (NĐ 61/2018/NĐ-CP as amended by NĐ 107/2021/NĐ-CP).
const TWO_SIDES: [(&str, &str); 1] = [("khong_cung_cap_lai", "tai_su_dung")];
/// Words that give a target to a level which no commune is.
const OTHER_LEVEL: [&str; 2] = ["đối với cấp tỉnh", "đối với cấp huyện"];

pub(super) fn check(plan: &Plan) -> Vec<Remark> {
    let mut found: Vec<Remark> = plan
        .distinct_targets()
        .filter(|target| !is_led(plan, target))
        .map(|target| remark(target, RemarkKind::NoLead, &target.label))
        .collect();
    found.extend(two_values(plan));
    found.extend(plan.targets.iter().filter_map(other_level));
    found
}

fn remark(target: &Target, kind: RemarkKind, quote: &str) -> Remark {
    Remark::new(kind, &Place::Target(target.id.clone()), quote)
}

/// Whether any mention of a target names who leads.
fn is_led(plan: &Plan, target: &Target) -> bool {
    let mut mentions = plan.repeats_of(&target.id).chain([target]);
    mentions.any(|mention| !mention.lead.words.is_empty() || !mention.lead.units.is_empty())
}

/// Targets of one indicator that ask for different values, each against the first that does.
fn two_values(plan: &Plan) -> Vec<Remark> {
    let mut first: Sorted<&str, Vec<&Target>> = Sorted::default();
    let mut found = Vec::new();
    for target in &plan.targets {
        let Some(key) = target.indicator.as_ref().map(subject) else {
            continue;
        };
        let mut others = first.remove(&key).unwrap_or_default();
        let other = others.iter().find(|other| disagree(other, target));
        match other {
            Some(other) => found.push(against(other, target)),
            None => others.push(target),
        }
        first.insert(key, others);
    }
    found
}

/// What an indicator is about, one name for the two sides of a thing.
fn subject(indicator: &IndicatorKey) -> &str {
    let sides = TWO_SIDES.iter();
    let mut other = sides.filter(|(side, _)| *side == indicator.as_str());
    other.next().map_or(indicator.as_str(), |(_, side)| side)
}

fn disagree(one: &Target, other: &Target) -> bool {
    let parts = one.part_of.as_ref() == Some(&other.id) || other.part_of.as_ref() == Some(&one.id);
    let alike = one.unit == other.unit && one.scope == other.scope && one.measure == other.measure;
    let values = one.threshold.goal().zip(other.threshold.goal());
    let differ = values.is_some_and(|(here, there)| here != there);
    alike
        && !parts
        && differ
        && !is_floor(one, &other.threshold)
        && !is_floor(other, &one.threshold)
}

/// Whether a threshold asks for no more than the floor of a target.
fn is_floor(target: &Target, threshold: &Threshold) -> bool {
    target.threshold.floor().is_some() && target.threshold.floor() == threshold.goal()
}

fn against(first: &Target, target: &Target) -> Remark {
    let kind = RemarkKind::TwoValues {
        other: first.id.clone(),
        here: target.threshold_words.clone(),
        there: first.threshold_words.clone(),
        apart: first.entry != target.entry,
    };
    remark(target, kind, &target.label)
}

fn other_level(target: &Target) -> Option<Remark> {
    let place = Place::Target(target.id.clone());
    let passage = Passage::new(place, Field::Label, &target.label);
    let (first, last) = OTHER_LEVEL.iter().find_map(|phrase| passage.find(phrase))?;
    let kind = RemarkKind::OtherLevel;
    Some(remark(target, kind, passage.around(first, last)))
}
