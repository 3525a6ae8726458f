//! What people do with the page, from the first plan to the last backup, in a real browser.
//!
//! Each test is one person with a browser of their own. What they see is compared with what was
//! worked out by hand, beside the numbers. Where a test fails, `target/e2e/` has a picture and
//! the text of the page.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests: what does not hold ends the test where it happens"
)]

mod accessibility;
mod axe;
mod bad_files;
mod charts;
mod cleared;
mod closing;
mod crash;
mod definitions;
mod discard;
mod drop;
mod faults;
mod focus;
mod form;
mod heard;
mod hostile;
mod index;
mod keyboard;
mod log;
mod losses;
mod mending;
mod modules;
mod narrow;
mod navigation;
mod network;
mod notes;
mod offline;
mod one_file;
mod paste;
mod phone;
mod plan_check;
mod plans;
mod policy;
mod settings;
mod storage;
mod submission;
mod tabs;
mod taken_away;
mod tasks;
mod typed;
mod undo;
mod unread;
mod unsaved;
mod wrong_input;
mod year;

use e2e::steps;
