//! The quarter switch, and the words of the header.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::locale::{Language, fill};
use so_chi_tieu::plan::Plan;
use so_chi_tieu::text::{format_date, format_date_padded, format_day_month};

use super::{Word, attr, live, press};
use crate::app::book::LiveBook;
use crate::app::session::{Session, View};

/// The quarter switch; with the whole year where `year` is set.
pub fn quarters(session: Session, year: bool) -> AnyView {
    let choice = move |view: View, short: &'static str| {
        let chosen = move || {
            let shown = session.view.get();
            // Where the year is no choice, the year shows its last quarter.
            let shown = if year {
                shown
            } else {
                View::Quarter(shown.last())
            };
            shown == view
        };
        html! {
            <button
                type="button"
                aria-pressed=attr(move || pressed(chosen()))
                on:click=press(move |_| session.view.set(view))
            >
                <span class="long">{live(move || view_name(session.language(), view))}</span>
                <span class="short" aria-hidden="true">
                    {live(move || if chosen() { view_name(session.language(), view) } else { short.to_owned() })}
                </span>
            </button>
        }
    };
    html! {
        <div class="quarters" role="group" aria-label=session.texts().quarter_choice>
            {Quarter::ALL.map(|quarter| choice(View::Quarter(quarter), quarter.roman())).collect_view()}
            {year.then(|| {
                html! {
                    <button
                        type="button"
                        aria-pressed=attr(move || pressed(session.view.get() == View::Year))
                        on:click=press(move |_| session.view.set(View::Year))
                    >
                        {session.texts().whole_year}
                    </button>
                }
            })}
        </div>
    }
}

fn pressed(pressed: bool) -> &'static str {
    if pressed { "true" } else { "false" }
}

fn view_name(language: Language, view: View) -> String {
    match view {
        View::Quarter(quarter) => fill(language.texts().quarter, &[quarter.roman()]),
        View::Year => language.texts().whole_year.to_owned(),
    }
}

/// The quarter that a page about one quarter shows: of the whole year its last.
pub fn quarter_in_view(session: Session) -> Memo<Quarter> {
    Memo::new(move |_| session.view.get().last())
}

/// The title of a page about one quarter: `Nhập số liệu quý II/2026`.
pub fn quarter_title(
    session: Session,
    book: &LiveBook,
    quarter: Memo<Quarter>,
    word: Word,
) -> AnyView {
    let book = book.clone();
    live(move || {
        let year = book.plan().plan.year.get().to_string();
        fill(word(session.texts()), &[quarter.get().roman(), &year])
    })
}

/// The document a plan comes from: `Số 582/QĐ-UBND ngày 17/03/2026`.
pub fn plan_line(plan: &Plan) -> String {
    let document = &plan.document;
    // A plan may carry the number of the decision that issues it: the kind is left to the symbol.
    let mut words = match &document.number {
        Some(number) => format!("Số {number}"),
        None => document.kind.clone(),
    };
    if let Some(day) = document.issued_on {
        words = format!("{words} ngày {}", format_date_padded(day));
    } else if !document.issued_words.is_empty() {
        words = format!("{words} ({})", document.issued_words);
    }
    words
}

/// Which days the figures of a quarter cover.
pub fn quarter_window(session: Session, book: &LiveBook, quarter: Memo<Quarter>) -> Memo<String> {
    let book = book.clone();
    Memo::new(move |_| {
        let view = View::Quarter(quarter.get());
        window_words(session.language(), &book.plan().plan, view)
    })
}

/// Which days the figures in view cover: `Kỳ số liệu 15/3 – 14/6/2026`.
pub fn window_words(language: Language, plan: &Plan, view: View) -> String {
    let window = match view {
        View::Quarter(quarter) => plan.clock.window(plan.year, quarter),
        View::Year => plan.clock.year_window(plan.year),
    };
    fill(
        language.texts().window,
        &[&format_day_month(window.first), &format_date(window.last)],
    )
}
