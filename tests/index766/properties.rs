//! What holds of any figures.

use super::*;
use proptest::prelude::*;

/// Counts up to the largest there are, or nothing.
fn any_figures() -> impl Strategy<Value = Figures> {
    let most = prop_oneof![Just(0_u64), 1_u64..50, 1_u64..=1_000_000_000_000];
    let one = proptest::option::of((most, 0_u64..=1_000_000));
    let asked = rules().asked().len();
    proptest::collection::vec(one, asked).prop_map(|list| {
        let keys = rules();
        let keys = keys.asked();
        let mut found = Figures::new();
        for (input, figure) in keys.iter().zip(list) {
            if let Some((under, of)) = figure {
                let over = u128::from(under) * u128::from(of) / 1_000_000;
                let over = u64::try_from(over).unwrap();
                found.insert(input.key.clone(), share(over, under));
            }
        }
        found
    })
}

fn within(range: &Range, most: &str) -> bool {
    points("0") <= range.low && range.low <= range.high && range.high <= points(most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn points_are_within_their_limits(found in any_figures()) {
        let estimate = estimated(&rules(), &found);
        prop_assert!(within(&estimate.points, "100"));
        prop_assert!(within(&estimate.known, "100"));
        prop_assert!(estimate.known.high <= estimate.points.high);
        prop_assert_eq!(&estimate.known.low, &estimate.points.low);
        for (group, own) in rules().groups.iter().zip(&estimate.groups) {
            let most = group.max.to_string();
            prop_assert!(within(&own.points, &most));
            for part in &own.parts {
                prop_assert!(within(&part.points, &part.max.to_string()));
            }
            for reading in &own.readings {
                prop_assert!(within(&reading.points, &most));
            }
        }
        let sum = estimate.groups.iter().fold(Points::default(), |sum, group| {
            sum.plus(&group.points.low)
        });
        prop_assert_eq!(sum, estimate.points.low);
    }

    #[test]
    fn more_in_a_numerator_never_gives_less(
        found in any_figures(), which in 0_usize..21, more in 1_u64..1_000
    ) {
        let rules = rules();
        let key = rules.asked()[which].key.clone();
        let under = 1_000;
        for over in [0, 1_000 - more] {
            let mut before = found.clone();
            before.insert(key.clone(), share(over, under));
            let mut after = found.clone();
            after.insert(key.clone(), share(over + more, under));
            let [before, after] = [before, after].map(|own| estimated(&rules, &own));
            prop_assert!(before.points.low <= after.points.low);
            prop_assert!(before.points.high <= after.points.high);
        }
    }

    #[test]
    fn what_becomes_known_narrows_the_range(found in any_figures(), which in 0_usize..21) {
        let rules = rules();
        let mut without = found.clone();
        without.remove(&rules.asked()[which].key);
        let [with, without] = [found, without].map(|own| estimated(&rules, &own));
        prop_assert!(without.points.low <= with.points.low);
        prop_assert!(with.points.high <= without.points.high);
    }

    /// A gain is the difference of two estimates by the first readings.
    #[test]
    fn gains_are_differences(found in any_figures()) {
        let rules = first_readings(rules());
        let before = estimated(&rules, &found);
        let mut last: Option<Points> = None;
        for gain in gains(&rules, &asked(&found)) {
            prop_assert!(last.is_none_or(|last| gain.each <= last));
            last = Some(gain.each.clone());
            let (over, under) = counts(&found, &gain.input);
            for (more, points) in [(1, &gain.each), (gain.most.get(), &gain.points)] {
                let mut after = found.clone();
                after.insert(gain.input.clone(), share(over + more, under));
                let after = estimated(&rules, &after);
                prop_assert_eq!(&before.points.low.plus(points), &after.points.low);
            }
            // There is no more to be had.
            let mut after = found.clone();
            after.insert(gain.input.clone(), share(under, under));
            let after = estimated(&rules, &after);
            prop_assert_eq!(&before.points.low.plus(&gain.points), &after.points.low);
        }
    }

    /// Sums of up to a hundred fractions against fractions over a common denominator.
    #[test]
    fn sums_are_exact(list in proptest::collection::vec((0_u64..1_000, 1_u64..30), 0..100)) {
        use so_chi_tieu::index766::Fraction;
        // 1 to 29 all divide this.
        let common = (1..30_u128).product::<u128>();
        let mut sum = Points::default();
        let mut over = 0_u128;
        for (top, bottom) in list {
            sum.add(Fraction::new(top.into(), bottom.into()).unwrap());
            over += u128::from(top) * (common / u128::from(bottom));
        }
        let expected = Points::from(Fraction::new(over, common).unwrap());
        prop_assert_eq!(&sum, &expected);
        let slightly = Fraction::new(1, common).unwrap();
        prop_assert!(sum < expected.plus(&slightly.into()));
    }
}

fn counts(found: &Figures, key: &str) -> (u64, u64) {
    match found[key].known {
        Some(so_chi_tieu::index766::Known::Share(over, under)) => (over.get(), under.get()),
        other => panic!("{other:?}"),
    }
}

fn first_readings(mut rules: Rules) -> Rules {
    for group in &mut rules.groups {
        group.readings.truncate(1);
    }
    rules
}
