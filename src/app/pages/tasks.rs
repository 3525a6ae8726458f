//! Nhiệm vụ: tasks by unit, standing and words; reporting duties below.

use leptos::prelude::*;
use so_chi_tieu::calendar::Holidays;
use so_chi_tieu::ics::calendar_text;
use so_chi_tieu::locale::fill;
use so_chi_tieu::plan::{PeriodEnd, Plan, Task, WorkId};
use so_chi_tieu::standing::{Calendars, Known, TaskStanding, agenda, task_standing};
use so_chi_tieu::text::fold;

use super::task_row::task_row;
use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{attr, button, history_buttons, live, plan_line, typed};
use crate::app::files::file_name;
use crate::app::session::Session;

/// Sorts of standing one can filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Overdue,
    Due,
    Done,
    Continuous,
    Waiting,
    NoDeadline,
    NotArisen,
}

const SORTS: [(&str, Sort); 7] = [
    ("overdue", Sort::Overdue),
    ("due", Sort::Due),
    ("done", Sort::Done),
    ("continuous", Sort::Continuous),
    ("waiting", Sort::Waiting),
    ("none", Sort::NoDeadline),
    ("not_arisen", Sort::NotArisen),
];

fn sort_of(standing: TaskStanding) -> Sort {
    match standing {
        TaskStanding::Overdue { .. } => Sort::Overdue,
        TaskStanding::Due { .. } => Sort::Due,
        TaskStanding::DoneOnTime { .. }
        | TaskStanding::DoneLate { .. }
        | TaskStanding::Done { .. } => Sort::Done,
        TaskStanding::Continuous | TaskStanding::Recurring { .. } => Sort::Continuous,
        TaskStanding::Waiting => Sort::Waiting,
        TaskStanding::NoDeadline => Sort::NoDeadline,
        TaskStanding::NotArisen => Sort::NotArisen,
    }
}

fn sort_word(session: Session, sort: Sort) -> &'static str {
    let texts = session.texts();
    match sort {
        Sort::Overdue => texts.filter_overdue,
        Sort::Due => texts.filter_due,
        Sort::Done => texts.filter_done,
        Sort::Continuous => texts.filter_continuous,
        Sort::Waiting => texts.filter_waiting,
        Sort::NoDeadline => texts.filter_none,
        Sort::NotArisen => texts.filter_not_arisen,
    }
}

/// What the list is narrowed to.
#[derive(Clone, Default, PartialEq)]
struct Filter {
    words: String,
    unit: String,
    sort: String,
}

impl Filter {
    fn lets(&self, plan: &Plan, task: &Task, standing: TaskStanding) -> bool {
        let sort = SORTS.iter().find(|(name, _)| *name == self.sort);
        let sort_fits = sort.is_none_or(|(_, sort)| *sort == sort_of(standing));
        let of_unit = |unit: &so_chi_tieu::plan::UnitId| unit.as_str() == self.unit;
        let unit_fits = self.unit.is_empty()
            || task.lead.units.iter().any(of_unit)
            || task.partners.units.iter().any(of_unit);
        sort_fits && unit_fits && self.words_fit(plan, task)
    }

    /// Every word typed stands somewhere in the task; accents do not matter.
    fn words_fit(&self, plan: &Plan, task: &Task) -> bool {
        if self.words.trim().is_empty() {
            return true;
        }
        let group = task.group.as_ref();
        let group = group.and_then(|id| plan.groups.iter().find(|group| group.id == *id));
        let text = fold(&format!(
            "{} {} {} {} {} {} {}",
            task.number,
            task.label,
            task.lead.words,
            task.partners.words,
            task.deadline_words,
            task.product,
            group.map_or("", |group| group.name.as_str())
        ));
        fold(&self.words).split(' ').all(|word| text.contains(word))
    }
}

/// The page.
pub fn tasks(session: Session) -> AnyView {
    live(move || match session.book() {
        None => super::no_plan(session),
        Some(book) => shown(session, book).into_any(),
    })
}

fn shown(session: Session, book: LiveBook) -> impl IntoView {
    let filter = RwSignal::new(Filter::default());
    let line = {
        let book = book.clone();
        move || {
            let open = book.plan();
            format!("{} · {}", open.plan.name, plan_line(&open.plan))
        }
    };
    html! {
        <header class="top">
            <div>
                <h1>{session.texts().tasks}</h1>
                <p class="sub">{live(line)}</p>
            </div>
            {calendar_button(session, &book)}
            {history_buttons(session, &book)}
        </header>
        {filters(session, &book, filter)}
        {list(session, book.clone(), filter)}
        {duties(session, &book)}
    }
}

/// Everything that has a day, as a file for other calendars.
fn calendar_button(session: Session, book: &LiveBook) -> AnyView {
    let book = book.clone();
    button(
        session,
        "",
        |texts| texts.calendar_file,
        move || {
            let (now, plan) = (browser::now(), book.plan());
            let plan = &plan.plan;
            let holidays = Holidays::built_in();
            let text = book.ledger.with_untracked(|ledger| {
                let known = Known {
                    progress: &|work, key| match (work, key) {
                        (WorkId::Task(task), None) => ledger.progress(task),
                        _ => None,
                    },
                    events: &|_| Vec::new(),
                };
                let calendars = Calendars {
                    ends: PeriodEnd::Calendar,
                    holidays: &holidays,
                    today: now.day,
                };
                let agenda = agenda(plan, known, calendars);
                let language = untrack(|| session.language());
                (!agenda.dated.is_empty())
                    .then(|| calendar_text(language, plan, &agenda.dated, now))
            });
            match text {
                Some(text) => {
                    let name = file_name("lich", plan, now, "", "ics");
                    session.download(&name, &text);
                }
                None => session.say(untrack(|| session.texts()).calendar_empty, None),
            }
        },
    )
}

fn filters(session: Session, book: &LiveBook, filter: RwSignal<Filter>) -> impl IntoView + use<> {
    let open = book.plan();
    let units = open.plan.units.iter().map(|unit| {
        html! { <option value=unit.id.to_string()>{unit.name.clone()}</option> }
    });
    let units = units.collect_view();
    let sorts = SORTS.map(|(name, sort)| {
        html! { <option value=name>{live(move || sort_word(session, sort))}</option> }
    });
    html! {
        <search class="filters">
            <label>
                {session.texts().search}
                <input
                    type="search"
                    prop:value=attr(move || filter.with(|filter| filter.words.clone()))
                    on:input=typed(move |event| filter.update(|filter| filter.words = event_target_value(&event)))
                />
            </label>
            <label>
                {session.texts().unit_filter}
                <select
                    prop:value=attr(move || filter.with(|filter| filter.unit.clone()))
                    on:change=typed(move |event| filter.update(|filter| filter.unit = event_target_value(&event)))
                >
                    <option value="">{session.texts().all_units}</option>
                    {units}
                </select>
            </label>
            <label>
                {session.texts().standing_filter}
                <select
                    prop:value=attr(move || filter.with(|filter| filter.sort.clone()))
                    on:change=typed(move |event| filter.update(|filter| filter.sort = event_target_value(&event)))
                >
                    <option value="">{session.texts().all_standings}</option>
                    {sorts.collect_view()}
                </select>
            </label>
        </search>
    }
}

fn list(session: Session, book: LiveBook, filter: RwSignal<Filter>) -> impl IntoView {
    // Which tasks are shown hangs on the filter, not on what is typed into a shown task.
    let found = {
        let book = book.clone();
        Memo::new(move |_| {
            let open = book.plan();
            let today = session.today();
            let filter = filter.get();
            let found = open.plan.tasks.iter().enumerate().filter(|(_, task)| {
                let progress = book
                    .ledger
                    .with_untracked(|ledger| ledger.progress(&task.id).cloned());
                let stands = task_standing(task, progress.as_ref(), open.plan.year, today);
                filter.lets(&open.plan, task, stands)
            });
            found.map(|(at, _)| at).collect::<Vec<usize>>()
        })
    };
    let heading = move || {
        fill(
            session.texts().tasks_count,
            &[&found.with(Vec::len).to_string()],
        )
    };
    let groups = move || {
        let open = book.plan();
        let found = found.get();
        if found.is_empty() {
            return nothing_found(session, filter).into_any();
        }
        let tasks: Vec<&Task> = found
            .iter()
            .filter_map(|at| open.plan.tasks.get(*at))
            .collect();
        tasks
            .chunk_by(|one, next| one.group == next.group)
            .map(|tasks| group(session, &book, &open.plan, tasks))
            .collect_view()
            .into_any()
    };
    html! {
        <div role="status"><h2 class="count">{live(heading)}</h2></div>
        {live(groups)}
    }
}

fn nothing_found(session: Session, filter: RwSignal<Filter>) -> impl IntoView {
    html! {
        <section class="card">
            <p>{session.texts().no_task_found}</p>
            {button(session, "", |texts| texts.clear_filters, move || filter.set(Filter::default()))}
        </section>
    }
}

fn group(session: Session, book: &LiveBook, plan: &Plan, tasks: &[&Task]) -> impl IntoView + use<> {
    let id = tasks.first().and_then(|task| task.group.clone());
    let name = id.as_ref().map(|id| {
        let group = plan.groups.iter().find(|group| group.id == *id);
        let name = group.map_or("", |group| group.name.as_str());
        format!("{id}. {name}")
    });
    let rows = tasks
        .iter()
        .map(|task| task_row(session, book, plan.year, task));
    let rows = rows.collect_view();
    html! {
        <section class="card">
            {name.map(|name| html! { <h3>{name}</h3> })}
            <ul class="tasks">{rows}</ul>
        </section>
    }
}

fn duties(session: Session, book: &LiveBook) -> impl IntoView + use<> {
    let open = book.plan();
    let rows = open.plan.duties.iter().map(|duty| {
        let when = if duty.deadline_words.is_empty() { "–" } else { duty.deadline_words.as_str() };
        html! {
            <tr>
                <th scope="row">{duty.label.clone()}<div class="who">{duty.section.clone()}</div></th>
                <td data-label=session.texts().reporter>{duty.reporter.words.clone()}</td>
                <td data-label=session.texts().recipient>{duty.recipient.clone()}</td>
                <td data-label=session.texts().frequency>{duty.frequency.clone()}</td>
                <td data-label=session.texts().deadline>{when.to_owned()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let count = open.plan.duties.len();
    html! {
        <section class="card">
            <h2>{live(move || format!("{} ({count})", session.texts().duties))}</h2>
            <table class="stack">
                <thead>
                    <tr>
                        <th scope="col">{session.texts().report}</th>
                        <th scope="col">{session.texts().reporter}</th>
                        <th scope="col">{session.texts().recipient}</th>
                        <th scope="col">{session.texts().frequency}</th>
                        <th scope="col">{session.texts().deadline}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}
