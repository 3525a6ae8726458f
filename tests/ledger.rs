//! The ledger changes by commands, and every change can be taken back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod common;

use common::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{
    Cell, Command, Entry, Evidence, Figures, History, Ledger, Moment, NEAR_DEFAULT, NEAR_LARGEST,
    Note, Part, Progress, Reference, Slot,
};
use so_chi_tieu::number::Decimal;
use so_chi_tieu::plan::{EntryKey, Measure, TaskId};

// Any command, over few ids so that commands meet.

fn slot() -> impl Strategy<Value = Slot> {
    let key = prop_oneof![
        Just(of_target("A")),
        Just(of_target("B")),
        Just(of_indicator("A")),
    ];
    (key, prop::sample::select(Quarter::ALL.to_vec()))
}

fn task() -> impl Strategy<Value = TaskId> {
    prop_oneof![Just(task_id("A")), Just(task_id("1"))]
}

fn task_id(id: &str) -> TaskId {
    TaskId::new(id).unwrap()
}

fn moment() -> impl Strategy<Value = Moment> {
    (1_u32..=3, 0_u16..3).prop_map(|(at, minute)| Moment::new(day(2026, 1, at), minute).unwrap())
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![Just(""), Just("  "), Just("Hệ thống lỗi"), Just("x")].prop_map(str::to_owned)
}

fn figures() -> impl Strategy<Value = Figures> {
    let cell = || {
        prop_oneof![
            Just(Cell::Empty),
            (0_u64..3).prop_map(|number| Cell::Known(count(number))),
            Just(Cell::Unread("hai".to_owned())),
        ]
    };
    let number = prop_oneof![
        Just(Cell::Empty),
        (0_i64..3).prop_map(|units| Cell::Known(Decimal::from_units(units).unwrap())),
        Just(Cell::Unread("hai".to_owned())),
    ];
    prop_oneof![
        (cell(), cell()).prop_map(|(over, under)| Figures::Ratio(over, under)),
        number.prop_map(Figures::Value),
        any::<bool>().prop_map(Figures::Done),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    (figures(), option::of(moment())).prop_map(|(figures, entered_at)| Entry {
        figures,
        entered_at,
    })
}

fn note() -> impl Strategy<Value = Note> {
    let date = option::of(Just(day(2026, 4, 30)));
    let evidence =
        (words(), date, words()).prop_map(|(number, date, link)| Evidence { number, date, link });
    (words(), vec(evidence, 0..3)).prop_map(|(text, evidence)| Note { text, evidence })
}

fn progress() -> impl Strategy<Value = Progress> {
    prop_oneof![
        words().prop_map(|note| Progress::Doing { note }),
        words().prop_map(|note| Progress::NotArisen { note }),
        (1_u32..4, words(), words()).prop_map(|(on, product, note)| Progress::Done {
            on: day(2026, 5, on),
            product,
            note,
        }),
    ]
}

fn a_reference() -> impl Strategy<Value = Reference> {
    (0_i64..3, words()).prop_map(|(units, source)| Reference {
        value: Decimal::from_units(units).unwrap(),
        source,
        date: None,
    })
}

/// A command that changes one thing.
fn single() -> impl Strategy<Value = Command> {
    prop_oneof![
        4 => (slot(), option::of(entry())).prop_map(|(slot, entry)| Command::SetEntry(slot, entry)),
        2 => (slot(), option::of(note())).prop_map(|(slot, note)| Command::SetNote(slot, note)),
        2 => (task(), option::of(progress()))
            .prop_map(|(task, progress)| Command::SetProgress(task, progress)),
        1 => (prop_oneof![Just("A"), Just("B")], option::of(a_reference()))
            .prop_map(|(id, reference)| Command::SetReference(target_id(id), reference)),
        1 => prop_oneof![Just(0), Just(5), Just(6), Just(50), Just(51), Just(255)]
            .prop_map(Command::SetNear),
    ]
}

fn ledger_of(commands: Vec<Command>) -> Ledger {
    let mut ledger = Ledger::default();
    for command in commands {
        ledger.apply(command);
    }
    ledger
}

fn command() -> impl Strategy<Value = Command> {
    let replace = vec(single(), 0..6).prop_map(|commands| {
        let other = ledger_of(commands);
        Command::Replace(Box::new(other))
    });
    prop_oneof![6 => single(), 1 => replace]
        .prop_recursive(2, 12, 4, |inner| vec(inner, 0..4).prop_map(Command::Batch))
}

proptest! {
    #[test]
    fn an_inverse_takes_a_command_back_and_its_inverse_makes_it_again(
        before in vec(single(), 0..8),
        command in command(),
    ) {
        let before = ledger_of(before);
        let mut ledger = before.clone();
        let inverse = ledger.apply(command);
        let after = ledger.clone();
        match inverse {
            None => prop_assert_eq!(after, before, "it said that nothing changed"),
            Some(inverse) => {
                let again = ledger.apply(inverse).expect("the inverse changes something");
                prop_assert_eq!(&ledger, &before);
                ledger.apply(again).expect("and so does its inverse");
                prop_assert_eq!(&ledger, &after);
            }
        }
    }

    #[test]
    fn everything_undone_is_the_first_state_and_everything_redone_the_last(
        before in vec(single(), 0..6),
        commands in vec(command(), 0..20),
    ) {
        let first = ledger_of(before);
        let mut ledger = first.clone();
        let mut history = History::default();
        let mut states = vec![first.clone()];
        for command in commands {
            if history.run(&mut ledger, command) {
                states.push(ledger.clone());
            } else {
                prop_assert_eq!(Some(&ledger), states.last());
            }
        }
        let last = ledger.clone();
        for state in states.iter().rev().skip(1) {
            prop_assert!(history.undo(&mut ledger));
            prop_assert_eq!(&ledger, state);
        }
        prop_assert_eq!(&ledger, &first);
        prop_assert!(!history.can_undo() && !history.undo(&mut ledger));
        for state in states.iter().skip(1) {
            prop_assert!(history.redo(&mut ledger));
            prop_assert_eq!(&ledger, state);
        }
        prop_assert_eq!(&ledger, &last);
        prop_assert!(!history.can_redo() && !history.redo(&mut ledger));
    }

    #[test]
    fn a_command_made_twice_changes_something_once(
        before in vec(single(), 0..8),
        command in single(),
    ) {
        let mut ledger = ledger_of(before);
        ledger.apply(command.clone());
        let after = ledger.clone();
        prop_assert_eq!(ledger.apply(command), None);
        prop_assert_eq!(ledger, after);
    }

    #[test]
    fn a_step_that_changes_nothing_keeps_what_can_be_redone(
        before in vec(single(), 0..8),
        command in command(),
    ) {
        let mut ledger = ledger_of(before);
        let mut history = History::default();
        history.run(&mut ledger, Command::SetNear(17));
        history.undo(&mut ledger);
        let (kept, kept_history) = (ledger.clone(), history.clone());
        if history.run(&mut ledger, command) {
            prop_assert_ne!(ledger, kept);
            prop_assert!(!history.can_redo() && history.can_undo());
        } else {
            prop_assert_eq!(ledger, kept);
            prop_assert_eq!(history, kept_history);
        }
    }
}

#[test]
fn what_is_set_can_be_read() {
    let slot = (of_target("A"), Quarter::II);
    let (task, target) = (task_id("1"), target_id("R"));
    let note = Note {
        text: "Hệ thống lỗi".to_owned(),
        evidence: Vec::new(),
    };
    let doing = Progress::Doing {
        note: String::new(),
    };
    let mut ledger = Ledger::default();
    assert!(ledger.is_empty());
    let changed = ledger.apply(Command::Batch(vec![
        Command::SetEntry(slot.clone(), Some(entered(known(1, 2)))),
        Command::SetNote(slot.clone(), Some(note.clone())),
        Command::SetProgress(task.clone(), Some(doing.clone())),
        Command::SetReference(target.clone(), Some(reference("90"))),
        Command::SetNear(7),
    ]));
    assert!(changed.is_some());
    let read = ledger.entry(&of_target("A"), Quarter::II);
    assert_eq!(read, Some(&entered(known(1, 2))));
    assert_eq!(ledger.entry(&of_target("A"), Quarter::I), None);
    assert_eq!(ledger.entry(&of_indicator("A"), Quarter::II), None);
    assert_eq!(ledger.progress(&task), Some(&doing));
    assert_eq!(ledger.progress(&task_id("A")), None);
    assert_eq!(ledger.reference(&target), Some(&reference("90")));
    assert_eq!(ledger.near(), 7);
    assert_eq!(ledger.notes().collect::<Vec<_>>(), [(&slot, &note)]);
    assert_eq!(ledger.entries().count(), 1);
    assert!(!ledger.is_empty());
}

#[test]
fn nothing_in_it_is_no_entry_and_no_note() {
    let slot = (of_target("A"), Quarter::II);
    let mut ledger = Ledger::default();
    for empty in [
        Figures::Ratio(Cell::Empty, Cell::Empty),
        Figures::Value(Cell::Empty),
    ] {
        let set = Command::SetEntry(slot.clone(), Some(entered(empty)));
        assert_eq!(ledger.apply(set), None);
    }
    let blank = Note {
        text: " \n".to_owned(),
        evidence: vec![Evidence::default()],
    };
    assert_eq!(
        ledger.apply(Command::SetNote(slot.clone(), Some(blank))),
        None
    );
    assert_eq!(ledger, Ledger::default());
    // "Not done" is something.
    let set = Command::SetEntry(slot, Some(entered(Figures::Done(false))));
    assert!(ledger.apply(set).is_some());
}

#[test]
fn the_near_margin_stays_within_its_limit() {
    let mut ledger = Ledger::default();
    assert_eq!(ledger.apply(Command::SetNear(NEAR_DEFAULT)), None);
    let back = ledger.apply(Command::SetNear(255));
    assert_eq!(back, Some(Command::SetNear(5)));
    assert_eq!(ledger.near(), 50);
    assert_eq!(NEAR_LARGEST, 50);
    assert_eq!(ledger.apply(Command::SetNear(51)), None);
}

#[test]
fn the_oldest_steps_are_forgotten() {
    let mut ledger = Ledger::default();
    let mut history = History::default();
    for number in 0..510 {
        let set = Command::SetEntry(
            (of_target("A"), Quarter::I),
            Some(entered(known(number, 1_000))),
        );
        assert!(history.run(&mut ledger, set));
    }
    let mut steps = 0;
    while history.undo(&mut ledger) {
        steps += 1;
    }
    assert_eq!(steps, 500);
    let oldest = ledger.entry(&of_target("A"), Quarter::I);
    assert_eq!(oldest, Some(&entered(known(9, 1_000))));
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    let mut ledger = Ledger::default();
    let mut history = History::default();
    assert!(!history.can_undo() && !history.can_redo());
    history.run(&mut ledger, Command::SetNear(1));
    history.run(&mut ledger, Command::SetNear(2));
    history.undo(&mut ledger);
    assert!(history.can_redo());
    history.run(&mut ledger, Command::SetNear(3));
    assert!(!history.can_redo());
    history.undo(&mut ledger);
    assert_eq!(ledger.near(), 1);
}

// Typing.

fn ratio(over: Cell<so_chi_tieu::number::Count>, under: Cell<so_chi_tieu::number::Count>) -> Entry {
    Entry {
        figures: Figures::Ratio(over, under),
        entered_at: Some(early()),
    }
}

fn early() -> Moment {
    Moment::new(day(2026, 4, 1), 8 * 60 + 5).unwrap()
}

fn late() -> Moment {
    Moment::new(day(2026, 4, 2), 17 * 60).unwrap()
}

/// The same, typed late.
fn typed_late(entry: Entry) -> Option<Entry> {
    Some(Entry {
        entered_at: Some(late()),
        ..entry
    })
}

#[test]
fn typing_a_count() {
    let number = |number| Cell::Known(count(number));
    let text = |text: &str| Cell::Unread(text.to_owned());
    let check = |before: Option<Entry>, part: Part, typed: &str, expected: Option<Entry>| {
        let after = Entry::typed(before.as_ref(), Measure::Ratio, part, typed, late());
        assert_eq!(after, expected, "{typed:?} into {part:?} of {before:?}");
    };
    let (over, under) = (Part::Numerator, Part::Denominator);
    // From nothing.
    check(None, over, "", None);
    check(None, over, "   ", None);
    check(None, over, "12", typed_late(ratio(number(12), Cell::Empty)));
    check(None, under, "0", typed_late(ratio(Cell::Empty, number(0))));
    check(
        None,
        over,
        " 5.280 ",
        typed_late(ratio(number(5_280), Cell::Empty)),
    );
    // What is no count is kept as it was typed.
    for wrong in [
        "mười",
        "12,5",
        "-3",
        "80%",
        "1,234",
        "1e3",
        " x\t",
        "2000000000000",
        "\"'<&",
    ] {
        check(
            None,
            over,
            wrong,
            typed_late(ratio(text(wrong), Cell::Empty)),
        );
        let before = Some(ratio(number(1), number(2)));
        check(
            before,
            under,
            wrong,
            typed_late(ratio(number(1), text(wrong))),
        );
    }
    // Over something.
    let both = || Some(ratio(number(1), number(2)));
    check(both(), over, "2", typed_late(ratio(number(2), number(2))));
    check(both(), under, "", typed_late(ratio(number(1), Cell::Empty)));
    // Both fields cleared: no entry.
    check(Some(ratio(Cell::Empty, number(2))), under, "", None);
    check(Some(ratio(text("x"), Cell::Empty)), over, " ", None);
    // Typed again as it was: the time stays.
    check(both(), over, "1", both());
    check(both(), under, " 2 ", both());
    let kept = || Some(ratio(text("x"), number(2)));
    check(kept(), over, "x", kept());
    check(kept(), over, "x ", typed_late(ratio(text("x "), number(2))));
    // Another sort of figures gives way.
    let value = || Some(entered(value("3")));
    check(
        value(),
        over,
        "4",
        typed_late(ratio(number(4), Cell::Empty)),
    );
}

#[test]
fn text_that_is_too_long_is_cut_and_never_becomes_a_number() {
    for (beginning, length) in [("0", 1_001), ("1 ", 600), (" ", 2_000), ("x", 1_001)] {
        let long = format!("{}x", beginning.repeat(length));
        let Cell::Unread(kept) = Cell::count(&long) else {
            panic!("{length} times {beginning:?} was read");
        };
        assert_eq!(kept.chars().count(), 1_000);
        assert_eq!(Cell::count(&kept), Cell::Unread(kept.clone()));
        assert_eq!(Cell::decimal(&long), Cell::Unread(kept));
    }
    let whole = "x".repeat(1_000);
    assert_eq!(Cell::count(&whole), Cell::Unread(whole));
}

#[test]
fn typing_a_value() {
    let check = |before: Option<&str>, typed: &str, expected: Option<Figures>| {
        let before = before.map(|before| Entry {
            figures: value(before),
            entered_at: Some(early()),
        });
        let after = Entry::typed(before.as_ref(), Measure::Value, Part::Value, typed, late());
        let expected = expected.map(|figures| Entry {
            figures,
            entered_at: Some(late()),
        });
        assert_eq!(after, expected, "{typed:?}");
    };
    check(None, "", None);
    check(None, "99,5", Some(value("99.5")));
    check(None, "99.5 %", Some(value("99.5")));
    check(None, "-0,25", Some(value("-0.25")));
    let unread = |text: &str| Some(Figures::Value(Cell::Unread(text.to_owned())));
    check(None, "1,23456", unread("1,23456"));
    check(Some("80"), "tám mươi", unread("tám mươi"));
    check(Some("80"), "", None);
    check(Some("80"), "81", Some(value("81")));
    let before = Entry {
        figures: value("80"),
        entered_at: Some(early()),
    };
    let same = Entry::typed(Some(&before), Measure::Value, Part::Value, "80,0", late());
    assert_eq!(same, Some(before));
}

#[test]
fn a_part_that_a_measure_has_not_takes_no_typing() {
    let before = ratio(Cell::Known(count(1)), Cell::Empty);
    let after = Entry::typed(Some(&before), Measure::Ratio, Part::Value, "7", late());
    assert_eq!(after, Some(before));
    let after = Entry::typed(None, Measure::Value, Part::Numerator, "7", late());
    assert_eq!(after, None);
    // Done is ticked, not typed; typing is not saying "not done".
    for typed in ["", "x"] {
        let after = Entry::typed(None, Measure::Done, Part::Done, typed, late());
        assert_eq!(after, None);
        let before = entered(Figures::Done(true));
        let after = Entry::typed(Some(&before), Measure::Done, Part::Done, typed, late());
        assert_eq!(after, Some(before));
    }
}

#[test]
fn a_link_is_a_web_address_or_none() {
    let check = |link: &str, expected: Option<&str>| {
        let evidence = Evidence {
            link: link.to_owned(),
            ..Evidence::default()
        };
        assert_eq!(evidence.web_address(), expected, "{link:?}");
    };
    check(
        " https://dichvucong.gov.vn/a?b=c ",
        Some("https://dichvucong.gov.vn/a?b=c"),
    );
    check("HTTP://a.vn", Some("HTTP://a.vn"));
    for none in [
        "",
        "a.vn",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a",
        "//a",
        "\u{1}https:",
    ] {
        check(none, None);
    }
}

#[test]
fn a_moment_is_written_in_viet_nams_time_and_read_back() {
    let written =
        |year, month, at, minute| Moment::new(day(year, month, at), minute).unwrap().iso();
    assert_eq!(
        written(2026, 6, 13, 14 * 60 + 2),
        "2026-06-13T14:02:00+07:00"
    );
    assert_eq!(written(2024, 2, 29, 0), "2024-02-29T00:00:00+07:00");
    assert_eq!(written(2026, 12, 31, 1_439), "2026-12-31T23:59:00+07:00");
    assert_eq!(Moment::new(day(2026, 1, 1), 1_440), None);
    assert_eq!(noon().clock(), "12:00");
    let read = Moment::parse_iso("2026-06-13T14:02:00+07:00");
    assert_eq!(read, Moment::new(day(2026, 6, 13), 842));
    let seconds = Moment::parse_iso("2026-06-13T14:02:59+07:00");
    assert_eq!(seconds, read, "to the minute");
    for wrong in [
        "",
        "2026-06-13T14:02+07:00",
        "2026-06-13T14:02:60+07:00",
        "2026-06-13T14:02:xx+07:00",
        "2026-06-13T14:02:00:00+07:00",
        "2026-06-13T1:2:0+07:00",
        "2026-06-13T+1:02:00+07:00",
        "2026-06-13",
        "2026-06-13T14:02:00",
        "2026-06-13T14:02:00Z",
        "2026-06-13T14:02:00+08:00",
        "2026-06-13T24:00:00+07:00",
        "2026-06-13T14:60:00+07:00",
        "2026-06-13T14+07:00",
        "2026-02-30T14:02:00+07:00",
        "13/6/2026T14:02:00+07:00",
    ] {
        assert_eq!(Moment::parse_iso(wrong), None, "{wrong:?}");
    }
}

#[test]
fn entries_of_an_indicator_and_of_a_target_with_one_name_are_two() {
    let (indicator, target) = (of_indicator("A"), of_target("A"));
    assert_eq!(
        (indicator.to_string(), target.to_string()),
        ("A".into(), "A".into())
    );
    assert!(matches!(indicator, EntryKey::Indicator(_)));
    let book = ledger([
        (indicator.clone(), Quarter::I, known(1, 2)),
        (target.clone(), Quarter::I, known(3, 4)),
    ]);
    let figures = |key| {
        book.entry(key, Quarter::I)
            .map(|entry| entry.figures.clone())
    };
    assert_eq!(figures(&indicator), Some(known(1, 2)));
    assert_eq!(figures(&target), Some(known(3, 4)));
}

#[test]
fn steps_that_cancel_each_other_out_change_nothing() {
    let set = |number| Command::SetEntry((of_target("A"), Quarter::I), number);
    let mut ledger = Ledger::default();
    let mut history = History::default();
    let there_and_back = vec![set(Some(entered(known(1, 2)))), set(None)];
    assert!(!history.run(&mut ledger, Command::Batch(there_and_back)));
    assert!(!history.run(&mut ledger, Command::Batch(Vec::new())));
    assert!(!history.can_undo());
    assert_eq!(ledger, Ledger::default());
}

#[test]
fn typing_on_in_one_field_is_one_step() {
    let set = |key, number| Command::SetEntry((key, Quarter::I), number);
    let typed = |number| Some(entered(known(number, 1_000)));
    let mut ledger = Ledger::default();
    let mut history = History::default();
    history.run(&mut ledger, set(of_target("A"), typed(1)));
    let first = ledger.clone();
    history.run(&mut ledger, set(of_target("B"), typed(1)));
    for number in [12, 125] {
        assert!(history.run_on(&mut ledger, set(of_target("B"), typed(number))));
    }
    let last = ledger.clone();
    assert!(!history.run_on(&mut ledger, set(of_target("B"), typed(125))));
    assert!(history.undo(&mut ledger));
    assert_eq!(ledger, first);
    assert!(history.redo(&mut ledger));
    assert_eq!(ledger, last);
    // Another field is another step.
    history.run_on(&mut ledger, set(of_target("A"), typed(2)));
    history.undo(&mut ledger);
    assert_eq!(ledger, last);
    // Typed and taken back: nothing is left to undo but the step before.
    history.run(&mut ledger, set(of_indicator("A"), typed(7)));
    history.run_on(&mut ledger, set(of_indicator("A"), None));
    assert_eq!(ledger, last);
    assert!(history.undo(&mut ledger));
    assert_eq!(ledger, first);
}
