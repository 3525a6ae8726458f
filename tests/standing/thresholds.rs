//! Every kind of threshold, against figures on both sides of it.

use super::*;

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
