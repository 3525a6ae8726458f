//! Days and numbers typed beside figures: what cannot be read takes nothing away.

use super::common::*;
use super::*;
use proptest::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{
    By, Cause, Command, Event, Evidence, Ledger, Log, Note, Progress, Reference, Stretch, UnreadAt,
};

fn by() -> By {
    By {
        at: noon(),
        who: String::new(),
    }
}

/// The case of the second attack: value, source and day were gone after a reload.
#[test]
fn a_reference_keeps_its_value_beside_words() {
    let right = reference("95.5");
    let mut typed = right.clone();
    for text in ["k", "khoảng", "khoảng 96"] {
        typed.type_value(text, &right);
        assert_eq!(typed.value_unread.as_deref(), Some(text));
    }
    let words = Reference {
        value_unread: Some("khoảng 96".to_owned()),
        ..right.clone()
    };
    assert_eq!(typed, words);
    typed.type_value("96", &words);
    let read = Reference {
        value: Some(decimal("96")),
        ..right.clone()
    };
    assert_eq!(typed, read);
    typed.type_value("", &read);
    assert_eq!((typed.value, typed.value_unread.clone()), (None, None));
    assert_eq!(typed.source, right.source);
    assert!(!typed.is_empty());
}

/// The keys on the way to what cannot be read may make values by chance.
#[test]
fn the_value_before_is_the_one_that_someone_came_to() {
    let right = reference("95.5");
    let mut typed = right.clone();
    for text in ["95,", "9", "", "1", "12", "12x"] {
        typed.type_value(text, &right);
    }
    assert_eq!(typed.value, Some(decimal("95.5")));
    let before = Note {
        remedy_by: Some(day(2026, 6, 30)),
        ..Note::default()
    };
    let mut note = before.clone();
    for text in ["30/06/20", "30/06/202", "30/06/2027", "30/06/20277"] {
        note.type_remedy_by(text, &before);
    }
    assert_eq!(note.remedy_by, before.remedy_by);
    assert_eq!(note.remedy_by_unread.as_deref(), Some("30/06/20277"));
}

/// What was typed and meant in the same visit is not taken away either.
#[test]
fn a_stretch_of_typing_begins_after_a_pause_and_where_all_is_replaced() {
    let typed = |texts: &[(&str, u64)]| {
        let mut one = Reference::default();
        let mut stretch = Stretch::new(one.clone());
        for (text, at) in texts {
            let was = one.clone();
            one.type_value(text, stretch.key(&was, text, *at));
        }
        one.value
    };
    let quick = [("9", 100), ("95", 200), ("95o", 300)];
    assert_eq!(
        typed(&quick),
        None,
        "on the way to a text that cannot be read"
    );
    let pause = [("9", 100), ("95", 200), ("95o", 1_700)];
    assert_eq!(typed(&pause), Some(decimal("95")));
    let replaced = [
        ("9", 100),
        ("95", 200),
        ("955", 300),
        ("k", 400),
        ("kh", 500),
    ];
    assert_eq!(typed(&replaced), Some(decimal("955")));
    let taken_back = [("9", 100), ("95", 200), ("9", 300), ("", 400), ("k", 500)];
    assert_eq!(typed(&taken_back), None);
}

#[test]
fn what_has_no_value_yet_is_kept() {
    let mut ledger = Ledger::default();
    let mut log = Log::default();
    let target = target_id("1");
    let none = Reference::default();
    let mut typed = none.clone();
    typed.source = "Sở Nội vụ".to_owned();
    typed.type_value("khoảng 96", &none);
    let set = |one: &Reference| Command::SetReference(target.clone(), Some(one.clone()));
    assert!(log.run(&mut ledger, set(&typed), Cause::Typed, by()));
    assert_eq!(ledger.reference(&target), Some(&typed));
    assert_eq!(typed.value, None);
    assert!(log.undo(&mut ledger, by()).changed);
    assert_eq!(ledger.reference(&target), None);
    assert!(log.redo(&mut ledger, by()).changed);
    assert_eq!(ledger.reference(&target), Some(&typed));
    assert!(
        log.run(&mut ledger, set(&none), Cause::Typed, by()),
        "emptied"
    );
    assert!(ledger.is_empty());
}

#[test]
fn a_day_that_must_be_there_stays_when_it_is_emptied() {
    let before = Event {
        on: day(2026, 5, 4),
        on_unread: None,
        note: String::new(),
    };
    let mut event = before.clone();
    for text in ["4/5/20266", "", " ", "31/2/2026"] {
        event.type_on(text, &before);
        assert_eq!(
            (event.on, event.on_unread.as_deref()),
            (before.on, Some(text))
        );
    }
    event.type_on("5/5/2026", &before);
    assert_eq!((event.on, event.on_unread.clone()), (day(2026, 5, 5), None));
    let before = Progress::Done {
        on: day(2026, 5, 4),
        on_unread: None,
        product: "45/BC".to_owned(),
        note: String::new(),
    };
    let mut done = before.clone();
    done.type_on("hôm qua", &before);
    let expected = Progress::Done {
        on: day(2026, 5, 4),
        on_unread: Some("hôm qua".to_owned()),
        product: "45/BC".to_owned(),
        note: String::new(),
    };
    assert_eq!(done, expected);
}

#[test]
fn what_is_too_long_is_cut_like_figures() {
    let mut evidence = Evidence::default();
    evidence.type_date(&"1".repeat(1_500), &Evidence::default());
    let kept = evidence.date_unread.expect("a text");
    assert_eq!(kept.chars().count(), 1_000);
    assert!(kept.ends_with('…'));
}

#[test]
fn a_note_with_nothing_but_a_wrong_day_is_one() {
    let mut note = Note::default();
    note.type_remedy_by("30/6", &Note::default());
    let mut unread = Note::default();
    unread.type_remedy_by("cuối quý", &Note::default());
    assert!(!unread.is_empty());
    let mut evidence = Evidence::default();
    evidence.type_date("tháng 3", &Evidence::default());
    assert!(!evidence.is_empty());
}

/// Every field of which there is one, and where it is.
#[test]
fn all_are_listed() {
    let mut ledger = Ledger::default();
    let slot = (of_target("1"), Quarter::II);
    let work = WorkKey::from(task_id("1"));
    let unread = || Some("x".to_owned());
    let note = Note {
        remedy_by_unread: unread(),
        evidence: vec![
            Evidence::default(),
            Evidence {
                date_unread: unread(),
                ..Evidence::default()
            },
        ],
        ..Note::default()
    };
    let reference = Reference {
        value_unread: unread(),
        date_unread: unread(),
        ..Reference::default()
    };
    let event = Event {
        on: day(2026, 5, 4),
        on_unread: unread(),
        note: String::new(),
    };
    let done = Progress::Done {
        on: day(2026, 5, 4),
        on_unread: unread(),
        product: String::new(),
        note: String::new(),
    };
    ledger.apply(Command::Batch(vec![
        Command::SetNote(slot.clone(), Some(note)),
        Command::SetReference(target_id("1"), Some(reference)),
        Command::SetEvent((work.work.clone(), 2), Some(event)),
        Command::SetProgress(work.clone(), Some(done)),
    ]));
    let expected = [
        UnreadAt::RemedyBy(slot.clone()),
        UnreadAt::EvidenceDate(slot, 1),
        UnreadAt::ReferenceValue(target_id("1")),
        UnreadAt::ReferenceDate(target_id("1")),
        UnreadAt::EventOn((work.work.clone(), 2)),
        UnreadAt::DoneOn(work),
    ];
    let found = ledger.unread().into_iter();
    let found: Vec<UnreadAt> = found
        .map(|(at, text)| {
            assert_eq!(text, "x");
            at
        })
        .collect();
    assert_eq!(found, expected);
}

proptest! {
    /// Whatever is typed: the value is what the text says, or what was there; the text stays.
    #[test]
    fn nothing_typed_takes_away_what_was_right(texts in vec("[0-9/xđ, .]{0,11}", 1..8), there in any::<bool>()) {
        let right = if there { reference("95.5") } else { Reference::default() };
        let mut typed = right.clone();
        for text in &texts {
            typed.type_value(text, &right);
            typed.type_date(text, &right);
            prop_assert_eq!(&typed.source, &right.source);
            if let Some(unread) = &typed.value_unread {
                prop_assert_eq!((unread, typed.value), (text, right.value));
            }
            if let Some(unread) = &typed.date_unread {
                prop_assert_eq!((unread, typed.date), (text, right.date));
            }
            let blank = text.trim().is_empty();
            prop_assert!(blank || typed.value.is_some() || typed.value_unread.is_some());
            prop_assert!(blank || typed.date.is_some() || typed.date_unread.is_some());
        }
    }
}
