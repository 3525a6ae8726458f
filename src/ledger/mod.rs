//! What happened: figures, forms, notes, progress, closings. A ledger changes by [`Command`]s
//! only, every [`Change`] that comes of one has an inverse, and the [`Log`] keeps them.

mod change;
mod clock;
mod closing;
mod entry;
mod limits;
mod log;
mod typed;
mod weight;
mod work;

pub use change::{Change, PlanText, Subject};
pub use clock::ClockReading;
pub use closing::{Closing, Reopening};
pub use entry::{Cell, Entry, EntryFault, Evidence, Figures, Moment, Note, Part, Reference};
pub use limits::{LONGEST_TEXT, MOST_EVENTS, MOST_EVIDENCE, MOST_INPUTS, MOST_OCCURRENCES};
pub use log::{By, Cause, Log, MOST_CHANGES, Misfit, Outcome, Step};
pub use typed::{Stretch, UnreadAt};
pub use weight::MOST_IN_STEP;
pub use work::{Clarity, Event, Progress};

use std::cmp::Ordering;
use std::sync::Arc;

use crate::calendar::Quarter;
use crate::form::{FormKey, FormRow, MOST_ROWS, Sheet};
use crate::number::Count;
use crate::plan::{
    Clear, EntryKey, OccurrenceKey, PeriodEnd, Target, TargetId, TaskId, WorkId, WorkKey,
};
use crate::rest::Rest;
use crate::sorted::Sorted;

/// Margin, in percent of the goal, within which a miss counts as near, unless the user says
/// otherwise. The documents know no such margin: it is this program's assumption.
pub const NEAR_DEFAULT: u8 = 5;

/// Largest near margin.
pub const NEAR_LARGEST: u8 = 50;

/// One quarter of one indicator or target.
pub type Slot = (EntryKey, Quarter);

/// One event of a task or duty: they are numbered from 1 on, in the order in which they were
/// noted.
pub type EventKey = (WorkId, u8);

/// Where figures come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// They were entered.
    Entered,
    /// They follow from form II.06a.
    Form,
}

/// What happened under one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    entries: Sorted<Slot, Entry>,
    notes: Sorted<Slot, Note>,
    progress: Sorted<WorkKey, Progress>,
    events: Sorted<EventKey, Event>,
    clarities: Sorted<TaskId, Clarity>,
    references: Sorted<TargetId, Reference>,
    forms: Sorted<FormKey, FormRow>,
    closings: Sorted<Quarter, Closing>,
    near: u8,
    ends: PeriodEnd,
    rest: Arc<Rest>,
}

impl Default for Ledger {
    fn default() -> Self {
        Self {
            entries: Sorted::default(),
            notes: Sorted::default(),
            progress: Sorted::default(),
            events: Sorted::default(),
            clarities: Sorted::default(),
            references: Sorted::default(),
            forms: Sorted::default(),
            closings: Sorted::default(),
            near: NEAR_DEFAULT,
            ends: PeriodEnd::default(),
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
    /// Sets how far a task or duty, or an instance of it, is; none means not begun.
    SetProgress(WorkKey, Option<Progress>),
    /// Sets or clears an event of a task or duty.
    SetEvent(EventKey, Option<Event>),
    /// Sets or clears what is added to a task so that it is clear.
    SetClarity(TaskId, Option<Clarity>),
    /// Sets or clears the reference value of a relative target.
    SetReference(TargetId, Option<Reference>),
    /// Sets or clears a row of the form.
    SetForm(FormKey, Option<FormRow>),
    /// Closes a quarter, or opens it again: see [`Ledger::closed`] and [`Ledger::reopened`], which
    /// make what is taken here.
    SetClosing(Quarter, Closing),
    /// Sets the near margin, in percent of the goal.
    SetNear(u8),
    /// Sets on which day a quarter or a year ends as a deadline.
    SetEnds(PeriodEnd),
    /// Several at once: one step of undo.
    Batch(Vec<Command>),
    /// Puts another ledger in its place (import).
    Replace(Box<Ledger>),
}

impl Ledger {
    /// Carries out a command and gives what it changed, each thing once; nothing where all is as
    /// it was. What would change a closed quarter changes nothing, but for [`Command::Replace`].
    pub fn apply(&mut self, command: Command) -> Vec<Change> {
        let command = command.held();
        if let Command::SetEntry(slot, _) = &command {
            // So it is at every key, in a ledger that may have thousands: only this one is compared.
            let slot = slot.clone();
            let before = self.entries.get(&slot).cloned();
            self.perform(command);
            let after = self.entries.get(&slot).cloned();
            let changed = before != after;
            let change = changed.then_some(Change::Entry(slot, before, after));
            return change.into_iter().collect();
        }
        // Compared whole, so that steps of a batch that cancel each other out change nothing.
        let before = self.clone();
        self.perform(command);
        before.changes_to(self)
    }

    fn perform(&mut self, command: Command) {
        match command {
            Command::Batch(commands) => {
                for command in commands {
                    self.perform(command.held());
                }
            }
            command if self.holds_up(&command) => {}
            command => self.write(command),
        }
    }

    /// Whether a command is not to be carried out as the ledger is.
    fn holds_up(&self, command: &Command) -> bool {
        if self.is_full_for(command) {
            return true;
        }
        match command {
            Command::SetEntry((_, quarter), _) => self.is_closed(*quarter),
            Command::SetNote((key, quarter), _) => {
                // What others publish is not explained here, and a file has no place for it.
                let others = matches!(key, EntryKey::Portal(_) | EntryKey::Index(_));
                self.is_closed(*quarter) || others
            }
            Command::SetForm(key, row) => {
                self.is_closed(key.0) || row.is_some() && !self.has_room(key)
            }
            Command::SetClosing(quarter, closing) => !self.may_follow(*quarter, closing),
            Command::SetEvent((_, number), _) => *number == 0,
            _ => false,
        }
    }

    /// Whether the form of a quarter has this row, or room for it.
    fn has_room(&self, key: &FormKey) -> bool {
        let rows = self.forms().filter(|((quarter, _), _)| *quarter == key.0);
        self.forms.has(key) || rows.count() < MOST_ROWS
    }

    /// Carries out a command, be the quarter closed or not.
    pub(crate) fn write(&mut self, command: Command) {
        match command {
            Command::SetEntry(slot, entry) => {
                let entry = entry.filter(|entry| !entry.figures.is_empty());
                put(&mut self.entries, slot, entry);
            }
            Command::SetNote(slot, note) => {
                let note = note.filter(|note| !note.is_empty());
                put(&mut self.notes, slot, note);
            }
            Command::SetProgress(work, progress) => put(&mut self.progress, work, progress),
            Command::SetEvent(key, event) => put(&mut self.events, key, event),
            Command::SetClarity(task, clarity) => {
                let clarity = clarity.filter(|clarity| !clarity.is_empty());
                put(&mut self.clarities, task, clarity);
            }
            Command::SetReference(target, reference) => {
                let reference = reference.filter(|reference| !reference.is_empty());
                put(&mut self.references, target, reference);
            }
            Command::SetForm(key, row) => {
                let row = row.filter(|row| !row.is_empty());
                put(&mut self.forms, key, row);
            }
            Command::SetClosing(quarter, closing) => {
                put(&mut self.closings, quarter, Some(closing));
            }
            Command::SetNear(near) => self.near = near.min(NEAR_LARGEST),
            Command::SetEnds(ends) => self.ends = ends,
            Command::Batch(commands) => {
                for command in commands {
                    self.write(command);
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
        self.entries.find(|slot| of_slot(slot, key, quarter))
    }

    /// The note of a slot.
    pub fn note(&self, key: &EntryKey, quarter: Quarter) -> Option<&Note> {
        self.notes.find(|slot| of_slot(slot, key, quarter))
    }

    /// The figures of a target in a quarter: what is entered, or else what follows from the form.
    pub fn figures(&self, target: &Target, quarter: Quarter) -> Option<(Figures, Origin)> {
        if let Some(entry) = self.entry(&target.entry, quarter) {
            return Some((entry.figures.clone(), Origin::Entered));
        }
        let (over, under) = self.form_counts(target, quarter)?;
        let figures = Figures::Ratio(Cell::Known(over), Cell::Known(under));
        Some((figures, Origin::Form))
    }

    /// The counts of a target that follow from the form of a quarter, whatever is entered.
    pub fn form_counts(&self, target: &Target, quarter: Quarter) -> Option<(Count, Count)> {
        target.form.as_ref()?.counts(&Sheet::of(self, quarter))
    }

    /// How far a task as a whole is; none means not begun.
    pub fn progress(&self, task: &TaskId) -> Option<&Progress> {
        self.progress_at(&task.clone().into())
    }

    /// How far a task or duty, or one instance of it, is; none means not begun.
    pub fn progress_at(&self, work: &WorkKey) -> Option<&Progress> {
        self.progress.get(work)
    }

    /// How far one instance of a task or duty is; none means not begun.
    pub fn occurrence(&self, work: &WorkId, key: OccurrenceKey) -> Option<&Progress> {
        self.progress_at(&WorkKey {
            work: work.clone(),
            occurrence: Some(key),
        })
    }

    /// The events of a task or duty with their numbers, in the order in which they were noted.
    pub fn events(&self, work: &WorkId) -> Vec<(u8, &Event)> {
        let events = self.events.iter().filter(|((of, _), _)| of == work);
        events
            .map(|((_, number), event)| (*number, event))
            .collect()
    }

    /// The number of the next event of a task or duty: above that of all others, so that what is
    /// known of them stays with them. None where there is no number left.
    pub fn next_event(&self, work: &WorkId) -> Option<u8> {
        let last = self.events(work).last().map_or(0, |(number, _)| *number);
        last.checked_add(1)
    }

    /// What is added to a task so that it is clear.
    pub fn clarity(&self, task: &TaskId) -> Option<&Clarity> {
        self.clarities.get(task)
    }

    /// What is added to a task for one of the "6 rõ", if anything is.
    pub fn filled_in(&self, task: &TaskId, clear: Clear) -> Option<&str> {
        let words = self.clarity(task)?.of(clear);
        (!words.trim().is_empty()).then_some(words)
    }

    /// A row of the form.
    pub fn form(&self, quarter: Quarter, field: &str) -> Option<&FormRow> {
        self.forms.get(&(quarter, field.to_owned()))
    }

    /// The reference value of a relative target.
    pub fn reference(&self, target: &TargetId) -> Option<&Reference> {
        self.references.get(target)
    }

    /// Margin in percent of the goal within which a miss counts as near.
    pub fn near(&self) -> u8 {
        self.near
    }

    /// On which day a quarter or a year ends as a deadline.
    pub fn ends(&self) -> PeriodEnd {
        self.ends
    }

    /// All entries, by key and quarter.
    pub fn entries(&self) -> impl Iterator<Item = (&Slot, &Entry)> {
        self.entries.iter()
    }

    /// All notes, by key and quarter.
    pub fn notes(&self) -> impl Iterator<Item = (&Slot, &Note)> {
        self.notes.iter()
    }

    /// Everything that has been begun, by task and duty.
    pub fn all_progress(&self) -> impl Iterator<Item = (&WorkKey, &Progress)> {
        self.progress.iter()
    }

    /// All events, by task and duty and in the order in which they were noted.
    pub fn all_events(&self) -> impl Iterator<Item = (&EventKey, &Event)> {
        self.events.iter()
    }

    /// All that is added to tasks, by task.
    pub fn clarities(&self) -> impl Iterator<Item = (&TaskId, &Clarity)> {
        self.clarities.iter()
    }

    /// All rows of the forms, by quarter and field of work.
    pub fn forms(&self) -> impl Iterator<Item = (&FormKey, &FormRow)> {
        self.forms.iter()
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
                ends: self.ends,
                rest: Arc::clone(&self.rest),
                ..Self::default()
            }
    }
}

/// How a slot stands to that of a key and a quarter: looked up by the thousand at every key press,
/// so without making one.
fn of_slot((own, when): &Slot, key: &EntryKey, quarter: Quarter) -> Ordering {
    own.cmp(key).then(when.cmp(&quarter))
}

/// Puts a value at a key, or takes it away.
fn put<K: Ord, V>(map: &mut Sorted<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => drop(map.insert(key, value)),
        None => drop(map.remove(&key)),
    }
}
