//! Form II.06a: counts entered once, checked against each other, feeding the targets.

use e2e::{
    Journey, Key, Page, Query, Screen, button, button_like, combobox, heading, journey, link,
    samples, textbox,
};
use serde_json::json;

use crate::steps::{
    TAN_TRUNG, TINH_BIEN, choose_quarter, enter, holds, open_entry, open_plan, row, shows_in_row,
};

const COLUMNS: [&str; 11] = [
    "Tiếp nhận, tổng số",
    "Tiếp nhận trực tuyến",
    "Tiếp nhận trực tiếp, BCCI",
    "Kỳ trước chuyển qua",
    "Đã giải quyết, tổng số",
    "Giải quyết trước hạn",
    "Giải quyết đúng hạn",
    "Giải quyết quá hạn",
    "Đang giải quyết, tổng số",
    "Đang giải quyết, trong hạn",
    "Đang giải quyết, quá hạn",
];

fn cell_name(column: usize, field: &str, quarter: &str) -> String {
    let name = COLUMNS[column - 3];
    format!("{name} (cột {column}), {field}, Quý {quarter}")
}

/// The cell of a column, 3 to 13, in the row of a field.
pub fn cell(column: usize, field: &str, quarter: &str) -> Query {
    textbox(&cell_name(column, field, quarter))
}

pub fn open_form(page: &Page, quarter: &str) {
    page.open("#/nhap");
    page.click(&link("Biểu II.06a"));
    page.is_at("#/bieu-ii06a");
    choose_quarter(page, quarter);
    page.find(&heading(&format!("Biểu II.06a Quý {quarter}/2026")));
}

pub fn add_field(page: &Page, field: &str, quarter: &str) {
    page.fill(&combobox("Thêm lĩnh vực"), field);
    page.press(Key::Enter);
    page.is_focused(&cell_name(3, field, quarter));
}

/// Types counts into the columns from 4 on, without a mouse: Tab goes on from cell to cell, and
/// the totals between them are passed over.
pub fn type_parts(page: &Page, parts: [&str; 8]) {
    // From column 3 over it, then 4, 5, 6, over 7 to 8, 9, 10, over 11 to 12, 13.
    page.press(Key::Tab);
    for (at, count) in parts.into_iter().enumerate() {
        page.keys(count);
        if at + 1 < parts.len() {
            page.press(Key::Tab);
        }
        if at == 2 || at == 5 {
            page.press(Key::Tab);
        }
    }
}

/// Waits until an empty cell shows what the program adds up.
#[track_caller]
fn computes(page: &Page, query: &Query, count: &str) {
    let shown = match count {
        "" => String::new(),
        count => format!("= {count}"),
    };
    page.wait_equal(&format!("{query}, computed,"), &shown, || {
        page.find(query).attribute("placeholder")
    });
    holds(page, query, "");
}

/// The words under a row of the form.
fn said_of(page: &Page, query: &Query) -> String {
    let id = page.find(query).attribute("aria-describedby");
    match id.is_empty() {
        true => String::new(),
        false => page.find_css(&format!("[id=\"{id}\"]")).text(),
    }
}

#[track_caller]
fn says_of(page: &Page, query: &Query, words: &str) {
    page.wait(&format!("“{words}” to be said of {query}"), || {
        let invalid = page.find(query).attribute("aria-invalid") == "true";
        (invalid && said_of(page, query).contains(words)).then_some(())
    });
}

#[test]
fn a_row_typed_by_keyboard_is_added_up_and_feeds_the_targets() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_form(page, "II");
        page.says("Kỳ số liệu 15/3 – 14/6/2026");
        add_field(page, "Hộ tịch", "II");
        type_parts(page, ["60", "30", "10", "50", "30", "10", "8", "2"]);
        // 60 + 30 + 10, 50 + 30 + 10, 8 + 2; one row alone is the total.
        for (column, sum) in [(3, "100"), (7, "90"), (11, "10")] {
            computes(page, &cell(column, "Hộ tịch", "II"), sum);
            computes(page, &cell(column, "Tổng cộng", "II"), sum);
        }
        // 60 / (60 + 30) = 66,67 %; (50 + 30) / 90 = 88,89 %
        page.says("cột 4 / (cột 4 + cột 5)");
        page.says("60 / 90");
        page.says("66,67 %");
        page.says("(cột 8 + cột 9) / cột 7");
        page.says("80 / 90");
        page.says("88,89 %");
        page.is_saved();

        // The grid shows them as coming from the form, and a one-off entry goes before it.
        open_entry(page, &TINH_BIEN, "II");
        let (over, under) = (TINH_BIEN.over("II.6", "II"), TINH_BIEN.under("II.6", "II"));
        computes(page, &over, "60");
        computes(page, &under, "90");
        shows_in_row(page, &over, "Lũy kế", "66,67 %");
        row(page, &over).find(&link("Tính từ Biểu II.06a"));
        page.fill(&over, "81");
        page.fill(&under, "100");
        shows_in_row(page, &over, "Lũy kế", "81 %");
        page.says("Đã nhập riêng 81 / 100: số này được dùng thay số của biểu (60 / 90)");
        open_form(page, "II");
        page.says("Đã nhập riêng 81 / 100");
        page.says("60 / 90");
        // Cleared, the form's figures are back.
        open_entry(page, &TINH_BIEN, "II");
        page.fill(&over, "");
        page.fill(&under, "");
        shows_in_row(page, &over, "Lũy kế", "66,67 %");
        computes(page, &over, "60");
    });
}

#[test]
fn what_does_not_add_up_is_said_and_kept() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_form(page, "II");
        add_field(page, "Đất đai", "II");
        type_parts(page, ["60", "40", "18", "50", "30", "10", "20", "8"]);
        let received = cell(3, "Đất đai", "II");
        computes(page, &received, "118");
        page.fill(&received, "120");
        says_of(
            page,
            &received,
            "Cột 3 là 120, còn 4 + 5 + 6 = 118: chênh 2.",
        );
        says_of(page, &received, "Cột 3 là 120, còn 7 + 11 = 118: chênh 2.");
        holds(page, &received, "120");
        // Escape brings back what stood there before the visit: nothing.
        page.press(Key::Escape);
        computes(page, &received, "118");
        assert_eq!(said_of(page, &received), "");

        let early = cell(8, "Đất đai", "II");
        page.fill(&early, "nhiều");
        says_of(page, &early, "Cột 8: “n” không phải là chữ số");
        page.is_saved();
        page.reload();
        open_form(page, "II");
        holds(page, &early, "nhiều");
        says_of(page, &early, "(NHAP-02)");
        // Arrows and Enter move, Ctrl+Z takes the last visit back.
        page.fill(&early, "50");
        page.press(Key::Enter);
        page.is_focused(&cell_name(8, "Tổng cộng", "II"));
        page.keys("51");
        says_of(
            page,
            &cell(8, "Tổng cộng", "II"),
            "Cột 8 của dòng tổng cộng là 51, còn cộng các lĩnh vực = 50: chênh 1.",
        );
        page.chord(Key::Control, "z");
        computes(page, &cell(8, "Tổng cộng", "II"), "50");
        page.press(Key::Up);
        page.is_focused(&cell_name(8, "Đất đai", "II"));
        page.press(Key::Left);
        page.is_focused(&cell_name(7, "Đất đai", "II"));

        page.click(&button("Xóa dòng Đất đai"));
        page.find_gone(&early);
        page.alerts_that("Đã xóa dòng Đất đai");
        page.find_css(".notice").find(&button("Hoàn tác")).click();
        holds(page, &early, "50");
    });
}

#[test]
fn a_quarter_takes_over_what_was_open() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_form(page, "I");
        add_field(page, "Hộ tịch", "I");
        type_parts(page, ["60", "30", "10", "50", "30", "10", "8", "2"]);
        add_field(page, "Chứng thực", "I");
        type_parts(page, ["5", "5", "0", "7", "0", "0", "3", "0"]);
        choose_quarter(page, "II");
        page.find(&heading("Biểu II.06a Quý II/2026"));
        page.click(&button_like("Lấy các lĩnh vực của Quý I"));
        page.alerts_that("Đã lấy 2 dòng từ Quý I");
        let carried = cell(6, "Hộ tịch", "II");
        holds(page, &carried, "10");
        holds(page, &cell(6, "Chứng thực", "II"), "3");
        computes(page, &cell(6, "Tổng cộng", "II"), "13");
        // One step of undo for both.
        page.click(&button("Hoàn tác"));
        page.find_gone(&carried);
        page.find_gone(&cell(6, "Chứng thực", "II"));
        page.click(&button("Làm lại"));
        holds(page, &carried, "10");

        page.fill(&carried, "9");
        says_of(
            page,
            &carried,
            "Cột 6 là 9, còn cột 11 cuối Quý I là 10: chênh 1.",
        );
        page.is_saved();
    });
}

#[test]
fn a_block_and_a_whole_table_are_pasted() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_form(page, "II");
        add_field(page, "Chứng thực", "II");
        add_field(page, "Hộ tịch", "II");
        page.click(&cell(4, "Chứng thực", "II"));
        page.paste("1.234\t566\t200\n60\t30\t10\r\n");
        page.alerts_that("Đã dán 6 ô");
        holds(page, &cell(4, "Chứng thực", "II"), "1.234");
        computes(page, &cell(3, "Chứng thực", "II"), "2.000");
        holds(page, &cell(6, "Hộ tịch", "II"), "10");
        computes(page, &cell(3, "Tổng cộng", "II"), "2.100");
        page.chord(Key::Control, "z");
        computes(page, &cell(3, "Chứng thực", "II"), "");

        // As it is copied from the one-stop system: headings, numbers of rows, names, counts.
        page.click(&combobox("Thêm lĩnh vực"));
        page.paste(concat!(
            "TT\tLĩnh vực\tTổng số\tTrực tuyến\n",
            "(1)\t(2)\t(3)\t(4)\n",
            "1\tHộ tịch\t1.100\t660\t330\t110\n",
            "2\tĐất đai\t12\t1\t1\t10\n",
            "\tTổng cộng\t1.112\t661\t331\t120\n",
        ));
        page.alerts_that("Đã dán 3 dòng vào biểu");
        holds(page, &cell(3, "Hộ tịch", "II"), "1.100");
        holds(page, &cell(6, "Đất đai", "II"), "10");
        holds(page, &cell(4, "Tổng cộng", "II"), "661");
        // 661 / (661 + 331)
        page.says("661 / 992");
    });
}

/// A field that stands in two lines of what is pasted keeps the first, and the second is named.
#[test]
fn lines_of_one_name_are_named() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_form(page, "II");
        page.click(&combobox("Thêm lĩnh vực"));
        page.paste("Đất đai\t100\nHộ tịch\t50\nĐất đai\t7\n");
        page.alerts_that("Đã dán 2 dòng vào biểu. Chưa dán 1 ô");
        page.alerts_that("Dòng 3, Đất đai: 7. Tên này đã có ở dòng 1");
        holds(page, &cell(3, "Đất đai", "II"), "100");
        holds(page, &cell(3, "Hộ tịch", "II"), "50");
        page.is_saved();
        page.reload();
        open_form(page, "II");
        holds(page, &cell(3, "Đất đai", "II"), "100");
    });
}

#[test]
fn only_totals_are_enough_and_the_portal_stands_beside() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_form(page, "II");
        for (column, count) in [(8, "900"), (9, "82"), (10, "18")] {
            page.fill(&cell(column, "Tổng cộng", "II"), count);
        }
        computes(page, &cell(7, "Tổng cộng", "II"), "1.000");
        page.says("982 / 1.000");
        page.click(&link("Giải quyết đúng hạn"));
        page.find(&heading("Theo Cổng Dịch vụ công quốc gia"));
        let label = TINH_BIEN.label("II.13");
        let of = |part: &str| textbox(&format!("{part} theo Cổng, {label}, Quý II"));
        page.fill(&of("Tử số"), "961");
        page.fill(&of("Mẫu số"), "1.000");
        page.says("Cổng: 96,10 %, biểu: 98,20 %: chênh 2,10 điểm phần trăm");
        page.says("Cách đếm khác nhau: Cổng cộng hồ sơ");
        page.is_saved();
        // The unit's own figure is what it was.
        open_entry(page, &TINH_BIEN, "II");
        shows_in_row(page, &TINH_BIEN.over("II.13", "II"), "Lũy kế", "98,2 %");
    });
}

/// Where not all columns have room.
#[test]
fn the_name_of_a_row_stays_in_view_and_hides_no_cell() {
    journey(|page| {
        page.use_screen((1024, 768), 1.0, false);
        open_plan(page, &TINH_BIEN);
        open_form(page, "II");
        add_field(page, "Hộ tịch", "II");
        let there = (4..=13).map(|column| (Key::Right, column));
        let back = (3..=12).rev().map(|column| (Key::Left, column));
        for (key, column) in there.chain(back) {
            page.press(key);
            page.is_focused(&cell_name(column, "Hộ tịch", "II"));
            let hidden: Vec<String> = page.eval(HIDDEN, &[]);
            assert!(hidden.is_empty(), "at column {column}: {hidden:?}");
        }
    });
}

/// Of the cell that has the focus and the name of its row, the edges that are not in view.
const HIDDEN: &str = "
    const cell = document.activeElement;
    const name = cell.closest('tr').querySelector('th');
    const edges = [cell, name].flatMap((element) => {
        const { left, right, top, height } = element.getBoundingClientRect();
        return [left + 3, right - 3].map((at) => [element, at, top + height / 2]);
    });
    const seen = ([element, x, y]) => element.contains(document.elementFromPoint(x, y));
    return edges.filter((edge) => !seen(edge)).map(([element, at]) => `${element.tagName} at ${at}`);";

#[test]
fn fits_a_phone() {
    Journey::at(Screen::Phone).walk(|page| {
        open_plan(page, &TINH_BIEN);
        open_form(page, "II");
        add_field(page, "Hộ tịch", "II");
        let received = cell(3, "Hộ tịch", "II");
        assert_eq!(page.find(&received).attribute("inputmode"), "numeric");
        for (column, count) in [(3, "5"), (4, "1"), (5, "1"), (6, "1")] {
            page.fill(&cell(column, "Hộ tịch", "II"), count);
        }
        says_of(page, &received, "Cột 3 là 5, còn 4 + 5 + 6 = 3: chênh 2.");
        crate::phone::fits(page, "the form");
    });
}

#[test]
fn a_closed_quarter_is_only_to_be_read() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        let plan = samples::plan(TINH_BIEN.id);
        let entry = samples::counts(2026, 2, "so_hoa", 7, 9);
        let mut backup = samples::backup(&plan, &[entry]);
        backup["forms"] = json!([{
            "year": 2026, "quarter": 2, "field": "Hộ tịch", "online": 60, "in_person": 30,
        }]);
        backup["closings"] = json!([{
            "year": 2026, "quarter": 2, "revision": 1, "at": "2026-06-17T08:00:00+07:00",
            "digest": "0".repeat(64),
        }]);
        let file = page.file("khoa.json", backup.to_string());
        page.open("#/gui-len");
        page.give_file("backup-file", &file);
        page.click(&button("Nhập bản sao này"));
        page.alerts_that("Đã nhập bản sao khoa.json");

        open_form(page, "II");
        page.says("Đã chốt ngày 17/6/2026, bản 1. Muốn sửa: mở lại ở trang Chốt số liệu.");
        let online = cell(4, "Hộ tịch", "II");
        page.fill(&online, "61");
        page.paste("1\t2");
        holds(page, &online, "60");
        assert!(!page.shows(&button("Thêm dòng")));
        assert!(!page.shows(&button("Xóa dòng Hộ tịch")));
        open_entry(page, &TINH_BIEN, "II");
        page.says("Đã chốt ngày 17/6/2026, bản 1.");
        page.fill(&TINH_BIEN.over("II.7", "II"), "8");
        holds(page, &TINH_BIEN.over("II.7", "II"), "7");
        // The quarter before is open.
        open_form(page, "I");
        add_field(page, "Đất đai", "I");
    });
}

#[test]
fn a_part_above_its_whole_is_said_while_typing() {
    journey(|page| {
        open_plan(page, &TAN_TRUNG);
        open_entry(page, &TAN_TRUNG, "II");
        enter(page, &TAN_TRUNG, "II.5.a", "II", ["80", "90"]);
        enter(page, &TAN_TRUNG, "II.5.b", "II", ["8", "90"]);
        let part = TAN_TRUNG.over("II.5.b", "II");
        let said = || row(page, &part).text();
        assert!(!said().contains("LONG-"), "{}", said());
        page.fill(&part, "81");
        page.wait("the words on the part", || {
            said().contains("(LONG-01)").then_some(())
        });
        assert!(said().contains("tử số 81"), "{}", said());
        // It is said to those who cannot see it beside the cell, and blocks nothing.
        assert!(said_of(page, &part).contains("(LONG-01)"));
        shows_in_row(page, &part, "Lũy kế", "90 %");
        page.fill(&part, "80");
        page.wait("the words to go", || {
            (!said().contains("LONG-")).then_some(())
        });
    });
}
