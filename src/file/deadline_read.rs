//! From a raw deadline to a deadline.

use super::check::{Checker, nth, spot};
use super::fault::FaultKind;
use super::raw_task::DeadlineFile;
use crate::calendar::{Month, Quarter, Year};
use crate::plan::{Deadline, Every, Recurrence};

const KINDS: &str = "none, on, before, month, quarter, year, continuous, recurring, after_event, \
                     per_document, on_request, several";

pub(super) fn read_deadline(
    check: &mut Checker,
    file: &DeadlineFile,
    place: &str,
) -> Option<Deadline> {
    match file.kind.as_str() {
        "none" => Some(Deadline::None),
        "continuous" => Some(Deadline::Continuous),
        "on_request" => Some(Deadline::OnRequest),
        "on" => date(check, file, place).map(Deadline::On),
        "before" => date(check, file, place).map(Deadline::Before),
        "month" => {
            let year = year(check, file, place)?;
            let number = part(check, file.month, "month", place)?;
            let month = month(check, number, &spot(place, "month"))?;
            Some(Deadline::InMonth(year, month))
        }
        "quarter" => {
            let year = year(check, file, place)?;
            let number = part(check, file.quarter, "quarter", place)?;
            let quarter = check.need(
                Quarter::try_from(number).ok(),
                spot(place, "quarter"),
                || FaultKind::OutOfRange {
                    found: number.to_string(),
                    allowed: "1–4",
                },
            )?;
            Some(Deadline::InQuarter(year, quarter))
        }
        "year" => year(check, file, place).map(Deadline::InYear),
        "recurring" => recurrence(check, file, place).map(Deadline::Recurring),
        "after_event" => {
            let event = part(check, file.event.clone(), "event", place)?;
            Some(Deadline::AfterEvent(event, file.days))
        }
        "per_document" => Some(Deadline::PerDocument(file.document.clone())),
        "several" => several(check, file, place),
        word => {
            check.unknown(word, KINDS, spot(place, "kind"));
            None
        }
    }
}

fn part<T>(check: &mut Checker, value: Option<T>, name: &'static str, place: &str) -> Option<T> {
    check.need(value, place, || FaultKind::PartMissing(name))
}

fn date(check: &mut Checker, file: &DeadlineFile, place: &str) -> Option<chrono::NaiveDate> {
    let text = part(check, file.date.clone(), "date", place)?;
    check.date(&text, &spot(place, "date"))
}

fn year(check: &mut Checker, file: &DeadlineFile, place: &str) -> Option<Year> {
    let year = part(check, file.year, "year", place)?;
    valid_year(check, year, place)
}

fn valid_year(check: &mut Checker, year: i32, place: &str) -> Option<Year> {
    check.need(Year::new(year), spot(place, "year"), || {
        FaultKind::OutOfRange {
            found: year.to_string(),
            allowed: "2000–2100",
        }
    })
}

fn month(check: &mut Checker, number: u8, place: &str) -> Option<Month> {
    check.need(Month::new(number), place, || FaultKind::OutOfRange {
        found: number.to_string(),
        allowed: "1–12",
    })
}

fn several(check: &mut Checker, file: &DeadlineFile, place: &str) -> Option<Deadline> {
    let parts: Vec<Deadline> = file
        .parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| read_deadline(check, part, &nth(&spot(place, "parts"), at)))
        .collect();
    if parts.is_empty() {
        check.report(place, FaultKind::PartMissing("parts"));
        return None;
    }
    Some(Deadline::Several(parts))
}

fn recurrence(check: &mut Checker, file: &DeadlineFile, place: &str) -> Option<Recurrence> {
    let word = part(check, file.every.clone(), "every", place)?;
    let every = check.word(
        &word,
        &[
            ("week", Every::Week),
            ("month", Every::Month),
            ("quarter", Every::Quarter),
            ("half_year", Every::HalfYear),
            ("year", Every::Year),
        ],
        "week, month, quarter, half_year, year",
        &spot(place, "every"),
    )?;
    let times = file.times.unwrap_or(1);
    let mut fits = check.within(u64::from(times), 1..=255, "1–255", &spot(place, "times"));
    let months: Vec<Month> = file
        .months
        .iter()
        .filter_map(|number| month(check, *number, &spot(place, "months")))
        .collect();
    if let Some(day) = file.day {
        fits &= check.within(u64::from(day), 1..=31, "1–31", &spot(place, "day"));
    }
    if let Some(day) = file.weekday {
        fits &= check.within(u64::from(day), 1..=7, "1–7", &spot(place, "weekday"));
    }
    let year = match file.year {
        Some(year) => Some(valid_year(check, year, place)?),
        None => None,
    };
    fits.then(|| Recurrence {
        every,
        times,
        months,
        day: file.day,
        weekday: file.weekday,
        hours: file.hours.clone(),
        year,
    })
}
