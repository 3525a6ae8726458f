//! Pages with nothing to show: they say what to do first.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::session::Session;

/// No plan is open.
pub fn no_plan(session: Session) -> AnyView {
    html! {
        <section class="card empty">
            <h1>{session.texts().no_plan}</h1>
            <p>{session.texts().no_plan_text}</p>
            <a class="btn primary" href=Route::Plans.href()>{session.texts().open_plan}</a>
        </section>
    }
}

/// The address leads nowhere.
pub fn not_found(session: Session) -> AnyView {
    html! {
        <section class="card empty">
            <h1>{session.texts().not_found}</h1>
            <p>{session.texts().not_found_text}</p>
            <a class="btn primary" href=Route::Overview.href()>
                {session.texts().to_overview}
            </a>
        </section>
    }
}
