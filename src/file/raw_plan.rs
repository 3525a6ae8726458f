//! The plan file as it stands on disk: raw types, nothing checked yet.
//!
//! Field order here is key order in the file. Every interpretation (unit ids, threshold,
//! deadline) stands beside the document's own words.

use serde::Serialize;

use super::fields::{Fields, Raw};
use super::raw_target::{IndicatorFile, TargetFile};
use super::raw_task::{DutyFile, TaskFile};
use super::writer::Writer;

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
    /// Which days a quarter covers: `reporting_year` (15/12 to 14/12), `calendar` or `21_to_20`
    /// (21/12 to 20/12).
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
