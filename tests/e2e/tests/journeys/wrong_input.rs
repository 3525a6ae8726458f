//! What is typed wrongly stays to be seen, is explained, and is in no sum.

use e2e::{Key, Page, Query, button, button_like, journey, textbox};

use crate::steps::{TINH_BIEN, enter, holds, open_entry, open_plan, row, shows_in_row};

/// A wrong entry: the target, what is typed above and below the line, which of both cells is
/// marked, and what is said.
struct Wrong {
    target: &'static str,
    typed: [&'static str; 2],
    marked: usize,
    said: &'static [&'static str],
}

const WRONG: [Wrong; 8] = [
    Wrong {
        target: "II.2",
        typed: ["nhiều", "650"],
        marked: 0,
        said: &["Tử số: “n” không phải là chữ số", "(NHAP-02)"],
    },
    Wrong {
        target: "II.4",
        typed: ["12.34.5", "2.050"],
        marked: 0,
        said: &["(NHAP-03)"],
    },
    // One thousand two hundred and thirty-four, or a little more than one.
    Wrong {
        target: "II.6",
        typed: ["1.000", "1,234"],
        marked: 1,
        said: &["Mẫu số: có hai cách đọc: 1,234 hoặc 1.234", "(NHAP-04)"],
    },
    Wrong {
        target: "II.7",
        typed: ["-5", "600"],
        marked: 0,
        said: &["không nhận số âm", "(NHAP-05)"],
    },
    Wrong {
        target: "II.8",
        typed: ["12,5", "600"],
        marked: 0,
        said: &["phải là số nguyên", "(NHAP-06)"],
    },
    Wrong {
        target: "II.12",
        typed: ["98 %", "600"],
        marked: 0,
        said: &["cần số lượng, không phải phần trăm", "(NHAP-07)"],
    },
    Wrong {
        target: "II.14",
        typed: ["7", ""],
        marked: 1,
        said: &["Còn thiếu mẫu số", "(NHAP-09)"],
    },
    Wrong {
        target: "II.13",
        typed: ["2.410", "2.310"],
        marked: 0,
        said: &["Tử số 2.410 lớn hơn mẫu số 2.310", "(NHAP-10)"],
    },
];

impl Wrong {
    fn cells(&self) -> [Query; 2] {
        [
            TINH_BIEN.over(self.target, "II"),
            TINH_BIEN.under(self.target, "II"),
        ]
    }

    /// Text as typed, one cell marked, the reason in words, the first quarter alone in the sum.
    fn check(&self, page: &Page) {
        let cells = self.cells();
        for (at, cell) in cells.iter().enumerate() {
            holds(page, cell, self.typed[at]);
            let marked = if at == self.marked { "true" } else { "" };
            page.wait_equal(&format!("{cell}, aria-invalid,"), marked, || {
                page.find(cell).attribute("aria-invalid")
            });
        }
        let words = row(page, &cells[0]).text();
        for said in self.said {
            assert!(words.contains(said), "“{said}” is not in: {words}");
        }
        // The reason is tied to the marked cell, for those who cannot see it beside it.
        let id = page.find(&cells[self.marked]).attribute("aria-describedby");
        let tied = page.find_css(&format!("[id=\"{id}\"]")).text();
        assert!(tied.contains(self.said[0]), "described as: {tied}");

        shows_in_row(page, &cells[0], "Đánh giá", "! Cần sửa");
        // 90 / 100 in quarter I.
        shows_in_row(page, &cells[0], "Lũy kế", "90 %");
        shows_in_row(page, &cells[0], "Quý II", "–");
    }
}

#[test]
fn stays_is_explained_and_is_in_no_sum() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "I");
        for wrong in &WRONG {
            enter(page, &TINH_BIEN, wrong.target, "I", ["90", "100"]);
        }
        open_entry(page, &TINH_BIEN, "II");
        for wrong in &WRONG {
            enter(page, &TINH_BIEN, wrong.target, "II", wrong.typed);
        }
        for wrong in &WRONG {
            wrong.check(page);
        }
        page.says(&format!("{} mục cần sửa", WRONG.len()));
        page.is_saved();

        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        for wrong in &WRONG {
            wrong.check(page);
        }

        // Mended, it is a number like any other: 90 + 110 = 200 of 100 + 110 = 210.
        let [over, _] = WRONG[0].cells();
        enter(page, &TINH_BIEN, "II.2", "II", ["110", "110"]);
        shows_in_row(page, &over, "Lũy kế", "95,24 %");
        shows_in_row(page, &over, "Đánh giá", "✓ Đạt");
        page.says(&format!("{} mục cần sửa", WRONG.len() - 1));
    });
}

#[test]
fn what_is_to_be_mended_is_listed_and_leads_there() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.12", "II", ["98 %", "600"]);
        page.press(Key::Tab);
        let search = textbox("Tìm chỉ tiêu (không cần gõ dấu)");
        page.fill(&search, "thanh toan truc tuyen");
        page.wait("one row alone", || {
            let rows: usize = page.eval(
                "return document.querySelectorAll('[data-entry]').length",
                &[],
            );
            (rows == 1).then_some(())
        });
        holds(page, &TINH_BIEN.over("II.2", "II"), "");
        // The way there goes past the search.
        page.click(&button("1 mục cần sửa"));
        page.click(&button_like("12 "));
        page.is_focused(&format!("Tử số, {}, Quý II", TINH_BIEN.label("II.12")));
        holds(page, &search, "");
        page.fill(&TINH_BIEN.over("II.12", "II"), "588");
        page.find_gone(&button("1 mục cần sửa"));
        page.fill(&search, "khong co");
        page.says("Không có chỉ tiêu nào khớp.");

        page.open("#/tong-quan");
        page.fill(&search, "dong bo");
        page.wait("one target alone", || {
            let rows: usize = page.eval(
                "return document.querySelectorAll('.rows > .row').length",
                &[],
            );
            (rows == 1).then_some(())
        });
        page.says("98 %");
    });
}
