//! The targets of a plan file: each by itself, then what they say of one another.

use super::check::{Checker, Names, nth, spot};
use super::fault::FaultKind;
use super::plan_read::{Indicators, fresh_id, read_accumulation, read_measure, read_party};
use super::raw_plan::PlanFile;
use super::raw_target::TargetFile;
use super::threshold_read::read_threshold;
use crate::plan::{
    Accumulation, EntryKey, Indicator, Measure, Target, TargetId, TargetKind, ZeroRule,
};

pub(super) fn read_targets(
    check: &mut Checker,
    file: &PlanFile,
    units: &Names,
    indicators: &Indicators,
) -> Vec<Target> {
    let mut taken = Names::default();
    let mut targets = Vec::new();
    for (at, target) in file.targets.iter().enumerate() {
        let place = nth("targets", at);
        let id = fresh_id(
            check,
            &target.id,
            TargetId::new(&target.id),
            &mut taken,
            &spot(&place, "id"),
        );
        let read = id.and_then(|id| read_target(check, target, id, units, indicators, &place));
        targets.extend(read);
    }
    let known = targets.len() == file.targets.len();
    if known {
        check_links(check, &targets);
        share_entries(&mut targets);
        check_shared(check, &targets);
    }
    targets
}

fn read_target(
    check: &mut Checker,
    file: &TargetFile,
    id: TargetId,
    units: &Names,
    indicators: &Indicators,
    place: &str,
) -> Option<Target> {
    check.filled(&file.label, &spot(place, "label"));
    let indicator = match &file.indicator {
        None => None,
        Some(key) => {
            let found = indicators.get(key);
            Some(check.need(found, spot(place, "indicator"), || {
                FaultKind::UnknownIndicator(key.clone())
            })?)
        }
    };
    let measure = match &file.measure {
        Some(word) => read_measure(check, word, place),
        None => Some(indicator.map_or(Measure::Ratio, |indicator| indicator.measure)),
    };
    let accumulation = match &file.accumulation {
        Some(word) => read_accumulation(check, word, place),
        None => Some(indicator.map_or(Accumulation::Year, |indicator| indicator.accumulation)),
    };
    let kind = read_kind(check, &file.kind, place);
    let threshold = read_threshold(check, &file.threshold, &spot(place, "threshold"));
    let mut party = |words: &str, ids: &[String], name: &str| {
        read_party(check, words, ids, units, &spot(place, name))
    };
    let lead = party(&file.lead, &file.lead_units, "lead");
    let partners = party(&file.partners, &file.partner_units, "partner");
    let assessor = party(&file.assessor, &file.assessor_units, "assessor");
    let part_of = link(check, file.part_of.as_deref(), &spot(place, "part_of"));
    let repeats = link(check, file.repeats.as_deref(), &spot(place, "repeats"));
    let entry = match indicator {
        Some(indicator) if !file.own_entry => EntryKey::Indicator(indicator.key.clone()),
        _ => EntryKey::Target(id.clone()),
    };
    let shared = indicator
        .filter(|_| measure == Some(Measure::Ratio) && matches!(entry, EntryKey::Indicator(_)));
    let (name, name_en) = names(file, indicator);
    Some(Target {
        id,
        number: file.number.clone(),
        label: file.label.clone(),
        name,
        name_en,
        section: file.section.clone(),
        kind: kind?,
        scope: file.scope.clone(),
        lead,
        partners,
        assessor,
        indicator: indicator.map(|indicator| indicator.key.clone()),
        part_of,
        repeats,
        form: shared.and_then(|indicator| indicator.form.clone()),
        portal: shared.and_then(|indicator| indicator.portal.clone()),
        entry,
        unit: file.unit.clone(),
        measure: measure?,
        accumulation: accumulation?,
        zero: indicator.map_or(ZeroRule::None, |indicator| indicator.zero),
        numerator: counted(&file.numerator, indicator.map(|i| &i.numerator)),
        denominator: counted(&file.denominator, indicator.map(|i| &i.denominator)),
        source: indicator.map_or_else(String::new, |indicator| indicator.source.clone()),
        threshold: threshold?,
        assumed: file.threshold.assumed,
        threshold_words: file.threshold.words.clone(),
        remarks: file.remarks.clone(),
    })
}

fn read_kind(check: &mut Checker, word: &str, place: &str) -> Option<TargetKind> {
    let kinds = [
        ("core", TargetKind::Core),
        ("purpose", TargetKind::Purpose),
        ("embedded_in_task", TargetKind::EmbeddedInTask),
        ("repeat", TargetKind::Repeat),
    ];
    let allowed = "core, purpose, embedded_in_task, repeat";
    check.word(word, &kinds, allowed, &spot(place, "kind"))
}

fn names(file: &TargetFile, indicator: Option<&Indicator>) -> (String, String) {
    match indicator {
        _ if !file.name.is_empty() => (file.name.clone(), file.name.clone()),
        Some(indicator) => (indicator.name.clone(), indicator.name_en.clone()),
        None => (file.label.clone(), file.label.clone()),
    }
}

fn counted(own: &str, indicator: Option<&(String, String)>) -> (String, String) {
    if own.is_empty() {
        return indicator.cloned().unwrap_or_default();
    }
    (own.to_owned(), own.to_owned())
}

fn link(check: &mut Checker, id: Option<&str>, place: &str) -> Option<TargetId> {
    let id = id?;
    check.need(TargetId::new(id), place, || FaultKind::BadId(id.to_owned()))
}

/// Targets by id.
struct ById<'a> {
    targets: &'a [Target],
    places: Names,
}

impl<'a> ById<'a> {
    fn new(targets: &'a [Target]) -> Self {
        let mut places = Names::default();
        for (at, target) in targets.iter().enumerate() {
            places.insert(target.id.to_string(), at);
        }
        Self { targets, places }
    }

    fn get(&self, id: &TargetId) -> Option<&'a Target> {
        self.targets.get(*self.places.get(&id.to_string())?)
    }
}

fn check_links(check: &mut Checker, targets: &[Target]) {
    let by_id = ById::new(targets);
    for (at, target) in targets.iter().enumerate() {
        for (linked, name) in [(&target.part_of, "part_of"), (&target.repeats, "repeats")] {
            let Some(id) = linked else { continue };
            let wrong = match by_id.get(id) {
                None => FaultKind::UnknownTarget(id.to_string()),
                Some(other) if in_circle(&by_id, target, other, name) => {
                    FaultKind::Circle(id.to_string())
                }
                Some(_) => continue,
            };
            check.report(format!("targets[{at}].{name}"), wrong);
        }
    }
}

fn in_circle(by_id: &ById, target: &Target, other: &Target, name: &str) -> bool {
    match name {
        _ if other.id == target.id => true,
        "repeats" => other.repeats.is_some(),
        _ => circles(by_id, target, other),
    }
}

/// Whether going up from `above` by "part of" comes back to `target`.
fn circles(by_id: &ById, target: &Target, above: &Target) -> bool {
    let mut current = Some(above);
    for _ in 0..by_id.targets.len() {
        let Some(here) = current else { return false };
        if here.id == target.id {
            return true;
        }
        current = here.part_of.as_ref().and_then(|id| by_id.get(id));
    }
    true
}

/// A repeated target shares the entry of the one it repeats (law 4).
fn share_entries(targets: &mut [Target]) {
    let by_id = ById::new(targets);
    let root = |target: &Target| {
        let repeated = target.repeats.as_ref().and_then(|id| by_id.get(id));
        let root = repeated.unwrap_or(target);
        (root.entry.clone(), root.form.clone(), root.portal.clone())
    };
    let entries: Vec<_> = targets.iter().map(root).collect();
    for (target, (entry, form, portal)) in targets.iter_mut().zip(entries) {
        target.entry = entry;
        target.form = form;
        target.portal = portal;
    }
}

fn check_shared(check: &mut Checker, targets: &[Target]) {
    let mut first = Names::default();
    for (at, target) in targets.iter().enumerate() {
        let key = target.entry.name();
        let Some(other) = first.get(&key).and_then(|at| targets.get(*at)) else {
            first.insert(key, at);
            continue;
        };
        if other.measure != target.measure || other.is_percent() != target.is_percent() {
            check.report(
                nth("targets", at),
                FaultKind::EntryDisagrees(target.entry.to_string()),
            );
        }
    }
}
