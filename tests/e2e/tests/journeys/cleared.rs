//! The site's data are cleared under the open page, or its database is another program's.

use e2e::numbers::{number, open_grid, show_grid, shown, type_in};
use e2e::places::clear_site;
use e2e::{Journey, Page, Profile, Screen, button, heading, journey};
use serde_json::{Value, json};

use crate::steps::{DAI_SON, open_plan};

const CLEARED: &str = "Dữ liệu của trang vừa bị xóa";
const NAMES: [&str; 2] = ["Xem Phường Tịnh Biên 2026", "Xem Xã Đại Sơn 2026"];

/// Two open plans, all saved; then nothing is left in the browser, and the page says so.
fn clear_under_two_plans(page: &Page) {
    open_grid(page);
    type_in(page, 0..4);
    page.open("#/ke-hoach");
    open_plan(page, &DAI_SON);
    page.is_saved();
    page.open("#/ke-hoach");
    page.click(&button(NAMES[0]));
    show_grid(page);
    clear_site(page);
    // At once: nobody types, nobody goes to another window.
    page.wait("the line to say that the data are gone", || {
        page.saving().contains(CLEARED).then_some(())
    });
    page.alerts_that("Số liệu chỉ còn trong trang đang mở này");
}

/// How many plans are open after a reload.
fn open_plans(page: &Page) -> usize {
    page.reload();
    page.open("#/ke-hoach");
    page.find(&heading("Thử với kế hoạch thật"));
    page.says("Hướng dẫn sử dụng");
    NAMES
        .iter()
        .filter(|name| page.shows(&button(name)))
        .count()
}

fn has_numbers(page: &Page, numbers: usize) {
    page.open("#/ke-hoach");
    page.click(&button(NAMES[0]));
    show_grid(page);
    for at in 0..numbers {
        assert_eq!(shown(page, at), number(at));
    }
}

#[test]
fn cleared_data_are_said_at_once_and_written_again_when_asked() {
    journey(|page| {
        clear_under_two_plans(page);
        page.click(&button("Ghi lại"));
        page.is_saved();
        page.find_gone(&button("Ghi lại"));
        assert_eq!(open_plans(page), 2);
        has_numbers(page, 4);
    });
}

#[test]
fn after_cleared_data_the_next_key_writes_all_open_plans() {
    journey(|page| {
        clear_under_two_plans(page);
        type_in(page, [4]);
        page.is_saved();
        page.find_gone(&button("Ghi lại"));
        assert_eq!(open_plans(page), 2);
        has_numbers(page, 5);
    });
}

#[test]
fn cleared_data_may_stay_empty_until_something_is_typed() {
    journey(|page| {
        clear_under_two_plans(page);
        page.click(&button("Để trống"));
        page.wait("the line to say what was chosen", || {
            let said = page.saving();
            said.contains("Không lưu trên máy này, như đã chọn")
                .then_some(())
        });
        // The figures are in the page still.
        assert_eq!(shown(page, 3), number(3));
        let kept = "return Object.keys(localStorage).filter((key) => key.includes('/ledger/'))";
        assert!(page.eval::<Vec<String>>(kept, &[]).is_empty());

        type_in(page, [4]);
        page.wait("the plan that is typed into to be kept", || {
            (!page.eval::<Vec<String>>(kept, &[]).is_empty()).then_some(())
        });
        page.find_gone(&button("Ghi lại"));
        let keys = page.eval::<Vec<String>>(kept, &[]);
        assert_eq!(keys, ["so-chi-tieu/2/ledger/tinh-bien-2026"]);
        page.wait("it to be in the database, too", || {
            (!page.saving().contains("Đang lưu")).then_some(())
        });
        assert_eq!(open_plans(page), 1);
        has_numbers(page, 5);
    });
}

/// A database of the page's name that another program has made, with something in it.
const OTHER_VERSION: &str = "opening = indexedDB.open('so-chi-tieu', 7);
     opening.onupgradeneeded = () => {
         const store = opening.result.createObjectStore('kept');
         store.put('not ours', 'so-chi-tieu/2/ledger/other');
     };";
const WITHOUT_STORE: &str = "opening = indexedDB.open('so-chi-tieu', 1);
     opening.onupgradeneeded = () => {
         opening.result.createObjectStore('others').put('not ours', 'other');
     };";

fn run_on_database(page: &Page, open: &str, then: &str) -> Value {
    page.eval(
        &format!(
            "return new Promise((resolve, reject) => {{
                 let opening;
                 {open}
                 opening.onerror = () => reject(opening.error);
                 opening.onblocked = () => reject(new Error('blocked'));
                 opening.onsuccess = () => {{
                     const database = opening.result;
                     {then}
                 }};
             }})"
        ),
        &[],
    )
}

/// Its version, its stores and all that is in them.
fn contents(page: &Page) -> Value {
    run_on_database(
        page,
        "opening = indexedDB.open('so-chi-tieu');",
        "const names = [...database.objectStoreNames];
         const transaction = database.transaction(names);
         const all = names.map((name) => transaction.objectStore(name).getAll());
         transaction.oncomplete = () => {
             const { version } = database;
             database.close();
             resolve([version, names, all.map((one) => one.result)]);
         };",
    )
}

/// As before the page's first visit: nothing of its own, and this database.
fn begin_with(page: &Page, database: &str) {
    page.open("plans/tinh-bien-2026.json");
    clear_site(page);
    run_on_database(page, database, "database.close(); resolve(null);");
}

fn takes_another_name(name: &str, database: &str) {
    let profile = Profile::new();
    let journey = || Journey::at(Screen::Desk).called(name).in_profile(&profile);
    let before = journey().walk_until_killed(|page| {
        begin_with(page, database);
        let before = contents(page);
        page.open("");
        open_grid(page);
        let processes = page.processes();
        type_in(page, 0..4);
        page.is_saved();
        assert!(!page.text().contains("STORE-05"), "{}", page.text());
        assert_eq!(contents(page), before, "the other database");
        processes.kill();
        before
    });
    journey().walk(|page| {
        show_grid(page);
        for at in 0..4 {
            assert_eq!(shown(page, at), number(at));
        }
        assert!(!page.text().contains("STORE-05"), "{}", page.text());
        let names: Vec<String> = page.eval(
            "return indexedDB.databases().then((all) => all.map((one) => one.name).sort())",
            &[],
        );
        assert_eq!(json!(names), json!(["so-chi-tieu", "so-chi-tieu-2"]));
        page.open("plans/tinh-bien-2026.json");
        assert_eq!(contents(page), before, "the other database");
    });
}

#[test]
fn a_database_of_another_version_is_left_and_one_of_a_new_name_made() {
    takes_another_name("cleared-version", OTHER_VERSION);
}

#[test]
fn a_database_without_its_store_is_left_and_one_of_a_new_name_made() {
    takes_another_name("cleared-store", WITHOUT_STORE);
}
