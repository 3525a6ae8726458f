//! Several tabs: they edit in turn and at once; the one that writes is closed, hangs, is loaded
//! anew.

use std::{collections::BTreeMap, thread, time::Duration};

use serde_json::{Value, json};

use crate::numbers::{cell, fields, insert, number, open_grid, show_grid, shown, type_in};
use crate::{Page, button};

use super::{Row, SAVED, Tally, is_alive, is_reported};

const ROUNDS: usize = 8;
const TIMES: usize = 10;
/// The number that is on its way into the storage when something happens.
const UNDER_WAY: usize = 4;
/// How long two windows are typed into at once.
const AT_ONCE: Duration = Duration::from_secs(8);
/// Longer than a window waits for another one's word before it takes over.
const HANG: u64 = 6_000;
/// Reloads are spread over this many milliseconds after a number: over all of its save.
const SAVE: usize = 800;
const STEPS: usize = 20;

pub(super) fn rows() -> Vec<Row> {
    vec![
        Row::each(
            TIMES,
            "tabs-turn",
            "Two tabs edit in turn with “Sửa ở đây”, 8 times",
            in_turn,
        ),
        Row::each(
            TIMES,
            "tabs-once",
            "Two windows are typed into at once for 8 s, each takes over again and again",
            at_once,
        ),
        Row::each(
            TIMES,
            "tab-closed",
            "The tab that writes is closed, after a save and in the middle of one",
            closed,
        ),
        Row::each(
            TIMES,
            "tab-hung",
            "The tab that writes hangs for 6 s with a number under way, another one takes over",
            hung,
        ),
        Row::each(
            TIMES,
            "tab-frozen",
            "The tab that writes is frozen by the browser, every second time with a number under way; another one takes over",
            frozen,
        ),
        Row::each(
            STEPS,
            "reload-saving",
            "Reload during a save, 0 to 760 ms after the last number was put in",
            reload,
        ),
    ]
}

/// Makes this tab the one that writes.
fn take_over(page: &Page) {
    let edit = button("Sửa ở đây");
    if page.shows(&edit) {
        page.click(&edit);
        page.find_gone(&edit);
    }
}

fn in_turn(tally: &mut Tally, _: usize) {
    tally.journey().walk(|page| {
        open_grid(page);
        page.open_in_new_tab("#/nhap");
        show_grid(page);
        for round in 0..ROUNDS {
            page.use_tab(round % 2);
            take_over(page);
            type_in(page, [round]);
            is_reported(page, SAVED);
        }
        for tab in 0..2 {
            page.use_tab(tab);
            tally.check(page, 0..ROUNDS);
        }
        tally.check_anew(page, 0..ROUNDS);
    });
}

fn at_once(tally: &mut Tally, _: usize) {
    tally.journey().walk(|page| {
        open_grid(page);
        page.open_in_new_window("#/nhap");
        show_grid(page);
        for tab in 0..2 {
            page.use_tab(tab);
            let arguments = [json!(tab), json!(2), json!(100_000 * (tab + 1))];
            page.eval::<Value>(include_str!("typist.js"), &arguments);
        }
        thread::sleep(AT_ONCE);
        for tab in 0..2 {
            page.use_tab(tab);
            page.eval::<Value>("typist.stopped = true", &[]);
        }
        let mut saved: BTreeMap<String, String> = BTreeMap::new();
        for tab in 0..2 {
            page.use_tab(tab);
            is_alive(page);
            saved.extend(page.eval::<BTreeMap<String, String>>("return typist.saved", &[]));
            let [count, takeovers, refused]: [usize; 3] = page.eval(
                "return [typist.count, typist.takeovers, typist.refused]",
                &[],
            );
            println!(
                "window {tab}: {count} numbers, {takeovers} times taken over, refused {refused}"
            );
        }
        page.close_tab();
        page.use_tab(0);
        page.reload();
        show_grid(page);
        let there = fields(page);
        for (cell, number) in &saved {
            tally.checked += 1;
            // A later number of the same cell may have been on its way.
            let found = there.get(cell).and_then(|text| text.parse::<u64>().ok());
            tally.lost += usize::from(found < number.parse().ok());
        }
    });
}

fn closed(tally: &mut Tally, way: usize) {
    let in_the_middle = way % 2 == 1;
    tally.journey().walk(|page| {
        open_grid(page);
        page.open_in_new_tab("#/nhap");
        show_grid(page);
        page.use_tab(0);
        type_in(page, 0..ROUNDS);
        is_reported(page, SAVED);
        if in_the_middle {
            insert(page, ROUNDS);
        }
        page.close_tab();
        page.use_tab(0);
        page.find_gone(&button("Sửa ở đây"));
        tally.check(page, 0..ROUNDS + usize::from(in_the_middle));
        type_in(page, [ROUNDS + 1]);
        is_reported(page, SAVED);
        tally.check_anew(page, 0..ROUNDS + usize::from(in_the_middle));
        tally.check(page, [ROUNDS + 1]);
    });
}

/// Has this tab, at a word of another one, take a number and do nothing else for a while after.
fn hang_later(page: &Page, at: usize, after: usize) {
    page.eval::<Value>(
        "const [name, number, after, time] = arguments;
         const line = new BroadcastChannel('hang');
         const hang = () => {
             const end = performance.now() + time;
             while (performance.now() < end);
         };
         line.onmessage = () => {
             line.close();
             const fields = [...document.querySelectorAll('main input[aria-label]')];
             const field = fields.find((one) => one.getAttribute('aria-label') === name);
             field.value = number;
             field.dispatchEvent(new InputEvent('input', { bubbles: true }));
             setTimeout(hang, after);
         };",
        &[
            json!(cell(at).name),
            json!(number(at)),
            json!(after),
            json!(HANG),
        ],
    );
}

/// The tab that writes hangs with a number under way; another one takes over.
fn hung(tally: &mut Tally, way: usize) {
    tally.journey().walk(|page| {
        two_tabs(page);
        // Before its save begins, or somewhere in it.
        hang_later(page, UNDER_WAY, way * SAVE / TIMES);
        page.use_tab(1);
        page.eval::<Value>("new BroadcastChannel('hang').postMessage('')", &[]);
        take_over(page);
        type_in(page, UNDER_WAY + 1..ROUNDS);
        is_reported(page, SAVED);
        let had = shown(page, UNDER_WAY) == number(UNDER_WAY);
        come_back(tally, page, Some(had));
    });
}

/// The same where the browser freezes the tab; it is woken when the other one has asked.
fn frozen(tally: &mut Tally, way: usize) {
    tally.journey().walk(|page| {
        two_tabs(page);
        if way % 2 == 1 {
            insert(page, UNDER_WAY);
        }
        set_state(page, "frozen");
        page.use_tab(1);
        page.click(&button("Sửa ở đây"));
        if way % 2 == 1 {
            page.says("Đang chờ thẻ kia lưu xong");
            page.use_tab(0);
            set_state(page, "active");
            page.use_tab(1);
        }
        page.find_gone(&button("Sửa ở đây"));
        type_in(page, UNDER_WAY + 1..ROUNDS);
        is_reported(page, SAVED);
        let had = shown(page, UNDER_WAY) == number(UNDER_WAY);
        page.use_tab(0);
        set_state(page, "active");
        come_back(tally, page, (way % 2 == 1).then_some(had));
    });
}

/// The first tab writes, has saved some numbers and is shown; the second one looks on.
fn two_tabs(page: &Page) {
    open_grid(page);
    page.open_in_new_tab("#/nhap");
    show_grid(page);
    page.use_tab(0);
    type_in(page, 0..UNDER_WAY);
    is_reported(page, SAVED);
}

fn set_state(page: &Page, state: &str) {
    page.devtools("Page.setWebLifecycleState", json!({ "state": state }));
}

/// The first tab comes back. What the other one has saved is there; what the first one says of
/// its own number, if there was one, is true.
fn come_back(tally: &mut Tally, page: &Page, other_has_it: Option<bool>) {
    page.use_tab(0);
    let said = page.wait("the word on the number under way", || {
        let said = page.saving();
        (!said.contains("Đang lưu")).then_some(said)
    });
    is_alive(page);
    let shows = shown(page, UNDER_WAY) == number(UNDER_WAY);
    if let Some(has_it) = other_has_it {
        tally.remark(match (has_it, shows) {
            (true, true) => "the number under way was in both tabs",
            (true, false) => "the number under way was in the other tab",
            (false, true) if said.contains("STORE-03") => {
                "the number under way was in the first tab, which said STORE-03"
            }
            (false, true) => "the number under way was in the first tab alone",
            (false, false) => "the number under way was nowhere",
        });
    }
    page.use_tab(1);
    tally.check_anew(page, 0..UNDER_WAY);
    tally.check(page, UNDER_WAY + 1..ROUNDS);
    if said.contains(SAVED) && shows {
        tally.check(page, [UNDER_WAY]);
    }
}

fn reload(tally: &mut Tally, way: usize) {
    tally.journey().walk(|page| {
        open_grid(page);
        type_in(page, 0..ROUNDS);
        is_reported(page, SAVED);
        insert(page, ROUNDS);
        thread::sleep(Duration::from_millis(
            u64::try_from(way * SAVE / STEPS).unwrap(),
        ));
        tally.check_anew(page, 0..ROUNDS);
        if shown(page, ROUNDS) == number(ROUNDS) {
            tally.remark("the number under way was there, too");
        }
    });
}
