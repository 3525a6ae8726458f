//! What changed: one thing before and after.

use std::mem::swap;
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
        let mut inverse = self.clone();
        match &mut inverse {
            Self::Entry(_, old, new) => swap(old, new),
            Self::Note(_, old, new) => swap(old, new),
            Self::Progress(_, old, new) => swap(old, new),
            Self::Reference(_, old, new) => swap(old, new),
            Self::Near(old, new) => swap(old, new),
            Self::Plan(old, new) => swap(old, new),
        }
        inverse
    }

    /// Whether what came after is what was before.
    pub(super) fn is_nothing(&self) -> bool {
        match self {
            Self::Entry(_, old, new) => old == new,
            Self::Note(_, old, new) => old == new,
            Self::Progress(_, old, new) => old == new,
            Self::Reference(_, old, new) => old == new,
            Self::Near(old, new) => old == new,
            Self::Plan(old, new) => old == new,
        }
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

    /// Goes on to where a later change of the same thing led. Whether it is of the same thing.
    pub(crate) fn go_on(&mut self, later: Self) -> bool {
        match (self, later) {
            (Self::Entry(slot, _, new), Self::Entry(of, _, last)) if *slot == of => *new = last,
            (Self::Note(slot, _, new), Self::Note(of, _, last)) if *slot == of => *new = last,
            (Self::Progress(task, _, new), Self::Progress(of, _, last)) if *task == of => {
                *new = last;
            }
            (Self::Reference(target, _, new), Self::Reference(of, _, last)) if *target == of => {
                *new = last;
            }
            (Self::Near(_, new), Self::Near(_, last)) => *new = last,
            (Self::Plan(_, new), Self::Plan(_, last)) => *new = last,
            _ => return false,
        }
        true
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
        compare(
            &mut all,
            (&self.entries, &after.entries),
            same,
            Change::Entry,
        );
        let same = PartialEq::eq;
        compare(&mut all, (&self.notes, &after.notes), same, Change::Note);
        let same = PartialEq::eq;
        compare(
            &mut all,
            (&self.progress, &after.progress),
            same,
            Change::Progress,
        );
        let same = PartialEq::eq;
        compare(
            &mut all,
            (&self.references, &after.references),
            same,
            Change::Reference,
        );
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

fn compare<K: Ord + Clone, V: Clone>(
    all: &mut Vec<Change>,
    (before, after): (&Sorted<K, V>, &Sorted<K, V>),
    same: fn(&V, &V) -> bool,
    change: fn(K, Option<V>, Option<V>) -> Change,
) {
    for (key, old) in before.iter() {
        let new = after.get(key);
        if !new.is_some_and(|new| same(old, new)) {
            all.push(change(key.clone(), Some(old.clone()), new.cloned()));
        }
    }
    for (key, new) in after.iter() {
        if !before.has(key) {
            all.push(change(key.clone(), None, Some(new.clone())));
        }
    }
}
