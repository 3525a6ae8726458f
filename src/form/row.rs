//! Rows of the form: one for each field of work (lĩnh vực), and one in which all are added up.

use crate::calendar::Quarter;
use crate::ledger::{Cell, Ledger};
use crate::number::Count;

/// Most rows of one quarter: the fields of work of a commune are some forty.
pub const MOST_ROWS: usize = 200;

/// The field of work of the row in which all others are added up.
pub const TOTAL: &str = "";

/// Which row: its quarter and its field of work, [`TOTAL`] for all of them.
pub type FormKey = (Quarter, String);

/// A column of counts, with the number it has in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// (3) Received, all in all: 4 + 5 + 6.
    Received,
    /// (4) Received online.
    Online,
    /// (5) Received at the counter or by post.
    InPerson,
    /// (6) Carried over from the period before.
    CarriedOver,
    /// (7) Solved, all in all: 8 + 9 + 10.
    Solved,
    /// (8) Solved before the last day.
    Early,
    /// (9) Solved on the last day.
    OnTime,
    /// (10) Solved late.
    Late,
    /// (11) Being solved, all in all: 12 + 13.
    Open,
    /// (12) Being solved, within the time.
    OpenInTime,
    /// (13) Being solved, late already.
    OpenLate,
}

impl Column {
    /// All, in the order of the form.
    pub const ALL: [Self; 11] = [
        Self::Received,
        Self::Online,
        Self::InPerson,
        Self::CarriedOver,
        Self::Solved,
        Self::Early,
        Self::OnTime,
        Self::Late,
        Self::Open,
        Self::OpenInTime,
        Self::OpenLate,
    ];

    /// Its number in the form, 3 to 13.
    pub fn number(self) -> u8 {
        let at = Self::ALL.iter().position(|column| *column == self);
        at.and_then(|at| u8::try_from(at).ok()).unwrap_or_default() + 3
    }

    /// The column of this number in the form.
    pub fn numbered(number: u8) -> Option<Self> {
        let at = usize::from(number.checked_sub(3)?);
        Self::ALL.get(at).copied()
    }

    /// The columns that it is the sum of; none for those that are counted themselves.
    pub fn parts(self) -> &'static [Self] {
        match self {
            Self::Received => &[Self::Online, Self::InPerson, Self::CarriedOver],
            Self::Solved => &[Self::Early, Self::OnTime, Self::Late],
            Self::Open => &[Self::OpenInTime, Self::OpenLate],
            _ => &[],
        }
    }
}

/// The counts of one row, in the order of [`Column::ALL`].
// Boxed, since a change of any sort would otherwise take as much room as one of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormRow(Box<[Cell<Count>; 11]>);

impl FormRow {
    /// What stands in a column.
    pub fn cell(&self, column: Column) -> &Cell<Count> {
        const EMPTY: Cell<Count> = Cell::Empty;
        self.0.get(place(column)).unwrap_or(&EMPTY)
    }

    /// The row with something else in a column.
    #[must_use]
    pub fn with(mut self, column: Column, cell: Cell<Count>) -> Self {
        if let Some(place) = self.0.get_mut(place(column)) {
            *place = cell;
        }
        self
    }

    /// The row that comes of typing `text` into a column.
    #[must_use]
    pub fn typed(&self, column: Column, text: &str) -> Self {
        self.clone().with(column, Cell::count(text).shortened())
    }

    /// Whether nothing is typed in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Cell::is_empty)
    }

    /// The count of a column: what is typed, or the sum of its parts where nothing is typed and
    /// all of them are known.
    pub fn count(&self, column: Column) -> Option<Count> {
        match self.cell(column) {
            Cell::Known(count) => Some(*count),
            Cell::Unread(_) => None,
            Cell::Empty => self.sum_of_parts(column),
        }
    }

    /// The sum of a column's parts, where it has some and all are known.
    pub fn sum_of_parts(&self, column: Column) -> Option<Count> {
        let parts = column.parts();
        let mut counts = parts.iter().map(|part| self.cell(*part).known());
        let sum = counts.try_fold(Count::ZERO, |sum, count| sum.checked_add(count?));
        sum.filter(|_| !parts.is_empty())
    }
}

fn place(column: Column) -> usize {
    usize::from(column.number() - 3)
}

/// The form of one quarter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet<'a> {
    /// The rows of the fields of work, by their names.
    pub rows: Vec<(&'a str, &'a FormRow)>,
    /// The row in which they are added up, where someone has typed one.
    pub total: Option<&'a FormRow>,
}

impl<'a> Sheet<'a> {
    /// The form of a quarter as the ledger has it.
    pub fn of(ledger: &'a Ledger, quarter: Quarter) -> Self {
        let mut sheet = Self::default();
        for ((of, field), row) in ledger.forms() {
            if *of == quarter && field == TOTAL {
                sheet.total = Some(row);
            } else if *of == quarter {
                sheet.rows.push((field.as_str(), row));
            }
        }
        sheet
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.total.is_none()
    }

    /// The row of a field of work.
    pub fn row(&self, field: &str) -> Option<&'a FormRow> {
        if field == TOTAL {
            return self.total;
        }
        let found = self.rows.iter().find(|(name, _)| *name == field);
        found.map(|(_, row)| *row)
    }

    /// The count of a column over all fields of work: that of the row in which they are added
    /// up, or else the sum. None where a row has none.
    pub fn count(&self, column: Column) -> Option<Count> {
        self.total
            .and_then(|row| row.count(column))
            .or_else(|| self.sum_of_rows(column))
    }

    /// The sum of a column over the fields of work, where there are some and all have it.
    pub fn sum_of_rows(&self, column: Column) -> Option<Count> {
        let mut counts = self.rows.iter().map(|(_, row)| row.count(column));
        let sum = counts.try_fold(Count::ZERO, |sum, count| sum.checked_add(count?));
        sum.filter(|_| !self.rows.is_empty())
    }

    /// The sum of several columns.
    pub fn counts(&self, columns: &[Column]) -> Option<Count> {
        let mut counts = columns.iter().map(|column| self.count(*column));
        counts.try_fold(Count::ZERO, |sum, count| sum.checked_add(count?))
    }
}
