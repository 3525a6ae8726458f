//! What is still to enter and to mend, above the grid, with the way there.

use leptos::prelude::*;
use so_chi_tieu::ledger::{EntryFault, Part, UnreadAt};
use so_chi_tieu::locale::{entry_fault, fill};

use super::entry::Row;
use super::mending::{open_for, unread};
use super::note::opener_id;
use crate::app::book::LiveBook;
use crate::app::components::{ToMend, ViewScope, cell_id, live, to_mend};
use crate::app::session::Session;

/// How much is to be entered, and how many rows are to be mended: by their names, which lead there.
pub fn counts(
    session: Session,
    book: &LiveBook,
    rows: Memo<Vec<Row>>,
    words: RwSignal<String>,
) -> AnyView {
    let faulty = {
        let book = book.clone();
        Memo::new(move |_| rows.with(|rows| faulty(session, &book, rows)))
    };
    let missing = move || {
        let texts = session.texts();
        let found = session.completeness().unwrap_or_default();
        match found.missing {
            0 => texts.all_entered.to_owned(),
            missing => fill(texts.to_enter, &[&missing.to_string()]),
        }
    };
    let missing = html! { <p class="sub">{live(missing)}</p> };
    // The way there goes past the search.
    let scope = ViewScope::current();
    let show_all = move |cell: &str| {
        if !words.with_untracked(String::is_empty) {
            words.set(String::new());
        }
        let opener = rows.with_untracked(|rows| {
            let mut rows = rows.iter();
            rows.find(|row| cell.ends_with(&format!("-{}", row.key)))
                .map(opener_id)
        });
        // The row may not be on the page yet.
        let cell = cell.to_owned();
        if let Some(opener) = opener {
            scope.next_frame(move || open_for(&cell, &opener));
        }
    };
    to_mend(session, missing, faulty, show_all)
}

/// The rows to be mended, in the order of the grid.
fn faulty(session: Session, book: &LiveBook, rows: &[Row]) -> Vec<ToMend> {
    let language = session.language();
    book.with_shown(|ledger| {
        let notes = unread(session, book, ledger, |at| {
            let (UnreadAt::RemedyBy(slot) | UnreadAt::EvidenceDate(slot, _)) = at else {
                return false;
            };
            rows.iter()
                .any(|row| row.quarter == slot.1 && row.key == slot.0)
        });
        let found = rows.iter().enumerate().filter_map(|(at, row)| {
            let target = row.targets.first()?;
            let entry = ledger.entry(&row.key, row.quarter)?;
            let fault = entry.figures.fault(target)?;
            let name = language.pick(&target.name, &target.name_en);
            Some(ToMend {
                name: format!("{} {name}", target.number),
                fault: entry_fault(language, &fault),
                cell: cell_id(at, column(&fault)),
            })
        });
        found.chain(notes).collect()
    })
}

/// The column in which a fault is mended.
fn column(fault: &EntryFault) -> usize {
    let under = matches!(
        fault,
        EntryFault::Number(Part::Denominator, _) | EntryFault::Missing(Part::Denominator)
    );
    usize::from(under)
}
