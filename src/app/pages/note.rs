//! Explanation and evidence of one quarter's figures.

use leptos::prelude::*;
use so_chi_tieu::ledger::{Command, Evidence, Ledger, Note, Slot, Stretch, UnreadAt};
use so_chi_tieu::locale::{Language, fill, note_words, still_held};
use so_chi_tieu::text::{format_date_padded, visible};

use super::entry::Row;
use super::entry_explain::cause_id;
use super::entry_own::RowLedger;
use super::mending::unread_id;
use super::note_view::note_view;
use super::reference::text_of;
use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{
    Field, Locked, Typing, Word, any_text, attr, button, date_text, field, listener, live, press,
    read_field, refuse_too_long, typed,
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
pub fn opener_id(row: &Row) -> String {
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
    let stretch = StoredValue::new(Stretch::new(start.clone()));
    let note = RwSignal::new(start);
    let visit = move || stretch.set_value(Stretch::new(note.get_untracked()));
    let typing = StoredValue::new(false);
    let close = close_button(session, row, editing);
    let (row, cause) = (row.clone(), cause_id(row));
    let label = row
        .targets
        .first()
        .map(|target| target.label.clone())
        .unwrap_or_default();
    let slot = row.slot();
    let save = StoredValue::new_local(move || {
        let kept = Some(note.get_untracked()).filter(|note| !note.is_empty());
        session.run_typed(Command::SetNote(slot.clone(), kept), typing);
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
        start: note.with_untracked(|note| {
            let by = note.remedy_by.map(format_date_padded);
            text_of(by, note.remedy_by_unread.as_ref())
        }),
        mode: "numeric",
        fault: date_text,
    };
    let type_by = Typing {
        visit: Box::new(visit),
        changed: Box::new(move |text| {
            let was = note.get_untracked();
            stretch.update_value(|stretch| {
                let before = stretch.key(&was, &text, browser::milliseconds());
                note.update_untracked(|note| note.type_remedy_by(&text, before));
            });
            save.with_value(|save| save());
        }),
    };
    let by_at = UnreadAt::RemedyBy(row.slot());
    let (by_id, held) = (unread_id(&by_at), book.ledger.clone());
    let by_still = move || held.with(|ledger| still_held(session.language(), ledger, &by_at));
    let (documents, slot) = (book.ledger.clone(), row.slot());
    let document = Documents {
        note,
        save: StoredValue::new_local(Box::new(move || save.with_value(|save| save()))),
        at: StoredValue::new(slot),
        ledger: StoredValue::new(documents),
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
                {read_field(session, by_id, by, type_by, by_still)}
            </div>
            <div class="evidence-list">{live(move || evidence_rows(session, document))}</div>
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
                on:paste=listener(move |event: leptos::ev::ClipboardEvent| refuse_too_long(session, &event))
                readonly=attr(move || !session.writes())
                prop:value=start
                on:input=typed(move |event| changed(event_target_value(&event)))
            ></textarea>
        </label>
    }
}

/// What the fields of documents share.
#[derive(Clone, Copy)]
struct Documents {
    note: RwSignal<Note>,
    save: StoredValue<Box<dyn Fn()>, LocalStorage>,
    at: StoredValue<Slot>,
    ledger: StoredValue<ArcRwSignal<Ledger>>,
}

/// Rows hang on how many documents there are, so that typing in one does not redraw it.
fn evidence_rows(session: Session, documents: Documents) -> impl IntoView {
    let count = Memo::new(move |_| documents.note.with(|note| note.evidence.len()));
    live(move || {
        (0..count.get())
            .map(|at| evidence_row(session, documents, at))
            .collect_view()
    })
}

fn evidence_row(session: Session, documents: Documents, at: usize) -> impl IntoView {
    let Documents { note, save, .. } = documents;
    let start = note.with_untracked(|note| note.evidence.get(at).cloned().unwrap_or_default());
    let present = move || {
        let evidence = note.with_untracked(|note| note.evidence.get(at).cloned());
        evidence.unwrap_or_default()
    };
    let stretch = StoredValue::new(Stretch::new(start.clone()));
    let of = move |set: fn(&mut Evidence, &str, &Evidence)| {
        move |text: String| {
            let was = present();
            stretch.update_value(|stretch| {
                let before = stretch.key(&was, &text, browser::milliseconds());
                note.update_untracked(|note| {
                    if let Some(evidence) = note.evidence.get_mut(at) {
                        set(evidence, &text, before);
                    }
                });
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
        start: text_of(
            start.date.map(format_date_padded),
            start.date_unread.as_ref(),
        ),
        mode: "numeric",
        fault: date_text,
    };
    let link = Field {
        label: |texts| texts.evidence_link,
        start: start.link,
        mode: "url",
        fault: bad_link,
    };
    let type_date = Typing {
        visit: Box::new(move || stretch.set_value(Stretch::new(present()))),
        changed: Box::new(of(Evidence::type_date)),
    };
    let date_at = UnreadAt::EvidenceDate(documents.at.get_value(), at);
    let date_still = {
        let (ledger, at) = (documents.ledger.get_value(), date_at.clone());
        move || ledger.with(|ledger| still_held(session.language(), ledger, &at))
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
            {field(session, number, of(|evidence, text, _| text.clone_into(&mut evidence.number)))}
            {read_field(session, unread_id(&date_at), date, type_date, date_still)}
            {field(session, link, of(|evidence, text, _| text.clone_into(&mut evidence.link)))}
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
