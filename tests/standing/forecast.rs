//! Where the year ends if it goes on as it went.

use super::*;

fn of_plan(plan: &Plan, ledger: &Ledger, last: Quarter) -> Option<so_chi_tieu::standing::Forecast> {
    forecast(plan, target(plan, "T"), ledger, last)
}

#[test]
fn the_year_is_read_twice_and_each_says_what_it_assumes() {
    let plan = one(at_least(80), json!({}));
    // 75,4 % so far. Like the second quarter, 402 of 500: 754 + 804 of 1.000 + 1.000.
    let book = of_t([(I, known(352, 500)), (II, known(402, 500))]);
    let found = of_plan(&plan, &book, II).unwrap();
    assert_eq!(found.assumed, [III, IV]);
    assert_eq!(found.so_far.assumption, Assumption::SoFar);
    assert_eq!(Some(found.so_far.figure), rate(754, 1_000));
    assert_eq!(found.so_far.state, Some(Missed));
    assert_eq!(found.like_last.assumption, Assumption::Like(II));
    assert_eq!(Some(found.like_last.figure), rate(1_558, 2_000));
    assert_eq!(found.like_last.state, Some(Near));
    let (low, high) = found.range();
    assert_eq!(
        (low.rounded(2), high.rounded(2)),
        (decimal("75.4"), decimal("77.9"))
    );
    assert!(!found.agrees());
    // One quarter is both.
    let found = of_plan(&plan, &book, I).unwrap();
    assert!(found.agrees());
    assert_eq!(found.assumed, [II, III, IV]);
    // What went down.
    let book = of_t([(I, known(9, 10)), (II, known(5, 10))]);
    let (low, high) = of_plan(&plan, &book, II).unwrap().range();
    assert_eq!(
        (low.rounded(2), high.rounded(2)),
        (decimal("60"), decimal("70"))
    );
}

#[test]
fn a_sum_goes_on_at_its_pace() {
    let plan = one(
        at_least(5_280),
        json!({ "unit": "hồ sơ/người/năm", "measure": "value", "accumulation": "year" }),
    );
    let book = of_t([(I, value("1300")), (II, value("1350"))]);
    let found = of_plan(&plan, &book, II).unwrap();
    assert_eq!(found.so_far.figure.rounded(2), decimal("5300"));
    assert_eq!(found.so_far.state, Some(Met));
    assert_eq!(found.like_last.figure, Figure::Value(decimal("5350")));
    // Three quarters: 4.000 × 4 / 3 = 5.333⅓, compared before it is rounded.
    let book = of_t([
        (I, value("1300")),
        (II, value("1350")),
        (III, value("1310")),
    ]);
    let found = of_plan(&plan, &book, III).unwrap();
    assert_eq!(found.so_far.figure.rounded(4), decimal("5280"));
    assert_eq!(found.so_far.state, Some(Met));
    let book = of_t([
        (I, value("1300")),
        (II, value("1350")),
        (III, value("1309.9999")),
    ]);
    let found = of_plan(&plan, &book, III).unwrap();
    assert_eq!(found.so_far.figure.rounded(2), decimal("5280"));
    assert_eq!(found.so_far.state, Some(Near));
    // A quarter that is missing is guessed with the others; it is not zero.
    let book = of_t([(II, value("1320"))]);
    let found = of_plan(&plan, &book, II).unwrap();
    assert_eq!(found.assumed, [I, III, IV]);
    assert_eq!(found.so_far.figure.rounded(2), decimal("5280"));
    assert_eq!(found.like_last.figure, Figure::Value(decimal("5280")));
}

#[test]
fn there_is_no_forecast_without_figures_or_without_a_year() {
    let plan = one(at_least(80), json!({}));
    assert_eq!(of_plan(&plan, &Ledger::default(), II), None);
    assert_eq!(of_plan(&plan, &of_t([(I, known(0, 0))]), I), None);
    assert_eq!(of_plan(&plan, &of_t([(I, known(3, 2))]), I), None);
    assert_eq!(of_plan(&plan, &of_t([(II, known(1, 2))]), I), None);
    // Over: the year has its figure.
    assert_eq!(of_plan(&plan, &of_t([(I, known(1, 2))]), IV), None);
    for accumulation in ["period", "point"] {
        let plan = one(at_least(80), json!({ "accumulation": accumulation }));
        assert_eq!(of_plan(&plan, &of_t([(I, known(1, 2))]), I), None);
    }
    let done = one(
        json!({ "kind": "exactly", "value": 100 }),
        json!({ "measure": "done" }),
    );
    assert_eq!(of_plan(&done, &of_t([(I, Figures::Done(true))]), I), None);
    // More than can be counted is not guessed.
    let book = of_t([(I, known(1, 300_000_000_000))]);
    assert_eq!(of_plan(&plan, &book, I), None);
}

#[test]
fn a_forecast_without_its_reference_does_not_judge() {
    let above = json!({ "kind": "above_reference", "reference": "mức tỉnh" });
    let plan = one(above, json!({}));
    let mut book = of_t([(I, known(9, 10))]);
    let found = of_plan(&plan, &book, I).unwrap();
    assert_eq!(
        (Some(found.so_far.figure), found.so_far.state),
        (rate(9, 10), None)
    );
    book.apply(Command::SetReference(target_id("T"), Some(reference("90"))));
    let found = of_plan(&plan, &book, I).unwrap();
    assert_eq!(found.so_far.state, Some(Near));
}

proptest! {
    /// Typing in what is assumed makes the year what was forecast.
    #[test]
    fn a_year_that_goes_as_assumed_ends_as_forecast(
        figures in proptest::collection::vec((0_u64..=500).prop_flat_map(|under| (0..=under, Just(under))), 1..=3),
    ) {
        let plan = one(at_least(80), json!({}));
        let last = Quarter::ALL[figures.len() - 1];
        let typed = |figures: &[(u64, u64)]| {
            let quarters = Quarter::ALL.into_iter().zip(figures);
            of_t(quarters.map(|(at, (over, under))| (at, known(*over, *under))))
        };
        let found = of_plan(&plan, &typed(&figures), last);
        let mut whole = figures.clone();
        whole.resize(4, figures[figures.len() - 1]);
        let year = stands(&plan, &typed(&whole), Span::ToDate(IV));
        prop_assert_eq!(found.as_ref().map(|found| found.like_last.figure), year.figure);
        let to_date = stands(&plan, &typed(&figures), Span::ToDate(last));
        prop_assert_eq!(found.as_ref().map(|found| found.so_far.figure), to_date.figure);
        if let Some(found) = found {
            prop_assert_eq!(found.like_last.state, Some(year.state));
            prop_assert_eq!(found.so_far.state, Some(to_date.state));
            let (low, high) = found.range();
            prop_assert!(low.compare_figure(&high).is_le());
            prop_assert_eq!(found.agrees(), low.compare_figure(&high).is_eq());
        }
    }

    /// The same of sums of values, where all quarters are alike.
    #[test]
    fn sums_that_go_on_alike_end_as_forecast(each in 0_i64..1_000_000_000, used in 1_usize..=3) {
        let plan = one(at_least(80), json!({ "unit": "tin", "measure": "value", "accumulation": "year" }));
        let number = Decimal::from_units(each).unwrap();
        let typed = |quarters: usize| {
            let all = Quarter::ALL.into_iter().take(quarters);
            of_t(all.map(|at| (at, Figures::Value(Cell::Known(number)))))
        };
        let found = of_plan(&plan, &typed(used), Quarter::ALL[used - 1]).unwrap();
        let year = stands(&plan, &typed(4), Span::ToDate(IV));
        prop_assert!(found.agrees());
        prop_assert_eq!(Some(found.like_last.figure), year.figure);
        prop_assert_eq!(found.so_far.state, Some(year.state));
    }
}
