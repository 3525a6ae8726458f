//! The clock of the machine goes wrong, or the year turns.

use serde_json::json;

use crate::numbers::{has_plan, open_grid, show_grid, shown, type_in};
use crate::{Page, Profile, button};

use super::{Row, SAVED, Tally, is_reported};

const BEFORE: usize = 4;
const AFTER: usize = 8;
const DAY: i64 = 86_400_000;

/// How far the clock is set back, in milliseconds.
const BACK: [i64; 2] = [DAY, 365 * DAY];
const ZONES: [&str; 3] = ["America/Los_Angeles", "Pacific/Kiritimati", "UTC"];
/// The last seconds of the year in Viet Nam, UTC+7.
const LAST_SECONDS: &str = "2026-12-31T16:59:50Z";
/// Clocks that cannot be right: the first two years are before any that a file may say, or long
/// gone, the others after it.
const WRONG: [&str; 4] = [
    "1899-03-01T05:00:00Z",
    "1999-12-31T16:59:50Z",
    "2101-06-14T02:00:00Z",
    "2107-01-01T00:00:00Z",
];

pub(super) fn rows() -> Vec<Row> {
    vec![
        Row::each(
            BACK.len(),
            "clock",
            "Clock set back by a day, by a year; undone after it",
            |tally, way| {
                walk(
                    tally,
                    |_| {},
                    |page| set_clock(page, &format!("real() - {}", BACK[way])),
                );
            },
        ),
        Row::each(
            ZONES.len(),
            "zone",
            "Time zone changed; undone after it",
            |tally, way| {
                let zone = json!({ "timezoneId": ZONES[way] });
                let change = |page: &Page| {
                    page.devtools("Emulation.setTimezoneOverride", zone.clone());
                };
                walk(tally, |_| {}, change);
            },
        ),
        Row::each(
            1,
            "year",
            "The year turns: 31/12/2026 23:59 to 01/01/2027; undone after it",
            |tally, _| {
                let last = |page: &Page| {
                    let start: i64 = page.eval("return Date.now()", &[]);
                    set_clock(
                        page,
                        &format!("real() - {start} + Date.parse('{LAST_SECONDS}')"),
                    );
                };
                let first = |page: &Page| {
                    let now = "return new Date(Date.now() + 7 * 3600000).getUTCFullYear()";
                    assert_eq!(page.eval::<i32>(now, &[]), 2026);
                    set_clock(page, "before() + 60000");
                    assert_eq!(page.eval::<i32>(now, &[]), 2027);
                };
                walk(tally, last, first);
            },
        ),
        Row::each(
            WRONG.len(),
            "clock-years",
            "Clock at 1899, 1999, 2101, 2107, which the page remarks on; looked for after a reload, \
             after the clock is right again, and after the browser was killed",
            |tally, way| wrong(tally, WRONG[way]),
        ),
    ]
}

/// The clock that the page reads, now and after every load.
fn set_clock(page: &Page, time: &str) {
    let script = format!(
        "{{
             const before = Date.now.bind(Date);
             globalThis.real ??= before;
             Date.now = () => {time};
         }}"
    );
    page.eval::<serde_json::Value>(&script, &[]);
    page.before_load(&script);
}

/// Numbers before and after a change of the time; then once more after a reload, where the last
/// one is undone.
fn walk(tally: &mut Tally, first: impl Fn(&Page), change: impl Fn(&Page)) {
    tally.journey().walk(|page| {
        first(page);
        page.reload();
        open_grid(page);
        type_in(page, 0..BEFORE);
        is_reported(page, SAVED);
        change(page);
        type_in(page, BEFORE..AFTER);
        is_reported(page, SAVED);
        tally.check(page, 0..AFTER);
        tally.check_anew(page, 0..AFTER);

        type_in(page, [AFTER]);
        is_reported(page, SAVED);
        tally.check_anew(page, 0..=AFTER);
        page.click(&button("Hoàn tác"));
        page.wait("the last number to be undone", || {
            shown(page, AFTER).is_empty().then_some(())
        });
        is_reported(page, SAVED);
        tally.check_anew(page, 0..AFTER);
        assert_eq!(shown(page, AFTER), "", "the number that was undone is back");
    });
}

/// Numbers typed under a clock that is wrong by years, and one after it is right again.
fn wrong(tally: &mut Tally, time: &str) {
    let profile = Profile::new();
    tally
        .journey()
        .in_profile(&profile)
        .walk_until_killed(|page| {
            let start: i64 = page.eval("return Date.now()", &[]);
            set_clock(page, &format!("real() - {start} + Date.parse('{time}')"));
            page.reload();
            open_grid(page);
            page.alerts_that("GIO-01");
            type_in(page, 0..BEFORE);
            is_reported(page, SAVED);
            tally.check_anew(page, 0..BEFORE);
            type_in(page, BEFORE..AFTER);
            is_reported(page, SAVED);

            set_clock(page, "real()");
            tally.check_anew(page, 0..AFTER);
            assert!(!page.alerts().contains("GIO-01"), "the clock is right");
            let processes = page.processes();
            type_in(page, [AFTER]);
            is_reported(page, SAVED);
            processes.kill();
        });
    tally.journey().in_profile(&profile).walk(|page| {
        assert!(has_plan(page), "the page has no plan");
        show_grid(page);
        tally.check(page, 0..=AFTER);
    });
}
