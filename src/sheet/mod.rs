//! Figures for spreadsheets: comma-separated values that Excel and LibreOffice open rightly, and
//! in which no text of a file becomes a formula.

mod csv;
mod quarter;

pub use csv::{Cell, Marks, Sheet};
pub use quarter::quarter_sheet;
