//! What is kept in one place is spoilt by something else than the page; the other place has it.

use crate::numbers::{BOOK, open_grid, type_in};
use crate::places::{Place, sealed};
use crate::{Page, samples};

use super::{Row, SAVED, Tally, is_reported};

/// The numbers typed first, and all that are typed before the fault.
const FIRST: usize = 2;
const BEFORE: usize = 6;

/// When it happens.
#[derive(Clone, Copy, PartialEq)]
enum When {
    Closed,
    Open,
}

/// What a text is made of.
struct Kept {
    now: String,
    /// An earlier save.
    earlier: String,
    /// A plan file under a seal of its own.
    sealed_plan: String,
}

type Way = (&'static str, fn(&Kept) -> String);

const WAYS: [Way; 20] = [
    ("cut to nothing", |kept| cut(kept, 0)),
    ("cut to 1 character", |kept| cut(kept, 1)),
    ("cut in the digest", |kept| cut(kept, 30)),
    ("cut to its first line", |kept| {
        first_line(&kept.now).to_owned()
    }),
    ("cut to a half", |kept| {
        cut(kept, kept.now.chars().count() / 2)
    }),
    ("cut by 1 character", |kept| {
        cut(kept, kept.now.chars().count() - 1)
    }),
    ("a bit of the mark changed", |kept| flipped(kept, 0, 1)),
    (
        "a bit of the revision changed, now lower or higher by 1",
        |kept| flipped(kept, 5, 1),
    ),
    (
        "a bit of the revision changed, now higher or lower by 8",
        |kept| flipped(kept, 5, 8),
    ),
    ("a bit of the digest changed", |kept| flipped(kept, 20, 1)),
    ("the line break after the seal changed", |kept| {
        flipped(kept, first_line(&kept.now).len(), 1)
    }),
    ("a bit at the start of the text changed", |kept| {
        flipped(kept, 90, 1)
    }),
    ("a bit in the middle of the text changed", |kept| {
        flipped(kept, kept.now.len() / 2, 1)
    }),
    ("a bit at the end of the text changed", |kept| {
        flipped(kept, kept.now.len() - 3, 1)
    }),
    ("an earlier save", |kept| kept.earlier.clone()),
    ("a plan file", |_| {
        samples::plan("tinh-bien-2026").to_string()
    }),
    ("a plan file under a seal", |kept| kept.sealed_plan.clone()),
    ("a submission", |_| {
        r#"{"format": "so-chi-tieu/submission", "version": 1, "year": 2026, "quarter": 2}"#
            .to_owned()
    }),
    ("another program's JSON", |_| {
        r#"{"name": "package", "version": "1.0.0"}"#.to_owned()
    }),
    ("words", |_| "Kính gửi…\nhai dòng".to_owned()),
];

pub(super) fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for (place, place_name, place_words) in [
        (Place::Local, "local", "Local storage"),
        (Place::Journal, "journal", "IndexedDB"),
    ] {
        for (when, when_name, when_words) in [
            (When::Closed, "closed", "while the page is closed"),
            (When::Open, "open", "while it is open and goes on"),
        ] {
            rows.push(Row::each(
                WAYS.len(),
                &format!("spoilt-{place_name}-{when_name}"),
                &format!(
                    "{place_words} cut (6 lengths), a bit changed (8 places), replaced (an earlier \
                     save, a plan file, that under a seal, a submission, other JSON, words) {when_words}"
                ),
                move |tally, way| spoil(tally, place, when, WAYS[way]),
            ));
        }
    }
    rows
}

fn spoil(tally: &mut Tally, place: Place, when: When, (name, make): Way) {
    tally.journey().walk(|page| {
        open_grid(page);
        type_in(page, 0..FIRST);
        is_reported(page, SAVED);
        let earlier = place.read(page, BOOK);
        type_in(page, FIRST..BEFORE);
        is_reported(page, SAVED);
        let kept = Kept {
            now: place.read(page, BOOK),
            earlier,
            sealed_plan: sealed(page, 900, &samples::plan("tinh-bien-2026").to_string()),
        };
        let mut numbers = BEFORE;
        if when == When::Closed {
            leave(page);
            place.write(page, BOOK, &make(&kept));
        } else {
            place.write(page, BOOK, &make(&kept));
            type_in(page, [numbers]);
            numbers += usize::from(is_saved_or_refused(tally, page, name));
        }
        page.open("#/nhap");
        tally.check_anew(page, 0..numbers);

        // It goes on from there.
        type_in(page, [numbers]);
        is_reported(page, SAVED);
        tally.check_anew(page, 0..=numbers);
    });
}

/// Goes to an address of the same origin where no program runs.
pub(super) fn leave(page: &Page) {
    page.open("plans/tinh-bien-2026.json");
}

/// Waits for the word on the number typed last. Whether it is saved.
fn is_saved_or_refused(tally: &mut Tally, page: &Page, name: &str) -> bool {
    let said = page.wait("the number to be saved or not", || {
        let said = page.saving();
        (said.contains(SAVED) || said.contains("Chưa lưu được")).then_some(said)
    });
    if !said.contains(SAVED) {
        tally.remark(&format!(
            "{name}: the page said “{}”",
            said.trim_start_matches("● ")
        ));
    }
    said.contains(SAVED)
}

fn cut(kept: &Kept, length: usize) -> String {
    kept.now.chars().take(length).collect()
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

/// Some bits of one byte changed: of the first one from there on that stays ASCII.
fn flipped(kept: &Kept, from: usize, bits: u8) -> String {
    let mut bytes = kept.now.clone().into_bytes();
    let at = (from..bytes.len()).find(|at| bytes[*at].is_ascii());
    bytes[at.expect("no ASCII from there on")] ^= bits;
    String::from_utf8(bytes).unwrap()
}
