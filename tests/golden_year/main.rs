//! Whole years as they happen (entries, slips, corrections, closings, a reopening), and every
//! number that follows held against sheets that were worked out without this program. See
//! `tests/fixtures/golden_year/README.md`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../common/mod.rs"]
mod common;

mod completeness;
mod formulas;
mod index;
mod sheet;
mod story;
mod table;
mod tasks;

use std::collections::BTreeSet;

use common::{digest_of, opened_ledger};
use serde_json::{Value, json};
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::OpenPlan;
use so_chi_tieu::ledger::{Cause, Ledger, Moment};
use story::{Look, Year};
use table::{Sheet, Table};

/// The stories: one whole year, two of what its plan has not (a goal of the province, "more than",
/// parts; a leap year, sums over the year, a target said again), and one of what no real plan has.
const STORIES: [&str; 4] = [
    "tinh-bien-2026",
    "dien-chau-2026",
    "cho-vam-2024",
    "xa-moi-loai-2025",
];

/// A sheet's file and what the library says in its place.
type Part = (&'static str, fn(&OpenPlan, &[Look]) -> Table);

const PARTS: [Part; 4] = [
    ("sheet.csv", sheet::table),
    ("index766.csv", index::table),
    ("completeness.csv", completeness::table),
    ("tasks.csv", tasks::table),
];

/// The parts of a story: only the whole year has a sheet of tasks.
fn parts(story: &str) -> impl Iterator<Item = &'static Part> {
    let whole = story == STORIES[0];
    PARTS
        .iter()
        .filter(move |part| whole || part.0 != "tasks.csv")
}

fn agree(story: &str, plan: &OpenPlan, looks: &[Look]) {
    for (file, table) in parts(story) {
        let wrong = table(plan, looks).differences(&Sheet::of(story, file));
        assert!(
            wrong.is_empty(),
            "{story}/{file}: {} cells differ\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    }
}

#[test]
fn every_row_of_the_sheets_is_what_the_library_says() {
    for story in STORIES {
        let year = Year::replayed(story);
        agree(story, &year.plan, &year.looks);
    }
}

/// Saved and opened again at every look, and the whole year with its log at the end.
#[test]
fn the_sheets_hold_after_saving_and_opening_again() {
    for story in STORIES {
        let year = Year::replayed(story);
        let looks: Vec<Look> = year
            .looks
            .iter()
            .map(|look| saved(&year.plan, look))
            .collect();
        agree(story, &year.plan, &looks);
        let last = year.looks.last().expect("a look");
        assert_eq!(last.ledger, year.ledger, "{story} ends with a look");
        let opened = reopened(&year.plan, &year.ledger, &year.log, last.at);
        assert_eq!(opened.ledger, year.ledger, "{story}");
        assert_eq!(opened.log, year.log, "{story}");
    }
}

fn reopened(
    plan: &OpenPlan,
    ledger: &Ledger,
    log: &so_chi_tieu::ledger::Log,
    at: Moment,
) -> so_chi_tieu::file::OpenLedger {
    opened_ledger(&plan.backup(ledger, log, 1, at))
}

fn saved(plan: &OpenPlan, look: &Look) -> Look {
    let ledger = reopened(plan, &look.ledger, &look.log, look.at).ledger;
    assert_eq!(ledger, look.ledger, "{:?}", look.at);
    Look {
        ledger,
        ..look.clone()
    }
}

/// The log alone leads to the same ledger: every step's changes, one after the other.
#[test]
fn the_log_leads_to_the_same_year() {
    for story in STORIES {
        let year = Year::replayed(story);
        let mut again = Ledger::default();
        for change in year.log.steps().iter().flat_map(|step| &step.changes) {
            again.carry_out(change);
        }
        assert_eq!(again, year.ledger, "{story}");
    }
}

/// What was closed in which order, under which revision, and that each digest is the one a person
/// reckons from the files by `docs/format.md`.
#[test]
fn quarters_are_closed_as_the_story_says() {
    let year = Year::replayed(STORIES[0]);
    let closings: Vec<(Cause, Quarter, u32)> = year.closings();
    use Quarter::{I, II, III, IV};
    let expected = [
        (Cause::Closed, I, 1),
        (Cause::Reopened, I, 1),
        (Cause::Closed, I, 2),
        (Cause::Closed, II, 1),
        (Cause::Closed, III, 1),
        (Cause::Reopened, III, 1),
        (Cause::Closed, III, 2),
        (Cause::Closed, IV, 1),
    ];
    assert_eq!(closings, expected);
    let digests: BTreeSet<&String> = year.digests.iter().map(|(_, digest)| digest).collect();
    assert_eq!(
        digests.len(),
        6,
        "no two closings of this year say the same"
    );
    for (quarter, closing) in year.ledger.closings() {
        assert_eq!(
            closing.digest,
            year.plan.closing_digest(&year.ledger, *quarter)
        );
        assert_eq!(closing.digest, reckoned(&year, *quarter), "{quarter:?}");
    }
}

/// The digest of a closing from the files alone.
fn reckoned(year: &Year, quarter: Quarter) -> String {
    let at = year.looks.last().expect("a look").at;
    let backup: Value = read(&year.plan.backup(&year.ledger, &year.log, 1, at));
    let sent: Value = read(&year.plan.submission(&year.ledger, quarter, 1, at));
    let own = |part: &str| -> Value {
        let all = backup[part].as_array().cloned().unwrap_or_default();
        let of = |one: &Value| one["quarter"] == quarter.number();
        all.into_iter().filter(of).collect()
    };
    digest_of(&json!({
        "plan": backup["plan"]["id"],
        "year": backup["plan"]["year"],
        "quarter": quarter.number(),
        "entries": own("entries"),
        "portal": own("portal"),
        "notes": own("notes"),
        "forms": own("forms"),
        "standings": sent["standings"],
    }))
}

/// What is sent upward names the days that its figures cover, over the leap day and the turn of
/// the year.
#[test]
fn what_is_sent_upward_names_its_days() {
    for (story, quarter, days) in [
        (STORIES[2], 1, ("2023-12-15", "2024-03-14")),
        (STORIES[2], 4, ("2024-09-15", "2024-12-14")),
        (STORIES[0], 1, ("2025-12-15", "2026-03-14")),
        (STORIES[0], 2, ("2026-03-15", "2026-06-14")),
        (STORIES[0], 4, ("2026-09-15", "2026-12-14")),
        (STORIES[3], 1, ("2025-01-01", "2025-03-31")),
    ] {
        let year = Year::replayed(story);
        let quarter = Quarter::try_from(quarter).expect("a quarter");
        let at = year.looks.last().expect("a look").at;
        let sent = read(&year.plan.submission(&year.ledger, quarter, 1, at));
        assert_eq!(
            (&sent["window_first"], &sent["window_last"]),
            (&json!(days.0), &json!(days.1))
        );
    }
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// Any cell of any sheet, changed, is found: that row, that column, and nothing else.
#[test]
fn a_changed_cell_is_found() {
    for story in STORIES {
        let year = Year::replayed(story);
        for (file, table) in parts(story) {
            let (table, sheet) = (table(&year.plan, &year.looks), Sheet::of(story, file));
            for row in 0..sheet.rows() {
                let key = sheet.key(row);
                let (table, sheet) = (table.only(&key), sheet.only(row));
                for column in sheet.compared() {
                    let wrong = table.differences(&sheet.altered(0, column));
                    // What tells rows apart, changed: a row too many, and one too few.
                    let found = if sheet.is_key(column) { 2 } else { 1 };
                    let (at, last) = (format!("{file}: {key}, {column}"), wrong.last());
                    assert_eq!(wrong.len(), found, "{at}");
                    assert!(last.expect("words").contains(&key), "{at}: {wrong:?}");
                }
            }
        }
    }
}

#[test]
fn a_row_too_many_or_too_few_is_found() {
    for story in STORIES {
        let year = Year::replayed(story);
        for (file, table) in parts(story) {
            let (table, sheet) = (table(&year.plan, &year.looks), Sheet::of(story, file));
            assert_eq!(table.differences(&sheet.without(0)).len(), 1, "{file}");
            assert_eq!(table.differences(&sheet.doubled(0)).len(), 1, "{file}");
            assert!(sheet.rows() > 8, "{story}/{file}");
        }
    }
}

/// Each target of the plan has its rows at every look, those that say another again as well.
#[test]
fn no_target_lacks_a_row() {
    for story in STORIES {
        let year = Year::replayed(story);
        let sheet = Sheet::of(story, "sheet.csv");
        let spans: usize = year.looks.iter().map(|look| look.spans().count()).sum();
        for target in &year.plan.plan.targets {
            let rows = sheet.count("target", target.id.as_str());
            assert_eq!(rows, spans, "{story}: {}", target.id.as_str());
        }
        assert_eq!(
            sheet.rows(),
            spans * year.plan.plan.targets.len(),
            "{story}"
        );
    }
}

/// The stories are worth the name: every state, every way a year can go on, is in some sheet.
#[test]
fn the_stories_hold_every_sort_of_answer() {
    let sheets = STORIES.map(|story| Sheet::of(story, "sheet.csv"));
    let has = |column: &str, start: &str| {
        let found = sheets.iter().any(|sheet| sheet.any(column, start));
        assert!(found, "{column}: {start}");
    };
    for state in ["met", "floor_met", "near", "missed", "open", "no_data"] {
        has("state", state);
    }
    for ahead in [
        "over",
        "no pace",
        "itself",
        "out, ",
        "needs reference",
        "no number",
        "no count",
        "0 to ",
    ] {
        has("goal_ahead", ahead);
    }
    for column in [
        "faulty",
        "from_form",
        "nothing_arose",
        "without",
        "like",
        "floor_ahead",
        "goal_excess",
    ] {
        assert!(sheets.iter().any(|sheet| sheet.any(column, "")), "{column}");
    }
    let year = Year::replayed(STORIES[0]);
    let explained = year.ledger.notes().filter(|(_, note)| note.explains());
    assert_eq!(explained.count(), 5, "misses with cause and remedy");
}
