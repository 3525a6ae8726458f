//! What changed, by whom and why, put into words.

use super::{Language, day, fill, quarter_name};
use crate::ledger::{Cause, Cell, Change, Entry, Figures, Note, Progress, Reference, Slot, Step};
use crate::plan::Plan;

/// One line on a change: what it is of, and from what to what. Without the plan, where the target
/// is known, only its quarter is named.
pub fn change_words(language: Language, plan: Option<&Plan>, change: &Change) -> String {
    let texts = language.texts();
    let (of, words) = match change {
        Change::Entry(slot, old, new) => (
            slot_words(language, plan, slot),
            from_to(language, entry(language, old), entry(language, new)),
        ),
        Change::Note(slot, old, new) => (
            format!("{}, {}", slot_words(language, plan, slot), texts.notes),
            from_to(language, note(old), note(new)),
        ),
        Change::Progress(id, old, new) => (
            plan.and_then(|plan| plan.task(id))
                .map_or_else(|| id.to_string(), |task| task.label.clone()),
            from_to(language, progress(language, old), progress(language, new)),
        ),
        Change::Reference(id, old, new) => (
            format!(
                "{}, {}",
                plan.and_then(|plan| plan.target(id))
                    .map_or_else(|| id.to_string(), |target| target.name.clone()),
                texts.reference_title
            ),
            from_to(language, reference(language, old), reference(language, new)),
        ),
        Change::Near(old, new) => (
            texts.near_margin.to_owned(),
            from_to(language, format!("{old} %"), format!("{new} %")),
        ),
        Change::Plan(..) => return texts.preview_plan.to_owned(),
    };
    format!("{of}: {words}")
}

/// Why something changed: “gõ”, “dán”, “từ tệp so.json”.
pub fn cause_words(language: Language, cause: &Cause) -> String {
    let texts = language.texts();
    match cause {
        Cause::Typed => texts.cause_typed.to_owned(),
        Cause::Pasted => texts.cause_pasted.to_owned(),
        Cause::Undone(_) => texts.cause_undone.to_owned(),
        Cause::Redone(_) => texts.cause_redone.to_owned(),
        Cause::Imported(name) => fill(texts.cause_imported, &[name]),
        Cause::Restored(name) => fill(texts.cause_restored, &[name]),
        Cause::PlanChanged(name) => fill(texts.cause_plan, &[name]),
        Cause::Migrated(version) => fill(texts.cause_migrated, &[&version.to_string()]),
    }
}

/// When, by whom and why: `13/6/2026 14:02 · Lò Thị Mai · gõ`.
pub fn step_words(language: Language, step: &Step) -> String {
    let mut parts = vec![format!(
        "{} {}",
        day(language, step.at.day),
        step.at.clock()
    )];
    if !step.who.is_empty() {
        parts.push(step.who.clone());
    }
    parts.push(cause_words(language, &step.cause));
    parts.join(" · ")
}

fn slot_words(language: Language, plan: Option<&Plan>, slot: &Slot) -> String {
    let quarter = quarter_name(language, slot.1);
    let Some(plan) = plan else {
        return quarter;
    };
    let name = plan.targets_of(&slot.0).next().map_or_else(
        || slot.0.to_string(),
        |target| {
            let name = language.pick(&target.name, &target.name_en);
            format!("{}. {name}", target.number)
        },
    );
    format!("{name}, {quarter}")
}

/// From what to what; what is not there is said.
fn from_to(language: Language, old: String, new: String) -> String {
    let texts = language.texts();
    let named = |words: String| match words.is_empty() {
        true => texts.nothing_there.to_owned(),
        false => words,
    };
    fill(texts.change_from, &[&named(old), &named(new)])
}

fn entry(language: Language, entry: &Option<Entry>) -> String {
    let figures = entry.as_ref().map(|entry| &entry.figures);
    figures.map_or_else(String::new, |figures| figures_words(language, figures))
}

/// Figures as they were entered: `1.942 / 2.400`.
pub fn figures_words(language: Language, figures: &Figures) -> String {
    match figures {
        Figures::Ratio(over, under) => format!(
            "{} / {}",
            cell_words(over, &|count| language.count(count)),
            cell_words(under, &|count| language.count(count))
        ),
        Figures::Value(value) => cell_words(value, &|value| language.decimal(value)),
        Figures::Done(true) => language.texts().done_yes.to_owned(),
        Figures::Done(false) => language.texts().done_no.to_owned(),
    }
}

fn cell_words<T: Copy>(cell: &Cell<T>, say: &dyn Fn(T) -> String) -> String {
    match cell {
        Cell::Empty => "–".to_owned(),
        Cell::Known(value) => say(*value),
        Cell::Unread(text) => format!("“{text}”"),
    }
}

fn note(note: &Option<Note>) -> String {
    note.as_ref().map_or_else(String::new, note_words)
}

/// A note in one line: its text, and the numbers of its documents.
pub fn note_words(note: &Note) -> String {
    let numbers = note.evidence.iter().map(|evidence| evidence.number.trim());
    let words = std::iter::once(note.text.trim()).chain(numbers);
    let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
    words.join(" · ")
}

fn progress(language: Language, progress: &Option<Progress>) -> String {
    let texts = language.texts();
    let word = match progress {
        None => texts.not_begun,
        Some(Progress::Doing { .. }) => texts.doing,
        Some(Progress::Done { .. }) => texts.completed,
        Some(Progress::NotArisen { .. }) => texts.not_arisen,
    };
    word.to_owned()
}

fn reference(language: Language, reference: &Option<Reference>) -> String {
    let value = reference
        .as_ref()
        .map(|found| language.decimal(found.value));
    value.unwrap_or_default()
}
