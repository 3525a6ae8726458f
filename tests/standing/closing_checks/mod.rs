//! What is found before a quarter is closed: sort by sort, in what order, and what it keeps open.

mod before;
mod entries;
mod forms;
mod misses;
mod words;

use super::*;
use so_chi_tieu::calendar::Year;
use so_chi_tieu::standing::{Clash, ClosingChecks, Finding, Found, Place, Refusal, closing_checks};

/// Code, where, and whether it blocks.
fn told(checks: &ClosingChecks) -> Vec<(&'static str, String, bool)> {
    let all = checks.findings.iter();
    all.map(|finding| {
        let place = match &finding.place {
            Place::Entry(key) => key.to_string(),
            Place::Form(field, column) => format!("{field} {}", column.number()),
        };
        (finding.found.code(), place, finding.found.blocks())
    })
    .collect()
}

fn codes(plan: &Plan, ledger: &Ledger, quarter: Quarter) -> Vec<&'static str> {
    let checks = closing_checks(plan, ledger, quarter, &[]);
    told(&checks).into_iter().map(|(code, ..)| code).collect()
}

fn unread(text: &str) -> Figures {
    Figures::Ratio(Cell::Unread(text.to_owned()), Cell::Known(count(100)))
}

/// A plan of another year with the same targets.
fn older(plan: &Plan, year: i32) -> Plan {
    Plan {
        year: Year::new(year).expect("a year"),
        ..plan.clone()
    }
}

fn indicator_plan(accumulation: &str) -> Plan {
    plan_with(&[
        target_value(
            "A",
            at_least(0),
            json!({ "indicator": "online", "accumulation": accumulation }),
        ),
        target_value("B", at_least(0), json!({})),
    ])
}

#[test]
fn only_what_cannot_be_keeps_a_quarter_open_and_the_rest_wants_words() {
    let plan = plan_with(&[
        target_value("A", at_least(80), json!({})),
        target_value("B", at_least(80), json!({})),
    ]);
    let checks = |figures: Option<Figures>| {
        let entries = figures
            .map(|figures| (of_target("A"), II, figures))
            .into_iter();
        let entries = entries.chain([(of_target("B"), II, known(90, 100))]);
        closing_checks(&plan, &ledger(entries), II, &[])
    };
    let refusal = |figures: Option<Figures>, words: &str| checks(figures).refusal(words);
    assert_eq!(refusal(Some(known(90, 100)), ""), None);
    assert_eq!(refusal(None, " "), Some(Refusal::Unexplained(1)));
    assert_eq!(refusal(None, "Chưa có số"), None);
    assert_eq!(
        refusal(Some(known(2, 1)), "Chưa có số"),
        Some(Refusal::Impossible(1))
    );
    let found = checks(Some(known(2, 1)));
    assert_eq!(found.that_block(true).count(), 1);
    assert_eq!(found.that_block(false).count(), 0);
}

#[test]
fn what_blocks_comes_first_and_codes_stand_together() {
    let plan = plan_with(&[
        target_value("A", at_least(80), json!({})),
        target_value("B", at_least(80), json!({})),
        target_value("C", at_least(80), json!({})),
        target_value("D", at_least(80), json!({})),
    ]);
    let figures = ledger([
        (of_target("A"), II, known(10, 100)),
        (of_target("B"), II, known(3, 2)),
        (of_target("D"), II, unread("x")),
    ]);
    let found = told(&closing_checks(&plan, &figures, II, &[]));
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(code, at, _)| (*code, at.as_str()))
        .collect();
    let expected = [
        ("CHOT-01", "B"),
        ("CHOT-01", "D"),
        ("CHOT-04", "C"),
        ("CHOT-07", "A"),
    ];
    assert_eq!(found, expected);
}
