//! The pages that not every visit needs. In the published page they are a second module, fetched
//! when one of them is first asked for; where the page is not split they are simply there.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::components::{button, live};
use crate::app::route::Route;
use crate::app::session::Session;

#[cfg(feature = "split")]
type Unfetched = leptos::wasm_split::SplitLoaderError;
#[cfg(not(feature = "split"))]
type Unfetched = std::convert::Infallible;

/// Where the second module is.
#[derive(Clone, Copy, PartialEq)]
enum Module {
    Unasked,
    Coming,
    Here,
    /// It could not be had.
    Missing,
}

/// The second module. Once, at the root.
#[derive(Clone, Copy)]
pub struct Later(RwSignal<Module>);

impl Later {
    /// Nothing is fetched yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Module::Unasked))
    }

    fn fetch(self) {
        self.0.set(Module::Coming);
        spawn_local(async move {
            let found = fetch_pages().await;
            self.0.set(found.map_or(Module::Missing, |()| Module::Here));
        });
    }
}

/// The page of a route that may have to be fetched first.
pub fn later(session: Session, route: Route) -> AnyView {
    let module: Later = expect_context();
    if module.0.get_untracked() != Module::Here {
        module.fetch();
    }
    live(move || match module.0.get() {
        Module::Here => made(session, route.clone()),
        Module::Missing => missing(session, module),
        _ => html! { <p role="status">{session.texts().opening}</p> },
    })
}

fn missing(session: Session, module: Later) -> AnyView {
    html! {
        <section class="card empty" role="alert">
            <h1>{session.texts().part_missing}</h1>
            <p>{session.texts().part_missing_text}</p>
            {button(session, "primary", |texts| texts.again, move || module.fetch())}
        </section>
    }
}

/// With its module there, a page is made without waiting.
fn made(session: Session, route: Route) -> AnyView {
    let page = pin!(page(session, route));
    match page.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(page)) => page,
        _ => super::not_found(session),
    }
}

#[cfg(feature = "split")]
#[allow(
    unsafe_code,
    reason = "the two modules share one memory; the macro says so"
)]
#[leptos::wasm_split::wasm_split(
    pages,
    wasm_split_path = ::leptos::wasm_split,
    preload(fetch_pages),
    fallible
)]
fn page(session: Session, route: Route) -> Result<AnyView, Unfetched> {
    Ok(chosen(session, route))
}

#[cfg(not(feature = "split"))]
async fn page(session: Session, route: Route) -> Result<AnyView, Unfetched> {
    Ok(chosen(session, route))
}

#[cfg(not(feature = "split"))]
async fn fetch_pages() -> Result<(), Unfetched> {
    Ok(())
}

fn chosen(session: Session, route: Route) -> AnyView {
    match route {
        Route::Overview => super::overview::overview(session),
        Route::Entry => super::entry::entry(session),
        Route::Close => super::close::close(session),
        Route::Form => super::form::form(session),
        Route::Target(id) => super::target::target(session, id),
        Route::Tasks => super::tasks::tasks(session),
        Route::Check => super::check::check(session),
        Route::Index => super::index::index(session),
        Route::Guide => super::guide::guide(session),
        Route::Send => super::send::send(session),
        Route::Settings => super::settings::settings(session),
        _ => super::not_found(session),
    }
}
