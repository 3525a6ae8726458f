//! What the counts of the form say of each other.

use super::row::{Column, FormRow, Sheet, TOTAL};
use crate::ledger::Cell;
use crate::number::Count;
use crate::text::{NumberFault, parse_count};

/// Something in a form that cannot be.
#[derive(Clone, Debug, PartialEq)]
pub enum FormFault {
    /// A cell holds text that is no count.
    Unread(Column, NumberFault),
    /// A total is not the sum of its parts (3 = 4 + 5 + 6, 7 = 8 + 9 + 10, 11 = 12 + 13).
    Sum {
        /// The total.
        total: Column,
        /// What stands there.
        found: Count,
        /// What its parts add up to.
        sum: Count,
    },
    /// Received is not solved and open together (3 = 7 + 11).
    Balance {
        /// What was received.
        received: Count,
        /// Solved and open together.
        sum: Count,
    },
    /// What was carried over is not what was open at the end of the quarter before.
    CarriedOver {
        /// What stands there.
        found: Count,
        /// What was open.
        open: Count,
    },
    /// The row that adds all fields up does not.
    Rows {
        /// In which column.
        column: Column,
        /// What stands there.
        found: Count,
        /// What the rows add up to.
        sum: Count,
    },
}

impl FormFault {
    /// The column in which it is shown.
    pub fn column(&self) -> Column {
        match self {
            Self::Unread(column, _) | Self::Rows { column, .. } => *column,
            Self::Sum { total, .. } => *total,
            Self::Balance { .. } => Column::Received,
            Self::CarriedOver { .. } => Column::CarriedOver,
        }
    }

    /// Whether it is no count at all, rather than one that does not fit the others.
    pub fn is_impossible(&self) -> bool {
        matches!(self, Self::Unread(..))
    }
}

/// What is wrong in the row of a field of work, given the form of the quarter before.
pub fn faults(sheet: &Sheet<'_>, field: &str, before: &Sheet<'_>) -> Vec<FormFault> {
    let row = sheet.row(field);
    let mut found = row.map(row_faults).unwrap_or_default();
    found.extend(carried_over(sheet, field, before));
    if let Some(row) = row.filter(|_| field == TOTAL) {
        found.extend(total_faults(sheet, row));
    }
    found
}

/// Whether what was carried over was open.
fn carried_over(sheet: &Sheet<'_>, field: &str, before: &Sheet<'_>) -> Option<FormFault> {
    let all = field == TOTAL;
    let row = sheet.row(field);
    let typed = row.and_then(|row| row.cell(Column::CarriedOver).known());
    // Where the quarter before has only its total, no other row can say it.
    let summed = || sheet.sum_of_rows(Column::CarriedOver);
    let found = typed.or_else(|| (all && before.rows.is_empty()).then(summed).flatten())?;
    let open = before.row(field).and_then(|row| row.count(Column::Open));
    let open = open.or_else(|| all.then(|| before.count(Column::Open)).flatten())?;
    (found != open).then_some(FormFault::CarriedOver { found, open })
}

fn row_faults(row: &FormRow) -> Vec<FormFault> {
    let mut found = Vec::new();
    for column in Column::ALL {
        match row.cell(column) {
            Cell::Unread(text) => {
                let fault = parse_count(text).err().unwrap_or(NumberFault::Empty);
                found.push(FormFault::Unread(column, fault));
            }
            Cell::Known(count) => {
                let sum = row.sum_of_parts(column).filter(|sum| sum != count);
                found.extend(sum.map(|sum| FormFault::Sum {
                    total: column,
                    found: *count,
                    sum,
                }));
            }
            Cell::Empty => {}
        }
    }
    found.extend(balance(row));
    found
}

fn balance(row: &FormRow) -> Option<FormFault> {
    let received = row.count(Column::Received)?;
    let solved = row.count(Column::Solved)?;
    let sum = solved.checked_add(row.count(Column::Open)?)?;
    (received != sum).then_some(FormFault::Balance { received, sum })
}

/// What the total says against the rows, where there are rows.
fn total_faults(sheet: &Sheet<'_>, total: &FormRow) -> Vec<FormFault> {
    let wrong = Column::ALL.into_iter().filter_map(|column| {
        let found = total.cell(column).known()?;
        let sum = sheet.sum_of_rows(column)?;
        (found != sum).then_some(FormFault::Rows { column, found, sum })
    });
    wrong.collect()
}
