//! Trouble with the storage of the browser: nothing is lost without a word.

use std::fs;

use e2e::places::{NO_JOURNAL, Place, fill_journal, fill_local, free_journal, free_local};
use e2e::{Journey, Key, Page, Screen, button, heading, journey};
use serde_json::{Value, json};

use crate::steps::{TINH_BIEN, enter, holds, kept, open_entry, open_plan};

const KEY: &str = "so-chi-tieu/2/ledger/tinh-bien-2026";
const GARBAGE: &str = "{\"format\": \"so-chi-tieu/ledger\", \"version\": 1, hỏng";

fn entry_of(ledger: &Value, quarter: u8) -> Option<&Value> {
    let entries = ledger["entries"].as_array()?;
    entries
        .iter()
        .find(|entry| entry["indicator"] == "ho_so_tt" && entry["quarter"] == quarter)
}

#[test]
fn a_local_storage_that_is_full_leaves_the_journal() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.is_saved();
        fill_local(page);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.wait("the number to be in the journal", || {
            Place::Journal
                .read(page, KEY)
                .contains("2400")
                .then_some(())
        });
        page.is_saved();
        assert!(entry_of(&kept(page, KEY), 2).is_none());
        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");
        // The local storage only lacked room: nothing was in doubt.
        let said = page.alerts();
        assert!(!said.contains("đã lấy lại"), "{said}");
    });
}

#[test]
fn two_full_places_are_said_and_the_page_catches_up_by_itself() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "I");
        enter(page, &TINH_BIEN, "II.6", "I", ["1500", "2000"]);
        page.is_saved();

        fill_local(page);
        fill_journal(page);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.alerts_that("STORE-02");
        page.wait(
            "the word that the second number is not saved either",
            || {
                let said = page.saving();
                said.contains("Chưa lưu được").then_some(())
            },
        );
        // What was kept before is still kept.
        assert_eq!(entry_of(&kept(page, KEY), 1).unwrap()["numerator"], 1500);
        // The page holds the number, and gives it away as a file.
        page.press(Key::Tab);
        holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");
        page.click(&button("Tải bản sao ngay"));
        let file = page.downloaded("so_tinh-bien-2026");
        let copy: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        assert_eq!(entry_of(&copy, 1).unwrap()["numerator"], 1500);
        assert_eq!(entry_of(&copy, 2).unwrap()["denominator"], 2400);

        // Still full: trying again fails again, and says so.
        page.click(&button("Thử lưu lại"));
        page.alerts_that("STORE-02");
        // There is room again: nobody has to press anything.
        free_local(page);
        free_journal(page);
        page.is_saved();
        page.find_gone(&button("Thử lưu lại"));
        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
        holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");
    });
}

#[test]
fn without_a_journal_the_page_says_what_that_means_and_goes_on() {
    journey(|page| {
        page.before_load(NO_JOURNAL);
        page.reload();
        open_plan(page, &TINH_BIEN);
        page.alerts_that("STORE-05");
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.wait("the words that it is kept for now", || {
            let said = page.saving();
            said.contains("Đã lưu tạm lúc").then_some(())
        });
        page.reload();
        page.alerts_that("STORE-05");
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");
    });
}

#[test]
fn a_number_that_the_local_storage_has_forgotten_comes_back() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        page.is_saved();
        let old = Place::Local.read(page, KEY);
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.is_saved();
        // As after a machine that stopped dead.
        Place::Local.write(page, KEY, &old);
        page.reload();
        page.alerts_that("đã lấy lại bản lưu mới nhất");
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");
    });
}

#[test]
fn a_forbidden_storage_is_said_at_once_and_the_number_can_be_taken_away() {
    Journey::at(Screen::Desk).forbidding_storage().walk(|page| {
        // Before anything is typed, and with nothing to download yet.
        page.alerts_that("STORE-01");
        assert!(!page.shows(&button("Tải bản sao ngay")));
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.alerts_that("STORE-01");
        page.press(Key::Tab);
        holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");
        page.click(&button("Tải bản sao ngay"));
        let file = page.downloaded("so_tinh-bien-2026");
        let copy: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        assert_eq!(entry_of(&copy, 2).unwrap()["denominator"], 2400);
    });
}

/// Keeps every transaction that writes from ending while `window.held` is true: it is read from
/// without end.
pub const HOLD: &str = "
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        const again = () => {
            if (window.held) this.get('nothing').onsuccess = again;
        };
        again();
        return put.apply(this, given);
    };";

#[test]
fn a_journal_that_does_not_answer_is_waited_for_and_said() {
    journey(|page| {
        page.before_load(HOLD);
        page.reload();
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        page.is_saved();
        page.eval::<Value>("window.held = true", &[]);
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        let for_now = || page.saving().contains("Đã lưu tạm lúc").then_some(());
        page.wait("the word that the journal does not have it", for_now);
        let there = kept(page, KEY);
        let figures = entry_of(&there, 2).map(|entry| &entry["denominator"]);
        assert_eq!(figures, Some(&json!(2400)), "in the local storage");
        // What comes later waits with it, and arrives with it.
        enter(page, &TINH_BIEN, "II.7", "II", ["7", "9"]);
        page.wait("the word on the second number", for_now);
        page.eval::<Value>("window.held = false", &[]);
        page.is_saved();
        let journal = Place::Journal.read(page, KEY);
        assert!(
            journal.contains("2400") && journal.contains("\"numerator\": 7"),
            "{journal}"
        );
    });
}

/// The words on what cannot be saved stay while the next number is tried: the grid would jump
/// under the hands of whoever types.
#[test]
fn the_grid_does_not_move_while_numbers_are_typed_that_cannot_be_saved() {
    Journey::at(Screen::Desk).forbidding_storage().walk(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.alerts_that("STORE-01");
        page.says("Chưa lưu được");
        page.eval::<Value>(
            "window.seen = [];
             const look = () => {
                 const seen_of = document.querySelectorAll('.saved > :not(.unseen)');
                 const status = [...seen_of].map((one) => one.textContent).join(' ');
                 const word = ['Đang lưu', 'Chưa lưu'].find((word) => status.includes(word));
                 const alert = document.querySelector('[role=alert] .banner') !== null;
                 seen.push([word, alert]);
             };
             const everything = { subtree: true, childList: true, characterData: true };
             new MutationObserver(look).observe(document.body, everything);",
            &[],
        );
        page.fill(&TINH_BIEN.over("II.8", "II"), "2291");
        let seen: Vec<(Option<String>, bool)> = page.wait("the next save to be tried", || {
            let seen: Vec<(Option<String>, bool)> = page.eval("return seen", &[]);
            let words: Vec<&str> = seen
                .iter()
                .filter_map(|(word, _)| word.as_deref())
                .collect();
            let tried = words.iter().position(|word| *word == "Đang lưu");
            let failed = tried.is_some_and(|at| words[at..].contains(&"Chưa lưu"));
            failed.then_some(seen)
        });
        assert!(seen.iter().all(|(_, alert)| *alert), "{seen:?}");
    });
}

#[test]
fn a_number_typed_a_moment_before_the_page_goes_is_kept() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        page.fill(&TINH_BIEN.over("II.6", "II"), "1942");
        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
    });
}

/// Whether what was put under the key lies somewhere in the storage still.
fn garbage_is_kept(page: &Page) -> bool {
    page.eval(
        "return Object.keys(localStorage).some((key) => localStorage.getItem(key) === arguments[0])",
        &[json!(GARBAGE)],
    )
}

#[test]
fn what_cannot_be_read_is_set_aside_and_never_written_over() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.is_saved();
        Place::Local.write(page, KEY, GARBAGE);
        // The journal's copy is spoilt as well.
        Place::Journal.remove(page, KEY);

        page.reload();
        page.alerts_that("1 mục được để riêng, không bị ghi đè");
        assert!(garbage_is_kept(page), "what could not be read is gone");
        page.open("#/cai-dat");
        page.find(&heading("Dữ liệu được để riêng"));
        // Truncated or not JSON: the reason has its code.
        page.says("FILE-05");
        page.click(&button("Tải về"));
        let file = page.downloaded("ledger_tinh-bien-2026");
        assert_eq!(fs::read_to_string(file).unwrap(), GARBAGE);

        // The same plan opened anew and written in leaves it alone.
        page.open("#/ke-hoach");
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1", "2"]);
        page.is_saved();
        assert!(garbage_is_kept(page), "saving wrote over it");
        page.reload();
        page.open("#/cai-dat");
        page.find(&heading("Dữ liệu được để riêng"));
        assert!(garbage_is_kept(page), "a reload lost it");
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.under("II.6", "II"), "2");
    });
}

/// Everything that lies in both places, under its keys.
fn all_kept(page: &Page) -> Vec<(String, String)> {
    let mut kept: Vec<(String, String)> =
        page.eval("return Object.entries(localStorage).sort()", &[]);
    kept.extend(Place::all_of_journal(page));
    kept
}

#[test]
fn keys_of_other_programs_are_left_alone() {
    journey(|page| {
        page.eval::<Value>(
            "localStorage.setItem('other/1', '1'); localStorage.setItem('so-chi', '2');",
            &[],
        );
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.is_saved();
        page.open("#/ke-hoach");
        page.click(&button("Gỡ Phường Tịnh Biên"));
        page.find_gone(&heading("Kế hoạch đang mở"));
        page.click(&button("Xóa hẳn Phường Tịnh Biên 2026"));
        page.click(&button("Xóa hẳn, không lấy lại"));
        page.find_gone(&heading("Đã gỡ, còn giữ trên máy"));

        let left: Vec<String> = page.eval("return Object.keys(localStorage).sort()", &[]);
        let others: Vec<&String> = left
            .iter()
            .filter(|key| !key.starts_with("so-chi-tieu/"))
            .collect();
        assert_eq!(others, ["other/1", "so-chi"], "{left:#?}");
        // What stays of a deleted plan are names of lives and digests: by them it is known again.
        let ours = left.iter().filter(|key| key.starts_with("so-chi-tieu/"));
        let stays = [
            "so-chi-tieu/2/settings",
            "so-chi-tieu/2/gone/tinh-bien-2026",
            "so-chi-tieu/2/deleted",
        ];
        for key in ours {
            assert!(stays.contains(&key.as_str()), "{left:#?}");
        }
        page.wait_equal("the keys under which a name or a figure lies", "", || {
            let holds = |text: &str| {
                ["Tịnh Biên", "1942", "2400"]
                    .iter()
                    .any(|of| text.contains(of))
            };
            // Snapshots belong to the plan, not to the copy that was deleted.
            let kept = all_kept(page).into_iter();
            let found = kept.filter(|(key, text)| !key.contains("/snapshot/") && holds(text));
            found.map(|(key, _)| key).collect::<Vec<String>>().join(" ")
        });
    });
}

#[test]
fn a_removed_plan_comes_back_with_its_numbers() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.is_saved();
        page.open("#/ke-hoach");
        page.click(&button("Gỡ Phường Tịnh Biên"));
        page.alerts_that("Đã gỡ Phường Tịnh Biên");
        page.click(&button("Hoàn tác"));
        page.find(&heading("Kế hoạch đang mở"));
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");

        // Removed once more, and put back from the list after a reload.
        page.open("#/ke-hoach");
        page.click(&button("Gỡ Phường Tịnh Biên"));
        page.find_gone(&heading("Kế hoạch đang mở"));
        page.reload();
        page.click(&button("Lấy lại Phường Tịnh Biên 2026"));
        page.find(&heading("Kế hoạch đang mở"));
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");
    });
}
