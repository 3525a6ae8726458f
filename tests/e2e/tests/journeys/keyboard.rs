//! Without a mouse, from the first page on.

use e2e::keys::{back_to, is_seen, tab_to};
use e2e::tour::{PAGES, TODAY, fill_storage, show};
use e2e::{Journey, Key, Page, Screen, heading, journey};
use serde_json::Value;

use crate::steps::{TINH_BIEN, holds, shows_in_row};

const MISSED: &str = "Nêu nguyên nhân, biện pháp: ";

/// The first cell of a row, and the one beside it.
fn names(target: &str) -> [String; 2] {
    let label = TINH_BIEN.label(target);
    ["Tử số", "Mẫu số"].map(|part| format!("{part}, {label}, Quý II"))
}

fn open_the_grid(page: &Page) {
    tab_to(page, "Phường Tịnh Biên 2026");
    page.press(Key::Enter);
    page.is_at("#/tong-quan");
    page.wait("the plan to be open", || {
        page.text().contains("Kế hoạch năm 2026").then_some(())
    });
    tab_to(page, "Nhập số liệu");
    page.press(Key::Enter);
    page.is_at("#/nhap");
    tab_to(page, "Quý II");
    page.press(Key::Space);
    page.says("Nhập số liệu Quý II/2026");
}

#[test]
fn a_plan_is_opened_and_filled_in() {
    journey(|page| {
        open_the_grid(page);
        let [over, under] = names("I.1");
        let [next_over, next_under] = names("II.1");
        tab_to(page, &over);
        page.keys("4");
        page.press(Key::Tab);
        page.is_focused(&under);
        page.keys("5");
        // Enter goes down in the same column, the arrows go back.
        page.press(Key::Enter);
        page.is_focused(&next_under);
        page.keys("384");
        page.press(Key::Up);
        page.is_focused(&under);
        page.press(Key::Down);
        page.is_focused(&next_under);
        page.press(Key::Left);
        page.is_focused(&next_over);
        page.keys("380");
        // Within a number the arrow moves the caret; at its end it leaves the cell.
        page.press(Key::Left);
        page.is_focused(&next_over);
        page.keys("1");
        holds(page, &TINH_BIEN.over("II.1", "II"), "3810");
        page.press(Key::Backspace);
        page.press(Key::Delete);
        page.keys("0");
        page.press(Key::Right);
        page.is_focused(&next_under);

        // 4 / 5 = 80 %; 380 / 384 = 98,9583… %
        shows_in_row(page, &TINH_BIEN.over("I.1", "II"), "Lũy kế", "80 %");
        shows_in_row(page, &TINH_BIEN.over("II.1", "II"), "Lũy kế", "98,96 %");
        page.chord(Key::Shift, Key::Tab);
        page.is_focused(&next_over);
        page.is_saved();
    });
}

#[test]
fn escape_takes_a_cell_back_and_undo_a_step() {
    journey(|page| {
        open_the_grid(page);
        let [over, under] =
            ["Tử số", "Mẫu số"].map(|part| format!("{part}, {}, Quý II", TINH_BIEN.label("I.1")));
        let (over_cell, under_cell) = (TINH_BIEN.over("I.1", "II"), TINH_BIEN.under("I.1", "II"));
        tab_to(page, &over);
        page.keys("4");
        page.press(Key::Tab);
        page.is_focused(&under);
        page.keys("5");
        shows_in_row(page, &over_cell, "Lũy kế", "80 %");

        // Escape: as it was when the cell was entered.
        page.chord(Key::Shift, Key::Tab);
        page.is_focused(&over);
        page.chord(Key::Control, "a");
        page.keys("3");
        // 3 / 5
        shows_in_row(page, &over_cell, "Lũy kế", "60 %");
        page.press(Key::Escape);
        holds(page, &over_cell, "4");
        shows_in_row(page, &over_cell, "Lũy kế", "80 %");

        // Another visit: the whole number is one step, not each of its digits.
        page.press(Key::Tab);
        page.chord(Key::Control, "a");
        page.keys("100");
        shows_in_row(page, &over_cell, "Lũy kế", "4 %");
        page.chord(Key::Control, "z");
        holds(page, &under_cell, "5");
        shows_in_row(page, &over_cell, "Lũy kế", "80 %");
        page.chord(Key::Control, "y");
        holds(page, &under_cell, "100");
        shows_in_row(page, &over_cell, "Lũy kế", "4 %");
    });
}

#[test]
fn the_first_press_of_tab_offers_the_way_past_the_menu() {
    journey(|page| {
        page.find(&heading("Thử với kế hoạch thật"));
        page.press(Key::Tab);
        page.is_focused("Tới nội dung chính");
        page.press(Key::Enter);
        let id: String = page.eval("return document.activeElement.id", &[]);
        assert_eq!(id, "noi-dung");
        assert_eq!(page.hash(), "", "the way past the menu is no other page");
    });
}

/// Presses a key and waits for what then has the focus, and that it is seen.
#[track_caller]
fn leads(page: &Page, key: Key, to: &str) {
    page.press(key);
    page.is_focused(to);
    is_seen(page);
}

/// Goes backwards to a link, and by it to a page.
#[track_caller]
fn go_back_to(page: &Page, name: &str, hash: &str) {
    back_to(page, name);
    page.press(Key::Enter);
    page.is_at(hash);
}

/// From the cells of the second quarter to the words why, and back to the row.
fn explain_the_miss(page: &Page) {
    let label = TINH_BIEN.label("I.1");
    tab_to(page, &format!("{MISSED}{label}"));
    leads(page, Key::Enter, "Nguyên nhân");
    page.keys("Còn một phòng chưa đạt");
    leads(page, Key::Tab, "Biện pháp khắc phục");
    page.keys("Giao lại từng việc");
    leads(page, Key::Tab, "Thời hạn khắc phục (ngày/tháng/năm)");
    page.keys("30/9/2026");
    leads(page, Key::Tab, "Thêm văn bản");
    leads(page, Key::Tab, "Đóng");
    let opener = format!("Sửa · Giải trình, minh chứng: {label}");
    leads(page, Key::Enter, &opener);
}

fn close_the_quarter(page: &Page) {
    go_back_to(page, "Chốt quý II…", "#/chot");
    page.find(&heading("Chưa chốt: số liệu còn sửa được"));
    // Pressed too early, it says what is lacking, and leads there.
    tab_to(page, "Chốt quý II");
    leads(page, Key::Enter, "Giải trình khi chốt");
    page.keys("Chờ số liệu của tỉnh");
    leads(page, Key::Tab, "Họ tên người thực hiện");
    page.keys("Lò Thị Mai");
    leads(page, Key::Tab, "Chốt quý II");
    leads(page, Key::Space, "Đã chốt, bản 1");
}

fn see_that_it_is_locked(page: &Page) {
    go_back_to(page, "Nhập số liệu", "#/nhap");
    let [over, _] = names("I.1");
    tab_to(page, &over);
    let cell = TINH_BIEN.over("I.1", "II");
    page.keys("7");
    page.alerts_that("Muốn sửa: mở lại ở trang Chốt số liệu.");
    page.is_focused(&over);
    holds(page, &cell, "4");
    assert_eq!(page.find(&cell).attribute("aria-describedby"), "da-chot");
    // What is locked is still gone through with the arrows.
    leads(page, Key::Right, &names("I.1")[1]);
    leads(page, Key::Down, &names("II.1")[1]);
    leads(page, Key::Up, &names("I.1")[1]);
}

fn open_it_again(page: &Page) {
    go_back_to(page, "Tới trang Chốt số liệu", "#/chot");
    tab_to(page, "Mở lại quý II");
    leads(page, Key::Enter, "Lý do mở lại");
    page.keys("Nhập sai tử số");
    leads(page, Key::Tab, "Mở lại quý II");
    leads(page, Key::Enter, "Đã mở lại: số liệu còn sửa được");
}

fn change_and_undo(page: &Page) {
    go_back_to(page, "Nhập số liệu", "#/nhap");
    let [over, under] = names("I.1");
    let cell = TINH_BIEN.over("I.1", "II");
    tab_to(page, &over);
    page.chord(Key::Control, "a");
    page.keys("3");
    page.press(Key::Escape);
    holds(page, &cell, "4");
    page.chord(Key::Control, "a");
    page.keys("5");
    leads(page, Key::Tab, &under);
    holds(page, &cell, "5");
    back_to(page, "Hoàn tác");
    page.press(Key::Space);
    holds(page, &cell, "4");
    // Nothing before the closing is undone: the button is dead, and keeps the focus.
    page.wait_equal("the button, aria-disabled,", "true", || {
        page.find(&e2e::button("Hoàn tác"))
            .attribute("aria-disabled")
    });
    leads(page, Key::Space, "Hoàn tác");
    holds(page, &cell, "4");
}

#[test]
fn the_whole_way_goes_by_keys() {
    journey(|page| {
        open_the_grid(page);
        let [over, under] = names("I.1");
        tab_to(page, &over);
        page.keys("4");
        leads(page, Key::Tab, &under);
        page.keys("5");
        // 4 / 5 = 80 % of 100 %
        shows_in_row(page, &TINH_BIEN.over("I.1", "II"), "Đánh giá", "✕ Chưa đạt");
        explain_the_miss(page);
        close_the_quarter(page);
        see_that_it_is_locked(page);
        open_it_again(page);
        change_and_undo(page);
        go_back_to(page, "Gửi lên", "#/gui-len");
        tab_to(page, "Tải bản sao sổ");
        page.press(Key::Enter);
        let file = page.downloaded("so_tinh-bien-2026");
        let text = std::fs::read_to_string(file).unwrap();
        let backup: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(backup["entries"][0]["numerator"], 4);
        assert_eq!(backup["notes"][0]["cause"], "Còn một phòng chưa đạt");
        assert_eq!(
            backup["closings"][0]["reopened"]["reason"],
            "Nhập sai tử số"
        );
    });
}

/// One press of Tab after the other through a whole page, as the page itself sees it. Gives what is
/// wrong: a stop that is not seen, one that lies before the last, one that is missed or comes twice.
const STOPS: &str = "
    const stops = [...document.querySelectorAll(
        'a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]
        .filter((one) => one.tabIndex >= 0 && !one.disabled
            && one.checkVisibility({ visibilityProperty: true }));
    // From the first of all on, which is the way past the menu.
    stops.shift().focus();
    window.stops = stops;
    window.walked = [];
    addEventListener('focusin', (event) => {
        const one = event.target;
        const shown = one.type === 'file' ? one.labels[0] : one;
        const style = getComputedStyle(shown);
        const box = shown.getBoundingClientRect();
        const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        walked.push({
            one, ring, inMain: !!one.closest('main'),
            left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY,
        });
    });
    return stops.length;";
const WRONG: &str = "
    const told = (one) => one.outerHTML.replace(/\\s+/g, ' ').slice(0, 140);
    const wrong = walked.filter(({ ring }) => !ring).map(({ one }) => `no ring: ${told(one)}`);
    const twice = walked.filter(({ one }, at) => walked.findIndex((w) => w.one === one) !== at);
    wrong.push(...twice.map(({ one }) => `twice: ${told(one)}`));
    const missed = stops.filter((one) => !walked.some((w) => w.one === one));
    wrong.push(...missed.map((one) => `missed: ${told(one)}`));
    walked.slice(1).forEach((next, at) => {
        const last = walked[at];
        const follows = last.one.compareDocumentPosition(next.one) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (!follows) wrong.push(`before the last: ${told(next.one)}`);
        // Further up only in a column further right.
        const up = next.bottom <= last.top && next.left < last.right;
        if (up && last.inMain && next.inMain) wrong.push(`${told(next.one)} is above ${told(last.one)}`);
    });
    return wrong;";

/// Most of what can be scrolled on a page, and is not in the list of stops.
const MOST_SCROLLED: usize = 8;

fn walk_through_every_page(screen: Screen, name: &str) {
    Journey::at(screen).called(name).walk(|page| {
        page.before_load(TODAY);
        page.reload();
        page.find_css("main h1");
        fill_storage(page, "vi", "light");
        let mut wrong = Vec::new();
        for (name, hash) in PAGES {
            page.come_back();
            show(page, hash);
            let stops: usize = page.eval(STOPS, &[]);
            assert!(stops > 7, "{name}: only {stops} stops");
            page.keys(&Key::Tab.value().to_string().repeat(stops));
            // What can be scrolled is a stop of the browser's own.
            for _ in 0..MOST_SCROLLED {
                if page.eval::<bool>(
                    "return stops.every((one) => walked.some((w) => w.one === one))",
                    &[],
                ) {
                    break;
                }
                page.press(Key::Tab);
            }
            let found: Vec<String> = page.eval(WRONG, &[]);
            wrong.extend(found.into_iter().map(|words| format!("{name}: {words}")));
        }
        assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    });
}

#[test]
fn the_focus_goes_in_reading_order_through_every_page() {
    walk_through_every_page(Screen::Desk, "keyboard-order-desk");
}

#[test]
fn and_on_a_phone() {
    walk_through_every_page(Screen::Phone, "keyboard-order-phone");
}
