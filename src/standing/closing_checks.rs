//! What is looked at before a quarter is closed. Only what cannot be keeps a quarter open; all
//! else may be closed with words that explain it.

use super::{Clash, Figure, NestedFault, Span, State, is_jump, nested_faults, standing};
use crate::calendar::Quarter;
use crate::form::{Column, FormFault, Sheet, TOTAL, faults};
use crate::ledger::{Cell, EntryFault, Figures, Ledger};
use crate::number::Decimal;
use crate::plan::{Accumulation, EntryKey, Plan, Target, TargetId};
use crate::sorted::ranks;

/// Where something was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// Under a key of the entry grid.
    Entry(EntryKey),
    /// In a cell of form II.06a: the field of work, and the column.
    Form(String, Column),
}

/// Something found before a closing.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What.
    pub found: Found,
}

/// What may be found.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Nothing is entered.
    Missing,
    /// The entry cannot be read, cannot be, or lacks one of its two counts.
    Entry(EntryFault),
    /// The form has something that is no count, or counts that do not fit each other.
    Form(FormFault),
    /// A part and its whole contradict each other.
    Nested(NestedFault),
    /// A goal is not reached, and nothing says why or what is done about it.
    Unexplained(TargetId, State),
    /// The figures are those of the quarter before.
    Same(Figures),
    /// The figure is far from those of the quarters before.
    Jump {
        /// The figure.
        now: Figure,
        /// The lowest before.
        least: Figure,
        /// The highest before.
        most: Figure,
        /// How many there are.
        points: usize,
    },
}

impl Found {
    /// Its code, which stays the same for good.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Entry(fault) if !is_half(fault) => "CHOT-01",
            Self::Form(fault) if fault.is_impossible() => "CHOT-02",
            Self::Nested(fault) if exceeds(fault) => "CHOT-03",
            Self::Missing | Self::Entry(_) => "CHOT-04",
            Self::Form(_) => "CHOT-05",
            Self::Nested(_) => "CHOT-06",
            Self::Unexplained(..) => "CHOT-07",
            Self::Same(_) => "CHOT-08",
            Self::Jump { .. } => "CHOT-09",
        }
    }

    /// Whether the quarter cannot be closed with it: the values cannot be.
    pub fn blocks(&self) -> bool {
        match self {
            Self::Entry(fault) => !is_half(fault),
            Self::Form(fault) => fault.is_impossible(),
            Self::Nested(fault) => exceeds(fault),
            _ => false,
        }
    }
}

/// One count without the other is unfinished, not impossible.
fn is_half(fault: &EntryFault) -> bool {
    matches!(fault, EntryFault::Missing(_))
}

/// A part above its whole cannot be, as a numerator above its denominator cannot. Two counts of
/// one thing that differ are like an identity of the form that does not hold: they may come out of
/// two systems on two days, each right for itself, which can be explained.
fn exceeds(fault: &NestedFault) -> bool {
    !matches!(fault.clash, Clash::Unequal(..))
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClosingChecks {
    /// Sort by sort, what keeps the quarter open first.
    pub findings: Vec<Finding>,
    /// Entries of which too few quarters are known to tell a jump.
    pub too_few: Vec<EntryKey>,
}

/// Why a quarter is not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// So many values cannot be.
    Impossible(usize),
    /// So many findings are to be explained, and no words are given.
    Unexplained(usize),
}

impl ClosingChecks {
    /// Those that keep the quarter open, or those that do not.
    pub fn that_block(&self, block: bool) -> impl Iterator<Item = &Finding> {
        let all = self.findings.iter();
        all.filter(move |finding| finding.found.blocks() == block)
    }

    /// Why the quarter cannot be closed with these words, if it cannot.
    pub fn refusal(&self, words: &str) -> Option<Refusal> {
        let [blocking, others] = [true, false].map(|block| self.that_block(block).count());
        match (blocking, others) {
            (1.., _) => Some(Refusal::Impossible(blocking)),
            (0, 1..) if words.trim().is_empty() => Some(Refusal::Unexplained(others)),
            _ => None,
        }
    }
}

/// Looks at a quarter before it is closed. `earlier` are plans of the same place for years before,
/// each with its ledger: their figures are found by indicator.
pub fn closing_checks(
    plan: &Plan,
    ledger: &Ledger,
    quarter: Quarter,
    earlier: &[(&Plan, &Ledger)],
) -> ClosingChecks {
    let look = Look {
        plan,
        ledger,
        quarter,
        earlier,
    };
    let mut checks = ClosingChecks::default();
    for key in plan.entry_keys() {
        if let Some(target) = plan.targets_of(key).next() {
            look.entry(target, &mut checks);
        }
    }
    let nested = nested_faults(plan, ledger, quarter).into_iter();
    checks.findings.extend(nested.filter_map(|fault| {
        let key = plan.target(&fault.part)?.entry.clone();
        Some(Finding {
            place: Place::Entry(key),
            found: Found::Nested(fault),
        })
    }));
    look.form(&mut checks);
    // Codes are numbered in the order in which they are read.
    let code = |at: usize| checks.findings.get(at).map(|finding| finding.found.code());
    let order = ranks(checks.findings.len(), &mut |one, other| {
        code(one).cmp(&code(other))
    });
    let sorted = order.into_iter();
    let sorted = sorted.filter_map(|at| checks.findings.get(at).cloned());
    checks.findings = sorted.collect();
    checks
}

/// The miss that is to be explained in the note of an entry: of which target, and how it stands.
/// None where all that it feeds reach their goals or their floors, where nothing is entered for the
/// quarter, or where cause and remedy are there.
///
/// A near miss is one too: the documents know no margin, it is this program's convention.
pub fn unexplained_miss<'a>(
    plan: &'a Plan,
    ledger: &Ledger,
    key: &EntryKey,
    quarter: Quarter,
) -> Option<(&'a Target, State)> {
    let explained = ledger
        .note(key, quarter)
        .is_some_and(|note| note.explains());
    if explained {
        return None;
    }
    let fed = plan.distinct_targets();
    let fed = fed.filter(|target| target.entry == *key);
    let missed = fed.filter_map(|target| {
        let stands = standing(plan, target, ledger, Span::ToDate(quarter));
        let missed = matches!(stands.state, State::Missed | State::Near);
        (missed && stands.used.contains(&quarter)).then_some((target, stands.state))
    });
    missed.min_by_key(|(_, state)| state.attention())
}

struct Look<'a> {
    plan: &'a Plan,
    ledger: &'a Ledger,
    quarter: Quarter,
    earlier: &'a [(&'a Plan, &'a Ledger)],
}

impl Look<'_> {
    /// Everything about one entry.
    fn entry(&self, target: &Target, checks: &mut ClosingChecks) {
        let missed = unexplained_miss(self.plan, self.ledger, &target.entry, self.quarter);
        let mut all: Vec<Found> = Vec::new();
        all.extend(missed.map(|(target, state)| Found::Unexplained(target.id.clone(), state)));
        match self.ledger.figures(target, self.quarter) {
            None => all.push(Found::Missing),
            Some((figures, _)) => match figures.fault(target) {
                Some(fault) => all.push(Found::Entry(fault)),
                None => {
                    let same = self.before(target).as_ref() == Some(&figures);
                    all.extend(self.jump(target, &figures, &mut checks.too_few));
                    if same && is_told(target, &figures) {
                        all.push(Found::Same(figures));
                    }
                }
            },
        }
        checks.findings.extend(all.into_iter().map(|found| Finding {
            place: Place::Entry(target.entry.clone()),
            found,
        }));
    }

    /// The figure's jump, if it is one.
    fn jump(
        &self,
        target: &Target,
        figures: &Figures,
        too_few: &mut Vec<EntryKey>,
    ) -> Option<Found> {
        let now = point(target, figures)?;
        let points = self.points(target);
        let Some(jump) = is_jump(&now, &points) else {
            too_few.push(target.entry.clone());
            return None;
        };
        let least = points.iter().min_by(|one, other| one.compare_figure(other));
        let most = points.iter().max_by(|one, other| one.compare_figure(other));
        let (least, most) = least.copied().zip(most.copied()).filter(|_| jump)?;
        Some(Found::Jump {
            now,
            least,
            most,
            points: points.len(),
        })
    }

    /// The figures of the quarter before; of the first quarter, of the last of the year before.
    fn before(&self, target: &Target) -> Option<Figures> {
        match self.quarter.previous() {
            Some(previous) => Some(self.ledger.figures(target, previous)?.0),
            None => {
                let (plan, ledger) = self.year_before()?;
                let same = same_in(plan, target)?;
                Some(ledger.figures(same, Quarter::IV)?.0)
            }
        }
    }

    fn year_before(&self) -> Option<(&Plan, &Ledger)> {
        let before = self.plan.year.get() - 1;
        let mut years = self.earlier.iter();
        years
            .find(|(plan, _)| plan.year.get() == before)
            .map(|(plan, ledger)| (*plan, *ledger))
    }

    /// The figures of all quarters before, each for itself.
    fn points(&self, target: &Target) -> Vec<Figure> {
        let figure = |ledger: &Ledger, target: &Target, quarter| {
            let (figures, _) = ledger.figures(target, quarter)?;
            point(target, &figures)
        };
        let mut points = Vec::new();
        let mut years = vec![self.plan.year];
        for (plan, ledger) in self.earlier {
            // A year counts once, should a plan of it be open twice.
            if plan.year > self.plan.year || years.contains(&plan.year) {
                continue;
            }
            years.push(plan.year);
            if let Some(same) = same_in(plan, target) {
                let all = Quarter::ALL.into_iter();
                points.extend(all.filter_map(|quarter| figure(ledger, same, quarter)));
            }
        }
        let past = Quarter::ALL.into_iter();
        let past = past.filter(|quarter| *quarter < self.quarter);
        points.extend(past.filter_map(|quarter| figure(self.ledger, target, quarter)));
        points
    }

    fn form(&self, checks: &mut ClosingChecks) {
        let sheet = Sheet::of(self.ledger, self.quarter);
        let before = match self.quarter.previous() {
            Some(previous) => Sheet::of(self.ledger, previous),
            None => self
                .year_before()
                .map_or_else(Sheet::default, |(_, ledger)| Sheet::of(ledger, Quarter::IV)),
        };
        let fields = sheet.rows.iter().map(|(field, _)| *field).chain([TOTAL]);
        for field in fields {
            let found = faults(&sheet, field, &before).into_iter();
            checks.findings.extend(found.map(|fault| Finding {
                place: Place::Form(field.to_owned(), fault.column()),
                found: Found::Form(fault),
            }));
        }
    }
}

/// The target of another year that the same figures are entered for: by its indicator, in the same
/// unit. Entries of a target's own are not compared over years: ids mean nothing beyond a plan.
fn same_in<'a>(plan: &'a Plan, target: &Target) -> Option<&'a Target> {
    let EntryKey::Indicator(_) = &target.entry else {
        return None;
    };
    let same = plan.target_of(&target.entry)?;
    (same.measure == target.measure && same.unit == target.unit).then_some(same)
}

/// The figure of one quarter alone; none where nothing arose or it is wrong.
fn point(target: &Target, figures: &Figures) -> Option<Figure> {
    if figures.fault(target).is_some() {
        return None;
    }
    match figures {
        Figures::Ratio(Cell::Known(over), Cell::Known(under)) if under.get() > 0 => {
            Some(Figure::Rate {
                numerator: *over,
                denominator: *under,
                factor: target.factor(),
            })
        }
        Figures::Value(Cell::Known(value)) => Some(Figure::Value(*value)),
        _ => None,
    }
}

/// Whether figures that are the same again are worth a word. What is done stays done, a state is
/// at most times what it was, and nothing again is no copy of anything.
fn is_told(target: &Target, figures: &Figures) -> bool {
    target.accumulation != Accumulation::Point
        && match figures {
            Figures::Ratio(_, under) => under.known().is_some_and(|under| under.get() > 0),
            Figures::Value(value) => value.known().is_some_and(|value| value != Decimal::ZERO),
            Figures::Done(_) => false,
        }
}
