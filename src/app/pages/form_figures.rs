//! The targets that follow from the form, with their formulas.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::Ledger;
use so_chi_tieu::locale::{before_form_words, counts_words, figure_of, figures_words, rule_words};
use so_chi_tieu::plan::{Plan, Target};
use so_chi_tieu::standing::{Figure, Span, standing};

use crate::app::book::LiveBook;
use crate::app::components::{chip, live};
use crate::app::route::Route;
use crate::app::session::Session;

/// The card.
pub fn figures(session: Session, book: &LiveBook, quarter: Memo<Quarter>) -> AnyView {
    let book = book.clone();
    html! {
        <section class="card" aria-labelledby="tu-bieu">
            <h2 id="tu-bieu">{session.texts().form_targets}</h2>
            {live(move || {
                let open = book.plan();
                book.ledger.with(|ledger| table(session, &open.plan, ledger, quarter.get()))
            })}
        </section>
    }
    .into_any()
}

fn table(session: Session, plan: &Plan, ledger: &Ledger, quarter: Quarter) -> AnyView {
    let texts = session.texts();
    let targets = plan.distinct_targets();
    let rows = targets.filter_map(|target| row(session, plan, ledger, target, quarter));
    let rows: Vec<AnyView> = rows.collect();
    if rows.is_empty() {
        return html! { <p class="sub">{texts.form_no_targets}</p> }.into_any();
    }
    html! {
        <table class="stack" aria-labelledby="tu-bieu">
            <thead>
                <tr>
                    <th scope="col">{texts.target}</th>
                    <th scope="col">{texts.form_formula}</th>
                    <th scope="col" class="n">{texts.form_counts}</th>
                    <th scope="col" class="n">{texts.form_rate}</th>
                    <th scope="col" class="n">{texts.to_date}</th>
                    <th scope="col">{texts.standing}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// A target that follows from the form; none for others.
fn row(
    session: Session,
    plan: &Plan,
    ledger: &Ledger,
    target: &Target,
    quarter: Quarter,
) -> Option<AnyView> {
    let (texts, language) = (session.texts(), session.language());
    let rule = target.form.as_ref()?;
    let counts = ledger.form_counts(target, quarter);
    let rate = counts.and_then(|counts| Figure::of_counts(target, counts));
    let rate = rate.map(|rate| figure_of(language, Some(&rate), target));
    let counted = counts.map(|counts| counts_words(language, counts));
    let entered = ledger.entry(&target.entry, quarter).map(|entry| {
        let form = counted.as_deref().unwrap_or(texts.form_unknown);
        before_form_words(language, &figures_words(language, &entry.figures), form)
    });
    let stands = standing(plan, target, ledger, Span::ToDate(quarter));
    let to_date = figure_of(language, stands.figure.as_ref(), target);
    let name = language.pick(&target.name, &target.name_en).clone();
    let page = Route::Target(target.id.to_string());
    let view = html! {
        <tr>
            <th scope="row">
                <span class="no">{target.number.clone()}</span>
                " "
                <a href=Route::href(&page)>{name}</a>
                {entered.map(|words| html! { <div class="warn who">"⚠ "{words}</div> })}
            </th>
            <td class="formula" data-label=texts.form_formula>{rule_words(language, rule)}</td>
            <td class="n" data-label=texts.form_counts>
                {counted.unwrap_or_else(|| texts.form_unknown.to_owned())}
            </td>
            <td class="n" data-label=texts.form_rate>{rate.unwrap_or_else(|| "–".to_owned())}</td>
            <td class="n" data-label=texts.to_date>{to_date}</td>
            <td data-label=texts.standing>{chip(session, stands.state)}</td>
        </tr>
    };
    Some(view.into_any())
}
