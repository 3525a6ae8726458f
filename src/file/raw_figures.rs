//! Figures, forms, notes and reference values as they stand in ledger files.

use serde::Serialize;

use super::fields::{Fields, Raw};
use super::writer::Writer;
use crate::form::Column;
use crate::ledger::MOST_EVIDENCE;
use crate::number::Decimal;

/// An indicator or a target in one quarter: of what figures and notes are.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SlotFile {
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
}

/// Figures of one indicator or target in one quarter.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct EntryFile {
    /// Of what, and in which quarter.
    #[serde(flatten)]
    pub slot: SlotFile,
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
    /// Of what, and in which quarter.
    #[serde(flatten)]
    pub slot: SlotFile,
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
    /// What was typed for that day since, where it is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy_by_text: Option<String>,
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
    /// What was typed for its date since, where it is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_text: Option<String>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
}

/// The reference value of a relative target.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ReferenceFile {
    /// Id of the target.
    pub target: String,
    /// The value.
    pub value: Decimal,
    /// What was typed for it since, where it is no number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_text: Option<String>,
    /// Where it was taken from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// As of which day, ISO.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What was typed for that day since, where it is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_text: Option<String>,
}

/// What is typed for a reference value as long as there is none: versions before know only those
/// that have one.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct OpenReferenceFile {
    /// Id of the target.
    pub target: String,
    /// What was typed for the value, where it is no number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_text: Option<String>,
    /// Where it is to be taken from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// As of which day, ISO.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What was typed for that day since, where it is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_text: Option<String>,
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

impl SlotFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            year: fields.whole("year"),
            quarter: fields.whole("quarter"),
            indicator: fields.maybe_text("indicator"),
            target: fields.maybe_text("target"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.whole("year", self.year);
        out.whole("quarter", self.quarter);
        out.maybe_text("indicator", self.indicator.as_ref());
        out.maybe_text("target", self.target.as_ref());
    }

    /// What tells an entry or a note from the others.
    fn name(&self) -> String {
        let name = |text: &Option<String>| text.clone().unwrap_or_default();
        format!(
            "{} {} {}",
            self.quarter,
            name(&self.indicator),
            name(&self.target)
        )
    }
}

impl Raw for EntryFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            slot: SlotFile::read(fields),
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
        self.slot.write(out);
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
        self.slot.name()
    }
}

impl Raw for NoteFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            slot: SlotFile::read(fields),
            text: fields.words("text"),
            cause: fields.words("cause"),
            remedy: fields.words("remedy"),
            remedy_by: fields.maybe_text("remedy_by"),
            remedy_by_text: fields.maybe_text("remedy_by_text"),
            evidence: fields.list("evidence"),
        }
    }

    fn write(&self, out: &mut Writer) {
        self.slot.write(out);
        out.words("text", &self.text);
        out.words("cause", &self.cause);
        out.words("remedy", &self.remedy);
        out.maybe_text("remedy_by", self.remedy_by.as_ref());
        out.maybe_text("remedy_by_text", self.remedy_by_text.as_ref());
        out.some_list("evidence", &self.evidence);
    }

    fn name(&self, _: &[Self]) -> String {
        self.slot.name()
    }
}

impl Raw for EvidenceFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            number: fields.words("number"),
            date: fields.maybe_text("date"),
            date_text: fields.maybe_text("date_text"),
            link: fields.words("link"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.words("number", &self.number);
        out.maybe_text("date", self.date.as_ref());
        out.maybe_text("date_text", self.date_text.as_ref());
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

impl Raw for ReferenceFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            target: fields.text("target"),
            value: fields.decimal("value"),
            value_text: fields.maybe_text("value_text"),
            source: fields.words("source"),
            date: fields.maybe_text("date"),
            date_text: fields.maybe_text("date_text"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("target", &self.target);
        out.decimal("value", self.value);
        out.maybe_text("value_text", self.value_text.as_ref());
        out.words("source", &self.source);
        out.maybe_text("date", self.date.as_ref());
        out.maybe_text("date_text", self.date_text.as_ref());
    }

    fn name(&self, _: &[Self]) -> String {
        self.target.clone()
    }
}

impl Raw for OpenReferenceFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            target: fields.text("target"),
            value_text: fields.maybe_text("value_text"),
            source: fields.words("source"),
            date: fields.maybe_text("date"),
            date_text: fields.maybe_text("date_text"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("target", &self.target);
        out.maybe_text("value_text", self.value_text.as_ref());
        out.words("source", &self.source);
        out.maybe_text("date", self.date.as_ref());
        out.maybe_text("date_text", self.date_text.as_ref());
    }

    fn name(&self, _: &[Self]) -> String {
        self.target.clone()
    }
}
