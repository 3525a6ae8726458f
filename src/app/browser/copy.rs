//! A file of the user's choice that gets a copy of a book by itself, where the browser can write
//! to files (File System Access; so far Chromium's).

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file that may be written to.
#[derive(Clone)]
pub struct CopyFile(JsValue);

impl CopyFile {
    /// Whether the browser can do this at all.
    pub fn is_possible() -> bool {
        picker().is_some()
    }

    /// Asks the user for a file. None where they choose none.
    pub async fn choose(name: &str) -> Option<Self> {
        let options = object(&[("suggestedName", name.into())])?;
        let window: JsValue = super::window()?.into();
        let asked = picker()?.call1(&window, &options).ok()?;
        kept(asked).await.map(Self)
    }

    /// A file chosen earlier, as the database holds it.
    pub fn from_kept(kept: JsValue) -> Option<Self> {
        method(&kept, "createWritable").map(|_| Self(kept))
    }

    /// What the database can hold.
    pub fn to_keep(&self) -> &JsValue {
        &self.0
    }

    /// Whether it is the same file as another one.
    pub async fn is_same(&self, other: &Self) -> bool {
        let same = call(&self.0, "isSameEntry", std::slice::from_ref(&other.0)).await;
        same.is_some_and(|same| same.is_truthy())
    }

    /// Its name, without its folder: the browser does not tell that.
    pub fn name(&self) -> String {
        let name = Reflect::get(&self.0, &"name".into()).ok();
        name.and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether it may be written to now. With `ask` the user is asked, which a browser allows
    /// only at a press of a button.
    pub async fn is_allowed(&self, ask: bool) -> bool {
        let name = if ask {
            "requestPermission"
        } else {
            "queryPermission"
        };
        let Some(permission) = method(&self.0, name) else {
            // Nothing to be asked: it may.
            return true;
        };
        let Some(mode) = object(&[("mode", "readwrite".into())]) else {
            return false;
        };
        let answer = match permission.call1(&self.0, &mode) {
            Ok(asked) => kept(asked).await,
            Err(_) => None,
        };
        answer.is_some_and(|answer| answer.as_string().as_deref() == Some("granted"))
    }

    /// Writes a text in place of what is in the file. Whether it is there.
    pub async fn write(&self, text: &str) -> bool {
        self.try_write(text).await.is_some()
    }

    async fn try_write(&self, text: &str) -> Option<()> {
        let stream = call(&self.0, "createWritable", &[]).await?;
        call(&stream, "write", &[text.into()]).await?;
        // Only now does the file change: what is cut short leaves it as it was.
        call(&stream, "close", &[]).await?;
        Some(())
    }
}

fn picker() -> Option<Function> {
    let window: JsValue = super::window()?.into();
    method(&window, "showSaveFilePicker")
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

async fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let arguments: Array = arguments.iter().collect();
    let begun = Reflect::apply(&method(of, name)?, of, &arguments).ok()?;
    kept(begun).await
}

/// What a promise gives, if it is kept.
async fn kept(promise: JsValue) -> Option<JsValue> {
    let promise: Promise = promise.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn object(fields: &[(&str, JsValue)]) -> Option<Object> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).ok()?;
    }
    Some(object)
}
