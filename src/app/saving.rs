//! Saving a book: soon after a change, at once when the page goes away, and an honest word on
//! where it stands.

use std::time::Duration;

use leptos::prelude::*;
use so_chi_tieu::ledger::Moment;
use so_chi_tieu::store::{self, ShelfFault};

use super::book::LiveBook;
use super::browser::{self, BrowserShelf};

/// How long after a change it is saved; further changes within it are saved along.
const PAUSE: Duration = Duration::from_millis(200);

/// Where saving stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// There was nothing to save.
    Nothing,
    /// A change is not saved yet.
    Pending,
    /// All is saved, since then.
    At(Moment),
    /// The last change could not be saved.
    Failed(ShelfFault),
}

/// The saving of one book.
#[derive(Clone)]
pub struct Saving {
    /// Where it stands.
    pub state: ArcRwSignal<Saved>,
    last: ArcStoredValue<Last>,
}

/// What was saved last, and whether saving waits; nothing on the page hangs on it.
#[derive(Clone, Copy)]
struct Last {
    revision: u64,
    at: Option<Moment>,
    waiting: bool,
}

impl Saving {
    pub(super) fn new(revision: u64, saved_at: Option<Moment>) -> Self {
        Self {
            state: ArcRwSignal::new(saved_at.map_or(Saved::Nothing, Saved::At)),
            last: ArcStoredValue::new(Last {
                revision,
                at: saved_at,
                waiting: false,
            }),
        }
    }

    /// When it was last saved, if ever.
    pub fn saved_at(&self) -> Option<Moment> {
        self.last.get_value().at
    }

    /// The revision last saved.
    pub fn revision(&self) -> u64 {
        self.last.get_value().revision
    }

    /// Whether something is not saved.
    pub fn is_unsaved(&self) -> bool {
        matches!(
            self.state.get_untracked(),
            Saved::Pending | Saved::Failed(_)
        )
    }

    /// Begins anew from what is kept.
    pub fn restart(&self, revision: u64, saved_at: Option<Moment>) {
        self.last.update_value(|last| {
            last.revision = revision;
            last.at = saved_at;
        });
        self.state.set(saved_at.map_or(Saved::Nothing, Saved::At));
    }

    /// There is something to save.
    pub fn mark_changed(&self) {
        self.state.set(Saved::Pending);
    }

    /// It could not be saved.
    pub fn fail(&self, fault: ShelfFault) {
        self.state.set(Saved::Failed(fault));
    }

    /// Saves after a short pause.
    pub fn soon(&self, book: LiveBook) {
        if self.last.get_value().waiting {
            return;
        }
        self.last.update_value(|last| last.waiting = true);
        let saving = self.clone();
        set_timeout(
            move || {
                saving.last.update_value(|last| last.waiting = false);
                saving.now(&book);
            },
            PAUSE,
        );
    }

    /// Saves at once if something is not saved.
    pub fn now(&self, book: &LiveBook) {
        if !self.is_unsaved() {
            return;
        }
        let mut kept = book.snapshot();
        match store::save(&mut BrowserShelf, &mut kept, browser::now()) {
            Ok(()) => self.restart(kept.revision, kept.saved_at),
            Err(fault) => self.fail(fault),
        }
    }
}
