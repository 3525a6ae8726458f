//! The place where things are kept, as the protocol sees it.

use crate::sorted::Sorted;

/// Texts under keys. In the page: the browser's local storage.
pub trait Storage {
    /// All keys of this program, in any order.
    ///
    /// # Errors
    /// [`StorageFault`] where the shelf cannot be used.
    fn keys(&self) -> Result<Vec<String>, StorageFault>;

    /// The text under a key.
    ///
    /// # Errors
    /// [`StorageFault`] where the shelf cannot be used.
    fn read(&self, key: &str) -> Result<Option<String>, StorageFault>;

    /// Puts a text under a key, in place of what was there.
    ///
    /// # Errors
    /// [`StorageFault`]; what was there is then still there.
    fn write(&mut self, key: &str, text: &str) -> Result<(), StorageFault>;

    /// Takes a text away.
    ///
    /// # Errors
    /// [`StorageFault`] where the shelf cannot be used.
    fn remove(&mut self, key: &str) -> Result<(), StorageFault>;
}

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageFault {
    /// The browser does not allow it.
    Forbidden,
    /// There is no room.
    Full,
    /// Another window has saved something later.
    Changed,
    /// A newer version of this program has been at work.
    Newer,
    /// What would be written could not be opened again.
    Unproven,
}

impl StorageFault {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Forbidden => "STORE-01",
            Self::Full => "STORE-02",
            Self::Changed => "STORE-03",
            Self::Newer => "STORE-04",
            Self::Unproven => "STORE-06",
        }
    }
}

/// A shelf behind glass: what is written or removed stays as it was.
pub struct ReadOnly<'a>(pub &'a dyn Storage);

impl Storage for ReadOnly<'_> {
    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        self.0.keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageFault> {
        self.0.read(key)
    }

    fn write(&mut self, _: &str, _: &str) -> Result<(), StorageFault> {
        Ok(())
    }

    fn remove(&mut self, _: &str) -> Result<(), StorageFault> {
        Ok(())
    }
}

/// A shelf in memory: for a page that may not keep anything, and for tests.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MemoryStorage {
    texts: Sorted<String, String>,
    /// Most characters it holds, keys included; none: no limit.
    pub room: Option<usize>,
    /// Whether it refuses everything.
    pub forbidden: bool,
}

impl MemoryStorage {
    fn check(&self) -> Result<(), StorageFault> {
        if self.forbidden {
            return Err(StorageFault::Forbidden);
        }
        Ok(())
    }
}

impl Storage for MemoryStorage {
    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        self.check()?;
        Ok(self.texts.iter().map(|(key, _)| key.clone()).collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageFault> {
        self.check()?;
        Ok(self.texts.get(&key.to_owned()).cloned())
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StorageFault> {
        self.check()?;
        let others: usize = self
            .texts
            .iter()
            .filter(|(other, _)| *other != key)
            .map(|(other, text)| other.len() + text.len())
            .sum();
        if self
            .room
            .is_some_and(|room| others + key.len() + text.len() > room)
        {
            return Err(StorageFault::Full);
        }
        self.texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageFault> {
        self.check()?;
        self.texts.remove(&key.to_owned());
        Ok(())
    }
}
