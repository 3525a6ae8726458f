//! Points: sums of exact fractions, never rounded but for display.
//!
//! The total has a denominator for every figure in it, and their product goes far beyond what an
//! `i128` holds. So a sum keeps its terms, and whole numbers of any size compare it.

use std::cmp::Ordering;

use crate::number::Decimal;
use crate::whole::Whole;

/// over / under, in lowest terms and never negative: what one figure gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    over: u128,
    under: u128,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { over: 0, under: 1 };

    /// over / under; `None` where nothing is below the line.
    pub fn new(over: u128, under: u128) -> Option<Self> {
        let divisor = divisor(over, under);
        (under != 0).then(|| Self {
            over: over / divisor,
            under: under / divisor,
        })
    }

    /// A decimal; nothing where it is negative.
    pub fn of(value: Decimal) -> Self {
        let units = u128::try_from(value.units()).unwrap_or_default();
        Self::new(units, SCALE).unwrap_or(Self::ZERO)
    }

    /// Above the line.
    pub fn over(self) -> u128 {
        self.over
    }

    /// Below the line, 1 or more.
    pub fn under(self) -> u128 {
        self.under
    }

    /// As many times as much. What one figure gives has less than 10²⁴ above the line and counts
    /// go to 10¹²: their product stays within `u128`.
    pub fn times(self, count: u64) -> Self {
        let over = self.over.saturating_mul(u128::from(count));
        Self::new(over, self.under).unwrap_or(self)
    }
}

/// Ten-thousandths in one, as decimals have them.
const SCALE: u128 = Decimal::SCALE.unsigned_abs() as u128;

fn divisor(one: u128, other: u128) -> u128 {
    let (mut large, mut small) = (one, other);
    while small != 0 {
        (large, small) = (small, large % small);
    }
    large.max(1)
}

/// Points of an item, a group or the whole: exact.
#[derive(Clone, Debug, Default)]
pub struct Points {
    /// No two with the same number below the line.
    terms: Vec<Fraction>,
}

impl From<Fraction> for Points {
    fn from(fraction: Fraction) -> Self {
        let mut points = Self::default();
        points.add(fraction);
        points
    }
}

impl From<Decimal> for Points {
    fn from(value: Decimal) -> Self {
        Fraction::of(value).into()
    }
}

impl Points {
    /// Adds what one figure gives.
    pub fn add(&mut self, fraction: Fraction) {
        let same = |term: &&mut Fraction| term.under == fraction.under;
        if let Some(term) = self.terms.iter_mut().find(same) {
            term.over = term.over.saturating_add(fraction.over);
        } else if fraction.over != 0 {
            self.terms.push(fraction);
        }
    }

    /// The sum of both.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let mut sum = self.clone();
        for term in &other.terms {
            sum.add(*term);
        }
        sum
    }

    /// With at most `places` (0 to 4) decimals, rounded once, half up. Above 10 000 points, which
    /// no index has, the largest that is looked at.
    pub fn rounded(&self, places: u8) -> Decimal {
        let places = u32::from(places.min(4));
        let (over, under) = self.ratio();
        // The most steps with 2 × steps × under ≤ 2 × over × 10^places + under.
        let twice = under.times(&Whole::from(2));
        let limit = over
            .times(&Whole::from(2 * 10_u128.pow(places)))
            .plus(&under);
        let fits = |steps: u64| twice.times(&Whole::from(u128::from(steps))) <= limit;
        let steps = last_that(0, 10_000 * 10_u64.pow(places), fits);
        let units = i64::try_from(steps * 10_u64.pow(4 - places)).ok();
        units.and_then(Decimal::from_units).unwrap_or(Decimal::MAX)
    }

    /// All terms over one denominator.
    fn ratio(&self) -> (Whole, Whole) {
        let start = (Whole::from(0), Whole::from(1));
        self.terms.iter().fold(start, |(over, under), term| {
            let [more, by] = [term.over, term.under].map(Whole::from);
            (over.times(&by).plus(&more.times(&under)), under.times(&by))
        })
    }
}

/// The last number from `from` to `to` of which `holds` is true, where it is true up to some
/// number and false from there; `from` where it is never true.
pub(super) fn last_that(from: u64, to: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (from, to);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if holds(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

impl Ord for Points {
    fn cmp(&self, other: &Self) -> Ordering {
        let [(over, under), (other_over, other_under)] = [self.ratio(), other.ratio()];
        over.times(&other_under).cmp(&other_over.times(&under))
    }
}

impl PartialOrd for Points {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Points {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Points {}
