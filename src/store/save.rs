//! Saving a book over what lies there: what it has grown from, and nothing else.

use super::chunks;
use super::life::{Life, Over};
use super::seal::{Claim, claim, seal_head};
use super::storage::{Storage, StorageFault};
use super::storages::{Storages, key_for};
use super::{ASIDE, Book, Journal, Kept, ledger_key, read_kept, snapshot};
use crate::file::{ChunkCache, Pieces, next_revision};
use crate::ledger::Moment;
use crate::plan::PlanId;

/// What lies where a book is to be saved.
#[derive(PartialEq)]
enum Existing {
    /// What the book has grown from, or a left-over of a life that is over.
    Before,
    /// A later save, or another life, by someone else.
    Later,
    /// What a newer version of this program has written.
    Newer,
    /// Put there since the start, by something else than this program, or spoilt.
    Foreign,
}

/// Reads whole only what claims to be no earlier save of the book.
fn existing(
    storages: &mut Storages<'_>,
    text: &str,
    (revision, life): (u64, &Life),
    over: &Over,
) -> Existing {
    let claimed = match claim(text) {
        Claim::Newer => return Existing::Newer,
        Claim::Nothing => false,
        Claim::Ours(stated) => {
            let theirs = stated.life();
            let same = theirs == *life || !theirs.is_named() || !life.is_named();
            if over.has(&theirs) || same && stated.revision <= revision {
                return Existing::Before;
            }
            true
        }
    };
    match read_kept(storages, text) {
        Kept::Newer(_) => Existing::Newer,
        Kept::Good(_) if claimed => Existing::Later,
        Kept::Good(_) | Kept::Bad(_) => Existing::Foreign,
    }
}

/// What of a book is written: its head, sealed, and the pieces of its log.
struct Texts {
    head: String,
    pieces: Pieces,
}

impl Texts {
    /// Only a text that is proven to open again may take the place of the one before.
    fn of(
        book: &Book,
        revision: u64,
        now: Moment,
        cache: &mut ChunkCache,
    ) -> Result<Self, StorageFault> {
        let (plan, ledger, log) = (&book.plan, &book.ledger, &book.log);
        let pieces = plan
            .proven_pieces(ledger, log, revision, now, cache)
            .map_err(|_| StorageFault::Unproven)?;
        let digests = pieces.chunks.iter().map(|chunk| chunk.digest.as_str());
        let digests: Vec<&str> = digests.collect();
        let head = seal_head(revision, &book.life, &digests, &pieces.head);
        Ok(Self { head, pieces })
    }

    /// The chunks first: a head without them is none.
    fn write(&self, place: &mut dyn Storage, id: &PlanId) -> Result<(), StorageFault> {
        let chunks = self.pieces.chunks.iter();
        let chunks = chunks.map(|chunk| (chunk.digest.as_str(), chunk.text.as_str()));
        let chunks: Vec<(&str, &str)> = chunks.collect();
        chunks::write(place, id, &chunks)?;
        place.write(&ledger_key(id), &self.head)
    }
}

/// Saves a book as its next revision in both places. In the journal it is when the batch is done.
/// Where only the journal's image could take it, gives what the local storage said.
///
/// # Errors
/// [`StorageFault`]: nothing was written, the book is as it was. `Changed` where someone else has
/// saved a later revision or removed the plan, `Newer` where a newer version of this program is at
/// work, `Unproven` where the text could not be opened again.
pub fn save(
    storages: &mut Storages<'_>,
    book: &mut Book,
    now: Moment,
) -> Result<Option<StorageFault>, StorageFault> {
    save_pieces(storages, book, now, &mut ChunkCache::default())
}

/// The same; of the log only what the last save, by `cache`, did not write.
///
/// # Errors
/// As [`save`].
pub fn save_pieces(
    storages: &mut Storages<'_>,
    book: &mut Book,
    now: Moment,
    cache: &mut ChunkCache,
) -> Result<Option<StorageFault>, StorageFault> {
    let id = book.id().clone();
    if let Some(fault) = conflict(storages, &id, (book.revision, &book.life), None) {
        return Err(fault);
    }
    keep_foreign(storages, book)?;
    snapshot::of_day(storages, &id, now);
    let revision = next_revision(book.revision);
    let before = chunks_before(storages, &id);
    let texts = Texts::of(book, revision, now, cache)?;
    let local = texts.write(storages.local, &id);
    match &mut storages.journal {
        Some(journal) => texts.write(*journal, &id)?,
        None => local?,
    }
    if local.is_ok() {
        chunks::sweep(storages, &id, before);
    }
    book.revision = revision;
    book.saved_at = Some(now);
    Ok(local.err())
}

fn chunks_before(storages: &mut Storages<'_>, id: &PlanId) -> Vec<String> {
    let key = ledger_key(id);
    let mut before = Vec::new();
    for place in storages.places() {
        let text = place.read(&key).ok().flatten().unwrap_or_default();
        before.extend(chunks::named(&text));
    }
    before
}

/// Copies what the book has not grown from to keys of its own, before it is written over.
fn keep_foreign(storages: &mut Storages<'_>, book: &Book) -> Result<(), StorageFault> {
    let (key, over) = (
        ledger_key(book.id()),
        Over::read(storages, book.id().as_str()),
    );
    for (text, of_local) in texts_at(storages, &key) {
        let own = (book.revision, &book.life);
        if existing(storages, &text, own, &over) == Existing::Foreign {
            let aside = key_for(ASIDE, &format!("ledger/{}", book.id()), &text);
            storages.copy(&aside, &text, of_local)?;
        }
    }
    Ok(())
}

/// What lies under a key in either place, and whether that is the local storage.
pub(super) fn texts_at(storages: &mut Storages<'_>, key: &str) -> Vec<(String, bool)> {
    let places = storages.places();
    let local = places.len() - 1;
    let texts = places.into_iter().enumerate();
    texts
        .filter_map(|(at, place)| Some((place.read(key).ok().flatten()?, at == local)))
        .collect()
}

/// Why a book that has grown from a revision may not take the place of what lies in either
/// place: a newer version of this program is at work, or someone else has saved a later revision
/// or removed the plan. What the book's own save has put there, `own`, is no one else's.
pub fn conflict(
    storages: &mut Storages<'_>,
    id: &PlanId,
    grown_from: (u64, &Life),
    own: Option<&str>,
) -> Option<StorageFault> {
    let key = ledger_key(id);
    let over = Over::read(storages, id.as_str());
    let mut changed = over.has(grown_from.1).then_some(StorageFault::Changed);
    for (text, _) in texts_at(storages, &key) {
        if Some(text.as_str()) == own {
            continue;
        }
        match existing(storages, &text, grown_from, &over) {
            Existing::Newer => return Some(StorageFault::Newer),
            Existing::Later => changed = Some(StorageFault::Changed),
            Existing::Before | Existing::Foreign => {}
        }
    }
    changed
}

/// Puts a book that will not be saved under its own key among what is set aside; gives the key.
/// `safely`: the database may take nothing, so the local storage must have it.
///
/// # Errors
/// [`StorageFault`]: it lies nowhere, or not safely.
pub fn keep_aside(
    storages: &mut Storages<'_>,
    book: &Book,
    now: Moment,
    safely: bool,
) -> Result<String, StorageFault> {
    let text = seal_head(book.revision, &book.life, &[], &book.text(now));
    let key = key_for(ASIDE, &format!("ledger/{}", book.id()), &text);
    storages.copy(&key, &text, safely)?;
    Ok(key)
}

/// Whether the journal holds a book as it was saved as this revision of this life.
pub fn is_safe(journal: &Journal, id: &PlanId, revision: u64, life: &Life) -> bool {
    let key = ledger_key(id);
    let line = journal.written(&key).map(claim);
    journal.is_written(&key)
        && matches!(line, Some(Claim::Ours(stated)) if stated.revision == revision && stated.life() == *life)
}

/// The book kept under a plan's id, read again from whichever place has the later one.
pub fn read(storages: &mut Storages<'_>, id: &PlanId) -> Option<Book> {
    let key = ledger_key(id);
    let mut latest: Option<Book> = None;
    for (text, _) in texts_at(storages, &key) {
        if let Kept::Good(book) = read_kept(storages, &text) {
            let later = latest
                .as_ref()
                .is_none_or(|one| one.revision < book.revision);
            latest = if later { Some(*book) } else { latest };
        }
    }
    latest
}
