//! How far a figure is from its goal.

use super::*;

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
