//! What a plan says beyond its words.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../common/mod.rs"]
mod common;

mod duties;
mod expected;
mod forms;
mod occurrences;

use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use common::open_text;
use so_chi_tieu::calendar::{Clock, Month, Year};
use so_chi_tieu::file::Opened;
use so_chi_tieu::plan::{
    Deadline, Every, Occurrence, OccurrenceKey, PeriodEnd, Plan, Reckoning, Recurrence,
};

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn year(value: i32) -> Year {
    Year::new(value).unwrap()
}

/// Key and day of each: `m02 2024-02-29`; a dash where the day is open.
fn listed(occurrences: &[Occurrence]) -> Vec<String> {
    let of = |one: &Occurrence| {
        let day = one.due.map_or("–".to_owned(), |day| day.to_string());
        format!("{} {day}", one.key)
    };
    occurrences.iter().map(of).collect()
}

/// The five plans.
fn plans() -> Vec<Plan> {
    let names = [
        "cho-vam-2024",
        "dai-son-2026",
        "dien-chau-2026",
        "tan-trung-2024",
        "tinh-bien-2026",
    ];
    let read = names.map(|name| {
        let path = format!("{}/plans/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("the plan is there");
        match open_text(&text) {
            Ok(Opened::Plan(plan)) => plan.plan,
            other => panic!("{name}: {other:?}"),
        }
    });
    read.to_vec()
}

#[test]
fn an_occurrence_has_one_text() {
    let texts = [
        "w01", "w53", "m03", "m12", "q1", "q4", "h1", "h2", "y", "n2", "e1", "e255",
    ];
    for text in texts {
        let key = OccurrenceKey::parse(text).unwrap();
        assert_eq!(key.to_string(), text);
    }
    let wrong = [
        "", "w", "w1", "w00", "w54", "m00", "m13", "m3", "q0", "q5", "q01", "h3", "y1", "n0",
        "n02", "e0", "e256", "+1", "m+3", "m 3", "ệ1", "x1",
    ];
    for text in wrong {
        assert_eq!(OccurrenceKey::parse(text), None, "{text}");
    }
}
