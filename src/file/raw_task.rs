//! Tasks, deadlines and duties of a plan file as they stand on disk: raw types, nothing checked
//! yet.

use serde::Serialize;

use super::fields::{Fields, Raw};
use super::writer::Writer;

/// One task.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct TaskFile {
    /// Stable id, unique among the tasks of the plan: `IV-3`.
    pub id: String,
    /// Id of the group it stands under.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// The document's own number; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The document's own words, whole.
    pub label: String,
    /// `table`, `block_bullet`, `block_bullet_target`, `narrative` or `organisation`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Who leads, in the document's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lead: String,
    /// The same as unit ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lead_units: Vec<String>,
    /// Who joins, in the document's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub partners: String,
    /// The same as unit ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partner_units: Vec<String>,
    /// The deadline in the document's words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub deadline_words: String,
    /// The deadline as understood.
    #[serde(default)]
    pub deadline: DeadlineFile,
    /// What comes out of it, in the document's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub product: String,
    /// The document's note column.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Remarks on this row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
}

/// When something is due. `kind` says which of the other fields apply.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct DeadlineFile {
    /// `none`, `on`, `before`, `month`, `quarter`, `year`, `continuous`, `recurring`,
    /// `after_event`, `per_document`, `on_request` or `several`.
    pub kind: String,
    /// `on`, `before`: the date, ISO. `before` means that the day before is the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// `month`, `quarter`, `year`; `continuous` and `recurring` where the document names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// `quarter`: 1 to 4.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quarter: Option<u8>,
    /// `month`: 1 to 12.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// `recurring`: `week`, `month`, `quarter`, `half_year` or `year`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<String>,
    /// `recurring`: how many times in each, 1 if left out ("02 lần/năm": `year`, 2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u8>,
    /// `recurring`: the months it falls in, 1 to 12, where the document names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub months: Vec<u8>,
    /// `recurring`: the last day of the month on which it is due, 1 to 31.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
    /// `recurring`, every `week`: the day, 1 Monday to 7 Sunday.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekday: Option<u8>,
    /// `recurring`: the hours, `16:00-16:15`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// `after_event`: the event, in the document's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// `after_event`: days after it (negative: before it); left out, at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<i16>,
    /// `per_document`: which document or work, in the document's words, where it names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// `several`: the parts, each a deadline of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<DeadlineFile>,
}

/// A report owed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct DutyFile {
    /// Stable id, unique among the duties of the plan.
    pub id: String,
    /// The document's own words.
    pub label: String,
    /// `periodic`, `event`, `one_off`, `publication`, `product` or `evaluation`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Where in the document it stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub section: String,
    /// Who reports, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reporter: String,
    /// The same as unit ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reporter_units: Vec<String>,
    /// To whom, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub recipient: String,
    /// How often, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub frequency: String,
    /// When it is due, in the document's words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub deadline_words: String,
    /// When it is due, as understood.
    #[serde(default)]
    pub deadline: DeadlineFile,
    /// Which days its figures cover, where it differs from the plan's clock:
    /// `reporting_year`, `calendar` or `21_to_20`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
    /// Remarks on this duty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
}

impl Default for DeadlineFile {
    fn default() -> Self {
        Self {
            kind: "none".to_owned(),
            date: None,
            year: None,
            quarter: None,
            month: None,
            every: None,
            times: None,
            months: Vec::new(),
            day: None,
            weekday: None,
            hours: None,
            event: None,
            days: None,
            document: None,
            parts: Vec::new(),
        }
    }
}

impl Raw for TaskFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            id: fields.text("id"),
            group: fields.words("group"),
            number: fields.words("number"),
            label: fields.text("label"),
            kind: fields.words("kind"),
            lead: fields.words("lead"),
            lead_units: fields.texts("lead_units"),
            partners: fields.words("partners"),
            partner_units: fields.texts("partner_units"),
            deadline_words: fields.words("deadline_words"),
            deadline: fields.object_or_default("deadline"),
            product: fields.words("product"),
            note: fields.words("note"),
            remarks: fields.texts("remarks"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("id", &self.id);
        out.words("group", &self.group);
        out.words("number", &self.number);
        out.text("label", &self.label);
        out.words("kind", &self.kind);
        out.words("lead", &self.lead);
        out.texts("lead_units", &self.lead_units);
        out.words("partners", &self.partners);
        out.texts("partner_units", &self.partner_units);
        out.words("deadline_words", &self.deadline_words);
        out.object("deadline", &self.deadline);
        out.words("product", &self.product);
        out.words("note", &self.note);
        out.texts("remarks", &self.remarks);
    }
}

impl Raw for DeadlineFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            kind: fields.text("kind"),
            date: fields.maybe_text("date"),
            year: fields.maybe_whole("year"),
            quarter: fields.maybe_whole("quarter"),
            month: fields.maybe_whole("month"),
            every: fields.maybe_text("every"),
            times: fields.maybe_whole("times"),
            months: fields.wholes("months"),
            day: fields.maybe_whole("day"),
            weekday: fields.maybe_whole("weekday"),
            hours: fields.maybe_text("hours"),
            event: fields.maybe_text("event"),
            days: fields.maybe_whole("days"),
            document: fields.maybe_text("document"),
            parts: fields.list("parts"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("kind", &self.kind);
        out.maybe_text("date", self.date.as_ref());
        out.maybe_whole("year", self.year);
        out.maybe_whole("quarter", self.quarter);
        out.maybe_whole("month", self.month);
        out.maybe_text("every", self.every.as_ref());
        out.maybe_whole("times", self.times);
        out.some_wholes("months", &self.months);
        out.maybe_whole("day", self.day);
        out.maybe_whole("weekday", self.weekday);
        out.maybe_text("hours", self.hours.as_ref());
        out.maybe_text("event", self.event.as_ref());
        out.maybe_whole("days", self.days);
        out.maybe_text("document", self.document.as_ref());
        out.some_list("parts", &self.parts);
    }
}

impl Raw for DutyFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            id: fields.text("id"),
            label: fields.text("label"),
            kind: fields.words("kind"),
            section: fields.words("section"),
            reporter: fields.words("reporter"),
            reporter_units: fields.texts("reporter_units"),
            recipient: fields.words("recipient"),
            frequency: fields.words("frequency"),
            deadline_words: fields.words("deadline_words"),
            deadline: fields.object_or_default("deadline"),
            clock: fields.maybe_text("clock"),
            remarks: fields.texts("remarks"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("id", &self.id);
        out.text("label", &self.label);
        out.words("kind", &self.kind);
        out.words("section", &self.section);
        out.words("reporter", &self.reporter);
        out.texts("reporter_units", &self.reporter_units);
        out.words("recipient", &self.recipient);
        out.words("frequency", &self.frequency);
        out.words("deadline_words", &self.deadline_words);
        out.object("deadline", &self.deadline);
        out.maybe_text("clock", self.clock.as_ref());
        out.texts("remarks", &self.remarks);
    }
}
