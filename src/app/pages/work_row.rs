//! One task or one reporting duty: who, when, what comes out, how far it is, and its times.

use leptos::prelude::*;
use so_chi_tieu::ics::calendar_text;
use so_chi_tieu::locale::{fill, sent_words, task_words, times_words};
use so_chi_tieu::plan::{Duty, OccurrenceKey, Plan, Reckoning, Task, Work, WorkId, WorkKey};
use so_chi_tieu::standing::{Agenda, TaskStanding, Times, task_standing};

use super::events::events;
use super::occurrences::occurrences;
use super::progress::{Choice, progress, standing_class};
use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{button_named, live};
use crate::app::files::file_name;
use crate::app::session::Session;

/// What the rows of the page share.
#[derive(Clone)]
pub struct Desk {
    /// The page.
    pub session: Session,
    /// The plan with its ledger.
    pub book: LiveBook,
    /// What is due when, as it stands.
    pub agenda: Memo<Agenda>,
}

/// A task or duty, as far as its row needs it.
#[derive(Clone)]
pub struct Item {
    /// Which one.
    pub id: WorkId,
    /// What it is called where its words do not stand beside: a report is said to be one, for a
    /// plan may state it as a task as well.
    pub name: String,
    /// Whether it is done by being sent: a report, but no publication or evaluation.
    pub sent: bool,
}

impl Item {
    fn of(session: Session, plan: &Plan, work: &Work<'_>) -> Self {
        let (name, sent) = match &work.id {
            WorkId::Task(_) => (work.label.to_owned(), false),
            WorkId::Duty(id) => {
                let kind = plan.duty(id).map_or("", |duty| &duty.kind);
                let name = format!("{}: {}", session.texts().report, work.label);
                (name, matches!(kind, "" | "periodic" | "one_off" | "event"))
            }
        };
        Self {
            id: work.id.clone(),
            name,
            sent,
        }
    }

    /// What progress of it, or of one of its times, is kept under.
    pub fn key(&self, occurrence: Option<OccurrenceKey>) -> WorkKey {
        WorkKey {
            work: self.id.clone(),
            occurrence,
        }
    }
}

/// The row.
pub fn work_row(desk: &Desk, plan: &Plan, work: &Work<'_>) -> AnyView {
    let item = Item::of(desk.session, plan, work);
    let (class, number, facts, remarks) = match &work.id {
        WorkId::Task(id) => {
            let task = plan.task(id);
            let facts = task.map(|task| task_facts(desk.session, task));
            let number = task.map_or("", |task| &task.number);
            ("task", number, facts, task.map(|task| &task.remarks))
        }
        WorkId::Duty(id) => {
            let duty = plan.duty(id);
            let facts = duty.map(|duty| duty_facts(desk.session, duty));
            ("duty", "", facts, duty.map(|duty| &duty.remarks))
        }
    };
    let remarks = remarks.into_iter().flatten();
    let remarks = remarks.map(|words| html! { <p class="remark">"⚠ "{words.clone()}</p> });
    let (choice, details) = whole(desk, plan, work, &item);
    html! {
        <li class=class>
            <div>
                <p class="task-label">
                    {(!number.is_empty())
                        .then(|| html! { <span class="no">{number.to_owned()}" "</span> })}
                    {work.label.to_owned()}
                </p>
                <dl class="facts">{facts}</dl>
                {remarks.collect_view()}
            </div>
            <div class="task-choice">
                {gist(desk, &item, work.deadline.waits())}
                {calendar_button(desk, &item)}
                {choice}
            </div>
            {details}
            {occurrences(desk, &item)}
            {work.deadline.waits().then(|| events(desk, &item))}
        </li>
    }
    .into_any()
}

/// Progress of the whole, where there is such a thing: what only comes back is done time by time.
/// What was noted of it before is shown all the same.
fn whole(desk: &Desk, plan: &Plan, work: &Work<'_>, item: &Item) -> (AnyView, AnyView) {
    let ends = desk.book.ledger.with_untracked(|ledger| ledger.ends());
    let by = work.reckoning(plan.year, ends);
    let comes_back = !work.deadline.occurrences(by, &[]).is_empty();
    let only_times = comes_back && !work.deadline.waits() && work.deadline.last_day().is_none();
    let key = item.key(None);
    let noted = desk
        .book
        .ledger
        .with_untracked(|ledger| ledger.progress_at(&key).is_some());
    if only_times && !noted {
        return (().into_any(), ().into_any());
    }
    let stands = {
        let (session, ledger) = (desk.session, desk.book.ledger.clone());
        let (deadline, key, year) = (work.deadline.clone(), key.clone(), plan.year);
        let clock = work.clock;
        Memo::new(move |_| {
            ledger.with(|ledger| {
                let ends = ledger.ends();
                let by = Reckoning { year, clock, ends };
                task_standing(&deadline, ledger.progress_at(&key), by, session.today())
            })
        })
    };
    let choice = Choice {
        key,
        name: item.name.clone(),
        sent: item.sent,
        say: if item.sent { sent_words } else { task_words },
    };
    progress(desk, choice, stands)
}

/// How its times stand together: what is late first, then what is next. Of what waits there may
/// always be more.
fn gist(desk: &Desk, item: &Item, waits: bool) -> AnyView {
    let (session, agenda, id) = (desk.session, desk.agenda, item.id.clone());
    let times = Memo::new(move |_| agenda.with(|agenda| Times::of(agenda, &id)));
    live(move || {
        let times = times.get();
        if times.all == 0 {
            return ().into_any();
        }
        let (texts, language) = (session.texts(), session.language());
        let (class, words) = match times.next {
            _ if times.late > 0 => {
                let words = fill(texts.times_late, &[&times.late.to_string()]);
                ("chip missed", words)
            }
            Some(next) => (standing_class(next), task_words(language, next)),
            None if waits => ("", String::new()),
            None if times.done + times.not_arisen == times.all => {
                ("chip met", texts.times_none_left.to_owned())
            }
            None => {
                let open = TaskStanding::Recurring { next: None };
                ("chip none", task_words(language, open))
            }
        };
        html! {
            {(!words.is_empty()).then(|| html! { <span class=class>{words}</span> })}
            <small class="who">{times_words(language, &times)}</small>
        }
        .into_any()
    })
}

type Fact = (&'static str, String);

fn task_facts(session: Session, task: &Task) -> AnyView {
    let texts = session.texts();
    let deadline = match task.deadline_words.as_str() {
        "" => texts.no_deadline_words,
        words => words,
    };
    fact_list(vec![
        (texts.lead, task.lead.words.clone()),
        (texts.partners, task.partners.words.clone()),
        (texts.deadline, deadline.to_owned()),
        (texts.product, task.product.clone()),
        (texts.task_note, task.note.clone()),
    ])
}

fn duty_facts(session: Session, duty: &Duty) -> AnyView {
    let texts = session.texts();
    let deadline = match duty.deadline_words.as_str() {
        "" => texts.no_deadline_words,
        words => words,
    };
    fact_list(vec![
        (texts.reporter, duty.reporter.words.clone()),
        (texts.recipient, duty.recipient.clone()),
        (texts.frequency, duty.frequency.clone()),
        (texts.deadline, deadline.to_owned()),
        (texts.in_document, duty.section.clone()),
    ])
}

fn fact_list(facts: Vec<Fact>) -> AnyView {
    let facts = facts.into_iter().filter(|(_, words)| !words.is_empty());
    let facts = facts.map(|(term, words)| {
        html! { <div><dt>{term}</dt><dd>{words}</dd></div> }
    });
    facts.collect_view().into_any()
}

/// The dates of one, as a file for other calendars; none where it has no date.
fn calendar_button(desk: &Desk, item: &Item) -> AnyView {
    let (desk, item) = (desk.clone(), item.clone());
    let dated = {
        let (agenda, id) = (desk.agenda, item.id.clone());
        Memo::new(move |_| agenda.with(|agenda| agenda.of(&id).next().is_some()))
    };
    live(move || {
        dated.get().then(|| {
            let (desk, id, session) = (desk.clone(), item.id.clone(), desk.session);
            let name = fill(session.texts().calendar_of, &[&item.name]);
            let act = move || download_calendar(&desk, Some(&id));
            button_named(session, "small", |texts| texts.calendar_one, name, act)
        })
    })
}

/// Everything that has a day, or what of it is of one task or duty, as a file for other calendars.
pub fn download_calendar(desk: &Desk, only: Option<&WorkId>) {
    let (session, now) = (desk.session, browser::now());
    let open = desk.book.open.get_untracked();
    let plan = &open.plan;
    let language = untrack(|| session.language());
    let text = desk.agenda.with_untracked(|agenda| {
        let dates = agenda.dated.iter();
        let mut dates = dates
            .filter(|dated| only.is_none_or(|id| *id == dated.work))
            .peekable();
        let any = dates.peek().is_some();
        any.then(|| calendar_text(language, plan, dates, now))
    });
    match text {
        Some(text) => {
            let part = only.map(part_of_name).unwrap_or_default();
            session.download(&file_name("lich", plan, now, &part, "ics"), &text);
        }
        None => session.say(untrack(|| session.texts()).calendar_empty, None),
    }
}

/// The id of a task or duty as a part of a file's name: `_II-1`.
fn part_of_name(id: &WorkId) -> String {
    let id = match id {
        WorkId::Task(id) => id.as_str(),
        WorkId::Duty(id) => id.as_str(),
    };
    let letters = id.chars();
    let letters = letters.map(|letter| match letter {
        '.' | '-' | '_' => letter,
        _ if letter.is_ascii_alphanumeric() => letter,
        _ => '-',
    });
    ['_'].into_iter().chain(letters).collect()
}
