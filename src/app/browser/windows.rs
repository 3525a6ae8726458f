//! The other windows of this page: which one writes, and what they tell each other.

#![expect(
    clippy::disallowed_methods,
    reason = "called by locks and the channel for as long as the page lives; started by `Session` alone"
)]

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

/// How the right to write is asked for.
#[derive(Clone, Copy, PartialEq)]
pub enum Ask {
    /// Only if nobody has it.
    IfFree,
    /// When its turn comes.
    Wait,
    /// At once, whoever has it.
    Take,
}

thread_local! {
    static LOSS: RefCell<Rc<dyn Fn()>> = RefCell::new(Rc::new(|| {}));
}

/// What is done when another window has taken the right to write.
pub fn on_loss(act: impl Fn() + 'static) {
    LOSS.set(Rc::new(act));
}

/// Asks for the right to write, which one window has at a time, under a name that is for ever the
/// same, whatever version of the page asks. `answered` is told whether it is given, perhaps much
/// later. Where the browser knows no such right everyone has it.
pub fn ask(how: Ask, answered: impl Fn(bool) + 'static) {
    let answered: Rc<dyn Fn(bool)> = Rc::new(answered);
    if request(how, Rc::clone(&answered)).is_none() {
        answered(true);
    }
}

/// Whether the right to write is free, and now this window's.
pub async fn ask_if_free() -> bool {
    let answer = Promise::new(&mut |resolve, _| {
        ask(Ask::IfFree, move |given| {
            // Nobody is left to tell where this fails.
            let _ = resolve.call1(&JsValue::NULL, &given.into());
        });
    });
    JsFuture::from(answer)
        .await
        .is_ok_and(|given| given.is_truthy())
}

/// Whether the browser knows such a right. Over plain http it does not.
pub fn has_right() -> bool {
    locks().is_some()
}

fn locks() -> Option<JsValue> {
    let navigator = super::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then_some(locks)
}

fn request(how: Ask, answered: Rc<dyn Fn(bool)>) -> Option<()> {
    let locks = locks()?;
    let request: Function = Reflect::get(&locks, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    Reflect::set(
        &options,
        &"ifAvailable".into(),
        &(how == Ask::IfFree).into(),
    )
    .ok()?;
    Reflect::set(&options, &"steal".into(), &(how == Ask::Take).into()).ok()?;
    let answer = Rc::clone(&answered);
    let given = Closure::once_into_js(move |lock: JsValue| {
        answer(!lock.is_null());
        match lock.is_null() {
            true => JsValue::UNDEFINED,
            // Held until the window goes or another one takes it.
            false => Promise::new(&mut |_, _| {}).into(),
        }
    });
    let asked = request
        .call3(&locks, &super::storage_name().into(), &options, &given)
        .ok()?;
    // Taken by another window, or forbidden like the storages: then everyone has the right.
    let taken = Closure::<dyn FnMut(JsValue)>::new(move |error: JsValue| {
        let name = Reflect::get(&error, &"name".into()).ok();
        match name.and_then(|name| name.as_string()).as_deref() {
            Some("AbortError") => LOSS.with_borrow(Rc::clone)(),
            _ => answered(true),
        }
    });
    let _ = asked.dyn_ref::<Promise>()?.catch(&taken);
    taken.forget();
    Some(())
}

/// The channel to the other tabs; none where the browser has none.
#[derive(Clone)]
pub struct Channel(Option<BroadcastChannel>);

impl Channel {
    /// Opens it; `heard` gets every word that another window says.
    pub fn open(heard: impl Fn(String) + 'static) -> Self {
        let Ok(channel) = BroadcastChannel::new(super::storage_name()) else {
            return Self(None);
        };
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            heard(event.data().as_string().unwrap_or_default());
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
        Self(Some(channel))
    }

    /// Says a word to all of them.
    pub fn say(&self, word: &str) {
        if let Some(channel) = &self.0 {
            // A line that is cut has nobody at its other end.
            let _ = channel.post_message(&word.into());
        }
    }
}
