//! Where the year ends if it goes on as it went: two readings, each with what it assumes. Exact,
//! like every figure; only what goes in is a guess.

use crate::calendar::Quarter;
use crate::ledger::Ledger;
use crate::number::{Count, Decimal};
use crate::plan::{Accumulation, Plan, Target, Threshold};

use super::{Figure, Gathered, Reading, Span, State, gather_all, threshold_of};

/// Where the year ends: a range between two readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The quarters that are guessed: those to come, and those before without figures that count.
    pub assumed: Vec<Quarter>,
    /// If they go as all quarters entered did.
    pub so_far: Outlook,
    /// If they go as the last quarter entered did. The same where only one was.
    pub like_last: Outlook,
}

/// One reading of a forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// What it assumes.
    pub assumption: Assumption,
    /// The year's figure then.
    pub figure: Figure,
    /// How the target would stand; none where its reference value is not entered.
    pub state: Option<State>,
}

/// How the quarters without figures are taken to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumption {
    /// Each like the mean of those entered: numerators, denominators and values. The rate of the
    /// year so far stays as it is.
    SoFar,
    /// Each with the numbers of this quarter, the last one entered.
    Like(Quarter),
}

impl Forecast {
    /// The lower and the higher of the two figures.
    pub fn range(&self) -> (Figure, Figure) {
        let (one, other) = (self.so_far.figure, self.like_last.figure);
        if one.compare_figure(&other).is_gt() {
            (other, one)
        } else {
            (one, other)
        }
    }

    /// Whether both readings come to the same figure.
    pub fn agrees(&self) -> bool {
        let (low, high) = self.range();
        low.compare_figure(&high).is_eq()
    }
}

/// Where the year of `target` ends, seen at the end of the quarter `last`: figures of later
/// quarters are not looked at. None where the quarters do not add up to a year, where none was
/// entered or nothing arose, and once the year is over.
pub fn forecast(plan: &Plan, target: &Target, ledger: &Ledger, last: Quarter) -> Option<Forecast> {
    // What is done or not done is the last state of things, however it is said to add up.
    let adds_up = target.accumulation == Accumulation::Year && last != Quarter::IV;
    let entered = adds_up.then(|| gather_all(target, ledger, Span::ToDate(last)))?;
    let threshold = threshold_of(plan, target, ledger);
    let near = ledger.near();
    let outlook = |(assumption, figure)| Outlook {
        state: state(threshold.as_ref(), &figure, near),
        assumption,
        figure,
    };
    let unknown = |quarter: &Quarter| !entered.used.contains(quarter);
    Some(Forecast {
        so_far: outlook((Assumption::SoFar, so_far(target, &entered)?)),
        like_last: outlook(like_last(target, &entered)?),
        assumed: Quarter::ALL.into_iter().filter(unknown).collect(),
    })
}

fn state(threshold: Option<&Threshold>, figure: &Figure, near: u8) -> Option<State> {
    threshold?.judge(figure, near).map(State::of)
}

/// All quarters like the mean of those entered.
fn so_far(target: &Target, entered: &Gathered) -> Option<Figure> {
    match entered.readings.last()? {
        Reading::Ratio(..) => share(target, entered.sums()?),
        Reading::Value(_) => Some(Figure::Scaled {
            value: entered.total()?,
            times: QUARTERS,
            of: u32::try_from(entered.readings.len()).ok()?,
        }),
        _ => None,
    }
}

/// The quarters without figures like the last one entered.
fn like_last(target: &Target, entered: &Gathered) -> Option<(Assumption, Figure)> {
    let used = u32::try_from(entered.readings.len()).ok()?;
    let others = QUARTERS.saturating_sub(used);
    let figure = match entered.readings.last()? {
        Reading::Ratio(over, under) => {
            let sums = entered.sums()?;
            let on = |sum: Count, each: &Count| {
                let more = each.get().checked_mul(u64::from(others))?;
                sum.checked_add(Count::new(more)?)
            };
            share(target, (on(sums.0, over)?, on(sums.1, under)?))?
        }
        Reading::Value(value) => {
            let more = value.units().checked_mul(i64::from(others))?;
            let more = Decimal::from_units(more)?;
            Figure::Value(entered.total()?.checked_add(more)?)
        }
        _ => return None,
    };
    Some((Assumption::Like(*entered.used.last()?), figure))
}

const QUARTERS: u32 = 4;

fn share(target: &Target, (numerator, denominator): (Count, Count)) -> Option<Figure> {
    (denominator > Count::ZERO).then_some(Figure::Rate {
        numerator,
        denominator,
        factor: target.factor(),
    })
}
