//! What changed: one thing before and after.

use std::sync::Arc;

use super::{Command, Entry, Ledger, Note, Progress, Reference, Slot};
use crate::plan::{TargetId, TaskId};
use crate::sorted::Sorted;

/// The text of a plan file. It is kept here and not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanText(Arc<str>);

impl PlanText {
    /// Takes a text.
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One thing that changed: before and after.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The figures of a slot.
    Entry(Slot, Option<Entry>, Option<Entry>),
    /// The note of a slot.
    Note(Slot, Option<Note>, Option<Note>),
    /// How far a task is.
    Progress(TaskId, Option<Progress>, Option<Progress>),
    /// The reference value of a target.
    Reference(TargetId, Option<Reference>, Option<Reference>),
    /// The near margin.
    Near(u8, u8),
    /// The plan that the ledger is under; the ledger itself has none.
    Plan(PlanText, PlanText),
}

/// What one may ask the log about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The figures and the note of a slot.
    Slot(Slot),
    /// How far a task is.
    Task(TaskId),
    /// The reference value of a target.
    Reference(TargetId),
}

impl Change {
    /// The change that takes this one back.
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Entry(slot, old, new) => Self::Entry(slot, new, old),
            Self::Note(slot, old, new) => Self::Note(slot, new, old),
            Self::Progress(task, old, new) => Self::Progress(task, new, old),
            Self::Reference(target, old, new) => Self::Reference(target, new, old),
            Self::Near(old, new) => Self::Near(new, old),
            Self::Plan(old, new) => Self::Plan(new, old),
        }
    }

    /// Whether what came after is what was before.
    pub(super) fn is_nothing(&self) -> bool {
        *self == self.inverse()
    }

    /// Whether it is one of this subject.
    pub fn is_of(&self, subject: &Subject) -> bool {
        match (self, subject) {
            (Self::Entry(slot, ..) | Self::Note(slot, ..), Subject::Slot(of)) => slot == of,
            (Self::Progress(task, ..), Subject::Task(of)) => task == of,
            (Self::Reference(target, ..), Subject::Reference(of)) => target == of,
            _ => false,
        }
    }

    /// This change and a later one of the same field, as one; none where they are of two fields.
    pub(super) fn followed_by(&self, later: &Self) -> Option<Self> {
        match (self.clone(), later.clone()) {
            (Self::Entry(slot, old, _), Self::Entry(other, _, new)) if slot == other => {
                Some(Self::Entry(slot, old, new))
            }
            (Self::Note(slot, old, _), Self::Note(other, _, new)) if slot == other => {
                Some(Self::Note(slot, old, new))
            }
            (Self::Progress(task, old, _), Self::Progress(other, _, new)) if task == other => {
                Some(Self::Progress(task, old, new))
            }
            (Self::Reference(target, old, _), Self::Reference(other, _, new))
                if target == other =>
            {
                Some(Self::Reference(target, old, new))
            }
            _ => None,
        }
    }
}

impl Ledger {
    /// Everything in which the figures of `after` differ from this ledger: of each sort first
    /// what is changed or gone, then what has come. When figures were entered does not count:
    /// the figures do.
    pub fn differences(&self, after: &Self) -> Vec<Change> {
        self.compared(after, |one, other| one.figures == other.figures)
    }

    /// The changes that make `after` of this ledger.
    pub(super) fn changes_to(&self, after: &Self) -> Vec<Change> {
        self.compared(after, PartialEq::eq)
    }

    fn compared(&self, after: &Self, same: fn(&Entry, &Entry) -> bool) -> Vec<Change> {
        let mut all = Vec::new();
        for (key, old, new) in differing(&self.entries, &after.entries, same) {
            all.push(Change::Entry(key, old, new));
        }
        for (key, old, new) in differing(&self.notes, &after.notes, PartialEq::eq) {
            all.push(Change::Note(key, old, new));
        }
        for (key, old, new) in differing(&self.progress, &after.progress, PartialEq::eq) {
            all.push(Change::Progress(key, old, new));
        }
        for (key, old, new) in differing(&self.references, &after.references, PartialEq::eq) {
            all.push(Change::Reference(key, old, new));
        }
        if self.near != after.near {
            all.push(Change::Near(self.near, after.near));
        }
        all
    }

    /// Puts what a change says came after in its place. A plan is not the ledger's: see
    /// [`super::Outcome`].
    pub fn carry_out(&mut self, change: &Change) {
        match change.clone() {
            Change::Entry(slot, _, new) => self.perform(Command::SetEntry(slot, new)),
            Change::Note(slot, _, new) => self.perform(Command::SetNote(slot, new)),
            Change::Progress(task, _, new) => self.perform(Command::SetProgress(task, new)),
            Change::Reference(target, _, new) => self.perform(Command::SetReference(target, new)),
            Change::Near(_, new) => self.perform(Command::SetNear(new)),
            Change::Plan(..) => {}
        }
    }
}

type Difference<K, V> = (K, Option<V>, Option<V>);

fn differing<K: Ord + Clone, V: Clone>(
    before: &Sorted<K, V>,
    after: &Sorted<K, V>,
    same: fn(&V, &V) -> bool,
) -> Vec<Difference<K, V>> {
    let gone = before.iter().filter_map(|(key, old)| match after.get(key) {
        Some(new) if same(old, new) => None,
        new => Some((key.clone(), Some(old.clone()), new.cloned())),
    });
    let come = after
        .iter()
        .filter(|(key, _)| !before.has(key))
        .map(|(key, new)| (key.clone(), None, Some(new.clone())));
    gone.chain(come).collect()
}
