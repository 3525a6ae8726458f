//! What was said last, with what can be done about it.

use leptos::prelude::*;
use so_chi_tieu::file::Fault;
use so_chi_tieu::locale::fill;
use so_chi_tieu::text::visible;

use super::{button, live, watch};
use crate::app::browser::{self, HEARD};
use crate::app::notices::Offer;
use crate::app::session::Session;

/// Most faults shown at once.
const MOST: usize = 5;

/// The notice at the foot of the page. What is wrong, or can be taken back, stays until it is
/// closed or replaced; what only tells goes by itself.
pub fn notice(session: Session) -> AnyView {
    browser::keep_focus();
    watch(move || {
        if session.said.with(Option::is_some) {
            browser::ask_from_here();
        }
    });
    html! {
        <div class="unseen" id=HEARD role="status"></div>
        <div class="notice-place" role="alert" aria-live="polite">
            {live(move || {
                session
                    .said
                    .get()
                    .map(|said| {
                        let bad = said.faults.is_some();
                        html! {
                            <div class="notice" class:bad=bad>
                                <div class="notice-words">
                                    <p>{visible(&said.words).into_owned()}</p>
                                    {said.faults.map(|faults| faults(session))}
                                </div>
                                <div class="notice-acts">
                                    {said.offer.map(|offer| offer_button(session, offer))}
                                    {button(session, "small", |texts| texts.close, move || session.said.set(None))}
                                </div>
                            </div>
                        }
                    })
            })}
        </div>
    }
}

fn offer_button(session: Session, offer: Offer) -> AnyView {
    let act = move || {
        session.said.set(None);
        (offer.act)(session, &offer.to);
    };
    button(session, "small primary", offer.word, act)
}

/// Coded faults of a file: code, place, what is wrong, what to do.
pub fn fault_list(session: Session, faults: Vec<Fault>) -> AnyView {
    let language = session.language();
    let texts = session.texts();
    let more = faults.len().saturating_sub(MOST);
    let items = faults.into_iter().take(MOST).map(|fault| {
        let place = match fault.place.as_str() {
            "" => String::new(),
            place => fill(texts.at_place, &[&visible(place)]),
        };
        html! {
            <li>
                <b class="code">{fault.code()}</b>
                " "
                <span class="place">{place}</span>
                " "
                {fault.what(language)}
                " "
                {fault.remedy(language)}
            </li>
        }
    });
    html! {
        <ul class="faults">{items.collect_view()}</ul>
        {(more > 0).then(|| html! { <p>{fill(texts.refused_more, &[&more.to_string()])}</p> })}
    }
}
