//! What is typed for the index itself: counts that no target of the plan has, and the points that
//! the portal publishes.

use super::inputs::{Input, Known, linked_target, of_linked};
use super::rules::Rules;
use crate::calendar::Quarter;
use crate::ledger::{Cell, Entry, Figures, Ledger};
use crate::number::{Count, Decimal};
use crate::plan::{Accumulation, EntryKey, IndicatorKey, Plan};
use crate::standing::Span;

/// What the key of published points begins with; no input is called so.
const POINTS: &str = "diem_";
/// What the published points of the whole are called after that.
const TOTAL: &str = "tong";

/// What is entered for an input itself; none where its key could not stand in a file.
pub fn input_entry(key: &str) -> Option<EntryKey> {
    IndicatorKey::new(key).map(EntryKey::Index)
}

/// What is entered for the published points of a group, or of the whole where none is named.
pub fn points_entry(group: Option<&str>) -> Option<EntryKey> {
    input_entry(&[POINTS, group.unwrap_or(TOTAL)].concat())
}

/// The group whose published points are entered under a key, `Some(None)` being the whole; none
/// for the key of an input.
pub fn group_of_points(key: &IndicatorKey) -> Option<Option<&str>> {
    let group = key.as_str().strip_prefix(POINTS)?;
    Some(Some(group).filter(|group| *group != TOTAL))
}

/// The points typed from the portal in a quarter; none where nothing, or no number, is typed.
pub fn points_of(ledger: &Ledger, quarter: Quarter) -> impl Fn(Option<&str>) -> Option<Decimal> {
    move |group| match &ledger.entry(&points_entry(group)?, quarter)?.figures {
        Figures::Value(value) => value.known(),
        _ => None,
    }
}

/// The inputs over `span`, by key: in each quarter what was typed for the input itself, or else
/// what the entries of its indicator give. What is typed wrongly stands in the place of those too
/// and is left out.
///
/// Counts add up over the quarters where [`adds_up`] says so; of others, and of what is done or
/// not, the latest quarter holds.
pub fn inputs_of<'a>(
    rules: &'a Rules,
    plan: &'a Plan,
    ledger: &'a Ledger,
    span: Span,
) -> impl Fn(&str) -> Input + 'a {
    move |key| {
        let target = linked_target(rules, plan, key);
        let linked = |span| of_linked(plan, target, ledger, span);
        let own = input_entry(key);
        let typed = |quarter| own.as_ref().and_then(|own| ledger.entry(own, quarter));
        if span.quarters().all(|quarter| typed(quarter).is_none()) {
            return linked(span);
        }
        let of_quarter = |quarter| match typed(quarter) {
            Some(entry) => typed_input(entry, quarter),
            None if target.is_none() => Input {
                left_out: vec![quarter],
                ..Input::missing()
            },
            None => linked(Span::Quarter(quarter)),
        };
        Input {
            target: target.map(|target| target.id.clone()),
            ..together(
                span.quarters().map(of_quarter).collect(),
                adds_up(rules, plan, key),
            )
        }
    }
}

/// Whether the counts of an input add up over the quarters: not where they say how things stand
/// so far ([`super::InputRule::latest`]), nor where its target is no sum over the year.
pub fn adds_up(rules: &Rules, plan: &Plan, key: &str) -> bool {
    let latest = rules.input(key).is_some_and(|rule| rule.latest);
    let target = linked_target(rules, plan, key);
    !latest && target.is_none_or(|target| target.accumulation == Accumulation::Year)
}

/// What one typed entry says.
fn typed_input(entry: &Entry, quarter: Quarter) -> Input {
    let known = match &entry.figures {
        figures if figures.fault_as(true).is_some() => None,
        Figures::Ratio(Cell::Known(over), Cell::Known(under)) => Some(Known::Share(*over, *under)),
        Figures::Done(done) => Some(Known::Done(*done)),
        Figures::Ratio(..) | Figures::Value(_) => None,
    };
    let quarters = |there: bool| if there { vec![quarter] } else { Vec::new() };
    Input {
        known,
        used: quarters(known.is_some()),
        typed: quarters(known.is_some()),
        left_out: quarters(known.is_none()),
        target: None,
    }
}

/// The quarters of a span taken together, in their order.
fn together(quarters: Vec<Input>, adds_up: bool) -> Input {
    let left_out = quarters.iter().flat_map(|input| input.left_out.clone());
    let left_out = left_out.collect();
    let mut known: Vec<Input> = quarters;
    known.retain(|input| input.known.is_some());
    let states = known
        .iter()
        .any(|input| matches!(input.known, Some(Known::Done(_))));
    if !adds_up || states {
        let last = known.pop().unwrap_or_default();
        return Input { left_out, ..last };
    }
    Input {
        known: sum(&known),
        used: known.iter().flat_map(|input| input.used.clone()).collect(),
        typed: known.iter().flat_map(|input| input.typed.clone()).collect(),
        left_out,
        target: None,
    }
}

/// Σ of counts; none where there are none, or more than counts go.
fn sum(inputs: &[Input]) -> Option<Known> {
    let mut sum = None;
    for input in inputs {
        let Some(Known::Share(more, of)) = input.known else {
            continue;
        };
        let (over, under) = sum.unwrap_or((Count::ZERO, Count::ZERO));
        sum = Some((over.checked_add(more)?, under.checked_add(of)?));
    }
    sum.map(|(over, under)| Known::Share(over, under))
}
