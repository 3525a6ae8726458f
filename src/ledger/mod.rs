//! What happened: figures, notes, task progress. A ledger changes by [`Command`]s only, every
//! [`Change`] that comes of one has an inverse, and the [`Log`] keeps them.

mod change;
mod entry;
mod log;

pub use change::{Change, PlanText, Subject};
pub use entry::{
    Cell, Entry, EntryFault, Evidence, Figures, Moment, Note, Part, Progress, Reference,
};
pub use log::{By, Cause, Log, MOST_CHANGES, Misfit, Outcome, Step};

use std::sync::Arc;

use crate::calendar::Quarter;
use crate::plan::{EntryKey, TargetId, TaskId};
use crate::rest::Rest;
use crate::sorted::Sorted;

/// Margin, in percent of the goal, within which a miss counts as near, unless the user says
/// otherwise. The documents know no such margin: it is this program's assumption.
pub const NEAR_DEFAULT: u8 = 5;

/// Largest near margin.
pub const NEAR_LARGEST: u8 = 50;

/// One quarter of one indicator or target.
pub type Slot = (EntryKey, Quarter);

/// What happened under one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    entries: Sorted<Slot, Entry>,
    notes: Sorted<Slot, Note>,
    progress: Sorted<TaskId, Progress>,
    references: Sorted<TargetId, Reference>,
    near: u8,
    rest: Arc<Rest>,
}

impl Default for Ledger {
    fn default() -> Self {
        Self {
            entries: Sorted::default(),
            notes: Sorted::default(),
            progress: Sorted::default(),
            references: Sorted::default(),
            near: NEAR_DEFAULT,
            rest: Arc::default(),
        }
    }
}

/// A change of a ledger.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Sets or clears the figures of a slot.
    SetEntry(Slot, Option<Entry>),
    /// Sets or clears the note of a slot.
    SetNote(Slot, Option<Note>),
    /// Sets how far a task is; none means not begun.
    SetProgress(TaskId, Option<Progress>),
    /// Sets or clears the reference value of a relative target.
    SetReference(TargetId, Option<Reference>),
    /// Sets the near margin, in percent of the goal.
    SetNear(u8),
    /// Several at once: one step of undo.
    Batch(Vec<Command>),
    /// Puts another ledger in its place (import).
    Replace(Box<Ledger>),
}

impl Ledger {
    /// Carries out a command and gives what it changed, each thing once; nothing where all is as
    /// it was.
    pub fn apply(&mut self, command: Command) -> Vec<Change> {
        // Compared whole, so that steps of a batch that cancel each other out change nothing.
        let before = self.clone();
        self.perform(command);
        before.changes_to(self)
    }

    fn perform(&mut self, command: Command) {
        match command {
            Command::SetEntry(slot, entry) => {
                let entry = entry.filter(|entry| !entry.figures.is_empty());
                put(&mut self.entries, slot, entry);
            }
            Command::SetNote(slot, note) => {
                let note = note.filter(|note| !note.is_empty());
                put(&mut self.notes, slot, note);
            }
            Command::SetProgress(task, progress) => put(&mut self.progress, task, progress),
            Command::SetReference(target, reference) => {
                put(&mut self.references, target, reference);
            }
            Command::SetNear(near) => self.near = near.min(NEAR_LARGEST),
            Command::Batch(commands) => {
                for command in commands {
                    self.perform(command);
                }
            }
            Command::Replace(other) => {
                // What neither knows stays with what it stands beside.
                let rest = Rest::joined(&[("", &self.rest), ("", &other.rest)]);
                *self = *other;
                self.rest = Arc::new(rest);
            }
        }
    }

    /// The entry of a slot.
    pub fn entry(&self, key: &EntryKey, quarter: Quarter) -> Option<&Entry> {
        self.entries.get(&(key.clone(), quarter))
    }

    /// The note of a slot.
    pub fn note(&self, key: &EntryKey, quarter: Quarter) -> Option<&Note> {
        self.notes.get(&(key.clone(), quarter))
    }

    /// How far a task is; none means not begun.
    pub fn progress(&self, task: &TaskId) -> Option<&Progress> {
        self.progress.get(task)
    }

    /// The reference value of a relative target.
    pub fn reference(&self, target: &TargetId) -> Option<&Reference> {
        self.references.get(target)
    }

    /// Margin in percent of the goal within which a miss counts as near.
    pub fn near(&self) -> u8 {
        self.near
    }

    /// All entries, by key and quarter.
    pub fn entries(&self) -> impl Iterator<Item = (&Slot, &Entry)> {
        self.entries.iter()
    }

    /// All notes, by key and quarter.
    pub fn notes(&self) -> impl Iterator<Item = (&Slot, &Note)> {
        self.notes.iter()
    }

    /// All tasks that have been begun, by id.
    pub fn all_progress(&self) -> impl Iterator<Item = (&TaskId, &Progress)> {
        self.progress.iter()
    }

    /// All reference values, by target.
    pub fn references(&self) -> impl Iterator<Item = (&TargetId, &Reference)> {
        self.references.iter()
    }

    /// What was in its file beside what is known.
    pub(crate) fn rest(&self) -> &Rest {
        &self.rest
    }

    pub(crate) fn keep_rest(&mut self, rest: Rest) {
        self.rest = Arc::new(rest);
    }

    /// Whether nothing has been entered.
    pub fn is_empty(&self) -> bool {
        *self
            == Self {
                near: self.near,
                rest: Arc::clone(&self.rest),
                ..Self::default()
            }
    }
}

/// Puts a value at a key, or takes it away.
fn put<K: Ord, V>(map: &mut Sorted<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => drop(map.insert(key, value)),
        None => drop(map.remove(&key)),
    }
}
