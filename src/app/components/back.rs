//! The way back to the page above.

use leptos::prelude::*;

use super::controls::Word;
use crate::app::route::Route;
use crate::app::session::Session;

/// A link to the page that this one belongs to.
pub fn back(session: Session, to: Route, word: Word) -> AnyView {
    html! {
        <a class="back" href=to.href()>
            <span aria-hidden="true">"‹ "</span>
            {word(session.texts())}
        </a>
    }
    .into_any()
}
