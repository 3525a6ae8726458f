//! Cài đặt: language, appearance, conventions, and what is kept on this machine.

use leptos::prelude::*;
use so_chi_tieu::ledger::Command;
use so_chi_tieu::locale::{Language, fill};
use so_chi_tieu::store::{Quarantined, Theme};

use super::keep::{copy_file_card, room_card, snapshots_card};
use super::log::whole_log;
use crate::app::book::LiveBook;
use crate::app::browser::{self, Version};
use crate::app::components::{
    Discard, Field, any_text, attr, button, discard_button, fault_list, field, figures, live,
    moment, typed,
};
use crate::app::session::Session;

/// Near margins offered, in percent of the goal.
const NEAR: [u8; 5] = [0, 2, 5, 10, 20];

/// The page.
pub fn settings(session: Session) -> AnyView {
    html! {
        <header class="top">
            <h1>{session.texts().settings}</h1>
        </header>
        <section class="card">
            <div class="fields">
                {language_choice(session)}
                {theme_choice(session)}
                {name_field(session)}
            </div>
        </section>
        {near_choice(session)}
        {room_card(session)}
        {aside(session)}
        {live(move || session.book().map(|book| book_cards(session, book)))}
        {version_card(session)}
    }
}

/// Which version this is, and whether a newer one waits.
fn version_card(session: Session) -> AnyView {
    let words = move || {
        let stated = browser::stated("version");
        let version = stated.unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned());
        fill(session.texts().version, &[&version])
    };
    let newer = move || {
        let other = session.updates.version.get() != Version::Same;
        other.then(|| {
            html! {
                <p>{session.texts().newer_version}</p>
                {button(session, "", |texts| texts.update, move || session.update())}
            }
        })
    };
    html! {
        <section class="card" aria-labelledby="phien-ban">
            <h2 id="phien-ban">{live(words)}</h2>
            {live(newer)}
            {form_words(session).map(|words| html! { <p class="sub">{words}</p> })}
        </section>
    }
}

/// What this form of the page needs: a network at its first visit, or the file itself.
fn form_words(session: Session) -> Option<&'static str> {
    let texts = session.texts();
    if browser::is_one_file() {
        return Some(texts.one_file);
    }
    browser::stated("worker").map(|_| texts.works_offline)
}

/// What is kept of the plan shown: snapshots, its copies, its log.
fn book_cards(session: Session, book: LiveBook) -> AnyView {
    html! {
        {snapshots_card(session, book.clone())}
        {copy_file_card(session, book.clone())}
        <section class="card" aria-labelledby="nhat-ky">
            <h2 id="nhat-ky">{session.texts().log_of_plan}</h2>
            {whole_log(session, &book)}
        </section>
    }
}

/// Who sits here, for the log.
fn name_field(session: Session) -> AnyView {
    let name = Field {
        label: |texts| texts.your_name,
        start: session
            .settings
            .with_untracked(|settings| settings.name.clone()),
        mode: "text",
        fault: any_text,
    };
    html! {
        <div>
            {field(session, name, move |name| {
                session.change_settings(|settings| settings.name = name);
            })}
            <p class="sub">{session.texts().your_name_text}</p>
        </div>
    }
}

fn language_choice(session: Session) -> impl IntoView {
    let choose = move |event| {
        if let Some(language) = Language::of_tag(&event_target_value(&event)) {
            session.change_settings(|settings| settings.language = language);
            // The page is made anew in the other language: whoever chose it stays where they were.
            browser::focus_next_frame("ngon-ngu");
        }
    };
    html! {
        <label>
            {session.texts().language}
            <select id="ngon-ngu" prop:value=session.language().tag() on:change=typed(choose)>
                <option value="vi" lang="vi">"Tiếng Việt"</option>
                <option value="en" lang="en">"English"</option>
            </select>
        </label>
    }
}

fn theme_choice(session: Session) -> impl IntoView {
    let choose = move |event| {
        let name = event_target_value(&event);
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.name() == name) {
            session.change_settings(|settings| settings.theme = theme);
        }
    };
    let words = move |theme| {
        let texts = session.texts();
        match theme {
            Theme::System => texts.theme_system,
            Theme::Light => texts.theme_light,
            Theme::Dark => texts.theme_dark,
        }
    };
    let value = move || session.settings.with(|settings| settings.theme.name());
    html! {
        <label>
            {session.texts().theme}
            <select prop:value=attr(value) on:change=typed(choose)>
                {Theme::ALL
                    .map(|theme| {
                        html! { <option value=theme.name()>{live(move || words(theme))}</option> }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}

/// The convention belongs to the plan's ledger: it changes how its targets stand.
fn near_choice(session: Session) -> impl IntoView {
    live(move || {
        let book = session.book()?;
        let ledger = book.ledger;
        let choose = move |event| {
            if let Ok(near) = event_target_value(&event).parse() {
                session.run(Command::SetNear(near));
            }
        };
        let options = NEAR.map(|near| {
            let words = move || fill(session.texts().near_percent, &[&near.to_string()]);
            html! { <option value=near.to_string()>{live(words)}</option> }
        });
        let value = move || ledger.with(|ledger| ledger.near().to_string());
        Some(html! {
            <section class="card">
                <h2>{session.texts().near_margin}</h2>
                <p class="sub">{session.texts().near_text}</p>
                <select
                    disabled=attr(move || !session.writes())
                    aria-label=session.texts().near_margin
                    prop:value=attr(value)
                    on:change=typed(choose)
                >
                    {options.collect_view()}
                </select>
            </section>
        })
    })
}

fn aside(session: Session) -> impl IntoView {
    // Every save may change it, few do: a question that is open stays open.
    let aside = Memo::new(move |_| session.saving.quarantined());
    live(move || {
        let aside = aside.get();
        (!aside.is_empty()).then(|| {
            let texts = session.texts();
            let rows = aside.into_iter().map(|item| aside_row(session, item));
            let rows: Vec<AnyView> = rows.collect();
            html! {
                <section class="card">
                    <h2>{texts.set_aside}</h2>
                    <p class="sub">{texts.set_aside_text}</p>
                    <ul class="plans">{rows}</ul>
                </section>
            }
        })
    })
}

fn aside_row(session: Session, item: Quarantined) -> AnyView {
    let texts = session.texts();
    let file = item.key.rsplit("aside/").next().unwrap_or_default();
    let file = format!("{}.txt", file.replace('/', "_"));
    let (name, contents) = match &item.book {
        Some(book) => {
            let plan = &book.plan.plan;
            let name = format!("{} {}", plan.name, plan.year.get());
            let when = book.saved_at.map(|at| moment(session, at));
            let when = fill(texts.kept_at, &[&when.unwrap_or_default()]);
            let contents = format!("{when} · {}", figures(session, book));
            (fill(texts.aside_of, &[&name]), contents)
        }
        None => (item.key.clone(), texts.aside_unread.to_owned()),
    };
    let text = session.saving.backup_in(&item.text);
    let (load_file, load_text) = (file.clone(), text.clone());
    let discard = Discard {
        key: item.key.clone(),
        name: name.clone(),
        contents: contents.clone(),
        file,
        text,
    };
    let (key, readable) = (item.key, item.book.is_some());
    html! {
        <li class="plan">
            <div>
                <b>{name}</b>
                <div class="sub">{contents}</div>
                {fault_list(session, item.faults)}
            </div>
            <div class="acts">
                {button(session, "", |texts| texts.download, move || {
                    session.download(&load_file, &load_text);
                })}
                {readable.then(|| button(session, "", |texts| texts.restore_this, move || {
                    session.preview_aside(&key);
                }))}
                {(!item.newer).then(|| discard_button(session, discard))}
            </div>
        </li>
    }
}
