//! Chốt số liệu: what is found before a quarter is closed, the closing, and opening it again.

use std::sync::Arc;

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::OpenPlan;
use so_chi_tieu::ledger::{Closing, Ledger, Subject};
use so_chi_tieu::locale::{Texts, day, fill, refusal_words, reopened_words};
use so_chi_tieu::plan::Plan;
use so_chi_tieu::standing::{ClosingChecks, Refusal, closing_checks};
use so_chi_tieu::text::visible;

use super::close_fields::{Asked, Who};
use super::close_findings::{TO_MEND, findings_card};
use super::log::log_card;
use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{
    back, live, press, quarter_in_view, quarter_title, quarter_window, quarters,
};
use crate::app::route::Route;
use crate::app::session::Session;

/// The id of the heading that says whether the quarter is closed.
const STATE: &str = "trang-thai-chot";

/// How much of a digest is shown at first.
const SHORT: usize = 12;

/// The page.
pub fn close(session: Session) -> AnyView {
    live(move || match session.book() {
        None => super::no_plan(session),
        Some(book) => shown(session, book),
    })
}

fn shown(session: Session, book: LiveBook) -> AnyView {
    let quarter = quarter_in_view(session);
    let title = quarter_title(session, &book, quarter, |texts| texts.close_title);
    let (plan, window) = (book.plan(), quarter_window(session, &book, quarter));
    let line = move || format!("{} · {}", plan.plan.name, window.get());
    let closing = {
        let ledger = book.ledger.clone();
        Memo::new(move |_| ledger.with(|ledger| ledger.closing(quarter.get()).cloned()))
    };
    let history = book.clone();
    html! {
        {back(session, Route::Entry, |texts| texts.entry)}
        <header class="top">
            <div>
                <h1>{title}</h1>
                <p class="sub">{live(line)}</p>
            </div>
            {quarters(session, false)}
        </header>
        // Made anew for another quarter, and when it is closed or opened again.
        {live(move || {
            let quarter = quarter.get();
            match closing.get() {
                Some(Closing { reopened: None, .. }) => {
                    closed(session, &book, quarter, closing)
                }
                before => open(session, &book, quarter, before.as_ref()),
            }
        })}
        <section class="card" aria-labelledby="cac-lan-chot">
            <h2 id="cac-lan-chot">{session.texts().closing_history}</h2>
            {live(move || log_card(session, &history, vec![Subject::Closing(quarter.get())]))}
        </section>
    }
}

/// A quarter that is open: what was found, and the closing.
fn open(session: Session, book: &LiveBook, quarter: Quarter, before: Option<&Closing>) -> AnyView {
    let checks = {
        let book = book.clone();
        Memo::new(move |_| found(session, &book, quarter))
    };
    let findings = {
        let book = book.clone();
        move || checks.with(|checks| findings_card(session, &book.plan().plan, checks))
    };
    html! {
        {open_card(session, book, quarter, before)}
        {live(findings)}
        {close_card(session, book, quarter, checks)}
    }
}

/// What was found; with it the plans of the same place for earlier years are looked at, where they
/// are open.
fn found(session: Session, book: &LiveBook, quarter: Quarter) -> ClosingChecks {
    let open = book.plan();
    let others = session.books.get().into_iter();
    let others = others.filter_map(|other| {
        let plan = other.plan();
        let earlier = plan.plan.is_of_place(&open.plan) && plan.plan.year < open.plan.year;
        earlier.then(|| (plan, other.ledger.get()))
    });
    let others: Vec<(Arc<OpenPlan>, Ledger)> = others.collect();
    let earlier = others.iter().map(|(plan, ledger)| (&plan.plan, ledger));
    let earlier: Vec<(&Plan, &Ledger)> = earlier.collect();
    book.ledger
        .with(|ledger| closing_checks(&open.plan, ledger, quarter, &earlier))
}

fn open_card(
    session: Session,
    book: &LiveBook,
    quarter: Quarter,
    before: Option<&Closing>,
) -> AnyView {
    let (texts, language) = (session.texts(), session.language());
    let open = book.plan();
    let last = open.plan.clock.window(open.plan.year, quarter).last;
    let early = (session.today() <= last).then(|| {
        let words = fill(texts.closing_not_over, &[&day(language, last)]);
        html! { <p class="warn">"⚠ "{words}</p> }
    });
    let reopened = before.and_then(|closing| Some((closing, closing.reopened.as_ref()?)));
    let words = reopened.map(|(closing, reopening)| {
        let words = reopened_words(language, closing, reopening);
        html! { <p>{visible(&words).into_owned()}</p> }
    });
    let heading = match reopened {
        Some(_) => texts.closing_reopened,
        None => texts.closing_open,
    };
    html! {
        <section class="card" aria-labelledby=STATE>
            <h2 id=STATE tabindex="-1">{heading}</h2>
            {words}
            {early}
            <p class="sub">{texts.closing_frozen}</p>
        </section>
    }
}

fn close_card(
    session: Session,
    book: &LiveBook,
    quarter: Quarter,
    checks: Memo<ClosingChecks>,
) -> AnyView {
    let (words, who) = (Asked::new("giai-trinh-chot"), Who::new(session));
    let blocked = RwSignal::new(None::<String>);
    let hint = move || {
        let texts = session.texts();
        let points = checks.with(|checks| checks.that_block(false).count());
        Some(match points {
            0 => texts.closing_words_free.to_owned(),
            points => fill(texts.closing_words_needed, &[&points.to_string()]),
        })
    };
    let close = {
        let book = book.clone();
        move || {
            blocked.set(None);
            let language = untrack(|| session.language());
            let refusal = checks.with_untracked(|checks| checks.refusal(&words.text()));
            match refusal {
                Some(refusal @ Refusal::Impossible(_)) => {
                    blocked.set(Some(refusal_words(language, refusal)));
                    browser::focus(TO_MEND);
                }
                Some(refusal) => words.refuse(refusal_words(language, refusal)),
                None if who.settle(session) => {
                    close_now(session, &book, quarter, words.text().trim());
                }
                None => {}
            }
        }
    };
    html! {
        <section class="card" aria-labelledby="chot-quy">
            <h2 id="chot-quy">{fill(session.texts().close_quarter, &[quarter.roman()])}</h2>
            {words.field(session, |texts| texts.closing_words, "4", hint)}
            {who.field(session)}
            {act(session, "btn primary", |texts| texts.close_quarter, quarter, close)}
            <p class="err" role="alert">{live(move || blocked.get())}</p>
        </section>
    }
}

/// A button whose words name the quarter. It can always be pressed: what is lacking is then said.
fn act(
    session: Session,
    class: &'static str,
    word: fn(&'static Texts) -> &'static str,
    quarter: Quarter,
    act: impl Fn() + 'static,
) -> AnyView {
    html! {
        <button type="button" class=class on:click=press(move |_| act())>
            {fill(word(session.texts()), &[quarter.roman()])}
        </button>
    }
}

fn close_now(session: Session, book: &LiveBook, quarter: Quarter, words: &str) {
    let open = book.open.get_untracked();
    let closing = book.ledger.with_untracked(|ledger| {
        let digest = open.closing_digest(ledger, quarter);
        ledger.closed(quarter, digest, words.to_owned(), session.by())
    });
    finish(session, quarter, closing, |texts| texts.closing_done);
}

/// Carries a closing or reopening out, says so, and goes to what the page then shows.
fn finish(
    session: Session,
    quarter: Quarter,
    closing: Option<Closing>,
    word: fn(&'static Texts) -> &'static str,
) {
    let done = closing.is_some_and(|closing| session.run_closing(quarter, closing));
    if done {
        let texts = untrack(|| session.texts());
        session.say(fill(word(texts), &[quarter.roman()]), None);
        browser::focus_next_frame(STATE);
    }
}

/// A quarter that is closed: what the closing says, and the way to open it again.
fn closed(
    session: Session,
    book: &LiveBook,
    quarter: Quarter,
    closing: Memo<Option<Closing>>,
) -> AnyView {
    let Some(now) = closing.get_untracked() else {
        return ().into_any();
    };
    html! {
        {fact_card(session, book, quarter, &now)}
        {reopen_card(session, book, quarter)}
    }
}

fn fact_card(session: Session, book: &LiveBook, quarter: Quarter, closing: &Closing) -> AnyView {
    let texts = session.texts();
    let language = session.language();
    let revision = closing.revision.to_string();
    let at = format!("{} {}", day(language, closing.at.day), closing.at.clock());
    let who = visible(&closing.who).into_owned();
    let words = visible(&closing.words).into_owned();
    let rows = [
        (texts.closing_who, who),
        (texts.closing_at, at),
        (texts.closing_revision, revision.clone()),
        (texts.closing_words, words),
    ];
    let rows = rows.into_iter().filter(|(_, words)| !words.is_empty());
    let rows = rows.map(|(term, words)| {
        html! { <dt>{term}</dt><dd class="note-text">{words}</dd> }
    });
    let rows: Vec<AnyView> = rows.collect();
    let digest = closing.digest.clone();
    let short: String = digest.chars().take(SHORT).collect();
    let still = {
        let (book, digest) = (book.clone(), closing.digest.clone());
        move || {
            let open = book.plan();
            let now = book
                .ledger
                .with(|ledger| open.closing_digest(ledger, quarter));
            match now == digest {
                true => html! { <span>{session.texts().closing_same}</span> },
                false => html! { <span class="warn">{session.texts().closing_differs}</span> },
            }
        }
    };
    html! {
        <section class="card" aria-labelledby=STATE>
            <h2 id=STATE tabindex="-1">{fill(texts.closing_closed, &[&revision])}</h2>
            <dl class="kv">
                {rows}
                <dt>{texts.closing_digest}</dt>
                <dd>
                    <details class="digest">
                        <summary title=digest.clone()>{short}"…"</summary>
                        <code>{digest}</code>
                    </details>
                </dd>
                <dt>{texts.closing_now}</dt>
                <dd>{live(still)}</dd>
            </dl>
        </section>
    }
}

fn reopen_card(session: Session, book: &LiveBook, quarter: Quarter) -> AnyView {
    let (reason, who) = (Asked::new("ly-do-mo-lai"), Who::new(session));
    let hint = move || Some(session.texts().reopen_text.to_owned());
    let reopen = {
        let book = book.clone();
        move || {
            if reason.text().trim().is_empty() {
                let texts = untrack(|| session.texts());
                return reason.refuse(texts.reopen_reason_needed.to_owned());
            }
            if who.settle(session) {
                let by = session.by();
                let reopened = book
                    .ledger
                    .with_untracked(|ledger| ledger.reopened(quarter, &reason.text(), by));
                finish(session, quarter, reopened, |texts| texts.reopen_done);
            }
        }
    };
    html! {
        <section class="card" aria-labelledby="mo-lai">
            <h2 id="mo-lai">{session.texts().reopen}</h2>
            {reason.field(session, |texts| texts.reopen_reason, "2", hint)}
            {who.field(session)}
            {act(session, "btn", |texts| texts.reopen_quarter, quarter, reopen)}
        </section>
    }
}
