//! What is known for the index: two counts, done or not, or nothing yet.

use super::rules::Rules;
use crate::calendar::Quarter;
use crate::ledger::Ledger;
use crate::number::Count;
use crate::plan::{EntryKey, Plan, Target, TargetId};
use crate::standing::{Figure, Span, Standing, standing};

/// What is known for one input, and from which quarters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// The figures; none where nothing is entered.
    pub known: Option<Known>,
    /// The quarters they are from.
    pub used: Vec<Quarter>,
    /// The quarters of the span with nothing entered, or with figures that are wrong.
    pub left_out: Vec<Quarter>,
    /// Those of the quarters used whose figures were typed for the index itself.
    pub typed: Vec<Quarter>,
    /// The target whose entries count the same or nearly so, where the plan has one.
    pub target: Option<TargetId>,
}

/// Figures of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Two counts.
    Share(Count, Count),
    /// Done or not: all or nothing.
    Done(bool),
}

impl Known {
    /// As two counts; none where the first is above the second.
    pub(super) fn counts(self) -> Option<(u64, u64)> {
        let (over, under) = match self {
            Self::Share(over, under) => (over.get(), under.get()),
            Self::Done(done) => (u64::from(done), 1),
        };
        (over <= under).then_some((over, under))
    }
}

impl Input {
    /// Nothing entered.
    pub fn missing() -> Self {
        Self::default()
    }

    /// Two counts, of no quarter in particular.
    pub fn share(numerator: Count, denominator: Count) -> Self {
        Known::Share(numerator, denominator).into()
    }

    /// Done or not.
    pub fn done(done: bool) -> Self {
        Known::Done(done).into()
    }

    /// This, or the other where nothing is entered here.
    #[must_use]
    pub fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        match self.known {
            Some(_) => self,
            None => other(),
        }
    }
}

impl From<Known> for Input {
    fn from(known: Known) -> Self {
        Self {
            known: Some(known),
            ..Self::default()
        }
    }
}

/// The inputs that entries of the plan's indicators give over `span`, by key; the others are
/// missing. What is typed for an input itself goes before: see [`super::inputs_of`].
pub fn linked<'a>(
    rules: &'a Rules,
    plan: &'a Plan,
    ledger: &'a Ledger,
    span: Span,
) -> impl Fn(&str) -> Input + 'a {
    move |key| of_linked(plan, linked_target(rules, plan, key), ledger, span)
}

/// The target that the plan enters an input's indicator through.
pub(super) fn linked_target<'a>(rules: &Rules, plan: &'a Plan, key: &str) -> Option<&'a Target> {
    let indicator = rules.input(key).and_then(|input| input.indicator.clone());
    let entry = EntryKey::Indicator(indicator?);
    let mut targets = plan.distinct_targets();
    targets.find(|target| target.entry == entry)
}

/// What the entries of a linked target give over `span`; missing without one.
pub(super) fn of_linked(
    plan: &Plan,
    target: Option<&Target>,
    ledger: &Ledger,
    span: Span,
) -> Input {
    target.map_or_else(Input::missing, |target| Input {
        target: Some(target.id.clone()),
        ..taken(standing(plan, target, ledger, span))
    })
}

/// The figures a standing was judged by. A percentage typed as one number is no count and gives
/// nothing.
fn taken(standing: Standing) -> Input {
    let known = match standing.figure {
        _ if standing.nothing_arose => Some(Known::Share(Count::ZERO, Count::ZERO)),
        Some(Figure::Rate {
            numerator,
            denominator,
            ..
        }) => Some(Known::Share(numerator, denominator)),
        Some(Figure::Done(done)) => Some(Known::Done(done)),
        Some(Figure::Value(_) | Figure::Scaled { .. }) | None => None,
    };
    let faulty = standing.faulty.into_iter().map(|(quarter, _)| quarter);
    let mut left_out: Vec<Quarter> = standing.missing.into_iter().chain(faulty).collect();
    left_out.sort_unstable();
    Input {
        known,
        used: standing.used,
        left_out,
        ..Input::default()
    }
}
