//! Explanation and evidence of one quarter's figures.

use leptos::prelude::*;
use so_chi_tieu::ledger::{Command, Evidence, Note};
use so_chi_tieu::locale::fill;
use so_chi_tieu::text::{format_date_padded, parse_date};

use super::entry::Row;
use crate::app::components::{attr, live};
use crate::app::session::{LiveBook, Session};

/// The first words of a note, and the button that opens it.
pub fn note_line(
    session: Session,
    book: &LiveBook,
    row: &Row,
    editing: RwSignal<bool>,
) -> impl IntoView + use<> {
    let ledger = book.ledger.clone();
    let slot = row.clone();
    let summary =
        Memo::new(move |_| ledger.with(|ledger| ledger.note(&slot.key, slot.quarter).map(summary)));
    let name = {
        let label = row.targets.first().map(|target| target.label.clone());
        move || {
            fill(
                session.texts().note_of,
                &[label.as_deref().unwrap_or_default()],
            )
        }
    };
    view! {
        {live(move || summary.get().map(|words| view! { <span class="note-words">{words}</span> }))}
        <button
            type="button"
            class="link"
            aria-label=attr(name)
            aria-expanded=attr(move || if editing.get() { "true" } else { "false" })
            on:click=move |_| editing.update(|open| *open = !*open)
        >
            {live(move || {
                let texts = session.texts();
                if editing.get() {
                    texts.close
                } else if summary.get().is_some() {
                    texts.edit_note
                } else {
                    texts.add_note
                }
            })}
        </button>
    }
}

/// A note in a few words.
pub fn summary(note: &Note) -> String {
    let numbers = note.evidence.iter().map(|evidence| evidence.number.trim());
    let mut parts: Vec<&str> = vec![note.text.trim()];
    parts.extend(numbers);
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// The editor of a note: text and documents.
pub fn note_editor(
    session: Session,
    book: &LiveBook,
    row: &Row,
    editing: RwSignal<bool>,
) -> impl IntoView + use<> {
    let start = book.ledger.with_untracked(|ledger| {
        ledger
            .note(&row.key, row.quarter)
            .cloned()
            .unwrap_or_default()
    });
    let note = RwSignal::new(start);
    let typing = RwSignal::new(false);
    let row = row.clone();
    let label = row
        .targets
        .first()
        .map(|target| target.label.clone())
        .unwrap_or_default();
    let save = move || {
        let kept = Some(note.get_untracked()).filter(|note| !note.is_empty());
        let command = Command::SetNote((row.key.clone(), row.quarter), kept);
        if typing.get_untracked() {
            session.run_on(command);
        } else {
            session.run(command);
            typing.set(true);
        }
    };
    let save = StoredValue::new_local(save);
    let change = move |change: &dyn Fn(&mut Note)| {
        note.update(|note| change(note));
        save.with_value(|save| save());
    };
    view! {
        <fieldset class="note-editor">
            <legend>{live(move || fill(session.texts().note_of, &[&label]))}</legend>
            <label>
                {session.text(|texts| texts.note_text)}
                <textarea
                    rows="3"
                    prop:value=note.with_untracked(|note| note.text.clone())
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        change(&|note| note.text.clone_from(&text));
                    }
                ></textarea>
            </label>
            <div class="evidence-list">{live(move || evidence_rows(session, note, save))}</div>
            <div class="acts">
                <button
                    type="button"
                    class="btn small"
                    on:click=move |_| note.update(|note| note.evidence.push(Evidence::default()))
                >
                    {session.text(|texts| texts.evidence_add)}
                </button>
                <button type="button" class="btn small" on:click=move |_| editing.set(false)>
                    {session.text(|texts| texts.close)}
                </button>
            </div>
        </fieldset>
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
    let date_text = RwSignal::new(start.date.map(format_date_padded).unwrap_or_default());
    let link = RwSignal::new(start.link.clone());
    let change = move |change: &dyn Fn(&mut Evidence)| {
        note.update_untracked(|note| {
            if let Some(evidence) = note.evidence.get_mut(at) {
                change(evidence);
            }
        });
        save.with_value(|save| save());
    };
    let bad_date = move || {
        let text = date_text.get();
        !text.trim().is_empty() && parse_date(&text).is_err()
    };
    let bad_link = move || {
        let evidence = Evidence {
            link: link.get(),
            ..Evidence::default()
        };
        !evidence.link.trim().is_empty() && evidence.web_address().is_none()
    };
    view! {
        <div class="evidence" role="group" aria-label=session.text(|texts| texts.evidence)>
            <label>
                {session.text(|texts| texts.evidence_number)}
                <input
                    type="text"
                    prop:value=start.number
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        change(&|evidence| evidence.number.clone_from(&text));
                    }
                />
            </label>
            <label>
                {session.text(|texts| texts.evidence_date)}
                <input
                    type="text"
                    inputmode="numeric"
                    prop:value=date_text.get_untracked()
                    aria-invalid=attr(move || bad_date().then_some("true"))
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        let date = parse_date(&text).ok();
                        date_text.set(text);
                        change(&|evidence| evidence.date = date);
                    }
                />
                {live(move || bad_date().then(|| view! { <span class="err">{session.texts().bad_date}</span> }))}
            </label>
            <label>
                {session.text(|texts| texts.evidence_link)}
                <input
                    type="url"
                    prop:value=start.link
                    aria-invalid=attr(move || bad_link().then_some("true"))
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        link.set(text.clone());
                        change(&|evidence| evidence.link.clone_from(&text));
                    }
                />
                {live(move || bad_link().then(|| view! { <span class="err">{session.texts().bad_link}</span> }))}
            </label>
            <button
                type="button"
                class="btn small"
                on:click=move |_| {
                    note.update(|note| {
                        if at < note.evidence.len() {
                            note.evidence.remove(at);
                        }
                    });
                    save.with_value(|save| save());
                }
            >
                {session.text(|texts| texts.evidence_remove)}
            </button>
        </div>
    }
}
