//! A field for a figure of the index: a count, or points that the portal publishes.

use leptos::prelude::*;
use so_chi_tieu::ledger::{Cell, Command, Entry, EntryFault, Figures, Ledger, Part, Slot};
use so_chi_tieu::locale::{Language, entry_fault};
use so_chi_tieu::plan::Measure;

use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{attr, live, typed};
use crate::app::session::Session;

/// One field.
pub struct IndexCell {
    /// What is entered in which quarter.
    pub slot: Slot,
    /// Which number of it: a count of two, or the one value.
    pub part: Part,
    /// Its name.
    pub name: String,
    /// The id of the place where a fault is said: see [`said_fault`].
    pub error: String,
    /// What holds as long as nothing is typed.
    pub hint: Signal<String>,
}

/// What is wrong with the figures of a slot: what is typed for the index is a share, or points.
fn fault_in(ledger: &Ledger, slot: &Slot) -> Option<EntryFault> {
    let entry = ledger.entry(&slot.0, slot.1)?;
    entry.figures.fault_as(true)
}

/// The place where a fault of a slot is said.
pub fn said_fault(session: Session, book: &LiveBook, slot: Slot, id: String) -> AnyView {
    let ledger = book.ledger.clone();
    let words = Memo::new(move |_| {
        let fault = ledger.with(|ledger| fault_in(ledger, &slot))?;
        Some(entry_fault(session.language(), &fault))
    });
    html! { <div id=id class="err" role="alert">{live(move || words.get())}</div> }.into_any()
}

/// What a field holds, as it is shown when no one is typing in it.
fn shown_text(language: Language, entry: Option<&Entry>, part: Part) -> String {
    match (entry.map(|entry| &entry.figures), part) {
        (Some(Figures::Ratio(cell, _)), Part::Numerator)
        | (Some(Figures::Ratio(_, cell)), Part::Denominator) => match cell {
            Cell::Known(count) => language.count(*count),
            Cell::Unread(text) => text.clone(),
            Cell::Empty => String::new(),
        },
        (Some(Figures::Value(cell)), Part::Value) => match cell {
            Cell::Known(value) => language.field_decimal(*value),
            Cell::Unread(text) => text.clone(),
            Cell::Empty => String::new(),
        },
        _ => String::new(),
    }
}

/// Whether a fault is this field's.
fn is_of(fault: &EntryFault, part: Part) -> bool {
    match fault {
        EntryFault::Number(at, _) | EntryFault::Missing(at) => *at == part,
        EntryFault::Above(..) => part == Part::Numerator,
    }
}

/// The field. What is typed stands in the ledger at once; the keystrokes of one visit are one
/// step of undo, and Escape takes them back.
pub fn index_cell(session: Session, book: &LiveBook, cell: IndexCell) -> AnyView {
    let IndexCell {
        slot,
        part,
        name,
        error,
        hint,
    } = cell;
    let slot = StoredValue::new(slot);
    let ledger = book.ledger.clone();
    let entry =
        move |ledger: &Ledger| slot.with_value(|slot| ledger.entry(&slot.0, slot.1).cloned());
    let shown = {
        let ledger = ledger.clone();
        Memo::new(move |_| shown_text(session.language(), ledger.with(entry).as_ref(), part))
    };
    let wrong = {
        let ledger = ledger.clone();
        Memo::new(move |_| {
            let fault = ledger.with(|ledger| slot.with_value(|slot| fault_in(ledger, slot)));
            fault.is_some_and(|fault| is_of(&fault, part))
        })
    };
    let frozen = {
        let ledger = ledger.clone();
        move || {
            let closed = ledger.with(|ledger| ledger.is_closed(slot.with_value(|slot| slot.1)));
            closed || !session.writes()
        }
    };
    // While someone types, the text is theirs; afterwards it is the ledger's. Undo and redo write
    // over it.
    let own = RwSignal::new(None::<(u32, String)>);
    let before = StoredValue::new(None::<Option<Entry>>);
    let text = move || match own.get() {
        Some((at, text)) if at == session.rewritten.get() => text,
        _ => shown.get(),
    };
    let focus = {
        let ledger = ledger.clone();
        move |_| before.set_value(Some(ledger.with_untracked(entry)))
    };
    let typing = move |text: String| {
        let now = session.rewritten.get_untracked();
        let first = own.with_untracked(|own| own.as_ref().is_none_or(|(at, _)| *at != now));
        own.set(Some((now, text.clone())));
        let measure = match part {
            Part::Value => Measure::Value,
            _ => Measure::Ratio,
        };
        let old = ledger.with_untracked(entry);
        let entry = Entry::typed(old.as_ref(), measure, part, &text, browser::now());
        let command = Command::SetEntry(slot.get_value(), entry);
        if first {
            session.run(command);
        } else {
            session.run_on(command);
        }
    };
    let composed = typing.clone();
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() != "Escape" || event.is_composing() {
            return;
        }
        if let Some(entry) = before.get_value() {
            session.run_on(Command::SetEntry(slot.get_value(), entry));
            own.set(None);
        }
    };
    html! {
        <input
            class="cell"
            class:bad=wrong
            type="text"
            inputmode="decimal"
            autocomplete="off"
            readonly=attr(frozen)
            placeholder=hint
            aria-label=name
            aria-invalid=attr(move || wrong.get().then_some("true"))
            aria-describedby=attr(move || wrong.get().then(|| error.clone()))
            prop:value=attr(text)
            on:focus=focus
            on:input=typed(move |event| {
                // Telex and VNI typing: the text is not finished yet.
                if !is_composing(&event) {
                    typing(event_target_value(&event));
                }
            })
            on:compositionend=move |event| composed(event_target_value(&event))
            on:keydown=escape
            on:blur=move |_| own.set(None)
        />
    }
    .into_any()
}

fn is_composing(event: &web_sys::Event) -> bool {
    js_sys::Reflect::get(event, &"isComposing".into())
        .ok()
        .and_then(|value| value.as_bool())
        .unwrap_or(false)
}
