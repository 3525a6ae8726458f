//! Sizes and pictures.

use std::{
    env, fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId};

use super::Page;
use crate::Screen;
use crate::engine::Engine;
use crate::wire::ready;

/// How long a window may take to become as large as it was told to.
const SETTLING: Duration = Duration::from_secs(2);

impl Page {
    /// Makes the window's inside this large. A bar of the browser's own that comes meanwhile takes a
    /// part of it: then it is made so once more.
    pub(crate) fn resize(&self, (width, height): (u32, u32)) {
        let inside = || -> (u32, u32) { self.eval("return [innerWidth, innerHeight]", &[]) };
        let wanted = format!("{width} × {height}");
        let mut fitted: Option<Instant> = None;
        self.wait_equal("the window's inside", &wanted, || {
            let (wide, high) = inside();
            let is_due = fitted.is_none_or(|at| at.elapsed() > SETTLING);
            if (wide, high) != (width, height) && is_due {
                let outside = ready(self.driver.get_window_rect()).unwrap();
                let frame_wide = u32::try_from(outside.width).unwrap() - wide;
                let frame_high = u32::try_from(outside.height).unwrap() - high;
                let (wide, high) = (width + frame_wide, height + frame_high);
                ready(self.driver.set_window_rect(0, 0, wide, high)).unwrap();
                fitted = Some(Instant::now());
            }
            format!("{wide} × {high}")
        });
    }

    /// Shows the page four times as large, in a window of 1,280 × 1,024 points (WCAG 1.4.10), or as
    /// nearly so as the browser can be made to: its windows may not be made as small as one likes.
    pub fn zoom(&self) {
        if self.engine == Engine::Firefox {
            self.resize((1_280, 1_024));
            self.in_context("chrome");
            self.eval::<Value>("gBrowser.selectedBrowser.fullZoom = 4", &[]);
            self.in_context("content");
        } else {
            // Started with a scale of four: these are points of the page.
            ready(self.driver.set_window_rect(0, 0, 320, 256)).unwrap();
        }
        self.wait("the zoom", || {
            self.eval::<bool>("return devicePixelRatio === 4 && innerWidth < 500", &[])
                .then_some(())
        });
    }

    /// Has scripts run in Firefox itself (`chrome`), or in the page (`content`).
    fn in_context(&self, context: &'static str) {
        ready(self.driver.cmd(Context(context))).unwrap();
    }

    /// Sets size and pixel ratio, as another screen would.
    pub fn use_screen(&self, (width, height): (u32, u32), ratio: f64, mobile: bool) {
        let parameters = json!({
            "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": mobile,
            "screenWidth": width, "screenHeight": height,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", parameters);
        // Not the window's width: on a phone a page too wide makes that larger.
        self.wait("the new screen", || {
            let now: (u32, f64) = self.eval("return [screen.width, devicePixelRatio]", &[]);
            (now == (width, ratio)).then_some(())
        });
        // Without a screen the browser draws no frame for a new ratio alone, and tells the page
        // nothing of it; a picture makes it draw one.
        self.picture();
    }

    /// Has the page see a setting of the machine: `forced-colors`, `active`. Chromium only.
    pub fn emulate(&self, feature: &str, value: &str) {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", features);
    }

    /// A picture of what the window shows.
    pub fn picture(&self) -> Vec<u8> {
        ready(self.driver.screenshot_as_png()).unwrap()
    }

    /// Keeps a picture of the whole page in the folder that `E2E_PICTURES` names, to be looked at;
    /// without one, none.
    pub fn keep_picture(&self, name: &str) {
        let Some(folder) = env::var_os("E2E_PICTURES").map(PathBuf::from) else {
            return;
        };
        let screen = match self.screen {
            Screen::Desk => "ban",
            Screen::Phone => "dien-thoai",
        };
        let picture = self.long_picture().unwrap_or_else(|| self.picture());
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{screen}-{name}.png")), picture).unwrap();
    }

    /// A picture of the whole page, where it is longer than the window.
    pub fn long_picture(&self) -> Option<Vec<u8>> {
        let script = "const { scrollWidth, scrollHeight } = document.scrollingElement;
                      return [innerWidth, innerHeight, scrollWidth, scrollHeight]";
        let [width, height, _, all]: [u32; 4] = self.eval(script, &[]);
        if all <= height {
            return None;
        }
        let ratio: f64 = self.eval("return devicePixelRatio", &[]);
        let mobile = self.screen == Screen::Phone;
        // The height that the page needs may change with the window's.
        self.use_screen((width, all.min(8_000)), ratio, mobile);
        let picture = self.picture();
        self.use_screen((width, height), ratio, mobile);
        Some(picture)
    }
}

/// Where Firefox runs scripts.
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path = format!("session/{session}/moz/context");
        RequestData::new(http::Method::POST, path).add_body(json!({ "context": self.0 }))
    }
}
