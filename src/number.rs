//! Exact numbers: counts and decimals.
//!
//! Nothing here rounds but [`Decimal::rounded`], and that is for display: a value
//! is compared before it is rounded.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Ten-thousandths in one.
const SCALE: i64 = 10_000;

/// Decimals kept by [`Decimal`].
const PLACES: u8 = 4;

/// A count of dossiers, people, documents: a whole number from 0 to
/// 1 000 000 000 000. In JSON an integer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count(u64);

impl Count {
    /// Nothing counted; not the same as nothing known.
    pub const ZERO: Count = Count(0);

    /// The largest count.
    pub const MAX: Count = Count(1_000_000_000_000);

    /// The count `value`, or `None` when it is above [`Count::MAX`].
    #[must_use]
    pub const fn new(value: u64) -> Option<Count> {
        if value <= Count::MAX.0 {
            Some(Count(value))
        } else {
            None
        }
    }

    /// The number itself.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The sum, or `None` when it is above [`Count::MAX`].
    #[must_use]
    pub const fn checked_add(self, other: Count) -> Option<Count> {
        // Two counts are far below what a u64 holds.
        Count::new(self.0 + other.0)
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.0)
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Count, D::Error> {
        deserializer.deserialize_any(CountVisitor)
    }
}

struct CountVisitor;

const COUNT_RULE: &str = "a count is a whole number from 0 to 1000000000000";

impl Visitor<'_> for CountVisitor {
    type Value = Count;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a whole number from 0 to 1000000000000")
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Count, E> {
        Count::new(value).ok_or_else(|| E::custom(COUNT_RULE))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Count, E> {
        let value = u64::try_from(value).ok();
        value
            .and_then(Count::new)
            .ok_or_else(|| E::custom(COUNT_RULE))
    }

    // `3.0` is refused like `3.5`: a file has one way to write a count.
    fn visit_f64<E: Error>(self, _value: f64) -> Result<Count, E> {
        Err(E::custom(COUNT_RULE))
    }
}

/// An exact decimal with at most four decimals, from −900 000 000 000 to
/// 900 000 000 000; beyond ±500 000 000 000 it has at most three.
///
/// In JSON a number: an integer when whole, otherwise the shortest decimal. A
/// JSON reader is allowed to keep a double, and four decimals fit a double only
/// up to 2³⁹; hence the second limit. Within both, what is written is what is
/// read back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

impl Decimal {
    /// Units in one: see [`Decimal::units`].
    pub const SCALE: i64 = SCALE;

    /// Zero.
    pub const ZERO: Decimal = Decimal(0);

    /// The largest decimal; the smallest is its opposite.
    pub const MAX: Decimal = Decimal(900_000_000_000 * SCALE);

    /// The largest decimal that may have four decimals.
    const FINE: Decimal = Decimal(500_000_000_000 * SCALE);

    /// The decimal of `units` ten-thousandths, or `None` when it is out of range
    /// or has more decimals than its size allows.
    #[must_use]
    pub const fn from_units(units: i64) -> Option<Decimal> {
        let size = units.unsigned_abs();
        let in_range = size <= Decimal::MAX.0.unsigned_abs();
        let fits_double = size <= Decimal::FINE.0.unsigned_abs() || units % 10 == 0;
        if in_range && fits_double {
            Some(Decimal(units))
        } else {
            None
        }
    }

    /// The whole number `value`, or `None` when it is out of range.
    #[must_use]
    pub const fn from_int(value: i64) -> Option<Decimal> {
        match value.checked_mul(SCALE) {
            Some(units) => Decimal::from_units(units),
            None => None,
        }
    }

    /// Reads the form of JSON: `99.5`, `-3`, `1234`. `None` when the text is
    /// anything else, is out of range or has more than four decimals. What people
    /// type is read by [`crate::text::parse_decimal`].
    #[must_use]
    pub fn parse_plain(text: &str) -> Option<Decimal> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        match digits.split_once('.') {
            Some((_, "")) => None,
            Some((whole, fraction)) => Decimal::from_digits(negative, whole, fraction),
            None => Decimal::from_digits(negative, digits, ""),
        }
    }

    /// The decimal written with these digits before and after the decimal mark.
    pub(crate) fn from_digits(negative: bool, whole: &str, fraction: &str) -> Option<Decimal> {
        let missing = usize::from(PLACES).checked_sub(fraction.len())?;
        let mut characters = whole.chars().chain(fraction.chars());
        if whole.is_empty() || !characters.all(|c| c.is_ascii_digit()) {
            return None;
        }
        let zeros = "0000".get(..missing)?;
        let units: i64 = [whole, fraction, zeros].concat().parse().ok()?;
        Decimal::from_units(if negative { -units } else { units })
    }

    /// The value in ten-thousandths.
    #[must_use]
    pub const fn units(self) -> i64 {
        self.0
    }

    /// The sum, or `None` when it is not a [`Decimal`].
    #[must_use]
    pub const fn checked_add(self, other: Decimal) -> Option<Decimal> {
        // Two decimals are far below what an i64 holds.
        Decimal::from_units(self.0 + other.0)
    }

    /// The value rounded to `places` decimals, half away from zero; unchanged
    /// when `places` is four or more.
    #[must_use]
    pub const fn rounded(self, places: u8) -> Decimal {
        if places >= PLACES {
            return self;
        }
        let step = step(places);
        let steps = (self.0.abs() + step / 2) / step;
        // Both limits are whole numbers, so rounding cannot pass them.
        Decimal(steps * step * self.0.signum())
    }
}

/// The units of one in the last of `places` decimals (at most [`PLACES`]).
const fn step(places: u8) -> i64 {
    10_i64.pow(PLACES.saturating_sub(places) as u32)
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % SCALE == 0 {
            serializer.serialize_i64(self.0 / SCALE)
        } else {
            // Units are below 2⁵³, so this is the double nearest to the value.
            serializer.serialize_f64(self.0 as f64 / SCALE as f64)
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        deserializer.deserialize_any(DecimalVisitor)
    }
}

struct DecimalVisitor;

const DECIMAL_RULE: &str = "a decimal is a number from -900000000000 to 900000000000 with at most 4 decimals \
     (3 beyond 500000000000)";

impl Visitor<'_> for DecimalVisitor {
    type Value = Decimal;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a number with at most 4 decimals")
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Decimal, E> {
        let value = i64::try_from(value).ok();
        value
            .and_then(Decimal::from_int)
            .ok_or_else(|| E::custom(DECIMAL_RULE))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Decimal, E> {
        Decimal::from_int(value).ok_or_else(|| E::custom(DECIMAL_RULE))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Decimal, E> {
        // The shortest text of a double is the decimal that was written, which
        // multiplying by ten thousand would miss for large values.
        Decimal::parse_plain(&value.to_string()).ok_or_else(|| E::custom(DECIMAL_RULE))
    }
}

/// The form of JSON: `99.5`.
impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        let (whole, rest) = (size / SCALE.unsigned_abs(), size % SCALE.unsigned_abs());
        let fraction = format!("{rest:04}");
        let fraction = fraction.trim_end_matches('0');
        let mark = if fraction.is_empty() { "" } else { "." };
        write!(out, "{sign}{whole}{mark}{fraction}")
    }
}
