//! The site's data are cleared under the open page.

use std::{thread, time::Duration};

use crate::numbers::{has_plan, open_grid, show_grid, type_in};
use crate::places::clear_site;
use crate::{Page, Profile, button};

use super::{Row, SAVED, Tally, is_reported};

/// Numbers typed before it, and all with those typed after it.
const BEFORE: usize = 4;
const AFTER: usize = 6;

/// What is done about it.
const ANSWERS: usize = 3;
/// When: while nothing is saved, or so many milliseconds after a number was typed.
const MOMENTS: [Option<u64>; 3] = [None, Some(100), Some(450)];

pub(super) fn rows() -> Vec<Row> {
    vec![Row::each(
        ANSWERS * MOMENTS.len(),
        "cleared",
        "Site data cleared under the open page (at rest, before and in a save), then “Ghi lại”, the next \
         number, or “Để trống” and the next number; browser killed when all is saved again",
        clear,
    )]
}

fn clear(tally: &mut Tally, way: usize) {
    let (answer, moment) = (way % ANSWERS, MOMENTS[way / ANSWERS]);
    let profile = Profile::new();
    let journey = || tally.journey().in_profile(&profile);
    let asked = journey().walk_until_killed(|page| {
        open_grid(page);
        type_in(page, 0..BEFORE);
        is_reported(page, SAVED);
        let mut typed = BEFORE;
        if let Some(milliseconds) = moment {
            type_in(page, [typed]);
            typed += 1;
            thread::sleep(Duration::from_millis(milliseconds));
        }
        clear_site(page);
        let asked = is_asked(page);
        if asked {
            match answer {
                0 => page.click(&button("Ghi lại")),
                2 => page.click(&button("Để trống")),
                _ => {}
            }
        }
        type_in(page, typed..AFTER);
        let processes = page.processes();
        is_reported(page, SAVED);
        processes.kill();
        asked
    });
    journey().walk(|page| {
        tally.remark(match asked {
            true => "the page said that the data were cleared",
            false => "what was not saved yet was written again by itself",
        });
        if has_plan(page) {
            show_grid(page);
            tally.check(page, 0..AFTER);
        } else {
            tally.lose(AFTER);
        }
    });
}

/// Waits until the page asks what to do, or has written everything again by itself.
fn is_asked(page: &Page) -> bool {
    let gone = "return Object.keys(localStorage).every((key) => !key.includes('/ledger/'))";
    page.wait("the page to ask, or to have written again", || {
        let asked = page.saving().contains("Dữ liệu của trang vừa bị xóa");
        let written = !page.eval::<bool>(gone, &[]) && page.saving().contains(SAVED);
        (asked || written).then_some(asked)
    })
}
