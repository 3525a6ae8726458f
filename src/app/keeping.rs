//! The two places where books are kept, as the page holds them; and the handing over of what is
//! to be in the journal.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use so_chi_tieu::plan::PlanId;
use so_chi_tieu::store::{self, Glass, Journal, Keep, ShelfFault, Write};

use super::browser::{self, BrowserShelf, CopyFile, Database};
use super::session::Session;

/// How long after a failure it is tried again.
const AGAIN: Duration = Duration::from_secs(8);
/// How long a batch may be on its way before it counts as not arrived. It may still arrive.
const PATIENCE: Duration = Duration::from_secs(5);

/// The local storage and the journal: one of each for the page, like the storages themselves.
#[derive(Clone, Copy)]
pub struct Keeping;

thread_local! {
    static KEPT: RefCell<Inner> = RefCell::default();
}

#[derive(Default)]
struct Inner {
    database: Option<Rc<Database>>,
    journal: Option<Journal>,
    /// Whether a batch is on its way.
    busy: bool,
    /// How many batches have set out.
    batches: u64,
    /// Why the last batch did not arrive.
    fault: Option<ShelfFault>,
    /// Whether another try is already due.
    waiting: bool,
    /// Whether the browser was asked not to clear what is kept.
    asked: bool,
}

impl Keeping {
    /// Opens the database and reads what the page needs of it; without one the page goes on.
    pub async fn open() -> Self {
        if let Some(database) = Database::open().await {
            let journal = image(&database).await;
            KEPT.with_borrow_mut(|kept| {
                kept.database = journal.is_some().then(|| Rc::new(database));
                kept.journal = journal;
            });
        }
        Self
    }

    /// Whether there is anything of ours in either place.
    pub fn has_something(self) -> bool {
        self.look(|keep| keep.has_something())
    }

    /// Reads again what the database holds; another window may have written.
    pub async fn read_again(self) {
        let Some(database) = KEPT.with_borrow(|kept| kept.database.clone()) else {
            return;
        };
        if let Some(journal) = image(&database).await {
            KEPT.with_borrow_mut(|kept| {
                // What this window still has to write is not lost by reading.
                let idle = kept
                    .journal
                    .as_ref()
                    .is_none_or(|now| now.batch().is_empty());
                if idle {
                    kept.journal = Some(journal);
                }
            });
        }
    }

    /// Whether the journal holds all that it should, or cannot.
    pub fn is_idle(self) -> bool {
        KEPT.with_borrow(|kept| {
            let waits = kept
                .journal
                .as_ref()
                .is_some_and(|now| !now.batch().is_empty());
            kept.fault.is_some() || !waits
        })
    }

    /// Does something with both places. What the journal is to hold goes there with the next
    /// [`Keeping::flush`].
    pub fn with<T>(self, act: impl FnOnce(&mut Keep<'_>) -> T) -> T {
        KEPT.with_borrow_mut(|kept| {
            act(&mut Keep {
                local: &mut BrowserShelf,
                journal: kept.journal.as_mut(),
            })
        })
    }

    /// The same for a window that may only look: nothing is written anywhere.
    pub fn look<T>(self, act: impl FnOnce(&mut Keep<'_>) -> T) -> T {
        let mut journal = KEPT.with_borrow(|kept| kept.journal.clone());
        act(&mut Keep {
            local: &mut Glass(&BrowserShelf),
            journal: journal.as_mut(),
        })
    }

    /// Reads the journal's image.
    pub fn journal<T>(self, read: impl FnOnce(&Journal) -> T) -> Option<T> {
        KEPT.with_borrow(|kept| kept.journal.as_ref().map(read))
    }

    /// Why the journal does not hold what it should; none where it does or will.
    pub fn fault(self) -> Option<ShelfFault> {
        KEPT.with_borrow(|kept| match kept.journal {
            None => Some(ShelfFault::Forbidden),
            Some(_) => kept.fault,
        })
    }

    /// Hands over what the journal is to hold. One batch at a time; what comes meanwhile goes
    /// with the next.
    pub fn flush(self, session: Session) {
        let Some((database, batch)) = next_batch() else {
            return;
        };
        self.expect(session);
        spawn_local(async move {
            let outcome = database.commit(&batch).await;
            let refused = match outcome {
                Err(ShelfFault::Changed) => learn(&database, &batch).await,
                _ => Vec::new(),
            };
            KEPT.with_borrow_mut(|kept| {
                kept.busy = false;
                // What someone else has written is for its book to say.
                kept.fault = outcome.err().filter(|fault| *fault != ShelfFault::Changed);
                if let (Ok(()), Some(journal)) = (outcome, &mut kept.journal) {
                    journal.done(&batch);
                }
            });
            session.refuse(&refused);
            session.settle();
            session.give();
            match outcome {
                Ok(()) => {
                    session.tell_saved();
                    ask_once();
                    self.flush(session);
                }
                // The rest of the batch.
                Err(ShelfFault::Changed) if !refused.is_empty() => self.flush(session),
                Err(_) => self.try_again(session),
            }
        });
    }

    /// Says that the batch that has just set out is not there, if it takes too long: a database may
    /// never say how a transaction ended.
    fn expect(self, session: Session) {
        let number = KEPT.with_borrow(|kept| kept.batches);
        let late = move || {
            let late = KEPT.with_borrow_mut(|kept| {
                let late = kept.busy && kept.batches == number;
                if late {
                    kept.fault = Some(ShelfFault::Forbidden);
                }
                late
            });
            if late {
                session.settle();
            }
        };
        set_timeout(late, PATIENCE);
    }

    /// Room may be made, a permission given: it is tried again by itself.
    pub fn try_again(self, session: Session) {
        let waits = KEPT.with_borrow_mut(|kept| std::mem::replace(&mut kept.waiting, true));
        if waits {
            return;
        }
        let again = move || {
            KEPT.with_borrow_mut(|kept| kept.waiting = false);
            match self.journal(|_| ()) {
                Some(()) => session.save_failed_again(),
                None => self.open_again(session),
            }
            self.flush(session);
        };
        set_timeout(again, AGAIN);
    }

    /// A database that was not to be had before may be there now: it gets every book as it is.
    fn open_again(self, session: Session) {
        spawn_local(async move {
            Self::open().await;
            match self.journal(|_| ()) {
                // What is in it may be another branch than what is here.
                Some(()) => session.take_stock(),
                None => session.save_failed_again(),
            }
        });
    }

    /// A text of the journal that is not in its image: a snapshot.
    pub async fn text(self, key: &str) -> Option<String> {
        let database = KEPT.with_borrow(|kept| kept.database.clone())?;
        database.text(key).await
    }

    /// The file that gets copies of a plan's book, as it was kept.
    pub async fn copy_file(self, id: &PlanId) -> Option<CopyFile> {
        let database = KEPT.with_borrow(|kept| kept.database.clone())?;
        CopyFile::from_kept(database.value(&copy_key(id)).await?)
    }

    /// Keeps it, or keeps none. Without a database it holds until the page is closed.
    pub async fn keep_copy_file(self, id: &PlanId, file: Option<&CopyFile>) {
        if let Some(database) = KEPT.with_borrow(|kept| kept.database.clone()) {
            let value = file.map(CopyFile::to_keep);
            database.keep_value(&copy_key(id), value).await;
        }
    }
}

/// The image of the journal: the texts that the page needs, and which snapshots there are.
async fn image(database: &Database) -> Option<Journal> {
    let mut texts = Vec::new();
    for prefix in store::NEEDED {
        texts.extend(database.texts(prefix).await?);
    }
    let mut journal = Journal::new(texts);
    journal.learn_snapshots(database.keys(store::SNAPSHOTS).await?);
    Some(journal)
}

fn copy_key(id: &PlanId) -> String {
    format!("so-chi-tieu/2/copy/{id}")
}

fn next_batch() -> Option<(Rc<Database>, Vec<Write>)> {
    KEPT.with_borrow_mut(|kept| {
        let batch = kept.journal.as_ref().map(Journal::batch);
        let batch = batch.filter(|batch| !batch.is_empty() && !kept.busy)?;
        let database = kept.database.clone()?;
        kept.busy = true;
        kept.batches += 1;
        Some((database, batch))
    })
}

/// After the first save the browser is asked not to clear what is kept.
fn ask_once() {
    let asked = KEPT.with_borrow_mut(|kept| std::mem::replace(&mut kept.asked, true));
    if !asked {
        spawn_local(browser::ask_to_persist());
    }
}

/// Reads again what is not as it was expected: someone else has written it. Gives what cannot be
/// written over that; the rest of the batch still waits.
async fn learn(database: &Database, batch: &[Write]) -> Vec<Write> {
    let mut refused = Vec::new();
    for write in batch {
        let text = database.text(&write.key).await;
        if write.may_replace(text.as_deref()) {
            continue;
        }
        KEPT.with_borrow_mut(|kept| {
            if let Some(journal) = &mut kept.journal {
                journal.learn(&write.key, text);
            }
        });
        refused.push(write.clone());
    }
    refused
}
