//! Entries that several targets share, and the counts of the overview.

use super::*;

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
