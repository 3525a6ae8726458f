//! Where there is no pace, no reference or no number, and when the year is over.

use super::*;

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
