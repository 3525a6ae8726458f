//! Tasks: found, and followed to their end.

use std::fs;

use e2e::{Page, button, combobox, image, journey, samples, textbox};

use crate::steps::{CHO_VAM, Plan, TINH_BIEN, holds, open_plan};

/// Opens a plan on a day: the page reads the browser's clock.
fn open_on(page: &Page, day: &str, plan: &Plan) {
    page.before_load(&format!(
        "Date.now = () => Date.parse('{day}T09:00:00+07:00');"
    ));
    page.reload();
    open_plan(page, plan);
}

/// The document's words for a task.
fn words_of(plan: &Plan, id: &str) -> String {
    let plan = samples::plan(plan.id);
    let tasks = plan["tasks"].as_array().unwrap();
    let task = tasks.iter().find(|task| task["id"] == id).unwrap();
    task["label"].as_str().unwrap().to_owned()
}

fn listed(page: &Page) -> usize {
    page.eval(
        "return document.querySelectorAll('main li.task').length",
        &[],
    )
}

#[test]
fn are_found_without_accents() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.open("#/nhiem-vu");
        page.says("25 nhiệm vụ");
        let search = textbox("Tìm (không cần gõ dấu)");
        page.fill(&search, "ra soat noi bo");
        page.wait("fewer tasks", || (listed(page) < 25).then_some(()));
        let left = listed(page);
        assert!(left > 0, "none is found");
        page.says(&format!("{left} nhiệm vụ"));
        let all_fit: bool = page.eval(
            "return [...document.querySelectorAll('main li.task')].every((task) => {
                 const text = `${task.innerText} ${task.closest('section').innerText}`.toLowerCase();
                 return text.includes('rà soát') && text.includes('nội bộ');
             })",
            &[],
        );
        assert!(all_fit, "{}", page.text());
        page.fill(&search, "khong co viec nay");
        page.says("Không có nhiệm vụ nào khớp.");
        page.click(&button("Bỏ lọc"));
        page.says("25 nhiệm vụ");
        assert_eq!(listed(page), 25);
    });
}

#[test]
fn one_is_completed_with_its_product() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.open("#/nhiem-vu");
        let plan = samples::plan(TINH_BIEN.id);
        let label = plan["tasks"][0]["label"].as_str().unwrap();
        let progress = combobox(&format!("Tiến độ: {label}"));
        page.choose(&progress, "Hoàn thành");
        page.fill(&textbox("Ngày hoàn thành (ngày/tháng/năm)"), "30/2/2026");
        page.says("Ngày chưa đúng");
        page.fill(&textbox("Ngày hoàn thành (ngày/tháng/năm)"), "30/3/2026");
        page.fill(&textbox("Sản phẩm đã có (số văn bản…)"), "31/KH-UBND");
        page.says("Hoàn thành");
        page.is_saved();
        page.reload();
        assert_eq!(page.find(&progress).value(), "done");
        holds(page, &textbox("Sản phẩm đã có (số văn bản…)"), "31/KH-UBND");
        holds(
            page,
            &textbox("Ngày hoàn thành (ngày/tháng/năm)"),
            "30/03/2026",
        );
        page.says("30/3/2026");
    });
}

#[test]
fn what_is_late_asks_why() {
    journey(|page| {
        open_on(page, "2026-06-15", &TINH_BIEN);
        page.open("#/nhiem-vu");
        let first = format!("Tiến độ: {}, quý I", words_of(&TINH_BIEN, "III-2"));
        page.choose(&combobox(&first), "Hoàn thành");
        // Due on 31/3.
        let on = textbox("Ngày hoàn thành (ngày/tháng/năm)");
        page.fill(&on, "10/4/2026");
        page.says("Trễ hạn: cần nêu nguyên nhân, biện pháp");
        page.fill(
            &textbox("Ghi chú"),
            "Chờ ý kiến của các phòng; đã giao người theo dõi",
        );
        page.wait("the question to go", || {
            (!page.text().contains("Trễ hạn: cần nêu")).then_some(())
        });
        page.fill(&textbox("Ghi chú"), "");
        page.says("Trễ hạn: cần nêu nguyên nhân, biện pháp");
        page.fill(&on, "31/3/2026");
        page.wait("no question of what was in time", || {
            (!page.text().contains("Trễ hạn: cần nêu")).then_some(())
        });
    });
}

#[test]
fn one_time_of_a_monthly_task_is_completed() {
    journey(|page| {
        open_on(page, "2026-06-15", &TINH_BIEN);
        page.open("#/nhiem-vu");
        let label = words_of(&TINH_BIEN, "I-4");
        // What is late and what is next stands there; the rest is folded.
        let may = combobox(&format!("Tiến độ: {label}, tháng 5"));
        let january = combobox(&format!("Tiến độ: {label}, tháng 1"));
        page.says("0/12 lần đã xong, 5 quá hạn");
        assert!(!page.shows(&january));
        page.choose(&may, "Hoàn thành");
        page.fill(&textbox("Ngày hoàn thành (ngày/tháng/năm)"), "29/5/2026");
        page.says("Hoàn thành đúng hạn ngày 29/5/2026");
        page.says("1/12 lần đã xong, 4 quá hạn");
        page.says("Năm 2026 có 39 hạn: 1 đã xong, 11 quá hạn, 27 còn hạn.");
        page.is_saved();
        page.reload();
        page.says("1/12 lần đã xong, 4 quá hạn");
        page.click(&button(&format!("Tất cả 12 lần: {label}")));
        assert_eq!(page.find(&may).value(), "done");
        assert_eq!(page.find(&january).value(), "");
        // The report of the same words has times of its own.
        page.says("0/12 lần đã xong, 5 quá hạn");
        // On the overview it is one of them, and not listed twice.
        page.open("#/tong-quan");
        page.says("và 3 lần khác cũng quá hạn");
    });
}

#[test]
fn an_event_gets_its_day_and_the_task_its_last_day() {
    journey(|page| {
        open_on(page, "2024-06-12", &CHO_VAM);
        page.open("#/nhiem-vu");
        page.says("Chờ sự kiện (18)");
        page.click(&button("Xem việc chờ sự kiện"));
        page.says("13 nhiệm vụ · 5 chế độ báo cáo");
        let label = words_of(&CHO_VAM, "VI-3");
        page.click(&button(&format!("Ghi ngày sự kiện: {label}")));
        let day = textbox("Ngày sự kiện (ngày/tháng/năm)");
        page.fill(&day, "31/2/2024");
        page.says("Ngày chưa đúng");
        page.click(&button("Ghi vào sổ"));
        holds(page, &day, "31/2/2024");
        page.says("Chờ sự kiện (18)");
        page.fill(&day, "5/6/2024");
        page.fill(&textbox("Sự kiện gì (số văn bản…)"), "Phản ánh số 07");
        page.click(&button("Ghi vào sổ"));
        // Ten days after it, and that is a Saturday.
        page.says("hạn 15/6/2024 (ngày nghỉ; ngày làm việc tiếp theo 17/6/2024)");
        page.says("Chờ sự kiện (17)");
        let first = combobox(&format!("Tiến độ: {label}, phát sinh lần 1"));
        page.choose(&first, "Hoàn thành");
        page.says("1/1 lần đã xong");
        // It may come again.
        page.click(&button(&format!("Ghi thêm lần nữa: {label}")));
        page.is_saved();
        page.reload();
        page.says("1/1 lần đã xong");
        holds(page, &textbox("Sự kiện gì (số văn bản…)"), "Phản ánh số 07");
        page.click(&button(&format!("Bỏ lần này: {label}, phát sinh lần 1")));
        page.says("Chờ sự kiện (18)");
        page.click(&button("Hoàn tác"));
        page.says("Chờ sự kiện (17)");
        assert_eq!(page.find(&first).value(), "done");
    });
}

#[test]
fn are_narrowed_by_month_unit_and_standing() {
    journey(|page| {
        open_on(page, "2026-06-15", &TINH_BIEN);
        page.open("#/nhiem-vu");
        page.says("25 nhiệm vụ · 6 chế độ báo cáo");
        page.choose(&combobox("Tháng"), "Tháng 10");
        page.says("2 nhiệm vụ · 1 chế độ báo cáo");
        page.choose(&combobox("Đơn vị"), "Phòng Văn hóa - Xã hội");
        page.says("1 nhiệm vụ · 0 chế độ báo cáo");
        page.says(&words_of(&TINH_BIEN, "IV-3"));
        page.choose(&combobox("Tình trạng"), "Quá hạn");
        page.says("Không có nhiệm vụ nào khớp.");
        page.click(&button("Bỏ lọc"));
        page.says("25 nhiệm vụ · 6 chế độ báo cáo");
        page.choose(&combobox("Tháng"), "Không có ngày");
        page.says("18 nhiệm vụ · 2 chế độ báo cáo");
    });
}

#[test]
fn the_year_is_a_chart_with_its_table() {
    journey(|page| {
        open_on(page, "2026-06-15", &TINH_BIEN);
        page.open("#/nhiem-vu");
        page.find(&image("Năm 2026 có 39 hạn: 0 đã xong, 12 quá hạn"));
        page.wait("ink on the chart", || {
            let [ink, ..]: [u32; 3] = page.eval(include_str!("ink.js"), &[]);
            (ink > 2_000).then_some(())
        });
        page.find_css("section[aria-labelledby=han-trong-nam] summary")
            .click();
        let row = |number: usize| {
            let script = "const row = document.querySelectorAll(
                     'section[aria-labelledby=han-trong-nam] tbody tr')[arguments[0]];
                 return row ? [...row.cells].map((cell) => cell.innerText).join('|') : ''";
            page.eval::<String>(script, &[number.into()])
        };
        page.wait_equal("June", "Tháng 6|0|4|0|4|tháng này", || row(5));
        page.wait_equal("the year", "Cộng|12|27|0|39|", || row(12));
        page.click(&button("Theo đơn vị"));
        page.wait_equal("the sum of the units", "Cộng|12|27|0|39|", || row(2));
        assert!(
            row(0).starts_with("Trung tâm Phục vụ hành chính công|12|"),
            "{}",
            row(0)
        );
        // Where a year ends as a deadline is the reader's choice.
        page.says("còn 199 ngày");
        page.choose(&combobox("Quý, năm kết thúc"), "theo kỳ số liệu (14/3)");
        page.says("còn 182 ngày");
        page.is_saved();
    });
}

#[test]
fn one_task_goes_into_a_calendar() {
    journey(|page| {
        open_on(page, "2026-06-15", &TINH_BIEN);
        page.open("#/nhiem-vu");
        let label = words_of(&TINH_BIEN, "IV-3");
        page.click(&button(&format!("Lịch: {label}")));
        let text = fs::read_to_string(page.downloaded("lich_tinh-bien-2026_IV-3")).unwrap();
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{text}");
        assert!(text.contains("DTSTART;VALUE=DATE:20261029"), "{text}");
    });
}

#[test]
fn the_header_counts_the_days_to_the_report() {
    journey(|page| {
        open_on(page, "2024-06-12", &CHO_VAM);
        let words = "Kỳ số liệu 15/3 – 14/6/2024, hạn gửi 17/6, còn 5 ngày";
        for hash in ["#/tong-quan", "#/nhap", "#/nhiem-vu"] {
            page.open(hash);
            page.says(words);
        }
        // Sent: the next of the quarter's reports.
        let plan = samples::plan(CHO_VAM.id);
        let label = plan["duties"][0]["label"].as_str().unwrap();
        let report = combobox(&format!("Tiến độ: Báo cáo: {label}, quý II"));
        page.choose(&report, "Đã gửi");
        page.says("Kỳ số liệu 15/3 – 14/6/2024, hạn gửi 19/6, còn 7 ngày");
        page.says("Đã gửi ngày 12/6/2024, đúng hạn");
    });
}
