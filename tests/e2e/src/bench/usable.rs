//! From the start of a navigation until the page is of use.

use super::stats::spread;
use super::table::Line;
use super::visit::{Host, SLOW, forget_files, is_kept, nowhere, show_grid, slow_down};
use crate::steps::{TINH_BIEN, open_plan};
use crate::{Page, Profile};

const SCRIPT: &str = include_str!("usable.js");

/// Nothing of the page is known to the browser.
pub(super) fn first_visit(runs: usize) -> Vec<Line> {
    let times: Vec<f64> = (0..runs)
        .map(|_| {
            let host = Host::start();
            nowhere(None, |page| {
                host.slow();
                measure(page, &host.url(), "firstVisit")
            })
        })
        .collect();
    vec![
        Line::new(
            "First visit, until the list of plans is of use",
            spread(&times, " ms"),
        )
        .noted(format!("{SLOW}; nothing in caches")),
    ]
}

/// A plan is kept, the page's files are not.
pub(super) fn cold(runs: usize) -> Vec<Line> {
    let (host, profile) = (Host::start(), Profile::new());
    leave_plan(&host, &profile);
    let times: Vec<f64> = (0..runs)
        .map(|_| {
            let time = nowhere(Some(&profile), |page| {
                forget_files(page, &host);
                host.slow();
                measure(page, &format!("{}#/nhap", host.url()), "entry")
            });
            host.fast();
            time
        })
        .collect();
    vec![
        Line::new(
            "Usable, cold: until a key typed in a cell changes its percent",
            spread(&times, " ms"),
        )
        .noted(format!(
            "{SLOW}; a plan is kept, files are not: no cache, no worker"
        )),
    ]
}

/// A plan is kept, so are the page's files; there is no network.
pub(super) fn offline(runs: usize) -> Vec<Line> {
    let (host, profile) = (Host::start(), Profile::new());
    leave_plan(&host, &profile);
    let address = format!("{}#/nhap", host.url());
    drop(host);
    let times: Vec<f64> = (0..runs)
        .map(|_| nowhere(Some(&profile), |page| measure(page, &address, "entry")))
        .collect();
    vec![
        Line::new("Usable, warm and offline: the same", spread(&times, " ms"))
            .noted("4× slower processor; the worker has all files, the host is gone"),
    ]
}

pub(super) fn measure(page: &Page, address: &str, what: &str) -> f64 {
    page.before_load(&format!("{SCRIPT}\nwindow.bench = {what}();"));
    slow_down(page);
    page.go(address);
    page.eval("return window.bench", &[])
}

/// Someone was here: has opened a plan, and filled a row of the grid.
pub(super) fn leave_plan(host: &Host, profile: &Profile) {
    nowhere(Some(profile), |page| {
        page.go(&host.url());
        open_plan(page, &TINH_BIEN);
        show_grid(page);
        page.eval::<serde_json::Value>(
            "const rows = [...document.querySelectorAll('tr[data-entry]')];
             const cells = rows.map((row) => [...row.querySelectorAll('input.cell')]);
             const [over, under] = cells.find((pair) => pair.length === 2);
             for (const [cell, text] of [[over, '5'], [under, '100']]) {
                 cell.focus();
                 document.execCommand('insertText', false, text);
             }",
            &[],
        );
        page.is_saved();
        is_kept(page);
    });
}
