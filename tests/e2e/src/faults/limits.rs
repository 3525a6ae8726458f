//! A place to keep things that is full, or that the browser does not give.

use std::{fs, path::Path};

use serde_json::Value;

use crate::numbers::{BOOK, has_plan, number, open_grid, show_grid, type_in};
use crate::places::{NO_JOURNAL, NO_LOCAL, Place, fill_local, free_local};
use crate::{Key, Page, Profile, button};

use super::{Row, SAVED, SAVED_FOR_NOW, Tally, is_reported};

/// How many saves there are, the opening of the plan among them.
const SAVES: usize = 6;
/// How often what is always the same is done.
const TIMES: usize = 5;

pub(super) fn rows() -> Vec<Row> {
    vec![
        Row::each(
            SAVES,
            "full",
            "Local storage full before the 1st, 2nd … 6th save",
            full,
        ),
        Row::each(TIMES, "no-local", "Local storage forbidden", without_local),
        Row::each(TIMES, "no-journal", "IndexedDB forbidden", |tally, _| {
            without(tally, NO_JOURNAL, SAVED_FOR_NOW)
        }),
        Row::each(
            TIMES,
            "no-storage",
            "Both forbidden in the browser's settings: looked for in the page and in the copy it gives",
            without_any,
        ),
    ]
}

fn full(tally: &mut Tally, way: usize) {
    tally.journey().walk(|page| {
        if way == 0 {
            fill_local(page);
        }
        open_grid(page);
        is_reported(page, SAVED);
        for save in 1..SAVES {
            if save == way {
                fill_local(page);
            }
            type_in(page, [save]);
            is_reported(page, SAVED);
        }
        let local = Place::Local.read(page, BOOK);
        assert!(!local.contains(&number(SAVES - 1)), "there was room");
        tally.check_anew(page, 1..SAVES);

        free_local(page);
        type_in(page, [SAVES]);
        is_reported(page, SAVED);
        tally.check_anew(page, 1..=SAVES);
    });
}

fn without_local(tally: &mut Tally, _: usize) {
    without(tally, NO_LOCAL, SAVED);
}

/// A browser that forbids one place, closed; then one on the same profile that does not.
fn without(tally: &mut Tally, script: &str, words: &str) {
    let profile = Profile::new();
    tally.journey().in_profile(&profile).walk(|page| {
        page.before_load(script);
        page.reload();
        open_grid(page);
        type_in(page, 0..SAVES);
        is_reported(page, words);
        note_code(tally, page);
        tally.check_anew(page, 0..SAVES);
    });
    tally.journey().in_profile(&profile).walk(|page| {
        assert!(has_plan(page), "the next browser has no plan");
        show_grid(page);
        tally.check(page, 0..SAVES);
        type_in(page, [SAVES]);
        is_reported(page, SAVED);
    });
}

fn without_any(tally: &mut Tally, _: usize) {
    tally.journey().forbidding_storage().walk(|page| {
        open_grid(page);
        type_in(page, 0..SAVES);
        page.press(Key::Tab);
        page.alerts_that("STORE-01");
        note_code(tally, page);
        tally.check(page, 0..SAVES);
        check_copy(tally, page, 0..SAVES);
    });
}

/// Looks for numbers in the copy that the page offers when it cannot save.
pub(super) fn check_copy(tally: &mut Tally, page: &Page, numbers: impl IntoIterator<Item = usize>) {
    page.click(&button("Tải bản sao ngay"));
    check_file(tally, &page.downloaded("so_tinh-bien-2026"), numbers);
}

/// Looks for them in a file that the page has given.
pub(super) fn check_file(tally: &mut Tally, file: &Path, numbers: impl IntoIterator<Item = usize>) {
    let text = fs::read_to_string(file).unwrap();
    let copy: Value = serde_json::from_str(&text).unwrap();
    let entries = copy["entries"].as_array().unwrap();
    let figures = |entry: &Value| [entry["numerator"].clone(), entry["denominator"].clone()];
    let held: Vec<String> = entries
        .iter()
        .flat_map(figures)
        .map(|figure| figure.to_string())
        .collect();
    for at in numbers {
        tally.checked += 1;
        let there = held.contains(&number(at));
        if !there {
            println!("{} is not in the copy: {held:?}", number(at));
        }
        tally.lost += usize::from(!there);
    }
}

/// Notes with which codes the page says that something cannot be saved.
pub(super) fn note_code(tally: &mut Tally, page: &Page) {
    let said = page.alerts();
    for code in said
        .split_whitespace()
        .filter(|word| word.starts_with("STORE-"))
    {
        tally.remark(&format!("the page said {code}"));
    }
}
