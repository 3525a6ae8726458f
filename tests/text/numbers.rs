//! Numbers as typed, pasted and printed.

use proptest::prelude::*;
use so_chi_tieu::number::{Count, Decimal};
use so_chi_tieu::text::{
    NumberFault, NumberStyle, format_bytes, format_count, format_decimal, format_field_decimal,
    format_plain_decimal, parse_count, parse_decimal,
};

use super::number::{any_count, any_decimal};
use NumberStyle::{English, Vietnamese};

fn decimal(text: &str) -> Decimal {
    Decimal::parse_plain(text).unwrap_or_else(|| panic!("{text}"))
}

fn ambiguous(as_decimal: &str, as_thousands: &str) -> NumberFault {
    NumberFault::Ambiguous {
        as_decimal: decimal(as_decimal),
        as_thousands: decimal(as_thousands),
    }
}

fn not_a_number(found: char) -> NumberFault {
    NumberFault::NotANumber { found }
}

#[test]
fn counts_are_read() {
    let cases = [
        ("0", 0),
        ("5", 5),
        ("05", 5),
        ("00", 0),
        ("1234", 1234),
        ("5.280", 5280),
        ("12.345", 12_345),
        ("1.234.567", 1_234_567),
        ("1,234,567", 1_234_567),
        ("1 234", 1234),
        ("1 234 567", 1_234_567),
        ("1\u{a0}234\u{202f}567", 1_234_567),
        ("  46\t", 46),
        ("\u{a0}46\u{202f}\r\n", 46),
        ("４６", 46),
        ("５．２８０", 5280),
        ("1.000.000.000.000", 1_000_000_000_000),
        ("0000000000000000000000007", 7),
    ];
    for (text, value) in cases {
        assert_eq!(parse_count(text).map(Count::get), Ok(value), "{text:?}");
    }
}

#[test]
fn what_is_no_count_is_refused_with_the_reason() {
    let large = NumberFault::TooLarge {
        limit: 1_000_000_000_000,
    };
    let cases = [
        ("", NumberFault::Empty),
        (" \u{a0}\u{202f}\t", NumberFault::Empty),
        ("abc", not_a_number('a')),
        ("12a", not_a_number('a')),
        ("1O", not_a_number('O')),
        ("-", not_a_number('-')),
        (".", not_a_number('.')),
        ("5/2", not_a_number('/')),
        ("1.2E+05", not_a_number('E')),
        ("1\t234", not_a_number('\t')),
        ("1\n234", not_a_number('\n')),
        ("+5", not_a_number('+')),
        ("2-3", not_a_number('-')),
        ("--3", not_a_number('-')),
        ("٣", not_a_number('٣')),
        ("5²", not_a_number('²')),
        ("-3", NumberFault::Negative),
        ("−3", NumberFault::Negative),
        ("80%", NumberFault::Percent),
        ("80 %", NumberFault::Percent),
        ("3,5", NumberFault::Fraction),
        ("3.5", NumberFault::Fraction),
        ("3,00", NumberFault::Fraction),
        ("1.234,5", NumberFault::Fraction),
        ("0,123", NumberFault::Fraction),
        ("1234.567", NumberFault::Fraction),
        ("1,234", ambiguous("1.234", "1234")),
        ("12,000", ambiguous("12", "12000")),
        ("12.34.567", NumberFault::Grouping),
        ("1.2345.678", NumberFault::Grouping),
        ("1234.567.890", NumberFault::Grouping),
        ("0.123.456", NumberFault::Grouping),
        ("1..234", NumberFault::Grouping),
        ("1  234", NumberFault::Grouping),
        ("1 23", NumberFault::Grouping),
        ("12 3456", NumberFault::Grouping),
        ("5.", NumberFault::Grouping),
        (",5", NumberFault::Grouping),
        ("1.234.", NumberFault::Grouping),
        ("1.234,", NumberFault::Grouping),
        ("1.234,567.890", NumberFault::Grouping),
        ("1,234.567.890", NumberFault::Grouping),
        ("1.234 567", NumberFault::Grouping),
        ("1.000.000.000.001", large),
        ("99999999999999999999999999", large),
    ];
    for (text, fault) in cases {
        assert_eq!(parse_count(text), Err(fault), "{text:?}");
    }
}

#[test]
fn decimals_are_read() {
    let cases = [
        ("99.5", "99.5"),
        ("99,5", "99.5"),
        ("99,5%", "99.5"),
        ("99.5 %", "99.5"),
        ("99.5\u{a0}%", "99.5"),
        ("９９，５％", "99.5"),
        ("100", "100"),
        ("100%", "100"),
        ("05", "5"),
        ("00,5", "0.5"),
        ("5.280", "5280"),
        ("0.123", "0.123"),
        ("0,123", "0.123"),
        ("00,123", "0.123"),
        ("-00.000", "0"),
        ("1.2345", "1.2345"),
        ("1234.567", "1234.567"),
        ("1234,567", "1234.567"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1,234.5", "1234.5"),
        ("1,234.567", "1234.567"),
        ("1.234,567", "1234.567"),
        ("1,234,567", "1234567"),
        ("1 234,5", "1234.5"),
        ("1 234 567.891", "1234567.891"),
        ("-3,5", "-3.5"),
        ("−3,5", "-3.5"),
        ("-5.280", "-5280"),
        ("900.000.000.000", "900000000000"),
    ];
    for (text, value) in cases {
        assert_eq!(parse_decimal(text), Ok(decimal(value)), "{text:?}");
    }
}

#[test]
fn what_is_no_decimal_is_refused_with_the_reason() {
    let large = NumberFault::TooLarge {
        limit: 900_000_000_000,
    };
    let cases = [
        ("", NumberFault::Empty),
        ("%", not_a_number('%')),
        ("-%", not_a_number('-')),
        ("5%%", not_a_number('%')),
        ("% 5", not_a_number('%')),
        ("chín mươi", not_a_number('c')),
        ("1,234", ambiguous("1.234", "1234")),
        ("-1,234", ambiguous("-1.234", "-1234")),
        ("99,500 %", ambiguous("99.5", "99500")),
        ("05,280", ambiguous("5.28", "5280")),
        ("05.280", ambiguous("5.28", "5280")),
        ("12.34.567", NumberFault::Grouping),
        ("0.123,5", NumberFault::Grouping),
        ("1234,567.8", NumberFault::Grouping),
        ("- 3", NumberFault::Grouping),
        ("1,23456", NumberFault::TooManyDecimals { most: 4 }),
        ("1,50000", NumberFault::TooManyDecimals { most: 4 }),
        (
            "600.000.000.000,1234",
            NumberFault::TooManyDecimals { most: 3 },
        ),
        ("900.000.000.000,1", large),
        ("900.000.000.001", large),
        ("-99999999999999999999999999", large),
    ];
    for (text, fault) in cases {
        assert_eq!(parse_decimal(text), Err(fault), "{text:?}");
    }
}

#[test]
fn numbers_are_printed() {
    let counts = [
        (0, "0", "0"),
        (999, "999", "999"),
        (5280, "5.280", "5,280"),
        (1_234_567, "1.234.567", "1,234,567"),
    ];
    for (value, vietnamese, english) in counts {
        let value = Count::new(value).unwrap();
        assert_eq!(format_count(value, Vietnamese), vietnamese);
        assert_eq!(format_count(value, English), english);
    }
    let decimals = [
        ("99.5", 2, "99,50", "99.50"),
        ("99.5", 0, "100", "100"),
        ("1234567.891", 2, "1.234.567,89", "1,234,567.89"),
        ("-1234.5", 1, "-1.234,5", "-1,234.5"),
        ("-0.004", 2, "0,00", "0.00"),
        ("-0.05", 1, "-0,1", "-0.1"),
        ("0.05", 4, "0,0500", "0.0500"),
        ("0.05", 9, "0,0500", "0.0500"),
    ];
    for (value, places, vietnamese, english) in decimals {
        let value = decimal(value);
        assert_eq!(format_decimal(value, places, Vietnamese), vietnamese);
        assert_eq!(format_decimal(value, places, English), english);
    }
    let plain = [
        ("100", "100"),
        ("99.5", "99,5"),
        ("99.05", "99,05"),
        ("-1234.0001", "-1.234,0001"),
        ("162.632", "162,632"),
        ("0", "0"),
    ];
    for (value, text) in plain {
        assert_eq!(format_plain_decimal(decimal(value), Vietnamese), text);
    }
    let fields = [
        ("162.632", "162,6320"),
        ("99.5", "99,5"),
        ("-0.0001", "-0,0001"),
    ];
    for (value, text) in fields {
        assert_eq!(format_field_decimal(decimal(value), Vietnamese), text);
    }
}

/// Whether a printed number has one mark, before exactly three digits.
fn lone_mark(text: &str) -> bool {
    let marks = text.chars().filter(|c| matches!(c, '.' | ',')).count();
    let tail = text.rsplit(['.', ',']).next().unwrap();
    marks == 1 && tail.len() == 3
}

proptest! {
    #[test]
    fn vietnamese_counts_are_read_back(value in any_count()) {
        prop_assert_eq!(parse_count(&format_count(value, Vietnamese)), Ok(value));
    }

    #[test]
    fn english_counts_are_read_back_or_called_ambiguous(value in any_count()) {
        let text = format_count(value, English);
        match parse_count(&text) {
            Err(NumberFault::Ambiguous { as_thousands, .. }) => {
                prop_assert!(lone_mark(&text));
                prop_assert_eq!(i128::from(as_thousands.units()), i128::from(value.get()) * 10_000);
            }
            read => prop_assert_eq!(read, Ok(value)),
        }
    }

    #[test]
    fn vietnamese_decimals_in_fields_are_read_back(value in any_decimal()) {
        prop_assert_eq!(parse_decimal(&format_field_decimal(value, Vietnamese)), Ok(value));
    }

    /// In English style only thousands have a lone mark before three digits.
    #[test]
    fn english_decimals_in_fields_are_read_back_or_called_ambiguous(value in any_decimal()) {
        let text = format_field_decimal(value, English);
        match parse_decimal(&text) {
            Err(NumberFault::Ambiguous { as_thousands, .. }) => {
                prop_assert!(lone_mark(&text));
                prop_assert_eq!(as_thousands, value);
            }
            read => prop_assert_eq!(read, Ok(value)),
        }
    }

    /// Figures have two decimals at most, and are always read back.
    #[test]
    fn two_decimals_are_read_back(value in any_decimal(), places in 0..=2_u8) {
        let text = format_decimal(value, places, Vietnamese);
        prop_assert_eq!(parse_decimal(&text), Ok(value.rounded(places)));
    }

    #[test]
    fn spaces_and_full_width_change_nothing(value in any_count(), space in "[ \u{a0}\u{202f}]") {
        let grouped = format_count(value, Vietnamese).replace('.', &space);
        prop_assert_eq!(parse_count(&grouped), Ok(value));
        let wide: String = value.get().to_string().chars()
            .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap())
            .collect();
        prop_assert_eq!(parse_count(&wide), Ok(value));
    }

    /// A count is never read as something a decimal would not be.
    #[test]
    fn counts_and_decimals_are_read_alike(text in "[0-9., ]{0,9}") {
        if let Ok(count) = parse_count(&text) {
            let whole = i64::try_from(count.get()).unwrap();
            prop_assert_eq!(parse_decimal(&text), Ok(Decimal::from_int(whole).unwrap()));
        }
    }

    #[test]
    fn any_text_has_an_answer(text in any::<String>(), near in "[-0-9., %\u{a0}−a]{0,12}") {
        for text in [text, near] {
            let digits = text.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
            prop_assert!(digits || parse_decimal(&text).is_err());
            prop_assert!(digits || parse_count(&text).is_err());
        }
    }
}

#[test]
fn sizes_are_printed_in_the_unit_that_fits() {
    let cases = [
        (0, "0,0 kB"),
        (999, "0,9 kB"),
        (60_000, "60,0 kB"),
        (999_999, "999,9 kB"),
        (1_250_000, "1,2 MB"),
        (6_442_450_944, "6,4 GB"),
    ];
    for (bytes, words) in cases {
        assert_eq!(format_bytes(bytes, Vietnamese), words);
    }
    assert_eq!(format_bytes(1_250_000, English), "1.2 MB");
}
