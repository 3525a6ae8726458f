//! How targets and tasks stand, with the numbers behind it: (plan, ledger, day) in, standings
//! out.

mod agenda;
mod bounds;
mod closing_checks;
mod course;
mod due;
mod figure;
mod forecast;
mod jump;
mod nested;
mod noted;
mod own;
mod portal;
mod reach;
mod task;
mod times;
mod wanted;

pub use agenda::{
    Agenda, Calendars, Dated, Known, Report, ReportedQuarter, Undated, Waiting, agenda,
    quarter_to_report, reported_quarter,
};
pub use closing_checks::{
    ClosingChecks, Finding, Found, Place, Refusal, closing_checks, unexplained_miss,
};
pub use due::{Due, due_soon};
pub use figure::Figure;
pub use forecast::{Assumption, Forecast, Outlook, forecast};
pub use jump::{FEWEST_POINTS, is_jump};
pub use nested::{Clash, NestedFault, nested_faults};
pub use noted::{agenda_of, ends_matter, next_report_of, report_of};
pub use own::Own;
pub use portal::{PortalReading, portal_reading};
pub use reach::{Ahead, Amount, Basis, Line, Lines, Pace, Reach, reach};
pub use task::{TaskStanding, dated_standing, occurrence_standing, task_standing};
pub use times::Times;
pub use wanted::{Sort, Wanted, When};

use bounds::Bounds;

use crate::calendar::Quarter;
use crate::ledger::{EntryFault, Figures, Ledger, Origin};
use crate::number::{Count, Decimal};
use crate::plan::{Accumulation, Beyond, Measure, Plan, Target, Threshold, Verdict, ZeroRule};

/// How a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The goal is reached.
    Met,
    /// The goal is not reached, the floor is.
    FloorMet,
    /// Not reached, but within the near margin.
    Near,
    /// Not reached.
    Missed,
    /// A sum over the year that still has quarters to come: too early to say.
    Open,
    /// Nothing to judge by.
    NoData,
}

impl State {
    /// The state of a figure that is judged now.
    fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Met => Self::Met,
            Verdict::FloorMet => Self::FloorMet,
            Verdict::Near => Self::Near,
            Verdict::Missed => Self::Missed,
        }
    }

    /// Order of need for attention, the most needy first.
    pub fn attention(self) -> u8 {
        match self {
            Self::Missed => 0,
            Self::Near => 1,
            Self::FloorMet => 2,
            Self::NoData => 3,
            Self::Open => 4,
            Self::Met => 5,
        }
    }
}

/// Which quarters a standing speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// One quarter alone.
    Quarter(Quarter),
    /// The year from its start to the end of a quarter.
    ToDate(Quarter),
}

impl Span {
    /// The last quarter in it.
    pub fn last(self) -> Quarter {
        match self {
            Self::Quarter(quarter) | Self::ToDate(quarter) => quarter,
        }
    }

    /// The quarters in it.
    pub fn quarters(self) -> impl Iterator<Item = Quarter> {
        Quarter::ALL.into_iter().filter(move |quarter| match self {
            Self::Quarter(only) => *quarter == only,
            Self::ToDate(last) => *quarter <= last,
        })
    }
}

/// How a target stands, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The judgement.
    pub state: State,
    /// The figure judged, exact.
    pub figure: Option<Figure>,
    /// Quarters whose numbers are in the figure.
    pub used: Vec<Quarter>,
    /// Those of them whose counts follow from form II.06a.
    pub from_form: Vec<Quarter>,
    /// Quarters for which nothing is entered.
    pub missing: Vec<Quarter>,
    /// Quarters whose entry is wrong and therefore left out.
    pub faulty: Vec<(Quarter, EntryFault)>,
    /// Whether nothing arose at all (0/0), so that the zero rule decided.
    pub nothing_arose: bool,
    /// Whether the value it is compared with has not been entered.
    pub needs_reference: bool,
    /// The number to be reached, the reference value included.
    pub goal: Option<Decimal>,
    /// The least asked for, where there is one.
    pub floor: Option<Decimal>,
    /// How many more the numerator would need for the goal, on the denominator so far; none
    /// where the goal is met, is no share, or cannot be met on it.
    pub lacking: Option<Count>,
}

impl Standing {
    /// Sorts by need of attention: the state first, then how much of the goal is missing, in
    /// ten-thousandths of it, the most first.
    pub fn attention(&self) -> (u8, i128) {
        let missing = self.figure.zip(self.goal).and_then(|(figure, goal)| {
            let goal = i128::from(goal.units());
            let gap = (goal - i128::from(figure.rounded(4).units())).abs();
            (goal != 0).then(|| gap * 10_000 / goal.abs())
        });
        (self.state.attention(), -missing.unwrap_or_default())
    }
}

/// What one quarter's entry says.
enum Reading {
    Missing,
    Faulty(EntryFault),
    Ratio(Count, Count),
    Value(Decimal),
    Done(bool),
}

/// How `target` stands over `span`. A repeated target stands as the one it repeats: same
/// entry, same threshold reference.
pub fn standing(plan: &Plan, target: &Target, ledger: &Ledger, span: Span) -> Standing {
    let threshold = threshold_of(plan, target, ledger);
    let gathered = gather(target, ledger, span);
    let figure = gathered.figure(target, span);
    let nothing_arose = gathered.nothing_arose();
    let state = match &threshold {
        None => State::NoData,
        Some(threshold) => judge(threshold, figure.as_ref(), target, ledger.near(), span)
            .unwrap_or(if nothing_arose && target.zero == ZeroRule::Full {
                State::Met
            } else {
                State::NoData
            }),
    };
    let lacking = threshold
        .as_ref()
        .zip(figure.as_ref())
        .and_then(|(threshold, figure)| lacking(threshold, figure, target));
    Standing {
        state,
        figure,
        used: gathered.used,
        from_form: gathered.from_form,
        missing: gathered.missing,
        faulty: gathered.faulty,
        nothing_arose,
        needs_reference: threshold.is_none(),
        goal: threshold.as_ref().and_then(Threshold::goal),
        floor: threshold.as_ref().and_then(Threshold::floor),
        lacking,
    }
}

/// The target's threshold with its reference value, if it needs one; none where that is not
/// entered.
fn threshold_of(plan: &Plan, target: &Target, ledger: &Ledger) -> Option<Threshold> {
    let reference = ledger.reference(&plan.root(target).id);
    target
        .threshold
        .with_reference(reference.and_then(|r| r.value))
}

fn judge(
    threshold: &Threshold,
    figure: Option<&Figure>,
    target: &Target,
    near: u8,
    span: Span,
) -> Option<State> {
    let figure = figure?;
    let verdict = threshold.judge(figure, near)?;
    let sums_up = target.measure == Measure::Value && target.accumulation == Accumulation::Year;
    if sums_up && span != Span::ToDate(Quarter::IV) && open(threshold, figure, verdict, span) {
        return Some(State::Open);
    }
    Some(State::of(verdict))
}

/// Whether the quarters to come may still change the verdict on a sum over the year: a target
/// without quarterly goals is not divided by four (law 2). Sums only grow, so a limit once passed
/// stays passed, and a goal once reached stays reached where there is no limit above it. A limit
/// is kept only when the year is over.
fn open(threshold: &Threshold, figure: &Figure, verdict: Verdict, span: Span) -> bool {
    let limit = match threshold {
        Threshold::AtMost(limit)
        | Threshold::LessThan(limit)
        | Threshold::Exactly(limit, _)
        | Threshold::Between(_, limit, Beyond::Missed) => Some(*limit),
        _ => None,
    };
    let met = verdict == Verdict::Met;
    let settled = match limit {
        Some(limit) => !met && figure.compare(limit).is_ge(),
        None => met,
    };
    matches!(span, Span::Quarter(_)) || !settled
}

#[derive(Default)]
struct Gathered {
    used: Vec<Quarter>,
    from_form: Vec<Quarter>,
    missing: Vec<Quarter>,
    faulty: Vec<(Quarter, EntryFault)>,
    readings: Vec<Reading>,
}

/// What counts for a standing: all quarters of a year that adds up, otherwise the last.
fn gather(target: &Target, ledger: &Ledger, span: Span) -> Gathered {
    let mut gathered = gather_all(target, ledger, span);
    if target.accumulation != Accumulation::Year {
        gathered.keep_last();
    }
    gathered
}

/// Every quarter of the span for itself.
fn gather_all(target: &Target, ledger: &Ledger, span: Span) -> Gathered {
    let mut gathered = Gathered::default();
    for quarter in span.quarters() {
        let figures = ledger.figures(target, quarter);
        let origin = figures.as_ref().map(|(_, origin)| *origin);
        match read(target, figures.map(|(figures, _)| figures)) {
            Reading::Missing => gathered.missing.push(quarter),
            Reading::Faulty(fault) => gathered.faulty.push((quarter, fault)),
            reading => {
                gathered.used.push(quarter);
                if origin == Some(Origin::Form) {
                    gathered.from_form.push(quarter);
                }
                gathered.readings.push(reading);
            }
        }
    }
    gathered
}

fn read(target: &Target, figures: Option<Figures>) -> Reading {
    let Some(figures) = figures else {
        return Reading::Missing;
    };
    if let Some(fault) = figures.fault(target) {
        return Reading::Faulty(fault);
    }
    match &figures {
        Figures::Ratio(numerator, denominator) => match (numerator.known(), denominator.known()) {
            (Some(numerator), Some(denominator)) => Reading::Ratio(numerator, denominator),
            _ => Reading::Missing,
        },
        Figures::Value(value) => value.known().map_or(Reading::Missing, Reading::Value),
        Figures::Done(done) => Reading::Done(*done),
    }
}

impl Gathered {
    fn keep_last(&mut self) {
        let last = self.readings.len().saturating_sub(1);
        self.used.drain(..last);
        let used = &self.used;
        self.from_form.retain(|quarter| used.contains(quarter));
        self.readings.drain(..last);
    }

    /// Σ of the counts read; none where nothing was read.
    fn sums(&self) -> Option<(Count, Count)> {
        let zero = Count::new(0)?;
        let mut sums = None;
        for reading in &self.readings {
            if let Reading::Ratio(numerator, denominator) = reading {
                let (over, under) = sums.unwrap_or((zero, zero));
                sums = Some((
                    over.checked_add(*numerator)?,
                    under.checked_add(*denominator)?,
                ));
            }
        }
        sums
    }

    fn nothing_arose(&self) -> bool {
        self.sums().is_some_and(|(_, under)| under.get() == 0)
    }

    fn figure(&self, target: &Target, span: Span) -> Option<Figure> {
        match target.measure {
            Measure::Ratio => self.rate(target),
            Measure::Value => self.value(target, span),
            Measure::Done => self
                .readings
                .iter()
                .rev()
                .find_map(|reading| match reading {
                    Reading::Done(done) => Some(Figure::Done(*done)),
                    _ => None,
                }),
        }
    }

    fn rate(&self, target: &Target) -> Option<Figure> {
        let (numerator, denominator) = self.sums()?;
        if denominator.get() == 0 {
            return (target.zero == ZeroRule::Zero).then_some(Figure::Value(Decimal::ZERO));
        }
        Some(Figure::Rate {
            numerator,
            denominator,
            factor: target.factor(),
        })
    }

    fn value(&self, target: &Target, span: Span) -> Option<Figure> {
        let sums_up = target.accumulation == Accumulation::Year && matches!(span, Span::ToDate(_));
        if sums_up {
            return self.total().map(Figure::Value);
        }
        self.values().next_back().map(Figure::Value)
    }

    fn values(&self) -> impl DoubleEndedIterator<Item = Decimal> {
        self.readings.iter().filter_map(|reading| match reading {
            Reading::Value(value) => Some(*value),
            _ => None,
        })
    }

    /// The sum of the values read.
    fn total(&self) -> Option<Decimal> {
        let mut values = self.values();
        let first = values.next()?;
        values.try_fold(first, Decimal::checked_add)
    }
}

/// How many more the numerator of a share needs for the goal on the denominator so far.
fn lacking(threshold: &Threshold, figure: &Figure, target: &Target) -> Option<Count> {
    let Figure::Rate {
        numerator,
        denominator,
        factor,
    } = *figure
    else {
        return None;
    };
    let bounds = Bounds::of_goal(threshold).filter(|_| target.is_share())?;
    bounds::lacking(&bounds, (numerator, denominator), factor, true)
}

/// How many targets are in each state, for the four counts of the overview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Goal reached.
    pub met: usize,
    /// Near, or floor reached.
    pub near: usize,
    /// Not reached.
    pub missed: usize,
    /// Nothing to judge by, or too early.
    pub none: usize,
}

impl Tally {
    /// Counts states.
    pub fn of(states: impl IntoIterator<Item = State>) -> Self {
        let mut tally = Self::default();
        for state in states {
            match state {
                State::Met => tally.met += 1,
                State::Near | State::FloorMet => tally.near += 1,
                State::Missed => tally.missed += 1,
                State::Open | State::NoData => tally.none += 1,
            }
        }
        tally
    }
}

/// What is still to do before a quarter's figures are whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Indicators and targets with nothing entered.
    pub missing: usize,
    /// Indicators and targets whose entry is wrong.
    pub faulty: usize,
}

/// How complete a quarter's figures are.
pub fn completeness(plan: &Plan, ledger: &Ledger, quarter: Quarter) -> Completeness {
    let mut found = Completeness::default();
    for target in plan.entered() {
        match ledger.figures(target, quarter) {
            None => found.missing += 1,
            Some((figures, _)) if figures.fault(target).is_some() => found.faulty += 1,
            Some(_) => {}
        }
    }
    found
}
