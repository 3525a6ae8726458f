//! Indicators and targets of a plan file as they stand on disk: raw types, nothing checked yet.

use serde::Serialize;

use super::fields::{Fields, Raw};
use super::writer::Writer;
use crate::number::Decimal;

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
    /// What is counted above the line, in Vietnamese words. Of a value: what it says.
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
    /// Columns of form II.06a, 3 to 13, that are counted above the line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub form_over: Vec<u8>,
    /// Columns of form II.06a that are counted below the line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub form_under: Vec<u8>,
    /// What the national portal counts for it, where that is something else, in Vietnamese words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub portal: String,
    /// The same in English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub portal_en: String,
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
            form_over: fields.wholes("form_over"),
            form_under: fields.wholes("form_under"),
            portal: fields.words("portal"),
            portal_en: fields.words("portal_en"),
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
        out.some_wholes("form_over", &self.form_over);
        out.some_wholes("form_under", &self.form_under);
        out.words("portal", &self.portal);
        out.words("portal_en", &self.portal_en);
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
