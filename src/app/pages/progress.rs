//! How far something is: chosen, and noted with day, product and remark. Of a task or duty as a
//! whole, or of one of its times.

use chrono::NaiveDate;
use leptos::prelude::*;
use so_chi_tieu::ledger::{Command, Progress, UnreadAt};
use so_chi_tieu::locale::{Language, fill, still_held};
use so_chi_tieu::plan::WorkKey;
use so_chi_tieu::standing::TaskStanding;
use so_chi_tieu::text::{format_date_padded, parse_date};

use super::mending::unread_id;
use super::reference::text_of;
use super::work_row::Desk;
use crate::app::components::{Field, any_text, attr, field_of, kept, live, read_field, typed};
use crate::app::session::Session;

/// What a choice of progress is about.
#[derive(Clone)]
pub struct Choice {
    /// What progress is kept of.
    pub key: WorkKey,
    /// Its name for those who do not see beside what it stands.
    pub name: String,
    /// Whether it is done by being sent.
    pub sent: bool,
    /// How it stands, in words.
    pub say: fn(Language, TaskStanding) -> String,
}

/// The standing with the list to choose from, and the fields of what was begun.
pub fn progress(desk: &Desk, choice: Choice, stands: Memo<TaskStanding>) -> (AnyView, AnyView) {
    let session = desk.session;
    let (key, sent, say) = (choice.key, choice.sent, choice.say);
    let now = {
        let (ledger, key) = (desk.book.ledger.clone(), key.clone());
        move || ledger.with(|ledger| ledger.progress_at(&key).cloned())
    };
    let state = {
        let now = now.clone();
        Memo::new(move |_| state_name(now().as_ref()))
    };
    let name = move || fill(session.texts().progress_of, &[&choice.name]);
    let choose = {
        let (key, now) = (key.clone(), now.clone());
        move |event| {
            let before = untrack(&now);
            let state = event_target_value(&event);
            let progress = chosen(&state, before.as_ref(), session.today());
            session.run(Command::SetProgress(key.clone(), progress));
        }
    };
    let (none, done) = match sent {
        true => (session.texts().not_sent, session.texts().sent),
        false => (session.texts().not_begun, session.texts().completed),
    };
    let choice = html! {
        <span class=attr(move || standing_class(stands.get()))>
            {live(move || say(session.language(), stands.get()))}
        </span>
        <select
            disabled=attr(move || !session.writes())
            aria-label=attr(name)
            prop:value=attr(move || state.get())
            on:change=typed(choose)
        >
            <option value="">{none}</option>
            <option value="doing">{session.texts().doing}</option>
            <option value="done">{done}</option>
            <option value="not_arisen">{session.texts().not_arisen}</option>
        </select>
    };
    let unexplained = {
        let now = now.clone();
        Memo::new(move |_| {
            let silent = now().is_some_and(|progress| note_of(Some(&progress)).trim().is_empty());
            silent && is_late(stands.get())
        })
    };
    let desk = desk.clone();
    let details = live(move || {
        // The fields hang on the state alone: typing in one does not redraw it.
        let state = state.get();
        session.rewritten.track();
        let started = untrack(&now);
        started.map(|progress| {
            html! {
                {details(&desk, key.clone(), state == "done", sent, progress)}
                {live(move || unexplained.get().then(|| asks_why(session)))}
            }
        })
    });
    (choice.into_any(), details)
}

/// Whether it was not done in time.
fn is_late(standing: TaskStanding) -> bool {
    matches!(
        standing,
        TaskStanding::Overdue { .. } | TaskStanding::DoneLate { .. }
    )
}

fn asks_why(session: Session) -> AnyView {
    html! { <p class="warn asks">"⚠ "{session.texts().explain_late}</p> }
}

/// The style of a standing.
pub fn standing_class(standing: TaskStanding) -> &'static str {
    match standing {
        TaskStanding::Overdue { .. } | TaskStanding::DoneLate { .. } => "chip missed",
        TaskStanding::DoneOnTime { .. } | TaskStanding::Done { .. } => "chip met",
        TaskStanding::Due { days, .. } if days <= 14 => "chip near",
        _ => "chip none",
    }
}

fn state_name(progress: Option<&Progress>) -> &'static str {
    match progress {
        None => "",
        Some(Progress::Doing { .. }) => "doing",
        Some(Progress::Done { .. }) => "done",
        Some(Progress::NotArisen { .. }) => "not_arisen",
    }
}

fn note_of(progress: Option<&Progress>) -> String {
    match progress {
        Some(
            Progress::Doing { note } | Progress::Done { note, .. } | Progress::NotArisen { note },
        ) => note.clone(),
        None => String::new(),
    }
}

/// The progress that comes of choosing a state: what was noted before is kept.
fn chosen(state: &str, before: Option<&Progress>, today: NaiveDate) -> Option<Progress> {
    let note = note_of(before);
    match state {
        "doing" => Some(Progress::Doing { note }),
        "not_arisen" => Some(Progress::NotArisen { note }),
        "done" => match before {
            Some(done @ Progress::Done { .. }) => Some(done.clone()),
            _ => Some(Progress::Done {
                on: today,
                on_unread: None,
                product: String::new(),
                note,
            }),
        },
        _ => None,
    }
}

fn details(desk: &Desk, key: WorkKey, done: bool, sent: bool, start: Progress) -> AnyView {
    let session = desk.session;
    let at = UnreadAt::DoneOn(key.clone());
    let (id, ledger) = (unread_id(&at), desk.book.ledger.clone());
    let still = move || ledger.with(|ledger| still_held(session.language(), ledger, &at));
    let of = kept(session, start.clone(), move |progress: &Progress| {
        Command::SetProgress(key.clone(), Some(progress.clone()))
    });
    let (on, product) = match &start {
        Progress::Done {
            on,
            on_unread,
            product,
            ..
        } => {
            let day = text_of(Some(format_date_padded(*on)), on_unread.as_ref());
            (day, product.clone())
        }
        _ => (String::new(), String::new()),
    };
    let when = Field {
        label: if sent {
            |texts| texts.sent_on
        } else {
            |texts| texts.done_on
        },
        start: on,
        mode: "numeric",
        fault: needed_date,
    };
    let what = Field {
        label: if sent {
            |texts| texts.sent_product
        } else {
            |texts| texts.done_product
        },
        start: product,
        mode: "text",
        fault: any_text,
    };
    let note = Field {
        label: |texts| texts.task_note,
        start: note_of(Some(&start)),
        mode: "text",
        fault: any_text,
    };
    html! {
        <div class="fields">
            {done.then(|| read_field(session, id, when, of(Progress::type_on), still))}
            {done.then(|| field_of(session, what, of(set_product)))}
            {field_of(session, note, of(set_note))}
        </div>
    }
    .into_any()
}

/// What is done was done on some day, and an event came on one.
pub fn needed_date(language: Language, text: &str) -> Option<String> {
    let wrong = parse_date(text).is_err();
    wrong.then(|| language.texts().bad_date.to_owned())
}

fn set_product(progress: &mut Progress, text: &str, _: &Progress) {
    if let Progress::Done { product, .. } = progress {
        text.clone_into(product);
    }
}

fn set_note(progress: &mut Progress, text: &str, _: &Progress) {
    let (Progress::Doing { note } | Progress::Done { note, .. } | Progress::NotArisen { note }) =
        progress;
    text.clone_into(note);
}
