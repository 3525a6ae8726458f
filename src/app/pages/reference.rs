//! The value a relative target is compared with ("trên mức trung bình của tỉnh"): entered here,
//! with where it comes from.

use leptos::prelude::*;
use so_chi_tieu::ledger::{Command, Reference};
use so_chi_tieu::locale::number_fault;
use so_chi_tieu::plan::{Target, Threshold};
use so_chi_tieu::text::{format_date_padded, parse_date, parse_decimal};

use crate::app::components::{attr, live};
use crate::app::session::{LiveBook, Session};

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
    let start = book
        .ledger
        .with_untracked(|ledger| ledger.reference(&id).cloned());
    let language = untrack(|| session.language());
    let value = RwSignal::new(
        start
            .as_ref()
            .map_or_else(String::new, |r| language.decimal(r.value)),
    );
    let source = RwSignal::new(
        start
            .as_ref()
            .map_or_else(String::new, |r| r.source.clone()),
    );
    let date = RwSignal::new(
        start
            .and_then(|r| r.date)
            .map(format_date_padded)
            .unwrap_or_default(),
    );
    let typing = StoredValue::new(false);
    let save = move || {
        let reference = parse_decimal(&value.get_untracked())
            .ok()
            .map(|value| Reference {
                value,
                source: source.get_untracked(),
                date: parse_date(&date.get_untracked()).ok(),
            });
        let command = Command::SetReference(id.clone(), reference);
        if typing.get_value() {
            session.run_on(command);
        } else {
            session.run(command);
            typing.set_value(true);
        }
    };
    let save = StoredValue::new_local(save);
    let field = move |signal: RwSignal<String>, event| {
        signal.set(event_target_value(&event));
        save.with_value(|save| save());
    };
    let fault = move || {
        let text = value.get();
        let fault = parse_decimal(&text)
            .err()
            .filter(|_| !text.trim().is_empty())?;
        Some(number_fault(session.language(), &fault))
    };
    let bad_date = move || {
        let text = date.get();
        !text.trim().is_empty() && parse_date(&text).is_err()
    };
    Some(view! {
        <section class="card">
            <h2>{session.text(|texts| texts.reference_title)}</h2>
            <p class="sub">{words}</p>
            <div class="fields">
                <label>
                    {session.text(|texts| texts.reference_value)}
                    <input
                        type="text"
                        inputmode="decimal"
                        prop:value=value.get_untracked()
                        aria-invalid=attr(move || fault().map(|_| "true"))
                        on:input=move |event| field(value, event)
                    />
                    {live(move || fault().map(|words| view! { <span class="err">{words}</span> }))}
                </label>
                <label>
                    {session.text(|texts| texts.reference_source)}
                    <input
                        type="text"
                        prop:value=source.get_untracked()
                        on:input=move |event| field(source, event)
                    />
                </label>
                <label>
                    {session.text(|texts| texts.reference_date)}
                    <input
                        type="text"
                        inputmode="numeric"
                        prop:value=date.get_untracked()
                        aria-invalid=attr(move || bad_date().then_some("true"))
                        on:input=move |event| field(date, event)
                    />
                    {live(move || bad_date().then(|| view! { <span class="err">{session.texts().bad_date}</span> }))}
                </label>
            </div>
        </section>
    })
}
