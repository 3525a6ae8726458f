//! Snapshots: taken before anything large, once a day, in a ring.

use so_chi_tieu::store::snapshot::{Why, of, take};
use so_chi_tieu::store::{Book, Sealed, Storage, save, unseal};

use super::{Places, book, now, on, type_number};

fn taken(places: &Places, book: &Book) -> Vec<(u32, Why)> {
    use chrono::Datelike;
    let all = of(places.journal.as_ref().unwrap(), book.id());
    all.iter().map(|one| (one.at.day.day(), one.why)).collect()
}

#[test]
fn the_first_save_of_a_day_leaves_the_day_before() {
    let mut places = Places::new();
    let mut book = book();
    for (day, number) in [(13, "1"), (13, "2"), (14, "3"), (14, "4"), (16, "5")] {
        type_number(&mut book, number);
        places.with(|keep| save(keep, &mut book, on(day))).unwrap();
        places.flush();
    }
    // The very first save has nothing before it; the second is of the same day.
    let expected = [(13, Why::Day), (14, Why::Day), (16, Why::Day)];
    assert_eq!(taken(&places, &book), expected);
    let all = of(places.journal.as_ref().unwrap(), book.id());
    let text = places.database.read(&all[1].key).unwrap().unwrap();
    assert!(matches!(unseal(&text), Sealed::Whole(whole) if whole.revision == 2));
    // After a start the ring is what it was, and no text of it is held.
    places.start();
    assert_eq!(taken(&places, &book), expected);
    assert_eq!(
        places.journal.as_ref().unwrap().read(&all[1].key).unwrap(),
        None
    );
}

#[test]
fn the_ring_drops_the_oldest_even_when_the_clock_is_set_back() {
    let mut places = Places::new();
    let mut book = book();
    places.save(&mut book);
    for day in (1..=20).rev() {
        type_number(&mut book, &day.to_string());
        places.save(&mut book);
        let journal = places.journal.as_mut().unwrap();
        take(journal, &book, Why::Import, on(day));
        places.flush();
    }
    let kept = taken(&places, &book);
    let expected: Vec<(u32, Why)> = (1..=12).rev().map(|day| (day, Why::Import)).collect();
    assert_eq!(kept, expected);
    let keys = places.database.keys().unwrap();
    let count = keys.iter().filter(|key| key.contains("/snapshot/")).count();
    assert_eq!(count, 12);
}

#[test]
fn a_snapshot_holds_the_book_as_it_was() {
    let mut places = Places::new();
    let mut book = book();
    places.save(&mut book);
    let journal = places.journal.as_mut().unwrap();
    take(journal, &book, Why::Restore, now());
    places.flush();
    let before = book.ledger.clone();
    type_number(&mut book, "999");
    places.save(&mut book);
    let key = &of(places.journal.as_ref().unwrap(), book.id())[0].key;
    let text = places.database.read(key).unwrap().unwrap();
    let again = so_chi_tieu::store::read_snapshot(&text).unwrap();
    assert_eq!(again.ledger, before);
    assert!(so_chi_tieu::store::read_snapshot(&text[..300]).is_err());
}
