//! From a key to the frame that shows what came of it, in the grid of the made-up plan.

use std::{thread, time::Duration};

use serde_json::{Value, json};

use super::plan;
use super::stats::{median, percentile, spread};
use super::table::Line;
use super::visit::{Host, at, show_grid, slow_down};
use crate::{Page, button};

/// Milliseconds.
const MOST: f64 = 50.0;
/// How often a fast typist strikes; saving falls between the strokes.
const BEAT: Duration = Duration::from_millis(120);
/// Cells of a run, all over the grid, and digits in each.
const CELLS: usize = 12;
const DIGITS: [char; 4] = ['1', '2', '3', '4'];

pub(super) fn lines(runs: usize) -> Vec<Line> {
    let host = Host::start();
    let runs: Vec<Vec<f64>> = at(&host.url(), |page| {
        open_grid(page);
        page.eval::<Value>(include_str!("keys.js"), &[]);
        slow_down(page);
        (0..runs).map(|run| one_run(page, run)).collect()
    });
    let of = |percent| -> Vec<f64> { runs.iter().map(|one| percentile(one, percent)).collect() };
    let (middle, most) = (of(50), of(95));
    let keys = format!(
        "4× slower processor, {} targets with four quarters filled, {} keys in each run, one every {} ms",
        plan::TARGETS,
        CELLS * DIGITS.len(),
        BEAT.as_millis()
    );
    vec![
        Line::new("Key to paint in the grid, p50", spread(&middle, " ms")).noted(keys),
        Line::new("Key to paint in the grid, p95", spread(&most, " ms")).at_most(
            median(&most),
            MOST,
            "50 ms",
        ),
    ]
}

/// Brings the made-up plan in, and goes to its grid.
pub(super) fn open_grid(page: &Page) {
    let file = page.file("lon.json", plan::backup().to_string());
    page.open("#/gui-len");
    page.give_file("backup-file", &file);
    page.click(&button("Nhập bản sao này"));
    page.alerts_that("Đã nhập bản sao");
    show_grid(page);
    let count = "return document.querySelectorAll('tr[data-entry]').length";
    assert_eq!(page.eval::<usize>(count, &[]), plan::TARGETS);
    page.is_saved();
}

fn one_run(page: &Page, run: usize) -> Vec<f64> {
    page.eval::<Value>("window.bench.length = 0", &[]);
    for cell in 0..CELLS {
        enter(page, (cell * plan::TARGETS / CELLS + run) % plan::TARGETS);
        // Going there is a key as well.
        thread::sleep(BEAT);
        for digit in DIGITS {
            press(page, digit);
            thread::sleep(BEAT);
        }
    }
    let wanted = CELLS * DIGITS.len();
    page.wait("the frame after the last key", || {
        let times: Vec<f64> = page.eval("return window.bench", &[]);
        (times.len() == wanted).then_some(times)
    })
}

/// Goes to the first cell of a row and selects what is in it.
pub(super) fn enter(page: &Page, row: usize) {
    page.eval::<Value>(
        "const cell = document.getElementById(`o-${arguments[0]}-0`);
         cell.focus({ preventScroll: true });
         cell.scrollIntoView({ block: 'center' });
         cell.select();
         return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));",
        &[json!(row)],
    );
}

/// A digit's key goes down and up.
pub(super) fn press(page: &Page, digit: char) {
    let key = |kind: &str| {
        json!({
            "type": kind, "key": digit.to_string(), "code": format!("Digit{digit}"),
            "windowsVirtualKeyCode": u32::from(digit),
        })
    };
    let mut down = key("keyDown");
    down["text"] = json!(digit.to_string());
    page.devtools("Input.dispatchKeyEvent", down);
    page.devtools("Input.dispatchKeyEvent", key("keyUp"));
}
