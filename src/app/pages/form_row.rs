//! One row of the form: a field of work, or the total.

use leptos::prelude::*;
use so_chi_tieu::form::{Column, FormFault, Sheet, TOTAL, faults};
use so_chi_tieu::ledger::{Cell, Command, Ledger};
use so_chi_tieu::locale::{Texts, column_name, field_words, fill, form_fault};
use so_chi_tieu::text::visible;

use super::form::Rows;
use crate::app::components::{GridCell, LOCKED, attr, button_named, cell_id, grid_cell, live};
use crate::app::notices::Offer;
use crate::app::session::Session;

/// Columns of the table: the field, and those of the form.
const COLUMNS: usize = 12;

/// The row, and below it what is wrong in it.
pub fn form_row(session: Session, rows: &Rows, field: String, at: usize) -> AnyView {
    let found = {
        let (rows, field) = (rows.clone(), field.clone());
        let ledger = rows.book.ledger.clone();
        Memo::new(move |_| ledger.with(|ledger| found(ledger, &rows, &field)))
    };
    let cells = Column::ALL.into_iter().enumerate();
    let cells = cells.map(|(place, column)| {
        let label = format!(
            "{} ({})",
            column_name(session.language(), column),
            column.number()
        );
        let cell = cell(session, rows, &field, column, (at, place), found);
        html! { <td class="n input" data-label=label>{cell}</td> }
    });
    let cells = cells.collect_view();
    let quarter = rows.quarter;
    let said = move || {
        let words = found.with(|found| {
            let words = found.iter();
            let words = words.map(|fault| form_fault(session.language(), fault, quarter));
            words.collect::<Vec<_>>()
        });
        (!words.is_empty()).then(|| {
            let lines = words
                .into_iter()
                .map(|words| html! { <li>"⚠ "{words}</li> });
            html! {
                <tr class="fault-row">
                    <td colspan=COLUMNS>
                        <div id=format!("loi-{at}") class="err">
                            <ul>{lines.collect_view()}</ul>
                        </div>
                    </td>
                </tr>
            }
        })
    };
    let total = field == TOTAL;
    let named = field.clone();
    html! {
        <tr
            data-field=named
            class:total=total
            class:wrong=attr(move || found.with(|found| !found.is_empty()))
        >
            <th scope="row" class="name">
                <div>{visible(&field_words(session.language(), &field)).into_owned()}</div>
                {(!total).then(|| remove_button(session, rows, field))}
            </th>
            {cells}
        </tr>
        {live(said)}
    }
    .into_any()
}

/// What is wrong in the row of a field of work.
pub fn found(ledger: &Ledger, rows: &Rows, field: &str) -> Vec<FormFault> {
    let before = rows.quarter.previous();
    let before = before.map(|before| Sheet::of(ledger, before));
    let sheet = Sheet::of(ledger, rows.quarter);
    faults(&sheet, field, &before.unwrap_or_default())
}

fn remove_button(session: Session, rows: &Rows, field: String) -> AnyView {
    let texts = session.texts();
    let name = fill(texts.form_remove, &[&field]);
    let rows = rows.clone();
    let locked = rows.locked;
    let remove = move || {
        rows.drop(&field);
        let key = (rows.quarter, field.clone());
        if session.run(Command::SetForm(key, None)) {
            let words = fill(untrack(|| session.texts()).form_removed, &[&field]);
            session.say(words, Some(Offer::undo()));
        }
    };
    live(move || {
        let word = |texts: &'static Texts| texts.form_remove_row;
        let shown = locked.with(Option::is_none) && session.writes();
        shown.then(|| button_named(session, "link", word, name.clone(), remove.clone()))
    })
}

fn cell(
    session: Session,
    rows: &Rows,
    field: &str,
    column: Column,
    (at, place): (usize, usize),
    found: Memo<Vec<FormFault>>,
) -> AnyView {
    let of = |rows: &Rows| (rows.clone(), field.to_owned(), rows.book.ledger.clone());
    let text = {
        let (rows, field, ledger) = of(rows);
        Memo::new(move |_| {
            let row = ledger.with(|ledger| rows.row(ledger, &field));
            session.language().field_count(row.cell(column))
        })
    };
    let hint = {
        let (rows, field, ledger) = of(rows);
        Memo::new(move |_| ledger.with(|ledger| computed(session, ledger, &rows, &field, column)))
    };
    let wrong =
        attr(move || found.with(|found| found.iter().any(|fault| fault.column() == column)));
    let name = {
        let field = field.to_owned();
        let quarter = rows.quarter;
        attr(move || {
            let (texts, language) = (session.texts(), session.language());
            let parts = [
                column_name(language, column),
                &column.number().to_string(),
                &field_words(language, &field),
                quarter.roman(),
            ];
            fill(texts.form_cell, &parts)
        })
    };
    let change = {
        let (rows, field, ledger) = of(rows);
        move |text: &str| {
            let row = ledger.with_untracked(|ledger| rows.row(ledger, &field));
            // A row stays under the hands of whoever empties it.
            rows.keep([field.clone()]);
            rows.set(&field, row.typed(column, text))
        }
    };
    let restore = {
        let (rows, field, ledger) = of(rows);
        move || {
            let row = ledger.with_untracked(|ledger| rows.row(ledger, &field));
            rows.set(&field, row)
        }
    };
    let cell = GridCell {
        id: cell_id(at, place),
        mode: "numeric",
        name,
        text: text.into(),
        hint: hint.into(),
        wrong,
        words: attr(move || wrong.get().then(|| format!("loi-{at}"))),
        heard: wrong,
        locked: rows.locked,
        why: Some(LOCKED),
        change: Box::new(change),
        taken: Box::new(|| ()),
        restore: Box::new(restore),
    };
    grid_cell(session, cell)
}

/// What the program adds up in an empty cell: a total of the row, or of the column.
fn computed(
    session: Session,
    ledger: &Ledger,
    rows: &Rows,
    field: &str,
    column: Column,
) -> Option<String> {
    let row = rows.row(ledger, field);
    let count = match row.cell(column) {
        Cell::Empty if field == TOTAL => Sheet::of(ledger, rows.quarter).count(column),
        Cell::Empty => row.count(column),
        _ => None,
    };
    let count = session.language().count(count?);
    Some(fill(session.texts().form_computed, &[&count]))
}
