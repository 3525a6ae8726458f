//! Ten ledgers of 4 MB each: more than the local storage has room for.

use serde_json::{Value, json};

use crate::numbers::has_plan;
use crate::steps::{TINH_BIEN, choose_quarter};
use crate::{Page, Profile, button, combobox, heading, samples};

use super::{Row, SAVED, Tally, is_alive, is_reported};

const LEDGERS: usize = 10;
/// Steps in the log of each, some 390 bytes long.
const STEPS: i64 = 10_400;
/// The least size of each, in bytes.
const SIZE: usize = 4_000_000;

pub(super) fn rows() -> Vec<Row> {
    vec![Row::repeated(
        "ten-ledgers",
        "Ten ledgers of 4 MB, of 10,400 steps each, imported and typed into; browser killed 0 ms after \
         the word on the last number: looked for in all ten",
        walk,
    )]
}

/// A plan of its own year: plans are told apart by it in the choice.
fn year(at: usize) -> i32 {
    2026 + i32::try_from(at).unwrap()
}

fn typed(at: usize) -> String {
    (7_001 + at).to_string()
}

/// The count that the log has come to.
fn last(at: usize) -> i64 {
    STEPS + i64::try_from(at).unwrap()
}

fn entry(at: usize, over: i64) -> Value {
    let mut entry = samples::counts(year(at), 2, "ho_so_tt", over, 20_000);
    entry["entered_at"] = json!("2026-06-12T08:01:00+07:00");
    entry
}

/// A backup with a long log, in which one number grows.
fn ledger(at: usize) -> String {
    let mut plan = samples::plan(TINH_BIEN.id);
    plan["id"] = json!(format!("nhieu-{}", year(at)));
    plan["year"] = json!(year(at));
    let first = last(at) - STEPS;
    let step = |number: i64| {
        json!({
            "step": number, "at": "2026-06-12T08:01:00+07:00", "who": "Lò Thị Mai", "cause": "typed",
            "changes": [{
                "before": { "entry": entry(at, first + number - 1) },
                "after": { "entry": entry(at, first + number) },
            }],
        })
    };
    let mut backup = samples::backup(&plan, &[entry(at, last(at))]);
    backup["log"] = (1..=STEPS).map(step).collect();
    backup["revision"] = json!(STEPS);
    backup.to_string()
}

fn walk(tally: &mut Tally, _: usize) {
    let profile = Profile::new();
    let journey = || tally.journey().in_profile(&profile);
    journey().walk_until_killed(|page| {
        for at in 0..LEDGERS {
            import(page, at);
        }
        let processes = page.processes();
        for at in 0..LEDGERS {
            show(page, at);
            page.fill(&TINH_BIEN.over("II.7", "II"), &typed(at));
            is_reported(page, SAVED);
        }
        processes.kill();
    });
    journey().walk(|page| {
        assert!(has_plan(page), "the page has no plan");
        for at in 0..LEDGERS {
            show(page, at);
            check(tally, page, at);
        }
    });
}

fn import(page: &Page, at: usize) {
    let text = ledger(at);
    assert!(text.len() > SIZE, "only {} bytes", text.len());
    let file = page.file(&format!("{at}.json"), text);
    page.open("#/ke-hoach");
    page.give_file("plan-file", &file);
    page.find(&heading(&format!(
        "Xem trước: Phường Tịnh Biên {}",
        year(at)
    )));
    page.click(&button("Nhập bản sao này"));
    page.is_at("#/tong-quan");
    is_reported(page, SAVED);
}

/// Shows the grid of one of them.
fn show(page: &Page, at: usize) {
    page.open("#/nhap");
    let words = format!("Phường Tịnh Biên · {}", year(at));
    page.choose(&combobox("Kế hoạch đang xem"), &words);
    choose_quarter(page, "II");
    page.find(&heading(&format!("Nhập số liệu Quý II/{}", year(at))));
    is_alive(page);
}

/// The number of the log and the one typed are there.
fn check(tally: &mut Tally, page: &Page, at: usize) {
    let wanted = [("II.6", last(at).to_string()), ("II.7", typed(at))];
    for (target, number) in wanted {
        tally.checked += 1;
        let cell = TINH_BIEN.over(target, "II");
        let shown = page.find(&cell).value().replace('.', "");
        if shown != number {
            println!("ledger {at}, {cell}: “{shown}” instead of {number}");
            tally.lost += 1;
        }
    }
}
