//! How ledgers are kept: nothing is overwritten that could not be read, a failed write changes
//! nothing, one window does not save over another.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use chrono::NaiveDate;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{self, OpenPlan, Opened};
use so_chi_tieu::ledger::{By, Cause, Command, Entry, Moment, Part};
use so_chi_tieu::locale::Language;
use so_chi_tieu::store::{
    self, Book, MemoryShelf, Settings, Shelf, ShelfFault, Theme, discard, load, put_back, remove,
    removed, save, save_settings,
};

const KEY: &str = "so-chi-tieu/1/ledger/tinh-bien-2026";

fn plan(id: &str) -> OpenPlan {
    let path = format!("{}/plans/{id}.json", env!("CARGO_MANIFEST_DIR"));
    match file::open(&std::fs::read(path).unwrap()) {
        Ok(Opened::Plan(plan)) => *plan,
        other => panic!("{other:?}"),
    }
}

fn now() -> Moment {
    Moment::new(NaiveDate::from_ymd_opt(2026, 6, 13).unwrap(), 14 * 60 + 2).unwrap()
}

fn book() -> Book {
    let mut book = Book::new(plan("tinh-bien-2026"));
    type_number(&mut book, "412");
    book
}

fn type_number(book: &mut Book, text: &str) {
    let target = &book.plan.plan.targets[2];
    let entry = Entry::typed(None, target.measure, Part::Numerator, text, now());
    let slot = (target.entry.clone(), Quarter::II);
    book.ledger.apply(Command::SetEntry(slot, entry));
}

#[test]
fn what_is_saved_is_found() {
    let mut shelf = MemoryShelf::default();
    let mut book = book();
    save(&mut shelf, &mut book, now()).unwrap();
    assert_eq!((book.revision, book.saved_at), (1, Some(now())));
    let found = load(&mut shelf);
    assert_eq!(found.books, [book]);
    assert!(found.aside.is_empty() && found.fault.is_none());
}

#[test]
fn what_can_be_undone_is_found_again() {
    let mut shelf = MemoryShelf::default();
    let mut book = book();
    let by = || By {
        at: now(),
        who: "Lò Thị Mai".to_owned(),
    };
    book.log
        .run(&mut book.ledger, Command::SetNear(7), Cause::Typed, by());
    save(&mut shelf, &mut book, now()).unwrap();
    let mut again = load(&mut shelf).books.remove(0);
    assert_eq!(again, book);
    assert!(again.log.undo(&mut again.ledger, by()).changed);
    assert_eq!(again.ledger.near(), 5);
    // A copy that was put aside has it too.
    remove(&mut shelf, &again, now()).unwrap();
    assert_eq!(removed(&shelf)[0].1.log, again.log);
}

#[test]
fn wrong_text_is_kept_too() {
    let mut shelf = MemoryShelf::default();
    let mut book = book();
    type_number(&mut book, "bốn trăm");
    save(&mut shelf, &mut book, now()).unwrap();
    assert_eq!(load(&mut shelf).books[0].ledger, book.ledger);
}

#[test]
fn keys_of_others_are_left_alone() {
    let mut shelf = MemoryShelf::default();
    shelf.write("so-chi-tieu/1/other", "theirs").unwrap();
    save(&mut shelf, &mut book(), now()).unwrap();
    load(&mut shelf);
    assert_eq!(
        shelf.read("so-chi-tieu/1/other").unwrap().as_deref(),
        Some("theirs")
    );
}

#[test]
fn what_cannot_be_read_is_set_aside_and_never_overwritten() {
    let newer = {
        let text = book().text(now());
        text.replacen("\"version\": 2", "\"version\": 3", 1)
    };
    let cut = {
        let text = book().text(now());
        text[..500].to_owned()
    };
    let other_plan = Book::new(plan("dai-son-2026")).text(now());
    for text in ["rác".to_owned(), String::new(), newer, cut, other_plan] {
        let mut shelf = MemoryShelf::default();
        shelf.write(KEY, &text).unwrap();
        let found = load(&mut shelf);
        assert!(found.books.is_empty(), "{text}");
        assert_eq!(found.aside.len(), 1);
        assert!(!found.aside[0].faults.is_empty());
        // A new book under the same plan falls on nothing.
        save(&mut shelf, &mut book(), now()).unwrap();
        let again = load(&mut shelf);
        assert_eq!(again.books.len(), 1);
        assert_eq!(again.aside.len(), 1);
        assert_eq!(again.aside[0].text, text);
        assert_eq!(shelf.read(&again.aside[0].key).unwrap(), Some(text));
    }
}

#[test]
fn two_unreadable_values_both_stay() {
    let mut shelf = MemoryShelf::default();
    for text in ["một", "hai"] {
        shelf.write(KEY, text).unwrap();
        load(&mut shelf);
    }
    let mut texts: Vec<String> = load(&mut shelf).aside.into_iter().map(|a| a.text).collect();
    texts.sort();
    assert_eq!(texts, ["hai", "một"]);
}

#[test]
fn setting_aside_without_room_leaves_it_in_its_place() {
    let mut shelf = MemoryShelf::default();
    shelf.write(KEY, "rác rác rác").unwrap();
    shelf.room = Some(KEY.len() + "rác rác rác".len() + 5);
    let found = load(&mut shelf);
    assert_eq!(found.fault, Some(ShelfFault::Full));
    assert_eq!(shelf.read(KEY).unwrap().as_deref(), Some("rác rác rác"));
}

#[test]
fn a_failed_save_changes_nothing() {
    let mut shelf = MemoryShelf::default();
    let mut first = book();
    save(&mut shelf, &mut first, now()).unwrap();
    let kept = shelf.read(KEY).unwrap();
    for fault in [ShelfFault::Full, ShelfFault::Forbidden] {
        let mut second = first.clone();
        type_number(&mut second, "999");
        shelf.room = (fault == ShelfFault::Full).then_some(10);
        shelf.forbidden = fault == ShelfFault::Forbidden;
        assert_eq!(save(&mut shelf, &mut second, now()), Err(fault));
        assert_eq!((second.revision, second.saved_at), (1, Some(now())));
        shelf.room = None;
        shelf.forbidden = false;
        assert_eq!(shelf.read(KEY).unwrap(), kept);
    }
}

#[test]
fn one_window_does_not_save_over_another() {
    let mut shelf = MemoryShelf::default();
    let mut mine = book();
    save(&mut shelf, &mut mine, now()).unwrap();
    let mut theirs = load(&mut shelf).books.remove(0);
    type_number(&mut theirs, "500");
    save(&mut shelf, &mut theirs, now()).unwrap();
    type_number(&mut mine, "600");
    assert_eq!(save(&mut shelf, &mut mine, now()), Err(ShelfFault::Changed));
    assert_eq!(load(&mut shelf).books, [theirs.clone()]);
    assert_eq!(store::read(&shelf, theirs.id()), Some(theirs));
}

#[test]
fn a_forbidden_shelf_is_said_at_the_start() {
    let mut shelf = MemoryShelf::default();
    shelf.forbidden = true;
    let found = load(&mut shelf);
    assert_eq!(found.fault, Some(ShelfFault::Forbidden));
    assert!(found.books.is_empty());
}

#[test]
fn a_removed_book_comes_back_as_it_was() {
    let mut shelf = MemoryShelf::default();
    let mut book = book();
    save(&mut shelf, &mut book, now()).unwrap();
    let key = remove(&mut shelf, &book, now()).unwrap();
    assert!(load(&mut shelf).books.is_empty());
    assert_eq!(removed(&shelf), [(key.clone(), book.clone())]);
    put_back(&mut shelf, &key, &book).unwrap();
    assert_eq!(load(&mut shelf).books, [book]);
    assert!(removed(&shelf).is_empty());
}

#[test]
fn a_plan_removed_twice_is_kept_twice() {
    let mut shelf = MemoryShelf::default();
    for text in ["1", "2"] {
        let mut book = book();
        type_number(&mut book, text);
        save(&mut shelf, &mut book, now()).unwrap();
        remove(&mut shelf, &book, now()).unwrap();
    }
    assert_eq!(removed(&shelf).len(), 2);
}

#[test]
fn a_full_shelf_has_room_to_remove_a_book() {
    let mut shelf = MemoryShelf::default();
    let mut book = book();
    save(&mut shelf, &mut book, now()).unwrap();
    let size = KEY.len() + shelf.read(KEY).unwrap().unwrap().len();
    shelf.room = Some(size + 10);
    remove(&mut shelf, &book, now()).unwrap();
    assert_eq!(removed(&shelf).len(), 1);
    // Not even room for the longer key: the book stays in its place.
    let mut shelf = MemoryShelf::default();
    let mut again = Book::new(plan("tinh-bien-2026"));
    save(&mut shelf, &mut again, now()).unwrap();
    shelf.room = Some(KEY.len() + shelf.read(KEY).unwrap().unwrap().len());
    assert_eq!(remove(&mut shelf, &again, now()), Err(ShelfFault::Full));
    assert_eq!(load(&mut shelf).books.len(), 1);
}

#[test]
fn only_what_is_removed_or_aside_can_be_thrown_away() {
    let mut shelf = MemoryShelf::default();
    let mut book = book();
    save(&mut shelf, &mut book, now()).unwrap();
    discard(&mut shelf, KEY).unwrap();
    assert_eq!(load(&mut shelf).books.len(), 1);
    let key = remove(&mut shelf, &book, now()).unwrap();
    discard(&mut shelf, &key).unwrap();
    assert!(removed(&shelf).is_empty());
}

#[test]
fn settings_come_back_and_broken_ones_do_no_harm() {
    let mut shelf = MemoryShelf::default();
    let settings = Settings {
        language: Language::English,
        theme: Theme::Dark,
        current: "dai-son-2026".to_owned(),
        name: "Lò Thị Mai".to_owned(),
    };
    save_settings(&mut shelf, &settings).unwrap();
    assert_eq!(load(&mut shelf).settings, settings);
    for text in ["", "rác", "language=xx\ntheme=\ncurrent", "=\n=="] {
        assert_eq!(Settings::parse(text).language, Language::Vietnamese);
        assert_eq!(Settings::parse(text).theme, Theme::System);
    }
}

#[test]
fn a_name_is_one_line_and_not_longer_than_a_name() {
    let kept = |name: &str| {
        let settings = Settings {
            name: name.to_owned(),
            ..Settings::default()
        };
        Settings::parse(&settings.text())
    };
    assert_eq!(kept("  Lò Thị Mai ").name, "Lò Thị Mai");
    assert_eq!(kept("a=b\tc").name, "a=bc");
    assert_eq!(kept("").name, "");
    let two = kept("Mai\ntheme=dark");
    assert_eq!(
        (two.name.as_str(), two.theme),
        ("Maitheme=dark", Theme::System)
    );
    assert_eq!(kept(&"ế".repeat(101)).name, "ế".repeat(100));
    let long = format!("name={}", "ế".repeat(101));
    assert_eq!(Settings::parse(&long).name, "ế".repeat(100));
}

#[test]
fn the_revision_is_read_from_the_top() {
    let mut book = book();
    for revision in [0, 1, 41, u64::MAX] {
        book.revision = revision;
        assert_eq!(file::revision_of(&book.text(now())), revision);
    }
    for text in ["", "rác", "{}", "{\"revision\": 3}", "\"revision\": x,"] {
        assert_eq!(file::revision_of(text), 0, "{text}");
    }
}
