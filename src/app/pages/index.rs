//! Chỉ số 766: an estimate of the 100 points, by groups; what no plan counts is typed here, and
//! the points that the portal publishes beside the estimate.

use std::sync::Arc;

use leptos::prelude::*;
use so_chi_tieu::index766::{self, Estimate, Input, Published, Rules, inputs_of, points_of};
use so_chi_tieu::locale::{band_words, fill, range_words};

use super::index_mending::mending;
use super::index_notes::{doubts, gains};
use super::index_table::table;
use crate::app::book::LiveBook;
use crate::app::components::{
    back, history_buttons, live, locked_banner, locked_memo, quarters, window_words,
};
use crate::app::route::Route;
use crate::app::session::{Session, View};

/// The page.
pub fn index(session: Session) -> AnyView {
    live(move || match session.book() {
        None => super::no_plan(session),
        Some(book) => shown(session, &book),
    })
}

/// What the parts of the page are made from. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The rules of today.
    pub rules: StoredValue<Arc<Rules>>,
    /// All inputs, by key, of the year up to the quarter in view.
    pub inputs: Memo<Vec<(String, Input)>>,
    /// The points they give.
    pub estimate: Memo<Estimate>,
    /// The published points beside them.
    pub published: Memo<Vec<Published>>,
}

impl Shown {
    fn new(session: Session, book: &LiveBook, rules: Rules) -> Self {
        let rules = StoredValue::new(Arc::new(rules));
        let inputs = {
            let book = book.clone();
            Memo::new(move |_| {
                let (open, rules) = (book.plan(), rules.get_value());
                let span = session.view.get().to_date();
                book.ledger.with(|ledger| {
                    let of = inputs_of(&rules, &open.plan, ledger, span);
                    let all = rules.inputs.iter();
                    let all = all.map(|input| (input.key.clone(), of(&input.key)));
                    all.collect::<Vec<(String, Input)>>()
                })
            })
        };
        let estimate = Memo::new(move |_| {
            inputs.with(|inputs| index766::estimate(&rules.get_value(), &by_key(inputs)))
        });
        let ledger = book.ledger.clone();
        let published = Memo::new(move |_| {
            let quarter = session.view.get().last();
            ledger.with(|ledger| {
                let typed = points_of(ledger, quarter);
                estimate.with(|estimate| index766::beside(&rules.get_value(), estimate, &typed))
            })
        });
        Self {
            rules,
            inputs,
            estimate,
            published,
        }
    }
}

/// Inputs asked for by their keys.
pub fn by_key(inputs: &[(String, Input)]) -> impl Fn(&str) -> Input + '_ {
    move |key| {
        let found = inputs.iter().find(|(known, _)| known == key);
        found.map_or_else(Input::missing, |(_, input)| input.clone())
    }
}

fn shown(session: Session, book: &LiveBook) -> AnyView {
    let open = book.plan();
    let line = move || {
        let window = window_words(session.language(), &open.plan, session.view.get());
        format!("{} · {window}", open.plan.name)
    };
    let all = index766::built_in();
    let Some(rules) = index766::on(&all, session.today()).cloned() else {
        return super::not_found(session);
    };
    let shown = Shown::new(session, book, rules);
    let (table_book, mended_book) = (book.clone(), book.clone());
    html! {
        {back(session, Route::Overview, |texts| texts.overview)}
        <header class="top">
            <div>
                <h1>{session.texts().index_title}</h1>
                <p class="sub">{live(line)}</p>
            </div>
            <div class="acts">
                {quarters(session, true)}
                {history_buttons(session, book)}
            </div>
        </header>
        <p class="banner">{session.texts().index_notice}</p>
        <section class="card wide" aria-labelledby="diem">
            {score(session, shown)}
            {how_to_type(session, book)}
            {live(move || mending(session, &mended_book, shown, session.view.get()))}
            // Made anew for another quarter: no field keeps another quarter's text.
            {live(move || table(session, &table_book, shown, session.view.get()))}
        </section>
        {gains(session, shown)}
        {doubts(session, shown)}
    }
    .into_any()
}

/// The points of the whole, the band, and how much is missing.
fn score(session: Session, shown: Shown) -> impl IntoView {
    let score = move || {
        let language = session.language();
        shown.estimate.with(|estimate| {
            let points = range_words(language, &estimate.points);
            format!("{points} · {}", band_words(language, estimate))
        })
    };
    let missing = move || {
        let count = shown.estimate.with(|estimate| estimate.missing.len());
        let words = session.texts().index_missing_count;
        (count > 0).then(|| fill(words, &[&count.to_string()]))
    };
    html! {
        <h2 id="diem">{live(score)}</h2>
        <p class="sub">{live(missing)}</p>
    }
}

/// What can be typed in the quarter in view, or why nothing can.
fn how_to_type(session: Session, book: &LiveBook) -> AnyView {
    let book = book.clone();
    live(move || {
        let texts = session.texts();
        let words = match session.view.get() {
            View::Year => texts.index_choose_quarter.to_owned(),
            View::Quarter(quarter) => {
                let locked = locked_memo(session, &book, Signal::stored(quarter));
                if locked.with(Option::is_some) {
                    return locked_banner(session, locked);
                }
                fill(texts.index_typing, &[quarter.roman()])
            }
        };
        html! { <p class="sub">{words}</p> }
    })
}
