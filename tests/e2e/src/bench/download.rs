//! What a first visit downloads.

use xtask::size::{kilobytes, weights};

use super::table::Line;
use crate::driver::dist;

/// Bytes.
const MOST: usize = 200_000;

/// Weights do not change between runs.
pub(super) fn lines(_: usize) -> Vec<Line> {
    let (first, later) = weights(&dist()).unwrap();
    let total: usize = first.iter().map(|row| row.packed).sum();
    let names = first.iter();
    let names: Vec<String> = names
        .map(|row| format!("{} {}", row.name, kilobytes(row.packed)))
        .collect();
    let mut lines = vec![
        Line::new("First download, brotli 11", kilobytes(total))
            .at_most(total as f64, MOST as f64, &kilobytes(MOST))
            .noted(names.join(", ")),
    ];
    // Not what a host sends in their place.
    let later = later.iter().filter(|row| row.name.ends_with(".wasm"));
    lines.extend(later.map(|row| {
        Line::new(format!("– on demand: {}", row.name), kilobytes(row.packed))
            .noted(format!("{} unpacked", kilobytes(row.plain)))
    }));
    lines
}
