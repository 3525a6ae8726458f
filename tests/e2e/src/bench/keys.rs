//! From a key to the frame that shows what came of it, in the grid of the made-up plan.

use std::{thread, time::Duration};

use serde_json::{Value, json};

use super::plan;
use super::stats::{median, percentile, ratios, spread, spread_to};
use super::table::Line;
use super::visit::{Host, at, nowhere, show_grid, slow_down, speed_up};
use crate::{Page, button};

/// Milliseconds.
const MOST: f64 = 50.0;
/// How often a fast typist strikes; saving falls between the strokes.
const BEAT: Duration = Duration::from_millis(120);
/// Cells of a run, all over the grid, and digits in each.
const CELLS: usize = 12;
const DIGITS: [char; 4] = ['1', '2', '3', '4'];

/// In place of a page: fields with the ids of the grid's cells, and nothing that listens to them.
const BARE: &str = "
    for (let row = 0; row < arguments[0]; row += 1) {
        const field = document.body.appendChild(document.createElement('input'));
        field.id = `o-${row}-0`;
        field.style.display = 'block';
    }";

pub(super) fn lines(runs: usize) -> Vec<Line> {
    let host = Host::start();
    let (mut grid, mut bare) = (Vec::new(), Vec::new());
    at(&host.url(), |page| {
        open_grid(page);
        listen(page);
        nowhere(None, |field| {
            field.eval::<Value>(BARE, &[json!(plan::TARGETS)]);
            listen(field);
            for run in 0..runs {
                grid.push(one_run(page, run));
                bare.push(one_run(field, run));
            }
        });
    });
    let of = |runs: &[Vec<f64>], percent| -> Vec<f64> {
        runs.iter().map(|one| percentile(one, percent)).collect()
    };
    let (middle, most) = (of(&grid, 50), of(&grid, 95));
    let (bare_middle, bare_most) = (of(&bare, 50), of(&bare, 95));
    let keys = format!(
        "4× slower processor, {} targets with four quarters filled, {} keys in each run, one every {} ms; until its row is painted; counts, what contradicts what, and what is asked of a miss follow in the next picture",
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
        Line::new(
            "– the same in bare fields, p50 and p95",
            format!("{}, {}", spread(&bare_middle, " ms"), spread(&bare_most, " ms")),
        )
        .noted("as many fields in an empty page that nothing listens to, in turn: what the browser and the machine take for themselves"),
        Line::new(
            "– of the bare fields' time, p50 and p95",
            format!(
                "{}, {}",
                spread_to(&ratios(&middle, &bare_middle), 1, "×"),
                spread_to(&ratios(&most, &bare_most), 1, "×")
            ),
        ),
    ]
}

/// Notes the time of every key from now on.
fn listen(page: &Page) {
    page.eval::<Value>(include_str!("keys.js"), &[]);
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
    slow_down(page);
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
    let times = page.wait("the frame after the last key", || {
        let times: Vec<f64> = page.eval("return window.bench", &[]);
        (times.len() == wanted).then_some(times)
    });
    speed_up(page);
    times
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
