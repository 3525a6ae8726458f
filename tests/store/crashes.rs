//! A browser that is killed between any two operations of a save: what was there is still there.
//! Kills at any moment of any course are tried on the machine itself: `machine/schedules.rs`.

use so_chi_tieu::store::{Storage, save};

use super::{Places, book, now, type_number};

#[test]
fn nothing_is_lost_by_a_cut_between_any_two_operations() {
    let mut whole = Places::new();
    let mut first = book();
    whole.save(&mut first);
    let before = whole.clone();
    // Changed, saved, but the database never answers.
    type_number(&mut first, "999");
    whole.with(|keep| save(keep, &mut first, now())).unwrap();
    let batch = whole.journal.as_ref().unwrap().batch();
    for done in 0..=batch.len() {
        let mut places = before.clone();
        places.local = whole.local.clone();
        for write in &batch[..done] {
            let text = write.text.as_ref().unwrap();
            places.database.write(&write.key, text).unwrap();
        }
        let found = places.start();
        assert_eq!(found.books, [first.clone()], "cut after {done}");
    }
}
