//! How much of a file the steps of a log take. Somewhat more than they do: what a log keeps in
//! memory a file then has room for, and a reload does not forget more than the page did.

use super::{Cause, Cell, Change, Entry, Evidence, Figures, MOST_CHANGES, Note, Progress, Step};
use crate::form::{Column, FormRow};
use crate::plan::{EntryKey, WorkId};

/// Most bytes of a log. The plan and its figures have the other 3 MB of a file.
const MOST_BYTES: usize = 7_000_000;
/// Most values of a log, lists and objects counted along; a file may have 1,000,000.
const MOST_VALUES: usize = 600_000;
/// Most changes of a step that is kept alone.
pub const MOST_IN_STEP: usize = 50_000;

/// What some steps take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Weight {
    changes: usize,
    bytes: usize,
    values: usize,
}

impl Weight {
    /// What a step takes.
    pub(super) fn of(step: &Step) -> Self {
        let name = match &step.cause {
            Cause::Imported(name) | Cause::Restored(name) | Cause::PlanChanged(name) => name,
            _ => "",
        };
        let mut weight = Self {
            changes: step.changes.len().max(1),
            bytes: 130 + written(&step.who) + written(name),
            values: 10,
        };
        for change in &step.changes {
            weight.bytes += 22;
            weight.values += 4;
            weight.add(change);
        }
        weight
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            changes: self.changes + other.changes,
            bytes: self.bytes + other.bytes,
            values: self.values + other.values,
        }
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self {
            changes: self.changes.saturating_sub(other.changes),
            bytes: self.bytes.saturating_sub(other.bytes),
            values: self.values.saturating_sub(other.values),
        }
    }

    /// Whether steps that take so much can all be kept.
    pub(super) fn fits(self) -> bool {
        self.changes <= MOST_CHANGES && self.fits_file()
    }

    /// Whether the last step can be kept alone, however many changes are in it.
    pub(super) fn fits_alone(self) -> bool {
        self.changes <= MOST_IN_STEP && self.fits_file()
    }

    fn fits_file(self) -> bool {
        self.bytes <= MOST_BYTES && self.values <= MOST_VALUES
    }

    fn add(&mut self, change: &Change) {
        match change {
            Change::Entry((key, _), before, after) => {
                self.sides(before, after, |entry| {
                    (150 + key_of(key) + entry_texts(entry), 10)
                });
            }
            Change::Note((key, _), before, after) => {
                self.sides(before, after, |note| {
                    (
                        160 + key_of(key) + note_texts(note),
                        12 + 4 * note.evidence.len(),
                    )
                });
            }
            Change::Progress(key, before, after) => {
                self.sides(before, after, |progress| {
                    (170 + work_of(&key.work) + progress_texts(progress), 9)
                });
            }
            Change::Event((work, _), before, after) => {
                self.sides(before, after, |event| {
                    (100 + work_of(work) + written(&event.note), 8)
                });
            }
            Change::Clarity(task, before, after) => {
                self.sides(before, after, |clarity| {
                    let texts = clarity.texts().map(written);
                    (150 + task.as_str().len() + texts.iter().sum::<usize>(), 10)
                });
            }
            Change::Reference(target, before, after) => {
                self.sides(before, after, |reference| {
                    let texts = target.as_str().len() + written(&reference.source);
                    (140 + texts, 8)
                });
            }
            Change::Form((_, field), before, after) => {
                self.sides(before, after, |row| {
                    let (texts, unread) = row_texts(row);
                    (450 + written(field) + texts, 18 + 3 * unread)
                });
            }
            Change::Closing(_, before, after) => {
                self.sides(before, after, |closing| {
                    let mut texts = written(&closing.who) + written(&closing.words);
                    if let Some(reopening) = &closing.reopened {
                        texts += written(&reopening.who) + written(&reopening.reason);
                    }
                    (400 + texts, 18)
                });
            }
            Change::Near(..) | Change::Ends(..) => {
                self.side((40, 2));
                self.side((40, 2));
            }
            Change::Plan(before, after) => {
                self.side((20 + written(before.as_str()), 2));
                self.side((20 + written(after.as_str()), 2));
            }
        }
    }

    fn sides<T>(
        &mut self,
        before: &Option<T>,
        after: &Option<T>,
        weigh: impl Fn(&T) -> (usize, usize),
    ) {
        for side in [before, after].into_iter().flatten() {
            self.side(weigh(side));
        }
    }

    fn side(&mut self, (bytes, values): (usize, usize)) {
        self.bytes += bytes;
        self.values += values;
    }
}

/// Bytes of a text as JSON.
fn written(text: &str) -> usize {
    let escaped = text.bytes().map(|byte| match byte {
        b'"' | b'\\' | b'\n' | b'\r' | b'\t' => 2,
        0..=0x1f => 6,
        _ => 1,
    });
    escaped.sum()
}

fn key_of(key: &EntryKey) -> usize {
    match key {
        EntryKey::Indicator(key) | EntryKey::Portal(key) | EntryKey::Index(key) => {
            key.as_str().len()
        }
        EntryKey::Target(id) => id.as_str().len(),
    }
}

fn work_of(work: &WorkId) -> usize {
    match work {
        WorkId::Task(id) => id.as_str().len(),
        WorkId::Duty(id) => id.as_str().len(),
    }
}

/// Text that is no number, and the longer name of its field.
fn unread_of<T>(cell: &Cell<T>) -> usize {
    match cell {
        Cell::Unread(text) => 10 + written(text),
        _ => 0,
    }
}

fn entry_texts(entry: &Entry) -> usize {
    match &entry.figures {
        Figures::Ratio(over, under) => unread_of(over) + unread_of(under),
        Figures::Value(value) => unread_of(value),
        Figures::Done(_) => 0,
    }
}

fn note_texts(note: &Note) -> usize {
    let evidence = note.evidence.iter().map(|one: &Evidence| {
        // With names and a date.
        60 + written(&one.number) + written(&one.link)
    });
    let texts = [&note.text, &note.cause, &note.remedy].map(|text| written(text));
    texts.iter().sum::<usize>() + evidence.sum::<usize>()
}

fn progress_texts(progress: &Progress) -> usize {
    match progress {
        Progress::Doing { note } | Progress::NotArisen { note } => written(note),
        Progress::Done { product, note, .. } => written(product) + written(note),
    }
}

/// Bytes of the texts that are no counts, and how many they are.
fn row_texts(row: &FormRow) -> (usize, usize) {
    let unread = Column::ALL.map(|column| unread_of(row.cell(column)));
    let count = unread.iter().filter(|bytes| **bytes > 0).count();
    (unread.iter().sum::<usize>() + 20 * count, count)
}
