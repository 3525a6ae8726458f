//! A field for a figure of the index: a count, or points that the portal publishes.

use leptos::prelude::*;
use so_chi_tieu::ledger::{Command, Entry, EntryFault, Ledger, Part, Slot};
use so_chi_tieu::locale::entry_fault;
use so_chi_tieu::plan::Measure;

use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{GridCell, LOCKED, attr, grid_cell, live, locked_memo};
use crate::app::session::Session;

/// One field.
pub struct IndexCell {
    /// What is entered in which quarter.
    pub slot: Slot,
    /// Which number of it: a count of two, or the one value.
    pub part: Part,
    /// Its name.
    pub name: String,
    /// The id of the place where a fault is said: see [`said_fault`].
    pub error: String,
    /// What holds as long as nothing is typed.
    pub hint: Signal<String>,
}

/// What is wrong with the figures of a slot: what is typed for the index is a share, or points.
pub fn fault_in(ledger: &Ledger, slot: &Slot) -> Option<EntryFault> {
    let entry = ledger.entry(&slot.0, slot.1)?;
    entry.figures.fault_as(true)
}

/// The id of a field, made of that of the place where its fault is said.
pub fn field_id(error: &str, part: Part) -> String {
    format!("{error}-{part:?}")
}

/// The place where a fault of a slot is said.
pub fn said_fault(session: Session, book: &LiveBook, slot: Slot, id: String) -> AnyView {
    let ledger = book.ledger.clone();
    let words = Memo::new(move |_| {
        let fault = ledger.with(|ledger| fault_in(ledger, &slot))?;
        Some(entry_fault(session.language(), &fault))
    });
    html! { <div id=id class="err">{live(move || words.get())}</div> }.into_any()
}

/// The field.
pub fn index_cell(session: Session, book: &LiveBook, cell: IndexCell) -> AnyView {
    let IndexCell {
        slot,
        part,
        name,
        error,
        hint,
    } = cell;
    let entry = book.entry_at(&slot);
    let text = {
        let entry = entry.clone();
        Memo::new(move |_| session.language().field_text(entry().as_ref(), part))
    };
    let wrong = {
        let (ledger, slot) = (book.ledger.clone(), slot.clone());
        Memo::new(move |_| {
            let fault = ledger.with(|ledger| fault_in(ledger, &slot));
            fault.is_some_and(|fault| fault.is_at(part))
        })
    };
    let change = {
        let (entry, slot) = (entry.clone(), slot.clone());
        move |text: &str| {
            let measure = match part {
                Part::Value => Measure::Value,
                _ => Measure::Ratio,
            };
            let old = untrack(&entry);
            let entry = Entry::typed(old.as_ref(), measure, part, text, browser::now());
            Command::SetEntry(slot.clone(), entry)
        }
    };
    let locked = locked_memo(session, book, Signal::stored(slot.1));
    let restore = move || Command::SetEntry(slot.clone(), untrack(&entry));
    let cell = GridCell {
        id: field_id(&error, part),
        mode: "decimal",
        name: Signal::stored(name),
        text: text.into(),
        hint: attr(move || Some(hint.get())),
        wrong: wrong.into(),
        words: attr(move || wrong.get().then(|| error.clone())),
        heard: wrong.into(),
        locked,
        why: Some(LOCKED),
        change: Box::new(change),
        taken: Box::new(|| ()),
        restore: Box::new(restore),
    };
    grid_cell(session, cell)
}
