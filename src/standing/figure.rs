//! A figure: what the entries say, exact and not yet rounded.

use std::cmp::Ordering;

use crate::number::{Count, Decimal};
use crate::plan::Target;

/// What is compared with a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// numerator × factor / denominator; the denominator is never 0.
    Rate {
        /// Above the line.
        numerator: Count,
        /// Below the line, 1 or more.
        denominator: Count,
        /// 100 for percentages, 1 for plain rates.
        factor: u32,
    },
    /// One number.
    Value(Decimal),
    /// value × times / of: a number carried on at its pace, or shared out.
    Scaled {
        /// The number.
        value: Decimal,
        /// What it is multiplied by.
        times: u32,
        /// What it is divided by, 1 or more.
        of: u32,
    },
    /// Done (stands as 100) or not done (0).
    Done(bool),
}

impl Figure {
    /// The rate of two counts for a target; none where there is nothing below the line.
    pub fn of_counts(target: &Target, (numerator, denominator): (Count, Count)) -> Option<Self> {
        (denominator.get() > 0).then_some(Self::Rate {
            numerator,
            denominator,
            factor: target.factor(),
        })
    }

    /// Compares with a goal, exactly.
    pub fn compare(&self, goal: Decimal) -> Ordering {
        self.compare_fraction(i128::from(goal.units()), i128::from(Decimal::SCALE))
    }

    /// Compares with `over` / `under`, exactly; `under` is positive.
    ///
    /// Counts go to 10¹², decimals to 9·10¹⁵ units, factors and shares no further than the days of a
    /// year: the products stay below 10³² and so within `i128`.
    pub fn compare_fraction(&self, over: i128, under: i128) -> Ordering {
        let (mine, of) = self.fraction();
        (mine * under).cmp(&(over * of))
    }

    /// Compares with another figure, exactly.
    pub fn compare_figure(&self, other: &Self) -> Ordering {
        let (over, under) = other.fraction();
        self.compare_fraction(over, under)
    }

    /// The figure as a fraction; the second number is positive.
    pub(super) fn fraction(&self) -> (i128, i128) {
        let scale = i128::from(Decimal::SCALE);
        match self {
            Self::Rate {
                numerator,
                denominator,
                factor,
            } => (
                i128::from(numerator.get()) * i128::from(*factor),
                i128::from(denominator.get()),
            ),
            Self::Value(value) => (i128::from(value.units()), scale),
            Self::Scaled { value, times, of } => (
                i128::from(value.units()) * i128::from(*times),
                scale * i128::from((*of).max(1)),
            ),
            Self::Done(done) => (i128::from(*done) * 100, 1),
        }
    }

    /// The figure as a decimal with at most `places` (0 to 4) decimals, rounded once, half away
    /// from zero.
    pub fn rounded(&self, places: u8) -> Decimal {
        let (over, under) = self.fraction();
        round_fraction(over, under, places)
    }
}

/// over / under with at most `places` decimals, rounded half away from zero. A value too large
/// for its fourth decimal has three; one too large for a [`Decimal`] becomes the largest one.
fn round_fraction(over: i128, under: i128, places: u8) -> Decimal {
    let rounded = |places: u32| {
        let step = 10_i128.pow(4 - places);
        let scaled = over * 10_i128.pow(places);
        let half = if scaled < 0 { -under } else { under };
        let steps = (2 * scaled + half) / (2 * under);
        let units = i64::try_from(steps * step).ok()?;
        Decimal::from_units(units)
    };
    let places = u32::from(places.min(4));
    rounded(places)
        .or_else(|| rounded(places.min(3)))
        .unwrap_or(Decimal::MAX)
}
