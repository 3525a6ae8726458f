//! What happens when the program fails, or a part of it does not come: it is told to the crash page
//! (`crash.js`), which does without any of this. After a failure nothing more is written.

use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

static CRASHED: AtomicBool = AtomicBool::new(false);

/// From now on a panic is told to the crash page.
pub fn tell_of_crashes() {
    std::panic::set_hook(Box::new(|panic| {
        CRASHED.store(true, Ordering::Relaxed);
        call("crash", &panic.to_string().into());
    }));
}

/// Whether the program has failed: what is in memory is not to be trusted any more.
pub fn has_crashed() -> bool {
    CRASHED.load(Ordering::Relaxed)
}

/// Before there is a page: says that a part has not come and gives what is kept, until another try
/// is wanted.
pub async fn another_try() {
    if let Some(asked) = call("missing", &JsValue::NULL).and_then(|one| one.dyn_into().ok()) {
        let asked: Promise = asked;
        // It is never refused.
        let _ = JsFuture::from(asked).await;
    }
}

/// Puts what is kept into an element, as files.
pub fn offer_kept(element: &HtmlElement) {
    call("offer", element);
}

/// Asks the host for the whole page, past every cache; the element says what comes of it.
pub fn load_anew(element: &HtmlElement) {
    call("anew", element);
}

/// What one of the crash page's ways gives. There is nobody left to tell if this, too, fails.
fn call(way: &str, argument: &JsValue) -> Option<JsValue> {
    let ways = Reflect::get(&js_sys::global(), &"soChiTieu".into()).ok()?;
    let way: Function = Reflect::get(&ways, &way.into()).ok()?.dyn_into().ok()?;
    way.call1(&JsValue::NULL, argument).ok()
}
