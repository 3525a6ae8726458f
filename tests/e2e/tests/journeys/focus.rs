//! What opens and closes gives the focus back; what goes away leaves it to what is near.

use e2e::keys::{enter_on, focus_on, is_seen, lands};
use e2e::{
    Key, Page, Query, button, button_like, combobox, group, heading, journey, link, samples,
    textbox,
};

use crate::steps::{TINH_BIEN, enter, holds, open_entry, open_plan};

fn open_with_a_number(page: &Page) {
    open_plan(page, &TINH_BIEN);
    open_entry(page, &TINH_BIEN, "II");
    enter(page, &TINH_BIEN, "II.2", "II", ["412", "650"]);
}

fn name_of(cell: &Query, page: &Page) -> String {
    page.find(cell).label()
}

fn in_notice(page: &Page, name: &str) {
    let one = page.find_css(".notice");
    let one = one.find(&button(name));
    page.eval::<serde_json::Value>("arguments[0].focus()", &[one.json()]);
    page.press(Key::Enter);
}

#[test]
fn a_notice_gives_it_back_to_where_it_was_called() {
    journey(|page| {
        open_with_a_number(page);
        let cell = TINH_BIEN.over("II.6", "II");
        let name = name_of(&cell, page);
        page.click(&cell);
        page.paste("1.942\t2.400\n");
        page.alerts_that("Đã dán 2 ô");
        // On the way to the notice lies the rest of the page.
        focus_on(page, &link("Cài đặt"));
        in_notice(page, "Đóng");
        page.is_focused(&name);
        is_seen(page);

        page.paste("1.900\t2.400\n");
        page.alerts_that("Đã dán 2 ô");
        in_notice(page, "Hoàn tác");
        page.alerts_that("Đã hoàn tác");
        page.is_focused(&name);
        holds(page, &cell, "1.942");
    });
}

#[test]
fn the_list_of_what_is_to_be_mended_gives_it_to_a_cell_or_back() {
    journey(|page| {
        open_with_a_number(page);
        enter(page, &TINH_BIEN, "II.12", "II", ["588", "nhiều"]);
        page.press(Key::Tab);
        let opener = button("1 mục cần sửa");
        enter_on(page, &opener);
        page.press(Key::Tab);
        page.wait("an entry of the list", || {
            page.focused().starts_with("12 ").then_some(())
        });
        is_seen(page);
        page.press(Key::Escape);
        page.is_focused("1 mục cần sửa");
        page.find_gone(&button_like("12 "));
        page.press(Key::Enter);
        enter_on(page, &button_like("12 "));
        page.is_focused(&name_of(&TINH_BIEN.under("II.12", "II"), page));
        is_seen(page);
        page.find_gone(&button_like("12 "));
    });
}

#[test]
fn a_note_and_its_documents_give_it_back() {
    journey(|page| {
        open_with_a_number(page);
        let label = TINH_BIEN.label("II.2");
        let opener = |word: &str| format!("{word} · Giải trình, minh chứng: {label}");
        enter_on(page, &button(&opener("+ Thêm")));
        focus_on(page, &textbox("Giải trình"));
        page.keys("Chưa có tài khoản");
        for _ in 0..2 {
            enter_on(page, &button("Thêm văn bản"));
        }
        page.wait("two documents", || {
            (page.count(&button("Bỏ văn bản này")) == 2).then_some(())
        });
        enter_on(page, &button("Bỏ văn bản này"));
        page.wait("one document", || {
            (page.count(&button("Bỏ văn bản này")) == 1).then_some(())
        });
        lands(page);
        is_inside(page, ".note-editor");
        // Undo writes the editor anew, under the hands of whoever types.
        focus_on(page, &textbox("Giải trình"));
        page.find_css(".acts").find(&button("Hoàn tác"));
        page.press(Key::Escape);
        enter_on(page, &button("Hoàn tác"));
        page.is_focused("Hoàn tác");
        page.alerts_that("Đã hoàn tác");
        enter_on(page, &button("Làm lại"));
        page.alerts_that("Đã làm lại");
        page.find_css(".note-editor").find(&button("Đóng"));
        let close = page.find_css(".note-editor");
        let close = close.find(&button("Đóng"));
        page.eval::<serde_json::Value>("arguments[0].focus()", &[close.json()]);
        page.press(Key::Enter);
        page.is_focused(&opener("Sửa"));
        is_seen(page);
    });
}

#[track_caller]
fn is_inside(page: &Page, selector: &str) {
    let script = "return !!document.activeElement.closest(arguments[0])";
    page.wait(&format!("the focus in {selector}"), || {
        page.eval::<bool>(script, &[selector.into()]).then_some(())
    });
}

#[test]
fn a_search_keeps_it_and_forgets_its_words_by_escape() {
    journey(|page| {
        open_with_a_number(page);
        let search = textbox("Tìm chỉ tiêu (không cần gõ dấu)");
        for hash in ["#/nhap", "#/tong-quan"] {
            page.open(hash);
            focus_on(page, &search);
            page.keys("khong co");
            page.says("Không có chỉ tiêu nào khớp.");
            page.press(Key::Escape);
            holds(page, &search, "");
            page.is_focused("Tìm chỉ tiêu (không cần gõ dấu)");
            page.wait("the words to go", || {
                (!page.text().contains("nào khớp")).then_some(())
            });
        }
        page.open("#/nhiem-vu");
        let search = textbox("Tìm (không cần gõ dấu)");
        focus_on(page, &search);
        page.keys("khong co viec nao");
        enter_on(page, &button("Bỏ lọc"));
        lands(page);
        is_inside(page, "main");
    });
}

#[test]
fn a_preview_takes_it_and_gives_it_back() {
    journey(|page| {
        open_with_a_number(page);
        let backup = samples::backup(&samples::plan(TINH_BIEN.id), &[]);
        let file = page.file("so.json", backup.to_string());
        page.open("#/gui-len");
        page.find(&heading("Gửi lên và giữ bản sao"));
        page.give_file("backup-file", &file);
        page.is_focused("Xem trước: Phường Tịnh Biên 2026");
        is_seen(page);
        enter_on(page, &button("Bỏ qua"));
        page.find_gone(&heading("Xem trước: Phường Tịnh Biên 2026"));
        lands(page);
        is_seen(page);

        let again = page.file("so-nua.json", backup.to_string());
        page.give_file("backup-file", &again);
        page.is_focused("Xem trước: Phường Tịnh Biên 2026");
        enter_on(page, &button("Nhập bản sao này"));
        page.is_at("#/tong-quan");
        // The list of earlier states is made anew by what is being saved.
        page.is_saved();

        // Of an earlier state, from the settings.
        page.open("#/cai-dat");
        enter_on(page, &button_like("Xem và khôi phục"));
        page.is_at("#/gui-len");
        page.wait("the heading of the preview", || {
            page.focused().starts_with("Xem trước: ").then_some(())
        });
        enter_on(page, &button("Bỏ qua"));
        lands(page);
    });
}

#[test]
fn a_plan_that_goes_leaves_it_to_the_heading() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.open("#/ke-hoach");
        enter_on(page, &button("Gỡ Phường Tịnh Biên"));
        page.find(&heading("Đã gỡ, còn giữ trên máy"));
        lands(page);
        is_seen(page);
        enter_on(page, &button("Lấy lại Phường Tịnh Biên 2026"));
        page.find(&heading("Kế hoạch đang mở"));
        lands(page);
        is_seen(page);
    });
}

#[test]
fn events_and_what_is_added_to_tasks_give_it_back() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.open("#/nhiem-vu");
        enter_on(page, &button_like("Ghi ngày sự kiện: "));
        let opener = page.focused();
        focus_on(page, &textbox("Ngày sự kiện (ngày/tháng/năm)"));
        page.keys("12/6/2026");
        enter_on(page, &button("Ghi vào sổ"));
        page.find(&button_like("Bỏ lần này: "));
        lands(page);
        let now = page.focused();
        let about = opener.split_once(": ").unwrap().1;
        assert!(now.contains(about), "{now}, after {opener}");
        enter_on(page, &button_like("Bỏ lần này: "));
        page.find_gone(&button_like("Bỏ lần này: "));
        lands(page);
        is_inside(page, "li.task, li.duty");

        page.open("#/kiem-tra");
        enter_on(page, &button("Bổ sung: 6 rõ, nhiệm vụ I-1"));
        page.is_focused("Đóng: 6 rõ, nhiệm vụ I-1");
        page.press(Key::Enter);
        page.is_focused("Bổ sung: 6 rõ, nhiệm vụ I-1");
    });
}

#[test]
fn a_row_of_the_form_that_goes_leaves_it_in_the_form() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        crate::form::open_form(page, "II");
        for field in ["Hộ tịch", "Đất đai"] {
            crate::form::add_field(page, field, "II");
            page.press(Key::Tab);
            page.keys("5");
        }
        enter_on(page, &button("Xóa dòng Đất đai"));
        page.alerts_that("Đất đai");
        lands(page);
        is_inside(page, "main section");
        is_seen(page);
    });
}

#[test]
fn a_tab_that_takes_over_keeps_it_on_the_page() {
    journey(|page| {
        open_with_a_number(page);
        page.is_saved();
        page.open_in_new_tab("#/nhap");
        page.find(&group("Chọn quý"));
        enter_on(page, &button("Sửa ở đây"));
        page.find_gone(&button("Sửa ở đây"));
        lands(page);
        is_seen(page);
    });
}

#[test]
fn another_language_leaves_it_on_the_choice() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.open("#/cai-dat");
        page.choose(&combobox("Ngôn ngữ"), "English");
        page.is_focused("Language");
        page.choose(&combobox("Language"), "Tiếng Việt");
        page.is_focused("Ngôn ngữ");
    });
}
