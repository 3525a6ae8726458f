//! Saving a book: soon after a change, at once when the page goes away, and an honest word on
//! where it stands.

use std::time::Duration;

use leptos::prelude::*;
use so_chi_tieu::ledger::Moment;
use so_chi_tieu::store::{self, ShelfFault};

use super::book::LiveBook;
use super::browser;
use super::components::renew;
use super::session::Session;

/// How long nothing is typed before it is saved.
const PAUSE: Duration = Duration::from_millis(400);
/// So many pauses are waited for where typing goes on: some three seconds. Then it is saved when
/// the next key is on the screen, not between a key and its picture.
const MOST_PAUSES: u8 = 8;

/// Where saving stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// There was nothing to save.
    Nothing,
    /// A change is not saved yet, or not where it survives everything.
    Pending,
    /// All is in the journal, since then.
    At(Moment),
    /// All is in the local storage, since then; the journal could not take it. It outlives the
    /// page, but perhaps not a machine that stops dead.
    Local(Moment),
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
    /// Why the local storage did not take it, if so.
    local: Option<ShelfFault>,
    /// Whether something has changed since.
    changed: bool,
    waiting: bool,
    /// Whether something has changed since the pause began.
    typing: bool,
    /// Whether it is to be saved after the next key.
    due: bool,
}

impl Saving {
    pub(super) fn new(revision: u64, saved_at: Option<Moment>) -> Self {
        Self {
            state: ArcRwSignal::new(saved_at.map_or(Saved::Nothing, Saved::At)),
            last: ArcStoredValue::new(Last {
                revision,
                at: saved_at,
                local: None,
                changed: false,
                waiting: false,
                typing: false,
                due: false,
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

    /// Whether something here is in no place yet.
    pub fn is_unsaved(&self) -> bool {
        self.last.get_value().changed
    }

    /// Begins anew from what is kept.
    pub fn restart(&self, revision: u64, saved_at: Option<Moment>) {
        self.last.update_value(|last| {
            last.revision = revision;
            last.at = saved_at;
            last.local = None;
            last.changed = false;
        });
        self.state.set(saved_at.map_or(Saved::Nothing, Saved::At));
    }

    /// There is something to save.
    pub fn mark_changed(&self) {
        self.last.update_value(|last| last.changed = true);
        renew(&self.state, Saved::Pending);
    }

    /// It could not be saved.
    pub fn fail(&self, fault: ShelfFault) {
        self.state.set(Saved::Failed(fault));
    }

    /// It could not be saved over what someone else has saved: it has grown from this revision.
    pub fn refuse(&self, before: u64, fault: ShelfFault) {
        self.last.update_value(|last| {
            last.revision = before;
            last.changed = true;
        });
        self.fail(fault);
    }

    /// Saves when nothing is typed for a moment: no key waits for it.
    pub fn soon(&self, session: Session, book: LiveBook) {
        let was = self.last.get_value();
        self.last.update_value(|last| {
            last.waiting = true;
            last.typing = true;
            last.due = false;
        });
        if was.due {
            let saving = self.clone();
            browser::after_paint(move || saving.now(session, &book));
        } else if !was.waiting {
            self.pause(session, book, MOST_PAUSES);
        }
    }

    fn pause(&self, session: Session, book: LiveBook, most: u8) {
        self.last.update_value(|last| last.typing = false);
        let saving = self.clone();
        let over = move || {
            let last = saving.last.get_value();
            if last.typing && !last.due {
                let left = match most {
                    0 => MOST_PAUSES,
                    _ => most - 1,
                };
                saving.last.update_value(|last| last.due = left == 0);
                return saving.pause(session, book.clone(), left);
            }
            saving.last.update_value(|last| {
                last.waiting = false;
                last.due = false;
            });
            saving.now(session, &book);
        };
        set_timeout(over, PAUSE);
    }

    /// Saves at once if something is not saved.
    pub fn now(&self, session: Session, book: &LiveBook) {
        // After a panic nothing in memory is to be trusted.
        if !self.is_unsaved() || browser::has_crashed() || !session.is_writer() {
            return;
        }
        let mut kept = book.snapshot();
        let keeping = session.keeping;
        match keeping.with(|keep| store::save(keep, &mut kept, browser::now())) {
            Err(fault) => {
                self.fail(fault);
                keeping.try_again(session);
            }
            Ok(local) => {
                self.last.update_value(|last| {
                    last.revision = kept.revision;
                    last.at = kept.saved_at;
                    last.local = local;
                    last.changed = false;
                });
                keeping.flush(session);
                self.settle(session, book);
            }
        }
    }

    /// Says where it stands, after the journal has answered.
    pub fn settle(&self, session: Session, book: &LiveBook) {
        let last = self.last.get_value();
        let Some(at) = last.at.filter(|_| !last.changed) else {
            return;
        };
        let keeping = session.keeping;
        let safe = keeping.journal(|journal| store::is_safe(journal, &book.id()));
        let now = match (safe, keeping.fault(), last.local) {
            (Some(true), ..) => Saved::At(at),
            (Some(false), None, _) => Saved::Pending,
            (_, _, None) => Saved::Local(at),
            (_, _, Some(fault)) => Saved::Failed(fault),
        };
        if self.state.get_untracked() != now {
            self.state.set(now);
            if matches!(now, Saved::At(_) | Saved::Local(_)) {
                session.copy_soon(book);
            }
            if matches!(now, Saved::Local(_)) {
                session.tell_saved();
            }
        }
        if matches!(now, Saved::Local(_) | Saved::Failed(_)) {
            keeping.try_again(session);
        }
    }

    /// A failed save is to be tried again, whole.
    pub fn try_again(&self, session: Session, book: &LiveBook) {
        let failed = match self.state.get_untracked() {
            Saved::Failed(fault) => !matches!(fault, ShelfFault::Changed | ShelfFault::Newer),
            // The local storage alone was short of room.
            _ => self.last.get_value().local.is_some(),
        };
        if failed {
            self.last.update_value(|last| last.changed = true);
            self.now(session, book);
        }
    }
}
