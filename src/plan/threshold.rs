//! What a target must reach, and how a figure stands against it.
//!
//! A figure is compared exactly, before any rounding (law 3 of the domain).

use std::cmp::Ordering;

use crate::number::Decimal;
use crate::standing::Figure;

/// What a target must reach.
#[derive(Clone, Debug, PartialEq)]
pub enum Threshold {
    /// x ≥ goal, with an optional floor that is the least asked for.
    AtLeast(Decimal, Option<Decimal>),
    /// x > goal.
    MoreThan(Decimal),
    /// x ≤ goal.
    AtMost(Decimal),
    /// x < goal.
    LessThan(Decimal),
    /// x = goal, with an optional floor that is the least asked for.
    Exactly(Decimal, Option<Decimal>),
    /// from ≤ x < below; what lies beyond is met or missed.
    Between(Decimal, Decimal, Beyond),
    /// x > a reference value that is not in the plan and must be entered
    /// ("trên mức trung bình của tỉnh"); the words say what it is.
    AboveReference(String),
}

/// What a figure at or above the upper end of a range means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Better than asked for ("đạt loại tốt, từ 80 đến dưới 90 điểm").
    Met,
    /// Outside what is asked for.
    Missed,
}

/// How a figure stands against a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The goal is reached.
    Met,
    /// The goal is not reached, the floor is.
    FloorMet,
    /// Not reached, but within the near margin.
    Near,
    /// Not reached.
    Missed,
}

impl Threshold {
    /// The number to be reached: the goal, or the lower end of a range. None for a reference
    /// that is not given.
    pub fn goal(&self) -> Option<Decimal> {
        match self {
            Self::AtLeast(goal, _)
            | Self::MoreThan(goal)
            | Self::AtMost(goal)
            | Self::LessThan(goal)
            | Self::Exactly(goal, _)
            | Self::Between(goal, _, _) => Some(*goal),
            Self::AboveReference(_) => None,
        }
    }

    /// The least that is asked for, where the goal is an aspiration.
    pub fn floor(&self) -> Option<Decimal> {
        match self {
            Self::AtLeast(_, floor) | Self::Exactly(_, floor) => *floor,
            _ => None,
        }
    }

    /// The same threshold with its reference value filled in.
    pub fn with_reference(&self, reference: Option<Decimal>) -> Option<Self> {
        match (self, reference) {
            (Self::AboveReference(_), Some(value)) => Some(Self::MoreThan(value)),
            (Self::AboveReference(_), None) => None,
            (other, _) => Some(other.clone()),
        }
    }

    /// How `figure` stands. `near` is the margin in percent of the goal within which a miss
    /// still counts as near. None where the reference value is not known.
    pub fn judge(&self, figure: &Figure, near: u8) -> Option<Verdict> {
        if self.is_met(figure)? {
            return Some(Verdict::Met);
        }
        if let Some(floor) = self.floor() {
            if figure.compare(floor) != Ordering::Less {
                return Some(Verdict::FloorMet);
            }
            return Some(near_or_missed(near_below(figure, floor, near)));
        }
        let close = match self {
            Self::AtLeast(goal, _) | Self::MoreThan(goal) => near_below(figure, *goal, near),
            Self::AtMost(goal) | Self::LessThan(goal) => near_above(figure, *goal, near),
            Self::Exactly(goal, _) => {
                near_below(figure, *goal, near) && near_above(figure, *goal, near)
            }
            Self::Between(from, below, _) => {
                near_below(figure, *from, near) && near_above(figure, *below, near)
            }
            Self::AboveReference(_) => return None,
        };
        Some(near_or_missed(close))
    }

    fn is_met(&self, figure: &Figure) -> Option<bool> {
        let against = |goal: &Decimal| figure.compare(*goal);
        Some(match self {
            Self::AtLeast(goal, _) => against(goal).is_ge(),
            Self::MoreThan(goal) => against(goal).is_gt(),
            Self::AtMost(goal) => against(goal).is_le(),
            Self::LessThan(goal) => against(goal).is_lt(),
            Self::Exactly(goal, _) => against(goal).is_eq(),
            Self::Between(from, below, beyond) => {
                against(from).is_ge() && (against(below).is_lt() || *beyond == Beyond::Met)
            }
            Self::AboveReference(_) => return None,
        })
    }
}

fn near_or_missed(close: bool) -> Verdict {
    if close {
        Verdict::Near
    } else {
        Verdict::Missed
    }
}

/// figure ≥ goal × (100 − near) / 100.
fn near_below(figure: &Figure, goal: Decimal, near: u8) -> bool {
    let kept = 100 - i128::from(near.min(100));
    figure
        .compare_fraction(
            i128::from(goal.units()) * kept,
            100 * i128::from(Decimal::SCALE),
        )
        .is_ge()
}

/// figure ≤ goal × (100 + near) / 100.
fn near_above(figure: &Figure, goal: Decimal, near: u8) -> bool {
    let widened = 100 + i128::from(near.min(100));
    figure
        .compare_fraction(
            i128::from(goal.units()) * widened,
            100 * i128::from(Decimal::SCALE),
        )
        .is_le()
}
