//! From raw figures, forms, notes and reference values to those of a ledger.

use chrono::NaiveDate;

use super::check::{Checker, nth, spot};
use super::fault::FaultKind;
use super::plan_read::read_column;
use super::raw_figures::{
    EntryFile, EvidenceFile, FormFile, NoteFile, OpenReferenceFile, ReferenceFile, SlotFile,
};
use crate::calendar::Quarter;
use crate::form::{FormKey, FormRow};
use crate::ledger::{Cell, Command, Entry, Evidence, Figures, Moment, Note, Reference, Slot};
use crate::number::{Count, Decimal};
use crate::plan::{EntryKey, IndicatorKey, Measure, Plan, Target, TargetId};
use crate::text::{parse_date, parse_decimal};

pub(super) fn check_year(check: &mut Checker, found: i32, plan: &Plan, place: &str) {
    let plan = plan.year.get();
    if found != plan {
        check.report(place, FaultKind::WrongYear { found, plan });
    }
}

/// The quarter, in the plan's year.
pub(super) fn read_quarter(
    check: &mut Checker,
    file: &SlotFile,
    plan: &Plan,
    place: &str,
) -> Option<Quarter> {
    quarter_in(check, (file.year, file.quarter), plan, place)
}

pub(super) fn quarter_in(
    check: &mut Checker,
    (year, quarter): (i32, u8),
    plan: &Plan,
    place: &str,
) -> Option<Quarter> {
    check_year(check, year, plan, &spot(place, "year"));
    quarter_of(check, quarter, &spot(place, "quarter"))
}

pub(super) fn quarter_of(check: &mut Checker, number: u8, place: &str) -> Option<Quarter> {
    check.need(Quarter::try_from(number).ok(), place, || {
        FaultKind::OutOfRange {
            found: number.to_string(),
            allowed: "1–4",
        }
    })
}

pub(super) fn read_moment(check: &mut Checker, text: &str, place: &str) -> Option<Moment> {
    check.need(Moment::parse_iso(text), place, || {
        FaultKind::BadDate(text.to_owned())
    })
}

fn read_slot<'a>(
    check: &mut Checker,
    file: &SlotFile,
    plan: &'a Plan,
    place: &str,
) -> Option<(Slot, &'a Target)> {
    let quarter = read_quarter(check, file, plan, place);
    let (indicator, id) = (file.indicator.as_deref(), file.target.as_deref());
    let named = indicator.or(id).unwrap_or_default();
    let target = plan.distinct_targets().find(|target| match &target.entry {
        EntryKey::Indicator(key) => id.is_none() && indicator == Some(key.as_str()),
        EntryKey::Target(own) => indicator.is_none() && id == Some(own.as_str()),
        EntryKey::Portal(_) | EntryKey::Index(_) => false,
    });
    let target = check.need(target, place, || FaultKind::UnknownEntry(named.to_owned()))?;
    Some(((target.entry.clone(), quarter?), target))
}

pub(super) fn read_entry(
    check: &mut Checker,
    file: &EntryFile,
    plan: &Plan,
    place: &str,
) -> Option<(Slot, Entry)> {
    let (slot, target) = read_slot(check, &file.slot, plan, place)?;
    let name = slot.0.to_string();
    let entry = entry_of(check, file, target.measure, &name, place)?;
    Some((slot, entry))
}

/// Figures that the portal publishes: for an indicator of the plan that is entered as two counts.
pub(super) fn read_portal(
    check: &mut Checker,
    file: &EntryFile,
    plan: &Plan,
    place: &str,
) -> Option<(Slot, Entry)> {
    let slot = key_slot(check, file, EntryKey::Portal, plan, place)?;
    let target = plan.target_of(&slot.0);
    let target = target.filter(|target| target.measure == Measure::Ratio);
    check.need(target, place, || {
        FaultKind::UnknownEntry(slot.0.to_string())
    })?;
    let entry = entry_of(check, file, Measure::Ratio, &slot.0.to_string(), place)?;
    Some((slot, entry))
}

/// An input of the index: under any key, for its rules change.
pub(super) fn read_input(
    check: &mut Checker,
    file: &EntryFile,
    plan: &Plan,
    place: &str,
) -> Option<(Slot, Entry)> {
    let slot = key_slot(check, file, EntryKey::Index, plan, place)?;
    let entry = entry_of(check, file, measure_of(file), &slot.0.to_string(), place)?;
    Some((slot, entry))
}

/// The slot of figures that are not the commune's own; `indicator` alone names it.
pub(super) fn key_slot(
    check: &mut Checker,
    file: &EntryFile,
    key: fn(IndicatorKey) -> EntryKey,
    plan: &Plan,
    place: &str,
) -> Option<Slot> {
    let quarter = read_quarter(check, &file.slot, plan, place);
    let name = match (&file.slot.indicator, &file.slot.target) {
        (Some(name), None) => name,
        (_, target) => {
            let named = target.clone().unwrap_or_default();
            check.report(place, FaultKind::UnknownEntry(named));
            return None;
        }
    };
    let id = check.need(IndicatorKey::new(name), spot(place, "indicator"), || {
        FaultKind::BadId(name.clone())
    })?;
    Some((key(id), quarter?))
}

/// The measure that the fields of an entry are of.
pub(super) fn measure_of(file: &EntryFile) -> Measure {
    if file.done.is_some() {
        Measure::Done
    } else if file.value.is_some() || file.value_text.is_some() {
        Measure::Value
    } else {
        Measure::Ratio
    }
}

/// An entry of this measure; `name` is what it is called in a fault.
pub(super) fn entry_of(
    check: &mut Checker,
    file: &EntryFile,
    measure: Measure,
    name: &str,
    place: &str,
) -> Option<Entry> {
    let figures = read_figures(check, file, measure, name, place)?;
    let entered_at = file
        .entered_at
        .as_deref()
        .and_then(|text| read_moment(check, text, &spot(place, "entered_at")));
    Some(Entry {
        figures,
        entered_at,
    })
}

fn read_figures(
    check: &mut Checker,
    file: &EntryFile,
    measure: Measure,
    name: &str,
    place: &str,
) -> Option<Figures> {
    if !fits(file, measure) {
        check.report(place, FaultKind::WrongFigures(name.to_owned()));
        return None;
    }
    match measure {
        Measure::Ratio => {
            let over = count_cell(
                check,
                file.numerator,
                file.numerator_text.as_deref(),
                place,
                "numerator",
            );
            let under = count_cell(
                check,
                file.denominator,
                file.denominator_text.as_deref(),
                place,
                "denominator",
            );
            Some(Figures::Ratio(over?, under?))
        }
        Measure::Value => Some(Figures::Value(match (file.value, &file.value_text) {
            (Some(value), _) => Cell::Known(value),
            // Text kept as it was typed. Text that reads as a number is taken as one.
            (None, Some(text)) => Cell::decimal(text),
            (None, None) => Cell::Empty,
        })),
        Measure::Done => file.done.map(Figures::Done),
    }
}

/// Whether nothing is given that would be dropped.
fn fits(file: &EntryFile, measure: Measure) -> bool {
    let given = |number: &Option<Decimal>, text: &Option<String>| {
        usize::from(number.is_some()) + usize::from(text.is_some())
    };
    let numerator = given(&file.numerator, &file.numerator_text);
    let denominator = given(&file.denominator, &file.denominator_text);
    let value = given(&file.value, &file.value_text);
    match (measure, file.done) {
        (Measure::Ratio, None) => numerator <= 1 && denominator <= 1 && value == 0,
        (Measure::Value, None) => numerator + denominator == 0 && value <= 1,
        (Measure::Done, Some(_)) => numerator + denominator + value == 0,
        _ => false,
    }
}

fn count_cell(
    check: &mut Checker,
    number: Option<Decimal>,
    text: Option<&str>,
    place: &str,
    field: &str,
) -> Option<Cell<Count>> {
    let place = spot(place, field);
    match (number, text) {
        (Some(number), _) => check.count(number, &place).map(Cell::Known),
        (None, Some(text)) => Some(Cell::count(text)),
        (None, None) => Some(Cell::Empty),
    }
}

pub(super) fn read_note(
    check: &mut Checker,
    file: &NoteFile,
    plan: &Plan,
    place: &str,
) -> Option<(Slot, Note)> {
    let (slot, _) = read_slot(check, &file.slot, plan, place)?;
    Some((slot, note_of(check, file, place)))
}

pub(super) fn note_of(check: &mut Checker, file: &NoteFile, place: &str) -> Note {
    let evidence = file.evidence.iter().enumerate();
    let evidence = evidence
        .map(|(at, evidence)| read_evidence(check, evidence, &nth(&spot(place, "evidence"), at)));
    let evidence = evidence.collect();
    let mut by = check.optional_date(file.remedy_by.as_deref(), &spot(place, "remedy_by"));
    let since = (file.remedy_by_text.as_ref(), spot(place, "remedy_by_text"));
    let remedy_by_unread = check.typed_since(since.0, parse_date, &mut by, &since.1);
    Note {
        evidence,
        text: file.text.clone(),
        cause: file.cause.clone(),
        remedy: file.remedy.clone(),
        remedy_by: by,
        remedy_by_unread,
    }
}

fn read_evidence(check: &mut Checker, file: &EvidenceFile, place: &str) -> Evidence {
    let (date, date_unread) = read_day(check, (&file.date, &file.date_text), place);
    Evidence {
        number: file.number.clone(),
        date,
        date_unread,
        link: file.link.clone(),
    }
}

/// A row of the form; text that reads as a count is taken as one.
pub(super) fn read_form(
    check: &mut Checker,
    file: &FormFile,
    plan: &Plan,
    place: &str,
) -> Option<(FormKey, FormRow)> {
    let quarter = quarter_in(check, (file.year, file.quarter), plan, place);
    let mut row = FormRow::default();
    for (column, number) in file.counts() {
        if let Some(number) = number {
            let count = check.count(number, place);
            row = row.with(column, count.map_or(Cell::Empty, Cell::Known));
        }
    }
    for (at, unread) in file.unread.iter().enumerate() {
        let place = nth(&spot(place, "unread"), at);
        let Some(column) = read_column(check, unread.column, &spot(&place, "column")) else {
            continue;
        };
        if !row.cell(column).is_empty() {
            check.report(place, FaultKind::WrongFigures(column.number().to_string()));
        }
        row = row.with(column, Cell::count(&unread.text));
    }
    Some(((quarter?, file.field.clone()), row))
}

pub(super) fn read_reference(
    check: &mut Checker,
    file: &ReferenceFile,
    plan: &Plan,
    place: &str,
) -> Option<Command> {
    let id = TargetId::new(&file.target).filter(|id| plan.target(id).is_some());
    let id = check.need(id, spot(place, "target"), || {
        FaultKind::UnknownTarget(file.target.clone())
    })?;
    let reference = reference_of(check, file, place);
    Some(Command::SetReference(id, Some(reference)))
}

/// What is typed for a reference value. Where a program that does not know of it has noted a value
/// since, that holds, with what was typed beside it.
pub(super) fn read_open_reference(
    check: &mut Checker,
    file: &OpenReferenceFile,
    closed: Option<&ReferenceFile>,
    plan: &Plan,
    place: &str,
) -> Option<Command> {
    let id = TargetId::new(&file.target).filter(|id| plan.target(id).is_some());
    let id = check.need(id, spot(place, "target"), || {
        FaultKind::UnknownTarget(file.target.clone())
    })?;
    let open = open_reference_of(check, file, place);
    let reference = match closed {
        // What is wrong with it is said at its own place.
        Some(closed) => beside(reference_of(&mut Checker::default(), closed, place), open),
        None => open,
    };
    Some(Command::SetReference(id, Some(reference)))
}

fn beside(reference: Reference, open: Reference) -> Reference {
    let source = [reference.source, open.source];
    let source = source.into_iter().find(|source| !source.trim().is_empty());
    Reference {
        value: reference.value.or(open.value),
        value_unread: reference.value_unread.or(open.value_unread),
        source: source.unwrap_or_default(),
        date: reference.date.or(open.date),
        date_unread: reference.date_unread.or(open.date_unread),
    }
}

pub(super) fn reference_of(check: &mut Checker, file: &ReferenceFile, place: &str) -> Reference {
    let (value, text) = (Some(file.value), file.value_text.as_ref());
    let (value, value_unread) = read_value(check, value, text, place);
    let (date, date_unread) = read_day(check, (&file.date, &file.date_text), place);
    Reference {
        value,
        value_unread,
        source: file.source.clone(),
        date,
        date_unread,
    }
}

/// What is typed for a reference value that has none; with a text that reads as one it has one.
pub(super) fn open_reference_of(
    check: &mut Checker,
    file: &OpenReferenceFile,
    place: &str,
) -> Reference {
    let (value, value_unread) = read_value(check, None, file.value_text.as_ref(), place);
    let (date, date_unread) = read_day(check, (&file.date, &file.date_text), place);
    Reference {
        value,
        value_unread,
        source: file.source.clone(),
        date,
        date_unread,
    }
}

fn read_value(
    check: &mut Checker,
    mut value: Option<Decimal>,
    text: Option<&String>,
    place: &str,
) -> (Option<Decimal>, Option<String>) {
    let place = spot(place, "value_text");
    let unread = check.typed_since(text, parse_decimal, &mut value, &place);
    (value, unread)
}

/// A `date` that may be left out, and its `date_text`.
fn read_day(
    check: &mut Checker,
    (date, text): (&Option<String>, &Option<String>),
    place: &str,
) -> (Option<NaiveDate>, Option<String>) {
    let mut day = check.optional_date(date.as_deref(), &spot(place, "date"));
    let place = spot(place, "date_text");
    let unread = check.typed_since(text.as_ref(), parse_date, &mut day, &place);
    (day, unread)
}
