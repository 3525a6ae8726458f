//! What is worked out of the plan and its figures beside the standings: remarks on the document,
//! the index of Decision 766, how far a target is, dates for other calendars.

use std::fs;

use e2e::{Key, button, combobox, group, heading, journey, link, textbox};

use crate::steps::{TINH_BIEN, enter, holds, open_entry, open_plan};

#[test]
fn the_document_is_remarked_on_and_its_tasks_are_measured_in_six_ways() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.open("#/ke-hoach");
        page.click(&link("Kiểm tra kế hoạch"));
        page.find(&heading("Nhận xét về văn bản (20)"));
        page.says("KH-05");
        page.says("KH-08");
        page.find(&heading("6 rõ"));
        // Of 25 tasks three have a day or come at certain times; none names a product.
        page.says("3/25 nhiệm vụ");
        page.says("0/25 nhiệm vụ");
    });
}

#[test]
fn what_a_task_leaves_unclear_is_filled_in() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.open("#/kiem-tra");
        page.find(&heading("6 rõ"));
        page.says("0/25 nhiệm vụ");
        page.click(&button("Bổ sung: 6 rõ, nhiệm vụ I-1"));
        let editor = group("6 rõ, nhiệm vụ I-1");
        let product = textbox("Rõ sản phẩm – Kết quả là gì?");
        let says = page.find(&editor).text();
        assert!(says.contains("văn bản ghi: Trong năm"), "{says}");
        page.fill(&product, "Báo cáo kết quả kiểm tra");
        page.says("1/25 nhiệm vụ");
        page.says("từ văn bản 0 %, sau khi bổ sung 4 %");
        page.says("Đã bổ sung: sản phẩm");
        page.fill(
            &textbox("Rõ thời gian – Xong ngày nào, kỳ nào?"),
            "30/9/2026",
        );
        page.says("4/25 nhiệm vụ");
        page.says("từ văn bản 12 %, sau khi bổ sung 16 %");
        page.says("Đã bổ sung: thời gian, sản phẩm");
        page.is_saved();

        // One step a field.
        page.click(&button("Hoàn tác"));
        page.says("3/25 nhiệm vụ");
        page.says("Đã bổ sung: sản phẩm");
        holds(page, &product, "Báo cáo kết quả kiểm tra");
        page.click(&button("Hoàn tác"));
        page.says("từ văn bản 0 %");
        holds(page, &product, "");
        page.click(&button("Làm lại"));
        holds(page, &product, "Báo cáo kết quả kiểm tra");
        page.is_saved();

        page.reload();
        page.find(&heading("6 rõ"));
        page.says("1/25 nhiệm vụ");
        // What is found without accents; and those that still lack a product are 24.
        page.fill(&textbox("Tìm (không cần gõ dấu)"), "don gian hoa");
        page.says("IV-3");
        page.fill(&textbox("Tìm (không cần gõ dấu)"), "");
        page.choose(&combobox("Hiện"), "Chưa rõ sản phẩm");
        page.says("24 nhiệm vụ");
    });
}

#[test]
fn the_index_is_estimated_from_the_entries_as_a_range() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        // 60 of 80 on time: 15 of the 20 points.
        enter(page, &TINH_BIEN, "II.13", "II", ["60", "80"]);
        page.press(Key::Tab);
        page.is_saved();
        page.open("#/tong-quan");
        page.click(&link("Ước tính chỉ số theo Quyết định 766"));
        page.find(&heading("Ước tính chỉ số theo Quyết định 766"));
        page.click(&button("Quý II"));
        page.says("Ước tính, không thay thế điểm công bố");
        page.says("15,00 điểm");
        page.says("Giải quyết đúng hạn: 1 hồ sơ thêm 0,25 điểm");
    });
}

#[test]
fn a_target_says_how_far_it_is() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "I");
        enter(page, &TINH_BIEN, "II.6", "I", ["1540", "2050"]);
        page.press(Key::Tab);
        page.is_saved();
        page.open("#/chi-tieu/II.6");
        page.find(&heading("Còn bao xa"));
        // 80 % of 2,050 are 1,640.
        page.says("Còn thiếu 100 hồ sơ");
        // 80 % of four times 2,050 are 6,560; without the 1,540.
        page.says("Cần 5.020 trong khoảng 6.150 hồ sơ từ nay");
        page.says("cả năm đạt 75,12 %");
    });
}

#[test]
fn dates_go_into_a_calendar_file() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.open("#/nhiem-vu");
        page.click(&button("Tải lịch (.ics)"));
        let text = fs::read_to_string(page.downloaded("lich_tinh-bien-2026")).unwrap();
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        // "Hoàn thành trước ngày 30/10/2026": the last day is the 29th.
        assert!(text.contains("DTSTART;VALUE=DATE:20261029"), "{text}");
    });
}
