//! The built-in indicators: the standard measures that plans speak of. Data, in
//! `indicators.json`, with the source of each definition.

use crate::file::{IndicatorFile, read_catalogue};
use crate::form::FormRule;

use super::{Accumulation, IndicatorKey, Measure, ZeroRule};

/// A standard measure: name, what is counted, how it adds up, where that comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its key.
    pub key: IndicatorKey,
    /// Vietnamese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Other names found in documents.
    pub synonyms: Vec<String>,
    /// What is counted above the line, Vietnamese and English.
    pub numerator: (String, String),
    /// What is counted below the line, Vietnamese and English.
    pub denominator: (String, String),
    /// `%`, `điểm` …
    pub unit: String,
    /// What is entered.
    pub measure: Measure,
    /// How quarters add up.
    pub accumulation: Accumulation,
    /// Whether more is better.
    pub more_is_better: bool,
    /// What 0/0 means.
    pub zero: ZeroRule,
    /// How its counts follow from form II.06a.
    pub form: Option<FormRule>,
    /// What the national portal counts, where that is something else, Vietnamese and English.
    pub portal: Option<(String, String)>,
    /// Where the definition comes from.
    pub source: String,
}

/// The built-in indicators as raw data; empty if the data file is broken, which a test rules
/// out.
pub fn built_in() -> Vec<IndicatorFile> {
    read_catalogue(include_str!("indicators.json"))
}
