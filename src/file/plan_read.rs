//! From the raw plan file to the plan: everything it names must exist and make sense.
//!
//! The plan has its texts as they are to be shown; the file beside it keeps them as they are.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::Value;

use super::check::{Checker, Names, nth, spot};
use super::deadline_read::read_deadline;
use super::fault::{Fault, FaultKind};
use super::fields::read_whole;
use super::raw_plan::{DocumentFile, PlanFile};
use super::raw_target::IndicatorFile;
use super::raw_task::{DutyFile, TaskFile};
use super::read::Format;
use super::target_read::read_targets;
use super::writer::to_text;
use crate::calendar::{Clock, Year};
use crate::form::{Column, FormRule};
use crate::plan::{
    Accumulation, Document, Duty, DutyId, Group, GroupId, Indicator, IndicatorKey, Measure, Party,
    Plan, PlanId, Task, TaskId, Unit, UnitId, ZeroRule, catalogue,
};
use crate::text::visible;

/// Turns a raw plan file into a plan.
///
/// # Errors
/// Every fault found, up to 20: `PLAN-…`.
pub(super) fn read_plan(file: &PlanFile) -> Result<Plan, Vec<Fault>> {
    let mut check = Checker::default();
    let shown = shown(file);
    let plan = plan(&mut check, shown.as_ref().unwrap_or(file));
    check.finish(plan)
}

/// The file with every text as it is to be shown; none where that is the file itself.
fn shown(file: &PlanFile) -> Option<PlanFile> {
    let text = to_text(file, Arc::default());
    let all_seen = matches!(visible(&text), Cow::Borrowed(_)) && !text.contains("\\u00");
    if all_seen {
        return None;
    }
    let mut value = serde_json::from_str(&text).ok()?;
    show(&mut value);
    read_whole(&value).ok().map(|(file, _)| file)
}

fn show(value: &mut Value) {
    match value {
        Value::String(text) => *text = visible(text).into_owned(),
        Value::Array(elements) => elements.iter_mut().for_each(show),
        Value::Object(fields) => fields.values_mut().for_each(show),
        _ => {}
    }
}

fn plan(check: &mut Checker, file: &PlanFile) -> Option<Plan> {
    check_envelope(check, file)?;
    check.filled(&file.name, "name");
    check.filled(&file.issuer, "issuer");
    let (units, known_units) = read_units(check, file);
    let groups = read_groups(check, file);
    let indicators = read_indicators(check, &file.indicators);
    let targets = read_targets(check, file, &known_units, &indicators);
    let tasks = read_tasks(check, file, &known_units, &groups);
    let duties = read_duties(check, file, &known_units);
    let document = read_document(check, &file.document);
    let year = check.need(Year::new(file.year), "year", || FaultKind::OutOfRange {
        found: file.year.to_string(),
        allowed: "2000–2100",
    });
    let clock = read_clock(check, &file.clock, "clock");
    let id = check.need(PlanId::new(&file.id), "id", || {
        FaultKind::BadId(file.id.clone())
    });
    Some(Plan {
        id: id?,
        year: year?,
        name: file.name.clone(),
        issuer: file.issuer.clone(),
        province: file.province.clone(),
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

fn read_clock(check: &mut Checker, word: &str, place: &str) -> Option<Clock> {
    check.word(
        word,
        &[
            ("reporting_year", Clock::ReportingYear),
            ("calendar", Clock::Calendar),
            ("21_to_20", Clock::From21To20),
        ],
        "reporting_year, calendar, 21_to_20",
        place,
    )
}

/// The envelope of a plan inside another file, which nothing has looked at yet.
fn check_envelope(check: &mut Checker, file: &PlanFile) -> Option<()> {
    let format = Some(()).filter(|()| file.format == Format::Plan.name());
    check.need(format, "format", || FaultKind::WrongFormat {
        found: file.format.clone(),
    })?;
    let (found, known) = (file.version, Format::Plan.version());
    let fits = Some(()).filter(|()| found <= known);
    check.need(fits, "version", || FaultKind::NewerVersion {
        found: u64::from(found),
        known,
    })?;
    let allowed = Format::Plan.versions();
    check
        .within(u64::from(found), 1..=u64::from(known), allowed, "version")
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
pub(super) fn fresh_id<Id>(
    check: &mut Checker,
    text: &str,
    id: Option<Id>,
    taken: &mut Names,
    place: &str,
) -> Option<Id> {
    let id = check.need(id, place, || FaultKind::BadId(text.to_owned()))?;
    check.unique(taken, text, text, place).then_some(id)
}

/// The units, and their ids.
fn read_units(check: &mut Checker, file: &PlanFile) -> (Vec<Unit>, Names) {
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
    let units = units.collect();
    (units, taken)
}

fn read_groups(check: &mut Checker, file: &PlanFile) -> Vec<Group> {
    let mut taken = Names::default();
    let groups = file.groups.iter().enumerate().filter_map(|(at, group)| {
        let place = spot(&nth("groups", at), "id");
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
pub(super) struct Indicators {
    all: Vec<Indicator>,
    by_key: Names,
}

impl Indicators {
    fn put(&mut self, indicator: Indicator) {
        self.by_key
            .insert(indicator.key.to_string(), self.all.len());
        self.all.push(indicator);
    }

    pub(super) fn get(&self, key: &str) -> Option<&Indicator> {
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
    let form = read_form_rule(check, file, place);
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
        form,
        portal: read_portal(file),
        source: file.source.clone(),
    })
}

/// How counts follow from the form; none where the file does not say.
fn read_form_rule(check: &mut Checker, file: &IndicatorFile, place: &str) -> Option<FormRule> {
    if file.form_over.is_empty() && file.form_under.is_empty() {
        return None;
    }
    let mut columns = |numbers: &[u8], field: &'static str| {
        if numbers.is_empty() {
            check.report(place, FaultKind::PartMissing(field));
        }
        let columns = numbers
            .iter()
            .filter_map(|number| read_column(check, *number, &spot(place, field)));
        columns.collect()
    };
    Some(FormRule {
        over: columns(&file.form_over, "form_over"),
        under: columns(&file.form_under, "form_under"),
    })
}

/// What the portal counts; none where it counts the same.
fn read_portal(file: &IndicatorFile) -> Option<(String, String)> {
    let other = !file.portal.trim().is_empty();
    let english = match file.portal_en.trim() {
        "" => &file.portal,
        _ => &file.portal_en,
    };
    other.then(|| (file.portal.clone(), english.clone()))
}

/// A column of the form by its number.
pub(super) fn read_column(check: &mut Checker, number: u8, place: &str) -> Option<Column> {
    check.need(Column::numbered(number), place, || FaultKind::OutOfRange {
        found: number.to_string(),
        allowed: "3–13",
    })
}

pub(super) fn read_measure(check: &mut Checker, word: &str, place: &str) -> Option<Measure> {
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

pub(super) fn read_accumulation(
    check: &mut Checker,
    word: &str,
    place: &str,
) -> Option<Accumulation> {
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

pub(super) fn read_party(
    check: &mut Checker,
    words: &str,
    ids: &[String],
    units: &Names,
    place: &str,
) -> Party {
    let found = ids.iter().enumerate().filter_map(|(at, id)| {
        let unit = UnitId::new(id).filter(|_| units.has(id));
        check.need(unit, format!("{place}_units[{at}]"), || {
            FaultKind::UnknownUnit(id.clone())
        })
    });
    Party {
        units: found.collect(),
        words: words.to_owned(),
    }
}

fn read_tasks(check: &mut Checker, file: &PlanFile, units: &Names, groups: &[Group]) -> Vec<Task> {
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
    units: &Names,
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
    let mut party = |words: &str, ids: &[String], name: &str| {
        read_party(check, words, ids, units, &spot(place, name))
    };
    Some(Task {
        id,
        group,
        number: file.number.clone(),
        numbered: matches!(file.kind.as_str(), "table" | ""),
        label: file.label.clone(),
        lead: party(&file.lead, &file.lead_units, "lead"),
        partners: party(&file.partners, &file.partner_units, "partner"),
        deadline_words: file.deadline_words.clone(),
        deadline: deadline?,
        product: file.product.clone(),
        note: file.note.clone(),
        remarks: file.remarks.clone(),
    })
}

fn read_duties(check: &mut Checker, file: &PlanFile, units: &Names) -> Vec<Duty> {
    let mut taken = Names::default();
    let duties = file.duties.iter().enumerate().filter_map(|(at, duty)| {
        let place = nth("duties", at);
        let id = DutyId::new(&duty.id);
        let id = fresh_id(check, &duty.id, id, &mut taken, &spot(&place, "id"))?;
        read_duty(check, duty, id, units, &place)
    });
    duties.collect()
}

fn read_duty(
    check: &mut Checker,
    file: &DutyFile,
    id: DutyId,
    units: &Names,
    place: &str,
) -> Option<Duty> {
    check.filled(&file.label, &spot(place, "label"));
    let deadline = read_deadline(check, &file.deadline, &spot(place, "deadline"));
    let clock = match &file.clock {
        Some(word) => Some(read_clock(check, word, &spot(place, "clock"))?),
        None => None,
    };
    Some(Duty {
        id,
        label: file.label.clone(),
        kind: file.kind.clone(),
        section: file.section.clone(),
        reporter: read_party(
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
        clock,
        remarks: file.remarks.clone(),
    })
}
