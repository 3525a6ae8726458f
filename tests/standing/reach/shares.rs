//! Shares of a year: how many of those to come, at the pace so far.

use super::*;

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
