//! What a ledger takes: texts, days and lists that a file may have, so that what is written of it
//! opens again. Held at the command, before anything is in the ledger.

use chrono::NaiveDate;

use super::{Closing, Command, Entry, Evidence, Figures, Ledger, Moment, Note, Progress};
use crate::form::{Column, FormRow};
use crate::plan::EntryKey;
use crate::text::{FIRST_DAY, LAST_DAY};

/// Longest text of any field, in characters.
pub const LONGEST_TEXT: usize = 20_000;
/// Most documents of one note.
pub const MOST_EVIDENCE: usize = 100;
/// Most duties and single occurrences of which progress is kept.
pub const MOST_OCCURRENCES: usize = 20_000;
/// Most events.
pub const MOST_EVENTS: usize = 5_000;
/// Most inputs of the index.
pub const MOST_INPUTS: usize = 2_000;

/// Cuts a text that is longer than any field of a file; it then ends in “…”.
pub(super) fn cut(text: &mut String) {
    // No text has more characters than bytes.
    if text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT {
        *text = text.chars().take(LONGEST_TEXT - 1).chain(['…']).collect();
    }
}

/// The nearest day that a file can say.
pub(super) fn hold_day(day: &mut NaiveDate) {
    *day = (*day).clamp(FIRST_DAY, LAST_DAY);
}

impl Moment {
    /// The nearest moment that a file can say: from 1900 to 2100.
    #[must_use]
    pub fn held(self) -> Self {
        let mut day = self.day;
        hold_day(&mut day);
        Self {
            day,
            minute: self.minute.min(24 * 60 - 1),
        }
    }
}

impl Command {
    /// The same with every text and day as a file may have it.
    pub(super) fn held(mut self) -> Self {
        match &mut self {
            Self::SetEntry(_, Some(entry)) => hold_entry(entry),
            Self::SetNote(_, Some(note)) => hold_note(note),
            Self::SetProgress(_, Some(progress)) => hold_progress(progress),
            Self::SetEvent(_, Some(event)) => {
                hold_day(&mut event.on);
                event.on_unread.iter_mut().for_each(cut);
                cut(&mut event.note);
            }
            Self::SetClarity(_, Some(clarity)) => clarity.texts_mut().into_iter().for_each(cut),
            Self::SetReference(_, Some(reference)) => {
                cut(&mut reference.source);
                reference.value_unread.iter_mut().for_each(cut);
                reference.date_unread.iter_mut().for_each(cut);
                reference.date.iter_mut().for_each(hold_day);
            }
            Self::SetForm((_, field), row) => {
                cut(field);
                row.iter_mut().for_each(hold_row);
            }
            Self::SetClosing(_, closing) => hold_closing(closing),
            // What is in another ledger was held there.
            _ => {}
        }
        self
    }
}

fn hold_moment(moment: &mut Moment) {
    *moment = moment.held();
}

fn hold_entry(entry: &mut Entry) {
    entry.entered_at.iter_mut().for_each(hold_moment);
    match &mut entry.figures {
        Figures::Ratio(over, under) => [over, under].into_iter().for_each(|cell| cell.hold()),
        Figures::Value(value) => value.hold(),
        Figures::Done(_) => {}
    }
}

fn hold_note(note: &mut Note) {
    for text in [&mut note.text, &mut note.cause, &mut note.remedy] {
        cut(text);
    }
    note.remedy_by.iter_mut().for_each(hold_day);
    note.remedy_by_unread.iter_mut().for_each(cut);
    note.evidence.truncate(MOST_EVIDENCE);
    for evidence in &mut note.evidence {
        let Evidence {
            number,
            date,
            date_unread,
            link,
        } = evidence;
        cut(number);
        date_unread.iter_mut().for_each(cut);
        cut(link);
        date.iter_mut().for_each(hold_day);
    }
}

fn hold_progress(progress: &mut Progress) {
    match progress {
        Progress::Doing { note } | Progress::NotArisen { note } => cut(note),
        Progress::Done {
            on,
            on_unread,
            product,
            note,
        } => {
            hold_day(on);
            on_unread.iter_mut().for_each(cut);
            cut(product);
            cut(note);
        }
    }
}

fn hold_row(row: &mut FormRow) {
    for column in Column::ALL {
        let mut cell = row.cell(column).clone();
        cell.hold();
        *row = std::mem::take(row).with(column, cell);
    }
}

fn hold_closing(closing: &mut Closing) {
    hold_moment(&mut closing.at);
    cut(&mut closing.who);
    cut(&mut closing.words);
    if let Some(reopening) = &mut closing.reopened {
        hold_moment(&mut reopening.at);
        cut(&mut reopening.who);
        cut(&mut reopening.reason);
    }
}

impl Ledger {
    /// Whether a list of a file has no room for what a command would add to it.
    pub(super) fn is_full_for(&self, command: &Command) -> bool {
        match command {
            Command::SetEntry(slot @ (EntryKey::Index(_), _), Some(_)) => {
                let inputs = self.entries.iter();
                let inputs = inputs.filter(|((key, _), _)| matches!(key, EntryKey::Index(_)));
                !self.entries.has(slot) && inputs.count() >= MOST_INPUTS
            }
            Command::SetEvent(key, Some(_)) => {
                !self.events.has(key) && self.events.iter().count() >= MOST_EVENTS
            }
            Command::SetProgress(work, Some(_)) => {
                !self.progress.has(work) && self.progress.iter().count() >= MOST_OCCURRENCES
            }
            _ => false,
        }
    }
}
