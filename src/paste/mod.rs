//! Blocks of cells copied from spreadsheets: what they say, what is written of them, and what is
//! not. Nothing of a block is dropped without being named.

mod block;
mod figures;
mod form;
mod table;

pub use block::block;
pub use figures::{PasteRow, pasted_figures};
pub use form::{pasted_form, pasted_rows};
pub use table::{PastedRow, PastedTable, pasted_table};

use crate::ledger::Command;

/// The lines of a copied block, and in each its cells.
pub type Lines = [Vec<String>];

/// What a paste comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paste {
    /// What writes it.
    pub commands: Vec<Command>,
    /// Rows that are written.
    pub rows: usize,
    /// Cells that are written.
    pub cells: usize,
    /// Cells (rows, in a grid of figures) that are wrong once they are written.
    pub faulty: usize,
    /// Cells in which something else stood, which is written over.
    pub replaced: usize,
    /// What is not written.
    pub left: Vec<Left>,
    /// Numbers of the lines without figures: headings.
    pub headings: Vec<usize>,
}

/// Cells of one line that are not written, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The number of the line in the block, from 1 on.
    pub line: usize,
    /// The name in the line, where lines have names.
    pub name: String,
    /// The texts of the cells; never empty.
    pub cells: Vec<String>,
    /// Why.
    pub why: Why,
}

/// Why cells are not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// They lie outside the table.
    Outside,
    /// Nothing is typed there: it is chosen.
    Chosen,
    /// The quarter is closed.
    Closed,
    /// The line of this number has the same name; which of them is right is not known here.
    SameName(usize),
    /// They have no name.
    NoName,
    /// Their name is longer than a name may be.
    LongName,
    /// No cell of the line is a count.
    NoCount,
    /// There is no room for another row.
    Full,
}

impl Paste {
    /// Notes cells that are not written, but for empty ones: nothing is lost with these.
    fn leave<'a>(
        &mut self,
        line: usize,
        name: &str,
        cells: impl Iterator<Item = &'a String>,
        why: Why,
    ) {
        self.left.extend(Left::of(line, name, cells, why));
    }
}

impl Left {
    fn of<'a>(
        line: usize,
        name: &str,
        cells: impl Iterator<Item = &'a String>,
        why: Why,
    ) -> Option<Self> {
        let cells = cells.map(|cell| cell.trim());
        let cells = cells.filter(|cell| !cell.is_empty()).map(str::to_owned);
        let cells: Vec<String> = cells.collect();
        (!cells.is_empty()).then(|| Self {
            line,
            name: name.to_owned(),
            cells,
            why,
        })
    }
}
