//! The fewest dossiers, against trying all.

use super::*;
use proptest::prelude::*;

/// An item: points, percentage that gives all, numerator, denominator.
type Item = (u64, u64, u64, u64);

fn item() -> impl Strategy<Value = Item> {
    (1_u64..=20, 1_u64..=100, 1_u64..=7)
        .prop_flat_map(|(max, full, under)| (Just(max), Just(full), 0..=under, Just(under)))
}

fn of_items(items: &[Item], bands: &[u64]) -> (Rules, Figures) {
    let name = |at: usize| format!("x{at}");
    let rows: Vec<(String, u64, u64)> = items
        .iter()
        .enumerate()
        .map(|(at, item)| (name(at), item.0, item.1))
        .collect();
    let figures = items.iter().enumerate();
    let figures = figures.map(|(at, item)| (name(at), share(item.2, item.3)));
    (small_rules(&rows, bands), figures.collect())
}

/// The fewest more in all numerators that reach `goal`, by trying every way.
fn tried(rules: &Rules, items: &[Item], goal: Decimal) -> Option<u64> {
    let ways = items.iter().fold(vec![Vec::new()], |ways, item| {
        let more = 0..=item.3 - item.2;
        let longer = |way: &Vec<u64>| {
            let way = way.clone();
            more.clone().map(move |count| {
                let mut way = way.clone();
                way.push(count);
                way
            })
        };
        ways.iter().flat_map(longer).collect()
    });
    let reaches = |way: &&Vec<u64>| {
        let items: Vec<Item> = items
            .iter()
            .zip(way.iter())
            .map(|(item, more)| (item.0, item.1, item.2 + more, item.3))
            .collect();
        let (_, figures) = of_items(&items, &[0]);
        estimated(rules, &figures).points.low >= Points::from(goal)
    };
    ways.iter()
        .filter(reaches)
        .map(|way| way.iter().sum())
        .min()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Every item is a straight line up to its limit (concave), so taking the best each time is
    /// best of all.
    #[test]
    fn the_best_each_time_is_the_fewest(
        items in proptest::collection::vec(item(), 1..4), tenths in 1_u64..10
    ) {
        let total: u64 = items.iter().map(|item| item.0).sum();
        let goal = (total * tenths).div_ceil(10);
        let (rules, figures) = of_items(&items, &[goal, 0]);
        let found = reach(&rules, &asked(&figures));
        let goal = Decimal::from_int(i64::try_from(goal).unwrap()).unwrap();
        let fewest = tried(&rules, &items, goal);
        if fewest == Some(0) {
            prop_assert_eq!(found, vec![]);
        } else {
            prop_assert_eq!(found[0].dossiers.map(|count| count.get()), fewest);
            prop_assert_eq!(found[0].dossiers, found[0].at_best);
            let steps: u64 = found[0].steps.iter().map(|step| step.count.get()).sum();
            prop_assert_eq!(steps, fewest.unwrap_or_default());
        }
    }
}

#[test]
fn the_last_dossier_may_give_less() {
    // 2 points full at 50 % of 5: 2.5 of them, each 0.8; the third gives 0.4.
    let (rules, figures) = of_items(&[(2, 50, 0, 5)], &[0]);
    let gains = gains(&rules, &asked(&figures));
    assert_eq!(gains.len(), 1);
    assert_eq!((gains[0].most, &gains[0].each), (count(3), &points("0.8")));
    assert_eq!(gains[0].points, points("2"));
    // When only that one is left, it is what the next one gives.
    let (rules, figures) = of_items(&[(2, 50, 2, 5)], &[0]);
    let gains = super::gains(&rules, &asked(&figures));
    assert_eq!((gains[0].most, &gains[0].each), (count(1), &points("0.4")));
    // At the limit and past it there is nothing.
    for over in [3, 5] {
        let (rules, figures) = of_items(&[(2, 50, over, 5)], &[0]);
        assert_eq!(super::gains(&rules, &asked(&figures)), []);
    }
}

#[test]
fn petitions_and_steps_are_no_dossiers() {
    let rules = rules();
    let mut found = golden::commune();
    found.insert("chung_thuc_dt".to_owned(), Input::done(false));
    let gains = gains(&rules, &asked(&found));
    let kind = |key: &str| gains.iter().find(|gain| gain.input == key).unwrap().kind;
    assert_eq!(kind("chung_thuc_dt"), GainKind::Step);
    assert_eq!(kind("hai_long_pakn"), GainKind::Petition);
    assert_eq!(gains[0].input, "chung_thuc_dt");
    assert_eq!((gains[0].most, &gains[0].each), (count(1), &points("2")));
    for reach in reach(&rules, &asked(&found)) {
        for step in reach.steps {
            assert!(kind(&step.input).is_dossier(), "{}", step.input);
        }
    }
}

/// Figures as large as counts go.
#[test]
fn a_country_is_reckoned_as_well() {
    let rules = rules();
    let most = 1_000_000_000_000;
    let keys: Vec<String> = rules.asked().iter().map(|own| own.key.clone()).collect();
    let found: Figures = keys
        .iter()
        .enumerate()
        .map(|(at, key)| (key.clone(), share(most / 2, most - at as u64)))
        .collect();
    // With half of everything it is 50 points or more, and dossiers give more.
    let reaches = reach(&rules, &asked(&found));
    assert!(reaches.iter().any(|own| own.dossiers.is_some()));
    for reach in reaches {
        assert_eq!(reach.dossiers, reach.at_best);
        assert_eq!(reach.dossiers.is_none(), reach.steps.is_empty());
    }
    assert!(!gains(&rules, &asked(&found)).is_empty());
}
