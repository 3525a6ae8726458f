//! Against trying every count, for thresholds of every kind.

use super::*;

/// Every kind of threshold, around `goal` (in ten-thousandths), `width` wide.
fn any_threshold(kind: usize, goal: i64, width: i64) -> Value {
    let number = |units: i64| serde_json::to_value(Decimal::from_units(units).unwrap()).unwrap();
    let (goal, end) = (number(goal), number(goal + width));
    match kind {
        0 => json!({ "kind": "at_least", "value": goal }),
        1 => json!({ "kind": "more_than", "value": goal }),
        2 => json!({ "kind": "at_most", "value": goal }),
        3 => json!({ "kind": "less_than", "value": goal }),
        4 => json!({ "kind": "exactly", "value": goal }),
        5 => json!({ "kind": "at_least", "value": end, "floor": goal }),
        6 => json!({ "kind": "exactly", "value": end, "floor": goal }),
        7 => json!({ "kind": "between", "from": goal, "below": end }),
        _ => json!({ "kind": "between", "from": goal, "below": end, "beyond": "met" }),
    }
}

const KINDS: usize = 9;

/// Goals of percentages: any, and whole ones, which counts hit more often.
fn goals() -> impl Strategy<Value = i64> {
    prop_oneof![
        0_i64..=1_000_000,
        (0_i64..=100).prop_map(|percent| percent * 10_000)
    ]
}

/// A numerator and a denominator not below it.
fn share(largest: u64) -> impl Strategy<Value = (u64, u64)> {
    (0..=largest).prop_flat_map(|under| (0..=under, Just(under)))
}

/// What trying every number of those to come finds.
fn tried(met: impl Fn(u64) -> bool, start: (u64, u64), room: u64) -> Option<(u64, u64)> {
    let good: Vec<u64> = (0..=room).filter(|more| met(start.0 + more)).collect();
    // All that lies between two that are good is good.
    let found = (*good.first()?, *good.last()?);
    assert_eq!(good.len() as u64, found.1 - found.0 + 1);
    Some(found)
}

#[track_caller]
fn agrees(line: &Line, met: impl Fn(&Figure) -> bool, so_far: (u64, u64), to_come: u64) {
    let end = so_far.1 + to_come;
    let figure = |over: u64, under: u64| rate(over, under).unwrap();
    let expected = tried(|over| met(&figure(over, end)), so_far, to_come);
    match line.ahead {
        Ahead::Of { of, least, most } => {
            assert_eq!(of, count(to_come));
            assert_eq!(Some((least.get(), most.get())), expected);
        }
        Ahead::Out { best, all } => {
            assert_eq!(expected, None);
            assert_eq!(best, figure(so_far.0 + if all { to_come } else { 0 }, end));
        }
        Ahead::NoCount => assert_eq!(expected, None),
        Ahead::NoPace => assert_eq!(to_come, 0),
        other => panic!("{other:?}"),
    }
    if so_far.1 > 0 {
        let (over, under) = so_far;
        assert_eq!(line.met, met(&figure(over, under)));
        let lacking = (0..=under - over).find(|more| met(&figure(over + more, under)));
        let excess = (0..=over).find(|fewer| met(&figure(over - fewer, under)));
        let counted = |found: Option<u64>| found.filter(|number| *number > 0).map(counted);
        assert_eq!(
            (line.lacking, line.excess),
            (counted(lacking), counted(excess))
        );
    }
}

proptest! {
    /// The counts are those that trying each of them finds, for goals and floors of every kind.
    #[test]
    fn what_must_come_is_what_trying_every_count_finds(
        kind in 0..KINDS,
        goal in goals(),
        width in 1_i64..200_000,
        figures in proptest::collection::vec(share(40), 1..=3),
    ) {
        let plan = one(any_threshold(kind, goal, width), json!({}));
        let quarters = Quarter::ALL.into_iter().zip(&figures);
        let book = of_t(quarters.map(|(at, (over, under))| (at, known(*over, *under))));
        let used = figures.len();
        let over: u64 = figures.iter().map(|(over, _)| over).sum();
        let under: u64 = figures.iter().map(|(_, under)| under).sum();
        let to_come = (under * (4 - used as u64)).div_ceil(used as u64);
        let found = lines(&plan, &book, Quarter::ALL[used - 1]);
        let threshold = &target(&plan, "T").threshold;
        let met = |figure: &Figure| threshold.judge(figure, 0) == Some(Verdict::Met);
        agrees(&found.goal, met, (over, under), to_come);
        prop_assert_eq!(found.floor.is_some(), threshold.floor().is_some());
        if let Some((floor, line)) = threshold.floor().zip(found.floor) {
            prop_assert_eq!(line.value, floor);
            agrees(&line, |figure| figure.compare(floor).is_ge(), (over, under), to_come);
        }
        // A goal that is out of reach at best is one that the best does not meet.
        if let Ahead::Out { best, .. } = found.goal.ahead {
            prop_assert!(!met(&best));
        }
    }

    /// The same where counts are large: one fewer is too few, one more too many.
    #[test]
    fn large_counts_are_as_exact(
        kind in 0..KINDS,
        goal in goals(),
        width in 1_i64..200_000,
        (over, under) in share(250_000_000_000),
        last in 0_usize..3,
    ) {
        let plan = one(any_threshold(kind, goal, width), json!({}));
        let at = Quarter::ALL[last];
        let found = lines(&plan, &of_t([(at, known(over, under))]), at);
        let to_come = under * (3 - last as u64);
        let end = under + to_come;
        let threshold = &target(&plan, "T").threshold;
        let met = |more: u64| {
            let figure = rate(over + more, end).unwrap();
            threshold.judge(&figure, 0) == Some(Verdict::Met)
        };
        match found.goal.ahead {
            Ahead::Of { of, least, most } => {
                prop_assert_eq!(of.get(), to_come);
                prop_assert!(least <= most && met(least.get()) && met(most.get()));
                prop_assert!(least.get() == 0 || !met(least.get() - 1));
                prop_assert!(most == of || !met(most.get() + 1));
            }
            Ahead::Out { all, .. } => {
                prop_assert!(!met(0) && !met(to_come));
                prop_assert_eq!(all, threshold.judge(&rate(over, end).unwrap(), 0).is_some()
                    && figure_is_below(threshold, &rate(over, end).unwrap()));
            }
            Ahead::NoCount => prop_assert!(!met(0) && !met(to_come)),
            Ahead::NoPace => prop_assert_eq!(under, 0),
            other => prop_assert!(false, "{:?}", other),
        }
    }

    /// Where the numerator may pass the denominator there is no end to what may come, and the
    /// least is the least.
    #[test]
    fn a_plain_ratio_needs_the_least_that_is_enough(
        kind in 0..KINDS,
        goal in 0_i64..50_000,
        width in 1_i64..30_000,
        (over, under) in (0_u64..60, 1_u64..30),
        last in 0_usize..3,
    ) {
        let plan = one(any_threshold(kind, goal, width), json!({ "unit": "tin" }));
        let at = Quarter::ALL[last];
        let found = lines(&plan, &of_t([(at, known(over, under))]), at);
        let end = under * (4 - last as u64);
        let threshold = &target(&plan, "T").threshold;
        let met = |more: u64| {
            let figure = Figure::Rate {
                numerator: count(over + more),
                denominator: count(end),
                factor: 1,
            };
            threshold.judge(&figure, 0) == Some(Verdict::Met)
        };
        // 8 × 120 is more than any goal here can ask for.
        let good: Vec<u64> = (0..2_000).filter(|more| met(*more)).collect();
        match found.goal.ahead {
            Ahead::More { least, most, quarters, .. } => {
                prop_assert_eq!(least, counted(good[0]));
                let end = good.last().filter(|last| **last < 1_999);
                prop_assert_eq!(most, end.map(|last| counted(*last)));
                prop_assert_eq!(usize::from(quarters), 3 - last);
            }
            Ahead::Out { all, .. } => prop_assert!(!all && good.is_empty()),
            Ahead::NoCount => prop_assert!(good.is_empty()),
            other => prop_assert!(false, "{:?}", other),
        }
    }

    /// Whatever is said of a goal, bringing exactly that in the next quarter makes the year so.
    #[test]
    fn what_is_asked_for_is_enough_when_it_comes(
        kind in 0..KINDS,
        goal in goals(),
        width in 1_i64..200_000,
        figures in [share(400), share(400), share(400)],
    ) {
        let plan = one(any_threshold(kind, goal, width), json!({}));
        let typed = [I, II, III].into_iter().zip(figures);
        let mut typed: Vec<(Quarter, Figures)> =
            typed.map(|(at, (over, under))| (at, known(over, under))).collect();
        let found = lines(&plan, &of_t(typed.clone()), III);
        let Ahead::Of { of, least, most } = found.goal.ahead else { return Ok(()) };
        for enough in [least, most] {
            typed.truncate(3);
            typed.push((IV, known(enough.get(), of.get())));
            let stands = stands(&plan, &of_t(typed.clone()), Span::ToDate(IV));
            prop_assert_eq!(stands.state, Met);
        }
    }
}

/// Whether a figure that does not meet a threshold is too low for it.
fn figure_is_below(threshold: &Threshold, figure: &Figure) -> bool {
    match threshold {
        Threshold::AtMost(_) | Threshold::LessThan(_) => false,
        _ => threshold
            .goal()
            .is_some_and(|goal| figure.compare(goal).is_le()),
    }
}
