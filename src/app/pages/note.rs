//! Explanation and evidence of one quarter's figures.

use leptos::prelude::*;
use so_chi_tieu::ledger::{Command, Evidence, Note};
use so_chi_tieu::locale::{Language, fill, note_words};
use so_chi_tieu::text::{format_date_padded, parse_date, visible};

use super::entry::Row;
use super::entry_explain::cause_id;
use super::entry_own::RowLedger;
use super::note_view::note_view;
use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{
    Field, Locked, Word, any_text, attr, button, date_text, field, live, press, typed,
};
use crate::app::session::Session;

/// Most documents for one note; files refuse more.
const MOST_EVIDENCE: usize = 100;

/// The first words of a note, and the button that opens it.
pub fn note_line(
    session: Session,
    ledger: &RowLedger,
    row: &Row,
    editing: RwSignal<bool>,
) -> impl IntoView + use<> {
    let ledger = ledger.clone();
    let slot = row.clone();
    let summary = Memo::new(move |_| {
        ledger.with(|ledger| ledger.note(&slot.key, slot.quarter).map(note_words))
    });
    let name = {
        let label = row.targets.first().map(|target| target.label.clone());
        move || {
            fill(
                session.texts().note_of,
                &[label.as_deref().unwrap_or_default()],
            )
        }
    };
    let locked = row.locked;
    let summed = move || summary.with(Option::is_some);
    let id = opener_id(row);
    html! {
        {live(move || summary.get().map(|words| visible(&words).into_owned()).map(|words| html! { <span class="note-words">{words}</span> }))}
        // What is locked can be read, where there is something.
        {live(move || {
            let shown = locked.with(Option::is_none) || summed();
            shown.then(|| opener(session, id.clone(), attr(name.clone()), locked, summary, editing))
        })}
    }
}

/// The id of the button that opens the note of a row; the focus goes back there.
fn opener_id(row: &Row) -> String {
    format!("mo-{}", row.key)
}

/// Closes the note of a row.
fn close_button(session: Session, row: &Row, editing: RwSignal<bool>) -> AnyView {
    let id = opener_id(row);
    let close = move || {
        editing.set(false);
        browser::focus(&id);
    };
    button(session, "small", |texts| texts.close, close)
}

fn opener(
    session: Session,
    id: String,
    name: Signal<String>,
    locked: Locked,
    summary: Memo<Option<String>>,
    editing: RwSignal<bool>,
) -> AnyView {
    let word = attr(move || {
        let texts = session.texts();
        if editing.get() {
            texts.close
        } else if locked.with(Option::is_some) {
            texts.see_note
        } else if summary.with(Option::is_some) {
            texts.edit_note
        } else {
            texts.add_note
        }
    });
    html! {
        <button
            type="button"
            id=id
            class="link"
            // What is seen on it is part of its name, for those who speak to the page.
            aria-label=attr(move || format!("{} · {}", word.get(), name.get()))
            aria-expanded=attr(move || if editing.get() { "true" } else { "false" })
            on:click=press(move |_| editing.update(|open| *open = !*open))
        >
            {live(move || word.get())}
        </button>
    }
}

/// The note of a locked quarter: to be read, with the reason why it cannot be changed.
fn locked_note(
    session: Session,
    book: &LiveBook,
    row: &Row,
    why: String,
    editing: RwSignal<bool>,
) -> AnyView {
    let note = book.ledger.with(|ledger| {
        let note = ledger.note(&row.key, row.quarter);
        note.cloned().unwrap_or_default()
    });
    let close = close_button(session, row, editing);
    html! {
        <div class="note-editor">
            <p class="warn">{why}</p>
            {note_view(session, note)}
            <div class="acts">
                {close}
            </div>
        </div>
    }
}

/// The editor of a note: text, cause and remedy, documents.
pub fn note_editor(
    session: Session,
    book: &LiveBook,
    row: &Row,
    editing: RwSignal<bool>,
) -> AnyView {
    if let Some(why) = row.locked.get() {
        return locked_note(session, book, row, why, editing);
    }
    let start = book.ledger.with_untracked(|ledger| {
        ledger
            .note(&row.key, row.quarter)
            .cloned()
            .unwrap_or_default()
    });
    let note = RwSignal::new(start);
    let typing = StoredValue::new(false);
    let close = close_button(session, row, editing);
    let (row, cause) = (row.clone(), cause_id(row));
    let label = row
        .targets
        .first()
        .map(|target| target.label.clone())
        .unwrap_or_default();
    let save = StoredValue::new_local(move || {
        let kept = Some(note.get_untracked()).filter(|note| !note.is_empty());
        session.run_typed(Command::SetNote(row.slot(), kept), typing);
    });
    let area = move |word: Word, id: Option<String>, get: fn(&mut Note) -> &mut String| {
        let mut start = note.get_untracked();
        let start = std::mem::take(get(&mut start));
        text_area(session, word, id, start, move |text| {
            note.update_untracked(|note| *get(note) = text);
            save.with_value(|save| save());
        })
    };
    let by = Field {
        label: |texts| texts.note_remedy_by,
        start: note
            .with_untracked(|note| note.remedy_by.map(format_date_padded).unwrap_or_default()),
        mode: "numeric",
        fault: date_text,
    };
    let type_by = move |text: String| {
        note.update_untracked(|note| note.remedy_by = parse_date(&text).ok());
        save.with_value(|save| save());
    };
    let add = move || {
        note.update(|note| {
            if note.evidence.len() < MOST_EVIDENCE {
                note.evidence.push(Evidence::default());
            }
        });
    };
    html! {
        <fieldset class="note-editor">
            <legend>{live(move || fill(session.texts().note_of, &[&label]))}</legend>
            {area(|texts| texts.note_text, None, |note| &mut note.text)}
            <div class="explain">
                {area(|texts| texts.note_cause, Some(cause), |note| &mut note.cause)}
                {area(|texts| texts.note_remedy, None, |note| &mut note.remedy)}
                {field(session, by, type_by)}
            </div>
            <div class="evidence-list">{live(move || evidence_rows(session, note, save))}</div>
            <div class="acts">
                {button(session, "small", |texts| texts.evidence_add, add)}
                {close}
            </div>
        </fieldset>
    }
}

fn text_area(
    session: Session,
    word: Word,
    id: Option<String>,
    start: String,
    changed: impl Fn(String) + 'static,
) -> AnyView {
    html! {
        <label>
            {word(session.texts())}
            <textarea
                id=id
                rows="3"
                maxlength="5000"
                readonly=attr(move || !session.writes())
                prop:value=start
                on:input=typed(move |event| changed(event_target_value(&event)))
            ></textarea>
        </label>
    }
}

/// Rows hang on how many documents there are, so that typing in one does not redraw it.
fn evidence_rows<F: Fn() + 'static>(
    session: Session,
    note: RwSignal<Note>,
    save: StoredValue<F, LocalStorage>,
) -> impl IntoView {
    let count = Memo::new(move |_| note.with(|note| note.evidence.len()));
    live(move || {
        (0..count.get())
            .map(|at| evidence_row(session, note, save, at))
            .collect_view()
    })
}

fn evidence_row<F: Fn() + 'static>(
    session: Session,
    note: RwSignal<Note>,
    save: StoredValue<F, LocalStorage>,
    at: usize,
) -> impl IntoView {
    let start = note.with_untracked(|note| note.evidence.get(at).cloned().unwrap_or_default());
    let of = move |set: fn(&mut Evidence, String)| {
        move |text: String| {
            note.update_untracked(|note| {
                if let Some(evidence) = note.evidence.get_mut(at) {
                    set(evidence, text);
                }
            });
            save.with_value(|save| save());
        }
    };
    let number = Field {
        label: |texts| texts.evidence_number,
        start: start.number,
        mode: "text",
        fault: any_text,
    };
    let date = Field {
        label: |texts| texts.evidence_date,
        start: start.date.map(format_date_padded).unwrap_or_default(),
        mode: "numeric",
        fault: date_text,
    };
    let link = Field {
        label: |texts| texts.evidence_link,
        start: start.link,
        mode: "url",
        fault: bad_link,
    };
    let remove = move || {
        note.update(|note| {
            if at < note.evidence.len() {
                note.evidence.remove(at);
            }
        });
        save.with_value(|save| save());
    };
    html! {
        <div class="evidence" role="group" aria-label=session.texts().evidence>
            {field(session, number, of(|evidence, text| evidence.number = text))}
            {field(session, date, of(|evidence, text| evidence.date = parse_date(&text).ok()))}
            {field(session, link, of(|evidence, text| evidence.link = text))}
            {button(session, "small", |texts| texts.evidence_remove, remove)}
        </div>
    }
}

fn bad_link(language: Language, text: &str) -> Option<String> {
    let evidence = Evidence {
        link: text.to_owned(),
        ..Evidence::default()
    };
    let wrong = !text.trim().is_empty() && evidence.web_address().is_none();
    wrong.then(|| language.texts().bad_link.to_owned())
}
