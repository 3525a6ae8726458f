//! What the browser says of the room it gives, and whether it may clear it by itself.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Asks the browser not to clear what is kept here when it runs short of room.
pub async fn ask_to_persist() {
    // What it answers is asked for again where it is shown.
    let _ = call("persist").await;
}

/// Whether the browser keeps what is here until the user clears it; none where it does not say.
pub async fn persists() -> Option<bool> {
    call("persisted").await?.as_bool()
}

/// Bytes used here, and bytes to be had; none where the browser does not say.
pub async fn used_and_given() -> Option<(u64, u64)> {
    let estimate = call("estimate").await?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size in bytes"
    )]
    let number = |name: &str| {
        let value = Reflect::get(&estimate, &name.into()).ok()?.as_f64()?;
        Some(value as u64)
    };
    Some((number("usage")?, number("quota")?))
}

async fn call(name: &str) -> Option<JsValue> {
    let navigator = super::window()?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    let asked: Function = Reflect::get(&storage, &name.into()).ok()?.dyn_into().ok()?;
    let answer: Promise = asked.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(answer).await.ok()
}
