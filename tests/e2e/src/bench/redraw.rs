//! What is drawn again when something is typed in one cell.

use std::{thread, time::Duration};

use serde::Deserialize;
use serde_json::{Value, json};

use super::keys::{enter, open_grid, press};
use super::plan;
use super::table::Line;
use super::visit::{Host, at};
use crate::Page;

/// Longer than it takes until a change is being saved.
const PAUSE: Duration = Duration::from_millis(400);
/// Rows without parts, and one that has a part, the next.
const ROWS: [usize; 3] = [14, 155, 20];

/// Elements that changed.
#[derive(Debug, Deserialize)]
struct Redrawn {
    row: usize,
    dependants: usize,
    counts: usize,
    saved: usize,
    elsewhere: usize,
    /// Where that is.
    paths: Vec<String>,
}

/// What is drawn does not change between runs.
pub(super) fn lines(_: usize) -> Vec<Line> {
    let host = Host::start();
    let found: Vec<Redrawn> = at(&host.url(), |page| {
        open_grid(page);
        // The first change of all makes undo possible, and says so.
        typed(page, 0);
        ROWS.map(|row| typed(page, row)).into()
    });
    let most = |of: fn(&Redrawn) -> usize| found.iter().map(of).max().unwrap_or_default();
    let count: usize = found.iter().map(|one| one.elsewhere).sum();
    let mut paths: Vec<&String> = found.iter().flat_map(|one| &one.paths).collect();
    paths.sort();
    paths.dedup();
    let seen = format!(
        "elements changed by typing a number and saving it, at most: {} in the row, {} in rows that hang on it, {} in the counts, {} in the saved state",
        most(|one| one.row),
        most(|one| one.dependants),
        most(|one| one.counts),
        most(|one| one.saved)
    );
    let note = match paths.is_empty() {
        true => seen,
        false => format!("{seen}; elsewhere: {paths:?}"),
    };
    vec![
        Line::new(
            "Elements redrawn elsewhere than they should",
            count.to_string(),
        )
        .at_most(count as f64, 0.0, "0")
        .noted(note),
    ]
}

/// Types a number into a row.
fn typed(page: &Page, row: usize) -> Redrawn {
    let dependants: Vec<String> = [row + 1]
        .into_iter()
        .filter(|next| plan::is_part(*next))
        .map(plan::key)
        .collect();
    enter(page, row);
    page.eval::<Value>(
        include_str!("redraw.js"),
        &[json!(plan::key(row)), json!(dependants)],
    );
    for digit in ['1', '2', '3'] {
        press(page, digit);
    }
    thread::sleep(PAUSE);
    page.is_saved();
    page.eval("return window.redrawn()", &[])
}
