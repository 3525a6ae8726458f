//! What a screen reader is told.

use e2e::{Page, button_like, journey, textbox};

use crate::steps::{CHO_VAM, TINH_BIEN, enter, open_entry, open_plan};

#[track_caller]
fn all_named(page: &Page, place: &str) {
    let nameless = page.nameless();
    assert!(nameless.is_empty(), "{place}: no name for {nameless:#?}");
    let headings: usize = page.eval("return document.querySelectorAll('h1').length", &[]);
    assert_eq!(headings, 1, "{place}: first-level headings");
}

#[test]
fn everything_that_can_be_used_has_a_name() {
    journey(|page| {
        all_named(page, "the first page");
        open_plan(page, &TINH_BIEN);
        page.open("#/ke-hoach");
        open_plan(page, &CHO_VAM);
        open_entry(page, &CHO_VAM, "II");
        enter(page, &CHO_VAM, "IX.1.3", "II", ["420", "nhiều"]);
        let label = CHO_VAM.label("IX.1.3");
        page.click(&button_like(&format!(
            "+ Thêm · Giải trình, minh chứng: {label}"
        )));
        page.click(&button_like("Thêm văn bản"));
        page.find(&textbox("Số, ký hiệu văn bản"));
        all_named(page, "#/nhap");
        for hash in [
            "#/tong-quan",
            "#/chot",
            "#/bieu-ii06a",
            "#/chi-tieu/IX.1.3",
            "#/nhiem-vu",
            "#/kiem-tra",
            "#/chi-so-766",
            "#/gui-len",
            "#/ke-hoach",
            "#/cai-dat",
            "#/khong-co",
        ] {
            page.open(hash);
            page.find_css("main h1");
            all_named(page, hash);
        }
    });
}

#[test]
fn a_chart_is_told_in_words() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.open("#/chi-tieu/II.6");
        // 1.942 / 2.400 = 80,9166… %
        page.wait("the chart's name", || {
            let name = page.find(&e2e::image("")).label();
            (name.contains("80,92 %") && name.contains("Quý II")).then_some(())
        });
    });
}
