//! One cell, and many.

use super::common::*;
use super::read;
use proptest::collection::vec;
use proptest::prelude::*;
use so_chi_tieu::sheet::{Cell, Marks, Sheet};
use so_chi_tieu::text::visible;

fn sheet_of(rows: &[Vec<Cell<'_>>], marks: Marks) -> String {
    let mut sheet = Sheet::new(marks);
    for row in rows {
        row.iter().for_each(|cell| sheet.push(*cell));
        sheet.end_row();
    }
    sheet.into_text()
}

/// What a text is written as.
fn written(text: &str) -> String {
    let sheet = sheet_of(&[vec![Cell::Text(text)]], Marks::VIETNAMESE);
    let cell = sheet.strip_prefix('\u{feff}').unwrap();
    cell.strip_suffix("\r\n").unwrap().to_owned()
}

#[test]
fn text_is_quoted_where_it_must_be() {
    for (text, cell) in [
        ("", ""),
        ("Hồ sơ trực tuyến", "Hồ sơ trực tuyến"),
        ("một; hai", "\"một; hai\""),
        ("một, hai", "\"một, hai\""),
        ("một\thai", "\"một\thai\""),
        ("một\nhai", "\"một\nhai\""),
        ("gọi là “một cửa”", "gọi là “một cửa”"),
        ("gọi là \"một cửa\"", "\"gọi là \"\"một cửa\"\"\""),
        ("\"", "\"\"\"\""),
        (" đầu", "\" đầu\""),
        ("cuối ", "\"cuối \""),
        ("≥\u{a0}80\u{a0}%", "≥\u{a0}80\u{a0}%"),
        ("a\u{202e}b\u{0}", "a‹U+202E›b‹U+0000›"),
    ] {
        assert_eq!(written(text), cell, "{text:?}");
    }
}

#[test]
fn no_text_is_a_formula() {
    for text in [
        "=1+1",
        "+84 296 3",
        "-1",
        "- Rà soát",
        "@SUM(A1)",
        "=HYPERLINK(\"http://example.invalid\";\"Xem\")",
        "+cmd|' /C calc'!A0",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        " \u{a0}\u{2009}-1",
        "＝1",
        "＋1",
        "－1",
        "＠A1",
        "  ＝1",
    ] {
        let read = read(&sheet_of(&[vec![Cell::Text(text)]], Marks::ENGLISH), ',');
        assert_eq!(read, [[format!("'{text}")]], "{text:?}");
    }
    for text in [
        "a=1",
        "II.1",
        "'=1",
        "1-2",
        "≥ 80 %",
        "– Rà soát",
        "−1",
        "\u{200b}=1",
        "\u{3000}=1",
        "(=1)",
    ] {
        assert!(
            !written(text).starts_with(['=', '+', '-', '@', '\t']),
            "{text:?}"
        );
        assert_eq!(written(text), visible(text), "{text:?}");
    }
}

#[test]
fn numbers_are_numbers() {
    let row = vec![
        Cell::Count(count(1_234_567)),
        Cell::Decimal(decimal("99.5")),
        Cell::Decimal(decimal("-0.25")),
        Cell::Decimal(decimal("80")),
        Cell::Empty,
        Cell::Count(count(0)),
    ];
    let rows = [row, vec![Cell::Empty]];
    assert_eq!(
        sheet_of(&rows, Marks::VIETNAMESE),
        "\u{feff}1234567;99,5;-0,25;80;;0\r\n\r\n"
    );
    assert_eq!(
        sheet_of(&rows, Marks::ENGLISH),
        "\u{feff}1234567,99.5,-0.25,80,,0\r\n\r\n"
    );
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zăđ =+@＝－;,\t\r\n\"'-]{0,12}", any::<String>(),]
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        rows in vec(vec(any_text(), 1..5), 0..5),
        vietnamese in any::<bool>(),
    ) {
        let marks = if vietnamese { Marks::VIETNAMESE } else { Marks::ENGLISH };
        let cells: Vec<Vec<Cell<'_>>> = rows
            .iter()
            .map(|row| row.iter().map(|text| Cell::Text(text)).collect())
            .collect();
        let again = read(&sheet_of(&cells, marks), marks.separator);
        prop_assert_eq!(again.len(), rows.len());
        for (again, row) in again.iter().zip(&rows) {
            prop_assert_eq!(again.len(), row.len());
            for (again, text) in again.iter().zip(row) {
                let shown = visible(text);
                let plain = again.as_str() == shown;
                prop_assert!(plain || *again == format!("'{shown}"), "{text:?}: {again:?}");
                let first = again.trim_start_matches(' ').chars().next();
                prop_assert!(!first.is_some_and(|c| "=+-@\t\r\n＝＋－＠".contains(c)), "{again:?}");
            }
        }
    }
}
