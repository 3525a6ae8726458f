//! What it takes from here to reach a target in its year: how many more, of how many that are to
//! come, and whether it can be reached at all. Exact, on whole numbers.
//!
//! What is to come is not known. It is taken to come at the pace of the quarters entered, which is
//! this program's assumption and is handed out with the answer ([`Lines::pace`]). So none of this
//! is in a [`State`](super::State), which rests on what was entered alone.

use crate::calendar::Quarter;
use crate::ledger::Ledger;
use crate::number::{Count, Decimal};
use crate::plan::{Measure, Plan, Target};

use super::bounds::{Bounds, count};
use super::course::Seen;
use super::{Figure, threshold_of};

/// What it takes to reach a target.
#[derive(Clone, Debug, PartialEq)]
pub enum Reach {
    /// Done or not done: there is no number to be lacking.
    NoNumber,
    /// The value it is compared with has to be entered first, with its source and date.
    NeedsReference,
    /// How it is with the goal, and with the floor.
    Lines(Box<Lines>),
}

impl Reach {
    /// The lines, where there are any.
    pub fn lines(&self) -> Option<&Lines> {
        match self {
            Self::Lines(lines) => Some(lines),
            Self::NoNumber | Self::NeedsReference => None,
        }
    }

    /// Whether the goal is out of reach at the pace so far.
    pub fn out_of_reach(&self) -> bool {
        self.lines()
            .is_some_and(|lines| matches!(lines.goal.ahead, Ahead::Out { .. }))
    }
}

/// A goal and its floor, and what is taken for granted in saying how far they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// What the quarters to come count for.
    pub basis: Basis,
    /// The quarters to come in which it is to be reached; none when the year is over.
    pub to_come: Vec<Quarter>,
    /// Quarters up to now without figures that count: nothing entered, or entered wrongly. They
    /// are neither taken as zero nor expected to come: what is said leaves them out.
    pub without: Vec<Quarter>,
    /// The quarters that the pace is taken from.
    pub used: Vec<Quarter>,
    /// How much came in a quarter, of two counts; none where nothing was entered or arose.
    pub pace: Option<Pace>,
    /// How it is with the goal.
    pub goal: Line,
    /// How it is with the floor, where there is one.
    pub floor: Option<Line>,
}

/// What the quarters to come count for ("lũy kế", "trong kỳ", "thời điểm").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The year: they are added to those entered.
    Year,
    /// Themselves: the next quarter starts anew.
    Quarter,
    /// The state of things: the next one takes the place of the last.
    State,
}

/// The denominators of the quarters entered, and how many quarters those are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Their sum; 1 or more.
    pub total: Count,
    /// Quarters; 1 to 4.
    pub quarters: u8,
}

impl Pace {
    /// How many came in a quarter, exact.
    pub fn mean(&self) -> Option<Figure> {
        Some(Figure::Rate {
            numerator: self.total,
            denominator: Count::new(u64::from(self.quarters))
                .filter(|count| *count > Count::ZERO)?,
            factor: 1,
        })
    }

    /// How many are to be expected in as many quarters at the mean. A part of a dossier is a whole
    /// one: what is left can then only be taken for too much, and nothing is said to be out of
    /// reach for a rounding.
    pub fn expected(&self, quarters: u8) -> Option<Count> {
        let over = i128::from(self.total.get()) * i128::from(quarters);
        let under = i128::from(self.quarters.max(1));
        count((over + under - 1).div_euclid(under))
    }
}

/// How it is with a goal or a floor.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The number; of a range the lower end.
    pub value: Decimal,
    /// Whether what was entered meets it. A sum over the year may still leave it.
    pub met: bool,
    /// How much more the numerator or value would need on what was entered; none where nothing is
    /// lacking, or nothing can help. Once the year is over this is final.
    pub lacking: Option<Amount>,
    /// By how much the numerator or value is too large on what was entered.
    pub excess: Option<Amount>,
    /// What the quarters to come have to bring.
    pub ahead: Ahead,
}

/// How much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// So many.
    Count(Count),
    /// So much.
    Value(Decimal),
    /// More than that: the line is to be passed. As an upper end, less than that.
    Beyond(Decimal),
}

/// What the quarters to come have to bring for a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ahead {
    /// The year is over.
    Over,
    /// Nothing was entered yet, or nothing arose, so that there is no pace to go by; or what is to
    /// come is more than can be counted.
    NoPace,
    /// Of `of` that are expected, from `least` to `most` must count.
    Of {
        /// How many are expected; for a state of things, how many there are.
        of: Count,
        /// How many of them must count.
        least: Count,
        /// How many of them may.
        most: Count,
    },
    /// So much more must come in, whatever the denominator's part: a sum, or a ratio whose
    /// numerator may pass its denominator.
    More {
        /// How much must; 0 where there is enough.
        least: Amount,
        /// How much may; none where there is no end.
        most: Option<Amount>,
        /// In how many quarters.
        quarters: u8,
        /// In how many days, by the plan's clock.
        days: u32,
    },
    /// The next figure must meet the line by itself.
    Itself,
    /// Out of reach, whatever the quarters to come bring.
    Out {
        /// What comes nearest.
        best: Figure,
        /// Whether that is when all that comes counts; otherwise when nothing more does.
        all: bool,
    },
    /// Only numbers that are not whole would meet it.
    NoCount,
}

impl Ahead {
    /// Whether the line holds whatever is to come, at this pace.
    pub fn is_sure(&self) -> bool {
        match self {
            Self::Of { of, least, most } => *least == Count::ZERO && most == of,
            Self::More { least, most, .. } => most.is_none() && least.is_nothing(),
            _ => false,
        }
    }

    /// What must come in a quarter of those left, exact.
    pub fn per_quarter(&self) -> Option<Figure> {
        match self {
            Self::More {
                least, quarters, ..
            } => least.shared(1, u32::from(*quarters)),
            _ => None,
        }
    }

    /// What must come in a week of those left, exact: seven days of the windows.
    pub fn per_week(&self) -> Option<Figure> {
        match self {
            Self::More { least, days, .. } => least.shared(7, *days),
            _ => None,
        }
    }
}

impl Amount {
    /// Whether it is nothing at all.
    pub fn is_nothing(self) -> bool {
        match self {
            Self::Count(count) => count == Count::ZERO,
            Self::Value(value) => value == Decimal::ZERO,
            Self::Beyond(_) => false,
        }
    }

    fn shared(self, times: u32, of: u32) -> Option<Figure> {
        let some = (of > 0).then_some(of)?;
        match self {
            Self::Count(numerator) => Some(Figure::Rate {
                numerator,
                denominator: Count::new(u64::from(some))?,
                factor: times,
            }),
            Self::Value(value) | Self::Beyond(value) => Some(Figure::Scaled { value, times, of }),
        }
    }
}

/// What it takes to reach `target`, seen at the end of the quarter `last`: figures of later
/// quarters are not looked at.
pub fn reach(plan: &Plan, target: &Target, ledger: &Ledger, last: Quarter) -> Reach {
    if target.measure == Measure::Done {
        return Reach::NoNumber;
    }
    let Some(threshold) = threshold_of(plan, target, ledger) else {
        return Reach::NeedsReference;
    };
    let (Some(goal), Some(value)) = (Bounds::of_goal(&threshold), threshold.goal()) else {
        return Reach::NeedsReference;
    };
    let seen = Seen::new(plan, target, ledger, last);
    let floor = threshold.floor().zip(Bounds::of_floor(&threshold));
    Reach::Lines(Box::new(Lines {
        goal: seen.line(value, &goal),
        floor: floor.map(|(value, floor)| seen.line(value, &floor)),
        basis: seen.basis,
        to_come: seen.to_come,
        without: seen.without,
        used: seen.used,
        pace: seen.pace,
    }))
}
