//! The page's own files come wrongly: what the worker keeps, and what a page says that lacks a part.

use crate::numbers::{is_kept, open_grid, show_grid, type_in};
use crate::{Host, Page, Wrong, button, group, heading, link};

use super::limits::check_file;
use super::{Row, SAVED, Tally, is_reported};

const NUMBERS: usize = 6;

const ANSWERS: [Wrong; 6] = [
    Wrong::StartPage,
    Wrong::SignIn,
    Wrong::Half,
    Wrong::Cut,
    Wrong::Busy,
    Wrong::Typed,
];

/// The files that carry the program, by how their names begin and end, and where each is wanted.
const MODULES: [(&str, &str, &str); 6] = [
    ("app-", ".js", "#/nhap"),
    ("app-", ".wasm", "#/nhap"),
    ("parts-", ".js", "#/nhap"),
    ("split_daily-", ".wasm", "#/nhap"),
    ("chunk_", ".wasm", "#/nhap"),
    ("split_more-", ".wasm", "#/nhiem-vu"),
];
const WAYS: [Wrong; 3] = [Wrong::Busy, Wrong::Cut, Wrong::Stalled];

pub(super) fn rows() -> Vec<Row> {
    vec![
        Row::each(
            ANSWERS.len(),
            "worker",
            "A host that answers wrongly while the worker fetches the page, at the first visit and \
             when there is a newer version (with its start page, a network's page, half of the file, \
             a broken connection, 503, another type); then without a network",
            keep_whole,
        ),
        Row::each(
            MODULES.len() * WAYS.len(),
            "modules",
            "A file of the program does not come (each of the six; 503, cut, stalled) while figures \
             are kept: looked for in the file that the page gives, and in the page after “Thử lại”",
            go_on_without,
        ),
    ]
}

fn keep_whole(tally: &mut Tally, way: usize) {
    let wrong = ANSWERS[way];
    let mut host = Host::start(&format!("faults-worker-{way}"));
    // What a page asks for later, if at all: only the worker asks for all.
    host.answer_wrongly(wrong, &["icons/icon-192", "plans/dai-son"]);
    tally.journey().to(&host.url()).walk(|page| {
        open_grid(page);
        type_in(page, 0..NUMBERS);
        is_reported(page, SAVED);
        is_decided(page, &host, 0);
        keeps_only(page, &host.digests());
        // A file that only has another type is the file.
        assert_eq!(has_version(page), wrong == Wrong::Typed, "the first");
        host.answer_rightly();
        page.reload();
        is_kept(page);

        let mut known = host.digests();
        host.publish_newer();
        known.extend(host.digests());
        let before = host.wrongs();
        host.answer_wrongly(wrong, &["huong-dan.md"]);
        page.reload();
        is_decided(page, &host, before);
        keeps_only(page, &known);
        assert_eq!(is_waiting(page), wrong == Wrong::Typed, "the newer");
        host.answer_rightly();
        page.reload();
        page.click(&button("Cập nhật"));
        page.find_css("[name=newer]");
        host.stop();
        page.open("#/huong-dan");
        page.says(Host::NEWER);
        show_grid(page);
        tally.check_anew(page, 0..NUMBERS);
        page.console_errors();
    });
}

/// Waits until the worker has met a wrong answer, and has been installed or not.
fn is_decided(page: &Page, host: &Host, before: usize) {
    page.wait("the worker to be installed or not", || {
        let decided: bool = page.eval(
            "return navigator.serviceWorker.getRegistration().then((one) => !one?.installing)",
            &[],
        );
        (host.wrongs() > before && decided).then_some(())
    });
}

fn has_version(page: &Page) -> bool {
    page.eval(
        "return navigator.serviceWorker.getRegistration().then((one) => !!one?.active)",
        &[],
    )
}

fn is_waiting(page: &Page) -> bool {
    page.eval(
        "return navigator.serviceWorker.getRegistration().then((one) => !!one?.waiting)",
        &[],
    )
}

/// Every file in a cache has one of these digests.
fn keeps_only(page: &Page, known: &[String]) {
    let kept: Vec<(String, String)> = page.eval(
        "const hex = (bytes) => [...new Uint8Array(bytes)]
             .map((byte) => byte.toString(16).padStart(2, '0')).join('');
         return (async () => {
             const found = [];
             for (const name of await caches.keys()) {
                 const cache = await caches.open(name);
                 for (const request of await cache.keys()) {
                     const bytes = await (await cache.match(request)).arrayBuffer();
                     const digest = hex(await crypto.subtle.digest('SHA-256', bytes));
                     found.push([request.url, digest]);
                 }
             }
             return found;
         })()",
        &[],
    );
    for (url, digest) in kept {
        assert!(
            known.contains(&digest),
            "{url} is kept, but is not the file"
        );
    }
}

fn go_on_without(tally: &mut Tally, way: usize) {
    let (start, end, hash) = MODULES[way / WAYS.len()];
    let wrong = WAYS[way % WAYS.len()];
    let host = Host::start(&format!("faults-modules-{way}"));
    let files = host.files();
    let fits = |name: &&String| name.starts_with(start) && name.ends_with(end);
    let module = files.iter().find(fits).expect("no such module").as_str();
    // The worker would have it: one that keeps nothing.
    host.put("sw.js", "");
    let journey = tally.journey().impatient();
    journey.to(&host.url()).walk(|page| {
        open_grid(page);
        type_in(page, 0..NUMBERS);
        is_reported(page, SAVED);
        host.answer_wrongly(wrong, &[module]);
        let is_start = hash == "#/nhap";
        if is_start {
            page.reload();
        } else {
            page.open(hash);
        }
        page.find(&heading(if is_start {
            "Chưa tải được một phần của trang"
        } else {
            "Chưa tải được trang này"
        }));
        page.says("nguyên trên máy này");
        for false_words in ["Bắt đầu trong ba bước", "Chưa có gì cần lưu"] {
            assert!(!page.text().contains(false_words), "{module} {wrong:?}");
        }
        page.find(&button("Tải lại bản mới"));
        page.click(&link("Tải sổ tinh-bien-2026"));
        check_file(tally, &page.downloaded("so_tinh-bien-2026"), 0..NUMBERS);
        // What is held up would come by itself as soon as it may.
        if wrong == Wrong::Stalled {
            page.click(&button("Thử lại"));
            host.answer_rightly();
        } else {
            host.answer_rightly();
            page.click(&button("Thử lại"));
        }
        page.find(&if is_start {
            group("Chọn quý")
        } else {
            heading("Nhiệm vụ")
        });
        show_grid(page);
        tally.check(page, 0..NUMBERS);
        page.console_errors();
    });
}
