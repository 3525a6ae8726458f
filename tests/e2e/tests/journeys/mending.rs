//! What is to be mended is listed where cells are typed, and leads there; the grid stays where it is.

use e2e::keys::is_seen;
use e2e::{Journey, Key, Page, Query, Screen, button, button_like, journey, textbox};
use serde_json::Value;

use crate::steps::{
    TAN_TRUNG, TINH_BIEN, choose_quarter, enter, open_entry, open_plan, row, shows_in_row,
};

/// Where the row of a cell is on the page: what is said in it makes it higher.
fn place(page: &Page, cell: &Query) -> i64 {
    let cell = page.find(cell);
    let script =
        "return Math.round(arguments[0].closest('tr').getBoundingClientRect().top + scrollY)";
    page.eval(script, &[cell.json()])
}

/// Types something wrong in a cell, goes away, and comes back by the list.
fn leads_to(page: &Page, cell: &Query, wrong: &str, code: &str, count: usize) {
    let before = place(page, cell);
    page.click(cell);
    page.keys(wrong);
    page.says(code);
    assert_eq!(place(page, cell), before, "typing moves the grid");
    page.press(Key::Tab);
    let opener = button(&format!("{count} mục cần sửa"));
    page.click(&opener);
    let line = page.find_css(".to-mend-list");
    let text = line.text();
    assert!(text.contains(code), "{text}");
    assert_eq!(place(page, cell), before, "the list moves the grid");
    let name = page.find(cell).label();
    page.find_css(".to-mend-list li:last-child button").click();
    page.is_focused(&name);
    is_seen(page);
    let lists: usize = page.eval(
        "return document.querySelectorAll('.to-mend-list').length",
        &[],
    );
    assert_eq!(lists, 0);
}

#[test]
fn in_the_grid_in_the_form_and_in_the_index() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        leads_to(page, &TINH_BIEN.over("II.12", "II"), "98 %", "NHAP-07", 1);

        crate::form::open_form(page, "II");
        page.says("Không có ô nào cần sửa.");
        crate::form::add_field(page, "Hộ tịch", "II");
        let cell = crate::form::cell(5, "Hộ tịch", "II");
        leads_to(page, &cell, "nhiều", "NHAP-02", 1);
        let cell = crate::form::cell(9, "Hộ tịch", "II");
        leads_to(page, &cell, "-1", "NHAP-05", 2);

        page.open("#/chi-so-766");
        choose_quarter(page, "II");
        page.says("Không có ô nào cần sửa.");
        let cell = textbox("Mẫu số, Công bố đúng hạn, Quý II");
        leads_to(page, &cell, "12,5", "NHAP-06", 1);
        page.click(&button("Cả năm"));
        page.find_gone(&button_like("1 mục cần sửa"));
    });
}

#[test]
fn on_a_phone_the_group_of_the_index_is_unfolded() {
    Journey::at(Screen::Phone).walk(|page| {
        open_plan(page, &TINH_BIEN);
        page.open("#/chi-so-766");
        choose_quarter(page, "II");
        page.click(&button("Xem 7 mục: Số hóa hồ sơ"));
        let cell = textbox("Tử số, Số hóa hồ sơ, Quý II");
        page.fill(&cell, "x");
        page.says("NHAP-02");
        let name = page.find(&cell).label();
        page.click(&button("Thu gọn: Số hóa hồ sơ"));
        page.find_gone(&cell);
        page.click(&button("1 mục cần sửa"));
        page.click(&button_like("Số hóa hồ sơ"));
        page.is_focused(&name);
        is_seen(page);
    });
}

/// Where every row of the grid begins.
fn places(page: &Page) -> Vec<i64> {
    page.eval(
        "return [...document.querySelectorAll('tr[data-entry]')]
             .map((row) => Math.round(row.getBoundingClientRect().top + scrollY))",
        &[],
    )
}

/// On a desk nothing that is said of a count moves the rows below: a click would go past them.
#[test]
fn no_row_moves_while_a_count_is_typed() {
    Journey::at(Screen::Desk).walk(|page| {
        open_plan(page, &TAN_TRUNG);
        open_entry(page, &TAN_TRUNG, "II");
        let said_of = |target: &str| row(page, &TAN_TRUNG.over(target, "II")).text();
        for width in [1366, 1920] {
            page.use_screen((width, 768), 1.0, false);
            let before = places(page);
            watch_sizes(page);
            let steps = [
                ("II.5.a", ["80", "90"], "II.5.a", "Chưa đạt"),
                ("II.5.a", ["1234", "90"], "II.5.a", "(NHAP-10)"),
                ("II.5.a", ["80", "90"], "II.5.a", "Chưa đạt"),
                ("II.5.b", ["81", "90"], "II.5.b", "(LONG-01)"),
                ("II.5.b", ["8", "90"], "II.5.b", "Chưa đạt"),
                ("II.5.a", ["7", "90"], "II.5.b", "(LONG-01)"),
            ];
            for (typed, counts, told, words) in steps {
                enter(page, &TAN_TRUNG, typed, "II", counts);
                page.wait(words, || said_of(told).contains(words).then_some(()));
                assert_eq!(places(page), before, "{words} at {width}");
            }
            // Nor for the time of one picture.
            let sizes: Vec<(f64, String)> = page.eval("return window.sizes", &[]);
            assert!(sizes.is_empty(), "heights at {width}: {sizes:#?}");
        }
    });
}

/// Notes every height that a row of the grid takes on from now on, and what is said in it then.
fn watch_sizes(page: &Page) {
    page.eval::<Value>(
        "window.sizes = [];
         return new Promise((resolve) => {
             const rows = document.querySelectorAll('tr[data-entry]');
             const known = new Map();
             const observer = new ResizeObserver((seen) => {
                 for (const { target, contentRect: { height } } of seen) {
                     if (known.has(target)) window.sizes.push([height, target.innerText]);
                     known.set(target, height);
                 }
                 if (known.size === rows.length) resolve();
             });
             rows.forEach((row) => observer.observe(row));
         });",
        &[],
    );
}

/// The boxes that show what came of a digit are laid out, and nothing around them: in a long grid
/// the rest takes most of the time from a key to its picture.
#[test]
fn a_digit_has_only_its_own_boxes_laid_out() {
    Journey::at(Screen::Desk).traced().walk(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["194", "2400"]);
        let over = TINH_BIEN.over("II.6", "II");
        shows_in_row(page, &over, "Quý II", "8,08 %");
        page.is_saved();
        page.click(&over);
        page.press(Key::End);
        page.eval::<Value>("performance.mark('digit')", &[]);
        // What stood there was missed, this is nearly reached: the standing changes as well.
        page.keys("2");
        shows_in_row(page, &over, "Quý II", "80,92 %");
        page.is_saved();
        let laid_out = laid_out_for_the_next_picture(&page.trace(), "digit");
        assert!(laid_out.len() >= 2, "{laid_out:?}");
        assert!(laid_out.iter().all(|whole| !whole), "{laid_out:?}");
    });
}

/// For every layout between the key after a mark and the picture of it: whether it was one of the
/// whole page.
fn laid_out_for_the_next_picture(events: &[Value], mark: &str) -> Vec<bool> {
    let mark = events.iter().find(|event| event["name"] == mark);
    let mark = mark.expect("the mark is in the trace");
    let time = |event: &Value| event["ts"].as_f64().expect("every event has its time");
    let mut after: Vec<&Value> = events
        .iter()
        .filter(|event| event["tid"] == mark["tid"] && event["pid"] == mark["pid"])
        .filter(|event| time(event) >= time(mark))
        .collect();
    after.sort_by(|one, other| time(one).total_cmp(&time(other)));
    let is_key = |event: &&Value| event["args"]["data"]["type"] == "keydown";
    let key = after.into_iter().skip_while(|event| !is_key(event));
    key.take_while(|event| event["name"] != "Commit")
        .filter(|event| event["name"] == "Layout")
        .map(|event| event["args"]["beginData"]["partialLayout"] == false)
        .collect()
}
