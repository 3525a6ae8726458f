//! Half a year as an official walks through it: form II.06a of two quarters, the targets that
//! follow, the closing, a correction, the log.

use e2e::{Journey, Page, Screen, button, heading, link, textbox};

use crate::closing::{close, open_closing};
use crate::form::{add_field, cell, open_form, type_parts};
use crate::steps::{TINH_BIEN, open_entry, open_plan, shows_in_row};

#[test]
fn from_the_form_to_the_log_at_a_desk() {
    Journey::at(Screen::Desk)
        .called("year-desk")
        .walk(half_a_year);
}

#[test]
fn from_the_form_to_the_log_on_a_phone() {
    Journey::at(Screen::Phone)
        .called("year-phone")
        .walk(half_a_year);
}

fn half_a_year(page: &Page) {
    open_plan(page, &TINH_BIEN);
    // 1.540 + 500 + 10 = 1.900 + 60 + 25 + 60 + 5
    open_form(page, "I");
    add_field(page, "Chứng thực", "I");
    type_parts(page, ["1540", "500", "10", "1900", "60", "25", "60", "5"]);
    page.says("75,49 %");
    page.keep_picture("1-bieu-quy-i");

    // What was open is carried over: 65. 1.942 + 458 + 65 = 2.200 + 150 + 30 + 80 + 5
    open_form(page, "II");
    page.click(&button(
        "Lấy các lĩnh vực của Quý I, kèm số chuyển qua (cột 6)",
    ));
    for (column, count) in [
        (4, "1942"),
        (5, "458"),
        (8, "2200"),
        (9, "150"),
        (10, "30"),
        (12, "80"),
        (13, "5"),
    ] {
        page.fill(&cell(column, "Chứng thực", "II"), count);
    }
    page.wait("what was carried over", || {
        (page.find(&cell(6, "Chứng thực", "II")).value() == "65").then_some(())
    });
    // 1.942 / 2.400 = 80,92 %; (2.200 + 150) / 2.380 = 98,74 %
    page.says("80,92 %");
    page.says("98,74 %");
    page.keep_picture("2-bieu-quy-ii");

    // The year so far: (1.540 + 1.942) / (2.040 + 2.400) = 78,42 %
    open_entry(page, &TINH_BIEN, "II");
    let over = TINH_BIEN.over("II.6", "II");
    shows_in_row(page, &over, "Quý II", "80,92 %");
    shows_in_row(page, &over, "Lũy kế", "78,42 %");
    page.keep_picture("3-chi-tieu-theo-bieu");
    page.open("#/chi-tieu/II.6");
    page.says("78,42 %");

    open_closing(page, "II");
    close(page, "II", 1);
    page.keep_picture("4-da-chot");

    // Nothing can be typed, in the form or in the grid, and it is said why.
    for open in [open_form_again as fn(&Page), open_entry_again] {
        open(page);
        page.find(&link("Tới trang Chốt số liệu"));
        page.keep_picture("5-o-da-khoa");
    }
    open_form(page, "II");
    let online = cell(4, "Chứng thực", "II");
    page.click(&online);
    page.keys("7");
    assert_eq!(page.find(&online).value(), "1.942");
    assert!(
        page.find(&online)
            .attribute("title")
            .contains("mở lại ở trang Chốt số liệu")
    );

    page.click(&link("Tới trang Chốt số liệu"));
    page.fill(&textbox("Lý do mở lại"), "Cổng tính lại 8 hồ sơ trực tuyến");
    page.click(&button("Mở lại quý II"));
    page.find(&heading("Đã mở lại: số liệu còn sửa được"));
    open_form(page, "II");
    page.fill(&online, "1950");
    page.fill(&cell(5, "Chứng thực", "II"), "450");
    // 1.950 / 2.400
    page.says("81,25 %");
    open_closing(page, "II");
    close(page, "II", 2);
    page.says("mở lại sau bản 1: Cổng tính lại 8 hồ sơ trực tuyến");
    page.keep_picture("6-chot-lai");

    // Where the number comes from, after a reload as well.
    page.is_saved();
    page.reload();
    page.open("#/chi-tieu/II.6");
    page.find(&heading("Số này ở đâu ra?"));
    page.says("81,25 %");
    page.keep_picture("7-so-nay-o-dau-ra");
    page.open("#/cai-dat");
    page.says("Biểu II.06a, Chứng thực, Quý II: cột 4 từ 1.942 thành 1.950");
    page.says("Quý II, chốt số liệu: chốt, bản 2");
    page.keep_picture("8-nhat-ky");
}

fn open_form_again(page: &Page) {
    open_form(page, "II");
}

fn open_entry_again(page: &Page) {
    open_entry(page, &TINH_BIEN, "II");
}
