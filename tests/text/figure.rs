//! Figures made of two counts: exact comparison, rounding once.

use std::cmp::Ordering;

use proptest::prelude::*;
use so_chi_tieu::number::{Count, Decimal};
use so_chi_tieu::standing::Figure;

use super::number::{any_count, any_decimal, count, decimal};

fn rate(numerator: u64, denominator: u64, factor: u32) -> Figure {
    Figure::Rate {
        numerator: count(numerator),
        denominator: count(denominator),
        factor,
    }
}

fn some_count() -> impl Strategy<Value = Count> {
    any_count().prop_filter("a denominator", |value| *value != Count::ZERO)
}

#[test]
fn rates_compare_without_rounding() {
    let cases = [
        // 1999/2000 is 99.95 %, which two decimals show as it is and one as 100.
        (rate(1999, 2000, 100), "99.95", Ordering::Equal),
        (rate(1999, 2000, 100), "100", Ordering::Less),
        // 94.9999… % does not reach 95 %.
        (rate(949_999, 1_000_000, 100), "95", Ordering::Less),
        (rate(2, 3, 100), "66.6666", Ordering::Greater),
        (rate(2, 3, 100), "66.6667", Ordering::Less),
        (rate(15_840, 3, 1), "5280", Ordering::Equal),
        (
            rate(1_000_000_000_000, 1, 100),
            "900000000000",
            Ordering::Greater,
        ),
        (rate(0, 7, 100), "-1", Ordering::Greater),
    ];
    for (figure, value, order) in cases {
        assert_eq!(
            figure.compare(decimal(value)),
            order,
            "{figure:?} to {value}"
        );
    }
}

#[test]
fn rates_round_half_away_from_zero() {
    let cases = [
        (rate(1, 8, 100), 2, "12.5"),
        (rate(1, 8, 100), 0, "13"),
        (rate(2, 3, 100), 2, "66.67"),
        (rate(2, 3, 100), 1, "66.7"),
        (rate(1, 3, 1), 2, "0.33"),
        (rate(1999, 2000, 100), 1, "100"),
        (rate(1, 20_000, 100), 2, "0.01"),
        (rate(1, 20_001, 100), 2, "0"),
        // Where a decimal has three decimals at most, the figure has too.
        (rate(1_000_000_000_000, 150, 100), 4, "666666666666.667"),
        // Beyond what a decimal holds, the largest.
        (rate(1_000_000_000_000, 1, 100), 0, "900000000000"),
    ];
    for (figure, places, value) in cases {
        assert_eq!(
            figure.rounded(places),
            decimal(value),
            "{figure:?} to {places} places"
        );
    }
}

proptest! {
    /// Long division: quotient first, then whether anything is left.
    #[test]
    fn comparing_a_rate_is_dividing_it(
        n in any_count(),
        d in some_count(),
        factor in prop_oneof![Just(1_u32), Just(100)],
        near in -2..=2_i64,
        far in any_decimal(),
    ) {
        let figure = rate(n.get(), d.get(), factor);
        let dividend = i128::from(n.get()) * i128::from(factor) * 10_000;
        let (quotient, left) = (dividend / i128::from(d.get()), dividend % i128::from(d.get()));
        let close = i64::try_from(quotient).ok().and_then(|q| Decimal::from_units(q + near));
        for value in close.into_iter().chain([far]) {
            let expected = quotient.cmp(&i128::from(value.units())).then(left.cmp(&0));
            prop_assert_eq!(figure.compare(value), expected);
        }
    }

    /// The rounded value is a multiple of the step, and no other multiple is nearer.
    #[test]
    fn a_rounded_rate_is_the_nearest(n in any_count(), d in 1..=5_000_u64, places in 0..=2_u8) {
        let rounded = rate(n.get(), d, 100).rounded(places);
        if rounded == Decimal::MAX {
            prop_assert!(u128::from(n.get()) * 100 / u128::from(d) >= 899_999_999_999);
            return Ok(());
        }
        let step = [10_000_i128, 1_000, 100][usize::from(places)];
        let units = i128::from(rounded.units());
        let off = units * i128::from(d) - i128::from(n.get()) * 100 * 10_000;
        prop_assert_eq!(units % step, 0);
        prop_assert!(2 * off.abs() <= step * i128::from(d));
    }
}
