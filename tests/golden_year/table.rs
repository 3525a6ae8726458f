//! Sheets as they lie in the fixtures, tables of what the library says, and how they differ.

use std::collections::BTreeMap;
use std::fmt;

use so_chi_tieu::index766::{Fraction, Points};

/// Columns that say which row it is, in any sheet.
const KEYS: [&str; 8] = [
    "as_of",
    "target",
    "span",
    "level",
    "group",
    "key",
    "work",
    "occurrence",
];

/// What the library says in a cell.
#[derive(Clone, Debug)]
pub enum Cell {
    Text(String),
    /// Points, to be held against an exact fraction.
    Points(Points),
}

impl Cell {
    fn agrees(&self, expected: &str) -> bool {
        match self {
            Self::Text(text) => text == expected,
            Self::Points(points) => fraction(expected).is_some_and(|exact| *points == exact),
        }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(out, "“{text}”"),
            Self::Points(points) => write!(out, "about {}", points.rounded(4)),
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// `565/7` or `80`, without a superfluous factor.
fn fraction(text: &str) -> Option<Points> {
    let (over, under) = text.split_once('/').unwrap_or((text, "1"));
    let exact = Fraction::new(over.parse().ok()?, under.parse().ok()?)?;
    let shortest = exact.over().to_string() == over && exact.under().to_string() == under;
    shortest.then(|| exact.into())
}

/// What the library says.
pub struct Table {
    columns: Vec<&'static str>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    pub fn new(columns: &[&'static str]) -> Self {
        Self {
            columns: columns.to_vec(),
            rows: Vec::new(),
        }
    }

    pub fn push(&mut self, row: Vec<Cell>) {
        assert_eq!(row.len(), self.columns.len(), "{row:?}");
        self.rows.push(row);
    }

    fn key(&self, row: &[Cell]) -> String {
        let cells = self.columns.iter().zip(row);
        let own = cells.filter(|(column, _)| KEYS.contains(column));
        let texts = own.map(|(_, cell)| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Points(_) => panic!("points are no key"),
        });
        texts.collect::<Vec<_>>().join(" | ")
    }

    /// The row of this key alone.
    pub fn only(&self, key: &str) -> Self {
        let own = self.rows.iter().filter(|row| self.key(row) == key);
        Self {
            columns: self.columns.clone(),
            rows: own.cloned().collect(),
        }
    }

    /// Every cell in which the sheet says otherwise, and every row that only one of them has.
    pub fn differences(&self, sheet: &Sheet) -> Vec<String> {
        // Columns that only explain are not held against anything.
        let said: Vec<&str> = sheet.columns.iter().map(String::as_str).collect();
        let compared: Vec<&str> = said.iter().copied().filter(|c| !explains(c)).collect();
        assert_eq!(self.columns, compared, "the columns");
        let mut rows: BTreeMap<String, &Vec<Cell>> = BTreeMap::new();
        for row in &self.rows {
            let twice = rows.insert(self.key(row), row);
            assert!(
                twice.is_none(),
                "the library's rows are told apart: {}",
                self.key(row)
            );
        }
        let mut wrong = Vec::new();
        for (at, expected) in sheet.rows.iter().enumerate() {
            let key = sheet.key(at);
            let Some(row) = rows.remove(&key) else {
                wrong.push(format!("line {}, {key}: a row too many", at + 2));
                continue;
            };
            for (column, cell) in self.columns.iter().zip(row) {
                let expected = &expected[sheet.place(column)];
                if !cell.agrees(expected) {
                    wrong.push(format!(
                        "line {}, {key}, {column}: the sheet has “{expected}”, the library {cell}",
                        at + 2
                    ));
                }
            }
        }
        let left = rows
            .into_keys()
            .map(|key| format!("{key}: no row in the sheet"));
        wrong.extend(left);
        wrong
    }
}

/// Whether a column is there for the reader: formulas are held against the other columns of
/// their row, see `formulas`.
fn explains(column: &str) -> bool {
    column == "formula"
}

/// A sheet of the fixtures.
#[derive(Clone)]
pub struct Sheet {
    pub columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    pub fn of(story: &str, file: &str) -> Self {
        let text = super::story::fixture(story, file);
        let mut lines = records(&text).into_iter();
        let columns = lines.next().expect("headings");
        let rows: Vec<Vec<String>> = lines.collect();
        let fits = rows.iter().all(|row| row.len() == columns.len());
        assert!(fits, "{story}/{file}: every row has a cell in every column");
        Self { columns, rows }
    }

    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    pub fn place(&self, column: &str) -> usize {
        let found = self.columns.iter().position(|name| name == column);
        found.unwrap_or_else(|| panic!("no column {column}"))
    }

    pub fn cell(&self, row: usize, column: &str) -> &str {
        &self.rows[row][self.place(column)]
    }

    pub fn is_key(&self, column: usize) -> bool {
        KEYS.contains(&self.columns[column].as_str())
    }

    pub fn key(&self, row: usize) -> String {
        let cells = self.rows[row].iter().enumerate();
        let own = cells.filter(|(column, _)| self.is_key(*column));
        let texts: Vec<&str> = own.map(|(_, cell)| cell.as_str()).collect();
        texts.join(" | ")
    }

    /// The columns that are compared.
    pub fn compared(&self) -> Vec<usize> {
        let columns = 0..self.columns.len();
        columns.filter(|at| !explains(&self.columns[*at])).collect()
    }

    /// One row alone.
    pub fn only(&self, row: usize) -> Self {
        Self {
            columns: self.columns.clone(),
            rows: vec![self.rows[row].clone()],
        }
    }

    /// The sheet with another number in a cell.
    pub fn altered(&self, row: usize, column: usize) -> Self {
        let mut other = self.clone();
        let cell = &mut other.rows[row][column];
        match cell.pop() {
            // Another last digit.
            Some(last @ '0'..='8') => cell.push(char::from(last as u8 + 1)),
            Some('9') => cell.push('8'),
            // Another word, or a word where there is none.
            Some(last) => cell.extend([last, '?']),
            None => cell.push('1'),
        }
        other
    }

    pub fn without(&self, row: usize) -> Self {
        let mut other = self.clone();
        other.rows.remove(row);
        other
    }

    pub fn doubled(&self, row: usize) -> Self {
        let mut other = self.clone();
        let again = other.rows[row].clone();
        other.rows.push(again);
        other
    }

    /// In how many rows a column says this.
    pub fn count(&self, column: &str, text: &str) -> usize {
        let at = self.place(column);
        self.rows.iter().filter(|row| row[at] == text).count()
    }

    /// Whether a column starts so in some row, and is not empty.
    pub fn any(&self, column: &str, start: &str) -> bool {
        let at = self.place(column);
        let mut cells = self.rows.iter().map(|row| &row[at]);
        cells.any(|cell| !cell.is_empty() && cell.starts_with(start))
    }
}

/// Comma-separated values: cells with a comma in them stand in quotes.
fn records(text: &str) -> Vec<Vec<String>> {
    text.lines().map(record).collect()
}

fn record(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    cells.push(cell);
    cells
}
