//! Addresses: links, back and forward, a page opened by its address.

use e2e::{button, combobox, heading, journey, link, link_like};
use serde_json::json;

use crate::steps::{DAI_SON, TINH_BIEN, enter, holds, open_entry, open_plan};

#[test]
fn the_guide_is_one_link_away_from_the_first_page() {
    journey(|page| {
        page.find(&heading("Bắt đầu trong ba bước"));
        page.click(&link("Hướng dẫn sử dụng (2 trang)"));
        page.is_at("#/huong-dan");
        page.find(&heading("Hướng dẫn sử dụng Sổ Chỉ Tiêu"));
        page.find(&heading("Giữ số liệu an toàn"));
        let lists: usize = page.eval(
            "return document.querySelectorAll('.guide ol > li').length",
            &[],
        );
        assert_eq!(lists, 3);
        // A4, as printed.
        let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
        let printed = page.devtools("Page.printToPDF", paper);
        let sheets: usize = page.eval(
            r"return (atob(arguments[0]).match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length",
            &[printed["data"].clone()],
        );
        assert_eq!(sheets, 2);
    });
}

#[test]
fn back_and_forward_lead_through_the_pages_seen() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.click(&link_like("Nhập số liệu"));
        page.is_at("#/nhap");
        page.click(&link("Nhiệm vụ"));
        page.find(&heading("Nhiệm vụ"));
        page.click(&link("Gửi lên"));
        page.find(&heading("Gửi lên và giữ bản sao"));
        page.click(&link("Tổng quan"));
        page.click(&link("Hồ sơ trực tuyến"));
        page.is_at("#/chi-tieu/II.6");
        page.find(&heading("Hồ sơ trực tuyến"));

        page.back();
        page.find(&heading("Phường Tịnh Biên · Kế hoạch năm 2026"));
        page.back();
        page.find(&heading("Gửi lên và giữ bản sao"));
        page.back();
        page.find(&heading("Nhiệm vụ"));
        page.back();
        page.is_at("#/nhap");
        page.find(&button("Hoàn tác"));
        page.forward();
        page.find(&heading("Nhiệm vụ"));
        // The menu says where one is.
        assert_eq!(
            page.find(&link("Nhiệm vụ")).attribute("aria-current"),
            "page"
        );
        assert_eq!(page.find(&link("Gửi lên")).attribute("aria-current"), "");
    });
}

#[test]
fn a_target_opens_by_its_address_in_a_new_tab() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1.942", "2.400"]);
        page.is_saved();

        page.open_in_new_tab("#/chi-tieu/II.6");
        page.find(&heading("Hồ sơ trực tuyến"));
        // 1.942 / 2.400 = 80,9166… %
        page.says("80,92 %");

        page.open("#/chi-tieu/II.99");
        page.find(&heading("Không có trang này"));
        page.click(&link("Về Tổng quan"));
        page.find(&heading("Phường Tịnh Biên · Kế hoạch năm 2026"));

        page.open("#/khong-co");
        page.find(&heading("Không có trang này"));
    });
}

#[test]
fn without_a_plan_every_page_says_what_to_do_first() {
    journey(|page| {
        for hash in ["#/tong-quan", "#/nhap", "#/nhiem-vu", "#/chi-tieu/II.6"] {
            page.open(hash);
            page.find(&heading("Chưa mở kế hoạch nào"));
        }
        page.click(&link("Mở kế hoạch"));
        page.find(&heading("Thử với kế hoạch thật"));
    });
}

#[test]
fn two_plans_are_kept_apart() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1.942", "2.400"]);
        page.open("#/ke-hoach");
        open_plan(page, &DAI_SON);
        // The same indicator in another plan.
        open_entry(page, &DAI_SON, "II");
        holds(page, &DAI_SON.over("II.4.a", "II"), "");
        enter(page, &DAI_SON, "II.4.a", "II", ["11", "12"]);

        page.choose(&combobox("Kế hoạch đang xem"), "Phường Tịnh Biên · 2026");
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
        page.reload();
        page.open("#/tong-quan");
        page.find(&heading("Phường Tịnh Biên · Kế hoạch năm 2026"));
        page.open("#/ke-hoach");
        page.click(&button("Xem Xã Đại Sơn 2026"));
        page.find(&heading("Xã Đại Sơn · Kế hoạch năm 2026"));
        open_entry(page, &DAI_SON, "II");
        holds(page, &DAI_SON.under("II.4.a", "II"), "12");
    });
}

/// Nothing that is only heard makes a page longer than what is seen of it.
#[test]
fn a_page_shorter_than_the_window_does_not_scroll() {
    journey(|page| {
        page.says("Bắt đầu trong ba bước");
        let (all, window): (i64, i64) = page.eval(
            "return [document.scrollingElement.scrollHeight, innerHeight]",
            &[],
        );
        assert_eq!(all, window);
    });
}
