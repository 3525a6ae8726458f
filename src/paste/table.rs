//! A table of the form copied from elsewhere: a spreadsheet, the one-stop system.

use super::{Left, Lines, Why};
use crate::form::{LONGEST_FIELD, Named, TOTAL, named};
use crate::text::{parse_count, same_text};

/// What a copied table says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PastedTable {
    /// The rows with counts; no two have the same name.
    pub rows: Vec<PastedRow>,
    /// Lines with figures that are no such rows.
    pub left: Vec<Left>,
    /// The numbers of the lines that have no figures.
    pub headings: Vec<usize>,
}

/// A row of a copied table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedRow {
    /// The number of its line, from 1 on.
    pub line: usize,
    /// Its field of work, [`TOTAL`] for all of them.
    pub field: String,
    /// Its cells, in the order of the form.
    pub cells: Vec<String>,
}

/// Reads the lines of a copied table: number of the row (may be missing), field of work, counts
/// in the order of the form. Of lines with the same name the first is taken: their counts may be
/// those of two fields, or of one said twice, and are not added up on a guess.
pub fn pasted_table(lines: &Lines) -> PastedTable {
    let mut table = PastedTable::default();
    for (offset, cells) in lines.iter().enumerate() {
        let line = offset + 1;
        let blank = cells.iter().all(|cell| cell.trim().is_empty());
        if blank {
            continue;
        }
        if is_heading(cells) {
            table.headings.push(line);
            continue;
        }
        let (name, rest) = name_and_cells(cells);
        match read_row(&table, name, rest) {
            Ok(field) => table.rows.push(PastedRow {
                line,
                field,
                cells: rest.to_vec(),
            }),
            Err(why) => table.left.extend(Left::of(line, name, rest.iter(), why)),
        }
    }
    table
}

/// The field of work of a line with figures.
fn read_row(table: &PastedTable, name: &str, cells: &[String]) -> Result<String, Why> {
    if name.chars().count() > LONGEST_FIELD {
        return Err(Why::LongName);
    }
    let field = match named(name) {
        Named::Field(field) => field,
        Named::Total => TOTAL.to_owned(),
        Named::Nothing => return Err(Why::NoName),
    };
    let mut rows = table.rows.iter();
    if let Some(first) = rows.find(|row| same_text(&row.field, &field)) {
        return Err(Why::SameName(first.line));
    }
    let counts = cells.iter().any(|cell| parse_count(cell).is_ok());
    if counts { Ok(field) } else { Err(Why::NoCount) }
}

/// The name of a line, empty where it has none, and the cells after it. A number before the name
/// is that of the row.
fn name_and_cells(cells: &[String]) -> (&str, &[String]) {
    let name = |cell: &String| !numbers_row(cell);
    match cells {
        [first, rest @ ..] if name(first) => (first.trim(), rest),
        [first, second, rest @ ..] if name(second) && first.chars().count() < 8 => {
            (second.trim(), rest)
        }
        _ => ("", cells),
    }
}

/// Whether a cell numbers its row, or is empty as that of the total may be: `12`, `(3)`, `IV.`.
fn numbers_row(cell: &str) -> bool {
    cell.trim().chars().all(|c| {
        c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | '(' | ')' | '.' | ',' | '=' | '+' | ' ')
    })
}

/// Whether a line has no figures: words alone, or the numbers of the columns.
fn is_heading(cells: &[String]) -> bool {
    let (name, rest) = name_and_cells(cells);
    let figures = |cell: &String| cell.contains(|c: char| c.is_ascii_digit());
    let words_alone = !name.is_empty() && !rest.iter().any(figures);
    words_alone || numbers_columns(cells) || is_title_row(name, rest)
}

/// Whether cells count up from the first on, as `(1) (2) (3) = (4) + (5) + (6) (4)` do.
fn numbers_columns(cells: &[String]) -> bool {
    let number = |cell: &String| {
        let digits = cell.trim_start_matches(['(', ' ']);
        let end = digits.find(|c: char| !c.is_ascii_digit());
        let number = digits.get(..end.unwrap_or(digits.len()));
        number.and_then(|number| number.parse::<usize>().ok())
    };
    let given = cells.iter().filter(|cell| !cell.trim().is_empty());
    let mut counted = given.clone().zip(1..);
    // Two may as well be the number of a row and its count.
    given.count() > 2 && counted.all(|(cell, at)| numbers_row(cell) && number(cell) == Some(at))
}

/// Whether no cell begins with a digit: `Tổng số (3)` is the title of a column.
fn is_title_row(name: &str, cells: &[String]) -> bool {
    let begins = |cell: &String| cell.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let titles = ["linh vuc", "linh vuc cong viec", "field", "field of work"];
    titles.iter().any(|title| same_text(name, title)) && !cells.iter().any(begins)
}
