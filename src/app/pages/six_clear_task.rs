//! One task in the list of “6 rõ”: what it lacks, and fields to fill that in.

use leptos::ev::{ClipboardEvent, FocusEvent};
use leptos::prelude::*;
use so_chi_tieu::ledger::Command;
use so_chi_tieu::locale::{
    clear_question, clear_word, fill, filled_in_words, how_words, unclear_words,
};
use so_chi_tieu::plan::{Clear, How, Task, TaskId, unclear};

use super::six_clear::hows;
use crate::app::book::LiveBook;
use crate::app::components::{attr, listener, live, press, refuse_too_long, typed};
use crate::app::session::Session;

/// What a row shows of a task, closed.
#[derive(Clone, PartialEq)]
struct Seen {
    lacks: String,
    added: Option<String>,
    clear: bool,
}

/// The row.
pub fn task_row(session: Session, book: &LiveBook, task: &Task) -> AnyView {
    let seen = {
        let (ledger, task) = (book.ledger.clone(), task.clone());
        Memo::new(move |_| {
            let language = session.language();
            ledger.with(|ledger| {
                let hows = hows(&task, ledger);
                Seen {
                    lacks: unclear_words(language, &hows),
                    added: filled_in_words(language, &hows),
                    clear: unclear(&hows).is_empty(),
                }
            })
        })
    };
    let editing = RwSignal::new(false);
    let name = fill(session.texts().six_clear_of, &[task.id.as_str()]);
    let (editor_book, editor_task) = (book.clone(), task.clone());
    let chip = move || {
        if seen.with(|seen| seen.clear) {
            "chip met"
        } else {
            "chip none"
        }
    };
    let sign = move || {
        if seen.with(|seen| seen.clear) {
            "✓ "
        } else {
            "◐ "
        }
    };
    html! {
        <li class="clear-task">
            <div>
                <p class="task-label"><span class="no">{task.id.to_string()}" "</span>{task.label.clone()}</p>
                <span class=attr(chip)>
                    <span aria-hidden="true">{live(sign)}</span>
                    {live(move || seen.with(|seen| seen.lacks.clone()))}
                </span>
                <span class="who">{live(move || seen.with(|seen| seen.added.clone()))}</span>
            </div>
            <button
                type="button"
                class="btn small"
                aria-expanded=attr(move || if editing.get() { "true" } else { "false" })
                aria-label=attr(move || format!("{}: {name}", word(session, editing.get())))
                on:click=press(move |_| editing.update(|open| *open = !*open))
            >
                {live(move || word(session, editing.get()))}
            </button>
            {live(move || {
                // Undo and redo write over what stands in the fields.
                session.rewritten.track();
                editing.get().then(|| editor(session, &editor_book, &editor_task))
            })}
        </li>
    }
    .into_any()
}

fn word(session: Session, open: bool) -> &'static str {
    let texts = session.texts();
    if open {
        texts.close
    } else {
        texts.six_clear_add
    }
}

/// What the document says, and below it a field for all that it does not make clear.
fn editor(session: Session, book: &LiveBook, task: &Task) -> AnyView {
    let (texts, language) = (session.texts(), session.language());
    let (mut given, mut fields) = (Vec::new(), Vec::new());
    book.ledger.with_untracked(|ledger| {
        // What is filled in must not hide what the document says.
        let by_document = so_chi_tieu::plan::six_clear(task, |_| None);
        for (clear, how) in by_document {
            let words = how_words(language, &how);
            if let How::GivenByDocument(words) = how {
                given.push((clear_word(language, clear), words.to_owned()));
                continue;
            }
            let start = ledger.filled_in(&task.id, clear).unwrap_or_default();
            let vague = matches!(how, How::Vague(_)).then_some(words);
            let start = start.to_owned();
            fields.push(added_field(
                session,
                book,
                &task.id,
                Added {
                    clear,
                    start,
                    vague,
                },
            ));
        }
    });
    let given = given.into_iter().map(|(term, words)| {
        html! { <div><dt>{term}</dt><dd>{words}</dd></div> }
    });
    let given = given.collect_view();
    let name = fill(texts.six_clear_of, &[task.id.as_str()]);
    html! {
        <div class="clear-editor" role="group" aria-label=name>
            <h3>{texts.six_clear_by_document}</h3>
            <dl class="facts">{given}</dl>
            <h3>{texts.six_clear_added}</h3>
            <div class="fields">{fields}</div>
        </div>
    }
    .into_any()
}

/// One of the six that the document does not make clear.
struct Added {
    clear: Clear,
    /// What was added so far.
    start: String,
    /// What the document says that is not clear.
    vague: Option<String>,
}

fn added_field(session: Session, book: &LiveBook, task: &TaskId, added: Added) -> AnyView {
    let language = session.language();
    let Added {
        clear,
        start,
        vague,
    } = added;
    let id = format!("ro-{task}-{}", clear.name());
    // The keystrokes of one visit are one step of undo.
    let typing = StoredValue::new(false);
    let (ledger, task) = (book.ledger.clone(), task.clone());
    let change = move |text: String| {
        let clarity = ledger.with_untracked(|ledger| ledger.clarity(&task).cloned());
        let mut clarity = clarity.unwrap_or_default();
        clarity.set(clear, &text);
        let command = Command::SetClarity(task.clone(), Some(clarity));
        session.run_typed(command, typing);
    };
    html! {
        <div class="field">
            <label for=id.clone()>
                {format!("{} – {}", clear_word(language, clear), clear_question(language, clear))}
            </label>
            <input
                id=id
                type="text"
                maxlength="2000"
                on:paste=listener(move |event: ClipboardEvent| refuse_too_long(session, &event))
                readonly=attr(move || !session.writes())
                prop:value=start
                on:focus=listener(move |_: FocusEvent| typing.set_value(false))
                on:input=typed(move |event| change(event_target_value(&event)))
            />
            {vague.map(|words| html! { <span class="who">{words}</span> })}
        </div>
    }
    .into_any()
}
