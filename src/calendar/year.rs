//! Years and months.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::quarter::Quarter;

/// The year of a plan, from 2000 to 2100. In JSON an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct Year(i32);

impl Year {
    /// The first year.
    pub const MIN: Year = Year(2000);

    /// The last year.
    pub const MAX: Year = Year(2100);

    /// The year `value`, or `None` when it is out of range.
    #[must_use]
    pub const fn new(value: i32) -> Option<Year> {
        if value >= Year::MIN.0 && value <= Year::MAX.0 {
            Some(Year(value))
        } else {
            None
        }
    }

    /// The number itself.
    #[must_use]
    pub const fn get(self) -> i32 {
        self.0
    }

    /// The year before, if in range.
    #[must_use]
    pub const fn previous(self) -> Option<Year> {
        Year::new(self.0 - 1)
    }

    /// The year after, if in range.
    #[must_use]
    pub const fn next(self) -> Option<Year> {
        Year::new(self.0 + 1)
    }

    /// Whether February has 29 days.
    #[must_use]
    pub const fn is_leap(self) -> bool {
        self.0 % 4 == 0 && (self.0 % 100 != 0 || self.0 % 400 == 0)
    }
}

impl TryFrom<i32> for Year {
    type Error = NotAYear;

    fn try_from(value: i32) -> Result<Year, NotAYear> {
        Year::new(value).ok_or(NotAYear)
    }
}

impl From<Year> for i32 {
    fn from(year: Year) -> i32 {
        year.0
    }
}

/// The number is not a [`Year`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAYear;

impl fmt::Display for NotAYear {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a year is a whole number from 2000 to 2100")
    }
}

/// A month of the year, from 1 to 12. In JSON an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Month(u8);

impl Month {
    /// The month `value`, or `None` when it is out of range.
    #[must_use]
    pub const fn new(value: u8) -> Option<Month> {
        if value >= 1 && value <= 12 {
            Some(Month(value))
        } else {
            None
        }
    }

    /// The number itself.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// All twelve, in order.
    pub fn all() -> impl DoubleEndedIterator<Item = Month> {
        (1..=12).map(Month)
    }

    /// The first month of a quarter: 1, 4, 7, 10.
    #[must_use]
    pub const fn first_of(quarter: Quarter) -> Month {
        Month(quarter.number() * 3 - 2)
    }

    /// The last month of a quarter: 3, 6, 9, 12.
    #[must_use]
    pub const fn last_of(quarter: Quarter) -> Month {
        Month(quarter.number() * 3)
    }

    /// The quarter of the calendar that the month is in.
    #[must_use]
    pub const fn quarter(self) -> Quarter {
        match self.0 {
            1..=3 => Quarter::I,
            4..=6 => Quarter::II,
            7..=9 => Quarter::III,
            _ => Quarter::IV,
        }
    }

    /// How many days the month has in `year`.
    #[must_use]
    pub const fn days(self, year: Year) -> u32 {
        match self.0 {
            2 if year.is_leap() => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// The first day of the month in `year`.
    #[must_use]
    pub fn first_day(self, year: Year) -> NaiveDate {
        date(year.0, u32::from(self.0), 1)
    }

    /// The last day of the month in `year`.
    #[must_use]
    pub fn last_day(self, year: Year) -> NaiveDate {
        date(year.0, u32::from(self.0), self.days(year))
    }
}

impl TryFrom<u8> for Month {
    type Error = NotAMonth;

    fn try_from(value: u8) -> Result<Month, NotAMonth> {
        Month::new(value).ok_or(NotAMonth)
    }
}

impl From<Month> for u8 {
    fn from(month: Month) -> u8 {
        month.0
    }
}

/// The number is not a [`Month`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMonth;

impl fmt::Display for NotAMonth {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a month is a whole number from 1 to 12")
    }
}

/// A day this module knows to exist: chrono must be asked, but cannot refuse.
pub(super) fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}
