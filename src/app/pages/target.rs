//! Chỉ tiêu: one target: its sentence, chart, table, and where each number comes from.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::chart::{LegendItem, Mark, QuarterChart, Table, draw_quarters};
use so_chi_tieu::form::TOTAL;
use so_chi_tieu::ledger::{Subject, UnreadAt};
use so_chi_tieu::locale::{
    definition_words, fill, forecast_words, pace_words, reach_words, rule_words, threshold_words,
};
use so_chi_tieu::plan::{Accumulation, Measure, Target, TargetId, Threshold, ZeroRule};
use so_chi_tieu::standing::{State, forecast, reach};

use super::log::log_card;
use super::mending::unread;
use super::note_view::note_view;
use super::portal::{portal_card, portal_faults};
use super::reference::reference_card;
use crate::app::book::LiveBook;
use crate::app::components::{attr, back, canvas, chip, live, to_mend};
use crate::app::route::Route;
use crate::app::session::Session;

/// The page of the target with this id.
pub fn target(session: Session, id: String) -> AnyView {
    live(move || {
        let Some(book) = session.book() else {
            return super::no_plan(session);
        };
        let open = book.plan();
        let found = TargetId::new(&id).and_then(|id| open.plan.target(&id).cloned());
        match found {
            Some(target) => shown(session, book, target).into_any(),
            None => super::not_found(session).into_any(),
        }
    })
}

fn shown(session: Session, book: LiveBook, target: Target) -> impl IntoView {
    let name = {
        let target = target.clone();
        move || {
            session
                .language()
                .pick(&target.name, &target.name_en)
                .clone()
        }
    };
    let chart = {
        let (book, target) = (book.clone(), target.clone());
        Memo::new(move |_| {
            let open = book.plan();
            book.ledger
                .with(|ledger| QuarterChart::new(&open.plan, &target, ledger, session.today()))
        })
    };
    // The sentence, the chip and the end of the line speak of the same quarter.
    let state = Memo::new(move |_| {
        chart.with(|chart| chart.latest().map_or(State::NoData, |point| point.state))
    });
    let line = {
        let (book, target) = (book.clone(), target.clone());
        move || sub_line(session, &book, &target)
    };
    html! {
        {back(session, Route::Overview, |texts| texts.overview)}
        <header class="top">
            <div>
                <h1>{live(name)}</h1>
                <p class="sub">{live(line)}</p>
            </div>
            {live(move || chip(session, state.get()))}
        </header>
        {mending(session, &book, &target)}
        <div class="cols">
            {chart_card(session, chart)}
            <div>
                {far_card(session, &book, &target, chart)}
                {origin_card(session, &book, &target)}
                {portal_card(session, &book, &target)}
                {reference_card(session, &book, &target)}
                {note_card(session, &book, &target)}
                {history_card(session, &book, &target)}
            </div>
        </div>
    }
}

/// What is to be mended in the fields of the page, where it has some.
fn mending(session: Session, book: &LiveBook, target: &Target) -> Option<AnyView> {
    let portal = target.portal_key();
    let relative = matches!(target.threshold, Threshold::AboveReference(_));
    if portal.is_none() && !relative {
        return None;
    }
    let (book, target) = (book.clone(), target.clone());
    let found = Memo::new(move |_| {
        let root = book.plan().plan.root(&target).id.clone();
        book.ledger.with(|ledger| {
            let of_target = |at: &UnreadAt| {
                let (UnreadAt::ReferenceValue(of) | UnreadAt::ReferenceDate(of)) = at else {
                    return false;
                };
                relative && *of == root
            };
            let mut found = unread(session, &book, ledger, of_target);
            found.extend(portal_faults(session, ledger, &target));
            found
        })
    });
    Some(to_mend(session, ().into_any(), found, |_| {}))
}

/// `Chỉ tiêu 2 · ≥ 80 % · Trung tâm PVHCC`.
fn sub_line(session: Session, book: &LiveBook, target: &Target) -> String {
    let open = book.plan();
    let reference = book.ledger.with(|ledger| {
        let root = &open.plan.root(target).id;
        ledger.reference(root).and_then(|found| found.value)
    });
    let mut parts = vec![
        fill(session.texts().target_number, &[&target.number]),
        threshold_words(session.language(), target, reference),
    ];
    if !target.lead.words.is_empty() {
        parts.push(target.lead.words.clone());
    }
    parts.join(" · ")
}

fn chart_card(session: Session, chart: Memo<QuarterChart>) -> impl IntoView {
    let sentence = move || chart.with(|chart| chart.sentence(session.language()));
    html! {
        <section class="card" aria-labelledby="bieu-do">
            <p class="lede">{live(sentence)}</p>
            <figure>
                <figcaption>
                    <h2 id="bieu-do">{live(move || chart.with(|chart| chart.title(session.language())))}</h2>
                    <ul class="legend">{live(move || legend_items(chart.with(|chart| chart.legend(session.language()))))}</ul>
                </figcaption>
                {canvas(
                    session,
                    "chart",
                    attr(sentence),
                    Box::new(move |area, look| {
                        // A canvas that cannot be drawn on leaves the sentence and the table.
                        let _ = chart.with(|chart| {
                            draw_quarters(chart, area, look, session.language())
                        });
                    }),
                )}
            </figure>
            <details open>
                <summary>{session.texts().chart_data}</summary>
                {live(move || table(chart.with(|chart| chart.table(session.language()))))}
            </details>
        </section>
    }
}

/// What the marks of a chart mean.
pub(super) fn legend_items(items: Vec<LegendItem>) -> impl IntoView {
    let items = items.into_iter().map(|item| {
        let class = match item.mark {
            Mark::Bar => "mark bar",
            Mark::Line => "mark line",
            Mark::Goal => "mark goal",
            Mark::Floor => "mark floor",
            Mark::Late => "mark late",
            Mark::Due => "mark due-mark",
            Mark::Done => "mark done",
            Mark::Today => "mark today",
        };
        html! { <li><span class=class aria-hidden="true"></span>{item.text}</li> }
    });
    items.collect_view()
}

/// A table of texts: the first column names the row, the last is text, the others are numbers.
pub(super) fn table(table: Table) -> impl IntoView {
    let last = table.headers.len().saturating_sub(1);
    let class = move |at: usize| if at == 0 || at == last { "" } else { "n" };
    let labels = table.headers.clone();
    let headers = table.headers.into_iter().enumerate();
    let headers = headers.map(|(at, words)| html! { <th scope="col" class=class(at)>{words}</th> });
    let rows = table.rows.into_iter().map(|row| {
        let cells = row.into_iter().zip(labels.iter().cloned()).enumerate();
        let cells = cells.map(|(at, (words, label))| match at {
            0 => html! { <th scope="row">{words}</th> }.into_any(),
            _ => html! { <td class=class(at) data-label=label>{words}</td> }.into_any(),
        });
        html! { <tr>{cells.collect_view()}</tr> }
    });
    let label = table.caption.clone();
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label=label>
            <table class="pairs">
                <caption>{table.caption}</caption>
                <thead>
                    <tr>{headers.collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// How far the target is with the figures so far, and where the year would end.
fn far_card(
    session: Session,
    book: &LiveBook,
    target: &Target,
    chart: Memo<QuarterChart>,
) -> AnyView {
    let (book, target) = (book.clone(), target.clone());
    live(move || {
        let last = chart.with(|chart| chart.latest().map(|point| point.quarter))?;
        let (open, language) = (book.plan(), session.language());
        let words = book.ledger.with(|ledger| {
            let reach = reach(&open.plan, &target, ledger, last);
            let mut words = reach_words(language, &target, &reach);
            let lines = reach.lines();
            words.extend(lines.and_then(|lines| pace_words(language, &target, lines)));
            let year = forecast(&open.plan, &target, ledger, last);
            let year = year.map(|year| forecast_words(language, &target, &year));
            words.extend(year.into_iter().flatten());
            words
        });
        let lines = words.into_iter().map(|words| html! { <li>{words}</li> });
        let lines = lines.collect_view();
        (!lines.is_empty()).then(|| {
            html! {
                <section class="card" aria-labelledby="bao-xa">
                    <h2 id="bao-xa">{session.texts().how_far}</h2>
                    <ul class="facts">{lines}</ul>
                </section>
            }
        })
    })
}

/// Where the figures come from: what is counted, how it adds up, what the document says.
fn origin_card(session: Session, book: &LiveBook, target: &Target) -> impl IntoView + use<> {
    let target = target.clone();
    let again = {
        let open = book.plan();
        let root = open.plan.root(&target).clone();
        let others = open.plan.repeats_of(&root.id).chain(std::iter::once(&root));
        let others = others.filter(|other| other.id != target.id);
        others
            .map(|other| (other.id.to_string(), other.number.clone()))
            .collect::<Vec<_>>()
    };
    let facts = move || {
        let rows = origin(session, &target).into_iter();
        let rows = rows.filter(|(_, words)| !words.is_empty());
        rows.map(|(term, words)| html! { <dt>{term}</dt><dd>{words}</dd> })
            .collect_view()
    };
    let links = again.into_iter().map(|(id, number)| {
        html! { <a href=Route::Target(id).href()>{number}</a>" " }
    });
    let links = links.collect_view();
    let any = !links.is_empty();
    html! {
        <section class="card">
            <h2>{session.texts().where_from}</h2>
            <dl class="kv">{live(facts)}</dl>
            {any.then(|| html! { <p class="sub">{session.texts().same_entry}" "{links}</p> })}
        </section>
    }
}

fn origin(session: Session, target: &Target) -> Vec<(&'static str, String)> {
    let (texts, language) = (session.texts(), session.language());
    let adds = match (target.accumulation, target.measure) {
        (Accumulation::Year, Measure::Value) => texts.adds_year_value,
        (Accumulation::Year, _) => texts.adds_year,
        (Accumulation::Period, _) => texts.adds_period,
        (Accumulation::Point, _) => texts.adds_point,
    };
    let zero = match (target.measure, target.zero) {
        (Measure::Ratio, ZeroRule::Full) => texts.zero_full,
        (Measure::Ratio, ZeroRule::None) => texts.zero_none,
        (Measure::Ratio, ZeroRule::Zero) => texts.zero_zero,
        _ => "",
    };
    let form = target.form.as_ref();
    let form = form.map_or_else(String::new, |rule| rule_words(language, rule));
    let quoted = format!("“{}” {}", target.label, target.section);
    let counted = |words: &(String, String)| language.pick(&words.0, &words.1).clone();
    let [over, under] = [&target.numerator, &target.denominator].map(counted);
    let mut rows = match target.measure {
        Measure::Ratio if !over.is_empty() && !under.is_empty() => {
            vec![(texts.numerator, over), (texts.denominator, under)]
        }
        _ => vec![(texts.definition, definition_words(language, target))],
    };
    rows.extend([
        (texts.form_computes, form),
        (texts.how_adds, adds.to_owned()),
        (texts.zero_rule, zero.to_owned()),
        (texts.in_document, quoted),
        (texts.scope, target.scope.clone()),
        (texts.lead, target.lead.words.clone()),
        (texts.partners, target.partners.words.clone()),
        (texts.assessor, target.assessor.words.clone()),
        (texts.source, target.source.clone()),
    ]);
    // The document's remarks say it better where there are any.
    if target.assumed && target.remarks.is_empty() {
        rows.push(("", texts.assumed.to_owned()));
    }
    rows.extend(
        target
            .remarks
            .iter()
            .map(|remark| (texts.task_note, remark.clone())),
    );
    rows
}

/// The explanations of all quarters, the latest first.
fn note_card(session: Session, book: &LiveBook, target: &Target) -> impl IntoView + use<> {
    let ledger = book.ledger.clone();
    let key = target.entry.clone();
    let notes = move || {
        let quarters = Quarter::ALL.into_iter().rev();
        let notes = quarters.filter_map(|quarter| {
            let note = ledger.with(|ledger| ledger.note(&key, quarter).cloned())?;
            Some(html! {
                <h3>{fill(session.texts().quarter, &[quarter.roman()])}</h3>
                {note_view(session, note)}
            })
        });
        let notes: Vec<_> = notes.collect();
        if notes.is_empty() {
            return html! { <p class="sub">{session.texts().no_explanation}</p> }.into_any();
        }
        notes.into_any()
    };
    html! {
        <section class="card">
            <header>
                <h2>{session.texts().notes}</h2>
                <a class="sub" href=Route::Entry.href()>{session.texts().enter_now}</a>
            </header>
            {live(notes)}
        </section>
    }
}

/// Where every number of the target comes from: who entered it when, and what it was before.
fn history_card(session: Session, book: &LiveBook, target: &Target) -> AnyView {
    let slots = Quarter::ALL.map(|quarter| Subject::Slot((target.entry.clone(), quarter)));
    let mut subjects = slots.to_vec();
    if let Some(key) = target.portal_key() {
        let of_quarter = |quarter| Subject::Slot((key.clone(), quarter));
        subjects.extend(Quarter::ALL.map(of_quarter));
    }
    if target.form.is_some() {
        let totals = Quarter::ALL.map(|quarter| (quarter, TOTAL.to_owned()));
        subjects.extend(totals.map(Subject::Form));
        let rows = book.ledger.with_untracked(|ledger| {
            let keys = ledger.forms().map(|(key, _)| key.clone());
            keys.filter(|(_, field)| field != TOTAL).collect::<Vec<_>>()
        });
        subjects.extend(rows.into_iter().map(Subject::Form));
    }
    let root = book
        .open
        .with_untracked(|open| open.plan.root(target).id.clone());
    subjects.push(Subject::Reference(root));
    html! {
        <section class="card" aria-labelledby="nguon-so">
            <h2 id="nguon-so">{session.texts().log}</h2>
            {log_card(session, book, subjects)}
        </section>
    }
}
