//! Quarters added up: missing is not zero, and nothing is averaged.

use super::*;

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
    // Four so far; a fifth may come.
    check(&exactly, &["1", "3"], Open);
    check(&exactly, &["1", "3", "0", "0"], Met);
    check(&exactly, &["1", "4"], Missed);
    check(&exactly, &["1", "1", "1", "1"], Met);
    let range = |beyond| json!({ "kind": "between", "from": 80, "below": 90, "beyond": beyond });
    check(&range("missed"), &["50"], Open);
    check(&range("missed"), &["50", "31"], Open);
    check(&range("missed"), &["50", "31", "0", "8.9999"], Met);
    check(&range("missed"), &["50", "31", "0", "9"], Near); // 90 and 5 % of it
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
