//! From the log to raw steps.

use super::ledger_write::{
    clarity_file, closing_file, ends_word, entry_file, event_file, form_file, note_file,
    open_reference_file, progress_file, reference_file,
};
use super::raw_log::{ChangeFile, SideFile, StepFile};
use crate::ledger::{Cause, Change, Reference, Step};
use crate::plan::EntryKey;

/// A step as a raw object. Figures are written with the plan's year; `near` is the ledger's
/// margin.
pub(super) fn step_file(year: i32, near: u8, step: &Step) -> StepFile {
    let (cause, of, name) = match &step.cause {
        Cause::Typed => ("typed", None, None),
        Cause::Pasted => ("pasted", None, None),
        Cause::Undone(step) => ("undone", Some(*step), None),
        Cause::Redone(step) => ("redone", Some(*step), None),
        Cause::Imported(name) => ("imported", None, Some(name)),
        Cause::Restored(name) => ("restored", None, Some(name)),
        Cause::PlanChanged(name) => ("plan_changed", None, Some(name)),
        Cause::Migrated(version) => ("migrated", Some(*version), None),
        Cause::Closed => ("closed", None, None),
        Cause::Reopened => ("reopened", None, None),
    };
    let changes = step.changes.iter();
    StepFile {
        step: step.number,
        at: step.at.iso(),
        who: step.who.clone(),
        cause: cause.to_owned(),
        of,
        name: name.cloned(),
        changes: changes
            .map(|change| change_file(year, near, change))
            .collect(),
    }
}

fn change_file(year: i32, near: u8, change: &Change) -> ChangeFile {
    let mut file = ChangeFile {
        before: side_after(year, &change.inverse()),
        after: side_after(year, change),
    };
    if let Change::Reference(_, old, new) = change {
        let has_value =
            |one: &Option<Reference>| one.as_ref().is_some_and(|one| one.value.is_some());
        if !has_value(old) && !has_value(new) {
            // Versions that know only references with a value read a step in which nothing changes,
            // and can undo it as well.
            file.before.get_or_insert_default().near = Some(near);
            file.after.get_or_insert_default().near = Some(near);
        }
    }
    file
}

/// What is there after a change; none where nothing is.
fn side_after(year: i32, change: &Change) -> Option<SideFile> {
    let mut side = SideFile::default();
    match change {
        Change::Entry((key, quarter), _, entry) => {
            let file = Some(Box::new(entry_file(year, key, *quarter, entry.as_ref()?)));
            match key {
                EntryKey::Portal(_) => side.portal = file,
                EntryKey::Index(_) => side.index766 = file,
                EntryKey::Indicator(_) | EntryKey::Target(_) => side.entry = file,
            }
        }
        Change::Note((key, quarter), _, note) => {
            side.note = Some(Box::new(note_file(year, key, *quarter, note.as_ref()?)));
        }
        Change::Progress(work, _, progress) => {
            let file = Some(Box::new(progress_file((work, progress.as_ref()?))));
            if work.whole_task().is_some() {
                side.task = file;
            } else {
                side.occurrence = file;
            }
        }
        Change::Event(key, _, event) => {
            side.event = Some(Box::new(event_file((key, event.as_ref()?))));
        }
        Change::Clarity(task, _, clarity) => {
            side.clarity = Some(Box::new(clarity_file((task, clarity.as_ref()?))));
        }
        Change::Form(key, _, row) => {
            side.form = Some(Box::new(form_file(year, key, row.as_ref()?)));
        }
        Change::Closing(quarter, _, closing) => {
            side.closing = Some(Box::new(closing_file(year, *quarter, closing.as_ref()?)));
        }
        Change::Reference(target, _, reference) => {
            let reference = reference.as_ref()?;
            side.reference = reference_file((target, reference)).map(Box::new);
            side.open_reference = open_reference_file((target, reference)).map(Box::new);
        }
        Change::Near(_, near) => side.near = Some(*near),
        Change::Ends(_, ends) => side.ends = Some(ends_word(*ends).to_owned()),
        Change::Plan(_, text) => side.plan = Some(text.as_str().to_owned()),
    }
    Some(side)
}
