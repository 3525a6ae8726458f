//! What the page takes of memory, after opening and after an hour's work.

use serde::Deserialize;
use serde_json::json;

use super::stats::{bytes, median, number, spread_to};
use super::table::Line;
use super::visit::{Host, at, show_grid};
use crate::Page;
use crate::steps::{CHO_VAM, open_plan};

/// An entry a second for an hour, which nobody keeps up.
const ENTRIES: usize = 3_600;
/// After so many another page is opened.
const VISIT: usize = 60;
/// Entries after which memory is looked at: a tenth, a fifth, then on.
const POINTS: [usize; 5] = [360, 720, 1_440, 2_520, ENTRIES];
/// Lets the memory of the page's module be seen.
const MEMORY: &str = "
    const real = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
        const made = await real.apply(WebAssembly, given);
        window.wasmMemory ??= made.instance.exports.memory;
        return made;
    };";

/// What is in memory.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Seen {
    heap: f64,
    wasm: f64,
    nodes: f64,
    listeners: f64,
    /// Characters that are kept of the plan, with all its steps.
    kept: f64,
}

pub(super) fn lines(runs: usize) -> Vec<Line> {
    let host = Host::start();
    let opened: Vec<Seen> = (0..runs).map(|_| at(&host.url(), opened)).collect();
    let (points, anew) = at(&host.url(), hour);
    let of = |get: fn(&Seen) -> f64| -> Vec<f64> { opened.iter().map(get).collect() };
    let (heap, wasm) = (of(|one| one.heap / 1e6), of(|one| one.wasm / 1e6));
    let mut lines = vec![
        Line::new(
            "Memory after opening the largest plan",
            format!(
                "{} of JavaScript, {} of WebAssembly",
                spread_to(&heap, 1, " MB"),
                spread_to(&wasm, 1, " MB")
            ),
        )
        .noted(format!(
            "its grid in view, after a collection of garbage; {} nodes, {} listeners",
            number(median(&of(|one| one.nodes)), 0),
            number(median(&of(|one| one.listeners)), 0)
        )),
    ];
    lines.extend(POINTS.iter().zip(&points).map(|(entries, seen)| {
        Line::new(
            format!("– after {} entries", number(*entries as f64, 0)),
            said(seen),
        )
    }));
    lines.push(Line::new(
        "– the same book opened anew after them",
        said(&anew),
    ));
    // Within the first fifth JavaScript's memory takes one step, which does not come again.
    let (first, last) = (points[1], points[points.len() - 1]);
    lines.push(growth("JavaScript's memory", first.heap, last.heap, bytes));
    let count = |count| number(count, 0);
    lines.push(growth("nodes", first.nodes, last.nodes, count));
    lines.push(growth("listeners", first.listeners, last.listeners, count));
    let beyond = last.heap - anew.heap;
    lines.push(
        Line::new(
            "– JavaScript's memory beyond that of the book opened anew",
            bytes(beyond),
        )
        .noted("what an hour leaves behind beside its data"),
    );
    let kept = bytes(last.kept - first.kept);
    lines.push(
        Line::new(
            "– WebAssembly's memory after the first fifth",
            bytes(last.wasm - first.wasm),
        )
        .noted(format!(
            "in which time the text that is kept grew by {kept}: every entry is a \
             step that can be undone; what the module has once asked for it never gives back"
        )),
    );
    lines
}

/// What came in the rest of the hour.
fn growth(what: &str, first: f64, last: f64, say: fn(f64) -> String) -> Line {
    let more = last - first;
    Line::new(
        format!("Growth after the first fifth of an hour: {what}"),
        say(more),
    )
    .at_most(more, first * SLACK, "a tenth more")
    .noted("one hour, not a median")
}

/// Of what was there after the first fifth: two collections of garbage differ by some.
const SLACK: f64 = 0.1;

fn said(seen: &Seen) -> String {
    format!(
        "{} of JavaScript, {} of WebAssembly, {} nodes, {} listeners; {} kept",
        bytes(seen.heap),
        bytes(seen.wasm),
        number(seen.nodes, 0),
        number(seen.listeners, 0),
        bytes(seen.kept)
    )
}

fn opened(page: &Page) -> Seen {
    page.before_load(MEMORY);
    page.reload();
    open_plan(page, &CHO_VAM);
    show_grid(page);
    look(page)
}

/// An hour's work, as fast as the page takes it; what is in memory at every point, and what the same
/// book takes when it is opened anew.
fn hour(page: &Page) -> (Vec<Seen>, Seen) {
    opened(page);
    let mut done = 0;
    let points = POINTS.map(|point| {
        while done < point {
            let script = include_str!("work.js");
            page.eval::<bool>(script, &[json!(done), json!(VISIT), json!(VISIT)]);
            done += VISIT;
        }
        page.is_saved();
        look(page)
    });
    page.reload();
    show_grid(page);
    (points.into(), look(page))
}

fn look(page: &Page) -> Seen {
    page.devtools("Performance.enable", json!({}));
    for _ in 0..2 {
        page.devtools("HeapProfiler.collectGarbage", json!({}));
    }
    let told = page.devtools("Performance.getMetrics", json!({}));
    let metric = |name: &str| {
        let all = told["metrics"].as_array().unwrap().iter();
        let mut found = all.filter(|one| one["name"] == name);
        found.next().and_then(|one| one["value"].as_f64()).unwrap()
    };
    let [wasm, kept]: [f64; 2] = page.eval(
        "const kept = localStorage.getItem(arguments[0]) ?? '';
         return [window.wasmMemory.buffer.byteLength, kept.length]",
        &[json!(format!("so-chi-tieu/2/ledger/{}", CHO_VAM.id))],
    );
    Seen {
        heap: metric("JSHeapUsedSize"),
        wasm,
        nodes: metric("Nodes"),
        listeners: metric("JSEventListeners"),
        kept,
    }
}
