//! What was done, step by step: where a number comes from, and what can be undone.
//!
//! Nothing is taken out of the log: an undo is a step as well. What can be undone and redone
//! follows from the steps alone, so that it is the same after the log was written and read. The
//! order is that of the steps' numbers; clocks are set back at times.

use std::sync::Arc;

use super::limits::cut;
use super::weight::Weight;
use super::{Change, Command, Ledger, Moment, PlanText, Subject};
use crate::rest::Rest;

/// Most changes kept; beyond them the oldest steps are forgotten.
pub const MOST_CHANGES: usize = 10_000;

/// Why something changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Someone typed or chose it.
    Typed,
    /// Someone pasted it.
    Pasted,
    /// The step of this number was undone.
    Undone(u32),
    /// The step of this number was made again.
    Redone(u32),
    /// It came out of the file of this name.
    Imported(String),
    /// It came out of what was kept, named so.
    Restored(String),
    /// The plan was changed by the file of this name.
    PlanChanged(String),
    /// The ledger was brought up from this version of its format.
    Migrated(u32),
    /// A quarter was closed.
    Closed,
    /// A closed quarter was opened again.
    Reopened,
}

impl Cause {
    /// The same with a name that a file may have.
    fn held(mut self) -> Self {
        if let Self::Imported(name) | Self::Restored(name) | Self::PlanChanged(name) = &mut self {
            cut(name);
        }
        self
    }

    /// The cause of a step that nothing comes before: there is nothing that it could undo.
    fn at_beginning(self) -> Self {
        match self {
            Self::Undone(_) | Self::Redone(_) => Self::Typed,
            other => other,
        }
    }
}

/// Who does something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// The moment.
    pub at: Moment,
    /// The name, as the page is set; may be empty.
    pub who: String,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its number, larger than that of the step before.
    pub number: u32,
    /// When.
    pub at: Moment,
    /// By whom; may be empty.
    pub who: String,
    /// Why.
    pub cause: Cause,
    /// What changed.
    pub changes: Vec<Change>,
}

impl Step {
    /// Whether the other is this step with further keystrokes in it.
    fn grew_to(&self, other: &Self) -> bool {
        match (self.changes.as_slice(), other.changes.as_slice()) {
            ([one], [later]) => self.cause == other.cause && one.clone().go_on(later.clone()),
            _ => false,
        }
    }
}

/// What came of an undo or a redo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Whether there was a step for it.
    pub changed: bool,
    /// The plan that the ledger is under now, where that changed.
    pub plan: Option<PlanText>,
}

/// A place in a list of steps whose step does not follow from those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// Its number is not larger than the one before.
    Number(usize),
    /// What it undoes or makes again is not what could be.
    Turn(usize),
}

/// A step that can be undone or redone.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Turn {
    /// Its number.
    of: u32,
    /// The place of the step that did or undid it last.
    at: usize,
}

/// What was done, step by step. Cheap to clone: it is, at every save.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    steps: Vec<Arc<Step>>,
    /// What the steps take in a file.
    weight: Weight,
    past: Vec<Turn>,
    future: Vec<Turn>,
    rest: Arc<Rest>,
}

impl Log {
    /// A log of these steps. The oldest may have been forgotten.
    ///
    /// # Errors
    /// [`Misfit`] where they are no such steps as this type makes.
    pub fn new(steps: Vec<Arc<Step>>) -> Result<Self, Misfit> {
        let weights = steps.iter().map(|step| Weight::of(step));
        let mut log = Self {
            weight: weights.fold(Weight::default(), Weight::and),
            steps,
            ..Self::default()
        };
        log.follow()?;
        log.forget();
        Ok(log)
    }

    /// Carries out a command on `ledger` and keeps what it changed as a step. Whether anything
    /// changed; a command that changes nothing leaves what can be redone alone.
    pub fn run(&mut self, ledger: &mut Ledger, command: Command, cause: Cause, by: By) -> bool {
        let changes = ledger.apply(command);
        self.keep_some(changes, cause, by)
    }

    /// The same for a further keystroke in the field that the last step changed: it joins that
    /// step, so that one undo takes the whole typing back.
    pub fn run_on(&mut self, ledger: &mut Ledger, command: Command, cause: Cause, by: By) -> bool {
        let changes = ledger.apply(command);
        let Some((number, change)) = self.joined(&changes, &cause, &by) else {
            return self.keep_some(changes, cause, by);
        };
        if let Some(step) = self.steps.pop() {
            self.weight = self.weight.without(Weight::of(&step));
        }
        // Typed and taken back: there is nothing left to undo.
        if !change.is_nothing() {
            self.push(number, vec![change], cause, by);
        }
        self.forget();
        true
    }

    /// Puts another ledger in the place of this one, and with it another plan: one step. `plans`
    /// are the texts of both plans, which may be the same.
    pub fn replace(
        &mut self,
        ledger: &mut Ledger,
        other: Ledger,
        plans: (PlanText, PlanText),
        cause: Cause,
        by: By,
    ) -> bool {
        let mut changes = ledger.apply(Command::Replace(Box::new(other)));
        if plans.0 != plans.1 {
            changes.push(Change::Plan(plans.0, plans.1));
        }
        self.keep_some(changes, cause, by)
    }

    /// Takes the last step back.
    pub fn undo(&mut self, ledger: &mut Ledger, by: By) -> Outcome {
        let last = self.past.last().copied();
        self.turn(last, Cause::Undone, ledger, by)
    }

    /// Makes the last undone step again.
    pub fn redo(&mut self, ledger: &mut Ledger, by: By) -> Outcome {
        let last = self.future.last().copied();
        self.turn(last, Cause::Redone, ledger, by)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is an undone step to make again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// All steps, the oldest first.
    pub fn steps(&self) -> &[Arc<Step>] {
        &self.steps
    }

    /// The last steps alone: for a copy of a book that is not to be as long as its log.
    pub fn newest(&self) -> Self {
        const STEPS: usize = 64;
        let mut log = self.clone();
        let over = log.steps.len().saturating_sub(STEPS);
        log.steps.drain(..over);
        log.refresh();
        log
    }

    /// What was in the steps of its file beside what is known.
    pub(crate) fn rest(&self) -> &Arc<Rest> {
        &self.rest
    }

    pub(crate) fn keep_rest(&mut self, rest: Rest) {
        self.rest = Arc::new(rest);
    }

    /// Whether this log has grown from the other one: everything in that is in this as well, but
    /// for what is forgotten. Its last step may have grown by further keystrokes, or gone again.
    pub fn continues(&self, other: &Self) -> bool {
        let first = self.steps.first().map_or(0, |step| step.number);
        let last = other.steps.last().map_or(0, |step| step.number);
        let mut kept = other.steps.iter().filter(|step| step.number >= first);
        kept.all(|step| match self.numbered(step.number) {
            Some(same) => *same == **step || step.number == last && step.grew_to(same),
            None => step.number == last,
        })
    }

    /// Whether every step of the other one is in this one.
    pub fn holds(&self, other: &Self) -> bool {
        let mut steps = other.steps.iter();
        steps.all(|step| {
            self.numbered(step.number)
                .is_some_and(|same| *same == **step || step.grew_to(same))
        })
    }

    fn numbered(&self, number: u32) -> Option<&Step> {
        let place = self.steps.binary_search_by(|step| step.number.cmp(&number));
        self.steps.get(place.ok()?).map(Arc::as_ref)
    }

    /// Everything that changed a subject, the newest first.
    pub fn about(&self, subject: &Subject) -> Vec<(&Step, &Change)> {
        let mut found = Vec::new();
        for step in self.steps.iter().rev() {
            let changes = step.changes.iter().rev();
            let changes = changes.filter(|change| change.is_of(subject));
            found.extend(changes.map(|change| (&**step, change)));
        }
        found
    }

    fn turn(
        &mut self,
        turn: Option<Turn>,
        cause: fn(u32) -> Cause,
        ledger: &mut Ledger,
        by: By,
    ) -> Outcome {
        let step = turn.and_then(|turn| self.steps.get(turn.at));
        let (Some(turn), Some(step)) = (turn, step) else {
            return Outcome::default();
        };
        let changes: Vec<Change> = step.changes.iter().rev().map(Change::inverse).collect();
        let mut plan = None;
        for change in &changes {
            ledger.carry_out(change);
            if let Change::Plan(_, text) = change {
                plan = Some(text.clone());
            }
        }
        self.keep(changes, cause(turn.of), by);
        Outcome {
            changed: true,
            plan,
        }
    }

    /// The last step's number, and its change with a further keystroke in it, where it is one of
    /// that field.
    fn joined(&self, changes: &[Change], cause: &Cause, by: &By) -> Option<(u32, Change)> {
        let last = self.steps.last()?;
        let ([change], [later]) = (last.changes.as_slice(), changes) else {
            return None;
        };
        if last.cause != *cause || last.who != by.who {
            return None;
        }
        let mut change = change.clone();
        let same = change.go_on(later.clone());
        same.then_some((last.number, change))
    }

    fn keep_some(&mut self, changes: Vec<Change>, cause: Cause, by: By) -> bool {
        let some = !changes.is_empty();
        if some {
            self.keep(changes, cause, by);
        }
        some
    }

    fn keep(&mut self, changes: Vec<Change>, cause: Cause, by: By) {
        let last = self.steps.last().map_or(0, |step| step.number);
        let (number, cause) = match last.checked_add(1) {
            Some(number) => (number, cause),
            None => {
                // Out of numbers: the log begins anew, and nothing before it can be undone.
                *self = Self::default();
                (1, cause.at_beginning())
            }
        };
        self.push(number, changes, cause, by);
        self.forget();
    }

    fn push(&mut self, number: u32, changes: Vec<Change>, cause: Cause, by: By) {
        let mut who = by.who;
        cut(&mut who);
        let step = Step {
            number,
            at: by.at.held(),
            who,
            cause: cause.held(),
            changes,
        };
        self.weight = self.weight.and(Weight::of(&step));
        self.steps.push(Arc::new(step));
    }

    /// Forgets the oldest steps where a file has no room for all.
    fn forget(&mut self) {
        let mut over = 0;
        for step in self.steps.iter().take(self.steps.len().saturating_sub(1)) {
            if self.weight.fits() {
                break;
            }
            self.weight = self.weight.without(Weight::of(step));
            over += 1;
        }
        self.steps.drain(..over);
        if !self.weight.fits() && !self.weight.fits_alone() {
            self.begin_anew();
        }
        self.refresh();
    }

    /// Of a step that no file has room for only says that it was: it cannot be undone, nor what
    /// was before it. What it led to is in the ledger.
    fn begin_anew(&mut self) {
        let Some(step) = self.steps.pop() else {
            return;
        };
        let (number, at) = (step.number, step.at);
        let (cause, who) = (step.cause.clone().at_beginning(), step.who.clone());
        self.steps.clear();
        self.weight = Weight::default();
        self.push(number, Vec::new(), cause, By { at, who });
    }

    /// The same as [`Self::follow`], for steps that this type made: they fit.
    fn refresh(&mut self) {
        let _ = self.follow();
    }

    /// Finds out from the steps what can be undone and redone.
    fn follow(&mut self) -> Result<(), Misfit> {
        self.past.clear();
        self.future.clear();
        let mut first = self.steps.first().map_or(0, |step| step.number);
        let mut last = None;
        for (at, step) in self.steps.iter().enumerate() {
            if last >= Some(step.number) {
                return Err(Misfit::Number(at));
            }
            last = Some(step.number);
            let (from, to, of) = match step.cause {
                Cause::Undone(of) => (&mut self.past, &mut self.future, of),
                Cause::Redone(of) => (&mut self.future, &mut self.past, of),
                Cause::Closed | Cause::Reopened => {
                    self.past.clear();
                    self.future.clear();
                    // Nor what is forgotten.
                    first = 0;
                    continue;
                }
                // Something to read, with nothing in it to undo.
                _ if step.changes.is_empty() => continue,
                _ => {
                    self.future.clear();
                    let of = step.number;
                    self.past.push(Turn { of, at });
                    continue;
                }
            };
            let fits = match from.pop() {
                Some(turn) => turn.of == of,
                // What could be undone or redone at first is forgotten.
                None => of < first,
            };
            if !fits {
                return Err(Misfit::Turn(at));
            }
            to.push(Turn { of, at });
        }
        Ok(())
    }
}
