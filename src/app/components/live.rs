//! Parts of a view that follow what they read.

use leptos::prelude::*;

use super::scope::ViewScope;

/// A part of a view that is made anew when what it reads changes.
///
/// Leptos builds its machinery once for every type of closure; boxed, all of them share one.
/// That is a third of the page's size.
pub fn live<V: IntoView + 'static>(make: impl Fn() -> V + Send + 'static) -> AnyView {
    let make: Box<dyn Fn() -> AnyView + Send> = Box::new(move || make().into_any());
    make.into_any()
}

/// An attribute that follows what it reads; boxed for the same reason.
pub fn attr<T: Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    Signal::derive(value)
}

/// Something done again whenever what it reads changes.
pub fn watch(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}

/// A value of whose changes its readers are told. A memo has each of them look whether it has
/// changed: with hundreds of readers, most of a key press went by with that.
pub fn steady<T>(value: impl Fn() -> T + 'static) -> Signal<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let kept = ArcRwSignal::new(untrack(&value));
    let signal = kept.clone();
    watch(move || renew(&kept, value()));
    signal.into()
}

/// The same for what a key does not wait for: its readers are told when the key is on the screen.
pub fn later<T>(value: impl Fn() -> T + 'static) -> Signal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let mut last = untrack(&value);
    let kept = ArcRwSignal::new(last.clone());
    let signal = kept.clone();
    // Not the scope of one run: the next run would call off what this one has put off.
    let scope = ViewScope::current();
    watch(move || {
        let now = value();
        if last != now {
            last = now.clone();
            let kept = kept.clone();
            scope.after_paint(move || renew(&kept, now));
        }
    });
    signal.into()
}

/// Many values made at once, always as many. Whoever reads one is told of changes of that one.
pub fn steady_each<T>(values: impl Fn() -> Vec<T> + 'static) -> Vec<Signal<T>>
where
    T: PartialEq + Send + Sync + 'static,
{
    let first = untrack(&values).into_iter();
    let kept: Vec<ArcRwSignal<T>> = first.map(ArcRwSignal::new).collect();
    let signals = kept.iter().map(|kept| kept.clone().into()).collect();
    watch(move || {
        for (kept, now) in kept.iter().zip(values()) {
            renew(kept, now);
        }
    });
    signals
}

/// Puts a value in the place of another; its readers are told if it is another.
pub fn renew<T>(kept: &ArcRwSignal<T>, now: T)
where
    T: PartialEq + Send + Sync + 'static,
{
    if kept.with_untracked(|kept| *kept != now) {
        kept.set(now);
    }
}
