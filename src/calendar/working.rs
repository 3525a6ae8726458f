//! Working days: weekends, holidays, and Saturdays worked in exchange.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::clock::Window;
use crate::text::parse_date_iso;

/// The days off of the civil service. Tết moves and days are exchanged by a notice of each year,
/// so they are data, in `holidays.json`, with the source of each year. Of a year that is not
/// listed only weekends and the holidays of fixed date are known: not Tết, not Giỗ Tổ Hùng
/// Vương, no exchange.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Holidays {
    fixed: Vec<Fixed>,
    years: Vec<HolidayYear>,
}

/// A holiday that falls on the same day every year.
#[derive(Clone, Debug, PartialEq)]
struct Fixed {
    month: u32,
    day: u32,
    name: String,
    since: i32,
}

/// The days off of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct HolidayYear {
    /// The year of the calendar.
    pub year: i32,
    /// Runs of days off, with their names.
    pub off: Vec<(Window, String)>,
    /// Days of weekends that are worked in exchange, with what for.
    pub worked: Vec<(NaiveDate, String)>,
    /// The documents that say so.
    pub sources: Vec<String>,
    /// Addresses where they can be looked up.
    pub addresses: Vec<String>,
    /// What of it is not announced but follows from a rule, or may yet change.
    pub doubts: Vec<String>,
}

/// A working day found by counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingDay {
    /// The day.
    pub day: NaiveDate,
    /// Whether the days off are listed for every year that was counted through. Where not, Tết
    /// or an exchange may still move it.
    pub listed: bool,
}

impl Holidays {
    /// The days off that the program knows, read once; none if the data file is broken, which a
    /// test rules out.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Holidays> =
            LazyLock::new(|| Holidays::read(include_str!("holidays.json")).unwrap_or_default());
        &BUILT_IN
    }

    /// Reads the text of a list; none where anything in it is not as it should be.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let file: Value = serde_json::from_str(text).ok()?;
        Some(Self {
            fixed: list(&file, "fixed", read_fixed)?,
            years: list(&file, "years", read_year)?,
        })
    }

    /// The listed years.
    #[must_use]
    pub fn years(&self) -> &[HolidayYear] {
        &self.years
    }

    /// Whether the days off of a year are listed.
    #[must_use]
    pub fn lists(&self, year: i32) -> bool {
        self.listed(year).is_some()
    }

    fn listed(&self, year: i32) -> Option<&HolidayYear> {
        self.years.iter().find(|listed| listed.year == year)
    }

    /// The name of the holiday a day is, if it is one.
    #[must_use]
    pub fn holiday(&self, day: NaiveDate) -> Option<&str> {
        if let Some(year) = self.listed(day.year()) {
            let found = year.off.iter().find(|(run, _)| run.contains(day));
            return found.map(|(_, name)| name.as_str());
        }
        let fixed = self.fixed.iter().find(|fixed| fixed.falls_on(day));
        fixed.map(|fixed| fixed.name.as_str())
    }

    /// Whether a day is worked: no weekend and no holiday, or a weekend worked in exchange.
    #[must_use]
    pub fn is_working(&self, day: NaiveDate) -> bool {
        self.is_exchanged(day) || (!is_weekend(day) && self.holiday(day).is_none())
    }

    fn is_exchanged(&self, day: NaiveDate) -> bool {
        let year = self.listed(day.year());
        year.is_some_and(|year| year.worked.iter().any(|(worked, _)| *worked == day))
    }

    /// The first working day on or after `day`.
    #[must_use]
    pub fn working_from(&self, day: NaiveDate) -> WorkingDay {
        self.after(day, u16::from(!self.is_working(day)))
    }

    /// The `count`-th working day after `day`, which does not count itself; with 0, `day`.
    #[must_use]
    pub fn after(&self, day: NaiveDate, count: u16) -> WorkingDay {
        self.count(day, count, NaiveDate::succ_opt)
    }

    /// The `count`-th working day before `day`, which does not count itself; with 0, `day`.
    #[must_use]
    pub fn before(&self, day: NaiveDate, count: u16) -> WorkingDay {
        self.count(day, count, NaiveDate::pred_opt)
    }

    /// Steps from `day` over `count` working days.
    fn count(
        &self,
        day: NaiveDate,
        count: u16,
        step: fn(&NaiveDate) -> Option<NaiveDate>,
    ) -> WorkingDay {
        let (mut at, mut left) = (day, count);
        while left > 0
            && let Some(next) = step(&at)
        {
            at = next;
            left -= u16::from(self.is_working(at));
        }
        let mut years = at.year().min(day.year())..=at.year().max(day.year());
        WorkingDay {
            day: at,
            listed: years.all(|year| self.lists(year)),
        }
    }

    /// How many working days there are after `from`, up to and with `to`; 0 where `to` is not
    /// after `from`.
    #[must_use]
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> usize {
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        days.filter(|day| self.is_working(*day)).count()
    }

    /// Where a period that ends on `last` ends when that is a day off: at the end of the next
    /// working day (Bộ luật Dân sự 2015, Điều 148 khoản 5). None where it is worked.
    #[must_use]
    pub fn moved(&self, last: NaiveDate) -> Option<WorkingDay> {
        (!self.is_working(last)).then(|| self.working_from(last))
    }
}

impl Fixed {
    fn falls_on(&self, day: NaiveDate) -> bool {
        (self.month, self.day) == (day.month(), day.day()) && day.year() >= self.since
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    day.weekday().number_from_monday() > 5
}

/// Every element of a list, read; none where one of them cannot be.
fn list<T>(object: &Value, field: &str, read: fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    object.get(field)?.as_array()?.iter().map(read).collect()
}

fn text(object: &Value, field: &str) -> Option<String> {
    Some(object.get(field)?.as_str()?.to_owned())
}

fn year(object: &Value, field: &str) -> Option<i32> {
    i32::try_from(object.get(field)?.as_i64()?).ok()
}

fn date(object: &Value, field: &str) -> Option<NaiveDate> {
    parse_date_iso(object.get(field)?.as_str()?)
}

fn read_fixed(row: &Value) -> Option<Fixed> {
    // Of a leap year, so that any day can be told.
    let day = parse_date_iso(&format!("2000-{}", text(row, "date")?))?;
    Some(Fixed {
        month: day.month(),
        day: day.day(),
        name: text(row, "name")?,
        since: year(row, "since")?,
    })
}

fn read_year(row: &Value) -> Option<HolidayYear> {
    let words = |row: &Value| row.as_str().map(str::to_owned);
    Some(HolidayYear {
        year: year(row, "year")?,
        off: list(row, "off", read_off)?,
        worked: list(row, "worked", |row| {
            Some((date(row, "date")?, text(row, "name")?))
        })?,
        sources: list(row, "sources", words)?,
        addresses: list(row, "addresses", words)?,
        doubts: list(row, "doubts", words)?,
    })
}

fn read_off(row: &Value) -> Option<(Window, String)> {
    let run = Window {
        first: date(row, "from")?,
        last: date(row, "to")?,
    };
    Some((run, text(row, "name")?))
}
