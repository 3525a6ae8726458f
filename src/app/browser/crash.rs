//! What happens when the program fails: it is told to the crash page (`crash.js`), which does
//! without any of this, and nothing more is written.

use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};

static CRASHED: AtomicBool = AtomicBool::new(false);

/// From now on a panic is told to the crash page.
pub fn tell_of_crashes() {
    std::panic::set_hook(Box::new(|panic| {
        CRASHED.store(true, Ordering::Relaxed);
        let show = Reflect::get(&js_sys::global(), &"soChiTieuCrash".into());
        if let Some(show) = show.ok().as_ref().and_then(|show| show.dyn_ref()) {
            let show: &js_sys::Function = show;
            // There is nobody left to tell if this, too, fails.
            let _ = show.call1(&JsValue::NULL, &panic.to_string().into());
        }
    }));
}

/// Whether the program has failed: what is in memory is not to be trusted any more.
pub fn has_crashed() -> bool {
    CRASHED.load(Ordering::Relaxed)
}
