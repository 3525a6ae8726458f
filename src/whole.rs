//! Whole numbers of any size: fractions of many figures are compared on one denominator, and the
//! product of theirs goes far beyond what an `i128` holds.

use std::cmp::Ordering;

/// A whole number of any size, the lowest 32 bits first; no zeros at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Whole(Vec<u32>);

impl From<u128> for Whole {
    fn from(number: u128) -> Self {
        let parts = [0, 32, 64, 96].map(|shift| low(number >> shift));
        Self(parts.to_vec()).trimmed()
    }
}

/// The lowest 32 bits.
#[allow(clippy::cast_possible_truncation, reason = "that is what it is for")]
fn low(number: u128) -> u32 {
    number as u32
}

impl Whole {
    fn trimmed(mut self) -> Self {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }

    /// The sum of both.
    pub fn plus(&self, other: &Self) -> Self {
        let places = self.0.len().max(other.0.len()) + 1;
        let mut sum = vec![0; places];
        sum_into(&mut sum, &self.0, 1);
        sum_into(&mut sum, &other.0, 1);
        Self(sum).trimmed()
    }

    /// The product of both.
    pub fn times(&self, other: &Self) -> Self {
        let mut product = vec![0; self.0.len() + other.0.len() + 1];
        for (at, part) in other.0.iter().enumerate() {
            if let Some(rest) = product.get_mut(at..) {
                sum_into(rest, &self.0, *part);
            }
        }
        Self(product).trimmed()
    }

    /// How far apart both are.
    pub fn distance(&self, other: &Self) -> Self {
        let (large, small) = match self.cmp(other) {
            Ordering::Less => (other, self),
            _ => (self, other),
        };
        let mut left = large.0.clone();
        let mut borrowed = false;
        let small = small.0.iter().copied().chain(std::iter::repeat(0));
        for (place, part) in left.iter_mut().zip(small) {
            let (rest, under) = place.overflowing_sub(part);
            let (rest, again) = rest.overflowing_sub(u32::from(borrowed));
            *place = rest;
            borrowed = under || again;
        }
        Self(left).trimmed()
    }

    /// Whether it is 0.
    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }
}

/// Adds `times` × `number` to `sum`, which has room for it.
fn sum_into(sum: &mut [u32], number: &[u32], times: u32) {
    let mut carry = 0_u128;
    let number = number.iter().copied().chain(std::iter::repeat(0));
    for (place, part) in sum.iter_mut().zip(number) {
        carry += u128::from(*place) + u128::from(part) * u128::from(times);
        *place = low(carry);
        carry >>= 32;
    }
}

impl Ord for Whole {
    fn cmp(&self, other: &Self) -> Ordering {
        let sizes = self.0.len().cmp(&other.0.len());
        sizes.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Whole {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Whole;

    proptest! {
        #[test]
        fn it_reckons_as_numbers_do(one in 0..u128::from(u64::MAX), other in 0..u128::from(u64::MAX)) {
            let [a, b] = [one, other].map(Whole::from);
            prop_assert_eq!(a.plus(&b), Whole::from(one + other));
            prop_assert_eq!(a.times(&b), Whole::from(one * other));
            prop_assert_eq!(a.distance(&b), Whole::from(one.abs_diff(other)));
            prop_assert_eq!(a.cmp(&b), one.cmp(&other));
            prop_assert_eq!(a.distance(&a).is_zero(), true);
        }

        #[test]
        fn a_distance_takes_back_what_was_added(
            one in any::<u128>(), other in any::<u128>(), times in any::<u128>(),
        ) {
            let [one, other, times] = [one, other, times].map(Whole::from);
            let large = one.times(&times);
            prop_assert_eq!(large.plus(&other).distance(&large), other);
        }
    }
}
