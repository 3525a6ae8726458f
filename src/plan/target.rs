//! Targets, and what is counted for them.

use super::{IndicatorKey, TargetId, Threshold, UnitId};
use crate::form::FormRule;
use crate::text::has_words;

/// Something measured against a threshold, as the document mentions it.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Its id within the plan.
    pub id: TargetId,
    /// The document's own number.
    pub number: String,
    /// The document's own words.
    pub label: String,
    /// A short name for lists, Vietnamese: the plan's, the indicator's, or the label.
    pub name: String,
    /// A short name in English; the Vietnamese one where there is none.
    pub name_en: String,
    /// Where in the document it stands.
    pub section: String,
    /// What sort of mention it is.
    pub kind: TargetKind,
    /// What it is limited to, in words.
    pub scope: String,
    /// Who leads.
    pub lead: Party,
    /// Who joins.
    pub partners: Party,
    /// Who assesses.
    pub assessor: Party,
    /// The indicator it speaks of, if any.
    pub indicator: Option<IndicatorKey>,
    /// The target it is a part of ("trong đó").
    pub part_of: Option<TargetId>,
    /// The target it says again.
    pub repeats: Option<TargetId>,
    /// Under which key its figures are entered.
    pub entry: EntryKey,
    /// How its counts follow from form II.06a where none are entered.
    pub form: Option<FormRule>,
    /// What the national portal counts for the same indicator, where that is something else,
    /// Vietnamese and English.
    pub portal: Option<(String, String)>,
    /// `%`, `điểm` …
    pub unit: String,
    /// What is entered.
    pub measure: Measure,
    /// How quarters add up.
    pub accumulation: Accumulation,
    /// What 0/0 means.
    pub zero: ZeroRule,
    /// What is counted above the line, Vietnamese and English.
    pub numerator: (String, String),
    /// What is counted below the line, Vietnamese and English.
    pub denominator: (String, String),
    /// Where the definition comes from; empty where the plan alone speaks.
    pub source: String,
    /// What must be reached.
    pub threshold: Threshold,
    /// True where the document writes no comparator and the threshold's is assumed.
    pub assumed: bool,
    /// The threshold in the document's words.
    pub threshold_words: String,
    /// Remarks on this mention.
    pub remarks: Vec<String>,
}

impl Target {
    /// Whether a search finds it: by number, name or the document's words, without accents.
    pub fn has_words(&self, words: &str) -> bool {
        let parts = [
            self.number.as_str(),
            &self.name,
            &self.name_en,
            &self.label,
            &self.lead.words,
        ];
        has_words(&parts.join(" "), words)
    }

    /// Whether its figures are percentages.
    pub fn is_percent(&self) -> bool {
        self.unit == "%"
    }

    /// Whether the numerator counts a part of the denominator, so that it cannot be larger.
    pub fn is_share(&self) -> bool {
        self.measure == Measure::Ratio && self.is_percent()
    }

    /// Under which key the portal's counts are entered, where it counts something else.
    pub fn portal_key(&self) -> Option<EntryKey> {
        self.portal.as_ref()?;
        match &self.entry {
            EntryKey::Indicator(indicator) => Some(EntryKey::Portal(indicator.clone())),
            _ => None,
        }
    }

    /// What a rate is multiplied by for display: 100 for percentages, 1 otherwise.
    pub fn factor(&self) -> u32 {
        if self.is_percent() { 100 } else { 1 }
    }
}

/// Units in some role: the document's words and the units they were read as.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Party {
    /// The document's words; may be empty.
    pub words: String,
    /// The units meant.
    pub units: Vec<UnitId>,
}

/// What sort of mention a target is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// In the list or table of targets.
    Core,
    /// In the purposes.
    Purpose,
    /// Inside a task.
    EmbeddedInTask,
    /// Said again elsewhere.
    Repeat,
}

/// What is entered each quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Two counts.
    Ratio,
    /// One number.
    Value,
    /// Done or not done.
    Done,
}

/// How the quarters of a year add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accumulation {
    /// Over the year: Σ numerators / Σ denominators, or Σ values (lũy kế).
    Year,
    /// Each quarter for itself (trong kỳ).
    Period,
    /// The last known state (thời điểm).
    Point,
}

/// What 0/0 means for an indicator (the scoring of Decision 766 differs by indicator).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZeroRule {
    /// Nothing arose, so nothing was failed: counts as 100 %.
    Full,
    /// No figure.
    None,
    /// Counts as 0.
    Zero,
}

/// Under what figures are entered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKey {
    /// Shared by every target that names this indicator.
    Indicator(IndicatorKey),
    /// For this target alone (and those that repeat it).
    Target(TargetId),
    /// What the National Public Service Portal publishes for this indicator: kept apart from the
    /// commune's own figures, which are counted by other rules.
    Portal(IndicatorKey),
    /// An input of the index of Decision 766, or a published score, by its key in the rules.
    Index(IndicatorKey),
}

impl EntryKey {
    /// A name that no other key has: an indicator and a target may be called the same.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Indicator(key) => format!("indicator {key}"),
            Self::Target(id) => format!("target {id}"),
            Self::Portal(key) => format!("portal {key}"),
            Self::Index(key) => format!("index {key}"),
        }
    }
}

impl std::fmt::Display for EntryKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Indicator(key) | Self::Portal(key) | Self::Index(key) => key.fmt(f),
            Self::Target(id) => id.fmt(f),
        }
    }
}
