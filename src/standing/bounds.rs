//! The ends of what meets a threshold, and the counts between them: exact, so that what is said
//! to be lacking is neither one too few nor one too many.

use crate::number::{Count, Decimal};
use crate::plan::{Beyond, Threshold};

use super::Figure;

/// One end of what meets a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// The number.
    pub at: Decimal,
    /// Whether it must be passed, not only reached.
    pub strict: bool,
}

/// What meets a threshold: all figures from `least` to `most`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    /// The lower end; none where any figure is high enough.
    pub least: Option<End>,
    /// The upper end; none where no figure is too high.
    pub most: Option<End>,
}

impl Bounds {
    /// The bounds of a threshold's goal; none for a reference that is not given.
    pub fn of_goal(threshold: &Threshold) -> Option<Self> {
        let end = |at: &Decimal, strict| Some(End { at: *at, strict });
        let (least, most) = match threshold {
            Threshold::AtLeast(goal, _) => (end(goal, false), None),
            Threshold::MoreThan(goal) => (end(goal, true), None),
            Threshold::AtMost(goal) => (None, end(goal, false)),
            Threshold::LessThan(goal) => (None, end(goal, true)),
            Threshold::Exactly(goal, _) => (end(goal, false), end(goal, false)),
            Threshold::Between(from, _, Beyond::Met) => (end(from, false), None),
            Threshold::Between(from, below, Beyond::Missed) => (end(from, false), end(below, true)),
            Threshold::AboveReference(_) => return None,
        };
        Some(Self { least, most })
    }

    /// The bounds of a threshold's floor, which is the least asked for and never too much.
    pub fn of_floor(threshold: &Threshold) -> Option<Self> {
        let at = threshold.floor()?;
        let least = Some(End { at, strict: false });
        Some(Self { least, most: None })
    }

    /// Whether a figure lies between them.
    pub fn hold(&self, figure: &Figure) -> bool {
        let enough = self.least.is_none_or(|end| {
            let order = figure.compare(end.at);
            order.is_gt() || order.is_eq() && !end.strict
        });
        enough
            && self.most.is_none_or(|end| {
                let order = figure.compare(end.at);
                order.is_lt() || order.is_eq() && !end.strict
            })
    }

    /// The numerators that meet them over `denominator`, which is 1 or more: those from the first
    /// to the second, none where the first is larger. None for an end that is not there.
    ///
    /// n × factor / denominator is compared with units / [`Decimal::SCALE`]; the products stay
    /// below 10²⁸ and so within `i128`.
    pub fn counts(&self, denominator: Count, factor: u32) -> (Option<i128>, Option<i128>) {
        let under = i128::from(Decimal::SCALE) * i128::from(factor.max(1));
        let over = |end: End| i128::from(end.at.units()) * i128::from(denominator.get());
        let least = self.least.map(|end| {
            let whole = over(end).div_euclid(under);
            let exact = over(end).rem_euclid(under) == 0;
            if exact && !end.strict {
                whole
            } else {
                whole + 1
            }
        });
        let most = self.most.map(|end| {
            let whole = over(end).div_euclid(under);
            let exact = over(end).rem_euclid(under) == 0;
            if exact && end.strict {
                whole - 1
            } else {
                whole
            }
        });
        (least, most)
    }
}

/// How many more than `numerator` are needed over `denominator` for these bounds. None where
/// nothing is lacking, where no count meets them, or where a share would pass its whole.
pub(super) fn lacking(
    bounds: &Bounds,
    (numerator, denominator): (Count, Count),
    factor: u32,
    share: bool,
) -> Option<Count> {
    let (least, most) = bounds.counts(denominator, factor);
    let least = least?;
    let possible =
        most.is_none_or(|most| least <= most) && (!share || least <= i128::from(denominator.get()));
    let more = least - i128::from(numerator.get());
    (possible && more > 0).then(|| count(more)).flatten()
}

/// How many fewer than `numerator` would meet these bounds over `denominator`. None where it is
/// not too many, or where no count meets them.
pub(super) fn excess(
    bounds: &Bounds,
    (numerator, denominator): (Count, Count),
    factor: u32,
) -> Option<Count> {
    let (least, most) = bounds.counts(denominator, factor);
    let most = most?;
    let possible = most >= least.unwrap_or_default().max(0);
    let fewer = i128::from(numerator.get()) - most;
    (possible && fewer > 0).then(|| count(fewer)).flatten()
}

/// A whole number as a count, if it is one.
pub(super) fn count(number: i128) -> Option<Count> {
    u64::try_from(number).ok().and_then(Count::new)
}
