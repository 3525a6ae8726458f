//! One target over the four quarters of its year.

use chrono::NaiveDate;

use crate::calendar::{Phase, Quarter, Window, Year};
use crate::ledger::{EntryFault, Figures, Ledger};
use crate::number::{Count, Decimal};
use crate::plan::{Accumulation, Measure, Plan, Target, Threshold};
use crate::standing::{Figure, Span, Standing, State, standing};

/// One target over the four quarters of its year: bars for the quarters, a line for the year
/// to date, the goal and the floor.
#[derive(Clone, Debug, PartialEq)]
pub struct QuarterChart {
    /// Short name of the target, Vietnamese.
    pub name: String,
    /// Short name in English.
    pub name_en: String,
    /// The year.
    pub year: Year,
    /// What the values are counted in: `%`, `điểm` …
    pub unit: String,
    /// Whether the values are percentages.
    pub percent: bool,
    /// What is entered.
    pub measure: Measure,
    /// Whether the quarters add up over the year, so that there is a line to date.
    pub cumulative: bool,
    /// The four quarters, in order.
    pub quarters: [QuarterPoint; 4],
    /// What must be reached, the reference value filled in; none while that is not entered.
    pub threshold: Option<Threshold>,
    /// What a relative target is compared with, in the document's words.
    pub reference: Option<String>,
    /// The number to be reached; of a range the lower end.
    pub goal: Option<Decimal>,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// The least asked for, where the goal is an aspiration.
    pub floor: Option<Decimal>,
}

/// One quarter of a [`QuarterChart`].
#[derive(Clone, Debug, PartialEq)]
pub struct QuarterPoint {
    /// Which.
    pub quarter: Quarter,
    /// Its days.
    pub window: Window,
    /// Where it lies, seen from today.
    pub phase: Phase,
    /// What was entered.
    pub counted: Counted,
    /// The quarter's own value, rounded to two decimals.
    pub bar: Option<Decimal>,
    /// The value from the start of the year to the end of this quarter, rounded to two
    /// decimals; none where this quarter adds nothing to it or the quarters do not add up.
    pub to_date: Option<Decimal>,
    /// The figure that is judged, exact: to date, or the quarter's where nothing adds up.
    pub figure: Option<Figure>,
    /// How that figure stands.
    pub state: State,
    /// Why there is no bar; none where there is one.
    pub gap: Option<Gap>,
    /// What is wrong with what was entered.
    pub fault: Option<EntryFault>,
    /// Whether both counts are 0.
    pub nothing_arose: bool,
    /// Earlier quarters whose figures are not in the value to date.
    pub left_out: Vec<Quarter>,
}

/// What was entered for a quarter, as far as it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Nothing.
    Nothing,
    /// Numerator and denominator.
    Ratio(Option<Count>, Option<Count>),
    /// One number.
    Value(Option<Decimal>),
    /// Done or not.
    Done(bool),
}

/// Why a quarter has no bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// It has not begun.
    NotYet,
    /// It has begun or is over, and nothing is entered.
    Missing,
    /// What is entered is wrong.
    Faulty,
    /// Nothing arose that could be measured (0/0).
    NothingArose,
}

impl QuarterChart {
    /// The chart of `target` as seen on `today`.
    pub fn new(plan: &Plan, target: &Target, ledger: &Ledger, today: NaiveDate) -> Self {
        let cumulative =
            target.accumulation == Accumulation::Year && target.measure != Measure::Done;
        let year = standing(plan, target, ledger, Span::ToDate(Quarter::IV));
        let reference = ledger.reference(&plan.root(target).id);
        let threshold = target
            .threshold
            .with_reference(reference.and_then(|r| r.value));
        Self {
            name: target.name.clone(),
            name_en: target.name_en.clone(),
            year: plan.year,
            unit: target.unit.clone(),
            percent: target.is_percent(),
            measure: target.measure,
            cumulative,
            quarters: Quarter::ALL.map(|quarter| {
                let window = plan.clock.window(plan.year, quarter);
                let sight = (window, window.phase(today));
                QuarterPoint::new(plan, target, ledger, quarter, sight)
            }),
            upper: match threshold {
                Some(Threshold::Between(_, upper, _)) => Some(upper),
                _ => None,
            },
            threshold,
            reference: match &target.threshold {
                Threshold::AboveReference(words) => Some(words.clone()),
                _ => None,
            },
            goal: year.goal,
            floor: year.floor,
        }
    }

    /// The last quarter with a value: what the sentence speaks of first.
    pub fn latest(&self) -> Option<&QuarterPoint> {
        let mut back = self.quarters.iter().rev();
        back.find(|point| point.bar.is_some() || point.to_date.is_some())
    }

    /// The point of a quarter.
    pub(super) fn point(&self, quarter: Quarter) -> Option<&QuarterPoint> {
        self.quarters.iter().find(|point| point.quarter == quarter)
    }
}

impl QuarterPoint {
    fn new(
        plan: &Plan,
        target: &Target,
        ledger: &Ledger,
        quarter: Quarter,
        (window, phase): (Window, Phase),
    ) -> Self {
        let alone = standing(plan, target, ledger, Span::Quarter(quarter));
        let to_date = standing(plan, target, ledger, Span::ToDate(quarter));
        let adds_up = target.accumulation == Accumulation::Year && target.measure != Measure::Done;
        let counts = to_date.used.contains(&quarter);
        let bar = alone.figure.map(|figure| figure.rounded(2));
        let fault = alone.faulty.first().map(|(_, fault)| fault.clone());
        Self {
            quarter,
            window,
            phase,
            counted: counted(target, ledger, quarter),
            bar,
            to_date: to_date
                .figure
                .filter(|_| adds_up && counts)
                .map(|figure| figure.rounded(2)),
            figure: to_date.figure.filter(|_| counts),
            state: to_date.state,
            gap: bar.is_none().then(|| gap(&alone, phase)),
            fault,
            nothing_arose: alone.nothing_arose,
            left_out: if adds_up {
                left_out(&to_date, quarter)
            } else {
                Vec::new()
            },
        }
    }
}

fn counted(target: &Target, ledger: &Ledger, quarter: Quarter) -> Counted {
    let Some((figures, _)) = ledger.figures(target, quarter) else {
        return Counted::Nothing;
    };
    match &figures {
        Figures::Ratio(over, under) => Counted::Ratio(over.known(), under.known()),
        Figures::Value(value) => Counted::Value(value.known()),
        Figures::Done(done) => Counted::Done(*done),
    }
}

fn gap(alone: &Standing, phase: Phase) -> Gap {
    if alone.nothing_arose {
        Gap::NothingArose
    } else if !alone.faulty.is_empty() {
        Gap::Faulty
    } else if phase == Phase::Future {
        Gap::NotYet
    } else {
        Gap::Missing
    }
}

fn left_out(to_date: &Standing, last: Quarter) -> Vec<Quarter> {
    let earlier = Quarter::ALL.into_iter().filter(|quarter| *quarter < last);
    earlier
        .filter(|quarter| !to_date.used.contains(quarter))
        .collect()
}
