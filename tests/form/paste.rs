//! What is pasted into the form and into grids: nothing of it is lost without a word.

use super::common::*;
use super::{good, ledger_with, row};
use proptest::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::form::{Column, FormRow, MOST_ROWS, Sheet, TOTAL, usual_fields};
use so_chi_tieu::ledger::{By, Cell, Command, Figures, Ledger};
use so_chi_tieu::locale::{Language, left_words, paste_words};
use so_chi_tieu::paste::{
    Left, Paste, PasteRow, Why, block, pasted_figures, pasted_form, pasted_rows, pasted_table,
};
use so_chi_tieu::plan::Measure;

fn texts(lines: &[&[&str]]) -> Vec<Vec<String>> {
    let own = |line: &&[&str]| line.iter().map(|cell| (*cell).to_owned()).collect();
    lines.iter().map(own).collect()
}

/// The fields that a form shows, the total last.
fn shown(fields: &[&str]) -> Vec<String> {
    let all = fields.iter().chain([&TOTAL]);
    all.map(|field| (*field).to_owned()).collect()
}

fn left(line: usize, name: &str, cells: &[&str], why: Why) -> Left {
    Left {
        line,
        name: name.to_owned(),
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        why,
    }
}

/// A table pasted into the form of the second quarter, and the form that comes of it.
fn pasted_into(ledger: &mut Ledger, fields: &[&str], text: &str) -> Paste {
    let table = pasted_table(&block(text).unwrap());
    let paste = pasted_rows(ledger, Quarter::II, &shown(fields), table);
    ledger.apply(Command::Batch(paste.commands.clone()));
    paste
}

fn received(ledger: &Ledger, field: &str) -> Option<u64> {
    let row = ledger.form(Quarter::II, field)?;
    row.count(Column::Received).map(|count| count.get())
}

#[test]
fn a_block_is_lines_of_cells() {
    assert_eq!(block("1.234"), None);
    assert_eq!(block("1.234\n"), None);
    assert_eq!(block("1\t2"), Some(texts(&[&["1", "2"]])));
    let lines = texts(&[&["1", ""], &["", "2"], &["3"]]);
    assert_eq!(block("1\t\r\n\t2\r\n3\r\n"), Some(lines.clone()));
    assert_eq!(
        block("1\t\r\t2\r3\r"),
        Some(lines),
        "as an old Mac breaks lines"
    );
    assert_eq!(block("\n5"), Some(texts(&[&[""], &["5"]])));
}

/// A cell of several lines is one cell: its break moves no figure into another row.
#[test]
fn a_cell_in_quotes_is_one_cell() {
    for (text, lines) in [
        (
            "\"Hộ tịch,\nquốc tịch\"\t100\nĐất đai\t7",
            vec![vec!["Hộ tịch, quốc tịch", "100"], vec!["Đất đai", "7"]],
        ),
        (
            "\"gọi là \"\"một\ncửa\"\"\"\t1",
            vec![vec!["gọi là \"một cửa\"", "1"]],
        ),
        ("\"a\"\t1", vec![vec!["\"a\"", "1"]]),
        ("\"a\tb", vec![vec!["\"a", "b"]]),
        ("\"a\"b\tc\n\"\"", vec![vec!["\"a\"b", "c"], vec!["\"\""]]),
    ] {
        let lines: Vec<&[&str]> = lines.iter().map(Vec::as_slice).collect();
        assert_eq!(block(text), Some(texts(&lines)), "{text:?}");
    }
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
    let mut ledger = Ledger::default();
    let paste = pasted_into(&mut ledger, &[], text);
    for (field, cells) in [
        ("Hộ tịch", vec!["1.100", "660", "330", "110"]),
        ("Đất đai", vec!["12", "ba", "1"]),
        (TOTAL, vec!["1.112", "661"]),
    ] {
        assert_eq!(ledger.form(Quarter::II, field), Some(&typed(&cells)));
    }
    assert_eq!((paste.rows, paste.cells, paste.faulty), (3, 9, 1));
    assert_eq!((paste.left, paste.headings), (vec![], vec![1, 2, 3, 4]));
}

/// The case of the second attack: of three lines the first was gone, and two were said.
#[test]
fn lines_of_one_name_are_said_and_the_first_is_kept() {
    let mut ledger = Ledger::default();
    let paste = pasted_into(
        &mut ledger,
        &[],
        "Đất đai\t100\nHộ tịch\t50\nĐất đai\t7\nđất  ĐAI\t8\t9\nTổng\t1\nTổng cộng\t2\n",
    );
    assert_eq!(received(&ledger, "Đất đai"), Some(100));
    assert_eq!(received(&ledger, "Hộ tịch"), Some(50));
    assert_eq!(received(&ledger, TOTAL), Some(1));
    let expected = [
        left(3, "Đất đai", &["7"], Why::SameName(1)),
        left(4, "đất  ĐAI", &["8", "9"], Why::SameName(1)),
        left(6, "Tổng cộng", &["2"], Why::SameName(5)),
    ];
    assert_eq!(paste.left, expected);
    assert_eq!(
        paste_words(Language::Vietnamese, &paste, true),
        "Đã dán 3 dòng vào biểu. Chưa dán 4 ô"
    );
    assert_eq!(
        left_words(Language::Vietnamese, &paste)[0],
        "Dòng 3, Đất đai: 7. Tên này đã có ở dòng 1, dòng đó đã được lấy; chương trình không tự \
         cộng hai dòng. Kiểm tra rồi gõ số đúng vào dòng của lĩnh vực. (DAN-01)"
    );
    assert!(
        left_words(Language::English, &paste)[1].starts_with("Line 4, đất ĐAI: 8 · 9. Line 1 has")
    );
}

#[test]
fn lines_that_are_no_rows_are_said_with_their_figures() {
    let long = "x".repeat(201);
    let mut ledger = Ledger::default();
    let text = format!(
        "Hộ tịch\t50\n1\t\t33\t44\n12\t5\t7\nChứng thực\tkhoảng 50\n{long}\t9\nĐất đai\tchưa có\n"
    );
    let paste = pasted_into(&mut ledger, &[], &text);
    let expected = [
        left(2, "", &["1", "33", "44"], Why::NoName),
        left(3, "", &["12", "5", "7"], Why::NoName),
        left(4, "Chứng thực", &["khoảng 50"], Why::NoCount),
        left(5, &long, &["9"], Why::LongName),
    ];
    assert_eq!(
        (paste.left.as_slice(), paste.headings),
        (&expected[..], vec![6])
    );
    assert_eq!(ledger.forms().count(), 1);
}

#[test]
fn what_lies_beyond_the_form_is_said() {
    let mut ledger = Ledger::default();
    let counts: Vec<String> = (1..=13).map(|count| count.to_string()).collect();
    let paste = pasted_into(
        &mut ledger,
        &[],
        &format!("Hộ tịch\t{}\t\t", counts.join("\t")),
    );
    assert_eq!(
        paste.left,
        [left(1, "Hộ tịch", &["12", "13"], Why::Outside)]
    );
    let row = ledger.form(Quarter::II, "Hộ tịch").unwrap();
    assert_eq!(row.count(Column::OpenLate), Some(count(11)));
}

#[test]
fn rows_for_which_there_is_no_room_are_said() {
    let lines: Vec<String> = (0..MOST_ROWS + 1)
        .map(|at| format!("Lĩnh vực số {at}\t{at}"))
        .collect();
    let mut ledger = Ledger::default();
    let paste = pasted_into(&mut ledger, &[], &lines.join("\n"));
    assert_eq!(
        ledger.forms().count(),
        MOST_ROWS - 1,
        "the total has its room"
    );
    let expected = [
        left(200, "Lĩnh vực số 199", &["199"], Why::Full),
        left(201, "Lĩnh vực số 200", &["200"], Why::Full),
    ];
    assert_eq!(paste.left, expected);
}

/// Nothing is written over without a word, and what a line does not speak of stays.
#[test]
fn what_is_there_stays_where_a_line_ends() {
    let mut ledger = ledger_with(&[(Quarter::II, "Đất đai", good())]);
    let before = ledger.form(Quarter::II, "Đất đai").unwrap().clone();
    let paste = pasted_into(&mut ledger, &["Đất đai"], "đất đai\t9\t\nHộ tịch\t1\n");
    let row = ledger.form(Quarter::II, "Đất đai").unwrap();
    assert_eq!(paste.replaced, 2, "one by another count, one by nothing");
    assert_eq!(row.cell(Column::Received), &Cell::Known(count(9)));
    assert_eq!(row.cell(Column::Online), &Cell::Empty);
    for column in &Column::ALL[2..] {
        assert_eq!(row.cell(*column), before.cell(*column), "{column:?}");
    }
    let words = paste_words(Language::Vietnamese, &paste, true);
    assert_eq!(
        words,
        "Đã dán 2 dòng vào biểu. 2 ô đã có nội dung được ghi đè"
    );
}

#[test]
fn a_block_in_the_form_says_what_lies_outside() {
    let ledger = ledger_with(&[(Quarter::II, "B", good())]);
    let fields = shown(&["A", "B"]);
    let lines = texts(&[&["1", "x", "3"], &["4"], &["5", "6"]]);
    let paste = pasted_form(&ledger, Quarter::II, &fields, (1, 9), &lines);
    let expected = [
        left(1, "", &["3"], Why::Outside),
        left(3, "", &["5", "6"], Why::Outside),
    ];
    assert_eq!(paste.left, expected);
    assert_eq!(
        (paste.rows, paste.cells, paste.faulty, paste.replaced),
        (2, 3, 1, 2)
    );
}

fn by() -> By {
    By {
        at: noon(),
        who: String::new(),
    }
}

fn paste_row(id: &str, quarter: Quarter, measure: Measure) -> PasteRow {
    PasteRow {
        slot: (of_target(id), quarter),
        measure,
        share: true,
    }
}

#[test]
fn a_block_in_a_grid_says_what_it_does_not_take() {
    let mut ledger = ledger([(of_target("a"), Quarter::II, known(1, 2))]);
    let closing = ledger.closed(Quarter::I, "0".repeat(64), String::new(), by());
    ledger.apply(Command::SetClosing(Quarter::I, closing.unwrap()));
    let rows = [
        paste_row("a", Quarter::II, Measure::Ratio),
        paste_row("b", Quarter::II, Measure::Value),
        paste_row("c", Quarter::II, Measure::Done),
        paste_row("d", Quarter::I, Measure::Ratio),
    ];
    let lines = texts(&[
        &["5", "4", "", "note"],
        &["7,5", "8"],
        &["Đạt"],
        &["1", "2"],
        &["", ""],
        &["9"],
    ]);
    let paste = pasted_figures(&ledger, &rows, (0, 0), &lines, noon());
    let expected = [
        left(1, "", &["note"], Why::Outside),
        left(2, "", &["8"], Why::Outside),
        left(3, "", &["Đạt"], Why::Chosen),
        left(4, "", &["1", "2"], Why::Closed),
        left(6, "", &["9"], Why::Outside),
    ];
    assert_eq!(paste.left, expected);
    assert_eq!(
        (paste.rows, paste.cells, paste.faulty, paste.replaced),
        (2, 3, 1, 2)
    );
    ledger.apply(Command::Batch(paste.commands.clone()));
    let figures = |id| {
        ledger
            .entry(&of_target(id), Quarter::II)
            .unwrap()
            .figures
            .clone()
    };
    assert_eq!(figures("a"), known(5, 4));
    assert_eq!(figures("b"), Figures::Value(Cell::Known(decimal("7.5"))));
    let words = paste_words(Language::English, &paste, false);
    assert_eq!(
        words,
        "Pasted 3 cells, 1 to mend. 2 cells that had something in them were written over. 6 cells were not pasted"
    );
}

#[test]
fn of_many_lines_that_are_not_taken_each_is_named() {
    let lines: Vec<Vec<String>> = (1..=20).map(|at| vec![at.to_string()]).collect();
    let paste = pasted_figures(&Ledger::default(), &[], (0, 0), &lines, noon());
    let words = left_words(Language::Vietnamese, &paste);
    assert_eq!(words.len(), 13);
    assert_eq!(words[12], "Các dòng 13–20 cũng chưa dán.");
    let said = paste_words(Language::Vietnamese, &paste, false);
    assert_eq!(said, "Chưa dán gì");
}

/// Everything typed in a cell of a block is in the form, or among what is left, or in a heading.
fn any_line() -> impl Strategy<Value = Vec<String>> {
    let cells = prop::sample::select(vec![
        "",
        "1",
        "2",
        "12",
        "7.5",
        "ba",
        "khoảng 50",
        "Hộ tịch",
        "hộ tịch",
        "Đất đai",
        "Tổng cộng",
        "IV.",
        "(3)",
        " ",
    ]);
    prop::collection::vec(cells.prop_map(str::to_owned), 1..15)
}

proptest! {
    #[test]
    fn no_cell_is_lost_without_a_word(lines in prop::collection::vec(any_line(), 1..12)) {
        let table = pasted_table(&lines);
        let mut ledger = Ledger::default();
        let paste = pasted_rows(&ledger, Quarter::II, &shown(&[]), table.clone());
        ledger.apply(Command::Batch(paste.commands.clone()));
        for (at, cells) in lines.iter().enumerate() {
            let line = at + 1;
            let row = table.rows.iter().find(|row| row.line == line);
            let told = paste.left.iter().filter(|left| left.line == line);
            let told: Vec<&String> = told.flat_map(|left| &left.cells).collect();
            if let Some(row) = row {
                let kept = ledger.form(Quarter::II, &row.field);
                for (column, text) in Column::ALL.into_iter().zip(&row.cells) {
                    let typed = FormRow::default().typed(column, text);
                    let is = kept.map_or(&Cell::Empty, |row| row.cell(column));
                    prop_assert_eq!(is, typed.cell(column));
                }
                for text in row.cells.iter().skip(11).filter(|text| !text.trim().is_empty()) {
                    prop_assert!(told.contains(&&text.trim().to_owned()), "{text:?} of line {line}");
                }
            } else if !paste.headings.contains(&line) {
                let (_, figures) = cells.split_at(0);
                for text in figures.iter().filter(|text| text.starts_with(|c: char| c.is_ascii_digit())) {
                    let first = cells.first() == Some(text) || told.contains(&text);
                    prop_assert!(first, "{text:?} of line {line}");
                }
            }
        }
    }

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
        let quarter = Quarter::II;
        let table = pasted_table(&block(&text).unwrap());
        let paste = pasted_rows(&Ledger::default(), quarter, &shown(&[]), table);
        prop_assert_eq!((&paste.left, paste.replaced), (&Vec::new(), 0));
        let mut ledger = Ledger::default();
        ledger.apply(Command::Batch(paste.commands));
        let sheet = Sheet::of(&ledger, quarter);
        prop_assert_eq!(sheet.rows.len(), expected.len());
        for (field, row) in &expected {
            prop_assert_eq!(sheet.row(field), Some(row));
        }
    }
}
