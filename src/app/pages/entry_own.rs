//! The ledger as one row of the grid reads it. Hundreds of rows hang on one ledger: were each to
//! look at every key press whether it has changed, the looking would take longer than the change.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{Entry, Ledger, Note, Reference};
use so_chi_tieu::number::Count;
use so_chi_tieu::plan::Plan;

use super::entry::Row;
use crate::app::book::LiveBook;
use crate::app::components::watch;

/// The ledger, for whom only what one row shows counts.
#[derive(Clone)]
pub struct RowLedger {
    ledger: ArcRwSignal<Ledger>,
    changed: ArcTrigger,
}

impl RowLedger {
    /// Reads it, and again when something of the row has changed.
    pub fn with<T>(&self, read: impl FnOnce(&Ledger) -> T) -> T {
        self.changed.track();
        self.ledger.with_untracked(read)
    }

    /// Reads it once.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Ledger) -> T) -> T {
        self.ledger.with_untracked(read)
    }
}

/// Everything that a row shows of the ledger, and its standings follow from.
#[derive(PartialEq)]
struct Own {
    entries: [Option<Entry>; 4],
    form: [Option<(Count, Count)>; 4],
    note: Option<Note>,
    references: Vec<Option<Reference>>,
    near: u8,
}

impl Own {
    fn of(plan: &Plan, ledger: &Ledger, row: &Row) -> Self {
        let form = |quarter| {
            let target = row.targets.first()?;
            ledger.form_counts(target, quarter)
        };
        let references = row.targets.iter();
        let references = references.map(|target| ledger.reference(&plan.root(target).id).cloned());
        Self {
            entries: Quarter::ALL.map(|quarter| ledger.entry(&row.key, quarter).cloned()),
            form: Quarter::ALL.map(form),
            note: ledger.note(&row.key, row.quarter).cloned(),
            references: references.collect(),
            near: ledger.near(),
        }
    }
}

/// The ledgers of all rows, in their order.
pub fn row_ledgers(book: &LiveBook, rows: &[Row]) -> Vec<RowLedger> {
    let found: Vec<RowLedger> = rows
        .iter()
        .map(|_| RowLedger {
            ledger: book.ledger.clone(),
            changed: ArcTrigger::new(),
        })
        .collect();
    let (book, rows, told) = (book.clone(), rows.to_vec(), found.clone());
    let own = move || -> Vec<Own> {
        let open = book.plan();
        book.ledger.with(|ledger| {
            let owns = rows.iter().map(|row| Own::of(&open.plan, ledger, row));
            owns.collect()
        })
    };
    let mut known = untrack(&own);
    watch(move || {
        let now = own();
        let changed = known.iter().zip(&now).map(|(known, now)| known != now);
        for (row, _) in told.iter().zip(changed).filter(|(_, changed)| *changed) {
            row.changed.notify();
        }
        known = now;
    });
    found
}
