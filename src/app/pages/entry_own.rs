//! The ledger as one row of the grid reads it. Hundreds of rows hang on one ledger: were each to
//! look at every key press whether it has changed, the looking would take longer than the change.

use leptos::prelude::*;
use so_chi_tieu::ledger::Ledger;
use so_chi_tieu::standing::Own;

use super::entry::Row;
use crate::app::book::LiveBook;
use crate::app::components::{renew, watch};

/// The ledger, for whom only what one row shows counts.
#[derive(Clone)]
pub struct RowLedger {
    book: LiveBook,
    row: ArcStoredValue<Row>,
    own: ArcRwSignal<Own>,
}

impl RowLedger {
    fn new(book: &LiveBook, row: &Row) -> Self {
        let own = book.ledger.with_untracked(|ledger| own(book, ledger, row));
        Self {
            book: book.clone(),
            row: ArcStoredValue::new(row.clone()),
            own: ArcRwSignal::new(own),
        }
    }

    /// Reads it, and again when something of the row has changed.
    pub fn with<T>(&self, read: impl FnOnce(&Ledger) -> T) -> T {
        self.own.track();
        self.with_untracked(read)
    }

    /// Reads it once.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Ledger) -> T) -> T {
        self.book.ledger.with_untracked(read)
    }

    /// Looks whether something of the row has changed.
    pub fn look(&self) {
        let own = self
            .row
            .with_value(|row| self.with_untracked(|ledger| own(&self.book, ledger, row)));
        renew(&self.own, own);
    }
}

/// The ledgers of all rows, in their order. All look when a change is on the screen; the row that
/// was typed into has looked before.
pub fn row_ledgers(book: &LiveBook, rows: &[Row]) -> Vec<RowLedger> {
    let found: Vec<RowLedger> = rows.iter().map(|row| RowLedger::new(book, row)).collect();
    let (book, all) = (book.clone(), found.clone());
    watch(move || {
        book.open.track();
        book.with_shown(|_| all.iter().for_each(RowLedger::look));
    });
    found
}

fn own(book: &LiveBook, ledger: &Ledger, row: &Row) -> Own {
    let slot = (&row.key, row.quarter);
    book.open
        .with_untracked(|open| Own::of(&open.plan, ledger, slot, &row.targets))
}
