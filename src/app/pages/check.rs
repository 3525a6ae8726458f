//! Kiểm tra kế hoạch: what a careful reader would remark on in the document, and which of the
//! “6 rõ” its tasks lack. The document is not changed by it.

use leptos::prelude::*;
use so_chi_tieu::lint::{Place, Remark, lint};
use so_chi_tieu::locale::fill;
use so_chi_tieu::plan::Plan;

use super::six_clear::clearness;
use crate::app::book::LiveBook;
use crate::app::components::{back, history_buttons, live, plan_line};
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
        {back(session, Route::Plans, |texts| texts.plans)}
        <header class="top">
            <div>
                <h1>{texts.check_plan}</h1>
                <p class="sub">{line}</p>
            </div>
            {history_buttons(session, book)}
        </header>
        {remarks(session, &open.plan)}
        {clearness(session, book)}
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
            <h2 id="nhan-xet">{fill(texts.check_remarks, &[&count])}</h2>
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
            let words = fill(texts.target_number, &[number]);
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
