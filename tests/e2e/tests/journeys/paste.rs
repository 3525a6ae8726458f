//! A block of cells from a spreadsheet.

use e2e::{Key, Page, button, button_like, journey, textbox};

use crate::steps::{TINH_BIEN, choose_quarter, holds, open_entry, open_plan, shows_in_row};

/// Three targets that follow one another, and what is pasted over them.
const BLOCK: [(&str, [&str; 2]); 3] = [
    ("II.6", ["1.942", "2.400"]),
    ("II.7", ["2.400", "2.400"]),
    ("II.8", ["2.291", "2.310"]),
];

fn block() -> String {
    let lines = BLOCK.map(|(_, counts)| counts.join("\t"));
    format!("{}\r\n", lines.join("\r\n"))
}

fn paste_at(page: &Page, text: &str) {
    page.click(&TINH_BIEN.over("II.6", "II"));
    page.paste(text);
}

fn check(page: &Page, cells: [[&str; 2]; 3]) {
    for ((target, _), [over, under]) in BLOCK.into_iter().zip(cells) {
        holds(page, &TINH_BIEN.over(target, "II"), over);
        holds(page, &TINH_BIEN.under(target, "II"), under);
    }
}

#[test]
fn fills_rows_and_columns_and_one_undo_takes_it_back() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        // What was there before the paste is there again after the undo.
        page.fill(&TINH_BIEN.over("II.7", "II"), "7");
        page.fill(&TINH_BIEN.under("II.7", "II"), "8");

        paste_at(page, &block());
        page.alerts_that("Đã dán 6 ô");
        check(page, BLOCK.map(|(_, counts)| counts));
        // 1.942 / 2.400 = 80,9166… %; 2.291 / 2.310 = 99,1774… %
        shows_in_row(page, &TINH_BIEN.over("II.6", "II"), "Lũy kế", "80,92 %");
        shows_in_row(page, &TINH_BIEN.over("II.8", "II"), "Lũy kế", "99,18 %");

        page.chord(Key::Control, "z");
        check(page, [["", ""], ["7", "8"], ["", ""]]);
        page.is_saved();
        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        check(page, [["", ""], ["7", "8"], ["", ""]]);
    });
}

#[test]
fn the_notice_takes_it_back_too() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        paste_at(page, &block());
        page.alerts_that("Đã dán 6 ô");
        let notice = page.find_css(".notice");
        notice.find(&button("Hoàn tác")).click();
        check(page, [["", ""], ["", ""], ["", ""]]);
    });
}

#[test]
fn says_what_does_not_fit_and_what_is_to_be_mended() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        paste_at(page, "1.942\t2.400\tghi chú\nnhiều\t2.400\n");
        page.alerts_that("Đã dán 4 ô, 1 ô cần sửa. Chưa dán 1 ô");
        page.alerts_that("Dòng 1: ghi chú. Nằm ngoài bảng.");
        holds(page, &TINH_BIEN.over("II.7", "II"), "nhiều");
        shows_in_row(page, &TINH_BIEN.over("II.7", "II"), "Đánh giá", "! Cần sửa");
    });
}

#[test]
fn says_what_it_writes_over() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        page.fill(&TINH_BIEN.over("II.6", "II"), "7");
        page.fill(&TINH_BIEN.under("II.6", "II"), "2.400");
        paste_at(page, &block());
        page.alerts_that("Đã dán 6 ô. 1 ô đã có nội dung được ghi đè");
    });
}

/// A browser would join the lines to one number.
#[test]
fn a_field_for_one_value_takes_no_block() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.open("#/chi-so-766");
        choose_quarter(page, "II");
        let field = "Mẫu số, Công bố đúng hạn, Quý II";
        page.click(&textbox(field));
        page.paste("100\n50\n");
        page.alerts_that("Chưa dán gì: phần vừa dán có 2 ô.");
        holds(page, &textbox(field), "");
    });
}

/// A browser would cut it off.
#[test]
fn a_text_that_is_too_long_is_not_cut() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        let label = TINH_BIEN.label("II.2");
        page.click(&button_like(&format!(
            "+ Thêm · Giải trình, minh chứng: {label}"
        )));
        page.click(&textbox("Giải trình"));
        page.keys("Đã có");
        page.paste(&"x".repeat(4_996));
        page.alerts_that("nhận nhiều nhất 5000 ký tự, dán vào sẽ thành 5001. Chưa dán gì");
        holds(page, &textbox("Giải trình"), "Đã có");
    });
}
