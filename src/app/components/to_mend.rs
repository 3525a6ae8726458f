//! What is to be mended in a grid: a button that says how much, and a list that leads to each cell.
//! The list lies over the grid: nothing moves under the hands of whoever types.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use so_chi_tieu::locale::fill;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use super::{attr, listener, live, press};
use crate::app::browser;
use crate::app::session::Session;

/// The id of the button.
const OPENER: &str = "can-sua";
/// The id of the list.
const LIST: &str = "can-sua-ds";

/// Something to be mended.
#[derive(Clone, PartialEq)]
pub struct ToMend {
    /// The cell's name, as someone would look for it.
    pub name: String,
    /// What is wrong.
    pub fault: String,
    /// The id of the cell.
    pub cell: String,
}

/// The line with `words`, the button and its list. `before` is done before someone goes to a cell.
pub fn to_mend(
    session: Session,
    words: AnyView,
    found: Memo<Vec<ToMend>>,
    before: impl Fn(&str) + Clone + Send + 'static,
) -> AnyView {
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| found.with(Vec::len));
    let before: Box<dyn Fn(&str) + Send> = Box::new(before);
    let before = StoredValue::new_local(before);
    let close = move || {
        open.set(false);
        browser::focus(OPENER);
    };
    html! {
        <div
            class="mend"
            on:keydown=listener(move |event: KeyboardEvent| {
                if event.key() == "Escape" && open.get_untracked() {
                    close();
                }
            })
            on:focusout=listener(move |event: FocusEvent| {
                if !stays_within(&event) {
                    open.set(false);
                }
            })
        >
            // Always of one height, for the same reason.
            <div class="counts">
                {words}
                {live(move || (count.get() > 0).then(|| opener(session, count.get(), open)))}
            </div>
            {live(move || {
                let shown = open.get() && count.get() > 0;
                shown.then(|| list(session, found.get(), open, before))
            })}
        </div>
    }
}

/// What stands beside the button's place while there is nothing to mend.
pub fn none_to_mend(session: Session, found: Memo<Vec<ToMend>>) -> AnyView {
    let words = move || {
        let none = found.with(Vec::is_empty);
        none.then(|| session.texts().none_to_mend)
    };
    html! { <p class="sub">{live(words)}</p> }
}

/// Whether the focus goes from one thing in an element to another.
fn stays_within(event: &FocusEvent) -> bool {
    let around = event.current_target();
    let around = around.and_then(|one| one.dyn_into::<HtmlElement>().ok());
    let next = event.related_target();
    let next = next.and_then(|one| one.dyn_into::<Node>().ok());
    around.is_some_and(|around| next.is_some_and(|next| around.contains(Some(&next))))
}

fn opener(session: Session, count: usize, open: RwSignal<bool>) -> AnyView {
    html! {
        <button
            type="button"
            id=OPENER
            class="link warn"
            aria-expanded=attr(move || if open.get() { "true" } else { "false" })
            aria-controls=attr(move || open.get().then_some(LIST))
            on:click=press(move |_| open.update(|open| *open = !*open))
        >
            {fill(session.texts().faulty_count, &[&count.to_string()])}
        </button>
    }
}

type Before = StoredValue<Box<dyn Fn(&str) + Send>, LocalStorage>;

fn list(session: Session, found: Vec<ToMend>, open: RwSignal<bool>, before: Before) -> AnyView {
    let lines = found.into_iter().map(|one| {
        let cell = one.cell;
        let go = move || {
            open.set(false);
            before.with_value(|before| before(&cell));
            // What stood in its way is gone by then.
            browser::focus_next_frame(cell.clone());
        };
        html! {
            <li>
                <button type="button" class="link" on:click=press(move |_| go())>
                    {one.name}
                </button>
                " "
                {one.fault}
            </li>
        }
    });
    let lines: Vec<AnyView> = lines.collect();
    let name = session.texts().mend_list;
    html! { <ul id=LIST class="to-mend-list" tabindex="-1" aria-label=name>{lines}</ul> }
}
