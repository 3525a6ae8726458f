//! Plans taken out of the list, put back, and deleted for good.

use super::chunks;
use super::life::{self, Life, Over};
use super::save::{save, texts_at};
use super::seal::{Claim, claim, digest_of, seal_head};
use super::snapshot;
use super::storage::{Storage, StorageFault};
use super::storages::{Storages, key_for};
use super::{ASIDE, Book, Kept, REMOVED, ledger_key, read_kept};
use crate::file::{next_revision, revision_taken};
use crate::ledger::Moment;
use crate::plan::PlanId;

/// A plan that was removed and can be put back.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    /// The key it lies under.
    pub key: String,
    /// The plan with its ledger.
    pub book: Book,
}

/// Begins a new life for a book that has not grown from what is kept: opened, imported, put back.
pub fn adopt(storages: &mut Storages<'_>, book: &mut Book, life: Life) -> Result<(), StorageFault> {
    book.life = life;
    // A file may claim any revision; a new life may begin anywhere.
    book.revision = revision_taken(book.revision);
    // The newest of a plan's snapshots are those of the highest revision.
    if let Some(journal) = &storages.journal {
        let newest = snapshot::highest_revision(journal, book.id());
        book.revision = book.revision.max(revision_taken(newest));
    }
    let (key, name) = (ledger_key(book.id()), format!("ledger/{}", book.id()));
    let over = Over::read(storages, book.id().as_str());
    for (text, of_local) in texts_at(storages, &key) {
        let left_over = matches!(claim(&text), Claim::Ours(stated) if over.has(&stated.life()));
        if !left_over && matches!(read_kept(storages, &text), Kept::Good(_)) {
            storages.copy(&key_for(ASIDE, &name, &text), &text, of_local)?;
        }
    }
    Ok(())
}

/// Takes a book out of the list, keeping a copy under the returned key for [`put_back`].
///
/// # Errors
/// [`StorageFault`]: the book is still there.
pub fn remove(
    storages: &mut Storages<'_>,
    book: &Book,
    now: Moment,
) -> Result<String, StorageFault> {
    let (id, key) = (book.id(), ledger_key(book.id()));
    let revision = next_revision(book.revision);
    let text = book.plan.backup(&book.ledger, &book.log, revision, now);
    let text = seal_head(revision, &book.life, &[], &text);
    let kept = key_for(REMOVED, id.as_str(), &text);
    let before = chunks::named(&storages.read(&key).unwrap_or_default());
    match storages.move_text(&key, &kept, &text)? {
        // Where there is no room for this it is a left-over of nothing.
        true => drop(life::end(storages, id.as_str(), &book.life, false)),
        false => life::end_in_journal(storages, id.as_str(), &book.life),
    }
    chunks::sweep(storages, id, before);
    Ok(kept)
}

/// The plans removed and not deleted.
pub fn removed(storages: &mut Storages<'_>) -> Vec<Removed> {
    let mut found = Vec::new();
    for key in storages.keys(REMOVED) {
        let text = storages.read(&key).unwrap_or_default();
        if let Kept::Good(book) = read_kept(storages, &text) {
            found.push(Removed { key, book: *book });
        }
    }
    // The order of keys says nothing.
    found.sort_by_key(|one| (one.book.saved_at, one.book.revision));
    found
}

/// The removed books of one plan id.
pub(super) fn removed_of(storages: &mut Storages<'_>, id: &str) -> Vec<Book> {
    let mut found = Vec::new();
    for key in storages.keys(&format!("{REMOVED}{id}/")) {
        let text = storages.read(&key).unwrap_or_default();
        if let Kept::Good(book) = read_kept(storages, &text) {
            found.push(*book);
        }
    }
    found
}

/// Puts a removed book back as it was, in a new life. Where only the journal's image could take it,
/// gives what the local storage said; the copy there stays until it has the book.
///
/// # Errors
/// [`StorageFault`]: it is still under its key among the removed.
pub fn put_back(
    storages: &mut Storages<'_>,
    key: &str,
    book: &mut Book,
    life: Life,
    now: Moment,
) -> Result<Option<StorageFault>, StorageFault> {
    adopt(storages, book, life)?;
    let local = match (save(storages, book, now), storages.journal.is_some()) {
        (Err(StorageFault::Full), false) => {
            // A full storage has room for one of them, not two.
            let before = storages.local.read(key)?.unwrap_or_default();
            storages.local.remove(key)?;
            let saved = save(storages, book, now);
            if saved.is_err() {
                storages.local.write(key, &before)?;
            }
            saved?
        }
        (saved, _) => saved?,
    };
    if let Some(journal) = &mut storages.journal {
        journal.remove(key)?;
    }
    if local.is_none() {
        storages.local.remove(key)?;
    }
    Ok(local)
}

/// Deletes something removed or set aside, for good: what a killed browser brings back of it is
/// known by its life or its digest. Only ever at the user's word.
pub fn discard(storages: &mut Storages<'_>, key: &str) {
    if !key.starts_with(REMOVED) && !key.starts_with(ASIDE) {
        return;
    }
    let Some(text) = storages.read(key) else {
        return;
    };
    life::forget_text(storages, &digest_of(&text));
    let id = key
        .strip_prefix(REMOVED)
        .and_then(|name| name.rsplit_once('/'));
    if let (Some((id, _)), Claim::Ours(stated)) = (id, claim(&text)) {
        // Where neither place takes it, the copy is deleted all the same.
        let _ = life::end(storages, id, &stated.life(), true);
    }
    let named = chunks::named(&text);
    storages.remove(key);
    if let Some(id) = id.and_then(|(id, _)| PlanId::new(id)) {
        chunks::sweep(storages, &id, named);
        discard_snapshots(storages, &id);
    }
}

/// With the last copy of a plan go its snapshots: nothing on this machine would show them.
fn discard_snapshots(storages: &mut Storages<'_>, id: &PlanId) {
    let removed = format!("{REMOVED}{id}/");
    if storages.read(&ledger_key(id)).is_some() || !storages.keys(&removed).is_empty() {
        return;
    }
    if let Some(journal) = &mut storages.journal {
        for snapshot in snapshot::of(journal, id) {
            // The image of the journal takes everything.
            let _ = journal.remove(&snapshot.key);
        }
    }
}
