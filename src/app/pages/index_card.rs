//! The index of Decision 766 on the overview: points and band, what gives most, and the way there.

use leptos::prelude::*;
use so_chi_tieu::index766::{self, Estimate, Rules, inputs_of};
use so_chi_tieu::locale::{band_words, fill, gain_words, range_words};

use super::index_notes::input_name;
use crate::app::book::LiveBook;
use crate::app::components::live;
use crate::app::route::Route;
use crate::app::session::Session;

/// What is said of it.
#[derive(Clone, PartialEq)]
struct Said {
    score: String,
    best: Option<String>,
}

/// The card.
pub fn index_card(session: Session, book: &LiveBook) -> AnyView {
    let all = index766::built_in();
    let rules = index766::on(&all, session.today()).cloned();
    let book = book.clone();
    let words = Memo::new(move |_| rules.as_ref().and_then(|rules| said(session, &book, rules)));
    html! {
        <section class="card" aria-labelledby="the-766">
            <h2 id="the-766">{session.texts().index_card}</h2>
            {live(move || match words.get() {
                None => html! { <p class="sub">{session.texts().index_card_none}</p> }.into_any(),
                Some(said) => html! {
                    <p class="score">{said.score}</p>
                    {said.best.map(|best| html! { <p class="sub">{best}</p> })}
                }
                .into_any(),
            })}
            <p class="onward"><a href=Route::Index.href()>{session.texts().index_title}</a></p>
        </section>
    }
    .into_any()
}

/// The points and what gives most; none while no input is known.
fn said(session: Session, book: &LiveBook, rules: &Rules) -> Option<Said> {
    let (open, language) = (book.plan(), session.language());
    let span = session.view.get().to_date();
    book.ledger.with(|ledger| {
        let inputs = inputs_of(rules, &open.plan, ledger, span);
        let estimate = index766::estimate(rules, &inputs);
        if !is_known(&estimate) {
            return None;
        }
        let gains = index766::gains(rules, &inputs);
        let best = gains.first().map(|gain| {
            let name = input_name(rules, language, &gain.input);
            let words = format!("{name}: {}", gain_words(language, gain));
            fill(session.texts().index_best, &[&words])
        });
        let points = range_words(language, &estimate.points);
        let score = format!("{points} · {}", band_words(language, &estimate));
        Some(Said { score, best })
    })
}

/// Whether there are figures of any input.
fn is_known(estimate: &Estimate) -> bool {
    let mut parts = estimate.groups.iter().flat_map(|group| &group.parts);
    parts.any(|part| !part.basis.is_missing())
}
