//! Saving: what is said to be kept is kept, and a save that fails changes nothing.

use so_chi_tieu::locale::Language;
use so_chi_tieu::store::{
    self, Keep, Settings, Shelf, ShelfFault, Theme, is_safe, load, save, save_settings, seal,
};

use super::{KEY, Machine, book, now, type_number};

#[test]
fn what_is_saved_is_found() {
    let mut machine = Machine::new();
    let mut book = book();
    machine.save(&mut book);
    assert_eq!((book.revision, book.saved_at), (1, Some(now())));
    let found = machine.start();
    assert_eq!(found.books, [book]);
    assert!(found.aside.is_empty() && found.fault.is_none() && found.recovered.is_empty());
}

#[test]
fn both_places_hold_the_same_text() {
    let mut machine = Machine::new();
    machine.save(&mut book());
    let local = machine.local.read(KEY).unwrap();
    assert!(local.is_some());
    assert_eq!(local, machine.database.read(KEY).unwrap());
}

#[test]
fn a_book_is_safe_when_the_database_has_it() {
    let mut machine = Machine::new();
    let mut book = book();
    machine.with(|keep| save(keep, &mut book, now())).unwrap();
    assert!(!is_safe(machine.journal.as_ref().unwrap(), book.id()));
    let batch = machine.journal.as_ref().unwrap().batch();
    // Changed and saved again while the batch is on its way.
    type_number(&mut book, "413");
    machine.with(|keep| save(keep, &mut book, now())).unwrap();
    machine.journal.as_mut().unwrap().done(&batch);
    assert!(!is_safe(machine.journal.as_ref().unwrap(), book.id()));
    // The next batch expects to find the first.
    let next = machine.journal.as_ref().unwrap().batch();
    assert!(next[0].may_replace(batch[0].text.as_deref()));
    assert!(!next[0].may_replace(None));
    machine.journal.as_mut().unwrap().done(&next);
    assert!(is_safe(machine.journal.as_ref().unwrap(), book.id()));
}

#[test]
fn wrong_text_is_kept_too() {
    let mut machine = Machine::new();
    let mut book = book();
    type_number(&mut book, "bốn trăm");
    machine.save(&mut book);
    assert_eq!(machine.start().books[0].ledger, book.ledger);
}

#[test]
fn keys_of_others_are_left_alone() {
    let mut machine = Machine::new();
    for key in [
        "so-chi-tieu/2/other",
        "so-chi-tieu/3/ledger/tinh-bien-2026",
        "other",
    ] {
        machine.local.write(key, "theirs").unwrap();
    }
    machine.save(&mut book());
    machine.start();
    for key in [
        "so-chi-tieu/2/other",
        "so-chi-tieu/3/ledger/tinh-bien-2026",
        "other",
    ] {
        assert_eq!(machine.local.read(key).unwrap().as_deref(), Some("theirs"));
    }
}

#[test]
fn a_local_storage_that_fails_leaves_the_journal() {
    for fault in [ShelfFault::Full, ShelfFault::Forbidden] {
        let mut machine = Machine::new();
        let mut book = book();
        machine.local.room = (fault == ShelfFault::Full).then_some(10);
        machine.local.forbidden = fault == ShelfFault::Forbidden;
        assert_eq!(
            machine.with(|keep| save(keep, &mut book, now())),
            Ok(Some(fault))
        );
        machine.flush();
        let found = machine.start();
        assert_eq!(found.books, [book]);
        assert_eq!(found.fault, Some(fault));
    }
}

#[test]
fn without_a_journal_a_failed_save_changes_nothing() {
    let mut machine = Machine::without_journal();
    let mut first = book();
    machine.save(&mut first);
    let kept = machine.local.read(KEY).unwrap();
    for fault in [ShelfFault::Full, ShelfFault::Forbidden] {
        let mut second = first.clone();
        type_number(&mut second, "999");
        machine.local.room = (fault == ShelfFault::Full).then_some(10);
        machine.local.forbidden = fault == ShelfFault::Forbidden;
        assert_eq!(
            machine.with(|keep| save(keep, &mut second, now())),
            Err(fault)
        );
        assert_eq!((second.revision, second.saved_at), (1, Some(now())));
        machine.local.room = None;
        machine.local.forbidden = false;
        assert_eq!(machine.local.read(KEY).unwrap(), kept);
    }
}

#[test]
fn one_window_does_not_save_over_another() {
    let mut machine = Machine::new();
    let mut mine = book();
    machine.save(&mut mine);
    let mut theirs = machine.start().books.remove(0);
    type_number(&mut theirs, "500");
    machine.save(&mut theirs);
    type_number(&mut mine, "600");
    let before = mine.clone();
    assert_eq!(
        machine.with(|keep| save(keep, &mut mine, now())),
        Err(ShelfFault::Changed)
    );
    assert_eq!(mine, before);
    assert_eq!(machine.start().books, [theirs.clone()]);
    assert_eq!(
        machine.with(|keep| store::read(keep, theirs.id())),
        Some(theirs)
    );
}

/// The window whose image of the database is out of date does not write over what is there.
#[test]
fn a_batch_says_what_it_expects_to_find() {
    let mut machine = Machine::new();
    let mut mine = book();
    machine.save(&mut mine);
    let old = machine.journal.clone();
    type_number(&mut mine, "500");
    machine.save(&mut mine);
    // This window still has the old image, and a local storage that was put back, too.
    let mut window = Machine {
        journal: old,
        ..Machine::new()
    };
    let mut stale = window.with(|keep| store::read(keep, mine.id())).unwrap();
    type_number(&mut stale, "600");
    window.with(|keep| save(keep, &mut stale, now())).unwrap();
    let batch = window.journal.as_ref().unwrap().batch();
    let there = machine.database.read(KEY).unwrap();
    let falls = batch.iter().find(|write| write.key == KEY).unwrap();
    assert!(!falls.may_replace(there.as_deref()));
    // Put back on the revision that it had grown from, it does not fall on the other's next save
    // either, though both are of the same number.
    assert_eq!(falls.book_before(), Some((mine.id().clone(), 1)));
    assert_eq!((mine.revision, stale.revision), (2, 2));
    window.journal.as_mut().unwrap().learn(KEY, there);
    stale.revision = 1;
    assert_eq!(
        window.with(|keep| save(keep, &mut stale, now())),
        Err(ShelfFault::Changed)
    );
}

/// What a newer version may write: under another seal, under this one, under none.
fn newer_texts() -> [String; 3] {
    let text = book().text(now());
    let version = text.lines().nth(2).unwrap().to_owned();
    let newer = text.replacen(&version, "  \"version\": 99,", 1);
    let other = "sct2 7 00\nanything at all".to_owned();
    [other, seal(7, &newer), newer]
}

#[test]
fn what_a_newer_version_wrote_is_not_written_over() {
    for text in newer_texts() {
        for in_journal in [false, true] {
            let mut machine = Machine::new();
            let mut mine = book();
            machine.save(&mut mine);
            match in_journal {
                true => machine.database.write(KEY, &text).unwrap(),
                false => machine.local.write(KEY, &text).unwrap(),
            }
            let before = (machine.local.clone(), machine.database.clone());
            let found = machine.start();
            assert!(found.books.is_empty());
            assert!(found.aside[0].newer && found.aside[0].key == KEY);
            assert_eq!(found.aside[0].text, text);
            let mut anew = book();
            let outcome = machine.with(|keep| save(keep, &mut anew, now()));
            assert_eq!(outcome, Err(ShelfFault::Newer), "{text}");
            machine.flush();
            assert_eq!(machine.local.read(KEY), before.0.read(KEY));
            assert_eq!(machine.database.read(KEY), before.1.read(KEY));
        }
    }
}

#[test]
fn what_a_newer_version_writes_while_the_page_is_open_is_left_alone() {
    for text in newer_texts() {
        for in_journal in [false, true] {
            let mut machine = Machine::new();
            let mut mine = book();
            machine.save(&mut mine);
            // Whatever else lies in the other place.
            let mut theirs = mine.clone();
            machine.save(&mut theirs);
            let journal = machine.journal.as_mut().unwrap();
            match in_journal {
                true => journal.learn(KEY, Some(text.clone())),
                false => machine.local.write(KEY, &text).unwrap(),
            }
            let before = (machine.local.clone(), machine.journal.clone().unwrap());
            type_number(&mut mine, "500");
            let outcome = machine.with(|keep| save(keep, &mut mine, now()));
            assert_eq!(outcome, Err(ShelfFault::Newer), "{text}");
            assert_eq!(machine.local.read(KEY), before.0.read(KEY));
            let journal = machine.journal.unwrap();
            assert_eq!(journal.read(KEY), before.1.read(KEY));
        }
    }
}

/// A number in the first line alone says nothing: only a save that is whole is a later one.
#[test]
fn what_is_spoilt_is_no_later_save() {
    let mut machine = Machine::new();
    let mut mine = book();
    machine.save(&mut mine);
    let whole = machine.local.read(KEY).unwrap().unwrap();
    let spoilt = whole.replacen("sct1 1 ", "sct1 9 ", 1);
    machine.local.write(KEY, &spoilt).unwrap();
    let plan = machine.with(|keep| store::read(keep, mine.id())).unwrap();
    let plan = seal(9, &plan.plan.to_text());
    machine
        .journal
        .as_mut()
        .unwrap()
        .learn(KEY, Some(plan.clone()));
    type_number(&mut mine, "500");
    let outcome = machine.with(|keep| save(keep, &mut mine, now()));
    assert_eq!(outcome, Ok(None));
    // Both were set aside.
    let found = machine.with(|keep| load(keep, now()));
    assert_eq!(found.books, [mine]);
    let texts: Vec<&String> = found.aside.iter().map(|aside| &aside.text).collect();
    assert!(texts.contains(&&spoilt) && texts.contains(&&plan));
}

#[test]
fn what_is_put_there_while_the_page_is_open_is_set_aside() {
    let mut machine = Machine::new();
    let mut mine = book();
    machine.save(&mut mine);
    machine.local.write(KEY, "rác").unwrap();
    type_number(&mut mine, "500");
    machine.save(&mut mine);
    let found = machine.start();
    assert_eq!(found.books, [mine]);
    assert_eq!(found.aside[0].text, "rác");
}

/// The journal refuses a batch; in the local storage lies this very save. No one else has saved.
#[test]
fn what_spoils_the_journal_under_an_open_page_stands_in_no_way() {
    for found in [None, Some("rác".to_owned())] {
        let mut machine = Machine::new();
        let mut mine = book();
        machine.save(&mut mine);
        type_number(&mut mine, "500");
        machine.with(|keep| save(keep, &mut mine, now())).unwrap();
        let journal = machine.journal.as_mut().unwrap();
        let refused = journal.batch();
        assert!(!refused[0].may_replace(found.as_deref()));
        journal.learn(KEY, found);
        let own = refused[0].text.as_deref();
        let before = refused[0].book_before();
        assert_eq!(before, Some((mine.id().clone(), 1)));
        let conflict = |keep: &mut Keep<'_>, own| store::conflict(keep, mine.id(), 1, own);
        assert_eq!(machine.with(|keep| conflict(keep, own)), None);
        assert_eq!(
            machine.with(|keep| conflict(keep, None)),
            Some(ShelfFault::Changed)
        );
        // What was put there is set aside, and the book saved over it.
        assert_eq!(machine.with(|keep| save(keep, &mut mine, now())), Ok(None));
    }
}

#[test]
fn settings_come_back_and_broken_ones_do_no_harm() {
    let mut machine = Machine::new();
    let settings = Settings {
        language: Language::English,
        theme: Theme::Dark,
        current: "dai-son-2026".to_owned(),
        name: "Lò Thị Mai".to_owned(),
        copies: vec![("dai-son-2026".to_owned(), now())],
    };
    assert_eq!(settings.copied("dai-son-2026"), Some(now()));
    assert_eq!(settings.copied("tinh-bien-2026"), None);
    save_settings(&mut machine.local, &settings).unwrap();
    assert_eq!(machine.with(|keep| load(keep, now())).settings, settings);
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
