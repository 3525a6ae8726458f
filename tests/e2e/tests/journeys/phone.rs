//! On a phone: nothing runs out of the screen, every page is one touch away.

use e2e::{Journey, Page, Screen, button, heading, link, link_like, textbox};

use crate::steps::{TINH_BIEN, choose_quarter, enter, holds, open_plan};

/// The page is no wider than the screen, and neither is anything on it that cannot be scrolled.
pub fn fits(page: &Page, name: &str) {
    fits_in(page, name, 390);
}

/// The same for a screen of another width.
pub fn fits_in(page: &Page, name: &str, width: i64) {
    let (inside, wide, beyond): (i64, i64, Vec<String>) = page.eval(include_str!("width.js"), &[]);
    assert_eq!(inside, width, "{name}: the page widens the screen");
    assert!(
        wide <= inside,
        "{name} is {wide} wide on a screen of {inside}; beyond its edge: {beyond:#?}"
    );
}

#[test]
fn every_page_fits_and_is_reached_by_the_tabs_below() {
    Journey::at(Screen::Phone).walk(|page| {
        fits(page, "the first page");
        open_plan(page, &TINH_BIEN);
        fits(page, "Tổng quan");
        let tabs = [
            (link_like("Nhập"), "#/nhap"),
            (link("Nhiệm vụ"), "#/nhiem-vu"),
            (link("Gửi lên"), "#/gui-len"),
            (link("Kế hoạch"), "#/ke-hoach"),
            (link("Cài đặt"), "#/cai-dat"),
            (link("Tổng quan"), "#/tong-quan"),
        ];
        let below: i64 = page.eval(
            "return innerHeight - document.querySelector('nav.tabs').getBoundingClientRect().bottom",
            &[],
        );
        assert_eq!(below, 0, "the tabs are not at the foot of the screen");
        for (tab, hash) in &tabs {
            page.find_css("nav.tabs").find(tab).click();
            page.is_at(hash);
            page.find_css("main h1");
            fits(page, hash);
        }
        page.click(&link("Giải quyết đúng hạn"));
        page.find(&heading("Giải quyết đúng hạn"));
        fits(page, "a target");
    });
}

#[test]
fn the_index_and_what_tasks_leave_unclear_are_folded_and_fit() {
    Journey::at(Screen::Phone).walk(|page| {
        open_plan(page, &TINH_BIEN);
        page.open("#/chi-so-766");
        choose_quarter(page, "II");
        let over = textbox("Tử số, Số hóa hồ sơ, Quý II");
        assert_eq!(page.count(&over), 0, "the items are folded");
        page.click(&button("Xem 7 mục: Số hóa hồ sơ"));
        page.fill(&over, "90");
        page.fill(&textbox("Mẫu số, Số hóa hồ sơ, Quý II"), "80");
        page.says("Tử số 90 lớn hơn mẫu số 80");
        page.fill(
            &textbox("Điểm công bố trên Cổng, Số hóa hồ sơ, Quý II"),
            "12,5",
        );
        page.says("khớp ước tính");
        fits(page, "the index with its items");
        page.click(&button("Thu gọn: Số hóa hồ sơ"));
        page.find_gone(&over);
        page.open("#/kiem-tra");
        page.click(&button("Bổ sung: 6 rõ, nhiệm vụ I-1"));
        page.fill(
            &textbox("Rõ sản phẩm – Kết quả là gì?"),
            "Báo cáo kết quả kiểm tra",
        );
        page.says("1/25 nhiệm vụ");
        fits(page, "the plan check with a task open");
    });
}

#[test]
fn a_number_is_entered() {
    Journey::at(Screen::Phone).walk(|page| {
        open_plan(page, &TINH_BIEN);
        page.click(&link_like("Nhập"));
        choose_quarter(page, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        fits(page, "the entry page with a number");
        let row = page
            .find(&TINH_BIEN.over("II.6", "II"))
            .around("tr[data-entry]");
        // 1.942 / 2.400 = 80,9166… %
        page.wait("the figure in the card", || {
            let text = row.text();
            (text.contains("80,92 %") && text.contains("✓ Đạt")).then_some(())
        });
        page.fill(&TINH_BIEN.under("II.6", "II"), "1,234");
        page.wait("the reason in the card", || {
            row.text().contains("(NHAP-04)").then_some(())
        });
        fits(page, "the entry page with something wrong");
        page.fill(&TINH_BIEN.under("II.6", "II"), "2.400");
        page.is_saved();
        page.reload();
        page.click(&button("Quý II"));
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
        holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");
    });
}
