//! A snapshot that cannot be read is said to be so: never given as an empty file.

use e2e::courses::{Course, Step};
use e2e::places::Place;
use e2e::{Journey, Page, Screen, button, button_like, heading};

/// The snapshots in the database.
fn keys(page: &Page) -> Vec<String> {
    let all = Place::all_of_journal(page).into_iter();
    let keys = all.map(|(key, _)| key);
    keys.filter(|key| key.contains("/snapshot/")).collect()
}

/// A list of snapshots on the screen, whose texts are then spoilt.
fn walk(name: &str, spoil: fn(&Page, &str)) {
    Journey::at(Screen::Desk).called(name).walk(|page| {
        let mut course = Course::default();
        for step in [
            Step::Open,
            Step::Type(vec![0, 1]),
            Step::Backup,
            Step::Type(vec![2]),
            Step::Import,
        ] {
            course.take(page, &step);
        }
        page.open("#/cai-dat");
        page.find(&heading("Bản chụp"));
        page.says("trước khi nhập tệp");
        let keys = keys(page);
        assert!(!keys.is_empty());
        for key in keys {
            spoil(page, &key);
        }
        let files = page.all_downloaded();

        page.click(&button_like("Tải về "));
        page.alerts_that("Không đọc được so_tinh-bien-2026");
        page.click(&button("Đóng"));
        page.find_gone(&button("Đóng"));
        page.click(&button_like("Xem và khôi phục"));
        page.alerts_that("Không đọc được bản chụp");
        assert_eq!(page.hash(), "#/cai-dat");
        assert_eq!(page.all_downloaded(), files, "a file was given");
    });
}

#[test]
fn a_snapshot_that_is_gone_is_said_to_be_unreadable() {
    walk("unread-gone", |page, key| Place::Journal.remove(page, key));
}

#[test]
fn a_snapshot_that_is_no_text_is_said_to_be_unreadable() {
    walk("unread-no-text", |page, key| {
        Place::Journal.write_value(page, key, 5)
    });
}
