//! The file for the level above.

use std::fs;

use e2e::{button, journey};
use serde_json::{Value, json};

use crate::steps::{TINH_BIEN, choose_quarter, enter, open_entry, open_plan};

#[test]
fn holds_the_year_so_far_and_shows_when_it_was_changed() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "I");
        enter(page, &TINH_BIEN, "II.6", "I", ["1500", "2000"]);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        enter(page, &TINH_BIEN, "II.7", "II", ["7", "nhiều"]);
        open_entry(page, &TINH_BIEN, "III");
        enter(page, &TINH_BIEN, "II.6", "III", ["1", "2"]);

        page.open("#/gui-len");
        choose_quarter(page, "II");
        // 18 targets, two of them with something entered.
        page.says("Quý này còn 16 mục chưa nhập");
        page.says("Quý này có 1 mục cần sửa");
        page.click(&button("Tải tệp gửi lên Quý II"));
        let file = page.downloaded("gui-len_tinh-bien-2026_q2");
        let mut sent: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        assert_eq!(sent["format"], "so-chi-tieu/submission");
        assert_eq!((&sent["year"], &sent["quarter"]), (&json!(2026), &json!(2)));
        assert_eq!(sent["window_first"], "2026-03-15");
        assert_eq!(sent["window_last"], "2026-06-14");
        let entries = sent["entries"].as_array().unwrap();
        let quarters: Vec<&Value> = entries.iter().map(|entry| &entry["quarter"]).collect();
        assert_eq!(quarters, [1, 2], "{entries:#?}");
        let standings = sent["standings"].as_array().unwrap();
        assert_eq!(standings.len(), 18);
        let mine = standings
            .iter()
            .find(|one| one["target"] == "II.6")
            .unwrap();
        // 1.500 + 1.942 = 3.442 of 2.000 + 2.400 = 4.400: 78,2272… %, near 80.
        assert_eq!(mine["state"], "near");
        assert_eq!(mine["figure"].as_f64(), Some(78.23));
        assert_eq!(mine["numerator"], 3442);
        assert_eq!(mine["denominator"], 4400);

        page.open("#/ke-hoach");
        page.give_file("plan-file", &file);
        page.alerts_that("Mã kiểm tra đúng");
        sent["standings"][0]["state"] = json!("met");
        let changed = page.file("da-sua.json", sent.to_string());
        page.give_file("plan-file", &changed);
        page.alerts_that("FILE-11");
    });
}

#[test]
fn the_quarter_opens_in_a_spreadsheet() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.open("#/gui-len");
        choose_quarter(page, "II");
        page.click(&button("Tải bảng tính (CSV)"));
        let file = page.downloaded("so-lieu_tinh-bien-2026_q2");
        assert!(file.extension().is_some_and(|ending| ending == "csv"));
        let sheet = fs::read_to_string(&file).unwrap();
        let mut lines = sheet.lines();
        // With the mark by which Excel knows UTF-8.
        assert!(lines.next().unwrap().starts_with("\u{feff}Mã;Chỉ tiêu;"));
        let row = lines.find(|line| line.starts_with("II.6;")).unwrap();
        // 1.942 / 2.400 = 80,9166… %
        assert!(row.contains(";II;1942;2400;;80,92;"), "{row}");
    });
}
