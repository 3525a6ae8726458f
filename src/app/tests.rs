//! What needs a browser but no page: run by `cargo xtask test --only browser`.

use so_chi_tieu::store::{self, Book, Storage, StorageFault, Storages, Write};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::browser::{self, BrowserStorage, Database};
use super::route::Route;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn addresses_lead_where_they_say() {
    let routes = [
        ("#/ke-hoach", Route::Plans),
        ("#/tong-quan", Route::Overview),
        ("#/nhap", Route::Entry),
        ("#/chot", Route::Close),
        ("#/bieu-ii06a", Route::Form),
        ("#/nhiem-vu", Route::Tasks),
        ("#/gui-len", Route::Send),
        ("#/huong-dan", Route::Guide),
        ("#/cai-dat", Route::Settings),
        ("#/chi-tieu/II.13", Route::Target("II.13".to_owned())),
        ("#/chi-tieu/a%2Fb%20c", Route::Target("a/b c".to_owned())),
    ];
    for (hash, route) in routes {
        assert_eq!(Route::parse(hash), Some(route.clone()), "{hash}");
        assert_eq!(route.href(), hash);
    }
    assert_eq!(Route::parse(""), None);
    assert_eq!(Route::parse("#/"), None);
    assert_eq!(Route::parse("#/khac"), Some(Route::Unknown));
    // Wrongly encoded: taken as it stands.
    let broken = Route::Target("%E0%A4%A".to_owned());
    assert_eq!(Route::parse("#/chi-tieu/%E0%A4%A"), Some(broken));
}

#[wasm_bindgen_test]
fn the_shelf_keeps_and_leaves_others_alone() {
    let foreign = browser::window().unwrap().local_storage().unwrap().unwrap();
    foreign.set_item("cua-nguoi-khac", "1").unwrap();
    let mut shelf = BrowserStorage;
    shelf.write("so-chi-tieu/2/thu", "chữ “có dấu”").unwrap();
    assert_eq!(
        shelf.read("so-chi-tieu/2/thu").unwrap().as_deref(),
        Some("chữ “có dấu”")
    );
    let keys = shelf.keys().unwrap();
    assert!(
        keys.iter().all(|key| key.starts_with("so-chi-tieu/")),
        "{keys:?}"
    );
    shelf.remove("so-chi-tieu/2/thu").unwrap();
    assert_eq!(shelf.read("so-chi-tieu/2/thu").unwrap(), None);
    assert_eq!(
        foreign.get_item("cua-nguoi-khac").unwrap().as_deref(),
        Some("1")
    );
}

#[wasm_bindgen_test]
fn a_plan_is_kept_in_the_browser() {
    let text = include_bytes!("../../plans/cho-vam-2024.json");
    let Ok(so_chi_tieu::file::Opened::Plan(plan)) = so_chi_tieu::file::open(text) else {
        panic!("no plan");
    };
    let mut book = Book::new(*plan);
    let mut keep = Storages {
        local: &mut BrowserStorage,
        journal: None,
    };
    store::save(&mut keep, &mut book, browser::now()).unwrap();
    let found = store::load(&mut keep, browser::now());
    assert!(found.books.contains(&book));
    let key = store::remove(&mut keep, &book, browser::now()).unwrap();
    store::discard(&mut keep, &key);
    let found = store::load(&mut keep, browser::now());
    assert!(!found.books.contains(&book));
}

fn write(key: &str, expected: Option<&str>, text: Option<&str>) -> Write {
    Write {
        key: key.to_owned(),
        expected: expected.map(str::to_owned),
        text: text.map(str::to_owned),
    }
}

#[wasm_bindgen_test]
async fn the_journal_takes_a_batch_whole_or_not_at_all() {
    let database = Database::open(|| {}).await.unwrap();
    let first = [
        write("thu/1", None, Some("một\nhai")),
        write("thu/2", None, Some("ba")),
    ];
    database.commit(&first).await.unwrap();
    // The second write of it does not find what it expects.
    let second = [
        write("thu/1", Some("một"), Some("khác")),
        write("thu/2", Some("bốn"), None),
    ];
    assert_eq!(database.commit(&second).await, Err(StorageFault::Changed));
    let texts = database.texts("thu/").await.unwrap();
    let held = |key: &str, text: &str| (key.to_owned(), text.to_owned());
    assert_eq!(texts, [held("thu/1", "một\nhai"), held("thu/2", "ba")]);
    assert_eq!(database.keys("thu/").await.unwrap(), ["thu/1", "thu/2"]);

    let third = [
        write("thu/1", Some("một"), None),
        write("thu/2", Some("ba"), Some("bốn")),
    ];
    database.commit(&third).await.unwrap();
    assert_eq!(database.text("thu/1").await, None);
    assert_eq!(database.text("thu/2").await.as_deref(), Some("bốn"));
    // Another connection sees the same.
    let again = Database::open(|| {}).await.unwrap();
    assert_eq!(again.texts("thu/").await.unwrap(), [held("thu/2", "bốn")]);
    again
        .commit(&[write("thu/2", Some("bốn"), None)])
        .await
        .unwrap();
}

#[wasm_bindgen_test]
fn the_clock_is_that_of_viet_nam() {
    let now = browser::now();
    let minutes = (js_sys::Date::now() / 60_000.0).floor() + 7.0 * 60.0;
    let date = js_sys::Date::new(&(minutes * 60_000.0).into());
    let ahead = f64::from(date.get_utc_hours() * 60 + date.get_utc_minutes());
    // A minute may pass between the two.
    let apart = (ahead - f64::from(now.minute)).rem_euclid(1440.0);
    assert!(apart <= 1.0, "{apart}");
}

#[wasm_bindgen_test]
fn colours_are_read_long_and_short() {
    let cases = [
        ("#17211c", (0x17, 0x21, 0x1c)),
        ("#fff", (0xff, 0xff, 0xff)),
        ("#0a5", (0x00, 0xaa, 0x55)),
        ("rgb(1, 2, 3)", (0x80, 0x80, 0x80)),
        ("", (0x80, 0x80, 0x80)),
    ];
    for (text, colour) in cases {
        assert_eq!(browser::parse_colour(text), colour, "{text}");
    }
}
