//! The life of a plan on this machine: from when it is opened, imported or put back until it is
//! removed.
//!
//! A revision alone cannot tell a ledger that was removed, and that a killed browser brings back
//! in the local storage, from one that was imported after the removal: an import keeps the lower
//! revision of its file. So every kept text names its life, a number drawn at random, and what is
//! removed or deleted is remembered by its life. A text of a life that is over is a left-over; any
//! other text is someone's work.

use std::fmt;

use super::storage::{Storage, StorageFault};
use super::storages::Storages;
use super::{GONE, in_order};

/// Lives remembered of one plan id. A left-over comes up at the next start or never.
const MOST: usize = 200;

/// The life of a plan; empty for texts of versions that did not name it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Life(String);

impl Life {
    /// The life of this number.
    pub fn new(number: u64) -> Self {
        Self(format!("{number:016x}"))
    }

    /// As it stands in a text: letters and digits.
    pub(super) fn read(word: &str) -> Self {
        let plain = word.chars().all(|letter| letter.is_ascii_alphanumeric());
        Self(if plain {
            word.to_owned()
        } else {
            String::new()
        })
    }

    /// Whether it is named at all.
    pub fn is_named(&self) -> bool {
        !self.0.is_empty()
    }
}

impl fmt::Display for Life {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.is_named() { &self.0 } else { "-" })
    }
}

/// The lives of a plan id that are over.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Over {
    /// Removed: a copy lies among the removed plans, or has been put back.
    removed: Vec<Life>,
    /// Deleted for good.
    deleted: Vec<Life>,
}

impl Over {
    /// What both places know.
    pub fn read(storages: &mut Storages<'_>, id: &str) -> Self {
        let key = key(id);
        let mut over = Self::default();
        for place in storages.places() {
            over.join(&place.read(&key).ok().flatten().unwrap_or_default());
        }
        over
    }

    pub fn has_removed(&self, life: &Life) -> bool {
        life.is_named() && self.removed.contains(life)
    }

    pub fn has_deleted(&self, life: &Life) -> bool {
        life.is_named() && self.deleted.contains(life)
    }

    /// Whether any life of the plan is over: then this version has handled it.
    pub fn has_any(&self) -> bool {
        !self.removed.is_empty() || !self.deleted.is_empty()
    }

    pub fn has(&self, life: &Life) -> bool {
        self.has_removed(life) || self.has_deleted(life)
    }

    fn join(&mut self, text: &str) {
        for word in text.split(' ') {
            let (list, word) = match word.strip_prefix('-') {
                Some(word) => (&mut self.deleted, word),
                None => (&mut self.removed, word),
            };
            let life = Life::read(word);
            if life.is_named() && !list.contains(&life) {
                list.push(life);
            }
        }
    }

    /// One line: `a1b2 c3d4 -e5f6`; deleted lives have the sign before them.
    fn text(&self) -> String {
        let newest = |lives: &[Life], sign: &str| {
            let from = lives.len().saturating_sub(MOST);
            let lives = lives.iter().skip(from);
            lives.map(|life| format!("{sign}{life}")).collect()
        };
        let all: [Vec<String>; 2] = [newest(&self.removed, ""), newest(&self.deleted, "-")];
        all.concat().join(" ")
    }
}

/// Remembers that a life is over: `deleted` where for good.
pub(super) fn end(
    storages: &mut Storages<'_>,
    id: &str,
    life: &Life,
    deleted: bool,
) -> Result<(), StorageFault> {
    if !life.is_named() {
        return Ok(());
    }
    let sign = if deleted { "-" } else { "" };
    remember(storages, id, &format!("{sign}{life}"))
}

/// The same in the journal alone, where the local storage still has the plan: it is over when the
/// database says so.
pub(super) fn end_in_journal(storages: &mut Storages<'_>, id: &str, life: &Life) {
    let mut over = Over::read(storages, id);
    over.join(&life.to_string());
    if let Some(journal) = storages.journal.as_mut().filter(|_| life.is_named()) {
        // The image of the journal takes everything.
        let _ = journal.write(&key(id), &over.text());
    }
}

/// Remembers lives that are over, in the form in which they are kept.
pub(super) fn remember(
    storages: &mut Storages<'_>,
    id: &str,
    lives: &str,
) -> Result<(), StorageFault> {
    let mut over = Over::read(storages, id);
    let before = over.clone();
    over.join(lives);
    match over == before {
        true => Ok(()),
        false => storages.write(&key(id), &over.text()),
    }
}

/// Has both places know what either knows of lives that are over and of texts deleted for good.
pub(super) fn level(storages: &mut Storages<'_>) {
    for key in storages.keys(GONE) {
        if let Some(id) = key.strip_prefix(GONE) {
            let text = Over::read(storages, id).text();
            put_in_both(storages, &key, &text);
        }
    }
    let deleted = deleted_texts(storages);
    if !deleted.is_empty() {
        put_in_both(storages, super::DELETED, &deleted.join(" "));
    }
}

fn put_in_both(storages: &mut Storages<'_>, key: &str, text: &str) {
    for place in storages.places() {
        if !matches!(place.read(key), Ok(Some(there)) if there == text) {
            // Where there is no room now, the next start tries again.
            let _ = place.write(key, text);
        }
    }
}

/// Adds to what is kept what a refused write wanted to keep: lives and deleted texts are never
/// taken back. Other keys are left alone.
pub(super) fn merge(storages: &mut Storages<'_>, key: &str, own: Option<&str>) {
    let own = own.unwrap_or_default();
    if let Some(id) = key.strip_prefix(GONE) {
        // Where neither place takes it, the next removal tries again.
        let _ = remember(storages, id, own);
    }
    if key == super::DELETED {
        for digest in own.split(' ') {
            forget_text(storages, digest);
        }
    }
}

fn key(id: &str) -> String {
    format!("{GONE}{id}")
}

/// Digests of removed texts and of texts set aside that were deleted for good: a killed browser
/// brings them back in the local storage too.
pub(super) fn forget_text(storages: &mut Storages<'_>, digest: &str) {
    let mut digests = deleted_texts(storages);
    digests.push(digest.to_owned());
    let newest = digests.len().saturating_sub(MOST);
    // Where neither place takes it, the text is deleted all the same.
    let _ = storages.write(
        super::DELETED,
        &digests.get(newest..).unwrap_or_default().join(" "),
    );
}

/// See [`forget_text`].
pub(super) fn deleted_texts(storages: &mut Storages<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for place in storages.places() {
        let text = place
            .read(super::DELETED)
            .ok()
            .flatten()
            .unwrap_or_default();
        all.extend(
            text.split(' ')
                .filter(|word| !word.is_empty())
                .map(str::to_owned),
        );
    }
    let mut all = in_order(all);
    all.dedup();
    all
}
