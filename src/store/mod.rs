//! How plans and their ledgers are kept so that nothing is lost: two copies, revisions, recovery,
//! what to do with what cannot be read. A pure protocol; the page passes in the browser's storage.
//!
//! Every book lies in two places under one key: in the local storage, which is at hand at once
//! but may lose minutes of work when the browser is killed, and in the [`Journal`], a database
//! that loses nothing once it has said that it holds it. A book is safe when the journal has it.
//! At the start the highest revision that is whole is taken, wherever it lies.
//!
//! A kept text is the text of a backup under one line more ([`seal`]), so that whatever is lost
//! or set aside can be read by hand and by [`crate::file::open`].

mod journal;
mod recover;
mod seal;
mod settings;
mod shelf;
pub mod snapshot;

use std::sync::Arc;

pub use journal::{Journal, Write};
pub use recover::{Found, Recovered, load};
pub use seal::{Sealed, seal, unseal};
pub use settings::{Settings, Theme};
pub use shelf::{Glass, MemoryShelf, Shelf, ShelfFault};

use crate::file::{self, Fault, FaultKind, OpenLedger, OpenPlan, Opened};
use crate::ledger::{Ledger, Log, Moment};
use crate::plan::PlanId;
use crate::sorted::ranks;
use seal::{Claim, claim};

/// Everything of ours begins with this, so that other pages of the same origin are left alone.
/// The number is the version of the layout of keys.
const PREFIX: &str = "so-chi-tieu/2/";
const LEDGER: &str = "so-chi-tieu/2/ledger/";
const REMOVED: &str = "so-chi-tieu/2/removed/";
const ASIDE: &str = "so-chi-tieu/2/aside/";
const SETTINGS: &str = "so-chi-tieu/2/settings";
const PROBE: &str = "so-chi-tieu/2/probe";
const SNAPSHOT: &str = "so-chi-tieu/2/snapshot/";
/// Where the first version kept its ledgers, without seals and without a journal.
const FORMER: &str = "so-chi-tieu/1/ledger/";

/// What the journal holds of texts that are needed at the start.
pub const NEEDED: [&str; 3] = [LEDGER, REMOVED, ASIDE];
/// What it holds of texts of which only the keys are needed.
pub const SNAPSHOTS: &str = SNAPSHOT;

/// The two places where books are kept.
pub struct Keep<'a> {
    /// The local storage.
    pub local: &'a mut dyn Shelf,
    /// The image of the journal; none where the browser gives no database.
    pub journal: Option<&'a mut Journal>,
}

impl Keep<'_> {
    /// Both of them, the journal first.
    fn places(&mut self) -> Vec<&mut dyn Shelf> {
        let mut places: Vec<&mut dyn Shelf> = Vec::new();
        if let Some(journal) = &mut self.journal {
            places.push(*journal);
        }
        places.push(self.local);
        places
    }

    /// Whether anything of ours lies in either place.
    pub fn has_something(&mut self) -> bool {
        let mut places = self.places().into_iter();
        places.any(|place| !place.keys().unwrap_or_default().is_empty())
    }

    /// All keys that begin so, in either place, in order.
    fn keys(&mut self, prefix: &str) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for place in self.places() {
            let keys = place.keys().unwrap_or_default();
            all.extend(keys.into_iter().filter(|key| key.starts_with(prefix)));
        }
        let mut all = in_order(all);
        all.dedup();
        all
    }

    /// The text under a key, from whichever place has it.
    fn read(&mut self, key: &str) -> Option<String> {
        let mut places = self.places().into_iter();
        places.find_map(|place| place.read(key).ok().flatten())
    }

    /// Writes to both; one is enough.
    fn write(&mut self, key: &str, text: &str) -> Result<(), ShelfFault> {
        let mut outcome = Err(ShelfFault::Forbidden);
        for place in self.places() {
            let written = place.write(key, text);
            outcome = outcome.or(written);
        }
        outcome
    }

    /// Takes it away in both, as far as they can be used.
    fn remove(&mut self, key: &str) {
        for place in self.places() {
            // A place that cannot be used has nothing that could be read again.
            let _ = place.remove(key);
        }
    }

    /// A key under `prefix` that nothing lies under yet.
    fn free_key(&mut self, prefix: &str, name: &str) -> String {
        let taken = self.keys(prefix);
        let key = (1..)
            .map(|number: u32| format!("{prefix}{name}/{number}"))
            .find(|key| !taken.contains(key));
        key.unwrap_or_else(|| format!("{prefix}{name}"))
    }
}

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

/// Reads a kept text; one without a seal is of the first version.
fn read_kept(text: &str) -> Kept {
    match unseal(text) {
        Sealed::Whole(_, body) => read_book(body),
        Sealed::Newer => Kept::Newer(Vec::new()),
        Sealed::Damaged if text.starts_with('{') => read_book(text),
        Sealed::Damaged => Kept::Bad(vec![Fault::new(FaultKind::Truncated, "")]),
    }
}

fn read_book(text: &str) -> Kept {
    match file::open(text.as_bytes()) {
        Ok(Opened::Ledger(ledger)) => Kept::Good(Box::new(Book::from(*ledger))),
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

/// What lies where a book is to be saved.
#[derive(PartialEq)]
enum Lies {
    /// What the book has grown from.
    Before,
    /// A later save, by someone else.
    Later,
    /// What a newer version of this program has written.
    Newer,
    /// Put there since the start, by something else than this program, or spoilt.
    Strange,
}

/// Reads whole only what claims to be no earlier save of the book.
fn lies(text: &str, revision: u64) -> Lies {
    let claimed = claim(text);
    match claimed {
        Claim::Revision(other, _) if other <= revision => return Lies::Before,
        Claim::Newer => return Lies::Newer,
        _ => {}
    }
    match read_kept(text) {
        Kept::Newer(_) => Lies::Newer,
        Kept::Good(_) if claimed != Claim::Nothing => Lies::Later,
        Kept::Good(_) | Kept::Bad(_) => Lies::Strange,
    }
}

/// Saves a book as its next revision in both places. In the journal it is when the batch is done.
/// Where only the journal's image could take it, gives what the local storage said.
///
/// # Errors
/// [`ShelfFault`]: nothing was written, the book is as it was. `Changed` where someone else has
/// saved a later revision, `Newer` where a newer version of this program is at work.
pub fn save(
    keep: &mut Keep<'_>,
    book: &mut Book,
    now: Moment,
) -> Result<Option<ShelfFault>, ShelfFault> {
    let key = ledger_key(book.id());
    if book.revision == 0 {
        book.revision = highest_removed(keep, book.id());
    }
    if let Some(fault) = conflict(keep, book.id(), book.revision, None) {
        return Err(fault);
    }
    let mut strange = Vec::new();
    for place in keep.places() {
        let text = place.read(&key).unwrap_or_default();
        strange.extend(text.filter(|text| lies(text, book.revision) == Lies::Strange));
    }
    for text in strange {
        let aside = keep.free_key(ASIDE, &format!("ledger/{}", book.id()));
        keep.write(&aside, &text)?;
    }
    if let Some(journal) = &mut keep.journal {
        snapshot::of_day(journal, book.id(), now);
    }
    let revision = book.revision + 1;
    let text = seal(revision, &book.text_as(revision, now));
    let local = keep.local.write(&key, &text);
    match &mut keep.journal {
        Some(journal) => journal.write(&key, &text)?,
        None => local?,
    }
    book.revision = revision;
    book.saved_at = Some(now);
    Ok(local.err())
}

/// Why a book that has grown from a revision may not take the place of what lies in either
/// place: a newer version of this program is at work, or someone else has saved a later revision.
/// What the book's own save has put there, `own`, is no one else's.
pub fn conflict(
    keep: &mut Keep<'_>,
    id: &PlanId,
    revision: u64,
    own: Option<&str>,
) -> Option<ShelfFault> {
    let key = ledger_key(id);
    let mut changed = None;
    for place in keep.places() {
        let found = place.read(&key).unwrap_or_default();
        let found = found.filter(|text| Some(text.as_str()) != own);
        match found.map(|text| lies(&text, revision)) {
            Some(Lies::Newer) => return Some(ShelfFault::Newer),
            Some(Lies::Later) => changed = Some(ShelfFault::Changed),
            Some(Lies::Before | Lies::Strange) | None => {}
        }
    }
    changed
}

/// Whether the journal holds this book as it was last saved.
pub fn is_safe(journal: &Journal, id: &PlanId) -> bool {
    journal.is_written(&ledger_key(id))
}

/// The book kept under a plan's id, read again from whichever place has the later one.
pub fn read(keep: &mut Keep<'_>, id: &PlanId) -> Option<Book> {
    let key = ledger_key(id);
    let mut latest: Option<Book> = None;
    for place in keep.places() {
        let text = place.read(&key).ok().flatten();
        if let Some(Kept::Good(book)) = text.map(|text| read_kept(&text)) {
            let later = latest
                .as_ref()
                .is_none_or(|one| one.revision < book.revision);
            latest = if later { Some(*book) } else { latest };
        }
    }
    latest
}

/// The book that a snapshot's text holds.
///
/// # Errors
/// Why it cannot be read.
pub fn read_snapshot(text: &str) -> Result<OpenLedger, Vec<Fault>> {
    let damaged = || vec![Fault::new(FaultKind::Truncated, "")];
    let Sealed::Whole(_, body) = unseal(text) else {
        return Err(damaged());
    };
    match file::open(body.as_bytes())? {
        Opened::Ledger(opened) => Ok(*opened),
        _ => Err(damaged()),
    }
}

/// The backup in a kept text, below the line that seals it; the whole text where none does.
pub fn body_of(text: &str) -> &str {
    match claim(text) {
        Claim::Nothing => text,
        _ => text.split_once('\n').map_or(text, |(_, body)| body),
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

/// Takes a book off the shelf, keeping a copy under the returned key for [`put_back`].
///
/// # Errors
/// [`ShelfFault`]: the book is still there.
pub fn remove(keep: &mut Keep<'_>, book: &Book, now: Moment) -> Result<String, ShelfFault> {
    let (id, key) = (book.id(), ledger_key(book.id()));
    let kept = keep.free_key(REMOVED, id.as_str());
    // A later revision than any book of this plan: what a crash brings back stays removed.
    let revision = book.revision + 1;
    let text = seal(revision, &book.text_as(revision, now));
    move_local(keep, &key, &mut |keep| keep.write(&kept, &text))?;
    keep.remove(&key);
    Ok(kept)
}

/// Writes somewhere else what lies under a key of the local storage. Written there before it is
/// taken away here, so that nothing is lost where the page ends in between; but a full storage
/// has room for one copy, not two.
fn move_local(
    keep: &mut Keep<'_>,
    from: &str,
    write: &mut dyn FnMut(&mut Keep<'_>) -> Result<(), ShelfFault>,
) -> Result<(), ShelfFault> {
    match write(keep) {
        Err(ShelfFault::Full) => {}
        outcome => return outcome,
    }
    let before = keep.local.read(from)?;
    keep.local.remove(from)?;
    if let Err(fault) = write(keep) {
        if let Some(before) = before {
            keep.local.write(from, &before)?;
        }
        return Err(fault);
    }
    Ok(())
}

/// The books taken off the shelf and not thrown away: key and book.
pub fn removed(keep: &mut Keep<'_>) -> Vec<(String, Book)> {
    let keys = keep.keys(REMOVED).into_iter();
    let books = keys.filter_map(|key| match read_kept(&keep.read(&key)?) {
        Kept::Good(book) => Some((key, *book)),
        _ => None,
    });
    books.collect()
}

/// The highest revision among the removed books of a plan; 0 where there are none.
fn highest_removed(keep: &mut Keep<'_>, id: &PlanId) -> u64 {
    let mut highest = 0;
    for key in keep.keys(&format!("{REMOVED}{id}/")) {
        let text = keep.read(&key).unwrap_or_default();
        if let Claim::Revision(revision, _) = claim(&text) {
            highest = highest.max(revision);
        }
    }
    highest
}

/// Puts a removed book back as it was.
///
/// # Errors
/// [`ShelfFault`]: it is still under its key among the removed.
pub fn put_back(
    keep: &mut Keep<'_>,
    key: &str,
    book: &mut Book,
    now: Moment,
) -> Result<(), ShelfFault> {
    move_local(keep, key, &mut |keep| save(keep, book, now).map(drop))?;
    keep.remove(key);
    Ok(())
}

/// Throws away something removed or set aside, for good. Only ever at the user's word.
pub fn discard(keep: &mut Keep<'_>, key: &str) {
    if key.starts_with(REMOVED) || key.starts_with(ASIDE) {
        keep.remove(key);
    }
}

/// Keeps how the page is set.
///
/// # Errors
/// [`ShelfFault`]: the old settings are still there.
pub fn save_settings(shelf: &mut dyn Shelf, settings: &Settings) -> Result<(), ShelfFault> {
    shelf.write(SETTINGS, &settings.text())
}
