//! From a raw threshold to a threshold.

use super::check::{Checker, spot};
use super::fault::FaultKind;
use super::raw_target::ThresholdFile;
use crate::number::Decimal;
use crate::plan::{Beyond, Threshold};

const KINDS: &str = "at_least, more_than, at_most, less_than, exactly, between, above_reference";

pub(super) fn read_threshold(
    check: &mut Checker,
    file: &ThresholdFile,
    place: &str,
) -> Option<Threshold> {
    if file.floor.is_some() && !matches!(file.kind.as_str(), "at_least" | "exactly") {
        check.report(spot(place, "floor"), FaultKind::PartUnwanted("floor"));
    }
    match file.kind.as_str() {
        "between" => between(check, file, place),
        "above_reference" => {
            let words = file.reference.clone().filter(|words| !words.is_empty());
            check
                .need(words, place, || FaultKind::PartMissing("reference"))
                .map(Threshold::AboveReference)
        }
        kind @ ("at_least" | "more_than" | "at_most" | "less_than" | "exactly") => {
            let goal = check.need(file.value, place, || FaultKind::PartMissing("value"))?;
            Some(match kind {
                "at_least" => Threshold::AtLeast(goal, floor(check, file, goal, place)),
                "more_than" => Threshold::MoreThan(goal),
                "at_most" => Threshold::AtMost(goal),
                "less_than" => Threshold::LessThan(goal),
                _ => Threshold::Exactly(goal, floor(check, file, goal, place)),
            })
        }
        word => {
            check.unknown(word, KINDS, spot(place, "kind"));
            None
        }
    }
}

fn between(check: &mut Checker, file: &ThresholdFile, place: &str) -> Option<Threshold> {
    let from = check.need(file.from, place, || FaultKind::PartMissing("from"))?;
    let below = check.need(file.below, place, || FaultKind::PartMissing("below"))?;
    if from >= below {
        check.report(
            place,
            FaultKind::RangeOrder {
                from: from.to_string(),
                below: below.to_string(),
            },
        );
        return None;
    }
    let beyond = check.word(
        file.beyond.as_deref().unwrap_or("missed"),
        &[("met", Beyond::Met), ("missed", Beyond::Missed)],
        "met, missed",
        &spot(place, "beyond"),
    )?;
    Some(Threshold::Between(from, below, beyond))
}

fn floor(check: &mut Checker, file: &ThresholdFile, goal: Decimal, place: &str) -> Option<Decimal> {
    let floor = file.floor?;
    if floor >= goal {
        check.report(
            spot(place, "floor"),
            FaultKind::FloorOrder {
                floor: floor.to_string(),
                goal: goal.to_string(),
            },
        );
    }
    Some(floor)
}
