//! Thresholds with an upper end: at most, less than, ranges and exactly.

use super::*;

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
