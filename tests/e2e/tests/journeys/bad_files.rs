//! Files that are not what they should be: refused with a code, and nothing is lost.

use std::{
    fs,
    path::{Path, PathBuf},
};

use e2e::{Page, button, heading, journey, samples};
use serde_json::{Value, json};

use crate::steps::{TINH_BIEN, enter, holds, open_entry, open_plan, shows_in_row};

/// More than a file may have; sparse, so that it takes no room.
const LARGE: u64 = 100_000_000;

/// The plan file with one thing changed.
fn plan_with(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut plan = samples::plan(TINH_BIEN.id);
    change(&mut plan);
    plan.to_string().into_bytes()
}

/// A backup with one entry.
fn backup_with(over: i64, under: i64) -> Vec<u8> {
    let entry = samples::counts(2026, 2, "ho_so_tt", over, under);
    let backup = samples::backup(&samples::plan(TINH_BIEN.id), &[entry]);
    backup.to_string().into_bytes()
}

fn large(page: &Page) -> PathBuf {
    let path = page.file("rat-lon.json", "");
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_len(LARGE).unwrap();
    path
}

/// Name of the file, its content, the code it is refused with, and words of the reason.
fn bad_files() -> Vec<(&'static str, Vec<u8>, &'static str, &'static str)> {
    let whole = plan_with(|_| {});
    let deep = ["[".repeat(10_000), "]".repeat(10_000)].concat();
    vec![
        (
            "khong-phai-json.json",
            "Kính gửi…".into(),
            "FILE-05",
            "không phải là JSON",
        ),
        (
            "khong-phai-chu.json",
            vec![0xff, 0xfe, 0x00],
            "FILE-02",
            "UTF-8",
        ),
        ("trong.json", Vec::new(), "FILE-04", "bị cắt ngang"),
        (
            "cat-ngang.json",
            whole[..whole.len() / 2].into(),
            "FILE-04",
            "bị cắt ngang",
        ),
        ("sau.json", deep.into(), "FILE-03", "lồng nhau"),
        (
            "loai-khac.json",
            plan_with(|plan| plan["format"] = json!("so-khac/plan")),
            "FILE-06",
            "so-khac/plan",
        ),
        (
            "json-khac.json",
            json!({ "name": "package", "version": "1.0.0" })
                .to_string()
                .into(),
            "FILE-06",
            "không phải của Sổ Chỉ Tiêu",
        ),
        (
            "moi-hon.json",
            plan_with(|plan| plan["version"] = json!(2)),
            "FILE-07",
            "phiên bản mới hơn",
        ),
        (
            "trung-ma.json",
            plan_with(|plan| plan["targets"][1]["id"] = plan["targets"][0]["id"].clone()),
            "PLAN-02",
            "I.1",
        ),
        (
            "don-vi-la.json",
            plan_with(|plan| plan["tasks"][0]["lead_units"] = json!(["phong-khong-co"])),
            "PLAN-04",
            "phong-khong-co",
        ),
        (
            "khoang-nguoc.json",
            plan_with(|plan| {
                plan["targets"][6]["threshold"] =
                    json!({ "kind": "between", "from": 90, "below": 80, "words": "từ 90 đến 80" });
            }),
            "PLAN-09",
            "90",
        ),
        (
            "chu-thay-so.json",
            plan_with(|plan| plan["targets"][6]["threshold"]["value"] = json!("tám mươi")),
            "FILE-08",
            "tám mươi",
        ),
        ("so-am.json", backup_with(-5, 2_400), "DATA-01", "-5"),
    ]
}

/// The kept ledger, whatever the page shows.
fn kept(page: &Page) -> String {
    page.eval(
        "return localStorage.getItem('so-chi-tieu/2/ledger/tinh-bien-2026')",
        &[],
    )
}

fn open_with_a_number(page: &Page) {
    open_plan(page, &TINH_BIEN);
    open_entry(page, &TINH_BIEN, "II");
    // 1.942 / 2.400 = 80,9166… %
    enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
    page.is_saved();
}

fn check_number(page: &Page) {
    open_entry(page, &TINH_BIEN, "II");
    holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
    holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");
    shows_in_row(page, &TINH_BIEN.over("II.6", "II"), "Lũy kế", "80,92 %");
}

/// Gives a file that must be refused, and reads the notice to its end.
fn refuse(page: &Page, name: &str, file: &Path, code: &str, words: &str) {
    page.give_file("plan-file", file);
    let said = page.alerts_that(&format!("Không mở được {name}"));
    assert!(said.contains(code), "{name}: no {code} in: {said}");
    assert!(said.contains(words), "{name}: no “{words}” in: {said}");
    assert_eq!(page.hash(), "#/ke-hoach", "{name} led elsewhere");
    page.click(&button("Đóng"));
    page.wait("the notice to go", || {
        (!page.alerts().contains(name)).then_some(())
    });
}

#[test]
fn are_refused_with_a_code_and_nothing_is_lost() {
    journey(|page| {
        open_with_a_number(page);
        let before = kept(page);
        page.open("#/ke-hoach");
        for (name, content, code, words) in bad_files() {
            let file = page.file(name, content);
            refuse(page, name, &file, code, words);
            assert_eq!(kept(page), before, "{name} changed what is kept");
        }
        refuse(page, "rat-lon.json", &large(page), "FILE-01", "100000000");
        assert_eq!(kept(page), before, "the large file changed what is kept");
        check_number(page);
        page.reload();
        check_number(page);
    });
}

#[test]
fn a_numerator_above_its_denominator_is_shown_before_it_is_taken_in() {
    journey(|page| {
        open_with_a_number(page);
        let file = page.file("tren-duoi.json", backup_with(2_410, 2_310));
        page.open("#/gui-len");
        page.give_file("backup-file", &file);
        page.find(&heading("Xem trước: Phường Tịnh Biên 2026"));
        page.says("DATA-06");
        page.says("từ 1.942 / 2.400 thành 2.410 / 2.310");

        // Left alone, nothing changes.
        page.click(&button("Bỏ qua"));
        page.find_gone(&heading("Xem trước: Phường Tịnh Biên 2026"));
        check_number(page);

        // Taken in, it is marked as any number typed so.
        page.open("#/gui-len");
        page.give_file("backup-file", &file);
        page.click(&button("Nhập bản sao này"));
        page.alerts_that("Đã nhập bản sao");
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.over("II.6", "II"), "2.410");
        shows_in_row(page, &TINH_BIEN.over("II.6", "II"), "Đánh giá", "! Cần sửa");
        page.says("(NHAP-10)");
    });
}

#[test]
fn a_backup_of_what_is_open_changes_nothing() {
    journey(|page| {
        open_with_a_number(page);
        page.open("#/gui-len");
        page.click(&button("Tải bản sao sổ"));
        let backup = page.downloaded("so_tinh-bien-2026");
        page.give_file("backup-file", &backup);
        page.find(&heading("Xem trước: Phường Tịnh Biên 2026"));
        page.says("Bản sao giống hệt những gì đang có");
    });
}

#[test]
fn a_plan_file_of_ones_own_is_opened() {
    journey(|page| {
        let mut plan = samples::plan("dai-son-2026");
        plan["id"] = json!("xa-minh-2026");
        plan["name"] = json!("Xã Mình");
        let file = page.file("xa-minh.json", plan.to_string());
        page.give_file("plan-file", &file);
        page.alerts_that("Đã mở Xã Mình 2026");
        page.is_at("#/tong-quan");
        page.find(&heading("Xã Mình · Kế hoạch năm 2026"));
    });
}
