//! The two places where the page keeps books, seen from beside it.

use serde_json::{Value, json};

use crate::Page;

/// Where a book is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The local storage.
    Local,
    /// The journal's database (IndexedDB).
    Journal,
}

impl Place {
    /// Both of them.
    pub const BOTH: [Self; 2] = [Self::Local, Self::Journal];

    /// What lies there under a key; empty where there is nothing.
    pub fn read(self, page: &Page, key: &str) -> String {
        let script = match self {
            Self::Local => "return localStorage.getItem(arguments[0]) ?? ''".to_owned(),
            Self::Journal => with_store("readonly", "store.get(arguments[0])"),
        };
        page.eval(&script, &[json!(key)])
    }

    /// Puts a text there, as something else than the page does.
    pub fn write(self, page: &Page, key: &str, text: &str) {
        self.write_value(page, key, text);
    }

    /// The same for a value that is no text.
    pub fn write_value(self, page: &Page, key: &str, value: impl Into<Value>) {
        let script = match self {
            Self::Local => "localStorage.setItem(arguments[0], arguments[1])".to_owned(),
            Self::Journal => with_store("readwrite", "store.put(arguments[1], arguments[0])"),
        };
        page.eval::<Value>(&script, &[json!(key), value.into()]);
    }

    /// Takes away what lies there.
    pub fn remove(self, page: &Page, key: &str) {
        let script = match self {
            Self::Local => "localStorage.removeItem(arguments[0])".to_owned(),
            Self::Journal => with_store("readwrite", "store.delete(arguments[0])"),
        };
        page.eval::<Value>(&script, &[json!(key)]);
    }

    /// Every key of the journal and what lies under it; what is no text is written as one.
    pub fn all_of_journal(page: &Page) -> Vec<(String, String)> {
        let keys: Vec<String> = page.eval(&with_store("readonly", "store.getAllKeys()"), &[]);
        let texts: Vec<Value> = page.eval(&with_store("readonly", "store.getAll()"), &[]);
        let text = |one: Value| one.as_str().map_or_else(|| one.to_string(), str::to_owned);
        keys.into_iter().zip(texts.into_iter().map(text)).collect()
    }
}

/// A script that gives what a request to the journal's store gives, when it is carried out.
fn with_store(mode: &str, request: &str) -> String {
    format!(
        "return new Promise((resolve, reject) => {{
             const opening = indexedDB.open('so-chi-tieu');
             opening.onerror = () => reject(opening.error);
             opening.onsuccess = () => {{
                 const transaction = opening.result.transaction('kept', '{mode}');
                 const store = transaction.objectStore('kept');
                 const request = {request};
                 transaction.onabort = () => reject(transaction.error);
                 transaction.oncomplete = () => {{
                     opening.result.close();
                     resolve(request.result ?? '');
                 }};
             }};
         }})"
    )
}

/// A text as the page seals it: `sct1 41 <SHA-256>`, and the text below.
pub fn sealed(page: &Page, revision: u64, text: &str) -> String {
    let digest: String = page.eval(
        "const bytes = new TextEncoder().encode(arguments[0]);
         return crypto.subtle.digest('SHA-256', bytes).then((digest) =>
             [...new Uint8Array(digest)].map((one) => one.toString(16).padStart(2, '0')).join(''));",
        &[json!(format!("{revision}\n{text}"))],
    );
    format!("sct1 {revision} {digest}\n{text}")
}

/// Another program of the same origin takes all the room that the local storage has.
pub fn fill_local(page: &Page) {
    page.eval::<Value>(
        "let count = 0;
         for (let size = 2 ** 20; size >= 1; size /= 2) {
             try {
                 for (;;) {
                     localStorage.setItem(`other/${count}`, 'x'.repeat(size));
                     count += 1;
                 }
             } catch (error) {
                 if (error.name !== 'QuotaExceededError') throw error;
             }
         }",
        &[],
    );
}

/// It gives the room back.
pub fn free_local(page: &Page) {
    page.eval::<Value>(
        "Object.keys(localStorage)
             .filter((key) => key.startsWith('other/'))
             .forEach((key) => localStorage.removeItem(key));",
        &[],
    );
}

/// The journal's database takes nothing more.
pub fn fill_journal(page: &Page) {
    page.eval::<Value>(
        "const put = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };
         window.freeJournal = () => { IDBObjectStore.prototype.put = put; };",
        &[],
    );
}

/// It takes everything again.
pub fn free_journal(page: &Page) {
    page.eval::<Value>("window.freeJournal()", &[]);
}

/// Run before the page: the local storage is forbidden, the journal is not.
pub const NO_LOCAL: &str = "Object.defineProperty(window, 'localStorage', {
     get() { throw new DOMException('', 'SecurityError'); },
 });";

/// Run before the page: the journal is forbidden, the local storage is not.
pub const NO_JOURNAL: &str = "Object.defineProperty(window, 'indexedDB', {
     get() { throw new DOMException('', 'SecurityError'); },
 });";

/// Clears all that the site keeps, as the browser's own settings do, under its open pages.
pub fn clear_site(page: &Page) {
    let origin = page.home().trim_end_matches('/');
    let what = json!({ "origin": origin, "storageTypes": "local_storage,indexeddb" });
    page.devtools("Storage.clearDataForOrigin", what);
}
