//! What a target counts.

use super::{Language, Texts};
use crate::plan::{Measure, Target};

/// What is counted for a target, in one line; where neither its plan nor the catalogue says it, that.
pub fn definition_words(language: Language, target: &Target) -> String {
    let texts: &Texts = language.texts();
    let over = language.pick(&target.numerator.0, &target.numerator.1);
    let under = language.pick(&target.denominator.0, &target.denominator.1);
    match (target.measure, over.is_empty(), under.is_empty()) {
        (Measure::Ratio, false, false) => format!("{over} / {under}"),
        // Words of two counts do not say what one value is.
        (Measure::Value, false, true) => format!("{over} ({})", target.unit),
        (Measure::Value, ..) => format!("{} ({})", texts.not_defined, target.unit),
        (Measure::Done, false, _) => over.clone(),
        (Measure::Ratio | Measure::Done, ..) => texts.not_defined.to_owned(),
    }
}
