//! Closed quarters: frozen, and opened again with a reason.

use super::common::*;
use super::{command, ledger_of, single, task_id};
use proptest::collection::vec;
use proptest::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::form::{Column, FormRow, TOTAL};
use so_chi_tieu::ledger::{
    By, Cause, Closing, Command, Entry, Event, Ledger, Log, Misfit, Note, Progress, Slot, Step,
    Subject,
};
use so_chi_tieu::plan::{OccurrenceKey, WorkKey};

fn me() -> By {
    By {
        at: noon(),
        who: "Lò Thị Mai".to_owned(),
    }
}

fn set(quarter: Quarter, number: u64) -> Command {
    let slot = (of_target("A"), quarter);
    Command::SetEntry(slot, Some(entered(known(number, 100))))
}

fn close(ledger: &Ledger, quarter: Quarter) -> Command {
    let closing = ledger.closed(quarter, "0".repeat(64), String::new(), me());
    Command::SetClosing(quarter, closing.expect("it is open"))
}

fn reopen(ledger: &Ledger, quarter: Quarter) -> Command {
    let closing = ledger.reopened(quarter, " nhập sai ", me());
    Command::SetClosing(quarter, closing.expect("it is closed"))
}

/// Everything that a quarter says.
fn figures(ledger: &Ledger, quarter: Quarter) -> impl PartialEq + std::fmt::Debug + use<> {
    let own = |of: &Slot| of.1 == quarter;
    let entries = ledger.entries().filter(|(slot, _)| own(slot));
    let entries: Vec<(Slot, Entry)> = entries.map(|(k, v)| (k.clone(), v.clone())).collect();
    let notes = ledger.notes().filter(|(slot, _)| own(slot));
    let notes: Vec<(Slot, Note)> = notes.map(|(k, v)| (k.clone(), v.clone())).collect();
    let forms = ledger.forms().filter(|(key, _)| key.0 == quarter);
    let forms: Vec<(String, FormRow)> = forms.map(|(k, v)| (k.1.clone(), v.clone())).collect();
    (entries, notes, forms)
}

#[test]
fn a_closed_quarter_is_frozen_and_the_others_are_not() {
    let mut ledger = ledger_of(vec![set(Quarter::I, 1)]);
    let closing = close(&ledger, Quarter::I);
    assert_eq!(ledger.apply(closing).len(), 1);
    assert!(ledger.is_closed(Quarter::I) && !ledger.is_closed(Quarter::II));
    let note = Note {
        text: "x".to_owned(),
        ..Note::default()
    };
    let row = FormRow::default().typed(Column::Online, "1");
    for command in [
        set(Quarter::I, 2),
        Command::SetEntry((of_target("A"), Quarter::I), None),
        Command::SetNote((of_target("A"), Quarter::I), Some(note)),
        Command::SetForm((Quarter::I, TOTAL.to_owned()), Some(row)),
        Command::Batch(vec![set(Quarter::I, 2)]),
    ] {
        assert_eq!(ledger.apply(command.clone()), [], "{command:?}");
    }
    assert_eq!(ledger.apply(set(Quarter::II, 2)).len(), 1);
    assert_eq!(
        ledger.closed(Quarter::I, String::new(), String::new(), me()),
        None
    );
    let again = reopen(&ledger, Quarter::I);
    assert_eq!(ledger.apply(again).len(), 1);
    let closing = ledger.closing(Quarter::I).unwrap();
    assert_eq!(closing.reopened.as_ref().unwrap().reason, "nhập sai");
    assert_eq!(ledger.apply(set(Quarter::I, 2)).len(), 1);
    let second = close(&ledger, Quarter::I);
    assert_eq!(ledger.apply(second).len(), 1);
    assert_eq!(ledger.closing(Quarter::I).unwrap().revision, 2);
}

#[test]
fn a_closing_is_not_slipped_under_figures() {
    let mut ledger = Ledger::default();
    let closing = close(&ledger, Quarter::I);
    ledger.apply(closing.clone());
    let Command::SetClosing(_, closing) = closing else {
        panic!("a closing");
    };
    let reopened = ledger.reopened(Quarter::I, "x", me()).unwrap();
    let other = Closing {
        digest: "1".repeat(64),
        ..closing.clone()
    };
    let forged = Closing {
        revision: 7,
        ..reopened.clone()
    };
    for held in [other, closing.clone(), forged] {
        assert_eq!(ledger.apply(Command::SetClosing(Quarter::I, held)), []);
    }
    assert_eq!(ledger.reopened(Quarter::I, " ", me()), None);
    assert_eq!(ledger.reopened(Quarter::II, "x", me()), None);
    ledger.apply(Command::SetClosing(Quarter::I, reopened.clone()));
    for held in [closing, reopened] {
        assert_eq!(ledger.apply(Command::SetClosing(Quarter::I, held)), []);
    }
}

#[test]
fn nothing_before_a_closing_is_undone_or_redone() {
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    log.run(&mut ledger, set(Quarter::I, 1), Cause::Typed, me());
    log.run(&mut ledger, set(Quarter::II, 2), Cause::Typed, me());
    log.undo(&mut ledger, me());
    assert!(log.can_undo() && log.can_redo());
    let closing = close(&ledger, Quarter::I);
    assert!(log.run(&mut ledger, closing, Cause::Closed, me()));
    assert!(!log.can_undo() && !log.can_redo());
    assert!(!log.undo(&mut ledger, me()).changed && ledger.is_closed(Quarter::I));
    log.run(&mut ledger, set(Quarter::II, 3), Cause::Typed, me());
    assert!(log.undo(&mut ledger, me()).changed && log.redo(&mut ledger, me()).changed);
    let again = reopen(&ledger, Quarter::I);
    assert!(log.run(&mut ledger, again, Cause::Reopened, me()));
    assert!(!log.can_undo() && !ledger.is_closed(Quarter::I));
    // And so after a reload.
    assert_eq!(Log::new(log.steps().to_vec()), Ok(log.clone()));
    let mut steps = log.steps().to_vec();
    let turn = |of| Step {
        number: 100,
        cause: Cause::Undone(of),
        ..(*steps[0]).clone()
    };
    let turns = [turn(1), turn(2), turn(4), turn(0)];
    let at = steps.len();
    for step in turns {
        steps.truncate(at);
        steps.push(step.into());
        assert_eq!(Log::new(steps.clone()), Err(Misfit::Turn(at)));
    }
}

#[derive(Clone, Debug)]
enum Act {
    Run(Command),
    Replace(Vec<Command>),
    Close(Quarter),
    Reopen(Quarter),
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = Act> {
    let quarter = || prop::sample::select(Quarter::ALL.to_vec());
    prop_oneof![
        6 => command().prop_map(Act::Run),
        1 => vec(single(), 0..5).prop_map(Act::Replace),
        2 => quarter().prop_map(Act::Close),
        1 => quarter().prop_map(Act::Reopen),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
    ]
}

/// Whether another ledger takes the place of this one, or did in a step that is turned.
fn replaces(command: &Command) -> bool {
    match command {
        Command::Replace(_) => true,
        Command::Batch(all) => all.iter().any(replaces),
        _ => false,
    }
}

proptest! {
    #[test]
    fn only_an_import_changes_the_figures_of_a_closed_quarter(acts in vec(act(), 0..40)) {
        let (mut ledger, mut log) = (Ledger::default(), Log::default());
        // The numbers of the steps that brought another ledger, or turned such a step.
        let mut imports = Vec::new();
        for act in acts {
            let before = ledger.clone();
            let import = match &act {
                Act::Run(command) => replaces(command),
                Act::Replace(_) => true,
                _ => false,
            };
            match act {
                Act::Run(command) => {
                    log.run(&mut ledger, command, Cause::Typed, me());
                }
                Act::Replace(commands) => {
                    let replace = Command::Replace(Box::new(ledger_of(commands)));
                    log.run(&mut ledger, replace, Cause::Imported("a".to_owned()), me());
                }
                Act::Close(quarter) if !ledger.is_closed(quarter) => {
                    let closing = close(&ledger, quarter);
                    log.run(&mut ledger, closing, Cause::Closed, me());
                }
                Act::Reopen(quarter) if ledger.is_closed(quarter) => {
                    let closing = reopen(&ledger, quarter);
                    log.run(&mut ledger, closing, Cause::Reopened, me());
                }
                Act::Close(_) | Act::Reopen(_) => {}
                Act::Undo => {
                    log.undo(&mut ledger, me());
                }
                Act::Redo => {
                    log.redo(&mut ledger, me());
                }
            }
            let Some(last) = log.steps().last() else { continue };
            let turned = match last.cause {
                Cause::Undone(of) | Cause::Redone(of) => imports.contains(&of),
                _ => import,
            };
            if turned {
                imports.push(last.number);
                continue;
            }
            for quarter in Quarter::ALL {
                let frozen = before.is_closed(quarter)
                    && before.closing(quarter) == ledger.closing(quarter);
                if frozen {
                    prop_assert_eq!(figures(&before, quarter), figures(&ledger, quarter));
                }
            }
        }
    }
}

#[test]
fn what_changed_a_quarter_its_form_or_some_work_is_found() {
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    let work = WorkKey::from(task_id("1"));
    let other = WorkKey {
        occurrence: OccurrenceKey::parse("q1"),
        ..work.clone()
    };
    let doing = || {
        Some(Progress::Doing {
            note: String::new(),
        })
    };
    let event = Event {
        on: day(2026, 5, 1),
        on_unread: None,
        note: String::new(),
    };
    let key = (Quarter::I, TOTAL.to_owned());
    let row = FormRow::default().typed(Column::Online, "1");
    for command in [
        Command::SetProgress(work.clone(), doing()),
        Command::SetProgress(other.clone(), doing()),
        Command::SetEvent((work.work.clone(), 1), Some(event)),
        Command::SetForm(key.clone(), Some(row)),
    ] {
        assert!(log.run(&mut ledger, command, Cause::Typed, me()));
    }
    let closing = close(&ledger, Quarter::I);
    log.run(&mut ledger, closing, Cause::Closed, me());
    let found = |subject: Subject| -> Vec<u32> {
        let found = log.about(&subject).into_iter();
        found.map(|(step, _)| step.number).collect()
    };
    assert_eq!(found(Subject::Work(work)), [3, 1]);
    assert_eq!(found(Subject::Work(other)), [2]);
    assert_eq!(found(Subject::Form(key)), [4]);
    assert_eq!(found(Subject::Closing(Quarter::I)), [5]);
    assert!(found(Subject::Closing(Quarter::II)).is_empty());
}

#[test]
fn events_keep_their_numbers() {
    let work = WorkKey::from(task_id("1")).work;
    let mut ledger = Ledger::default();
    let note = |ledger: &mut Ledger, on: u32| {
        let number = ledger.next_event(&work).expect("a number");
        let event = Event {
            on: day(2026, 5, on),
            on_unread: None,
            note: String::new(),
        };
        ledger.apply(Command::SetEvent((work.clone(), number), Some(event)));
    };
    let numbers = |ledger: &Ledger| -> Vec<u8> {
        let events = ledger.events(&work).into_iter();
        events.map(|(number, _)| number).collect()
    };
    for on in [9, 3, 6] {
        note(&mut ledger, on);
    }
    ledger.apply(Command::SetEvent((work.clone(), 2), None));
    note(&mut ledger, 1);
    assert_eq!(numbers(&ledger), [1, 3, 4]);
    ledger.apply(Command::SetEvent((work.clone(), 4), None));
    note(&mut ledger, 2);
    assert_eq!(numbers(&ledger), [1, 3, 4]);
}
