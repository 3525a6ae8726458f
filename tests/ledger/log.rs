//! The log: what was done, and what of it can be undone.

use super::changes::field;
use super::common::*;
use super::task_id;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{
    By, Cause, Change, Command, Ledger, Log, MOST_CHANGES, Moment, Note, Outcome, PlanText,
    Progress, Subject,
};

pub(super) fn by(who: &str, minute: u16) -> By {
    By {
        at: Moment::new(day(2026, 6, 13), minute).unwrap(),
        who: who.to_owned(),
    }
}

pub(super) fn me() -> By {
    by("", 600)
}

/// Types into the log.
pub(super) fn run(log: &mut Log, ledger: &mut Ledger, command: Command) -> bool {
    log.run(ledger, command, Cause::Typed, me())
}

pub(super) fn run_on(log: &mut Log, ledger: &mut Ledger, command: Command) -> bool {
    log.run_on(ledger, command, Cause::Typed, me())
}

pub(super) fn set(id: &str, number: u64) -> Command {
    let slot = (of_target(id), Quarter::I);
    Command::SetEntry(slot, Some(entered(known(number, 1_000))))
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
