//! Ledger and submission files as they stand on disk: raw types, nothing checked yet. Flat:
//! one object per entry, so that people can query them.

use std::sync::Arc;

use serde::Serialize;

use super::fields::{Fields, Raw};
use super::raw_figures::{EntryFile, FormFile, NoteFile, OpenReferenceFile, ReferenceFile};
use super::raw_log::StepFile;
use super::raw_plan::PlanFile;
use super::raw_work::{ClarityFile, ClosingFile, EventFile, ProgressFile};
use super::writer::Writer;
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
    /// What is typed for reference values that have no value yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open_references: Vec<OpenReferenceFile>,
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
            open_references: fields.list("open_references"),
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
        out.some_list("open_references", &self.open_references);
        out.some_list("closings", &self.closings);
        out.steps("log");
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
