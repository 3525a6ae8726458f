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
