//! A row whose target is missed asks why, and what is done about it.

use leptos::prelude::*;
use so_chi_tieu::locale::fill;
use so_chi_tieu::standing::{State, unexplained_miss};

use super::entry::Row;
use super::entry_own::RowLedger;
use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{attr, later, live, press};
use crate::app::session::Session;

/// What is asked for, and the button that opens the editor; nothing where all is explained, where it
/// can no longer be, or where the figures are wrong, or contradict others, and are to be mended first:
/// the room of what says so.
pub fn explain_line(
    session: Session,
    book: &LiveBook,
    ledger: &RowLedger,
    row: &Row,
    editing: RwSignal<bool>,
    to_mend: Memo<bool>,
) -> AnyView {
    let missed = {
        let (book, ledger, row) = (book.clone(), ledger.clone(), row.clone());
        later(move || {
            let open = book.plan();
            let state = ledger.with(|ledger| {
                let miss = unexplained_miss(&open.plan, ledger, &row.key, row.quarter);
                miss.map(|(_, state)| state)
            });
            state.filter(|_| row.locked.with(Option::is_none))
        })
    };
    let field = cause_id(row);
    let label = row.targets.first().map(|target| target.label.clone());
    let label = label.unwrap_or_default();
    live(move || {
        let state = missed.get().filter(|_| !to_mend.get())?;
        let texts = session.texts();
        let words = match state {
            State::Near => texts.explain_near,
            _ => texts.explain_missed,
        };
        let name = fill(texts.explain_now_of, &[&label]);
        let field = field.clone();
        Some(html! {
            <p class="warn asks">"⚠ "{words}</p>
            {live(move || {
                let (name, field) = (name.clone(), field.clone());
                (!editing.get()).then(|| explain_button(session, name, field, editing))
            })}
        })
    })
}

/// The id of the field for the cause, in the editor of a row.
pub fn cause_id(row: &Row) -> String {
    format!("nguyen-nhan-{}", row.key)
}

/// Opens the editor at the field for the cause.
fn explain_button(
    session: Session,
    name: String,
    field: String,
    editing: RwSignal<bool>,
) -> AnyView {
    let open = move || {
        editing.set(true);
        browser::focus_next_frame(field.clone());
    };
    html! {
        <button
            type="button"
            class="link"
            aria-label=name
            aria-expanded=attr(move || if editing.get() { "true" } else { "false" })
            on:click=press(move |_| open())
        >
            {session.texts().explain_now}
        </button>
    }
}
