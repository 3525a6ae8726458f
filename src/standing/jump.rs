//! Unusual jumps: a figure far from those of the quarters before.
//!
//! Measured by the modified z-score, 0.6745 × |x − median| / MAD, where MAD is the median of the
//! distances from the median; above 3.5 a figure is unusual (Iglewicz and Hoaglin, *How to Detect
//! and Handle Outliers*, ASQC 1993). Median and MAD are those of the quarters before: so few are
//! known that a figure among its own judges would move them.

use super::Figure;
use crate::sorted::ranks;
use crate::whole::Whole;

/// Fewest figures that a figure is judged by.
pub const FEWEST_POINTS: usize = 4;

/// Whether `now` is far from the figures before it; none where they are too few to judge by.
///
/// Where more than half of them are the same, MAD is 0: then the mean of the distances takes its
/// place, |x − median| / (1.253314 × mean) > 3.5, for 1.253314 of it is a standard deviation as
/// 1 / 0.6745 of MAD is. Where all are the same, any other figure is unusual.
pub fn is_jump(now: &Figure, before: &[Figure]) -> Option<bool> {
    if before.len() < FEWEST_POINTS {
        return None;
    }
    let mut points = on_one_line(before.iter().chain([now]));
    let now = points.pop()?;
    let twice = Whole::from(2);
    // Twice as much as it is, as are the distances from it; their median is so again.
    let middle = twice_median(&points)?;
    let from_middle = |point: &Whole| point.times(&twice).distance(&middle);
    let distances: Vec<Whole> = points.iter().map(from_middle).collect();
    let mad = twice_median(&distances)?;
    let mine = from_middle(&now);
    if !mad.is_zero() {
        let score = mine.times(&Whole::from(2 * 6_745));
        return Some(score > mad.times(&Whole::from(35_000)));
    }
    let sum = distances
        .iter()
        .fold(Whole::from(0), |sum, one| sum.plus(one));
    let count = u128::try_from(distances.len()).unwrap_or_default();
    // 3.5 × 1.253314 = 4.386599
    let score = mine.times(&Whole::from(count * 1_000_000));
    Some(score > sum.times(&Whole::from(4_386_599)))
}

/// The figures' numerators on one denominator, all lifted by as much where one is below 0: what
/// lies how far from what stays the same.
fn on_one_line<'a>(figures: impl Iterator<Item = &'a Figure>) -> Vec<Whole> {
    let fractions: Vec<(i128, i128)> = figures.map(Figure::fraction).collect();
    let below = fractions.iter().map(|(over, _)| (-over).max(0));
    let lift = below.max().unwrap_or_default();
    let lines = fractions.iter().enumerate().map(|(at, (over, under))| {
        let others = fractions.iter().enumerate();
        let others = others.filter(|(other, _)| *other != at);
        others.fold(whole(over + lift * under), |product, (_, (_, under))| {
            product.times(&whole(*under))
        })
    });
    lines.collect()
}

fn whole(number: i128) -> Whole {
    Whole::from(number.unsigned_abs())
}

/// Twice the median: the sum of the two in the middle, or of the one with itself.
fn twice_median(numbers: &[Whole]) -> Option<Whole> {
    let order = ranks(numbers.len(), &mut |one, other| {
        numbers.get(one).cmp(&numbers.get(other))
    });
    let at = |place: usize| numbers.get(*order.get(place)?);
    let last = numbers.len().checked_sub(1)?;
    Some(at(last / 2)?.plus(at(last.div_ceil(2))?))
}
