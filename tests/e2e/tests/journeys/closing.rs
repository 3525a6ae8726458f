//! A quarter is closed, says so everywhere, and is opened again with a reason.

use std::fs;

use e2e::{
    Key, Page, button, button_like, combobox, heading, journey, link, link_like, samples, textbox,
};
use serde_json::{Value, json};

use crate::steps::{TINH_BIEN, choose_quarter, enter, holds, open_entry, open_plan};

const WORDS: &str = "Các mục còn lại chờ số liệu của tỉnh";

pub fn open_closing(page: &Page, quarter: &str) {
    page.open("#/chot");
    page.find_css("main h1");
    choose_quarter(page, quarter);
    let title = format!("Chốt số liệu Quý {quarter}/{}", TINH_BIEN.year);
    page.find(&heading(&title));
}

pub fn words() -> e2e::Query {
    textbox("Giải trình khi chốt")
}

fn name() -> e2e::Query {
    textbox("Họ tên người thực hiện")
}

/// Closes the quarter in view with words and a name.
pub fn close(page: &Page, quarter: &str, revision: u32) {
    page.fill(&words(), WORDS);
    if page.shows(&name()) {
        page.fill(&name(), "Lò Thị Mai");
    }
    page.click(&button(&format!("Chốt quý {quarter}")));
    page.find(&heading(&format!("Đã chốt, bản {revision}")));
}

/// One number in the second quarter: of 18 targets 17 are without.
fn open_with_a_number(page: &Page, counts: [&str; 2]) {
    open_plan(page, &TINH_BIEN);
    open_entry(page, &TINH_BIEN, "II");
    enter(page, &TINH_BIEN, "II.6", "II", counts);
    page.press(Key::Tab);
}

#[test]
fn takes_words_where_something_is_missing_and_a_name() {
    journey(|page| {
        open_with_a_number(page, ["1942", "2400"]);
        page.click(&link("Chốt quý II…"));
        page.is_at("#/chot");
        page.find(&heading("Chưa chốt: số liệu còn sửa được"));
        page.find(&heading("Cần giải trình khi chốt (17)"));
        page.find(&heading("Chưa nhập đủ"));
        page.says("chưa có số liệu của quý này (CHOT-04)");
        page.says("Chưa xét được biến động khác thường của 1 mục");
        // The menu says where one is.
        let menu = page.find(&link_like("Nhập số liệu"));
        assert_eq!(menu.attribute("aria-current"), "page");

        let button = button("Chốt quý II");
        page.click(&button);
        page.is_focused("Giải trình khi chốt");
        page.says("Còn 17 điểm cần giải trình");
        page.keys(WORDS);
        page.click(&button);
        page.is_focused("Họ tên người thực hiện");
        page.says("Hãy ghi họ tên");
        page.keys("Lò Thị Mai");
        page.click(&button);
        page.is_focused("Đã chốt, bản 1");
        page.says("✓ Đúng như lúc chốt");
        page.says("chốt, bản 1: Các mục còn lại chờ số liệu của tỉnh");
        page.says("Lò Thị Mai · chốt quý");
        page.is_saved();

        page.reload();
        open_closing(page, "II");
        page.find(&heading("Đã chốt, bản 1"));
        page.says("Lò Thị Mai");
        page.says(WORDS);
        // Another quarter is another matter.
        choose_quarter(page, "III");
        page.find(&heading("Chưa chốt: số liệu còn sửa được"));
    });
}

#[test]
fn what_cannot_be_is_mended_first() {
    journey(|page| {
        open_with_a_number(page, ["2500", "2400"]);
        open_closing(page, "II");
        page.find(&heading("Phải sửa trước khi chốt (1)"));
        page.says("Tử số 2.500 lớn hơn mẫu số 2.400");
        page.fill(&words(), WORDS);
        page.fill(&name(), "Lò Thị Mai");
        page.click(&button("Chốt quý II"));
        page.is_focused("Phải sửa trước khi chốt (1)");
        page.says("Chưa chốt được: còn 1 chỗ không thể có");
        page.find(&heading("Chưa chốt: số liệu còn sửa được"));

        page.click(&link_like("6. Hồ sơ trực tuyến"));
        page.is_at("#/nhap");
        let cell = format!("Tử số, {}, Quý II", TINH_BIEN.label("II.6"));
        page.is_focused(&cell);
        page.keys("2400");
        page.press(Key::Tab);
        open_closing(page, "II");
        page.find_gone(&heading("Phải sửa trước khi chốt (1)"));
        close(page, "II", 1);
    });
}

/// Every cell says why it is locked, and takes nothing.
fn is_locked(page: &Page, over: &str) {
    let cell = TINH_BIEN.over("II.6", "II");
    let found = page.find(&cell);
    assert_eq!(found.attribute("aria-describedby"), "da-chot");
    let why = page.find_css("#da-chot").text();
    assert!(why.contains("(Lò Thị Mai), bản 1"), "{why}");
    assert!(
        why.contains("Muốn sửa: mở lại ở trang Chốt số liệu."),
        "{why}"
    );
    assert!(why.contains(&found.attribute("title")));
    page.click(&cell);
    page.keys("7");
    page.alerts_that("Muốn sửa: mở lại ở trang Chốt số liệu.");
    page.find_css(".notice").find(&button("Đóng")).click();
    page.click(&cell);
    page.paste("1\t2\n3\t4\n");
    page.alerts_that("Muốn sửa: mở lại ở trang Chốt số liệu.");
    page.find_css(".notice").find(&button("Đóng")).click();
    // A phone has no keyboard for such a cell: it is the touch that is answered.
    page.eval::<Value>(
        "arguments[0].dispatchEvent(
             new PointerEvent('click', { pointerType: 'touch', bubbles: true }));",
        &[page.find(&cell).json()],
    );
    page.alerts_that("Muốn sửa: mở lại ở trang Chốt số liệu.");
    page.chord(Key::Control, "z");
    holds(page, &cell, over);
    holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");
    holds(page, &TINH_BIEN.over("II.7", "II"), "");
    assert_eq!(
        page.find(&button("Hoàn tác")).attribute("aria-disabled"),
        "true"
    );
    let open: i64 = page.eval(
        "return [...document.querySelectorAll('.grid .cell')]
             .filter((cell) => !cell.readOnly || !cell.title || !cell.getAttribute('aria-describedby'))
             .length",
        &[],
    );
    assert_eq!(
        open, 0,
        "cells that are open or do not say why they are not"
    );
}

#[test]
fn closed_cells_take_nothing_until_the_quarter_is_opened_again() {
    journey(|page| {
        open_with_a_number(page, ["1942", "2400"]);
        open_closing(page, "II");
        close(page, "II", 1);
        open_entry(page, &TINH_BIEN, "II");
        page.find(&link("Quý II đã chốt"));
        is_locked(page, "1.942");
        page.is_saved();
        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        is_locked(page, "1.942");

        // Another quarter is typed into as ever; its undo does not reach the closed one.
        open_entry(page, &TINH_BIEN, "III");
        page.fill(&TINH_BIEN.over("II.6", "III"), "5");
        page.press(Key::Tab);
        page.click(&button("Hoàn tác"));
        holds(page, &TINH_BIEN.over("II.6", "III"), "");

        open_entry(page, &TINH_BIEN, "II");
        page.click(&link("Tới trang Chốt số liệu"));
        page.is_at("#/chot");
        page.click(&button("Mở lại quý II"));
        page.is_focused("Lý do mở lại");
        page.says("Hãy ghi lý do mở lại");
        page.keys("Nhập sai tử số");
        page.click(&button("Mở lại quý II"));
        page.is_focused("Đã mở lại: số liệu còn sửa được");
        page.says("lý do: Nhập sai tử số");
        page.says("mở lại sau bản 1: Nhập sai tử số");
        page.says("Lò Thị Mai · mở lại quý");

        open_entry(page, &TINH_BIEN, "II");
        page.find_gone(&link("Tới trang Chốt số liệu"));
        page.fill(&TINH_BIEN.over("II.6", "II"), "1950");
        page.press(Key::Tab);
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.950");
        page.click(&button("Hoàn tác"));
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
        // Opening it again is no step that can be taken back.
        page.chord(Key::Control, "z");
        open_closing(page, "II");
        page.find(&heading("Đã mở lại: số liệu còn sửa được"));
        close(page, "II", 2);
        page.is_saved();
        page.reload();
        open_closing(page, "II");
        page.find(&heading("Đã chốt, bản 2"));
        page.says("chốt, bản 1: Các mục còn lại");
        page.says("mở lại sau bản 1: Nhập sai tử số");
        page.open("#/cai-dat");
        page.says("Quý II, chốt số liệu: mở lại sau bản 1");
    });
}

#[test]
fn a_closing_that_no_longer_fits_says_so() {
    journey(|page| {
        open_with_a_number(page, ["1942", "2400"]);
        open_closing(page, "II");
        close(page, "II", 1);
        page.says("✓ Đúng như lúc chốt");
        // The year to date of a closed quarter rests on those before it.
        open_entry(page, &TINH_BIEN, "I");
        enter(page, &TINH_BIEN, "II.6", "I", ["1", "2000"]);
        page.press(Key::Tab);
        open_closing(page, "II");
        page.says("⚠ Số liệu hoặc đánh giá nay khác lúc chốt");
    });
}

#[test]
fn a_miss_asks_for_cause_and_remedy_which_go_upward() {
    journey(|page| {
        // 70 %: needs 80.
        open_with_a_number(page, ["700", "1000"]);
        page.says("Chưa đạt: cần nêu nguyên nhân và biện pháp");
        open_closing(page, "II");
        page.find(&heading("Chưa đạt mà chưa nêu nguyên nhân, biện pháp"));

        open_entry(page, &TINH_BIEN, "II");
        let label = TINH_BIEN.label("II.6");
        page.click(&button(&format!("Nêu nguyên nhân, biện pháp: {label}")));
        page.is_focused("Nguyên nhân");
        page.fill(&textbox("Nguyên nhân"), "Người dân quen nộp trực tiếp");
        page.fill(
            &textbox("Biện pháp khắc phục"),
            "Hướng dẫn tại bộ phận một cửa",
        );
        let by = textbox("Thời hạn khắc phục (ngày/tháng/năm)");
        page.fill(&by, "31/9/2026");
        page.says("Ngày chưa đúng");
        holds(page, &by, "31/9/2026");
        page.fill(&by, "30/9/2026");
        page.wait("the row to ask no more", || {
            let asks = page.text().contains("cần nêu nguyên nhân");
            (!asks).then_some(())
        });

        page.open("#/chi-tieu/II.6");
        page.find(&heading("Giải trình, minh chứng"));
        for words in [
            "Người dân quen nộp trực tiếp",
            "Hướng dẫn tại bộ phận một cửa",
            "30/9/2026",
        ] {
            page.says(words);
        }
        open_closing(page, "II");
        page.find(&heading("Cần giải trình khi chốt (17)"));
        close(page, "II", 1);

        // Read, no longer changed.
        open_entry(page, &TINH_BIEN, "II");
        page.click(&button_like("Xem · Giải trình, minh chứng: "));
        page.says("Biện pháp khắc phục");
        page.find_gone(&textbox("Nguyên nhân"));

        page.open("#/gui-len");
        page.find(&link("Quý II đã chốt"));
        page.click(&button("Tải tệp gửi lên Quý II"));
        let file = page.downloaded("gui-len_tinh-bien-2026_q2");
        let sent: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let note = &sent["notes"][0];
        assert_eq!(note["cause"], "Người dân quen nộp trực tiếp");
        assert_eq!(note["remedy"], "Hướng dẫn tại bộ phận một cửa");
        assert_eq!(note["remedy_by"], "2026-09-30");
        let closing = &sent["closing"];
        assert_eq!(
            (&closing["revision"], &closing["who"], &closing["words"]),
            (&json!(1), &json!("Lò Thị Mai"), &json!(WORDS))
        );
    });
}

#[test]
fn a_jump_is_told_by_the_plan_of_the_year_before() {
    journey(|page| {
        let mut plan = samples::plan(TINH_BIEN.id);
        plan["id"] = json!("tinh-bien-2025");
        plan["year"] = json!(2025);
        let figures = [(1, 800), (2, 820), (3, 810), (4, 830)];
        let entries =
            figures.map(|(quarter, over)| samples::counts(2025, quarter, "ho_so_tt", over, 1000));
        let backup = samples::backup(&plan, &entries);
        let file = page.file("nam-truoc.json", backup.to_string());

        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "I");
        enter(page, &TINH_BIEN, "II.6", "I", ["80", "1000"]);
        page.press(Key::Tab);
        open_closing(page, "I");
        page.find(&heading("Chưa nhập đủ"));
        assert!(!page.shows(&heading("Biến động khác thường")));
        page.says("Chưa xét được biến động khác thường của 1 mục");

        page.open("#/gui-len");
        page.give_file("backup-file", &file);
        page.click(&button("Nhập bản sao này"));
        page.alerts_that("Đã nhập bản sao nam-truoc.json");
        page.choose(&combobox("Kế hoạch đang xem"), "Phường Tịnh Biên · 2026");
        open_closing(page, "I");
        page.find(&heading("Biến động khác thường"));
        page.says("8 %, xa mức thường thấy của 4 kỳ trước (từ 80 % đến 83 %) (CHOT-09)");
        assert!(!page.text().contains("Chưa xét được biến động"));
    });
}
