//! What the end-to-end tests are written with: a browser, a page in it, and what a person does
//! there. Everything is found by its role and its accessible name, as a screen reader finds it.
//!
//! A step that cannot be done ends the test with a panic that says what was waited for; the
//! [`journey`] then leaves a picture and the text of the page in `target/e2e/`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests: what does not hold ends the test where it happens"
)]

pub mod asked;
pub mod bench;
mod chromium;
pub mod courses;
mod driver;
mod element;
mod engine;
pub mod faults;
mod host;
pub mod hostile;
mod journey;
pub mod keys;
pub mod numbers;
mod page;
pub mod places;
mod processes;
mod query;
pub mod samples;
pub mod steps;
pub mod tour;
mod wire;

pub use driver::{Profile, one_file};
pub use element::Element;
pub use engine::{Engine, Look};
pub use host::Host;
pub use journey::{Journey, journey};
pub use page::Page;
pub use processes::Processes;
pub use query::{
    Query, alert, button, button_like, combobox, group, heading, image, link, link_like, status,
    textbox,
};
pub use thirtyfour::Key;
pub use xtask::line::Wrong;

/// The size of the window, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// An old office computer: 1366 × 768.
    Desk,
    /// A phone held upright: 390 × 844.
    Phone,
}

impl Screen {
    /// Width and height.
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Desk => (1366, 768),
            Self::Phone => (390, 844),
        }
    }
}
