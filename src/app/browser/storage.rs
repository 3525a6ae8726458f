//! The browser's local storage as a shelf.

use gloo_storage::{LocalStorage, Storage};
use so_chi_tieu::store::{Shelf, ShelfFault};

/// The local storage. Keys of other programs of the same origin are left alone.
pub struct BrowserShelf;

const PREFIX: &str = "so-chi-tieu/";

impl BrowserShelf {
    /// The storage itself. `LocalStorage::raw` panics where it is denied: asked for first.
    fn raw() -> Result<web_sys::Storage, ShelfFault> {
        let probe = super::window().and_then(|window| window.local_storage().ok().flatten());
        match probe {
            Some(_) => Ok(LocalStorage::raw()),
            None => Err(ShelfFault::Forbidden),
        }
    }
}

impl Shelf for BrowserShelf {
    fn keys(&self) -> Result<Vec<String>, ShelfFault> {
        let storage = Self::raw()?;
        let length = storage.length().map_err(|_| ShelfFault::Forbidden)?;
        let keys = (0..length).filter_map(|at| storage.key(at).ok().flatten());
        Ok(keys.filter(|key| key.starts_with(PREFIX)).collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, ShelfFault> {
        Self::raw()?
            .get_item(key)
            .map_err(|_| ShelfFault::Forbidden)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), ShelfFault> {
        let storage = Self::raw()?;
        storage.set_item(key, text).map_err(super::database::thrown)
    }

    fn remove(&mut self, key: &str) -> Result<(), ShelfFault> {
        Self::raw()?
            .remove_item(key)
            .map_err(|_| ShelfFault::Forbidden)
    }
}
