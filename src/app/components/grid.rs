//! Grids that behave like a spreadsheet: arrows, Tab, Enter, Escape, undo keys, a block pasted. A
//! page has one grid, whose cells are found by row and column.

use std::sync::Arc;

use leptos::ev::{CompositionEvent, FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use so_chi_tieu::ledger::Command;
use so_chi_tieu::locale::{fill, left_words, paste_words};
use so_chi_tieu::paste::{Paste, block};
use so_chi_tieu::text::visible;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::closed::Locked;
use super::{attr, listener, typed};
use crate::app::browser;
use crate::app::notices::{Made, Offer, Said};
use crate::app::session::Session;

/// The id of a cell: row and column, so that keys and paste find their way.
pub fn cell_id(row: usize, column: usize) -> String {
    format!("o-{row}-{column}")
}

/// The row and column of a cell's id.
pub fn cell_place(id: &str) -> Option<(usize, usize)> {
    let (row, column) = id.strip_prefix("o-")?.split_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// Whether a key stands for what it writes.
pub(super) fn is_character(key: &str) -> bool {
    key.chars().count() == 1
}

/// Arrows, Enter and undo keys. Tab goes its own way; Escape belongs to the cell.
pub fn move_in_grid(session: Session, event: &KeyboardEvent) {
    let key = event.key();
    let command = event.ctrl_key() || event.meta_key();
    if is_character(&key) && !command {
        // A character belongs to the cell.
        return;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let Some((row, column)) = target.as_ref().and_then(|cell| cell_place(&cell.id())) else {
        return;
    };
    if event.is_composing() {
        return;
    }
    let handled = match key.as_str() {
        "z" | "Z" if command && event.shift_key() => {
            session.redo();
            true
        }
        "z" | "Z" if command => {
            session.undo();
            true
        }
        "y" | "Y" if command => {
            session.redo();
            true
        }
        _ if command || event.alt_key() => false,
        "Enter" if event.shift_key() => go_up(row, column),
        "Enter" => go_down(row, column),
        // In a list of choices the arrows choose.
        _ if is_choice(target.as_ref()) => false,
        "ArrowDown" => go_down(row, column),
        "ArrowUp" => go_up(row, column),
        "ArrowLeft" if at_edge(target.as_ref(), true) => column > 0 && go(row, column - 1),
        "ArrowRight" if at_edge(target.as_ref(), false) => go(row, column + 1),
        _ => false,
    };
    if handled {
        event.prevent_default();
    }
}

fn is_choice(cell: Option<&HtmlElement>) -> bool {
    cell.is_some_and(|cell| cell.tag_name() == "SELECT")
}

fn go_down(row: usize, column: usize) -> bool {
    go(row + 1, column) || go(row + 1, 0)
}

fn go_up(row: usize, column: usize) -> bool {
    row > 0 && (go(row - 1, column) || go(row - 1, 0))
}

/// Moves to a cell and selects what is in it. Whether there is one.
pub fn go(row: usize, column: usize) -> bool {
    browser::enter(&cell_id(row, column))
}

/// Whether the caret stands at the start (or the end) of a cell's text, or all is selected.
fn at_edge(cell: Option<&HtmlElement>, start: bool) -> bool {
    let Some(input) = cell.and_then(|cell| cell.dyn_ref::<HtmlInputElement>()) else {
        return true;
    };
    let length = input.value().encode_utf16().count();
    let from = input.selection_start().ok().flatten().unwrap_or(0) as usize;
    let to = input.selection_end().ok().flatten().unwrap_or(0) as usize;
    let all = from == 0 && to == length;
    all || if start { to == 0 } else { from == length }
}

/// A block of cells that is pasted.
pub struct Pasted {
    /// The row of the cell that it begins at.
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// The texts, line by line.
    pub lines: Vec<Vec<String>>,
}

/// The block that is being pasted into a cell; the browser then leaves it alone. None where it is
/// the text of one cell, which the browser puts there itself.
pub fn pasted(event: &web_sys::Event) -> Option<Pasted> {
    let cell: HtmlElement = event.target()?.dyn_into().ok()?;
    let (row, column) = cell_place(&cell.id())?;
    if is_read_only(&cell) {
        return None;
    }
    let lines = pasted_lines(event)?;
    Some(Pasted { row, column, lines })
}

fn is_read_only(cell: &HtmlElement) -> bool {
    cell.dyn_ref::<HtmlInputElement>()
        .is_some_and(HtmlInputElement::read_only)
}

/// The same for a field that is no cell.
pub fn pasted_lines(event: &web_sys::Event) -> Option<Vec<Vec<String>>> {
    let event: &web_sys::ClipboardEvent = event.dyn_ref()?;
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    let lines = block(&text)?;
    event.prevent_default();
    Some(lines)
}

/// For a field that takes one value: a block is not pasted, since the browser would join its cells
/// to one number, and that is said.
pub fn refuse_block(session: Session, event: &web_sys::Event) {
    if let Some(lines) = pasted_lines(event) {
        let cells = lines.iter().map(Vec::len).sum::<usize>();
        let texts = untrack(|| session.texts());
        say_not_pasted(session, fill(texts.paste_one_cell, &[&cells.to_string()]));
    }
}

/// For a field that takes so many characters: what would be longer is not pasted, since the browser
/// would drop the rest of it without a word.
pub fn refuse_too_long(session: Session, event: &web_sys::Event) {
    let (Some(most), Some(long)) = (most_characters(event), pasted_length(event)) else {
        return;
    };
    if long > most {
        event.prevent_default();
        let texts = untrack(|| session.texts());
        let parts = [most.to_string(), long.to_string()];
        say_not_pasted(session, fill(texts.paste_too_long, &[&parts[0], &parts[1]]));
    }
}

/// Says it until it is closed.
fn say_not_pasted(session: Session, words: String) {
    session.said.set(Some(Said {
        words,
        faults: Some(Arc::new(|_| ().into_any())),
        offer: None,
    }));
}

fn most_characters(event: &web_sys::Event) -> Option<usize> {
    let field: HtmlElement = event.target()?.dyn_into().ok()?;
    field.get_attribute("maxlength")?.parse().ok()
}

/// How long the text of a field would be, as the browser counts.
fn pasted_length(event: &web_sys::Event) -> Option<usize> {
    let field = event.target()?;
    let number = |name: &str| {
        let found = js_sys::Reflect::get(&field, &name.into()).ok()?;
        found.as_f64().map(|number| number as usize)
    };
    let there = js_sys::Reflect::get(&field, &"value".into()).ok()?;
    let there = there.as_string()?.encode_utf16().count();
    let chosen = number("selectionEnd")?.saturating_sub(number("selectionStart")?);
    let event: &web_sys::ClipboardEvent = event.dyn_ref()?;
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    let text = text.replace("\r\n", "\n").encode_utf16().count();
    Some(there.saturating_sub(chosen) + text)
}

/// Writes what was pasted, and says what is written, what is written over and what is not; `rows`
/// where rows were pasted with their names.
pub fn write_pasted(session: Session, mut paste: Paste, rows: bool) {
    if !session.may_write() {
        return;
    }
    let commands = std::mem::take(&mut paste.commands);
    let changed = session.paste(Command::Batch(commands));
    session.rewritten.update(|count| *count += 1);
    let language = untrack(|| session.language());
    let words = paste_words(language, &paste, rows);
    let left = left_words(language, &paste);
    let offer = changed.then(Offer::undo);
    if left.is_empty() {
        session.say(words, offer);
        return;
    }
    let list: Made = Arc::new(move |_| {
        let lines = left
            .iter()
            .map(|line| html! { <li>{visible(line).into_owned()}</li> });
        let lines: Vec<_> = lines.collect();
        html! { <ul class="faults">{lines}</ul> }.into_any()
    });
    session.said.set(Some(Said {
        words,
        faults: Some(list),
        offer,
    }));
}

/// A cell that is typed into.
pub struct GridCell {
    /// Its id, made by [`cell_id`].
    pub id: String,
    /// Which keyboard a phone shows: `numeric`, `decimal`.
    pub mode: &'static str,
    /// Its name.
    pub name: Signal<String>,
    /// What the ledger has there.
    pub text: Signal<String>,
    /// What is reckoned with while nothing is typed.
    pub hint: Signal<Option<String>>,
    /// Whether what is in it is wrong.
    pub wrong: Signal<bool>,
    /// The id of the words that say more of it.
    pub words: Signal<Option<String>>,
    /// Whether these words are to be heard when the cell is left: not at every key.
    pub heard: Signal<bool>,
    /// Why it can only be read, if so.
    pub locked: Locked,
    /// The id of the text that says why it is locked, where the page has one; elsewhere the title
    /// of the cell does.
    pub why: Option<&'static str>,
    /// What typing a text comes to.
    pub change: Box<dyn Fn(&str) -> Command>,
    /// Done when what was typed is in the ledger.
    pub taken: Box<dyn Fn()>,
    /// What brings back what is there now.
    pub restore: Box<dyn Fn() -> Command>,
}

/// Makes a cell. The keystrokes of one visit are one step of undo; Escape brings back what stood
/// there before the visit.
pub fn grid_cell(session: Session, cell: GridCell) -> AnyView {
    let GridCell {
        id,
        mode,
        name,
        text,
        hint,
        wrong,
        words,
        heard,
        locked,
        why,
        change,
        taken,
        restore,
    } = cell;
    // While someone types, the text is theirs; afterwards it is the ledger's.
    // Undo, redo and paste write over it: what was typed before them no longer holds.
    let own = RwSignal::new(None::<(u32, String)>);
    let before = StoredValue::new(None::<Command>);
    // Whether there is a text in the field that an input method has not ended yet.
    let composed = StoredValue::new(false);
    let shown = move || match own.get() {
        Some((at, text)) if at == session.rewritten.get() => text,
        _ => text.get(),
    };
    let change = StoredValue::new_local((change, taken));
    let typing = move |text: String| {
        let now = session.rewritten.get_untracked();
        let first = own.with_untracked(|own| own.as_ref().is_none_or(|(at, _)| *at != now));
        let command = change.with_value(|(change, _)| change(&text));
        own.set(Some((now, text)));
        if first {
            session.run(command);
        } else {
            session.run_on(command);
        }
        change.with_value(|(_, taken)| taken());
    };
    let end_composing = move |text: String| {
        if composed.get_value() {
            composed.set_value(false);
            typing(text);
        }
    };
    let escape = listener(move |event: KeyboardEvent| {
        if event.key() != "Escape" || event.is_composing() {
            return;
        }
        if let Some(command) = before.get_value() {
            session.run_on(command);
            own.set(None);
        }
    });
    html! {
        <input
            id=id
            class="cell"
            class:bad=wrong
            type="text"
            inputmode=mode
            autocomplete="off"
            readonly=attr(move || !session.writes() || locked.with(Option::is_some))
            title=attr(move || locked.get())
            placeholder=hint
            aria-label=name
            aria-invalid=attr(move || wrong.get().then_some("true"))
            aria-describedby=attr(move || described(words.get(), why.filter(|_| locked.with(Option::is_some))))
            prop:value=attr(shown)
            on:focus=listener(move |_: FocusEvent| before.set_value(Some(restore())))
            on:input=typed(move |event| {
                // Telex and VNI typing: the text is not finished yet.
                composed.set_value(is_composing(&event));
                if !composed.get_value() {
                    typing(event_target_value(&event));
                }
            })
            on:compositionend=listener(move |event: CompositionEvent| end_composing(event_target_value(&event)))
            on:keydown=escape
            on:blur=listener(move |event: FocusEvent| {
                // A browser may take the focus away without a word on the end of a composition.
                end_composing(event_target_value(&event));
                let typed = own.with_untracked(Option::is_some);
                own.set(None);
                if typed && heard.get_untracked() {
                    browser::announce(&words.get_untracked().map_or_else(String::new, |id| browser::words_of(&id)));
                }
            })
        />
    }
    .into_any()
}

/// The ids of what describes a cell: the words on it, and why it is locked.
fn described(words: Option<String>, locked: Option<&str>) -> Option<String> {
    let locked = locked.map(str::to_owned);
    let ids: Vec<String> = words.into_iter().chain(locked).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn is_composing(event: &web_sys::Event) -> bool {
    js_sys::Reflect::get(event, &"isComposing".into())
        .ok()
        .and_then(|value| value.as_bool())
        .unwrap_or(false)
}
