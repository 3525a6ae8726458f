//! The worker that keeps the page's files, and the versions it knows of.

#![expect(
    clippy::disallowed_methods,
    reason = "called by the worker for as long as the page lives; started by `Session` alone"
)]

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
};

use super::detached;

/// What is known of other versions than the one that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// Of none.
    Same,
    /// A newer one is here and waits.
    Waiting,
    /// A newer one has taken over; this window still runs the older.
    Replaced,
}

/// The worker takes the place of the one before when it hears this.
const TAKE_OVER: &str = "take-over";

/// Starts the worker that the page names, if it names one, and tells what becomes of versions.
/// Where the browser has no workers the page works all the same, with a network.
pub fn watch_version(found: impl Fn(Version) + 'static) {
    let found: Rc<dyn Fn(Version)> = Rc::new(found);
    let Some((container, name)) = container().zip(super::stated("worker")) else {
        return;
    };
    tell_of_change(&container, &found);
    detached::spawn(async move {
        let registered = JsFuture::from(container.register(&name)).await;
        // Forbidden, or no network at the first visit.
        let Ok(registration) = registered.and_then(JsCast::dyn_into::<ServiceWorkerRegistration>)
        else {
            return;
        };
        if registration.waiting().is_some() && container.controller().is_some() {
            found(Version::Waiting);
        }
        tell_of_newer(container, registration, found);
    });
}

/// Over plain http a browser has none.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = super::window()?.navigator();
    let container = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    container.dyn_into().ok()
}

fn tell_of_change(container: &ServiceWorkerContainer, found: &Rc<dyn Fn(Version)>) {
    // The first worker of all replaces no version.
    let had = container.controller().is_some();
    let found = Rc::clone(found);
    let changed = Closure::<dyn Fn()>::new(move || {
        if had {
            found(Version::Replaced);
        }
    });
    container.set_oncontrollerchange(Some(changed.as_ref().unchecked_ref()));
    changed.forget();
}

fn tell_of_newer(
    container: ServiceWorkerContainer,
    registration: ServiceWorkerRegistration,
    found: Rc<dyn Fn(Version)>,
) {
    let watched = registration.clone();
    let coming = Closure::<dyn Fn()>::new(move || {
        let Some(worker) = watched.installing() else {
            return;
        };
        let (container, found, newer) = (container.clone(), Rc::clone(&found), worker.clone());
        let stepped = Closure::<dyn Fn()>::new(move || {
            if is_waiting(&newer) && container.controller().is_some() {
                found(Version::Waiting);
            }
        });
        worker.set_onstatechange(Some(stepped.as_ref().unchecked_ref()));
        stepped.forget();
    });
    registration.set_onupdatefound(Some(coming.as_ref().unchecked_ref()));
    coming.forget();
}

fn is_waiting(worker: &ServiceWorker) -> bool {
    worker.state() == ServiceWorkerState::Installed
}

/// Lets the version that waits take over.
pub fn let_take_over() {
    let Some(container) = container() else { return };
    detached::spawn(async move {
        let registered = container.get_registration();
        let registered = JsFuture::from(registered).await.unwrap_or(JsValue::NULL);
        let registration = registered.dyn_into::<ServiceWorkerRegistration>().ok();
        if let Some(waiting) = registration.and_then(|registration| registration.waiting()) {
            // One that is gone has been replaced by a newer one, which is told of again.
            let _ = waiting.post_message(&TAKE_OVER.into());
        }
    });
}
