//! When something is due.

use chrono::{Datelike, Days, NaiveDate};

use super::occurrence::Reckoning;
use crate::calendar::{Clock, Month, Quarter, Year};

/// When a task or duty is due, as understood; the document's own words stand beside it.
#[derive(Clone, Debug, PartialEq)]
pub enum Deadline {
    /// The document gives none.
    None,
    /// On this day at the latest.
    On(NaiveDate),
    /// Before this day: the day before is the last ("trước ngày 30/10/2026").
    Before(NaiveDate),
    /// Within a month.
    InMonth(Year, Month),
    /// Within a quarter.
    InQuarter(Year, Quarter),
    /// Within a year ("trong năm").
    InYear(Year),
    /// All the time ("thường xuyên"): never late.
    Continuous,
    /// Again and again.
    Recurring(Recurrence),
    /// After an event, so many days (negative: before it); at once where none are given.
    AfterEvent(String, Option<i16>),
    /// As another document or piece of work has it, in words where the document names it.
    PerDocument(Option<String>),
    /// When someone asks for it.
    OnRequest,
    /// Several at once.
    Several(Vec<Deadline>),
}

/// Something that comes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Recurrence {
    /// In each what.
    pub every: Every,
    /// How many times in each; 1 or more.
    pub times: u8,
    /// The months it falls in, where the document names them.
    pub months: Vec<Month>,
    /// The last day of the month on which it is due, where the document names it.
    pub day: Option<u8>,
    /// The day of the week, 1 Monday to 7 Sunday, where the document names it.
    pub weekday: Option<u8>,
    /// The hours, in words.
    pub hours: Option<String>,
    /// The year the document names, where it does.
    pub year: Option<Year>,
}

/// The period of a recurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Each week.
    Week,
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each half year.
    HalfYear,
    /// Each year.
    Year,
}

impl Deadline {
    /// The last day on which it can be done in time, where the deadline is a fixed one.
    /// Months, quarters and years end on their last calendar day.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.last_day_by(Clock::Calendar)
    }

    /// The same, quarters and years ending as `ends` has them: "quý I" on 31/3 by the calendar,
    /// on 14/3 by the reporting year. Months are those of the calendar.
    pub fn last_day_by(&self, ends: Clock) -> Option<NaiveDate> {
        match self {
            Self::On(day) => Some(*day),
            Self::Before(day) => day.checked_sub_days(Days::new(1)),
            Self::InMonth(year, month) => Some(month.last_day(*year)),
            Self::InQuarter(year, quarter) => Some(ends.window(*year, *quarter).last),
            Self::InYear(year) => Some(ends.year_window(*year).last),
            Self::Several(parts) => parts.iter().filter_map(|part| part.last_day_by(ends)).min(),
            _ => None,
        }
    }

    /// Whether it hangs on an event, another document or a request: until someone says when that
    /// came, it has no day.
    pub fn waits(&self) -> bool {
        match self {
            Self::AfterEvent(..) | Self::PerDocument(_) | Self::OnRequest => true,
            Self::Several(parts) => parts.iter().any(Self::waits),
            _ => false,
        }
    }

    /// The next day on which a recurring deadline falls, from `today` on, within the year.
    /// None for other deadlines, and where the document leaves the day open ("02 lần/năm").
    pub fn next_day(&self, by: Reckoning, today: NaiveDate) -> Option<NaiveDate> {
        let days = self.occurrences(by, &[]);
        let days = days.into_iter().filter_map(|occurrence| occurrence.due);
        days.filter(|day| *day >= today).min()
    }
}

impl Recurrence {
    /// The day in a month on which it is due: the one named, or the last where none is or the
    /// month is shorter.
    pub(super) fn day_in(&self, year: Year, month: Month) -> NaiveDate {
        let last = month.last_day(year);
        self.day
            .filter(|day| u32::from(*day) < last.day())
            .and_then(|day| last.with_day(u32::from(day)))
            .unwrap_or(last)
    }
}
