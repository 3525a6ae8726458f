//! What it takes from here to reach a target: tables by hand, and against trying every count.

use super::*;

/// The lines of "T", seen at the end of `last`.
fn lines(plan: &Plan, ledger: &Ledger, last: Quarter) -> Lines {
    match reach(plan, target(plan, "T"), ledger, last) {
        Reach::Lines(lines) => *lines,
        other => panic!("no lines: {other:?}"),
    }
}

fn of(of: u64, least: u64, most: u64) -> Ahead {
    Ahead::Of {
        of: count(of),
        least: count(least),
        most: count(most),
    }
}

fn out(numerator: u64, denominator: u64, all: bool) -> Ahead {
    Ahead::Out {
        best: rate(numerator, denominator).unwrap(),
        all,
    }
}

fn more(least: u64, most: Option<u64>, quarters: u8, days: u32) -> Ahead {
    Ahead::More {
        least: counted(least),
        most: most.map(counted),
        quarters,
        days,
    }
}

fn counted(number: u64) -> Amount {
    Amount::Count(count(number))
}

fn valued(text: &str) -> Amount {
    Amount::Value(decimal(text))
}

fn lines_of(plan: &Plan, id: &str, ledger: &Ledger, last: Quarter) -> Lines {
    match reach(plan, target(plan, id), ledger, last) {
        Reach::Lines(lines) => *lines,
        other => panic!("{id}: no lines: {other:?}"),
    }
}

#[test]
fn dossiers_received_online_in_tinh_bien() {
    let plan = plan_of("tinh-bien-2026");
    // 402 + 352 = 754 of 1.000; needs 80: 46 more. 500 a quarter, so 1.000 more to come: 1.600 of
    // 2.000 are needed, 846 of them from now on.
    let book = entered_for(&plan, "II.6", [(I, known(402, 520)), (II, known(352, 480))]);
    let found = lines_of(&plan, "II.6", &book, II);
    assert_eq!(found.basis, Basis::Year);
    assert_eq!((found.to_come, found.without), (vec![III, IV], vec![]));
    let pace = found.pace.unwrap();
    assert_eq!((pace.total, pace.quarters), (count(1_000), 2));
    assert_eq!(pace.mean().unwrap().rounded(2), decimal("500"));
    assert_eq!(found.goal.lacking, Some(counted(46)));
    assert!(!found.goal.met);
    assert_eq!(found.goal.ahead, of(1_000, 846, 1_000));
    assert_eq!(found.floor, None);
    // At the end of the first quarter: 402 of 520; 1.560 to come; 1.664 of 2.080 needed.
    let found = lines_of(&plan, "II.6", &book, I);
    assert_eq!(found.goal.lacking, Some(counted(14)));
    assert_eq!(found.goal.ahead, of(1_560, 1_262, 1_560));
}

#[test]
fn what_cannot_be_reached_is_said_with_the_best_that_can() {
    let plan = plan_of("tinh-bien-2026");
    // 2.056 of 3.000; 1.000 to come: at best 3.056 of 4.000 = 76,4 %.
    let book = entered_for(
        &plan,
        "II.6",
        [
            (I, known(700, 1_000)),
            (II, known(686, 1_000)),
            (III, known(670, 1_000)),
        ],
    );
    let found = reach(&plan, target(&plan, "II.6"), &book, III);
    assert!(found.out_of_reach());
    let found = found.lines().unwrap();
    assert_eq!(found.goal.ahead, out(3_056, 4_000, true));
    let Ahead::Out { best, .. } = found.goal.ahead else {
        unreachable!()
    };
    assert_eq!(best.rounded(2), decimal("76.4"));
    // On what was entered it still is a number of dossiers.
    assert_eq!(found.goal.lacking, Some(counted(344)));
}

#[test]
fn a_goal_and_its_floor_each_have_their_own_way() {
    let plan = plan_of("tinh-bien-2026");
    // Goal 100, floor 95. One late dossier and the year can no longer be 100 %.
    let book = entered_for(
        &plan,
        "II.13",
        [(I, known(610, 610)), (II, known(639, 640))],
    );
    let found = lines_of(&plan, "II.13", &book, II);
    assert_eq!(
        (found.goal.met, found.goal.lacking),
        (false, Some(counted(1)))
    );
    assert_eq!(found.goal.ahead, out(2_499, 2_500, true));
    let floor = found.floor.unwrap();
    assert_eq!((floor.value, floor.met), (decimal("95"), true));
    assert_eq!((floor.lacking, floor.excess), (None, None));
    // 2.375 of 2.500 are needed, 1.126 of them from now on.
    assert_eq!(floor.ahead, of(1_250, 1_126, 1_250));
    // None late: the goal still needs all of those to come.
    let book = entered_for(&plan, "II.13", [(I, known(610, 610))]);
    let found = lines_of(&plan, "II.13", &book, I);
    assert!(found.goal.met);
    assert_eq!(found.goal.ahead, of(1_830, 1_830, 1_830));
    // Both out of reach.
    let book = entered_for(&plan, "II.13", [(III, known(80, 100))]);
    let found = lines_of(&plan, "II.13", &book, III);
    assert_eq!(found.goal.ahead, out(180, 200, true));
    assert_eq!(found.floor.unwrap().ahead, out(180, 200, true));
    assert_eq!(found.without, [I, II]);
}

#[test]
fn a_part_of_a_dossier_to_come_is_a_whole_one() {
    let plan = one(at_least(80), json!({}));
    // 100 in three quarters: 33⅓ in the fourth.
    let book = of_t([
        (I, known(20, 40)),
        (II, known(30, 30)),
        (III, known(24, 30)),
    ]);
    let found = lines(&plan, &book, III);
    assert_eq!(found.pace.unwrap().expected(1), Some(count(34)));
    // 80 % of 134 are 107,2.
    assert_eq!(found.goal.ahead, of(34, 34, 34));
    // 33 would be too few to reach it: (67 + 33) / 133 = 75,2 %, (67 + 34) / 134 = 75,4 %.
    let book = of_t([
        (I, known(20, 40)),
        (II, known(23, 30)),
        (III, known(24, 30)),
    ]);
    assert_eq!(lines(&plan, &book, III).goal.ahead, out(101, 134, true));
}

#[test]
fn at_most_is_the_other_way_round() {
    let plan = one(json!({ "kind": "at_most", "value": 5 }), json!({}));
    // 6 of 100, 300 to come: 20 of 400 may be, 14 of them from now on.
    let found = lines(&plan, &of_t([(I, known(6, 100))]), I);
    assert_eq!((found.goal.met, found.goal.lacking), (false, None));
    assert_eq!(found.goal.excess, Some(counted(1)));
    assert_eq!(found.goal.ahead, of(300, 0, 14));
    // 5 of 100: met so far.
    let found = lines(&plan, &of_t([(I, known(5, 100))]), I);
    assert_eq!((found.goal.met, found.goal.excess), (true, None));
    // 21 of 300, 100 to come: 21 of 400 is too many even if none of them is one.
    let book = of_t([
        (I, known(7, 100)),
        (II, known(7, 100)),
        (III, known(7, 100)),
    ]);
    assert_eq!(lines(&plan, &book, III).goal.ahead, out(21, 400, false));
    // Less than 5 %: 19 of 400 at most.
    let plan = one(json!({ "kind": "less_than", "value": 5 }), json!({}));
    let found = lines(&plan, &of_t([(I, known(5, 100))]), I);
    assert_eq!(
        (found.goal.met, found.goal.excess),
        (false, Some(counted(1)))
    );
    assert_eq!(found.goal.ahead, of(300, 0, 14));
    // Nothing is less than nothing.
    let plan = one(json!({ "kind": "less_than", "value": 0 }), json!({}));
    let found = lines(&plan, &of_t([(I, known(0, 100))]), I);
    assert_eq!(found.goal.excess, None);
    assert_eq!(found.goal.ahead, out(0, 400, false));
}

#[test]
fn ranges_have_two_ends() {
    let range = |beyond| json!({ "kind": "between", "from": 80, "below": 90, "beyond": beyond });
    let book = of_t([(I, known(85, 100))]);
    // 320 to 359 of 400.
    let found = lines(&one(range("missed"), json!({})), &book, I);
    assert_eq!(found.goal.ahead, of(300, 235, 274));
    let found = lines(&one(range("met"), json!({})), &book, I);
    assert_eq!(found.goal.ahead, of(300, 235, 300));
    // Already beyond.
    let book = of_t([(III, known(100, 100))]);
    let found = lines(&one(range("missed"), json!({})), &book, III);
    assert_eq!(found.goal.excess, Some(counted(11)));
    assert_eq!(found.goal.ahead, of(100, 60, 79));
    // No whole number of dossiers is half of three.
    let half = one(json!({ "kind": "exactly", "value": 50 }), json!({}));
    let found = lines(
        &half,
        &of_t([(I, known(0, 1)), (II, known(0, 1)), (III, known(1, 2))]),
        III,
    );
    assert_eq!(found.pace.unwrap().expected(1), Some(count(2)));
    assert_eq!(found.goal.ahead, of(2, 2, 2));
    let found = lines(&half, &of_t([(II, known(1, 3)), (III, known(1, 1))]), III);
    assert_eq!(found.goal.ahead, of(2, 1, 1));
    let found = lines(&half, &of_t([(II, known(1, 2)), (III, known(1, 4))]), III);
    assert_eq!(found.goal.ahead, Ahead::NoCount);
}

#[test]
fn without_figures_there_is_no_pace_and_at_the_end_nothing_to_come() {
    let plan = one(at_least(80), json!({}));
    let found = lines(&plan, &Ledger::default(), II);
    assert_eq!(found.goal.ahead, Ahead::NoPace);
    assert_eq!((found.goal.met, found.goal.lacking), (false, None));
    assert_eq!((found.pace, found.without), (None, vec![I, II]));
    // Entered wrongly is not entered.
    let wrong = of_t([(I, known(3, 2))]);
    assert_eq!(lines(&plan, &wrong, I).without, [I]);
    assert_eq!(lines(&plan, &wrong, I).goal.ahead, Ahead::NoPace);
    // Nothing arose.
    let nothing = of_t([(I, known(0, 0)), (II, known(0, 0))]);
    let found = lines(&plan, &nothing, II);
    assert_eq!((found.goal.met, found.goal.ahead), (false, Ahead::NoPace));
    let full = one(
        at_least(80),
        json!({ "indicator": "full", "own_entry": true }),
    );
    assert!(lines(&full, &nothing, II).goal.met);
    // Over: what is lacking is final.
    let book = of_t([(I, known(75, 100)), (IV, known(75, 100))]);
    let found = lines(&plan, &book, IV);
    assert_eq!(found.goal.ahead, Ahead::Over);
    assert_eq!(found.goal.lacking, Some(counted(10)));
    assert_eq!((found.to_come, found.without), (vec![], vec![II, III]));
    // What is entered for later is not looked at.
    assert_eq!(
        lines(&plan, &book, I),
        lines(&plan, &of_t([(I, known(75, 100))]), I)
    );
}

#[test]
fn the_year_may_be_sure_at_this_pace() {
    let plan = one(at_least(50), json!({}));
    let book = of_t([
        (I, known(100, 100)),
        (II, known(100, 100)),
        (III, known(100, 100)),
    ]);
    let found = lines(&plan, &book, III);
    assert_eq!(found.goal.ahead, of(100, 0, 100));
    assert!(found.goal.ahead.is_sure());
    assert!(!lines(&plan, &book, I).goal.ahead.is_sure());
}

#[test]
fn in_the_period_the_next_quarter_stands_for_itself() {
    let plan = one(at_least(80), json!({ "accumulation": "period" }));
    let book = of_t([(I, known(99, 100)), (II, known(60, 110))]);
    let found = lines(&plan, &book, II);
    assert_eq!(
        (found.basis, &found.to_come[..]),
        (Basis::Quarter, &[III][..])
    );
    assert_eq!(
        (found.goal.met, found.goal.lacking),
        (false, Some(counted(28)))
    );
    // 105 a quarter; 84 of them, whatever the first two were.
    assert_eq!(found.goal.ahead, of(105, 84, 105));
    assert_eq!(lines(&plan, &book, IV).goal.ahead, Ahead::Over);
    let days = one(
        json!({ "kind": "less_than", "value": 10 }),
        json!({ "unit": "ngày", "measure": "value", "accumulation": "period" }),
    );
    let found = lines(&days, &of_t([(I, value("10"))]), I);
    assert_eq!(found.goal.ahead, Ahead::Itself);
    assert_eq!(found.goal.excess, Some(Amount::Beyond(decimal("0"))));
}

#[test]
fn at_a_point_in_time_the_next_state_takes_the_place_of_the_last() {
    let plan = plan_of("tinh-bien-2026");
    // 45, then 49 of 52 procedures are offered online; all must be.
    let book = entered_for(&plan, "II.5", [(I, known(45, 52)), (II, known(49, 52))]);
    let found = lines_of(&plan, "II.5", &book, II);
    assert_eq!(
        (found.basis, &found.to_come[..]),
        (Basis::State, &[III][..])
    );
    assert_eq!(found.goal.lacking, Some(counted(3)));
    assert_eq!(found.goal.ahead, of(52, 52, 52));
    // Points of index 766 in Chợ Vàm: from 80 on.
    let plan = plan_of("cho-vam-2024");
    let book = entered_for(&plan, "IX.3", [(I, value("78.5"))]);
    let found = lines_of(&plan, "IX.3", &book, I);
    assert_eq!(found.goal.lacking, Some(valued("1.5")));
    assert_eq!(found.goal.ahead, Ahead::Itself);
}

#[test]
fn dossiers_of_one_person_add_up_over_the_year() {
    let plan = plan_of("cho-vam-2024");
    // 1.300 + 1.350 = 2.650 of 5.280 dossiers a person.
    let figures = [(I, value("1300")), (II, value("1350"))];
    let book = entered_for(&plan, "III.2.3", figures);
    let stands = standing(&plan, target(&plan, "III.2.3"), &book, Span::ToDate(II));
    assert_eq!(stands.state, Open);
    let found = lines_of(&plan, "III.2.3", &book, II);
    assert_eq!(found.goal.lacking, Some(valued("2630")));
    let ahead = found.goal.ahead;
    // From 15/6 to 14/12 are 183 days.
    let expected = Ahead::More {
        least: valued("2630"),
        most: None,
        quarters: 2,
        days: 183,
    };
    assert_eq!(ahead, expected);
    assert_eq!(ahead.per_quarter().unwrap().rounded(2), decimal("1315"));
    // 2.630 × 7 / 183 = 100,60…
    assert_eq!(ahead.per_week().unwrap().rounded(2), decimal("100.6"));
    // 5.300 in all: reached, whatever comes.
    let book = entered_for(&plan, "III.2.3", [(I, value("5300"))]);
    let found = lines_of(&plan, "III.2.3", &book, I);
    assert!(found.goal.met && found.goal.ahead.is_sure());
    assert_eq!(found.goal.lacking, None);
}

#[test]
fn articles_are_counted_by_person_and_week() {
    let plan = plan_of("cho-vam-2024");
    // 25 people: 13 weeks from 15/12/2023 to 14/3/2024, 13 whole ones from 15/3 to 14/6.
    let weeks = |quarter| plan.clock.window(plan.year, quarter).weeks();
    assert_eq!((weeks(I), weeks(II)), ((13, 0), (13, 1)));
    let book = entered_for(
        &plan,
        "VIII.2.5",
        [(I, known(310, 325)), (II, known(294, 325))],
    );
    let stands = standing(&plan, target(&plan, "VIII.2.5"), &book, Span::ToDate(II));
    // 604 of 650: 0,929 an article, and near from 0,95.
    assert_eq!(stands.state, Missed);
    let found = lines_of(&plan, "VIII.2.5", &book, II);
    assert_eq!(found.goal.lacking, Some(counted(46)));
    // 650 more person-weeks: 696 articles, more than one a week, and therefore not of 650.
    assert_eq!(found.goal.ahead, more(696, None, 2, 183));
    assert_eq!(
        found.goal.ahead.per_quarter().unwrap().rounded(2),
        decimal("348")
    );
    assert!(!reach(&plan, target(&plan, "VIII.2.5"), &book, III).out_of_reach());
    // More than asked for is no fault, and goes on counting.
    let book = entered_for(&plan, "VIII.2.5", [(I, known(700, 325))]);
    let found = lines_of(&plan, "VIII.2.5", &book, I);
    assert_eq!(found.goal.ahead, more(600, None, 3, 275));
}

#[test]
fn a_sum_with_an_upper_end_can_be_passed() {
    let sum = |threshold| {
        let unit = json!({ "unit": "lượt", "measure": "value", "accumulation": "year" });
        one(threshold, unit)
    };
    let ahead = |threshold: Value, so_far: &str| {
        let found = lines(&sum(threshold), &of_t([(I, value(so_far))]), I);
        match found.goal.ahead {
            Ahead::More { least, most, .. } => Some((least, most)),
            Ahead::Out { best, all: false } => {
                assert_eq!(best, Figure::Value(decimal(so_far)));
                None
            }
            other => panic!("{other:?}"),
        }
    };
    let beyond = |text| Amount::Beyond(decimal(text));
    let at_most = json!({ "kind": "at_most", "value": 10 });
    assert_eq!(
        ahead(at_most.clone(), "4"),
        Some((valued("0"), Some(valued("6"))))
    );
    assert_eq!(
        ahead(at_most.clone(), "10"),
        Some((valued("0"), Some(valued("0"))))
    );
    assert_eq!(ahead(at_most, "10.5"), None);
    let less = json!({ "kind": "less_than", "value": 10 });
    assert_eq!(
        ahead(less.clone(), "4"),
        Some((valued("0"), Some(beyond("6"))))
    );
    assert_eq!(ahead(less, "10"), None);
    let exactly = json!({ "kind": "exactly", "value": 10 });
    assert_eq!(
        ahead(exactly.clone(), "4"),
        Some((valued("6"), Some(valued("6"))))
    );
    assert_eq!(ahead(exactly, "11"), None);
    let more = json!({ "kind": "more_than", "value": 10 });
    assert_eq!(ahead(more.clone(), "4"), Some((beyond("6"), None)));
    assert_eq!(ahead(more.clone(), "10"), Some((beyond("0"), None)));
    assert_eq!(ahead(more, "10.5"), Some((valued("0"), None)));
    let range = json!({ "kind": "between", "from": 10, "below": 20 });
    assert_eq!(
        ahead(range.clone(), "4"),
        Some((valued("6"), Some(beyond("16"))))
    );
    assert_eq!(ahead(range, "20"), None);
}

#[test]
fn a_relative_target_asks_for_its_reference() {
    let plan = plan_of("dien-chau-2026");
    let of = target(&plan, "II.8");
    let mut book = entered_for(&plan, "II.8", [(I, known(49, 52))]);
    assert_eq!(reach(&plan, of, &book, I), Reach::NeedsReference);
    book.apply(Command::SetReference(
        of.id.clone(),
        Some(reference("96.15")),
    ));
    let found = lines_of(&plan, "II.8", &book, I);
    assert_eq!(found.goal.value, decimal("96.15"));
    // 50 of 52 are 96,1538… %, more than 96,15.
    assert_eq!(found.goal.lacking, Some(counted(1)));
    // A target that is said again has the same.
    let above = json!({ "kind": "above_reference", "reference": "mức tỉnh" });
    let plan = plan_with(&[
        target_value("T", above.clone(), json!({})),
        target_value("T2", above, json!({ "repeats": "T" })),
    ]);
    let mut book = of_t([(I, known(9, 10))]);
    book.apply(Command::SetReference(target_id("T"), Some(reference("89"))));
    let again = reach(&plan, target(&plan, "T2"), &book, I);
    assert_eq!(again, reach(&plan, target(&plan, "T"), &book, I));
    assert!(again.lines().unwrap().goal.met);
}

#[test]
fn what_is_done_or_not_lacks_no_number() {
    let plan = one(
        json!({ "kind": "exactly", "value": 100 }),
        json!({ "measure": "done" }),
    );
    let book = of_t([(I, Figures::Done(false))]);
    let found = reach(&plan, target(&plan, "T"), &book, I);
    assert_eq!((found.lines(), found.out_of_reach()), (None, false));
    assert_eq!(found, Reach::NoNumber);
}

#[test]
fn the_largest_counts_are_exact_and_more_than_can_be_counted_is_not_guessed() {
    let plan = one(json!({ "kind": "more_than", "value": 99.5 }), json!({}));
    let quarter = 250_000_000_000;
    let book = of_t([I, II, III].map(|at| (at, known(248_750_000_000, quarter))));
    let found = lines(&plan, &book, III);
    assert_eq!(found.goal.lacking, Some(counted(1)));
    // 995.000.000.001 of 10¹².
    assert_eq!(found.goal.ahead, of(quarter, 248_750_000_001, quarter));
    let book = of_t([(III, known(1, 500_000_000_001))]);
    assert_eq!(lines(&plan, &book, III).goal.ahead, Ahead::NoPace);
}

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
