//! How long the page is blocked while a ledger with a long log is saved.

use serde_json::{Value, json};

use super::keys::{enter, press};
use super::plan;
use super::stats::{median, ratios, spread, spread_to};
use super::table::Line;
use super::visit::{Host, at, show_grid};
use crate::{Page, button};

/// Steps of the long log: as many as are kept.
const STEPS: usize = 10_000;
/// Milliseconds.
const MOST: f64 = 50.0;

/// Notes the longest time between two turns of the page's event loop.
const WATCH: &str = "
    const channel = new MessageChannel();
    let last = performance.now();
    window.longest = 0;
    channel.port1.onmessage = () => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
        channel.port2.postMessage(0);
    };
    channel.port2.postMessage(0);";

pub(super) fn lines(runs: usize) -> Vec<Line> {
    let host = Host::start();
    let (mut long, mut short) = (Vec::new(), Vec::new());
    let mut size = 0;
    for (steps, times) in [(STEPS, &mut long), (0, &mut short)] {
        at(&host.url(), |page| {
            let text = backup(steps).to_string();
            size = size.max(text.len());
            open(page, text);
            page.eval::<Value>(WATCH, &[]);
            times.extend((0..runs).map(|run| one_save(page, run)));
        });
    }
    vec![
        Line::new(
            "Longest block while a ledger is saved",
            spread(&long, " ms"),
        )
        .at_most(median(&long), MOST, "50 ms")
        .noted(format!(
            "{STEPS} steps in its log, {} targets, {:.1} MB; from a digit until “Đã lưu”",
            plan::TARGETS,
            size as f64 / 1e6
        )),
        Line::new("– of one without a log", spread(&short, " ms")),
        Line::new("– of its time", spread_to(&ratios(&long, &short), 1, "×")),
    ]
}

/// The made-up plan's backup with a log of so many steps, of one cell.
fn backup(steps: usize) -> Value {
    let entry = |count: usize| {
        json!({ "entry": {
            "year": 2026, "quarter": 1, "target": plan::key(0),
            "numerator": count, "denominator": 2_000_000,
        }})
    };
    let step = |number: usize| {
        json!({
            "step": number, "at": "2026-06-13T14:02:00+07:00", "cause": "typed",
            "changes": [{ "before": entry(number), "after": entry(number + 1) }],
        })
    };
    let mut backup = plan::backup();
    backup["log"] = (1..=steps).map(step).collect();
    backup
}

fn open(page: &Page, text: String) {
    let file = page.file("dai.json", text);
    page.open("#/gui-len");
    page.give_file("backup-file", &file);
    page.click(&button("Nhập bản sao này"));
    page.alerts_that("Đã nhập bản sao");
    show_grid(page);
    page.is_saved();
}

/// A digit, until all is saved.
fn one_save(page: &Page, run: usize) -> f64 {
    enter(page, run % plan::TARGETS);
    page.eval::<Value>("window.longest = 0", &[]);
    press(page, '7');
    page.wait("a save", || {
        let pending = "return document.querySelector('.saved [aria-hidden]:nth-child(2)') !== null";
        page.eval::<bool>(pending, &[]).then_some(())
    });
    page.is_saved();
    page.eval("return window.longest", &[])
}
