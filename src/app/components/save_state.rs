//! Where saving stands, always in view.

use leptos::prelude::*;
use so_chi_tieu::locale::{Texts, day, fill};
use so_chi_tieu::plan::PlanId;
use so_chi_tieu::store::StorageFault;
use so_chi_tieu::store::machine::{Event, Line, Machine, Saved, Tab};

use super::{attr, button, live};
use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::session::Session;

/// One line for all open plans: saved, saving, not saved, and which.
pub fn saved_state(session: Session) -> AnyView {
    let line = session.saving.line;
    let state = move || line.with(|line| line.saved);
    let under_way = move || line.with(|line| line.typing || line.saved == Saved::Pending);
    let settled = settled(session);
    // What has gone wrong needs more room than two lines.
    let bad = move || matches!(state(), Saved::Failed(_) | Saved::Cleared);
    let short = move || !bad() && !matches!(state(), Saved::Local(_) | Saved::LeftEmpty);
    html! {
        <div class="saved" class:bad=attr(bad) class:short=attr(short)>
            <span aria-hidden="true">"● "</span>
            {live(move || {
                let texts = session.texts();
                let words = match line.with(|line| line.typing) {
                    true => texts.typing_now,
                    false => texts.saving,
                };
                under_way().then(|| html! { <span aria-hidden="true">{words}</span> })
            })}
            // Not said at every key: only what has been reached, and only when it reads otherwise.
            <span role="status" class:unseen=attr(under_way)>
                {live(move || settled.with(|line| words_of(session, line)))}
            </span>
        </div>
    }
}

fn words_of(session: Session, line: &Line) -> String {
    let texts = session.texts();
    let words = match line.saved {
        Saved::Nothing | Saved::Pending => texts.not_saved_yet.to_owned(),
        Saved::At(moment) => fill(texts.saved_at, &[&moment.clock()]),
        Saved::Local(moment) => fill(texts.saved_local, &[&moment.clock()]),
        Saved::Failed(fault) => format!("{} ({})", texts.save_failed, fault.code()),
        Saved::Cleared => texts.data_cleared.to_owned(),
        Saved::LeftEmpty => texts.left_empty.to_owned(),
    };
    match &line.plan {
        Some(id) if session.books.with(|books| books.len() > 1) => {
            fill(texts.line_of_plan, &[&session.full_name_of(id), &words])
        }
        _ => words,
    }
}

/// Where saving stood when the last save ended; what is under way changes nothing yet.
fn settled(session: Session) -> Memo<Line> {
    Memo::new(move |before: Option<&Line>| {
        let line = session.saving.line.get();
        match (line.saved, before) {
            (Saved::Pending, Some(before)) => before.clone(),
            _ => Line {
                typing: false,
                ..line
            },
        }
    })
}

/// What to do when nothing can be saved, or something kept could not be read.
pub fn save_banner(session: Session) -> AnyView {
    // While a save is under way what was said of the last one stays: the page would jump under
    // the hands of whoever types.
    let last = settled(session);
    let failed = move || match last.with(|line| line.saved) {
        // Said before anything is typed.
        Saved::Nothing => session.saving.read(Machine::fault_at_start),
        Saved::Failed(fault) => Some(fault),
        _ => None,
    };
    let is = move |saved: fn(Saved) -> bool| last.with(|line| saved(line.saved));
    // Made anew only when the counts change: it is said to those who listen.
    let set_aside = Memo::new(move |_| session.saving.count_quarantined());
    html! {
        // There before its words, so that they are said when they come.
        <div role="alert" aria-live="polite" aria-atomic="false">
            {live(move || (session.saving.tab.get() != Tab::Writer).then(|| reader_banner(session)))}
            {live(move || {
                let plan = last.with(|line| line.plan.clone());
                failed().map(|fault| failed_banner(session, fault, plan))
            })}
            {live(move || clock_banner(session))}
            {live(move || is(|saved| saved == Saved::Cleared).then(|| cleared_banner(session)))}
            {live(move || is(|saved| matches!(saved, Saved::Local(_))).then(|| local_banner(session)))}
            {live(move || aside_banner(session, set_aside.get().0, None, |texts| texts.store_aside))}
            {live(move || {
                let newer = Some(StorageFault::Newer);
                aside_banner(session, set_aside.get().1, newer, |texts| texts.store_left)
            })}
        </div>
    }
}

/// The machine's clock cannot be right: days noted beside figures go by it.
fn clock_banner(session: Session) -> Option<AnyView> {
    // Looked at again after every save.
    session.saving.line.track();
    let clock = browser::clock();
    (!clock.is_plausible).then(|| {
        let (texts, language) = (session.texts(), session.language());
        let words = fill(texts.clock_wrong, &[&day(language, clock.moment.day)]);
        html! { <div class="banner"><p>{words}</p></div> }
    })
}

/// The site's data were cleared under the open page.
fn cleared_banner(session: Session) -> AnyView {
    html! {
        <div class="banner bad">
            <p>{session.texts().data_cleared_text}</p>
            <div class="acts">
                {button(session, "small primary", |texts| texts.write_again, move || {
                    session.tell(Event::WriteAgain);
                })}
                {button(session, "small", |texts| texts.leave_empty, move || {
                    session.tell(Event::LeaveEmpty);
                })}
            </div>
        </div>
    }
}

/// What could not be read at the start, if there is anything.
fn aside_banner(
    session: Session,
    count: usize,
    fault: Option<StorageFault>,
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

fn failed_banner(session: Session, fault: StorageFault, plan: Option<PlanId>) -> AnyView {
    let texts = session.texts();
    let words = match fault {
        StorageFault::Forbidden => texts.store_forbidden,
        StorageFault::Full => texts.store_full,
        StorageFault::Changed => texts.store_changed,
        StorageFault::Newer => texts.store_newer,
        StorageFault::Unproven => texts.store_unproven,
    };
    let name = plan.as_ref().map(|id| session.full_name_of(id));
    html! {
        <div class="banner bad">
            <p>
                <b class="code">{fault.code()}</b>
                " "
                {name.map(|name| html! { <b>{name}</b> ": " })}
                {words}
            </p>
            // Without a plan there is nothing to download and nothing to save.
            {plan.map(|id| ways_out(session, fault, id))}
        </div>
    }
}

/// Another window writes.
fn reader_banner(session: Session) -> AnyView {
    let texts = session.texts();
    let asking = move || session.saving.tab.get() == Tab::Requesting;
    html! {
        <div class="banner">
            <p>{live(move || if asking() { texts.asking } else { texts.read_only })}</p>
            <div class="acts">
                {button(session, "small primary", |texts| texts.edit_here, move || {
                    session.tell(Event::TakeOver);
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
            <div class="acts">{download_button(session, "small primary", None)}</div>
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
                    {download_button(session, "link", None)}
                </p>
            }
        })
    })
}

fn download_button(session: Session, class: &'static str, plan: Option<PlanId>) -> AnyView {
    let download = move || {
        let named = plan.as_ref().and_then(|id| session.book_by_id(id));
        if let Some(book) = named.or_else(|| untrack(|| session.book())) {
            session.download_backup(&book);
        }
    };
    button(session, class, |texts| texts.download_copy, download)
}

fn ways_out(session: Session, fault: StorageFault, plan: PlanId) -> AnyView {
    let kept = plan.clone();
    html! {
        <div class="acts">
            {download_button(session, "small primary", Some(plan))}
            {match fault {
                StorageFault::Changed => {
                    button(session, "small", |texts| texts.take_theirs, move || {
                        session.tell(Event::TakeKept(kept.clone()));
                    })
                }
                StorageFault::Newer => {
                    button(session, "small", |texts| texts.reload, browser::reload)
                }
                _ => button(session, "small", |texts| texts.try_again, move || {
                    session.tell(Event::TryAgain);
                }),
            }}
        </div>
    }
}
