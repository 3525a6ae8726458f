//! Hướng dẫn: the guide, to be read and printed.

use leptos::prelude::*;
use so_chi_tieu::guide::{Block, Run, blocks};

use crate::app::browser;
use crate::app::components::{back, button, live, spawn};
use crate::app::route::Route;
use crate::app::session::Session;

/// The page's own file.
const FILE: &str = "huong-dan.md";

/// The page. The guide is in Vietnamese in either language of the screen.
pub fn guide(session: Session) -> AnyView {
    let parts = RwSignal::new(None::<Vec<Block>>);
    spawn(async move {
        let bytes = browser::fetch_own(FILE).await.unwrap_or_default();
        parts.set(Some(blocks(&String::from_utf8_lossy(&bytes))));
    });
    html! {
        {back(session, Route::Plans, |texts| texts.plans)}
        <div class="acts left">{button(session, "", |texts| texts.print, browser::print)}</div>
        {live(move || match parts.get() {
            None => html! { <p role="status">{session.texts().opening}</p> },
            Some(parts) if parts.is_empty() => {
                html! { <h1>{session.texts().part_missing}</h1> }
            }
            Some(parts) => html! { <article class="card guide" lang="vi">{shown(&parts)}</article> },
        })}
    }
}

fn shown(parts: &[Block]) -> Vec<AnyView> {
    // Items that follow one another are one list.
    let lists =
        parts.chunk_by(|one, other| list_of(one).is_some() && list_of(one) == list_of(other));
    lists.map(part).collect()
}

/// Which sort of list a part belongs to, if to one: whether it is numbered.
fn list_of(part: &Block) -> Option<bool> {
    match part {
        Block::Item(_) => Some(false),
        Block::Step(_) => Some(true),
        Block::Heading(..) | Block::Text(_) => None,
    }
}

fn part(parts: &[Block]) -> AnyView {
    let items = || parts.iter().map(item).collect::<Vec<AnyView>>();
    match parts.first() {
        Some(Block::Heading(1, words)) => html! { <h1>{words.clone()}</h1> },
        Some(Block::Heading(_, words)) => html! { <h2>{words.clone()}</h2> },
        Some(Block::Text(runs)) => html! { <p>{words(runs)}</p> },
        Some(Block::Step(_)) => html! { <ol>{items()}</ol> },
        Some(Block::Item(_)) => html! { <ul>{items()}</ul> },
        None => ().into_any(),
    }
}

fn item(part: &Block) -> AnyView {
    match part {
        Block::Item(runs) | Block::Step(runs) => html! { <li>{words(runs)}</li> },
        Block::Heading(..) | Block::Text(_) => ().into_any(),
    }
}

fn words(runs: &[Run]) -> Vec<AnyView> {
    let views = runs.iter().map(|(bold, words)| match bold {
        true => html! { <b>{words.clone()}</b> },
        false => html! { {words.clone()} },
    });
    views.collect()
}
