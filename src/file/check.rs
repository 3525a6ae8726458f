//! The checker: gathers every fault of a file, so that they can be mended in one go.

use chrono::NaiveDate;

use super::fault::{Fault, FaultKind};
use crate::number::{Count, Decimal};
use crate::sorted::Sorted;
use crate::text::{parse_date, parse_date_iso};

/// Most faults reported at once.
const MOST_FAULTS: usize = 20;

/// Names with their places in a list.
pub(super) type Names = Sorted<String, usize>;

/// Gathers faults.
#[derive(Default)]
pub(super) struct Checker {
    faults: Vec<Fault>,
}

impl Checker {
    pub(super) fn report(&mut self, place: impl Into<String>, kind: FaultKind) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Fault::new(kind, place));
        }
    }

    /// The value, if nothing was reported.
    pub(super) fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Fault>> {
        match value {
            Some(value) if self.faults.is_empty() => Ok(value),
            _ => Err(self.faults),
        }
    }

    /// Whether `name` is not among those taken; it is from now on. `id` is what is reported.
    pub(super) fn unique(&mut self, taken: &mut Names, name: &str, id: &str, place: &str) -> bool {
        let fresh = taken.insert(name.to_owned(), 0).is_none();
        if !fresh {
            self.report(place, FaultKind::DuplicateId(id.to_owned()));
        }
        fresh
    }

    /// A value, or a reported fault.
    pub(super) fn need<T>(
        &mut self,
        value: Option<T>,
        place: impl Into<String>,
        kind: impl FnOnce() -> FaultKind,
    ) -> Option<T> {
        if value.is_none() {
            self.report(place, kind());
        }
        value
    }

    /// The meaning of a word, or a reported fault that names the possible words.
    pub(super) fn word<T: Copy>(
        &mut self,
        word: &str,
        meanings: &[(&str, T)],
        allowed: &'static str,
        place: &str,
    ) -> Option<T> {
        let found = meanings.iter().find(|(known, _)| *known == word);
        if found.is_none() {
            self.unknown(word, allowed, place);
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// Reports a word that is none of those possible.
    pub(super) fn unknown(&mut self, word: &str, allowed: &'static str, place: impl Into<String>) {
        let word = word.to_owned();
        self.report(place, FaultKind::UnknownWord { word, allowed });
    }

    pub(super) fn date(&mut self, text: &str, place: &str) -> Option<NaiveDate> {
        self.need(parse_date_iso(text), place, || {
            FaultKind::BadDate(text.to_owned())
        })
    }

    pub(super) fn optional_date(&mut self, text: Option<&str>, place: &str) -> Option<NaiveDate> {
        text.and_then(|text| self.date(text, place))
    }

    /// What was typed since the value beside it: kept where it cannot be read, and otherwise the
    /// value. A text with nothing in it is refused where the value may be left out.
    pub(super) fn typed_since<T, E>(
        &mut self,
        text: Option<&String>,
        parse: impl Fn(&str) -> Result<T, E>,
        value: &mut Option<T>,
        place: &str,
    ) -> Option<String> {
        let text = text?;
        self.filled(text, place);
        match parse(text) {
            Ok(read) => {
                *value = Some(read);
                None
            }
            Err(_) => Some(text.clone()),
        }
    }

    /// The same for a day that must be there; it may have been emptied.
    pub(super) fn typed_day(
        &mut self,
        text: Option<&String>,
        day: &mut NaiveDate,
    ) -> Option<String> {
        let text = text?;
        match parse_date(text) {
            Ok(read) => {
                *day = read;
                None
            }
            Err(_) => Some(text.clone()),
        }
    }

    /// A count out of a number as a file may hold it.
    pub(super) fn count(&mut self, number: Decimal, place: &str) -> Option<Count> {
        if number < Decimal::ZERO {
            self.report(place, FaultKind::NegativeCount(number.to_string()));
            return None;
        }
        let whole = number.units() % Decimal::SCALE == 0;
        let count = u64::try_from(number.units() / Decimal::SCALE)
            .ok()
            .filter(|_| whole)
            .and_then(Count::new);
        self.need(count, place, || {
            FaultKind::FractionCount(number.to_string())
        })
    }

    pub(super) fn within(
        &mut self,
        found: u64,
        allowed: std::ops::RangeInclusive<u64>,
        words: &'static str,
        place: &str,
    ) -> bool {
        let fits = allowed.contains(&found);
        if !fits {
            self.report(
                place,
                FaultKind::OutOfRange {
                    found: found.to_string(),
                    allowed: words,
                },
            );
        }
        fits
    }

    pub(super) fn filled(&mut self, text: &str, place: &str) {
        if text.trim().is_empty() {
            self.report(place, FaultKind::Empty);
        }
    }
}

/// The place of a field within a place. A function and not a format at every field: there are a
/// hundred of them.
pub(super) fn spot(place: &str, field: &str) -> String {
    [place, ".", field].concat()
}

/// The place of an element of a list.
pub(super) fn nth(list: &str, at: usize) -> String {
    format!("{list}[{at}]")
}
