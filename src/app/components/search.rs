//! A field that narrows a list, by words without accents.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::{attr, listener, typed};
use crate::app::session::Session;

/// The field.
pub fn search(session: Session, words: RwSignal<String>) -> AnyView {
    html! {
        <search class="narrow">
            <label>
                {session.texts().search_targets}
                <input
                    type="search"
                    prop:value=attr(move || words.get())
                    on:input=typed(move |event| words.set(event_target_value(&event)))
                    on:keydown=listener(move |event: KeyboardEvent| {
                        if event.key() == "Escape" {
                            words.set(String::new());
                        }
                    })
                />
            </label>
        </search>
    }
}
