//! What a machine's clock says. It may say anything: a battery is empty, a digit was typed wrongly.

use chrono::NaiveDate;

use super::Moment;
use crate::text::{FIRST_DAY, LAST_DAY};

/// Minutes that Viet Nam is ahead of UTC.
const AHEAD: f64 = 7.0 * 60.0;
/// Minutes of a day.
const DAY: f64 = 24.0 * 60.0;
/// Years in which this program may be used: its oldest plan is of 2024.
const PLAUSIBLE: (i32, i32) = (2024, 2069);

/// A reading of the machine's clock, as a file can say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockReading {
    /// The moment in Viet Nam, whatever zone the machine is set to; of a clock before 1900 or
    /// after 2100 the first or the last moment of these years.
    pub moment: Moment,
    /// Whether the clock may be right. Where it is not, days beside the figures are wrong, and the
    /// page says so.
    pub is_plausible: bool,
}

impl ClockReading {
    /// The reading of so many milliseconds since 1970 began in UTC.
    pub fn of(milliseconds: f64) -> Self {
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default();
        let days_to = |day: NaiveDate| (day - epoch).num_days();
        #[allow(clippy::cast_precision_loss, reason = "days from 1900 to 2100")]
        let (first, last) = (days_to(FIRST_DAY) as f64, days_to(LAST_DAY) as f64);
        let minutes = (milliseconds / 60_000.0 + AHEAD).floor();
        // A clock that gives no number at all is one that stands at the beginning.
        let minutes = minutes.max(first * DAY).min(last * DAY + DAY - 1.0);
        let day = (minutes / DAY).floor();
        #[allow(clippy::cast_possible_truncation, reason = "from 1900 to 2100")]
        let date = epoch + chrono::TimeDelta::days(day as i64);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 1,439"
        )]
        let minute = (minutes - day * DAY) as u16;
        Self {
            moment: Moment { day: date, minute },
            is_plausible: is_plausible(date),
        }
    }
}

fn is_plausible(day: NaiveDate) -> bool {
    let year = chrono::Datelike::year(&day);
    (PLAUSIBLE.0..=PLAUSIBLE.1).contains(&year)
}
