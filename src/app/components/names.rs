//! A warning beside names that are not what they look like.

use leptos::prelude::*;
use so_chi_tieu::locale::look_alike;
use so_chi_tieu::plan::Plan;

use crate::app::session::Session;

/// Most names warned of at once.
const MOST: usize = 5;

/// What is to be said of the names in a plan: of its place, its units, its signer.
pub fn doubtful_names(session: Session, plan: &Plan) -> Vec<AnyView> {
    let language = session.language();
    let doubts = plan.names().filter_map(|name| look_alike(language, name));
    let doubts = doubts.take(MOST);
    doubts
        .map(|words| html! { <p class="warn">"⚠ "{words}</p> })
        .collect()
}
