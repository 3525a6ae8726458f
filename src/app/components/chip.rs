//! The word and sign for how a target stands: never colour alone.

use leptos::prelude::*;
use so_chi_tieu::locale::state_word;
use so_chi_tieu::standing::State;

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
pub fn chip(session: Session, state: State) -> AnyView {
    let (class, sign) = look(state);
    html! {
        <span class=class>
            <span aria-hidden="true">{sign}" "</span>
            {state_word(session.language(), state)}
        </span>
    }
}

/// An entry that is to be mended.
pub fn fault_chip(session: Session) -> AnyView {
    html! {
        <span class="chip none">
            <span aria-hidden="true">"! "</span>
            {session.texts().to_mend}
        </span>
    }
}
