//! Days and numbers beside figures: what cannot be read stays, is marked and listed, and takes
//! nothing away that was right.

use std::fs;

use e2e::{Key, Page, Query, button, button_like, combobox, heading, journey, textbox};
use serde_json::{Value, json};

use crate::steps::{DIEN_CHAU, TINH_BIEN, enter, holds, open_entry, open_plan, shows_in_row};

const VALUE: &str = "Giá trị";
const SOURCE: &str = "Lấy từ đâu";
const AS_OF: &str = "Ngày của số liệu (ngày/tháng/năm)";
const MENDED_BY: &str = "Thời hạn khắc phục (ngày/tháng/năm)";
const DOCUMENT: &str = "Ngày văn bản (ngày/tháng/năm)";
const DONE_ON: &str = "Ngày hoàn thành (ngày/tháng/năm)";

fn is_marked(page: &Page, field: &Query) {
    assert_eq!(page.find(field).attribute("aria-invalid"), "true");
}

/// Goes by the list of what is to be mended to its only line.
fn is_led_to(page: &Page, line: &str, field: &str) {
    page.click(&button("1 mục cần sửa"));
    let text = page.find_css(".to-mend-list").text();
    assert!(text.contains(line), "{text}");
    page.find_css(".to-mend-list li button").click();
    page.is_focused(field);
}

fn backup(page: &Page) -> Value {
    page.open("#/gui-len");
    page.click(&button("Tải bản sao sổ"));
    let file = page.downloaded("so_");
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn words_in_a_reference_take_nothing_away() {
    journey(|page| {
        open_plan(page, &DIEN_CHAU);
        enter_and_compare(page);
        page.fill(&textbox(VALUE), "khoảng 96");
        page.says("NHAP-02");
        page.says("Vẫn dùng giá trị trước đó: 72,5.");
        page.fill(&textbox(AS_OF), "30/06/20266");
        page.says("Vẫn dùng giá trị trước đó: 30/6/2026.");
        page.says("2 mục cần sửa");
        page.is_saved();

        page.reload();
        page.find(&heading("Mức so sánh"));
        holds(page, &textbox(VALUE), "khoảng 96");
        holds(page, &textbox(SOURCE), "Báo cáo quý II của tỉnh");
        holds(page, &textbox(AS_OF), "30/06/20266");
        is_marked(page, &textbox(VALUE));
        is_marked(page, &textbox(AS_OF));
        page.says("Vẫn dùng giá trị trước đó: 72,5.");
        // What was right is reckoned with.
        open_entry(page, &DIEN_CHAU, "II");
        shows_in_row(page, &DIEN_CHAU.over("II.8", "II"), "Đánh giá", "✓ Đạt");
        let file = backup(page);
        let reference = &file["references"][0];
        assert_eq!(
            (&reference["value"], &reference["value_text"]),
            (&json!(72.5), &json!("khoảng 96"))
        );
        assert_eq!(
            (&reference["date"], &reference["date_text"]),
            (&json!("2026-06-30"), &json!("30/06/20266"))
        );

        page.open("#/chi-tieu/II.8");
        page.fill(&textbox(AS_OF), "30/6/2026");
        is_led_to(page, "Vẫn dùng giá trị trước đó: 72,5.", VALUE);
        page.fill(&textbox(VALUE), "80");
        page.find_gone(&button_like("mục cần sửa"));
        page.is_saved();
        page.reload();
        holds(page, &textbox(VALUE), "80");
    });
}

fn enter_and_compare(page: &Page) {
    open_entry(page, &DIEN_CHAU, "II");
    enter(page, &DIEN_CHAU, "II.8", "II", ["90", "120"]);
    page.open("#/chi-tieu/II.8");
    page.fill(&textbox(VALUE), "72,5");
    page.fill(&textbox(SOURCE), "Báo cáo quý II của tỉnh");
    page.fill(&textbox(AS_OF), "30/6/2026");
}

/// Where there was no value before, nothing that is typed goes either.
#[test]
fn a_reference_without_a_value_is_kept_as_it_is_typed() {
    journey(|page| {
        open_plan(page, &DIEN_CHAU);
        page.open("#/chi-tieu/II.8");
        page.fill(&textbox(SOURCE), "Sở Nội vụ");
        page.fill(&textbox(VALUE), "khoảng 96");
        page.is_saved();
        page.reload();
        page.find(&heading("Mức so sánh"));
        holds(page, &textbox(SOURCE), "Sở Nội vụ");
        holds(page, &textbox(VALUE), "khoảng 96");
        is_marked(page, &textbox(VALUE));
        let file = backup(page);
        assert_eq!(file["references"], json!([]));
        let open = &file["open_references"][0];
        assert_eq!(
            (&open["value_text"], &open["source"]),
            (&json!("khoảng 96"), &json!("Sở Nội vụ"))
        );
    });
}

#[test]
fn a_wrong_day_in_a_note_takes_nothing_away() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.2", "II", ["412", "650"]);
        let opener = format!("Giải trình, minh chứng: {}", TINH_BIEN.label("II.2"));
        page.click(&button_like(&format!("+ Thêm · {opener}")));
        page.fill(&textbox(MENDED_BY), "30/6/2026");
        page.fill(&textbox("Nguyên nhân"), "Hệ thống lỗi");
        page.click(&textbox(MENDED_BY));
        page.press(Key::End);
        page.keys("6");
        page.says("Vẫn dùng giá trị trước đó: 30/6/2026.");
        page.click(&button("Thêm văn bản"));
        page.fill(&textbox("Số, ký hiệu văn bản"), "45/BC-UBND");
        page.fill(&textbox(DOCUMENT), "tháng 6");
        page.is_saved();

        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        // The list leads into the note that is closed.
        page.click(&button("2 mục cần sửa"));
        page.find_css(".to-mend-list li:first-child button").click();
        page.is_focused(MENDED_BY);
        holds(page, &textbox(MENDED_BY), "30/6/20266");
        holds(page, &textbox(DOCUMENT), "tháng 6");
        is_marked(page, &textbox(DOCUMENT));
        page.fill(&textbox(DOCUMENT), "12/6/2026");
        is_led_to(page, "NHAP-11", MENDED_BY);
        let file = backup(page);
        let note = &file["notes"][0];
        assert_eq!(
            (&note["remedy_by"], &note["remedy_by_text"]),
            (&json!("2026-06-30"), &json!("30/6/20266"))
        );
        assert_eq!(note["evidence"][0]["date"], "2026-06-12");

        // One step back: the day of the document is what it was.
        open_entry(page, &TINH_BIEN, "II");
        page.find_css(".acts").find(&button("Hoàn tác")).click();
        page.says("2 mục cần sửa");
    });
}

#[test]
fn a_wrong_day_of_a_task_takes_nothing_away() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.open("#/nhiem-vu");
        let plan = e2e::samples::plan(TINH_BIEN.id);
        let label = plan["tasks"][0]["label"].as_str().unwrap();
        let progress = combobox(&format!("Tiến độ: {label}"));
        page.choose(&progress, "Hoàn thành");
        page.fill(&textbox(DONE_ON), "30/3/2026");
        page.fill(&textbox(DONE_ON), "30/2/2026");
        page.says("Vẫn dùng giá trị trước đó: 30/3/2026.");
        page.is_saved();
        page.reload();
        holds(page, &textbox(DONE_ON), "30/2/2026");
        is_marked(page, &textbox(DONE_ON));
        is_led_to(page, "NHAP-11", DONE_ON);
        page.fill(&textbox(DONE_ON), "31/3/2026");
        page.find_gone(&button_like("mục cần sửa"));
        page.is_saved();
        page.reload();
        holds(page, &textbox(DONE_ON), "31/03/2026");
    });
}
