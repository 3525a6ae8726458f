//! The ledger changes by commands, and every change can be taken back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../common/mod.rs"]
mod common;

mod changes;
mod log;
mod typing;

use common::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{
    Cell, Command, Entry, Evidence, Figures, Ledger, Moment, Note, Progress, Reference, Slot,
};
use so_chi_tieu::number::Decimal;
use so_chi_tieu::plan::TaskId;

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
