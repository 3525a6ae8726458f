//! The same steps in every engine, with the page on a host's sub-path and as one file on a disk:
//! open, enter, chart, close, export, undo, import, and without a network.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests: what does not hold ends the test where it happens"
)]

/// A test of its own for each engine.
macro_rules! in_each_engine {
    ($walk:ident) => {
        #[test]
        fn in_chromium() {
            $walk(Engine::Chromium);
        }

        #[test]
        fn in_firefox() {
            $walk(Engine::Firefox);
        }

        #[test]
        fn in_webkit() {
            $walk(Engine::WebKit);
        }
    };
}

mod looks;
mod starting;
mod typing;
mod zones;

use e2e::steps::{TINH_BIEN, choose_quarter, enter, holds, open_entry, open_plan, shows_in_row};
use e2e::{Engine, Host, Journey, Key, Page, Screen, button, heading, one_file, textbox};
use serde_json::Value;

/// How the page comes.
#[derive(Clone, Copy)]
enum Form {
    Host,
    OneFile,
}

fn walk(engine: Engine, form: Form) {
    let name = match form {
        Form::Host => format!("{}-host", engine.name()),
        Form::OneFile => format!("{}-one-file", engine.name()),
    };
    let mut host = Host::start(&name);
    let home = match form {
        Form::Host => host.url(),
        Form::OneFile => one_file(),
    };
    let journey = Journey::at(Screen::Desk).called(&name).with(engine);
    journey.to(&home).walk(|page| {
        half_a_day(page);
        if matches!(form, Form::Host) {
            without_network(page, &mut host);
        }
    });
}

#[test]
fn chromium_from_a_host() {
    walk(Engine::Chromium, Form::Host);
}

#[test]
fn chromium_from_a_disk() {
    walk(Engine::Chromium, Form::OneFile);
}

#[test]
fn firefox_from_a_host() {
    walk(Engine::Firefox, Form::Host);
}

#[test]
fn firefox_from_a_disk() {
    walk(Engine::Firefox, Form::OneFile);
}

#[test]
fn webkit_from_a_host() {
    walk(Engine::WebKit, Form::Host);
}

#[test]
fn webkit_from_a_disk() {
    walk(Engine::WebKit, Form::OneFile);
}

fn half_a_day(page: &Page) {
    open_plan(page, &TINH_BIEN);
    open_entry(page, &TINH_BIEN, "II");
    enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
    let over = TINH_BIEN.over("II.6", "II");
    // 1.942 / 2.400 = 80,9166… %
    shows_in_row(page, &over, "Quý II", "80,92 %");
    page.is_saved();

    page.open("#/chi-tieu/II.6");
    page.says("80,92 %");
    page.wait("ink on the chart", || {
        let script = include_str!("../journeys/ink.js");
        let [ink, bars, _]: [u32; 3] = page.eval(script, &[]);
        (ink > 2_000 && bars > 1_000).then_some(())
    });

    // A quarter is closed and opened again.
    page.open("#/chot");
    choose_quarter(page, "II");
    page.fill(&textbox("Giải trình khi chốt"), "Chờ số liệu của tỉnh");
    page.fill(&textbox("Họ tên người thực hiện"), "Lò Thị Mai");
    page.click(&button("Chốt quý II"));
    page.find(&heading("Đã chốt, bản 1"));
    page.fill(&textbox("Lý do mở lại"), "Nhập sai tử số");
    page.click(&button("Mở lại quý II"));
    page.find(&heading("Đã mở lại: số liệu còn sửa được"));

    let backup = exported(page);
    assert_eq!(backup["entries"][0]["numerator"], 1942);
    assert_eq!(
        backup["closings"][0]["reopened"]["reason"],
        "Nhập sai tử số"
    );

    open_entry(page, &TINH_BIEN, "II");
    page.fill(&over, "1000");
    page.press(Key::Tab);
    holds(page, &over, "1.000");
    page.is_saved();
    page.click(&button("Hoàn tác"));
    holds(page, &over, "1.942");
    page.fill(&over, "1111");
    page.press(Key::Tab);
    page.is_saved();

    // What was exported is taken back in.
    page.open("#/gui-len");
    let file = page.file("so.json", backup.to_string());
    page.give_file("backup-file", &file);
    page.click(&button("Nhập bản sao này"));
    page.is_at("#/tong-quan");
    open_entry(page, &TINH_BIEN, "II");
    holds(page, &over, "1.942");
    page.is_saved();

    page.reload();
    open_entry(page, &TINH_BIEN, "II");
    holds(page, &over, "1.942");
}

/// The backup that the page gives to the browser to be saved. What a browser then does with it is
/// its own: one of them asks for nothing and saves nothing when it is driven.
fn exported(page: &Page) -> Value {
    page.open("#/gui-len");
    page.find(&button("Tải bản sao sổ"));
    page.eval::<Value>(
        "const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => {
             blob.text().then((text) => { window.exported = text; });
             return make.call(URL, blob);
         };",
        &[],
    );
    page.click(&button("Tải bản sao sổ"));
    let text = page.wait("the exported text", || {
        page.eval::<Option<String>>("return window.exported ?? null", &[])
    });
    serde_json::from_str(&text).unwrap()
}

/// With the host gone the page opens as before, and takes figures.
fn without_network(page: &Page, host: &mut Host) {
    page.come_back();
    page.wait("a worker that answers for the page", || {
        page.eval::<bool>("return !!navigator.serviceWorker?.controller", &[])
            .then_some(())
    });
    host.stop();
    page.come_back();
    open_entry(page, &TINH_BIEN, "III");
    enter(page, &TINH_BIEN, "II.6", "III", ["90", "100"]);
    shows_in_row(page, &TINH_BIEN.over("II.6", "III"), "Quý III", "90 %");
    page.is_saved();
}
