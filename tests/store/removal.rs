//! Removing a plan, putting it back, throwing it away.

use so_chi_tieu::store::{Book, Life, Storage, StorageFault, discard, put_back, remove, removed};

use super::{KEY, Places, book, now, plan, type_number};

#[test]
fn a_removed_book_comes_back_as_it_was() {
    for mut places in [Places::new(), Places::without_journal()] {
        let mut book = book();
        places.save(&mut book);
        let key = places.with(|keep| remove(keep, &book, now())).unwrap();
        places.flush();
        assert!(places.start().books.is_empty());
        let mut again = places.with(removed).remove(0);
        assert_eq!((&again.key, &again.book.ledger), (&key, &book.ledger));
        places
            .with(|keep| put_back(keep, &key, &mut again.book, Life::new(2), now()))
            .unwrap();
        places.flush();
        assert_eq!(places.start().books[0].ledger, book.ledger);
        assert!(places.with(removed).is_empty());
    }
}

#[test]
fn what_a_crash_brings_back_stays_removed() {
    let mut places = Places::new();
    let mut mine = book();
    places.save(&mut mine);
    let before = places.local.clone();
    places.with(|keep| remove(keep, &mine, now())).unwrap();
    places.flush();
    // The browser was killed: the local storage is what it was a minute ago.
    places.local = before;
    assert!(places.start().books.is_empty());
    assert_eq!(places.with(removed).len(), 1);
    // The same plan opened anew stays open, whatever lies among the removed.
    let mut anew = Book::new(plan("tinh-bien-2026"));
    type_number(&mut anew, "7");
    places.save(&mut anew);
    assert_eq!(places.start().books, [anew]);
    assert_eq!(places.with(removed).len(), 1);
}

#[test]
fn a_plan_removed_twice_is_kept_twice() {
    let mut places = Places::new();
    for text in ["1", "2"] {
        let mut book = book();
        type_number(&mut book, text);
        places.save(&mut book);
        places.with(|keep| remove(keep, &book, now())).unwrap();
        places.flush();
    }
    assert_eq!(places.with(removed).len(), 2);
}

#[test]
fn a_full_storage_has_room_to_remove_a_book() {
    let mut places = Places::without_journal();
    let mut book = book();
    places.save(&mut book);
    let size = KEY.len() + places.local.read(KEY).unwrap().unwrap().len();
    places.local.room = Some(size + 100);
    places.with(|keep| remove(keep, &book, now())).unwrap();
    assert_eq!(places.with(removed).len(), 1);
    // Not even room for the longer key: the book stays in its place.
    let mut places = Places::without_journal();
    let mut again = Book::new(plan("tinh-bien-2026"));
    places.save(&mut again);
    places.local.room = Some(KEY.len() + places.local.read(KEY).unwrap().unwrap().len());
    assert_eq!(
        places.with(|keep| remove(keep, &again, now())),
        Err(StorageFault::Full)
    );
    assert_eq!(places.start().books.len(), 1);
}

#[test]
fn only_what_is_removed_or_aside_can_be_thrown_away() {
    let mut places = Places::new();
    let mut book = book();
    places.save(&mut book);
    places.with(|keep| discard(keep, KEY));
    assert_eq!(places.start().books.len(), 1);
    let key = places.with(|keep| remove(keep, &book, now())).unwrap();
    places.with(|keep| discard(keep, &key));
    places.flush();
    places.start();
    assert!(places.with(removed).is_empty());
}

#[test]
fn the_snapshots_of_a_plan_go_with_its_last_copy() {
    let mut places = Places::new();
    let mut book = book();
    places.save(&mut book);
    let snapshots = |places: &Places| {
        let journal = places.journal.as_ref().unwrap();
        so_chi_tieu::store::snapshot::of(journal, book.id()).len()
    };
    let why = so_chi_tieu::store::snapshot::Why::Import;
    let journal = places.journal.as_mut().unwrap();
    so_chi_tieu::store::snapshot::take(journal, &book, why, now());
    let first = places.with(|keep| remove(keep, &book, now())).unwrap();
    let mut later = book.clone();
    type_number(&mut later, "8");
    let second = places.with(|keep| remove(keep, &later, now())).unwrap();
    assert_ne!(first, second);
    places.with(|keep| discard(keep, &first));
    assert_eq!(snapshots(&places), 1);
    places.with(|keep| discard(keep, &second));
    assert_eq!(snapshots(&places), 0);
    places.flush();
    let keys = places.database.keys().unwrap();
    assert!(!keys.iter().any(|key| key.contains("/snapshot/")));
}
