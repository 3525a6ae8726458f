//! Days and numbers that were typed beside figures and cannot be read, in words.

use super::{Language, day, fill, number_fault, occurrence_words};
use crate::ledger::{Ledger, Progress, UnreadAt};
use crate::plan::{OccurrenceKey, Plan, WorkId};
use crate::text::parse_decimal;

/// What a field is called in a list of what is to be mended: of what it is, and which field.
pub fn unread_name(language: Language, plan: &Plan, at: &UnreadAt) -> String {
    let texts = language.texts();
    let (of, field) = match at {
        UnreadAt::RemedyBy(slot) => (
            target_name(language, plan, slot),
            texts.note_remedy_by_short,
        ),
        UnreadAt::EvidenceDate(slot, _) => (target_name(language, plan, slot), texts.evidence_date),
        UnreadAt::ReferenceValue(_) => (texts.reference_title.to_owned(), texts.reference_value),
        UnreadAt::ReferenceDate(_) => (texts.reference_title.to_owned(), texts.reference_date),
        UnreadAt::DoneOn(work) => {
            let mut name = work_name(plan, &work.work);
            if let Some(key) = work.occurrence {
                name = format!("{name}, {}", occurrence_words(language, key));
            }
            (name, texts.done_on)
        }
        UnreadAt::EventOn((work, number)) => {
            let event = occurrence_words(language, OccurrenceKey::Event(*number));
            (
                format!("{}, {event}", work_name(plan, work)),
                texts.event_on,
            )
        }
    };
    format!("{of}, {field}")
}

fn target_name(language: Language, plan: &Plan, (key, _): &crate::ledger::Slot) -> String {
    let target = plan.target_of(key);
    target.map_or_else(String::new, |target| {
        let name = language.pick(&target.name, &target.name_en);
        format!("{} {name}", target.number)
    })
}

fn work_name(plan: &Plan, work: &WorkId) -> String {
    plan.work_label(work).unwrap_or_default().to_owned()
}

/// What is wrong with a text that cannot be read, what to do, and what holds meanwhile.
pub fn unread_fault(language: Language, ledger: &Ledger, at: &UnreadAt, text: &str) -> String {
    let texts = language.texts();
    let fault = match at {
        UnreadAt::ReferenceValue(_) => {
            let fault = parse_decimal(text).err();
            fault.map_or_else(String::new, |fault| number_fault(language, &fault))
        }
        _ => texts.bad_date.to_owned(),
    };
    match still_held(language, ledger, at) {
        Some(value) => format!("{fault} {}", fill(texts.still_held, &[&value])),
        None => fault,
    }
}

/// What holds as long as a field holds a text that cannot be read: what was there before.
pub fn still_held(language: Language, ledger: &Ledger, at: &UnreadAt) -> Option<String> {
    let on = match at {
        UnreadAt::RemedyBy((key, quarter)) => ledger.note(key, *quarter)?.remedy_by,
        UnreadAt::EvidenceDate((key, quarter), place) => {
            ledger.note(key, *quarter)?.evidence.get(*place)?.date
        }
        UnreadAt::ReferenceValue(target) => {
            let value = ledger.reference(target)?.value?;
            return Some(language.decimal(value));
        }
        UnreadAt::ReferenceDate(target) => ledger.reference(target)?.date,
        UnreadAt::DoneOn(work) => match ledger.progress_at(work)? {
            Progress::Done { on, .. } => Some(*on),
            Progress::Doing { .. } | Progress::NotArisen { .. } => None,
        },
        UnreadAt::EventOn((work, number)) => {
            let mut events = ledger.events(work).into_iter();
            let (_, event) = events.find(|(other, _)| other == number)?;
            Some(event.on)
        }
    };
    Some(day(language, on?))
}
