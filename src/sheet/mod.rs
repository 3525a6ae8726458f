//! Figures for spreadsheets: comma-separated values that Excel and LibreOffice open rightly, and
//! in which no text of a file becomes a formula.

mod block;
mod csv;
mod quarter;

pub use block::block;
pub use csv::{Cell, Marks, Sheet};
pub use quarter::quarter_sheet;
