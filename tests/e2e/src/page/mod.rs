//! A page in a browser, and what a person does there.

mod acting;
mod addresses;
mod browser;
mod finding;
mod reading;
mod screens;
mod waiting;

use std::path::PathBuf;

use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverError;

use crate::Screen;
use crate::engine::Engine;

/// A page in a browser of its own.
pub struct Page {
    pub(crate) driver: WebDriver,
    pub(crate) home: String,
    pub(crate) downloads: PathBuf,
    pub(crate) given: PathBuf,
    pub(crate) screen: Screen,
    pub(crate) engine: Engine,
}

/// What the driver says, without its stack.
fn reason(error: &WebDriverError) -> String {
    let text = error.to_string();
    let said = text.split("Stacktrace").next().unwrap_or_default();
    tidy(said)
}

/// Single spaces, no others.
pub(crate) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
