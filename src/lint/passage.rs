//! The texts of a plan with their places, taken apart into words.

use super::Place;
use crate::plan::{Party, Plan};
use crate::text::{is_letter, lower, tone_fold};

/// What sort of text a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The title of the document.
    Title,
    /// The plan of the level above.
    Parent,
    /// When something is due.
    Deadline,
    /// To whom a report goes.
    Recipient,
    /// What is to be done.
    Label,
    /// Anything else.
    Other,
}

/// A text of the document, and where it stands.
pub(super) struct Passage<'a> {
    /// The part of the plan it belongs to.
    pub place: Place,
    /// What sort of text it is.
    pub field: Field,
    /// The text as it stands.
    pub text: &'a str,
    /// Its words.
    pub words: Vec<Word<'a>>,
}

/// A word without the punctuation around it.
pub(super) struct Word<'a> {
    /// As it stands.
    pub text: &'a str,
    /// In small letters, composed, with the tone mark where it belongs: "Huỷ" and "hủy" are one,
    /// "Huyền" and "huyện" are not.
    pub plain: String,
    /// Where it begins in the passage, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl<'a> Passage<'a> {
    /// Takes a text apart.
    pub fn new(place: Place, field: Field, text: &'a str) -> Self {
        Self {
            place,
            field,
            text,
            words: words(text),
        }
    }

    /// The plain form of a word; empty beyond the ends.
    pub fn plain(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.plain.as_str())
    }

    /// The plain form of the word so many before one.
    pub fn before(&self, at: usize, by: usize) -> &str {
        at.checked_sub(by).map_or("", |at| self.plain(at))
    }

    /// What stands between a word and the next.
    pub fn gap(&self, at: usize) -> &'a str {
        let ends = self.words.get(at).map(|word| word.end);
        let next = self.words.get(at + 1).map(|word| word.start);
        ends.zip(next)
            .and_then(|(end, start)| self.text.get(end..start))
            .unwrap_or("")
    }

    /// Whether nothing but room stands between a word and the next.
    pub fn joined(&self, at: usize) -> bool {
        let gap = self.gap(at);
        !gap.is_empty() && gap.trim().is_empty()
    }

    /// The last word of a phrase (small letters, one space between words) that begins at a word.
    pub fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut last = None;
        for (by, wanted) in phrase.split(' ').enumerate() {
            let here = at + by;
            let apart = by > 0 && !self.joined(here - 1);
            if apart || self.plain(here) != wanted {
                return None;
            }
            last = Some(here);
        }
        last
    }

    /// Where a phrase stands: first and last word.
    pub fn find(&self, phrase: &str) -> Option<(usize, usize)> {
        (0..self.words.len()).find_map(|at| Some((at, self.phrase(at, phrase)?)))
    }

    /// The text from one word to another.
    pub fn slice(&self, first: usize, last: usize) -> &'a str {
        let start = self.words.get(first).map(|word| word.start);
        let end = self.words.get(last).map(|word| word.end);
        start
            .zip(end)
            .and_then(|(start, end)| self.text.get(start..end))
            .unwrap_or("")
    }

    /// The same with a few words on each side, for quoting.
    pub fn around(&self, first: usize, last: usize) -> &'a str {
        let end = (last + 4).min(self.words.len().saturating_sub(1));
        self.slice(first.saturating_sub(5), end)
    }
}

impl Word<'_> {
    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(|c| lower(c) != c)
    }

    /// Whether it is all capitals.
    pub fn is_all_capitals(&self) -> bool {
        self.text.chars().all(|c| lower(c) != c || !is_letter(c))
    }

    /// The number it is.
    pub fn number(&self) -> Option<u32> {
        digits(self.text)
    }
}

/// The number that a text of nothing but a few digits is.
pub(super) fn digits(text: &str) -> Option<u32> {
    let plain = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

/// Small letters, composed, with the tone mark in its place.
pub(super) fn plain(text: &str) -> String {
    tone_fold(text).chars().map(lower).collect()
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = 0;
    for piece in text.split(char::is_whitespace) {
        if piece.bytes().any(|byte| byte.is_ascii_digit()) {
            words.extend(word(piece, start));
        } else {
            split_joined(piece, start, &mut words);
        }
        start += piece.len() + width_after(text, start + piece.len());
    }
    words
}

/// How many bytes the white space at a place takes.
fn width_after(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    rest.chars().next().map_or(0, char::len_utf8)
}

/// "huyện/xã" is two words; "766/QĐ-TTg" is one.
fn split_joined<'a>(piece: &'a str, start: usize, words: &mut Vec<Word<'a>>) {
    let mut at = start;
    for part in piece.split_inclusive(['/', '-', '–', '&']) {
        words.extend(word(part, at));
        at += part.len();
    }
}

/// A piece without the punctuation around it; none where nothing else is in it. A number that
/// ends in a hyphen keeps it: it is half of a symbol.
fn word(piece: &str, start: usize) -> Option<Word<'_>> {
    let kept = |c: char| is_letter(c) || c.is_ascii_digit();
    let open = piece.trim_start_matches(|c| !kept(c));
    let has_digits = open.bytes().any(|byte| byte.is_ascii_digit());
    let text = open.trim_end_matches(|c| !(kept(c) || has_digits && c == '-'));
    let start = start + piece.len() - open.len();
    (!text.is_empty()).then(|| Word {
        text,
        plain: plain(text),
        start,
        end: start + text.len(),
    })
}

/// Every text of the document, in its order. The plan's own remarks are none.
pub(super) fn passages(plan: &Plan) -> Vec<Passage<'_>> {
    let mut found = Vec::new();
    let mut put = |place: &Place, field: Field, text| {
        found.push(Passage::new(place.clone(), field, text));
    };
    let document = &plan.document;
    put(&Place::Document, Field::Title, document.title.as_str());
    put(&Place::Document, Field::Parent, &document.parent);
    for unit in &plan.units {
        put(&Place::Unit(unit.id.clone()), Field::Other, &unit.name);
    }
    for group in &plan.groups {
        put(&Place::Group(group.id.clone()), Field::Other, &group.name);
    }
    for target in &plan.targets {
        let place = Place::Target(target.id.clone());
        put(&place, Field::Label, &target.label);
        for party in [&target.lead, &target.partners, &target.assessor] {
            put(&place, Field::Other, unread(party));
        }
    }
    for task in &plan.tasks {
        let place = Place::Task(task.id.clone());
        put(&place, Field::Label, &task.label);
        put(&place, Field::Other, unread(&task.lead));
        put(&place, Field::Other, unread(&task.partners));
        put(&place, Field::Deadline, &task.deadline_words);
        put(&place, Field::Other, &task.product);
        put(&place, Field::Other, &task.note);
    }
    for duty in &plan.duties {
        let place = Place::Duty(duty.id.clone());
        put(&place, Field::Label, &duty.label);
        put(&place, Field::Other, unread(&duty.reporter));
        put(&place, Field::Recipient, &duty.recipient);
        put(&place, Field::Deadline, &duty.deadline_words);
    }
    found
}

/// The words of a party that were not read as units: a unit is remarked on once, not in every row
/// that names it.
fn unread(party: &Party) -> &str {
    if party.units.is_empty() {
        &party.words
    } else {
        ""
    }
}
