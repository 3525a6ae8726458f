//! Pages with nothing to show: they say what to do first.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::session::Session;

/// No plan is open.
pub fn no_plan() -> impl IntoView {
    let session = Session::get();
    html! {
        <section class="card empty">
            <h1>{session.text(|texts| texts.no_plan)}</h1>
            <p>{session.text(|texts| texts.no_plan_text)}</p>
            <a class="btn primary" href=Route::Plans.href()>{session.text(|texts| texts.open_plan)}</a>
        </section>
    }
}

/// The address leads nowhere.
pub fn not_found() -> impl IntoView {
    let session = Session::get();
    html! {
        <section class="card empty">
            <h1>{session.text(|texts| texts.not_found)}</h1>
            <p>{session.text(|texts| texts.not_found_text)}</p>
            <a class="btn primary" href=Route::Overview.href()>
                {session.text(|texts| texts.to_overview)}
            </a>
        </section>
    }
}
