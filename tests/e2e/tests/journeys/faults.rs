//! A few of the faults that `cargo xtask faults` tries, each a few times: nothing that the page
//! has reported as saved is lost by them.

use e2e::faults::hold;

#[test]
fn a_browser_that_is_killed() {
    hold("kill-0", 3);
}

#[test]
fn a_copy_that_is_spoilt_under_the_open_page() {
    hold("spoilt-journal-open", 2);
}

#[test]
fn a_tab_that_hangs() {
    hold("tab-hung", 1);
}

#[test]
fn a_newer_version_beside_this_one() {
    hold("newer-open", 2);
}

#[test]
fn a_worker_that_is_answered_wrongly() {
    hold("worker", 2);
}

#[test]
fn a_module_that_does_not_come() {
    hold("modules", 3);
}

#[test]
fn courses_of_removing_importing_and_putting_back() {
    hold("courses", 2);
}

#[test]
fn clocks_that_are_wrong_by_years() {
    hold("clock-years", 4);
}

#[test]
fn site_data_that_are_cleared() {
    hold("cleared", 3);
}

#[test]
fn a_number_under_composition() {
    hold("composing", 4);
}
