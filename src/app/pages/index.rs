//! Chỉ số 766: an estimate of the 100 points, by groups, and which few dossiers give most.

use leptos::prelude::*;
use so_chi_tieu::index766::{self, Estimate, GroupEstimate, PartEstimate, Rules, linked};
use so_chi_tieu::locale::{
    Language, band_reach_words, band_words, basis_words, gain_words, range_words,
};

use crate::app::book::LiveBook;
use crate::app::components::{live, quarters, window_words};
use crate::app::route::Route;
use crate::app::session::Session;

/// Most ways to more points that are listed.
const MOST_GAINS: usize = 5;

/// The page.
pub fn index(session: Session) -> AnyView {
    live(move || match session.book() {
        None => super::no_plan(session),
        Some(book) => shown(session, book).into_any(),
    })
}

fn shown(session: Session, book: LiveBook) -> impl IntoView {
    let open = book.plan();
    let line = {
        let open = open.clone();
        move || {
            let window = window_words(session.language(), &open.plan, session.view.get());
            format!("{} · {window}", open.plan.name)
        }
    };
    html! {
        <a class="back" href=Route::Overview.href()>
            <span aria-hidden="true">"‹ "</span>
            {session.texts().overview}
        </a>
        <header class="top">
            <div>
                <h1>{session.texts().index_title}</h1>
                <p class="sub">{live(line)}</p>
            </div>
            {quarters(session, true)}
        </header>
        <p class="banner">{session.texts().index_notice}</p>
        {live(move || estimated(session, &book))}
    }
}

fn estimated(session: Session, book: &LiveBook) -> AnyView {
    let open = book.plan();
    let all = index766::built_in();
    let Some(rules) = index766::on(&all, session.today()) else {
        return ().into_any();
    };
    let view = session.view.get();
    book.ledger.with(|ledger| {
        let inputs = linked(rules, &open.plan, ledger, view.to_date());
        let estimate = index766::estimate(rules, &inputs);
        let gains = index766::gains(rules, &inputs);
        let bands = index766::reach(rules, &inputs);
        let language = session.language();
        let gains = gains.iter().take(MOST_GAINS).map(|gain| {
            let name = input_name(rules, language, &gain.input);
            html! { <li><b>{name}</b>": "{gain_words(language, gain)}</li> }
        });
        let gains = gains.collect_view();
        let bands = bands.iter().map(|reach| {
            html! { <li>{band_reach_words(language, reach)}</li> }
        });
        html! {
            {points(session, rules, &estimate)}
            <section class="card" aria-labelledby="tang-diem">
                <h2 id="tang-diem">{session.texts().index_gains}</h2>
                <ul class="facts">{bands.collect_view()}{gains}</ul>
            </section>
            {doubts(session, rules)}
        }
        .into_any()
    })
}

/// The points of all groups, with those of their items one step away.
fn points(session: Session, rules: &Rules, estimate: &Estimate) -> impl IntoView + use<> {
    let (texts, language) = (session.texts(), session.language());
    let rows = estimate.groups.iter();
    let rows = rows.map(|group| group_rows(session, rules, group));
    let missing = estimate.missing.len().to_string();
    let score = format!(
        "{} · {}",
        range_words(language, &estimate.points),
        band_words(language, estimate)
    );
    html! {
        <section class="card" aria-labelledby="diem">
            <h2 id="diem">{score}</h2>
            <p class="sub">{session.fill(texts.index_missing_count, &[&missing])}</p>
            <div class="scroll" tabindex="0" role="group" aria-label=texts.index_title>
                <table class="stack index" aria-label=texts.index_title>
                    <thead>
                        <tr>
                            <th scope="col">{texts.index_item}</th>
                            <th scope="col" class="n">{texts.index_most}</th>
                            <th scope="col" class="n">{texts.index_known}</th>
                            <th scope="col" class="n">{texts.index_with_missing}</th>
                            <th scope="col">{texts.index_basis}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{texts.index_total}</th>
                            <td class="n" data-label=texts.index_most>{language.decimal(rules.total)}</td>
                            <td class="n" data-label=texts.index_known>{range_words(language, &estimate.known)}</td>
                            <td class="n" data-label=texts.index_with_missing>
                                {range_words(language, &estimate.points)}
                            </td>
                            <td></td>
                        </tr>
                    </tfoot>
                </table>
            </div>
        </section>
    }
}

fn group_rows(session: Session, rules: &Rules, group: &GroupEstimate) -> impl IntoView + use<> {
    let (texts, language) = (session.texts(), session.language());
    let rule = rules.groups.iter().find(|rule| rule.key == group.key);
    let name = rule.map_or_else(String::new, |rule| said(language, &rule.name));
    let max = rule.map_or_else(String::new, |rule| language.decimal(rule.max));
    let parts = group.parts.iter();
    let parts = parts.map(|part| part_row(session, rules, part));
    html! {
        <tr class="group">
            <th scope="row">{name}</th>
            <td class="n" data-label=texts.index_most>{max}</td>
            <td class="n" data-label=texts.index_known>{range_words(language, &group.known)}</td>
            <td class="n" data-label=texts.index_with_missing>
                {range_words(language, &group.points)}
            </td>
            <td></td>
        </tr>
        {parts.collect_view()}
    }
}

fn part_row(session: Session, rules: &Rules, part: &PartEstimate) -> impl IntoView + use<> {
    let (texts, language) = (session.texts(), session.language());
    let differs = rules
        .input(&part.input)
        .and_then(|rule| rule.differs.as_ref());
    let differs = differs.map(|words| said(language, words));
    html! {
        <tr>
            <th scope="row">
                {input_name(rules, language, &part.input)}
                {differs.map(|words| html! { <div class="who">{words}</div> })}
            </th>
            <td class="n" data-label=texts.index_most>{language.decimal(part.max)}</td>
            <td></td>
            <td class="n" data-label=texts.index_with_missing>
                {range_words(language, &part.points)}
            </td>
            <td data-label=texts.index_basis>{basis_words(language, part.basis)}</td>
        </tr>
    }
}

/// What the sources leave open.
fn doubts(session: Session, rules: &Rules) -> impl IntoView + use<> {
    let language = session.language();
    let items = rules.doubts.iter();
    let items = items.map(|doubt| html! { <li>{said(language, &doubt.words)}</li> });
    let sources = rules.sources.iter();
    let sources = sources.map(|source| html! { <li>{source.name.clone()}</li> });
    html! {
        <section class="card">
            <details>
                <summary>{session.texts().index_doubts}</summary>
                <ul>{items.collect_view()}</ul>
                <h3>{session.texts().source}</h3>
                <ul>{sources.collect_view()}</ul>
            </details>
        </section>
    }
}

fn input_name(rules: &Rules, language: Language, key: &str) -> String {
    let rule = rules.input(key);
    rule.map_or_else(|| key.to_owned(), |rule| said(language, &rule.name))
}

fn said(language: Language, words: &index766::Words) -> String {
    language.pick(&words.0, &words.1).clone()
}
