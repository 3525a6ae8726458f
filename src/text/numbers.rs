//! Numbers as people type and paste them, and as the page prints them.
//!
//! Vietnamese writes 1.234.567,89; spreadsheets and older habits write
//! 1,234,567.89 or 99.5. What can only be read one way is read; what can be read
//! two ways is refused with both readings.

use crate::number::{Count, Decimal};

/// Units in one, and the decimals they leave room for.
const ONE: u64 = 10_000;
const MOST_DECIMALS: usize = 4;

/// Why a text is not the number asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Nothing was written.
    Empty,
    /// A character that belongs to no number.
    NotANumber {
        /// The first such character.
        found: char,
    },
    /// The marks do not separate groups of three, or a mark is out of place.
    Grouping,
    /// Two readings: "1,234".
    Ambiguous {
        /// The mark read as a decimal mark.
        as_decimal: Decimal,
        /// The mark read as a thousands mark.
        as_thousands: Decimal,
    },
    /// A count below zero.
    Negative,
    /// A count with decimals.
    Fraction,
    /// A percentage where a count is wanted.
    Percent,
    /// More than the type holds.
    TooLarge {
        /// The largest number allowed.
        limit: u64,
    },
    /// More decimals than are kept.
    TooManyDecimals {
        /// The most decimals allowed for a number of this size.
        most: u8,
    },
}

/// Which marks a printed number has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberStyle {
    /// 1.234.567,89
    #[default]
    Vietnamese,
    /// 1,234,567.89
    English,
}

impl NumberStyle {
    const fn thousands(self) -> char {
        match self {
            NumberStyle::Vietnamese => '.',
            NumberStyle::English => ',',
        }
    }

    const fn decimal(self) -> char {
        match self {
            NumberStyle::Vietnamese => ',',
            NumberStyle::English => '.',
        }
    }
}

/// Reads a count.
///
/// # Errors
/// Every [`NumberFault`] but `TooManyDecimals`. "1,234" is `Ambiguous` here too:
/// one text is not read one way in a column of counts and another beside it.
pub fn parse_count(text: &str) -> Result<Count, NumberFault> {
    let written = written(text)?;
    if written.percent {
        return Err(NumberFault::Percent);
    }
    if written.negative {
        return Err(NumberFault::Negative);
    }
    match read(&written.body)? {
        Reading::One {
            whole,
            fraction: "",
        } => {
            let value = whole.parse().ok().and_then(Count::new);
            value.ok_or(NumberFault::TooLarge {
                limit: Count::MAX.get(),
            })
        }
        Reading::One { .. } => Err(NumberFault::Fraction),
        Reading::Two { head, tail } => Err(ambiguous(false, head, tail)),
    }
}

/// Reads a decimal; a trailing percent sign is allowed and changes nothing.
///
/// # Errors
/// `Empty`, `NotANumber`, `Grouping`, `Ambiguous`, `TooLarge` or
/// `TooManyDecimals`.
pub fn parse_decimal(text: &str) -> Result<Decimal, NumberFault> {
    let written = written(text)?;
    match read(&written.body)? {
        Reading::One { whole, fraction } => decimal(written.negative, &whole, fraction),
        Reading::Two { head, tail } => Err(ambiguous(written.negative, head, tail)),
    }
}

/// A number's text with its sign and percent sign taken off.
struct Written {
    negative: bool,
    percent: bool,
    /// Digits and marks only, with at least one digit.
    body: String,
}

/// What digits and marks say.
enum Reading<'a> {
    One { whole: String, fraction: &'a str },
    Two { head: &'a str, tail: &'a str },
}

fn written(text: &str) -> Result<Written, NumberFault> {
    let plain: String = text.trim().chars().map(plain_char).collect();
    let first = plain.chars().next().ok_or(NumberFault::Empty)?;
    let number = plain.strip_suffix('%').map(str::trim_end);
    let (percent, number) = (number.is_some(), number.unwrap_or(&plain));
    let body = number.strip_prefix('-').unwrap_or(number);
    if let Some(found) = body.chars().find(|c| !c.is_ascii_digit() && !is_mark(*c)) {
        return Err(NumberFault::NotANumber { found });
    }
    if body.chars().all(is_mark) {
        return Err(NumberFault::NotANumber { found: first });
    }
    Ok(Written {
        negative: body.len() < number.len(),
        percent,
        body: body.to_owned(),
    })
}

/// Full-width characters, the spaces that group digits and the several minus
/// signs in their plain form. A tab or line break stays: it parts two cells.
fn plain_char(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => ' ',
        '\u{2010}'..='\u{2013}' | '\u{2212}' => '-',
        _ => c,
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ' ')
}

fn read(body: &str) -> Result<Reading<'_>, NumberFault> {
    let Some((head, tail)) = body.rsplit_once(is_mark) else {
        return Ok(one(body.to_owned(), ""));
    };
    let last = body.chars().rev().find(|c| is_mark(*c)).unwrap_or(' ');
    match head.chars().find(|c| is_mark(*c)) {
        None if last != ' ' => read_lone(last, head, tail),
        // Two kinds of marks: the first parts thousands, the last decimals.
        Some(first) if first != last && last != ' ' && !tail.is_empty() => {
            Ok(one(ungroup(head, first)?, tail))
        }
        _ => Ok(one(ungroup(body, last)?, "")),
    }
}

fn one(whole: String, fraction: &str) -> Reading<'_> {
    Reading::One { whole, fraction }
}

/// Reads a number with one dot or comma.
fn read_lone<'a>(mark: char, head: &'a str, tail: &'a str) -> Result<Reading<'a>, NumberFault> {
    if head.is_empty() || tail.is_empty() {
        return Err(NumberFault::Grouping);
    }
    // No one writes thousands as 0.123 or 1234.567.
    let nothing = head.chars().all(|c| c == '0');
    let may_be_thousands = tail.len() == 3 && head.len() <= 3 && !nothing;
    if !may_be_thousands {
        return Ok(one(head.to_owned(), tail));
    }
    // A dot with three digits is how Vietnamese writes thousands: 5.280.
    if mark == '.' && !head.starts_with('0') {
        return Ok(one([head, tail].concat(), ""));
    }
    Ok(Reading::Two { head, tail })
}

/// The digits of a whole number in groups of three.
fn ungroup(text: &str, mark: char) -> Result<String, NumberFault> {
    let digits = |group: &str| group.chars().all(|c| c.is_ascii_digit());
    let mut groups = text.split(mark);
    let first = groups.next().unwrap_or_default();
    let first_is_group = matches!(first.len(), 1..=3) && digits(first) && !first.starts_with('0');
    if first_is_group && groups.all(|group| group.len() == 3 && digits(group)) {
        Ok(text.chars().filter(char::is_ascii_digit).collect())
    } else {
        Err(NumberFault::Grouping)
    }
}

fn decimal(negative: bool, whole: &str, fraction: &str) -> Result<Decimal, NumberFault> {
    let limit = Decimal::MAX.units().unsigned_abs() / ONE;
    // Digits that no u64 holds are too large as well.
    let size = whole.parse().unwrap_or(u64::MAX);
    if size > limit {
        return Err(NumberFault::TooLarge { limit });
    }
    if fraction.len() > MOST_DECIMALS {
        return Err(NumberFault::TooManyDecimals { most: 4 });
    }
    let value = Decimal::from_digits(negative, whole, fraction);
    value.ok_or(if size == limit {
        NumberFault::TooLarge { limit }
    } else {
        NumberFault::TooManyDecimals { most: 3 }
    })
}

/// Both readings of a number with one mark before its last three digits.
fn ambiguous(negative: bool, head: &str, tail: &str) -> NumberFault {
    let thousands = [head, tail].concat();
    let as_decimal = Decimal::from_digits(negative, head, tail);
    let as_thousands = Decimal::from_digits(negative, &thousands, "");
    match (as_decimal, as_thousands) {
        (Some(as_decimal), Some(as_thousands)) => NumberFault::Ambiguous {
            as_decimal,
            as_thousands,
        },
        _ => NumberFault::Grouping,
    }
}

/// A count with its thousands marked: 1.234.567.
#[must_use]
pub fn format_count(count: Count, style: NumberStyle) -> String {
    group(count.get(), style)
}

/// A decimal rounded half away from zero to `places` decimals (at most four),
/// all of them printed: 99,50.
#[must_use]
pub fn format_decimal(value: Decimal, places: u8, style: NumberStyle) -> String {
    print(value.rounded(places), usize::from(places), style)
}

/// A decimal with the decimals it needs and no more: 99,5.
#[must_use]
pub fn format_plain_decimal(value: Decimal, style: NumberStyle) -> String {
    let places = (0..4).find(|&places| value.rounded(places) == value);
    format_decimal(value, places.unwrap_or(4), style)
}

/// A size in bytes: `1,2 MB`.
#[must_use]
pub fn format_bytes(bytes: u64, style: NumberStyle) -> String {
    let (unit, name) = match bytes {
        0..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = bytes / (unit / 10);
    let mark = match style {
        NumberStyle::Vietnamese => ',',
        NumberStyle::English => '.',
    };
    format!("{}{mark}{} {name}", tenths / 10, tenths % 10)
}

/// The same for a field that can be typed over. Three decimals get a fourth: when the field is
/// read again they would be taken for thousands, or for either: 162,6320.
#[must_use]
pub fn format_field_decimal(value: Decimal, style: NumberStyle) -> String {
    let places = (0..3).find(|&places| value.rounded(places) == value);
    format_decimal(value, places.unwrap_or(4), style)
}

/// Prints the first `places` decimals of a value.
fn print(value: Decimal, places: usize, style: NumberStyle) -> String {
    let size = value.units().unsigned_abs();
    let sign = if value.units() < 0 { "-" } else { "" };
    let mut printed = [sign, &group(size / ONE, style)].concat();
    if places > 0 {
        printed.push(style.decimal());
        printed.extend(format!("{:04}", size % ONE).chars().take(places));
    }
    printed
}

fn group(number: u64, style: NumberStyle) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(style.thousands());
        }
        grouped.push(digit);
    }
    grouped
}
