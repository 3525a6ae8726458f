//! Where saving stands, always in view.

use leptos::prelude::*;
use so_chi_tieu::locale::{Texts, fill};
use so_chi_tieu::store::ShelfFault;

use super::{attr, button, live};
use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::saving::Saved;
use crate::app::session::Session;
use crate::app::windows::Role;

/// One line: saved, saving, not saved.
pub fn saved_state(session: Session) -> AnyView {
    let state = move || session.book().map(|book| book.saving.state.get());
    let pending = move || state() == Some(Saved::Pending);
    let settled = settled(session);
    // What has gone wrong needs more room than two lines.
    let short = move || !matches!(state(), Some(Saved::Failed(_) | Saved::Local(_)));
    html! {
        <div
            class="saved"
            class:bad=attr(move || matches!(state(), Some(Saved::Failed(_))))
            class:short=attr(short)
        >
            <span aria-hidden="true">"● "</span>
            {live(move || {
                pending().then(|| html! { <span aria-hidden="true">{session.texts().saving}</span> })
            })}
            // Not said at every key: only what has been reached, and only when it reads otherwise.
            <span role="status" class:unseen=attr(pending)>
                {live(move || {
                    let texts = session.texts();
                    match settled.get() {
                        None | Some(Saved::Nothing | Saved::Pending) => texts.not_saved_yet.to_owned(),
                        Some(Saved::At(moment)) => fill(texts.saved_at, &[&moment.clock()]),
                        Some(Saved::Local(moment)) => fill(texts.saved_local, &[&moment.clock()]),
                        Some(Saved::Failed(fault)) => format!("{} ({})", texts.save_failed, fault.code()),
                    }
                })}
            </span>
        </div>
    }
}

/// Where saving stood when the last save ended; what is under way changes nothing yet.
fn settled(session: Session) -> Memo<Option<Saved>> {
    Memo::new(move |before: Option<&Option<Saved>>| {
        let state = session.book().map(|book| book.saving.state.get());
        match state {
            Some(Saved::Pending) => before.copied().flatten(),
            state => state,
        }
    })
}

/// What to do when nothing can be saved, or something kept could not be read.
pub fn save_banner(session: Session) -> AnyView {
    // While a save is under way what was said of the last one stays: the page would jump under
    // the hands of whoever types.
    let last = settled(session);
    let failed = move || match last.get() {
        // Said before anything is typed.
        None | Some(Saved::Nothing) => session.shelf_fault.get(),
        Some(Saved::Failed(fault)) => Some(fault),
        Some(_) => None,
    };
    let is_local = move || matches!(last.get(), Some(Saved::Local(_)));
    let count = move |newer: bool| {
        session
            .aside
            .with(|aside| aside.iter().filter(|item| item.newer == newer).count())
    };
    html! {
        // There before its words, so that they are said when they come.
        <div role="alert" aria-live="polite" aria-atomic="false">
            {live(move || (session.windows.role.get() != Role::Writer).then(|| reader_banner(session)))}
            {live(move || failed().map(|fault| failed_banner(session, fault)))}
            {live(move || is_local().then(|| local_banner(session)))}
            {live(move || aside_banner(session, count(false), None, |texts| texts.store_aside))}
            {live(move || {
                aside_banner(session, count(true), Some(ShelfFault::Newer), |texts| texts.store_left)
            })}
        </div>
    }
}

/// What could not be read at the start, if there is anything.
fn aside_banner(
    session: Session,
    count: usize,
    fault: Option<ShelfFault>,
    words: fn(&Texts) -> &'static str,
) -> Option<AnyView> {
    (count > 0).then(|| {
        let texts = session.texts();
        html! {
            <div class="banner">
                <p>
                    {fault.map(|fault| html! { <b class="code">{fault.code()}</b> " " })}
                    {fill(words(texts), &[&count.to_string()])}
                </p>
                <a class="btn small" href="#/cai-dat">{texts.settings}</a>
            </div>
        }
    })
}

fn failed_banner(session: Session, fault: ShelfFault) -> AnyView {
    let texts = session.texts();
    let words = match fault {
        ShelfFault::Forbidden => texts.store_forbidden,
        ShelfFault::Full => texts.store_full,
        ShelfFault::Changed => texts.store_changed,
        ShelfFault::Newer => texts.store_newer,
    };
    // Without a plan there is nothing to download and nothing to save.
    let open = session.book().is_some();
    html! {
        <div class="banner bad">
            <p><b class="code">{fault.code()}</b>" "{words}</p>
            {open.then(|| ways_out(session, fault))}
        </div>
    }
}

/// Another window writes.
fn reader_banner(session: Session) -> AnyView {
    let texts = session.texts();
    let asking = move || session.windows.role.get() == Role::Asking;
    html! {
        <div class="banner">
            <p>{live(move || if asking() { texts.asking } else { texts.read_only })}</p>
            <div class="acts">
                {button(session, "small primary", |texts| texts.edit_here, move || {
                    session.take_over();
                })}
            </div>
        </div>
    }
}

/// Saved, but only where a machine that stops dead may lose it.
fn local_banner(session: Session) -> AnyView {
    let texts = session.texts();
    html! {
        <div class="banner">
            <p><b class="code">"STORE-05"</b>" "{texts.store_local}</p>
            <div class="acts">{download_button(session, "small primary")}</div>
        </div>
    }
}

/// When the last copy was taken out of the browser.
pub fn copied_words(session: Session, book: &LiveBook) -> String {
    let texts = session.texts();
    match session.days_since_copy(&book.id()) {
        None => texts.copied_never.to_owned(),
        Some(days) if days < 1 => texts.copied_today.to_owned(),
        Some(days) => fill(texts.copied_days, &[&days.to_string()]),
    }
}

/// Where figures are entered and the last copy is old, or there is none.
pub fn copy_reminder(session: Session, book: &LiveBook) -> AnyView {
    let book = book.clone();
    live(move || {
        session.wants_copy(&book).then(|| {
            html! {
                <p class="reminder">
                    <span aria-hidden="true">"⚠ "</span>
                    {copied_words(session, &book)}
                    " "
                    {download_button(session, "link")}
                </p>
            }
        })
    })
}

fn download_button(session: Session, class: &'static str) -> AnyView {
    let download = move || {
        if let Some(book) = untrack(|| session.book()) {
            session.download_backup(&book);
        }
    };
    button(session, class, |texts| texts.download_copy, download)
}

fn ways_out(session: Session, fault: ShelfFault) -> AnyView {
    html! {
        <div class="acts">
            {download_button(session, "small primary")}
            {match fault {
                ShelfFault::Changed => {
                    button(session, "small", |texts| texts.take_theirs, move || {
                        session.take_kept();
                    })
                }
                ShelfFault::Newer => {
                    button(session, "small", |texts| texts.reload, browser::reload)
                }
                _ => button(session, "small", |texts| texts.try_again, move || {
                    session.save_failed_again();
                }),
            }}
        </div>
    }
}
