//! Buttons and fields, made in one place: the same look, the same names, and their machinery
//! once in the page.

use std::cell::Cell;

use leptos::prelude::*;
use so_chi_tieu::ledger::Command;
use so_chi_tieu::locale::{Language, Texts};
use so_chi_tieu::text::parse_date;

use super::{attr, live, press, typed};
use crate::app::browser;
use crate::app::session::Session;

/// One of the fixed words.
pub type Word = fn(&'static Texts) -> &'static str;

/// A button with one of the fixed words on it. `class` is added to `btn`.
pub fn button(
    session: Session,
    class: &'static str,
    word: Word,
    act: impl Fn() + 'static,
) -> AnyView {
    named_button(session, class, word, None, Box::new(act))
}

/// A button whose name says more than the word on it: which plan it removes.
pub fn button_named(
    session: Session,
    class: &'static str,
    word: Word,
    name: String,
    act: impl Fn() + 'static,
) -> AnyView {
    named_button(session, class, word, Some(name), Box::new(act))
}

fn named_button(
    session: Session,
    class: &'static str,
    word: Word,
    name: Option<String>,
    act: Box<dyn Fn()>,
) -> AnyView {
    html! {
        <button
            type="button"
            class=format!("btn {class}")
            aria-label=name
            on:click=press(move |_| act())
        >
            {word(session.texts())}
        </button>
    }
    .into_any()
}

/// A text field with its label.
pub struct Field {
    /// What it is for.
    pub label: Word,
    /// What stands in it at first.
    pub start: String,
    /// Which keyboard a phone shows: `text`, `decimal`, `numeric`, `url`.
    pub mode: &'static str,
    /// What is wrong with a text, if anything is; it is said below the field.
    pub fault: fn(Language, &str) -> Option<String>,
}

/// No text is wrong.
pub fn any_text(_: Language, _: &str) -> Option<String> {
    None
}

/// A date, or nothing.
pub fn date_text(language: Language, text: &str) -> Option<String> {
    let wrong = !text.trim().is_empty() && parse_date(text).is_err();
    wrong.then(|| language.texts().bad_date.to_owned())
}

thread_local! {
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
}

/// An id that nothing else on the page has.
fn fresh_id() -> String {
    let number = LAST_ID.get() + 1;
    LAST_ID.set(number);
    format!("f-{number}")
}

/// Makes a field; `changed` gets its text at every change.
pub fn field(session: Session, field: Field, changed: impl Fn(String) + 'static) -> AnyView {
    boxed_field(session, field, Box::new(changed))
}

/// What a field calls with its text.
type Changed = Box<dyn Fn(String)>;

/// For several fields of one thing that is kept whole: what a field calls with its text, given
/// where in the thing the text goes. `command` is how the thing is kept.
pub fn kept<T: Send + Sync + 'static>(
    session: Session,
    start: T,
    command: impl Fn(&T) -> Command + 'static,
) -> impl Fn(fn(&mut T, &str)) -> Changed {
    let now = StoredValue::new(start);
    let typing = StoredValue::new(false);
    let command = StoredValue::new_local(command);
    move |set| {
        Box::new(move |text| {
            now.update_value(|now| set(now, &text));
            let command = command.with_value(|command| now.with_value(command));
            session.run_typed(command, typing);
        })
    }
}

/// Longest text a field takes, in characters; files refuse longer ones.
const LONGEST: &str = "2000";

fn boxed_field(session: Session, field: Field, changed: Changed) -> AnyView {
    let (id, error) = (fresh_id(), fresh_id());
    let text = RwSignal::new(field.start.clone());
    let fault = field.fault;
    let wrong = attr(move || text.with(|text| fault(session.language(), text)));
    let described = error.clone();
    html! {
        <div class="field">
            <label for=id.clone()>{(field.label)(session.texts())}</label>
            <input
                id=id
                type="text"
                inputmode=field.mode
                maxlength=LONGEST
                readonly=attr(move || !session.writes())
                prop:value=field.start
                aria-invalid=attr(move || wrong.with(Option::is_some).then_some("true"))
                aria-describedby=attr(move || {
                    wrong.with(Option::is_some).then(|| described.clone())
                })
                on:input=typed(move |event| {
                    let now = event_target_value(&event);
                    text.set(now.clone());
                    changed(now);
                })
                on:blur=move |_| {
                    if let Some(words) = wrong.get_untracked() {
                        browser::announce(&words);
                    }
                }
            />
            <span class="err" id=error>{live(move || wrong.get())}</span>
        </div>
    }
    .into_any()
}
