//! Against the quarters before, also of other years: the same figures, and jumps.

use super::*;

#[test]
fn the_same_figures_as_in_the_quarter_before_are_told() {
    let with = |more: Value| one(at_least(0), more);
    let ratio = with(json!({ "accumulation": "year" }));
    let period = with(json!({ "accumulation": "period" }));
    let point = with(json!({ "accumulation": "point" }));
    let value_plan = with(json!({ "measure": "value", "unit": "tin", "accumulation": "period" }));
    let done = one(at_least(100), json!({ "measure": "done", "unit": "" }));
    for (plan, before, now, same) in [
        (&ratio, known(90, 100), known(90, 100), true),
        (&period, known(90, 100), known(90, 100), true),
        (&ratio, known(0, 100), known(0, 100), true),
        (&ratio, known(90, 100), known(180, 200), false),
        (&ratio, known(0, 0), known(0, 0), false),
        (&point, known(90, 100), known(90, 100), false),
        (&value_plan, value("12"), value("12"), true),
        (&value_plan, value("0"), value("0"), false),
        (&done, Figures::Done(true), Figures::Done(true), false),
    ] {
        let ledger = of_t([(I, before.clone()), (II, now.clone())]);
        let found = codes(plan, &ledger, II).contains(&"CHOT-08");
        assert_eq!(found, same, "{before:?} {now:?}");
    }
    // What cannot be read is that, and not also the same.
    let ledger = of_t([(I, unread("x")), (II, unread("x"))]);
    assert_eq!(codes(&ratio, &ledger, II), ["CHOT-01"]);
    // The quarter before last is not the quarter before.
    let ledger = of_t([(I, known(90, 100)), (III, known(90, 100))]);
    assert_eq!(codes(&ratio, &ledger, III), Vec::<&str>::new());
}

#[test]
fn the_quarter_before_the_first_is_the_last_of_the_year_before() {
    let plan = indicator_plan("year");
    let entries = |quarter| {
        ledger([
            (of_indicator("online"), quarter, known(90, 100)),
            (of_target("B"), quarter, known(90, 100)),
        ])
    };
    let (now, before) = (entries(I), entries(IV));
    let found = |year: i32| {
        let other = older(&plan, year);
        let checks = closing_checks(&plan, &now, I, &[(&other, &before)]);
        told(&checks)
    };
    // By indicator: an id means nothing in another plan.
    assert_eq!(found(2025), [("CHOT-08", "online".to_owned(), false)]);
    assert_eq!(found(2024), []);
}

#[test]
fn a_jump_is_told_by_four_quarters_before_and_their_lack_once() {
    let plan = indicator_plan("year");
    let key = || of_indicator("online");
    let of = |numbers: &[(Quarter, u64)]| {
        ledger(
            numbers
                .iter()
                .map(|(quarter, over)| (key(), *quarter, known(*over, 100))),
        )
    };
    let before = of(&[(I, 80), (II, 82), (III, 81), (IV, 83)]);
    let last_year = older(&plan, 2025);
    let earlier = [(&last_year, &before)];
    let mut now = of(&[(I, 10)]);
    now.apply(Command::SetEntry(
        (of_target("B"), I),
        Some(entered(known(1, 2))),
    ));
    let checks = closing_checks(&plan, &now, I, &earlier);
    assert_eq!(told(&checks), [("CHOT-09", "online".to_owned(), false)]);
    let expected = Found::Jump {
        now: rate(10, 100).unwrap(),
        least: rate(80, 100).unwrap(),
        most: rate(83, 100).unwrap(),
        points: 4,
    };
    assert_eq!(checks.findings[0].found, expected);
    assert_eq!(checks.too_few, [of_target("B")]);
    // Three quarters of this year alone do not say what is usual.
    let alone = of(&[(I, 80), (II, 82), (III, 81), (IV, 10)]);
    let checks = closing_checks(&plan, &alone, IV, &[]);
    assert_eq!(told(&checks), [("CHOT-04", "B".to_owned(), false)]);
    assert_eq!(checks.too_few, [key()]);
    // This year's quarters count as well; those to come, a year opened twice and years to come do
    // not.
    let half = of(&[(III, 81), (IV, 83)]);
    let next_year = older(&plan, 2027);
    let now = of(&[(I, 82), (II, 10), (III, 80)]);
    let few = |earlier: &[(&Plan, &Ledger)]| {
        closing_checks(&plan, &now, II, earlier)
            .too_few
            .contains(&key())
    };
    assert!(few(&[
        (&last_year, &half),
        (&last_year, &half),
        (&next_year, &before)
    ]));
    assert!(!few(&[(&last_year, &half), (&older(&plan, 2024), &half)]));
    // Nothing arose: no rate, and no figure to judge one by.
    let nothing = of(&[(I, 0)]);
    let mut nothing_now = nothing.clone();
    nothing_now.apply(Command::SetEntry((key(), I), Some(entered(known(0, 0)))));
    let checks = closing_checks(&plan, &nothing_now, I, &earlier);
    assert!(!checks.too_few.contains(&key()));
    assert_eq!(told(&checks), [("CHOT-04", "B".to_owned(), false)]);
}

#[test]
fn plans_of_one_place_have_its_name_and_province() {
    let plan = indicator_plan("year");
    let other = |name: &str, province: &str| Plan {
        name: name.to_owned(),
        province: province.to_owned(),
        ..older(&plan, 2025)
    };
    assert!(plan.is_of_place(&other(&plan.name, &plan.province)));
    assert!(!plan.is_of_place(&other("Xã Khác", &plan.province)));
    // Provinces have communes of the same name.
    assert!(!plan.is_of_place(&other(&plan.name, "An Giang")));
}

#[test]
fn a_unit_that_changed_is_another_measure() {
    let plan = indicator_plan("year");
    let mut other = older(&plan, 2025);
    other.targets[0].unit = "lần".to_owned();
    let entries = |all: &[Quarter]| {
        ledger(
            all.iter()
                .map(|quarter| (of_indicator("online"), *quarter, known(80, 100))),
        )
    };
    let before = entries(&Quarter::ALL);
    let checks = closing_checks(&plan, &entries(&[I]), I, &[(&other, &before)]);
    assert_eq!(checks.too_few, [of_indicator("online")]);
}
