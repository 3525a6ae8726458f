//! A note, to be read: what it says, why a target was missed and what is done, and its documents.

use leptos::prelude::*;
use so_chi_tieu::ledger::{Evidence, Note};
use so_chi_tieu::locale::day;
use so_chi_tieu::text::{format_date_padded, visible};

use crate::app::session::Session;

/// The note.
pub fn note_view(session: Session, note: Note) -> AnyView {
    let texts = session.texts();
    let mended = note.remedy_by.map(|by| day(session.language(), by));
    let rows = [
        (texts.note_cause, note.cause),
        (texts.note_remedy, note.remedy),
        (texts.note_remedy_by_short, mended.unwrap_or_default()),
    ];
    let rows = rows
        .into_iter()
        .filter(|(_, words)| !words.trim().is_empty());
    let rows = rows.map(|(term, words)| {
        let words = visible(&words).into_owned();
        html! { <dt>{term}</dt><dd class="note-text">{words}</dd> }
    });
    let rows: Vec<AnyView> = rows.collect();
    let documents = note.evidence.into_iter().map(document);
    let documents: Vec<AnyView> = documents.collect();
    html! {
        <p class="note-text">{visible(&note.text).into_owned()}</p>
        {(!rows.is_empty()).then(|| html! { <dl class="kv">{rows}</dl> })}
        <ul>{documents}</ul>
    }
}

fn document(evidence: Evidence) -> AnyView {
    let mut words = evidence.number.clone();
    if let Some(day) = evidence.date {
        words = format!("{words} ({})", format_date_padded(day));
    }
    let words = visible(&words).into_owned();
    match evidence.web_address().map(str::to_owned) {
        Some(link) => {
            let words = if words.trim().is_empty() {
                visible(&link).into_owned()
            } else {
                words
            };
            html! { <li><a href=link target="_blank" rel="noopener noreferrer">{words}</a></li> }
        }
        None => html! { <li>{words}</li> },
    }
}
