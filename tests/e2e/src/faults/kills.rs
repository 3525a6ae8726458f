//! The browser is killed, all its processes at once, and another one opens what is left.

use std::{thread, time::Duration};

use crate::numbers::{has_plan, insert, number, open_grid, show_grid, shown, type_in};
use crate::places::NO_JOURNAL;
use crate::{Page, Profile};

use super::{Row, SAVED, SAVED_FOR_NOW, Tally, is_reported};

/// Milliseconds after the words that all is saved.
const DELAYS: [u64; 6] = [0, 100, 500, 1_500, 3_000, 4_500];
/// The number typed last; those before it are typed and saved first.
const LAST: usize = 8;
/// Saving begins 400 ms after a key and takes some more: the kills of a row lie before it, in it and after it.
const SAVE: u64 = 800;
const STEPS: u64 = 20;

pub(super) fn rows() -> Vec<Row> {
    let mut rows: Vec<Row> = DELAYS.into_iter().map(after_saving).collect();
    rows.push(Row::repeated(
        "kill-saving",
        "Browser killed during a save, 0 to 760 ms after the last number was put in",
        while_saving,
    ));
    rows.push(Row {
        control: true,
        ..Row::repeated(
            "kill-control",
            "Control, without IndexedDB: browser killed 0 ms after “Đã lưu tạm lúc…”",
            without_journal,
        )
    });
    rows
}

fn after_saving(delay: u64) -> Row {
    let name = format!("kill-{delay}");
    let fault = format!("Browser killed {delay} ms after “Đã lưu trên máy này lúc…”");
    let trial = move |tally: &mut Tally, _| saved(tally, Duration::from_millis(delay));
    Row::repeated(&name, &fault, trial)
}

/// Does something in a browser that is killed in it, and looks at what the next one opens.
fn killed(tally: &mut Tally, kill: impl Fn(&Page), look: impl Fn(&mut Tally, &Page)) {
    let profile = Profile::new();
    let journey = || tally.journey().in_profile(&profile);
    journey().walk_until_killed(kill);
    journey().walk(|page| look(tally, page));
}

fn saved(tally: &mut Tally, delay: Duration) {
    let kill = |page: &Page| {
        open_grid(page);
        type_in(page, 0..LAST);
        let processes = page.processes();
        type_in(page, [LAST]);
        is_reported(page, SAVED);
        thread::sleep(delay);
        processes.kill();
    };
    killed(tally, kill, |tally, page| {
        is_opened(tally, page);
        tally.check(page, 0..=LAST);
    });
}

fn while_saving(tally: &mut Tally, trial: usize) {
    let step = u64::try_from(trial).unwrap() % STEPS;
    let kill = |page: &Page| {
        open_grid(page);
        type_in(page, 0..LAST);
        is_reported(page, SAVED);
        let processes = page.processes();
        insert(page, LAST);
        thread::sleep(Duration::from_millis(step * SAVE / STEPS));
        processes.kill();
    };
    killed(tally, kill, |tally, page| {
        is_opened(tally, page);
        tally.check(page, 0..LAST);
        let last = shown(page, LAST);
        if last == number(LAST) {
            tally.remark("the number under way was there, whole");
        } else if last.is_empty() {
            tally.remark("the number under way was not there");
        } else {
            tally.lose(1);
            tally.remark("the number under way was there in part");
        }
    });
}

fn without_journal(tally: &mut Tally, _: usize) {
    let kill = |page: &Page| {
        page.before_load(NO_JOURNAL);
        page.reload();
        open_grid(page);
        type_in(page, 0..LAST);
        let processes = page.processes();
        type_in(page, [LAST]);
        is_reported(page, SAVED_FOR_NOW);
        processes.kill();
    };
    killed(tally, kill, |tally, page| {
        if has_plan(page) {
            show_grid(page);
            tally.check(page, 0..=LAST);
        } else {
            tally.remark("not even the plan was there");
            tally.lose(LAST + 1);
        }
    });
}

/// The next browser shows the plan; what it says of recovery is noted.
fn is_opened(tally: &mut Tally, page: &Page) {
    assert!(has_plan(page), "the page has no plan");
    let said = page.alerts();
    if said.contains("đã lấy lại bản lưu mới nhất") {
        tally.remark("the page said “đã lấy lại bản lưu mới nhất”");
    }
    show_grid(page);
}
