//! How fast the page is: the rows of `docs/performance.md`. Nothing here fails for being slow; the
//! table says which targets are kept.

mod charts;
mod download;
mod keys;
mod machine;
mod memory;
mod open;
mod plan;
mod profile;
mod redraw;
mod saving;
pub mod stats;
pub mod table;
mod usable;
mod visit;
mod words;

pub use machine::Machine;
pub use visit::version_and_day;

use table::Line;

/// A part of the table.
pub struct Row {
    /// By which it is asked for.
    pub name: &'static str,
    measure: fn(usize) -> Vec<Line>,
}

impl Row {
    /// Its lines, from so many runs.
    pub fn measure(&self, runs: usize) -> Vec<Line> {
        (self.measure)(runs)
    }
}

/// All rows, in the order of the table.
pub fn rows() -> Vec<Row> {
    let row = |name, measure| Row { name, measure };
    vec![
        row("download", download::lines),
        row("words", words::lines),
        row("first", usable::first_visit),
        row("cold", usable::cold),
        row("offline", usable::offline),
        row("keys", keys::lines),
        row("redraw", redraw::lines),
        row("saving", saving::lines),
        row("open", open::lines),
        row("charts", charts::lines),
        row("memory", memory::lines),
    ]
}

/// What takes the time, for reading: not in the table.
pub fn profile() {
    profile::print();
}
