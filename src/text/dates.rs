//! Dates as Vietnamese documents and people write them.
//!
//! By hand, because the formatter and parser of chrono cost the page 29 kB.

use chrono::{Datelike, NaiveDate};

use super::fold::fold;

/// Years a written date may have; outside them it is a slip of the keyboard.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// First day that people and files may write.
pub const FIRST_DAY: NaiveDate = day_of(*YEARS.start(), 1, 1);
/// Last day that people and files may write.
pub const LAST_DAY: NaiveDate = day_of(*YEARS.end(), 12, 31);

const fn day_of(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Nothing was written.
    Empty,
    /// None of the forms that are read.
    NotADate,
    /// A year that has not four digits.
    ShortYear,
    /// A year before 1900 or after 2100.
    YearOutOfRange {
        /// The year as written.
        year: i32,
    },
    /// The calendar has no such day: 31/4/2024.
    NoSuchDay {
        /// The day as written.
        day: u32,
        /// The month as written.
        month: u32,
        /// The year as written.
        year: i32,
    },
}

/// Reads 30/4/2024, 30-04-2024, 30.4.2024, "ngày 30 tháng 4 năm 2024" and
/// 2024-04-30; day before month always, except in the last.
///
/// # Errors
/// A [`DateFault`].
pub fn parse_date(text: &str) -> Result<NaiveDate, DateFault> {
    let folded = fold(text);
    if folded.is_empty() {
        return Err(DateFault::Empty);
    }
    let (day, month, year) = parts(&folded).ok_or(DateFault::NotADate)?;
    if year.len() != 4 {
        return Err(DateFault::ShortYear);
    }
    let number = |digits: &str| digits.parse().map_err(|_| DateFault::NotADate);
    let (day, month) = (number(day)?, number(month)?);
    let year: i32 = year.parse().map_err(|_| DateFault::NotADate)?;
    if !YEARS.contains(&year) {
        return Err(DateFault::YearOutOfRange { year });
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::NoSuchDay { day, month, year })
}

/// Day, month and year as written in folded text; day and month of one or two
/// digits.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let (lead, rest) = split_words(text);
    let (first, rest) = split_digits(rest);
    let (mark, rest) = split_words(rest);
    let (second, rest) = split_digits(rest);
    let (other_mark, rest) = split_words(rest);
    let (third, rest) = split_digits(rest);
    let iso = first.len() == 4;
    let (day, month, year) = if iso {
        (third, second, first)
    } else {
        (first, second, third)
    };
    let known = match (lead, mark, other_mark) {
        ("", "-", "-") => true,
        ("" | "ngay", "/", "/") | ("ngay", "-", "-") | ("" | "ngay", ".", ".") => !iso,
        ("" | "ngay", "thang", "nam") => !iso,
        _ => false,
    };
    let short = |digits: &str| matches!(digits.len(), 1 | 2);
    let complete = rest.is_empty() && short(day) && short(month) && !year.is_empty();
    (known && complete).then_some((day, month, year))
}

/// The text before the first digit, without its outer spaces, and the rest.
fn split_words(text: &str) -> (&str, &str) {
    let at = text.find(|c: char| c.is_ascii_digit());
    let (words, rest) = text.split_at(at.unwrap_or(text.len()));
    (words.trim(), rest)
}

/// The digits a text begins with, and the rest.
fn split_digits(text: &str) -> (&str, &str) {
    let at = text.find(|c: char| !c.is_ascii_digit());
    text.split_at(at.unwrap_or(text.len()))
}

/// 30/4/2024
#[must_use]
pub fn format_date(date: NaiveDate) -> String {
    format!("{}/{}/{}", date.day(), date.month(), date.year())
}

/// 30/04/2024
#[must_use]
pub fn format_date_padded(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// 15/3
#[must_use]
pub fn format_day_month(date: NaiveDate) -> String {
    format!("{}/{}", date.day(), date.month())
}

/// 2024-04-30, for files.
#[must_use]
pub fn format_date_iso(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// "ngày 05 tháng 01 năm 2026", the form of official documents. NĐ 30/2020/NĐ-CP
/// puts a zero before days under 10 and before the months 1 and 2, no others.
#[must_use]
pub fn format_date_long(date: NaiveDate) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let zero = if month <= 2 { "0" } else { "" };
    format!("ngày {day:02} tháng {zero}{month} năm {year}")
}

/// 30 Apr 2024
#[must_use]
pub fn format_date_english(date: NaiveDate) -> String {
    let month = match date.month() {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        _ => "Dec",
    };
    format!("{} {month} {}", date.day(), date.year())
}

/// Reads the form of files, 2024-04-30, and no other.
#[must_use]
pub fn parse_date_iso(text: &str) -> Option<NaiveDate> {
    let date = parse_date(text).ok()?;
    (format_date_iso(date) == text).then_some(date)
}
