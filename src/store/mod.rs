//! How plans and their ledgers are kept: keys, revisions, what to do with what cannot be read.
//! A pure protocol over a [`Shelf`]; the page passes in the browser's storage.
//!
//! A kept ledger has the same text as a backup, so that whatever is lost or set aside can be
//! read by hand and by [`crate::file::open`].

mod settings;
mod shelf;

use std::sync::Arc;

pub use settings::{Settings, Theme};
pub use shelf::{MemoryShelf, Shelf, ShelfFault};

use crate::file::{self, Fault, FaultKind, OpenLedger, OpenPlan, Opened};
use crate::ledger::{Ledger, Log, Moment};
use crate::plan::PlanId;
use crate::sorted::ranks;

/// Everything of ours begins with this, so that other pages of the same origin are left alone.
/// The number is the version of the layout of keys.
const PREFIX: &str = "so-chi-tieu/1/";
const LEDGER: &str = "so-chi-tieu/1/ledger/";
const REMOVED: &str = "so-chi-tieu/1/removed/";
const ASIDE: &str = "so-chi-tieu/1/aside/";
const SETTINGS: &str = "so-chi-tieu/1/settings";

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
        }
    }

    /// The id of its plan.
    pub fn id(&self) -> &PlanId {
        &self.plan.plan.id
    }

    /// The text kept, and offered as a backup.
    pub fn text(&self, now: Moment) -> String {
        self.text_as(self.revision, now)
    }

    fn text_as(&self, revision: u64, now: Moment) -> String {
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
        }
    }
}

/// Something kept that could not be read. It stays where it is until its owner takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// The key it lies under now.
    pub key: String,
    /// Its text.
    pub text: String,
    /// Why it could not be read.
    pub faults: Vec<Fault>,
}

/// What was found at the start.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    /// The plans kept, by id.
    pub books: Vec<Book>,
    /// What could not be read.
    pub aside: Vec<Aside>,
    /// How the page is set.
    pub settings: Settings,
    /// Where the storage cannot be used at all, or could not be tidied.
    pub fault: Option<ShelfFault>,
}

/// Reads everything kept. What cannot be read is moved to a key of its own, so that no later
/// save can fall on it.
pub fn load(shelf: &mut dyn Shelf) -> Found {
    let mut found = Found::default();
    if let Err(fault) = load_into(shelf, &mut found) {
        found.fault = Some(fault);
    }
    found
}

fn load_into(shelf: &mut dyn Shelf, found: &mut Found) -> Result<(), ShelfFault> {
    let keys = in_order(shelf.keys()?);
    if let Some(text) = shelf.read(SETTINGS)? {
        found.settings = Settings::parse(&text);
    }
    for key in keys {
        if key.starts_with(ASIDE) {
            let text = shelf.read(&key)?.unwrap_or_default();
            let faults = read_book(&text).err().unwrap_or_default();
            found.aside.push(Aside { key, text, faults });
        } else if key.starts_with(LEDGER) {
            load_book(shelf, key, found)?;
        }
    }
    Ok(())
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

fn load_book(shelf: &mut dyn Shelf, key: String, found: &mut Found) -> Result<(), ShelfFault> {
    let Some(text) = shelf.read(&key)? else {
        return Ok(());
    };
    match read_book(&text) {
        Ok(book) if ledger_key(book.id()) == key => found.books.push(book),
        outcome => {
            let faults = outcome.err().unwrap_or_else(|| {
                let kind = FaultKind::WrongFormat { found: key.clone() };
                vec![Fault::new(kind, "plan.id")]
            });
            let key = set_aside(shelf, key, &text)?;
            found.aside.push(Aside { key, text, faults });
        }
    }
    Ok(())
}

fn read_book(text: &str) -> Result<Book, Vec<Fault>> {
    match file::open(text.as_bytes())? {
        Opened::Ledger(ledger) => Ok(Book::from(*ledger)),
        Opened::Plan(_) | Opened::Submission(_) => Err(vec![Fault::new(
            FaultKind::WrongFormat {
                found: "so-chi-tieu/plan".to_owned(),
            },
            "format",
        )]),
    }
}

/// Copies first, removes after: a storage that is full keeps the original in its place.
fn set_aside(shelf: &mut dyn Shelf, key: String, text: &str) -> Result<String, ShelfFault> {
    let name = key.strip_prefix(PREFIX).unwrap_or(&key).to_owned();
    let free = free_key(shelf, ASIDE, &name)?;
    shelf.write(&free, text)?;
    shelf.remove(&key)?;
    Ok(free)
}

/// A key under `prefix` that nothing lies under yet.
fn free_key(shelf: &dyn Shelf, prefix: &str, name: &str) -> Result<String, ShelfFault> {
    let taken = shelf.keys()?;
    let key = (1..)
        .map(|number: u32| format!("{prefix}{name}/{number}"))
        .find(|key| !taken.contains(key));
    Ok(key.unwrap_or_else(|| format!("{prefix}{name}")))
}

fn ledger_key(id: &PlanId) -> String {
    format!("{LEDGER}{id}")
}

/// Saves a book as its next revision, unless someone else has saved a later one. The book says
/// so only when it is written.
///
/// # Errors
/// [`ShelfFault`]: nothing was written, the book is as it was.
pub fn save(shelf: &mut dyn Shelf, book: &mut Book, now: Moment) -> Result<(), ShelfFault> {
    let kept = shelf.read(&ledger_key(book.id()))?;
    if kept.is_some_and(|text| file::revision_of(&text) > book.revision) {
        return Err(ShelfFault::Changed);
    }
    let revision = book.revision + 1;
    let text = book.text_as(revision, now);
    shelf.write(&ledger_key(book.id()), &text)?;
    book.revision = revision;
    book.saved_at = Some(now);
    Ok(())
}

/// The book kept under a plan's id, read again; none where nothing readable is.
pub fn read(shelf: &dyn Shelf, id: &PlanId) -> Option<Book> {
    let text = shelf.read(&ledger_key(id)).ok().flatten()?;
    read_book(&text).ok()
}

/// The plan that a key of the shelf holds; none for other keys.
pub fn plan_of_key(key: &str) -> Option<PlanId> {
    PlanId::new(key.strip_prefix(LEDGER)?)
}

/// Takes a book off the shelf, keeping a copy under the returned key for [`put_back`].
///
/// # Errors
/// [`ShelfFault`]: the book is still there.
pub fn remove(shelf: &mut dyn Shelf, book: &Book, now: Moment) -> Result<String, ShelfFault> {
    let id = book.id();
    let kept = free_key(shelf, REMOVED, id.as_str())?;
    // Out of its place first: a full storage has room for one copy, not two.
    shelf.remove(&ledger_key(id))?;
    let text = book.text(now);
    if let Err(fault) = shelf.write(&kept, &text) {
        shelf.write(&ledger_key(id), &text)?;
        return Err(fault);
    }
    Ok(kept)
}

/// The books taken off the shelf and not thrown away: key and book.
pub fn removed(shelf: &dyn Shelf) -> Vec<(String, Book)> {
    let Ok(keys) = shelf.keys() else {
        return Vec::new();
    };
    let kept = in_order(keys)
        .into_iter()
        .filter(|key| key.starts_with(REMOVED));
    let books = kept.filter_map(|key| {
        let text = shelf.read(&key).ok().flatten()?;
        let book = read_book(&text).ok()?;
        Some((key, book))
    });
    books.collect()
}

/// Puts a removed book back as it was.
///
/// # Errors
/// [`ShelfFault`]: it is still under its key among the removed.
pub fn put_back(shelf: &mut dyn Shelf, key: &str, book: &Book) -> Result<(), ShelfFault> {
    let Some(text) = shelf.read(key)? else {
        return Ok(());
    };
    shelf.remove(key)?;
    if let Err(fault) = shelf.write(&ledger_key(book.id()), &text) {
        shelf.write(key, &text)?;
        return Err(fault);
    }
    Ok(())
}

/// Throws away something removed or set aside, for good. Only ever at the user's word.
///
/// # Errors
/// [`ShelfFault`]: it is still there.
pub fn discard(shelf: &mut dyn Shelf, key: &str) -> Result<(), ShelfFault> {
    if key.starts_with(REMOVED) || key.starts_with(ASIDE) {
        return shelf.remove(key);
    }
    Ok(())
}

/// Keeps how the page is set.
///
/// # Errors
/// [`ShelfFault`]: the old settings are still there.
pub fn save_settings(shelf: &mut dyn Shelf, settings: &Settings) -> Result<(), ShelfFault> {
    shelf.write(SETTINGS, &settings.text())
}
