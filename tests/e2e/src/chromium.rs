//! What only Chromium has: its arguments, its download folder, its protocol. Everything else
//! here is plain W3C WebDriver.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::session::handle::SessionHandle;
use thirtyfour::{Capabilities, RequestData, SessionId};

use crate::driver::program;
use crate::engine::Look;
use crate::wire::ready;

/// As the settings of the browser number it: a site may keep data, or not.
const ALLOWED: u8 = 1;
const BLOCKED: u8 = 2;

/// What is wanted of a browser beside what all have.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// A log of every request.
    pub network_log: bool,
    /// A trace of what its threads do.
    pub trace: bool,
    /// Steps wait for no page to be loaded whole.
    pub impatient: bool,
    /// No site may keep data.
    pub storage_forbidden: bool,
    /// How it is set to show a page.
    pub look: Look,
    /// Where its profile is; none: in a folder that goes with it.
    pub profile: Option<PathBuf>,
}

/// What a session asks for.
pub(crate) fn capabilities(downloads: &Path, wanted: &Wanted) -> Capabilities {
    let mut logs = json!({ "browser": "ALL" });
    if wanted.network_log || wanted.trace {
        logs["performance"] = json!("ALL");
    }
    let mut arguments = xtask::browser::ARGUMENTS.map(String::from).to_vec();
    // A picture or a click in the middle of a transition is another one each time.
    if wanted.look != Look::Moving {
        arguments.push("--force-prefers-reduced-motion".to_owned());
    }
    if wanted.look == Look::Zoomed {
        arguments.push("--force-device-scale-factor=4".to_owned());
    }
    let profile = wanted.profile.as_ref();
    arguments.extend(profile.map(|folder| format!("--user-data-dir={}", folder.display())));
    let mut all = json!({
        "browserName": "chrome",
        "pageLoadStrategy": if wanted.impatient { "none" } else { "normal" },
        "goog:loggingPrefs": logs,
        "goog:chromeOptions": {
            "args": arguments,
            "binary": program("CHROMIUM", "chromium"),
            "prefs": {
                "download.default_directory": downloads,
                "download.prompt_for_download": false,
                "profile.default_content_setting_values.cookies":
                    if wanted.storage_forbidden { BLOCKED } else { ALLOWED },
            },
        },
    });
    if wanted.trace {
        all["goog:chromeOptions"]["perfLoggingPrefs"] =
            json!({ "enableNetwork": false, "enablePage": false, "traceCategories": TRACED });
    }
    serde_json::from_value(all).unwrap()
}

/// What the browser's own tools show of a thread.
const TRACED: &str = "devtools.timeline,disabled-by-default-devtools.timeline,blink.user_timing";

/// A command of the DevTools protocol.
#[derive(Debug)]
struct DevTools<'a> {
    name: &'a str,
    parameters: Value,
}

impl FormatRequestData for DevTools<'_> {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(
            http::Method::POST,
            format!("session/{session}/goog/cdp/execute"),
        )
        .add_body(json!({ "cmd": self.name, "params": self.parameters }))
    }
}

/// Carries out a command of the DevTools protocol.
pub(crate) fn devtools(session: &SessionHandle, name: &str, parameters: Value) -> Value {
    let answer = ready(session.cmd(DevTools { name, parameters }));
    answer
        .and_then(|answer| answer.value_json())
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}
