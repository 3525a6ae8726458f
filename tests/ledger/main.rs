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
mod closings;
mod log;
mod log_model;
mod log_steps;
mod typed;
mod typing;

use common::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::form::{Column, FormKey, FormRow, TOTAL};
use so_chi_tieu::ledger::{
    Cell, Clarity, Closing, Command, Entry, Event, Evidence, Figures, Ledger, Moment, Note,
    Progress, Reference, Reopening, Slot,
};
use so_chi_tieu::number::Decimal;
use so_chi_tieu::plan::{
    DutyId, EntryKey, IndicatorKey, OccurrenceKey, PeriodEnd, TaskId, WorkId, WorkKey,
};

// Any command, over few ids so that commands meet.

fn slot() -> impl Strategy<Value = Slot> {
    let key = prop_oneof![
        Just(of_target("A")),
        Just(of_target("B")),
        Just(of_indicator("A")),
        Just(EntryKey::Portal(IndicatorKey::new("A").unwrap())),
        Just(EntryKey::Index(IndicatorKey::new("A").unwrap())),
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

fn unread() -> impl Strategy<Value = Option<String>> {
    option::of(Just("30/06/20266".to_owned()))
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
        (words(), date, unread(), words()).prop_map(|(number, date, date_unread, link)| Evidence {
            number,
            date,
            date_unread,
            link,
        });
    (words(), vec(evidence, 0..3)).prop_map(|(text, evidence)| Note {
        text,
        evidence,
        ..Note::default()
    })
}

fn progress() -> impl Strategy<Value = Progress> {
    prop_oneof![
        words().prop_map(|note| Progress::Doing { note }),
        words().prop_map(|note| Progress::NotArisen { note }),
        (1_u32..4, unread(), words(), words()).prop_map(|(on, on_unread, product, note)| {
            Progress::Done {
                on: day(2026, 5, on),
                on_unread,
                product,
                note,
            }
        }),
    ]
}

fn quarter() -> impl Strategy<Value = Quarter> {
    prop::sample::select(Quarter::ALL.to_vec())
}

fn work_key() -> impl Strategy<Value = WorkKey> {
    let work = prop_oneof![
        Just(WorkId::Task(task_id("1"))),
        Just(WorkId::Duty(DutyId::new("1").unwrap())),
    ];
    let key = prop_oneof![Just("w01"), Just("q2"), Just("e1")];
    let key = key.prop_map(|key| OccurrenceKey::parse(key).unwrap());
    (work, option::of(key)).prop_map(|(work, occurrence)| WorkKey { work, occurrence })
}

fn event() -> impl Strategy<Value = Event> {
    (1_u32..4, unread(), words()).prop_map(|(on, on_unread, note)| Event {
        on: day(2026, 5, on),
        on_unread,
        note,
    })
}

fn form_key() -> impl Strategy<Value = FormKey> {
    let field = prop_oneof![Just(TOTAL), Just("Đất đai"), Just("Hộ tịch")];
    (quarter(), field.prop_map(str::to_owned))
}

fn form_row() -> impl Strategy<Value = FormRow> {
    let column = prop::sample::select(Column::ALL.to_vec());
    let text = prop_oneof![Just(""), Just("1"), Just("12"), Just("hai")];
    vec((column, text), 0..4).prop_map(|cells| {
        let row = FormRow::default();
        cells
            .into_iter()
            .fold(row, |row, (column, text)| row.typed(column, text))
    })
}

fn closing() -> impl Strategy<Value = Closing> {
    let reopened = option::of((moment(), words()));
    (1_u32..3, reopened).prop_map(|(revision, reopened)| Closing {
        revision,
        at: noon(),
        who: String::new(),
        digest: "0".repeat(64),
        words: String::new(),
        reopened: reopened.map(|(at, reason)| Reopening {
            at,
            who: String::new(),
            reason,
        }),
    })
}

fn a_reference() -> impl Strategy<Value = Reference> {
    let value = option::of((0_i64..3).prop_map(|units| Decimal::from_units(units).unwrap()));
    (value, unread(), words(), unread()).prop_map(|(value, value_unread, source, date_unread)| {
        Reference {
            value,
            value_unread,
            source,
            date: None,
            date_unread,
        }
    })
}

/// A command that changes one thing.
fn single() -> impl Strategy<Value = Command> {
    prop_oneof![
        4 => (slot(), option::of(entry())).prop_map(|(slot, entry)| Command::SetEntry(slot, entry)),
        2 => (slot(), option::of(note())).prop_map(|(slot, note)| Command::SetNote(slot, note)),
        2 => (task(), option::of(progress()))
            .prop_map(|(task, progress)| Command::SetProgress(task.into(), progress)),
        1 => (prop_oneof![Just("A"), Just("B")], option::of(a_reference()))
            .prop_map(|(id, reference)| Command::SetReference(target_id(id), reference)),
        2 => (form_key(), option::of(form_row())).prop_map(|(key, row)| Command::SetForm(key, row)),
        1 => (work_key(), option::of(progress()))
            .prop_map(|(work, progress)| Command::SetProgress(work, progress)),
        1 => (work_key(), 0_u8..4, option::of(event()))
            .prop_map(|(work, number, event)| Command::SetEvent((work.work, number), event)),
        1 => (task(), words()).prop_map(|(task, person)| {
            let clarity = Clarity { person, ..Clarity::default() };
            Command::SetClarity(task, Some(clarity))
        }),
        1 => (quarter(), closing())
            .prop_map(|(quarter, closing)| Command::SetClosing(quarter, closing)),
        1 => prop_oneof![Just(PeriodEnd::Calendar), Just(PeriodEnd::CutOff)]
            .prop_map(Command::SetEnds),
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
