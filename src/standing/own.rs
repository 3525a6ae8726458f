//! What of a ledger belongs to one thing that is entered: while that stays the same, all that is
//! shown of it does, so that hundreds of others need not be looked at for every key.

use crate::calendar::Quarter;
use crate::ledger::{Entry, Ledger, Note, Reference};
use crate::number::Count;
use crate::plan::{EntryKey, Plan, Target};

/// Everything in a ledger from which follows how the targets of an entry stand, and what is said of
/// them in a quarter.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    entries: [Option<Entry>; 4],
    form: [Option<(Count, Count)>; 4],
    note: Option<Note>,
    references: Vec<Option<Reference>>,
    near: u8,
}

impl Own {
    /// That of the targets that hang on an entry, seen in a quarter.
    pub fn of(
        plan: &Plan,
        ledger: &Ledger,
        (key, quarter): (&EntryKey, Quarter),
        targets: &[Target],
    ) -> Self {
        let form = |quarter| ledger.form_counts(targets.first()?, quarter);
        let references = targets.iter();
        let references = references.map(|target| ledger.reference(&plan.root(target).id).cloned());
        Self {
            entries: Quarter::ALL.map(|quarter| ledger.entry(key, quarter).cloned()),
            form: Quarter::ALL.map(form),
            note: ledger.note(key, quarter).cloned(),
            references: references.collect(),
            near: ledger.near(),
        }
    }
}
