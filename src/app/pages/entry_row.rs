//! One row of the entry grid. Each field of the view hangs on its own memo, so that a key press
//! redraws its row only.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::Ledger;
use so_chi_tieu::locale::{
    before_form_words, counts_words, definition_words, entry_fault, figure_of, figures_words, fill,
    threshold_words,
};
use so_chi_tieu::standing::{Span, State, standing};

use super::entry::Row;
use super::entry_cell::cells;
use super::entry_explain::explain_line;
use super::entry_own::RowLedger;
use super::note::{note_editor, note_line};
use crate::app::book::LiveBook;
use crate::app::components::{attr, chip, fault_chip, live};
use crate::app::route::Route;
use crate::app::session::Session;

/// What a row shows beside its cells.
#[derive(Clone, PartialEq)]
struct Seen {
    quarter: String,
    to_date: String,
    previous: String,
    states: Vec<State>,
    fault: Option<String>,
}

/// The row.
pub fn entry_row(
    session: Session,
    book: LiveBook,
    (row, ledger): (Row, RowLedger),
    at: usize,
    contradicted: Signal<Option<String>>,
) -> impl IntoView {
    let Some(target) = row.targets.first().cloned() else {
        return ().into_any();
    };
    let seen = {
        let (book, ledger, row) = (book.clone(), ledger.clone(), row.clone());
        Memo::new(move |_| look(session, &book, &ledger, &row))
    };
    let editing = RwSignal::new(false);
    let part = target.part_of.is_some();
    let key = row.key.to_string();
    let note_row = row.clone();
    let note_book = book.clone();
    let fault = move || seen.with(|seen| seen.fault.clone());
    // Of itself, so that it is not made anew for every digit.
    let stand = Memo::new(move |_| match fault() {
        Some(_) => None,
        None => Some(seen.with(|seen| seen.states.clone())),
    });
    let wrong = Memo::new(move |_| fault().is_some());
    // One thing at a time: there is room for one, and what is wrong is not counted anyway.
    let nested = Memo::new(move |_| contradicted.get().filter(|_| !wrong.get()));
    let to_mend = Memo::new(move |_| wrong.get() || nested.with(Option::is_some));
    let error_id = format!("loi-{at}");
    let nested_id = format!("long-{at}");
    let columns = if row.quarter.previous().is_some() {
        8
    } else {
        7
    };
    html! {
        <tr data-entry=key class:part=part class:wrong=wrong>
            <th scope="row" class="name">{names(session, &book, &ledger, &row)}{from_form(session, &ledger, &row, at)}</th>
            {cells(session, &ledger, &row, &target, at, attr(move || nested.with(Option::is_some)))}
            <td class="n figure" data-label=attr(move || session.texts().quarter.replace("{}", row.quarter.roman()))>
                <div class="held">{live(move || seen.with(|seen| seen.quarter.clone()))}</div>
            </td>
            <td class="n figure" data-label=session.texts().to_date>
                <div class="held">{live(move || seen.with(|seen| seen.to_date.clone()))}</div>
            </td>
            {row.quarter
                .previous()
                .map(|previous| {
                    html! {
                        <td
                            class="n figure"
                            data-label=attr(move || session.texts().quarter.replace("{}", previous.roman()))
                        >
                            <div class="held">{live(move || seen.with(|seen| seen.previous.clone()))}</div>
                        </td>
                    }
                })}
            <td class="stand">
                <div class="held">
                    {live(move || match stand.get() {
                        None => fault_chip(session).into_any(),
                        Some(states) => {
                            let chips = states.into_iter().map(|state| chip(session, state));
                            chips.collect_view().into_any()
                        }
                    })}
                </div>
            </td>
            <td class="note">
                <div id=error_id class="err">{live(fault)}</div>
                <div id=nested_id class="warn">{live(move || nested.get())}</div>
                {explain_line(session, &note_book, &ledger, &note_row, editing, to_mend)}
                {note_line(session, &ledger, &note_row, editing)}
            </td>
        </tr>
        {live(move || {
            // Undo and redo write over what stands in the editor.
            session.rewritten.track();
            editing
                .get()
                .then(|| {
                    html! {
                        <tr class="note-row">
                            <td colspan=columns>
                                {note_editor(session, &note_book, &note_row, editing)}
                            </td>
                        </tr>
                    }
                })
        })}
    }
    .into_any()
}

fn look(session: Session, book: &LiveBook, ledger: &RowLedger, row: &Row) -> Seen {
    let language = session.language();
    let open = book.plan();
    let plan = &open.plan;
    ledger.with(|ledger| {
        let figure = |span| {
            row.targets.first().map_or_else(String::new, |target| {
                let stands = standing(plan, target, ledger, span);
                figure_of(language, stands.figure.as_ref(), target)
            })
        };
        let states = row.targets.iter();
        let states =
            states.map(|target| standing(plan, target, ledger, Span::ToDate(row.quarter)).state);
        let fault = ledger
            .entry(&row.key, row.quarter)
            .zip(row.targets.first())
            .and_then(|(entry, target)| entry.figures.fault(target))
            .map(|fault| entry_fault(language, &fault));
        Seen {
            quarter: figure(Span::Quarter(row.quarter)),
            to_date: figure(Span::ToDate(row.quarter)),
            previous: previous_figure(row.quarter, figure),
            states: states.collect(),
            fault,
        }
    })
}

/// Whether the figures follow from the form, or were entered in its place; and the portal's.
fn from_form(session: Session, ledger: &RowLedger, row: &Row, at: usize) -> Option<AnyView> {
    let target = row.targets.first()?.clone();
    target.form.as_ref()?;
    let (ledger, quarter) = (ledger.clone(), row.quarter);
    let portal = target.portal_key().is_some().then(|| {
        let target = Route::Target(target.id.to_string());
        html! { " · " <a href=Route::href(&target)>{session.texts().form_portal_link}</a> }
    });
    let words = live(move || {
        let language = session.language();
        let texts = session.texts();
        let (entered, form) = ledger.with(|ledger| {
            let form = ledger.form_counts(&target, quarter);
            let entered = ledger.entry(&target.entry, quarter);
            (
                entered.map(|entry| figures_words(language, &entry.figures)),
                form.map(|counts| counts_words(language, counts)),
            )
        });
        let link = match (&entered, &form) {
            (None, Some(_)) => texts.form_computes,
            _ => texts.form,
        };
        let both = entered.zip(form);
        let both = both.map(|(entered, form)| before_form_words(language, &entered, &form));
        html! {
            {both}
            " "
            <a href=Route::Form.href()>{link}</a>
        }
    });
    let view = html! {
        <div class="def" id=format!("bieu-{at}")>
            {words}
            {portal}
        </div>
    };
    Some(view.into_any())
}

fn previous_figure(quarter: Quarter, figure: impl Fn(Span) -> String) -> String {
    quarter
        .previous()
        .map_or_else(String::new, |previous| figure(Span::Quarter(previous)))
}

/// Number, name and threshold of every target the row feeds, and what is counted.
fn names(
    session: Session,
    book: &LiveBook,
    ledger: &RowLedger,
    row: &Row,
) -> impl IntoView + use<> {
    let open = book.plan();
    let targets = row.targets.clone();
    let references = {
        let (ledger, open, targets) = (ledger.clone(), open.clone(), targets.clone());
        Memo::new(move |_| {
            let root = |target| &open.plan.root(target).id;
            let value = |ledger: &Ledger, target| ledger.reference(root(target))?.value;
            ledger.with(|ledger| {
                targets
                    .iter()
                    .map(|target| value(ledger, target))
                    .collect::<Vec<_>>()
            })
        })
    };
    live(move || {
        let language = session.language();
        let lines = targets
            .iter()
            .zip(references.get())
            .map(|(target, reference)| {
                let again: Vec<&str> = open
                    .plan
                    .repeats_of(&target.id)
                    .map(|other| other.number.as_str())
                    .collect();
                let again = (!again.is_empty())
                    .then(|| fill(session.texts().also_at, &[&again.join(", ")]));
                let name = language.pick(&target.name, &target.name_en).clone();
                let words = threshold_words(language, target, reference);
                html! {
                    <div class="goal" title=target.label.clone()>
                        <span class="no">{target.number.clone()}</span>
                        " "
                        {name}
                        " "
                        <span class="words">{words}</span>
                        {again.map(|again| html! { <span class="who">" · "{again}</span> })}
                    </div>
                }
            });
        let lines = lines.collect_view();
        let counted = targets
            .first()
            .map(|target| definition_words(language, target));
        html! {
            {lines}
            <div class="def">{counted}</div>
        }
    })
}
