//! Scopes of views. Leptos disposes of a view's signals *before* it takes the view's elements out
//! of the page, and reading a disposed signal panics. The browser still calls such a view: `blur`
//! and `change` of the element that has the focus as it goes, then timers, frames, observers and
//! tasks. Hence the law:
//!
//! 1. A listener or deferred step of a view is made by this module, in the scope whose signals it
//!    uses. Once the scope is disposed of, it does nothing: a task is not polled again, so that
//!    what follows an `.await` runs only while the signals are there.
//! 2. A step that must run whatever becomes of the view (saving, opening files) is started with
//!    `browser::detached`, which no view names but `pages/plans.rs`, and uses only signals of the
//!    root (`Session`) or counted ones (`ArcRwSignal`).
//! 3. There is no other way: `clippy.toml` disallows the functions below both modules (files of
//!    `browser/` that use no signal expect them by name), and `tests/page_source.rs` finds every
//!    `on:` attribute and every detached step of a view made past this one.

use leptos::ev::{Event, EventDescriptor, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MediaQueryList};

use crate::app::browser::{SizeObserver, detached};

/// Handle to the scope (Leptos: owner) that signals are made in while a view is built or a listener
/// runs. It is one of those signals: disposed of with them, not before, not after.
#[derive(Clone, Copy)]
pub struct ViewScope(StoredValue<()>);

impl ViewScope {
    /// The scope that a signal would be made in now.
    pub fn current() -> Self {
        Self(StoredValue::new(()))
    }

    /// Whether its signals are still there.
    pub fn is_alive(self) -> bool {
        !self.0.is_disposed()
    }

    /// Guards what is called any number of times.
    pub fn listener<E: 'static>(self, act: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
        let mut act: Box<dyn FnMut(E)> = Box::new(act);
        Box::new(move |event| {
            if self.is_alive() {
                act(event);
            }
        })
    }

    fn step(self, act: impl FnOnce() + 'static) -> Box<dyn FnOnce()> {
        let act: Box<dyn FnOnce()> = Box::new(act);
        Box::new(move || {
            if self.is_alive() {
                act();
            }
        })
    }

    /// Runs a step before the next frame is drawn.
    pub fn next_frame(self, act: impl FnOnce() + 'static) {
        detached::next_frame(self.step(act));
    }

    /// Runs a step when what was changed last is on the screen.
    pub fn after_paint(self, act: impl FnOnce() + 'static) {
        detached::after_paint(self.step(act));
    }

    /// Calls `changed` whenever a media query changes.
    pub fn on_media(self, query: &str, changed: impl Fn(&MediaQueryList) + 'static) {
        detached::on_media(query, move |media| {
            if self.is_alive() {
                changed(media);
            }
        });
    }

    /// Observes an element's size until the scope is disposed of.
    pub fn on_size(self, element: &Element, changed: impl Fn() + 'static) {
        let observer = SizeObserver::start(element, move || {
            if self.is_alive() {
                changed();
            }
        });
        StoredValue::new_local(observer);
    }
}

/// A listener of the scope being built, for any event: `on:keydown=listener(|event: KeyboardEvent| …)`.
pub fn listener<E: 'static>(act: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    ViewScope::current().listener(act)
}

/// What a press of a button does.
pub fn press(act: impl FnMut(MouseEvent) + 'static) -> Box<dyn FnMut(MouseEvent)> {
    listener(act)
}

/// What typing into a field, or choosing in a list, does.
pub fn typed(act: impl FnMut(Event) + 'static) -> Box<dyn FnMut(Event)> {
    listener(act)
}

/// Listens to an event of the window until the scope being built is disposed of.
pub fn on_window<E>(event: E, act: impl Fn(E::EventType) + 'static)
where
    E: EventDescriptor + 'static,
    E::EventType: JsCast,
{
    let handle = detached::on_window(event, act);
    on_cleanup(move || handle.remove());
}

/// Runs a task until it ends, or until the scope being built is disposed of.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let scope = ViewScope::current();
    let mut task = Box::pin(task);
    detached::spawn(std::future::poll_fn(move |context| {
        match scope.is_alive() {
            true => task.as_mut().poll(context),
            false => std::task::Poll::Ready(()),
        }
    }));
}

#[cfg(test)]
mod tests {
    use js_sys::Promise;
    use wasm_bindgen::JsValue;
    use wasm_bindgen_futures::JsFuture;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    async fn turn() {
        JsFuture::from(Promise::resolve(&JsValue::NULL))
            .await
            .unwrap();
    }

    #[wasm_bindgen_test]
    fn a_listener_does_nothing_once_its_signals_are_gone() {
        let (view, heard) = (Owner::new(), ArcRwSignal::new(0));
        let mut heard_twice = view.with(|| {
            let (times, heard) = (RwSignal::new(2), heard.clone());
            listener(move |one: i32| heard.update(|all| *all += one * times.get_untracked()))
        });
        heard_twice(5);
        view.cleanup();
        heard_twice(7);
        assert_eq!(heard.get_untracked(), 10);
    }

    #[wasm_bindgen_test]
    async fn a_task_goes_on_only_while_its_signals_are_there() {
        for (is_removed, expected) in [(false, [1, 2]), (true, [1, 1])] {
            let (view, reached) = (Owner::new(), ArcRwSignal::new(0));
            view.with(|| {
                let (step, reached) = (RwSignal::new(1), reached.clone());
                spawn(async move {
                    reached.set(step.get_untracked());
                    turn().await;
                    turn().await;
                    reached.set(step.get_untracked() + 1);
                });
            });
            turn().await;
            let before = reached.get_untracked();
            if is_removed {
                view.cleanup();
            }
            for _ in 0..4 {
                turn().await;
            }
            assert_eq!([before, reached.get_untracked()], expected);
        }
    }
}
