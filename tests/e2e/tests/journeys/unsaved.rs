//! What is not saved is named, asked about before it goes, set aside, and can be had again.

use std::fs;

use e2e::courses::numbers_in;
use e2e::numbers::{BOOK, compose, hide, insert, number, open_grid, show_grid, shown, type_in};
use e2e::places::{Place, fill_journal, fill_local, free_journal, free_local};
use e2e::{Journey, Page, Profile, Screen, button, button_like, heading, journey};
use serde_json::Value;

use crate::steps::{DAI_SON, TINH_BIEN, enter, open_entry, open_plan};

/// Neither place takes anything of one plan; whatever else goes along with it is refused, too.
const REFUSE: &str = "
    const refuse = () => { throw new DOMException('', 'QuotaExceededError'); };
    const [set, put] = [Storage.prototype.setItem, IDBObjectStore.prototype.put];
    const is_it = (key) => !window.free && String(key).includes('dai-son');
    Storage.prototype.setItem = function (key, text) {
        return is_it(key) ? refuse() : set.call(this, key, text);
    };
    IDBObjectStore.prototype.put = function (text, key) {
        return is_it(key) ? refuse() : put.call(this, text, key);
    };";

#[test]
fn of_two_open_plans_the_one_that_cannot_be_saved_is_named() {
    journey(|page| {
        open_plan(page, &DAI_SON);
        page.open("#/ke-hoach");
        open_grid(page);
        page.is_saved();
        page.eval::<Value>(REFUSE, &[]);
        page.open("#/ke-hoach");
        page.click(&button("Xem Xã Đại Sơn 2026"));
        open_entry(page, &DAI_SON, "II");
        page.click(&button_like("Quý II"));
        let field = page.find_css("main input.cell");
        field.click();
        page.keys("7");
        let named = "Xã Đại Sơn 2026: Chưa lưu được (STORE-02)";
        page.wait_equal("the line", named, || {
            page.saving().trim_start_matches("● ").to_owned()
        });
        page.alerts_that("STORE-02 Xã Đại Sơn 2026: ");

        // Whoever goes on with the other plan is told of this one all the same.
        page.open("#/ke-hoach");
        page.click(&button("Xem Phường Tịnh Biên 2026"));
        show_grid(page);
        page.wait_equal("the line", named, || {
            page.saving().trim_start_matches("● ").to_owned()
        });
        page.alerts_that("STORE-02 Xã Đại Sơn 2026: ");
        page.click(&button("Tải bản sao ngay"));
        let copy = fs::read_to_string(page.downloaded("so_dai-son-2026")).unwrap();
        assert!(numbers_in(&[copy]).contains(&"7".to_owned()));

        page.eval::<Value>("window.free = true", &[]);
        page.click(&button("Thử lưu lại"));
        page.is_saved();
    });
}

/// A browser that knows no locks, as over plain http.
const NO_LOCKS: &str = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });";

/// Types a number without any other window hearing of it in time.
fn type_unheard(page: &Page, at: usize) {
    page.eval::<Value>("BroadcastChannel.prototype.postMessage = () => {};", &[]);
    insert(page, at);
}

#[test]
fn own_figures_that_were_not_saved_are_set_aside_and_can_be_had_again() {
    journey(|page| {
        page.before_load(NO_LOCKS);
        page.reload();
        open_grid(page);
        type_in(page, [0]);
        page.is_saved();
        page.open_in_new_tab("#/nhap");
        page.before_load(NO_LOCKS);
        page.reload();
        show_grid(page);
        for (tab, at) in [(0, 2), (1, 3)] {
            page.use_tab(tab);
            type_unheard(page, at);
        }
        let refused = page.wait("one of them to say that it did not save", || {
            [0, 1].into_iter().find(|tab| {
                page.use_tab(*tab);
                page.alerts().contains("STORE-03")
            })
        });
        let (own, other) = ([2, 3][refused], [3, 2][refused]);
        page.use_tab(refused);
        page.click(&button("Lấy số liệu mới"));
        page.alerts_that("Số liệu chưa lưu ở đây đã được để riêng (Cài đặt)");
        page.wait("what the other window has saved", || {
            let now = (shown(page, own), shown(page, other));
            (now == (String::new(), number(other))).then_some(())
        });
        page.is_saved();

        page.find_css(".notice").find(&button("Hoàn tác")).click();
        page.find(&heading("Xem trước: Phường Tịnh Biên 2026"));
        page.click(&button("Khôi phục"));
        show_grid(page);
        page.wait("the own figures to be back", || {
            (shown(page, own) == number(own)).then_some(())
        });
        page.is_saved();
        page.reload();
        show_grid(page);
        assert_eq!(shown(page, own), number(own), "after a reload");

        // Set aside until someone deletes it: plan, day, how many figures.
        page.open("#/cai-dat");
        page.find(&heading("Dữ liệu được để riêng"));
        page.says("Phường Tịnh Biên 2026, bản để riêng");
        let year: i32 = page.eval("return new Date().getFullYear()", &[]);
        let row: String = page.eval(
            "return [...document.querySelectorAll('li.plan')].map((row) => row.innerText)
                 .find((words) => words.includes('bản để riêng'))",
            &[],
        );
        assert!(row.contains(&format!("/{year} ")), "{row}");
        assert!(row.contains("2 số liệu"), "{row}");
        page.click(&button("Tải về"));
        let aside = page.wait("the file", || page.all_downloaded().pop());
        let text = fs::read_to_string(aside).unwrap();
        assert!(numbers_in(&[text]).contains(&number(own)));
    });
}

/// Whether the page asks before it is closed.
fn asks_before_closing(page: &Page) -> bool {
    page.eval(
        "const event = new Event('beforeunload', { cancelable: true });
         window.dispatchEvent(event);
         return event.defaultPrevented",
        &[],
    )
}

#[test]
fn closing_a_tab_asks_only_while_figures_are_not_saved() {
    journey(|page| {
        assert!(!asks_before_closing(page), "nothing is open");
        open_grid(page);
        type_in(page, [0]);
        page.is_saved();
        assert!(!asks_before_closing(page), "all is saved");
        fill_local(page);
        fill_journal(page);
        type_in(page, [1]);
        page.alerts_that("STORE-02");
        assert!(asks_before_closing(page), "a number is not saved");
        free_local(page);
        free_journal(page);
        page.is_saved();
        assert!(!asks_before_closing(page), "all is saved again");
    });
}

#[test]
fn a_number_under_composition_outlives_a_reload() {
    journey(|page| {
        open_grid(page);
        type_in(page, 0..2);
        page.is_saved();
        compose(page, 2);
        page.reload();
        show_grid(page);
        for at in 0..3 {
            assert_eq!(shown(page, at), number(at));
        }
    });
}

#[test]
fn a_number_under_composition_outlives_a_kill_after_the_page_was_hidden() {
    let profile = Profile::new();
    let journey = || {
        Journey::at(Screen::Desk)
            .called("unsaved-composing-kill")
            .in_profile(&profile)
    };
    journey().walk_until_killed(|page| {
        open_grid(page);
        type_in(page, 0..2);
        page.is_saved();
        let processes = page.processes();
        compose(page, 2);
        hide(page);
        page.wait("the number to be in the database", || {
            let kept = Place::Journal.read(page, BOOK);
            kept.contains(&number(2)).then_some(())
        });
        processes.kill();
    });
    journey().walk(|page| {
        show_grid(page);
        for at in 0..3 {
            assert_eq!(shown(page, at), number(at));
        }
    });
}

/// The browser's own private files stand in for the window in which a file is chosen: always the
/// same one.
const PICKER: &str = "
    window.showSaveFilePicker = async () => {
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle(window.chosen ?? 'ban-sao.json', { create: true });
    };";

#[test]
fn two_plans_cannot_be_given_one_copy_file() {
    journey(|page| {
        page.before_load(PICKER);
        page.reload();
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.open("#/cai-dat");
        page.click(&button("Chọn tệp…"));
        page.says("Đã ghi vào tệp ban-sao.json");

        page.open("#/ke-hoach");
        open_plan(page, &DAI_SON);
        page.open("#/cai-dat");
        page.click(&button("Chọn tệp…"));
        page.alerts_that(
            "Tệp ban-sao.json đã nhận bản sao của Phường Tịnh Biên 2026: hãy chọn tệp khác",
        );
        assert!(
            !page.shows(&button("Thôi ghi")),
            "the second plan has a file"
        );
        // Nor after a reload, when the file of the first one is known from the database alone.
        page.reload();
        page.open("#/ke-hoach");
        page.click(&button("Xem Xã Đại Sơn 2026"));
        page.open("#/cai-dat");
        page.click(&button("Chọn tệp…"));
        page.alerts_that("đã nhận bản sao của Phường Tịnh Biên 2026");

        // Another file is taken.
        page.eval::<Value>("window.chosen = 'dai-son.json'", &[]);
        page.click(&button("Chọn tệp…"));
        page.says("Đã ghi vào tệp dai-son.json");
    });
}
