//! When the program fails, the data can still be taken away.

use std::fs;

use e2e::{Key, button, heading, journey, link};
use serde_json::Value;

use crate::steps::{TINH_BIEN, enter, holds, open_entry, open_plan};

#[test]
fn a_panic_leads_to_a_page_that_gives_the_data() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.press(Key::Tab);
        page.is_saved();
        // The next element that the program makes is refused: it has no way on from there.
        page.eval::<Value>(
            "const make = Document.prototype.createElement;
             Document.prototype.createElement = () => {
                 Document.prototype.createElement = make;
                 throw new Error('refused');
             };
             location.hash = '#/tong-quan';",
            &[],
        );
        page.find(&heading("Chương trình gặp lỗi và đã dừng"));
        page.is_focused("Mở lại trang");
        // A panic, not an error of the page around it.
        let errors = page.console_errors();
        assert!(
            errors.iter().any(|one| one.contains("panicked at")),
            "{errors:#?}"
        );

        page.click(&link("Tải sổ tinh-bien-2026"));
        let text = fs::read_to_string(page.downloaded("so_tinh-bien-2026")).unwrap();
        let ledger: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(ledger["format"], "so-chi-tieu/ledger");
        assert_eq!(ledger["entries"][0]["denominator"], 2400);
        page.click(&link("Tải toàn bộ dữ liệu"));
        let text = fs::read_to_string(page.downloaded("so-chi-tieu_tat-ca")).unwrap();
        let all: Value = serde_json::from_str(&text).unwrap();
        for place in ["local", "journal"] {
            let kept = all[place]["so-chi-tieu/2/ledger/tinh-bien-2026"]
                .as_str()
                .unwrap();
            assert!(kept.contains("2400"), "{place}");
        }

        page.click(&button("Mở lại trang"));
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");
    });
}

#[test]
fn a_program_that_does_not_come_is_said_in_words() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.is_saved();
        page.before_load("delete window.WebAssembly;");
        page.reload();
        page.find(&heading("Chương trình gặp lỗi và đã dừng"));
        page.find(&link("Tải sổ tinh-bien-2026"));
        page.console_errors();
    });
}
