//! Nhập số liệu: a grid that behaves like a spreadsheet.

use std::iter;

use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::Slot;
use so_chi_tieu::locale::{fill, quarter_name};
use so_chi_tieu::paste::{PasteRow, pasted_figures};
use so_chi_tieu::plan::{EntryKey, Target};

use super::entry_counts::counts;
use super::entry_nested::contradictions;
use super::entry_own::row_ledgers;
use super::entry_row::entry_row;
use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{
    Locked, cell_id, history_buttons, listener, live, locked_banner, locked_memo, move_in_grid,
    pasted, period, press, quarter_in_view, quarter_title, quarters, say_locked, say_touched,
    search, write_pasted,
};
use crate::app::route::Route;
use crate::app::session::{Session, View};

/// So many rows lie in a box of their own: what changes in one of them, the browser need not look
/// for in the hundreds of others.
const GROUP: usize = 16;

/// The page.
pub fn entry(session: Session) -> AnyView {
    live(move || match session.book() {
        None => super::no_plan(session),
        Some(book) => shown(session, book).into_any(),
    })
}

fn shown(session: Session, book: LiveBook) -> impl IntoView {
    let quarter = quarter_in_view(session);
    let title = quarter_title(session, &book, quarter, |texts| texts.entry_title);
    let locked = locked_memo(session, &book, quarter.into());
    let words = RwSignal::new(String::new());
    let rows = {
        let book = book.clone();
        Memo::new(move |_| rows_of(&book, quarter.get(), locked))
    };
    let found = Memo::new(move |_| rows.with(|rows| found(rows, &words.get())));
    let period = period(session, &book, move || View::Quarter(quarter.get()));
    let line = move || format!("{} · {}", period.get(), session.texts().entry_hint);
    html! {
        <header class="top">
            <div>
                <h1>{title}</h1>
                <p class="sub">{live(line)}</p>
            </div>
            <div class="acts">
                {quarters(session, false)}
                <a class="btn" href=Route::Form.href()>{session.texts().form}</a>
                {history_buttons(session, &book)}
                {close_link(session, quarter, locked)}
            </div>
        </header>
        {locked_banner(session, locked)}
        <section class="card wide">
            <div class="above">
                {counts(session, &book, rows, words)}
                {search(session, words)}
            </div>
            {none_found(session, found)}
            // The grid is made anew for another quarter: no cell keeps another quarter's text.
            {live(move || grid(session, book.clone(), quarter.get(), locked, found.get()))}
        </section>
    }
}

/// What one row of the grid is about.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// What is entered.
    pub key: EntryKey,
    /// The quarter.
    pub quarter: Quarter,
    /// The targets it feeds; never empty.
    pub targets: Vec<Target>,
    /// Why it is locked, if it is.
    pub locked: Locked,
}

impl Row {
    /// What is entered in which quarter.
    pub fn slot(&self) -> Slot {
        (self.key.clone(), self.quarter)
    }
}

/// Says that a search finds nothing.
fn none_found(session: Session, found: Memo<Vec<Row>>) -> AnyView {
    let none = move || {
        let none = found.with(Vec::is_empty);
        none.then(|| session.texts().no_target_found)
    };
    html! { <p role="status">{live(none)}</p> }
}

/// All rows of a quarter, in the order of the plan.
fn rows_of(book: &LiveBook, quarter: Quarter, locked: Locked) -> Vec<Row> {
    let open = book.plan();
    let rows = open.plan.entry_keys().into_iter().map(|key| Row {
        key: key.clone(),
        quarter,
        targets: open.plan.targets_of(key).cloned().collect(),
        locked,
    });
    rows.filter(|row| !row.targets.is_empty()).collect()
}

/// Those in which a search finds its words.
fn found(rows: &[Row], words: &str) -> Vec<Row> {
    let fits = |row: &&Row| row.targets.iter().any(|target| target.has_words(words));
    rows.iter().filter(fits).cloned().collect()
}

fn grid(
    session: Session,
    book: LiveBook,
    quarter: Quarter,
    locked: Locked,
    rows: Vec<Row>,
) -> impl IntoView {
    if rows.is_empty() {
        return ().into_any();
    }
    go_to_sought(session, &rows);
    let contradictions = contradictions(session, &book, &rows, quarter);
    let ledgers = row_ledgers(&book, &rows);
    let (previous, this) = (quarter.previous(), quarter);
    let (pasted_book, pasted_rows) = (book.clone(), rows.clone());
    let rows = rows
        .into_iter()
        .zip(ledgers)
        .zip(contradictions)
        .enumerate();
    let mut rows = rows.map(|(at, (row, contradicted))| {
        entry_row(session, book.clone(), row, at, contradicted).into_any()
    });
    let groups = iter::from_fn(|| {
        let group: Vec<AnyView> = rows.by_ref().take(GROUP).collect();
        (!group.is_empty()).then(|| html! { <tbody>{group}</tbody> })
    });
    let groups: Vec<AnyView> = groups.collect();
    html! {
        <table
            class="grid entry"
            class:after=previous.is_some()
            on:keydown=listener(move |event: KeyboardEvent| {
                say_locked(session, locked, &event);
                move_in_grid(session, &event);
            })
            on:click=press(move |event| say_touched(session, locked, &event))
            on:paste=listener(move |event: ClipboardEvent| match locked.get_untracked() {
                Some(words) => session.say(words, None),
                None => paste(session, &pasted_book, &pasted_rows, &event),
            })
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
            {groups}
        </table>
    }
}

/// Goes to the row that someone came for, when it is there.
fn go_to_sought(session: Session, rows: &[Row]) {
    let Some(key) = session.sought.get_untracked() else {
        return;
    };
    session.sought.set(None);
    if let Some(at) = rows.iter().position(|row| row.key == key) {
        browser::enter_next_frame(cell_id(at, 0));
    }
}

/// To the page on which the quarter in view is closed.
pub fn close_link(session: Session, quarter: Memo<Quarter>, locked: Locked) -> AnyView {
    let words = move || {
        let texts = session.texts();
        let words = match locked.with(Option::is_some) {
            true => texts.closed_link,
            false => texts.close_link,
        };
        fill(words, &[quarter.get().roman()])
    };
    html! { <a class="btn" href=Route::Close.href()>{live(words)}</a> }
}

/// A block of cells copied from a spreadsheet: rows by line, columns by tab.
fn paste(session: Session, book: &LiveBook, rows: &[Row], event: &web_sys::Event) {
    let Some(block) = pasted(event) else {
        return;
    };
    let rows = rows.iter().filter_map(|row| {
        let target = row.targets.first()?;
        Some(PasteRow {
            slot: row.slot(),
            measure: target.measure,
            share: target.is_share(),
        })
    });
    let rows: Vec<PasteRow> = rows.collect();
    let ledger = book.ledger.get_untracked();
    let at = (block.row, block.column);
    let paste = pasted_figures(&ledger, &rows, at, &block.lines, browser::now());
    write_pasted(session, paste, false);
}
