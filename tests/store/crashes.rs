//! A browser that is killed at any moment: the local storage may fall back to any state it had
//! before, the database has every batch it said it had, and perhaps the one on its way. What was
//! reported as saved is there.

use proptest::prelude::*;
use so_chi_tieu::store::{Book, Shelf, is_safe, save};

use super::{Machine, book, now, type_number};

#[derive(Clone, Debug)]
enum Step {
    /// A number is typed and saved.
    Save(u16),
    /// The database takes what waits for it.
    Flush,
    /// Killed: the local storage falls back this many writes; whether the batch on its way had
    /// arrived.
    Kill(usize, bool),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => any::<u16>().prop_map(Step::Save),
        3 => Just(Step::Flush),
        1 => (0_usize..12, any::<bool>()).prop_map(|(back, arrived)| Step::Kill(back, arrived)),
    ];
    prop::collection::vec(step, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_was_reported_as_saved_survives(steps in steps()) {
        let mut machine = Machine::new();
        let mut mine = book();
        machine.save(&mut mine);
        let mut reported: Book = mine.clone();
        let mut past = vec![machine.local.clone()];
        for step in steps {
            match step {
                Step::Save(number) => {
                    type_number(&mut mine, &number.to_string());
                    prop_assert_eq!(machine.with(|keep| save(keep, &mut mine, now())), Ok(None));
                    past.push(machine.local.clone());
                }
                Step::Flush => machine.flush(),
                Step::Kill(back, arrived) => {
                    if arrived {
                        machine.flush();
                    }
                    let at = past.len().saturating_sub(1 + back);
                    machine.local = past[at].clone();
                    let found = machine.start();
                    prop_assert_eq!(found.books.len(), 1);
                    mine = found.books[0].clone();
                    prop_assert!(mine.revision >= reported.revision);
                    if mine.revision == reported.revision {
                        prop_assert_eq!(&mine, &reported);
                    }
                    prop_assert!(found.aside.is_empty());
                    past = vec![machine.local.clone()];
                }
            }
            // The page says “Đã lưu”.
            if is_safe(machine.journal.as_ref().unwrap(), mine.id()) {
                reported = mine.clone();
            }
        }
    }
}

/// Cut after every single operation of a script on either place: what was there is still there.
#[test]
fn nothing_is_lost_by_a_cut_between_any_two_operations() {
    let mut whole = Machine::new();
    let mut first = book();
    whole.save(&mut first);
    let before = whole.clone();
    // Changed, saved, but the database never answers.
    type_number(&mut first, "999");
    whole.with(|keep| save(keep, &mut first, now())).unwrap();
    let batch = whole.journal.as_ref().unwrap().batch();
    for done in 0..=batch.len() {
        let mut machine = before.clone();
        machine.local = whole.local.clone();
        for write in &batch[..done] {
            let text = write.text.as_ref().unwrap();
            machine.database.write(&write.key, text).unwrap();
        }
        let found = machine.start();
        assert_eq!(found.books, [first.clone()], "cut after {done}");
    }
}
