//! The cells of the entry grid.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{Command, Entry, Figures, Ledger, Origin, Part};
use so_chi_tieu::locale::fill;
use so_chi_tieu::plan::{Measure, Target};

use super::entry::Row;
use super::entry_own::RowLedger;
use crate::app::browser;
use crate::app::components::{
    GridCell, LOCKED, attr, cell_id, grid_cell, live, locked_choice, typed,
};
use crate::app::session::Session;

/// The cells of a row: two counts, one number, or a choice. `nested` says whether its figures
/// contradict those that they are a part of.
pub fn cells(
    session: Session,
    ledger: &RowLedger,
    row: &Row,
    target: &Target,
    at: usize,
    nested: Signal<bool>,
) -> impl IntoView + use<> {
    let typed = |part, column| typed_cell(session, ledger, row, target, part, (at, column), nested);
    match target.measure {
        Measure::Ratio => html! {
            <td class="n input" data-label=session.texts().numerator>
                {typed(Part::Numerator, 0)}
            </td>
            <td class="n input" data-label=session.texts().denominator>
                {typed(Part::Denominator, 1)}
            </td>
        }
        .into_any(),
        Measure::Value => html! {
            <td class="n input one" colspan="2" data-label=session.texts().value>
                {typed(Part::Value, 0)}
            </td>
        }
        .into_any(),
        Measure::Done => html! {
            <td class="n input one" colspan="2" data-label=session.texts().done_or_not>
                {done_cell(session, ledger, row, target, cell_id(at, 0))}
            </td>
        }
        .into_any(),
    }
}

/// `Tử số, <chỉ tiêu>, Quý II`.
fn cell_name(session: Session, part: Part, target: &Target, quarter: Quarter) -> String {
    let texts = session.texts();
    let part = match part {
        Part::Numerator => texts.numerator,
        Part::Denominator => texts.denominator,
        Part::Value => texts.value,
        Part::Done => texts.done_or_not,
    };
    fill(texts.cell_name, &[part, &target.label, quarter.roman()])
}

fn typed_cell(
    session: Session,
    ledger: &RowLedger,
    row: &Row,
    target: &Target,
    part: Part,
    (at, column): (usize, usize),
    nested: Signal<bool>,
) -> AnyView {
    let entry = {
        let (ledger, row) = (ledger.clone(), row.clone());
        move || ledger.with(|ledger| ledger.entry(&row.key, row.quarter).cloned())
    };
    let shown = {
        let entry = entry.clone();
        Memo::new(move |_| session.language().field_text(entry().as_ref(), part))
    };
    let wrong = {
        let (entry, target) = (entry, target.clone());
        Memo::new(move |_| {
            let fault = entry().and_then(|entry| entry.figures.fault(&target));
            fault.is_some_and(|fault| fault.is_at(part))
        })
    };
    let hint = {
        let (ledger, target, quarter) = (ledger.clone(), target.clone(), row.quarter);
        Memo::new(move |_| ledger.with(|ledger| form_hint(session, ledger, &target, quarter, part)))
    };
    let name = {
        let (target, quarter) = (target.clone(), row.quarter);
        attr(move || cell_name(session, part, &target, quarter))
    };
    let words = attr(move || {
        let id = match (wrong.get(), nested.get(), hint.get().is_some()) {
            (true, ..) => "loi",
            (_, true, _) => "long",
            (_, _, true) => "bieu",
            _ => return None,
        };
        Some(format!("{id}-{at}"))
    });
    let change = {
        let (ledger, row, measure) = (ledger.clone(), row.clone(), target.measure);
        move |text: &str| {
            let entry = ledger.with_untracked(|ledger| {
                let before = ledger.entry(&row.key, row.quarter);
                Entry::typed(before, measure, part, text, browser::now())
            });
            Command::SetEntry(row.slot(), entry)
        }
    };
    let taken = {
        let ledger = ledger.clone();
        move || ledger.look()
    };
    let restore = {
        let (ledger, row) = (ledger.clone(), row.clone());
        move || {
            let entry =
                ledger.with_untracked(|ledger| ledger.entry(&row.key, row.quarter).cloned());
            Command::SetEntry(row.slot(), entry)
        }
    };
    let cell = GridCell {
        id: cell_id(at, column),
        mode: "decimal",
        name,
        text: shown.into(),
        hint: hint.into(),
        wrong: wrong.into(),
        words,
        heard: attr(move || wrong.get() || nested.get()),
        locked: row.locked,
        why: Some(LOCKED),
        change: Box::new(change),
        taken: Box::new(taken),
        restore: Box::new(restore),
    };
    grid_cell(session, cell)
}

/// The count that follows from the form, where nothing is entered.
fn form_hint(
    session: Session,
    ledger: &Ledger,
    target: &Target,
    quarter: Quarter,
    part: Part,
) -> Option<String> {
    let (figures, Origin::Form) = ledger.figures(target, quarter)? else {
        return None;
    };
    let count = match (figures, part) {
        (Figures::Ratio(over, _), Part::Numerator) => over.known(),
        (Figures::Ratio(_, under), Part::Denominator) => under.known(),
        _ => None,
    };
    let count = session.language().count(count?);
    Some(fill(session.texts().form_computed, &[&count]))
}

fn done_cell(
    session: Session,
    ledger: &RowLedger,
    row: &Row,
    target: &Target,
    id: String,
) -> impl IntoView + use<> {
    let ledger = ledger.clone();
    let slot_row = row.clone();
    let value = move || {
        let done = ledger.with(|ledger| {
            let entry = ledger.entry(&slot_row.key, slot_row.quarter)?;
            match entry.figures {
                Figures::Done(done) => Some(done),
                _ => None,
            }
        });
        match done {
            None => "",
            Some(true) => "1",
            Some(false) => "0",
        }
    };
    let name = {
        let (target, quarter) = (target.clone(), row.quarter);
        move || cell_name(session, Part::Done, &target, quarter)
    };
    let (locked, name) = (row.locked, attr(name));
    let row = row.clone();
    let choose = move |event| {
        let done = match event_target_value(&event).as_str() {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        };
        let entry = done.map(|done| Entry {
            figures: Figures::Done(done),
            entered_at: Some(browser::now()),
        });
        session.run(Command::SetEntry(row.slot(), entry));
    };
    live(move || {
        let texts = session.texts();
        if locked.with(Option::is_some) {
            let word = match value() {
                "1" => texts.done_yes,
                "0" => texts.done_no,
                _ => texts.done_unknown,
            };
            return locked_choice(id.clone(), name, locked, word);
        }
        html! {
            <select
                id=id.clone()
                class="cell choice"
                disabled=attr(move || !session.writes())
                aria-label=name
                prop:value=attr(value.clone())
                on:change=typed(choose.clone())
            >
                <option value="">{texts.done_unknown}</option>
                <option value="1">{texts.done_yes}</option>
                <option value="0">{texts.done_no}</option>
            </select>
        }
    })
}
