//! Which days a quarter and a year cover.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::quarter::Quarter;
use super::year::{Month, Year, date};

/// Which days a month and a quarter cover. In JSON `"reporting_year"`, `"calendar"` or
/// `"21_to_20"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// The reporting year of NĐ 09/2019/NĐ-CP, Điều 12: quarter I from 15/12 of
    /// the year before to 14/3, II from 15/3 to 14/6, III from 15/6 to 14/9, IV
    /// from 15/9 to 14/12.
    ReportingYear,
    /// Calendar quarters, as the National Public Service Portal counts.
    Calendar,
    /// From the 21st of the month before to the 20th: the monthly reports of QĐ 933/QĐ-TTg and
    /// CĐ 644/CĐ-TTg as communes have them. Quarter I from 21/12 of the year before to 20/3.
    #[serde(rename = "21_to_20")]
    From21To20,
}

/// A run of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

/// Where a quarter lies, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Its last day is over.
    Past,
    /// The day is one of its days.
    Current,
    /// Its first day is yet to come.
    Future,
}

impl Window {
    /// Whether `day` is one of the days.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many days there are; 0 when the last is before the first.
    #[must_use]
    pub fn days(&self) -> u32 {
        let days = (self.last - self.first).num_days() + 1;
        u32::try_from(days).unwrap_or(0)
    }

    /// How many whole weeks there are, and how many days beside them: what a target per week is
    /// held against.
    #[must_use]
    pub fn weeks(&self) -> (u32, u32) {
        (self.days() / 7, self.days() % 7)
    }

    /// Where the window lies, seen from `day`.
    #[must_use]
    pub fn phase(&self, day: NaiveDate) -> Phase {
        if day > self.last {
            Phase::Past
        } else if day < self.first {
            Phase::Future
        } else {
            Phase::Current
        }
    }
}

impl Clock {
    /// All three.
    pub const ALL: [Clock; 3] = [Clock::ReportingYear, Clock::Calendar, Clock::From21To20];

    /// The day of the month before with which a month begins; none where it is the calendar's.
    const fn first_day(self) -> Option<u32> {
        match self {
            Clock::ReportingYear => Some(15),
            Clock::Calendar => None,
            Clock::From21To20 => Some(21),
        }
    }

    /// The days of one month: of the reporting year, from the 15th of the month before to the
    /// 14th (NĐ 09/2019/NĐ-CP, Điều 12).
    #[must_use]
    pub fn month_window(self, year: Year, month: Month) -> Window {
        let Some(first) = self.first_day() else {
            return Window {
                first: month.first_day(year),
                last: month.last_day(year),
            };
        };
        let (y, m) = (year.get(), u32::from(month.get()));
        let (before_year, before) = if m == 1 { (y - 1, 12) } else { (y, m - 1) };
        Window {
            first: date(before_year, before, first),
            last: date(y, m, first - 1),
        }
    }

    /// The days of one quarter: those of its three months.
    #[must_use]
    pub fn window(self, year: Year, quarter: Quarter) -> Window {
        self.span(year, quarter, quarter)
    }

    /// From the first day of one quarter to the last of another in the same year.
    #[must_use]
    pub fn span(self, year: Year, from: Quarter, to: Quarter) -> Window {
        Window {
            first: self.month_window(year, Month::first_of(from)).first,
            last: self.month_window(year, Month::last_of(to)).last,
        }
    }

    /// The days of the whole year: exactly those of its four quarters.
    #[must_use]
    pub fn year_window(self, year: Year) -> Window {
        self.to_date_window(year, Quarter::IV)
    }

    /// From the first day of the year to the last of `quarter`: the "6 tháng" and
    /// "9 tháng" of the reports are those to II and III.
    #[must_use]
    pub fn to_date_window(self, year: Year, quarter: Quarter) -> Window {
        self.span(year, Quarter::I, quarter)
    }

    /// The quarter a day belongs to, or `None` when its year is no [`Year`].
    #[must_use]
    pub fn quarter_of(self, day: NaiveDate) -> Option<(Year, Quarter)> {
        // From that day on, a day reports with the month after.
        let ahead = self.first_day().is_some_and(|first| day.day() >= first);
        let months = day.month0() + u32::from(ahead);
        let year = day.year() + i32::from(months == 12);
        let quarter = match months % 12 {
            0..=2 => Quarter::I,
            3..=5 => Quarter::II,
            6..=8 => Quarter::III,
            _ => Quarter::IV,
        };
        Some((Year::new(year)?, quarter))
    }

    /// The quarter of the plan year `year` that `today` belongs to; the first
    /// when the year has not begun, the last when it is over.
    #[must_use]
    pub fn current_quarter(self, year: Year, today: NaiveDate) -> Quarter {
        let open = Quarter::ALL
            .into_iter()
            .find(|quarter| today <= self.window(year, *quarter).last);
        open.unwrap_or(Quarter::IV)
    }

    /// Where a quarter lies, seen from `today`.
    #[must_use]
    pub fn phase(self, year: Year, quarter: Quarter, today: NaiveDate) -> Phase {
        self.window(year, quarter).phase(today)
    }
}
