//! Explanations and evidence.

use e2e::{Page, Query, button, button_like, heading, journey, textbox};

use crate::steps::{TINH_BIEN, enter, holds, open_entry, open_plan};

const WORDS: &str = "Nhiều người cao tuổi chưa có tài khoản";

/// The button that opens the note, with this word on it.
fn opener(word: &str) -> Query {
    let label = TINH_BIEN.label("II.2");
    button_like(&format!("{word} · Giải trình, minh chứng: {label}"))
}

fn field() -> Query {
    textbox("Giải trình")
}

fn open_with_a_number(page: &Page) {
    open_plan(page, &TINH_BIEN);
    open_entry(page, &TINH_BIEN, "II");
    enter(page, &TINH_BIEN, "II.2", "II", ["412", "650"]);
}

#[test]
fn are_kept_beside_the_number_they_explain() {
    journey(|page| {
        open_with_a_number(page);
        page.click(&opener("+ Thêm"));
        page.fill(&field(), WORDS);
        page.click(&button("Thêm văn bản"));
        page.fill(&textbox("Số, ký hiệu văn bản"), "45/BC-UBND");
        page.fill(&textbox("Ngày văn bản (ngày/tháng/năm)"), "31/2/2026");
        page.says("Ngày chưa đúng");
        page.fill(&textbox("Ngày văn bản (ngày/tháng/năm)"), "12/6/2026");
        page.fill(&textbox("Liên kết (http…)"), "javascript:alert(1)");
        page.says("Chỉ nhận liên kết bắt đầu bằng http");
        page.fill(&textbox("Liên kết (http…)"), "https://tinhbien.example/45");
        page.is_saved();

        page.reload();
        page.open("#/chi-tieu/II.2");
        page.find(&heading("Giải trình, minh chứng"));
        page.find(&heading("Quý II"));
        page.says(WORDS);
        let document = page.find(&e2e::link_like("45/BC-UBND"));
        assert_eq!(document.attribute("href"), "https://tinhbien.example/45");
        assert!(
            document.text().contains("12/06/2026"),
            "{}",
            document.text()
        );
        // A quarter's explanation belongs to that quarter.
        assert!(!page.shows(&heading("Quý I")));
        open_entry(page, &TINH_BIEN, "I");
        page.click(&opener("+ Thêm"));
        holds(page, &field(), "");
    });
}

#[test]
fn undo_takes_one_back_in_the_open_editor_too() {
    journey(|page| {
        open_with_a_number(page);
        page.click(&opener("+ Thêm"));
        page.fill(&field(), WORDS);
        page.find_css(".acts").find(&button("Hoàn tác")).click();
        page.alerts_that("Đã hoàn tác");
        holds(page, &field(), "");
        // The number before it is another step.
        holds(page, &TINH_BIEN.over("II.2", "II"), "412");
        page.find_css(".acts").find(&button("Làm lại")).click();
        page.alerts_that("Đã làm lại");
        holds(page, &field(), WORDS);
    });
}
