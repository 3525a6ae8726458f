//! A part of the page does not come, or comes in the wrong way.

use e2e::{Host, Journey, Page, Screen, Wrong, button, heading};

use crate::steps::{TINH_BIEN, enter, holds, open_entry, open_plan};

const MISSING: &str = "Chưa tải được một phần của trang";

/// At a host without a worker: that would have what the host does not send.
fn walk(name: &str, steps: impl FnOnce(&Host, &Page)) {
    let host = Host::start(name);
    host.put("sw.js", "");
    let journey = Journey::at(Screen::Desk).called(name).impatient();
    journey.to(&host.url()).walk(|page| {
        page.find(&heading("Kế hoạch"));
        steps(&host, page);
        page.console_errors();
    });
}

#[test]
fn the_words_turn_where_nothing_runs_that_a_host_sends() {
    walk("words-turn", |host, page| {
        host.answer_wrongly(Wrong::Stalled, &[".js", ".wasm"]);
        page.reload();
        page.find(&heading(MISSING));
        page.says("Trên máy này chưa lưu số liệu nào.");
        page.click(&button("Thử lại"));
        page.says("Đang mở…");
        host.answer_rightly();
        page.find(&heading("Kế hoạch"));
    });
}

#[test]
fn scripts_of_a_wrong_type_are_said_to_be_so() {
    walk("wrong-type", |host, page| {
        host.answer_wrongly(Wrong::Typed, &[".js"]);
        page.reload();
        page.find(&heading(MISSING));
        page.says("với kiểu text/plain");
        page.says("HOST-03");
        host.answer_rightly();
        page.click(&button("Thử lại"));
        page.find(&heading("Kế hoạch"));
    });
}

#[test]
fn modules_of_a_wrong_type_work() {
    walk("wrong-wasm", |host, page| {
        host.answer_wrongly(Wrong::Typed, &[".wasm"]);
        page.reload();
        page.wait("the page to be loaded anew", || {
            (host.wrongs() > 0).then_some(())
        });
        open_plan(page, &TINH_BIEN);
        page.open("#/nhiem-vu");
        page.find(&heading("Nhiệm vụ"));
        assert!(host.wrongs() >= 3, "{} answers", host.wrongs());
    });
}

#[test]
fn a_page_without_its_part_is_loaded_anew_when_all_is_saved() {
    walk("part-anew", |host, page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        host.answer_wrongly(Wrong::Busy, &["split_more"]);
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.open("#/nhiem-vu");
        page.find(&heading("Chưa tải được trang này"));
        // An earlier try is no hindrance to a later one.
        page.click(&button("Thử lại"));
        page.find(&heading("Chưa tải được trang này"));
        host.publish_newer();
        host.answer_rightly();
        page.click(&button("Tải lại bản mới"));
        page.find_css("[name=newer]");
        page.find(&heading("Nhiệm vụ"));
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
    });
}
