//! From ledgers to raw files, and from raw files to bytes.

use std::sync::Arc;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::OpenPlan;
use super::log_write::step_file;
use super::raw_figures::{
    EntryFile, EvidenceFile, FormFile, NoteFile, OpenReferenceFile, ReferenceFile, SlotFile,
    UnreadFile,
};
use super::raw_ledger::{ClosedQuarter, LedgerFile, StandingFile, SubmissionFile};
use super::raw_plan::PlanFile;
use super::raw_work::{ClarityFile, ClosingFile, EventFile, ProgressFile, ReopeningFile};
use super::read::Format;
use super::writer::{push_object, to_text};
use crate::calendar::Quarter;
use crate::form::{Column, FormKey, FormRow};
use crate::ledger::{
    Cell, Clarity, Closing, Entry, Event, EventKey, Figures, Ledger, Moment, Note, Progress,
    Reference, Slot, Step,
};
use crate::number::{Count, Decimal};
use crate::plan::{EntryKey, PeriodEnd, Plan, TargetId, TaskId, WorkId, WorkKey};
use crate::rest::Rest;
use crate::standing::{Figure, Span, Standing, State, standing};

/// A backup of a plan with its ledger, as a raw file.
pub(super) fn ledger_file(
    plan: &Arc<PlanFile>,
    ledger: &Ledger,
    log: &[Arc<Step>],
    revision: u64,
    saved_at: Moment,
) -> LedgerFile {
    LedgerFile {
        format: Format::Ledger.name().to_owned(),
        version: Format::Ledger.version(),
        revision,
        saved_at: saved_at.iso(),
        near: Some(ledger.near()),
        // Left out as long as nobody has chosen.
        ends: (ledger.ends() != PeriodEnd::default()).then(|| ends_word(ledger.ends()).to_owned()),
        entries: entries(plan.year, ledger, |(key, _), _| is_own(key)),
        portal: entries(plan.year, ledger, |(key, _), _| is_portal(key)),
        index766: entries(plan.year, ledger, |(key, _), _| {
            matches!(key, EntryKey::Index(_))
        }),
        forms: forms(plan.year, ledger, |_| true),
        notes: notes(plan.year, ledger, |_| true),
        tasks: tasks(ledger),
        occurrences: occurrences(ledger),
        events: ledger.all_events().map(event_file).collect(),
        clarities: ledger.clarities().map(clarity_file).collect(),
        references: ledger.references().filter_map(reference_file).collect(),
        open_references: ledger
            .references()
            .filter_map(open_reference_file)
            .collect(),
        closings: ledger
            .closings()
            .map(|(quarter, closing)| closing_file(plan.year, *quarter, closing))
            .collect(),
        log: log
            .iter()
            .map(|step| step_file(plan.year, ledger.near(), step))
            .collect(),
        plan: Arc::clone(plan),
    }
}

/// The text of one quarter sent upward, with its digest.
pub(super) fn submission_text(
    open: &OpenPlan,
    ledger: &Ledger,
    quarter: Quarter,
    revision: u64,
    made_at: Moment,
) -> String {
    let (file, plan) = (&open.file, &open.plan);
    let window = plan.clock.window(plan.year, quarter);
    let sound = |key: &EntryKey, entry: &Entry| {
        let target = plan.target_of(key);
        target.is_some_and(|target| entry.figures.fault(target).is_none())
    };
    let mut submission = SubmissionFile {
        format: Format::Submission.name().to_owned(),
        version: Format::Submission.version(),
        revision,
        made_at: made_at.iso(),
        year: plan.year.get(),
        quarter: quarter.number(),
        window_first: window.first.to_string(),
        window_last: window.last.to_string(),
        plan: Arc::clone(file),
        entries: entries(file.year, ledger, |(key, of), entry| {
            *of <= quarter && is_own(key) && sound(key, entry)
        }),
        portal: entries(file.year, ledger, |(key, of), entry| {
            *of == quarter && is_portal(key) && sound(key, entry)
        }),
        forms: forms(file.year, ledger, |of| of == quarter),
        standings: standings(plan, ledger, quarter),
        notes: sent(notes(file.year, ledger, |of| of == quarter), unread_of_note),
        tasks: sent(tasks(ledger), |file| file.done_on_text = None),
        occurrences: sent(occurrences(ledger), |file| file.done_on_text = None),
        references: sent(
            ledger.references().filter_map(reference_file).collect(),
            |file| {
                file.value_text = None;
                file.date_text = None;
            },
        ),
        closing: ledger
            .closing(quarter)
            .map(|closing| closing_file(file.year, quarter, closing)),
        digest: String::new(),
    };
    let rest = Arc::new(Rest::joined(&[("/plan", &open.rest)]));
    // Written and read again: the page then needs one writer for files, not two. Its types cannot
    // fail to be written as JSON.
    let text = to_text(&submission, Arc::clone(&rest));
    submission.digest = digest(&serde_json::from_str(&text).unwrap_or_default());
    to_text(&submission, rest)
}

/// SHA-256 over what a quarter says: its entries, faulty ones too, what the portal publishes, its
/// notes and form, and how the targets stand at its end.
pub(super) fn closing_digest(plan: &Plan, ledger: &Ledger, quarter: Quarter) -> String {
    let year = plan.year.get();
    let closed = ClosedQuarter {
        plan: plan.id.to_string(),
        year,
        quarter: quarter.number(),
        entries: entries(year, ledger, |(key, of), _| *of == quarter && is_own(key)),
        portal: entries(year, ledger, |(key, of), _| {
            *of == quarter && is_portal(key)
        }),
        notes: sent(notes(year, ledger, |of| of == quarter), unread_of_note),
        forms: forms(year, ledger, |of| of == quarter),
        standings: standings(plan, ledger, quarter),
    };
    let text = to_text(&closed, Arc::default());
    digest(&serde_json::from_str(&text).unwrap_or_default())
}

/// SHA-256 over the canonical form of a file as it stands, whatever fields it has: its JSON
/// without the `digest` at the top, keys sorted, no white space. In hexadecimal.
pub(super) fn digest(file: &Value) -> String {
    let mut canonical = String::new();
    let fields = file.as_object().into_iter().flatten();
    push_object(&mut canonical, fields.filter(|(key, _)| *key != "digest"));
    Sha256::digest(canonical.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Objects without what was typed and cannot be read: it says nothing, and stays here.
fn sent<T>(mut files: Vec<T>, take_out: impl Fn(&mut T)) -> Vec<T> {
    files.iter_mut().for_each(take_out);
    files
}

fn unread_of_note(file: &mut NoteFile) {
    file.remedy_by_text = None;
    for evidence in &mut file.evidence {
        evidence.date_text = None;
    }
}

/// Whether figures under a key are the commune's own for its plan.
fn is_own(key: &EntryKey) -> bool {
    matches!(key, EntryKey::Indicator(_) | EntryKey::Target(_))
}

fn is_portal(key: &EntryKey) -> bool {
    matches!(key, EntryKey::Portal(_))
}

fn entries(year: i32, ledger: &Ledger, keep: impl Fn(&Slot, &Entry) -> bool) -> Vec<EntryFile> {
    let kept = ledger.entries().filter(|(slot, entry)| keep(slot, entry));
    kept.map(|((key, quarter), entry)| entry_file(year, key, *quarter, entry))
        .collect()
}

fn slot_file(year: i32, key: &EntryKey, quarter: Quarter) -> SlotFile {
    let (indicator, target) = match key {
        EntryKey::Indicator(key) | EntryKey::Portal(key) | EntryKey::Index(key) => {
            (Some(key.to_string()), None)
        }
        EntryKey::Target(id) => (None, Some(id.to_string())),
    };
    SlotFile {
        year,
        quarter: quarter.number(),
        indicator,
        target,
    }
}

pub(super) fn entry_file(year: i32, key: &EntryKey, quarter: Quarter, entry: &Entry) -> EntryFile {
    let mut file = EntryFile {
        slot: slot_file(year, key, quarter),
        entered_at: entry.entered_at.map(|moment| moment.iso()),
        ..EntryFile::default()
    };
    match &entry.figures {
        Figures::Ratio(numerator, denominator) => {
            (file.numerator, file.numerator_text) = count_parts(numerator);
            (file.denominator, file.denominator_text) = count_parts(denominator);
        }
        Figures::Value(Cell::Known(value)) => file.value = Some(*value),
        Figures::Value(Cell::Unread(text)) => file.value_text = Some(text.clone()),
        Figures::Value(Cell::Empty) => {}
        Figures::Done(done) => file.done = Some(*done),
    }
    file
}

fn count_parts(cell: &Cell<Count>) -> (Option<Decimal>, Option<String>) {
    match cell {
        Cell::Empty => (None, None),
        // A count may be larger than a decimal; text that reads as one is taken as one.
        Cell::Known(count) => match decimal(*count) {
            Some(number) => (Some(number), None),
            None => (None, Some(count.get().to_string())),
        },
        Cell::Unread(text) => (None, Some(text.clone())),
    }
}

fn decimal(count: Count) -> Option<Decimal> {
    i64::try_from(count.get()).ok().and_then(Decimal::from_int)
}

fn notes(year: i32, ledger: &Ledger, keep: impl Fn(Quarter) -> bool) -> Vec<NoteFile> {
    let kept = ledger.notes().filter(|((_, quarter), _)| keep(*quarter));
    kept.map(|((key, quarter), note)| note_file(year, key, *quarter, note))
        .collect()
}

pub(super) fn note_file(year: i32, key: &EntryKey, quarter: Quarter, note: &Note) -> NoteFile {
    let evidence = note.evidence.iter().map(|evidence| EvidenceFile {
        number: evidence.number.clone(),
        date: evidence.date.map(|day| day.to_string()),
        date_text: evidence.date_unread.clone(),
        link: evidence.link.clone(),
    });
    NoteFile {
        slot: slot_file(year, key, quarter),
        text: note.text.clone(),
        cause: note.cause.clone(),
        remedy: note.remedy.clone(),
        remedy_by: note.remedy_by.map(|day| day.to_string()),
        remedy_by_text: note.remedy_by_unread.clone(),
        evidence: evidence.collect(),
    }
}

/// How far tasks are as a whole.
fn tasks(ledger: &Ledger) -> Vec<ProgressFile> {
    let all = ledger.all_progress();
    all.filter(|(work, _)| work.whole_task().is_some())
        .map(progress_file)
        .collect()
}

/// How far duties and single occurrences are.
fn occurrences(ledger: &Ledger) -> Vec<ProgressFile> {
    let all = ledger.all_progress();
    all.filter(|(work, _)| work.whole_task().is_none())
        .map(progress_file)
        .collect()
}

/// The task, or the duty.
fn work_ids(work: &WorkId) -> (Option<String>, Option<String>) {
    match work {
        WorkId::Task(id) => (Some(id.to_string()), None),
        WorkId::Duty(id) => (None, Some(id.to_string())),
    }
}

pub(super) fn progress_file((work, progress): (&WorkKey, &Progress)) -> ProgressFile {
    let (state, done_on, product, note) = match progress {
        Progress::Doing { note } => ("doing", None, "", note),
        Progress::Done {
            on, product, note, ..
        } => ("done", Some(on.to_string()), product.as_str(), note),
        Progress::NotArisen { note } => ("not_arisen", None, "", note),
    };
    let done_on_text = match progress {
        Progress::Done { on_unread, .. } => on_unread.clone(),
        Progress::Doing { .. } | Progress::NotArisen { .. } => None,
    };
    let (task, duty) = work_ids(&work.work);
    ProgressFile {
        task,
        duty,
        occurrence: work.occurrence.map(|key| key.to_string()),
        state: state.to_owned(),
        done_on,
        done_on_text,
        product: product.to_owned(),
        note: note.clone(),
    }
}

pub(super) fn event_file(((work, number), event): (&EventKey, &Event)) -> EventFile {
    let (task, duty) = work_ids(work);
    EventFile {
        task,
        duty,
        number: *number,
        on: event.on.to_string(),
        on_text: event.on_unread.clone(),
        note: event.note.clone(),
    }
}

pub(super) fn clarity_file((task, clarity): (&TaskId, &Clarity)) -> ClarityFile {
    ClarityFile {
        task: task.to_string(),
        person: clarity.person.clone(),
        work: clarity.work.clone(),
        time: clarity.time.clone(),
        responsibility: clarity.responsibility.clone(),
        product: clarity.product.clone(),
        authority: clarity.authority.clone(),
    }
}

fn forms(year: i32, ledger: &Ledger, keep: impl Fn(Quarter) -> bool) -> Vec<FormFile> {
    let kept = ledger.forms().filter(|((quarter, _), _)| keep(*quarter));
    kept.map(|(key, row)| form_file(year, key, row)).collect()
}

pub(super) fn form_file(year: i32, (quarter, field): &FormKey, row: &FormRow) -> FormFile {
    let mut file = FormFile {
        year,
        quarter: quarter.number(),
        field: field.clone(),
        ..FormFile::default()
    };
    for column in Column::ALL {
        let (number, text) = count_parts(row.cell(column));
        *file.count_mut(column) = number;
        file.unread.extend(text.map(|text| UnreadFile {
            column: column.number(),
            text,
        }));
    }
    file
}

pub(super) fn closing_file(year: i32, quarter: Quarter, closing: &Closing) -> ClosingFile {
    let reopened = closing.reopened.as_ref().map(|reopening| ReopeningFile {
        at: reopening.at.iso(),
        who: reopening.who.clone(),
        reason: reopening.reason.clone(),
    });
    ClosingFile {
        year,
        quarter: quarter.number(),
        revision: closing.revision,
        at: closing.at.iso(),
        who: closing.who.clone(),
        digest: closing.digest.clone(),
        words: closing.words.clone(),
        reopened,
    }
}

/// The words for ends of periods.
pub(super) const ENDS: [(&str, PeriodEnd); 2] = [
    ("calendar", PeriodEnd::Calendar),
    ("cut_off", PeriodEnd::CutOff),
];

pub(super) fn ends_word(ends: PeriodEnd) -> &'static str {
    let found = ENDS.iter().find(|(_, of)| *of == ends);
    found.map_or("", |(word, _)| *word)
}

/// A reference value; none where it has no value.
pub(super) fn reference_file(
    (target, reference): (&TargetId, &Reference),
) -> Option<ReferenceFile> {
    Some(ReferenceFile {
        target: target.to_string(),
        value: reference.value?,
        value_text: reference.value_unread.clone(),
        source: reference.source.clone(),
        date: reference.date.map(|day| day.to_string()),
        date_text: reference.date_unread.clone(),
    })
}

/// What is typed for a reference value; none where it has a value.
pub(super) fn open_reference_file(
    (target, reference): (&TargetId, &Reference),
) -> Option<OpenReferenceFile> {
    reference.value.is_none().then(|| OpenReferenceFile {
        target: target.to_string(),
        value_text: reference.value_unread.clone(),
        source: reference.source.clone(),
        date: reference.date.map(|day| day.to_string()),
        date_text: reference.date_unread.clone(),
    })
}

fn standings(plan: &Plan, ledger: &Ledger, quarter: Quarter) -> Vec<StandingFile> {
    plan.distinct_targets()
        .map(|target| {
            let stands = standing(plan, target, ledger, Span::ToDate(quarter));
            standing_file(target.id.as_str(), &stands)
        })
        .collect()
}

/// The words for states.
pub(super) const STATES: [(&str, State); 6] = [
    ("met", State::Met),
    ("floor_met", State::FloorMet),
    ("near", State::Near),
    ("missed", State::Missed),
    ("open", State::Open),
    ("no_data", State::NoData),
];

fn standing_file(target: &str, stands: &Standing) -> StandingFile {
    let state = STATES.iter().find(|(_, state)| *state == stands.state);
    let state = state.map_or("", |(word, _)| *word);
    let sums = match stands.figure {
        Some(Figure::Rate {
            numerator,
            denominator,
            ..
        }) => (decimal(numerator), decimal(denominator)),
        _ => (None, None),
    };
    StandingFile {
        target: target.to_owned(),
        state: state.to_owned(),
        figure: stands.figure.map(|figure| figure.rounded(2)),
        numerator: sums.0,
        denominator: sums.1,
        quarters: stands.used.iter().map(|quarter| quarter.number()).collect(),
    }
}
