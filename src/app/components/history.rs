//! Undo and redo.

use leptos::prelude::*;

use super::{attr, press};
use crate::app::book::LiveBook;
use crate::app::session::Session;

/// The two buttons; each is dead while there is nothing for it to do. It keeps the focus then: who
/// takes back step by step is not thrown out at the last.
pub fn history_buttons(session: Session, book: &LiveBook) -> AnyView {
    let (undo, redo) = (book.log.clone(), book.log.clone());
    html! {
        <div class="acts">
            <button
                type="button"
                class="btn"
                aria-disabled=attr(move || dead(session.writes() && undo.with(|log| log.can_undo())))
                on:click=press(move |_| session.undo())
            >
                <span aria-hidden="true">"↶ "</span>
                {session.texts().undo}
            </button>
            <button
                type="button"
                class="btn"
                aria-disabled=attr(move || dead(session.writes() && redo.with(|log| log.can_redo())))
                on:click=press(move |_| session.redo())
            >
                <span aria-hidden="true">"↷ "</span>
                {session.texts().redo}
            </button>
        </div>
    }
}

fn dead(alive: bool) -> Option<&'static str> {
    (!alive).then_some("true")
}
