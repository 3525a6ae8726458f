//! A newer version of the page has written: this one leaves it alone and says so.

use serde_json::{Value, json};

use crate::numbers::{BOOK, open_grid, show_grid, type_in};
use crate::places::{Place, sealed};
use crate::steps::{TINH_BIEN, open_plan};
use crate::{Page, heading};

use super::limits::check_copy;
use super::spoilt::leave;
use super::{Row, SAVED, Tally, is_alive, is_reported};

/// What the newer version writes, made of what is kept.
type Form = fn(&Page, &str) -> String;

const FORMS: [Form; 3] = [
    // Another seal, under which anything may stand.
    |_, _| "sct3 9 0123456789abcdef\n{\"another\": \"layout\"}".to_owned(),
    // Another version of the ledger under the seal of today.
    |page, kept| sealed(page, 99, &newer_ledger(kept)),
    // The same without a seal.
    |_, kept| newer_ledger(kept),
];

/// Where it has written.
const PLACES: [&[Place]; 3] = [&Place::BOTH, &[Place::Local], &[Place::Journal]];

const NUMBERS: usize = 4;

pub(super) fn rows() -> Vec<Row> {
    let ways = FORMS.len() * PLACES.len();
    vec![
        Row::each(
            ways,
            "newer-closed",
            "A newer version has written (“sct3…”, a ledger of version 99, sealed or not; in both \
             places, in one) while the page was closed: looked for in what lies there, after the \
             plan was opened anew and typed into",
            closed,
        ),
        Row::each(
            ways,
            "newer-open",
            "The same while the page is open and is typed into: looked for in the page and in the \
             copy it gives",
            open,
        ),
    ]
}

fn newer_ledger(kept: &str) -> String {
    let (_, body) = kept.split_once('\n').unwrap();
    // Its log lies beside it, in pieces.
    let body = body.replace('\u{1}', "");
    let mut ledger: Value = serde_json::from_str(&body).unwrap();
    ledger["version"] = json!(99);
    ledger.to_string()
}

fn of_way(way: usize) -> (Form, &'static [Place]) {
    (FORMS[way / PLACES.len()], PLACES[way % PLACES.len()])
}

/// Everything that lies in either place.
fn lies(page: &Page) -> [String; 2] {
    Place::BOTH.map(|place| place.read(page, BOOK))
}

fn closed(tally: &mut Tally, way: usize) {
    let (form, places) = of_way(way);
    tally.journey().walk(|page| {
        open_grid(page);
        type_in(page, 0..NUMBERS);
        is_reported(page, SAVED);
        leave(page);
        let text = form(page, &Place::Local.read(page, BOOK));
        for place in places {
            place.write(page, BOOK, &text);
        }
        let before = lies(page);

        page.open("#/ke-hoach");
        page.alerts_that("STORE-04");
        assert!(!page.shows(&heading("Kế hoạch đang mở")), "it was opened");
        tally.remark("at the start and when typed into the page said STORE-04");
        is_untouched(tally, page, &before);
        open_plan(page, &TINH_BIEN);
        show_grid(page);
        type_in(page, [0]);
        is_refused(page);
        is_untouched(tally, page, &before);
        page.reload();
        is_untouched(tally, page, &before);
        is_alive(page);
    });
}

/// The status line says that the last number is not saved, and a banner why.
fn is_refused(page: &Page) {
    is_reported(page, "Chưa lưu được (STORE-04)");
    page.alerts_that("tải bản sao những gì vừa gõ");
}

/// Nothing of it was written over: every number that was in it is.
fn is_untouched(tally: &mut Tally, page: &Page, before: &[String; 2]) {
    tally.checked += NUMBERS;
    if lies(page) != *before {
        tally.lost += NUMBERS;
        tally.remark("what the newer version wrote was written over");
    }
}

fn open(tally: &mut Tally, way: usize) {
    let (form, places) = of_way(way);
    tally.journey().walk(|page| {
        open_grid(page);
        type_in(page, 0..NUMBERS);
        is_reported(page, SAVED);
        page.open_in_new_tab("plans/tinh-bien-2026.json");
        let text = form(page, &Place::Local.read(page, BOOK));
        for place in places {
            place.write(page, BOOK, &text);
        }
        page.use_tab(0);
        type_in(page, [NUMBERS]);
        is_refused(page);
        tally.remark("the page said STORE-04");
        for place in places {
            tally.checked += NUMBERS;
            if place.read(page, BOOK) != text {
                tally.lost += NUMBERS;
                tally.remark(&format!(
                    "{place:?}: what the newer version wrote was written over"
                ));
            }
        }
        tally.check(page, 0..=NUMBERS);
        check_copy(tally, page, 0..=NUMBERS);
        // Another one does not come through either.
        type_in(page, [NUMBERS + 1]);
        is_refused(page);
        tally.check(page, 0..=NUMBERS + 1);
        for place in places {
            assert_eq!(place.read(page, BOOK), text, "{place:?}");
        }
    });
}
