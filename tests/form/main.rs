//! Form II.06a: what its counts say of each other, and the indicators that follow from them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../common/mod.rs"]
mod common;
mod fields;
mod paste;
mod words;

use common::*;
use proptest::prelude::*;
use serde_json::json;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::form::{Column, FormFault, FormRow, MOST_ROWS, Sheet, TOTAL, faults};
use so_chi_tieu::ledger::{Cell, Command, Ledger, Origin};
use so_chi_tieu::plan::Plan;
use so_chi_tieu::standing::{Figure, Span, completeness, standing};

/// A row of these counts, in the order of the form; none is left empty.
fn row(counts: [Option<u64>; 11]) -> FormRow {
    let cells = Column::ALL.into_iter().zip(counts);
    cells.fold(FormRow::default(), |row, (column, number)| {
        row.with(
            column,
            number.map_or(Cell::Empty, |number| Cell::Known(count(number))),
        )
    })
}

/// A row in which all is counted: online, in person, carried over, early, on time, late; what is
/// left is open, so many of it late.
fn whole([online, in_person, before, early, on_time, late, open_late]: [u64; 7]) -> FormRow {
    let (received, solved) = (online + in_person + before, early + on_time + late);
    let open = received - solved;
    let late_open = open_late.min(open);
    let counts = [
        received,
        online,
        in_person,
        before,
        solved,
        early,
        on_time,
        late,
        open,
        open - late_open,
        late_open,
    ];
    row(counts.map(Some))
}

fn ledger_with(rows: &[(Quarter, &str, FormRow)]) -> Ledger {
    let mut ledger = Ledger::default();
    for (quarter, field, row) in rows {
        let key = (*quarter, (*field).to_owned());
        ledger.apply(Command::SetForm(key, Some(row.clone())));
    }
    ledger
}

fn found(ledger: &Ledger, quarter: Quarter, field: &str) -> Vec<FormFault> {
    let sheet = Sheet::of(ledger, quarter);
    let before = quarter.previous();
    let before = before.map_or_else(Sheet::default, |quarter| Sheet::of(ledger, quarter));
    faults(&sheet, field, &before)
}

fn good() -> FormRow {
    whole([60, 30, 10, 50, 30, 10, 2])
}

#[test]
fn columns_have_the_numbers_of_the_form() {
    let numbers: Vec<u8> = Column::ALL.iter().map(|column| column.number()).collect();
    assert_eq!(numbers, (3..=13).collect::<Vec<u8>>());
    for number in 0..=u8::MAX {
        let column = Column::numbered(number);
        assert_eq!(
            column.map(Column::number),
            (3..=13).contains(&number).then_some(number)
        );
    }
}

#[test]
fn what_cannot_be_is_found() {
    let check = |column: Column, text: &str, codes: &[&str]| {
        let row = good().typed(column, text);
        let found = found(&ledger_with(&[(Quarter::I, TOTAL, row)]), Quarter::I, TOTAL);
        let found: Vec<String> = found
            .iter()
            .map(|fault| {
                let sort = match fault {
                    FormFault::Unread(..) => "unread",
                    FormFault::Sum { .. } => "sum",
                    FormFault::Balance { .. } => "balance",
                    FormFault::CarriedOver { .. } => "carried over",
                    FormFault::Rows { .. } => "rows",
                };
                format!("{sort} {}", fault.column().number())
            })
            .collect();
        assert_eq!(found, codes, "{column:?} {text}");
    };
    check(Column::Received, "100", &[]);
    check(Column::Received, "101", &["sum 3", "balance 3"]);
    check(Column::Online, "61", &["sum 3"]);
    check(Column::Solved, "89", &["sum 7", "balance 3"]);
    check(Column::Late, "11", &["sum 7"]);
    check(Column::OpenLate, "0", &["sum 11"]);
    check(Column::Open, "11", &["sum 11", "balance 3"]);
    check(Column::Online, "sáu mươi", &["unread 4"]);
    // What is not typed is the sum of its parts.
    check(Column::Received, "", &[]);
    check(Column::Early, "", &[]);
}

#[test]
fn what_was_open_is_carried_over() {
    let second = whole([5, 5, 10, 20, 0, 0, 0]);
    let rows = [
        (Quarter::I, "Đất đai", good()),
        (Quarter::II, "Đất đai", second.clone()),
    ];
    assert_eq!(found(&ledger_with(&rows), Quarter::II, "Đất đai"), []);
    let wrong = whole([5, 6, 9, 20, 0, 0, 0]);
    let rows = [
        (Quarter::I, "Đất đai", good()),
        (Quarter::II, "Đất đai", wrong.clone()),
    ];
    let expected = FormFault::CarriedOver {
        found: count(9),
        open: count(10),
    };
    assert_eq!(
        found(&ledger_with(&rows), Quarter::II, "Đất đai"),
        std::slice::from_ref(&expected)
    );
    // The total of the quarter before is that of its rows.
    let rows = [
        (Quarter::I, "Đất đai", good()),
        (Quarter::II, TOTAL, wrong.clone()),
    ];
    assert_eq!(found(&ledger_with(&rows), Quarter::II, TOTAL), [expected]);
    // Of a quarter that has only its total, the total of the rows says it.
    let rows = [
        (Quarter::I, TOTAL, good()),
        (Quarter::II, "A", wrong.clone()),
        (Quarter::II, "B", whole([1, 0, 3, 1, 0, 0, 0])),
    ];
    let summed = FormFault::CarriedOver {
        found: count(12),
        open: count(10),
    };
    let ledger = ledger_with(&rows);
    assert_eq!(found(&ledger, Quarter::II, TOTAL), [summed]);
    assert_eq!(found(&ledger, Quarter::II, "A"), []);
    let rows = [
        (Quarter::I, TOTAL, good()),
        (Quarter::II, "A", second.clone()),
    ];
    assert_eq!(found(&ledger_with(&rows), Quarter::II, TOTAL), []);
    // Another field says nothing of this one.
    let rows = [
        (Quarter::I, "Hộ tịch", good()),
        (Quarter::II, "Đất đai", wrong),
    ];
    assert_eq!(found(&ledger_with(&rows), Quarter::II, "Đất đai"), []);
}

#[test]
fn the_total_adds_the_fields_up() {
    let (one, other) = (good(), whole([1, 0, 0, 0, 1, 0, 0]));
    let both = whole([61, 30, 10, 50, 31, 10, 2]);
    let rows = |total: FormRow| {
        ledger_with(&[
            (Quarter::I, "A", one.clone()),
            (Quarter::I, "B", other.clone()),
            (Quarter::I, TOTAL, total),
        ])
    };
    assert_eq!(found(&rows(both.clone()), Quarter::I, TOTAL), []);
    let faults = found(&rows(good()), Quarter::I, TOTAL);
    let columns: Vec<u8> = faults.iter().map(|fault| fault.column().number()).collect();
    assert_eq!(columns, [3, 4, 7, 9]);
    let ledger = ledger_with(&[(Quarter::I, "A", one), (Quarter::I, "B", other)]);
    let sheet = Sheet::of(&ledger, Quarter::I);
    for column in Column::ALL {
        assert_eq!(sheet.count(column), both.count(column));
    }
    assert!(Sheet::of(&ledger, Quarter::II).is_empty());
}

#[test]
fn a_quarter_has_room_for_so_many_rows() {
    let mut ledger = Ledger::default();
    let set = |at: usize, row: Option<FormRow>| {
        Command::SetForm((Quarter::I, format!("Lĩnh vực {at}")), row)
    };
    for at in 0..MOST_ROWS {
        assert_eq!(ledger.apply(set(at, Some(good()))).len(), 1);
    }
    assert_eq!(ledger.apply(set(MOST_ROWS, Some(good()))), []);
    assert_eq!(ledger.apply(set(0, None)).len(), 1);
    assert_eq!(ledger.apply(set(MOST_ROWS, Some(good()))).len(), 1);
}

fn plan() -> Plan {
    let of = |id: &str, key: &str, more: serde_json::Value| {
        let mut target = target_value(id, at_least(80), json!({ "indicator": key }));
        merge(&mut target, more);
        target
    };
    plan_with(&[
        of("1", "ho_so_tt", json!({})),
        of("2", "dung_han", json!({})),
        of("3", "truoc_han", json!({})),
        of("4", "so_hoa", json!({})),
        of("5", "ho_so_tt", json!({ "own_entry": true })),
        of("6", "truoc_han", json!({ "repeats": "2" })),
    ])
}

#[test]
fn indicators_follow_from_the_form() {
    let plan = plan();
    let ledger = ledger_with(&[(Quarter::I, TOTAL, good())]);
    let figures = |id: &str| ledger.figures(target(&plan, id), Quarter::I);
    let form = |over, under| Some((known(over, under), Origin::Form));
    assert_eq!(figures("1"), form(60, 90));
    assert_eq!(figures("2"), form(80, 90));
    assert_eq!(figures("3"), form(50, 90));
    assert_eq!(figures("6"), form(80, 90), "as the one it repeats");
    assert_eq!((figures("4"), figures("5")), (None, None));
    let stands = |id: &str| standing(&plan, target(&plan, id), &ledger, Span::ToDate(Quarter::II));
    let one = stands("1");
    assert_eq!(one.from_form, [Quarter::I]);
    assert_eq!(
        (one.used, one.missing),
        (vec![Quarter::I], vec![Quarter::II])
    );
    let rate = Figure::Rate {
        numerator: count(60),
        denominator: count(90),
        factor: 100,
    };
    assert_eq!(one.figure, Some(rate));
    assert_eq!(stands("4").from_form, []);
    // Own entries and what no rule speaks of are still to be entered.
    assert_eq!(completeness(&plan, &ledger, Quarter::I).missing, 2);
}

#[test]
fn what_is_entered_goes_before_the_form() {
    let plan = plan();
    let mut ledger = ledger_with(&[(Quarter::I, TOTAL, good())]);
    let slot = (of_indicator("dung_han"), Quarter::I);
    ledger.apply(Command::SetEntry(slot, Some(entered(known(81, 91)))));
    let two = target(&plan, "2");
    assert_eq!(
        ledger.figures(two, Quarter::I),
        Some((known(81, 91), Origin::Entered))
    );
    let stands = standing(&plan, two, &ledger, Span::Quarter(Quarter::I));
    assert_eq!(stands.from_form, []);
    // A column that is not known leaves the indicators that need it without figures.
    let ledger = ledger_with(&[(Quarter::I, TOTAL, good().typed(Column::Online, "x"))]);
    assert_eq!(ledger.figures(target(&plan, "1"), Quarter::I), None);
    assert!(ledger.figures(two, Quarter::I).is_some());
}

#[test]
fn a_rule_names_columns_of_the_form() {
    let mut value = plan_value(&[target_value(
        "1",
        at_least(80),
        json!({ "indicator": "online" }),
    )]);
    let codes = |value: &serde_json::Value| match open_text(&value.to_string()) {
        Ok(_) => Vec::new(),
        Err(faults) => faults
            .into_iter()
            .map(|fault| (fault.code(), fault.place))
            .collect(),
    };
    merge(
        &mut value["indicators"][0],
        json!({ "form_over": [4], "form_under": [3] }),
    );
    assert_eq!(codes(&value), []);
    merge(&mut value["indicators"][0], json!({ "form_over": [2, 14] }));
    let place = "indicators[0].form_over".to_owned();
    assert_eq!(
        codes(&value),
        [("PLAN-13", place.clone()), ("PLAN-13", place)]
    );
    merge(&mut value["indicators"][0], json!({ "form_over": [] }));
    assert_eq!(codes(&value), [("PLAN-11", "indicators[0]".to_owned())]);
}

proptest! {
    #[test]
    fn a_consistent_form_has_no_fault_and_a_changed_cell_has_one(
        received in prop::array::uniform3(10_u64..1_000),
        solved in prop::array::uniform3(0_u64..10),
        open_late in 0_u64..50,
        at in 0_usize..11,
        more in 1_u64..9,
        field in prop_oneof![Just(TOTAL), Just("Đất đai")],
    ) {
        let row = whole([
            received[0], received[1], received[2], solved[0], solved[1], solved[2], open_late,
        ]);
        let consistent = ledger_with(&[(Quarter::I, field, row.clone())]);
        prop_assert_eq!(found(&consistent, Quarter::I, field), []);
        let column = Column::ALL[at];
        let changed = row.count(column).unwrap().get() + more;
        let row = row.with(column, Cell::Known(count(changed)));
        let changed = ledger_with(&[(Quarter::I, field, row)]);
        prop_assert!(!found(&changed, Quarter::I, field).is_empty());
    }
}
