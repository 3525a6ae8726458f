//! What would change if one ledger took another's place.

use std::collections::BTreeMap;

use super::{Entry, Ledger, Note, Progress, Reference, Slot};
use crate::plan::{TargetId, TaskId};

/// One thing in which two ledgers differ: before and after.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// The figures of a slot.
    Entry(Slot, Option<Entry>, Option<Entry>),
    /// The note of a slot.
    Note(Slot, Option<Note>, Option<Note>),
    /// How far a task is.
    Progress(TaskId, Option<Progress>, Option<Progress>),
    /// The reference value of a target.
    Reference(TargetId, Option<Reference>, Option<Reference>),
    /// The near margin.
    Near(u8, u8),
}

impl Ledger {
    /// Everything in which `after` differs from this ledger: of each sort first what is changed
    /// or gone, then what has come. When figures were entered does not
    /// count: the figures do.
    pub fn differences(&self, after: &Self) -> Vec<Difference> {
        let mut all = Vec::new();
        let same = |one: &Entry, other: &Entry| one.figures == other.figures;
        for (key, old, new) in changes(&self.entries, &after.entries, same) {
            all.push(Difference::Entry(key, old, new));
        }
        for (key, old, new) in changes(&self.notes, &after.notes, PartialEq::eq) {
            all.push(Difference::Note(key, old, new));
        }
        for (key, old, new) in changes(&self.progress, &after.progress, PartialEq::eq) {
            all.push(Difference::Progress(key, old, new));
        }
        for (key, old, new) in changes(&self.references, &after.references, PartialEq::eq) {
            all.push(Difference::Reference(key, old, new));
        }
        if self.near != after.near {
            all.push(Difference::Near(self.near, after.near));
        }
        all
    }
}

type Change<K, V> = (K, Option<V>, Option<V>);

fn changes<K: Ord + Clone, V: Clone>(
    before: &BTreeMap<K, V>,
    after: &BTreeMap<K, V>,
    same: impl Fn(&V, &V) -> bool,
) -> Vec<Change<K, V>> {
    let gone = before.iter().filter_map(|(key, old)| match after.get(key) {
        Some(new) if same(old, new) => None,
        new => Some((key.clone(), Some(old.clone()), new.cloned())),
    });
    let come = after
        .iter()
        .filter(|(key, _)| !before.contains_key(key))
        .map(|(key, new)| (key.clone(), None, Some(new.clone())));
    gone.chain(come).collect()
}
