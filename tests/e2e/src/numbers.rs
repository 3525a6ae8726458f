//! Numbers to try faults on: each in a cell of its own in the entry grid, none like another.

use std::{
    collections::BTreeMap,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::places::Place;
use crate::steps::{TINH_BIEN, open_entry, open_plan};
use crate::{Key, Page, Query, group, heading};

/// Where the book of [`TINH_BIEN`] lies, in either place.
pub const BOOK: &str = "so-chi-tieu/2/ledger/tinh-bien-2026";

/// Targets that are entered as two counts.
const TARGETS: [&str; 8] = [
    "II.1", "II.2", "II.4", "II.5", "II.6", "II.7", "II.8", "II.12",
];
const QUARTER: &str = "II";

/// How many there are.
pub const ALL: usize = 2 * TARGETS.len();

/// How long the page may take to show what it has.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(50);

/// The cell of a number.
pub fn cell(at: usize) -> Query {
    let target = TARGETS[at / 2];
    match at % 2 {
        0 => TINH_BIEN.over(target, QUARTER),
        _ => TINH_BIEN.under(target, QUARTER),
    }
}

/// The number: those above the line are smaller than all below it.
pub fn number(at: usize) -> String {
    (1_001 + at + at % 2 * 1_000).to_string()
}

/// Opens the plan, as someone does who has none, and the grid.
pub fn open_grid(page: &Page) {
    open_plan(page, &TINH_BIEN);
    show_grid(page);
}

/// Goes to the grid: whether there is a plan to fill it.
pub fn has_plan(page: &Page) -> bool {
    page.open("#/nhap");
    let (grid, nothing) = (group("Chọn quý"), heading("Chưa mở kế hoạch nào"));
    page.wait("the grid, or the word that there is no plan", || {
        let found = page.shows(&grid);
        (found || page.shows(&nothing)).then_some(found)
    })
}

/// Waits until the browser keeps the page's files.
pub fn is_kept(page: &Page) {
    page.wait("a worker that answers for the page", || {
        page.eval::<bool>("return !!navigator.serviceWorker.controller", &[])
            .then_some(())
    });
}

/// Goes to the grid of a plan that is open.
pub fn show_grid(page: &Page) {
    open_entry(page, &TINH_BIEN, QUARTER);
}

/// Types numbers, key by key.
pub fn type_in(page: &Page, numbers: impl IntoIterator<Item = usize>) {
    for at in numbers {
        page.fill(&cell(at), &number(at));
    }
}

/// Puts a number in at one stroke, as an input method does: it is never there in part.
pub fn insert(page: &Page, at: usize) {
    page.click(&cell(at));
    page.chord(Key::Control, "a");
    page.devtools("Input.insertText", json!({ "text": number(at) }));
}

/// The beginning of a number, as an input method or a phone's keyboard has it before it is done.
pub fn compose(page: &Page, at: usize) {
    page.click(&cell(at));
    page.chord(Key::Control, "a");
    let text = number(at);
    let length = text.chars().count();
    page.devtools(
        "Input.imeSetComposition",
        json!({ "text": text, "selectionStart": length, "selectionEnd": length }),
    );
    page.wait("the line to say that something is being typed", || {
        page.saving().contains("Đang gõ…").then_some(())
    });
}

/// Has another tab lie over this one.
pub fn hide(page: &Page) {
    page.eval::<Value>(
        "document.addEventListener('visibilitychange', () =>
             localStorage.setItem('other/seen', document.visibilityState));",
        &[],
    );
    page.open_in_new_tab("huong-dan.md");
    page.wait("the first tab to be hidden", || {
        (Place::Local.read(page, "other/seen") == "hidden").then_some(())
    });
}

/// What the grid shows in the cell of a number, without dots.
pub fn shown(page: &Page, at: usize) -> String {
    let all = fields(page);
    all.get(&cell(at).name).cloned().unwrap_or_default()
}

/// How many of the numbers the grid does not show.
pub fn missing(page: &Page, numbers: impl IntoIterator<Item = usize>) -> usize {
    let wanted: Vec<(String, String)> = numbers
        .into_iter()
        .map(|at| (cell(at).name, number(at)))
        .collect();
    let start = Instant::now();
    loop {
        let all = fields(page);
        let there = wanted
            .iter()
            .filter(|(name, text)| all.get(name) == Some(text));
        let missing = wanted.len() - there.count();
        if missing == 0 {
            return 0;
        }
        if start.elapsed() > PATIENCE {
            // Told where it ran: a loss is to be understood.
            println!("wanted {wanted:?}, found {all:?}");
            return missing;
        }
        thread::sleep(PAUSE);
    }
}

/// The text of every field, without the dots of thousands.
pub fn fields(page: &Page) -> BTreeMap<String, String> {
    page.eval(
        "const fields = [...document.querySelectorAll('main input[aria-label]')];
         return Object.fromEntries(fields.map((field) =>
             [field.getAttribute('aria-label'), field.value.replaceAll('.', '')]));",
        &[],
    )
}
