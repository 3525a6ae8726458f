//! What the national portal publishes for a target, entered beside the unit's own figures.

use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{Command, Entry, EntryFault, Ledger, Part};
use so_chi_tieu::locale::{entry_fault, fill, portal_counts_words, portal_words, quarter_name};
use so_chi_tieu::paste::{PasteRow, pasted_figures};
use so_chi_tieu::plan::{EntryKey, Measure, Target};
use so_chi_tieu::standing::portal_reading;

use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{
    GridCell, ToMend, attr, cell_id, grid_cell, listener, live, locked_memo, move_in_grid, pasted,
    write_pasted,
};
use crate::app::session::Session;

/// The card; none where the portal counts the same.
pub fn portal_card(session: Session, book: &LiveBook, target: &Target) -> Option<AnyView> {
    let key = target.portal_key()?;
    let texts = session.texts();
    let rows = Quarter::ALL.into_iter().enumerate();
    let rows = rows.map(|(at, quarter)| row(session, book, target, (key.clone(), quarter), at));
    let (rows, pasting, share) = (rows.collect_view(), book.clone(), target.is_share());
    let view = html! {
        <section class="card" aria-labelledby="theo-cong">
            <h2 id="theo-cong">{texts.form_portal}</h2>
            <p class="sub">{texts.form_portal_text}</p>
            <p class="sub">{portal_counts_words(session.language(), target)}</p>
            <table
                class="grid portal"
                aria-labelledby="theo-cong"
                on:keydown=listener(move |event: KeyboardEvent| move_in_grid(session, &event))
                on:paste=listener(move |event: ClipboardEvent| {
                    paste(session, &pasting, (&key, share), &event);
                })
            >
                <thead>
                    <tr>
                        <th scope="col">{texts.sheet_quarter}</th>
                        <th scope="col" class="n">{texts.numerator}</th>
                        <th scope="col" class="n">{texts.denominator}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    };
    Some(view.into_any())
}

/// What is wrong in the cells of the card.
pub fn portal_faults(session: Session, ledger: &Ledger, target: &Target) -> Vec<ToMend> {
    let (texts, language) = (session.texts(), session.language());
    let Some(key) = target.portal_key() else {
        return Vec::new();
    };
    let quarters = Quarter::ALL.into_iter().enumerate();
    let found = quarters.filter_map(|(at, quarter)| {
        let fault = ledger.entry(&key, quarter)?.figures.fault(target)?;
        let under = !fault.is_at(Part::Numerator);
        Some(ToMend {
            name: format!("{}, {}", texts.form_portal, quarter_name(language, quarter)),
            fault: entry_fault(language, &fault),
            cell: cell_id(at, usize::from(under)),
        })
    });
    found.collect()
}

fn row(
    session: Session,
    book: &LiveBook,
    target: &Target,
    slot: (EntryKey, Quarter),
    at: usize,
) -> AnyView {
    let quarter = slot.1;
    let fault = {
        let (ledger, slot, target) = (book.ledger.clone(), slot.clone(), target.clone());
        Memo::new(move |_| {
            ledger.with(|ledger| ledger.entry(&slot.0, slot.1)?.figures.fault(&target))
        })
    };
    let parts = [Part::Numerator, Part::Denominator];
    let cells = parts.into_iter().enumerate().map(|(place, part)| {
        let label = part_word(session, part);
        let cell = cell(session, book, target, &slot, part, (at, place), fault);
        html! { <td class="n input" data-label=label>{cell}</td> }
    });
    let cells = cells.collect_view();
    let words = {
        let (ledger, target) = (book.ledger.clone(), target.clone());
        move || {
            let language = session.language();
            ledger.with(|ledger| {
                let reading = portal_reading(&target, ledger, quarter)?;
                Some(portal_words(language, &target, &reading))
            })
        }
    };
    let wrong = move || {
        fault
            .get()
            .map(|fault| entry_fault(session.language(), &fault))
    };
    html! {
        <tr data-portal=quarter.roman()>
            <th scope="row" class="name">{quarter_name(session.language(), quarter)}</th>
            {cells}
        </tr>
        <tr class="fault-row">
            <td colspan="3">
                <div id=format!("loi-{at}") class="err">{live(wrong)}</div>
                <div class="def">{live(words)}</div>
            </td>
        </tr>
    }
    .into_any()
}

/// Writes a block into the cells from the one on that it is pasted into.
fn paste(
    session: Session,
    book: &LiveBook,
    (key, share): (&EntryKey, bool),
    event: &web_sys::Event,
) {
    let Some(block) = pasted(event) else {
        return;
    };
    let rows = Quarter::ALL.map(|quarter| PasteRow {
        slot: (key.clone(), quarter),
        measure: Measure::Ratio,
        share,
    });
    let ledger = book.ledger.get_untracked();
    let at = (block.row, block.column);
    let paste = pasted_figures(&ledger, &rows, at, &block.lines, browser::now());
    write_pasted(session, paste, false);
}

fn part_word(session: Session, part: Part) -> &'static str {
    match part {
        Part::Denominator => session.texts().denominator,
        _ => session.texts().numerator,
    }
}

fn cell(
    session: Session,
    book: &LiveBook,
    target: &Target,
    slot: &(EntryKey, Quarter),
    part: Part,
    (at, place): (usize, usize),
    fault: Memo<Option<EntryFault>>,
) -> AnyView {
    let entry = book.entry_at(slot);
    let text = {
        let entry = entry.clone();
        Memo::new(move |_| session.language().field_text(entry().as_ref(), part))
    };
    let wrong = attr(move || fault.get().is_some_and(|fault| fault.is_at(part)));
    let name = {
        let (label, quarter) = (target.label.clone(), slot.1);
        attr(move || {
            let parts = [part_word(session, part), &label, quarter.roman()];
            fill(session.texts().form_portal_cell, &parts)
        })
    };
    let change = {
        let (entry, slot) = (entry.clone(), slot.clone());
        move |text: &str| {
            let before = untrack(&entry);
            let entry = Entry::typed(before.as_ref(), Measure::Ratio, part, text, browser::now());
            Command::SetEntry(slot.clone(), entry)
        }
    };
    let restore = {
        let slot = slot.clone();
        move || Command::SetEntry(slot.clone(), untrack(&entry))
    };
    let cell = GridCell {
        id: cell_id(at, place),
        mode: "numeric",
        name,
        text: text.into(),
        hint: attr(|| None),
        wrong,
        words: attr(move || wrong.get().then(|| format!("loi-{at}"))),
        heard: wrong,
        locked: locked_memo(session, book, Signal::stored(slot.1)),
        why: None,
        change: Box::new(change),
        taken: Box::new(|| ()),
        restore: Box::new(restore),
    };
    grid_cell(session, cell)
}
