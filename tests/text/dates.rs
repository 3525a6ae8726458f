//! Dates as written and as printed.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use so_chi_tieu::text::{
    DateFault, format_date, format_date_english, format_date_iso, format_date_long,
    format_date_padded, format_day_month, parse_date,
};
use unicode_normalization::UnicodeNormalization;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn dates_are_read() {
    let texts = [
        "30/4/2024",
        "30/04/2024",
        "30-4-2024",
        "30-04-2024",
        "30–4–2024",
        "30.4.2024",
        "30 / 4 / 2024",
        " 30/4/2024\u{a0}",
        "ngày 30/4/2024",
        "ngày 30 tháng 4 năm 2024",
        "Ngày 30 tháng 04 năm 2024",
        "NGÀY 30 THÁNG 4 NĂM 2024",
        "ngày\u{a0}30  tháng\n4 năm 2024",
        "30 tháng 4 năm 2024",
        "ngay 30 thang 4 nam 2024",
        "ngày 30 tháng 4 nǎm 2024",
        "ngày30tháng4năm2024",
        "2024-04-30",
        "2024-4-30",
    ];
    for text in texts {
        assert_eq!(parse_date(text), Ok(date(2024, 4, 30)), "{text:?}");
        let apart: String = text.nfd().collect();
        assert_eq!(parse_date(&apart), Ok(date(2024, 4, 30)), "{apart:?}");
    }
    assert_eq!(parse_date("29/2/2024"), Ok(date(2024, 2, 29)));
    assert_eq!(parse_date("5/12/2025"), Ok(date(2025, 12, 5)));
}

#[test]
fn what_is_no_date_is_refused_with_the_reason() {
    let no_such = |day, month, year| DateFault::NoSuchDay { day, month, year };
    let cases = [
        ("", DateFault::Empty),
        ("\u{a0} ", DateFault::Empty),
        ("hôm nay", DateFault::NotADate),
        ("15/3", DateFault::NotADate),
        ("tháng 3 năm 2026", DateFault::NotADate),
        ("ngày tháng 3 năm 2026", DateFault::NotADate),
        ("30/4-2024", DateFault::NotADate),
        ("30 4 2024", DateFault::NotADate),
        ("3 0/4/2024", DateFault::NotADate),
        ("2024/04/30", DateFault::NotADate),
        ("030/4/2024", DateFault::NotADate),
        ("30/4/2024 10:00", DateFault::NotADate),
        ("2024-04-30T00:00:00", DateFault::NotADate),
        ("-30/4/2024", DateFault::NotADate),
        ("30/4/", DateFault::NotADate),
        ("30042024", DateFault::NotADate),
        ("năm 2024 tháng 4", DateFault::NotADate),
        ("2024 tháng 4 năm 30", DateFault::NotADate),
        ("30/4/24", DateFault::ShortYear),
        ("30/4/20245", DateFault::ShortYear),
        ("30/4/99999999999999", DateFault::ShortYear),
        ("30/4/1024", DateFault::YearOutOfRange { year: 1024 }),
        ("30/4/2204", DateFault::YearOutOfRange { year: 2204 }),
        ("31/4/2024", no_such(31, 4, 2024)),
        ("29/2/2023", no_such(29, 2, 2023)),
        ("4/30/2024", no_such(4, 30, 2024)),
        ("0/1/2024", no_such(0, 1, 2024)),
        ("2024-13-01", no_such(1, 13, 2024)),
    ];
    for (text, fault) in cases {
        assert_eq!(parse_date(text), Err(fault), "{text:?}");
    }
}

#[test]
fn dates_are_printed() {
    let spring = date(2024, 4, 30);
    assert_eq!(format_date(spring), "30/4/2024");
    assert_eq!(format_date_padded(spring), "30/04/2024");
    assert_eq!(format_date_iso(spring), "2024-04-30");
    assert_eq!(format_date_english(spring), "30 Apr 2024");
    assert_eq!(format_day_month(date(2026, 3, 15)), "15/3");
    let long = [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2024, 4, 30), "ngày 30 tháng 4 năm 2024"),
        (date(2025, 12, 10), "ngày 10 tháng 12 năm 2025"),
    ];
    for (day, text) in long {
        assert_eq!(format_date_long(day), text);
    }
}

#[test]
fn english_months_are_named_as_chrono_names_them() {
    for month in 1..=12_u8 {
        let name = chrono::Month::try_from(month).unwrap().name();
        let expected = format!("7 {} 2026", &name[..3]);
        assert_eq!(
            format_date_english(date(2026, u32::from(month), 7)),
            expected
        );
    }
}

proptest! {
    #[test]
    fn dates_are_read_back(days in 0..73_414_i64) {
        let day = date(1900, 1, 1) + chrono::Duration::days(days);
        for text in [
            format_date(day),
            format_date_padded(day),
            format_date_long(day),
            format_date_iso(day),
            format_date(day).replace('/', "-"),
            format_date(day).replace('/', "."),
        ] {
            prop_assert_eq!(parse_date(&text), Ok(day), "{}", text);
        }
        prop_assert_eq!(format_date_iso(day), day.to_string());
    }

    /// Whatever is read has its own numbers in the text.
    #[test]
    fn nothing_is_read_into_a_text(text in "(ngày )?[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}") {
        if let Ok(day) = parse_date(&text) {
            let mut written: Vec<u32> = text
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|digits| digits.parse().ok())
                .collect();
            let mut read = vec![day.day(), day.month(), day.year().unsigned_abs()];
            written.sort_unstable();
            read.sort_unstable();
            prop_assert_eq!(written, read);
        }
    }

    #[test]
    fn any_text_without_digits_is_no_date(text in "[^0-9]*") {
        prop_assert!(parse_date(&text).is_err());
    }
}
