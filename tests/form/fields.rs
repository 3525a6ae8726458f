//! New rows: their names, what is taken over, what is pasted.

use super::common::*;
use super::{good, ledger_with, row};
use proptest::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::form::{
    Column, FormRow, Named, Sheet, TOTAL, faults, named, pasted_table, taken_over, usual_fields,
};
use so_chi_tieu::ledger::{Cell, Command, Ledger};
use so_chi_tieu::locale::Language;
use so_chi_tieu::sheet::block;
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

#[test]
fn a_block_is_lines_of_cells() {
    assert_eq!(block("1.234"), None);
    assert_eq!(block("1.234\n"), None);
    assert_eq!(block("1\t2"), Some(vec![vec!["1", "2"]]));
    let lines = vec![vec!["1", ""], vec!["", "2"], vec!["3"]];
    assert_eq!(block("1\t\r\n\t2\r\n3\r\n"), Some(lines));
}

fn pasted(text: &str) -> (Vec<(String, FormRow)>, usize) {
    let table = pasted_table(&block(text).unwrap());
    (table.rows, table.left)
}

#[test]
fn a_copied_table_is_read_by_the_names_of_its_rows() {
    let text = concat!(
        "BIỂU SỐ II.06a\t\t\n",
        "TT\tLĩnh vực\tTổng số\n",
        "(1)\t(2)\t(3) = (4)+(5)+(6)\t(4)\n",
        "1\t2\t3\t4\n",
        "I.\tHộ tịch\t1.100\t660\t330\t110\r\n",
        "\t\t\n",
        "2\tĐất đai\t12\tba\t1\n",
        "\tTỔNG SỐ\t1.112\t661\n",
    );
    let typed = |cells: &[&str]| {
        let cells = Column::ALL.into_iter().zip(cells);
        cells.fold(FormRow::default(), |row, (column, text)| {
            row.typed(column, text)
        })
    };
    let expected = vec![
        ("Hộ tịch".to_owned(), typed(&["1.100", "660", "330", "110"])),
        ("Đất đai".to_owned(), typed(&["12", "ba", "1"])),
        (TOTAL.to_owned(), typed(&["1.112", "661"])),
    ];
    assert_eq!(pasted(text), (expected, 0));
    // Without numbers of rows; the later of two of the same name; cells beyond the form.
    let (rows, left) = pasted("Hộ tịch\t1\nHộ tịch\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14");
    assert_eq!((rows.len(), left), (1, 2));
    assert_eq!(rows[0].1.count(Column::Received), Some(count(2)));
    assert_eq!(rows[0].1.count(Column::OpenLate), Some(count(12)));
    assert_eq!(pasted("1\t2\t3\n4\t5\t6"), (Vec::new(), 0), "no names");
}

proptest! {
    /// What the page shows of a form, copied and pasted, is the same form.
    #[test]
    fn a_shown_form_pastes_as_it_is(
        counts in prop::collection::vec(prop::array::uniform11(prop::option::of(0_u64..2_000_000)), 1..6),
        numbered in any::<bool>(),
    ) {
        let fields = usual_fields();
        let mut expected = Vec::new();
        let mut text = String::new();
        for (at, mut counts) in counts.into_iter().enumerate() {
            counts[0].get_or_insert(1_234);
            let cells = counts.map(|count| {
                count.map_or(String::new(), |number| Language::Vietnamese.count(self::count(number)))
            });
            let number = if numbered { format!("{}\t", at + 1) } else { String::new() };
            text += &format!("{number}{}\t{}\r\n", fields[at], cells.join("\t"));
            expected.push((fields[at].clone(), row(counts)));
        }
        prop_assert_eq!(pasted(&text), (expected, 0));
    }
}
