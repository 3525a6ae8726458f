//! The times of what comes back: those that matter now, and all of them where asked for.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use so_chi_tieu::calendar::{Window, WorkingDay};
use so_chi_tieu::locale::{
    Language, day, fill, moved_words, occurrence_words, sent_words, task_words, window_words,
};
use so_chi_tieu::plan::{OccurrenceKey, WorkId};
use so_chi_tieu::standing::{Agenda, TaskStanding};

use super::mending::times_id;
use super::progress::{Choice, progress};
use super::work_row::{Desk, Item};
use crate::app::components::{attr, live, press};

/// So many times are always shown all.
const FEW: usize = 4;
/// Most late times shown before all are asked for: the latest.
const MOST_LATE: usize = 3;

/// One time, as far as it does not change with its progress.
#[derive(Clone, PartialEq)]
pub struct Time {
    /// Which one.
    pub key: OccurrenceKey,
    window: Option<Window>,
    on: Option<NaiveDate>,
    moved: Option<WorkingDay>,
}

impl Time {
    /// All times of a task or duty, by day; those without a day at the end.
    pub fn all(agenda: &Agenda, id: &WorkId) -> Vec<Self> {
        let dated = agenda.of(id).filter_map(|dated| {
            Some(Self {
                key: dated.key?,
                window: dated.window,
                on: Some(dated.on),
                moved: dated.moved,
            })
        });
        let undated = agenda.undated_of(id).map(|one| Self {
            key: one.key,
            window: one.window,
            on: None,
            moved: None,
        });
        dated.chain(undated).collect()
    }

    fn is_of_event(&self) -> bool {
        matches!(self.key, OccurrenceKey::Event(_))
    }

    /// The last day, and where that is a day off the next working day.
    pub fn due_words(&self, language: Language) -> Option<String> {
        let mut words = day(language, self.on?);
        if let Some(moved) = self.moved {
            words.push_str(&format!(" ({})", moved_words(language, moved)));
        }
        Some(words)
    }
}

/// How one time stands; none where it is gone.
fn standing_of(agenda: &Agenda, id: &WorkId, key: OccurrenceKey) -> Option<TaskStanding> {
    let dated = agenda.of(id).find(|dated| dated.key == Some(key));
    let undated = || agenda.undated_of(id).find(|one| one.key == key);
    let dated = dated.map(|dated| dated.standing);
    dated.or_else(|| undated().map(|one| one.standing))
}

/// The times of a task or duty, each with its progress; those of events stand with their events.
pub fn occurrences(desk: &Desk, item: &Item) -> AnyView {
    let (desk, item) = (desk.clone(), item.clone());
    let times = {
        let (agenda, id) = (desk.agenda, item.id.clone());
        Memo::new(move |_| {
            let mut times = agenda.with(|agenda| Time::all(agenda, &id));
            times.retain(|time| !time.is_of_event());
            times
        })
    };
    let all = RwSignal::new(false);
    live(move || {
        let times = times.get();
        if times.is_empty() {
            return ().into_any();
        }
        let folds = times.len() > FEW;
        // What is shown stays where it is when it is done: its day is still to be typed.
        let shown = if folds && !all.get() {
            desk.agenda
                .with_untracked(|agenda| present(agenda, &item.id, &times))
        } else {
            times.clone()
        };
        html! {
            <div class="times">
                {lists(&desk, &item, &shown)}
                {folds.then(|| fold_button(&desk, &item, times.len(), all))}
            </div>
        }
        .into_any()
    })
}

/// What matters now: the latest that are late, and the next; after the year the last.
fn present(agenda: &Agenda, id: &WorkId, times: &[Time]) -> Vec<Time> {
    let with = |fits: fn(TaskStanding) -> bool| {
        let times = times.iter().enumerate();
        let times =
            times.filter(move |(_, time)| standing_of(agenda, id, time.key).is_some_and(fits));
        times.map(|(at, _)| at).collect::<Vec<usize>>()
    };
    let late = with(|one| matches!(one, TaskStanding::Overdue { .. }));
    let next = with(|one| {
        matches!(
            one,
            TaskStanding::Due { .. } | TaskStanding::Recurring { .. }
        )
    });
    let mut shown: Vec<usize> = late.into_iter().rev().take(MOST_LATE).rev().collect();
    shown.extend(next.first());
    if shown.is_empty() {
        shown.extend(times.len().checked_sub(1));
    }
    shown
        .into_iter()
        .filter_map(|at| times.get(at).cloned())
        .collect()
}

/// Weeks stand under their months; everything else is one list.
fn lists(desk: &Desk, item: &Item, shown: &[Time]) -> Vec<AnyView> {
    let weekly = |time: &Time| matches!(time.key, OccurrenceKey::Week(_));
    let month = |time: &Time| time.on.filter(|_| weekly(time)).map(|on| on.month());
    let runs = shown.chunk_by(|one, next| month(one) == month(next));
    let lists = runs.map(|run| {
        let heading = run.first().and_then(month);
        let heading = heading.map(|month| {
            let words = fill(desk.session.texts().month, &[&month.to_string()]);
            html! { <h4>{words}</h4> }
        });
        let rows = run.iter().map(|time| row(desk, item, time));
        html! {
            {heading}
            <ul>{rows.collect_view()}</ul>
        }
        .into_any()
    });
    lists.collect()
}

fn fold_button(desk: &Desk, item: &Item, count: usize, all: RwSignal<bool>) -> AnyView {
    let session = desk.session;
    let words = move || match all.get() {
        true => session.texts().times_fewer.to_owned(),
        false => fill(session.texts().times_all, &[&count.to_string()]),
    };
    let name = item.name.clone();
    html! {
        <button
            type="button"
            id=times_id(&item.id)
            class="link"
            aria-expanded=attr(move || if all.get() { "true" } else { "false" })
            aria-label=attr(move || format!("{}: {name}", words()))
            on:click=press(move |_| all.update(|all| *all = !*all))
        >
            {live(words)}
        </button>
    }
    .into_any()
}

fn row(desk: &Desk, item: &Item, time: &Time) -> AnyView {
    let (session, language) = (desk.session, desk.session.language());
    let name = occurrence_words(language, time.key);
    let (choice, details) = time_progress(desk, item, time.key, &name);
    let due = match time.due_words(language) {
        Some(day) => fill(session.texts().due_on, &[&day]),
        None => session.texts().day_open.to_owned(),
    };
    // Of a task they are only when it comes, which the document does not say in days.
    let figures = time.window.filter(|_| item.sent);
    let figures = figures.map(|window| {
        let words = window_words(language, window);
        format!(" · {}", fill(session.texts().figures_of, &[&words]))
    });
    html! {
        <li class="time">
            <span class="when"><b>{capital(&name)}</b>" · "{due}{figures}</span>
            {choice}
            {details}
        </li>
    }
    .into_any()
}

/// The progress of one time: its standing with the choice, and its fields.
pub fn time_progress(
    desk: &Desk,
    item: &Item,
    key: OccurrenceKey,
    name: &str,
) -> (AnyView, AnyView) {
    let stands = {
        let (agenda, id) = (desk.agenda, item.id.clone());
        Memo::new(move |_| {
            let found = agenda.with(|agenda| standing_of(agenda, &id, key));
            found.unwrap_or(TaskStanding::NoDeadline)
        })
    };
    let choice = Choice {
        key: item.key(Some(key)),
        name: format!("{}, {name}", item.name),
        sent: item.sent,
        say: if item.sent { sent_time } else { task_time },
    };
    progress(desk, choice, stands)
}

fn task_time(language: Language, standing: TaskStanding) -> String {
    match standing {
        TaskStanding::Recurring { .. } => language.texts().not_begun.to_owned(),
        other => task_words(language, other),
    }
}

fn sent_time(language: Language, standing: TaskStanding) -> String {
    match standing {
        TaskStanding::Recurring { .. } => language.texts().not_sent.to_owned(),
        other => sent_words(language, other),
    }
}

/// With a capital at its beginning: `Tháng 1`.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase());
    first.into_iter().flatten().chain(letters).collect()
}
