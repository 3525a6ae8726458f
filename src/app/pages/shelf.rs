//! The plans that are open and those that were removed, on the page of plans; and the choice
//! among those that are open, in the menu.

use leptos::prelude::*;
use so_chi_tieu::locale::fill;
use so_chi_tieu::store::Removed;

use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{
    Discard, button_named, discard_button, doubtful_names, figures, live, moment, plan_line, typed,
};
use crate::app::files::file_name;
use crate::app::route::Route;
use crate::app::session::Session;

/// The open plans: shown, removed.
pub fn open_plans(session: Session) -> AnyView {
    live(move || {
        let books = session.books.get();
        (!books.is_empty()).then(|| {
            let rows = books.into_iter().map(|book| plan_row(session, book));
            html! {
                <section class="card">
                    <h2>{session.texts().open_plans}</h2>
                    <ul class="plans">{rows.collect_view()}</ul>
                </section>
            }
        })
    })
}

fn plan_row(session: Session, book: LiveBook) -> impl IntoView {
    let open = book.plan();
    let plan = &open.plan;
    let texts = session.texts();
    let id = plan.id.clone();
    let shown = session.current.get().as_ref() == Some(&id);
    let counts = fill(
        texts.plan_counts,
        &[
            &plan.distinct_targets().count().to_string(),
            &plan.tasks.len().to_string(),
            &plan.duties.len().to_string(),
        ],
    );
    let name = format!("{} {}", plan.name, plan.year.get());
    let (show_name, remove_name) = (
        format!("{} {name}", texts.show),
        format!("{} {}", texts.remove, plan.name),
    );
    let show_id = id.clone();
    html! {
        <li class="plan">
            <div>
                <b>{name}</b>
                {shown.then(|| html! { " " <span class="chip none">{texts.shown}</span> })}
                <div class="sub">{plan_line(plan)}</div>
                <div class="sub">{counts}</div>
                {shown.then(|| html! {
                    <a class="sub" href=Route::Check.href()>{texts.check_plan}</a>
                })}
                {doubtful_names(session, plan)}
            </div>
            <div class="acts">
                {button_named(session, "", |texts| texts.show, show_name, move || {
                        session.show(show_id.as_str());
                        Route::Overview.go();
                    })}
                {button_named(session, "", |texts| texts.remove, remove_name, move || session.remove(&id))}
            </div>
        </li>
    }
}

/// The removed plans: put back, deleted for good.
pub fn removed_plans(session: Session) -> AnyView {
    // Every save may change it, few do: a question that is open stays open.
    let removed = Memo::new(move |_| session.saving.removed());
    live(move || {
        let removed = removed.get();
        let texts = session.texts();
        (!removed.is_empty()).then(|| {
            let name = |one: &Removed| {
                let plan = &one.book.plan.plan;
                format!("{} {}", plan.name, plan.year.get())
            };
            let names: Vec<String> = removed.iter().map(name).collect();
            let rows = removed.into_iter().zip(&names).map(|(one, name)| {
                // Two rows of one plan must not read alike.
                let alone = names.iter().filter(|other| *other == name).count() == 1;
                removed_row(session, one, name.clone(), alone)
            });
            let rows: Vec<AnyView> = rows.collect();
            html! {
                <section class="card">
                    <h2>{texts.removed_plans}</h2>
                    <ul class="plans">{rows}</ul>
                </section>
            }
        })
    })
}

fn removed_row(session: Session, one: Removed, name: String, alone: bool) -> AnyView {
    let texts = session.texts();
    let when = one.book.saved_at.map(|at| moment(session, at));
    let when = fill(texts.removed_at, &[&when.unwrap_or_default()]);
    let contents = format!("{when} · {}", figures(session, &one.book));
    let full_name = match alone {
        true => name.clone(),
        false => format!("{name}, {contents}"),
    };
    let back_name = format!("{} {full_name}", texts.put_back);
    let now = browser::now();
    // With the last copy of a plan go its snapshots.
    let is_last = alone && untrack(|| session.book_by_id(one.book.id()).is_none());
    let gone = match is_last {
        true => format!("{contents} · {}", texts.with_snapshots),
        false => contents.clone(),
    };
    let discard = Discard {
        key: one.key.clone(),
        name: full_name,
        contents: gone,
        file: file_name("so", &one.book.plan.plan, now, "", "json"),
        text: one.book.text(now),
    };
    let key = one.key;
    html! {
        <li class="plan">
            <div>
                <b>{name}</b>
                <div class="sub">{contents}</div>
            </div>
            <div class="acts">
                {button_named(session, "", |texts| texts.put_back, back_name, move || {
                    session.put_back(&key);
                })}
                {discard_button(session, discard)}
            </div>
        </li>
    }
}

/// Which of several open plans is shown.
pub fn plan_choice(session: Session) -> AnyView {
    live(move || {
        let books = session.books.get();
        (books.len() > 1).then(|| choice(session, books))
    })
}

fn choice(session: Session, books: Vec<LiveBook>) -> AnyView {
    let shown = session.book().map(|book| book.id());
    let options = books.into_iter().map(|book| {
        let open = book.open.get_untracked();
        let selected = shown.as_ref() == Some(&open.plan.id);
        let words = format!("{} · {}", open.plan.name, open.plan.year.get());
        html! { <option value=open.plan.id.to_string() selected=selected>{words}</option> }
    });
    let options: Vec<AnyView> = options.collect();
    html! {
        <select
            class="plan-choice"
            aria-label=session.texts().choose_plan
            on:change=typed(move |event| session.show(&event_target_value(&event)))
        >
            {options}
        </select>
    }
}
