//! Rows and cells as comma-separated values (RFC 4180), after a byte order mark, without which
//! Excel does not take a file for UTF-8.

use crate::number::{Count, Decimal};
use crate::text::visible;

/// What stands between cells and before decimals: spreadsheets go by the language of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Between two cells: `;` or `,`.
    pub separator: char,
    /// Before the decimals: `,` or `.`.
    pub decimal: char,
}

impl Marks {
    /// Where a comma is before decimals: `1;99,5`.
    pub const VIETNAMESE: Self = Self {
        separator: ';',
        decimal: ',',
    };

    /// Where a point is: `1,99.5`.
    pub const ENGLISH: Self = Self {
        separator: ',',
        decimal: '.',
    };
}

/// What is in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text; never taken for a formula, and with nothing in it unseen.
    Text(&'a str),
    /// A count: a number.
    Count(Count),
    /// A decimal: a number.
    Decimal(Decimal),
}

/// A sheet being written.
pub struct Sheet {
    text: String,
    marks: Marks,
    /// Whether a cell stands before in the present row.
    follows: bool,
}

impl Sheet {
    /// A sheet with nothing in it.
    pub fn new(marks: Marks) -> Self {
        Self {
            text: "\u{feff}".to_owned(),
            marks,
            follows: false,
        }
    }

    /// Puts a cell at the end of the present row.
    pub fn push(&mut self, cell: Cell<'_>) {
        let first = !self.follows;
        if self.follows {
            self.text.push(self.marks.separator);
        }
        self.follows = true;
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => self.push_text(&visible(text)),
            Cell::Count(count) => self.text.push_str(&count.get().to_string()),
            Cell::Decimal(decimal) => self.push_decimal(decimal, first),
        }
    }

    /// A number. One below zero that begins a row is text: whoever splits at another separator
    /// would have a cell that begins with its sign and goes on with the texts after it.
    fn push_decimal(&mut self, decimal: Decimal, first: bool) {
        let mark = String::from(self.marks.decimal);
        let written = decimal.to_string().replace('.', &mark);
        if first && written.starts_with('-') {
            self.push_text(&written);
        } else {
            self.text.push_str(&written);
        }
    }

    /// Ends the present row.
    pub fn end_row(&mut self) {
        self.text.push_str("\r\n");
        self.follows = false;
    }

    /// The whole.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Text with an apostrophe wherever a spreadsheet would take it for a formula, in quotes where
    /// it needs them under whatever separator.
    fn push_text(&mut self, text: &str) {
        let marked = text.contains([',', ';', '\t', '"', '\r', '\n']);
        let quote = if marked || text.trim() != text {
            "\""
        } else {
            ""
        };
        let doubled = tamed(text).replace('"', "\"\"");
        self.text.push_str(&[quote, &doubled, quote].concat());
    }
}

/// The text with an apostrophe before everything that could become a formula: at its beginning,
/// and within it after each sign at which a reader may begin a cell. Which separator a reader
/// splits at, and whether it heeds quotes, depends on the machine and the program, not on us.
fn tamed(text: &str) -> String {
    let mut tame = String::with_capacity(text.len());
    if begins_formula(text) || unspaced(text).starts_with(['\r', '\n']) {
        tame.push('\'');
    }
    let mut rest = text;
    while let Some(at) = rest.find([',', ';', '\t', '\r', '\n']) {
        let (cell, after) = rest.split_at(at + 1);
        tame.push_str(cell);
        rest = after;
        if begins_formula(rest) {
            // After spaces and quotes: a reader may drop either.
            let (blank, sign) = rest.split_at(rest.len() - unspaced(rest).len());
            tame.push_str(blank);
            tame.push('\'');
            rest = sign;
        }
    }
    tame.push_str(rest);
    tame
}

/// Whether a text begins, after spaces and quotes or not, with a sign at which a spreadsheet begins
/// to compute; wide signs count, for some programs take them for narrow ones. A line break ends the
/// cell: nothing is computed.
fn begins_formula(text: &str) -> bool {
    let signs = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let text = unspaced(text);
    text.starts_with(signs) && !text.starts_with("\r\n")
}

fn unspaced(text: &str) -> &str {
    let is_blank = |c: char| c == '"' || c.is_whitespace() && !matches!(c, '\t' | '\r' | '\n');
    text.trim_start_matches(is_blank)
}
