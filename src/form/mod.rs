//! Form II.06a/VPCP/KSTT of TT 01/2020/TT-VPCP: what came of the dossiers of a quarter. Its counts
//! are entered once, checked against each other, and feed the indicators that follow from them.

mod checks;
mod fields;
mod over;
mod row;

pub use checks::{FormFault, faults};
pub use fields::{LONGEST_FIELD, Named, named, usual_fields};
pub use over::taken_over;
pub use row::{Column, FormKey, FormRow, MOST_ROWS, Sheet, TOTAL};

use crate::number::Count;

/// How an indicator's counts follow from the form: sums of columns, above and below the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormRule {
    /// Columns counted above the line.
    pub over: Vec<Column>,
    /// Columns counted below the line.
    pub under: Vec<Column>,
}

impl FormRule {
    /// The counts above and below the line; none where a column is not known.
    pub fn counts(&self, sheet: &Sheet<'_>) -> Option<(Count, Count)> {
        sheet.counts(&self.over).zip(sheet.counts(&self.under))
    }
}
