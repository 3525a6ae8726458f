//! “6 rõ”: how clear the tasks of the plan are, by the document and with what was added, and each
//! task by itself, to be filled in.

use leptos::prelude::*;
use so_chi_tieu::ledger::Ledger;
use so_chi_tieu::locale::{
    clear_count, clear_question, clear_share, clear_word, fill, group_clear_words, unclear_word,
};
use so_chi_tieu::plan::{
    Clear, ClearCount, Group, How, Plan, Task, six_clear, six_clear_of_plan, unclear,
};
use so_chi_tieu::text::has_words;

use super::six_clear_task::task_row;
use crate::app::book::LiveBook;
use crate::app::components::{attr, button, live, typed};
use crate::app::session::Session;

/// The value of the choice of all tasks that lack something.
const LACKING: &str = "lacking";

/// What the list is narrowed to.
#[derive(Clone, Default, PartialEq)]
struct Filter {
    words: String,
    /// Empty for all tasks, [`LACKING`], or the name of what is not clear.
    lacking: String,
}

impl Filter {
    fn lets(&self, plan: &Plan, task: &Task, ledger: &Ledger) -> bool {
        let lacking = unclear(&hows(task, ledger));
        let fits = match self.lacking.as_str() {
            "" => true,
            LACKING => !lacking.is_empty(),
            name => lacking.iter().any(|clear| clear.name() == name),
        };
        fits && self.words_fit(plan, task)
    }

    /// Every word typed stands somewhere in the task; accents do not matter.
    fn words_fit(&self, plan: &Plan, task: &Task) -> bool {
        let group = group_of(plan, task).map_or("", |group| group.name.as_str());
        let parts = [
            task.id.as_str(),
            &task.label,
            &task.lead.words,
            &task.partners.words,
            &task.deadline_words,
            &task.product,
            group,
        ];
        has_words(&parts.join(" "), &self.words)
    }

    /// Whether it was set to find something.
    fn narrows(&self) -> bool {
        *self != Self::default()
    }
}

/// How clear a task is, with what was added to it.
pub fn hows<'a>(task: &'a Task, ledger: &'a Ledger) -> [(Clear, How<'a>); 6] {
    six_clear(task, |clear| ledger.filled_in(&task.id, clear))
}

fn group_of<'a>(plan: &'a Plan, task: &Task) -> Option<&'a Group> {
    let id = task.group.as_ref()?;
    plan.groups.iter().find(|group| group.id == *id)
}

/// The part of the page.
pub fn clearness(session: Session, book: &LiveBook) -> AnyView {
    let texts = session.texts();
    let filter = RwSignal::new(Filter::default());
    html! {
        <section class="card" aria-labelledby="sau-ro">
            <h2 id="sau-ro">{texts.six_clear}</h2>
            <p class="sub">{texts.six_clear_text}</p>
            {meter(session, book)}
        </section>
        <section class="card" aria-labelledby="sau-ro-viec">
            <h2 id="sau-ro-viec">{texts.six_clear_tasks}</h2>
            {filters(session, filter)}
            {list(session, book, filter)}
        </section>
    }
    .into_any()
}

/// How clear the plan is in each of the six, and in all of them together.
fn meter(session: Session, book: &LiveBook) -> AnyView {
    let texts = session.texts();
    let book = book.clone();
    let counts = Memo::new(move |_| {
        let open = book.plan();
        book.ledger.with(|ledger| {
            six_clear_of_plan(&open.plan, |task, clear| ledger.filled_in(task, clear))
        })
    });
    let rows = move || {
        let language = session.language();
        let counts = counts.get();
        let rows = counts.iter().map(|(clear, count)| {
            let name = clear_word(language, *clear).to_owned();
            let question = clear_question(language, *clear);
            meter_row(session, name, question, clear_count(language, count), count)
        });
        let rows = rows.collect_view();
        let all = ClearCount::total(counts.iter().map(|(_, count)| count));
        let sum = format!("{}/{}", all.clear(), all.of());
        html! {
            {rows}
            {meter_row(session, texts.six_clear_all.to_owned(), "", sum, &all)}
        }
    };
    html! {
        <table class="stack meter" aria-labelledby="sau-ro">
            <thead>
                <tr>
                    <th scope="col">{texts.six_clear_what}</th>
                    <th scope="col" class="n">{texts.six_clear_count}</th>
                    <th scope="col">{texts.six_clear_share}</th>
                </tr>
            </thead>
            <tbody>{live(rows)}</tbody>
        </table>
    }
    .into_any()
}

fn meter_row(
    session: Session,
    name: String,
    question: &'static str,
    sum: String,
    count: &ClearCount,
) -> AnyView {
    let texts = session.texts();
    html! {
        <tr>
            <th scope="row">{name}<div class="who">{question}</div></th>
            <td class="n" data-label=texts.six_clear_count>{sum}</td>
            <td data-label=texts.six_clear_share>{clear_share(session.language(), count)}</td>
        </tr>
    }
    .into_any()
}

fn filters(session: Session, filter: RwSignal<Filter>) -> AnyView {
    let (texts, language) = (session.texts(), session.language());
    let each = Clear::ALL.map(|clear| {
        html! { <option value=clear.name()>{unclear_word(language, clear)}</option> }
    });
    html! {
        <search class="filters two">
            <label>
                {texts.search}
                <input
                    type="search"
                    prop:value=attr(move || filter.with(|filter| filter.words.clone()))
                    on:input=typed(move |event| {
                        filter.update(|filter| filter.words = event_target_value(&event));
                    })
                />
            </label>
            <label>
                {texts.six_clear_shown}
                <select
                    prop:value=attr(move || filter.with(|filter| filter.lacking.clone()))
                    on:change=typed(move |event| {
                        filter.update(|filter| filter.lacking = event_target_value(&event));
                    })
                >
                    <option value="">{texts.six_clear_every}</option>
                    <option value=LACKING>{texts.six_clear_lacking}</option>
                    {each.into_iter().collect_view()}
                </select>
            </label>
        </search>
    }
    .into_any()
}

fn list(session: Session, book: &LiveBook, filter: RwSignal<Filter>) -> AnyView {
    let book = book.clone();
    // Which tasks are shown hangs on the filter, not on what is typed into a shown task.
    let found = {
        let book = book.clone();
        Memo::new(move |_| {
            let (open, filter) = (book.plan(), filter.get());
            book.ledger.with_untracked(|ledger| {
                let tasks = open.plan.tasks.iter().enumerate();
                let found = tasks.filter(|(_, task)| filter.lets(&open.plan, task, ledger));
                found.map(|(at, _)| at).collect::<Vec<usize>>()
            })
        })
    };
    let heading = move || {
        let count = found.with(Vec::len).to_string();
        fill(session.texts().tasks_count, &[&count])
    };
    let groups = move || {
        let open = book.plan();
        let found = found.get();
        if found.is_empty() {
            return nothing_found(session, filter);
        }
        let tasks = found.iter().filter_map(|at| open.plan.tasks.get(*at));
        let tasks: Vec<&Task> = tasks.collect();
        let groups = tasks
            .chunk_by(|one, next| one.group == next.group)
            .enumerate();
        let narrows = filter.with_untracked(Filter::narrows);
        groups
            .map(|(at, tasks)| group(session, &book, &open.plan, tasks, narrows || at == 0))
            .collect_view()
            .into_any()
    };
    html! {
        <p class="sub" role="status">{live(heading)}</p>
        {live(groups)}
    }
    .into_any()
}

fn nothing_found(session: Session, filter: RwSignal<Filter>) -> AnyView {
    let clear = move || filter.set(Filter::default());
    html! {
        <p>{session.texts().no_task_found}</p>
        {button(session, "", |texts| texts.clear_filters, clear)}
    }
    .into_any()
}

/// The tasks of a heading, folded unless `open`.
fn group(session: Session, book: &LiveBook, plan: &Plan, tasks: &[&Task], open: bool) -> AnyView {
    let id = tasks.first().and_then(|task| task.group.as_ref());
    let heading = id.map(|id| {
        let group = plan.groups.iter().find(|group| group.id == *id);
        format!("{id}. {}", group.map_or("", |group| group.name.as_str()))
    });
    let heading = heading.unwrap_or_else(|| session.texts().six_clear_no_group.to_owned());
    let own: Vec<Task> = tasks.iter().map(|task| (*task).clone()).collect();
    let ledger = book.ledger.clone();
    let words = Memo::new(move |_| {
        let lacking = ledger.with(|ledger| {
            let lacking = own
                .iter()
                .filter(|task| !unclear(&hows(task, ledger)).is_empty());
            lacking.count()
        });
        group_clear_words(session.language(), own.len(), lacking)
    });
    let rows = tasks.iter().map(|task| task_row(session, book, task));
    let rows = rows.collect_view();
    html! {
        <details class="clear-group" open=open>
            <summary>{heading}" · "{live(move || words.get())}</summary>
            <ul>{rows}</ul>
        </details>
    }
    .into_any()
}
