//! What the national portal publishes for a target, entered beside the unit's own figures.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{Command, Entry, EntryFault, Part};
use so_chi_tieu::locale::{entry_fault, fill, portal_counts_words, portal_words, quarter_name};
use so_chi_tieu::plan::{EntryKey, Measure, Target};
use so_chi_tieu::standing::portal_reading;

use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{GridCell, attr, cell_id, grid_cell, live, locked_memo, move_in_grid};
use crate::app::session::Session;

/// The card; none where the portal counts the same.
pub fn portal_card(session: Session, book: &LiveBook, target: &Target) -> Option<AnyView> {
    let key = target.portal_key()?;
    let texts = session.texts();
    let rows = Quarter::ALL.into_iter().enumerate();
    let rows = rows.map(|(at, quarter)| row(session, book, target, (key.clone(), quarter), at));
    let view = html! {
        <section class="card" aria-labelledby="theo-cong">
            <h2 id="theo-cong">{texts.form_portal}</h2>
            <p class="sub">{texts.form_portal_text}</p>
            <p class="sub">{portal_counts_words(session.language(), target)}</p>
            <table
                class="grid portal"
                aria-labelledby="theo-cong"
                on:keydown=move |event| move_in_grid(session, &event)
            >
                <thead>
                    <tr>
                        <th scope="col">{texts.sheet_quarter}</th>
                        <th scope="col" class="n">{texts.numerator}</th>
                        <th scope="col" class="n">{texts.denominator}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    };
    Some(view.into_any())
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
