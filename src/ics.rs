//! Last days for other calendars: iCalendar (RFC 5545), one all-day event each.
//!
//! Written by hand: a page has no room for a crate that brings a clock, a source of randomness and
//! a parser with it, and the small ones fold lines of Vietnamese wrongly.

use chrono::{Datelike, Days, NaiveDate};

use crate::ledger::Moment;
use crate::locale::{Language, moved_words, occurrence_words, window_words};
use crate::plan::{Plan, Work, WorkId};
use crate::standing::Dated;

/// Longest line in octets, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// Longest summary, in letters: what a calendar shows in a day.
const LONGEST_SUMMARY: usize = 80;

/// Vietnam is seven hours ahead of UTC all year.
const AHEAD: u16 = 7 * 60;

/// The text of a calendar file with these dates of a plan: all of an agenda, or those of one
/// task. An event keeps its id when it is written again, so that a calendar takes it for the same.
/// `stamp` is when the file is written.
pub fn calendar_text<'a>(
    language: Language,
    plan: &Plan,
    dates: impl IntoIterator<Item = &'a Dated>,
    stamp: Moment,
) -> String {
    let mut out = Lines::default();
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//So Chi Tieu//So Chi Tieu//VI");
    out.line("CALSCALE", "GREGORIAN");
    out.words(
        "X-WR-CALNAME",
        &format!("{} {}", plan.name, plan.year.get()),
    );
    for dated in dates {
        if let Some(work) = plan.work(&dated.work) {
            out.event(language, plan, &work, dated, stamp);
        }
    }
    out.line("END", "VCALENDAR");
    out.0
}

/// Content lines, each with its end.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn event(
        &mut self,
        language: Language,
        plan: &Plan,
        work: &Work<'_>,
        dated: &Dated,
        stamp: Moment,
    ) {
        self.line("BEGIN", "VEVENT");
        self.line("UID", &uid(plan, dated));
        self.line("DTSTAMP", &utc(stamp));
        self.line("DTSTART;VALUE=DATE", &basic(dated.on));
        // The day after the last: ends are exclusive.
        if let Some(end) = dated.on.checked_add_days(Days::new(1)) {
            self.line("DTEND;VALUE=DATE", &basic(end));
        }
        // A last day does not keep one busy.
        self.line("TRANSP", "TRANSPARENT");
        self.words("SUMMARY", &summary(language, work, dated));
        self.words("DESCRIPTION", &description(language, plan, work, dated));
        self.line("END", "VEVENT");
    }

    /// A property whose value is a text.
    fn words(&mut self, name: &str, text: &str) {
        self.line(name, &escaped(text));
    }

    /// One line, folded where it is too long, between letters.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if length + letter.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                // The space counts.
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Ids have no slash, so that no two things share one.
fn uid(plan: &Plan, dated: &Dated) -> String {
    let (sort, id) = match &dated.work {
        WorkId::Task(id) => ("task", id.as_str()),
        WorkId::Duty(id) => ("duty", id.as_str()),
    };
    let key = dated.key.map(|key| format!("/{key}")).unwrap_or_default();
    format!("{}/{sort}/{id}{key}@so-chi-tieu", plan.id)
}

fn basic(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn utc(moment: Moment) -> String {
    let (day, minute) = match moment.minute.checked_sub(AHEAD) {
        Some(minute) => (moment.day, minute),
        None => {
            let before = moment.day.pred_opt().unwrap_or(moment.day);
            (before, moment.minute + 24 * 60 - AHEAD)
        }
    };
    format!("{}T{:02}{:02}00Z", basic(day), minute / 60, minute % 60)
}

/// A text as a value; control characters are no part of one.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' => value.push_str("\\n"),
            '\r' => {}
            _ if letter.is_control() => value.push(' '),
            _ => value.push(letter),
        }
    }
    value
}

fn summary(language: Language, work: &Work<'_>, dated: &Dated) -> String {
    let label = shortened(work.label);
    let due = language.pick("Hạn", "Due");
    match dated.key {
        Some(key) => format!("{due} ({}): {label}", occurrence_words(language, key)),
        None => format!("{due}: {label}"),
    }
}

/// The beginning of a text, up to a whole word.
fn shortened(text: &str) -> String {
    let mut short = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        length += word.chars().count() + 1;
        if length > LONGEST_SUMMARY && !short.is_empty() {
            short.push_str(" …");
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

/// The document's own words, whole.
fn description(language: Language, plan: &Plan, work: &Work<'_>, dated: &Dated) -> String {
    let mut lines = vec![work.label.to_owned()];
    let mut put = |name: &str, words: &str| {
        if !words.is_empty() {
            lines.push(format!("{name}: {words}"));
        }
    };
    put(
        language.pick("Thời hạn trong văn bản", "Deadline in the document"),
        work.words,
    );
    put(language.pick("Chủ trì", "Lead"), &work.lead.words);
    // Of a task they are only when it comes, which the document does not say in days.
    if let (WorkId::Duty(_), Some(window)) = (&work.id, dated.window) {
        put(
            language.pick("Kỳ số liệu", "Figures of"),
            &window_words(language, window),
        );
    }
    if let Some(moved) = dated.moved {
        put(
            language.pick("Hạn là", "The last day is"),
            &moved_words(language, moved),
        );
    }
    put(language.pick("Kế hoạch", "Plan"), &plan.document.title);
    lines.join("\n")
}
