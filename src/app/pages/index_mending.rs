//! The fields of the index that are to be mended, with the way there.

use leptos::prelude::*;
use so_chi_tieu::index766::{Rules, input_entry, points_entry};
use so_chi_tieu::ledger::{EntryFault, Part};
use so_chi_tieu::locale::entry_fault;
use so_chi_tieu::plan::EntryKey;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::index::Shown;
use super::index_cell::{fault_in, field_id};
use super::index_notes::said;
use super::index_table::error_id;
use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{ToMend, none_to_mend, to_mend};
use crate::app::session::{Session, View};

/// The line above the table; nothing where nothing can be typed.
pub fn mending(session: Session, book: &LiveBook, shown: Shown, view: View) -> Option<AnyView> {
    let View::Quarter(quarter) = view else {
        return None;
    };
    let ledger = book.ledger.clone();
    let found = Memo::new(move |_| {
        let entries = entries(session, &shown.rules.get_value()).into_iter();
        ledger.with(|ledger| {
            let found = entries.filter_map(|(error, key, name)| {
                let fault = fault_in(ledger, &(key, quarter))?;
                Some(ToMend {
                    name,
                    fault: entry_fault(session.language(), &fault),
                    cell: field_id(&error, part_of(&fault)),
                })
            });
            found.collect::<Vec<ToMend>>()
        })
    });
    let words = none_to_mend(session, found);
    Some(to_mend(session, words, found, unfold))
}

/// Everything that is typed, in the order of the table: the id of its error, its entry, its name.
fn entries(session: Session, rules: &Rules) -> Vec<(String, EntryKey, String)> {
    let (texts, language) = (session.texts(), session.language());
    let published = |group: Option<&str>, name: &str| {
        let key = points_entry(group)?;
        let name = format!("{name}, {}", texts.index_published);
        Some((error_id(&key.to_string()), key, name))
    };
    let mut all = Vec::new();
    for group in &rules.groups {
        all.extend(published(Some(&group.key), &said(language, &group.name)));
        let parts = group.readings.first().into_iter();
        let parts = parts.flat_map(|reading| &reading.parts);
        all.extend(parts.filter_map(|part| {
            let input = rules.input(&part.input)?;
            let key = input_entry(&input.key)?;
            Some((error_id(&input.key), key, said(language, &input.name)))
        }));
    }
    all.extend(published(None, texts.index_total));
    all
}

/// The field in which a fault is mended.
fn part_of(fault: &EntryFault) -> Part {
    match fault {
        EntryFault::Number(part, _) | EntryFault::Missing(part) => *part,
        EntryFault::Above(..) => Part::Numerator,
    }
}

/// On a phone the items of a group may be folded: what is folded takes no focus.
fn unfold(cell: &str) {
    let group = browser::element(cell).and_then(|cell| cell.closest("tbody.folded").ok().flatten());
    let button = group.and_then(|group| group.query_selector("button.fold").ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}
