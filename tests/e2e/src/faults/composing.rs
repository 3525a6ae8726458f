//! The page goes while a number is being composed, as phones and input methods do with every text.

use std::{
    thread,
    time::{Duration, Instant},
};

use crate::numbers::{BOOK, cell, compose, hide, number, open_grid, show_grid, type_in};
use crate::places::Place;
use crate::{Page, Profile};

use super::{Row, SAVED, Tally, is_reported};

/// The number under composition; those before it are typed and saved first.
const LAST: usize = 4;
/// How long a save may take, and how often it is looked for.
const SAVE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(50);

/// How the page goes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Reload,
    Leave,
    Kill,
    OtherCell,
}

const ENDS: [End; 4] = [End::Reload, End::Leave, End::Kill, End::OtherCell];

pub(super) fn rows() -> Vec<Row> {
    vec![Row::each(
        ENDS.len(),
        "composing",
        "A number under composition while “Đang gõ…” is said: page reloaded, left for another \
         address, hidden and the browser killed, another cell clicked on",
        |tally, way| walk(tally, ENDS[way]),
    )]
}

fn walk(tally: &mut Tally, end: End) {
    let profile = Profile::new();
    let journey = || tally.journey().in_profile(&profile);
    journey().walk_until_killed(|page| {
        open_grid(page);
        type_in(page, 0..LAST);
        is_reported(page, SAVED);
        let processes = page.processes();
        compose(page, LAST);
        match end {
            End::Reload => {
                page.reload();
                is_reported(page, SAVED);
            }
            End::Leave => {
                page.open("huong-dan.md");
                page.open("");
                is_reported(page, SAVED);
            }
            End::OtherCell => {
                page.click(&cell(LAST + 1));
                is_reported(page, SAVED);
            }
            End::Kill => {
                hide(page);
                is_kept_in_time(page);
            }
        }
        processes.kill();
    });
    journey().walk(|page| {
        show_grid(page);
        tally.check(page, 0..=LAST);
    });
}

/// Waits as long as a save takes: a hidden page says nothing.
fn is_kept_in_time(page: &Page) {
    let start = Instant::now();
    let kept = || Place::Journal.read(page, BOOK).contains(&number(LAST));
    while !kept() && start.elapsed() < SAVE {
        thread::sleep(PAUSE);
    }
}
