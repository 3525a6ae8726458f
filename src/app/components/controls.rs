//! Buttons and fields, made in one place: the same look, the same names, and their machinery
//! once in the page.

use std::cell::Cell;

use leptos::ev::{ClipboardEvent, FocusEvent};
use leptos::prelude::*;
use so_chi_tieu::ledger::{Command, Stretch};
use so_chi_tieu::locale::{Language, Texts, fill};
use so_chi_tieu::text::parse_date;

use super::{attr, listener, live, press, refuse_block, refuse_too_long, typed};
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
    let typing = Typing {
        visit: Box::new(|| ()),
        changed: Box::new(changed),
    };
    boxed_field(session, (fresh_id(), field), typing, None)
}

/// The same for a part of a thing that is kept whole: see [`kept`].
pub fn field_of(session: Session, field: Field, typing: Typing) -> AnyView {
    boxed_field(session, (fresh_id(), field), typing, None)
}

/// The same for what is read, with an id under which the list of what is to be mended finds it;
/// `still` says what holds as long as what is typed cannot be read.
pub fn read_field(
    session: Session,
    id: String,
    field: Field,
    typing: Typing,
    still: impl Fn() -> Option<String> + Send + Sync + 'static,
) -> AnyView {
    boxed_field(session, (id, field), typing, Some(Box::new(still)))
}

/// What a field calls.
pub struct Typing {
    /// When someone comes to it.
    pub visit: Box<dyn Fn()>,
    /// With its text, at every change.
    pub changed: Box<dyn Fn(String)>,
}

/// For several fields of one thing that is kept whole: what a field calls, given where in the thing
/// its text goes. `command` is how the thing is kept.
pub fn kept<T: Clone + Send + Sync + 'static>(
    session: Session,
    start: T,
    command: impl Fn(&T) -> Command + 'static,
) -> impl Fn(Put<T>) -> Typing {
    let now = StoredValue::new(start.clone());
    let typing = StoredValue::new(false);
    let command = StoredValue::new_local(command);
    move |set| {
        let stretch = StoredValue::new(Stretch::new(start.clone()));
        Typing {
            visit: Box::new(move || stretch.set_value(Stretch::new(now.get_value()))),
            changed: Box::new(move |text| {
                let was = now.get_value();
                stretch.update_value(|stretch| {
                    let before = stretch.key(&was, &text, browser::milliseconds());
                    now.update_value(|now| set(now, &text, before));
                });
                let command = command.with_value(|command| now.with_value(command));
                session.run_typed(command, typing);
            }),
        }
    }
}

/// Puts the text of a field where it belongs, given the thing as it was when the typing
/// began.
pub type Put<T> = fn(&mut T, &str, &T);

type Still = Option<Box<dyn Fn() -> Option<String> + Send + Sync>>;

/// Longest text a field takes, in characters; files refuse longer ones.
const LONGEST: &str = "2000";

fn boxed_field(
    session: Session,
    (id, field): (String, Field),
    typing: Typing,
    still: Still,
) -> AnyView {
    let error = fresh_id();
    let Typing { visit, changed } = typing;
    let text = RwSignal::new(field.start.clone());
    let fault = field.fault;
    let wrong = attr(move || {
        let words = text.with(|text| fault(session.language(), text))?;
        let held = still.as_ref().and_then(|still| still());
        let held = held.map(|held| fill(session.texts().still_held, &[&held]));
        let words: Vec<String> = [words].into_iter().chain(held).collect();
        Some(words.join(" "))
    });
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
                on:focus=listener(move |_: FocusEvent| visit())
                on:input=typed(move |event| {
                    let now = event_target_value(&event);
                    text.set(now.clone());
                    changed(now);
                })
                on:paste=listener(move |event: ClipboardEvent| {
                    if matches!(field.mode, "decimal" | "numeric") {
                        refuse_block(session, &event);
                    }
                    refuse_too_long(session, &event);
                })
                on:blur=listener(move |_: FocusEvent| {
                    if let Some(words) = wrong.get_untracked() {
                        browser::announce(&words);
                    }
                })
            />
            <span class="err" id=error>{live(move || wrong.get())}</span>
        </div>
    }
    .into_any()
}
