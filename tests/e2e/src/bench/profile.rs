//! What takes the time of a cold start and of a key press, for reading.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::keys::{enter, open_grid, press};
use super::stats::number;
use super::usable;
use super::visit::{Host, at, forget_files, nowhere, slow_down, traced_at};
use crate::{Page, Profile};

/// How many functions are named.
const MOST: usize = 25;
/// Microseconds between two looks.
const INTERVAL: u32 = 200;
/// Keys whose profiles are added up.
const KEYS: [char; 8] = ['1', '2', '3', '4', '5', '6', '7', '8'];
/// Notes when a module was asked for and was there.
const MODULES: &str = "
    window.modules = [];
    const real = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
        const start = performance.now();
        const made = await real.apply(WebAssembly, given);
        window.modules.push([start, performance.now(), 'a module, received and compiled']);
        return made;
    };";

/// Where in the trace the keys begin.
const MARK: &str = "keys";

/// Both profiles.
pub(super) fn print() {
    cold_start();
    key_press();
    key_trace();
}

fn cold_start() {
    let (host, profile) = (Host::start(), Profile::new());
    usable::leave_plan(&host, &profile);
    nowhere(Some(&profile), |page| {
        // Profiled in the process that the page will be in.
        page.go(&format!("{}plain.html", host.url()));
        forget_files(page, &host);
        host.slow();
        page.before_load(MODULES);
        let before = begin(page);
        let time = usable::measure(page, &format!("{}#/nhap", host.url()), "entry");
        let seen = end(page, before);
        println!(
            "\nCold start of the entry page, usable after {} ms",
            number(time, 0)
        );
        let all: Vec<(f64, f64, String)> = page.eval(include_str!("timeline.js"), &[]);
        for (start, end, name) in all {
            println!(
                "  {:>6} – {:>6} ms  {name}",
                number(start, 0),
                number(end, 0)
            );
        }
        seen.print(1.0);
    });
    host.fast();
}

fn key_press() {
    let host = Host::start();
    at(&host.url(), |page| {
        open_grid(page);
        slow_down(page);
        enter(page, 150);
        let before = begin(page);
        for key in KEYS {
            press(page, key);
        }
        let seen = end(page, before);
        println!("\nA key in the grid, of {} one after the other", KEYS.len());
        seen.print(KEYS.len() as f64);
    });
}

/// The page's thread in the trace of so many keys.
fn key_trace() {
    let host = Host::start();
    traced_at(&host.url(), |page| {
        open_grid(page);
        slow_down(page);
        enter(page, 150);
        // The trace can be had once only.
        page.eval::<Value>(&format!("performance.mark('{MARK}')"), &[]);
        for key in KEYS {
            press(page, key);
        }
        println!("\nThe same, as the page's thread has it:");
        for (name, time) in spans(&page.trace()).into_iter().take(MOST) {
            println!("  {:>7} ms  {name}", number(time / KEYS.len() as f64, 1));
        }
    });
}

/// Milliseconds of the busiest page's thread, by what it did, without what was done within.
fn spans(events: &[Value]) -> Vec<(String, f64)> {
    let mark = events.iter().find(|event| event["name"] == MARK);
    let from = mark.and_then(|mark| mark["ts"].as_f64());
    let whole = events
        .iter()
        .filter(|event| event["ph"] == "X" && event["ts"].as_f64() >= from);
    let mut whole: Vec<Span> = whole.filter_map(Span::of).collect();
    // What lies around another comes first.
    whole.sort_by(|one, other| {
        (one.start, other.end)
            .partial_cmp(&(other.start, one.end))
            .unwrap()
    });
    let mut calls: BTreeMap<u64, usize> = BTreeMap::new();
    for span in whole.iter().filter(|span| span.name == "FunctionCall") {
        *calls.entry(span.thread).or_default() += 1;
    }
    let main = calls.into_iter().max_by_key(|(_, count)| *count);
    let (mut open, mut times): (Vec<&Span>, BTreeMap<&str, f64>) = Default::default();
    for span in whole
        .iter()
        .filter(|span| Some(span.thread) == main.map(|(thread, _)| thread))
    {
        while open.last().is_some_and(|around| around.end <= span.start) {
            open.pop();
        }
        if let Some(around) = open.last() {
            *times.entry(around.name).or_default() -= span.length();
        }
        *times.entry(span.name).or_default() += span.length();
        open.push(span);
    }
    let mut times: Vec<(String, f64)> = times
        .into_iter()
        .map(|(name, time)| (name.to_owned(), time / 1e3))
        .collect();
    times.sort_by(|one, other| other.1.total_cmp(&one.1));
    times
}

/// Something that a thread did, in microseconds.
struct Span<'a> {
    thread: u64,
    name: &'a str,
    start: f64,
    end: f64,
}

impl<'a> Span<'a> {
    fn of(event: &'a Value) -> Option<Self> {
        let (start, length) = (event["ts"].as_f64()?, event["dur"].as_f64()?);
        Some(Self {
            thread: event["tid"].as_u64()?,
            name: event["name"].as_str()?,
            start,
            end: start + length,
        })
    }

    fn length(&self) -> f64 {
        self.end - self.start
    }
}

/// Where time went.
struct Seen {
    /// Milliseconds by function, the function's own.
    functions: Vec<(String, f64)>,
    /// Seconds by what the browser did.
    work: Vec<(&'static str, f64)>,
}

impl Seen {
    /// For one of so many.
    fn print(&self, count: f64) {
        for (name, seconds) in &self.work {
            println!("  {:>7} ms  {name}", number(seconds * 1e3 / count, 1));
        }
        println!("  of which by function, its own:");
        for (name, time) in self.functions.iter().take(MOST) {
            println!("  {:>7} ms  {name}", number(time / count, 1));
        }
    }
}

/// What the browser tells of its work, in seconds.
const WORK: [&str; 4] = [
    "TaskDuration",
    "ScriptDuration",
    "LayoutDuration",
    "RecalcStyleDuration",
];

fn begin(page: &Page) -> [f64; 4] {
    page.devtools("Performance.enable", json!({}));
    page.devtools("Profiler.enable", json!({}));
    page.devtools(
        "Profiler.setSamplingInterval",
        json!({ "interval": INTERVAL }),
    );
    page.devtools("Profiler.start", json!({}));
    work(page)
}

fn end(page: &Page, before: [f64; 4]) -> Seen {
    let told = page.devtools("Profiler.stop", json!({}));
    let spent = work(page).into_iter().zip(before);
    let spent = spent.map(|(now, before)| now - before);
    Seen {
        functions: own_times(&told["profile"]),
        work: WORK.into_iter().zip(spent).collect(),
    }
}

/// Seconds so far, by what the browser did.
fn work(page: &Page) -> [f64; 4] {
    let told = page.devtools("Performance.getMetrics", json!({}));
    let metrics = told["metrics"].as_array().unwrap();
    WORK.map(|name| {
        let found = metrics.iter().find(|one| one["name"] == name);
        found.and_then(|one| one["value"].as_f64()).unwrap()
    })
}

/// Milliseconds that each function was seen in, the most first.
fn own_times(profile: &Value) -> Vec<(String, f64)> {
    let nodes = profile["nodes"].as_array().unwrap().iter();
    let names: BTreeMap<u64, String> = nodes
        .map(|node| (node["id"].as_u64().unwrap(), name_of(&node["callFrame"])))
        .collect();
    let samples = profile["samples"].as_array().unwrap().iter();
    let deltas = profile["timeDeltas"].as_array().unwrap().iter();
    let mut times: BTreeMap<&str, f64> = BTreeMap::new();
    for (sample, delta) in samples.zip(deltas) {
        let name = names[&sample.as_u64().unwrap()].as_str();
        *times.entry(name).or_default() += delta.as_f64().unwrap() / 1e3;
    }
    let mut times: Vec<(String, f64)> = times
        .into_iter()
        .map(|(name, time)| (name.to_owned(), time))
        .collect();
    times.sort_by(|one, other| other.1.total_cmp(&one.1));
    times
}

fn name_of(frame: &Value) -> String {
    let name = frame["functionName"].as_str().unwrap();
    let url = frame["url"].as_str().unwrap();
    match url.rsplit('/').next() {
        Some(file) if !file.is_empty() => format!("{name} ({file})"),
        _ => name.to_owned(),
    }
}
