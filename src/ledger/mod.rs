//! What happened: figures, notes, task progress. A ledger changes by [`Command`]s only, and
//! every command has an inverse.

mod difference;
mod entry;
mod history;

use std::collections::BTreeMap;

pub use difference::Difference;
pub use entry::{
    Cell, Entry, EntryFault, Evidence, Figures, Moment, Note, Part, Progress, Reference,
};
pub use history::History;

use crate::calendar::Quarter;
use crate::plan::{EntryKey, TargetId, TaskId};

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
    entries: BTreeMap<Slot, Entry>,
    notes: BTreeMap<Slot, Note>,
    progress: BTreeMap<TaskId, Progress>,
    references: BTreeMap<TargetId, Reference>,
    near: u8,
}

impl Default for Ledger {
    fn default() -> Self {
        Self {
            entries: BTreeMap::new(),
            notes: BTreeMap::new(),
            progress: BTreeMap::new(),
            references: BTreeMap::new(),
            near: NEAR_DEFAULT,
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
    /// Carries out a command and gives its inverse; none where nothing changed.
    pub fn apply(&mut self, command: Command) -> Option<Command> {
        match command {
            Command::SetEntry(slot, entry) => {
                let entry = entry.filter(|entry| !entry.figures.is_empty());
                put(&mut self.entries, slot, entry).map(|(slot, old)| Command::SetEntry(slot, old))
            }
            Command::SetNote(slot, note) => {
                let note = note.filter(|note| !note.is_empty());
                put(&mut self.notes, slot, note).map(|(slot, old)| Command::SetNote(slot, old))
            }
            Command::SetProgress(task, progress) => put(&mut self.progress, task, progress)
                .map(|(task, old)| Command::SetProgress(task, old)),
            Command::SetReference(target, reference) => {
                put(&mut self.references, target, reference)
                    .map(|(target, old)| Command::SetReference(target, old))
            }
            Command::SetNear(near) => self.set_near(near),
            Command::Batch(commands) => self.apply_all(commands),
            Command::Replace(other) => {
                let old = std::mem::replace(self, *other);
                (old != *self).then(|| Command::Replace(Box::new(old)))
            }
        }
    }

    /// Whether a command would change anything.
    fn would_change(&self, command: &Command) -> bool {
        match command {
            Command::SetEntry(slot, entry) => self.entries.get(slot) != entry.as_ref(),
            Command::SetNote(slot, note) => self.notes.get(slot) != note.as_ref(),
            Command::SetProgress(task, progress) => self.progress.get(task) != progress.as_ref(),
            Command::SetReference(target, reference) => {
                self.references.get(target) != reference.as_ref()
            }
            Command::SetNear(near) => self.near != *near,
            Command::Batch(commands) => commands.iter().any(|command| self.would_change(command)),
            Command::Replace(other) => *self != **other,
        }
    }

    fn set_near(&mut self, near: u8) -> Option<Command> {
        let old = std::mem::replace(&mut self.near, near.min(NEAR_LARGEST));
        (old != self.near).then_some(Command::SetNear(old))
    }

    fn apply_all(&mut self, commands: Vec<Command>) -> Option<Command> {
        let before = self.clone();
        let mut inverses: Vec<Command> = commands
            .into_iter()
            .filter_map(|command| self.apply(command))
            .collect();
        inverses.reverse();
        // Steps that cancel each other out change nothing.
        (*self != before).then_some(Command::Batch(inverses))
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

    /// Whether nothing has been entered.
    pub fn is_empty(&self) -> bool {
        *self
            == Self {
                near: self.near,
                ..Self::default()
            }
    }
}

/// Puts a value at a key, or takes it away; gives what was there, unless nothing changed.
fn put<K: Ord + Clone, V: PartialEq>(
    map: &mut BTreeMap<K, V>,
    key: K,
    value: Option<V>,
) -> Option<(K, Option<V>)> {
    if map.get(&key) == value.as_ref() {
        return None;
    }
    let old = match value {
        Some(value) => map.insert(key.clone(), value),
        None => map.remove(&key),
    };
    Some((key, old))
}
