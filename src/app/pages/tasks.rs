//! Nhiệm vụ: when everything is due, and all tasks and reporting duties with how far they are.

use leptos::prelude::*;
use so_chi_tieu::calendar::Holidays;
use so_chi_tieu::ledger::UnreadAt;
use so_chi_tieu::locale::fill;
use so_chi_tieu::plan::{Plan, Task, Work, WorkId};
use so_chi_tieu::standing::{Sort, Wanted, agenda_of};

use super::mending::{open_for, times_id_of, unread};
use super::task_filters::filters;
use super::timeline::timeline_card;
use super::work_row::{Desk, download_calendar, work_row};
use crate::app::book::LiveBook;
use crate::app::components::{
    ViewScope, button, history_buttons, live, next_period, plan_line, to_mend,
};
use crate::app::session::Session;

/// The page.
pub fn tasks(session: Session) -> AnyView {
    live(move || match session.book() {
        None => super::no_plan(session),
        Some(book) => shown(session, book).into_any(),
    })
}

fn shown(session: Session, book: LiveBook) -> impl IntoView {
    let agenda = {
        let book = book.clone();
        Memo::new(move |_| {
            let (open, today) = (book.plan(), session.today());
            let holidays = Holidays::built_in();
            book.ledger
                .with(|ledger| agenda_of(&open.plan, ledger, holidays, today))
        })
    };
    let period = next_period(session, &book);
    let line = {
        let book = book.clone();
        move || {
            let open = book.plan();
            let plan = &open.plan;
            format!("{} · {} · {}", plan.name, plan_line(plan), period.get())
        }
    };
    let desk = Desk {
        session,
        book,
        agenda,
    };
    let wanted = RwSignal::new(Wanted::default());
    let calendar = {
        let desk = desk.clone();
        move || download_calendar(&desk, None)
    };
    html! {
        <header class="top">
            <div>
                <h1>{session.texts().tasks}</h1>
                <p class="sub">{live(line)}</p>
            </div>
            {button(session, "", |texts| texts.calendar_file, calendar)}
            {history_buttons(session, &desk.book)}
        </header>
        {timeline_card(&desk)}
        {waiting_card(&desk, wanted)}
        {filters(&desk, wanted)}
        {mending(&desk, wanted)}
        {list(desk, wanted)}
    }
}

/// How much has no day until someone says when its event came, and the way there.
fn waiting_card(desk: &Desk, wanted: RwSignal<Wanted>) -> AnyView {
    let (session, agenda) = (desk.session, desk.agenda);
    let count = Memo::new(move |_| {
        agenda.with(|agenda| agenda.waiting.iter().filter(|one| one.events == 0).count())
    });
    let show = move || {
        wanted.set(Wanted {
            sort: Some(Sort::Waiting),
            ..Wanted::default()
        });
    };
    live(move || {
        let count = count.get();
        (count > 0).then(|| {
            html! {
                <section class="card" aria-labelledby="cho-su-kien">
                    <header>
                        <h2 id="cho-su-kien">
                            {fill(session.texts().waiting_title, &[&count.to_string()])}
                        </h2>
                        {button(session, "small", |texts| texts.waiting_show, show)}
                    </header>
                    <p class="sub">{session.texts().waiting_text}</p>
                </section>
            }
        })
    })
}

/// The days that are to be mended, with the way there; nothing as long as there are none.
fn mending(desk: &Desk, wanted: RwSignal<Wanted>) -> AnyView {
    let (session, book) = (desk.session, desk.book.clone());
    let found = Memo::new(move |_| {
        book.with_shown(|ledger| {
            unread(session, &book, ledger, |at| {
                matches!(at, UnreadAt::DoneOn(_) | UnreadAt::EventOn(_))
            })
        })
    });
    // The way there goes past the filters, and past what is folded.
    let scope = ViewScope::current();
    let show = move |cell: &str| {
        if wanted.with_untracked(|wanted| *wanted != Wanted::default()) {
            wanted.set(Wanted::default());
        }
        if let Some(opener) = times_id_of(cell) {
            let cell = cell.to_owned();
            scope.next_frame(move || open_for(&cell, &opener));
        }
    };
    to_mend(session, ().into_any(), found, show)
}

fn list(desk: Desk, wanted: RwSignal<Wanted>) -> impl IntoView {
    let session = desk.session;
    // Which rows are shown hangs on the filter, not on what is typed into a shown row.
    let found = {
        let desk = desk.clone();
        Memo::new(move |_| {
            let open = desk.book.plan();
            let wanted = wanted.get();
            desk.book.ledger.with_untracked(|ledger| {
                desk.agenda.with_untracked(|agenda| {
                    let works = open.plan.works();
                    let works = works.filter(|work| wanted.lets(&open.plan, ledger, agenda, work));
                    works.map(|work| work.id).collect::<Vec<WorkId>>()
                })
            })
        })
    };
    let heading = move || {
        let texts = session.texts();
        let (tasks, duties) = found.with(|found| {
            let tasks = found.iter().filter(|id| matches!(id, WorkId::Task(_)));
            let tasks = tasks.count();
            (tasks, found.len() - tasks)
        });
        let tasks = fill(texts.tasks_count, &[&tasks.to_string()]);
        let duties = fill(texts.duties_count, &[&duties.to_string()]);
        format!("{tasks} · {duties}")
    };
    let rows = move || {
        let open = desk.book.plan();
        let found = found.get();
        if found.is_empty() {
            return nothing_found(session, wanted).into_any();
        }
        html! {
            {groups(&desk, &open.plan, &found)}
            {duties(&desk, &open.plan, &found)}
        }
        .into_any()
    };
    html! {
        <div role="status"><h2 class="count">{live(heading)}</h2></div>
        {live(rows)}
    }
}

fn nothing_found(session: Session, wanted: RwSignal<Wanted>) -> impl IntoView {
    html! {
        <section class="card">
            <p>{session.texts().no_task_found}</p>
            {button(session, "", |texts| texts.clear_filters, move || wanted.set(Wanted::default()))}
        </section>
    }
}

/// The tasks found, under their headings.
fn groups(desk: &Desk, plan: &Plan, found: &[WorkId]) -> Vec<AnyView> {
    let tasks = found.iter().filter_map(|id| match id {
        WorkId::Task(id) => plan.task(id),
        WorkId::Duty(_) => None,
    });
    let tasks: Vec<&Task> = tasks.collect();
    let groups = tasks.chunk_by(|one, next| one.group == next.group);
    groups.map(|tasks| group(desk, plan, tasks)).collect()
}

fn group(desk: &Desk, plan: &Plan, tasks: &[&Task]) -> AnyView {
    let id = tasks.first().and_then(|task| task.group.clone());
    let name = id.as_ref().map(|id| {
        let group = plan.groups.iter().find(|group| group.id == *id);
        let name = group.map_or("", |group| group.name.as_str());
        format!("{id}. {name}")
    });
    let works = tasks.iter().map(|task| task.work(plan.clock));
    let rows = works.map(|work| work_row(desk, plan, &work));
    html! {
        <section class="card">
            {name.map(|name| html! { <h3>{name}</h3> })}
            <ul class="tasks">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The reporting duties found.
fn duties(desk: &Desk, plan: &Plan, found: &[WorkId]) -> Option<AnyView> {
    let works = found.iter().filter_map(|id| match id {
        WorkId::Duty(id) => plan.duty(id).map(|duty| duty.work(plan.clock)),
        WorkId::Task(_) => None,
    });
    let works: Vec<Work<'_>> = works.collect();
    let heading = format!("{} ({})", desk.session.texts().duties, works.len());
    let rows = works.iter().map(|work| work_row(desk, plan, work));
    let rows = rows.collect_view();
    (!works.is_empty()).then(|| {
        html! {
            <section class="card" aria-labelledby="che-do-bao-cao">
                <h2 id="che-do-bao-cao">{heading}</h2>
                <ul class="tasks">{rows}</ul>
            </section>
        }
        .into_any()
    })
}
