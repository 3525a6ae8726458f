//! Quarters.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A quarter of a plan's year. In JSON an integer from 1 to 4; on screen a Roman
/// numeral. Which days it covers is for the [`Clock`](super::Clock) to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Quarter {
    /// The first.
    I,
    /// The second.
    II,
    /// The third.
    III,
    /// The fourth.
    IV,
}

impl Quarter {
    /// All four, in order.
    pub const ALL: [Quarter; 4] = [Quarter::I, Quarter::II, Quarter::III, Quarter::IV];

    /// 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Quarter::I => 1,
            Quarter::II => 2,
            Quarter::III => 3,
            Quarter::IV => 4,
        }
    }

    /// "I" to "IV".
    #[must_use]
    pub const fn roman(self) -> &'static str {
        match self {
            Quarter::I => "I",
            Quarter::II => "II",
            Quarter::III => "III",
            Quarter::IV => "IV",
        }
    }

    /// The quarter before in the same year; `None` for the first.
    #[must_use]
    pub const fn previous(self) -> Option<Quarter> {
        match self {
            Quarter::I => None,
            Quarter::II => Some(Quarter::I),
            Quarter::III => Some(Quarter::II),
            Quarter::IV => Some(Quarter::III),
        }
    }
}

impl TryFrom<u8> for Quarter {
    type Error = NotAQuarter;

    fn try_from(value: u8) -> Result<Quarter, NotAQuarter> {
        match value {
            1 => Ok(Quarter::I),
            2 => Ok(Quarter::II),
            3 => Ok(Quarter::III),
            4 => Ok(Quarter::IV),
            _ => Err(NotAQuarter),
        }
    }
}

impl From<Quarter> for u8 {
    fn from(quarter: Quarter) -> u8 {
        quarter.number()
    }
}

/// The number is not a [`Quarter`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAQuarter;

impl fmt::Display for NotAQuarter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a quarter is a whole number from 1 to 4")
    }
}
