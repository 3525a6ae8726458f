//! Unusual jumps: against tables worked out by hand, and against floats where those are sure.

use super::*;
use so_chi_tieu::standing::{FEWEST_POINTS, is_jump};

fn values(numbers: &[&str]) -> Vec<Figure> {
    let numbers = numbers.iter();
    numbers.map(|text| Figure::Value(decimal(text))).collect()
}

fn of(now: &str, before: &[&str]) -> Option<bool> {
    is_jump(&Figure::Value(decimal(now)), &values(before))
}

fn percent(numerator: u64, denominator: u64) -> Figure {
    rate(numerator, denominator).unwrap()
}

#[test]
fn four_figures_are_needed() {
    assert_eq!(FEWEST_POINTS, 4);
    assert_eq!(of("1", &[]), None);
    assert_eq!(of("1000", &["1", "2", "3"]), None);
    assert_eq!(of("1000", &["1", "2", "3", "4"]), Some(true));
}

/// Median 3, distances 2 1 0 1 2, MAD 1: unusual beyond 3 ± 3.5 / 0.6745 = 3 ± 5.18903…
#[test]
fn the_limit_is_that_of_iglewicz_and_hoaglin() {
    let before = ["1", "2", "3", "4", "5"];
    for (now, jump) in [
        ("3", false),
        ("8.189", false),
        ("8.1891", true),
        ("-2.189", false),
        ("-2.1891", true),
        ("100", true),
    ] {
        assert_eq!(of(now, &before), Some(jump), "{now}");
    }
    // Of an even number: median 2.5, distances 0.5 0.5 1.5 1.5, MAD 1.
    for (now, jump) in [("7.689", false), ("7.6891", true)] {
        assert_eq!(of(now, &["1", "2", "3", "4"]), Some(jump), "{now}");
    }
    // 0.6745 × 14 / MAD 2.698 is 3.5 itself: not above it. Median 0.
    let before = ["-2.698", "2.698", "0", "-2.698", "2.698"];
    assert_eq!(of("14", &before), Some(false));
    assert_eq!(of("14.0001", &before), Some(true));
}

#[test]
fn one_wild_figure_before_does_not_hide_another() {
    let before = ["80", "81", "82", "81", "8"];
    assert_eq!(of("8", &before), Some(true));
    assert_eq!(of("83", &before), Some(false));
}

/// Median 100, MAD 0; distances 0 0 0 0 1, their mean 0.2: unusual beyond 100 ± 0.8773198.
#[test]
fn where_most_are_the_same_the_mean_distance_judges() {
    let before = ["100", "100", "99", "100", "100"];
    for (now, jump) in [
        ("100", false),
        ("99.1227", false),
        ("99.1226", true),
        ("100.8773", false),
        ("100.8774", true),
    ] {
        assert_eq!(of(now, &before), Some(jump), "{now}");
    }
}

#[test]
fn where_all_are_the_same_any_other_is_a_jump() {
    let before = [
        percent(3, 3),
        percent(7, 7),
        percent(650, 650),
        percent(1, 1),
    ];
    assert_eq!(is_jump(&percent(2_400, 2_400), &before), Some(false));
    assert_eq!(is_jump(&percent(2_399, 2_400), &before), Some(true));
}

/// Rates that no two denominators share, as large as counts may be.
#[test]
fn large_counts_are_compared_exactly() {
    let most = 1_000_000_000_000;
    let before: Vec<Figure> = (1..=40)
        .map(|less| percent(most - 40, most - less))
        .collect();
    // The least and the most of forty that lie side by side are none; a millionth more is.
    assert_eq!(is_jump(&percent(most - 40, most - 1), &before), Some(false));
    assert_eq!(
        is_jump(&percent(most - 40, most - 41), &before),
        Some(false)
    );
    assert_eq!(
        is_jump(&percent(most - 1_000_000, most), &before),
        Some(true)
    );
}

fn fraction(figure: &Figure) -> f64 {
    match figure {
        Figure::Rate {
            numerator,
            denominator,
            factor,
        } => numerator.get() as f64 * f64::from(*factor) / denominator.get() as f64,
        Figure::Value(value) => value.units() as f64 / 10_000.0,
        other => panic!("{other:?}"),
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let last = numbers.len() - 1;
    (numbers[last / 2] + numbers[last.div_ceil(2)]) / 2.0
}

/// The score as the book has it; none where nothing is scattered.
fn score(now: f64, before: &[f64]) -> Option<f64> {
    let middle = median(before.to_vec());
    let distances: Vec<f64> = before.iter().map(|one| (one - middle).abs()).collect();
    let mad = median(distances.clone());
    let mean = distances.iter().sum::<f64>() / distances.len() as f64;
    let scale = if mad > 1e-9 {
        mad / 0.6745
    } else {
        mean * 1.253_314
    };
    (scale > 1e-9).then(|| (now - middle).abs() / scale)
}

fn any_rate() -> impl Strategy<Value = Figure> {
    (1_u64..3_000)
        .prop_flat_map(|under| (0..=under, Just(under)))
        .prop_map(|(over, under)| percent(over, under))
}

fn any_value() -> impl Strategy<Value = i64> {
    prop_oneof![-50_i64..50, -9_000_000_i64..9_000_000]
}

fn at(units: i64) -> Figure {
    Figure::Value(Decimal::from_units(units).unwrap())
}

proptest! {
    #[test]
    fn floats_say_the_same_where_they_are_sure(
        before in prop::collection::vec(any_rate(), 4..12),
        now in any_rate(),
    ) {
        let floats: Vec<f64> = before.iter().map(fraction).collect();
        let found = is_jump(&now, &before);
        match score(fraction(&now), &floats) {
            Some(score) if (score - 3.5).abs() > 1e-6 => {
                prop_assert_eq!(found, Some(score > 3.5), "{}", score);
            }
            _ => prop_assert!(found.is_some()),
        }
    }

    #[test]
    fn floats_say_the_same_of_values(
        before in prop::collection::vec(any_value(), 4..12),
        now in any_value(),
    ) {
        let figures: Vec<Figure> = before.iter().copied().map(at).collect();
        let floats: Vec<f64> = before.iter().map(|units| *units as f64).collect();
        let found = is_jump(&at(now), &figures);
        match score(now as f64, &floats) {
            Some(score) if (score - 3.5).abs() > 1e-6 => prop_assert_eq!(found, Some(score > 3.5)),
            Some(_) => prop_assert!(found.is_some()),
            None => prop_assert_eq!(found, Some(now != before[0])),
        }
    }

    /// What is unusual stays so when all is so much more, so many times as much, or mirrored, and
    /// in whatever order the quarters come.
    #[test]
    fn neither_the_scale_nor_the_order_matters(
        before in prop::collection::vec(any_value(), 4..10),
        now in any_value(),
        shift in any_value(),
        times in 1_i64..50,
        mirror in any::<bool>(),
        turn in 0_usize..10,
    ) {
        let sign = if mirror { -1 } else { 1 };
        let moved = |units: i64| at((units * times + shift) * sign);
        let plain: Vec<Figure> = before.iter().copied().map(at).collect();
        let mut others: Vec<Figure> = before.iter().copied().map(moved).collect();
        let turn = turn % others.len();
        others.rotate_left(turn);
        prop_assert_eq!(is_jump(&at(now), &plain), is_jump(&moved(now), &others));
    }

    /// A rate says the same whatever it is counted in.
    #[test]
    fn rates_are_compared_not_counts(
        before in prop::collection::vec(any_rate(), 4..8),
        now in any_rate(),
        times in 2_u64..1_000,
    ) {
        let more = |figure: &Figure| match figure {
            Figure::Rate { numerator, denominator, .. } => {
                percent(numerator.get() * times, denominator.get() * times)
            }
            other => *other,
        };
        let others: Vec<Figure> = before.iter().map(more).collect();
        prop_assert_eq!(is_jump(&now, &before), is_jump(&now, &others));
    }
}
