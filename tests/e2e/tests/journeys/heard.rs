//! What a screen reader is told without being asked: that all is saved, and what is wrong; not at
//! every key, and in places that are there before their words.

use e2e::{Key, Page, Query, button, group, journey, link, textbox};
use serde_json::Value;

use crate::steps::{DIEN_CHAU, TINH_BIEN, choose_quarter, open_entry, open_plan};

/// Writes down from now on what is said, and by which place. A place that came with its words is
/// marked: not every screen reader says those.
fn listen(page: &Page) {
    page.eval::<Value>(
        "const places = '[role=status], [role=alert], [aria-live]';
         const known = new Set(document.querySelectorAll(places));
         window.heard = [];
         window.listener?.disconnect();
         window.listener = new MutationObserver((records) => {
             const told = new Set();
             for (const record of records) {
                 const at = record.target.nodeType === 1 ? record.target : record.target.parentElement;
                 told.add(at?.closest(places));
                 for (const added of record.addedNodes) {
                     const own = added.nodeType === 1 ? [added, ...added.querySelectorAll(places)] : [];
                     own.filter((one) => one.matches(places)).forEach((one) => told.add(one));
                 }
             }
             for (const place of told) {
                 const words = place?.isConnected ? place.innerText.trim() : '';
                 if (words) heard.push(known.has(place) ? words : `NEW PLACE: ${words}`);
                 if (place) known.add(place);
             }
         });
         listener.observe(document.body, { childList: true, characterData: true, subtree: true });",
        &[],
    );
}

/// What was said since the last call.
fn heard(page: &Page) -> Vec<String> {
    page.eval("return heard.splice(0)", &[])
}

/// Waits until something that contains these words is said; gives all that was said.
#[track_caller]
fn hears(page: &Page, words: &str) -> Vec<String> {
    let mut all = Vec::new();
    page.wait(&format!("“{words}” to be said"), || {
        all.extend(heard(page));
        all.iter()
            .any(|one: &String| one.contains(words))
            .then_some(())
    });
    let new: Vec<&String> = all.iter().filter(|one| one.starts_with("NEW")).collect();
    assert!(new.is_empty(), "{new:?}");
    all
}

fn of_saving(said: &[String]) -> Vec<&String> {
    said.iter().filter(|one| one.contains("lưu")).collect()
}

#[test]
fn that_all_is_saved_is_said_but_not_at_every_key() {
    journey(|page| {
        page.before_load(
            "const real = Date.now; window.ahead = 0; Date.now = () => real() + ahead;",
        );
        page.reload();
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        page.is_saved();
        listen(page);
        page.eval::<Value>("window.ahead = 60_000", &[]);
        page.click(&TINH_BIEN.over("II.6", "II"));
        page.keys("1");
        hears(page, "Đã lưu trên máy này lúc");
        let mut said = Vec::new();
        for key in ["9", "4", "2"] {
            page.keys(key);
            page.is_saved();
            said.extend(heard(page));
        }
        // Saved four times; said anew only when the clock reads otherwise.
        let mut saved = of_saving(&said);
        let all = saved.len();
        saved.dedup();
        assert_eq!(saved.len(), all, "{said:?}");
        assert!(!said.iter().any(|one| one.contains("Đang lưu")), "{said:?}");
    });
}

/// Types something wrong key by key: it is seen at once, and heard when the cell is left.
fn is_heard_when_left(page: &Page, cell: &Query, wrong: &str, code: &str) {
    listen(page);
    page.click(cell);
    for key in wrong.chars() {
        page.keys(&key.to_string());
    }
    page.wait_equal("the cell, aria-invalid,", "true", || {
        page.find(cell).attribute("aria-invalid")
    });
    page.says(code);
    let said = heard(page);
    assert!(!said.iter().any(|one| one.contains(code)), "{said:?}");
    page.press(Key::Tab);
    let said = hears(page, code);
    let times = said.iter().filter(|one| one.contains(code)).count();
    assert_eq!(times, 1, "{said:?}");
}

#[test]
fn what_is_wrong_in_a_cell_is_said_when_it_is_left() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        is_heard_when_left(page, &TINH_BIEN.over("II.6", "II"), "nhiều", "NHAP-02");
        crate::form::open_form(page, "II");
        crate::form::add_field(page, "Hộ tịch", "II");
        let cell = crate::form::cell(4, "Hộ tịch", "II");
        is_heard_when_left(page, &cell, "-5", "NHAP-05");
        page.open("#/chi-so-766");
        choose_quarter(page, "II");
        let cell = textbox("Tử số, Công bố đúng hạn, Quý II");
        is_heard_when_left(page, &cell, "12,5", "NHAP-06");
        page.open("#/chi-tieu/II.13");
        let label = TINH_BIEN.label("II.13");
        let cell = textbox(&format!("Tử số theo Cổng, {label}, Quý II"));
        is_heard_when_left(page, &cell, "x", "NHAP-02");
    });
}

#[test]
fn the_denominator_that_is_still_to_come_is_not_missed_aloud() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        listen(page);
        page.click(&TINH_BIEN.over("II.6", "II"));
        page.keys("5");
        page.press(Key::Tab);
        page.says("Còn thiếu mẫu số");
        page.keys("x");
        page.press(Key::Tab);
        let said = hears(page, "NHAP-02");
        assert!(
            !said.iter().any(|one| one.contains("Còn thiếu")),
            "{said:?}"
        );
    });
}

#[test]
fn what_is_lacking_to_close_and_what_a_search_finds_is_said() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.open("#/chot");
        choose_quarter(page, "II");
        listen(page);
        page.click(&button("Chốt quý II"));
        hears(page, "Còn 18 điểm cần giải trình");
        page.open("#/nhap");
        page.find(&group("Chọn quý"));
        listen(page);
        page.click(&textbox("Tìm chỉ tiêu (không cần gõ dấu)"));
        page.keys("khong co");
        hears(page, "Không có chỉ tiêu nào khớp.");
        // A notice, and the word that another tab writes.
        page.open("#/ke-hoach");
        page.find(&link("Hướng dẫn sử dụng (2 trang)"));
        listen(page);
        page.click(&button(&DIEN_CHAU.title()));
        hears(page, "Diễn Châu");
    });
}
