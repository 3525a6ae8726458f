//! The form of the quarter: its cells, its sums and what is carried over.

use super::*;
use so_chi_tieu::form::{Column, FormFault, FormRow, TOTAL};

#[test]
fn the_form_blocks_where_a_cell_is_no_count() {
    let plan = one(at_least(80), json!({}));
    let of = |cells: &[(Column, &str)]| {
        let row = cells
            .iter()
            .fold(FormRow::default(), |row, (column, text)| {
                row.typed(*column, text)
            });
        let mut ledger = of_t([(II, known(90, 100))]);
        for field in ["Đất đai", TOTAL] {
            ledger.apply(Command::SetForm((II, field.to_owned()), Some(row.clone())));
        }
        told(&closing_checks(&plan, &ledger, II, &[]))
    };
    use Column::{CarriedOver, InPerson, Online, Received};
    let parts = [(Online, "60"), (InPerson, "30"), (CarriedOver, "10")];
    assert_eq!(of(&parts), []);
    let of_total = |total| of(&[&parts[..], &[(Received, total)]].concat());
    assert_eq!(of_total("100"), []);
    let cells = ["Đất đai 3", " 3"];
    let expect = |code: &'static str, block| cells.map(|cell| (code, cell.to_owned(), block));
    assert_eq!(of_total("101"), expect("CHOT-05", false));
    assert_eq!(of_total("một trăm"), expect("CHOT-02", true));
}

#[test]
fn what_was_open_in_the_year_before_is_carried_over() {
    let plan = one(at_least(80), json!({}));
    let before = older(&plan, 2025);
    let form = |quarter, column, text: &str| {
        let row = FormRow::default().typed(column, text);
        Command::SetForm((quarter, TOTAL.to_owned()), Some(row))
    };
    let mut ledger = of_t([(I, known(90, 100))]);
    ledger.apply(form(I, Column::CarriedOver, "12"));
    let mut last = Ledger::default();
    last.apply(form(IV, Column::Open, "15"));
    let checks = closing_checks(&plan, &ledger, I, &[(&before, &last)]);
    let expected = Finding {
        place: Place::Form(String::new(), Column::CarriedOver),
        found: Found::Form(FormFault::CarriedOver {
            found: count(12),
            open: count(15),
        }),
    };
    assert_eq!(checks.findings, [expected]);
    assert_eq!(closing_checks(&plan, &ledger, I, &[]).findings, []);
}
