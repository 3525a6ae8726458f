//! New rows: their names, what is taken over.

use super::common::*;
use super::{good, ledger_with, row};
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::form::{
    Column, FormRow, Named, Sheet, TOTAL, faults, named, taken_over, usual_fields,
};
use so_chi_tieu::ledger::{Cell, Command, Ledger};
use so_chi_tieu::text::{fold, nfc};

#[test]
fn the_usual_fields_are_names_of_rows() {
    let fields = usual_fields();
    assert!(fields.len() >= 15);
    let mut folded: Vec<String> = fields.iter().map(|field| fold(field)).collect();
    for field in &fields {
        assert_eq!(named(field), Named::Field(field.clone()));
        assert_eq!(nfc(field), *field);
    }
    folded.sort();
    folded.dedup();
    assert_eq!(folded.len(), fields.len(), "one is there twice");
}

#[test]
fn a_typed_name_is_a_field_or_the_total() {
    for text in ["", " ", "\t"] {
        assert_eq!(named(text), Named::Nothing, "{text:?}");
    }
    for text in ["Tổng cộng", "TỔNG SỐ", " tổng  cộng: ", "Cộng"] {
        assert_eq!(named(text), Named::Total, "{text}");
    }
    let field = |text: &str| Named::Field(text.to_owned());
    assert_eq!(named("  Hộ   tịch "), field("Hộ tịch"));
    assert_eq!(named("Tổng hợp"), field("Tổng hợp"));
    // Decomposed, as macOS copies it.
    assert_eq!(named("Ho\u{323}\u{302} ti\u{323}ch"), field("Hộ tịch"));
    let Named::Field(long) = named(&"a".repeat(1_000)) else {
        panic!("a name");
    };
    assert_eq!(long.len(), 200);
}

fn taken(ledger: &Ledger, from: Quarter, to: Quarter) -> Vec<(String, FormRow)> {
    taken_over(&Sheet::of(ledger, from), &Sheet::of(ledger, to))
}

fn carried(number: u64) -> FormRow {
    FormRow::default().with(Column::CarriedOver, Cell::Known(count(number)))
}

#[test]
fn a_quarter_takes_over_the_fields_and_what_was_open() {
    let unknown = row([
        None,
        Some(5),
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
    ]);
    let mut ledger = ledger_with(&[
        (Quarter::I, "Hộ tịch", good()),
        (Quarter::I, "Đất đai", unknown),
        (Quarter::I, TOTAL, good()),
    ]);
    let both = vec![
        ("Hộ tịch".to_owned(), carried(10)),
        ("Đất đai".to_owned(), FormRow::default()),
    ];
    assert_eq!(taken(&ledger, Quarter::I, Quarter::II), both);
    // What is there stays; where nothing is carried over yet, it is.
    let set = |field: &str, row: &FormRow| {
        Command::SetForm((Quarter::II, field.to_owned()), Some(row.clone()))
    };
    let begun = FormRow::default().typed(Column::Online, "7");
    ledger.apply(set("Hộ tịch", &begun));
    let filled = begun.typed(Column::CarriedOver, "10");
    assert_eq!(
        taken(&ledger, Quarter::I, Quarter::II).first(),
        Some(&("Hộ tịch".to_owned(), filled.clone()))
    );
    for text in ["10", "9", "chín"] {
        ledger.apply(set("Hộ tịch", &filled.typed(Column::CarriedOver, text)));
        let names = taken(&ledger, Quarter::I, Quarter::II);
        let names: Vec<&str> = names.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(names, ["Đất đai"], "{text}");
    }
}

#[test]
fn of_totals_alone_the_total_is_taken_over() {
    let ledger = ledger_with(&[(Quarter::I, TOTAL, good())]);
    let expected = vec![(TOTAL.to_owned(), carried(10))];
    assert_eq!(taken(&ledger, Quarter::I, Quarter::II), expected);
    assert_eq!(taken(&ledger, Quarter::II, Quarter::III), []);
}

#[test]
fn what_is_taken_over_has_no_fault() {
    let mut ledger = ledger_with(&[(Quarter::I, "A", good()), (Quarter::I, "B", good())]);
    for (field, row) in taken(&ledger, Quarter::I, Quarter::II) {
        ledger.apply(Command::SetForm((Quarter::II, field), Some(row)));
    }
    let (before, now) = (
        Sheet::of(&ledger, Quarter::I),
        Sheet::of(&ledger, Quarter::II),
    );
    assert_eq!(now.rows.len(), 2);
    for field in ["A", "B", TOTAL] {
        assert_eq!(faults(&now, field, &before), [], "{field}");
    }
}
