//! New rows of the form: typed, taken from the quarter before, pasted with their names.

use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::prelude::*;
use so_chi_tieu::form::{FormRow, MOST_ROWS, Named, Sheet, TOTAL, named, taken_over, usual_fields};
use so_chi_tieu::ledger::Command;
use so_chi_tieu::locale::fill;
use so_chi_tieu::paste::{pasted_rows, pasted_table};
use so_chi_tieu::text::same_text;

use super::form::Rows;
use crate::app::components::{
    ViewScope, attr, button, go, listener, live, pasted_lines, press, refuse_too_long, typed,
    write_pasted,
};
use crate::app::notices::Offer;
use crate::app::session::Session;

/// The field for a new row, and what the quarter before has.
pub fn add_fields(session: Session, rows: Rows) -> AnyView {
    let name = RwSignal::new(String::new());
    let add = {
        let rows = rows.clone();
        move || {
            if add_row(session, &rows, &name.get_untracked()) {
                name.set(String::new());
            }
        }
    };
    let enter = {
        let add = add.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                add();
            }
        }
    };
    let pasting = rows.clone();
    let (offered, before) = (rows.clone(), rows);
    html! {
        <section class="card adding">
            <div class="add-field">
                <div class="field">
                    <label for="linh-vuc">{session.texts().form_add}</label>
                    <input
                        id="linh-vuc"
                        type="text"
                        list="cac-linh-vuc"
                        autocomplete="off"
                        maxlength="200"
                        readonly=attr(move || !session.writes())
                        aria-describedby="linh-vuc-cach"
                        prop:value=attr(move || name.get())
                        on:input=typed(move |event| name.set(event_target_value(&event)))
                        on:keydown=listener(enter)
                        on:paste=listener(move |event: ClipboardEvent| match pasted_lines(&event) {
                            Some(lines) => paste_table(session, &pasting, &lines),
                            None => refuse_too_long(session, &event),
                        })
                    />
                    {live(move || {
                        let options = suggestions(&offered).into_iter();
                        let options = options.map(|field| html! { <option value=field></option> });
                        html! { <datalist id="cac-linh-vuc">{options.collect_view()}</datalist> }
                    })}
                </div>
                {button(session, "", |texts| texts.form_add_now, add)}
                {live(move || take_over_button(session, &before))}
            </div>
            <p class="sub" id="linh-vuc-cach">{session.texts().form_add_hint}</p>
        </section>
    }
    .into_any()
}

/// The usual fields and those of other quarters, but for those that have a row.
fn suggestions(rows: &Rows) -> Vec<String> {
    let there = rows.names.get();
    let mut fields = usual_fields();
    rows.book.ledger.with(|ledger| {
        let others = ledger.forms().map(|((_, field), _)| field.clone());
        fields.extend(others.filter(|field| field != TOTAL));
    });
    let mut offered: Vec<String> = Vec::new();
    for field in fields {
        let known = |other: &String| same_text(other, &field);
        if !there.iter().any(known) && !offered.iter().any(known) {
            offered.push(field);
        }
    }
    offered
}

/// Adds a row of this name and goes there, or to the one that is there. Whether the name is done
/// with.
fn add_row(session: Session, rows: &Rows, text: &str) -> bool {
    let field = match named(text) {
        Named::Nothing => return false,
        Named::Total => TOTAL.to_owned(),
        Named::Field(field) => field,
    };
    if !session.may_write() {
        return false;
    }
    let texts = untrack(|| session.texts());
    let all = rows.all();
    let there = all.iter().position(|name| same_text(name, &field));
    if there.is_some() && field != TOTAL {
        session.say(fill(texts.form_has_field, &[&field]), None);
    } else if there.is_none() {
        if all.len() >= MOST_ROWS {
            session.say(fill(texts.form_full, &[&MOST_ROWS.to_string()]), None);
            return false;
        }
        rows.keep([field.clone()]);
    }
    let rows = rows.clone();
    // The row is not on the page yet.
    ViewScope::current().next_frame(move || {
        let all = rows.all();
        if let Some(at) = all.iter().position(|name| same_text(name, &field)) {
            go(at, 0);
        }
    });
    true
}

/// Offers what the quarter before has, where that is more than what is there.
fn take_over_button(session: Session, rows: &Rows) -> Option<AnyView> {
    let before = rows.quarter.previous()?;
    let taken = rows.names.with(|names| {
        rows.book.ledger.with(|ledger| {
            let now = Sheet::of(ledger, rows.quarter);
            let taken = taken_over(&Sheet::of(ledger, before), &now).into_iter();
            let new = |(field, row): &(String, FormRow)| !row.is_empty() || !names.contains(field);
            taken.filter(new).collect::<Vec<_>>()
        })
    });
    if taken.is_empty() {
        return None;
    }
    let words = fill(session.texts().form_take_over, &[before.roman()]);
    let rows = rows.clone();
    let take = move || {
        if !session.may_write() {
            return;
        }
        let texts = untrack(|| session.texts());
        let there = rows.all();
        let new = taken.iter().filter(|(field, _)| !there.contains(field));
        // A row beyond the last would take nothing that is typed into it.
        if there.len() + new.count() > MOST_ROWS {
            session.say(fill(texts.form_full, &[&MOST_ROWS.to_string()]), None);
            return;
        }
        let filled = taken.iter().filter(|(_, row)| !row.is_empty());
        let commands = filled.map(|(field, row)| rows.set(field, row.clone()));
        let changed = session.run(Command::Batch(commands.collect()));
        let empty = taken.iter().filter(|(_, row)| row.is_empty());
        rows.keep(empty.map(|(field, _)| field.clone()));
        session.rewritten.update(|count| *count += 1);
        let parts = [taken.len().to_string(), before.roman().to_owned()];
        let words = fill(texts.form_taken_over, &[&parts[0], &parts[1]]);
        session.say(words, changed.then_some(Offer::undo()));
    };
    let view = html! {
        <button type="button" class="btn" on:click=press(move |_| take())>{words}</button>
    };
    Some(view.into_any())
}

/// A whole table with the names of its rows.
fn paste_table(session: Session, rows: &Rows, lines: &[Vec<String>]) {
    let ledger = rows.book.ledger.get_untracked();
    let table = pasted_table(lines);
    let paste = pasted_rows(&ledger, rows.quarter, &rows.all(), table);
    write_pasted(session, paste, true);
}
