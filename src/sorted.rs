//! Order without a tree or a sort of its own for every type: those are built anew for each type
//! they hold and were a tenth of the page. What is kept here counts in the hundreds.

use std::cmp::Ordering;

/// A map in the order of its keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Sorted<K, V>(Vec<(K, V)>);

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Sorted<K, V> {
    fn place(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(key))
    }

    /// The value under a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        let at = self.place(key).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// The value under the key that compares as equal; `compare` says how a key stands to the one
    /// looked for, in the order of the keys.
    pub fn find(&self, compare: impl Fn(&K) -> Ordering) -> Option<&V> {
        let at = self.0.binary_search_by(|(key, _)| compare(key)).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// Whether something is under a key.
    pub fn has(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// Puts a value under a key; gives what was there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(at) => {
                let slot = self.0.get_mut(at)?;
                Some(std::mem::replace(&mut slot.1, value))
            }
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    /// Takes away what is under a key, and gives it.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let at = self.place(key).ok()?;
        Some(self.0.remove(at).1)
    }

    /// All keys and values, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + Clone {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

/// The order that sorts `count` things: the indices, the first thing's first. `compare` compares
/// two things by their indices; equal things keep their order.
pub fn ranks(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..count).collect();
    indices.sort_by(|one, other| compare(*one, *other));
    indices
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{Sorted, ranks};

    proptest! {
        #[test]
        fn it_is_a_map(steps in proptest::collection::vec((0_u8..20, proptest::option::of(0_u8..5)), 0..60)) {
            let (mut ours, mut model) = (Sorted::default(), BTreeMap::new());
            for (key, value) in steps {
                match value {
                    Some(value) => prop_assert_eq!(ours.insert(key, value), model.insert(key, value)),
                    None => prop_assert_eq!(ours.remove(&key), model.remove(&key)),
                }
                prop_assert_eq!(ours.get(&key), model.get(&key));
                prop_assert_eq!(ours.find(|other| other.cmp(&key)), model.get(&key));
                prop_assert_eq!(ours.has(&key), model.contains_key(&key));
            }
            prop_assert!(ours.iter().eq(model.iter()));
        }

        #[test]
        fn ranks_sort_and_keep_the_order_of_equals(things in proptest::collection::vec(0_u8..6, 0..40)) {
            let order = ranks(things.len(), &mut |one, other| things[one].cmp(&things[other]));
            let mut model: Vec<(u8, usize)> = things.iter().copied().zip(0..).collect();
            model.sort();
            prop_assert_eq!(order, model.into_iter().map(|(_, at)| at).collect::<Vec<_>>());
        }
    }
}
