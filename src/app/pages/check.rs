//! Kiểm tra kế hoạch: what a careful reader would remark on in the document, and which of the
//! “6 rõ” its tasks lack. Nothing is changed by it.

use leptos::prelude::*;
use so_chi_tieu::lint::{Place, Remark, lint};
use so_chi_tieu::locale::{clear_count, clear_question, clear_word, how_words};
use so_chi_tieu::plan::{Clear, How, Plan, Task, six_clear, six_clear_of_plan};

use crate::app::book::LiveBook;
use crate::app::components::{live, plan_line};
use crate::app::route::Route;
use crate::app::session::Session;

/// The page.
pub fn check(session: Session) -> AnyView {
    live(move || match session.book() {
        None => super::no_plan(session),
        Some(book) => shown(session, &book).into_any(),
    })
}

fn shown(session: Session, book: &LiveBook) -> impl IntoView + use<> {
    let open = book.plan();
    let texts = session.texts();
    let line = format!("{} · {}", open.plan.name, plan_line(&open.plan));
    html! {
        <a class="back" href=Route::Plans.href()>
            <span aria-hidden="true">"‹ "</span>
            {texts.plans}
        </a>
        <header class="top">
            <div>
                <h1>{texts.check_plan}</h1>
                <p class="sub">{line}</p>
            </div>
        </header>
        {remarks(session, &open.plan)}
        {clearness(session, &open.plan)}
    }
}

/// The remarks, those of one code together.
fn remarks(session: Session, plan: &Plan) -> impl IntoView + use<> {
    let texts = session.texts();
    let found = lint(plan);
    let count = found.len().to_string();
    let groups = found.chunk_by(|one, other| one.kind.code() == other.kind.code());
    let groups: Vec<AnyView> = groups.map(|group| code(session, plan, group)).collect();
    html! {
        <section class="card" aria-labelledby="nhan-xet">
            <h2 id="nhan-xet">{session.fill(texts.check_remarks, &[&count])}</h2>
            <p class="sub">{texts.check_remarks_text}</p>
            {groups}
        </section>
    }
}

fn code(session: Session, plan: &Plan, group: &[Remark]) -> AnyView {
    let language = session.language();
    let Some(first) = group.first() else {
        return ().into_any();
    };
    let rows = group.iter().map(|remark| {
        let quote = (!remark.quote.is_empty()).then(|| format!("“{}”", remark.quote));
        html! {
            <li>
                {place(session, plan, &remark.place)}
                {remark.what(language)}
                {quote.map(|quote| html! { <div class="who">{quote}</div> })}
            </li>
        }
    });
    html! {
        <details class="remark">
            <summary>
                <b class="code">{first.kind.code()}</b>
                " "
                {first.why(language)}
                " ("{group.len()}")"
            </summary>
            <p class="sub">{first.remedy(language)}</p>
            <ul>{rows.collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// Where a remark belongs, with a way there.
fn place(session: Session, plan: &Plan, place: &Place) -> AnyView {
    let texts = session.texts();
    let words = match place {
        Place::Target(id) => {
            let number = plan.target(id).map_or(id.as_str(), |target| &target.number);
            let words = session.fill(texts.target_number, &[number]);
            let to = Route::Target(id.to_string());
            return html! { <a href=to.href()>{words}</a>": " }.into_any();
        }
        Place::Document => texts.in_document.to_owned(),
        Place::Task(id) => format!("{} {id}", texts.task),
        Place::Duty(id) => format!("{} {id}", texts.duty),
        Place::Group(id) => id.to_string(),
        Place::Unit(id) => plan.unit_name(id).to_owned(),
    };
    html! { <b>{words}</b>": " }.into_any()
}

/// How clear the tasks are in each of six ways, and each task by itself.
fn clearness(session: Session, plan: &Plan) -> impl IntoView + use<> {
    let (texts, language) = (session.texts(), session.language());
    let counts = six_clear_of_plan(plan, |_, _| None);
    let counts = counts.iter().map(|(clear, count)| {
        html! {
            <tr>
                <th scope="row">
                    {clear_word(language, *clear)}
                    <div class="who">{clear_question(language, *clear)}</div>
                </th>
                <td class="n">{clear_count(language, count)}</td>
            </tr>
        }
    });
    let heads = Clear::ALL.map(|clear| {
        html! { <th scope="col">{clear_word(language, clear)}</th> }
    });
    let rows = plan.tasks.iter().map(|task| task_row(session, task));
    html! {
        <section class="card" aria-labelledby="sau-ro">
            <h2 id="sau-ro">{texts.six_clear}</h2>
            <p class="sub">{texts.six_clear_text}</p>
            <table aria-labelledby="sau-ro">
                <tbody>{counts.collect_view()}</tbody>
            </table>
            <details>
                <summary>{texts.six_clear_tasks}</summary>
                <div class="scroll" tabindex="0" role="group" aria-label=texts.six_clear_tasks>
                    <table aria-label=texts.six_clear_tasks>
                        <thead>
                            <tr>
                                <th scope="col">{texts.task}</th>
                                {heads.into_iter().collect_view()}
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </details>
        </section>
    }
}

fn task_row(session: Session, task: &Task) -> impl IntoView + use<> {
    let language = session.language();
    let cells = six_clear(task, |_| None).map(|(_, how)| {
        let sign = match how {
            How::GivenByDocument(_) | How::FilledIn(_) => "✓",
            How::Vague(_) => "◐",
            How::Missing => "✕",
        };
        html! {
            <td>
                <span aria-hidden="true">{sign}" "</span>
                {how_words(language, &how)}
            </td>
        }
    });
    html! {
        <tr>
            <th scope="row">{task.id.to_string()}<div class="who">{task.label.clone()}</div></th>
            {cells.into_iter().collect_view()}
        </tr>
    }
}
