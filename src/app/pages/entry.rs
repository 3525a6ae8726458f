//! Nhập số liệu: a grid that behaves like a spreadsheet.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{Command, Entry, Part, Slot};
use so_chi_tieu::locale::{fill, quarter_name};
use so_chi_tieu::plan::{EntryKey, Measure, Target};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::entry_row::entry_row;
use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{history_buttons, live, period, quarters};
use crate::app::session::{Offer, Session, View};

/// The page.
pub fn entry(session: Session) -> AnyView {
    live(move || match session.book() {
        None => super::no_plan(session),
        Some(book) => shown(session, book).into_any(),
    })
}

fn shown(session: Session, book: LiveBook) -> impl IntoView {
    let quarter = Memo::new(move |_| session.view.get().last());
    let title = {
        let book = book.clone();
        move || {
            let year = book.plan().plan.year.get().to_string();
            fill(session.texts().entry_title, &[quarter.get().roman(), &year])
        }
    };
    let period = period(session, &book, move || View::Quarter(quarter.get()));
    let line = move || format!("{} · {}", period.get(), session.texts().entry_hint);
    html! {
        <header class="top">
            <div>
                <h1>{live(title)}</h1>
                <p class="sub">{live(line)}</p>
            </div>
            <div class="acts">
                {quarters(session, false)}
                {history_buttons(session, &book)}
            </div>
        </header>
        <section class="card wide">
            {live(move || counts(session))}
            // The grid is made anew for another quarter: no cell keeps another quarter's text.
            {live(move || grid(session, book.clone(), quarter.get()))}
        </section>
    }
}

/// What is still to enter and to mend, above the grid.
fn counts(session: Session) -> AnyView {
    let texts = session.texts();
    let found = session.completeness.get().unwrap_or_default();
    let mut words = vec![match found.missing {
        0 => texts.all_entered.to_owned(),
        missing => fill(texts.to_enter, &[&missing.to_string()]),
    }];
    if found.faulty > 0 {
        words.push(fill(texts.faulty_count, &[&found.faulty.to_string()]));
    }
    html! { <p class="sub counts">{words.join(" · ")}</p> }
}

/// What one row of the grid is about.
#[derive(Clone)]
pub struct Row {
    /// What is entered.
    pub key: EntryKey,
    /// The quarter.
    pub quarter: Quarter,
    /// The targets it feeds; never empty.
    pub targets: Vec<Target>,
}

impl Row {
    /// What is entered in which quarter.
    pub fn slot(&self) -> Slot {
        (self.key.clone(), self.quarter)
    }
}

fn grid(session: Session, book: LiveBook, quarter: Quarter) -> impl IntoView {
    let open = book.plan();
    let rows = open.plan.entry_keys().into_iter().map(|key| Row {
        key: key.clone(),
        quarter,
        targets: open.plan.targets_of(key).cloned().collect(),
    });
    let rows: Vec<Row> = rows.filter(|row| !row.targets.is_empty()).collect();
    let (previous, this) = (quarter.previous(), quarter);
    let (pasted_book, pasted_rows) = (book.clone(), rows.clone());
    html! {
        <table
            class="grid"
            on:keydown=move |event| move_in_grid(session, &event)
            on:paste=move |event| paste(session, &pasted_book, &pasted_rows, &event)
        >
            <thead>
                <tr>
                    <th scope="col">{session.texts().target}</th>
                    <th scope="col" class="n">{session.texts().numerator}</th>
                    <th scope="col" class="n">{session.texts().denominator}</th>
                    <th scope="col" class="n">{live(move || quarter_name(session.language(), this))}</th>
                    <th scope="col" class="n">{session.texts().to_date}</th>
                    {previous
                        .map(|previous| {
                            html! {
                                <th scope="col" class="n">
                                    {live(move || quarter_name(session.language(), previous))}
                                </th>
                            }
                        })}
                    <th scope="col">{session.texts().standing}</th>
                    <th scope="col">{session.texts().notes}</th>
                </tr>
            </thead>
            <tbody>
                {rows
                    .into_iter()
                    .enumerate()
                    .map(|(at, row)| entry_row(session, book.clone(), row, at))
                    .collect_view()}
            </tbody>
        </table>
    }
}

/// The id of a cell: row and column, so that keys and paste find their way.
pub fn cell_id(row: usize, column: usize) -> String {
    format!("o-{row}-{column}")
}

/// The row and column of a cell's id.
fn cell_place(id: &str) -> Option<(usize, usize)> {
    let (row, column) = id.strip_prefix("o-")?.split_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// Arrows, Enter and undo keys. Tab goes its own way; Escape belongs to the cell.
fn move_in_grid(session: Session, event: &web_sys::KeyboardEvent) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let Some((row, column)) = target.as_ref().and_then(|cell| cell_place(&cell.id())) else {
        return;
    };
    if event.is_composing() {
        return;
    }
    let command = event.ctrl_key() || event.meta_key();
    let handled = match event.key().as_str() {
        "z" | "Z" if command && event.shift_key() => {
            session.redo();
            true
        }
        "z" | "Z" if command => {
            session.undo();
            true
        }
        "y" | "Y" if command => {
            session.redo();
            true
        }
        _ if command || event.alt_key() => false,
        "Enter" if event.shift_key() => go_up(row, column),
        "Enter" => go_down(row, column),
        // In a list of choices the arrows choose.
        _ if is_choice(target.as_ref()) => false,
        "ArrowDown" => go_down(row, column),
        "ArrowUp" => go_up(row, column),
        "ArrowLeft" if at_edge(target.as_ref(), true) => column > 0 && go(row, column - 1),
        "ArrowRight" if at_edge(target.as_ref(), false) => go(row, column + 1),
        _ => false,
    };
    if handled {
        event.prevent_default();
    }
}

fn is_choice(cell: Option<&HtmlElement>) -> bool {
    cell.is_some_and(|cell| cell.tag_name() == "SELECT")
}

fn go_down(row: usize, column: usize) -> bool {
    go(row + 1, column) || go(row + 1, 0)
}

fn go_up(row: usize, column: usize) -> bool {
    row > 0 && (go(row - 1, column) || go(row - 1, 0))
}

/// Moves to a cell and selects what is in it. Whether there is one.
fn go(row: usize, column: usize) -> bool {
    let Some(cell) = browser::element(&cell_id(row, column)) else {
        return false;
    };
    if cell.focus().is_err() {
        return false;
    }
    if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
    true
}

/// Whether the caret stands at the start (or the end) of a cell's text, or all is selected.
fn at_edge(cell: Option<&HtmlElement>, start: bool) -> bool {
    let Some(input) = cell.and_then(|cell| cell.dyn_ref::<HtmlInputElement>()) else {
        return true;
    };
    let length = input.value().encode_utf16().count();
    let from = input.selection_start().ok().flatten().unwrap_or(0) as usize;
    let to = input.selection_end().ok().flatten().unwrap_or(0) as usize;
    let all = from == 0 && to == length;
    all || if start { to == 0 } else { from == length }
}

/// A block of cells copied from a spreadsheet: rows by line, columns by tab.
fn paste(session: Session, book: &LiveBook, rows: &[Row], event: &web_sys::Event) {
    let Some(event) = event.dyn_ref::<web_sys::ClipboardEvent>() else {
        return;
    };
    let place = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
        .and_then(|cell| cell_place(&cell.id()));
    let text = event
        .clipboard_data()
        .and_then(|data| data.get_data("text/plain").ok());
    let (Some((row, column)), Some(text)) = (place, text) else {
        return;
    };
    let block = text.trim_end_matches(['\r', '\n']);
    if !block.contains(['\t', '\n']) {
        return;
    }
    event.prevent_default();
    paste_block(
        session,
        book,
        rows.get(row..).unwrap_or_default(),
        column,
        block,
    );
}

fn paste_block(session: Session, book: &LiveBook, rows: &[Row], column: usize, block: &str) {
    let now = browser::now();
    let (mut commands, mut done, mut faulty, mut left) = (Vec::new(), 0, 0, 0);
    let ledger = book.ledger.get_untracked();
    for (at, line) in block.lines().enumerate() {
        let cells: Vec<&str> = line.trim_end_matches('\r').split('\t').collect();
        let Some(row) = rows.get(at) else {
            left += cells.len();
            continue;
        };
        let Some(target) = row.targets.first() else {
            continue;
        };
        let parts = parts_of(target.measure);
        let mut entry = ledger.entry(&row.key, row.quarter).cloned();
        for (offset, text) in cells.iter().enumerate() {
            let Some(part) = parts.get(column + offset) else {
                left += 1;
                continue;
            };
            entry = Entry::typed(entry.as_ref(), target.measure, *part, text, now);
            done += 1;
        }
        let wrong = entry
            .as_ref()
            .is_some_and(|entry| entry.figures.fault(target).is_some());
        faulty += usize::from(wrong);
        commands.push(Command::SetEntry(row.slot(), entry));
    }
    session.paste(Command::Batch(commands));
    session.rewritten.update(|count| *count += 1);
    say_pasted(session, done, faulty, left);
}

/// The fields of a measure, in the order of the columns.
fn parts_of(measure: Measure) -> &'static [Part] {
    match measure {
        Measure::Ratio => &[Part::Numerator, Part::Denominator],
        Measure::Value => &[Part::Value],
        Measure::Done => &[],
    }
}

fn say_pasted(session: Session, done: usize, faulty: usize, left: usize) {
    let texts = untrack(|| session.texts());
    let done = done.to_string();
    let mut words = match faulty {
        0 => fill(texts.pasted, &[&done]),
        _ => fill(texts.pasted_faulty, &[&done, &faulty.to_string()]),
    };
    if left > 0 {
        words = format!("{words}. {}", fill(texts.pasted_left, &[&left.to_string()]));
    }
    session.say(words, Some(Offer::Undo));
}
