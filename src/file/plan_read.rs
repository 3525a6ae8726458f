//! From the raw plan file to the plan: everything it names must exist and make sense.

use super::check::{Checker, Names, nth, spot};
use super::deadline_read::read_deadline;
use super::fault::{Fault, FaultKind};
use super::raw_plan::{DocumentFile, DutyFile, IndicatorFile, PlanFile, TargetFile, TaskFile};
use super::read::{Format, VERSION};
use super::threshold_read::read_threshold;
use crate::calendar::{Clock, Year};
use crate::plan::{
    Accumulation, Document, Duty, EntryKey, Group, GroupId, Indicator, IndicatorKey, Measure,
    Party, Plan, PlanId, Target, TargetId, TargetKind, Task, TaskId, Unit, UnitId, ZeroRule,
    catalogue,
};

const MOST_TARGETS: usize = 2_000;
const MOST_TASKS: usize = 5_000;
const MOST_OTHERS: usize = 2_000;

/// Turns a raw plan file into a plan.
///
/// # Errors
/// Every fault found, up to 20: `PLAN-…`, `FILE-09`, `FILE-10`.
pub(super) fn read_plan(file: &PlanFile) -> Result<Plan, Vec<Fault>> {
    let mut check = Checker::default();
    let plan = plan(&mut check, file);
    check.finish(plan)
}

fn plan(check: &mut Checker, file: &PlanFile) -> Option<Plan> {
    check_envelope(check, file)?;
    check.filled(&file.name, "name");
    check.filled(&file.issuer, "issuer");
    check.at_most(file.targets.len(), MOST_TARGETS, "targets");
    check.at_most(file.tasks.len(), MOST_TASKS, "tasks");
    for (length, place) in [
        (file.duties.len(), "duties"),
        (file.units.len(), "units"),
        (file.groups.len(), "groups"),
        (file.indicators.len(), "indicators"),
        (file.remarks.len(), "remarks"),
    ] {
        check.at_most(length, MOST_OTHERS, place);
    }
    if check.too_many() {
        return None;
    }
    let units = read_units(check, file);
    let groups = read_groups(check, file);
    let indicators = read_indicators(check, &file.indicators);
    let targets = read_targets(check, file, &units, &indicators);
    let tasks = read_tasks(check, file, &units, &groups);
    let duties = read_duties(check, file, &units);
    let document = read_document(check, &file.document);
    let year = check.need(Year::new(file.year), "year", || FaultKind::OutOfRange {
        found: file.year.to_string(),
        allowed: "2000–2100",
    });
    let clock = check.word(
        &file.clock,
        &[
            ("reporting_year", Clock::ReportingYear),
            ("calendar", Clock::Calendar),
        ],
        "reporting_year, calendar",
        "clock",
    );
    let id = check.need(PlanId::new(&file.id), "id", || {
        FaultKind::BadId(file.id.clone())
    });
    Some(Plan {
        id: id?,
        year: year?,
        name: file.name.clone(),
        issuer: file.issuer.clone(),
        document,
        clock: clock?,
        units,
        groups,
        targets,
        tasks,
        duties,
        remarks: file.remarks.clone(),
    })
}

/// The envelope of a plan inside another file, which nothing has looked at yet.
fn check_envelope(check: &mut Checker, file: &PlanFile) -> Option<()> {
    let format = Some(()).filter(|()| file.format == Format::Plan.name());
    check.need(format, "format", || FaultKind::WrongFormat {
        found: file.format.clone(),
    })?;
    let known = Some(()).filter(|()| file.version <= VERSION);
    check.need(known, "version", || FaultKind::NewerVersion {
        found: u64::from(file.version),
        known: VERSION,
    })?;
    let version = u64::from(file.version);
    check
        .within(version, 1..=u64::from(VERSION), "1", "version")
        .then_some(())
}

fn read_document(check: &mut Checker, file: &DocumentFile) -> Document {
    Document {
        kind: file.kind.clone(),
        title: file.title.clone(),
        number: file.number.clone(),
        issued_on: check.optional_date(file.issued_on.as_deref(), "document.issued_on"),
        issued_words: file.issued_words.clone(),
        signer: file.signer.clone(),
        parent: file.parent.clone(),
    }
}

/// An id that is well formed and not yet taken.
fn fresh_id<Id>(
    check: &mut Checker,
    text: &str,
    id: Option<Id>,
    taken: &mut Names,
    place: &str,
) -> Option<Id> {
    let id = check.need(id, place, || FaultKind::BadId(text.to_owned()))?;
    check.unique(taken, text, text, place).then_some(id)
}

fn read_units(check: &mut Checker, file: &PlanFile) -> Vec<Unit> {
    let mut taken = Names::default();
    let units = file.units.iter().enumerate().filter_map(|(at, unit)| {
        let place = spot(&nth("units", at), "id");
        check.filled(&unit.name, &spot(&nth("units", at), "name"));
        let id = fresh_id(check, &unit.id, UnitId::new(&unit.id), &mut taken, &place)?;
        Some(Unit {
            id,
            name: unit.name.clone(),
            also: unit.also.clone(),
        })
    });
    units.collect()
}

fn read_groups(check: &mut Checker, file: &PlanFile) -> Vec<Group> {
    let mut taken = Names::default();
    let groups = file.groups.iter().enumerate().filter_map(|(at, group)| {
        let place = spot(&nth("groups", at), "id");
        check.text(&group.name, &spot(&nth("groups", at), "name"));
        let id = fresh_id(
            check,
            &group.id,
            GroupId::new(&group.id),
            &mut taken,
            &place,
        )?;
        Some(Group {
            id,
            name: group.name.clone(),
        })
    });
    groups.collect()
}

/// The catalogue with the plan's own indicators over it.
struct Indicators {
    all: Vec<Indicator>,
    by_key: Names,
}

impl Indicators {
    fn put(&mut self, indicator: Indicator) {
        self.by_key
            .insert(indicator.key.to_string(), self.all.len());
        self.all.push(indicator);
    }

    fn get(&self, key: &str) -> Option<&Indicator> {
        self.all.get(*self.by_key.get(&key.to_owned())?)
    }
}

fn read_indicators(check: &mut Checker, own: &[IndicatorFile]) -> Indicators {
    let mut taken = Names::default();
    let mut indicators = Indicators {
        all: Vec::new(),
        by_key: Names::default(),
    };
    for file in catalogue::built_in() {
        if let Some(indicator) = read_indicator(check, &file, "catalogue") {
            indicators.put(indicator);
        }
    }
    for (at, file) in own.iter().enumerate() {
        let place = nth("indicators", at);
        let key = IndicatorKey::new(&file.key);
        let fresh = fresh_id(check, &file.key, key, &mut taken, &spot(&place, "key"));
        let indicator = read_indicator(check, file, &place);
        if let Some((_, indicator)) = fresh.zip(indicator) {
            indicators.put(indicator);
        }
    }
    indicators
}

fn read_indicator(check: &mut Checker, file: &IndicatorFile, place: &str) -> Option<Indicator> {
    let more_is_better = check.word(
        &file.direction,
        &[("more", true), ("less", false)],
        "more, less",
        &spot(place, "direction"),
    );
    let zero = check.word(
        &file.zero,
        &[
            ("full", ZeroRule::Full),
            ("none", ZeroRule::None),
            ("zero", ZeroRule::Zero),
        ],
        "full, none, zero",
        &spot(place, "zero"),
    );
    let measure = read_measure(check, &file.measure, place);
    let accumulation = read_accumulation(check, &file.accumulation, place);
    Some(Indicator {
        key: IndicatorKey::new(&file.key)?,
        name: file.name.clone(),
        name_en: file.name_en.clone(),
        synonyms: file.synonyms.clone(),
        numerator: (file.numerator.clone(), file.numerator_en.clone()),
        denominator: (file.denominator.clone(), file.denominator_en.clone()),
        unit: file.unit.clone(),
        measure: measure?,
        accumulation: accumulation?,
        more_is_better: more_is_better?,
        zero: zero?,
        source: file.source.clone(),
    })
}

fn read_measure(check: &mut Checker, word: &str, place: &str) -> Option<Measure> {
    check.word(
        word,
        &[
            ("ratio", Measure::Ratio),
            ("value", Measure::Value),
            ("done", Measure::Done),
        ],
        "ratio, value, done",
        &spot(place, "measure"),
    )
}

fn read_accumulation(check: &mut Checker, word: &str, place: &str) -> Option<Accumulation> {
    check.word(
        word,
        &[
            ("year", Accumulation::Year),
            ("period", Accumulation::Period),
            ("point", Accumulation::Point),
        ],
        "year, period, point",
        &spot(place, "accumulation"),
    )
}

fn party(check: &mut Checker, words: &str, ids: &[String], units: &[Unit], place: &str) -> Party {
    check.text(words, place);
    let found = ids.iter().enumerate().filter_map(|(at, id)| {
        let unit = units.iter().find(|unit| unit.id.as_str() == id);
        check
            .need(unit, format!("{place}_units[{at}]"), || {
                FaultKind::UnknownUnit(id.clone())
            })
            .map(|unit| unit.id.clone())
    });
    Party {
        units: found.collect(),
        words: words.to_owned(),
    }
}

fn read_targets(
    check: &mut Checker,
    file: &PlanFile,
    units: &[Unit],
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
    units: &[Unit],
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
    let measure = match (&file.measure, indicator) {
        (Some(word), _) => read_measure(check, word, place),
        (None, Some(indicator)) => Some(indicator.measure),
        (None, None) => Some(Measure::Ratio),
    };
    let accumulation = match (&file.accumulation, indicator) {
        (Some(word), _) => read_accumulation(check, word, place),
        (None, Some(indicator)) => Some(indicator.accumulation),
        (None, None) => Some(Accumulation::Year),
    };
    let kind = check.word(
        &file.kind,
        &[
            ("core", TargetKind::Core),
            ("purpose", TargetKind::Purpose),
            ("embedded_in_task", TargetKind::EmbeddedInTask),
            ("repeat", TargetKind::Repeat),
        ],
        "core, purpose, embedded_in_task, repeat",
        &spot(place, "kind"),
    );
    let threshold = read_threshold(check, &file.threshold, &spot(place, "threshold"));
    let lead = party(
        check,
        &file.lead,
        &file.lead_units,
        units,
        &spot(place, "lead"),
    );
    let partners = party(
        check,
        &file.partners,
        &file.partner_units,
        units,
        &spot(place, "partner"),
    );
    let assessor = party(
        check,
        &file.assessor,
        &file.assessor_units,
        units,
        &spot(place, "assessor"),
    );
    let part_of = link(check, file.part_of.as_deref(), &spot(place, "part_of"));
    let repeats = link(check, file.repeats.as_deref(), &spot(place, "repeats"));
    let entry = match indicator {
        Some(indicator) if !file.own_entry => EntryKey::Indicator(indicator.key.clone()),
        _ => EntryKey::Target(id.clone()),
    };
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
        repeated.unwrap_or(target).entry.clone()
    };
    let entries: Vec<EntryKey> = targets.iter().map(root).collect();
    for (target, entry) in targets.iter_mut().zip(entries) {
        target.entry = entry;
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

fn read_tasks(check: &mut Checker, file: &PlanFile, units: &[Unit], groups: &[Group]) -> Vec<Task> {
    let mut taken = Names::default();
    let tasks = file.tasks.iter().enumerate().filter_map(|(at, task)| {
        let place = nth("tasks", at);
        let id = fresh_id(
            check,
            &task.id,
            TaskId::new(&task.id),
            &mut taken,
            &spot(&place, "id"),
        )?;
        read_task(check, task, id, units, groups, &place)
    });
    tasks.collect()
}

fn read_task(
    check: &mut Checker,
    file: &TaskFile,
    id: TaskId,
    units: &[Unit],
    groups: &[Group],
    place: &str,
) -> Option<Task> {
    check.filled(&file.label, &spot(place, "label"));
    let group = if file.group.is_empty() {
        None
    } else {
        let found = groups.iter().find(|group| group.id.as_str() == file.group);
        let found = check.need(found, spot(place, "group"), || {
            FaultKind::UnknownGroup(file.group.clone())
        });
        Some(found?.id.clone())
    };
    let deadline = read_deadline(check, &file.deadline, &spot(place, "deadline"));
    Some(Task {
        id,
        group,
        number: file.number.clone(),
        label: file.label.clone(),
        lead: party(
            check,
            &file.lead,
            &file.lead_units,
            units,
            &spot(place, "lead"),
        ),
        partners: party(
            check,
            &file.partners,
            &file.partner_units,
            units,
            &spot(place, "partner"),
        ),
        deadline_words: file.deadline_words.clone(),
        deadline: deadline?,
        product: file.product.clone(),
        note: file.note.clone(),
        remarks: file.remarks.clone(),
    })
}

fn read_duties(check: &mut Checker, file: &PlanFile, units: &[Unit]) -> Vec<Duty> {
    let mut taken = Names::default();
    let duties = file.duties.iter().enumerate().filter_map(|(at, duty)| {
        let place = nth("duties", at);
        let id = TaskId::new(&duty.id);
        fresh_id(check, &duty.id, id, &mut taken, &spot(&place, "id"))?;
        read_duty(check, duty, units, &place)
    });
    duties.collect()
}

fn read_duty(check: &mut Checker, file: &DutyFile, units: &[Unit], place: &str) -> Option<Duty> {
    check.filled(&file.label, &spot(place, "label"));
    let deadline = read_deadline(check, &file.deadline, &spot(place, "deadline"));
    Some(Duty {
        id: file.id.clone(),
        label: file.label.clone(),
        section: file.section.clone(),
        reporter: party(
            check,
            &file.reporter,
            &file.reporter_units,
            units,
            &spot(place, "reporter"),
        ),
        recipient: file.recipient.clone(),
        frequency: file.frequency.clone(),
        deadline_words: file.deadline_words.clone(),
        deadline: deadline?,
        remarks: file.remarks.clone(),
    })
}
