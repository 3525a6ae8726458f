//! From what was entered to what is still to come: how a target's year goes on, and what a goal or
//! a floor asks of it.

use crate::calendar::Quarter;
use crate::ledger::Ledger;
use crate::number::{Count, Decimal};
use crate::plan::{Accumulation, Measure, Plan, Target, ZeroRule};

use super::bounds::{self, Bounds, End, count};
use super::reach::{Ahead, Amount, Basis, Line, Pace};
use super::{Figure, Gathered, Span, gather_all};

/// What was entered, as far as lines are held against it.
pub(super) struct Seen<'a> {
    target: &'a Target,
    pub(super) basis: Basis,
    pub(super) to_come: Vec<Quarter>,
    pub(super) without: Vec<Quarter>,
    pub(super) used: Vec<Quarter>,
    pub(super) pace: Option<Pace>,
    /// The figure that a standing judges.
    figure: Option<Figure>,
    /// Met though there is no figure, because nothing arose.
    spared: bool,
    course: Course,
    days: u32,
}

/// From where the quarters to come go on.
enum Course {
    Over,
    Unknown,
    Itself,
    /// Numerator so far; denominator at the end; how many can still be added to the numerator,
    /// where that has an end.
    Counts(Count, Count, Option<Count>),
    /// Sum so far.
    Sum(Decimal),
}

impl<'a> Seen<'a> {
    pub(super) fn new(plan: &Plan, target: &'a Target, ledger: &Ledger, last: Quarter) -> Self {
        let span = Span::ToDate(last);
        let mut entered = gather_all(target, ledger, span);
        let basis = match target.accumulation {
            Accumulation::Year => Basis::Year,
            Accumulation::Period => Basis::Quarter,
            Accumulation::Point => Basis::State,
        };
        let later = Quarter::ALL.into_iter().filter(|quarter| *quarter > last);
        let most = if basis == Basis::Year { 4 } else { 1 };
        let to_come: Vec<Quarter> = later.take(most).collect();
        let windows = to_come.iter().map(|at| plan.clock.window(plan.year, *at));
        let days = windows.map(|window| window.days()).sum();
        let pace = entered.pace();
        let used = entered.used.clone();
        if basis != Basis::Year {
            entered.keep_last();
        }
        let figure = entered.figure(target, span);
        let spared = figure.is_none() && entered.nothing_arose() && target.zero == ZeroRule::Full;
        let course = match to_come.len() {
            0 => Course::Over,
            quarters => course(target, basis, &entered, pace, quarters),
        };
        Self {
            target,
            basis,
            without: without(&entered),
            used,
            pace,
            to_come,
            figure,
            spared,
            course,
            days,
        }
    }

    pub(super) fn line(&self, value: Decimal, bounds: &Bounds) -> Line {
        let met = self.spared || self.figure.as_ref().is_some_and(|it| bounds.hold(it));
        let (lacking, excess) = match self.figure.filter(|_| !met) {
            Some(figure) => self.apart(&figure, bounds),
            None => (None, None),
        };
        Line {
            value,
            met,
            lacking,
            excess,
            ahead: self.ahead(bounds),
        }
    }

    /// How much a figure has too little, and how much too much.
    fn apart(&self, figure: &Figure, bounds: &Bounds) -> (Option<Amount>, Option<Amount>) {
        match *figure {
            Figure::Rate {
                numerator,
                denominator,
                factor,
            } => {
                let counts = (numerator, denominator);
                let more = bounds::lacking(bounds, counts, factor, self.target.is_share());
                let fewer = bounds::excess(bounds, counts, factor);
                (more.map(Amount::Count), fewer.map(Amount::Count))
            }
            Figure::Value(value) if self.target.measure == Measure::Value => {
                let more = bounds.least.and_then(|end| gap(value, end.at, end));
                let fewer = bounds.most.and_then(|end| gap(end.at, value, end));
                (more, fewer)
            }
            _ => (None, None),
        }
    }

    fn ahead(&self, bounds: &Bounds) -> Ahead {
        match self.course {
            Course::Over => Ahead::Over,
            Course::Unknown => Ahead::NoPace,
            Course::Itself => Ahead::Itself,
            Course::Counts(start, under, room) => self.counts_ahead(bounds, start, under, room),
            Course::Sum(sum) => self.sum_ahead(bounds, sum),
        }
    }

    fn counts_ahead(
        &self,
        bounds: &Bounds,
        start: Count,
        under: Count,
        room: Option<Count>,
    ) -> Ahead {
        let factor = self.target.factor();
        let from = i128::from(start.get());
        let (least, most) = bounds.counts(under, factor);
        let least = least.map_or(0, |least| (least - from).max(0));
        let most = most.map(|most| most - from);
        let out = |more: Count, all| match start.checked_add(more) {
            Some(numerator) => Ahead::Out {
                best: Figure::Rate {
                    numerator,
                    denominator: under,
                    factor,
                },
                all,
            },
            None => Ahead::NoPace,
        };
        if most.is_some_and(|most| most < 0) {
            return out(Count::ZERO, false);
        }
        if let Some(room) = room.filter(|room| least > i128::from(room.get())) {
            return out(room, true);
        }
        if most.is_some_and(|most| most < least) {
            return Ahead::NoCount;
        }
        let Some(least) = count(least) else {
            return Ahead::NoCount;
        };
        match room {
            Some(of) => Ahead::Of {
                of,
                least,
                most: most.and_then(count).map_or(of, |most| most.min(of)),
            },
            None => Ahead::More {
                least: Amount::Count(least),
                most: most.and_then(count).map(Amount::Count),
                quarters: self.quarters(),
                days: self.days,
            },
        }
    }

    fn sum_ahead(&self, bounds: &Bounds, sum: Decimal) -> Ahead {
        let out = Ahead::Out {
            best: Figure::Value(sum),
            all: false,
        };
        if bounds.most.is_some_and(|end| passed(sum, end)) {
            return out;
        }
        let rest = |end: Option<End>| match end {
            None => Some(None),
            Some(end) => difference(end.at, sum).map(|rest| Some((rest, end.strict))),
        };
        let (Some(least), Some(most)) = (rest(bounds.least), rest(bounds.most)) else {
            return Ahead::NoPace;
        };
        let least = least.filter(|(rest, strict)| is_missing(*rest, *strict));
        Ahead::More {
            least: least.map_or(Amount::Value(Decimal::ZERO), amount),
            most: most.map(amount),
            quarters: self.quarters(),
            days: self.days,
        }
    }

    fn quarters(&self) -> u8 {
        u8::try_from(self.to_come.len()).unwrap_or_default()
    }
}

fn course(
    target: &Target,
    basis: Basis,
    entered: &Gathered,
    pace: Option<Pace>,
    quarters: usize,
) -> Course {
    if entered.readings.is_empty() {
        return Course::Unknown;
    }
    let course = match (target.measure, basis) {
        (Measure::Ratio, Basis::State) => at_a_state(target, entered),
        (Measure::Ratio, _) => at_a_pace(target, basis, entered, pace, quarters),
        (Measure::Value, Basis::Year) => entered.total().map(Course::Sum),
        _ => Some(Course::Itself),
    };
    course.unwrap_or(Course::Unknown)
}

fn at_a_pace(
    target: &Target,
    basis: Basis,
    entered: &Gathered,
    pace: Option<Pace>,
    quarters: usize,
) -> Option<Course> {
    let expected = pace?.expected(u8::try_from(quarters).ok()?)?;
    let (over, under) = match basis {
        Basis::Year => entered.sums()?,
        Basis::Quarter | Basis::State => (Count::ZERO, Count::ZERO),
    };
    let under = under.checked_add(expected)?;
    let room = target.is_share().then_some(expected);
    Some(Course::Counts(over, under, room))
}

/// The next state of things, on as many as there were last.
fn at_a_state(target: &Target, entered: &Gathered) -> Option<Course> {
    let (_, under) = entered.sums().filter(|(_, under)| *under > Count::ZERO)?;
    Some(if target.is_share() {
        Course::Counts(Count::ZERO, under, Some(under))
    } else {
        Course::Itself
    })
}

fn without(entered: &Gathered) -> Vec<Quarter> {
    let faulty = entered.faulty.iter().map(|(quarter, _)| *quarter);
    let mut without: Vec<Quarter> = entered.missing.iter().copied().chain(faulty).collect();
    without.sort_unstable();
    without
}

impl Gathered {
    /// The pace of the denominators read; none where nothing arose.
    fn pace(&self) -> Option<Pace> {
        let (_, total) = self.sums().filter(|(_, under)| *under > Count::ZERO)?;
        Some(Pace {
            total,
            quarters: u8::try_from(self.readings.len()).ok()?,
        })
    }
}

/// What `from` needs to come up to `to`, the end in question; none where it is there.
fn gap(from: Decimal, to: Decimal, end: End) -> Option<Amount> {
    let rest = difference(to, from).filter(|rest| is_missing(*rest, end.strict))?;
    Some(amount((rest, end.strict)))
}

fn amount((rest, strict): (Decimal, bool)) -> Amount {
    if strict {
        Amount::Beyond(rest)
    } else {
        Amount::Value(rest)
    }
}

/// Whether a line is still ahead, so much before it.
fn is_missing(rest: Decimal, strict: bool) -> bool {
    rest > Decimal::ZERO || strict && rest == Decimal::ZERO
}

/// Whether a sum lies above an upper end.
fn passed(sum: Decimal, most: End) -> bool {
    sum > most.at || sum == most.at && most.strict
}

fn difference(larger: Decimal, smaller: Decimal) -> Option<Decimal> {
    Decimal::from_units(larger.units().checked_sub(smaller.units())?)
}
