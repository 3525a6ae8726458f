//! A quarter by itself, a state at a point in time, and what adds up over the year.

use super::*;

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
