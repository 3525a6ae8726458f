//! Without a mouse, from the first page on.

use e2e::{Key, Page, heading, journey};

use crate::steps::{TINH_BIEN, holds, shows_in_row};

/// Most presses of Tab from one end of a page to the other.
const MOST: usize = 150;

/// Presses Tab until the focus is on what has a name that begins so.
fn tab_to(page: &Page, start: &str) {
    for _ in 0..MOST {
        page.press(Key::Tab);
        if page.focused().starts_with(start) {
            return;
        }
    }
    panic!("{MOST} presses of Tab do not reach “{start}”");
}

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
