//! From ledgers to raw files, and from raw files to bytes.

use std::sync::Arc;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::OpenPlan;
use super::log_write::step_file;
use super::raw_ledger::{
    EntryFile, EvidenceFile, LedgerFile, NoteFile, ProgressFile, ReferenceFile, StandingFile,
    SubmissionFile,
};
use super::raw_plan::PlanFile;
use super::read::Format;
use super::writer::{push_object, to_text};
use crate::calendar::Quarter;
use crate::ledger::{Cell, Entry, Figures, Ledger, Moment, Note, Progress, Reference, Step};
use crate::number::{Count, Decimal};
use crate::plan::{EntryKey, Plan, TargetId, TaskId};
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
        entries: entries(plan.year, ledger, |_, _| true),
        notes: notes(plan.year, ledger, |_| true),
        tasks: ledger.all_progress().map(progress_file).collect(),
        references: ledger.references().map(reference_file).collect(),
        log: log.iter().map(|step| step_file(plan.year, step)).collect(),
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
        let target = plan.targets_of(key).next();
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
        entries: entries(file.year, ledger, sound)
            .into_iter()
            .filter(|entry| entry.quarter <= quarter.number())
            .collect(),
        standings: standings(plan, ledger, quarter),
        notes: notes(file.year, ledger, |of| of == quarter),
        tasks: ledger.all_progress().map(progress_file).collect(),
        references: ledger.references().map(reference_file).collect(),
        digest: String::new(),
    };
    let rest = Rest::joined(&[("/plan", &open.rest)]);
    // Written and read again: the page then needs one writer for files, not two. Its types cannot
    // fail to be written as JSON.
    let text = to_text(&submission, rest.clone());
    submission.digest = digest(&serde_json::from_str(&text).unwrap_or_default());
    to_text(&submission, rest)
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

fn entries(year: i32, ledger: &Ledger, keep: impl Fn(&EntryKey, &Entry) -> bool) -> Vec<EntryFile> {
    let kept = ledger
        .entries()
        .filter(|((key, _), entry)| keep(key, entry));
    kept.map(|((key, quarter), entry)| entry_file(year, key, *quarter, entry))
        .collect()
}

fn owner(key: &EntryKey) -> (Option<String>, Option<String>) {
    match key {
        EntryKey::Indicator(key) => (Some(key.to_string()), None),
        EntryKey::Target(id) => (None, Some(id.to_string())),
    }
}

pub(super) fn entry_file(year: i32, key: &EntryKey, quarter: Quarter, entry: &Entry) -> EntryFile {
    let (indicator, target) = owner(key);
    let mut file = EntryFile {
        year,
        quarter: quarter.number(),
        indicator,
        target,
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
    let (indicator, target) = owner(key);
    let evidence = note.evidence.iter().map(|evidence| EvidenceFile {
        number: evidence.number.clone(),
        date: evidence.date.map(|day| day.to_string()),
        link: evidence.link.clone(),
    });
    NoteFile {
        year,
        quarter: quarter.number(),
        indicator,
        target,
        text: note.text.clone(),
        evidence: evidence.collect(),
    }
}

pub(super) fn progress_file((task, progress): (&TaskId, &Progress)) -> ProgressFile {
    let (state, done_on, product, note) = match progress {
        Progress::Doing { note } => ("doing", None, "", note),
        Progress::Done { on, product, note } => {
            ("done", Some(on.to_string()), product.as_str(), note)
        }
        Progress::NotArisen { note } => ("not_arisen", None, "", note),
    };
    ProgressFile {
        task: task.to_string(),
        state: state.to_owned(),
        done_on,
        product: product.to_owned(),
        note: note.clone(),
    }
}

pub(super) fn reference_file((target, reference): (&TargetId, &Reference)) -> ReferenceFile {
    ReferenceFile {
        target: target.to_string(),
        value: reference.value,
        source: reference.source.clone(),
        date: reference.date.map(|day| day.to_string()),
    }
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
