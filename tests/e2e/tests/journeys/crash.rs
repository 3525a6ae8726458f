//! When the program fails, the data can still be taken away.

use std::fs;

use e2e::numbers::{BOOK, is_kept};
use e2e::places::{NO_JOURNAL, NO_LOCAL, Place, sealed};
use e2e::{
    Host, Journey, Key, Page, Screen, Wrong, button, heading, journey, link, link_like, one_file,
};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::steps::{TINH_BIEN, enter, holds, open_entry, open_plan};

const FAILED: &str = "Chương trình gặp lỗi và đã dừng";
/// Run before the page: the program cannot start.
const NO_PROGRAM: &str = "delete window.WebAssembly;";
/// The next element that the program makes is refused: it has no way on from there.
const PANIC: &str = "const make = Document.prototype.createElement;
     Document.prototype.createElement = () => {
         Document.prototype.createElement = make;
         throw new Error('refused');
     };
     location.hash = '#/tong-quan';";

#[test]
fn a_panic_leads_to_a_page_that_gives_the_data() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.press(Key::Tab);
        page.is_saved();
        page.eval::<Value>(PANIC, &[]);
        page.find(&heading(FAILED));
        page.is_focused("Mở lại trang");
        // A panic, not an error of the page around it.
        let errors = page.console_errors();
        assert!(
            errors.iter().any(|one| one.contains("panicked at")),
            "{errors:#?}"
        );

        page.click(&link("Tải sổ tinh-bien-2026"));
        let text = fs::read_to_string(page.downloaded("so_tinh-bien-2026")).unwrap();
        let ledger: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(ledger["format"], "so-chi-tieu/ledger");
        assert_eq!(ledger["entries"][0]["denominator"], 2400);
        page.click(&link("Tải toàn bộ dữ liệu"));
        let text = fs::read_to_string(page.downloaded("so-chi-tieu_tat-ca")).unwrap();
        let all: Value = serde_json::from_str(&text).unwrap();
        for place in ["local", "journal"] {
            let kept = all[place]["so-chi-tieu/2/ledger/tinh-bien-2026"]
                .as_str()
                .unwrap();
            assert!(kept.contains("2400"), "{place}");
        }

        page.click(&button("Mở lại trang"));
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");
    });
}

#[test]
fn a_program_that_does_not_come_is_said_in_words() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.is_saved();
        page.before_load(NO_PROGRAM);
        page.reload();
        page.find(&heading(FAILED));
        page.find(&link("Tải sổ tinh-bien-2026"));
        page.console_errors();
    });
}

/// Where nothing of the program runs, with texts put there by something else.
fn with_kept(page: &Page, kept: &[(Place, &str, &str)]) {
    page.open("plans/tinh-bien-2026.json");
    for (place, key, text) in kept {
        place.write(page, key, text);
    }
    page.before_load(NO_PROGRAM);
    page.open("");
    page.find(&heading(FAILED));
}

/// The JSON of a file that a link gives.
fn given(page: &Page, words: &str, start: &str) -> Value {
    page.click(&link(words));
    let text = fs::read_to_string(page.downloaded(start)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn a_copy_is_chosen_by_its_seal_not_by_what_it_claims() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.is_saved();
        let good = Place::Journal.read(page, BOOK);
        let digest = good.split([' ', '\n']).nth(2).unwrap();
        let claims = format!("sct1 999999 {digest}\n{{\"claims\": \"much\"}}");
        with_kept(page, &[(Place::Local, BOOK, &claims)]);
        let ledger = given(page, "Tải sổ tinh-bien-2026", "so_tinh-bien-2026.json");
        assert_eq!(ledger["entries"][0]["numerator"], 1942);
        let words = "Tải sổ tinh-bien-2026: bản có thể đã hỏng hoặc thiếu";
        let doubtful = given(page, words, "so_tinh-bien-2026_co-the-hong-1");
        assert_eq!(doubtful["claims"], "much");
        page.console_errors();
    });
}

#[test]
fn of_two_whole_copies_the_later_is_given() {
    journey(|page| {
        page.find(&heading("Kế hoạch"));
        let copies = [9, 10].map(|number| {
            sealed(
                page,
                number,
                &format!("{{\"number\": {number}, \"chữ\": \"ế\"}}"),
            )
        });
        let [earlier, later] = copies.each_ref().map(String::as_str);
        let places = [(Place::Local, BOOK, later), (Place::Journal, BOOK, earlier)];
        with_kept(page, &places);
        let ledger = given(page, "Tải sổ tinh-bien-2026", "so_tinh-bien-2026.json");
        assert_eq!(ledger["number"], 10);
        assert!(!page.shows(&link_like("Tải sổ tinh-bien-2026:")));
        page.console_errors();
    });
}

fn sha256(text: &str) -> String {
    let digest = Sha256::digest(text);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

const CHUNKS: [&str; 3] = ["{\"n\": 1, \"chữ\": \"số\"}", ",{\"n\": 2}", ",{\"n\": 3}"];

/// A ledger in chunks, as it is kept.
fn chunked(revision: u64) -> String {
    let words = format!("00000000000000ff {}", CHUNKS.map(sha256).join(" "));
    let head = "{\"id\": \"thu\", \"list\": [\u{1},{\"n\": 4}]}";
    let digest = sha256(&format!("{revision}\n{words}\n{head}"));
    format!("sct2 {revision} {digest} {words}\n{head}")
}

fn chunk_key(chunk: &str) -> String {
    format!("so-chi-tieu/2/chunk/thu/{}", sha256(chunk))
}

const CHUNKED: &str = "so-chi-tieu/2/ledger/thu";

fn numbers(ledger: &Value) -> Vec<u64> {
    let list = ledger["list"].as_array().unwrap().iter();
    list.map(|one| one["n"].as_u64().unwrap()).collect()
}

#[test]
fn a_ledger_in_chunks_is_put_together_from_both_places() {
    journey(|page| {
        page.find(&heading("Kế hoạch"));
        let text = chunked(7);
        let keys = CHUNKS.map(chunk_key);
        with_kept(
            page,
            &[
                (Place::Local, CHUNKED, &text),
                (Place::Local, &keys[0], CHUNKS[0]),
                // Spoilt here, whole there.
                (Place::Local, &keys[1], ",{\"n\": 9}"),
                (Place::Journal, &keys[1], CHUNKS[1]),
                (Place::Journal, &keys[2], CHUNKS[2]),
            ],
        );
        let ledger = given(page, "Tải sổ thu", "so_thu.json");
        assert_eq!(numbers(&ledger), [1, 2, 3, 4]);
        page.console_errors();
    });
}

#[test]
fn of_a_ledger_that_lacks_chunks_what_is_there_is_given() {
    for (lacking, expected) in [(0, [2, 3, 4]), (1, [1, 3, 4]), (2, [1, 2, 4])] {
        journey(|page| {
            page.find(&heading("Kế hoạch"));
            let text = chunked(7);
            let keys = CHUNKS.map(chunk_key);
            let mut kept = vec![(Place::Journal, CHUNKED, text.as_str())];
            for at in (0..CHUNKS.len()).filter(|at| *at != lacking) {
                kept.push((Place::Journal, keys[at].as_str(), CHUNKS[at]));
            }
            with_kept(page, &kept);
            let words = "Tải sổ thu: bản có thể đã hỏng hoặc thiếu";
            let ledger = given(page, words, "so_thu_co-the-hong-1");
            assert_eq!(numbers(&ledger), expected);
            assert!(!page.shows(&link("Tải sổ thu")));
            page.console_errors();
        });
    }
}

#[test]
fn other_copies_are_given_as_well() {
    journey(|page| {
        page.find(&heading("Kế hoạch"));
        let kept = sealed(page, 3, "{\"removed\": true}");
        with_kept(
            page,
            &[(Place::Local, "so-chi-tieu/2/removed/thu/1", &kept)],
        );
        page.find_css("#crash details summary").click();
        let removed = given(page, "removed/thu/1", "so_removed_thu_1");
        assert_eq!(removed["removed"], true);
        page.console_errors();
    });
}

#[test]
fn what_could_not_be_read_is_not_said_to_be_nothing() {
    const UNREAD: &str = "Không đọc được hết những gì trình duyệt lưu";
    const NOTHING: &str = "Trên máy này chưa lưu số liệu nào.";
    for (forbidden, said, unsaid) in [
        ("", NOTHING, UNREAD),
        (NO_LOCAL, UNREAD, NOTHING),
        (NO_JOURNAL, UNREAD, NOTHING),
    ] {
        journey(|page| {
            page.before_load(&format!("{NO_PROGRAM}{forbidden}"));
            page.reload();
            page.says(said);
            assert!(!page.text().contains(unsaid), "{forbidden}");
            page.console_errors();
        });
    }
}

/// The program has failed in a page that the browser keeps.
fn crashed(page: &Page) {
    page.find(&heading("Kế hoạch"));
    is_kept(page);
    open_plan(page, &TINH_BIEN);
    open_entry(page, &TINH_BIEN, "II");
    page.is_saved();
    page.eval::<Value>(PANIC, &[]);
    page.find(&heading(FAILED));
}

#[test]
fn the_page_is_loaded_anew_past_what_is_kept_of_it() {
    let host = Host::start("anew");
    Journey::at(Screen::Desk).to(&host.url()).walk(|page| {
        crashed(page);
        host.publish_newer();
        page.click(&button("Tải lại bản mới"));
        page.find_css("[name=newer]");
        page.find(&heading("Phường Tịnh Biên · Kế hoạch năm 2026"));
        is_kept(page);
        page.console_errors();
    });
}

#[test]
fn nothing_is_replaced_where_the_host_has_not_all_of_the_page() {
    let mut host = Host::start("anew-wrong");
    Journey::at(Screen::Desk).to(&host.url()).walk(|page| {
        crashed(page);
        host.publish_newer();
        host.answer_wrongly(Wrong::Half, &["huong-dan.md"]);
        page.click(&button("Tải lại bản mới"));
        page.says("Máy chủ không có đúng tệp huong-dan.md, nên chưa thay gì.");
        host.stop();
        page.click(&button("Tải lại bản mới"));
        page.says("Không hỏi được máy chủ, nên chưa thay gì.");
        // What was there before still opens, without a network.
        page.click(&button("Mở lại trang"));
        page.find(&heading("Phường Tịnh Biên · Kế hoạch năm 2026"));
        page.console_errors();
    });
}

#[test]
fn a_page_that_is_one_file_asks_no_host() {
    Journey::at(Screen::Desk).to(&one_file()).walk(|page| {
        open_plan(page, &TINH_BIEN);
        page.is_saved();
        page.before_load(NO_PROGRAM);
        page.reload();
        page.find(&heading(FAILED));
        let ledger = given(page, "Tải sổ tinh-bien-2026", "so_tinh-bien-2026.json");
        assert_eq!(ledger["format"], "so-chi-tieu/ledger");
        assert!(!page.shows(&button("Tải lại bản mới")));
        page.console_errors();
    });
}
