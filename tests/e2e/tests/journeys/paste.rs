//! A block of cells from a spreadsheet.

use e2e::{Key, Page, button, journey};

use crate::steps::{TINH_BIEN, holds, open_entry, open_plan, shows_in_row};

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
        page.alerts_that("Đã dán 4 ô, 1 ô cần sửa. 1 ô nằm ngoài bảng nên không dán");
        holds(page, &TINH_BIEN.over("II.7", "II"), "nhiều");
        shows_in_row(page, &TINH_BIEN.over("II.7", "II"), "Đánh giá", "! Cần sửa");
    });
}
