//! Ledger and submission files as they stand on disk: raw types, nothing checked yet. Flat:
//! one object per entry, so that people can query them.

use std::sync::Arc;

use serde::Serialize;

use super::fields::{Fields, Raw};
use super::raw_log::StepFile;
use super::raw_plan::PlanFile;
use super::writer::Writer;
use crate::number::Decimal;

/// `so-chi-tieu/ledger`, version 2: a backup of one plan with its ledger.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LedgerFile {
    /// Always `so-chi-tieu/ledger`.
    pub format: String,
    /// Always `2`.
    pub version: u32,
    /// Grows with every save on one machine.
    pub revision: u64,
    /// When it was written, Viet Nam time: `2026-06-13T14:02:00+07:00`.
    pub saved_at: String,
    /// Margin in percent of the goal within which a miss counts as near.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<u8>,
    /// The plan, whole.
    pub plan: Arc<PlanFile>,
    /// Figures, one object per indicator or target and quarter.
    #[serde(default)]
    pub entries: Vec<EntryFile>,
    /// Notes, one object per indicator or target and quarter.
    #[serde(default)]
    pub notes: Vec<NoteFile>,
    /// How far tasks are; a task that is not listed has not been begun.
    #[serde(default)]
    pub tasks: Vec<ProgressFile>,
    /// Reference values of relative targets.
    #[serde(default)]
    pub references: Vec<ReferenceFile>,
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
    /// How each distinct target stands at the quarter's end.
    pub standings: Vec<StandingFile>,
    /// Notes on the quarter.
    #[serde(default)]
    pub notes: Vec<NoteFile>,
    /// How far tasks are.
    #[serde(default)]
    pub tasks: Vec<ProgressFile>,
    /// Reference values of relative targets.
    #[serde(default)]
    pub references: Vec<ReferenceFile>,
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

/// How far a task is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ProgressFile {
    /// Id of the task.
    pub task: String,
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

/// Most documents of one note.
pub(super) const MOST_EVIDENCE: usize = 100;

/// What tells an entry or a note from the others.
fn slot_name(quarter: u8, indicator: Option<&String>, target: Option<&String>) -> String {
    let name = |text: Option<&String>| text.cloned().unwrap_or_default();
    format!("{quarter} {} {}", name(indicator), name(target))
}

impl Raw for LedgerFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            format: fields.text("format"),
            version: fields.whole("version"),
            revision: fields.whole("revision"),
            saved_at: fields.text("saved_at"),
            near: fields.maybe_whole("near"),
            plan: Arc::new(fields.object("plan")),
            entries: fields.list("entries"),
            notes: fields.list("notes"),
            tasks: fields.list("tasks"),
            references: fields.list("references"),
            log: fields.list("log"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("format", &self.format);
        out.whole("version", self.version);
        out.whole("revision", self.revision);
        out.text("saved_at", &self.saved_at);
        out.maybe_whole("near", self.near);
        out.object("plan", &*self.plan);
        out.list("entries", &self.entries);
        out.list("notes", &self.notes);
        out.list("tasks", &self.tasks);
        out.list("references", &self.references);
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
            standings: fields.needed_list("standings"),
            notes: fields.list("notes"),
            tasks: fields.list("tasks"),
            references: fields.list("references"),
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
        out.list("standings", &self.standings);
        out.list("notes", &self.notes);
        out.list("tasks", &self.tasks);
        out.list("references", &self.references);
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
            evidence: fields.list("evidence"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.whole("year", self.year);
        out.whole("quarter", self.quarter);
        out.maybe_text("indicator", self.indicator.as_ref());
        out.maybe_text("target", self.target.as_ref());
        out.words("text", &self.text);
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
            task: fields.text("task"),
            state: fields.text("state"),
            done_on: fields.maybe_text("done_on"),
            product: fields.words("product"),
            note: fields.words("note"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("task", &self.task);
        out.text("state", &self.state);
        out.maybe_text("done_on", self.done_on.as_ref());
        out.words("product", &self.product);
        out.words("note", &self.note);
    }

    fn name(&self, _: &[Self]) -> String {
        self.task.clone()
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
