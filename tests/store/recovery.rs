//! Two copies that differ: which is taken, and what becomes of the other.

use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{By, Cause, Command, Entry, Part};
use so_chi_tieu::store::{Book, Journal, MemoryStorage, Recovered, Storage, StorageFault, seal};

use super::{FORMER, KEY, Places, book, now, on, plan, type_number};

/// A places after three saves: "412", "500", "600", and the texts of each.
fn places() -> (Places, Book, Vec<String>) {
    let mut places = Places::new();
    let mut book = book();
    let mut texts = Vec::new();
    for number in ["412", "500", "600"] {
        type_number(&mut book, number);
        places.save(&mut book);
        texts.extend(places.local.read(KEY).unwrap());
    }
    (places, book, texts)
}

fn recovered(book: &Book, from_journal: bool, other: Option<u64>) -> Recovered {
    Recovered {
        id: book.id().clone(),
        from_journal,
        revision: 3,
        other,
    }
}

#[test]
fn the_later_copy_is_taken_and_the_difference_reported() {
    for journal_is_older in [false, true] {
        let (mut places, book, texts) = places();
        let older = match journal_is_older {
            true => &mut places.database,
            false => &mut places.local,
        };
        older.write(KEY, &texts[0]).unwrap();
        let found = places.start();
        assert_eq!(found.books, std::slice::from_ref(&book));
        let expected = recovered(&book, !journal_is_older, Some(1));
        assert_eq!(found.recovered, [expected]);
        assert!(found.quarantined.is_empty());
        // Both hold the later one now.
        assert_eq!(places.local.read(KEY).unwrap().as_ref(), Some(&texts[2]));
        assert_eq!(places.database.read(KEY).unwrap().as_ref(), Some(&texts[2]));
        assert!(places.start().recovered.is_empty());
    }
}

#[test]
fn a_copy_that_is_gone_is_made_again() {
    for journal_is_empty in [false, true] {
        let (mut places, book, texts) = places();
        match journal_is_empty {
            true => places.database.remove(KEY).unwrap(),
            false => places.local.remove(KEY).unwrap(),
        }
        let found = places.start();
        assert_eq!(found.books, std::slice::from_ref(&book));
        assert_eq!(found.recovered, [recovered(&book, !journal_is_empty, None)]);
        assert_eq!(places.local.read(KEY).unwrap().as_ref(), Some(&texts[2]));
        assert_eq!(places.database.read(KEY).unwrap().as_ref(), Some(&texts[2]));
    }
}

/// Every way in which a copy can be spoilt.
fn spoilt(whole: &str) -> Vec<String> {
    let middle = whole.len() / 2;
    let flipped = {
        let mut bytes = whole.as_bytes().to_vec();
        let at = whole.find("600").unwrap();
        bytes[at] ^= 1;
        String::from_utf8(bytes).unwrap()
    };
    vec![
        String::new(),
        "rác".to_owned(),
        whole[..500].to_owned(),
        whole[..whole.len() - 1].to_owned(),
        flipped,
        whole.replacen("sct2 3 ", "sct2 9 ", 1),
        whole.chars().skip(middle / 3).collect(),
        // Well sealed, but nothing of ours, or another's.
        seal(9, "{}"),
        seal(9, &plan("tinh-bien-2026").to_text()),
        seal(9, &Book::new(plan("dai-son-2026")).text(now())),
    ]
}

#[test]
fn a_spoilt_copy_is_set_aside_and_the_other_taken() {
    for journal_is_spoilt in [false, true] {
        let (_, _, texts) = places();
        for text in spoilt(&texts[2]) {
            let (mut places, book, _) = places();
            let place = match journal_is_spoilt {
                true => &mut places.database,
                false => &mut places.local,
            };
            place.write(KEY, &text).unwrap();
            let found = places.start();
            assert_eq!(found.books, std::slice::from_ref(&book), "{text}");
            assert_eq!(
                found.recovered,
                [recovered(&book, !journal_is_spoilt, None)]
            );
            assert_eq!(found.quarantined.len(), 1);
            assert_eq!(found.quarantined[0].text, text);
            assert!(!found.quarantined[0].faults.is_empty());
            // Neither a save nor another start takes it away.
            let mut book = found.books[0].clone();
            type_number(&mut book, "700");
            places.save(&mut book);
            let again = places.start();
            assert_eq!(again.books, [book]);
            assert_eq!(again.quarantined[0].text, text);
            assert_eq!(
                places.local.read(&again.quarantined[0].key).unwrap(),
                Some(text)
            );
        }
    }
}

#[test]
fn with_both_spoilt_both_are_kept_and_a_new_book_falls_on_neither() {
    let (mut places, _, texts) = places();
    places.local.write(KEY, "một").unwrap();
    places.database.write(KEY, &texts[2][..896]).unwrap();
    let found = places.start();
    assert!(found.books.is_empty());
    assert_eq!(found.quarantined.len(), 2);
    let mut anew = book();
    places.save(&mut anew);
    let again = places.start();
    assert_eq!(again.books, [anew]);
    let mut kept: Vec<String> = again.quarantined.into_iter().map(|one| one.text).collect();
    kept.sort();
    assert_eq!(kept, ["một", &texts[2][..896]]);
}

#[test]
fn of_two_of_the_same_revision_the_journals_is_taken_and_both_are_kept() {
    for saved in [now(), on(12), on(14)] {
        let (mut places, book, _) = places();
        let mut other = book.clone();
        type_number(&mut other, "601");
        let text = seal(3, &other.text(saved));
        places.local.write(KEY, &text).unwrap();
        let found = places.start();
        assert_eq!(found.books, [book]);
        assert_eq!(found.quarantined.len(), 1);
        assert_eq!(found.quarantined[0].text, text);
        assert!(found.quarantined[0].faults.is_empty());
    }
}

#[test]
fn what_the_first_version_kept_is_taken_over() {
    let mut old = book();
    old.revision = 41;
    old.saved_at = Some(now());
    let text = old.text(now());
    let mut places = Places::new();
    places.local.write(FORMER, &text).unwrap();
    let found = places.start();
    assert_eq!(found.books, [old.clone()]);
    assert!(found.recovered.is_empty());
    assert_eq!(places.local.read(FORMER).unwrap(), None);
    assert_eq!(places.local.read(KEY).unwrap(), Some(seal(41, &text)));
    assert_eq!(places.database.read(KEY).unwrap(), Some(seal(41, &text)));
    // As it was before it was taken over.
    let snapshots = so_chi_tieu::store::snapshot::of(places.journal.as_ref().unwrap(), old.id());
    assert_eq!(snapshots.len(), 1);
    assert_eq!(places.start().books, [old]);

    // Without room for a second copy the first version's stays.
    let mut places = Places::without_journal();
    places.local.write(FORMER, &text).unwrap();
    places.local.room = Some(FORMER.len() + text.len() + 10);
    assert_eq!(places.start().books.len(), 1);
    assert_eq!(places.local.read(FORMER).unwrap(), Some(text.clone()));
    // What cannot be read of it is set aside like everything else.
    let mut places = Places::new();
    places.local.write(FORMER, &text[..896]).unwrap();
    let found = places.start();
    assert_eq!(found.quarantined[0].text, text[..896]);
}

#[test]
fn setting_aside_without_room_leaves_it_in_its_place() {
    let mut places = Places::without_journal();
    places.local.write(KEY, "rác rác rác").unwrap();
    places.local.room = Some(KEY.len() + "rác rác rác".len() + 5);
    let found = places.start();
    assert_eq!(found.quarantined[0].key, KEY);
    assert_eq!(
        places.local.read(KEY).unwrap().as_deref(),
        Some("rác rác rác")
    );
    // And no save falls on it.
    let outcome = places.with(|keep| so_chi_tieu::store::save(keep, &mut book(), now()));
    assert_eq!(outcome, Err(StorageFault::Full));
    assert_eq!(
        places.local.read(KEY).unwrap().as_deref(),
        Some("rác rác rác")
    );
}

#[test]
fn two_unreadable_values_both_stay() {
    let mut places = Places::new();
    for text in ["một", "hai"] {
        places.local.write(KEY, text).unwrap();
        places.start();
    }
    let mut texts: Vec<String> = places
        .start()
        .quarantined
        .into_iter()
        .map(|a| a.text)
        .collect();
    texts.sort();
    assert_eq!(texts, ["hai", "một"]);
}

#[test]
fn it_is_known_whether_anything_is_kept() {
    let anything = |places: &mut Places| places.with(|keep| keep.has_something());
    let (mut places, ..) = places();
    assert!(anything(&mut places));
    places.journal = Some(Journal::default());
    assert!(anything(&mut places), "the local storage has it");
    assert!(!anything(&mut Places::new()));
    assert!(!anything(&mut Places::without_journal()));
}

#[test]
fn a_forbidden_storage_is_said_at_the_start() {
    for mut places in [Places::new(), Places::without_journal()] {
        places.local.forbidden = true;
        let found = places.start();
        assert_eq!(found.fault, Some(StorageFault::Forbidden));
        assert!(found.books.is_empty());
    }
}

/// Types into a book with its log, as the page does.
fn log_number(book: &mut Book, number: &str) {
    let target = &book.plan.plan.targets[2];
    let entry = Entry::typed(None, target.measure, Part::Numerator, number, now());
    let command = Command::SetEntry((target.entry.clone(), Quarter::II), entry);
    let by = By {
        at: now(),
        who: String::new(),
    };
    assert!(book.log.run(&mut book.ledger, command, Cause::Typed, by));
}

#[test]
fn an_older_copy_with_work_of_its_own_is_set_aside() {
    let mut places = Places::new();
    let mut first = book();
    places.save(&mut first);
    // A window without the journal went its own way.
    let mut lone = first.clone();
    for number in ["1", "2"] {
        log_number(&mut lone, number);
    }
    lone.revision = 2;
    let own = seal(2, &lone.text(now()));
    for number in ["600", "700", "800"] {
        log_number(&mut first, number);
        places.save(&mut first);
    }
    places.local.write(KEY, &own).unwrap();
    let found = places.start();
    assert_eq!(found.books, [first]);
    assert_eq!(found.quarantined.len(), 1);
    assert_eq!(found.quarantined[0].text, own);
}

/// The keys of the chunks in a place.
fn chunk_keys(place: &MemoryStorage) -> Vec<String> {
    let keys = place.keys().unwrap().into_iter();
    keys.filter(|key| key.contains("/chunk/")).collect()
}

/// A book with a log of one chunk.
fn with_log() -> (Places, Book) {
    let mut places = Places::new();
    let mut book = book();
    log_number(&mut book, "600");
    places.save(&mut book);
    assert_eq!(chunk_keys(&places.local).len(), 1);
    (places, book)
}

#[test]
fn a_chunk_that_is_spoilt_in_one_place_is_taken_from_the_other_and_mended() {
    for in_journal in [false, true] {
        let (mut places, book) = with_log();
        let key = chunk_keys(&places.local).remove(0);
        let whole = places.local.read(&key).unwrap().unwrap();
        let place = match in_journal {
            true => &mut places.database,
            false => &mut places.local,
        };
        place.write(&key, "rác").unwrap();
        let found = places.start();
        assert_eq!(found.books, [book]);
        assert_eq!(found.quarantined, []);
        assert_eq!(places.local.read(&key).unwrap().as_ref(), Some(&whole));
        assert_eq!(places.database.read(&key).unwrap(), Some(whole));
    }
}

/// The figures are in the head: a lost piece of the log takes none of them away.
#[test]
fn a_book_whose_log_is_lost_opens_with_its_figures() {
    let (mut places, book) = with_log();
    let key = chunk_keys(&places.local).remove(0);
    places.local.remove(&key).unwrap();
    places.database.write(&key, "rác").unwrap();
    let found = places.start();
    assert_eq!(found.books.len(), 1);
    assert_eq!(found.books[0].ledger, book.ledger);
    assert!(found.books[0].log.steps().is_empty());
    assert!(!found.quarantined.is_empty());
    // And is there at the next start as well.
    let again = places.start();
    assert_eq!(again.books, found.books);
}
