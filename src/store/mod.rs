//! How plans and their ledgers are kept so that nothing is lost. Pure: the page passes in the
//! browser's storages, the time and what happens, and carries out what [`machine`] asks for.
//!
//! Every book lies in two places under one key: in the local storage, which is at hand at once
//! but may lose minutes of work when the browser is killed, and in the [`Journal`], a database
//! that loses nothing once it has said that it holds it. A book is safe when the journal has it.
//! At the start the highest revision that is whole is taken, wherever it lies; nothing but a
//! left-over of what was removed is ever dropped without being set aside ([`life`]).
//!
//! A kept text is the head of a backup under one line more ([`seal`]), its log in pieces beside it
//! ([`chunks`]), so that a save writes only what has changed, and whatever is lost or set aside can
//! be read by hand and by [`crate::file::open`].

mod chunks;
mod journal;
mod life;
pub mod machine;

mod recover;
mod removal;
mod save;
mod seal;
mod settings;
pub mod snapshot;
mod storage;
mod storages;

use std::sync::Arc;

pub use chunks::whole_text;
pub use journal::{Journal, Write};
pub use life::Life;
pub use recover::{Found, Recovered, load};
pub use removal::{Removed, adopt, discard, put_back, remove, removed};
pub use save::{conflict, is_safe, keep_aside, read, save, save_pieces};
pub use seal::{Sealed, Unsealed, seal, seal_head, unseal};
pub use settings::{Settings, Theme};
pub use storage::{MemoryStorage, ReadOnly, Storage, StorageFault};
pub use storages::Storages;

use crate::file::{self, Fault, FaultKind, OpenLedger, OpenPlan, Opened};
use crate::ledger::{Ledger, Log, Moment};
use crate::plan::PlanId;
use crate::sorted::ranks;

/// Everything of ours begins with this, so that other pages of the same origin are left alone.
/// The number is the version of the layout of keys.
const PREFIX: &str = "so-chi-tieu/2/";
const LEDGER: &str = "so-chi-tieu/2/ledger/";
const CHUNK: &str = "so-chi-tieu/2/chunk/";
const REMOVED: &str = "so-chi-tieu/2/removed/";
const ASIDE: &str = "so-chi-tieu/2/aside/";
const GONE: &str = "so-chi-tieu/2/gone/";
const DELETED: &str = "so-chi-tieu/2/deleted";
const SETTINGS: &str = "so-chi-tieu/2/settings";
const PROBE: &str = "so-chi-tieu/2/probe";
const SNAPSHOT: &str = "so-chi-tieu/2/snapshot/";
/// Where the first version kept its ledgers, without seals and without a journal.
const FORMER: &str = "so-chi-tieu/1/ledger/";

/// What the journal holds of texts that are needed at the start.
pub const NEEDED: [&str; 6] = [LEDGER, CHUNK, REMOVED, ASIDE, GONE, DELETED];
/// What it holds of texts of which only the keys are needed.
pub const SNAPSHOTS: &str = SNAPSHOT;

/// A kept plan with its ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// The plan.
    pub plan: Arc<OpenPlan>,
    /// What happened under it.
    pub ledger: Ledger,
    /// How it came about.
    pub log: Log,
    /// Grows with every save.
    pub revision: u64,
    /// When it was last saved, if ever.
    pub saved_at: Option<Moment>,
    /// The life that it belongs to.
    pub life: Life,
}

impl Book {
    /// A book for a plan just opened: nothing in it yet.
    pub fn new(plan: OpenPlan) -> Self {
        Self {
            plan: Arc::new(plan),
            ledger: Ledger::default(),
            log: Log::default(),
            revision: 0,
            saved_at: None,
            life: Life::default(),
        }
    }

    /// The id of its plan.
    pub fn id(&self) -> &PlanId {
        &self.plan.plan.id
    }

    /// The text of a backup.
    pub fn text(&self, now: Moment) -> String {
        let revision = self.revision;
        self.plan.backup(&self.ledger, &self.log, revision, now)
    }
}

impl From<OpenLedger> for Book {
    fn from(opened: OpenLedger) -> Self {
        Self {
            plan: opened.plan,
            ledger: opened.ledger,
            log: opened.log,
            revision: opened.revision,
            saved_at: opened.saved_at,
            life: Life::default(),
        }
    }
}

/// Something kept that could not be read, or that differs from what was taken. It stays where it
/// is until its owner takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quarantined {
    /// The key it lies under now.
    pub key: String,
    /// Its text as it lies there: see [`whole_text`].
    pub text: String,
    /// The book in it, where it can be read.
    pub book: Option<Arc<Book>>,
    /// Why it could not be read; empty where it can, but says something else than the copy that
    /// was taken.
    pub faults: Vec<Fault>,
    /// Whether a newer version of this program wrote it: it stays where it was, for that one.
    pub newer: bool,
}

fn in_order(keys: Vec<String>) -> Vec<String> {
    let order = ranks(keys.len(), &mut |one, other| {
        keys.get(one).cmp(&keys.get(other))
    });
    order
        .into_iter()
        .filter_map(|at| keys.get(at).cloned())
        .collect()
}

/// What a kept text is, read whole.
enum Kept {
    Good(Box<Book>),
    Newer(Vec<Fault>),
    Bad(Vec<Fault>),
}

/// Reads a kept text with its chunks; one without a seal is of the first version.
fn read_kept(storages: &mut Storages<'_>, text: &str) -> Kept {
    let truncated = || Kept::Bad(vec![Fault::new(FaultKind::Truncated, "")]);
    match unseal(text) {
        Sealed::Whole(unsealed) => match chunks::joined(storages, &unsealed) {
            Some(body) => with_revision(read_book(&body, unsealed.life()), unsealed.revision),
            None => truncated(),
        },
        Sealed::Newer => Kept::Newer(Vec::new()),
        Sealed::Damaged if text.starts_with('{') => read_book(text, Life::default()),
        Sealed::Damaged => truncated(),
    }
}

/// A kept text is of the revision that its seal names, whatever the backup in it says.
fn with_revision(mut kept: Kept, revision: u64) -> Kept {
    if let Kept::Good(book) = &mut kept {
        book.revision = revision;
    }
    kept
}

/// Reads the head of a kept text alone, without the log: the figures are in it, and its seal fits,
/// also where a chunk is missing or spoilt.
fn read_head(text: &str) -> Option<Book> {
    let Sealed::Whole(unsealed) = unseal(text) else {
        return None;
    };
    let head = unsealed.text.replace(chunks::PLACE, "");
    match read_book(&head, unsealed.life()) {
        Kept::Good(book) => Some(*book),
        Kept::Newer(_) | Kept::Bad(_) => None,
    }
}

fn read_book(text: &str, life: Life) -> Kept {
    match file::open(text.as_bytes()) {
        Ok(Opened::Ledger(ledger)) => Kept::Good(Box::new(Book {
            life,
            ..Book::from(*ledger)
        })),
        Ok(_) => Kept::Bad(vec![wrong_format("so-chi-tieu/plan")]),
        Err(faults) => {
            let newer = |fault: &Fault| matches!(fault.kind, FaultKind::NewerVersion { .. });
            match faults.iter().any(newer) {
                true => Kept::Newer(faults),
                false => Kept::Bad(faults),
            }
        }
    }
}

fn wrong_format(found: &str) -> Fault {
    let found = found.to_owned();
    Fault::new(FaultKind::WrongFormat { found }, "format")
}

fn ledger_key(id: &PlanId) -> String {
    format!("{LEDGER}{id}")
}

/// The book that a snapshot's text holds.
///
/// # Errors
/// Why it cannot be read.
pub fn read_snapshot(text: &str) -> Result<OpenLedger, Vec<Fault>> {
    let damaged = || vec![Fault::new(FaultKind::Truncated, "")];
    let Sealed::Whole(unsealed) = unseal(text) else {
        return Err(damaged());
    };
    match file::open(unsealed.text.as_bytes())? {
        Opened::Ledger(opened) => Ok(*opened),
        _ => Err(damaged()),
    }
}

/// The plan that a key holds; none for other keys.
pub fn plan_of_key(key: &str) -> Option<PlanId> {
    PlanId::new(key.strip_prefix(LEDGER)?)
}

/// The key of a plan's book.
pub fn key_of_plan(id: &PlanId) -> String {
    ledger_key(id)
}

/// Keeps how the page is set.
///
/// # Errors
/// [`StorageFault`]: the old settings are still there.
pub fn save_settings(local: &mut dyn Storage, settings: &Settings) -> Result<(), StorageFault> {
    local.write(SETTINGS, &settings.text())
}
