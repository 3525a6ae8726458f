//! Commands, what they change, and how it is taken back.

use super::common::*;
use super::{command, entry, ledger_of, single, task_id};
use proptest::collection::vec;
use proptest::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{
    Cell, Change, Command, Entry, Evidence, Figures, Ledger, NEAR_DEFAULT, NEAR_LARGEST, Note,
    PlanText, Progress,
};
use so_chi_tieu::plan::EntryKey;

/// What a change is of.
pub fn field(change: &Change) -> String {
    match change {
        Change::Entry(slot, ..) => format!("entry {slot:?}"),
        Change::Note(slot, ..) => format!("note {slot:?}"),
        Change::Progress(work, ..) => match work.whole_task() {
            Some(task) => format!("task {task}"),
            None => format!("work {work:?}"),
        },
        Change::Event(key, ..) => format!("event {key:?}"),
        Change::Clarity(task, ..) => format!("clarity {task}"),
        Change::Form(key, ..) => format!("form {key:?}"),
        Change::Closing(quarter, ..) => format!("closing {quarter:?}"),
        Change::Ends(..) => "ends".to_owned(),
        Change::Reference(target, ..) => format!("reference {target}"),
        Change::Near(..) => "near".to_owned(),
        Change::Plan(..) => "plan".to_owned(),
    }
}

fn carry_out(ledger: &mut Ledger, changes: &[Change]) {
    for change in changes {
        ledger.carry_out(change);
    }
}

proptest! {
    #[test]
    fn changes_lead_from_one_ledger_to_the_other_and_their_inverses_back(
        before in vec(single(), 0..8),
        command in command(),
    ) {
        let before = ledger_of(before);
        let mut ledger = before.clone();
        let changes = ledger.apply(command);
        prop_assert_eq!(changes.is_empty(), ledger == before);
        let mut fields: Vec<String> = changes.iter().map(field).collect();
        fields.sort();
        fields.dedup();
        prop_assert_eq!(fields.len(), changes.len(), "each thing once: {:?}", changes);
        let mut there = before.clone();
        carry_out(&mut there, &changes);
        prop_assert_eq!(&there, &ledger);
        let back: Vec<Change> = changes.iter().map(Change::inverse).collect();
        carry_out(&mut there, &back);
        prop_assert_eq!(&there, &before);
        let again: Vec<Change> = back.iter().map(Change::inverse).collect();
        prop_assert_eq!(again, changes);
    }

    #[test]
    fn a_command_made_twice_changes_something_once(
        before in vec(single(), 0..8),
        command in single(),
    ) {
        let mut ledger = ledger_of(before);
        ledger.apply(command.clone());
        let after = ledger.clone();
        prop_assert_eq!(ledger.apply(command), []);
        prop_assert_eq!(ledger, after);
    }

    #[test]
    fn another_ledger_takes_the_place_of_this_one_change_by_change(
        one in vec(single(), 0..8),
        other in vec(single(), 0..8),
    ) {
        let (one, other) = (ledger_of(one), ledger_of(other));
        let mut ledger = one.clone();
        let changes = ledger.apply(Command::Replace(Box::new(other.clone())));
        prop_assert_eq!(&ledger, &other);
        let mut there = one.clone();
        carry_out(&mut there, &changes);
        prop_assert_eq!(&there, &other);
        // For people, a figure entered again at another time is the same.
        let shown = one.differences(&other);
        prop_assert!(shown.iter().all(|change| changes.contains(change)));
        for change in changes.iter().filter(|change| !shown.contains(change)) {
            let Change::Entry(_, Some(old), Some(new)) = change else {
                panic!("{change:?} is shown");
            };
            prop_assert_eq!(&old.figures, &new.figures);
        }
    }

    #[test]
    fn when_a_figure_was_entered_is_a_change(entry in entry(), slot in super::slot()) {
        prop_assume!(!entry.figures.is_empty());
        let later = Entry { entered_at: Some(noon()), ..entry.clone() };
        let old = ledger_of(vec![Command::SetEntry(slot.clone(), Some(entry.clone()))]);
        let mut ledger = old.clone();
        let changes = ledger.apply(Command::SetEntry(slot.clone(), Some(later.clone())));
        prop_assert_eq!(changes, [Change::Entry(slot, Some(entry), Some(later))]);
        prop_assert_eq!(old.differences(&ledger), []);
    }
}

#[test]
fn what_is_set_can_be_read() {
    let slot = (of_target("A"), Quarter::II);
    let (task, target) = (task_id("1"), target_id("R"));
    let note = Note {
        text: "Hệ thống lỗi".to_owned(),
        evidence: Vec::new(),
        ..Note::default()
    };
    let doing = Progress::Doing {
        note: String::new(),
    };
    let mut ledger = Ledger::default();
    assert!(ledger.is_empty());
    let changed = ledger.apply(Command::Batch(vec![
        Command::SetEntry(slot.clone(), Some(entered(known(1, 2)))),
        Command::SetNote(slot.clone(), Some(note.clone())),
        Command::SetProgress(task.clone().into(), Some(doing.clone())),
        Command::SetReference(target.clone(), Some(reference("90"))),
        Command::SetNear(7),
    ]));
    assert_eq!(changed.len(), 5);
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
        assert_eq!(ledger.apply(set), []);
    }
    let blank = Note {
        text: " \n".to_owned(),
        evidence: vec![Evidence::default()],
        ..Note::default()
    };
    assert_eq!(
        ledger.apply(Command::SetNote(slot.clone(), Some(blank))),
        []
    );
    assert_eq!(ledger, Ledger::default());
    // "Not done" is something.
    let set = Command::SetEntry(slot, Some(entered(Figures::Done(false))));
    assert_eq!(ledger.apply(set).len(), 1);
}

#[test]
fn the_near_margin_stays_within_its_limit() {
    let mut ledger = Ledger::default();
    assert_eq!(ledger.apply(Command::SetNear(NEAR_DEFAULT)), []);
    let changed = ledger.apply(Command::SetNear(255));
    assert_eq!(changed, [Change::Near(5, 50)]);
    assert_eq!(ledger.near(), 50);
    assert_eq!(NEAR_LARGEST, 50);
    assert_eq!(ledger.apply(Command::SetNear(51)), []);
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
    let there_and_back = vec![set(Some(entered(known(1, 2)))), set(None)];
    assert_eq!(ledger.apply(Command::Batch(there_and_back)), []);
    assert_eq!(ledger.apply(Command::Batch(Vec::new())), []);
    assert_eq!(ledger, Ledger::default());
    let twice = vec![
        set(Some(entered(known(1, 2)))),
        Command::SetNear(7),
        set(Some(entered(known(3, 4)))),
    ];
    let slot = (of_target("A"), Quarter::I);
    assert_eq!(
        ledger.apply(Command::Batch(twice)),
        [
            Change::Entry(slot, None, Some(entered(known(3, 4)))),
            Change::Near(5, 7)
        ]
    );
}

#[test]
fn a_plan_is_not_the_ledgers() {
    let change = Change::Plan(PlanText::new("cũ"), PlanText::new("mới"));
    let mut ledger = Ledger::default();
    ledger.carry_out(&change);
    assert_eq!(ledger, Ledger::default());
    let Change::Plan(before, after) = change.inverse() else {
        panic!("another sort of change");
    };
    assert_eq!((before.as_str(), after.as_str()), ("mới", "cũ"));
}
