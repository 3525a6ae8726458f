//! Entries that are missing, unfinished or impossible, and parts above their wholes.

use super::*;

#[test]
fn an_entry_is_missing_unfinished_or_impossible() {
    let share = one(at_least(80), json!({}));
    let value_plan = one(at_least(80), json!({ "measure": "value", "unit": "điểm" }));
    let bare = one(at_least(1), json!({ "unit": "lần" }));
    let done = one(at_least(100), json!({ "measure": "done", "unit": "" }));
    let count_of = |over, under| known(over, under);
    let half = Figures::Ratio(Cell::Known(count(90)), Cell::Empty);
    let typo = Figures::Value(Cell::Unread("tám mươi".to_owned()));
    let (missing, wrong) = (("CHOT-04", false), ("CHOT-01", true));
    for (plan, figures, expected) in [
        (&share, None, vec![missing]),
        (&share, Some(half), vec![missing]),
        (&share, Some(unread("chín mươi")), vec![wrong]),
        (&share, Some(count_of(101, 100)), vec![wrong]),
        (&share, Some(count_of(1, 0)), vec![wrong]),
        (&share, Some(count_of(100, 100)), vec![]),
        // Nothing arose: entered, and nothing to judge.
        (&share, Some(count_of(0, 0)), vec![]),
        // More than once each is no share.
        (&bare, Some(count_of(101, 100)), vec![]),
        (&value_plan, Some(typo), vec![wrong]),
        (&value_plan, Some(value("81")), vec![]),
        (&done, None, vec![missing]),
        (&done, Some(Figures::Done(true)), vec![]),
    ] {
        let ledger = of_t(figures.clone().map(|figures| (II, figures)));
        let found = told(&closing_checks(plan, &ledger, II, &[]));
        let found: Vec<_> = found
            .iter()
            .map(|(code, _, block)| (*code, *block))
            .collect();
        assert_eq!(found, expected, "{figures:?}");
    }
}

#[test]
fn a_part_above_its_whole_blocks_and_unequal_denominators_do_not() {
    let plan = plan_of("tan-trung-2024");
    let of = |early: (u64, u64), on_time: (u64, u64)| {
        let entry =
            |id: &str, (over, under)| (target(&plan, id).entry.clone(), I, known(over, under));
        let ledger = ledger([entry("II.5.b", early), entry("II.5.a", on_time)]);
        let checks = closing_checks(&plan, &ledger, I, &[]);
        let nested = checks
            .findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Nested(ref fault) => Some((fault.clash, finding.found.blocks())),
                _ => None,
            });
        nested.collect::<Vec<_>>()
    };
    assert_eq!(of((410, 640), (638, 640)), []);
    let above = Clash::Numerator(count(639), count(638));
    assert_eq!(of((639, 640), (638, 640)), [(above, true)]);
    let unequal = Clash::Unequal(count(638), count(640));
    assert_eq!(of((410, 638), (638, 640)), [(unequal, false)]);
}
