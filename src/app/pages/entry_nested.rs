//! What the figures of the grid's rows contradict as parts of others.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::locale::nested_row_words;
use so_chi_tieu::standing::{NestedFault, nested_faults};

use super::entry::Row;
use crate::app::book::LiveBook;
use crate::app::components::steady_each;
use crate::app::session::Session;

/// In words, row by row; a count typed into a whole contradicts its parts in other rows.
pub fn contradictions(
    session: Session,
    book: &LiveBook,
    rows: &[Row],
    quarter: Quarter,
) -> Vec<Signal<Option<String>>> {
    let (book, rows) = (book.clone(), rows.to_vec());
    steady_each(move || {
        let open = book.plan();
        let faults = book.with_shown(|ledger| nested_faults(&open.plan, ledger, quarter));
        let words = |row: &Row| contradiction(session, &book, row, &faults);
        rows.iter().map(words).collect()
    })
}

fn contradiction(
    session: Session,
    book: &LiveBook,
    row: &Row,
    faults: &[NestedFault],
) -> Option<String> {
    let open = book.plan();
    let own = |fault: &&NestedFault| row.targets.iter().any(|target| target.id == fault.part);
    // One at a time, for there is room for one: the next is told when it is mended, and the closing
    // tells all of them.
    let fault = faults.iter().find(own)?;
    let words = nested_row_words(session.language(), &open.plan, fault);
    Some(format!("⚠ {words}"))
}
