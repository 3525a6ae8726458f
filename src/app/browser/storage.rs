//! The browser's local storage as a shelf.

use gloo_storage::{LocalStorage, Storage as _};
use so_chi_tieu::store::{Storage, StorageFault};

/// The local storage. Keys of other programs of the same origin are left alone.
pub struct BrowserStorage;

/// How the library's keys begin.
const PREFIX: &str = "so-chi-tieu/";

/// A key as it stands in the storage: `so-chi-tieu/2/…`, or `so-chi-tieu-tep/2/…` of a page that
/// is one file.
fn placed(key: &str) -> String {
    let rest = key.strip_prefix(PREFIX).unwrap_or(key);
    format!("{}/{rest}", super::storage_name())
}

/// The library's key of a key in the storage; none of keys of others.
fn own(placed: &str) -> Option<String> {
    let rest = placed.strip_prefix(super::storage_name())?;
    let rest = rest.strip_prefix('/')?;
    Some(format!("{PREFIX}{rest}"))
}

impl BrowserStorage {
    /// The storage itself. `LocalStorage::raw` panics where it is denied: asked for first.
    fn raw() -> Result<web_sys::Storage, StorageFault> {
        let probe = super::window().and_then(|window| window.local_storage().ok().flatten());
        match probe {
            Some(_) => Ok(LocalStorage::raw()),
            None => Err(StorageFault::Forbidden),
        }
    }
}

impl Storage for BrowserStorage {
    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        let storage = Self::raw()?;
        let length = storage.length().map_err(|_| StorageFault::Forbidden)?;
        let keys = (0..length).filter_map(|at| storage.key(at).ok().flatten());
        Ok(keys.filter_map(|key| own(&key)).collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageFault> {
        Self::raw()?
            .get_item(&placed(key))
            .map_err(|_| StorageFault::Forbidden)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StorageFault> {
        let storage = Self::raw()?;
        storage
            .set_item(&placed(key), text)
            .map_err(super::database::thrown)
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageFault> {
        Self::raw()?
            .remove_item(&placed(key))
            .map_err(|_| StorageFault::Forbidden)
    }
}
