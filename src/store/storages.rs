//! The two places where books are kept, used as one.

use super::in_order;
use super::journal::Journal;
use super::seal::digest_of;
use super::storage::{Storage, StorageFault};

/// The two places where books are kept.
pub struct Storages<'a> {
    /// The local storage.
    pub local: &'a mut dyn Storage,
    /// The image of the journal; none where the browser gives no database.
    pub journal: Option<&'a mut Journal>,
}

impl Storages<'_> {
    /// Both of them, the journal first.
    pub(super) fn places(&mut self) -> Vec<&mut dyn Storage> {
        let mut places: Vec<&mut dyn Storage> = Vec::new();
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

    /// Whether a plan, removed ones and what is set aside included, lies in either place.
    pub(super) fn has_plans(&mut self) -> bool {
        super::NEEDED
            .iter()
            .any(|prefix| !self.keys(prefix).is_empty())
    }

    /// All keys that begin so, in either place, in order.
    pub(super) fn keys(&mut self, prefix: &str) -> Vec<String> {
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
    pub(super) fn read(&mut self, key: &str) -> Option<String> {
        let mut places = self.places().into_iter();
        places.find_map(|place| place.read(key).ok().flatten())
    }

    /// Writes to both; one is enough.
    pub(super) fn write(&mut self, key: &str, text: &str) -> Result<(), StorageFault> {
        let mut outcome = Err(StorageFault::Forbidden);
        for place in self.places() {
            let written = place.write(key, text);
            outcome = outcome.or(written);
        }
        outcome
    }

    /// Takes it away in both, as far as they can be used.
    pub(super) fn remove(&mut self, key: &str) {
        for place in self.places() {
            // A place that cannot be used has nothing that could be read again.
            let _ = place.remove(key);
        }
    }

    /// Writes a copy of a text. Of one that lies in the local storage it is done only when the local
    /// storage has the copy: the journal's image takes everything, the database perhaps nothing.
    pub(super) fn copy(
        &mut self,
        key: &str,
        text: &str,
        of_local: bool,
    ) -> Result<(), StorageFault> {
        let local = self.local.write(key, text);
        match &mut self.journal {
            Some(journal) => journal.write(key, text)?,
            None => return local,
        }
        if of_local { local } else { Ok(()) }
    }

    /// Moves what lies under one key of both places to another one, as this text. What the local
    /// storage has is taken away there only when it has the copy; a full one has room for one of
    /// them, not two. Whether the local storage has it.
    pub(super) fn move_text(
        &mut self,
        from: &str,
        to: &str,
        text: &str,
    ) -> Result<bool, StorageFault> {
        let local = self.move_local(from, to, text);
        match &mut self.journal {
            Some(journal) => {
                journal.write(to, text)?;
                journal.remove(from)?;
                Ok(local.is_ok())
            }
            None => local.map(|()| true),
        }
    }

    fn move_local(&mut self, from: &str, to: &str, text: &str) -> Result<(), StorageFault> {
        match self.local.write(to, text) {
            Err(StorageFault::Full) => {}
            outcome => return outcome.and_then(|()| self.local.remove(from)),
        }
        let before = self.local.read(from)?;
        self.local.remove(from)?;
        let moved = self.local.write(to, text);
        if let (Err(_), Some(before)) = (moved, before) {
            self.local.write(from, &before)?;
        }
        moved
    }
}

/// A key for a text that is kept beside others of its name: made of the text, so that both places,
/// and sessions in which one of them is not there, never use a key for two texts.
pub(super) fn key_for(prefix: &str, name: &str, text: &str) -> String {
    let digest = digest_of(text);
    format!("{prefix}{name}/{}", digest.get(..16).unwrap_or(&digest))
}
