//! The scale of values: where it begins and ends, and its ticks.

use super::QuarterChart;
use crate::number::Decimal;

/// A scale of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The lowest value: 0, or less where there are values below.
    pub min: Decimal,
    /// The highest value; more than `min`.
    pub max: Decimal,
    /// Values with a tick, rising, `min` and `max` among them.
    pub ticks: Vec<Decimal>,
}

/// Most steps between ticks.
const MOST_STEPS: i128 = 5;

impl QuarterChart {
    /// The scale on which bars, line, goal and floor all lie. Percentages of at most 100 stand
    /// on the whole from 0 to 100, so that two charts can be compared by eye; everything else
    /// on steps of 1, 2 or 5 times a power of ten.
    pub fn axis(&self) -> Axis {
        let values: Vec<i64> = self.values().map(Decimal::units).collect();
        let low = values.iter().copied().min().unwrap_or(0).min(0);
        let high = values.iter().copied().max().unwrap_or(0).max(0);
        let hundred = 100 * Decimal::SCALE;
        if self.percent && low == 0 && high <= hundred {
            let ticks = (0..=4).filter_map(|step| Decimal::from_int(step * 25));
            return Axis::of(ticks.collect());
        }
        // Nothing but zeros still needs a scale to stand on.
        let high = if low == high { Decimal::SCALE } else { high };
        Axis::stepped(i128::from(low), i128::from(high))
    }

    fn values(&self) -> impl Iterator<Item = Decimal> {
        let quarters = self.quarters.iter();
        quarters
            .flat_map(|point| [point.bar, point.to_date])
            .chain([self.goal, self.upper, self.floor])
            .flatten()
    }
}

impl Axis {
    fn stepped(low: i128, high: i128) -> Self {
        let step = nice_step(high - low);
        let first = low.div_euclid(step);
        let last = (high + step - 1).div_euclid(step);
        let ticks = (first..=last).filter_map(|at| {
            let units = i64::try_from(at * step).ok()?;
            // Past the largest decimal the scale ends at the largest decimal.
            let most = Decimal::MAX.units();
            Decimal::from_units(units.clamp(-most, most))
        });
        Self::of(ticks.collect())
    }

    fn of(ticks: Vec<Decimal>) -> Self {
        Self {
            min: ticks.first().copied().unwrap_or(Decimal::ZERO),
            max: ticks.last().copied().unwrap_or(Decimal::MAX),
            ticks,
        }
    }

    /// Where `value` lies between `min` (0) and `max` (1).
    pub(super) fn share(&self, value: Decimal) -> f64 {
        let span = self.max.units() - self.min.units();
        (value.units() - self.min.units()) as f64 / span as f64
    }
}

/// The smallest 1, 2 or 5 times a power of ten of which [`MOST_STEPS`] cover `span`.
fn nice_step(span: i128) -> i128 {
    let mut power = 1;
    loop {
        for factor in [1, 2, 5] {
            if factor * power * MOST_STEPS >= span {
                return factor * power;
            }
        }
        power *= 10;
    }
}
