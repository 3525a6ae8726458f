//! Copies of a whole book from before something large was done to it, and one of every day of
//! use. They lie in the journal, in a ring.

use super::chunks;
use super::journal::Journal;
use super::seal::seal;
use super::storage::Storage;
use super::storages::Storages;
use super::{Book, SNAPSHOT, ledger_key};
use crate::file::ChunkCache;
use crate::ledger::Moment;
use crate::plan::PlanId;

/// Snapshots kept of one plan; older ones make room.
const MOST: usize = 12;

/// Why a snapshot was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The first change of a day.
    Day,
    /// Before figures from a file took the place of those here.
    Import,
    /// Before an earlier state was put back.
    Restore,
    /// Before another plan file took the place of this one.
    Plan,
    /// Before a text of an earlier version was brought up to date.
    Migration,
}

impl Why {
    const ALL: [Self; 5] = [
        Self::Day,
        Self::Import,
        Self::Restore,
        Self::Plan,
        Self::Migration,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Import => "import",
            Self::Restore => "restore",
            Self::Plan => "plan",
            Self::Migration => "migration",
        }
    }
}

/// What the key of a snapshot says.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The key it lies under.
    pub key: String,
    /// When it was taken.
    pub at: Moment,
    /// Why.
    pub why: Why,
}

pub(super) fn is_snapshot(key: &str) -> bool {
    key.starts_with(SNAPSHOT)
}

/// Puts a copy of the book as it stands into the journal. The one that makes the ring too long is
/// dropped in the same batch: either the new one is written and the oldest goes, or neither.
pub fn take(journal: &mut Journal, book: &Book, why: Why, now: Moment) {
    let (plan, ledger, log) = (&book.plan, &book.ledger, &book.log);
    let mut cache = ChunkCache::default();
    let text = plan
        .backup_pieces(ledger, &log.newest(), book.revision, now, &mut cache)
        .text();
    let text = seal(book.revision, &text);
    keep(journal, book.id(), &text, why, book.revision, now);
}

/// The same for a text that is kept as it was found.
pub(super) fn keep(
    journal: &mut Journal,
    id: &PlanId,
    text: &str,
    why: Why,
    revision: u64,
    now: Moment,
) {
    // In order of revision: a clock may be set back.
    let key = format!("{SNAPSHOT}{id}|{revision:010}|{}|{}", now.iso(), why.name());
    // The image of the journal takes everything.
    let _ = journal.write(&key, text);
    let own = of(journal, id);
    for old in own.iter().take(own.len().saturating_sub(MOST)) {
        let _ = journal.remove(&old.key);
    }
}

/// The snapshots of a plan, the oldest first.
pub fn of(journal: &Journal, id: &PlanId) -> Vec<Snapshot> {
    let prefix = format!("{SNAPSHOT}{id}|");
    let keys = journal.snapshots().filter_map(|key| {
        let mut parts = key.strip_prefix(&prefix)?.split('|');
        let at = Moment::parse_iso(parts.nth(1)?)?;
        let why = parts.next()?;
        let why = Why::ALL.into_iter().find(|one| one.name() == why)?;
        let key = key.clone();
        Some(Snapshot { key, at, why })
    });
    keys.collect()
}

/// The highest revision of a plan's snapshots; 0 where there are none.
pub(super) fn highest_revision(journal: &Journal, id: &PlanId) -> u64 {
    let prefix = format!("{SNAPSHOT}{id}|");
    let revisions = journal.snapshots().filter_map(|key| {
        let revision = key.strip_prefix(&prefix)?.split('|').next()?;
        revision.parse().ok()
    });
    revisions.max().unwrap_or(0)
}

/// Before the first save of a day: the book as it was last saved.
pub(super) fn of_day(storages: &mut Storages<'_>, id: &PlanId, now: Moment) {
    let Some(journal) = &storages.journal else {
        return;
    };
    if of(journal, id).iter().any(|one| one.at.day == now.day) {
        return;
    }
    let Ok(Some(text)) = journal.read(&ledger_key(id)) else {
        return;
    };
    let whole = chunks::with_newest(storages, &text);
    if let (Some((revision, text)), Some(journal)) = (whole, &mut storages.journal) {
        keep(journal, id, &seal(revision, &text), Why::Day, revision, now);
    }
}
