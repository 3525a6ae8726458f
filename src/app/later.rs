//! What not every visit needs. In the published page the start is a module of its own, small
//! enough to be there soon; two more are fetched when they are asked for: `daily`, without which
//! no file is read and no plan is open, with the pages of every day, and `more`, the other pages.
//! Where the page is not split they are simply there.

use leptos::prelude::*;
use so_chi_tieu::file::Fault;

use super::browser;
use super::components::{button, live, save_banner};
use super::pages;
use super::route::Route;
use super::session::Session;

#[cfg(feature = "split")]
type Unfetched = leptos::wasm_split::SplitLoaderError;
#[cfg(not(feature = "split"))]
type Unfetched = std::convert::Infallible;

/// The ways into the module of every day.
#[derive(Clone, Copy)]
pub struct Daily {
    /// Reads what is kept, and goes on from there.
    begin: fn(Session),
    /// Opens what was read of a file of this name.
    open: fn(Session, &str, Result<Vec<u8>, Fault>),
    /// Makes a part of the page.
    part: fn(Session, Part) -> AnyView,
}

/// A part of the page that is in the module of every day.
#[derive(Clone)]
pub enum Part {
    /// What to do when nothing can be saved, or something kept could not be read.
    Banner,
    /// Which of several open plans is shown.
    PlanChoice,
    /// The open plans, on the page of plans.
    OpenPlans,
    /// The removed plans.
    RemovedPlans,
    /// How all targets stand.
    Overview,
    /// The entry grid.
    Entry,
}

/// The way into the module of the other pages.
type More = fn(Session, Route) -> AnyView;

/// A module, and what is in it.
#[derive(Clone, Copy)]
enum Module<T> {
    Unasked,
    Coming,
    Here(T),
    /// It could not be had.
    Missing,
}

impl<T> Module<T> {
    fn here(self) -> Option<T> {
        match self {
            Self::Here(ways) => Some(ways),
            _ => None,
        }
    }
}

/// The modules. Once, at the root.
#[derive(Clone, Copy)]
pub struct Later {
    daily: RwSignal<Module<Daily>>,
    more: RwSignal<Module<More>>,
}

impl Later {
    /// Nothing is fetched yet.
    pub fn new() -> Self {
        Self {
            daily: RwSignal::new(Module::Unasked),
            more: RwSignal::new(Module::Unasked),
        }
    }
}

/// Fetches what reads the plans that are kept, before there is a page.
pub async fn fetch_early() -> Option<Daily> {
    daily().await.ok()
}

/// The same where something is kept: without it the page would look as if there were nothing. It is
/// fetched as often as someone asks for another try.
pub async fn fetch_needed() -> Option<Daily> {
    loop {
        match fetch_early().await {
            None => browser::another_try().await,
            daily => return daily,
        }
    }
}

impl Session {
    /// Reads what is kept: now, where that has been fetched, else as soon as it is.
    pub fn begin_with(self, fetched: Option<Daily>) {
        match fetched {
            Some(daily) => self.begin_daily(daily),
            None => self.fetch_daily(),
        }
    }

    fn begin_daily(self, daily: Daily) {
        (daily.begin)(self);
        self.later.daily.set(Module::Here(daily));
    }

    /// Opens a file, or says why it was not read. It waits for what opens files.
    pub async fn open_file(self, name: &str, read: Result<Vec<u8>, Fault>) {
        match self.wait_for_daily().await {
            Some(daily) => (daily.open)(self, name, read),
            None => self.say(untrack(|| self.texts()).part_missing_text, None),
        }
    }

    async fn wait_for_daily(self) -> Option<Daily> {
        let state = self.later.daily;
        if let Some(daily) = state.get_untracked().here() {
            return Some(daily);
        }
        state.set(Module::Coming);
        let fetched = daily().await;
        // Someone else may have waited for the same, and have begun.
        match (fetched, state.get_untracked()) {
            (_, Module::Here(_)) => {}
            (Ok(daily), _) => self.begin_daily(daily),
            (Err(_), _) => state.set(Module::Missing),
        }
        state.get_untracked().here()
    }

    fn fetch_daily(self) {
        browser::detached::spawn(async move {
            self.wait_for_daily().await;
        });
    }

    fn fetch_more(self) {
        let state = self.later.more;
        state.set(Module::Coming);
        browser::detached::spawn(async move {
            let fetched = more().await;
            state.set(fetched.map_or(Module::Missing, Module::Here));
        });
    }

    /// A part of the page; nothing until its module is there.
    pub fn part(self, part: Part) -> AnyView {
        live(move || {
            let daily = self.later.daily.get().here();
            daily.map(|daily| (daily.part)(self, part.clone()))
        })
    }

    /// A page, when its module is there.
    pub fn page(self, route: Route) -> AnyView {
        match route {
            Route::Overview => self.daily_page(Part::Overview),
            Route::Entry => self.daily_page(Part::Entry),
            route => self.other_page(route),
        }
    }

    fn daily_page(self, part: Part) -> AnyView {
        live(move || match self.later.daily.get() {
            Module::Here(daily) => (daily.part)(self, part.clone()),
            Module::Missing => missing(self, Self::fetch_daily),
            _ => opening(self),
        })
    }

    fn other_page(self, route: Route) -> AnyView {
        if self.later.more.get_untracked().here().is_none() {
            self.fetch_more();
        }
        live(move || match self.later.more.get() {
            Module::Here(page) => page(self, route.clone()),
            Module::Missing => missing(self, Self::fetch_more),
            _ => opening(self),
        })
    }
}

fn opening(session: Session) -> AnyView {
    html! { <p role="status">{session.texts().opening}</p> }
}

/// Where what is kept is offered.
const KEPT: &str = "dang-luu";
/// Where it is said what comes of asking the host.
const ANEW: &str = "tai-lai";

/// Has the page asked of the host anew. That waits until everything is saved: what sees to it is in
/// the module of every day, and so is all that could have been unsaved.
fn ask_anew(session: Session) {
    match session.later.daily.get_untracked().here() {
        Some(_) => session.updates.anew.set(true),
        None => load_anew(),
    }
}

/// Asks the host for the whole page; what comes of it is said where that is offered.
pub fn load_anew() {
    if let Some(element) = browser::element(ANEW) {
        browser::load_anew(&element);
    }
}

fn missing(session: Session, again: fn(Session)) -> AnyView {
    browser::after_paint(|| {
        if let Some(element) = browser::element(KEPT) {
            browser::offer_kept(&element);
        }
    });
    html! {
        <section class="card empty" role="alert">
            <h1>{session.texts().part_missing}</h1>
            <p>{session.texts().part_missing_text}</p>
            <div class="acts">
                {button(session, "primary", |texts| texts.again, move || again(session))}
                {button(session, "", |texts| texts.load_anew, move || ask_anew(session))}
            </div>
            <p role="status" id=ANEW></p>
            <div id=KEPT></div>
        </section>
    }
}

/// A function that fetches a module and gives the ways into it: they, and whatever only they
/// need, are in it.
macro_rules! module {
    ($name:ident, $ways:ty, $made:expr) => {
        #[cfg(feature = "split")]
        #[allow(
            unsafe_code,
            reason = "the modules share one memory; the macro says so"
        )]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<$ways, Unfetched> {
            Ok($made)
        }

        #[cfg(not(feature = "split"))]
        async fn $name() -> Result<$ways, Unfetched> {
            Ok($made)
        }
    };
}

module!(
    daily,
    Daily,
    Daily {
        begin: Session::begin,
        open: Session::open_read,
        part: |session, part| match part {
            Part::Banner => save_banner(session),
            Part::PlanChoice => pages::plan_choice(session),
            Part::OpenPlans => pages::open_plans(session),
            Part::RemovedPlans => pages::removed_plans(session),
            Part::Overview => pages::overview(session),
            Part::Entry => pages::entry(session),
        },
    }
);

module!(more, More, |session, route| match route {
    Route::Close => pages::close(session),
    Route::Form => pages::form(session),
    Route::Target(id) => pages::target(session, id),
    Route::Tasks => pages::tasks(session),
    Route::Check => pages::check(session),
    Route::Index => pages::index(session),
    Route::Guide => pages::guide(session),
    Route::Send => pages::send(session),
    Route::Settings => pages::settings(session),
    _ => pages::not_found(session),
});
