//! Detached steps: timers, frames, tasks and listeners that run whatever becomes of the view they
//! were started from. They may use only what is never disposed of: the signals of the root
//! (`Session`) and counted ones (`ArcRwSignal`). `pages/` and `components/` start theirs with
//! [`ViewScope`](crate::app::components::ViewScope) instead; `tests/page_source.rs` holds that.

#![expect(
    clippy::disallowed_methods,
    reason = "the one place where the page hands steps to the browser"
)]

use std::time::Duration;

use leptos::ev::EventDescriptor;
use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::prelude::{request_animation_frame, set_timeout, window_event_listener};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, MediaQueryList, ResizeObserver, ResizeObserverBoxOptions, ResizeObserverOptions,
};

/// Runs a task to its end. It may be the first thing the program does: unlike Leptos's function of
/// the same kind, it needs no mounted page.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

/// Runs a step after some time.
pub fn after(time: Duration, act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    set_timeout(act, time);
}

/// Runs a step before the next frame is drawn.
pub fn next_frame(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    request_animation_frame(act);
}

/// Runs a step when what was changed last is on the screen. No page that is out of view is
/// painted; there it is done at once when it comes back.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    next_frame(move || after(Duration::ZERO, act));
}

/// Listens to an event of the window until the handle is told to stop.
pub fn on_window<E>(event: E, act: impl Fn(E::EventType) + 'static) -> WindowListenerHandle
where
    E: EventDescriptor + 'static,
    E::EventType: JsCast,
{
    window_event_listener(event, act)
}

/// Calls `changed` whenever a media query changes, for as long as the page lives.
pub fn on_media(query: &str, changed: impl Fn(&MediaQueryList) + 'static) {
    let found = super::window().and_then(|window| window.match_media(query).ok().flatten());
    if let Some(media) = found {
        let same = media.clone();
        let changed = Closure::<dyn Fn()>::new(move || changed(&same));
        media.set_onchange(Some(changed.as_ref().unchecked_ref()));
        changed.forget();
    }
}

/// Observer of an element's size; dropped, it observes no more.
pub struct SizeObserver {
    observer: ResizeObserver,
    /// What the browser calls; it must live as long as the observer.
    _changed: Closure<dyn Fn()>,
}

impl SizeObserver {
    /// Calls `changed` at once and whenever the element's size changes: in device pixels, where
    /// the browser observes those. None where it observes nothing.
    pub fn start(element: &Element, changed: impl Fn() + 'static) -> Option<Self> {
        let changed = Closure::<dyn Fn()>::new(changed);
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        if super::watches_device_pixels() {
            let options = ResizeObserverOptions::new();
            options.set_box(ResizeObserverBoxOptions::DevicePixelContentBox);
            observer.observe_with_options(element, &options);
        } else {
            observer.observe(element);
        }
        Some(Self {
            observer,
            _changed: changed,
        })
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
