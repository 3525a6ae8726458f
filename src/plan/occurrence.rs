//! One instance of what comes back, or of what waits for an event.

use std::fmt;

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::deadline::{Deadline, Every, Recurrence};
use super::{DutyId, TaskId, WorkId};
use crate::calendar::{Clock, Month, Quarter, Window, Year};

/// The weekday on which what comes every week is due where the document names none: the last of
/// the working week. 1 is Monday.
const END_OF_WEEK: u8 = 5;

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

/// One instance of a recurring deadline, or of one that an event set going.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Which one.
    pub key: OccurrenceKey,
    /// The days whose figures it asks for, or in which it comes; none for events.
    pub window: Option<Window>,
    /// The last day on which it can be done in time, as the document gives it, be it worked or
    /// not; none where the document leaves it open ("02 lần/năm").
    pub due: Option<NaiveDate>,
}

/// On which day "quý I" or "năm 2024" as a deadline ends: the documents do not say which quarter
/// they mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PeriodEnd {
    /// By the calendar: 31/3, 31/12.
    #[default]
    Calendar,
    /// With the figures, by the clock of the plan or of the duty: 14/3, 14/12.
    CutOff,
}

/// What the days of a deadline are reckoned by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// The plan's year: that of a recurrence which names none.
    pub year: Year,
    /// Which days the figures of a month, quarter and year cover.
    pub clock: Clock,
    /// When a quarter and a year end as deadlines.
    pub ends: PeriodEnd,
}

impl Reckoning {
    /// All by the calendar.
    pub fn by_calendar(year: Year) -> Self {
        Self {
            year,
            clock: Clock::Calendar,
            ends: PeriodEnd::Calendar,
        }
    }

    /// The clock by which quarters and years end as deadlines.
    pub fn end_clock(self) -> Clock {
        match self.ends {
            PeriodEnd::Calendar => Clock::Calendar,
            PeriodEnd::CutOff => self.clock,
        }
    }
}

impl Deadline {
    /// All instances: of what comes back within the year, and one for each of `events`, the days
    /// on which the event, document or request came, in the order in which they were noted. By
    /// day, and each key once; nothing for deadlines that are fixed, continuous or none.
    pub fn occurrences(&self, by: Reckoning, events: &[NaiveDate]) -> Vec<Occurrence> {
        let numbered: Vec<_> = (1..=u8::MAX).zip(events.iter().copied()).collect();
        self.occurrences_of(by, &numbered)
    }

    /// The same for events that have their numbers, of which some may be gone.
    pub fn occurrences_of(&self, by: Reckoning, events: &[(u8, NaiveDate)]) -> Vec<Occurrence> {
        let mut gathered = Vec::new();
        self.gather(by, events, &mut gathered);
        let mut found: Vec<Occurrence> = Vec::new();
        for one in gathered {
            put(&mut found, one);
        }
        found
    }

    fn gather(&self, by: Reckoning, events: &[(u8, NaiveDate)], found: &mut Vec<Occurrence>) {
        match self {
            Self::Recurring(recurrence) => found.extend(recurrence.occurrences(by)),
            Self::AfterEvent(_, days) => found.extend(after(events, days.unwrap_or(0))),
            // The day that is typed is that of the document or the request.
            Self::PerDocument(_) | Self::OnRequest => found.extend(after(events, 0)),
            Self::Several(parts) => {
                for part in parts {
                    part.gather(by, events, found);
                }
            }
            _ => {}
        }
    }
}

/// Puts an occurrence in its place by day. Of two with the same key, which parts of "Several" may
/// have, the earlier counts, as with fixed days.
fn put(found: &mut Vec<Occurrence>, one: Occurrence) {
    if let Some(at) = found.iter().position(|other| other.key == one.key) {
        if found
            .get(at)
            .is_some_and(|other| other.order() <= one.order())
        {
            return;
        }
        found.remove(at);
    }
    let at = found.partition_point(|other| other.order() <= one.order());
    found.insert(at, one);
}

/// What each event asks for: so many days after it, before it where negative. The day of the
/// event does not count (Bộ luật Dân sự 2015, Điều 147 khoản 3).
fn after(events: &[(u8, NaiveDate)], days: i16) -> impl Iterator<Item = Occurrence> {
    let days = TimeDelta::days(days.into());
    events.iter().map(move |(number, event)| Occurrence {
        key: OccurrenceKey::Event(*number),
        window: None,
        due: event.checked_add_signed(days),
    })
}

impl Occurrence {
    /// By day, as far as it is known.
    fn order(&self) -> (Option<NaiveDate>, OccurrenceKey) {
        let end = self.window.map(|window| window.last);
        (self.due.or(end), self.key)
    }
}

impl Recurrence {
    fn occurrences(&self, by: Reckoning) -> Vec<Occurrence> {
        let year = self.year.unwrap_or(by.year);
        let by = Reckoning { year, ..by };
        let each = match self.every {
            Every::Week => self.weeks(year),
            _ if self.months.is_empty() => self.periods(by),
            _ => self.named_months(by),
        };
        if self.times > 1 && self.months.is_empty() && self.weekday.is_none() {
            times_in(&each, self.times)
        } else {
            each
        }
    }

    /// Every such weekday of the year, with the week from Monday to Sunday that it is in.
    fn weeks(&self, year: Year) -> Vec<Occurrence> {
        let weekday = u32::from(self.weekday.unwrap_or(END_OF_WEEK));
        let whole = Clock::Calendar.year_window(year);
        let days = whole.first.iter_days().take_while(|day| *day <= whole.last);
        let days = days.filter(|day| day.weekday().number_from_monday() == weekday);
        let weeks = (1..=u8::MAX).zip(days).map(|(number, day)| Occurrence {
            key: OccurrenceKey::Week(number),
            window: Some(Window {
                first: day.week(Weekday::Mon).first_day(),
                last: day.week(Weekday::Mon).last_day(),
            }),
            due: Some(day),
        });
        weeks.collect()
    }

    /// Once in each period: on the day named of its last month, or at its end.
    fn periods(&self, by: Reckoning) -> Vec<Occurrence> {
        let keys: Vec<OccurrenceKey> = match self.every {
            Every::Week | Every::Month => Month::all().map(OccurrenceKey::Month).collect(),
            Every::Quarter => Quarter::ALL.map(OccurrenceKey::Quarter).to_vec(),
            Every::HalfYear => vec![OccurrenceKey::Half(1), OccurrenceKey::Half(2)],
            Every::Year => vec![OccurrenceKey::Year],
        };
        let once = keys.into_iter().map(|key| {
            let (window, month) = covered(key, by);
            let due = match (self.day, key) {
                (
                    None,
                    OccurrenceKey::Quarter(_) | OccurrenceKey::Half(_) | OccurrenceKey::Year,
                ) => by.end_clock().month_window(by.year, month).last,
                _ => self.day_in(by.year, month),
            };
            Occurrence {
                key,
                window: Some(window),
                due: Some(due),
            }
        });
        once.collect()
    }

    /// Once in each month that the document names.
    fn named_months(&self, by: Reckoning) -> Vec<Occurrence> {
        let months = Month::all().filter(|month| self.months.contains(month));
        let months: Vec<Month> = months.collect();
        let mut keys: Vec<_> = months.iter().map(|month| self.key_of(*month)).collect();
        keys.dedup();
        // Where two months are in one period, the period does not tell them apart.
        let by_period = keys.len() == months.len();
        let named = months.into_iter().map(|month| {
            let key = if by_period {
                self.key_of(month)
            } else {
                OccurrenceKey::Month(month)
            };
            Occurrence {
                key,
                window: Some(covered(key, by).0),
                due: Some(self.day_in(by.year, month)),
            }
        });
        named.collect()
    }

    /// The period that a month is in.
    fn key_of(&self, month: Month) -> OccurrenceKey {
        match self.every {
            Every::Week | Every::Month => OccurrenceKey::Month(month),
            Every::Quarter => OccurrenceKey::Quarter(month.quarter()),
            Every::HalfYear if month.get() <= 6 => OccurrenceKey::Half(1),
            Every::HalfYear => OccurrenceKey::Half(2),
            Every::Year => OccurrenceKey::Year,
        }
    }
}

/// The days that a month, quarter, half or year covers, and the month it ends in.
fn covered(key: OccurrenceKey, by: Reckoning) -> (Window, Month) {
    let (from, to) = match key {
        OccurrenceKey::Month(month) => return (by.clock.month_window(by.year, month), month),
        OccurrenceKey::Quarter(quarter) => (quarter, quarter),
        OccurrenceKey::Half(1) => (Quarter::I, Quarter::II),
        OccurrenceKey::Half(_) => (Quarter::III, Quarter::IV),
        _ => (Quarter::I, Quarter::IV),
    };
    (by.clock.span(by.year, from, to), Month::last_of(to))
}

/// So many times in each, on days that the document leaves open; at most 255 in the year.
fn times_in(each: &[Occurrence], times: u8) -> Vec<Occurrence> {
    let all = each
        .iter()
        .flat_map(|one| std::iter::repeat_n(one.window, times.into()));
    let numbered = (1..=u8::MAX).zip(all).map(|(number, window)| Occurrence {
        key: OccurrenceKey::Time(number),
        window,
        due: None,
    });
    numbered.collect()
}

/// What progress is kept of: a task or duty as a whole, or one instance of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkKey {
    /// The task or duty.
    pub work: WorkId,
    /// Which instance; none for the whole.
    pub occurrence: Option<OccurrenceKey>,
}

impl WorkKey {
    /// The task, where it is one as a whole.
    pub fn whole_task(&self) -> Option<&TaskId> {
        match (&self.work, self.occurrence) {
            (WorkId::Task(task), None) => Some(task),
            _ => None,
        }
    }
}

impl From<TaskId> for WorkKey {
    fn from(task: TaskId) -> Self {
        Self {
            work: WorkId::Task(task),
            occurrence: None,
        }
    }
}

impl From<DutyId> for WorkKey {
    fn from(duty: DutyId) -> Self {
        Self {
            work: WorkId::Duty(duty),
            occurrence: None,
        }
    }
}
