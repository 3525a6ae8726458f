//! Two copies that differ: which is taken, and what becomes of the other.

use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{By, Cause, Command, Entry, Part};
use so_chi_tieu::store::{Book, Journal, Recovered, Shelf, ShelfFault, seal};

use super::{FORMER, KEY, Machine, book, now, on, plan, type_number};

/// A machine after three saves: "412", "500", "600", and the texts of each.
fn machine() -> (Machine, Book, Vec<String>) {
    let mut machine = Machine::new();
    let mut book = book();
    let mut texts = Vec::new();
    for number in ["412", "500", "600"] {
        type_number(&mut book, number);
        machine.save(&mut book);
        texts.extend(machine.local.read(KEY).unwrap());
    }
    (machine, book, texts)
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
        let (mut machine, book, texts) = machine();
        let older = match journal_is_older {
            true => &mut machine.database,
            false => &mut machine.local,
        };
        older.write(KEY, &texts[0]).unwrap();
        let found = machine.start();
        assert_eq!(found.books, std::slice::from_ref(&book));
        let expected = recovered(&book, !journal_is_older, Some(1));
        assert_eq!(found.recovered, [expected]);
        assert!(found.aside.is_empty());
        // Both hold the later one now.
        assert_eq!(machine.local.read(KEY).unwrap().as_ref(), Some(&texts[2]));
        assert_eq!(
            machine.database.read(KEY).unwrap().as_ref(),
            Some(&texts[2])
        );
        assert!(machine.start().recovered.is_empty());
    }
}

#[test]
fn a_copy_that_is_gone_is_made_again() {
    for journal_is_empty in [false, true] {
        let (mut machine, book, texts) = machine();
        match journal_is_empty {
            true => machine.database.remove(KEY).unwrap(),
            false => machine.local.remove(KEY).unwrap(),
        }
        let found = machine.start();
        assert_eq!(found.books, std::slice::from_ref(&book));
        assert_eq!(found.recovered, [recovered(&book, !journal_is_empty, None)]);
        assert_eq!(machine.local.read(KEY).unwrap().as_ref(), Some(&texts[2]));
        assert_eq!(
            machine.database.read(KEY).unwrap().as_ref(),
            Some(&texts[2])
        );
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
        whole.replacen("sct1 3 ", "sct1 9 ", 1),
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
        let (_, _, texts) = machine();
        for text in spoilt(&texts[2]) {
            let (mut machine, book, _) = machine();
            let place = match journal_is_spoilt {
                true => &mut machine.database,
                false => &mut machine.local,
            };
            place.write(KEY, &text).unwrap();
            let found = machine.start();
            assert_eq!(found.books, std::slice::from_ref(&book), "{text}");
            assert_eq!(
                found.recovered,
                [recovered(&book, !journal_is_spoilt, None)]
            );
            assert_eq!(found.aside.len(), 1);
            assert_eq!(found.aside[0].text, text);
            assert!(!found.aside[0].faults.is_empty());
            // Neither a save nor another start takes it away.
            let mut book = found.books[0].clone();
            type_number(&mut book, "700");
            machine.save(&mut book);
            let again = machine.start();
            assert_eq!(again.books, [book]);
            assert_eq!(again.aside[0].text, text);
            assert_eq!(machine.local.read(&again.aside[0].key).unwrap(), Some(text));
        }
    }
}

#[test]
fn with_both_spoilt_both_are_kept_and_a_new_book_falls_on_neither() {
    let (mut machine, _, texts) = machine();
    machine.local.write(KEY, "một").unwrap();
    machine.database.write(KEY, &texts[2][..900]).unwrap();
    let found = machine.start();
    assert!(found.books.is_empty());
    assert_eq!(found.aside.len(), 2);
    let mut anew = book();
    machine.save(&mut anew);
    let again = machine.start();
    assert_eq!(again.books, [anew]);
    let mut kept: Vec<String> = again.aside.into_iter().map(|one| one.text).collect();
    kept.sort();
    assert_eq!(kept, ["một", &texts[2][..900]]);
}

#[test]
fn of_two_of_the_same_revision_the_journals_is_taken_and_both_are_kept() {
    for saved in [now(), on(12), on(14)] {
        let (mut machine, book, _) = machine();
        let mut other = book.clone();
        type_number(&mut other, "601");
        let text = seal(3, &other.text(saved));
        machine.local.write(KEY, &text).unwrap();
        let found = machine.start();
        assert_eq!(found.books, [book]);
        assert_eq!(found.aside.len(), 1);
        assert_eq!(found.aside[0].text, text);
        assert!(found.aside[0].faults.is_empty());
    }
}

#[test]
fn what_the_first_version_kept_is_taken_over() {
    let mut old = book();
    old.revision = 41;
    old.saved_at = Some(now());
    let text = old.text(now());
    let mut machine = Machine::new();
    machine.local.write(FORMER, &text).unwrap();
    let found = machine.start();
    assert_eq!(found.books, [old.clone()]);
    assert!(found.recovered.is_empty());
    assert_eq!(machine.local.read(FORMER).unwrap(), None);
    assert_eq!(machine.local.read(KEY).unwrap(), Some(seal(41, &text)));
    assert_eq!(machine.database.read(KEY).unwrap(), Some(seal(41, &text)));
    // As it was before it was taken over.
    let snapshots = so_chi_tieu::store::snapshot::of(machine.journal.as_ref().unwrap(), old.id());
    assert_eq!(snapshots.len(), 1);
    assert_eq!(machine.start().books, [old]);

    // Without room for a second copy the first version's stays.
    let mut machine = Machine::without_journal();
    machine.local.write(FORMER, &text).unwrap();
    machine.local.room = Some(FORMER.len() + text.len() + 10);
    assert_eq!(machine.start().books.len(), 1);
    assert_eq!(machine.local.read(FORMER).unwrap(), Some(text.clone()));
    // What cannot be read of it is set aside like everything else.
    let mut machine = Machine::new();
    machine.local.write(FORMER, &text[..900]).unwrap();
    let found = machine.start();
    assert_eq!(found.aside[0].text, text[..900]);
}

#[test]
fn setting_aside_without_room_leaves_it_in_its_place() {
    let mut machine = Machine::without_journal();
    machine.local.write(KEY, "rác rác rác").unwrap();
    machine.local.room = Some(KEY.len() + "rác rác rác".len() + 5);
    let found = machine.start();
    assert_eq!(found.aside[0].key, KEY);
    assert_eq!(
        machine.local.read(KEY).unwrap().as_deref(),
        Some("rác rác rác")
    );
    // And no save falls on it.
    let outcome = machine.with(|keep| so_chi_tieu::store::save(keep, &mut book(), now()));
    assert_eq!(outcome, Err(ShelfFault::Full));
    assert_eq!(
        machine.local.read(KEY).unwrap().as_deref(),
        Some("rác rác rác")
    );
}

#[test]
fn two_unreadable_values_both_stay() {
    let mut machine = Machine::new();
    for text in ["một", "hai"] {
        machine.local.write(KEY, text).unwrap();
        machine.start();
    }
    let mut texts: Vec<String> = machine.start().aside.into_iter().map(|a| a.text).collect();
    texts.sort();
    assert_eq!(texts, ["hai", "một"]);
}

#[test]
fn it_is_known_whether_anything_is_kept() {
    let anything = |machine: &mut Machine| machine.with(|keep| keep.has_something());
    let (mut machine, ..) = machine();
    assert!(anything(&mut machine));
    machine.journal = Some(Journal::default());
    assert!(anything(&mut machine), "the local storage has it");
    assert!(!anything(&mut Machine::new()));
    assert!(!anything(&mut Machine::without_journal()));
}

#[test]
fn a_forbidden_storage_is_said_at_the_start() {
    for mut machine in [Machine::new(), Machine::without_journal()] {
        machine.local.forbidden = true;
        let found = machine.start();
        assert_eq!(found.fault, Some(ShelfFault::Forbidden));
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
    let mut machine = Machine::new();
    let mut first = book();
    machine.save(&mut first);
    // A window without the journal went its own way.
    let mut lone = first.clone();
    for number in ["1", "2"] {
        log_number(&mut lone, number);
    }
    lone.revision = 2;
    let own = seal(2, &lone.text(now()));
    for number in ["600", "700", "800"] {
        log_number(&mut first, number);
        machine.save(&mut first);
    }
    machine.local.write(KEY, &own).unwrap();
    let found = machine.start();
    assert_eq!(found.books, [first]);
    assert_eq!(found.aside.len(), 1);
    assert_eq!(found.aside[0].text, own);
}
