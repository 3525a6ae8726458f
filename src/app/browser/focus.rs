//! The focus never falls to nothing: where what has it goes away, what is near takes it, so that
//! whoever works by keyboard goes on from there.

#![expect(
    clippy::disallowed_methods,
    reason = "listeners of the document for as long as the page lives; they use no signal"
)]

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, HtmlElement, MutationObserver, MutationObserverInit};

/// So many places are remembered.
const MOST: usize = 12;
/// What is a part of the page in which someone works.
const PARTS: &str = "li, tr, fieldset, section, main";
/// What takes the focus in such a part: its heading or, without one, what can be used first.
const ENTRIES: [&str; 2] = [
    "h1, h2, h3",
    "input:not([type=file]), select, textarea, button, a[href], summary",
];

/// Where the focus was.
#[derive(Default)]
struct Trail {
    /// What had it, the latest last.
    before: Vec<HtmlElement>,
    /// What lies around the latest, from the inside out: what has been taken out of the page does
    /// not tell any more. Empty where someone pressed beside everything.
    around: Vec<HtmlElement>,
    /// What had it when something was said last.
    asked: Option<HtmlElement>,
}

thread_local! {
    static TRAIL: RefCell<Trail> = RefCell::default();
}

/// Begins to look after the focus, for as long as the page lives.
pub fn keep_focus() {
    let Some((document, body)) =
        super::document().and_then(|document| Some((document.clone(), document.body()?)))
    else {
        return;
    };
    let moved = Closure::<dyn Fn(Event)>::new(|event: Event| note(&event));
    let pressed = Closure::<dyn Fn()>::new(|| TRAIL.with_borrow_mut(|trail| trail.around.clear()));
    let changed = Closure::<dyn Fn()>::new(|| {
        if is_lost() {
            // What is meant to take it may still come.
            super::detached::next_frame(mend);
        }
    });
    // None of these is refused: the page would go on without them.
    let _ = document.add_event_listener_with_callback("focusin", moved.as_ref().unchecked_ref());
    let _ = document.add_event_listener_with_callback_and_bool(
        "pointerdown",
        pressed.as_ref().unchecked_ref(),
        true,
    );
    if let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) {
        let all = MutationObserverInit::new();
        all.set_child_list(true);
        all.set_subtree(true);
        all.set_attribute_filter(&js_sys::Array::of1(&"disabled".into()));
        let _ = observer.observe_with_options(&body, &all);
    }
    moved.forget();
    pressed.forget();
    changed.forget();
}

/// Remembers what has the focus now as what it goes back to when the notice is closed.
pub fn ask_from_here() {
    TRAIL.with_borrow_mut(|trail| {
        let now = trail.before.last();
        let now = now.filter(|one| matches!(one.closest(".notice"), Ok(None)));
        if let Some(now) = now.filter(|one| one.is_connected()) {
            trail.asked = Some(now.clone());
        }
    });
}

/// What has got the focus, with what lies around it.
fn note(event: &Event) {
    let target = event.target();
    let Some(now) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let mut around = Vec::new();
    let mut next = now.parent_element();
    while let Some(part) = next.and_then(|part| part.dyn_into::<HtmlElement>().ok()) {
        next = part.parent_element();
        around.push(part);
    }
    TRAIL.with_borrow_mut(|trail| {
        trail.around = around;
        trail
            .before
            .retain(|one| one.is_connected() && *one != now && one.tag_name() != "MAIN");
        if trail.before.len() >= MOST {
            trail.before.remove(0);
        }
        trail.before.push(now);
    });
}

fn active() -> Option<Element> {
    super::document()?.active_element()
}

/// Whether nothing has the focus, though something had it and nobody gave it up.
fn is_lost() -> bool {
    let nothing = active().is_none_or(|one| one.tag_name() == "BODY");
    nothing && TRAIL.with_borrow(|trail| !trail.around.is_empty())
}

fn mend() {
    if !is_lost() {
        return;
    }
    let (before, around, asked) = TRAIL.with_borrow(|trail| {
        let Trail {
            before,
            around,
            asked,
        } = trail;
        (before.clone(), around.clone(), asked.clone())
    });
    // It was made anew.
    let again = before.last().and_then(|last| super::element(&last.id()));
    if again.is_some_and(|one| takes(&one)) {
        return;
    }
    let there = around.iter().filter(|part| part.is_connected());
    for part in there {
        let inside = |one: &&HtmlElement| part.contains(Some(one.as_ref()));
        let mut latest = before.iter().rev().filter(inside);
        if part.tag_name() != "BODY" && (latest.any(takes) || enters(part)) {
            return;
        }
        if part.class_name() == "notice-place" {
            break;
        }
    }
    let all = asked.iter().chain(before.iter().rev());
    let found = all.into_iter().any(takes);
    if !found {
        super::focus("noi-dung");
    }
}

/// Goes to the heading of a part of the page, or to what can be used first in it.
fn enters(part: &HtmlElement) -> bool {
    matches!(part.matches(PARTS), Ok(true))
        && ENTRIES.iter().any(|entry| {
            let found = part.query_selector(entry).ok().flatten();
            let found = found.and_then(|one| one.dyn_into::<HtmlElement>().ok());
            found.is_some_and(|one| {
                if one.tag_name().starts_with('H') && !one.has_attribute("tabindex") {
                    // A heading is no stop of the Tab key.
                    one.set_tab_index(-1);
                }
                takes(&one)
            })
        })
}

/// Whether it takes the focus.
fn takes(one: &HtmlElement) -> bool {
    one.is_connected() && one.focus().is_ok() && active().as_ref() == Some(one.as_ref())
}
