//! Parts of a view that follow what they read.

use leptos::prelude::*;

/// A part of a view that is made anew when what it reads changes.
///
/// Leptos builds its machinery once for every type of closure; boxed, all of them share one.
/// That is a third of the page's size.
pub fn live<V: IntoView + 'static>(
    make: impl Fn() -> V + Send + 'static,
) -> Box<dyn Fn() -> AnyView + Send> {
    Box::new(move || make().into_any())
}

/// An attribute that follows what it reads; boxed for the same reason.
pub fn attr<T: Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    Signal::derive(value)
}
