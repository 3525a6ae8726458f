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
        "\"=1\"",
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
    for (text, tame) in [
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("\n=1", "'\n'=1"),
        ("\r\n=1", "'\r\n'=1"),
    ] {
        let read = read(&sheet_of(&[vec![Cell::Text(text)]], Marks::ENGLISH), ',');
        assert_eq!(read, [[tame]], "{text:?}");
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

/// The same where a text is split: a line break in a note begins a cell for whoever takes another
/// separator, and with it a formula.
#[test]
fn no_part_of_a_text_is_a_formula() {
    for (text, tame) in [
        ("Ghi chú\n=1+1", "Ghi chú\n'=1+1"),
        ("Ghi chú\r\n=1+1", "Ghi chú\r\n'=1+1"),
        ("một;=1+1", "một;'=1+1"),
        ("một,=1+1", "một,'=1+1"),
        ("một\t=1+1", "một\t'=1+1"),
        ("một, -hai", "một, '-hai"),
        ("một;\"=hai\"", "một;\"'=hai\""),
        ("a;\t=1", "a;'\t'=1"),
        ("- A\n- B\n\n- C", "'- A\n'- B\n\n'- C"),
        ("tăng 1-2 %, giảm 3", "tăng 1-2 %, giảm 3"),
        ("45/BC-UBND; 46/BC-UBND", "45/BC-UBND; 46/BC-UBND"),
    ] {
        for (marks, separator) in [(Marks::VIETNAMESE, ';'), (Marks::ENGLISH, ',')] {
            let sheet = sheet_of(&[vec![Cell::Text(text), Cell::Count(count(1))]], marks);
            assert_eq!(read(&sheet, separator), [[tame, "1"]], "{text:?}");
        }
    }
}

/// How a program may read a sheet: it may split at any of these, and heed quotes or not.
fn taken(text: &str, separator: char, heeds_quotes: bool) -> Vec<String> {
    let text = text.strip_prefix('\u{feff}').unwrap();
    let (mut cells, mut cell, mut quoted, mut fresh) = (Vec::new(), String::new(), false, true);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let begins = std::mem::take(&mut fresh);
        match c {
            '"' if quoted && rest.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if quoted || begins && heeds_quotes => quoted = !quoted,
            _ if !quoted && (c == separator || c == '\n') => {
                cells.push(std::mem::take(&mut cell));
                fresh = true;
            }
            _ => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

/// Whether a spreadsheet would compute what is in a cell; a number is none, with either mark
/// before its decimals.
fn is_computed(cell: &str) -> bool {
    let digits = cell.trim().strip_prefix('-').unwrap_or_default();
    let marks = digits.matches([',', '.']).count();
    let number = digits
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        && marks < 2;
    if number && digits.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    // A reader that drops quotes, spaces or line breaks finds no sign behind them either.
    let blank = |c: char| c == '"' || c.is_whitespace() && c != '\t';
    cell.trim_start_matches(blank)
        .starts_with(['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'])
}

/// Texts of which most are dangerous somewhere.
fn nasty_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "=1+1",
        "+",
        "-",
        "@",
        "＝",
        "\"",
        "\"\"",
        "'",
        ";",
        ",",
        "\t",
        "\r",
        "\n",
        "\r\n",
        " ",
        "\u{a0}",
        "a",
        "đ",
        "1",
        "0,5",
        "cmd|' /C calc'!A0",
    ]);
    vec(pieces, 0..9).prop_map(|pieces| pieces.concat())
}

#[derive(Clone, Debug)]
enum Any {
    Nothing,
    Text(String),
    Count(u64),
    Decimal(i64),
}

fn any_cell() -> impl Strategy<Value = Any> {
    prop_oneof![
        Just(Any::Nothing),
        nasty_text().prop_map(Any::Text),
        nasty_text().prop_map(Any::Text),
        any_text().prop_map(Any::Text),
        (0_u64..2_000).prop_map(Any::Count),
        (-2_000_i64..2_000).prop_map(Any::Decimal),
    ]
}

fn sheet_with(rows: &[Vec<Any>], marks: Marks) -> String {
    let mut sheet = Sheet::new(marks);
    for row in rows {
        for cell in row {
            sheet.push(match cell {
                Any::Nothing => Cell::Empty,
                Any::Text(text) => Cell::Text(text),
                Any::Count(number) => Cell::Count(count(*number)),
                Any::Decimal(cents) => Cell::Decimal(decimal(&format!(
                    "{}{}.{:02}",
                    if *cents < 0 { "-" } else { "" },
                    cents.abs() / 100,
                    cents.abs() % 100
                ))),
            });
        }
        sheet.end_row();
    }
    sheet.into_text()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_cell_is_computed_however_a_sheet_is_read(
        rows in vec(vec(any_cell(), 1..5), 0..4),
        vietnamese in any::<bool>(),
    ) {
        let marks = if vietnamese { Marks::VIETNAMESE } else { Marks::ENGLISH };
        let sheet = sheet_with(&rows, marks);
        for separator in [',', ';', '\t'] {
            for heeds_quotes in [true, false] {
                for cell in taken(&sheet, separator, heeds_quotes) {
                    prop_assert!(
                        !is_computed(&cell),
                        "{separator:?}, quotes {heeds_quotes}: {cell:?} of {sheet:?}"
                    );
                }
            }
        }
    }
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
                let shown = visible(text).into_owned();
                let without = |text: &str| text.replace('\'', "");
                prop_assert_eq!(without(again), without(&shown), "{:?}", text);
                let dangerous = shown.contains(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
                prop_assert!(dangerous || *again == shown, "{text:?}: {again:?}");
                let first = again.trim_start_matches(' ').chars().next();
                prop_assert!(!first.is_some_and(|c| "=+-@\t\r\n＝＋－＠".contains(c)), "{again:?}");
            }
        }
    }
}
