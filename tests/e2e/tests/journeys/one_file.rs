//! The page as one file, opened from the disk.

use e2e::{Journey, Screen, button, heading, one_file};

use crate::steps::{CHO_VAM, TINH_BIEN, enter, holds, open_entry, open_plan};

#[test]
fn all_of_it_works_from_a_disk() {
    Journey::at(Screen::Desk)
        .to(&one_file())
        .watching_the_network()
        .walk(|page| {
            open_plan(page, &TINH_BIEN);
            open_entry(page, &TINH_BIEN, "II");
            enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
            page.is_saved();
            page.open("#/chi-tieu/II.6");
            page.says("80,92 %");
            page.open("#/gui-len");
            page.click(&button("Tải bản sao sổ"));
            let copy = page.downloaded("so_tinh-bien-2026");

            // The figures outlive the visit, under keys of their own.
            page.reload();
            open_entry(page, &TINH_BIEN, "II");
            holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
            let keys: Vec<String> = page.eval("return Object.keys(localStorage)", &[]);
            let strange = keys.iter().find(|key| !key.starts_with("so-chi-tieu-tep/"));
            assert!(!keys.is_empty() && strange.is_none(), "{keys:?}");
            let databases: Vec<String> = page.eval(
                "return indexedDB.databases().then((all) => all.map((one) => one.name))",
                &[],
            );
            assert_eq!(databases, ["so-chi-tieu-tep"]);

            enter(page, &TINH_BIEN, "II.6", "II", ["1000", "2400"]);
            page.click(&button("Hoàn tác"));
            holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
            page.open("#/gui-len");
            page.give_file("backup-file", &copy);
            page.find(&button("Nhập bản sao này"));
            page.open("#/ke-hoach");
            open_plan(page, &CHO_VAM);
            page.find(&heading("Thị trấn Chợ Vàm · Kế hoạch năm 2024"));
            page.open("#/huong-dan");
            page.find(&heading("Hướng dẫn sử dụng Sổ Chỉ Tiêu"));
            page.open("#/cai-dat");
            page.says("Đây là bản một tệp");

            let asked = page.requests();
            let ours = |address: &String| {
                let local = ["file:", "data:", "blob:"];
                local.iter().any(|sort| address.starts_with(sort))
            };
            assert!(asked.iter().all(ours), "{asked:#?}");
        });
}
