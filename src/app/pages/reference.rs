//! The value a relative target is compared with ("trên mức trung bình của tỉnh"): entered here,
//! with where it comes from.

use leptos::prelude::*;
use so_chi_tieu::ledger::{Command, Reference};
use so_chi_tieu::locale::{Language, number_fault};
use so_chi_tieu::plan::{Target, TargetId, Threshold};
use so_chi_tieu::text::{format_date_padded, parse_date, parse_decimal};

use crate::app::book::LiveBook;
use crate::app::components::{Field, any_text, date_text, field, kept, live};
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

/// What stands in the three fields.
#[derive(Clone, Default)]
struct Typed {
    value: String,
    source: String,
    date: String,
}

impl Typed {
    fn of(language: Language, reference: &Reference) -> Self {
        Self {
            value: language.field_decimal(reference.value),
            source: reference.source.clone(),
            date: reference.date.map(format_date_padded).unwrap_or_default(),
        }
    }

    /// The reference they make; none without a value.
    fn reference(&self) -> Option<Reference> {
        Some(Reference {
            value: parse_decimal(&self.value).ok()?,
            source: self.source.clone(),
            date: parse_date(&self.date).ok(),
        })
    }
}

fn fields(session: Session, book: &LiveBook, id: TargetId) -> impl IntoView + use<> {
    let language = untrack(|| session.language());
    let start = book.ledger.with_untracked(|ledger| {
        let reference = ledger.reference(&id);
        reference.map(|reference| Typed::of(language, reference))
    });
    let start = start.unwrap_or_default();
    let of = kept(session, start.clone(), move |typed: &Typed| {
        Command::SetReference(id.clone(), typed.reference())
    });
    html! {
        <div class="fields">
            {field(
                session,
                Field {
                    label: |texts| texts.reference_value,
                    start: start.value,
                    mode: "decimal",
                    fault: bad_number,
                },
                of(|typed, text| text.clone_into(&mut typed.value)),
            )}
            {field(
                session,
                Field {
                    label: |texts| texts.reference_source,
                    start: start.source,
                    mode: "text",
                    fault: any_text,
                },
                of(|typed, text| text.clone_into(&mut typed.source)),
            )}
            {field(
                session,
                Field {
                    label: |texts| texts.reference_date,
                    start: start.date,
                    mode: "numeric",
                    fault: date_text,
                },
                of(|typed, text| text.clone_into(&mut typed.date)),
            )}
        </div>
    }
}

fn bad_number(language: Language, text: &str) -> Option<String> {
    let fault = parse_decimal(text).err()?;
    (!text.trim().is_empty()).then(|| number_fault(language, &fault))
}
