//! The journal's database (IndexedDB): one store of texts under keys.

#![expect(
    clippy::disallowed_methods,
    reason = "called by the database; uses no signal"
)]

use js_sys::{Array, Function, Object, Promise, Reflect};
use so_chi_tieu::store::{StorageFault, Write};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

const STORE: &str = "kept";
/// Milliseconds after which a database that says nothing counts as not there.
const PATIENCE: i32 = 4_000;

/// What became of opening a database.
enum Opening {
    Open(IdbDatabase),
    /// One of this name is there, but of another version or without the store.
    NotOurs,
    Refused,
}

/// The names of the database, in the order in which they are tried.
fn names(first: &str) -> impl Iterator<Item = String> {
    let others = (2..=9).map(move |number| format!("{first}-{number}"));
    std::iter::once(first.to_owned()).chain(others)
}

/// The open database.
pub struct Database(IdbDatabase);

impl Database {
    /// Opens it, or makes it. None where the browser gives none, or none in time. A database of
    /// another version, or without its store, is left as it is, and the next name taken. `closed`
    /// is told when the browser closes it: it was cleared, or the disk has failed.
    pub async fn open(closed: impl Fn() + 'static) -> Option<Self> {
        // Where it is forbidden even asking for it throws.
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).ok()?;
        let factory: IdbFactory = factory.dyn_into().ok()?;
        for name in names(super::storage_name()) {
            match Self::open_named(&factory, &name).await {
                Opening::Open(database) => {
                    let closed = Closure::<dyn Fn()>::new(closed);
                    database.set_onclose(Some(closed.as_ref().unchecked_ref()));
                    closed.forget();
                    return Some(Self(database));
                }
                Opening::NotOurs => {}
                Opening::Refused => return None,
            }
        }
        None
    }

    async fn open_named(factory: &IdbFactory, name: &str) -> Opening {
        let Ok(request) = factory.open_with_u32(name, 1) else {
            return Opening::Refused;
        };
        let opening = request.clone();
        let make = Closure::once_into_js(move || {
            let database = opening.result().ok()?.dyn_into::<IdbDatabase>().ok()?;
            database.create_object_store(STORE).ok().map(JsValue::from)
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        let opened = result(&request).await;
        let Some(database) = opened.and_then(|opened| opened.dyn_into::<IdbDatabase>().ok()) else {
            let error = request.error().ok().flatten();
            return match error.is_some_and(|error| error.name() == "VersionError") {
                true => Opening::NotOurs,
                false => Opening::Refused,
            };
        };
        match database.object_store_names().contains(STORE) {
            true => Opening::Open(database),
            false => {
                database.close();
                Opening::NotOurs
            }
        }
    }

    /// All texts whose keys begin so.
    pub async fn texts(&self, prefix: &str) -> Option<Vec<(String, String)>> {
        let store = self
            .transaction("readonly")
            .ok()?
            .object_store(STORE)
            .ok()?;
        let range = beginning(prefix)?;
        let keys = result(&store.get_all_keys_with_key(&range).ok()?).await?;
        let texts = result(&store.get_all_with_key(&range).ok()?).await?;
        let (keys, texts) = (Array::from(&keys), Array::from(&texts));
        let pairs = keys.iter().zip(texts.iter());
        Some(
            pairs
                .filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?)))
                .collect(),
        )
    }

    /// All keys that begin so.
    pub async fn keys(&self, prefix: &str) -> Option<Vec<String>> {
        let store = self
            .transaction("readonly")
            .ok()?
            .object_store(STORE)
            .ok()?;
        let keys = store.get_all_keys_with_key(&beginning(prefix)?).ok()?;
        let keys = Array::from(&result(&keys).await?);
        Some(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    /// The text under a key.
    pub async fn text(&self, key: &str) -> Option<String> {
        let store = self
            .transaction("readonly")
            .ok()?
            .object_store(STORE)
            .ok()?;
        result(&store.get(&key.into()).ok()?).await?.as_string()
    }

    /// What lies under a key, of whatever sort.
    pub async fn value(&self, key: &str) -> Option<JsValue> {
        let store = self
            .transaction("readonly")
            .ok()?
            .object_store(STORE)
            .ok()?;
        result(&store.get(&key.into()).ok()?).await
    }

    /// Puts something under a key, or takes it away. Where that fails it is as it was.
    pub async fn keep_value(&self, key: &str, value: Option<&JsValue>) {
        let store = self
            .transaction("readwrite")
            .map(|one| one.object_store(STORE));
        let Ok(Ok(store)) = store else { return };
        let request = match value {
            Some(value) => store.put_with_key(value, &key.into()),
            None => store.delete(&key.into()),
        };
        if let Ok(request) = request {
            result(&request).await;
        }
    }

    /// Carries a batch out, whole or not at all. When this is done the browser may be killed.
    ///
    /// # Errors
    /// `Changed` where something else is found than the batch expects, `Full` where there is no
    /// room, `Forbidden` for everything else.
    pub async fn commit(&self, batch: &[Write]) -> Result<(), StorageFault> {
        let transaction = self
            .transaction("readwrite")
            .map_err(|_| StorageFault::Forbidden)?;
        let done = JsFuture::from(completion(&transaction));
        let refused = carry_out(&transaction, batch).await;
        if refused.is_err() {
            // Refused where the browser has ended it already.
            let _ = transaction.abort();
        }
        let done = done.await.map_err(|_| match transaction.error() {
            Some(error) => fault_of(&error.name()),
            None => StorageFault::Forbidden,
        });
        refused.and(done.map(drop))
    }

    /// A transaction that is on the disk when it says so, not only with the system.
    fn transaction(&self, mode: &str) -> Result<IdbTransaction, JsValue> {
        let begin: Function = Reflect::get(&self.0, &"transaction".into())?.dyn_into()?;
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begun = begin.call3(&self.0, &STORE.into(), &mode.into(), &options)?;
        begun.dyn_into()
    }
}

async fn carry_out(transaction: &IdbTransaction, batch: &[Write]) -> Result<(), StorageFault> {
    let store: IdbObjectStore = transaction.object_store(STORE).map_err(thrown)?;
    for write in batch {
        let key = JsValue::from_str(&write.key);
        let found = result(&store.get(&key).map_err(thrown)?).await;
        let found = found.ok_or(StorageFault::Forbidden)?.as_string();
        if !write.may_replace(found.as_deref()) {
            return Err(StorageFault::Changed);
        }
        let request = match &write.text {
            Some(text) => store.put_with_key(&text.into(), &key),
            None => store.delete(&key),
        };
        request.map_err(thrown)?;
    }
    Ok(())
}

/// What an exception of the browser means.
pub(super) fn thrown(error: JsValue) -> StorageFault {
    let name = Reflect::get(&error, &"name".into()).ok();
    let name = name.and_then(|name| name.as_string());
    fault_of(&name.unwrap_or_default())
}

fn fault_of(name: &str) -> StorageFault {
    match name {
        // Firefox has a name of its own for a full local storage.
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StorageFault::Full,
        _ => StorageFault::Forbidden,
    }
}

fn beginning(prefix: &str) -> Option<JsValue> {
    let range = IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into());
    range.ok().map(JsValue::from)
}

/// What a request gives; none where it fails, or says nothing in time: another window that sleeps
/// in the middle of a transaction holds everyone up.
async fn result(request: &IdbRequest) -> Option<JsValue> {
    let first = Promise::race(&Array::of2(&outcome(request), &after(PATIENCE)));
    JsFuture::from(first).await.ok()?;
    request.result().ok()
}

fn outcome(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

fn completion(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    })
}

/// A promise that is kept after some milliseconds.
fn after(milliseconds: i32) -> Promise {
    Promise::new(&mut |resolve, _| {
        if let Some(window) = super::window() {
            // Without a timer the wait is longer, no more.
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    })
}
