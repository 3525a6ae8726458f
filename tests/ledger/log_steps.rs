//! A log made of steps that were read: which can be one, and what of it can be undone.

use std::sync::Arc;

use super::common::*;
use super::log::{me, run, set};
use super::log_model::Act;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{Cause, Cell, Change, Entry, Figures, Ledger, Log, Misfit, Step};

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
        figures: Figures::Value(Cell::Empty),
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
