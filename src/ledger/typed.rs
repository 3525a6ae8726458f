//! Days and numbers that are typed beside figures. What cannot be read is kept as it was typed,
//! beside the last that could: one digit too many takes nothing away.

use chrono::NaiveDate;

use super::entry::kept;
use super::{Event, EventKey, Evidence, Ledger, Note, Progress, Reference, Slot};
use crate::plan::{TargetId, WorkKey};
use crate::text::{parse_date, parse_decimal};

/// Which field holds a text that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnreadAt {
    /// By which day something is mended, in the note of a slot.
    RemedyBy(Slot),
    /// The day of a document of a note: its place among them.
    EvidenceDate(Slot, usize),
    /// The reference value of a target.
    ReferenceValue(TargetId),
    /// As of which day a reference value is.
    ReferenceDate(TargetId),
    /// The day on which something was done.
    DoneOn(WorkKey),
    /// The day of an event.
    EventOn(EventKey),
}

/// After so long a pause what stands in a field is meant, in milliseconds.
const MEANT_AFTER: u64 = 1_500;

/// The thing that a field belongs to, as it was when a stretch of typing began. A stretch begins
/// when someone comes to the field, after a pause, and where what stood there is replaced at once.
#[derive(Clone, Debug)]
pub struct Stretch<T> {
    before: T,
    length: usize,
    at: u64,
}

impl<T: Clone> Stretch<T> {
    /// Someone comes to a field of `now`.
    pub fn new(now: T) -> Self {
        Self {
            before: now,
            length: 0,
            at: 0,
        }
    }

    /// The thing before the stretch that this key belongs to: `now` is the thing before the key,
    /// `text` that of the field after it, `at` the moment in milliseconds.
    pub fn key(&mut self, now: &T, text: &str, at: u64) -> &T {
        let length = text.chars().count();
        let paused = self.at > 0 && at.saturating_sub(self.at) >= MEANT_AFTER;
        if paused || length + 1 < self.length {
            self.before = now.clone();
        }
        self.length = length;
        self.at = at;
        &self.before
    }
}

/// Takes what is typed into a field that may be empty. `before` is the value when the stretch of
/// typing began: the keys on the way to a text that cannot be read may make others by chance.
fn take<T: Copy, E>(
    text: &str,
    parse: impl Fn(&str) -> Result<T, E>,
    before: Option<T>,
    (value, unread): (&mut Option<T>, &mut Option<String>),
) {
    let read = parse(text).ok();
    let empty = text.trim().is_empty();
    *unread = (read.is_none() && !empty).then(|| kept(text));
    *value = if read.is_some() || empty {
        read
    } else {
        before
    };
}

/// The same for a day that must be there: an emptied field is marked too.
fn take_day(text: &str, before: NaiveDate, (day, unread): (&mut NaiveDate, &mut Option<String>)) {
    let read = parse_date(text).ok();
    *unread = read.is_none().then(|| kept(text));
    *day = read.unwrap_or(before);
}

impl Reference {
    /// Takes what is typed for the value; `before` is what was there when the typing began.
    pub fn type_value(&mut self, text: &str, before: &Self) {
        let place = (&mut self.value, &mut self.value_unread);
        take(text, parse_decimal, before.value, place);
    }

    /// Takes what is typed for the day.
    pub fn type_date(&mut self, text: &str, before: &Self) {
        let place = (&mut self.date, &mut self.date_unread);
        take(text, parse_date, before.date, place);
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.value.is_none()
            && self.date.is_none()
            && self.value_unread.is_none()
            && self.date_unread.is_none()
            && self.source.trim().is_empty()
    }
}

impl Note {
    /// Takes what is typed for the day by which something is mended; `before` is what was there
    /// when the typing began.
    pub fn type_remedy_by(&mut self, text: &str, before: &Self) {
        let place = (&mut self.remedy_by, &mut self.remedy_by_unread);
        take(text, parse_date, before.remedy_by, place);
    }
}

impl Evidence {
    /// Takes what is typed for its day.
    pub fn type_date(&mut self, text: &str, before: &Self) {
        let place = (&mut self.date, &mut self.date_unread);
        take(text, parse_date, before.date, place);
    }
}

impl Event {
    /// Takes what is typed for its day.
    pub fn type_on(&mut self, text: &str, before: &Self) {
        take_day(text, before.on, (&mut self.on, &mut self.on_unread));
    }
}

impl Progress {
    /// Takes what is typed for the day on which it was done.
    pub fn type_on(&mut self, text: &str, before: &Self) {
        if let (Self::Done { on, on_unread, .. }, Self::Done { on: was, .. }) = (self, before) {
            take_day(text, *was, (on, on_unread));
        }
    }
}

impl Ledger {
    /// Every such field that holds a text which cannot be read, with the text.
    pub fn unread(&self) -> Vec<(UnreadAt, &str)> {
        let mut found = Vec::new();
        for (slot, note) in self.notes() {
            let by = note.remedy_by_unread.as_deref();
            found.extend(by.map(|text| (UnreadAt::RemedyBy(slot.clone()), text)));
            for (at, evidence) in note.evidence.iter().enumerate() {
                let date = evidence.date_unread.as_deref();
                found.extend(date.map(|text| (UnreadAt::EvidenceDate(slot.clone(), at), text)));
            }
        }
        for (target, reference) in self.references() {
            let value = reference.value_unread.as_deref();
            found.extend(value.map(|text| (UnreadAt::ReferenceValue(target.clone()), text)));
            let date = reference.date_unread.as_deref();
            found.extend(date.map(|text| (UnreadAt::ReferenceDate(target.clone()), text)));
        }
        for (key, event) in self.all_events() {
            let on = event.on_unread.as_deref();
            found.extend(on.map(|text| (UnreadAt::EventOn(key.clone()), text)));
        }
        for (work, progress) in self.all_progress() {
            if let Progress::Done {
                on_unread: Some(text),
                ..
            } = progress
            {
                found.push((UnreadAt::DoneOn(work.clone()), text));
            }
        }
        found
    }
}
