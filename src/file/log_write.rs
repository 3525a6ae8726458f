//! From the log to raw steps.

use super::ledger_write::{entry_file, note_file, progress_file, reference_file};
use super::raw_log::{ChangeFile, SideFile, StepFile};
use crate::ledger::{Cause, Change, Step};

/// A step as a raw object. Figures are written with the plan's year.
pub(super) fn step_file(year: i32, step: &Step) -> StepFile {
    let (cause, of, name) = match &step.cause {
        Cause::Typed => ("typed", None, None),
        Cause::Pasted => ("pasted", None, None),
        Cause::Undone(step) => ("undone", Some(*step), None),
        Cause::Redone(step) => ("redone", Some(*step), None),
        Cause::Imported(name) => ("imported", None, Some(name)),
        Cause::Restored(name) => ("restored", None, Some(name)),
        Cause::PlanChanged(name) => ("plan_changed", None, Some(name)),
        Cause::Migrated(version) => ("migrated", Some(*version), None),
    };
    let changes = step.changes.iter();
    StepFile {
        step: step.number,
        at: step.at.iso(),
        who: step.who.clone(),
        cause: cause.to_owned(),
        of,
        name: name.cloned(),
        changes: changes.map(|change| change_file(year, change)).collect(),
    }
}

fn change_file(year: i32, change: &Change) -> ChangeFile {
    ChangeFile {
        before: side_after(year, &change.inverse()),
        after: side_after(year, change),
    }
}

/// What is there after a change; none where nothing is.
fn side_after(year: i32, change: &Change) -> Option<SideFile> {
    let mut side = SideFile::default();
    match change {
        Change::Entry((key, quarter), _, entry) => {
            side.entry = Some(Box::new(entry_file(year, key, *quarter, entry.as_ref()?)));
        }
        Change::Note((key, quarter), _, note) => {
            side.note = Some(Box::new(note_file(year, key, *quarter, note.as_ref()?)));
        }
        Change::Progress(task, _, progress) => {
            side.task = Some(Box::new(progress_file((task, progress.as_ref()?))));
        }
        Change::Reference(target, _, reference) => {
            side.reference = Some(Box::new(reference_file((target, reference.as_ref()?))));
        }
        Change::Near(_, near) => side.near = Some(*near),
        Change::Plan(_, text) => side.plan = Some(text.as_str().to_owned()),
    }
    Some(side)
}
