//! Numbers and dates as people type them.

use so_chi_tieu::ledger::{Cell, Moment};
use so_chi_tieu::locale::{Language, number_fault};
use so_chi_tieu::number::{Count, Decimal};
use so_chi_tieu::text::{
    DateFault, NumberFault, NumberStyle, format_count, format_date, format_date_iso,
    format_date_long, format_date_padded, format_field_decimal, parse_count, parse_date,
    parse_date_iso, parse_decimal,
};

const STYLES: [NumberStyle; 2] = [NumberStyle::Vietnamese, NumberStyle::English];

/// Any bytes where a number is typed. What is no UTF-8 is never typed.
pub fn number(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let (count, decimal) = (parse_count(text), parse_decimal(text));
    check_both(&count, &decimal);
    for fault in [count.err(), decimal.err()].into_iter().flatten() {
        check_number_fault(&fault);
    }
    if let Ok(count) = count {
        check_count(count);
    }
    if let Ok(decimal) = decimal {
        check_decimal(decimal);
    }
    if let Some(plain) = Decimal::parse_plain(text) {
        check_decimal(plain);
    }
    check_cells(text);
}

/// One text is not read one way in a column of counts and another way beside it.
fn check_both(count: &Result<Count, NumberFault>, decimal: &Result<Decimal, NumberFault>) {
    match (count, decimal) {
        (Ok(count), Ok(decimal)) => assert_eq!(decimal.to_string(), count.get().to_string()),
        // A count may be larger than a decimal.
        (Ok(count), Err(fault)) => {
            assert!(matches!(fault, NumberFault::TooLarge { limit } if count.get() > *limit));
        }
        (Err(NumberFault::Negative), Ok(decimal)) => assert!(*decimal <= Decimal::ZERO),
        (Err(NumberFault::Fraction | NumberFault::Percent), _) => {}
        (Err(fault), Ok(_)) => panic!("a decimal, but no count: {fault:?}"),
        (Err(one), Err(other)) => assert!(
            one == other
                || matches!(one, NumberFault::Negative)
                || matches!(
                    (one, other),
                    (NumberFault::TooLarge { .. }, NumberFault::TooLarge { .. })
                ),
            "{one:?}, {other:?}"
        ),
    }
}

fn check_number_fault(fault: &NumberFault) {
    let [vi, en] = [Language::Vietnamese, Language::English].map(|one| number_fault(one, fault));
    assert!(
        vi != en && vi.contains("NHAP-") && en.contains("NHAP-"),
        "{vi}, {en}"
    );
    if let NumberFault::Ambiguous {
        as_decimal,
        as_thousands,
    } = fault
    {
        assert_ne!(as_decimal, as_thousands);
        check_decimal(*as_decimal);
        check_decimal(*as_thousands);
    }
}

fn check_count(count: Count) {
    assert_eq!(parse_count(&count.get().to_string()), Ok(count));
    for style in STYLES {
        let printed = format_count(count, style);
        if !as_thousands(&printed, &count.get().to_string()) {
            assert_eq!(parse_count(&printed), Ok(count), "{printed}");
        }
    }
    let json: Option<Count> = serde_json::from_str(&count.get().to_string()).ok();
    assert_eq!(json, Some(count));
}

fn check_decimal(decimal: Decimal) {
    let plain = decimal.to_string();
    for style in STYLES {
        let printed = format_field_decimal(decimal, style);
        if !as_thousands(&printed, &plain) {
            assert_eq!(parse_decimal(&printed), Ok(decimal), "{printed}");
        }
    }
    assert_eq!(Decimal::parse_plain(&plain), Some(decimal));
    assert_eq!(serde_json::from_str(&plain).ok(), Some(decimal));
    assert_eq!(serde_json::to_string(&decimal).ok(), Some(plain));
}

/// Whether a printed number is called ambiguous, one of its readings being the right one:
/// thousands in English, "1,234".
fn as_thousands(printed: &str, plain: &str) -> bool {
    let Err(NumberFault::Ambiguous { as_thousands, .. }) = parse_decimal(printed) else {
        return false;
    };
    assert_eq!(as_thousands.to_string(), plain);
    true
}

/// What a cell keeps is what it reads again: text that is no number never becomes one.
fn check_cells(text: &str) {
    let cell = Cell::count(text);
    match &cell {
        Cell::Unread(kept) => assert_eq!(Cell::count(kept), cell),
        Cell::Known(count) => assert_eq!(parse_count(text), Ok(*count)),
        Cell::Empty => assert_eq!(parse_count(text), Err(NumberFault::Empty)),
    }
    let cell = Cell::decimal(text);
    match &cell {
        Cell::Unread(kept) => assert_eq!(Cell::decimal(kept), cell),
        Cell::Known(decimal) => assert_eq!(parse_decimal(text), Ok(*decimal)),
        Cell::Empty => assert_eq!(parse_decimal(text), Err(NumberFault::Empty)),
    }
}

/// Any bytes where a date is typed, or stands in a file.
pub fn date(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match parse_date(text) {
        Ok(date) => {
            for printed in [
                format_date(date),
                format_date_padded(date),
                format_date_iso(date),
                format_date_long(date),
            ] {
                assert_eq!(parse_date(&printed), Ok(date), "{printed}");
            }
            assert_eq!(parse_date_iso(&format_date_iso(date)), Some(date));
        }
        Err(DateFault::YearOutOfRange { year }) => assert!(!(1900..=2100).contains(&year)),
        Err(_) => {}
    }
    if let Some(date) = parse_date_iso(text) {
        assert_eq!(format_date_iso(date), text);
    }
    if let Some(moment) = Moment::parse_iso(text) {
        assert_eq!(Moment::parse_iso(&moment.iso()), Some(moment));
    }
}
