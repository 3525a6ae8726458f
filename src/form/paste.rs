//! A table of the form copied from elsewhere: a spreadsheet, the one-stop system.

use super::fields::{Named, named};
use super::row::{Column, FormRow, TOTAL};
use crate::text::parse_count;

/// What a copied table says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PastedTable {
    /// The rows with counts, by their fields of work; the later of two with the same name.
    pub rows: Vec<(String, FormRow)>,
    /// Cells beyond the last column of the form.
    pub left: usize,
}

/// Reads the lines of a copied table: number of the row (may be missing), field of work, counts
/// in the order of the form. Headings, the line of column numbers and all else without a count
/// are passed over.
pub fn pasted_table(lines: &[Vec<&str>]) -> PastedTable {
    let mut table = PastedTable::default();
    for line in lines {
        let Some((field, cells)) = named_line(line) else {
            continue;
        };
        let typed = Column::ALL.into_iter().zip(cells);
        let row = typed.fold(FormRow::default(), |row, (column, text)| {
            row.typed(column, text)
        });
        table.rows.retain(|(other, _)| *other != field);
        table.rows.push((field, row));
        table.left += cells.len().saturating_sub(Column::ALL.len());
    }
    table
}

/// The field of a line, and its cells; none where it is no row of the form.
fn named_line<'a>(line: &'a [&'a str]) -> Option<(String, &'a [&'a str])> {
    let (first, rest) = line.split_first()?;
    let (name, cells) = match is_number(first) {
        true => rest.split_first()?,
        false => (first, rest),
    };
    let counts = cells.iter().any(|cell| parse_count(cell).is_ok());
    if !counts || is_number(name) {
        return None;
    }
    match named(name) {
        Named::Field(field) => Some((field, cells)),
        Named::Total => Some((TOTAL.to_owned(), cells)),
        Named::Nothing => None,
    }
}

/// Whether a cell numbers its row, or is empty as that of the total may be: `12`, `(3)`, `IV.`.
fn is_number(cell: &str) -> bool {
    cell.trim().chars().all(|c| {
        c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | '(' | ')' | '.' | ',' | '=' | '+' | ' ')
    })
}
