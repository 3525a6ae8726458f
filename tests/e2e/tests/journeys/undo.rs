//! What was done is taken back, also on another day, and with it a plan that was changed.

use e2e::{Page, button, heading, journey, samples};
use serde_json::json;

use crate::steps::{TINH_BIEN, enter, holds, open_entry, open_plan};

fn open_with_a_number(page: &Page) {
    open_plan(page, &TINH_BIEN);
    open_entry(page, &TINH_BIEN, "II");
    enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
    page.is_saved();
}

fn holds_both(page: &Page, over: &str, under: &str) {
    holds(page, &TINH_BIEN.over("II.6", "II"), over);
    holds(page, &TINH_BIEN.under("II.6", "II"), under);
}

#[test]
fn goes_on_after_the_page_was_closed() {
    journey(|page| {
        open_with_a_number(page);
        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        holds_both(page, "1.942", "2.400");
        page.click(&button("Hoàn tác"));
        holds_both(page, "1.942", "");
        page.is_saved();

        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        page.click(&button("Hoàn tác"));
        holds_both(page, "", "");
        page.is_saved();

        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        page.click(&button("Làm lại"));
        holds_both(page, "1.942", "");
        page.click(&button("Làm lại"));
        holds_both(page, "1.942", "2.400");
    });
}

#[test]
fn takes_a_changed_plan_back_with_its_figures() {
    journey(|page| {
        open_with_a_number(page);
        let mut plan = samples::plan(TINH_BIEN.id);
        plan["name"] = json!("Phường Mới");
        let entry = samples::counts(2026, 2, "ho_so_tt", 7, 9);
        let backup = samples::backup(&plan, &[entry]);
        let file = page.file("moi.json", backup.to_string());
        page.open("#/gui-len");
        page.give_file("backup-file", &file);
        page.find(&heading("Xem trước: Phường Mới 2026"));
        page.click(&button("Nhập bản sao này"));
        page.alerts_that("Đã nhập bản sao moi.json");
        page.find(&heading("Phường Mới · Kế hoạch năm 2026"));
        open_entry(page, &TINH_BIEN, "II");
        holds_both(page, "7", "9");
        page.is_saved();

        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        page.click(&button("Hoàn tác"));
        holds_both(page, "1.942", "2.400");
        page.open("#/tong-quan");
        page.find(&heading("Phường Tịnh Biên · Kế hoạch năm 2026"));

        open_entry(page, &TINH_BIEN, "II");
        page.click(&button("Làm lại"));
        holds_both(page, "7", "9");
        page.is_saved();
        page.reload();
        page.open("#/tong-quan");
        page.find(&heading("Phường Mới · Kế hoạch năm 2026"));
    });
}
