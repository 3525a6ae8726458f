//! Tasks: found, and followed to their end.

use e2e::{combobox, journey, samples, textbox};

use crate::steps::{TINH_BIEN, holds, open_plan};

fn listed(page: &e2e::Page) -> usize {
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
        page.click(&e2e::button("Bỏ lọc"));
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
