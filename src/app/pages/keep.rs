//! What is kept on this machine, and how to have copies elsewhere: cards of the settings and of
//! the page of files.

use leptos::prelude::*;
use so_chi_tieu::locale::{Language, day, fill};
use so_chi_tieu::plan::PlanId;
use so_chi_tieu::store::machine::{Copying, Machine};
use so_chi_tieu::store::snapshot::{Snapshot, Why};
use so_chi_tieu::text::format_bytes;

use crate::app::book::LiveBook;
use crate::app::browser::{self, CopyFile};
use crate::app::components::{button, button_named, copied_words, live, spawn};
use crate::app::session::Session;

/// Where figures are kept, whether the browser may clear them, how much room they take.
pub fn room_card(session: Session) -> AnyView {
    let persists = RwSignal::new(None::<bool>);
    let room = RwSignal::new(None::<(u64, u64)>);
    spawn(async move {
        persists.set(browser::persists().await);
        room.set(browser::used_and_given().await);
    });
    let lines = move || {
        let texts = session.texts();
        let style = session.language().number_style();
        let kept = match session.saving.read(Machine::has_journal) {
            true => texts.kept_in_both,
            false => texts.kept_in_one,
        };
        let persists = persists.get().map(|yes| match yes {
            true => texts.persists,
            false => texts.persists_not,
        });
        let room = room.get().map(|(used, given)| {
            let parts = [format_bytes(used, style), format_bytes(given, style)];
            fill(texts.room_used, &[&parts[0], &parts[1]])
        });
        let lines = [Some(kept.to_owned()), persists.map(str::to_owned), room];
        let lines = lines.into_iter().flatten();
        lines
            .map(|words| html! { <p>{words}</p> })
            .collect::<Vec<AnyView>>()
    };
    html! {
        <section class="card">
            <h2>{session.texts().data_here}</h2>
            <p>{session.texts().data_text}</p>
            {live(lines)}
        </section>
    }
}

/// The snapshots of a book, the newest first.
pub fn snapshots_card(session: Session, book: LiveBook) -> AnyView {
    let id = book.id();
    let rows = move || {
        let found = session.saving.snapshots(&id).into_iter().rev();
        let rows = found.map(|one| snapshot_row(session, &id, one));
        let rows: Vec<AnyView> = rows.collect();
        match rows.is_empty() {
            true => html! { <p class="sub">{session.texts().snapshots_none}</p> },
            false => html! { <ul class="plans">{rows}</ul> },
        }
    };
    html! {
        <section class="card" aria-labelledby="ban-chup">
            <h2 id="ban-chup">{session.texts().snapshots}</h2>
            <p class="sub">{session.texts().snapshots_text}</p>
            {live(rows)}
        </section>
    }
}

fn snapshot_row(session: Session, id: &PlanId, one: Snapshot) -> AnyView {
    let (texts, language) = (session.texts(), session.language());
    let when = format!("{} {}", day(language, one.at.day), one.at.clock());
    let name = fill(texts.snapshot_of, &[&when]);
    let (restore_name, load_name) = (
        format!("{} {when}", texts.restore_this),
        format!("{} {when}", texts.download),
    );
    let (key, load_key, id, at) = (one.key.clone(), one.key, id.clone(), one.at);
    html! {
        <li class="plan">
            <div><b>{when}</b>" "<span class="sub">{why_words(language, one.why)}</span></div>
            <div class="acts">
                {button_named(session, "", |texts| texts.restore_this, restore_name, move || {
                    session.preview_snapshot(key.clone(), name.clone());
                })}
                {button_named(session, "", |texts| texts.download, load_name, move || {
                    session.download_snapshot(load_key.clone(), id.clone(), at);
                })}
            </div>
        </li>
    }
}

fn why_words(language: Language, why: Why) -> &'static str {
    let texts = language.texts();
    match why {
        Why::Day => texts.why_day,
        Why::Import => texts.why_import,
        Why::Restore => texts.why_restore,
        Why::Plan => texts.why_plan,
        Why::Migration => texts.why_migration,
    }
}

/// When the last copy was taken out of the browser.
pub fn copied_line(session: Session, book: &LiveBook) -> AnyView {
    let book = book.clone();
    live(move || {
        let words = copied_words(session, &book);
        match session.wants_copy(&book) {
            true => html! { <p class="warn">"⚠ "{words}</p> },
            false => html! { <p class="sub">{words}</p> },
        }
    })
}

/// The file that gets copies by itself.
pub fn copy_file_card(session: Session, book: LiveBook) -> AnyView {
    let state = book.copying.clone();
    let inner = move || {
        if !CopyFile::is_possible() {
            return html! { <p>{session.texts().copy_file_not}</p> };
        }
        copy_file_state(session, book.clone(), state.get())
    };
    html! {
        <section class="card">
            <h2>{session.texts().copy_file}</h2>
            <p class="sub">{session.texts().copy_file_text}</p>
            {live(inner)}
        </section>
    }
}

fn copy_file_state(session: Session, book: LiveBook, state: Copying) -> AnyView {
    let texts = session.texts();
    let (words, asks) = match &state {
        Copying::None => (String::new(), false),
        Copying::Asks(name) => (fill(texts.copy_file_asks, &[name]), true),
        Copying::Goes(name, None) => (fill(texts.copy_file_goes, &[name]), false),
        Copying::Goes(name, Some(at)) => (fill(texts.copy_file_at, &[name, &at.clock()]), false),
        Copying::Failed(name) => (fill(texts.copy_file_failed, &[name]), false),
    };
    let (choosing, allowing, stopping) = (book.clone(), book.clone(), book);
    html! {
        <p role="status">{words}</p>
        <div class="acts left">
            {asks.then(|| button(session, "primary", |texts| texts.copy_file_allow, move || {
                session.allow_copy_file(&allowing);
            }))}
            {button(session, "", |texts| texts.copy_file_choose, move || {
                session.choose_copy_file(&choosing);
            })}
            {(state != Copying::None).then(|| button(session, "", |texts| texts.copy_file_stop, move || {
                session.forget_copy_file(&stopping);
            }))}
        </div>
    }
}
