//! Counts and decimals: range, JSON form, rounding.

use proptest::prelude::*;
use so_chi_tieu::number::{Count, Decimal};

pub fn count(value: u64) -> Count {
    Count::new(value).unwrap()
}

pub fn decimal(text: &str) -> Decimal {
    Decimal::parse_plain(text).unwrap_or_else(|| panic!("{text}"))
}

pub fn any_count() -> impl Strategy<Value = Count> {
    let value = prop_oneof![0..10_000_u64, 0..=1_000_000_000_000_u64];
    value.prop_map(count)
}

/// Decimals of every size, whole and not.
pub fn any_decimal() -> impl Strategy<Value = Decimal> {
    let units = prop_oneof![
        -2_000_000..2_000_000_i64,
        (-9_000_000..9_000_000_i64).prop_map(|whole| whole * 10_000),
        -5_000_000_000_000_000..=5_000_000_000_000_000_i64,
        (-900_000_000_000_000..=900_000_000_000_000_i64).prop_map(|thousandths| thousandths * 10),
    ];
    units.prop_map(|units| Decimal::from_units(units).unwrap())
}

#[test]
fn a_count_has_a_range() {
    assert_eq!(
        Count::new(1_000_000_000_000).map(Count::get),
        Some(1_000_000_000_000)
    );
    assert_eq!(Count::new(1_000_000_000_001), None);
    assert_eq!(Count::new(u64::MAX), None);
    assert_eq!(count(46).checked_add(count(54)), Some(count(100)));
    assert_eq!(Count::MAX.checked_add(Count::ZERO), Some(Count::MAX));
    assert_eq!(Count::MAX.checked_add(count(1)), None);
}

#[test]
fn a_count_is_a_json_integer() {
    assert_eq!(serde_json::to_string(&count(5280)).unwrap(), "5280");
    assert_eq!(serde_json::from_str::<Count>("5280").unwrap(), count(5280));
    let refused = [
        "-1",
        "3.5",
        "3.0",
        "1000000000001",
        "18446744073709551615",
        "1e20",
    ];
    for json in refused {
        let fault = serde_json::from_str::<Count>(json).unwrap_err().to_string();
        let said = fault.starts_with("a count is a whole number from 0 to 1000000000000");
        assert!(said, "{json}: {fault}");
    }
    for json in ["\"5\"", "null", "true", "[5]"] {
        let fault = serde_json::from_str::<Count>(json).unwrap_err().to_string();
        let said = fault.contains("expected a whole number from 0 to 1000000000000");
        assert!(said, "{json}: {fault}");
    }
}

#[test]
fn a_decimal_has_a_range() {
    assert_eq!(
        Decimal::from_int(900_000_000_000).map(Decimal::units),
        Some(9_000_000_000_000_000)
    );
    assert_eq!(Decimal::from_int(900_000_000_001), None);
    assert_eq!(Decimal::from_int(-900_000_000_001), None);
    assert_eq!(Decimal::from_int(i64::MAX), None);
    assert_eq!(Decimal::from_units(i64::MIN), None);
    assert_eq!(Decimal::MAX.checked_add(Decimal::ZERO), Some(Decimal::MAX));
    assert_eq!(Decimal::MAX.checked_add(decimal("0.001")), None);
    assert_eq!(
        decimal("99.5").checked_add(decimal("-100")),
        Some(decimal("-0.5"))
    );
}

#[test]
fn the_fourth_decimal_ends_where_a_double_loses_it() {
    assert!(Decimal::parse_plain("500000000000.0000").is_some());
    assert!(Decimal::parse_plain("499999999999.9999").is_some());
    assert!(Decimal::parse_plain("500000000000.0001").is_none());
    assert!(Decimal::parse_plain("-500000000000.0001").is_none());
    assert!(Decimal::parse_plain("899999999999.999").is_some());
}

#[test]
fn the_plain_form_is_read() {
    let read = [
        ("0", 0),
        ("-0", 0),
        ("99.5", 995_000),
        ("99.50", 995_000),
        ("-3", -30_000),
        ("-0.0001", -1),
        ("1234.5678", 12_345_678),
    ];
    for (text, units) in read {
        assert_eq!(
            Decimal::parse_plain(text).map(Decimal::units),
            Some(units),
            "{text}"
        );
    }
    let refused = [
        "", "-", ".", ".5", "5.", "99,5", "1e3", "+5", "--5", "1.2.3", "1.23456", " 5", "NaN",
        "inf", "5-", "1.-5", "٣",
    ];
    for text in refused {
        assert_eq!(Decimal::parse_plain(text), None, "{text}");
    }
}

#[test]
fn a_decimal_is_a_json_number() {
    let written = [
        ("100", "100"),
        ("99.5", "99.5"),
        ("-0.25", "-0.25"),
        ("0.0001", "0.0001"),
        ("0.1", "0.1"),
        ("499999999999.9999", "499999999999.9999"),
        ("900000000000", "900000000000"),
    ];
    for (value, json) in written {
        assert_eq!(serde_json::to_string(&decimal(value)).unwrap(), json);
        assert_eq!(
            serde_json::from_str::<Decimal>(json).unwrap(),
            decimal(value)
        );
    }
    assert_eq!(
        serde_json::from_str::<Decimal>("100.0").unwrap(),
        decimal("100")
    );
    assert_eq!(
        serde_json::from_str::<Decimal>("9.95e1").unwrap(),
        decimal("99.5")
    );
    let refused = [
        "0.00001",
        "99.12345",
        "1e300",
        "1e-300",
        "900000000000.5",
        "900000000001",
        "18446744073709551615",
    ];
    for json in refused {
        let fault = serde_json::from_str::<Decimal>(json)
            .unwrap_err()
            .to_string();
        assert!(
            fault.starts_with("a decimal is a number from"),
            "{json}: {fault}"
        );
    }
    assert!(serde_json::from_str::<Decimal>("\"99.5\"").is_err());
}

#[test]
fn decimals_round_half_away_from_zero() {
    let cases = [
        ("0.005", 2, "0.01"),
        ("-0.005", 2, "-0.01"),
        ("0.0049", 2, "0"),
        ("-2.5", 0, "-3"),
        ("2.5", 0, "3"),
        ("99.95", 1, "100"),
        ("1.2345", 3, "1.235"),
        ("1.2345", 4, "1.2345"),
        ("1.2345", 200, "1.2345"),
    ];
    for (value, places, rounded) in cases {
        assert_eq!(
            decimal(value).rounded(places),
            decimal(rounded),
            "{value} to {places} places"
        );
    }
}

proptest! {
    #[test]
    fn counts_survive_json(value in any_count()) {
        let json = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(serde_json::from_str::<Count>(&json).unwrap(), value);
    }

    #[test]
    fn decimals_survive_json(value in any_decimal()) {
        let json = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(Decimal::parse_plain(&json), Some(value), "{}", &json);
        prop_assert_eq!(serde_json::from_str::<Decimal>(&json).unwrap(), value, "{}", &json);
    }

    #[test]
    fn a_rounded_decimal_is_the_nearest(value in any_decimal(), places in 0..=4_u8) {
        let step = [10_000_i64, 1_000, 100, 10, 1][usize::from(places)];
        let (units, exact) = (value.rounded(places).units(), value.units());
        let off = units - exact;
        prop_assert_eq!(units % step, 0);
        let farther = units.abs() > exact.abs();
        prop_assert!(2 * off.abs() < step || (2 * off.abs() == step && farther));
        prop_assert_eq!(Decimal::from_units(units), Some(value.rounded(places)));
    }
}
