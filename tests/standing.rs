//! How targets and tasks stand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod common;

use Quarter::{I, II, III, IV};
use State::{FloorMet, Met, Missed, Near, NoData, Open};
use chrono::{Datelike, NaiveDate};
use common::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use so_chi_tieu::calendar::{Quarter, Year};
use so_chi_tieu::ledger::{
    Cell, Command, EntryFault, Figures, Ledger, NEAR_DEFAULT, Part, Progress,
};
use so_chi_tieu::number::Decimal;
use so_chi_tieu::plan::{EntryKey, Plan, Threshold, Verdict};
use so_chi_tieu::standing::{
    Figure, Span, Standing, State, Tally, TaskStanding, standing, task_standing,
};
use so_chi_tieu::text::NumberFault;

/// One target "T" of its own entry.
fn one(threshold: Value, more: Value) -> Plan {
    plan_with(&[target_value("T", threshold, more)])
}

/// How "T" stands.
fn stands(plan: &Plan, ledger: &Ledger, span: Span) -> Standing {
    standing(plan, target(plan, "T"), ledger, span)
}

fn of_t(entries: impl IntoIterator<Item = (Quarter, Figures)>) -> Ledger {
    ledger(
        entries
            .into_iter()
            .map(|(quarter, figures)| (of_target("T"), quarter, figures)),
    )
}

fn rate(numerator: u64, denominator: u64) -> Option<Figure> {
    Some(Figure::Rate {
        numerator: count(numerator),
        denominator: count(denominator),
        factor: 100,
    })
}

// Thresholds.

#[track_caller]
fn check_rate(threshold: Value, (over, under): (u64, u64), expected: State) {
    let plan = one(threshold.clone(), json!({}));
    let found = stands(&plan, &of_t([(I, known(over, under))]), Span::Quarter(I));
    assert_eq!(found.state, expected, "{over}/{under} against {threshold}");
}

#[test]
fn at_least_is_met_from_the_goal_on() {
    let goal = json!({ "kind": "at_least", "value": 80 });
    for (figures, expected) in [
        ((0, 100), Missed),
        ((7_599, 10_000), Missed),
        ((76, 100), Near), // 80 less 5 % of 80
        ((7_999, 10_000), Near),
        ((80, 100), Met),
        ((4, 5), Met),
        ((8_001, 10_000), Met),
        ((100, 100), Met),
    ] {
        check_rate(goal.clone(), figures, expected);
    }
}

#[test]
fn more_than_is_met_above_the_goal_only() {
    let goal = json!({ "kind": "more_than", "value": 99.5 });
    for (figures, expected) in [
        ((94_524, 100_000), Missed), // 99.5 less 5 % of it is 94.525
        ((94_525, 100_000), Near),
        ((995, 1_000), Near),
        ((199, 200), Near),
        ((199_000, 200_000), Near),
        ((199_001, 200_000), Met),
        ((995_000_000_001, 1_000_000_000_000), Met),
        ((1, 1), Met),
    ] {
        check_rate(goal.clone(), figures, expected);
    }
}

#[test]
fn at_most_is_met_up_to_the_goal() {
    let goal = json!({ "kind": "at_most", "value": 10 });
    for (figures, expected) in [
        ((0, 7), Met),
        ((9, 100), Met),
        ((10, 100), Met),
        ((1_001, 10_000), Near),
        ((1_050, 10_000), Near), // 10 and 5 % of 10
        ((1_051, 10_000), Missed),
        ((100, 100), Missed),
    ] {
        check_rate(goal.clone(), figures, expected);
    }
}

#[test]
fn less_than_is_met_below_the_goal_only() {
    let goal = json!({ "kind": "less_than", "value": 10 });
    for (figures, expected) in [
        ((999, 10_000), Met),
        ((99_999_999_999, 1_000_000_000_000), Met),
        ((1, 10), Near),
        ((1_050, 10_000), Near),
        ((1_051, 10_000), Missed),
    ] {
        check_rate(goal.clone(), figures, expected);
    }
}

#[test]
fn exactly_is_met_at_the_goal_only() {
    for (figures, expected) in [
        ((9_499, 10_000), Missed),
        ((95, 100), Near),
        ((99_999, 100_000), Near),
        ((7, 7), Met),
    ] {
        check_rate(
            json!({ "kind": "exactly", "value": 100 }),
            figures,
            expected,
        );
    }
    for (figures, expected) in [
        ((4_749, 10_000), Missed),
        ((475, 1_000), Near),
        ((1, 2), Met),
        ((525, 1_000), Near),
        ((5_251, 10_000), Missed),
    ] {
        check_rate(json!({ "kind": "exactly", "value": 50 }), figures, expected);
    }
}

#[test]
fn a_floor_stands_below_an_aspiration() {
    for kind in ["at_least", "exactly"] {
        let goal = json!({ "kind": kind, "value": 100, "floor": 95 });
        for (figures, expected) in [
            ((9_024, 10_000), Missed), // near is near the floor: 95 less 5 % of it is 90.25
            ((9_025, 10_000), Near),
            ((9_499, 10_000), Near),
            ((95, 100), FloorMet),
            ((99, 100), FloorMet),
            ((100, 100), Met),
        ] {
            check_rate(goal.clone(), figures, expected);
        }
    }
}

#[test]
fn a_range_includes_its_lower_end_only() {
    let range = |beyond| json!({ "kind": "between", "from": 80, "below": 90, "beyond": beyond });
    for (figures, missed_beyond, met_beyond) in [
        ((7_599, 10_000), Missed, Missed),
        ((76, 100), Near, Near),
        ((79_999, 100_000), Near, Near),
        ((80, 100), Met, Met),
        ((89_999, 100_000), Met, Met),
        ((90, 100), Near, Met),
        ((945, 1_000), Near, Met), // 90 and 5 % of it
        ((9_451, 10_000), Missed, Met),
        ((100, 100), Missed, Met),
    ] {
        check_rate(range("missed"), figures, missed_beyond);
        check_rate(range("met"), figures, met_beyond);
    }
    let unsaid = json!({ "kind": "between", "from": 80, "below": 90 });
    check_rate(unsaid, (100, 100), Missed);
}

#[test]
fn above_a_reference_needs_the_reference() {
    let plan = one(
        json!({ "kind": "above_reference", "reference": "mức trung bình của tỉnh" }),
        json!({}),
    );
    let mut book = of_t([(I, known(90, 100))]);
    let found = stands(&plan, &book, Span::Quarter(I));
    assert_eq!((found.state, found.needs_reference), (NoData, true));
    assert_eq!((found.figure, found.goal), (rate(90, 100), None));

    for (value, expected) in [("94.8", Missed), ("90", Near), ("89.9999", Met)] {
        book.apply(Command::SetReference(
            target_id("T"),
            Some(reference(value)),
        ));
        let found = stands(&plan, &book, Span::Quarter(I));
        assert_eq!(found.state, expected, "above {value}");
        assert_eq!(found.goal, Some(decimal(value)));
        assert!(!found.needs_reference);
    }
}

#[test]
fn numbers_and_yes_or_no_are_judged_too() {
    let check = |threshold: Value, measure: &str, figures: Option<Figures>, expected: State| {
        let more = json!({ "measure": measure, "accumulation": "point", "unit": "điểm" });
        let plan = one(threshold.clone(), more);
        let book = of_t(figures.clone().map(|figures| (II, figures)));
        let found = stands(&plan, &book, Span::ToDate(II));
        assert_eq!(found.state, expected, "{figures:?} against {threshold}");
    };
    let four = json!({ "kind": "exactly", "value": 4 });
    check(four.clone(), "value", Some(value("3.7999")), Missed);
    check(four.clone(), "value", Some(value("3.8")), Near);
    check(four.clone(), "value", Some(value("4")), Met);
    check(four.clone(), "value", Some(value("4.2")), Near);
    check(four.clone(), "value", Some(value("4.2001")), Missed);
    check(four, "value", None, NoData);
    let most = json!({ "kind": "at_most", "value": 0 });
    check(most.clone(), "value", Some(value("-0.5")), Met);
    check(most.clone(), "value", Some(value("0")), Met);
    check(most, "value", Some(value("0.0001")), Missed);
    for kind in ["exactly", "at_least"] {
        let done = json!({ "kind": kind, "value": 100 });
        check(done.clone(), "done", Some(Figures::Done(true)), Met);
        check(done.clone(), "done", Some(Figures::Done(false)), Missed);
        check(done, "done", None, NoData);
    }
}

#[test]
fn a_rate_without_percent_is_not_multiplied() {
    let more = json!({ "unit": "hồ sơ/người" });
    let plan = one(json!({ "kind": "at_least", "value": 2.5 }), more);
    let check = |over, under, expected| {
        let found = stands(&plan, &of_t([(I, known(over, under))]), Span::Quarter(I));
        assert_eq!(found.state, expected, "{over} for {under}");
        assert_eq!(found.lacking, None);
    };
    check(10, 4, Met);
    check(9_999, 4_000, Near);
    check(9, 4, Missed);
}

#[test]
fn what_is_shown_is_rounded_and_what_is_judged_is_not() {
    let check = |goal: Value, over, under, shown: &str, expected| {
        let plan = one(goal, json!({}));
        let found = stands(&plan, &of_t([(I, known(over, under))]), Span::Quarter(I));
        let figure = found.figure.expect("a figure");
        assert_eq!(figure.rounded(2), decimal(shown), "{over}/{under}");
        assert_eq!(found.state, expected, "{over}/{under}");
    };
    let least = json!({ "kind": "at_least", "value": 80 });
    check(least.clone(), 79_996, 100_000, "80", Near);
    check(least.clone(), 79_995, 100_000, "80", Near);
    check(least.clone(), 79_994, 100_000, "79.99", Near);
    check(least, 800_001, 1_000_000, "80", Met);
    let more = json!({ "kind": "more_than", "value": 99.5 });
    check(more.clone(), 995, 1_000, "99.5", Near);
    check(more, 199_001, 200_000, "99.5", Met);
    let all = json!({ "kind": "exactly", "value": 100 });
    check(all, 999_999, 1_000_000, "100", Near);
    let most = json!({ "kind": "at_most", "value": 0 });
    check(most, 1, 100_000, "0", Missed);
}

#[test]
fn rounding_is_half_away_from_zero() {
    let check = |figure: Figure, places, expected: &str| {
        assert_eq!(figure.rounded(places), decimal(expected), "{figure:?}");
    };
    let of = |over, under| rate(over, under).unwrap();
    check(of(1, 3), 2, "33.33");
    check(of(2, 3), 2, "66.67");
    check(of(1, 8), 1, "12.5");
    check(of(1, 8), 0, "13");
    check(of(1, 16), 2, "6.25");
    check(of(1, 16), 1, "6.3");
    check(of(2_255, 3_718), 2, "60.65");
    check(of(2_255, 3_718), 0, "61");
    check(Figure::Value(decimal("2.5")), 0, "3");
    check(Figure::Value(decimal("-2.5")), 0, "-3");
    check(Figure::Value(decimal("-2.4999")), 0, "-2");
    check(Figure::Value(decimal("0.0049")), 2, "0");
    check(Figure::Done(true), 2, "100");
    check(Figure::Done(false), 2, "0");
}

#[test]
fn the_near_margin_is_the_ledgers() {
    let plan = one(at_least(80), json!({}));
    let check = |near: u8, over: u64, expected: State| {
        let mut book = of_t([(I, known(over, 10_000))]);
        book.apply(Command::SetNear(near));
        let found = stands(&plan, &book, Span::Quarter(I));
        assert_eq!(found.state, expected, "{over} with {near}");
    };
    assert_eq!(NEAR_DEFAULT, 5);
    check(0, 7_999, Missed);
    check(1, 7_919, Missed);
    check(1, 7_920, Near);
    check(10, 7_199, Missed);
    check(10, 7_200, Near);
    check(50, 3_999, Missed);
    check(50, 4_000, Near);
    // The margin goes to 50 and no further.
    check(200, 3_999, Missed);
    check(200, 4_000, Near);
}

#[test]
fn a_threshold_without_its_reference_judges_nothing() {
    let figure = Figure::Done(true);
    let unknown = Threshold::AboveReference("mức tỉnh".to_owned());
    assert_eq!(unknown.judge(&figure, 5), None);
    let known = unknown.with_reference(Some(decimal("99")));
    assert_eq!(
        known.and_then(|known| known.judge(&figure, 5)),
        Some(Verdict::Met)
    );
}

// Sums.

fn quarters_of(figures: [(u64, u64); 4]) -> Vec<(Quarter, Figures)> {
    Quarter::ALL
        .into_iter()
        .zip(figures)
        .map(|(quarter, (over, under))| (quarter, known(over, under)))
        .collect()
}

/// A numerator and a denominator not below it.
fn part_of_whole(largest: u64) -> impl Strategy<Value = (u64, u64)> {
    (0..=largest).prop_flat_map(|under| (0..=under, Just(under)))
}

#[test]
fn a_year_is_the_sum_of_counts_and_no_mean_of_percentages() {
    let plan = one(at_least(80), json!({}));
    // 100 %, then 60 %: their mean is 80, the year 61 of 101.
    let book = of_t([(I, known(1, 1)), (II, known(60, 100))]);
    let found = stands(&plan, &book, Span::ToDate(II));
    assert_eq!((found.figure, found.state), (rate(61, 101), Missed));
    // 50 %, then 90 %: their mean is 70, the year 91 of 102.
    let book = of_t([(I, known(1, 2)), (II, known(90, 100))]);
    let found = stands(&plan, &book, Span::ToDate(II));
    assert_eq!((found.figure, found.state), (rate(91, 102), Met));
}

proptest! {
    #[test]
    fn a_figure_to_date_is_the_sum_over_its_quarters(
        figures in [part_of_whole(200_000_000_000), part_of_whole(9), part_of_whole(5_000), part_of_whole(1)],
        last in 0_usize..4,
    ) {
        let plan = one(at_least(80), json!({}));
        let book = of_t(quarters_of(figures));
        let found = stands(&plan, &book, Span::ToDate(Quarter::ALL[last]));
        let over: u128 = figures[..=last].iter().map(|(over, _)| u128::from(*over)).sum();
        let under: u128 = figures[..=last].iter().map(|(_, under)| u128::from(*under)).sum();
        let expected = if under == 0 {
            None
        } else {
            rate(u64::try_from(over).unwrap(), u64::try_from(under).unwrap())
        };
        prop_assert_eq!(found.figure, expected);
        prop_assert_eq!(found.used, Quarter::ALL[..=last].to_vec());
        prop_assert_eq!(found.state == Met, under > 0 && over * 100 >= 80 * under);
    }

    #[test]
    fn the_order_of_quarters_does_not_matter(
        figures in [part_of_whole(500), part_of_whole(500), part_of_whole(500), part_of_whole(500)],
        order in Just([0_usize, 1, 2, 3]).prop_shuffle(),
    ) {
        let plan = one(at_least(80), json!({}));
        let here = stands(&plan, &of_t(quarters_of(figures)), Span::ToDate(IV));
        let moved = order.map(|at| figures[at]);
        let there = stands(&plan, &of_t(quarters_of(moved)), Span::ToDate(IV));
        prop_assert_eq!(here, there);
    }

    #[test]
    fn counts_split_over_two_quarters_change_nothing(
        (first, second) in (part_of_whole(500), part_of_whole(500)),
    ) {
        let plan = one(at_least(80), json!({}));
        let whole = of_t([(I, known(first.0 + second.0, first.1 + second.1))]);
        let split = of_t([(I, known(first.0, first.1)), (II, known(second.0, second.1))]);
        let whole = stands(&plan, &whole, Span::ToDate(II));
        let split = stands(&plan, &split, Span::ToDate(II));
        prop_assert_eq!(whole.figure, split.figure);
        prop_assert_eq!(whole.state, split.state);
        prop_assert_eq!(whole.lacking, split.lacking);
        prop_assert_eq!((whole.missing, split.missing), (vec![II], vec![]));
    }

    #[test]
    fn a_missing_quarter_is_not_a_zero(
        (over, under) in part_of_whole(500),
        none_of in 1_u64..500,
    ) {
        let plan = one(at_least(80), json!({}));
        let missing = stands(&plan, &of_t([(I, known(over, under))]), Span::ToDate(II));
        let zero = of_t([(I, known(over, under)), (II, known(0, none_of))]);
        let zero = stands(&plan, &zero, Span::ToDate(II));
        prop_assert_eq!(missing.figure, if under == 0 { None } else { rate(over, under) });
        prop_assert_eq!(zero.figure, rate(over, under + none_of));
        prop_assert_eq!((missing.used, missing.missing), (vec![I], vec![II]));
        prop_assert_eq!((zero.used, zero.missing), (vec![I, II], vec![]));
    }

    #[test]
    fn a_quarter_alone_knows_nothing_of_the_others(
        figures in [part_of_whole(500), part_of_whole(500), part_of_whole(500), part_of_whole(500)],
        at in 0_usize..4,
    ) {
        let plan = one(at_least(80), json!({}));
        let quarter = Quarter::ALL[at];
        let among = stands(&plan, &of_t(quarters_of(figures)), Span::Quarter(quarter));
        let (over, under) = figures[at];
        let alone = stands(&plan, &of_t([(quarter, known(over, under))]), Span::Quarter(quarter));
        prop_assert_eq!(among, alone);
    }
}

#[test]
fn an_empty_ledger_has_no_data() {
    let plan = one(at_least(0), json!({}));
    let found = stands(&plan, &Ledger::default(), Span::ToDate(III));
    assert_eq!(found.state, NoData);
    assert_eq!((found.figure, found.nothing_arose), (None, false));
    assert_eq!((found.used, found.missing), (vec![], vec![I, II, III]));
    assert_eq!(found.goal, Some(Decimal::ZERO));
}

#[test]
fn what_is_wrong_stays_out_of_the_sum_and_is_named() {
    let unread = |text: &str| Cell::Unread(text.to_owned());
    let twelve = Cell::Known(count(12));
    let check = |wrong: Figures, fault: EntryFault| {
        let plan = one(at_least(80), json!({}));
        let book = of_t([(I, known(9, 10)), (II, wrong.clone()), (III, known(8, 10))]);
        let found = stands(&plan, &book, Span::ToDate(III));
        assert_eq!(found.figure, rate(17, 20), "{wrong:?}");
        assert_eq!(found.used, [I, III]);
        assert_eq!(found.missing, []);
        assert_eq!(found.faulty, [(II, fault.clone())]);
        // Alone it is nothing to judge by.
        let alone = stands(&plan, &book, Span::Quarter(II));
        assert_eq!((alone.state, alone.figure), (NoData, None));
        assert_eq!(alone.faulty, [(II, fault)]);
    };
    check(known(13, 12), EntryFault::Above(count(13), count(12)));
    check(known(1, 0), EntryFault::Above(count(1), count(0)));
    check(
        Figures::Ratio(unread("mười hai"), twelve.clone()),
        EntryFault::Number(Part::Numerator, NumberFault::NotANumber { found: 'm' }),
    );
    check(
        Figures::Ratio(twelve.clone(), unread("-3")),
        EntryFault::Number(Part::Denominator, NumberFault::Negative),
    );
    check(
        Figures::Ratio(unread("12,5"), unread("x")),
        EntryFault::Number(Part::Numerator, NumberFault::Fraction),
    );
    check(
        Figures::Ratio(twelve.clone(), Cell::Empty),
        EntryFault::Missing(Part::Denominator),
    );
    check(
        Figures::Ratio(Cell::Empty, twelve),
        EntryFault::Missing(Part::Numerator),
    );
}

#[test]
fn a_rate_that_is_no_share_may_have_more_above_than_below() {
    let plan = one(at_least(2), json!({ "unit": "lần/tuần" }));
    let book = of_t([(I, known(30, 12)), (II, known(3, 0))]);
    let found = stands(&plan, &book, Span::ToDate(II));
    assert_eq!(found.used, [I]);
    assert_eq!(
        found.faulty,
        [(II, EntryFault::Above(count(3), count(0)))],
        "something out of nothing"
    );
    assert_eq!(found.state, Met);
}

#[test]
fn a_value_that_is_no_number_stays_out() {
    let more = json!({ "measure": "value", "unit": "điểm", "accumulation": "point" });
    let plan = one(at_least(80), more);
    let unread = Figures::Value(Cell::Unread("tám mươi".to_owned()));
    let book = of_t([(I, value("81.5")), (II, unread)]);
    let found = stands(&plan, &book, Span::ToDate(II));
    assert_eq!(found.figure, Some(Figure::Value(decimal("81.5"))));
    let fault = EntryFault::Number(Part::Value, NumberFault::NotANumber { found: 't' });
    assert_eq!((found.used, found.faulty), (vec![I], vec![(II, fault)]));
}

// Nothing of nothing.

#[test]
fn nothing_of_nothing_follows_the_indicators_rule() {
    let check = |rule: &str, threshold: Value, expected: State, figure: Option<Figure>| {
        let plan = one(threshold.clone(), json!({ "indicator": rule }));
        let key = of_indicator(rule);
        let book = ledger([(key, I, known(0, 0))]);
        let found = stands(&plan, &book, Span::ToDate(I));
        assert_eq!(found.state, expected, "{rule} against {threshold}");
        assert_eq!(found.figure, figure);
        assert_eq!((found.nothing_arose, found.lacking), (true, None));
        assert_eq!((found.used, found.missing), (vec![I], vec![]));
    };
    let zero = Some(Figure::Value(Decimal::ZERO));
    check("full", at_least(80), Met, None);
    check("none", at_least(80), NoData, None);
    check("zero", at_least(80), Missed, zero);
    check("zero", json!({ "kind": "at_most", "value": 5 }), Met, zero);
    check("full", json!({ "kind": "at_most", "value": 5 }), Met, None);
    let above = json!({ "kind": "above_reference", "reference": "mức tỉnh" });
    check("full", above, NoData, None);
}

#[test]
fn nothing_in_one_quarter_leaves_the_others_as_they_are() {
    for rule in ["full", "none", "zero"] {
        let plan = one(at_least(80), json!({ "indicator": rule }));
        let key = of_indicator(rule);
        let book = ledger([(key.clone(), I, known(0, 0)), (key, II, known(3, 4))]);
        let found = stands(&plan, &book, Span::ToDate(II));
        assert_eq!((found.figure, found.state), (rate(3, 4), Missed), "{rule}");
        assert_eq!(
            (found.nothing_arose, found.lacking),
            (false, Some(count(1)))
        );
    }
}

#[test]
fn no_data_is_not_nothing_of_nothing() {
    let plan = one(at_least(80), json!({ "indicator": "full" }));
    let found = stands(&plan, &Ledger::default(), Span::ToDate(IV));
    assert_eq!((found.state, found.nothing_arose), (NoData, false));
}

// Accumulation.

#[test]
fn rates_add_up_as_their_target_says() {
    let book = of_t([(I, known(1, 10)), (II, known(5, 5)), (IV, known(2, 4))]);
    let check = |accumulation: &str, span: Span, expected: Option<Figure>, used: &[Quarter]| {
        let plan = one(at_least(80), json!({ "accumulation": accumulation }));
        let found = stands(&plan, &book, span);
        assert_eq!(found.figure, expected, "{accumulation}, {span:?}");
        assert_eq!(found.used, used, "{accumulation}, {span:?}");
    };
    check("year", Span::ToDate(I), rate(1, 10), &[I]);
    check("year", Span::ToDate(II), rate(6, 15), &[I, II]);
    check("year", Span::ToDate(III), rate(6, 15), &[I, II]);
    check("year", Span::ToDate(IV), rate(8, 19), &[I, II, IV]);
    check("year", Span::Quarter(II), rate(5, 5), &[II]);
    check("year", Span::Quarter(III), None, &[]);
    for alone in ["period", "point"] {
        check(alone, Span::ToDate(I), rate(1, 10), &[I]);
        check(alone, Span::ToDate(II), rate(5, 5), &[II]);
        check(alone, Span::ToDate(III), rate(5, 5), &[II]);
        check(alone, Span::ToDate(IV), rate(2, 4), &[IV]);
        check(alone, Span::Quarter(III), None, &[]);
    }
}

#[test]
fn a_target_without_its_own_words_takes_the_indicators() {
    let plan = plan_with(&[target_value(
        "T",
        at_least(80),
        json!({ "indicator": "online" }),
    )]);
    let key = of_indicator("online");
    let book = ledger([(key.clone(), I, known(1, 2)), (key, II, known(2, 2))]);
    assert_eq!(stands(&plan, &book, Span::ToDate(II)).figure, rate(3, 4));
}

#[test]
fn a_sum_of_values_is_open_until_it_is_reached_or_the_year_is_over() {
    let more = json!({ "measure": "value", "unit": "hồ sơ" });
    let plan = one(json!({ "kind": "at_least", "value": 100 }), more);
    let check = |values: &[&str], span: Span, state: State, figure: &str| {
        let book = of_t(
            Quarter::ALL
                .into_iter()
                .zip(values.iter().map(|v| value(v))),
        );
        let found = stands(&plan, &book, span);
        assert_eq!(found.state, state, "{values:?} {span:?}");
        assert_eq!(found.figure, Some(Figure::Value(decimal(figure))));
    };
    check(&["20"], Span::ToDate(I), Open, "20");
    check(&["20", "79.9999"], Span::ToDate(II), Open, "99.9999");
    check(&["20", "80"], Span::ToDate(II), Met, "100");
    check(&["20", "30", "49"], Span::ToDate(III), Open, "99");
    check(&["20", "30", "0.5", "45"], Span::ToDate(IV), Near, "95.5");
    check(
        &["20", "30", "0.5", "44.4"],
        Span::ToDate(IV),
        Missed,
        "94.9",
    );
    check(&["20", "30", "5", "45"], Span::ToDate(IV), Met, "100");
    // One quarter alone says nothing of the year's sum, not even the last.
    check(&["200"], Span::Quarter(I), Open, "200");
    check(&["1", "1", "1", "1"], Span::Quarter(IV), Open, "1");
}

#[test]
fn a_cap_on_a_years_sum_is_broken_early_and_kept_only_at_the_end() {
    let more = || json!({ "measure": "value", "unit": "hồ sơ" });
    let check = |threshold: &Value, values: &[&str], state: State| {
        let plan = one(threshold.clone(), more());
        let book = of_t(
            Quarter::ALL
                .into_iter()
                .zip(values.iter().map(|v| value(v))),
        );
        let last = Quarter::ALL[values.len() - 1];
        let found = stands(&plan, &book, Span::ToDate(last));
        assert_eq!(found.state, state, "{values:?} against {threshold}");
    };
    let at_most = json!({ "kind": "at_most", "value": 10 });
    check(&at_most, &["3"], Open);
    check(&at_most, &["3", "7"], Open);
    check(&at_most, &["3", "7.5"], Near); // 10 and 5 % of it
    check(&at_most, &["3", "9"], Missed);
    check(&at_most, &["3", "7", "0", "0"], Met);
    check(&at_most, &["3", "7", "0", "1"], Missed);
    let less_than = json!({ "kind": "less_than", "value": 10 });
    check(&less_than, &["9"], Open);
    check(&less_than, &["10"], Near);
    check(&less_than, &["11"], Missed);
    check(&less_than, &["9", "0", "0", "0.9999"], Met);
    check(&less_than, &["9", "0", "0", "1"], Near);
    // What lies beyond an end can only move further away from it.
    let exactly = json!({ "kind": "exactly", "value": 4 });
    check(&exactly, &["1", "1"], Open);
    check(&exactly, &["1", "3"], Met);
    check(&exactly, &["1", "4"], Missed);
    check(&exactly, &["1", "1", "1", "1"], Met);
    let range = |beyond| json!({ "kind": "between", "from": 80, "below": 90, "beyond": beyond });
    check(&range("missed"), &["50"], Open);
    check(&range("missed"), &["50", "31"], Met);
    check(&range("missed"), &["50", "60"], Missed);
    check(&range("met"), &["50", "60"], Met);
}

#[test]
fn values_of_a_period_or_a_day_are_judged_each_quarter() {
    for accumulation in ["period", "point"] {
        let more = json!({ "measure": "value", "unit": "điểm", "accumulation": accumulation });
        let plan = one(json!({ "kind": "at_least", "value": 80 }), more);
        let book = of_t([(I, value("81")), (II, value("60.5"))]);
        for (span, state, figure) in [
            (Span::ToDate(I), Met, "81"),
            (Span::Quarter(I), Met, "81"),
            (Span::ToDate(II), Missed, "60.5"),
            (Span::ToDate(IV), Missed, "60.5"),
        ] {
            let found = stands(&plan, &book, span);
            assert_eq!(found.state, state, "{accumulation} {span:?}");
            assert_eq!(found.figure, Some(Figure::Value(decimal(figure))));
        }
    }
}

#[test]
fn done_is_what_was_last_said() {
    let more = json!({ "measure": "done" });
    let plan = one(json!({ "kind": "exactly", "value": 100 }), more);
    let book = of_t([(I, Figures::Done(true)), (III, Figures::Done(false))]);
    for (span, state) in [
        (Span::ToDate(I), Met),
        (Span::ToDate(II), Met),
        (Span::ToDate(III), Missed),
        (Span::Quarter(II), NoData),
    ] {
        assert_eq!(stands(&plan, &book, span).state, state, "{span:?}");
    }
}

// Shared entries.

#[test]
fn two_thresholds_share_one_entry() {
    let plan = plan_with(&[
        target_value("A", at_least(80), json!({ "indicator": "online" })),
        target_value("B", at_least(60), json!({ "indicator": "online" })),
        target_value(
            "C",
            at_least(60),
            json!({ "indicator": "online", "own_entry": true }),
        ),
    ]);
    assert_eq!(
        plan.entry_keys(),
        [&of_indicator("online"), &of_target("C")]
    );
    let book = ledger([(of_indicator("online"), I, known(7, 10))]);
    let of = |id: &str| standing(&plan, target(&plan, id), &book, Span::ToDate(I));
    assert_eq!((of("A").state, of("A").lacking), (Missed, Some(count(1))));
    assert_eq!((of("B").state, of("B").lacking), (Met, None));
    assert_eq!(of("C").state, NoData);
}

#[test]
fn a_target_said_again_stands_as_the_first() {
    let above = json!({ "kind": "above_reference", "reference": "mức tỉnh" });
    let plan = plan_with(&[
        target_value("A", at_least(80), json!({})),
        target_value(
            "A2",
            at_least(80),
            json!({ "repeats": "A", "kind": "repeat" }),
        ),
        target_value(
            "A3",
            at_least(92),
            json!({ "repeats": "A", "indicator": "full" }),
        ),
        target_value("R", above.clone(), json!({ "indicator": "online" })),
        target_value("R2", above, json!({ "repeats": "R" })),
    ]);
    assert_eq!(
        plan.entry_keys(),
        [&of_target("A"), &of_indicator("online")]
    );
    let distinct: Vec<&str> = plan.distinct_targets().map(|t| t.id.as_str()).collect();
    assert_eq!(distinct, ["A", "R"]);
    let mut book = ledger([
        (of_target("A"), I, known(9, 10)),
        (of_indicator("online"), I, known(9, 10)),
    ]);
    book.apply(Command::SetReference(target_id("R"), Some(reference("89"))));
    let of = |id: &str| standing(&plan, target(&plan, id), &book, Span::ToDate(I));
    assert_eq!(of("A"), of("A2"));
    assert_eq!(of("A").state, Met);
    // Its own threshold, where it says another.
    assert_eq!((of("A3").state, of("A3").figure), (Near, rate(9, 10)));
    assert_eq!(of("R"), of("R2"));
    assert_eq!(of("R2").goal, Some(decimal("89")));
}

#[test]
fn the_keys_of_a_plan_lead_to_their_targets() {
    let plan = plan_with(&[
        target_value("A", at_least(80), json!({ "indicator": "online" })),
        target_value("B", at_least(60), json!({ "indicator": "online" })),
        target_value("B2", at_least(60), json!({ "repeats": "B" })),
    ]);
    let ids = |key: &EntryKey| -> Vec<String> {
        let targets = plan.targets_of(key);
        targets.map(|target| target.id.to_string()).collect()
    };
    assert_eq!(ids(&of_indicator("online")), ["A", "B"]);
    assert_eq!(ids(&of_target("A")), Vec::<String>::new());
    assert_eq!(plan.root(target(&plan, "B2")).id, target_id("B"));
    assert_eq!(plan.root(target(&plan, "A")).id, target_id("A"));
    let again: Vec<&str> = plan
        .repeats_of(&target_id("B"))
        .map(|target| target.id.as_str())
        .collect();
    assert_eq!(again, ["B2"]);
}

// The overview.

#[test]
fn the_four_counts_leave_no_state_out() {
    let states = [Met, Met, FloorMet, Near, Near, Near, Missed, Open, NoData];
    let expected = Tally {
        met: 2,
        near: 4,
        missed: 1,
        none: 2,
    };
    assert_eq!(Tally::of(states), expected);
    assert_eq!(Tally::of([]), Tally::default());
    let mut by_need = states.to_vec();
    by_need.sort_by_key(|state| state.attention());
    assert_eq!(
        by_need,
        [Missed, Near, Near, Near, FloorMet, NoData, Open, Met, Met]
    );
}

// Tasks.

fn task_plan(year: i32, deadline: Value) -> Plan {
    let mut plan = plan_value(&[target_value("T", at_least(80), json!({}))]);
    let tasks = json!([{ "id": "1", "label": "Việc", "deadline": deadline }]);
    merge(&mut plan, json!({ "tasks": tasks, "year": year }));
    open_plan(&plan).plan
}

#[track_caller]
fn check_task(
    deadline: &Value,
    progress: Option<Progress>,
    today: NaiveDate,
    expected: TaskStanding,
) {
    let plan = task_plan(2026, deadline.clone());
    let found = task_standing(&plan.tasks[0], progress.as_ref(), plan.year, today);
    assert_eq!(found, expected, "{deadline} on {today}");
}

fn done_on(on: NaiveDate) -> Option<Progress> {
    Some(Progress::Done {
        on,
        product: String::new(),
        note: String::new(),
    })
}

#[test]
fn a_fixed_deadline_is_due_until_its_last_day_is_over() {
    for (deadline, last) in [
        (
            json!({ "kind": "on", "date": "2026-06-30" }),
            day(2026, 6, 30),
        ),
        (
            json!({ "kind": "before", "date": "2026-10-30" }),
            day(2026, 10, 29),
        ),
        (
            json!({ "kind": "before", "date": "2026-01-01" }),
            day(2025, 12, 31),
        ),
        (
            json!({ "kind": "before", "date": "2024-03-01" }),
            day(2024, 2, 29),
        ),
        (
            json!({ "kind": "before", "date": "2026-03-01" }),
            day(2026, 2, 28),
        ),
        (
            json!({ "kind": "month", "year": 2024, "month": 2 }),
            day(2024, 2, 29),
        ),
        (
            json!({ "kind": "month", "year": 2026, "month": 2 }),
            day(2026, 2, 28),
        ),
        (
            json!({ "kind": "month", "year": 2026, "month": 4 }),
            day(2026, 4, 30),
        ),
        (
            json!({ "kind": "month", "year": 2026, "month": 12 }),
            day(2026, 12, 31),
        ),
        (
            json!({ "kind": "quarter", "year": 2024, "quarter": 1 }),
            day(2024, 3, 31),
        ),
        (
            json!({ "kind": "quarter", "year": 2024, "quarter": 2 }),
            day(2024, 6, 30),
        ),
        (
            json!({ "kind": "quarter", "year": 2026, "quarter": 3 }),
            day(2026, 9, 30),
        ),
        (
            json!({ "kind": "quarter", "year": 2026, "quarter": 4 }),
            day(2026, 12, 31),
        ),
        (json!({ "kind": "year", "year": 2024 }), day(2024, 12, 31)),
    ] {
        let days_off = |days: i64| last + chrono::TimeDelta::days(days);
        let doing = Some(Progress::Doing {
            note: "đang làm".to_owned(),
        });
        for begun in [None, doing] {
            let check = |today, expected| check_task(&deadline, begun.clone(), today, expected);
            check(days_off(-31), TaskStanding::Due { on: last, days: 31 });
            check(days_off(-1), TaskStanding::Due { on: last, days: 1 });
            check(last, TaskStanding::Due { on: last, days: 0 });
            check(days_off(1), TaskStanding::Overdue { on: last, days: 1 });
            check(
                days_off(366),
                TaskStanding::Overdue {
                    on: last,
                    days: 366,
                },
            );
        }
        for (on, expected) in [
            (days_off(-1), TaskStanding::DoneOnTime { on: days_off(-1) }),
            (last, TaskStanding::DoneOnTime { on: last }),
            (
                days_off(1),
                TaskStanding::DoneLate {
                    on: days_off(1),
                    days: 1,
                },
            ),
            (
                days_off(40),
                TaskStanding::DoneLate {
                    on: days_off(40),
                    days: 40,
                },
            ),
        ] {
            check_task(&deadline, done_on(on), days_off(400), expected);
        }
    }
}

#[test]
fn what_has_no_fixed_day_is_never_late() {
    let new_year = day(2027, 1, 1);
    for (deadline, open) in [
        (json!({ "kind": "none" }), TaskStanding::NoDeadline),
        (json!({ "kind": "continuous" }), TaskStanding::Continuous),
        (
            json!({ "kind": "continuous", "year": 2026 }),
            TaskStanding::Continuous,
        ),
        (
            json!({ "kind": "after_event", "event": "có văn bản" }),
            TaskStanding::Waiting,
        ),
        (
            json!({ "kind": "after_event", "event": "hẹn trả", "days": -1 }),
            TaskStanding::Waiting,
        ),
        (
            json!({ "kind": "per_document", "document": "Kế hoạch huyện" }),
            TaskStanding::Waiting,
        ),
        (json!({ "kind": "on_request" }), TaskStanding::Waiting),
    ] {
        check_task(&deadline, None, new_year, open);
        let on = day(2026, 5, 4);
        check_task(&deadline, done_on(on), new_year, TaskStanding::Done { on });
    }
    let plan = task_plan(2026, json!({ "kind": "none" }));
    let unsaid = task_standing(&plan.tasks[0], None, plan.year, new_year);
    assert_eq!(unsaid, TaskStanding::NoDeadline);
}

#[test]
fn what_did_not_arise_is_not_due() {
    let not_arisen = Some(Progress::NotArisen {
        note: String::new(),
    });
    for deadline in [
        json!({ "kind": "on", "date": "2026-06-30" }),
        json!({ "kind": "continuous" }),
        json!({ "kind": "recurring", "every": "month" }),
    ] {
        let today = day(2026, 8, 1);
        check_task(
            &deadline,
            not_arisen.clone(),
            today,
            TaskStanding::NotArisen,
        );
    }
}

#[track_caller]
fn check_next(year: i32, recurrence: Value, today: NaiveDate, expected: Option<NaiveDate>) {
    let mut deadline = json!({ "kind": "recurring" });
    merge(&mut deadline, recurrence);
    let plan = task_plan(year, deadline.clone());
    let found = task_standing(&plan.tasks[0], None, plan.year, today);
    let expected = TaskStanding::Recurring { next: expected };
    assert_eq!(found, expected, "{deadline} on {today}");
}

#[test]
fn what_comes_back_names_its_next_day() {
    let month = || json!({ "every": "month" });
    check_next(2026, month(), day(2025, 11, 1), Some(day(2026, 1, 31)));
    check_next(2026, month(), day(2026, 1, 31), Some(day(2026, 1, 31)));
    check_next(2026, month(), day(2026, 2, 1), Some(day(2026, 2, 28)));
    check_next(2024, month(), day(2024, 2, 1), Some(day(2024, 2, 29)));
    check_next(2026, month(), day(2027, 1, 1), None);

    let the_20th = || json!({ "every": "month", "day": 20 });
    check_next(2024, the_20th(), day(2024, 5, 20), Some(day(2024, 5, 20)));
    check_next(2024, the_20th(), day(2024, 5, 21), Some(day(2024, 6, 20)));
    check_next(2024, the_20th(), day(2024, 12, 21), None);

    let the_31st = || json!({ "every": "month", "day": 31 });
    check_next(2026, the_31st(), day(2026, 4, 2), Some(day(2026, 4, 30)));
    check_next(2024, the_31st(), day(2024, 2, 29), Some(day(2024, 2, 29)));
    check_next(2026, the_31st(), day(2026, 2, 2), Some(day(2026, 2, 28)));
    check_next(2026, the_31st(), day(2026, 8, 30), Some(day(2026, 8, 31)));
    let the_29th = || json!({ "every": "month", "day": 29 });
    check_next(2026, the_29th(), day(2026, 2, 2), Some(day(2026, 2, 28)));
    check_next(2024, the_29th(), day(2024, 2, 2), Some(day(2024, 2, 29)));
    check_next(2024, the_29th(), day(2024, 3, 2), Some(day(2024, 3, 29)));

    let quarter = || json!({ "every": "quarter", "day": 17 });
    check_next(2026, quarter(), day(2026, 1, 1), Some(day(2026, 3, 17)));
    check_next(2026, quarter(), day(2026, 3, 18), Some(day(2026, 6, 17)));
    check_next(2026, quarter(), day(2026, 9, 18), Some(day(2026, 12, 17)));
    let half = || json!({ "every": "half_year" });
    check_next(2026, half(), day(2026, 1, 1), Some(day(2026, 6, 30)));
    check_next(2026, half(), day(2026, 7, 1), Some(day(2026, 12, 31)));
    let year = || json!({ "every": "year", "day": 15 });
    check_next(2026, year(), day(2026, 1, 1), Some(day(2026, 12, 15)));
    check_next(2026, year(), day(2026, 12, 16), None);

    let named = || json!({ "every": "quarter", "months": [3, 6, 9, 12] });
    check_next(2026, named(), day(2026, 4, 1), Some(day(2026, 6, 30)));
    let named = || json!({ "every": "year", "months": [2], "times": 2 });
    check_next(2024, named(), day(2024, 1, 1), Some(day(2024, 2, 29)));
    // The document names another year than the plan's.
    let named = || json!({ "every": "quarter", "months": [3, 6, 9, 12], "year": 2023 });
    check_next(2024, named(), day(2024, 1, 1), None);
    check_next(2024, named(), day(2023, 12, 1), Some(day(2023, 12, 31)));
    // Months in any order.
    let named = || json!({ "every": "quarter", "months": [12, 3, 9, 6] });
    check_next(2026, named(), day(2026, 4, 1), Some(day(2026, 6, 30)));
    // "02 lần/năm" leaves the days open.
    let twice = || json!({ "every": "year", "times": 2 });
    check_next(2026, twice(), day(2026, 1, 1), None);
    check_next(2026, json!({ "every": "week" }), day(2026, 1, 1), None);
}

#[test]
fn every_thursday_is_a_thursday() {
    let thursday = || json!({ "every": "week", "weekday": 4, "hours": "16:00-16:15" });
    // 1 January 2026 is a Thursday, 31 December 2026 as well; 2024 begins on a Monday.
    check_next(2026, thursday(), day(2025, 6, 1), Some(day(2026, 1, 1)));
    check_next(2026, thursday(), day(2026, 1, 1), Some(day(2026, 1, 1)));
    check_next(2026, thursday(), day(2026, 1, 2), Some(day(2026, 1, 8)));
    check_next(2026, thursday(), day(2026, 6, 27), Some(day(2026, 7, 2)));
    check_next(2026, thursday(), day(2026, 12, 31), Some(day(2026, 12, 31)));
    check_next(2026, thursday(), day(2027, 1, 1), None);
    check_next(2024, thursday(), day(2024, 1, 1), Some(day(2024, 1, 4)));
    check_next(2024, thursday(), day(2024, 2, 28), Some(day(2024, 2, 29)));
    check_next(2024, thursday(), day(2024, 12, 27), None);
    // The document names another year than the plan's.
    let named = || json!({ "every": "week", "weekday": 4, "year": 2024 });
    check_next(2026, named(), day(2026, 1, 1), None);
    check_next(2026, named(), day(2024, 1, 1), Some(day(2024, 1, 4)));
    let sunday = || json!({ "every": "week", "weekday": 7 });
    check_next(2026, sunday(), day(2026, 6, 27), Some(day(2026, 6, 28)));
}

proptest! {
    #[test]
    fn the_next_weekday_is_the_first_from_today_on(
        offset in 0_i64..366,
        weekday in 1_u8..=7,
        year in 2024_i32..=2026,
    ) {
        let today = day(year, 1, 1) + chrono::TimeDelta::days(offset);
        let plan = task_plan(
            year,
            json!({ "kind": "recurring", "every": "week", "weekday": weekday }),
        );
        let mut expected = Some(today);
        while let Some(day) = expected {
            if day.year() != year {
                expected = None;
            } else if day.weekday().num_days_from_monday() + 1 == u32::from(weekday) {
                break;
            } else {
                expected = day.succ_opt();
            }
        }
        let found = task_standing(&plan.tasks[0], None, Year::new(year).unwrap(), today);
        prop_assert_eq!(found, TaskStanding::Recurring { next: expected });
    }
}

#[test]
fn of_several_deadlines_the_first_fixed_one_counts() {
    let report = json!({ "kind": "before", "date": "2026-09-10" });
    let month = json!({ "kind": "month", "year": 2026, "month": 9 });
    let always = json!({ "kind": "continuous", "year": 2026 });
    let several = |parts: &[&Value]| json!({ "kind": "several", "parts": parts });
    let last = day(2026, 9, 9);
    let all = several(&[&month, &report, &always]);
    check_task(&all, None, last, TaskStanding::Due { on: last, days: 0 });
    check_task(
        &all,
        None,
        day(2026, 9, 12),
        TaskStanding::Overdue { on: last, days: 3 },
    );
    check_task(
        &all,
        done_on(last),
        last,
        TaskStanding::DoneOnTime { on: last },
    );
}

#[test]
fn of_several_open_deadlines_the_one_that_comes_back_counts() {
    let several = |parts: Value| json!({ "kind": "several", "parts": parts });
    let weekly = json!({ "kind": "recurring", "every": "week", "weekday": 4 });
    let monthly = json!({ "kind": "recurring", "every": "month", "day": 20 });
    let always = json!({ "kind": "continuous" });
    let asked = json!({ "kind": "on_request" });
    let check = |parts: Value, expected| {
        check_task(&several(parts), None, day(2026, 6, 19), expected);
    };
    // 25 June 2026 is the Thursday after Friday the 19th; the 20th comes first.
    check(
        json!([weekly, monthly]),
        TaskStanding::Recurring {
            next: Some(day(2026, 6, 20)),
        },
    );
    check(
        json!([always, weekly]),
        TaskStanding::Recurring {
            next: Some(day(2026, 6, 25)),
        },
    );
    check(json!([asked, always]), TaskStanding::Continuous);
    check(json!([asked, asked]), TaskStanding::Waiting);
    let inner = several(json!([asked, weekly]));
    check(
        json!([inner, always]),
        TaskStanding::Recurring {
            next: Some(day(2026, 6, 25)),
        },
    );
}

// What is lacking.

#[test]
fn what_is_lacking_is_counted_in_dossiers() {
    let check = |threshold: Value, (over, under): (u64, u64), expected: Option<u64>| {
        let plan = one(threshold.clone(), json!({}));
        let found = stands(&plan, &of_t([(I, known(over, under))]), Span::ToDate(I));
        assert_eq!(
            found.lacking,
            expected.map(count),
            "{over}/{under}, {threshold}"
        );
    };
    let more = json!({ "kind": "more_than", "value": 99.5 });
    check(at_least(80), (754, 1_000), Some(46));
    check(at_least(80), (0, 3), Some(3)); // 2.4
    check(at_least(80), (800, 1_000), None);
    check(more.clone(), (990, 1_000), Some(6)); // 995 are not enough
    check(more.clone(), (0, 100), Some(100)); // 99.5
    check(more, (1_000, 1_000), None);
    // No count of dossiers is more than all of them, or half a dossier.
    check(json!({ "kind": "more_than", "value": 100 }), (5, 10), None);
    check(json!({ "kind": "exactly", "value": 99.5 }), (5, 10), None);
    check(json!({ "kind": "exactly", "value": 50 }), (1, 3), None);
    check(json!({ "kind": "exactly", "value": 50 }), (2, 3), None);
    check(json!({ "kind": "exactly", "value": 50 }), (1, 4), Some(1));
    check(json!({ "kind": "exactly", "value": 100 }), (0, 7), Some(7));
    // The floor is not the goal.
    let aspiration = json!({ "kind": "at_least", "value": 100, "floor": 95 });
    check(aspiration, (97, 100), Some(3));
    // One more would pass a range of which nothing is within reach.
    let range = |beyond| json!({ "kind": "between", "from": 80, "below": 90, "beyond": beyond });
    check(range("missed"), (2, 3), None);
    check(range("met"), (2, 3), Some(1));
    check(range("missed"), (7, 10), Some(1));
    check(range("missed"), (10, 10), None);
    // More of what should be less helps nobody.
    check(json!({ "kind": "at_most", "value": 5 }), (6, 100), None);
    check(json!({ "kind": "less_than", "value": 5 }), (5, 100), None);
}

/// Whether `over` of `under`, in ten-thousandths of a percent, is within these bounds; each says
/// whether the bound itself is.
fn within(over: u64, under: u64, from: Option<(i64, bool)>, to: Option<(i64, bool)>) -> bool {
    let found = i128::from(over) * 1_000_000;
    let at = |bound: i64| i128::from(bound) * i128::from(under);
    let above = from.is_none_or(|(bound, too)| found > at(bound) || too && found == at(bound));
    let below = to.is_none_or(|(bound, too)| found < at(bound) || too && found == at(bound));
    above && below
}

fn in_units(units: i64) -> Decimal {
    Decimal::from_units(units).unwrap()
}

proptest! {
    #[test]
    fn what_is_lacking_is_the_least_that_helps(
        kind in 0_usize..8,
        goal in prop_oneof![0_i64..=1_000_000, (0_i64..=100).prop_map(|percent| percent * 10_000)],
        width in 1_i64..200_000,
        (over, under) in (1_u64..=500).prop_flat_map(|under| (0..=under, Just(under))),
    ) {
        let end = goal + width;
        let number = |units: i64| serde_json::to_value(in_units(units)).unwrap();
        let (threshold, from, to) = match kind {
            0 => (json!({ "kind": "at_least", "value": number(goal) }), Some((goal, true)), None),
            1 => (json!({ "kind": "more_than", "value": number(goal) }), Some((goal, false)), None),
            2 => (json!({ "kind": "at_most", "value": number(goal) }), None, Some((goal, true))),
            3 => (json!({ "kind": "less_than", "value": number(goal) }), None, Some((goal, false))),
            4 => (
                json!({ "kind": "exactly", "value": number(goal) }),
                Some((goal, true)),
                Some((goal, true)),
            ),
            5 => (
                json!({ "kind": "at_least", "value": number(end), "floor": number(goal) }),
                Some((end, true)),
                None,
            ),
            6 => (
                json!({ "kind": "between", "from": number(goal), "below": number(end) }),
                Some((goal, true)),
                Some((end, false)),
            ),
            _ => (
                json!({ "kind": "between", "from": number(goal), "below": number(end), "beyond": "met" }),
                Some((goal, true)),
                None,
            ),
        };
        let plan = one(threshold, json!({}));
        let found = stands(&plan, &of_t([(I, known(over, under))]), Span::ToDate(I));
        let met = |over: u64| within(over, under, from, to);
        prop_assert_eq!(found.state == Met, met(over));
        let expected = (0..=under - over).find(|more| met(over + more));
        prop_assert_eq!(found.lacking, expected.filter(|more| *more > 0).map(count));
    }
}
