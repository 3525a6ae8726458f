//! The page over the library: state, routes, pages, components, browser adapters. Thin: what
//! can be decided without a browser is decided in the library.

/// A view of one and the same type whatever is in it. Leptos builds its machinery once for every
/// type of view: the fewer there are, the smaller the page.
macro_rules! html {
    ($($view:tt)*) => {
        leptos::prelude::IntoAny::into_any(leptos::prelude::view! { $($view)* })
    };
}

mod browser;
mod components;
mod pages;
mod route;
mod saving;
mod session;

use leptos::prelude::*;

use components::{Notice, SaveBanner, SavedState, Watch, attr, live, press, typed};
use route::Route;
use session::Session;

/// Puts the app in the place of the words that index.html shows while it loads.
pub fn mount() {
    if let Some(shell) = browser::element("shell") {
        shell.remove();
    }
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let session = Session::start();
    provide_context(session);
    session.listen();
    provide_context(Watch::start());
    html! {
        <a class="skip" href="#noi-dung" on:click=press(skip_to_content)>
            {session.text(|texts| texts.skip)}
        </a>
        <div class="app">
            <Rail/>
            <main id="noi-dung" tabindex="-1">
                <SaveBanner/>
                <Page/>
            </main>
            <Tabs/>
        </div>
        <Notice/>
    }
}

/// The link would change the route: the focus is moved by hand.
fn skip_to_content(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    browser::focus("noi-dung");
}

#[component]
fn Page() -> impl IntoView {
    let session = Session::get();
    live(move || match session.route.get() {
        Route::Plans => pages::plans().into_any(),
        Route::Overview => pages::overview().into_any(),
        Route::Entry => pages::entry().into_any(),
        Route::Target(id) => pages::target(id).into_any(),
        Route::Tasks => pages::tasks().into_any(),
        Route::Send => pages::send().into_any(),
        Route::Settings => pages::settings().into_any(),
        Route::Unknown => pages::not_found().into_any(),
    })
}

/// Where the menus lead, in order; a target's page belongs to the overview.
fn current_section(route: &Route) -> Route {
    match route {
        Route::Target(_) => Route::Overview,
        other => other.clone(),
    }
}

#[component]
fn MenuLink(to: Route, #[prop(default = false)] short: bool) -> impl IntoView {
    let session = Session::get();
    let here = {
        let to = to.clone();
        move || session.route.with(|route| current_section(route) == to)
    };
    let is_entry = to == Route::Entry;
    let missing = move || {
        let count = is_entry.then(|| session.missing.get()).flatten()?;
        (count > 0).then(|| session.fill(session.texts().missing_badge, &[&count.to_string()]))
    };
    let word = {
        let to = to.clone();
        move || menu_word(session, &to, short)
    };
    html! {
        <a href=to.href() aria-current=attr(move || here().then_some("page"))>
            <span>{live(word)}</span>
            {live(move || missing().map(|text| html! { <span class="badge">{text}</span> }))}
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

#[component]
fn Rail() -> impl IntoView {
    let session = Session::get();
    html! {
        <nav class="rail" aria-label=session.text(|texts| texts.main_menu)>
            <div class="brand"><span class="mark" aria-hidden="true">"✓"</span>"Sổ Chỉ Tiêu"</div>
            <PlanChoice/>
            <MenuLink to=Route::Overview/>
            <MenuLink to=Route::Entry/>
            <MenuLink to=Route::Tasks/>
            <MenuLink to=Route::Send/>
            <MenuLink to=Route::Plans/>
            <MenuLink to=Route::Settings/>
            <div class="foot">
                <SavedState/>
                <div>{session.text(|texts| texts.stays_here)}</div>
            </div>
        </nav>
    }
}

/// Which of several open plans is shown.
#[component]
fn PlanChoice() -> impl IntoView {
    let session = Session::get();
    live(move || {
        let books = session.books.get();
        (books.len() > 1).then(|| {
            let shown = session.book().map(|book| book.id());
            html! {
                <select
                    class="plan-choice"
                    aria-label=session.texts().choose_plan
                    on:change=typed(move |event| session.show(&event_target_value(&event)))
                >
                    {books
                        .into_iter()
                        .map(|book| {
                            let plan = &book.open.get_untracked();
                            let id = plan.plan.id.to_string();
                            let selected = shown.as_ref() == Some(&plan.plan.id);
                            let words = format!("{} · {}", plan.plan.name, plan.plan.year.get());
                            html! { <option value=id selected=selected>{words}</option> }
                        })
                        .collect_view()}
                </select>
            }
        })
    })
}

#[component]
fn Tabs() -> impl IntoView {
    let session = Session::get();
    html! {
        <nav class="tabs" aria-label=session.text(|texts| texts.main_menu)>
            <MenuLink to=Route::Overview short=true/>
            <MenuLink to=Route::Entry short=true/>
            <MenuLink to=Route::Tasks short=true/>
            <MenuLink to=Route::Send short=true/>
            <MenuLink to=Route::Plans short=true/>
            <MenuLink to=Route::Settings short=true/>
        </nav>
    }
}
