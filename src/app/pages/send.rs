//! Gửi lên: files out (a quarter's submission, its figures as a sheet, a backup) and a backup in,
//! with a preview.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::locale::{change_words, day, fill};
use so_chi_tieu::sheet::quarter_sheet;
use so_chi_tieu::text::visible;

use super::keep::copied_line;
use super::plans::file_button;
use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{
    button, doubtful_names, fault_list, live, press, quarter_in_view, quarters,
};
use crate::app::files::file_name;
use crate::app::route::Route;
use crate::app::session::{Preview, Session};

/// Most changes listed in a preview.
const MOST: usize = 30;

/// The page.
pub fn send(session: Session) -> AnyView {
    html! {
        <header class="top">
            <h1>{session.texts().send_title}</h1>
            {live(move || session.book().map(|_| quarters(session, false)))}
        </header>
        {live(move || session.preview.get().map(|preview| preview_card(session, preview)))}
        {live(move || {
            session
                .book()
                .map(|book| {
                    html! {
                        {submission_card(session, book.clone())}
                        {sheet_card(session, book.clone())}
                        {backup_card(session, book)}
                    }
                })
        })}
        <section class="card">
            <h2>{session.texts().restore}</h2>
            <p class="sub">{session.texts().restore_text}</p>
            {file_button(session, "backup-file", |session| session.texts().restore_pick)}
        </section>
    }
}

fn submission_card(session: Session, book: LiveBook) -> impl IntoView {
    let quarter = quarter_in_view(session);
    let warning = move || {
        let texts = session.texts();
        let found = session.completeness().unwrap_or_default();
        let lines = [
            (found.missing, texts.submission_missing),
            (found.faulty, texts.submission_faulty),
        ];
        let lines = lines.into_iter().filter(|(count, _)| *count > 0);
        let lines = lines.map(|(count, words)| {
            html! { <p class="warn">"⚠ "{fill(words, &[&count.to_string()])}</p> }
        });
        lines.collect::<Vec<AnyView>>()
    };
    let closed = {
        let ledger = book.ledger.clone();
        move || {
            let closed = ledger.with(|ledger| ledger.is_closed(quarter.get()));
            close_line(session, quarter.get(), closed)
        }
    };
    let save = move |_| {
        let snapshot = book.snapshot(session.saving);
        let (now, quarter) = (browser::now(), quarter.get_untracked());
        let part = format!("_q{}", quarter.number());
        let name = file_name("gui-len", &snapshot.plan.plan, now, &part, "json");
        let text = snapshot
            .plan
            .submission(&snapshot.ledger, quarter, snapshot.revision, now);
        session.download(&name, &text);
    };
    html! {
        <section class="card">
            <h2>{session.texts().submission}</h2>
            <p class="sub">{session.texts().submission_text}</p>
            {live(closed)}
            {live(warning)}
            <button type="button" class="btn primary" on:click=press(save)>
                {live(move || fill(session.texts().submission_for, &[quarter.get().roman()]))}
            </button>
        </section>
    }
}

/// Whether the quarter is closed, and the way to where it is.
fn close_line(session: Session, quarter: Quarter, closed: bool) -> AnyView {
    let texts = session.texts();
    let (words, link) = match closed {
        true => ("", texts.closed_link),
        false => (texts.submission_open, texts.close_link),
    };
    html! {
        <p>
            {words}
            " "
            <a href=Route::Close.href()>{fill(link, &[quarter.roman()])}</a>
        </p>
    }
}

fn sheet_card(session: Session, book: LiveBook) -> impl IntoView {
    let save = move || {
        let (snapshot, now) = (book.snapshot(session.saving), browser::now());
        let quarter = session.view.get_untracked().last();
        let language = untrack(|| session.language());
        let plan = &snapshot.plan.plan;
        let part = format!("_q{}", quarter.number());
        let name = file_name("so-lieu", plan, now, &part, "csv");
        let text = quarter_sheet(plan, &snapshot.ledger, quarter, language);
        session.download(&name, &text);
    };
    html! {
        <section class="card">
            <h2>{session.texts().sheet}</h2>
            <p class="sub">{session.texts().sheet_text}</p>
            {button(session, "", |texts| texts.sheet_download, save)}
        </section>
    }
}

fn backup_card(session: Session, book: LiveBook) -> impl IntoView {
    html! {
        <section class="card">
            <h2>{session.texts().backup}</h2>
            <p class="sub">{session.texts().backup_text}</p>
            {copied_line(session, &book)}
            {button(session, "", |texts| texts.backup_download, move || session.download_backup(&book))}
        </section>
    }
}

/// What an import would change, before it changes anything.
fn preview_card(session: Session, preview: Preview) -> impl IntoView {
    let texts = session.texts();
    let language = session.language();
    let opened = preview.opened.clone();
    let saved = opened.saved_at.map(|moment| {
        let when = format!("{} {}", day(language, moment.day), moment.clock());
        fill(texts.preview_saved, &[&when])
    });
    let plan = &opened.plan.plan;
    let heading = fill(
        texts.preview,
        &[&format!("{} {}", plan.name, plan.year.get())],
    );
    let warnings = opened.warnings.clone();
    browser::focus_next_frame("xem-truoc");
    html! {
        <section class="card preview" aria-labelledby="xem-truoc">
            <h2 id="xem-truoc" tabindex="-1">{heading}</h2>
            <p class="sub">{visible(&preview.name).into_owned()} " " {saved}</p>
            {doubtful_names(session, plan)}
            {(!warnings.is_empty()).then(|| fault_list(session, warnings))}
            {changes(session, &preview)}
            <div class="acts left">
                {match preview.restores {
                    true => button(session, "primary", |texts| texts.restore_now, move || session.import()),
                    false => button(session, "primary", |texts| texts.import_now, move || session.import()),
                }}
                {button(session, "", |texts| texts.cancel, move || session.preview.set(None))}
            </div>
        </section>
    }
}

fn changes(session: Session, preview: &Preview) -> impl IntoView + use<> {
    let texts = session.texts();
    let opened = &preview.opened;
    let id = &opened.plan.plan.id;
    let books = session.books.get();
    let Some(book) = books.into_iter().find(|book| book.id() == *id) else {
        let count = opened.ledger.entries().count().to_string();
        return html! { <p>{fill(texts.preview_new, &[&count])}</p> }.into_any();
    };
    let other_plan = !book.plan().same_file(&opened.plan);
    let differences = book
        .ledger
        .with(|ledger| ledger.differences(&opened.ledger));
    if differences.is_empty() && !other_plan {
        return html! { <p>{texts.preview_same}</p> }.into_any();
    }
    let count = differences.len();
    let more = count.saturating_sub(MOST);
    let lines = differences.iter().take(MOST);
    let lines = lines.map(|difference| {
        let words = change_words(session.language(), Some(&opened.plan.plan), difference);
        html! { <li>{visible(&words).into_owned()}</li> }
    });
    html! {
        {other_plan.then(|| html! { <p class="warn">"⚠ "{texts.preview_plan}</p> })}
        {(count > 0).then(|| html! { <p>{fill(texts.preview_changes, &[&count.to_string()])}</p> })}
        <ul class="changes">{lines.collect_view()}</ul>
        {(more > 0).then(|| html! { <p>{fill(texts.preview_more, &[&more.to_string()])}</p> })}
    }
    .into_any()
}
