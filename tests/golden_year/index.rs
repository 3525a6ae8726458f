//! `index766.csv`: the points of the index of Decision 766, item by item.

use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::OpenPlan;
use so_chi_tieu::index766::{
    Band, Basis, Estimate, GroupEstimate, Input, Known, PartEstimate, Range, ReadingEstimate,
    built_in, estimate, linked,
};
use so_chi_tieu::ledger::{Figures, Ledger};
use so_chi_tieu::plan::{EntryKey, IndicatorKey};
use so_chi_tieu::standing::Span;

use crate::sheet::span_words;
use crate::story::Look;
use crate::table::{Cell, Table};

const COLUMNS: [&str; 19] = [
    "as_of",
    "span",
    "level",
    "group",
    "key",
    "numerator",
    "denominator",
    "known_low",
    "known_low_rounded",
    "known_high",
    "known_high_rounded",
    "low",
    "low_rounded",
    "high",
    "high_rounded",
    "rests_on",
    "low_band",
    "high_band",
    "missing",
];

pub fn table(plan: &OpenPlan, looks: &[Look]) -> Table {
    let rules = built_in().remove(0);
    let mut table = Table::new(&COLUMNS);
    for look in looks {
        let span = Span::ToDate(look.last());
        let entries = linked(&rules, &plan.plan, &look.ledger, span);
        let inputs = |key: &str| typed(&look.ledger, key, look.last()).or_else(|| entries(key));
        let head = |level: &str| [look.day(), span_words(span), level.to_owned()];
        push_all(&mut table, &estimate(&rules, &inputs), &head);
    }
    table
}

/// What is typed for an input itself. The stories type each once, so that it does not matter
/// whether quarters of it would be added up.
fn typed(ledger: &Ledger, key: &str, last: Quarter) -> Input {
    let key = EntryKey::Index(IndicatorKey::new(key).expect("a key"));
    let upto = Quarter::ALL.into_iter().filter(|quarter| *quarter <= last);
    let mut entries = upto.filter_map(|quarter| ledger.entry(&key, quarter));
    let (first, second) = (entries.next(), entries.next());
    assert!(second.is_none(), "{key:?} is typed once");
    let figures = first.map(|entry| &entry.figures);
    match figures {
        None => Input::missing(),
        Some(Figures::Ratio(over, under)) => {
            let counts = over.known().zip(under.known()).expect("two counts");
            Input::share(counts.0, counts.1)
        }
        Some(other) => panic!("two counts: {other:?}"),
    }
}

fn push_all(table: &mut Table, estimate: &Estimate, head: &dyn Fn(&str) -> [String; 3]) {
    for group in &estimate.groups {
        for part in &group.parts {
            push(table, head("item"), [&group.key, &part.input], item(part));
        }
        for reading in &group.readings {
            push(
                table,
                head("reading"),
                [&group.key, &reading.key],
                of_reading(reading),
            );
        }
        push(table, head("group"), [&group.key, ""], of_group(group));
    }
    push(table, head("total"), ["", ""], total(estimate));
}

fn push(table: &mut Table, head: [String; 3], names: [&str; 2], rest: Vec<Cell>) {
    let mut row: Vec<Cell> = head.into_iter().map(Cell::from).collect();
    row.extend(names.map(Cell::from));
    row.extend(rest);
    table.push(row);
}

fn blank(count: usize) -> Vec<Cell> {
    vec![Cell::from(""); count]
}

fn range(range: &Range) -> [Cell; 4] {
    let of = |points: &so_chi_tieu::index766::Points| {
        let rounded = Cell::from(points.rounded(2).to_string());
        [Cell::Points(points.clone()), rounded]
    };
    let ([low, low_rounded], [high, high_rounded]) = (of(&range.low), of(&range.high));
    [low, low_rounded, high, high_rounded]
}

fn item(part: &PartEstimate) -> Vec<Cell> {
    let mut cells: Vec<Cell> = match part.figures.known {
        Some(Known::Share(over, under)) => [over, under]
            .map(|count| Cell::from(count.get().to_string()))
            .to_vec(),
        None => blank(2),
        Some(Known::Done(_)) => panic!("nothing in these plans is done or not done"),
    };
    cells.extend(blank(4));
    cells.extend(range(&part.points));
    cells.push(Cell::from(basis(part.basis)));
    cells.extend(blank(3));
    cells
}

fn basis(basis: Basis) -> String {
    match basis {
        Basis::Counted => "counts".to_owned(),
        Basis::NothingArose(rule) => format!("zero rule: {}", format!("{rule:?}").to_lowercase()),
        Basis::Missing => "nothing".to_owned(),
        Basis::Unusable => "too much".to_owned(),
    }
}

fn ranges(known: &Range, points: &Range) -> Vec<Cell> {
    let mut cells = blank(2);
    cells.extend(range(known));
    cells.extend(range(points));
    cells
}

fn of_reading(reading: &ReadingEstimate) -> Vec<Cell> {
    let mut cells = ranges(&reading.known, &reading.points);
    cells.extend(blank(4));
    cells
}

fn of_group(group: &GroupEstimate) -> Vec<Cell> {
    let mut cells = ranges(&group.known, &group.points);
    cells.extend(blank(4));
    cells
}

fn total(estimate: &Estimate) -> Vec<Cell> {
    let mut cells = ranges(&estimate.known, &estimate.points);
    let name = |band: &Option<Band>| band.as_ref().expect("a band").name.0.clone();
    cells.push(Cell::from(""));
    cells.push(Cell::from(name(&estimate.low_band)));
    cells.push(Cell::from(name(&estimate.high_band)));
    cells.push(Cell::from(estimate.missing.join(" ")));
    cells
}
