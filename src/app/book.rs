//! An open plan with its ledger, live on the page.

use std::sync::Arc;

use leptos::prelude::*;
use so_chi_tieu::file::{Fault, OpenPlan};
use so_chi_tieu::ledger::{By, Entry, Ledger, Log, Outcome, Slot};
use so_chi_tieu::plan::PlanId;
use so_chi_tieu::store::Book;
use so_chi_tieu::store::machine::{Content, Copying, Saved};

use super::browser;
use super::saving::Saving;

/// An open plan with its ledger, live. Cheap to clone; all clones are the same book.
#[derive(Clone)]
pub struct LiveBook {
    /// The plan; an import may put another in its place.
    pub open: ArcRwSignal<Arc<OpenPlan>>,
    /// What happened under it.
    pub ledger: ArcRwSignal<Ledger>,
    /// How it came about, and what can be undone.
    pub log: ArcRwSignal<Log>,
    /// Where its saving stands.
    pub saved: ArcRwSignal<Saved>,
    /// How the file that gets copies of it stands.
    pub copying: ArcRwSignal<Copying>,
    shown: Shown,
}

/// Tells when a change of the ledger is on the screen.
#[derive(Clone, Default)]
struct Shown {
    told: ArcTrigger,
    waits: ArcStoredValue<bool>,
}

impl Shown {
    /// Something has changed.
    fn tell_later(&self) {
        if self.waits.get_value() {
            return;
        }
        self.waits.set_value(true);
        let shown = self.clone();
        browser::after_paint(move || {
            shown.waits.set_value(false);
            shown.told.notify();
        });
    }
}

impl PartialEq for LiveBook {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl LiveBook {
    /// A book read from the shelf or just opened.
    pub fn new(book: Book) -> Self {
        Self {
            saved: ArcRwSignal::new(Saved::Nothing),
            copying: ArcRwSignal::new(Copying::None),
            open: ArcRwSignal::new(book.plan),
            ledger: ArcRwSignal::new(book.ledger),
            log: ArcRwSignal::new(book.log),
            shown: Shown::default(),
        }
    }

    /// The id of its plan.
    pub fn id(&self) -> PlanId {
        self.open.with_untracked(|open| open.plan.id.clone())
    }

    /// Its plan.
    pub fn plan(&self) -> Arc<OpenPlan> {
        self.open.get()
    }

    /// What is entered in a slot, read anew whenever it is asked for.
    pub fn entry_at(&self, slot: &Slot) -> impl Fn() -> Option<Entry> + Clone + use<> {
        let (ledger, slot) = (self.ledger.clone(), slot.clone());
        move || ledger.with(|ledger| ledger.entry(&slot.0, slot.1).cloned())
    }

    /// The ledger, read again when a change of it is on the screen: for what hangs on hundreds of
    /// entries. A key waits only for what is shown of the one that was typed.
    pub fn with_shown<T>(&self, read: impl FnOnce(&Ledger) -> T) -> T {
        self.shown.told.track();
        self.ledger.with_untracked(read)
    }

    /// Puts another ledger in its place, with how it came about.
    pub fn put(&self, ledger: Ledger, log: Log) {
        self.ledger.set(ledger);
        self.log.set(log);
        self.shown.tell_later();
    }

    /// As it stands, for saving.
    pub fn content(&self) -> Content {
        Content {
            plan: self.open.get_untracked(),
            ledger: self.ledger.get_untracked(),
            log: self.log.get_untracked(),
        }
    }

    /// As it stands, with the revision that was last saved: for files.
    pub fn snapshot(&self, saving: Saving) -> Book {
        let content = self.content();
        let (revision, saved_at) = saving.last_save(&self.id());
        Book {
            revision,
            saved_at,
            ledger: content.ledger,
            log: content.log,
            ..Book::new(OpenPlan::clone(&content.plan))
        }
    }

    /// Changes ledger and log together. The signals speak only if something changed.
    pub fn change(&self, change: impl FnOnce(&mut Log, &mut Ledger) -> bool) -> bool {
        let mut changed = false;
        self.log.maybe_update(|log| {
            self.ledger.maybe_update(|ledger| {
                changed = change(log, ledger);
                changed
            });
            changed
        });
        if changed {
            self.shown.tell_later();
        }
        changed
    }

    /// Undoes or redoes a step, together with the plan where the step had changed it. Whether
    /// there was one; where the plan cannot be had, nothing changes.
    pub fn turn(
        &self,
        turn: fn(&mut Log, &mut Ledger, By) -> Outcome,
        by: By,
    ) -> Result<bool, Vec<Fault>> {
        let (mut log, mut ledger) = (self.log.get_untracked(), self.ledger.get_untracked());
        let (open, now) = (self.open.get_untracked(), by.at);
        let outcome = turn(&mut log, &mut ledger, by);
        if !outcome.changed {
            return Ok(false);
        }
        let plan = open.after_step(outcome.plan.as_ref(), &ledger, now)?;
        if outcome.plan.is_some() {
            self.open.set(plan);
        }
        Ok(self.change(|of_log, of_ledger| {
            (*of_log, *of_ledger) = (log, ledger);
            true
        }))
    }
}
