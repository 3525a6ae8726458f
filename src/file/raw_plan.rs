//! The plan file as it stands on disk: raw types, nothing checked yet.
//!
//! Field order here is key order in the file. Every interpretation (unit ids, threshold,
//! deadline) stands beside the document's own words.

use serde::Serialize;

use super::fields::{Fields, Raw};
use super::writer::Writer;
use crate::number::Decimal;

/// `so-chi-tieu/plan`, version 1: one issuer's plan for one year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PlanFile {
    /// Always `so-chi-tieu/plan`.
    pub format: String,
    /// Always `1`.
    pub version: u32,
    /// Stable id of the plan, unique among all plans someone may hold: `tinh-bien-2026`.
    pub id: String,
    /// The year the plan is for.
    pub year: i32,
    /// Short name of the place, shown in headings: `Phường Tịnh Biên`.
    pub name: String,
    /// Who issues the plan, in the document's words.
    pub issuer: String,
    /// Who signs it into force, where the document says someone else than the issuer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub promulgated_by: String,
    /// `xã`, `phường`, `thị trấn`, `đặc khu` …
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub level: String,
    /// Province or city, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub province: String,
    /// The document the plan comes from.
    pub document: DocumentFile,
    /// Which days a quarter covers: `reporting_year` (15/12 to 14/12) or `calendar`.
    #[serde(default = "reporting_year")]
    pub clock: String,
    /// The units that lead, join, assess or report.
    #[serde(default)]
    pub units: Vec<UnitFile>,
    /// Headings under which tasks stand.
    #[serde(default)]
    pub groups: Vec<GroupFile>,
    /// Indicators of this plan that the built-in catalogue does not have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorFile>,
    /// One element per mention of a target in the document.
    pub targets: Vec<TargetFile>,
    /// One element per task row or bullet.
    #[serde(default)]
    pub tasks: Vec<TaskFile>,
    /// One element per reporting duty.
    #[serde(default)]
    pub duties: Vec<DutyFile>,
    /// What a reader should know about the document: contradictions, blanks, oddities.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
}

fn reporting_year() -> String {
    "reporting_year".to_owned()
}

/// The document a plan comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct DocumentFile {
    /// `Kế hoạch`, `Quyết định` …
    pub kind: String,
    /// Title in the document's words.
    pub title: String,
    /// Number and symbol: `582/QĐ-UBND`; left out when blank in the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What is to be known about the number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number_remark: String,
    /// Day of issue, ISO; left out when the document leaves it blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<String>,
    /// The document's own words where the day is blank or partial.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issued_words: String,
    /// Who signed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub signer: String,
    /// The plan of the level above that this one carries out, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parent: String,
}

/// A unit, post or person that leads, joins, assesses or reports.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct UnitFile {
    /// Id used by `lead_units` and its like.
    pub id: String,
    /// Name as shown.
    pub name: String,
    /// Other spellings in the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// A heading under which tasks stand.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct GroupFile {
    /// The document's numbering: `II.2.a`.
    pub id: String,
    /// The heading's words.
    pub name: String,
}

/// An indicator: the standard measure a target speaks of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct IndicatorFile {
    /// Stable key: `ho_so_tt`.
    pub key: String,
    /// Vietnamese name, short: `Hồ sơ trực tuyến`.
    pub name: String,
    /// English name, short.
    pub name_en: String,
    /// Other names found in documents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<String>,
    /// What is counted above the line, in Vietnamese words. Empty for values.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub numerator: String,
    /// The same in English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub numerator_en: String,
    /// What is counted below the line, in Vietnamese words. Empty for values.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub denominator: String,
    /// The same in English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub denominator_en: String,
    /// `%`, `điểm`, `hồ sơ/người/năm` …
    pub unit: String,
    /// `ratio` (two counts), `value` (one number) or `done` (yes or no).
    pub measure: String,
    /// `year` (cumulative), `period` (each quarter for itself) or `point` (the last known).
    pub accumulation: String,
    /// `more` (more is better) or `less`.
    pub direction: String,
    /// What 0/0 means: `full` (nothing arose, so nothing was failed), `none` (no figure) or `zero`.
    pub zero: String,
    /// Where the definition comes from.
    pub source: String,
}

/// One mention of a target.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct TargetFile {
    /// Stable id, unique among the targets of the plan: `II.13`.
    pub id: String,
    /// The document's own number.
    pub number: String,
    /// The document's own words.
    pub label: String,
    /// A short name for lists; left out, the indicator's name serves.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Where in the document it stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub section: String,
    /// `core`, `purpose`, `embedded_in_task` or `repeat`.
    #[serde(default = "core")]
    pub kind: String,
    /// `text`, `target_table`, `task_label` or `note_column`.
    #[serde(default, rename = "where", skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The document's modal word: `phấn đấu`, `trong đó` …
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub modal: String,
    /// What the target is limited to, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub scope: String,
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
    /// Who assesses, in the document's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub assessor: String,
    /// The same as unit ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assessor_units: Vec<String>,
    /// Key of the indicator it speaks of, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// True where the target counts something else than other targets of the same indicator,
    /// so that it must not share their entry.
    #[serde(default, skip_serializing_if = "is_false")]
    pub own_entry: bool,
    /// Id of the target this one is a part of ("trong đó").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// Id of the target this one says again; both share one entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<String>,
    /// `%`, `điểm`, `hồ sơ/người/năm` …
    pub unit: String,
    /// `ratio`, `value` or `done`; left out, the indicator's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// `year`, `period` or `point`; left out, the indicator's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accumulation: Option<String>,
    /// What is counted above the line, where it differs from the indicator's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub numerator: String,
    /// What is counted below the line, where it differs from the indicator's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub denominator: String,
    /// What must be reached.
    pub threshold: ThresholdFile,
    /// Remarks on this mention.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
}

fn core() -> String {
    "core".to_owned()
}

fn is_false(flag: &bool) -> bool {
    !flag
}

/// What a target must reach.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ThresholdFile {
    /// `at_least`, `more_than`, `at_most`, `less_than`, `exactly`, `between` or
    /// `above_reference`.
    pub kind: String,
    /// The goal; for all kinds but `between` and `above_reference`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Decimal>,
    /// The least that is asked for, where the goal is an aspiration ("phấn đấu").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<Decimal>,
    /// `between`: the lower end, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Decimal>,
    /// `between`: the upper end, not included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Decimal>,
    /// `between`: what a figure at or above the upper end means, `met` or `missed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beyond: Option<String>,
    /// `above_reference`: what it is compared with, in the document's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// True where the document writes no comparator and this one is assumed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub assumed: bool,
    /// The document's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

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

impl Raw for PlanFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            format: fields.text("format"),
            version: fields.whole("version"),
            id: fields.text("id"),
            year: fields.whole("year"),
            name: fields.text("name"),
            issuer: fields.text("issuer"),
            promulgated_by: fields.words("promulgated_by"),
            level: fields.words("level"),
            province: fields.words("province"),
            document: fields.object("document"),
            clock: fields.maybe_text("clock").unwrap_or_else(reporting_year),
            units: fields.list("units"),
            groups: fields.list("groups"),
            indicators: fields.list("indicators"),
            targets: fields.needed_list("targets"),
            tasks: fields.list("tasks"),
            duties: fields.list("duties"),
            remarks: fields.texts("remarks"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("format", &self.format);
        out.whole("version", self.version);
        out.text("id", &self.id);
        out.whole("year", self.year);
        out.text("name", &self.name);
        out.text("issuer", &self.issuer);
        out.words("promulgated_by", &self.promulgated_by);
        out.words("level", &self.level);
        out.words("province", &self.province);
        out.object("document", &self.document);
        out.text("clock", &self.clock);
        out.list("units", &self.units);
        out.list("groups", &self.groups);
        out.some_list("indicators", &self.indicators);
        out.list("targets", &self.targets);
        out.list("tasks", &self.tasks);
        out.list("duties", &self.duties);
        out.texts("remarks", &self.remarks);
    }
}

impl Raw for DocumentFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            kind: fields.text("kind"),
            title: fields.text("title"),
            number: fields.maybe_text("number"),
            number_remark: fields.words("number_remark"),
            issued_on: fields.maybe_text("issued_on"),
            issued_words: fields.words("issued_words"),
            signer: fields.words("signer"),
            parent: fields.words("parent"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("kind", &self.kind);
        out.text("title", &self.title);
        out.maybe_text("number", self.number.as_ref());
        out.words("number_remark", &self.number_remark);
        out.maybe_text("issued_on", self.issued_on.as_ref());
        out.words("issued_words", &self.issued_words);
        out.words("signer", &self.signer);
        out.words("parent", &self.parent);
    }
}

impl Raw for UnitFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            id: fields.text("id"),
            name: fields.text("name"),
            also: fields.texts("also"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("id", &self.id);
        out.text("name", &self.name);
        out.texts("also", &self.also);
    }
}

impl Raw for GroupFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            id: fields.text("id"),
            name: fields.text("name"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("id", &self.id);
        out.text("name", &self.name);
    }
}

impl Raw for IndicatorFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            key: fields.text("key"),
            name: fields.text("name"),
            name_en: fields.text("name_en"),
            synonyms: fields.texts("synonyms"),
            numerator: fields.words("numerator"),
            numerator_en: fields.words("numerator_en"),
            denominator: fields.words("denominator"),
            denominator_en: fields.words("denominator_en"),
            unit: fields.text("unit"),
            measure: fields.text("measure"),
            accumulation: fields.text("accumulation"),
            direction: fields.text("direction"),
            zero: fields.text("zero"),
            source: fields.text("source"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("key", &self.key);
        out.text("name", &self.name);
        out.text("name_en", &self.name_en);
        out.texts("synonyms", &self.synonyms);
        out.words("numerator", &self.numerator);
        out.words("numerator_en", &self.numerator_en);
        out.words("denominator", &self.denominator);
        out.words("denominator_en", &self.denominator_en);
        out.text("unit", &self.unit);
        out.text("measure", &self.measure);
        out.text("accumulation", &self.accumulation);
        out.text("direction", &self.direction);
        out.text("zero", &self.zero);
        out.text("source", &self.source);
    }
}

impl Raw for TargetFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            id: fields.text("id"),
            number: fields.text("number"),
            label: fields.text("label"),
            name: fields.words("name"),
            section: fields.words("section"),
            kind: fields.maybe_text("kind").unwrap_or_else(core),
            place: fields.words("where"),
            modal: fields.words("modal"),
            scope: fields.words("scope"),
            lead: fields.words("lead"),
            lead_units: fields.texts("lead_units"),
            partners: fields.words("partners"),
            partner_units: fields.texts("partner_units"),
            assessor: fields.words("assessor"),
            assessor_units: fields.texts("assessor_units"),
            indicator: fields.maybe_text("indicator"),
            own_entry: fields.flag("own_entry"),
            part_of: fields.maybe_text("part_of"),
            repeats: fields.maybe_text("repeats"),
            unit: fields.text("unit"),
            measure: fields.maybe_text("measure"),
            accumulation: fields.maybe_text("accumulation"),
            numerator: fields.words("numerator"),
            denominator: fields.words("denominator"),
            threshold: fields.object("threshold"),
            remarks: fields.texts("remarks"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("id", &self.id);
        out.text("number", &self.number);
        out.text("label", &self.label);
        out.words("name", &self.name);
        out.words("section", &self.section);
        out.text("kind", &self.kind);
        out.words("where", &self.place);
        out.words("modal", &self.modal);
        out.words("scope", &self.scope);
        out.words("lead", &self.lead);
        out.texts("lead_units", &self.lead_units);
        out.words("partners", &self.partners);
        out.texts("partner_units", &self.partner_units);
        out.words("assessor", &self.assessor);
        out.texts("assessor_units", &self.assessor_units);
        out.maybe_text("indicator", self.indicator.as_ref());
        out.if_true("own_entry", self.own_entry);
        out.maybe_text("part_of", self.part_of.as_ref());
        out.maybe_text("repeats", self.repeats.as_ref());
        out.text("unit", &self.unit);
        out.maybe_text("measure", self.measure.as_ref());
        out.maybe_text("accumulation", self.accumulation.as_ref());
        out.words("numerator", &self.numerator);
        out.words("denominator", &self.denominator);
        out.object("threshold", &self.threshold);
        out.texts("remarks", &self.remarks);
    }
}

impl Raw for ThresholdFile {
    fn read(fields: &Fields<'_>) -> Self {
        Self {
            kind: fields.text("kind"),
            value: fields.maybe_decimal("value"),
            floor: fields.maybe_decimal("floor"),
            from: fields.maybe_decimal("from"),
            below: fields.maybe_decimal("below"),
            beyond: fields.maybe_text("beyond"),
            reference: fields.maybe_text("reference"),
            assumed: fields.flag("assumed"),
            words: fields.words("words"),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text("kind", &self.kind);
        out.maybe_decimal("value", self.value);
        out.maybe_decimal("floor", self.floor);
        out.maybe_decimal("from", self.from);
        out.maybe_decimal("below", self.below);
        out.maybe_text("beyond", self.beyond.as_ref());
        out.maybe_text("reference", self.reference.as_ref());
        out.if_true("assumed", self.assumed);
        out.words("words", &self.words);
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
