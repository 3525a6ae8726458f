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
        if self.follows {
            self.text.push(self.marks.separator);
        }
        self.follows = true;
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => self.push_text(&visible(text)),
            Cell::Count(count) => self.text.push_str(&count.get().to_string()),
            Cell::Decimal(decimal) => {
                let written = decimal.to_string();
                let mark = String::from(self.marks.decimal);
                self.text.push_str(&written.replace('.', &mark));
            }
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

    /// Text with an apostrophe before what a spreadsheet would take for a formula, in quotes where
    /// it needs them under whatever separator.
    fn push_text(&mut self, text: &str) {
        let sign = if is_formula(text) { "'" } else { "" };
        let marked = text.contains([',', ';', '\t', '"', '\r', '\n']);
        let quote = if marked || text.trim() != text {
            "\""
        } else {
            ""
        };
        let doubled = text.replace('"', "\"\"");
        self.text.push_str(&[quote, sign, &doubled, quote].concat());
    }
}

/// Whether a text begins, after spaces or not, with a sign at which a spreadsheet begins to
/// compute; wide signs count, for some programs take them for narrow ones.
fn is_formula(text: &str) -> bool {
    let is_space = |c: char| c.is_whitespace() && !matches!(c, '\t' | '\r' | '\n');
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    text.trim_start_matches(is_space).starts_with(signs)
}
