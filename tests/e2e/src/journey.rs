//! A journey: one person, one browser with a profile of its own, from an empty page.

use std::{
    any::type_name,
    fs,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::{Path, PathBuf},
    sync::{Arc, Condvar, LazyLock, Mutex, PoisonError},
};

use thirtyfour::WebDriver;

use crate::engine::{Engine, Look};
use crate::wire::{Wire, ready};
use crate::{Page, Profile, Screen, chromium, driver};

/// Browsers at once: each wants a processor of its own.
const MOST: usize = 2;

/// How a journey is made.
#[derive(Clone, Debug)]
pub struct Journey {
    screen: Screen,
    name: Option<String>,
    home: Option<String>,
    engine: Engine,
    zone: Option<&'static str>,
    wanted: chromium::Wanted,
}

/// Walks through `steps` in a new browser, at the desk.
///
/// The test's name, for pictures and downloads, is that of the function it stands in.
pub fn journey<F: FnOnce(&Page)>(steps: F) {
    Journey::at(Screen::Desk).walk(steps);
}

impl Journey {
    /// On this screen.
    pub fn at(screen: Screen) -> Self {
        Self {
            screen,
            name: None,
            home: None,
            engine: Engine::default(),
            zone: None,
            wanted: chromium::Wanted::default(),
        }
    }

    /// By this name instead of the function's: several journeys may share one.
    pub fn called(mut self, name: &str) -> Self {
        self.name = Some(name.to_owned());
        self
    }

    /// In a browser of this engine.
    pub fn with(mut self, engine: Engine) -> Self {
        self.engine = engine;
        self
    }

    /// In a browser, or on a machine, that is set so.
    pub fn looking(mut self, look: Look) -> Self {
        self.wanted.look = look;
        self
    }

    /// Where the machine's clock has this zone: `America/Los_Angeles`.
    pub fn in_zone(mut self, zone: &'static str) -> Self {
        self.zone = Some(zone);
        self
    }

    /// To a page that someone else serves, at this address.
    pub fn to(mut self, home: &str) -> Self {
        self.home = Some(home.to_owned());
        self
    }

    /// In a browser with this profile, as an earlier one has left it.
    pub fn in_profile(mut self, profile: &Profile) -> Self {
        self.wanted.profile = Some(profile.folder().to_path_buf());
        self
    }

    /// Keeps a log of every request, for [`Page::requests`].
    pub fn watching_the_network(mut self) -> Self {
        self.wanted.network_log = true;
        self
    }

    /// Traces what the browser's threads do, for [`Page::trace`].
    pub fn traced(mut self) -> Self {
        self.wanted.trace = true;
        self
    }

    /// Waits for no page to be loaded whole: one that never is can be looked at.
    pub fn impatient(mut self) -> Self {
        self.wanted.impatient = true;
        self
    }

    /// In a browser told to let no site keep data.
    pub fn forbidding_storage(mut self) -> Self {
        self.wanted.storage_forbidden = true;
        self
    }

    /// Walks through `steps` in a new browser that shows the start page.
    pub fn walk<T, F: FnOnce(&Page) -> T>(self, steps: F) -> T {
        self.walk_then(steps, |page| {
            let errors = page.console_errors();
            assert!(errors.is_empty(), "the console holds errors: {errors:#?}");
        })
    }

    /// The same for steps that end with the death of the browser: nothing is asked of it after.
    pub fn walk_until_killed<T, F: FnOnce(&Page) -> T>(self, steps: F) -> T {
        self.walk_then(steps, |_| {})
    }

    fn walk_then<T, F: FnOnce(&Page) -> T>(self, steps: F, after: fn(&Page)) -> T {
        let name = self.name.clone().unwrap_or_else(name_of::<F>);
        let _place = Place::take();
        let driver = driver::Driver::of(self.engine, self.zone, self.wanted.look);
        let out = driver::out_folder();
        let downloads = fresh_folder(&out.join("downloads").join(&name));
        let page = Page {
            driver: self.browser(&driver, &downloads),
            home: self.home.clone().unwrap_or_else(home),
            downloads,
            screen: self.screen,
            engine: self.engine,
            given: fresh_folder(&out.join("given").join(&name)),
        };
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            self.fit_window(&page);
            page.open("");
            let found = steps(&page);
            after(&page);
            found
        }));
        if outcome.is_err() {
            leave_traces(&page, &out, &name);
        }
        let _ = ready(page.driver.quit());
        outcome.unwrap_or_else(|panic| resume_unwind(panic))
    }

    fn browser(&self, driver: &Arc<driver::Driver>, downloads: &Path) -> WebDriver {
        let wanted = self.engine.capabilities(downloads, &self.wanted);
        let builder = WebDriver::builder(driver.url(), wanted).client(Wire);
        ready(builder.connect()).unwrap_or_else(|error| panic!("no browser: {error}"))
    }

    fn fit_window(&self, page: &Page) {
        match self.screen {
            // Its size comes with the zoom: see `Page::zoom`.
            _ if self.wanted.look == Look::Zoomed => {}
            Screen::Desk => page.resize(self.screen.size()),
            Screen::Phone => page.use_screen(self.screen.size(), 3.0, true),
        }
    }
}

/// The page's server, for as long as the process runs.
fn home() -> String {
    static SERVER: LazyLock<xtask::serve::Server> = LazyLock::new(|| {
        xtask::serve::spawn(&driver::dist(), 0)
            .unwrap_or_else(|error| panic!("the page cannot be served: {error}"))
    });
    SERVER.url()
}

/// `journeys::plans::tinh_bien::{{closure}}` becomes `plans-tinh_bien`.
fn name_of<F>() -> String {
    let path = type_name::<F>();
    let parts: Vec<&str> = path
        .split("::")
        .filter(|part| !part.contains('{'))
        .collect();
    parts.get(1..).unwrap_or_default().join("-")
}

fn fresh_folder(path: &Path) -> PathBuf {
    let _ = fs::remove_dir_all(path);
    fs::create_dir_all(path).unwrap();
    path.to_path_buf()
}

/// A picture and the text of the page, beside each other.
fn leave_traces(page: &Page, out: &Path, name: &str) {
    let told = catch_unwind(AssertUnwindSafe(|| {
        let errors = page.console_errors().join("\n");
        (format!("{}\n\n{errors}\n", page.all_text()), page.picture())
    }));
    let Ok((text, picture)) = told else {
        eprintln!("{name}: the browser gives neither text nor picture any more");
        return;
    };
    let (text_file, picture_file) = (
        out.join(format!("{name}.txt")),
        out.join(format!("{name}.png")),
    );
    let written = fs::write(&text_file, text).and_then(|()| fs::write(&picture_file, picture));
    match written {
        Ok(()) => eprintln!(
            "what the page showed: {} and {}",
            picture_file.display(),
            text_file.display()
        ),
        Err(error) => eprintln!("{}: {error}", out.display()),
    }
}

/// One of the [`MOST`] places; given back when dropped.
struct Place;

static TAKEN: (Mutex<usize>, Condvar) = (Mutex::new(0), Condvar::new());

impl Place {
    fn take() -> Self {
        let taken = TAKEN.0.lock().unwrap_or_else(PoisonError::into_inner);
        let free = TAKEN.1.wait_while(taken, |taken| *taken >= MOST);
        *free.unwrap_or_else(PoisonError::into_inner) += 1;
        Self
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *TAKEN.0.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        TAKEN.1.notify_one();
    }
}
