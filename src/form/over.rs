//! What a quarter takes over from the one before it.

use super::row::{Column, FormRow, Sheet, TOTAL};
use crate::ledger::Cell;

/// The rows of a quarter that come of the quarter before: its fields of work, with what was open
/// at its end as carried over where nothing is typed there yet. Only rows that are not there or
/// would change; one whose open dossiers are not known is empty.
///
/// Where the quarter before has only its total, that is the row taken over.
pub fn taken_over(before: &Sheet<'_>, now: &Sheet<'_>) -> Vec<(String, FormRow)> {
    let mut rows = before.rows.clone();
    if rows.is_empty() {
        rows.extend(before.total.map(|row| (TOTAL, row)));
    }
    let taken = rows.into_iter().filter_map(|(field, was)| {
        let there = now.row(field);
        let row = there.cloned().unwrap_or_default();
        let open = was.count(Column::Open);
        let open = open.filter(|_| row.cell(Column::CarriedOver).is_empty());
        match open {
            Some(open) => Some((row.with(Column::CarriedOver, Cell::Known(open)), field)),
            None => there.is_none().then_some((row, field)),
        }
    });
    taken.map(|(row, field)| (field.to_owned(), row)).collect()
}
