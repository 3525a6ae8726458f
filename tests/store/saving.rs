//! Saving: what is said to be kept is kept, and a save that fails changes nothing.

use so_chi_tieu::locale::Language;
use so_chi_tieu::store::{
    self, Settings, Storage, StorageFault, Storages, Theme, is_safe, load, save, save_settings,
    seal,
};

use super::{KEY, Places, book, now, type_number};

#[test]
fn what_is_saved_is_found() {
    let mut places = Places::new();
    let mut book = book();
    places.save(&mut book);
    assert_eq!((book.revision, book.saved_at), (1, Some(now())));
    let found = places.start();
    assert_eq!(found.books, [book]);
    assert!(found.quarantined.is_empty() && found.fault.is_none() && found.recovered.is_empty());
}

#[test]
fn both_places_hold_the_same_text() {
    let mut places = Places::new();
    places.save(&mut book());
    let local = places.local.read(KEY).unwrap();
    assert!(local.is_some());
    assert_eq!(local, places.database.read(KEY).unwrap());
}

#[test]
fn a_book_is_safe_when_the_database_has_it() {
    let mut places = Places::new();
    let mut book = book();
    places.with(|keep| save(keep, &mut book, now())).unwrap();
    assert!(!is_safe(
        places.journal.as_ref().unwrap(),
        book.id(),
        book.revision,
        &book.life
    ));
    let batch = places.journal.as_ref().unwrap().batch();
    // Changed and saved again while the batch is on its way.
    type_number(&mut book, "413");
    places.with(|keep| save(keep, &mut book, now())).unwrap();
    places.journal.as_mut().unwrap().done(&batch);
    assert!(!is_safe(
        places.journal.as_ref().unwrap(),
        book.id(),
        book.revision,
        &book.life
    ));
    // The next batch expects to find the first.
    let next = places.journal.as_ref().unwrap().batch();
    assert!(next[0].may_replace(batch[0].text.as_deref()));
    assert!(!next[0].may_replace(None));
    places.journal.as_mut().unwrap().done(&next);
    assert!(is_safe(
        places.journal.as_ref().unwrap(),
        book.id(),
        book.revision,
        &book.life
    ));
}

#[test]
fn wrong_text_is_kept_too() {
    let mut places = Places::new();
    let mut book = book();
    type_number(&mut book, "bốn trăm");
    places.save(&mut book);
    assert_eq!(places.start().books[0].ledger, book.ledger);
}

#[test]
fn keys_of_others_are_left_alone() {
    let mut places = Places::new();
    for key in [
        "so-chi-tieu/2/other",
        "so-chi-tieu/3/ledger/tinh-bien-2026",
        "other",
    ] {
        places.local.write(key, "theirs").unwrap();
    }
    places.save(&mut book());
    places.start();
    for key in [
        "so-chi-tieu/2/other",
        "so-chi-tieu/3/ledger/tinh-bien-2026",
        "other",
    ] {
        assert_eq!(places.local.read(key).unwrap().as_deref(), Some("theirs"));
    }
}

#[test]
fn a_local_storage_that_fails_leaves_the_journal() {
    for fault in [StorageFault::Full, StorageFault::Forbidden] {
        let mut places = Places::new();
        let mut book = book();
        places.local.room = (fault == StorageFault::Full).then_some(10);
        places.local.forbidden = fault == StorageFault::Forbidden;
        assert_eq!(
            places.with(|keep| save(keep, &mut book, now())),
            Ok(Some(fault))
        );
        places.flush();
        let found = places.start();
        assert_eq!(found.books, [book]);
        assert_eq!(found.fault, Some(fault));
    }
}

#[test]
fn without_a_journal_a_failed_save_changes_nothing() {
    let mut places = Places::without_journal();
    let mut first = book();
    places.save(&mut first);
    let kept = places.local.read(KEY).unwrap();
    for fault in [StorageFault::Full, StorageFault::Forbidden] {
        let mut second = first.clone();
        type_number(&mut second, "999");
        places.local.room = (fault == StorageFault::Full).then_some(10);
        places.local.forbidden = fault == StorageFault::Forbidden;
        assert_eq!(
            places.with(|keep| save(keep, &mut second, now())),
            Err(fault)
        );
        assert_eq!((second.revision, second.saved_at), (1, Some(now())));
        places.local.room = None;
        places.local.forbidden = false;
        assert_eq!(places.local.read(KEY).unwrap(), kept);
    }
}

#[test]
fn one_window_does_not_save_over_another() {
    let mut places = Places::new();
    let mut mine = book();
    places.save(&mut mine);
    let mut theirs = places.start().books.remove(0);
    type_number(&mut theirs, "500");
    places.save(&mut theirs);
    type_number(&mut mine, "600");
    let before = mine.clone();
    assert_eq!(
        places.with(|keep| save(keep, &mut mine, now())),
        Err(StorageFault::Changed)
    );
    assert_eq!(mine, before);
    assert_eq!(places.start().books, [theirs.clone()]);
    assert_eq!(
        places.with(|keep| store::read(keep, theirs.id())),
        Some(theirs)
    );
}

/// The window whose image of the database is out of date does not write over what is there.
#[test]
fn a_batch_says_what_it_expects_to_find() {
    let mut places = Places::new();
    let mut mine = book();
    places.save(&mut mine);
    let old = places.journal.clone();
    type_number(&mut mine, "500");
    places.save(&mut mine);
    // This window still has the old image, and a local storage that was put back, too.
    let mut window = Places {
        journal: old,
        ..Places::new()
    };
    let mut stale = window.with(|keep| store::read(keep, mine.id())).unwrap();
    type_number(&mut stale, "600");
    window.with(|keep| save(keep, &mut stale, now())).unwrap();
    let batch = window.journal.as_ref().unwrap().batch();
    let there = places.database.read(KEY).unwrap();
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
        Err(StorageFault::Changed)
    );
}

/// What a newer version may write: under another seal, under this one, under none.
fn newer_texts() -> [String; 3] {
    let text = book().text(now());
    let version = text.lines().nth(2).unwrap().to_owned();
    let newer = text.replacen(&version, "  \"version\": 99,", 1);
    let other = "sct3 7 00\nanything at all".to_owned();
    [other, seal(7, &newer), newer]
}

#[test]
fn what_a_newer_version_wrote_is_not_written_over() {
    for text in newer_texts() {
        for in_journal in [false, true] {
            let mut places = Places::new();
            let mut mine = book();
            places.save(&mut mine);
            match in_journal {
                true => places.database.write(KEY, &text).unwrap(),
                false => places.local.write(KEY, &text).unwrap(),
            }
            let before = (places.local.clone(), places.database.clone());
            let found = places.start();
            assert!(found.books.is_empty());
            assert!(found.quarantined[0].newer && found.quarantined[0].key == KEY);
            assert_eq!(found.quarantined[0].text, text);
            let mut anew = book();
            let outcome = places.with(|keep| save(keep, &mut anew, now()));
            assert_eq!(outcome, Err(StorageFault::Newer), "{text}");
            places.flush();
            assert_eq!(places.local.read(KEY), before.0.read(KEY));
            assert_eq!(places.database.read(KEY), before.1.read(KEY));
        }
    }
}

#[test]
fn what_a_newer_version_writes_while_the_page_is_open_is_left_alone() {
    for text in newer_texts() {
        for in_journal in [false, true] {
            let mut places = Places::new();
            let mut mine = book();
            places.save(&mut mine);
            // Whatever else lies in the other place.
            let mut theirs = mine.clone();
            places.save(&mut theirs);
            let journal = places.journal.as_mut().unwrap();
            match in_journal {
                true => journal.learn(KEY, Some(text.clone())),
                false => places.local.write(KEY, &text).unwrap(),
            }
            let before = (places.local.clone(), places.journal.clone().unwrap());
            type_number(&mut mine, "500");
            let outcome = places.with(|keep| save(keep, &mut mine, now()));
            assert_eq!(outcome, Err(StorageFault::Newer), "{text}");
            assert_eq!(places.local.read(KEY), before.0.read(KEY));
            let journal = places.journal.unwrap();
            assert_eq!(journal.read(KEY), before.1.read(KEY));
        }
    }
}

/// A number in the first line alone says nothing: only a save that is whole is a later one.
#[test]
fn what_is_spoilt_is_no_later_save() {
    let mut places = Places::new();
    let mut mine = book();
    places.save(&mut mine);
    let whole = places.local.read(KEY).unwrap().unwrap();
    let spoilt = whole.replacen("sct2 1 ", "sct2 9 ", 1);
    places.local.write(KEY, &spoilt).unwrap();
    let plan = places.with(|keep| store::read(keep, mine.id())).unwrap();
    let plan = seal(9, &plan.plan.to_text());
    places
        .journal
        .as_mut()
        .unwrap()
        .learn(KEY, Some(plan.clone()));
    type_number(&mut mine, "500");
    let outcome = places.with(|keep| save(keep, &mut mine, now()));
    assert_eq!(outcome, Ok(None));
    // Both were set aside.
    let found = places.with(|keep| load(keep, now()));
    assert_eq!(found.books, [mine]);
    let texts: Vec<&String> = found.quarantined.iter().map(|aside| &aside.text).collect();
    assert!(texts.contains(&&spoilt) && texts.contains(&&plan));
}

#[test]
fn what_is_put_there_while_the_page_is_open_is_set_aside() {
    let mut places = Places::new();
    let mut mine = book();
    places.save(&mut mine);
    places.local.write(KEY, "rác").unwrap();
    type_number(&mut mine, "500");
    places.save(&mut mine);
    let found = places.start();
    assert_eq!(found.books, [mine]);
    assert_eq!(found.quarantined[0].text, "rác");
}

/// The journal refuses a batch; in the local storage lies this very save. No one else has saved.
#[test]
fn what_spoils_the_journal_under_an_open_page_stands_in_no_way() {
    for found in [None, Some("rác".to_owned())] {
        let mut places = Places::new();
        let mut mine = book();
        places.save(&mut mine);
        type_number(&mut mine, "500");
        places.with(|keep| save(keep, &mut mine, now())).unwrap();
        let journal = places.journal.as_mut().unwrap();
        let refused = journal.batch();
        assert!(!refused[0].may_replace(found.as_deref()));
        journal.learn(KEY, found);
        let own = refused[0].text.as_deref();
        let before = refused[0].book_before();
        assert_eq!(before, Some((mine.id().clone(), 1)));
        let conflict =
            |keep: &mut Storages<'_>, own| store::conflict(keep, mine.id(), (1, &mine.life), own);
        assert_eq!(places.with(|keep| conflict(keep, own)), None);
        assert_eq!(
            places.with(|keep| conflict(keep, None)),
            Some(StorageFault::Changed)
        );
        // What was put there is set aside, and the book saved over it.
        assert_eq!(places.with(|keep| save(keep, &mut mine, now())), Ok(None));
    }
}

#[test]
fn settings_come_back_and_broken_ones_do_no_harm() {
    let mut places = Places::new();
    let settings = Settings {
        language: Language::English,
        theme: Theme::Dark,
        current: "dai-son-2026".to_owned(),
        name: "Lò Thị Mai".to_owned(),
        copies: vec![("dai-son-2026".to_owned(), now())],
    };
    assert_eq!(settings.copied("dai-son-2026"), Some(now()));
    assert_eq!(settings.copied("tinh-bien-2026"), None);
    save_settings(&mut places.local, &settings).unwrap();
    assert_eq!(places.with(|keep| load(keep, now())).settings, settings);
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
