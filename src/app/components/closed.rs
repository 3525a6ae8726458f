//! Closed quarters: every cell says why it cannot be changed, and where to go.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::locale::locked_words;
use so_chi_tieu::text::visible;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::grid::{cell_place, is_character};
use super::{attr, live, steady};
use crate::app::book::LiveBook;
use crate::app::route::Route;
use crate::app::session::Session;

/// Why a quarter is locked; none while it is open.
pub type Locked = Signal<Option<String>>;

/// The id of the text on the page that says why the cells are locked.
pub const LOCKED: &str = "da-chot";

/// Why a quarter is locked, if it is.
pub fn locked_memo(session: Session, book: &LiveBook, quarter: Signal<Quarter>) -> Locked {
    let ledger = book.ledger.clone();
    steady(move || {
        let language = session.language();
        ledger.with(|ledger| {
            let closing = ledger.closing(quarter.get())?;
            let closed = closing.reopened.is_none();
            closed.then(|| visible(&locked_words(language, closing)).into_owned())
        })
    })
}

/// Over the grid of a closed quarter: the text that every cell is described by.
pub fn locked_banner(session: Session, locked: Locked) -> AnyView {
    live(move || {
        locked.get().map(|words| {
            html! {
                <div class="banner">
                    <p id=LOCKED><span aria-hidden="true">"🔒 "</span>{words}</p>
                    <a class="btn" href=Route::Close.href()>{session.texts().to_closing}</a>
                </div>
            }
        })
    })
}

/// The same for a touch: a phone shows no keyboard for a cell that is read only.
pub fn say_touched(session: Session, locked: Locked, event: &web_sys::MouseEvent) {
    let touch = js_sys::Reflect::get(event, &"pointerType".into());
    let touch = touch.ok().and_then(|kind| kind.as_string()).as_deref() == Some("touch");
    if let Some(words) = locked
        .get_untracked()
        .filter(|_| touch && is_in_cell(event))
    {
        session.say(words, None);
    }
}

fn is_in_cell(event: &web_sys::Event) -> bool {
    let target = event.target();
    let cell = target.and_then(|target| target.dyn_into::<HtmlElement>().ok());
    cell.is_some_and(|cell| cell_place(&cell.id()).is_some())
}

/// Says why nothing happens when someone types into a locked cell.
pub fn say_locked(session: Session, locked: Locked, event: &web_sys::KeyboardEvent) {
    let Some(words) = locked.get_untracked() else {
        return;
    };
    let key = event.key();
    let types = is_character(&key) || matches!(key.as_str(), "Backspace" | "Delete");
    let command = event.ctrl_key() || event.meta_key() || event.alt_key();
    if types && !command && is_in_cell(event) {
        session.say(words, None);
    }
}

/// What stands in the place of a choice that is locked: a choice cannot be read only, and one that
/// is disabled cannot be reached to hear why.
pub fn locked_choice(
    id: String,
    name: Signal<String>,
    locked: Locked,
    word: &'static str,
) -> AnyView {
    html! {
        <input
            id=id
            class="cell"
            type="text"
            readonly=true
            title=attr(move || locked.get())
            aria-label=name
            aria-describedby=LOCKED
            prop:value=word
        />
    }
}
