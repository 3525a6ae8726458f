//! What came of a paste, in words: what is written, what was written over, what is not written.

use super::{Language, fill};
use crate::paste::{Left, Paste, Why};

/// Most cells that are not written and are told one line by one; of further lines only the numbers.
const MOST_TOLD: usize = 12;

/// Longest text of a cell that is told whole, in characters.
const LONGEST_CELL: usize = 40;

/// What is written, in one line; `rows` where rows were pasted with their names.
pub fn paste_words(language: Language, paste: &Paste, rows: bool) -> String {
    let texts = language.texts();
    let cells = paste.cells.to_string();
    let mut words = match (rows, paste.faulty) {
        (true, _) if paste.rows == 0 => texts.form_pasted_none.to_owned(),
        (false, _) if paste.cells == 0 => texts.pasted_nothing.to_owned(),
        (true, _) => fill(texts.form_pasted_rows, &[&paste.rows.to_string()]),
        (false, 0) => fill(texts.pasted, &[&cells]),
        (false, faulty) => fill(texts.pasted_faulty, &[&cells, &faulty.to_string()]),
    };
    let mut add = |text: &str, part: String| words = format!("{words}. {}", fill(text, &[&part]));
    if rows && paste.faulty > 0 {
        add(texts.pasted_to_mend, paste.faulty.to_string());
    }
    if paste.replaced > 0 {
        add(texts.pasted_over, paste.replaced.to_string());
    }
    if !paste.headings.is_empty() {
        add(texts.pasted_headings, numbers(&paste.headings));
    }
    if !paste.left.is_empty() && paste.cells > 0 {
        let cells = paste.left.iter().map(|left| left.cells.len());
        add(texts.pasted_left, cells.sum::<usize>().to_string());
    }
    words
}

/// What is not written, line by line, with its values and why.
pub fn left_words(language: Language, paste: &Paste) -> Vec<String> {
    let told = paste.left.iter().take(MOST_TOLD);
    let mut lines: Vec<String> = told.map(|left| one_left(language, left)).collect();
    let more = paste.left.iter().skip(MOST_TOLD).map(|left| left.line);
    let more: Vec<usize> = more.collect();
    if !more.is_empty() {
        lines.push(fill(language.texts().pasted_left_more, &[&numbers(&more)]));
    }
    lines
}

fn one_left(language: Language, left: &Left) -> String {
    let cells: Vec<String> = left.cells.iter().map(|cell| shortened(cell)).collect();
    let line = fill(
        language.pick("Dòng {}", "Line {}"),
        &[&left.line.to_string()],
    );
    let name = match left.name.as_str() {
        "" => String::new(),
        name => format!(", {}", shortened(name)),
    };
    format!(
        "{line}{name}: {}. {}",
        cells.join(" · "),
        why(language, left.why)
    )
}

fn why(language: Language, why: Why) -> String {
    let (vi, en) = match why {
        Why::SameName(first) => {
            let words = language.pick(
                "Tên này đã có ở dòng {}, dòng đó đã được lấy; chương trình không tự cộng hai dòng. Kiểm tra rồi gõ số đúng vào dòng của lĩnh vực. (DAN-01)",
                "Line {} has the same name and was taken; two lines are not added up on a guess. Check, and type the right count into the field's row. (DAN-01)",
            );
            return fill(words, &[&first.to_string()]);
        }
        Why::NoName => (
            "Dòng không có tên lĩnh vực. Thêm tên rồi dán lại, hoặc gõ tay. (DAN-02)",
            "The line has no field of work. Add its name and paste again, or type it. (DAN-02)",
        ),
        Why::NoCount => (
            "Không có ô nào là số đếm. Sửa lại rồi dán, hoặc gõ tay. (DAN-03)",
            "No cell is a count. Mend it and paste again, or type it. (DAN-03)",
        ),
        Why::LongName => (
            "Tên lĩnh vực dài quá 200 ký tự. Rút gọn rồi dán lại. (DAN-04)",
            "The field's name has more than 200 characters. Shorten it and paste again. (DAN-04)",
        ),
        Why::Full => (
            "Biểu đã đủ 200 dòng. Bỏ bớt dòng rồi dán lại. (DAN-05)",
            "The form has its 200 rows. Remove some and paste again. (DAN-05)",
        ),
        Why::Outside => (
            "Nằm ngoài bảng. Dán lại từ ô khác, hoặc gõ tay. (DAN-06)",
            "It lies outside the table. Paste it at another cell, or type it. (DAN-06)",
        ),
        Why::Chosen => (
            "Mục này chọn Đạt hoặc Không đạt, không dán được. Chọn trong danh sách. (DAN-07)",
            "This one is chosen, not pasted. Choose from its list. (DAN-07)",
        ),
        Why::Closed => (
            "Quý đã chốt. Mở lại quý rồi dán. (DAN-08)",
            "The quarter is closed. Open it again first. (DAN-08)",
        ),
    };
    language.pick(vi, en).to_owned()
}

fn shortened(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    if words.chars().count() <= LONGEST_CELL {
        return words;
    }
    words.chars().take(LONGEST_CELL - 1).chain(['…']).collect()
}

/// `1–3, 7`.
fn numbers(lines: &[usize]) -> String {
    let runs = lines.chunk_by(|one, next| *next <= one + 1);
    let runs = runs.filter_map(|run| match (run.first()?, run.last()?) {
        (first, last) if first == last => Some(first.to_string()),
        (first, last) => Some(format!("{first}–{last}")),
    });
    runs.collect::<Vec<String>>().join(", ")
}
