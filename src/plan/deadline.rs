//! When something is due.

use chrono::{Datelike, Days, NaiveDate};

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
        match self {
            Self::On(day) => Some(*day),
            Self::Before(day) => day.checked_sub_days(Days::new(1)),
            Self::InMonth(year, month) => Some(month.last_day(*year)),
            Self::InQuarter(year, quarter) => Some(Clock::Calendar.window(*year, *quarter).last),
            Self::InYear(year) => Some(Clock::Calendar.year_window(*year).last),
            Self::Several(parts) => parts.iter().filter_map(Self::last_day).min(),
            _ => None,
        }
    }

    /// The next day on which a recurring deadline falls, from `today` on, within `year`.
    /// None for other deadlines, and where the document leaves the day open ("02 lần/năm").
    pub fn next_day(&self, year: Year, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Recurring(recurrence) => recurrence.next_day(year, today),
            Self::Several(parts) => parts
                .iter()
                .filter_map(|part| part.next_day(year, today))
                .min(),
            _ => None,
        }
    }
}

impl Recurrence {
    fn next_day(&self, year: Year, today: NaiveDate) -> Option<NaiveDate> {
        let year = self.year.unwrap_or(year);
        if self.every == Every::Week {
            return self.next_weekday(year, today);
        }
        self.due_months()
            .into_iter()
            .map(|month| self.day_in(year, month))
            .filter(|day| *day >= today)
            .min()
    }

    fn next_weekday(&self, year: Year, today: NaiveDate) -> Option<NaiveDate> {
        let wanted = u32::from(self.weekday?);
        let start = today.max(Clock::Calendar.year_window(year).first);
        start
            .iter_days()
            .take(7)
            .find(|day| day.weekday().number_from_monday() == wanted)
            .filter(|day| day.year() == year.get())
    }

    /// The months it falls in: those named, or the last of each period. None where it comes
    /// several times in a period and the document does not say when.
    fn due_months(&self) -> Vec<Month> {
        let step = match self.every {
            _ if !self.months.is_empty() => return self.months.clone(),
            _ if self.times > 1 => return Vec::new(),
            Every::Week => return Vec::new(),
            Every::Month => 1,
            Every::Quarter => 3,
            Every::HalfYear => 6,
            Every::Year => 12,
        };
        (1..=12)
            .filter(|month| month % step == 0)
            .filter_map(Month::new)
            .collect()
    }

    fn day_in(&self, year: Year, month: Month) -> NaiveDate {
        let last = month.last_day(year);
        self.day
            .filter(|day| u32::from(*day) < last.day())
            .and_then(|day| last.with_day(u32::from(day)))
            .unwrap_or(last)
    }
}
