//! A block pasted into a grid of figures: rows are entries, columns their fields.

use super::{Lines, Paste, Why};
use crate::ledger::{Cell, Command, Entry, Figures, Ledger, Moment, Part, Slot};
use crate::plan::Measure;

/// A row of the grid, as far as pasting needs it.
#[derive(Clone, Debug, PartialEq)]
pub struct PasteRow {
    /// What is entered in which quarter.
    pub slot: Slot,
    /// What is entered.
    pub measure: Measure,
    /// Whether the first count is a part of the second.
    pub share: bool,
}

/// What comes of pasting `lines` into `rows`, at the cell of row `at` and column `from`.
pub fn pasted_figures(
    ledger: &Ledger,
    rows: &[PasteRow],
    (at, from): (usize, usize),
    lines: &Lines,
    now: Moment,
) -> Paste {
    let mut paste = Paste::default();
    for (offset, cells) in lines.iter().enumerate() {
        let line = offset + 1;
        let Some(row) = rows.get(at + offset) else {
            paste.leave(line, "", cells.iter(), Why::Outside);
            continue;
        };
        if ledger.is_closed(row.slot.1) {
            paste.leave(line, "", cells.iter(), Why::Closed);
            continue;
        }
        let parts = parts_of(row.measure).get(from..).unwrap_or_default();
        let why = match row.measure {
            Measure::Done => Why::Chosen,
            _ => Why::Outside,
        };
        paste.leave(line, "", cells.iter().skip(parts.len()), why);
        let before = ledger.entry(&row.slot.0, row.slot.1);
        let mut entry = before.cloned();
        for (part, text) in parts.iter().zip(cells) {
            let typed = Entry::typed(entry.as_ref(), row.measure, *part, text, now);
            paste.replaced += usize::from(is_replaced(before, typed.as_ref(), *part));
            entry = typed;
            paste.cells += 1;
        }
        if parts.is_empty() {
            continue;
        }
        let wrong = |entry: &Entry| entry.figures.fault_as(row.share).is_some();
        paste.faulty += usize::from(entry.as_ref().is_some_and(wrong));
        paste.rows += 1;
        let command = Command::SetEntry(row.slot.clone(), entry);
        paste.commands.push(command);
    }
    paste
}

/// The fields of a measure, in the order of the columns.
fn parts_of(measure: Measure) -> &'static [Part] {
    match measure {
        Measure::Ratio => &[Part::Numerator, Part::Denominator],
        Measure::Value => &[Part::Value],
        Measure::Done => &[],
    }
}

/// Whether something stood in a field where now something else stands, or nothing.
fn is_replaced(before: Option<&Entry>, after: Option<&Entry>, part: Part) -> bool {
    let empty = Figures::Value(Cell::Empty);
    let [before, after] = [before, after].map(|entry| entry.map_or(&empty, |one| &one.figures));
    match (before, after, part) {
        (Figures::Ratio(was, _), Figures::Ratio(is, _), Part::Numerator)
        | (Figures::Ratio(_, was), Figures::Ratio(_, is), Part::Denominator) => {
            !was.is_empty() && was != is
        }
        (Figures::Ratio(was, _), _, Part::Numerator)
        | (Figures::Ratio(_, was), _, Part::Denominator) => !was.is_empty(),
        (Figures::Value(was), Figures::Value(is), Part::Value) => !was.is_empty() && was != is,
        _ => false,
    }
}
