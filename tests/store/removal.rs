//! Removing a plan, putting it back, throwing it away.

use so_chi_tieu::store::{Book, Shelf, ShelfFault, discard, put_back, remove, removed};

use super::{KEY, Machine, book, now, plan, type_number};

#[test]
fn a_removed_book_comes_back_as_it_was() {
    for mut machine in [Machine::new(), Machine::without_journal()] {
        let mut book = book();
        machine.save(&mut book);
        let key = machine.with(|keep| remove(keep, &book, now())).unwrap();
        machine.flush();
        assert!(machine.start().books.is_empty());
        let mut again = machine.with(removed).remove(0);
        assert_eq!((&again.0, &again.1.ledger), (&key, &book.ledger));
        machine
            .with(|keep| put_back(keep, &key, &mut again.1, now()))
            .unwrap();
        machine.flush();
        assert_eq!(machine.start().books[0].ledger, book.ledger);
        assert!(machine.with(removed).is_empty());
    }
}

#[test]
fn what_a_crash_brings_back_stays_removed() {
    let mut machine = Machine::new();
    let mut mine = book();
    machine.save(&mut mine);
    let before = machine.local.clone();
    machine.with(|keep| remove(keep, &mine, now())).unwrap();
    machine.flush();
    // The browser was killed: the local storage is what it was a minute ago.
    machine.local = before;
    assert!(machine.start().books.is_empty());
    assert_eq!(machine.with(removed).len(), 1);
    // The same plan opened anew stays open, whatever lies among the removed.
    let mut anew = Book::new(plan("tinh-bien-2026"));
    type_number(&mut anew, "7");
    machine.save(&mut anew);
    assert_eq!(machine.start().books, [anew]);
    assert_eq!(machine.with(removed).len(), 1);
}

#[test]
fn a_plan_removed_twice_is_kept_twice() {
    let mut machine = Machine::new();
    for text in ["1", "2"] {
        let mut book = book();
        type_number(&mut book, text);
        machine.save(&mut book);
        machine.with(|keep| remove(keep, &book, now())).unwrap();
        machine.flush();
    }
    assert_eq!(machine.with(removed).len(), 2);
}

#[test]
fn a_full_storage_has_room_to_remove_a_book() {
    let mut machine = Machine::without_journal();
    let mut book = book();
    machine.save(&mut book);
    let size = KEY.len() + machine.local.read(KEY).unwrap().unwrap().len();
    machine.local.room = Some(size + 10);
    machine.with(|keep| remove(keep, &book, now())).unwrap();
    assert_eq!(machine.with(removed).len(), 1);
    // Not even room for the longer key: the book stays in its place.
    let mut machine = Machine::without_journal();
    let mut again = Book::new(plan("tinh-bien-2026"));
    machine.save(&mut again);
    machine.local.room = Some(KEY.len() + machine.local.read(KEY).unwrap().unwrap().len());
    assert_eq!(
        machine.with(|keep| remove(keep, &again, now())),
        Err(ShelfFault::Full)
    );
    assert_eq!(machine.start().books.len(), 1);
}

#[test]
fn only_what_is_removed_or_aside_can_be_thrown_away() {
    let mut machine = Machine::new();
    let mut book = book();
    machine.save(&mut book);
    machine.with(|keep| discard(keep, KEY));
    assert_eq!(machine.start().books.len(), 1);
    let key = machine.with(|keep| remove(keep, &book, now())).unwrap();
    machine.with(|keep| discard(keep, &key));
    machine.flush();
    machine.start();
    assert!(machine.with(removed).is_empty());
}
