//! The word and sign for how a target stands: never colour alone.

use leptos::prelude::*;
use so_chi_tieu::locale::state_word;
use so_chi_tieu::standing::State;

use super::{attr, live};
use crate::app::session::Session;

/// The style and the sign of a state.
fn look(state: State) -> (&'static str, &'static str) {
    match state {
        State::Met => ("chip met", "✓"),
        State::FloorMet | State::Near => ("chip near", "◐"),
        State::Missed => ("chip missed", "✕"),
        State::Open => ("chip none", "…"),
        State::NoData => ("chip none", "–"),
    }
}

/// How a target stands.
#[component]
pub fn Chip(#[prop(into)] state: Signal<State>) -> impl IntoView {
    let session = Session::get();
    html! {
        <span class=attr(move || look(state.get()).0)>
            <span aria-hidden="true">{live(move || look(state.get()).1)}" "</span>
            {live(move || state_word(session.language(), state.get()))}
        </span>
    }
}

/// An entry that is to be mended.
#[component]
pub fn FaultChip() -> impl IntoView {
    let session = Session::get();
    html! {
        <span class="chip none">
            <span aria-hidden="true">"! "</span>
            {session.text(|texts| texts.to_mend)}
        </span>
    }
}
