//! An open plan with its ledger, live on the page.

use std::sync::Arc;

use leptos::prelude::*;
use so_chi_tieu::file::OpenPlan;
use so_chi_tieu::ledger::{History, Ledger};
use so_chi_tieu::plan::PlanId;
use so_chi_tieu::store::Book;

use super::saving::Saving;

/// An open plan with its ledger, live. Cheap to clone; all clones are the same book.
#[derive(Clone)]
pub struct LiveBook {
    /// The plan; an import may put another in its place.
    pub open: ArcRwSignal<Arc<OpenPlan>>,
    /// What happened under it.
    pub ledger: ArcRwSignal<Ledger>,
    /// What can be undone.
    pub history: ArcRwSignal<History>,
    /// Where its saving stands.
    pub saving: Saving,
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
            saving: Saving::new(book.revision, book.saved_at),
            open: ArcRwSignal::new(book.plan),
            ledger: ArcRwSignal::new(book.ledger),
            history: ArcRwSignal::new(History::default()),
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

    /// As it stands, for keeping.
    pub fn snapshot(&self) -> Book {
        Book {
            plan: self.open.get_untracked(),
            ledger: self.ledger.get_untracked(),
            revision: self.saving.revision(),
            saved_at: self.saving.saved_at(),
        }
    }

    /// Changes ledger and history together. The signals speak only if something changed.
    pub fn change(&self, change: impl FnOnce(&mut History, &mut Ledger) -> bool) -> bool {
        let mut changed = false;
        self.history.maybe_update(|history| {
            self.ledger.maybe_update(|ledger| {
                changed = change(history, ledger);
                changed
            });
            changed
        });
        if changed {
            self.saving.mark_changed();
        }
        changed
    }
}
