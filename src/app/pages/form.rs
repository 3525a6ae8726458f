//! Biểu II.06a: the counts of a quarter by fields of work, entered once for many targets.

use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::form::{Column, FormFault, FormRow, Sheet, TOTAL};
use so_chi_tieu::ledger::{Command, Ledger};
use so_chi_tieu::locale::{column_name, column_short, field_words, form_fault};
use so_chi_tieu::paste::pasted_form;
use so_chi_tieu::sorted::ranks;
use so_chi_tieu::text::{fold, visible};

use super::form_add::add_fields;
use super::form_figures::figures;
use super::form_row::{form_row, found};
use crate::app::book::LiveBook;
use crate::app::components::{
    Locked, Pasted, ToMend, back, cell_id, history_buttons, listener, live, locked_banner,
    locked_memo, move_in_grid, none_to_mend, pasted, press, quarter_in_view, quarter_title,
    quarter_window, quarters, say_locked, say_touched, to_mend, write_pasted,
};
use crate::app::route::Route;
use crate::app::session::Session;

/// The page.
pub fn form(session: Session) -> AnyView {
    live(move || match session.book() {
        None => super::no_plan(session),
        Some(book) => shown(session, book).into_any(),
    })
}

fn shown(session: Session, book: LiveBook) -> impl IntoView {
    let quarter = quarter_in_view(session);
    let title = quarter_title(session, &book, quarter, |texts| texts.form_title);
    let window = quarter_window(session, &book, quarter);
    let line = move || format!("{} · {}", window.get(), session.texts().form_hint);
    html! {
        {back(session, Route::Entry, |texts| texts.entry)}
        <header class="top">
            <div>
                <h1>{title}</h1>
                <p class="sub">{live(line)}</p>
            </div>
            <div class="acts">
                {quarters(session, false)}
                {history_buttons(session, &book)}
            </div>
        </header>
        {locked_banner(session, locked_memo(session, &book, quarter.into()))}
        // Made anew for another quarter: no cell keeps another quarter's text.
        {
            let book = book.clone();
            live(move || sheet(session, Rows::new(session, &book, quarter.get())))
        }
        {figures(session, &book, quarter)}
    }
}

/// The rows shown of a quarter. A row without counts is none to the ledger: it is kept here.
#[derive(Clone)]
pub struct Rows {
    /// The book.
    pub book: LiveBook,
    /// The quarter.
    pub quarter: Quarter,
    /// Why it is locked, if it is.
    pub locked: Locked,
    /// Fields of work that were added, or typed into; they stay when nothing is in them.
    added: RwSignal<Vec<String>>,
    /// The fields of work, in order of the alphabet; the total is not among them.
    pub names: Memo<Vec<String>>,
}

impl Rows {
    fn new(session: Session, book: &LiveBook, quarter: Quarter) -> Self {
        let added = RwSignal::new(Vec::new());
        let ledger = book.ledger.clone();
        let names = Memo::new(move |_| {
            added.with(|added| ledger.with(|ledger| fields(ledger, quarter, added)))
        });
        Self {
            book: book.clone(),
            quarter,
            locked: locked_memo(session, book, Signal::stored(quarter)),
            added,
            names,
        }
    }

    /// Keeps fields of work in view, be there counts in them or not.
    pub fn keep(&self, fields: impl IntoIterator<Item = String>) {
        for field in fields {
            let new = |added: &Vec<String>| field != TOTAL && !added.contains(&field);
            if self.added.with_untracked(new) {
                self.added.update(|added| added.push(field));
            }
        }
    }

    /// No longer keeps a field of work in view.
    pub fn drop(&self, field: &str) {
        self.added
            .update(|added| added.retain(|name| name != field));
    }

    /// The command that writes a row.
    pub fn set(&self, field: &str, row: FormRow) -> Command {
        Command::SetForm((self.quarter, field.to_owned()), Some(row))
    }

    /// A row as the ledger has it; an empty one where it has none.
    pub fn row(&self, ledger: &Ledger, field: &str) -> FormRow {
        let row = ledger.form(self.quarter, field);
        row.cloned().unwrap_or_default()
    }

    /// The fields of work as they are now, the total last.
    pub fn all(&self) -> Vec<String> {
        let mut all = self.names.get_untracked();
        all.push(TOTAL.to_owned());
        all
    }
}

/// The fields of work of a quarter and the added ones, in order of the alphabet.
fn fields(ledger: &Ledger, quarter: Quarter, added: &[String]) -> Vec<String> {
    let sheet = Sheet::of(ledger, quarter);
    let kept = sheet.rows.iter().map(|(field, _)| (*field).to_owned());
    let mut names: Vec<String> = kept.collect();
    let new = added.iter().filter(|field| sheet.row(field).is_none());
    names.extend(new.cloned());
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let order = ranks(names.len(), &mut |one, other| {
        (folded.get(one), names.get(one)).cmp(&(folded.get(other), names.get(other)))
    });
    let ordered = order.into_iter();
    ordered.filter_map(|at| names.get(at).cloned()).collect()
}

fn sheet(session: Session, rows: Rows) -> impl IntoView {
    let (shown, pasting) = (rows.clone(), rows.clone());
    let locked = rows.locked;
    html! {
        <section class="card wide">
            <p class="sub counts">{session.texts().form_placeholders}</p>
            {mending(session, &rows)}
            <table
                class="grid form"
                aria-label=session.texts().form
                on:keydown=listener(move |event: KeyboardEvent| {
                    say_locked(session, locked, &event);
                    move_in_grid(session, &event);
                })
                on:click=press(move |event| say_touched(session, locked, &event))
                on:paste=listener(move |event: ClipboardEvent| match (locked.get_untracked(), pasted(&event)) {
                    (Some(words), _) => session.say(words, None),
                    (None, Some(block)) => paste(session, &pasting, &block),
                    (None, None) => {}
                })
            >
                {head(session)}
                <tbody>
                    {live(move || {
                        let names = shown.names.get();
                        let fields = names.into_iter().chain([TOTAL.to_owned()]);
                        let fields = fields.enumerate();
                        fields
                            .map(|(at, field)| form_row(session, &shown, field, at))
                            .collect_view()
                    })}
                </tbody>
            </table>
        </section>
        {live(move || locked.with(Option::is_none).then(|| add_fields(session, rows.clone())))}
    }
}

/// The cells to be mended, with the way there.
fn mending(session: Session, rows: &Rows) -> AnyView {
    let (rows, ledger) = (rows.clone(), rows.book.ledger.clone());
    let found = Memo::new(move |_| {
        let fields = rows.names.get().into_iter().chain([TOTAL.to_owned()]);
        let fields = fields.enumerate();
        ledger.with(|ledger| {
            let cells = fields.flat_map(|(at, field)| {
                let faults = found(ledger, &rows, &field).into_iter();
                let cells = faults.map(|fault| to_be_mended(session, &rows, &field, at, &fault));
                cells.collect::<Vec<ToMend>>()
            });
            cells.collect::<Vec<ToMend>>()
        })
    });
    to_mend(session, none_to_mend(session, found), found, |_| {})
}

fn to_be_mended(
    session: Session,
    rows: &Rows,
    field: &str,
    at: usize,
    fault: &FormFault,
) -> ToMend {
    let language = session.language();
    let columns = Column::ALL.iter();
    let place = columns.take_while(|column| **column != fault.column());
    let name = format!(
        "{}, {}",
        field_words(language, field),
        column_name(language, fault.column())
    );
    ToMend {
        name: visible(&name).into_owned(),
        fault: form_fault(language, fault, rows.quarter),
        cell: cell_id(at, place.count()),
    }
}

/// The two rows of headings that the form has.
fn head(session: Session) -> AnyView {
    let (texts, language) = (session.texts(), session.language());
    let columns = Column::ALL.into_iter().map(|column| {
        html! {
            <th scope="col" class="n">
                {column_short(language, column)}
                <div class="who">{numbered(column)}</div>
            </th>
        }
    });
    html! {
        <thead>
            <tr>
                <th scope="col" rowspan="2">{texts.form_field}</th>
                <th scope="colgroup" colspan="4">{texts.form_received}</th>
                <th scope="colgroup" colspan="4">{texts.form_solved}</th>
                <th scope="colgroup" colspan="3">{texts.form_open}</th>
            </tr>
            <tr>{columns.collect_view()}</tr>
        </thead>
    }
    .into_any()
}

/// `(3) = 4+5+6`.
fn numbered(column: Column) -> String {
    let parts = column.parts().iter().map(|part| part.number().to_string());
    let parts: Vec<String> = parts.collect();
    match parts.is_empty() {
        true => format!("({})", column.number()),
        false => format!("({}) = {}", column.number(), parts.join("+")),
    }
}

/// Writes a block into the cells from the one on that it is pasted into.
fn paste(session: Session, rows: &Rows, block: &Pasted) {
    let ledger = rows.book.ledger.get_untracked();
    let fields = rows.all();
    // Rows stay under the hands of whoever pastes nothing into them.
    let written = fields.iter().skip(block.row).take(block.lines.len());
    rows.keep(written.cloned());
    let at = (block.row, block.column);
    let paste = pasted_form(&ledger, rows.quarter, &fields, at, &block.lines);
    write_pasted(session, paste, false);
}
