//! Deleting for good: asked first, with day, figures and a copy; and final.

use std::{fs, thread, time::Duration};

use e2e::courses::{numbers_in, removed};
use e2e::numbers::{has_plan, number, open_grid, show_grid, shown, type_in};
use e2e::places::Place;
use e2e::{Journey, Page, Profile, Screen, button, heading, journey};
use serde_json::Value;

use crate::storage::HOLD;

const DISCARD: &str = "Xóa hẳn Phường Tịnh Biên 2026";
const YES: &str = "Xóa hẳn, không lấy lại";
const NO: &str = "Không xóa";

/// Numbers of the plan that is deleted, and of the one opened after it.
const DELETED: [usize; 2] = [0, 1];
const NEWER: [usize; 2] = [2, 3];

/// A plan with two numbers, removed from the list.
fn remove(page: &Page) {
    open_grid(page);
    type_in(page, DELETED);
    page.is_saved();
    page.open("#/ke-hoach");
    page.click(&button("Gỡ Phường Tịnh Biên"));
    page.find(&heading("Đã gỡ, còn giữ trên máy"));
}

fn delete(page: &Page) {
    page.click(&button(DISCARD));
    page.click(&button(YES));
    page.find_gone(&heading("Đã gỡ, còn giữ trên máy"));
}

/// Day and figures as the question names them, and the snapshots that go with the last copy:
/// `(gỡ 13/6/2026 14:02 · 1 số liệu · cùng các bản chụp của kế hoạch này)`.
fn names_day_and_figures(question: &str, day: &str) -> bool {
    let start = format!("{DISCARD} (gỡ {day} ");
    let inside = question.strip_prefix(&start);
    let end = " · 1 số liệu · cùng các bản chụp của kế hoạch này)? Không lấy lại được.";
    inside.is_some_and(|rest| rest.contains(end))
}

#[test]
fn deleting_for_good_asks_names_what_goes_and_offers_a_copy() {
    journey(|page| {
        remove(page);
        page.click(&button(DISCARD));
        let question = page.alerts_that("Không lấy lại được.");
        let day: String = page.eval(
            "const day = new Date(Date.now() + 7 * 3600000);
             return [day.getUTCDate(), day.getUTCMonth() + 1, day.getUTCFullYear()].join('/')",
            &[],
        );
        let asked = question.find(DISCARD).map(|at| &question[at..]);
        let asked = asked.unwrap_or_default();
        assert!(names_day_and_figures(asked, &day), "{question}");
        page.click(&button("Tải bản sao ngay"));
        let copy = fs::read_to_string(page.downloaded("so_tinh-bien-2026")).unwrap();
        assert_eq!(numbers_in(&[copy]), DELETED.map(number));

        page.click(&button(NO));
        page.find_gone(&button(YES));
        page.reload();
        page.click(&button("Lấy lại Phường Tịnh Biên 2026"));
        page.find(&heading("Kế hoạch đang mở"));
        show_grid(page);
        assert_eq!(shown(page, DELETED[0]), number(DELETED[0]));
    });
}

#[test]
fn the_question_stays_while_something_is_saved() {
    journey(|page| {
        page.before_load(HOLD);
        page.reload();
        open_grid(page);
        type_in(page, DELETED);
        page.is_saved();
        page.eval::<Value>("window.held = true", &[]);
        page.open("#/ke-hoach");
        page.click(&button("Gỡ Phường Tịnh Biên"));
        page.click(&button(DISCARD));
        page.find(&button(NO));
        page.eval::<Value>("window.held = false", &[]);
        page.wait("the removal to be in the database", || {
            let all = Place::all_of_journal(page);
            all.iter()
                .any(|(key, _)| key.contains("/removed/"))
                .then_some(())
        });
        thread::sleep(FOR_THE_DATABASE);
        assert!(page.shows(&button(NO)), "the question is gone");
    });
}

/// What the next browser shows: the newer plan if there is one, nothing of the deleted one.
fn is_final(page: &Page, newer: bool) {
    assert_eq!(has_plan(page), newer, "whether a plan is open");
    if newer {
        show_grid(page);
        for at in NEWER {
            assert_eq!(shown(page, at), number(at), "of the newer plan");
        }
        for at in DELETED {
            assert_eq!(shown(page, at), "", "of the deleted plan");
        }
    }
    page.open("#/ke-hoach");
    assert!(removed(page).is_empty(), "among the removed");
    page.open("#/cai-dat");
    page.find(&heading("Dữ liệu"));
    assert!(!page.shows(&heading("Dữ liệu được để riêng")), "set aside");
}

/// Long enough for the database, not for the local storage, which is written to the disk later.
const FOR_THE_DATABASE: Duration = Duration::from_millis(300);

#[test]
fn what_was_deleted_is_not_brought_back_by_a_kill() {
    let profile = Profile::new();
    let journey = || {
        Journey::at(Screen::Desk)
            .called("discard-kill")
            .in_profile(&profile)
    };
    journey().walk_until_killed(|page| {
        remove(page);
        let processes = page.processes();
        delete(page);
        thread::sleep(FOR_THE_DATABASE);
        processes.kill();
    });
    journey().walk(|page| is_final(page, false));
}

#[test]
fn what_was_deleted_does_not_come_back_over_a_newer_plan() {
    let profile = Profile::new();
    let journey = || {
        Journey::at(Screen::Desk)
            .called("discard-newer")
            .in_profile(&profile)
    };
    journey().walk_until_killed(|page| {
        remove(page);
        delete(page);
        open_grid(page);
        let processes = page.processes();
        type_in(page, NEWER);
        page.is_saved();
        processes.kill();
    });
    journey().walk(|page| is_final(page, true));
}
