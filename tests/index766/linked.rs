//! Inputs from the entries of a plan.

use super::*;
use so_chi_tieu::calendar::Quarter::{I, II, III, IV};
use so_chi_tieu::index766::{Known, linked};
use so_chi_tieu::ledger::{Cell, Ledger};
use so_chi_tieu::plan::Plan;
use so_chi_tieu::standing::Span;

fn plan() -> Plan {
    let speaks_of = |id: &str, indicator: &str| {
        target_value(id, at_least(80), json!({ "indicator": indicator }))
    };
    plan_with(&[
        speaks_of("1", "ho_so_tt"),
        speaks_of("2", "pakn_dung_han"),
        speaks_of("3", "chung_thuc_dt"),
        speaks_of("4", "so_hoa"),
        target_value(
            "5",
            at_least(80),
            json!({ "indicator": "kq_dien_tu", "own_entry": true }),
        ),
    ])
}

fn book() -> Ledger {
    ledger([
        (of_indicator("ho_so_tt"), I, known(30, 100)),
        (of_indicator("ho_so_tt"), II, known(40, 200)),
        (of_indicator("ho_so_tt"), IV, known(9, 8)),
        (of_indicator("pakn_dung_han"), I, known(0, 0)),
        (of_indicator("chung_thuc_dt"), I, known(0, 1)),
        (of_indicator("chung_thuc_dt"), II, known(1, 1)),
        (
            of_indicator("so_hoa"),
            I,
            so_chi_tieu::ledger::Figures::Ratio(Cell::Known(count(3)), Cell::Empty),
        ),
        (of_target("5"), I, known(1, 1)),
    ])
}

#[test]
fn entries_give_the_counts_of_their_quarters() {
    let (rules, plan, book) = (rules(), plan(), book());
    let of = |key: &str, span| linked(&rules, &plan, &book, span)(key);
    let year = Span::ToDate(IV);
    let online = of("ho_so_tt", year);
    // 70 of 300: counts are added, never rates; what is wrong is left out.
    assert_eq!(online.known, Some(Known::Share(count(70), count(300))));
    assert_eq!(online.used, [I, II]);
    assert_eq!(online.left_out, [III, IV]);
    let second = of("ho_so_tt", Span::Quarter(II));
    assert_eq!(second.known, Some(Known::Share(count(40), count(200))));
    assert_eq!(second.used, [II]);
    // Nothing arose is known.
    let none = Some(Known::Share(count(0), count(0)));
    assert_eq!(of("pakn_dung_han", year).known, none);
    // A state is the last one known.
    let last = of("chung_thuc_dt", year);
    assert_eq!(last.known, Some(Known::Share(count(1), count(1))));
    assert_eq!(last.used, [II]);
    // Half an entry, an entry of its own, no target, no indicator, no such input.
    for key in ["so_hoa", "kq_dien_tu", "thanh_toan_tt", "kho_dien_tu", "la"] {
        assert_eq!(of(key, year).known, None, "{key}");
    }
    assert_eq!(of("so_hoa", year).left_out, [I, II, III, IV]);
}

#[test]
fn what_is_entered_for_an_input_goes_before() {
    let (rules, plan, book) = (rules(), plan(), book());
    let entries = linked(&rules, &plan, &book, Span::ToDate(II));
    let own = figures(&[("kho_dien_tu", 1, 4), ("ho_so_tt", 1, 2)]);
    let inputs = |key: &str| asked(&own)(key).or_else(|| entries(key));
    let estimate = estimate(&rules, &inputs);
    assert_eq!(part(&estimate, "kho_dien_tu").points, range("1", "1"));
    assert_eq!(part(&estimate, "ho_so_tt").points, range("6", "6"));
    assert_eq!(part(&estimate, "pakn_dung_han").points, range("6", "6"));
    assert_eq!(part(&estimate, "chung_thuc_dt").points, range("2", "2"));
    assert_eq!(part(&estimate, "chung_thuc_dt").figures.used, [II]);
    assert_eq!(estimate.missing.len(), rules.asked().len() - 4);
}

/// How many of the 21 inputs the entries of each real plan can give: the rest must be typed.
#[test]
fn real_plans_give_some_of_the_inputs() {
    let rules = rules();
    for (id, expected) in [
        ("tinh-bien-2026", 11),
        ("dai-son-2026", 6),
        ("tan-trung-2024", 6),
        ("cho-vam-2024", 9),
        ("dien-chau-2026", 8),
    ] {
        let path = format!("{}/plans/{id}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let plan = open_plan(&serde_json::from_str(&text).unwrap()).plan;
        let mut entries = Vec::new();
        for key in plan.entry_keys() {
            entries.push((key.clone(), I, known(1, 2)));
        }
        let book = ledger(entries);
        let inputs = linked(&rules, &plan, &book, Span::ToDate(I));
        let asked = rules.asked();
        let given = asked.iter().filter(|own| inputs(&own.key).known.is_some());
        let given: Vec<&str> = given.map(|own| own.key.as_str()).collect();
        assert_eq!(given.len(), expected, "{id}: {given:?}");
        let estimate = estimate(&rules, &inputs);
        assert_eq!(estimate.missing.len(), asked.len() - expected, "{id}");
    }
}
