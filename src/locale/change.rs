//! What changed, by whom and why, put into words.

use super::index766::index_entry_words;
use super::{Language, day, fill, quarter_name};
use crate::form::{Column, FormKey, FormRow, TOTAL};
use crate::ledger::{
    Cause, Cell, Change, Clarity, Closing, Entry, Event, Figures, Note, Progress, Reference, Slot,
    Step,
};
use crate::plan::{EntryKey, PeriodEnd, Plan, TaskId, WorkId, WorkKey};

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
            from_to(language, note(language, old), note(language, new)),
        ),
        Change::Progress(work, old, new) => (
            work_words(plan, work),
            from_to(language, progress(language, old), progress(language, new)),
        ),
        Change::Event((work, number), old, new) => (
            format!(
                "{}, {}",
                label(plan, work),
                fill(texts.change_event, &[&number.to_string()])
            ),
            from_to(language, event(language, old), event(language, new)),
        ),
        Change::Clarity(task, old, new) => (
            format!(
                "{}, {}",
                label(plan, &WorkId::Task(TaskId::clone(task))),
                texts.change_clarity
            ),
            from_to(language, clarity(old), clarity(new)),
        ),
        Change::Form(key, old, new) => (
            form_words(language, key),
            form_change(language, old.as_ref(), new.as_ref()),
        ),
        // What was there before is the closing or reopening told of just before.
        Change::Closing(quarter, _, new) => (
            format!(
                "{}, {}",
                quarter_name(language, *quarter),
                texts.change_closing
            ),
            closing(language, new),
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
            from_to(language, format!("{old}\u{a0}%"), format!("{new}\u{a0}%")),
        ),
        Change::Ends(old, new) => (
            texts.change_ends.to_owned(),
            from_to(language, ends(language, *old), ends(language, *new)),
        ),
        Change::Plan(..) => return texts.preview_plan.to_owned(),
    };
    format!("{of}: {words}")
}

/// Why something changed: “gõ”, “dán”, “từ tệp so.json”.
fn cause_words(language: Language, cause: &Cause) -> String {
    let texts = language.texts();
    match cause {
        Cause::Typed => texts.cause_typed.to_owned(),
        Cause::Pasted => texts.cause_pasted.to_owned(),
        Cause::Undone(_) => texts.cause_undone.to_owned(),
        Cause::Redone(_) => texts.cause_redone.to_owned(),
        Cause::Imported(name) => fill(texts.cause_imported, &[name]),
        Cause::Restored(name) => fill(texts.cause_restored, &[name]),
        Cause::PlanChanged(name) => fill(texts.cause_plan, &[name]),
        Cause::Closed => texts.cause_closed.to_owned(),
        Cause::Reopened => texts.cause_reopened.to_owned(),
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
    let texts = language.texts();
    let Some(plan) = plan else {
        return match &slot.0 {
            EntryKey::Portal(_) => format!("{}, {quarter}", texts.change_portal),
            _ => quarter,
        };
    };
    let name = plan.target_of(&slot.0).map_or_else(
        || slot.0.to_string(),
        |target| {
            let name = language.pick(&target.name, &target.name_en);
            format!("{}. {name}", target.number)
        },
    );
    match &slot.0 {
        EntryKey::Portal(_) => format!("{name}, {}, {quarter}", texts.change_portal),
        EntryKey::Index(key) => {
            let name = index_entry_words(language, key);
            format!("{}, {name}, {quarter}", texts.change_index)
        }
        EntryKey::Indicator(_) | EntryKey::Target(_) => format!("{name}, {quarter}"),
    }
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

fn note(language: Language, note: &Option<Note>) -> String {
    let Some(note) = note else {
        return String::new();
    };
    let by = note.remedy_by.map(|by| day(language, by));
    joined(&[
        note_words(note),
        with_typed(by, note.remedy_by_unread.as_ref()),
    ])
}

/// A note in one line: what is to be said, cause and remedy, and the numbers of its documents.
pub fn note_words(note: &Note) -> String {
    let numbers = note.evidence.iter().map(|evidence| evidence.number.trim());
    let texts = [&note.text, &note.cause, &note.remedy];
    let words = texts.into_iter().map(|text| text.trim()).chain(numbers);
    let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
    words.join(" · ")
}

fn progress(language: Language, progress: &Option<Progress>) -> String {
    let texts = language.texts();
    let word = match progress {
        None => texts.not_begun,
        Some(Progress::Doing { .. }) => texts.doing,
        Some(Progress::Done {
            on_unread: Some(text),
            ..
        }) => return with_typed(Some(texts.completed.to_owned()), Some(text)),
        Some(Progress::Done { .. }) => texts.completed,
        Some(Progress::NotArisen { .. }) => texts.not_arisen,
    };
    word.to_owned()
}

fn reference(language: Language, reference: &Option<Reference>) -> String {
    let Some(reference) = reference else {
        return String::new();
    };
    let value = reference.value.map(|value| language.decimal(value));
    let words = [
        with_typed(value, reference.value_unread.as_ref()),
        reference.source.trim().to_owned(),
        with_typed(
            reference.date.map(|on| day(language, on)),
            reference.date_unread.as_ref(),
        ),
    ];
    joined(&words)
}

/// A value, and in quotes what was typed since and cannot be read.
fn with_typed(value: Option<String>, unread: Option<&String>) -> String {
    let unread = unread.map(|text| format!("“{text}”"));
    let words: Vec<String> = value.into_iter().chain(unread).collect();
    words.join(" ")
}

/// What a task or duty is called; its id where the plan does not have it.
fn label(plan: Option<&Plan>, work: &WorkId) -> String {
    let label = plan.and_then(|plan| plan.work_label(work));
    let id = match work {
        WorkId::Task(id) => id.as_str(),
        WorkId::Duty(id) => id.as_str(),
    };
    label.unwrap_or(id).to_owned()
}

fn work_words(plan: Option<&Plan>, work: &WorkKey) -> String {
    let label = label(plan, &work.work);
    match work.occurrence {
        Some(key) => format!("{label}, {key}"),
        None => label,
    }
}

fn event(language: Language, event: &Option<Event>) -> String {
    let Some(event) = event else {
        return String::new();
    };
    let on = with_typed(Some(day(language, event.on)), event.on_unread.as_ref());
    let words = [on, event.note.trim().to_owned()];
    joined(&words)
}

fn clarity(clarity: &Option<Clarity>) -> String {
    let Some(clarity) = clarity else {
        return String::new();
    };
    let words = [
        &clarity.person,
        &clarity.work,
        &clarity.time,
        &clarity.responsibility,
        &clarity.product,
        &clarity.authority,
    ];
    joined(&words.map(|text| text.trim().to_owned()))
}

/// Those that say something, in one line.
fn joined(words: &[String]) -> String {
    let words = words.iter().map(String::as_str);
    let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
    words.join(" · ")
}

fn form_words(language: Language, (quarter, field): &FormKey) -> String {
    let texts = language.texts();
    let field = match field.as_str() {
        TOTAL => texts.change_form_all,
        field => field,
    };
    let quarter = quarter_name(language, *quarter);
    format!("{}, {field}, {quarter}", texts.change_form)
}

/// Most columns of a row whose change is told one by one; a row that is new or gone has more.
const MOST_COLUMNS: usize = 3;

fn form_change(language: Language, old: Option<&FormRow>, new: Option<&FormRow>) -> String {
    let empty = FormRow::default();
    let (old, new) = (old.unwrap_or(&empty), new.unwrap_or(&empty));
    let changed: Vec<Column> = Column::ALL
        .into_iter()
        .filter(|column| old.cell(*column) != new.cell(*column))
        .collect();
    if changed.len() > MOST_COLUMNS {
        return from_to(language, form_row(language, old), form_row(language, new));
    }
    let told = changed.into_iter().map(|column| {
        let cell = |row: &FormRow| match row.cell(column) {
            Cell::Empty => String::new(),
            cell => cell_words(cell, &|count| language.count(count)),
        };
        let column = fill(
            language.texts().change_form_column,
            &[&column.number().to_string()],
        );
        format!("{column} {}", from_to(language, cell(old), cell(new)))
    });
    told.collect::<Vec<String>>().join("; ")
}

/// What a row comes to; nothing where it is empty.
fn form_row(language: Language, row: &FormRow) -> String {
    if row.is_empty() {
        return String::new();
    }
    let cell = |column| match row.count(column) {
        Some(count) => language.count(count),
        None => cell_words(row.cell(column), &|count| language.count(count)),
    };
    let counts = [Column::Received, Column::Solved, Column::Open].map(cell);
    fill(
        language.texts().change_form_row,
        &counts.each_ref().map(String::as_str),
    )
}

fn closing(language: Language, closing: &Option<Closing>) -> String {
    let texts = language.texts();
    let Some(closing) = closing else {
        return String::new();
    };
    let revision = closing.revision.to_string();
    let words = match &closing.reopened {
        Some(reopening) => fill(texts.change_reopened, &[&revision, &reopening.reason]),
        None => fill(texts.change_closed, &[&revision]),
    };
    match (&closing.reopened, closing.words.trim()) {
        (Some(_), _) | (None, "") => words,
        (None, explanation) => format!("{words}: {explanation}"),
    }
}

fn ends(language: Language, ends: PeriodEnd) -> String {
    let texts = language.texts();
    let words = match ends {
        PeriodEnd::Calendar => texts.change_ends_calendar,
        PeriodEnd::CutOff => texts.change_ends_cut_off,
    };
    words.to_owned()
}
