//! The browsers of the tests: Chromium with its driver, Firefox and WebKitGTK with theirs.

use crate::{command, debian, tools};
use anyhow::{Result, bail};
use serde_json::json;
use std::{
    env,
    path::{Path, PathBuf},
};

/// What Chromium is started with: no window, no questions, no requests of its own.
pub const ARGUMENTS: [&str; 7] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

const CHROMIUM_NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// A Chromium and the driver that steers it.
pub struct Browser {
    /// The browser's program.
    pub chromium: PathBuf,
    /// The WebDriver's program.
    pub driver: PathBuf,
}

/// Finds both programs (`CHROMIUM` and `CHROMEDRIVER` name others), or installs them.
pub fn find_or_install() -> Result<Browser> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    // The font covers Vietnamese; a bare system has none.
    let packages = ["chromium", "chromium-driver", "fonts-dejavu-core"];
    debian::install(&packages, "Chromium with its driver")?;
    match find()? {
        Some(browser) => Ok(browser),
        None => bail!("Chromium and its driver were installed but are not on PATH"),
    }
}

/// The programs of Firefox and WebKitGTK by what they are in, as Debian calls it.
const OTHERS: [(&str, &str, &str); 3] = [
    ("FIREFOX", "firefox-esr", "firefox-esr"),
    ("WEBKITDRIVER", "WebKitWebDriver", "webkit2gtk-driver"),
    // WebKitGTK's small browser has no mode without a screen.
    ("XVFB", "Xvfb", "xvfb"),
];

/// Finds Firefox and WebKitGTK (the variables above name other programs), or installs them; gives
/// Firefox's driver, which is no Debian package.
pub fn others_or_install() -> Result<PathBuf> {
    let mut missing = Vec::new();
    for (variable, name, package) in OTHERS {
        if program(variable, &[name])?.is_none() {
            missing.push(package);
        }
    }
    if !missing.is_empty() {
        debian::install(&missing, "Firefox or WebKitGTK")?;
    }
    tools::geckodriver()
}

/// The session that wasm-bindgen's test runner asks the driver for.
pub(crate) fn capabilities(chromium: &Path) -> String {
    let options = json!({ "args": ARGUMENTS, "binary": chromium.to_string_lossy() });
    json!({ "goog:chromeOptions": options }).to_string()
}

fn find() -> Result<Option<Browser>> {
    let chromium = program("CHROMIUM", &CHROMIUM_NAMES)?;
    let driver = program("CHROMEDRIVER", &["chromedriver"])?;
    Ok(chromium
        .zip(driver)
        .map(|(chromium, driver)| Browser { chromium, driver }))
}

fn program(variable: &str, names: &[&str]) -> Result<Option<PathBuf>> {
    let Some(named) = env::var_os(variable).map(PathBuf::from) else {
        return Ok(names.iter().find_map(|name| command::on_path(name)));
    };
    if !named.is_file() {
        bail!("{variable} names {}, which is no file", named.display());
    }
    Ok(Some(named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capabilities_name_the_browser_and_its_arguments() {
        let text = capabilities(Path::new("/a b/\"chromium\""));
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let options = &value["goog:chromeOptions"];
        assert_eq!(options["binary"], "/a b/\"chromium\"");
        assert_eq!(options["args"][0], "--headless");
    }
}
