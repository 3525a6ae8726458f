//! From raw steps to the log.
//!
//! What a step speaks of need not be in the plan: the plan may have been changed since.

use std::sync::Arc;

use super::check::{Checker, nth, spot};
use super::fault::{Fault, FaultKind};
use super::figures_read::{
    entry_of, key_slot, measure_of, note_of, open_reference_of, read_form, read_moment,
    read_quarter, reference_of,
};
use super::ledger_read::{check_near, read_ends};
use super::raw_figures::{EntryFile, SlotFile};
use super::raw_log::{ChangeFile, SideFile, StepFile};
use super::work_read::{
    clarity_of, event_of, occurrence_key, progress_of, read_closing, read_work, whole_task,
};
use crate::ledger::{Cause, Change, Log, Misfit, PlanText, Reference, Slot, Step};
use crate::plan::{EntryKey, IndicatorKey, Plan, TargetId, TaskId};

const CAUSES: &str = "typed, pasted, undone, redone, imported, restored, plan_changed, migrated, \
                      closed, reopened";

/// Turns raw steps into a log.
///
/// # Errors
/// Every fault found, up to 20: `DATA-…`, `PLAN-…`.
pub(super) fn read_log(steps: &[StepFile], plan: &Plan) -> Result<Log, Vec<Fault>> {
    let mut check = Checker::default();
    let read = steps.iter().enumerate();
    let read = read
        .filter_map(|(at, step)| read_step(&mut check, step, plan, &nth("log", at)).map(Arc::new));
    let read = read.collect();
    let read = check.finish(Some(read))?;
    Log::new(read).map_err(|misfit| vec![misfit_fault(steps, misfit)])
}

fn misfit_fault(steps: &[StepFile], misfit: Misfit) -> Fault {
    let (at, field) = match misfit {
        Misfit::Number(at) => (at, "step"),
        Misfit::Turn(at) => (at, "of"),
    };
    let number = steps.get(at).map_or(0, |step| step.step);
    let kind = FaultKind::StepOrder(number.to_string());
    Fault::new(kind, spot(&nth("log", at), field))
}

fn read_step(check: &mut Checker, file: &StepFile, plan: &Plan, place: &str) -> Option<Step> {
    let at = read_moment(check, &file.at, &spot(place, "at"));
    let cause = read_cause(check, file, place);
    let places = spot(place, "changes");
    let changes = file.changes.iter().enumerate();
    let changes =
        changes.filter_map(|(at, change)| read_change(check, change, plan, &nth(&places, at)));
    let changes = changes.collect();
    Some(Step {
        number: file.step,
        at: at?,
        who: file.who.clone(),
        cause: cause?,
        changes,
    })
}

fn read_cause(check: &mut Checker, file: &StepFile, place: &str) -> Option<Cause> {
    let by_number: fn(u32) -> Cause = match file.cause.as_str() {
        "typed" => return Some(Cause::Typed),
        "pasted" => return Some(Cause::Pasted),
        "closed" => return Some(Cause::Closed),
        "reopened" => return Some(Cause::Reopened),
        "imported" => return named(check, file, place).map(Cause::Imported),
        "restored" => return named(check, file, place).map(Cause::Restored),
        "plan_changed" => return named(check, file, place).map(Cause::PlanChanged),
        "undone" => Cause::Undone,
        "redone" => Cause::Redone,
        "migrated" => Cause::Migrated,
        word => {
            check.unknown(word, CAUSES, spot(place, "cause"));
            return None;
        }
    };
    let of = check.need(file.of, place, || FaultKind::PartMissing("of"));
    of.map(by_number)
}

/// The name that a cause must have.
fn named(check: &mut Checker, file: &StepFile, place: &str) -> Option<String> {
    check.need(file.name.clone(), place, || FaultKind::PartMissing("name"))
}

fn read_change(check: &mut Checker, file: &ChangeFile, plan: &Plan, place: &str) -> Option<Change> {
    let sides = [file.before.as_ref(), file.after.as_ref()];
    if sides
        .iter()
        .flatten()
        .any(|side| side.open_reference.is_some())
    {
        return read_open_change(check, sides, place);
    }
    let mut read = |side: Option<&SideFile>, name: &str| {
        let given = side.filter(|side| things_in(side) > 0);
        given.map(|side| read_side(check, side, plan, &spot(place, name)))
    };
    let before = read(file.before.as_ref(), "before");
    let after = read(file.after.as_ref(), "after");
    let change = match (before, after) {
        // What is wrong with a side has been said.
        (Some(None), _) | (_, Some(None)) => return None,
        (Some(Some(before)), Some(Some(after))) => {
            let mut change = before.inverse();
            change.go_on(after).then_some(change)
        }
        (Some(Some(before)), None) => Some(before.inverse()).filter(may_be_gone),
        (None, Some(after)) => after.filter(may_be_gone),
        (None, None) => None,
    };
    check.need(change, place, || FaultKind::NoChange)
}

/// A change of a reference value one side of which has no value.
fn read_open_change(
    check: &mut Checker,
    sides: [Option<&SideFile>; 2],
    place: &str,
) -> Option<Change> {
    let [before, after] = sides;
    let margins = [before, after].map(|side| side.and_then(|side| side.near));
    if let [Some(one), Some(other)] = margins
        && one != other
    {
        // It would be lost.
        check.report(place, FaultKind::NoChange);
        return None;
    }
    let before = open_side(check, before, &spot(place, "before"))?;
    let after = open_side(check, after, &spot(place, "after"))?;
    let id = before.as_ref().or(after.as_ref()).map(|(id, _)| id.clone());
    let same = |side: &Option<(TargetId, Reference)>| {
        side.as_ref()
            .is_none_or(|(other, _)| id.as_ref() == Some(other))
    };
    let id = id.clone().filter(|_| same(&before) && same(&after));
    let id = check.need(id, place, || FaultKind::NoChange)?;
    let [before, after] = [before, after].map(|side| side.map(|(_, reference)| reference));
    Some(Change::Reference(id, before, after))
}

/// One side of it; the near margin may stand beside, for versions that do not know this.
fn open_side(
    check: &mut Checker,
    side: Option<&SideFile>,
    place: &str,
) -> Option<Option<(TargetId, Reference)>> {
    let Some(side) = side else {
        return Some(None);
    };
    if let Some(near) = side.near {
        check_near(check, near, &spot(place, "near"));
    }
    let known = [side.near.is_some(), side.reference.is_some()];
    let known = known.into_iter().filter(|known| *known).count();
    match (&side.reference, &side.open_reference) {
        _ if things_in(side) > known => {}
        (Some(file), None) => {
            let place = spot(place, "reference");
            let id = TargetId::new(&file.target);
            let id = read_id(check, id, &file.target, &place, "target")?;
            return Some(Some((id, reference_of(check, file, &place))));
        }
        (None, Some(file)) => {
            let place = spot(place, "open_reference");
            let id = TargetId::new(&file.target);
            let id = read_id(check, id, &file.target, &place, "target")?;
            return Some(Some((id, open_reference_of(check, file, &place))));
        }
        (None, None) => return Some(None),
        (Some(_), Some(_)) => {}
    }
    check.report(place, FaultKind::NoChange);
    None
}

/// A margin, the ends of periods and a plan are always there.
fn may_be_gone(change: &Change) -> bool {
    !matches!(
        change,
        Change::Near(..) | Change::Ends(..) | Change::Plan(..)
    )
}

fn things_in(side: &SideFile) -> usize {
    let given = [
        side.entry.is_some(),
        side.portal.is_some(),
        side.index766.is_some(),
        side.form.is_some(),
        side.occurrence.is_some(),
        side.event.is_some(),
        side.clarity.is_some(),
        side.closing.is_some(),
        side.ends.is_some(),
        side.note.is_some(),
        side.task.is_some(),
        side.reference.is_some(),
        side.near.is_some(),
        side.plan.is_some(),
    ];
    given.into_iter().filter(|given| *given).count()
}

/// One side of a change, as the change that leads there from nothing.
fn read_side(check: &mut Checker, side: &SideFile, plan: &Plan, place: &str) -> Option<Change> {
    if things_in(side) > 1 {
        check.report(place, FaultKind::NoChange);
        return None;
    }
    if let Some(file) = &side.entry {
        let place = spot(place, "entry");
        let slot = read_slot(check, &file.slot, plan, &place)?;
        let name = slot.0.to_string();
        let entry = entry_of(check, file, measure_of(file), &name, &place)?;
        return Some(Change::Entry(slot, None, Some(entry)));
    }
    if let Some(file) = &side.portal {
        let place = spot(place, "portal");
        let slot = key_slot(check, file, EntryKey::Portal, plan, &place)?;
        return read_published(check, slot, file, &place);
    }
    if let Some(file) = &side.index766 {
        let place = spot(place, "index766");
        let slot = key_slot(check, file, EntryKey::Index, plan, &place)?;
        return read_published(check, slot, file, &place);
    }
    if let Some(file) = &side.form {
        let (key, row) = read_form(check, file, plan, &spot(place, "form"))?;
        return Some(Change::Form(key, None, Some(row)));
    }
    if let Some(file) = &side.note {
        let place = spot(place, "note");
        let slot = read_slot(check, &file.slot, plan, &place)?;
        return Some(Change::Note(slot, None, Some(note_of(check, file, &place))));
    }
    if let Some(file) = &side.task {
        let place = spot(place, "task");
        let id = whole_task(check, file, &place)?;
        let id = read_id(check, TaskId::new(id), id, &place, "task")?;
        let progress = progress_of(check, file, &place)?;
        return Some(Change::Progress(id.into(), None, Some(progress)));
    }
    if let Some(file) = &side.occurrence {
        let place = spot(place, "occurrence");
        let key = occurrence_key(check, file, None, &place)?;
        let progress = progress_of(check, file, &place)?;
        return Some(Change::Progress(key, None, Some(progress)));
    }
    if let Some(file) = &side.event {
        let place = spot(place, "event");
        let work = read_work(check, (&file.task, &file.duty), None, &place)?;
        let event = event_of(check, file, &place)?;
        return Some(Change::Event((work, file.number), None, Some(event)));
    }
    if let Some(file) = &side.clarity {
        let place = spot(place, "clarity");
        let id = read_id(check, TaskId::new(&file.task), &file.task, &place, "task")?;
        return Some(Change::Clarity(id, None, Some(clarity_of(file))));
    }
    if let Some(file) = &side.closing {
        let (quarter, closing) = read_closing(check, file, plan, &spot(place, "closing"))?;
        return Some(Change::Closing(quarter, None, Some(closing)));
    }
    if let Some(file) = &side.reference {
        let place = spot(place, "reference");
        let id = TargetId::new(&file.target);
        let id = read_id(check, id, &file.target, &place, "target")?;
        let reference = reference_of(check, file, &place);
        return Some(Change::Reference(id, None, Some(reference)));
    }
    if let Some(near) = side.near {
        check_near(check, near, &spot(place, "near"));
        return Some(Change::Near(near, near));
    }
    if let Some(word) = &side.ends {
        let ends = read_ends(check, word, &spot(place, "ends"))?;
        return Some(Change::Ends(ends, ends));
    }
    let text = PlanText::new(side.plan.as_ref()?);
    Some(Change::Plan(text.clone(), text))
}

/// Figures that are not the commune's own.
fn read_published(
    check: &mut Checker,
    slot: Slot,
    file: &EntryFile,
    place: &str,
) -> Option<Change> {
    let name = slot.0.to_string();
    let entry = entry_of(check, file, measure_of(file), &name, place)?;
    Some(Change::Entry(slot, None, Some(entry)))
}

fn read_id<Id>(
    check: &mut Checker,
    id: Option<Id>,
    text: &str,
    place: &str,
    field: &str,
) -> Option<Id> {
    check.need(id, spot(place, field), || FaultKind::BadId(text.to_owned()))
}

fn read_slot(check: &mut Checker, file: &SlotFile, plan: &Plan, place: &str) -> Option<Slot> {
    let quarter = read_quarter(check, file, plan, place);
    let key = match (file.indicator.as_deref(), file.target.as_deref()) {
        (Some(key), None) => {
            let id = IndicatorKey::new(key);
            read_id(check, id, key, place, "indicator").map(EntryKey::Indicator)
        }
        (None, Some(id)) => {
            let target = TargetId::new(id);
            read_id(check, target, id, place, "target").map(EntryKey::Target)
        }
        (named, _) => {
            let named = named.unwrap_or_default().to_owned();
            check.report(place, FaultKind::UnknownEntry(named));
            None
        }
    };
    Some((key?, quarter?))
}
