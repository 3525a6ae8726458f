//! One task: who, when, what comes out, and how far it is.

use chrono::NaiveDate;
use leptos::prelude::*;
use so_chi_tieu::calendar::Year;
use so_chi_tieu::ledger::{Command, Progress};
use so_chi_tieu::locale::{Language, fill, task_words};
use so_chi_tieu::plan::{Task, TaskId};
use so_chi_tieu::standing::{TaskStanding, task_standing};
use so_chi_tieu::text::{format_date_padded, parse_date};

use crate::app::book::LiveBook;
use crate::app::components::{Field, any_text, attr, field, live, typed};
use crate::app::session::Session;

/// The row.
pub fn task_row(
    session: Session,
    book: &LiveBook,
    year: Year,
    task: &Task,
) -> impl IntoView + use<> {
    let stands = {
        let (ledger, task) = (book.ledger.clone(), task.clone());
        Memo::new(move |_| {
            ledger.with(|ledger| {
                task_standing(&task, ledger.progress(&task.id), year, session.today())
            })
        })
    };
    let facts = facts(session, task);
    let remarks = task.remarks.clone();
    html! {
        <li class="task">
            <div>
                <p class="task-label">
                    {(!task.number.is_empty())
                        .then(|| html! { <span class="no">{task.number.clone()}" "</span> })}
                    {task.label.clone()}
                </p>
                <dl class="facts">{facts}</dl>
                {remarks
                    .into_iter()
                    .map(|remark| html! { <p class="remark">"⚠ "{remark}</p> })
                    .collect_view()}
            </div>
            {progress(session, book, task, stands)}
        </li>
    }
}

fn standing_class(standing: TaskStanding) -> &'static str {
    match standing {
        TaskStanding::Overdue { .. } | TaskStanding::DoneLate { .. } => "chip missed",
        TaskStanding::DoneOnTime { .. } | TaskStanding::Done { .. } => "chip met",
        TaskStanding::Due { days, .. } if days <= 14 => "chip near",
        _ => "chip none",
    }
}

fn facts(session: Session, task: &Task) -> impl IntoView + use<> {
    let task = task.clone();
    live(move || {
        let texts = session.texts();
        let deadline = if task.deadline_words.is_empty() {
            texts.no_deadline_words
        } else {
            &task.deadline_words
        };
        let rows = [
            (texts.lead, task.lead.words.as_str()),
            (texts.partners, task.partners.words.as_str()),
            (texts.deadline, deadline),
            (texts.product, task.product.as_str()),
            (texts.task_note, task.note.as_str()),
        ];
        let rows = rows.into_iter().filter(|(_, words)| !words.is_empty());
        let rows = rows.map(|(term, words)| {
            html! { <div><dt>{term}</dt><dd>{words.to_owned()}</dd></div> }
        });
        rows.collect_view()
    })
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
                product: String::new(),
                note,
            }),
        },
        _ => None,
    }
}

fn progress(
    session: Session,
    book: &LiveBook,
    task: &Task,
    stands: Memo<TaskStanding>,
) -> impl IntoView + use<> {
    let id = task.id.clone();
    let now = {
        let (ledger, id) = (book.ledger.clone(), id.clone());
        move || ledger.with(|ledger| ledger.progress(&id).cloned())
    };
    let state = {
        let now = now.clone();
        Memo::new(move |_| state_name(now().as_ref()))
    };
    let name = {
        let label = task.label.clone();
        move || fill(session.texts().progress_of, &[&label])
    };
    let choose = {
        let (id, now) = (id.clone(), now.clone());
        move |event| {
            let before = untrack(&now);
            let progress = chosen(
                &event_target_value(&event),
                before.as_ref(),
                session.today(),
            );
            session.run(Command::SetProgress(id.clone().into(), progress));
        }
    };
    html! {
        <div class="task-choice">
            <span class=attr(move || standing_class(stands.get()))>
                {live(move || task_words(session.language(), stands.get()))}
            </span>
        <select
            disabled=attr(move || !session.writes())
            aria-label=attr(name)
            prop:value=attr(move || state.get())
            on:change=typed(choose)
        >
            <option value="">{session.texts().not_begun}</option>
            <option value="doing">{session.texts().doing}</option>
            <option value="done">{session.texts().completed}</option>
            <option value="not_arisen">{session.texts().not_arisen}</option>
        </select>
        </div>
        {live(move || {
            // The fields hang on the state alone: typing in one does not redraw it.
            let state = state.get();
            session.rewritten.track();
            let started = untrack(&now);
            started.map(|progress| details(session, id.clone(), state == "done", progress))
        })}
    }
}

fn details(session: Session, id: TaskId, done: bool, start: Progress) -> impl IntoView {
    let progress = StoredValue::new(start.clone());
    let typing = StoredValue::new(false);
    let change = StoredValue::new_local(move |change: &dyn Fn(&mut Progress)| {
        progress.update_value(|progress| change(progress));
        let command = Command::SetProgress(id.clone().into(), Some(progress.get_value()));
        session.run_typed(command, typing);
    });
    let of = move |set: fn(&mut Progress, &str)| {
        move |text: String| change.with_value(|change| change(&|progress| set(progress, &text)))
    };
    let (on, product) = match &start {
        Progress::Done { on, product, .. } => (format_date_padded(*on), product.clone()),
        _ => (String::new(), String::new()),
    };
    let when = Field {
        label: |texts| texts.done_on,
        start: on,
        mode: "numeric",
        fault: needed_date,
    };
    let what = Field {
        label: |texts| texts.done_product,
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
            {done.then(|| field(session, when, of(set_day)))}
            {done.then(|| field(session, what, of(set_product)))}
            {field(session, note, of(set_note))}
        </div>
    }
}

/// A task that is done was done on some day.
fn needed_date(language: Language, text: &str) -> Option<String> {
    let wrong = parse_date(text).is_err();
    wrong.then(|| language.texts().bad_date.to_owned())
}

fn set_day(progress: &mut Progress, text: &str) {
    if let (Progress::Done { on, .. }, Ok(day)) = (progress, parse_date(text)) {
        *on = day;
    }
}

fn set_product(progress: &mut Progress, text: &str) {
    if let Progress::Done { product, .. } = progress {
        text.clone_into(product);
    }
}

fn set_note(progress: &mut Progress, text: &str) {
    let (Progress::Doing { note } | Progress::Done { note, .. } | Progress::NotArisen { note }) =
        progress;
    text.clone_into(note);
}
