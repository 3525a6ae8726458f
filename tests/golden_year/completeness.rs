//! `completeness.csv`: what is still to be entered, what is wrong, how many targets are in which
//! state.

use std::collections::BTreeSet;

use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::OpenPlan;
use so_chi_tieu::form::{Sheet, TOTAL, faults};
use so_chi_tieu::ledger::Ledger;
use so_chi_tieu::plan::{EntryKey, Plan};
use so_chi_tieu::standing::{Span, Standing, Tally, completeness, standing};

use crate::sheet::{key_words, span_words};
use crate::story::Look;
use crate::table::{Cell, Table};

const COLUMNS: [&str; 11] = [
    "as_of",
    "span",
    "missing",
    "faulty",
    "which_missing",
    "which_faulty",
    "form_faults",
    "met",
    "near",
    "missed",
    "none",
];

pub fn table(plan: &OpenPlan, looks: &[Look]) -> Table {
    let mut table = Table::new(&COLUMNS);
    for look in looks {
        for span in look.spans() {
            let mut row = vec![look.day(), span_words(span)];
            row.extend(match span {
                Span::Quarter(quarter) => still_to_do(&plan.plan, &look.ledger, quarter),
                Span::ToDate(_) => Default::default(),
            });
            row.extend(tally(&plan.plan, &look.ledger, span));
            table.push(row.into_iter().map(Cell::from).collect());
        }
    }
    table
}

fn still_to_do(plan: &Plan, ledger: &Ledger, quarter: Quarter) -> [String; 5] {
    let complete = completeness(plan, ledger, quarter);
    let which = |pick: fn(&Standing) -> bool| {
        let keys = plan.entry_keys().into_iter().filter(|key| {
            let target = plan.target_of(key).expect("a target");
            pick(&standing(plan, target, ledger, Span::Quarter(quarter)))
        });
        let names: Vec<String> = keys.map(|key: &EntryKey| key_words(key)).collect();
        names.join(" ")
    };
    [
        complete.missing.to_string(),
        complete.faulty.to_string(),
        which(|standing| !standing.missing.is_empty()),
        which(|standing| !standing.faulty.is_empty()),
        form_faults(ledger, quarter),
    ]
}

/// `Đất đai: 3; Đất đai: 6`: row and number of the column, in their order.
fn form_faults(ledger: &Ledger, quarter: Quarter) -> String {
    let sheet = Sheet::of(ledger, quarter);
    let before = match quarter {
        Quarter::I => Sheet::default(),
        Quarter::II => Sheet::of(ledger, Quarter::I),
        Quarter::III => Sheet::of(ledger, Quarter::II),
        Quarter::IV => Sheet::of(ledger, Quarter::III),
    };
    let names = sheet.rows.iter().map(|(name, _)| *name).chain([TOTAL]);
    let mut found = BTreeSet::new();
    for name in names {
        let shown = if name == TOTAL { "total" } else { name };
        for fault in faults(&sheet, name, &before) {
            found.insert((shown, fault.column().number()));
        }
    }
    let words: Vec<String> = found
        .iter()
        .map(|(name, at)| format!("{name}: {at}"))
        .collect();
    words.join("; ")
}

fn tally(plan: &Plan, ledger: &Ledger, span: Span) -> [String; 4] {
    let states = plan.distinct_targets();
    let states = states.map(|target| standing(plan, target, ledger, span).state);
    let tally = Tally::of(states);
    [tally.met, tally.near, tally.missed, tally.none].map(|count| count.to_string())
}
