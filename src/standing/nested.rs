//! Targets that are parts of others ("trong đó"): where the counts of the part and of the whole
//! cannot both be right.

use crate::calendar::Quarter;
use crate::ledger::{Figures, Ledger};
use crate::number::Count;
use crate::plan::{Measure, Plan, Target, TargetId};

/// Counts of a part and of its whole that contradict one another.
#[derive(Clone, Debug, PartialEq)]
pub struct NestedFault {
    /// The part.
    pub part: TargetId,
    /// The target that it is a part of.
    pub whole: TargetId,
    /// The quarter whose counts they are.
    pub quarter: Quarter,
    /// What contradicts what.
    pub clash: Clash,
}

/// What contradicts what: the part's number, then the whole's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// More in the part's numerator than in the whole's.
    Numerator(Count, Count),
    /// More in the part's denominator than in the whole's.
    Denominator(Count, Count),
    /// Two denominators that are the same thing are not the same number.
    Unequal(Count, Count),
    /// More in the part that do not count (denominator less numerator) than in the whole.
    Rest(Count, Count),
}

impl Clash {
    /// Its code, which stays the same for good.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Numerator(..) => "LONG-01",
            Self::Denominator(..) => "LONG-02",
            Self::Unequal(..) => "LONG-03",
            Self::Rest(..) => "LONG-04",
        }
    }
}

/// How the counts of a part lie in those of its whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nesting {
    /// Some of what counts, out of the same: early of those on time, out of all dossiers solved.
    Numerator,
    /// A field of the whole: what counts in it and what does not are both in the whole.
    Field,
    /// Known only to be counted in the same words.
    Within,
}

/// Standard measures that lie in one another: part, whole, and how. Of Biểu II.06a, columns 7, 8
/// and 9; and of the fields of land, building and investment.
const KNOWN: [(&str, &str, Nesting); 2] = [
    ("truoc_han", "dung_han", Nesting::Numerator),
    ("hai_long_dat_dai", "hai_long_tthc", Nesting::Field),
];

/// Where counts of a part contradict those of its whole in a quarter, in the order of the plan.
///
/// A part is compared with its whole where the two are standard measures known to lie in one
/// another, or are counted in the same words. Otherwise "trong đó" only says that they belong
/// together: a plan has procedures as a part of dossiers.
pub fn nested_faults(plan: &Plan, ledger: &Ledger, quarter: Quarter) -> Vec<NestedFault> {
    let parts = plan.distinct_targets();
    let pairs = parts.filter_map(|part| Some((part, whole_of(plan, part)?)));
    let faults = pairs.flat_map(|(part, whole)| {
        let clashes = clashes(part, whole, ledger, quarter);
        clashes.into_iter().map(|clash| NestedFault {
            part: part.id.clone(),
            whole: whole.id.clone(),
            quarter,
            clash,
        })
    });
    faults.collect()
}

/// The target that a part is a part of, itself where it is said again.
fn whole_of<'a>(plan: &'a Plan, part: &Target) -> Option<&'a Target> {
    let whole = plan.target(part.part_of.as_ref()?)?;
    Some(plan.root(whole))
}

fn clashes(part: &Target, whole: &Target, ledger: &Ledger, quarter: Quarter) -> Vec<Clash> {
    let found = nesting(part, whole).and_then(|nesting| {
        let part = counts(part, ledger, quarter)?;
        let whole = counts(whole, ledger, quarter)?;
        Some(compare(nesting, part, whole))
    });
    found.unwrap_or_default()
}

fn nesting(part: &Target, whole: &Target) -> Option<Nesting> {
    let ratios = part.measure == Measure::Ratio && whole.measure == Measure::Ratio;
    if !ratios || part.entry == whole.entry {
        return None;
    }
    let known = || {
        let (part, whole) = (part.indicator.as_ref()?, whole.indicator.as_ref()?);
        let lies = |(one, other, _): &&(&str, &str, Nesting)| {
            *one == part.as_str() && *other == whole.as_str()
        };
        KNOWN.iter().find(lies).map(|(.., nesting)| *nesting)
    };
    let said = !part.denominator.0.is_empty()
        && part.denominator.0 == whole.denominator.0
        && part.numerator.0 == whole.numerator.0;
    known().or(said.then_some(Nesting::Within))
}

/// The counts of a quarter; none where they are not whole, or wrong by themselves.
fn counts(target: &Target, ledger: &Ledger, quarter: Quarter) -> Option<(Count, Count)> {
    let (figures, _) = ledger.figures(target, quarter)?;
    match &figures {
        Figures::Ratio(over, under) if figures.fault(target).is_none() => {
            over.known().zip(under.known())
        }
        _ => None,
    }
}

fn compare(nesting: Nesting, part: (Count, Count), whole: (Count, Count)) -> Vec<Clash> {
    let mut clashes = Vec::new();
    if part.0 > whole.0 {
        clashes.push(Clash::Numerator(part.0, whole.0));
    }
    if nesting == Nesting::Numerator && part.1 != whole.1 {
        clashes.push(Clash::Unequal(part.1, whole.1));
    } else if part.1 > whole.1 {
        clashes.push(Clash::Denominator(part.1, whole.1));
    }
    // Where one of these is wrong already, the rest is wrong with it.
    if let (Nesting::Field, true, Some(mine), Some(all)) =
        (nesting, clashes.is_empty(), rest(part), rest(whole))
        && mine > all
    {
        clashes.push(Clash::Rest(mine, all));
    }
    clashes
}

/// Those that do not count; none where more count than there are.
fn rest((over, under): (Count, Count)) -> Option<Count> {
    Count::new(under.get().checked_sub(over.get())?)
}
