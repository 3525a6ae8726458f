//! The ledger as one row of the grid reads it. Hundreds of rows hang on one ledger: were each to
//! look at every key press whether it has changed, the looking would take longer than the change.

use leptos::prelude::*;
use so_chi_tieu::ledger::Ledger;
use so_chi_tieu::standing::Own;

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
            let own = |row: &Row| {
                let slot = (&row.key, row.quarter);
                Own::of(&open.plan, ledger, slot, &row.targets)
            };
            rows.iter().map(own).collect()
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
