//! The page's own charts against the same drawn by others.

use std::{env, fs, path::PathBuf};

use serde_json::json;
use xtask::serve;

use super::plan;
use super::stats::{ratios, spread, spread_to};
use super::table::Line;
use super::visit::{at, slow_down};
use crate::Page;

const COUNT: usize = 100;
/// As the script names them.
const DRAWERS: [&str; 3] = ["own", "uPlot", "chartJs"];

pub(super) fn lines(runs: usize) -> Vec<Line> {
    let folder = env::var_os("BENCH_CHARTS").expect("`cargo xtask bench` builds the charts");
    let folder = PathBuf::from(folder);
    fs::write(folder.join("index.html"), include_str!("charts.html")).unwrap();
    fs::write(folder.join("draw.js"), include_str!("charts.js")).unwrap();
    let server = serve::spawn(&folder, 0).unwrap();
    let [own, uplot, chart_js] = at(&server.url(), |page| measure(page, runs));
    let vs_uplot = ratios(&own, &uplot);
    let vs_chart_js = ratios(&own, &chart_js);
    let what = format!("Drawing {COUNT} charts");
    vec![
        Line::new(format!("{what}: of uPlot's time"), spread_to(&vs_uplot, 2, "×")),
        Line::new(format!("{what}: of Chart.js's time"), spread_to(&vs_chart_js, 2, "×")),
        Line::new("– the page's own (plotters on a canvas)", spread(&own, " ms")).noted(
            "4× slower processor; 480 × 240 pixels, the same figures, marks, ticks and values; until they are painted; in turn",
        ),
        Line::new("– uPlot", spread(&uplot, " ms")),
        Line::new("– Chart.js, without animations", spread(&chart_js, " ms")),
    ]
}

fn measure(page: &Page, runs: usize) -> [Vec<f64>; 3] {
    let backup = plan::backup().to_string();
    let count: usize = page.eval(
        "return window.prepare(...arguments)",
        &[json!(backup), json!(COUNT)],
    );
    assert_eq!(count, COUNT);
    slow_down(page);
    // Everything has been compiled and drawn once before.
    for name in DRAWERS {
        one(page, name);
    }
    let mut found = DRAWERS.map(|_| Vec::new());
    for run in 0..runs {
        for turn in 0..DRAWERS.len() {
            let at = (run + turn) % DRAWERS.len();
            found[at].push(one(page, DRAWERS[at]));
        }
    }
    found
}

fn one(page: &Page, name: &str) -> f64 {
    page.eval("return window.measure(arguments[0])", &[json!(name)])
}
