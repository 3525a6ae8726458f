//! One instance of what comes back, or of what waits for an event.

use std::fmt;

use crate::calendar::{Month, Quarter};

/// Which instance of a recurring task or duty within the plan's year. As text `w01` (the first
/// of the weekday named), `m03`, `q1`, `h2`, `y`, `n2` (the second of so many times), `e1` (the
/// first time the event came).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OccurrenceKey {
    /// What comes in the n-th week, 1 to 53.
    Week(u8),
    /// What comes in a month.
    Month(Month),
    /// What comes in a quarter.
    Quarter(Quarter),
    /// What comes in a half year, 1 or 2.
    Half(u8),
    /// What comes once in the year.
    Year,
    /// The n-th of several times whose days are open ("02 lần/năm"), from 1 on.
    Time(u8),
    /// What the n-th event asked for, from 1 on.
    Event(u8),
}

impl OccurrenceKey {
    /// Reads the text form; none where it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (sort, digits) = text.split_at_checked(1)?;
        let number = || {
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse().ok().filter(|_| plain)
        };
        let key = match sort {
            "w" => Self::Week(number().filter(|week| (1..=53).contains(week))?),
            "m" => Self::Month(number().and_then(Month::new)?),
            "q" => Self::Quarter(Quarter::try_from(number()?).ok()?),
            "h" => Self::Half(number().filter(|half| (1..=2).contains(half))?),
            "y" => Self::Year,
            "n" => Self::Time(number().filter(|time| *time > 0)?),
            "e" => Self::Event(number().filter(|event| *event > 0)?),
            _ => return None,
        };
        // One text for each.
        (key.to_string() == text).then_some(key)
    }
}

impl fmt::Display for OccurrenceKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Week(week) => write!(out, "w{week:02}"),
            Self::Month(month) => write!(out, "m{:02}", u8::from(*month)),
            Self::Quarter(quarter) => write!(out, "q{}", quarter.number()),
            Self::Half(half) => write!(out, "h{half}"),
            Self::Year => out.write_str("y"),
            Self::Time(time) => write!(out, "n{time}"),
            Self::Event(event) => write!(out, "e{event}"),
        }
    }
}
