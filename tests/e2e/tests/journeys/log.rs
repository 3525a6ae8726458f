//! Where a number comes from, undo after a reload, snapshots, and the file that gets copies.

use e2e::{Journey, Key, Page, Screen, button, button_like, heading, journey, samples, textbox};
use serde_json::Value;

use crate::steps::{TINH_BIEN, enter, holds, open_entry, open_plan};

fn go(page: &Page, hash: &str) {
    page.open(hash);
    page.find_css("main h1");
}

#[test]
fn a_number_says_where_it_comes_from_and_is_undone_after_a_reload() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        go(page, "#/cai-dat");
        page.fill(&textbox("Tên người nhập"), "Lò Thị Mai");
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.press(Key::Tab);
        page.fill(&TINH_BIEN.over("II.6", "II"), "1950");
        page.press(Key::Tab);
        page.is_saved();

        go(page, "#/chi-tieu/II.6");
        page.find(&heading("Số này ở đâu ra?"));
        page.says("Lò Thị Mai · gõ");
        page.says("từ 1.942 / 2.400 thành 1.950 / 2.400");
        page.says("từ trống thành 1.942 / –");

        page.reload();
        page.says("từ 1.942 / 2.400 thành 1.950 / 2.400");
        open_entry(page, &TINH_BIEN, "II");
        page.click(&button("Hoàn tác"));
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
        page.is_saved();
        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        page.click(&button("Làm lại"));
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.950");
        go(page, "#/chi-tieu/II.6");
        page.says("Lò Thị Mai · hoàn tác");
        page.says("Lò Thị Mai · làm lại");
    });
}

#[test]
fn an_import_is_one_step_and_what_was_before_it_can_be_restored() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.press(Key::Tab);
        page.is_saved();
        go(page, "#/gui-len");
        page.says("Chưa có bản sao nào ngoài trình duyệt");
        page.click(&button("Tải bản sao sổ"));
        let old = page.downloaded("so_tinh-bien-2026");
        page.says("Bản sao gần nhất: hôm nay");
        open_entry(page, &TINH_BIEN, "II");
        page.fill(&TINH_BIEN.over("II.6", "II"), "1999");
        page.press(Key::Tab);
        page.is_saved();

        go(page, "#/gui-len");
        page.give_file("backup-file", &old);
        page.says("từ 1.999 / 2.400 thành 1.942 / 2.400");
        page.click(&button("Nhập bản sao này"));
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
        // One step: undone after a reload.
        page.is_saved();
        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        page.click(&button("Hoàn tác"));
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.999");
        page.click(&button("Làm lại"));
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
        page.is_saved();

        // The snapshot from before it, seen first and then restored.
        go(page, "#/cai-dat");
        page.find(&heading("Bản chụp"));
        page.says("trước khi nhập tệp");
        page.click(&button_like("Xem và khôi phục"));
        page.says("từ 1.942 / 2.400 thành 1.999 / 2.400");
        page.click(&button("Khôi phục"));
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.999");
        page.is_saved();
        go(page, "#/cai-dat");
        page.says("trước khi khôi phục");
        go(page, "#/chi-tieu/II.6");
        page.says("khôi phục từ bản chụp");
    });
}

#[test]
fn a_changed_plan_is_one_step_of_undo() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.press(Key::Tab);
        page.is_saved();
        let mut plan = samples::plan(TINH_BIEN.id);
        plan["name"] = "Phường Tịnh Biên (sửa đổi)".into();
        let file = page.file("sua-doi.json", plan.to_string());
        go(page, "#/gui-len");
        page.give_file("backup-file", &file);
        page.click(&button("Nhập bản sao này"));
        page.find(&heading("Phường Tịnh Biên (sửa đổi) · Kế hoạch năm 2026"));
        page.is_saved();
        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
        page.click(&button("Hoàn tác"));
        page.open("#/tong-quan");
        page.find(&heading("Phường Tịnh Biên · Kế hoạch năm 2026"));
    });
}

/// The browser's own private files stand in for the window in which a file is chosen.
const PICKER: &str = "
    window.showSaveFilePicker = async ({ suggestedName }) => {
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle(suggestedName, { create: true });
    };";

/// The text of that file; while it is being written there may be none.
fn written(page: &Page) -> String {
    page.eval(
        "return (async () => {
             try {
                 const folder = await navigator.storage.getDirectory();
                 for await (const [name, file] of folder.entries()) {
                     if (name.endsWith('.json')) return await (await file.getFile()).text();
                 }
             } catch { /* It is being put in its place. */ }
             return '';
         })()",
        &[],
    )
}

#[test]
fn a_chosen_file_gets_a_copy_after_every_save() {
    Journey::at(Screen::Desk).walk(|page| {
        page.before_load(PICKER);
        page.reload();
        open_plan(page, &TINH_BIEN);
        go(page, "#/cai-dat");
        page.click(&button("Chọn tệp…"));
        page.says("Đã ghi vào tệp so_tinh-bien-2026");
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.press(Key::Tab);
        page.wait("the number to be in the file", || {
            written(page)
                .contains("\"denominator\": 2400")
                .then_some(())
        });
        let copy: Value = serde_json::from_str(&written(page)).unwrap();
        assert_eq!(copy["format"], "so-chi-tieu/ledger");
        // Kept over a reload, and no longer written to when told so.
        page.reload();
        go(page, "#/cai-dat");
        page.click(&button("Thôi ghi"));
        page.find_gone(&button("Thôi ghi"));
        page.reload();
        go(page, "#/cai-dat");
        page.find(&button("Chọn tệp…"));
        assert!(!page.shows(&button("Thôi ghi")));
    });
}
