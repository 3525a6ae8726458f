//! Without a network, and when there is a newer version.

use e2e::places::{fill_journal, fill_local, free_journal, free_local};
use e2e::{Host, Journey, Page, Screen, button, heading};

use crate::steps::{TINH_BIEN, enter, holds, open_entry, open_plan};

/// Waits until the browser keeps the page's files.
fn is_kept(page: &Page) {
    page.wait("a worker that answers for the page", || {
        page.eval::<bool>("return !!navigator.serviceWorker.controller", &[])
            .then_some(())
    });
}

/// The page is published anew, with something in it that tells.
fn publish_newer(host: &Host) {
    host.change("index.html", "<title>", "<meta name=newer><title>");
    host.change("sw.js", "const VERSION = \"", "const VERSION = \"f");
}

/// A plan is open when the page finds a newer version of itself.
fn meet_newer(page: &Page, host: &Host) {
    page.find(&heading("Kế hoạch"));
    is_kept(page);
    open_plan(page, &TINH_BIEN);
    publish_newer(host);
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
