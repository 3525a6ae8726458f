//! What changed: one thing before and after.

use std::mem::swap;
use std::sync::Arc;

use super::{
    Clarity, Closing, Command, Entry, Event, EventKey, Ledger, Note, Progress, Reference, Slot, put,
};
use crate::calendar::Quarter;
use crate::form::{FormKey, FormRow};
use crate::plan::{PeriodEnd, TargetId, TaskId, WorkKey};
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
    /// How far a task or duty, or an instance of it, is.
    Progress(WorkKey, Option<Progress>, Option<Progress>),
    /// An event of a task or duty.
    Event(EventKey, Option<Event>, Option<Event>),
    /// What is added to a task so that it is clear.
    Clarity(TaskId, Option<Clarity>, Option<Clarity>),
    /// The reference value of a target.
    Reference(TargetId, Option<Reference>, Option<Reference>),
    /// A row of the form.
    Form(FormKey, Option<FormRow>, Option<FormRow>),
    /// The closing of a quarter.
    Closing(Quarter, Option<Closing>, Option<Closing>),
    /// The near margin.
    Near(u8, u8),
    /// On which day a quarter or a year ends as a deadline.
    Ends(PeriodEnd, PeriodEnd),
    /// The plan that the ledger is under; the ledger itself has none.
    Plan(PlanText, PlanText),
}

/// What one may ask the log about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The figures and the note of a slot.
    Slot(Slot),
    /// How far a task or duty, or an instance of it, is; of the whole also its events and what is
    /// added to it.
    Work(WorkKey),
    /// The reference value of a target.
    Reference(TargetId),
    /// A row of the form.
    Form(FormKey),
    /// The closing of a quarter.
    Closing(Quarter),
}

impl Change {
    /// The change that takes this one back.
    pub fn inverse(&self) -> Self {
        let mut inverse = self.clone();
        match &mut inverse {
            Self::Entry(_, old, new) => swap(old, new),
            Self::Note(_, old, new) => swap(old, new),
            Self::Progress(_, old, new) => swap(old, new),
            Self::Event(_, old, new) => swap(old, new),
            Self::Clarity(_, old, new) => swap(old, new),
            Self::Reference(_, old, new) => swap(old, new),
            Self::Form(_, old, new) => swap(old, new),
            Self::Closing(_, old, new) => swap(old, new),
            Self::Near(old, new) => swap(old, new),
            Self::Ends(old, new) => swap(old, new),
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
            Self::Event(_, old, new) => old == new,
            Self::Clarity(_, old, new) => old == new,
            Self::Reference(_, old, new) => old == new,
            Self::Form(_, old, new) => old == new,
            Self::Closing(_, old, new) => old == new,
            Self::Near(old, new) => old == new,
            Self::Ends(old, new) => old == new,
            Self::Plan(old, new) => old == new,
        }
    }

    /// Whether it is one of this subject.
    pub fn is_of(&self, subject: &Subject) -> bool {
        match (self, subject) {
            (Self::Entry(slot, ..) | Self::Note(slot, ..), Subject::Slot(of)) => slot == of,
            (Self::Progress(work, ..), Subject::Work(of)) => work == of,
            (Self::Event((work, _), ..), Subject::Work(of)) => {
                of.occurrence.is_none() && *work == of.work
            }
            (Self::Clarity(task, ..), Subject::Work(of)) => WorkKey::from(task.clone()) == *of,
            (Self::Form(row, ..), Subject::Form(of)) => row == of,
            (Self::Closing(quarter, ..), Subject::Closing(of)) => quarter == of,
            (Self::Reference(target, ..), Subject::Reference(of)) => target == of,
            _ => false,
        }
    }

    /// Goes on to where a later change of the same thing led. Whether it is of the same thing.
    pub(crate) fn go_on(&mut self, later: Self) -> bool {
        match (self, later) {
            (Self::Entry(slot, _, new), Self::Entry(of, _, last)) if *slot == of => *new = last,
            (Self::Note(slot, _, new), Self::Note(of, _, last)) if *slot == of => *new = last,
            (Self::Progress(work, _, new), Self::Progress(of, _, last)) if *work == of => {
                *new = last;
            }
            (Self::Event(key, _, new), Self::Event(of, _, last)) if *key == of => *new = last,
            (Self::Clarity(task, _, new), Self::Clarity(of, _, last)) if *task == of => {
                *new = last;
            }
            (Self::Form(row, _, new), Self::Form(of, _, last)) if *row == of => *new = last,
            (Self::Closing(quarter, _, new), Self::Closing(of, _, last)) if *quarter == of => {
                *new = last;
            }
            (Self::Ends(_, new), Self::Ends(_, last)) => *new = last,
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
        let entries = (&self.entries, &after.entries);
        compare(&mut all, entries, same, Change::Entry);
        let forms = (&self.forms, &after.forms);
        compare(&mut all, forms, PartialEq::eq, Change::Form);
        let notes = (&self.notes, &after.notes);
        compare(&mut all, notes, PartialEq::eq, Change::Note);
        let progress = (&self.progress, &after.progress);
        compare(&mut all, progress, PartialEq::eq, Change::Progress);
        let events = (&self.events, &after.events);
        compare(&mut all, events, PartialEq::eq, Change::Event);
        let clarities = (&self.clarities, &after.clarities);
        compare(&mut all, clarities, PartialEq::eq, Change::Clarity);
        let references = (&self.references, &after.references);
        compare(&mut all, references, PartialEq::eq, Change::Reference);
        let closings = (&self.closings, &after.closings);
        compare(&mut all, closings, PartialEq::eq, Change::Closing);
        if self.near != after.near {
            all.push(Change::Near(self.near, after.near));
        }
        if self.ends != after.ends {
            all.push(Change::Ends(self.ends, after.ends));
        }
        all
    }

    /// Puts what a change says came after in its place, be the quarter closed or not. A plan is
    /// not the ledger's: see [`super::Outcome`].
    pub fn carry_out(&mut self, change: &Change) {
        let command = match change.clone() {
            Change::Entry(slot, _, new) => Command::SetEntry(slot, new),
            Change::Note(slot, _, new) => Command::SetNote(slot, new),
            Change::Progress(work, _, new) => Command::SetProgress(work, new),
            Change::Event(key, _, new) => Command::SetEvent(key, new),
            Change::Clarity(task, _, new) => Command::SetClarity(task, new),
            Change::Reference(target, _, new) => Command::SetReference(target, new),
            Change::Form(row, _, new) => Command::SetForm(row, new),
            // No command takes a closing away.
            Change::Closing(quarter, _, new) => return put(&mut self.closings, quarter, new),
            Change::Near(_, new) => Command::SetNear(new),
            Change::Ends(_, new) => Command::SetEnds(new),
            Change::Plan(..) => return,
        };
        self.write(command);
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
