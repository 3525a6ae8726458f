//! Opening the largest of the plans that come with the page.

use std::fs;

use serde_json::json;

use super::stats::spread;
use super::table::Line;
use super::visit::{Host, at, is_kept, slow_down};
use crate::driver::dist;
use crate::samples;

pub(super) fn lines(runs: usize) -> Vec<Line> {
    let (title, size) = largest();
    let times: Vec<f64> = (0..runs).map(|_| one(&title)).collect();
    vec![
        Line::new(format!("Opening the largest plan, {title}"), spread(&times, " ms")).noted(
            format!(
                "4× slower processor, {} kB; from the click until its page is painted, the files already there",
                size / 1_000
            ),
        ),
    ]
}

fn one(title: &str) -> f64 {
    let host = Host::start();
    at(&host.url(), |page| {
        is_kept(page);
        slow_down(page);
        page.eval(include_str!("open.js"), &[json!(title)])
    })
}

/// The title of the largest plan, and its bytes.
fn largest() -> (String, u64) {
    let plans = fs::read_dir(dist().join("plans")).unwrap();
    let plans = plans.map(|entry| entry.unwrap().path());
    let plans = plans.filter(|path| path.extension().is_some_and(|one| one == "json"));
    let sized = plans.map(|path| (fs::metadata(&path).unwrap().len(), path));
    let (size, path) = sized.max().unwrap();
    let plan = samples::plan(path.file_stem().unwrap().to_str().unwrap());
    let name = plan["name"].as_str().unwrap();
    (format!("{name} {}", plan["year"]), size)
}
