//! The log: what was done, and what of it can be undone.

use std::sync::Arc;

use super::changes::field;
use super::common::*;
use super::{command, ledger_of, single, task_id};
use proptest::collection::vec;
use proptest::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{
    By, Cause, Change, Command, Entry, Ledger, Log, MOST_CHANGES, Misfit, Moment, Note, Outcome,
    PlanText, Progress, Step, Subject,
};

fn by(who: &str, minute: u16) -> By {
    By {
        at: Moment::new(day(2026, 6, 13), minute).unwrap(),
        who: who.to_owned(),
    }
}

fn me() -> By {
    by("", 600)
}

/// Types into the log.
fn run(log: &mut Log, ledger: &mut Ledger, command: Command) -> bool {
    log.run(ledger, command, Cause::Typed, me())
}

fn run_on(log: &mut Log, ledger: &mut Ledger, command: Command) -> bool {
    log.run_on(ledger, command, Cause::Typed, me())
}

fn set(id: &str, number: u64) -> Command {
    let slot = (of_target(id), Quarter::I);
    Command::SetEntry(slot, Some(entered(known(number, 1_000))))
}

// The log does what a plain stack of ledgers does.

#[derive(Clone, Debug)]
enum Act {
    Run(Command, Cause),
    RunOn(Command, Cause),
    Replace(Vec<Command>, usize),
    Undo,
    Redo,
}

const PLANS: [&str; 2] = ["kế hoạch cũ", "kế hoạch mới"];

fn act() -> impl Strategy<Value = Act> {
    let cause = || {
        prop_oneof![
            4 => Just(Cause::Typed),
            1 => Just(Cause::Pasted),
            1 => Just(Cause::Restored("hôm qua".to_owned())),
        ]
    };
    prop_oneof![
        4 => (command(), cause()).prop_map(|(command, cause)| Act::Run(command, cause)),
        4 => (single(), cause()).prop_map(|(command, cause)| Act::RunOn(command, cause)),
        1 => (vec(single(), 0..5), 0_usize..2).prop_map(|(all, plan)| Act::Replace(all, plan)),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
    ]
}

/// A ledger and the plan it is under.
type State = (Ledger, usize);

/// What was done last, as far as a further keystroke asks.
enum Event {
    /// A change of these fields, which put an end to what could be redone.
    Made(Vec<String>, Cause, Vec<State>),
    Turned,
}

struct Model {
    now: State,
    past: Vec<State>,
    future: Vec<State>,
    events: Vec<Event>,
}

impl Model {
    fn make(&mut self, next: State, cause: Cause) -> bool {
        let changes = {
            let mut ledger = self.now.0.clone();
            ledger.apply(Command::Replace(Box::new(next.0.clone())))
        };
        if next == self.now {
            return false;
        }
        let mut fields: Vec<String> = changes.iter().map(field).collect();
        if next.1 != self.now.1 {
            fields.push("plan".to_owned());
        }
        let ended = std::mem::take(&mut self.future);
        self.events.push(Event::Made(fields, cause, ended));
        self.past.push(std::mem::replace(&mut self.now, next));
        true
    }

    fn make_on(&mut self, next: State, cause: Cause) -> bool {
        let mut ledger = self.now.0.clone();
        let changes = ledger.apply(Command::Replace(Box::new(next.0.clone())));
        let now: Vec<String> = changes.iter().map(field).collect();
        let joins = match self.events.last() {
            Some(Event::Made(fields, before, _)) => {
                *before == cause && *fields == now && now.len() == 1
            }
            _ => false,
        };
        if !joins {
            return self.make(next, cause);
        }
        self.now = next;
        if self.past.last() == Some(&self.now) {
            // As if nothing had been typed.
            self.past.pop();
            if let Some(Event::Made(_, _, ended)) = self.events.pop() {
                self.future = ended;
            }
        }
        true
    }

    fn turn(&mut self, back: bool) -> Outcome {
        let (from, to) = match back {
            true => (&mut self.past, &mut self.future),
            false => (&mut self.future, &mut self.past),
        };
        let Some(next) = from.pop() else {
            return Outcome::default();
        };
        let plan = (next.1 != self.now.1).then(|| PlanText::new(PLANS[next.1]));
        to.push(std::mem::replace(&mut self.now, next));
        self.events.push(Event::Turned);
        Outcome {
            changed: true,
            plan,
        }
    }
}

proptest! {
    #[test]
    fn the_log_does_what_a_stack_of_ledgers_does(
        before in vec(single(), 0..6),
        acts in vec(act(), 0..40),
    ) {
        let first = ledger_of(before);
        let (mut ledger, mut log) = (first.clone(), Log::default());
        let mut model = Model {
            now: (first, 0),
            past: Vec::new(),
            future: Vec::new(),
            events: Vec::new(),
        };
        let all_back = std::iter::repeat_n(Act::Undo, 41);
        let all_again = std::iter::repeat_n(Act::Redo, 41);
        for act in acts.into_iter().chain(all_back).chain(all_again) {
            match act {
                Act::Run(command, cause) => {
                    let mut next = model.now.clone();
                    next.0.apply(command.clone());
                    let changed = log.run(&mut ledger, command, cause.clone(), me());
                    prop_assert_eq!(changed, model.make(next, cause));
                }
                Act::RunOn(command, cause) => {
                    let mut next = model.now.clone();
                    next.0.apply(command.clone());
                    let changed = log.run_on(&mut ledger, command, cause.clone(), me());
                    prop_assert_eq!(changed, model.make_on(next, cause));
                }
                Act::Replace(commands, plan) => {
                    let next = (ledger_of(commands), plan);
                    let texts = (model.now.1, plan);
                    let texts = (PlanText::new(PLANS[texts.0]), PlanText::new(PLANS[texts.1]));
                    let cause = Cause::PlanChanged("mới.json".to_owned());
                    let changed =
                        log.replace(&mut ledger, next.0.clone(), texts, cause.clone(), me());
                    prop_assert_eq!(changed, model.make(next, cause));
                }
                Act::Undo => prop_assert_eq!(log.undo(&mut ledger, me()), model.turn(true)),
                Act::Redo => prop_assert_eq!(log.redo(&mut ledger, me()), model.turn(false)),
            }
            prop_assert_eq!(&ledger, &model.now.0);
            prop_assert_eq!(log.can_undo(), !model.past.is_empty());
            prop_assert_eq!(log.can_redo(), !model.future.is_empty());
            prop_assert_eq!(log.steps().len(), model.events.len());
        }
        // What can be undone follows from the steps alone, even from the last of them.
        let again = Log::new(log.steps().to_vec());
        prop_assert_eq!(again, Ok(log.clone()));
        for from in 0..log.steps().len() {
            prop_assert!(Log::new(log.steps()[from..].to_vec()).is_ok());
        }
    }

    #[test]
    fn everything_undone_is_the_empty_ledger_and_everything_redone_the_last(
        commands in vec(command(), 0..20),
    ) {
        let (mut ledger, mut log) = (Ledger::default(), Log::default());
        for command in commands {
            run(&mut log, &mut ledger, command);
        }
        let last = ledger.clone();
        while log.undo(&mut ledger, me()).changed {}
        prop_assert_eq!(&ledger, &Ledger::default());
        while log.redo(&mut ledger, me()).changed {}
        prop_assert_eq!(&ledger, &last);
    }

    #[test]
    fn a_command_that_changes_nothing_leaves_the_log_alone(
        before in vec(single(), 0..8),
        command in command(),
    ) {
        let mut ledger = ledger_of(before);
        let mut log = Log::default();
        run(&mut log, &mut ledger, Command::SetNear(17));
        log.undo(&mut ledger, me());
        let (kept, kept_log) = (ledger.clone(), log.clone());
        if run(&mut log, &mut ledger, command) {
            prop_assert_ne!(ledger, kept);
            prop_assert!(!log.can_redo() && log.can_undo());
        } else {
            prop_assert_eq!(ledger, kept);
            prop_assert_eq!(log, kept_log);
        }
    }
}

#[test]
fn nothing_goes_out_of_the_log() {
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    run(&mut log, &mut ledger, Command::SetNear(1));
    run(&mut log, &mut ledger, Command::SetNear(2));
    log.undo(&mut ledger, by("Lan", 601));
    log.redo(&mut ledger, by("Lan", 602));
    log.undo(&mut ledger, me());
    log.undo(&mut ledger, me());
    log.redo(&mut ledger, me());
    log.run(&mut ledger, Command::SetNear(3), Cause::Pasted, me());
    assert!(!log.can_redo(), "a new step ends what could be redone");
    let steps: Vec<(u32, &Cause, &[Change])> = log
        .steps()
        .iter()
        .map(|step| (step.number, &step.cause, step.changes.as_slice()))
        .collect();
    assert_eq!(
        steps,
        [
            (1, &Cause::Typed, [Change::Near(5, 1)].as_slice()),
            (2, &Cause::Typed, &[Change::Near(1, 2)]),
            (3, &Cause::Undone(2), &[Change::Near(2, 1)]),
            (4, &Cause::Redone(2), &[Change::Near(1, 2)]),
            (5, &Cause::Undone(2), &[Change::Near(2, 1)]),
            (6, &Cause::Undone(1), &[Change::Near(1, 5)]),
            (7, &Cause::Redone(1), &[Change::Near(5, 1)]),
            (8, &Cause::Pasted, &[Change::Near(1, 3)]),
        ]
    );
    let who: Vec<&str> = log.steps().iter().map(|step| step.who.as_str()).collect();
    assert_eq!(who, ["", "", "Lan", "Lan", "", "", "", ""]);
    log.undo(&mut ledger, me());
    log.undo(&mut ledger, me());
    assert_eq!((ledger.near(), log.can_undo()), (5, false));
    assert_eq!(log.undo(&mut ledger, me()), Outcome::default());
}

#[test]
fn typing_on_in_one_field_is_one_step() {
    let typed = |id: &str, number: Option<u64>| match number {
        Some(number) => set(id, number),
        None => Command::SetEntry((of_target(id), Quarter::I), None),
    };
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    run(&mut log, &mut ledger, typed("A", Some(1)));
    let first = ledger.clone();
    run(&mut log, &mut ledger, typed("B", Some(1)));
    for (number, minute) in [(12, 601), (125, 602)] {
        let on = typed("B", Some(number));
        assert!(log.run_on(&mut ledger, on, Cause::Typed, by("", minute)));
    }
    let last = ledger.clone();
    assert!(!run_on(&mut log, &mut ledger, typed("B", Some(125))));
    assert_eq!(log.steps().len(), 2);
    let step = &log.steps()[1];
    assert_eq!(step.at, by("", 602).at, "when it was typed last");
    let slot = (of_target("B"), Quarter::I);
    let now = Some(entered(known(125, 1_000)));
    assert_eq!(step.changes, [Change::Entry(slot, None, now)]);
    log.undo(&mut ledger, me());
    assert_eq!(ledger, first);
    log.redo(&mut ledger, me());
    assert_eq!(ledger, last);
    // After an undo or redo it is another step, and so it is in another field.
    run_on(&mut log, &mut ledger, typed("B", Some(126)));
    run_on(&mut log, &mut ledger, typed("A", Some(2)));
    assert_eq!(log.steps().len(), 6);
    log.undo(&mut ledger, me());
    log.undo(&mut ledger, me());
    assert_eq!(ledger, last);
    // Typed and taken back: as if nothing had been typed.
    let kept = log.clone();
    run(&mut log, &mut ledger, typed("C", Some(7)));
    run_on(&mut log, &mut ledger, typed("C", Some(71)));
    assert!(!log.can_redo());
    run_on(&mut log, &mut ledger, typed("C", None));
    assert_eq!((&ledger, &log), (&last, &kept));
}

#[test]
fn what_someone_else_typed_is_another_step() {
    for (cause, who) in [
        (Cause::Typed, "Lan"),
        (Cause::Pasted, ""),
        (Cause::Imported("a.json".to_owned()), ""),
    ] {
        let (mut ledger, mut log) = (Ledger::default(), Log::default());
        log.run(&mut ledger, set("A", 1), Cause::Typed, me());
        log.run_on(&mut ledger, set("A", 12), cause, by(who, 600));
        assert_eq!(log.steps().len(), 2);
    }
}

#[test]
fn fields_of_other_sorts_are_typed_on_too() {
    let slot = (of_target("A"), Quarter::I);
    let note = |text: &str| {
        let note = Note {
            text: text.to_owned(),
            evidence: Vec::new(),
            ..Note::default()
        };
        Command::SetNote(slot.clone(), Some(note))
    };
    let doing = |note: &str| {
        let note = note.to_owned();
        Command::SetProgress(task_id("1").into(), Some(Progress::Doing { note }))
    };
    let above = |value: &str| Command::SetReference(target_id("R"), Some(reference(value)));
    for (one, two) in [
        (note("H"), note("Hệ")),
        (doing("H"), doing("Hệ")),
        (above("7"), above("71")),
    ] {
        let (mut ledger, mut log) = (Ledger::default(), Log::default());
        run(&mut log, &mut ledger, one);
        run_on(&mut log, &mut ledger, two);
        assert_eq!(log.steps().len(), 1);
    }
    // The note of a slot is not its figures.
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    run(&mut log, &mut ledger, set("A", 1));
    run_on(&mut log, &mut ledger, note("H"));
    assert_eq!(log.steps().len(), 2);
}

#[test]
fn a_changed_plan_is_one_step_with_what_changes_under_it() {
    let texts = || (PlanText::new("cũ"), PlanText::new("mới"));
    let cause = || Cause::PlanChanged("mới.json".to_owned());
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    run(&mut log, &mut ledger, set("A", 1));
    let (old, new) = (ledger.clone(), Ledger::default());
    assert!(log.replace(&mut ledger, new.clone(), texts(), cause(), me()));
    assert_eq!((&ledger, log.steps().len()), (&new, 2));
    assert_eq!(log.steps()[1].changes.len(), 2);
    let turned = |plan: Option<&str>| Outcome {
        changed: true,
        plan: plan.map(PlanText::new),
    };
    assert_eq!(log.undo(&mut ledger, me()), turned(Some("cũ")));
    assert_eq!(ledger, old);
    assert_eq!(log.redo(&mut ledger, me()), turned(Some("mới")));
    assert_eq!(ledger, new);
    assert_eq!(log.undo(&mut ledger, me()), turned(Some("cũ")));
    assert_eq!(log.undo(&mut ledger, me()), turned(None));
    // The same plan and the same figures are no step.
    let same = (PlanText::new("cũ"), PlanText::new("cũ"));
    assert!(!log.replace(&mut ledger, Ledger::default(), same, cause(), me()));
    // The plan alone is one.
    assert!(log.replace(&mut ledger, Ledger::default(), texts(), cause(), me()));
    assert_eq!(log.undo(&mut ledger, me()), turned(Some("cũ")));
}

/// A hundred changes at once.
fn hundred(number: u64) -> Command {
    Command::Batch((0..100).map(|id| set(&format!("T{id}"), number)).collect())
}

#[test]
fn the_oldest_steps_are_forgotten() {
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    let steps = MOST_CHANGES as u64 / 100;
    for number in 1..=steps {
        run(&mut log, &mut ledger, hundred(number));
    }
    assert_eq!((log.steps().len(), log.steps()[0].number), (100, 1));
    run(&mut log, &mut ledger, Command::SetNear(1));
    assert_eq!((log.steps().len(), log.steps()[0].number), (100, 2));
    assert_eq!(Log::new(log.steps().to_vec()), Ok(log.clone()));
    // Every undo is a step as well, and pushes an old one out.
    let mut undone = 0;
    while log.undo(&mut ledger, me()).changed {
        undone += 1;
        assert_eq!(Log::new(log.steps().to_vec()), Ok(log.clone()));
    }
    assert_eq!(undone, 51);
    let oldest = ledger.entry(&of_target("T0"), Quarter::I);
    assert_eq!(oldest, Some(&entered(known(steps - 50, 1_000))));
    assert!(log.redo(&mut ledger, me()).changed);
    let next = ledger.entry(&of_target("T0"), Quarter::I);
    assert_eq!(next, Some(&entered(known(steps - 49, 1_000))));
}

#[test]
fn the_last_step_stays_however_large() {
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    run(&mut log, &mut ledger, Command::SetNear(1));
    let many = (0..=MOST_CHANGES).map(|id| set(&format!("T{id}"), 1));
    run(&mut log, &mut ledger, Command::Batch(many.collect()));
    let (full, numbers) = (ledger.clone(), |log: &Log| {
        let steps = log.steps().iter().map(|step| step.number);
        steps.collect::<Vec<u32>>()
    });
    assert_eq!(numbers(&log), [2]);
    assert!(log.undo(&mut ledger, me()).changed);
    assert_eq!((numbers(&log), ledger.entries().count()), (vec![3], 0));
    assert!(!log.can_undo() && log.can_redo());
    assert!(log.redo(&mut ledger, me()).changed);
    assert_eq!((numbers(&log), &ledger), (vec![4], &full));
    assert_eq!(Log::new(log.steps().to_vec()), Ok(log));
}

#[test]
fn what_changed_a_subject_is_found_the_newest_first() {
    let slot = (of_target("A"), Quarter::I);
    let note = Note {
        text: "lỗi".to_owned(),
        evidence: Vec::new(),
        ..Note::default()
    };
    let doing = Progress::Doing {
        note: String::new(),
    };
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    // The clock is set back at every step.
    for (minute, command) in [
        set("A", 1),
        Command::SetNote(slot.clone(), Some(note)),
        set("B", 1),
        Command::SetProgress(task_id("1").into(), Some(doing)),
        Command::Batch(vec![
            set("A", 2),
            Command::SetReference(target_id("A"), Some(reference("90"))),
        ]),
    ]
    .into_iter()
    .enumerate()
    {
        let now = by("", 100 - u16::try_from(minute).unwrap());
        log.run(&mut ledger, command, Cause::Typed, now);
    }
    log.undo(&mut ledger, me());
    let found = |subject: Subject| {
        let found = log.about(&subject).into_iter();
        found
            .map(|(step, change)| (step.number, field(change)))
            .collect::<Vec<_>>()
    };
    let entry = |id: &str| format!("entry {:?}", (of_target(id), Quarter::I));
    assert_eq!(
        found(Subject::Slot(slot.clone())),
        [
            (6, entry("A")),
            (5, entry("A")),
            (2, format!("note {slot:?}")),
            (1, entry("A")),
        ]
    );
    let other = |id, quarter| found(Subject::Slot((id, quarter)));
    assert_eq!(other(of_target("B"), Quarter::I), [(3, entry("B"))]);
    assert_eq!(other(of_target("A"), Quarter::II), []);
    assert_eq!(other(of_indicator("A"), Quarter::I), []);
    assert_eq!(
        found(Subject::Work(task_id("1").into())),
        [(4, "task 1".to_owned())]
    );
    assert_eq!(found(Subject::Work(task_id("A").into())), []);
    assert_eq!(
        found(Subject::Reference(target_id("A"))),
        [(6, "reference A".to_owned()), (5, "reference A".to_owned())]
    );
}

#[test]
fn steps_that_do_not_follow_from_each_other_are_no_log() {
    let check = |steps: &[(u32, Cause)], expected: Option<Misfit>| {
        let steps = steps.iter().map(|(number, cause)| {
            Arc::new(Step {
                number: *number,
                at: noon(),
                who: String::new(),
                cause: cause.clone(),
                changes: vec![Change::Near(5, 6)],
            })
        });
        let made = Log::new(steps.collect()).err();
        assert_eq!(made, expected);
    };
    let typed = || Cause::Typed;
    let (undone, redone) = (Cause::Undone, Cause::Redone);
    check(&[], None);
    check(&[(1, typed()), (2, undone(1)), (3, redone(1))], None);
    check(&[(1, typed()), (9, typed()), (12, undone(9))], None);
    // Their beginning is forgotten.
    check(&[(5, undone(4)), (6, undone(2)), (7, redone(2))], None);
    check(&[(5, redone(2)), (6, redone(4)), (7, undone(4))], None);
    check(&[(2, typed()), (2, typed())], Some(Misfit::Number(1)));
    check(&[(2, typed()), (1, typed())], Some(Misfit::Number(1)));
    check(&[(1, undone(1))], Some(Misfit::Turn(0)));
    check(&[(1, undone(2))], Some(Misfit::Turn(0)));
    check(&[(1, typed()), (2, redone(1))], Some(Misfit::Turn(1)));
    check(
        &[(1, typed()), (2, typed()), (3, undone(1))],
        Some(Misfit::Turn(2)),
    );
    check(
        &[(1, typed()), (2, undone(1)), (3, undone(1))],
        Some(Misfit::Turn(2)),
    );
    check(
        &[(1, typed()), (2, undone(1)), (3, typed()), (4, redone(1))],
        Some(Misfit::Turn(3)),
    );
}

#[test]
fn a_step_without_changes_is_only_to_be_read() {
    let remark = Step {
        number: 1,
        at: noon(),
        who: String::new(),
        cause: Cause::Migrated(1),
        changes: Vec::new(),
    };
    let (mut log, mut ledger) = (Log::new(vec![Arc::new(remark)]).unwrap(), Ledger::default());
    assert!(!log.can_undo());
    run(&mut log, &mut ledger, set("A", 1));
    log.undo(&mut ledger, me());
    assert!(!log.can_undo() && log.can_redo());
}

#[test]
fn a_log_without_numbers_left_begins_anew() {
    let last = |cause: Cause| {
        let of = |number: u32, cause: Cause| {
            Arc::new(Step {
                number,
                at: noon(),
                who: String::new(),
                cause,
                changes: vec![Change::Near(5, 6)],
            })
        };
        Log::new(vec![of(7, Cause::Typed), of(u32::MAX, cause)]).unwrap()
    };
    for (mut log, act) in [
        (last(Cause::Typed), Act::Run(set("A", 1), Cause::Pasted)),
        (last(Cause::Typed), Act::Undo),
        (last(Cause::Undone(7)), Act::Redo),
    ] {
        let mut ledger = Ledger::default();
        match act {
            Act::Run(command, cause) => drop(log.run(&mut ledger, command, cause, me())),
            Act::Undo => drop(log.undo(&mut ledger, me())),
            _ => drop(log.redo(&mut ledger, me())),
        }
        assert_eq!((log.steps().len(), log.steps()[0].number), (1, 1));
        assert!(log.can_undo() && !log.can_redo());
        assert_eq!(Log::new(log.steps().to_vec()), Ok(log.clone()));
    }
}

#[test]
fn an_undo_puts_nothing_empty_in_place() {
    let slot = (of_target("A"), Quarter::I);
    let empty = Entry {
        figures: so_chi_tieu::ledger::Figures::Value(so_chi_tieu::ledger::Cell::Empty),
        entered_at: None,
    };
    let step = Step {
        number: 1,
        at: noon(),
        who: String::new(),
        cause: Cause::Typed,
        changes: vec![Change::Entry(slot, Some(empty), None), Change::Near(255, 5)],
    };
    let (mut log, mut ledger) = (Log::new(vec![Arc::new(step)]).unwrap(), Ledger::default());
    log.undo(&mut ledger, me());
    assert_eq!((ledger.entries().count(), ledger.near()), (0, 50));
}

/// A log that has grown from another knows it; one that went another way does not.
#[test]
fn a_log_continues_what_it_has_grown_from() {
    let (mut log, mut ledger) = (Log::default(), Ledger::default());
    run(&mut log, &mut ledger, set("A", 1));
    run(&mut log, &mut ledger, set("B", 2));
    let (old, at) = (log.clone(), ledger.clone());
    let grown = |act: &dyn Fn(&mut Log, &mut Ledger)| {
        let (mut log, mut ledger) = (old.clone(), at.clone());
        act(&mut log, &mut ledger);
        log
    };
    let same = grown(&|_, _| {});
    let typed_on = grown(&|log, ledger| assert!(run_on(log, ledger, set("B", 3))));
    let next = grown(&|log, ledger| assert!(run(log, ledger, set("C", 3))));
    let undone = grown(&|log, ledger| assert!(log.undo(ledger, me()).changed));
    let taken_back = {
        let (mut log, mut ledger) = (Log::default(), Ledger::default());
        run(&mut log, &mut ledger, set("A", 1));
        log
    };
    for log in [&same, &typed_on, &next, &undone, &taken_back] {
        assert!(log.continues(&old), "{log:#?}");
    }
    // Another number in another field under the same number of a step; and less than before.
    let other_way = {
        let (mut log, mut ledger) = (taken_back.clone(), Ledger::default());
        run(&mut log, &mut ledger, set("C", 2));
        log
    };
    assert!(!other_way.continues(&old));
    assert!(!taken_back.continues(&next));
    assert!(!next.continues(&grown(&|log, ledger| {
        run(log, ledger, set("D", 1));
        run(log, ledger, set("E", 1));
    })));
    assert!(old.continues(&Log::default()));
}
