//! Words on the screen before the program runs.

use super::stats::{median, ratios, spread, spread_to};
use super::table::Line;
use super::visit::{Host, SLOW, nowhere, slow_down};
use crate::Page;

/// Of the plain page's time.
const MOST: f64 = 1.3;
/// The page without its scripts, as `cargo xtask bench` lays it beside the page.
const PLAIN: &str = "plain.html";

pub(super) fn lines(runs: usize) -> Vec<Line> {
    let (mut page, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        page.push(first_words(""));
        plain.push(first_words(PLAIN));
    }
    let ratios = ratios(&page, &plain);
    vec![
        Line::new("Words on the screen: of a plain page's time", spread_to(&ratios, 2, "×"))
            .at_most(median(&ratios), MOST, "1.3×")
            .noted("first contentful paint; the plain page has the same HTML and CSS and no script; in turn"),
        Line::new("– the page", spread(&page, " ms")).noted(SLOW),
        Line::new("– the plain page", spread(&plain, " ms")),
    ]
}

/// Milliseconds until a new browser paints the first words of a file.
fn first_words(file: &str) -> f64 {
    let (host, other) = (Host::start(), Host::start());
    nowhere(None, |page| {
        // The browser's own beginning is not the page's.
        page.go(&format!("{}{PLAIN}", other.url()));
        slow_down(page);
        host.slow();
        page.go(&format!("{}{file}", host.url()));
        painted(page)
    })
}

fn painted(page: &Page) -> f64 {
    page.eval(
        "return new Promise((resolve) => {
             const look = (list) => list.getEntriesByName('first-contentful-paint')
                 .forEach((entry) => resolve(entry.startTime));
             new PerformanceObserver(look).observe({ type: 'paint', buffered: true });
         })",
        &[],
    )
}
