//! Browsers, hosts and lines as the rows want them.

use std::{env, path::PathBuf, sync::Arc, thread, time::Duration};

use serde_json::{Value, json};
use xtask::line::{Line, Speed};
use xtask::serve::{Server, spawn_on};

use crate::{Journey, Page, Profile, Screen};

/// How many times slower than this machine.
const SLOWDOWN: u32 = 4;
/// An office's line on a bad day.
const SPEED: Speed = Speed {
    latency: Duration::from_millis(150),
    bits_per_second: 1_600_000,
};
/// In words.
pub(super) const SLOW: &str = "4× slower processor, 1.6 Mbit/s, 150 ms to every answer";
const PAUSE: Duration = Duration::from_millis(20);

/// The built page with packed copies.
fn packed_page() -> PathBuf {
    let folder = env::var_os("BENCH_PAGE").expect("`cargo xtask bench` packs the page");
    PathBuf::from(folder)
}

/// A host that sends packed copies, and the line to it.
pub(super) struct Host {
    server: Server,
    line: Arc<Line>,
}

impl Host {
    pub(super) fn start() -> Self {
        let line = Arc::new(Line::of_packed());
        Self {
            server: spawn_on(&packed_page(), 0, Arc::clone(&line)).unwrap(),
            line,
        }
    }

    pub(super) fn url(&self) -> String {
        self.server.url()
    }

    pub(super) fn slow(&self) {
        self.line.set_speed(Some(SPEED));
    }

    pub(super) fn fast(&self) {
        self.line.set_speed(None);
        while self.line.is_busy() {
            thread::sleep(PAUSE);
        }
    }
}

/// A new browser that has been nowhere.
pub(super) fn nowhere<T>(profile: Option<&Profile>, steps: impl FnOnce(&Page) -> T) -> T {
    in_browser(journey("about:blank"), profile, steps)
}

/// A new browser at the start of the page.
pub(super) fn at<T>(home: &str, steps: impl FnOnce(&Page) -> T) -> T {
    in_browser(journey(home), None, steps)
}

/// The same, and what its threads do is traced.
pub(super) fn traced_at<T>(home: &str, steps: impl FnOnce(&Page) -> T) -> T {
    in_browser(journey(home).traced(), None, steps)
}

fn journey(home: &str) -> Journey {
    Journey::at(Screen::Desk).called("bench").to(home)
}

fn in_browser<T>(journey: Journey, profile: Option<&Profile>, steps: impl FnOnce(&Page) -> T) -> T {
    let journey = match profile {
        Some(profile) => journey.in_profile(profile),
        None => journey,
    };
    // Without a network the console is full of errors, rightly.
    journey.walk_until_killed(steps)
}

/// From now on the page has a slower processor.
pub(super) fn slow_down(page: &Page) {
    be_slower(page, SLOWDOWN);
}

/// From now on the page has the machine's own processor. A browser that is slowed down keeps it
/// busy even when it does nothing.
pub(super) fn speed_up(page: &Page) {
    be_slower(page, 1);
}

fn be_slower(page: &Page, times: u32) {
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times }));
}

/// Takes away what the browser keeps of the page's files; what the page keeps of figures stays.
pub(super) fn forget_files(page: &Page, host: &Host) {
    let origin = host.url();
    page.devtools(
        "Storage.clearDataForOrigin",
        json!({ "origin": origin.trim_end_matches('/'), "storageTypes": "cache_storage,service_workers" }),
    );
    page.devtools("Network.clearBrowserCache", json!({}));
}

/// Waits until a worker keeps all files of the page.
pub(super) fn is_kept(page: &Page) {
    page.eval::<Value>(
        "return navigator.serviceWorker.ready.then(({ active }) => new Promise((resolve) => {
             const look = () => active.state === 'activated' ? resolve(true) : setTimeout(look, 20);
             look();
         }))",
        &[],
    );
}

/// Goes to the grid of the plan in view.
pub(super) fn show_grid(page: &Page) {
    page.eval::<Value>("location.hash = '#/nhap'", &[]);
    page.wait("the grid", || {
        let script = "return document.querySelector('tr[data-entry]') !== null";
        page.eval::<bool>(script, &[]).then_some(())
    });
}

/// Which Chromium it is, and today.
pub fn version_and_day() -> (String, String) {
    nowhere(None, |page| {
        let day: String = page.eval("return new Date().toISOString().slice(0, 10)", &[]);
        (page.browser_version(), day)
    })
}
