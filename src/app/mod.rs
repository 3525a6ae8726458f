//! The page over the library: state, routes, pages, components, browser adapters. Thin: what
//! can be decided without a browser is decided in the library.

/// A view of one and the same type whatever is in it. Leptos builds its machinery once for every
/// type of view: the fewer there are, the smaller the page.
macro_rules! html {
    ($($view:tt)*) => {
        leptos::prelude::IntoAny::into_any(leptos::prelude::view! { $($view)* })
    };
}

mod book;
mod browser;
mod components;
mod files;
mod later;
mod notices;
mod pages;
mod route;
mod saving;
mod session;
#[cfg(test)]
mod tests;
mod updates;

use leptos::prelude::*;

use browser::BrowserStorage;
use components::{Watch, attr, live, notice, press, saved_state};
use later::{Daily, Part};
use route::Route;
use saving::Opened;
use session::{Session, View};
use so_chi_tieu::locale::{fill, quarter_name};
use so_chi_tieu::store::Storage;

/// Puts the app in the place of the words that index.html shows while it loads: when both copies
/// of what is kept are read, not before.
pub fn mount() {
    browser::tell_of_crashes();
    browser::detached::spawn(async {
        let has_local = BrowserStorage.keys().is_ok_and(|keys| !keys.is_empty());
        if has_local {
            // It will be wanted: fetched while the database is opened.
            browser::detached::spawn(async {
                later::fetch_early().await;
            });
        }
        let opened = Opened::open().await;
        let writes = browser::ask_if_free().await;
        // Where something is kept, the first view is whole; elsewhere nothing waits for it.
        let fetched = match has_local || opened.has_something() {
            true => later::fetch_needed().await,
            false => None,
        };
        if let Some(shell) = browser::element("shell") {
            shell.remove();
        }
        mount_to_body(move || app(writes, fetched));
    });
}

/// `fetched`: what reads the plans that are kept, if it is there.
fn app(writes: bool, fetched: Option<Daily>) -> impl IntoView {
    let session = Session::new(writes);
    session.begin_with(fetched);
    session.listen();
    provide_context(Watch::start());
    html! {
        {live(move || skip_link(session))}
        <div class="app">
            {live(move || rail(session))}
            <main id="noi-dung" tabindex="-1">
                {session.part(Part::Banner)}
                {live(move || page(session))}
            </main>
            {live(move || tabs(session))}
        </div>
        {notice(session)}
    }
}

fn skip_link(session: Session) -> impl IntoView {
    // The link would change the route: the focus is moved by hand.
    let skip = press(|event| {
        event.prevent_default();
        browser::focus("noi-dung");
    });
    html! { <a class="skip" href="#noi-dung" on:click=skip>{session.texts().skip}</a> }
}

/// The page of the route. It is made anew when the route or the language changes.
fn page(session: Session) -> AnyView {
    match session.route.get() {
        Route::Plans => pages::plans(session),
        Route::Unknown => pages::not_found(session),
        route => session.page(route),
    }
}

/// The pages of the menus, in order.
const MENU: [Route; 6] = [
    Route::Overview,
    Route::Entry,
    Route::Tasks,
    Route::Send,
    Route::Plans,
    Route::Settings,
];

fn menu_link(session: Session, to: &Route, short: bool) -> AnyView {
    let (here, is_entry) = (to.clone(), *to == Route::Entry);
    let missing = move || {
        let count = is_entry.then(|| session.completeness()).flatten()?.missing;
        (count > 0).then(|| {
            let text = fill(session.texts().missing_badge, &[&count.to_string()]);
            html! { <span class="badge">{text}</span> }
        })
    };
    html! {
        <a
            href=to.href()
            aria-current=attr(move || {
                session.route.with(|route| route.is_within(&here)).then_some("page")
            })
        >
            <span>{menu_word(session, to, short)}</span>
            {live(missing)}
        </a>
    }
}

fn menu_word(session: Session, to: &Route, short: bool) -> &'static str {
    let texts = session.texts();
    match to {
        Route::Entry if short => texts.entry_short,
        Route::Entry => texts.entry,
        Route::Tasks => texts.tasks,
        Route::Send => texts.send,
        Route::Plans => texts.plans,
        Route::Settings => texts.settings,
        _ => texts.overview,
    }
}

fn rail(session: Session) -> impl IntoView {
    let links: Vec<AnyView> = MENU
        .iter()
        .map(|to| menu_link(session, to, false))
        .collect();
    html! {
        <header class="rail">
            <div class="brand"><span class="mark" aria-hidden="true">"✓"</span>"Sổ Chỉ Tiêu"</div>
            {session.part(Part::PlanChoice)}
            <nav aria-label=session.texts().main_menu>{links}</nav>
            <div class="foot">
                // Beside where saving stands, where the menu has no room: the quarter in view.
                <div class="now">{live(move || session.book().map(|_| view_words(session)))}</div>
                {saved_state(session)}
                <div>{session.texts().stays_here}</div>
            </div>
        </header>
    }
}

fn view_words(session: Session) -> String {
    match session.view.get() {
        View::Quarter(quarter) => quarter_name(session.language(), quarter),
        View::Year => session.texts().whole_year.to_owned(),
    }
}

fn tabs(session: Session) -> impl IntoView {
    let links: Vec<AnyView> = MENU.iter().map(|to| menu_link(session, to, true)).collect();
    html! { <nav class="tabs" aria-label=session.texts().main_menu>{links}</nav> }
}
