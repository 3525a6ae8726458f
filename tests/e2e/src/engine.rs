//! The browsers, by their engines: what each is started with, and which driver steers it.

use std::{
    env,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use thirtyfour::Capabilities;

use crate::chromium::{self, Wanted};
use crate::driver::program;

/// How someone has set their browser, or their machine, to see a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// As tests like it: nothing moves where the browser can be told so by itself.
    #[default]
    Plain,
    /// Nothing is to move.
    Still,
    /// Things may move.
    Moving,
    /// The colours are the machine's, not the page's.
    ForcedColours,
    /// Four times as large: of 1,280 × 1,024 points 320 × 256 are left.
    Zoomed,
}

/// A browser engine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Chromium: what most have, as Chrome, Edge or Cốc Cốc.
    #[default]
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK: the engine of Safari, in its small browser.
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The driver's program.
    pub(crate) fn driver(self) -> PathBuf {
        match self {
            Self::Chromium => program("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => program("GECKODRIVER", "geckodriver"),
            Self::WebKit => program("WEBKITDRIVER", "WebKitWebDriver"),
        }
    }

    /// What a session asks for.
    pub(crate) fn capabilities(self, downloads: &Path, wanted: &Wanted) -> Capabilities {
        match self {
            Self::Chromium => chromium::capabilities(downloads, wanted),
            Self::Firefox => converted(firefox(downloads, wanted.look)),
            Self::WebKit => converted(webkit()),
        }
    }
}

fn converted(all: Value) -> Capabilities {
    serde_json::from_value(all).unwrap()
}

fn firefox(downloads: &Path, look: Look) -> Value {
    // 2: the page's colours are never used; 1: only where the machine's theme asks for it.
    let colours = if look == Look::ForcedColours { 2 } else { 1 };
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": program("FIREFOX", "firefox-esr"),
            "args": ["-headless"],
            "prefs": {
                "browser.download.folderList": 2,
                "browser.download.dir": downloads,
                "browser.download.useDownloadDir": true,
                "browser.helperApps.neverAsk.saveToDisk": "application/json,text/csv,text/calendar",
                "ui.prefersReducedMotion": u8::from(look != Look::Moving),
                "browser.display.document_color_use": colours,
                // No requests of its own.
                "app.update.enabled": false,
                "browser.safebrowsing.update.enabled": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "services.settings.server": "data:,#",
            },
        },
    })
}

fn webkit() -> Value {
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
    })
}

/// Debian puts it beside the engine's library, under the name of the machine's sort.
fn mini_browser() -> PathBuf {
    if let Some(named) = env::var_os("MINIBROWSER") {
        return PathBuf::from(named);
    }
    let libraries = std::fs::read_dir("/usr/lib")
        .into_iter()
        .flatten()
        .flatten();
    let folders = libraries.flat_map(|one| {
        ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"].map(|name| one.path().join(name))
    });
    let mut found = folders.map(|folder| folder.join("MiniBrowser"));
    found
        .find(|path| path.is_file())
        .expect("there is no MiniBrowser; on Debian it comes with webkit2gtk-driver")
}
