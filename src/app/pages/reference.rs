//! The value a relative target is compared with ("trên mức trung bình của tỉnh"): entered here,
//! with where it comes from.

use leptos::prelude::*;
use so_chi_tieu::ledger::{Command, Reference, UnreadAt};
use so_chi_tieu::locale::{Language, number_fault, still_held};
use so_chi_tieu::plan::{Target, TargetId, Threshold};
use so_chi_tieu::text::{format_date_padded, parse_decimal};

use super::mending::unread_id;
use crate::app::book::LiveBook;
use crate::app::components::{Field, any_text, date_text, field_of, kept, live, read_field};
use crate::app::session::Session;

/// The card; nothing for targets whose goal is in the plan.
pub fn reference_card(
    session: Session,
    book: &LiveBook,
    target: &Target,
) -> Option<impl IntoView + use<>> {
    let Threshold::AboveReference(words) = &target.threshold else {
        return None;
    };
    let words = words.clone();
    let id = book.plan().plan.root(target).id.clone();
    let book = book.clone();
    let fields = move || {
        // Undo and redo write over what stands in the fields.
        session.rewritten.track();
        fields(session, &book, id.clone())
    };
    Some(html! {
        <section class="card">
            <h2>{session.texts().reference_title}</h2>
            <p class="sub">{words}</p>
            {live(fields)}
        </section>
    })
}

fn fields(session: Session, book: &LiveBook, id: TargetId) -> impl IntoView + use<> {
    let language = untrack(|| session.language());
    let start = book
        .ledger
        .with_untracked(|ledger| ledger.reference(&id).cloned());
    let start = start.unwrap_or_default();
    let [value_at, date_at] = [
        UnreadAt::ReferenceValue(id.clone()),
        UnreadAt::ReferenceDate(id.clone()),
    ];
    let still = |at: &UnreadAt| {
        let (at, ledger) = (at.clone(), book.ledger.clone());
        move || ledger.with(|ledger| still_held(session.language(), ledger, &at))
    };
    let value = Field {
        label: |texts| texts.reference_value,
        start: text_of(
            start.value.map(|value| language.field_decimal(value)),
            start.value_unread.as_ref(),
        ),
        mode: "decimal",
        fault: bad_number,
    };
    let source = Field {
        label: |texts| texts.reference_source,
        start: start.source.clone(),
        mode: "text",
        fault: any_text,
    };
    let date = Field {
        label: |texts| texts.reference_date,
        start: text_of(
            start.date.map(format_date_padded),
            start.date_unread.as_ref(),
        ),
        mode: "numeric",
        fault: date_text,
    };
    let of = kept(session, start, move |reference: &Reference| {
        Command::SetReference(id.clone(), Some(reference.clone()))
    });
    let set_source = of(|reference, text, _| text.clone_into(&mut reference.source));
    html! {
        <div class="fields">
            {read_field(session, unread_id(&value_at), value, of(Reference::type_value), still(&value_at))}
            {field_of(session, source, set_source)}
            {read_field(session, unread_id(&date_at), date, of(Reference::type_date), still(&date_at))}
        </div>
    }
}

/// What stands in a field at first: what was typed and cannot be read, or the value.
pub fn text_of(value: Option<String>, unread: Option<&String>) -> String {
    unread.cloned().or(value).unwrap_or_default()
}

fn bad_number(language: Language, text: &str) -> Option<String> {
    let fault = parse_decimal(text).err()?;
    (!text.trim().is_empty()).then(|| number_fault(language, &fault))
}
