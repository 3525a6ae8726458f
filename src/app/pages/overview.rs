//! Tổng quan: how all targets stand, and what is due.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use so_chi_tieu::calendar::Holidays;
use so_chi_tieu::chart::{Bullet, draw_bullet};
use so_chi_tieu::file::OpenPlan;
use so_chi_tieu::ledger::Ledger;
use so_chi_tieu::locale::{counted, figure_of, fill, goal_words, occurrence_words, task_words};
use so_chi_tieu::plan::Target;
use so_chi_tieu::sorted::ranks;
use so_chi_tieu::standing::{
    Due, Standing, State, Tally, TaskStanding, agenda_of, due_soon, standing,
};
use so_chi_tieu::text::{format_date, format_day_month};

use super::index_card::index_card;
use crate::app::book::LiveBook;
use crate::app::components::{
    attr, canvas, chip, copy_reminder, doubtful_names, live, period, plan_line, quarters, search,
};
use crate::app::route::Route;
use crate::app::session::{Session, View};

/// Most tasks listed as due soon.
const MOST_DUE: usize = 6;
/// Tasks due within so many days are due soon.
const SOON: i64 = 60;

/// The page.
pub fn overview(session: Session) -> AnyView {
    live(move || match session.book() {
        None => super::no_plan(session),
        Some(book) => shown(session, book).into_any(),
    })
}

fn shown(session: Session, book: LiveBook) -> impl IntoView {
    let open = book.plan();
    let heading = {
        let open = open.clone();
        move || {
            let year = fill(
                session.texts().plan_year,
                &[&open.plan.year.get().to_string()],
            );
            format!("{} · {year}", open.plan.name)
        }
    };
    let period = period(session, &book, move || session.view.get());
    let line = {
        let open = open.clone();
        move || format!("{} · {}", plan_line(&open.plan), period.get())
    };
    html! {
        <header class="top">
            <div>
                <h1>{live(heading)}</h1>
                <p class="sub">{live(line)}</p>
            </div>
            {quarters(session, true)}
        </header>
        {copy_reminder(session, &book)}
        {tiles(session, book.clone())}
        <div class="cols">
            {target_list(session, book.clone())}
            <div>
                {due_list(session, book.clone())}
                {index_card(session, &book)}
                {remarks(session, &open)}
            </div>
        </div>
    }
}

/// All distinct targets with how they stand, the most needy first.
fn ordered(open: &OpenPlan, ledger: &Ledger, view: View) -> Vec<(Target, Standing)> {
    let plan = &open.plan;
    let all: Vec<(Target, Standing)> = plan
        .distinct_targets()
        .map(|target| {
            (
                target.clone(),
                standing(plan, target, ledger, view.to_date()),
            )
        })
        .collect();
    let attention = |at: usize| all.get(at).map(|(_, stands)| stands.attention());
    let order = ranks(all.len(), &mut |one, other| {
        attention(one).cmp(&attention(other))
    });
    order
        .into_iter()
        .filter_map(|at| all.get(at).cloned())
        .collect()
}

fn tiles(session: Session, book: LiveBook) -> impl IntoView {
    let tally = Memo::new(move |_| {
        let open = book.plan();
        let view = session.view.get();
        book.ledger.with(|ledger| {
            let states = ordered(&open, ledger, view);
            Tally::of(states.iter().map(|(_, stands)| stands.state))
        })
    });
    let tile = move |class,
                     sign: &'static str,
                     count: fn(Tally) -> usize,
                     word: fn(Session) -> &'static str| {
        html! {
            <li class=format!("tile {class}")>
                <b>{live(move || count(tally.get()))}</b>
                <span><span aria-hidden="true">{sign}" "</span>{live(move || word(session))}</span>
            </li>
        }
    };
    html! {
        <ul class="tiles">
            {tile("met", "✓", |tally| tally.met, |session| session.texts().tile_met)}
            {tile("near", "◐", |tally| tally.near, |session| session.texts().tile_near)}
            {tile("missed", "✕", |tally| tally.missed, |session| session.texts().tile_missed)}
            {tile("none", "–", |tally| tally.none, |session| session.texts().tile_none)}
        </ul>
    }
}

fn target_list(session: Session, book: LiveBook) -> impl IntoView {
    let heading = {
        let open = book.plan();
        move || {
            let count = open.plan.distinct_targets().count().to_string();
            let texts = session.texts();
            match session.view.get() {
                View::Year => fill(texts.targets_whole_year, &[&count]),
                View::Quarter(quarter) => fill(texts.targets_to_date, &[&count, quarter.roman()]),
            }
        }
    };
    let words = RwSignal::new(String::new());
    let searched = book.plan();
    let rows = move || {
        let open = book.plan();
        let view = session.view.get();
        let all = book.ledger.with(|ledger| ordered(&open, ledger, view));
        let words = words.get();
        let found = all
            .into_iter()
            .filter(|(target, _)| target.has_words(&words));
        let rows: Vec<AnyView> = found
            .map(|(target, stands)| target_row(session, &book, &open, &target, stands).into_any())
            .collect();
        rows
    };
    let none_found = move || {
        let words = words.get();
        let mut targets = searched.plan.distinct_targets();
        let none = !targets.any(|target| target.has_words(&words));
        none.then(|| session.texts().no_target_found)
    };
    html! {
        <section class="card" aria-labelledby="ds-chi-tieu">
            <header>
                <h2 id="ds-chi-tieu">{live(heading)}</h2>
                <span class="sub">{session.texts().by_attention}</span>
            </header>
            {search(session, words)}
            <p role="status">{live(none_found)}</p>
            <ul class="rows">{live(rows)}</ul>
        </section>
    }
}

fn target_row(
    session: Session,
    book: &LiveBook,
    open: &Arc<OpenPlan>,
    target: &Target,
    stands: Standing,
) -> impl IntoView + use<> {
    let language = session.language();
    let reference = book
        .ledger
        .with_untracked(|ledger| ledger.reference(&target.id).and_then(|found| found.value));
    let bullet = Bullet::new(target, &stands);
    let label = bullet.label(language);
    let name = language.pick(&target.name, &target.name_en).clone();
    let class = row_class(stands.state);
    let hint = hints(session, &stands, target);
    html! {
        <li class=class>
            <div class="what">
                <a href=Route::Target(target.id.to_string()).href()>{name}</a>
                <div class="who">{under_name(session, open, target)}</div>
            </div>
            {canvas(
                session,
                "bullet",
                attr(move || label.clone()),
                Box::new(move |area, look| {
                    // A canvas that cannot be drawn on leaves the words beside it.
                    let _ = draw_bullet(&bullet, area, look);
                }),
            )}
            <div class="val">
                {figure_of(language, stands.figure.as_ref(), target)}
                <small>{goal_words(language, target, reference)}</small>
            </div>
            <div class="how">
                {chip(session, stands.state)}
                {hint.map(|hint| html! { <small>{hint}</small> })}
            </div>
        </li>
    }
}

fn row_class(state: State) -> &'static str {
    match state {
        State::Met => "row met",
        State::FloorMet | State::Near => "row near",
        State::Missed => "row missed",
        State::Open | State::NoData => "row none",
    }
}

/// `Chỉ tiêu 2 · Trung tâm PVHCC · trong đó của 13 · cũng ghi tại IX.2.3`.
fn under_name(session: Session, open: &OpenPlan, target: &Target) -> String {
    let texts = session.texts();
    let mut parts = vec![fill(texts.target_number, &[&target.number])];
    if let Some(parent) = target.part_of.as_ref().and_then(|id| open.plan.target(id)) {
        parts.push(fill(texts.part_of, &[&parent.number]));
    }
    let again: Vec<&str> = open
        .plan
        .repeats_of(&target.id)
        .map(|other| other.number.as_str())
        .collect();
    if !again.is_empty() {
        parts.push(fill(texts.also_at, &[&again.join(", ")]));
    }
    if !target.lead.words.is_empty() {
        parts.push(target.lead.words.clone());
    }
    parts.join(" · ")
}

/// What a number needs to be read rightly: what is missing from it, or for it.
fn hints(session: Session, stands: &Standing, target: &Target) -> Option<String> {
    let texts = session.texts();
    if stands.needs_reference {
        return Some(texts.needs_reference.to_owned());
    }
    if stands.nothing_arose {
        return Some(texts.not_arisen_count.to_owned());
    }
    let partial = !stands.missing.is_empty() || !stands.faulty.is_empty();
    if partial && !stands.used.is_empty() {
        let gone = stands
            .missing
            .iter()
            .chain(stands.faulty.iter().map(|(quarter, _)| quarter));
        let gone: Vec<&str> = gone.map(|quarter| quarter.roman()).collect();
        return Some(fill(texts.without_quarters, &[&gone.join(", ")]));
    }
    let lacking = stands.lacking?;
    let words = counted(session.language(), target);
    let count = format!("{} {words}", session.language().count(lacking));
    Some(fill(texts.lacking, &[&count]))
}

fn due_list(session: Session, book: LiveBook) -> impl IntoView {
    let due = {
        let book = book.clone();
        Memo::new(move |_| {
            let (open, today) = (book.plan(), session.today());
            let (plan, holidays) = (&open.plan, Holidays::built_in());
            let agenda = book
                .ledger
                .with(|ledger| agenda_of(plan, ledger, holidays, today));
            due_soon(plan, &agenda, SOON, MOST_DUE)
        })
    };
    let rows = move || {
        let (open, due) = (book.plan(), due.get());
        if due.is_empty() {
            return html! { <p class="sub">{session.texts().nothing_due}</p> }.into_any();
        }
        let rows = due.iter().map(|due| due_row(session, &open, due));
        html! { <ul class="dues">{rows.collect_view()}</ul> }.into_any()
    };
    html! {
        <section class="card" aria-labelledby="sap-den-han">
            <header>
                <h2 id="sap-den-han">{session.texts().due_soon}</h2>
                <a class="sub" href=Route::Tasks.href()>{session.texts().task_calendar}</a>
            </header>
            {live(rows)}
        </section>
    }
}

/// One line: the day, what is to be done, how it stands, which time it is, who leads.
fn due_row(session: Session, open: &OpenPlan, due: &Due) -> impl IntoView + use<> {
    let (dated, language) = (&due.dated, session.language());
    let work = open.plan.work(&dated.work);
    let label = work.as_ref().map(|work| work.label.to_owned());
    let mut who = vec![task_words(language, dated.standing)];
    who.extend(dated.key.map(|key| occurrence_words(language, key)));
    if due.more > 0 {
        who.push(fill(session.texts().more_late, &[&due.more.to_string()]));
    }
    let lead = work.map(|work| work.lead.words.clone());
    who.extend(lead.filter(|words| !words.is_empty()));
    let late = matches!(dated.standing, TaskStanding::Overdue { .. });
    html! {
        <li class="due" class:late=late>
            <time datetime=dated.on.to_string()>
                {short_day(dated.on, session.today().year())}
            </time>
            <div>{label}<div class="who">{who.join(" · ")}</div></div>
        </li>
    }
}

/// Day and month; the year too where it is not this one.
fn short_day(on: NaiveDate, this_year: i32) -> String {
    if on.year() == this_year {
        format_day_month(on)
    } else {
        format_date(on)
    }
}

fn remarks(session: Session, open: &OpenPlan) -> impl IntoView + use<> {
    let remarks = open.plan.remarks.clone();
    let doubts = doubtful_names(session, &open.plan);
    (!remarks.is_empty() || !doubts.is_empty()).then(|| {
        html! {
            <section class="card">
                <h2>{session.texts().remarks}</h2>
                {doubts}
                {(!remarks.is_empty()).then(|| remark_list(session, remarks))}
            </section>
        }
    })
}

fn remark_list(session: Session, remarks: Vec<String>) -> AnyView {
    let count = remarks.len().to_string();
    html! {
        <details>
            <summary>
                {live(move || fill(session.texts().remarks_more, &[&count]))}
            </summary>
            <ul class="remarks">
                {remarks.into_iter().map(|remark| html! { <li>{remark}</li> }).collect_view()}
            </ul>
        </details>
    }
}
