//! Blocks pasted into form II.06a: into its cells, or as rows with their names.

use super::{Lines, Paste, PastedTable, Why};
use crate::calendar::Quarter;
use crate::form::{Column, FormRow, MOST_ROWS};
use crate::ledger::{Cell, Command, Ledger};
use crate::text::same_text;

/// What comes of pasting `lines` into the rows of `fields`, at the cell of row `at` and column
/// `from`.
pub fn pasted_form(
    ledger: &Ledger,
    quarter: Quarter,
    fields: &[String],
    (at, from): (usize, usize),
    lines: &Lines,
) -> Paste {
    let mut paste = Paste::default();
    let columns = Column::ALL.get(from..).unwrap_or_default();
    for (offset, cells) in lines.iter().enumerate() {
        let line = offset + 1;
        let Some(field) = fields.get(at + offset) else {
            paste.leave(line, "", cells.iter(), Why::Outside);
            continue;
        };
        paste.leave(line, "", cells.iter().skip(columns.len()), Why::Outside);
        paste.put_row(ledger, (quarter, field), columns, cells);
    }
    paste
}

/// What comes of pasting a table with the names of its rows into a form that shows `fields`, the
/// total among them.
pub fn pasted_rows(
    ledger: &Ledger,
    quarter: Quarter,
    fields: &[String],
    table: PastedTable,
) -> Paste {
    let mut paste = Paste {
        left: table.left,
        headings: table.headings,
        ..Paste::default()
    };
    let mut there = fields.len();
    for row in table.rows {
        let field = fields.iter().find(|field| same_text(field, &row.field));
        if field.is_none() && there >= MOST_ROWS {
            paste.leave(row.line, &row.field, row.cells.iter(), Why::Full);
            continue;
        }
        there += usize::from(field.is_none());
        let field = field.unwrap_or(&row.field);
        let beyond = row.cells.iter().skip(Column::ALL.len());
        paste.leave(row.line, field, beyond, Why::Outside);
        paste.put_row(ledger, (quarter, field), &Column::ALL, &row.cells);
    }
    paste.left.sort_by_key(|left| left.line);
    paste
}

impl Paste {
    /// Writes the cells of a line into the columns of a row; the other columns stay.
    fn put_row(
        &mut self,
        ledger: &Ledger,
        (quarter, field): (Quarter, &String),
        columns: &[Column],
        cells: &[String],
    ) {
        let before = ledger.form(quarter, field).cloned().unwrap_or_default();
        let mut row: FormRow = before.clone();
        for (column, text) in columns.iter().zip(cells) {
            row = row.typed(*column, text);
            let (was, is) = (before.cell(*column), row.cell(*column));
            self.replaced += usize::from(!was.is_empty() && was != is);
            self.faulty += usize::from(matches!(is, Cell::Unread(_)));
            self.cells += 1;
        }
        self.rows += 1;
        let key = (quarter, field.clone());
        self.commands.push(Command::SetForm(key, Some(row)));
    }
}
