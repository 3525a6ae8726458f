//! Ledger and submission files as they stand on disk: raw types, nothing checked yet. Flat:
//! one object per entry, so that people can query them.

use std::sync::Arc;

use serde::Serialize;

use super::fields::{Fields, Raw};
use super::raw_log::StepFile;
use super::raw_plan::PlanFile;
use super::writer::Writer;
use crate::form::Column;
use crate::number::Decimal;

/// `so-chi-tieu/ledger`, version 3: a backup of one plan with its ledger.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LedgerFile {
    /// Always `so-chi-tieu/ledger`.
    pub format: String,
    /// Always `3`.
    pub version: u32,
    /// Grows with every save on one machine.
    pub revision: u64,
    /// When it was written, Viet Nam time: `2026-06-13T14:02:00+07:00`.
    pub saved_at: String,
    /// Margin in percent of the goal within which a miss counts as near.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<u8>,
    /// On which day a quarter or a year ends as a deadline: `calendar` or `cut_off`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
    /// The plan, whole.
    pub plan: Arc<PlanFile>,
    /// Figures, one object per indicator or target and quarter.
    #[serde(default)]
    pub entries: Vec<EntryFile>,
    /// What the National Public Service Portal publishes for an indicator in a quarter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub portal: Vec<EntryFile>,
    /// Inputs of the index of Decision 766, `indicator` being the key in its rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub index766: Vec<EntryFile>,
    /// Rows of form II.06a, one object per quarter and field of work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<FormFile>,
    /// Notes, one object per indicator or target and quarter.
    #[serde(default)]
    pub notes: Vec<NoteFile>,
    /// How far tasks are; a task that is not listed has not been begun.
    #[serde(default)]
    pub tasks: Vec<ProgressFile>,
    /// How far duties and single occurrences are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub occurrences: Vec<ProgressFile>,
    /// Events that tasks and duties wait for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventFile>,
    /// What is added to tasks so that they are clear.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clarities: Vec<ClarityFile>,
    /// Reference values of relative targets.
    #[serde(default)]
    pub references: Vec<ReferenceFile>,
    /// The last closing of each quarter that was closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closings: Vec<ClosingFile>,
    /// What was done, step by step, the oldest first.
    #[serde(default)]
    pub log: Vec<StepFile>,
}

/// `so-chi-tieu/submission`, version 1: one quarter sent upward.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SubmissionFile {
    /// Always `so-chi-tieu/submission`.
    pub format: String,
    /// Always `1`.
    pub version: u32,
    /// Revision of the ledger it was made from.
    pub revision: u64,
    /// When it was made, Viet Nam time.
    pub made_at: String,
    /// The year.
    pub year: i32,
    /// The quarter, 1 to 4.
    pub quarter: u8,
    /// First day that the quarter's figures cover, ISO.
    pub window_first: String,
    /// Last day that the quarter's figures cover, ISO.
    pub window_last: String,
    /// The plan, whole.
    pub plan: Arc<PlanFile>,
    /// Figures of the year up to the quarter; faulty ones are left out.
    pub entries: Vec<EntryFile>,
    /// What the National Public Service Portal publishes of the quarter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub portal: Vec<EntryFile>,
    /// The quarter's rows of form II.06a.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<FormFile>,
    /// How each distinct target stands at the quarter's end.
    pub standings: Vec<StandingFile>,
    /// Notes on the quarter.
    #[serde(default)]
    pub notes: Vec<NoteFile>,
    /// How far tasks are.
    #[serde(default)]
    pub tasks: Vec<ProgressFile>,
    /// How far duties and single occurrences are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub occurrences: Vec<ProgressFile>,
    /// Reference values of relative targets.
    #[serde(default)]
    pub references: Vec<ReferenceFile>,
    /// The quarter's last closing, if it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<ClosingFile>,
    /// SHA-256 over the canonical form of everything else, in hexadecimal.
    pub digest: String,
}

/// Figures of one indicator or target in one quarter.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct EntryFile {
    /// The year, always the plan's.
    pub year: i32,
    /// The quarter, 1 to 4.
    pub quarter: u8,
    /// Key of the indicator; or `target` is given, never both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Id of the target, for entries that are not shared through an indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Count above the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerator: Option<Decimal>,
    /// What was typed there, where it is not a count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerator_text: Option<String>,
    /// Count below the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<Decimal>,
    /// What was typed there, where it is not a count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator_text: Option<String>,
    /// The value, for measures of one number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Decimal>,
    /// What was typed there, where it is not a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_text: Option<String>,
    /// Done or not, for measures of that sort.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<bool>,
    /// When it was entered, Viet Nam time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered_at: Option<String>,
}

/// A note on one indicator or target in one quarter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct NoteFile {
    /// The year, always the plan's.
    pub year: i32,
    /// The quarter, 1 to 4.
    pub quarter: u8,
    /// Key of the indicator; or `target` is given, never both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Id of the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// What is to be said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Why the target was missed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cause: String,
    /// What is done about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remedy: String,
    /// By which day it is mended, ISO.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy_by: Option<String>,
    /// Documents that bear the figures out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceFile>,
}

/// A document that bears figures out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct EvidenceFile {
    /// Number and symbol.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its date, ISO.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
}

/// How far a task or duty, or an occurrence of it, is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ProgressFile {
    /// Id of the task; or `duty` is given, never both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// Id of the duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
    /// Which occurrence: `w01`, `m03`, `q1`, `h2`, `y`, `n2` or `e1`; left out for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<String>,
    /// `doing`, `done` or `not_arisen`.
    pub state: String,
    /// `done`: the day, ISO.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<String>,
    /// `done`: what came out of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub product: String,
    /// What is to be said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The reference value of a relative target.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ReferenceFile {
    /// Id of the target.
    pub target: String,
    /// The value.
    pub value: Decimal,
    /// Where it was taken from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// As of which day, ISO.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// How one target stands at the quarter's end, year to date.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct StandingFile {
    /// Id of the target.
    pub target: String,
    /// `met`, `floor_met`, `near`, `missed`, `open` or `no_data`.
    pub state: String,
    /// The figure, rounded to two decimals; left out where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<Decimal>,
    /// The sum above the line that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerator: Option<Decimal>,
    /// The sum below the line that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<Decimal>,
    /// Quarters whose numbers are in it.
    pub quarters: Vec<u8>,
}

/// A row of form II.06a in one quarter. A column that is left out has nothing typed in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FormFile {
    /// The year, always the plan's.
    pub year: i32,
    /// The quarter, 1 to 4.
    pub quarter: u8,
    /// The field of work; left out for the row in which all of them are added up.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// (3) Received, all in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Decimal>,
    /// (4) Received online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<Decimal>,
    /// (5) Received at the counter or by post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_person: Option<Decimal>,
    /// (6) Carried over from the period before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_over: Option<Decimal>,
    /// (7) Solved, all in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved: Option<Decimal>,
    /// (8) Solved before the last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub early: Option<Decimal>,
    /// (9) Solved on the last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_time: Option<Decimal>,
    /// (10) Solved late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<Decimal>,
    /// (11) Being solved, all in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<Decimal>,
    /// (12) Being solved, within the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_in_time: Option<Decimal>,
    /// (13) Being solved, late already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_late: Option<Decimal>,
    /// What was typed where it is no count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<UnreadFile>,
}

/// What was typed into a column of the form, where it is no count.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct UnreadFile {
    /// The column's number in the form, 3 to 13.
    pub column: u8,
    /// The text.
    pub text: String,
}

/// An event that a task or duty waits for.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct EventFile {
    /// Id of the task; or `duty` is given, never both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// Id of the duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
    /// Its number among the events of the task or duty, from 1 on.
    pub number: u8,
    /// The day, ISO.
    pub on: String,
    /// What it was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What is added to a task so that it is clear in six ways (6 rõ).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ClarityFile {
    /// Id of the task.
    pub task: String,
    /// Rõ người: who does it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// Rõ việc: what is to be done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub work: String,
    /// Rõ thời gian: until when.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub time: String,
    /// Rõ trách nhiệm: who answers for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub responsibility: String,
    /// Rõ sản phẩm: what comes out of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub product: String,
    /// Rõ thẩm quyền: who decides.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub authority: String,
}

/// The last closing of a quarter.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ClosingFile {
    /// The year, always the plan's.
    pub year: i32,
    /// The quarter, 1 to 4.
    pub quarter: u8,
    /// 1 for the first closing, one more after every reopening.
    pub revision: u32,
    /// When it was closed, Viet Nam time.
    pub at: String,
    /// By whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// SHA-256 over what the quarter said, in hexadecimal.
    pub digest: String,
    /// Why it was closed in spite of what the checks had found.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Whether, and why, it was opened again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reopened: Option<ReopeningFile>,
}

/// Why a closed quarter was opened again.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ReopeningFile {
    /// When, Viet Nam time.
    pub at: String,
    /// By whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// The reason.
    pub reason: String,
}

/// What a quarter said when it was closed: what its digest is made over. No file of its own.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ClosedQuarter {
    pub(super) plan: String,
    pub(super) year: i32,
    pub(super) quarter: u8,
    pub(super) entries: Vec<EntryFile>,
    pub(super) portal: Vec<EntryFile>,
    pub(super) notes: Vec<NoteFile>,
    pub(super) forms: Vec<FormFile>,
    pub(super) standings: Vec<StandingFile>,
}

/// Most documents of one note.
pub(super) const MOST_EVIDENCE: usize = 100;

/// What tells an entry or a note from the others.
fn slot_name(quarter: u8, indicator: Option<&String>, target: Option<&String>) -> String {
    let name = |text: Option<&String>| text.cloned().unwrap_or_default();
    format!("{quarter} {} {}", name(indicator), name(target))
}

/// What tells a task or duty from the others.
fn work_name(task: Option<&String>, duty: Option<&String>) -> String {
    match duty {
        Some(duty) => format!("duty {duty}"),
        None => task.cloned().unwrap_or_default(),
    }
}

impl Raw for LedgerFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            format: fields.text("format"),
            version: fields.whole("version"),
            revision: fields.whole("revision"),
            saved_at: fields.text("saved_at"),
            near: fields.maybe_whole("near"),
            ends: fields.maybe_text("ends"),
            plan: Arc::new(fields.object("plan")),
            entries: fields.list("entries"),
            portal: fields.list("portal"),
            index766: fields.list("index766"),
            forms: fields.list("forms"),
            notes: fields.list("notes"),
            tasks: fields.list("tasks"),
            occurrences: fields.list("occurrences"),
            events: fields.list("events"),
            clarities: fields.list("clarities"),
            references: fields.list("references"),
            closings: fields.list("closings"),
            log: fields.list("log"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("format", &self.format);
        out.whole("version", self.version);
        out.whole("revision", self.revision);
        out.text("saved_at", &self.saved_at);
        out.maybe_whole("near", self.near);
        out.maybe_text("ends", self.ends.as_ref());
        out.object("plan", &*self.plan);
        out.list("entries", &self.entries);
        out.some_list("portal", &self.portal);
        out.some_list("index766", &self.index766);
        out.some_list("forms", &self.forms);
        out.list("notes", &self.notes);
        out.list("tasks", &self.tasks);
        out.some_list("occurrences", &self.occurrences);
        out.some_list("events", &self.events);
        out.some_list("clarities", &self.clarities);
        out.list("references", &self.references);
        out.some_list("closings", &self.closings);
        out.lines("log", &self.log);
    }
}

impl Raw for SubmissionFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            format: fields.text("format"),
            version: fields.whole("version"),
            revision: fields.whole("revision"),
            made_at: fields.text("made_at"),
            year: fields.whole("year"),
            quarter: fields.whole("quarter"),
            window_first: fields.text("window_first"),
            window_last: fields.text("window_last"),
            plan: Arc::new(fields.object("plan")),
            entries: fields.needed_list("entries"),
            portal: fields.list("portal"),
            forms: fields.list("forms"),
            standings: fields.needed_list("standings"),
            notes: fields.list("notes"),
            tasks: fields.list("tasks"),
            occurrences: fields.list("occurrences"),
            references: fields.list("references"),
            closing: fields.maybe_object("closing"),
            digest: fields.text("digest"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("format", &self.format);
        out.whole("version", self.version);
        out.whole("revision", self.revision);
        out.text("made_at", &self.made_at);
        out.whole("year", self.year);
        out.whole("quarter", self.quarter);
        out.text("window_first", &self.window_first);
        out.text("window_last", &self.window_last);
        out.object("plan", &*self.plan);
        out.list("entries", &self.entries);
        out.some_list("portal", &self.portal);
        out.some_list("forms", &self.forms);
        out.list("standings", &self.standings);
        out.list("notes", &self.notes);
        out.list("tasks", &self.tasks);
        out.some_list("occurrences", &self.occurrences);
        out.list("references", &self.references);
        out.maybe_object("closing", self.closing.as_ref());
        out.text("digest", &self.digest);
    }
}

impl Raw for EntryFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            year: fields.whole("year"),
            quarter: fields.whole("quarter"),
            indicator: fields.maybe_text("indicator"),
            target: fields.maybe_text("target"),
            numerator: fields.maybe_decimal("numerator"),
            numerator_text: fields.maybe_text("numerator_text"),
            denominator: fields.maybe_decimal("denominator"),
            denominator_text: fields.maybe_text("denominator_text"),
            value: fields.maybe_decimal("value"),
            value_text: fields.maybe_text("value_text"),
            done: fields.maybe_flag("done"),
            entered_at: fields.maybe_text("entered_at"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.whole("year", self.year);
        out.whole("quarter", self.quarter);
        out.maybe_text("indicator", self.indicator.as_ref());
        out.maybe_text("target", self.target.as_ref());
        out.maybe_decimal("numerator", self.numerator);
        out.maybe_text("numerator_text", self.numerator_text.as_ref());
        out.maybe_decimal("denominator", self.denominator);
        out.maybe_text("denominator_text", self.denominator_text.as_ref());
        out.maybe_decimal("value", self.value);
        out.maybe_text("value_text", self.value_text.as_ref());
        out.maybe_flag("done", self.done);
        out.maybe_text("entered_at", self.entered_at.as_ref());
    }

    fn name(&self, _: &[Self]) -> String {
        slot_name(self.quarter, self.indicator.as_ref(), self.target.as_ref())
    }
}

impl Raw for NoteFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            year: fields.whole("year"),
            quarter: fields.whole("quarter"),
            indicator: fields.maybe_text("indicator"),
            target: fields.maybe_text("target"),
            text: fields.words("text"),
            cause: fields.words("cause"),
            remedy: fields.words("remedy"),
            remedy_by: fields.maybe_text("remedy_by"),
            evidence: fields.list("evidence"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.whole("year", self.year);
        out.whole("quarter", self.quarter);
        out.maybe_text("indicator", self.indicator.as_ref());
        out.maybe_text("target", self.target.as_ref());
        out.words("text", &self.text);
        out.words("cause", &self.cause);
        out.words("remedy", &self.remedy);
        out.maybe_text("remedy_by", self.remedy_by.as_ref());
        out.some_list("evidence", &self.evidence);
    }

    fn name(&self, _: &[Self]) -> String {
        slot_name(self.quarter, self.indicator.as_ref(), self.target.as_ref())
    }
}

impl Raw for EvidenceFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            number: fields.words("number"),
            date: fields.maybe_text("date"),
            link: fields.words("link"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.words("number", &self.number);
        out.maybe_text("date", self.date.as_ref());
        out.words("link", &self.link);
    }

    /// Its number, and which of those with that number it is.
    fn name(&self, before: &[Self]) -> String {
        // No more than a note may have: one that has more is refused, but not before it is read.
        let before = before.iter().rev().take(MOST_EVIDENCE);
        let same = before.filter(|one| one.number == self.number);
        format!("{} {}", same.count(), self.number)
    }
}

impl Raw for ProgressFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            task: fields.maybe_text("task"),
            duty: fields.maybe_text("duty"),
            occurrence: fields.maybe_text("occurrence"),
            state: fields.text("state"),
            done_on: fields.maybe_text("done_on"),
            product: fields.words("product"),
            note: fields.words("note"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.maybe_text("task", self.task.as_ref());
        out.maybe_text("duty", self.duty.as_ref());
        out.maybe_text("occurrence", self.occurrence.as_ref());
        out.text("state", &self.state);
        out.maybe_text("done_on", self.done_on.as_ref());
        out.words("product", &self.product);
        out.words("note", &self.note);
    }

    fn name(&self, _: &[Self]) -> String {
        let work = work_name(self.task.as_ref(), self.duty.as_ref());
        let parts = [Some(work.as_str()), self.occurrence.as_deref()];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join(" ")
    }
}

impl FormFile {
    /// The count of each column.
    pub(super) fn counts(&self) -> [(Column, Option<Decimal>); 11] {
        [
            (Column::Received, self.received),
            (Column::Online, self.online),
            (Column::InPerson, self.in_person),
            (Column::CarriedOver, self.carried_over),
            (Column::Solved, self.solved),
            (Column::Early, self.early),
            (Column::OnTime, self.on_time),
            (Column::Late, self.late),
            (Column::Open, self.open),
            (Column::OpenInTime, self.open_in_time),
            (Column::OpenLate, self.open_late),
        ]
    }

    /// Where the count of a column stands.
    pub(super) fn count_mut(&mut self, column: Column) -> &mut Option<Decimal> {
        match column {
            Column::Received => &mut self.received,
            Column::Online => &mut self.online,
            Column::InPerson => &mut self.in_person,
            Column::CarriedOver => &mut self.carried_over,
            Column::Solved => &mut self.solved,
            Column::Early => &mut self.early,
            Column::OnTime => &mut self.on_time,
            Column::Late => &mut self.late,
            Column::Open => &mut self.open,
            Column::OpenInTime => &mut self.open_in_time,
            Column::OpenLate => &mut self.open_late,
        }
    }
}

impl Raw for FormFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            year: fields.whole("year"),
            quarter: fields.whole("quarter"),
            field: fields.words("field"),
            received: fields.maybe_decimal("received"),
            online: fields.maybe_decimal("online"),
            in_person: fields.maybe_decimal("in_person"),
            carried_over: fields.maybe_decimal("carried_over"),
            solved: fields.maybe_decimal("solved"),
            early: fields.maybe_decimal("early"),
            on_time: fields.maybe_decimal("on_time"),
            late: fields.maybe_decimal("late"),
            open: fields.maybe_decimal("open"),
            open_in_time: fields.maybe_decimal("open_in_time"),
            open_late: fields.maybe_decimal("open_late"),
            unread: fields.list("unread"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.whole("year", self.year);
        out.whole("quarter", self.quarter);
        out.words("field", &self.field);
        out.maybe_decimal("received", self.received);
        out.maybe_decimal("online", self.online);
        out.maybe_decimal("in_person", self.in_person);
        out.maybe_decimal("carried_over", self.carried_over);
        out.maybe_decimal("solved", self.solved);
        out.maybe_decimal("early", self.early);
        out.maybe_decimal("on_time", self.on_time);
        out.maybe_decimal("late", self.late);
        out.maybe_decimal("open", self.open);
        out.maybe_decimal("open_in_time", self.open_in_time);
        out.maybe_decimal("open_late", self.open_late);
        out.some_list("unread", &self.unread);
    }

    fn name(&self, _: &[Self]) -> String {
        format!("{} {}", self.quarter, self.field)
    }
}

impl Raw for UnreadFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            column: fields.whole("column"),
            text: fields.text("text"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.whole("column", self.column);
        out.text("text", &self.text);
    }

    fn name(&self, _: &[Self]) -> String {
        self.column.to_string()
    }
}

impl Raw for EventFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            task: fields.maybe_text("task"),
            duty: fields.maybe_text("duty"),
            number: fields.whole("number"),
            on: fields.text("on"),
            note: fields.words("note"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.maybe_text("task", self.task.as_ref());
        out.maybe_text("duty", self.duty.as_ref());
        out.whole("number", self.number);
        out.text("on", &self.on);
        out.words("note", &self.note);
    }

    fn name(&self, _: &[Self]) -> String {
        let work = work_name(self.task.as_ref(), self.duty.as_ref());
        format!("{} {work}", self.number)
    }
}

impl Raw for ClarityFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            task: fields.text("task"),
            person: fields.words("person"),
            work: fields.words("work"),
            time: fields.words("time"),
            responsibility: fields.words("responsibility"),
            product: fields.words("product"),
            authority: fields.words("authority"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("task", &self.task);
        out.words("person", &self.person);
        out.words("work", &self.work);
        out.words("time", &self.time);
        out.words("responsibility", &self.responsibility);
        out.words("product", &self.product);
        out.words("authority", &self.authority);
    }

    fn name(&self, _: &[Self]) -> String {
        self.task.clone()
    }
}

impl Raw for ClosingFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            year: fields.whole("year"),
            quarter: fields.whole("quarter"),
            revision: fields.whole("revision"),
            at: fields.text("at"),
            who: fields.words("who"),
            digest: fields.text("digest"),
            words: fields.words("words"),
            reopened: fields.maybe_object("reopened"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.whole("year", self.year);
        out.whole("quarter", self.quarter);
        out.whole("revision", self.revision);
        out.text("at", &self.at);
        out.words("who", &self.who);
        out.text("digest", &self.digest);
        out.words("words", &self.words);
        out.maybe_object("reopened", self.reopened.as_ref());
    }

    fn name(&self, _: &[Self]) -> String {
        self.quarter.to_string()
    }
}

impl Raw for ReopeningFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            at: fields.text("at"),
            who: fields.words("who"),
            reason: fields.text("reason"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("at", &self.at);
        out.words("who", &self.who);
        out.text("reason", &self.reason);
    }
}

impl Raw for ClosedQuarter {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            plan: fields.text("plan"),
            year: fields.whole("year"),
            quarter: fields.whole("quarter"),
            entries: fields.list("entries"),
            portal: fields.list("portal"),
            notes: fields.list("notes"),
            forms: fields.list("forms"),
            standings: fields.list("standings"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("plan", &self.plan);
        out.whole("year", self.year);
        out.whole("quarter", self.quarter);
        out.list("entries", &self.entries);
        out.list("portal", &self.portal);
        out.list("notes", &self.notes);
        out.list("forms", &self.forms);
        out.list("standings", &self.standings);
    }
}

impl Raw for ReferenceFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            target: fields.text("target"),
            value: fields.decimal("value"),
            source: fields.words("source"),
            date: fields.maybe_text("date"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("target", &self.target);
        out.decimal("value", self.value);
        out.words("source", &self.source);
        out.maybe_text("date", self.date.as_ref());
    }

    fn name(&self, _: &[Self]) -> String {
        self.target.clone()
    }
}

impl Raw for StandingFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            target: fields.text("target"),
            state: fields.text("state"),
            figure: fields.maybe_decimal("figure"),
            numerator: fields.maybe_decimal("numerator"),
            denominator: fields.maybe_decimal("denominator"),
            quarters: fields.wholes("quarters"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("target", &self.target);
        out.text("state", &self.state);
        out.maybe_decimal("figure", self.figure);
        out.maybe_decimal("numerator", self.numerator);
        out.maybe_decimal("denominator", self.denominator);
        out.wholes("quarters", &self.quarters);
    }
}
