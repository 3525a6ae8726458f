//! Without a network, when there is a newer version, and beside other copies of the page.

use e2e::numbers::is_kept;
use e2e::places::{fill_journal, fill_local, free_journal, free_local};
use e2e::{Host, Journey, Page, Screen, button, heading};
use serde_json::json;

use crate::steps::{TINH_BIEN, enter, holds, open_entry, open_plan};

/// A plan is open when the page finds a newer version of itself.
fn meet_newer(page: &Page, host: &Host) {
    page.find(&heading("Kế hoạch"));
    is_kept(page);
    open_plan(page, &TINH_BIEN);
    host.publish_newer();
    page.reload();
    page.alerts_that("Có bản mới, cập nhật khi rảnh.");
}

fn runs_newer(page: &Page) -> bool {
    page.eval("return !!document.querySelector('[name=newer]')", &[])
}

#[test]
fn everything_works_without_a_network() {
    let mut host = Host::start("everything");
    Journey::at(Screen::Desk).to(&host.url()).walk(|page| {
        page.find(&heading("Kế hoạch"));
        is_kept(page);
        host.stop();
        page.reload();
        // A plan that comes with the page, and pages of the second module.
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.is_saved();
        page.reload();
        for hash in ["#/chi-tieu/II.6", "#/nhiem-vu", "#/chi-so-766", "#/cai-dat"] {
            page.open(hash);
            page.find_css("main h1");
        }
        page.says("Trang này mở được cả khi không có mạng");
    });
}

#[test]
fn a_newer_version_is_offered_and_taken_when_one_says_so() {
    let host = Host::start("newer");
    Journey::at(Screen::Desk).to(&host.url()).walk(|page| {
        meet_newer(page, &host);
        // Not of itself, whatever is loaded again.
        page.reload();
        page.alerts_that("Có bản mới, cập nhật khi rảnh.");
        assert!(!runs_newer(page));
        page.open("#/nhap");
        page.find_css("main h1");
        page.click(&button("Cập nhật"));
        page.wait("the newer version", || runs_newer(page).then_some(()));
        page.is_at("#/nhap");
        page.find_css("main h1");
    });
}

#[test]
fn a_newer_version_waits_until_all_is_saved() {
    let host = Host::start("unsaved");
    Journey::at(Screen::Desk).to(&host.url()).walk(|page| {
        meet_newer(page, &host);
        fill_local(page);
        fill_journal(page);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.alerts_that("STORE-02");
        page.click(&button("Cập nhật"));
        page.alerts_that("Sẽ cập nhật ngay khi số liệu đã lưu xong.");
        assert!(!runs_newer(page));
        free_local(page);
        free_journal(page);
        page.wait("the newer version", || runs_newer(page).then_some(()));
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
    });
}

/// What the browser keeps of pages: the addresses in each cache.
fn caches(page: &Page) -> Vec<(String, Vec<String>)> {
    page.eval(
        "return caches.keys().then((names) => Promise.all(names.map(async (name) => {
             const requests = await (await caches.open(name)).keys();
             return [name, requests.map((request) => request.url)];
         })))",
        &[],
    )
}

#[test]
fn copies_of_one_host_keep_their_own_files_and_the_same_figures() {
    let mut host = Host::start("copies");
    let other = host.put_other();
    Journey::at(Screen::Desk).to(&host.url()).walk(|page| {
        page.find(&heading("Kế hoạch"));
        is_kept(page);
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.is_saved();
        page.go(&other);
        page.find(&heading("Phường Tịnh Biên · Kế hoạch năm 2026"));
        is_kept(page);
        // A newer version of one takes the place of its own older ones only.
        page.open("");
        for _ in 0..2 {
            host.publish_newer();
            page.reload();
            page.click(&button("Cập nhật"));
            page.wait("the newer version", || runs_newer(page).then_some(()));
            host.change("index.html", "<meta name=newer>", "<meta name=even-newer>");
        }
        let kept = caches(page);
        assert!(
            kept.iter().any(|(_, files)| files.contains(&other)),
            "{kept:#?}"
        );
        host.stop();
        for home in [page.home().to_owned(), other.clone()] {
            page.go(&format!("{home}#/nhap"));
            page.click(&button("Quý II"));
            holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
        }
    });
}

#[test]
fn caches_of_the_older_naming_lose_only_what_lies_in_this_folder() {
    let host = Host::start("former");
    let other = host.put_other();
    Journey::at(Screen::Desk).to(&host.url()).walk(|page| {
        page.find(&heading("Kế hoạch"));
        is_kept(page);
        let home = page.home();
        let ours = ["", "app-0.js", "icons/icon.svg", "plans/a.json"];
        let ours = ours.map(|file| format!("{home}{file}"));
        // Another program's folder in ours, and another copy of the page.
        let others = [format!("{home}khac/app-0.js"), other.clone()];
        let both = [ours.as_slice(), others.as_slice()].concat();
        page.eval::<serde_json::Value>(
            "const put = async (name, addresses) => {
                 const cache = await caches.open(name);
                 await Promise.all(addresses.map((url) => cache.put(url, new Response('?'))));
             };
             return Promise.all([
                 put('so-chi-tieu-0011', arguments[0]), put('so-chi-tieu-0022', arguments[1]),
                 put('other', arguments[0]),
             ])",
            &[json!(ours), json!(both)],
        );
        host.publish_newer();
        page.reload();
        page.click(&button("Cập nhật"));
        page.wait("the newer version", || runs_newer(page).then_some(()));
        page.wait("the former caches to be cleaned up", || {
            let kept = caches(page);
            let of = |name: &str| kept.iter().find(|(known, _)| known == name);
            let mut left = of("so-chi-tieu-0022").map(|(_, files)| files.clone())?;
            left.sort();
            let mut expected = others.to_vec();
            expected.sort();
            (of("so-chi-tieu-0011").is_none() && of("other").is_some() && left == expected)
                .then_some(())
        });
    });
}

#[test]
fn a_file_that_the_browser_threw_away_is_asked_for_and_kept_only_as_it_was_made() {
    let mut host = Host::start("thrown-away");
    Journey::at(Screen::Desk).to(&host.url()).walk(|page| {
        page.find(&heading("Kế hoạch"));
        is_kept(page);
        let plan = format!("{}plans/tinh-bien-2026.json", page.home());
        let throw_away = || {
            page.eval::<serde_json::Value>(
                "return caches.keys().then((names) => Promise.all(names.map(async (name) =>
                     (await caches.open(name)).delete(arguments[0]))))",
                &[json!(plan)],
            );
        };
        let is_there = || caches(page).iter().any(|(_, files)| files.contains(&plan));
        throw_away();
        host.answer_wrongly(e2e::Wrong::SignIn, &["plans/"]);
        page.click(&button("Phường Tịnh Biên 2026"));
        page.alerts_that("JSON");
        assert!(!is_there());
        host.answer_rightly();
        open_plan(page, &TINH_BIEN);
        page.wait("the plan to be kept again", || is_there().then_some(()));
        host.stop();
        page.open("#/ke-hoach");
        page.reload();
        page.find(&heading("Kế hoạch"));
        page.is_saved();
    });
}
