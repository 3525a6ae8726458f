//! Nothing leaves the machine, and the console stays empty; what a host has not is said to be so.

use e2e::numbers::is_kept;
use e2e::{Journey, Screen, button, heading, journey, link};

use crate::steps::{CHO_VAM, TINH_BIEN, enter, open_entry, open_plan};

#[test]
fn the_page_asks_for_nothing_but_its_own_files() {
    Journey::at(Screen::Desk)
        .watching_the_network()
        .walk(|page| {
            open_plan(page, &TINH_BIEN);
            open_entry(page, &TINH_BIEN, "II");
            enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
            page.is_saved();
            for hash in [
                "#/chi-tieu/II.6",
                "#/nhiem-vu",
                "#/gui-len",
                "#/cai-dat",
                "#/ke-hoach",
            ] {
                page.open(hash);
                page.find_css("main h1");
            }
            page.reload();
            page.open("#/gui-len");
            page.click(&button("Tải bản sao sổ"));
            page.downloaded("so_");
            page.open("#/ke-hoach");
            open_plan(page, &CHO_VAM);
            page.open("#/tong-quan");
            page.find(&heading("Thị trấn Chợ Vàm · Kế hoạch năm 2024"));

            let requests = page.requests();
            let ours = |address: &&String| {
                let home = page.home();
                address.starts_with(home) || address.starts_with(&format!("blob:{home}"))
            };
            // The log does hold requests: without them the test would say nothing.
            let plan = format!("{}plans/tinh-bien-2026.json", page.home());
            assert!(requests.contains(&plan), "{requests:#?}");
            let strange: Vec<&String> = requests
                .iter()
                .filter(|address| !ours(address) && !address.starts_with("data:"))
                .collect();
            assert!(strange.is_empty(), "{strange:#?}");
            let entries: Vec<String> = page.eval(
                "return performance.getEntriesByType('resource').map((entry) => entry.name)",
                &[],
            );
            assert!(!entries.is_empty());
            assert!(entries.iter().all(|entry| ours(&entry)), "{entries:#?}");
        });
}

#[test]
fn an_address_that_the_host_does_not_have_leads_to_the_start() {
    journey(|page| {
        page.find(&heading("Kế hoạch"));
        is_kept(page);
        page.open("so-lieu.html");
        page.find(&heading("Không có trang này"));
        page.find(&heading("There is no such page"));
        page.click(&link("Mở Sổ Chỉ Tiêu"));
        page.find(&heading("Kế hoạch"));
        let errors = page.console_errors();
        assert!(errors.iter().all(|one| one.contains("404")), "{errors:#?}");
    });
}
