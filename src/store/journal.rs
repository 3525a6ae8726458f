//! The second copy: a database that has what it was given when it says so, even if the browser is
//! killed the moment after.
//!
//! Writing to it takes a while, so the page holds an image of it: what is to be written is put
//! into the image and handed over in batches. A batch names what must be found there, so that
//! nobody's work is written over unseen.

use super::plan_of_key;
use super::seal::{Claim, claim, first_line};
use super::snapshot::is_snapshot;
use super::storage::{Storage, StorageFault};
use crate::plan::PlanId;
use crate::sorted::Sorted;

/// The image of the database.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    texts: Sorted<String, String>,
    /// The first lines of what is known to be in the database.
    written: Sorted<String, String>,
    /// The keys that are not in the database as they are here.
    pending: Sorted<String, ()>,
    /// The keys of snapshots; their texts stay in the database until one is asked for.
    snapshots: Sorted<String, ()>,
}

/// One thing to be written, if the database still holds what is expected.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    /// Under which key.
    pub key: String,
    /// The first line of what lies there; none where nothing does.
    pub expected: Option<String>,
    /// What is to lie there; none: nothing.
    pub text: Option<String>,
}

impl Write {
    /// Whether it may be carried out over what is found: what is expected, or what it writes
    /// itself. A snapshot's key is its own alone.
    pub fn may_replace(&self, found: Option<&str>) -> bool {
        let found = found.map(first_line);
        is_snapshot(&self.key)
            || found == self.expected.as_deref()
            || found == self.text.as_deref().map(first_line)
    }

    /// The plan whose book it is, and the revision that the book was of before; none for other
    /// things.
    pub fn book_before(&self) -> Option<(PlanId, u64)> {
        let before = match self.expected.as_deref().map(claim) {
            Some(Claim::Ours(stated)) => stated.revision,
            _ => 0,
        };
        Some((plan_of_key(&self.key)?, before))
    }
}

impl Journal {
    /// The image of a database that holds these texts.
    pub fn new(texts: Vec<(String, String)>) -> Self {
        let mut journal = Self::default();
        for (key, text) in texts {
            journal.learn(&key, Some(text));
        }
        journal
    }

    /// What the database holds under a key, read again.
    pub fn learn(&mut self, key: &str, text: Option<String>) {
        let key = key.to_owned();
        self.pending.remove(&key);
        match text {
            Some(text) => {
                self.written
                    .insert(key.clone(), first_line(&text).to_owned());
                self.texts.insert(key, text);
            }
            None => {
                self.written.remove(&key);
                self.texts.remove(&key);
            }
        }
    }

    /// The database holds snapshots under these keys.
    pub fn learn_snapshots(&mut self, keys: Vec<String>) {
        for key in keys {
            self.snapshots.insert(key, ());
        }
    }

    /// The keys of snapshots, the oldest of each plan first.
    pub fn snapshots(&self) -> impl DoubleEndedIterator<Item = &String> {
        self.snapshots.iter().map(|(key, ())| key)
    }

    /// Everything that is to be written.
    pub fn batch(&self) -> Vec<Write> {
        let keys = self.pending.iter();
        keys.map(|(key, ())| Write {
            key: key.clone(),
            expected: self.written.get(key).cloned(),
            text: self.texts.get(key).cloned(),
        })
        .collect()
    }

    /// A batch is in the database.
    pub fn done(&mut self, batch: &[Write]) {
        for write in batch {
            match &write.text {
                Some(text) => {
                    let line = first_line(text).to_owned();
                    self.written.insert(write.key.clone(), line);
                }
                None => {
                    self.written.remove(&write.key);
                }
            }
            if self.texts.get(&write.key) == write.text.as_ref() {
                self.pending.remove(&write.key);
                if is_snapshot(&write.key) {
                    self.texts.remove(&write.key);
                }
            }
        }
    }

    /// The first line of what the database is known to hold under a key.
    pub(super) fn written(&self, key: &str) -> Option<&str> {
        self.written.get(&key.to_owned()).map(String::as_str)
    }

    /// Takes over what another image of the same database still had to write, where the database
    /// holds what was expected of it.
    pub fn take_over(&mut self, before: &Self) {
        for write in before.batch() {
            let there = self.written.get(&write.key);
            if there != write.expected.as_ref() {
                continue;
            }
            let _ = match &write.text {
                Some(text) => self.write(&write.key, text),
                None => self.remove(&write.key),
            };
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.texts.iter().next().is_none() && self.snapshots.iter().next().is_none()
    }

    /// Whether the database holds all that is here.
    pub fn is_written_whole(&self) -> bool {
        self.pending.iter().next().is_none()
    }

    /// Whether the database holds what is here under a key.
    pub fn is_written(&self, key: &str) -> bool {
        !self.pending.has(&key.to_owned())
    }
}

impl Storage for Journal {
    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        Ok(self.texts.iter().map(|(key, _)| key.clone()).collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageFault> {
        Ok(self.texts.get(&key.to_owned()).cloned())
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StorageFault> {
        self.texts.insert(key.to_owned(), text.to_owned());
        self.pending.insert(key.to_owned(), ());
        if is_snapshot(key) {
            self.snapshots.insert(key.to_owned(), ());
        }
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageFault> {
        self.texts.remove(&key.to_owned());
        self.snapshots.remove(&key.to_owned());
        self.pending.insert(key.to_owned(), ());
        Ok(())
    }
}
