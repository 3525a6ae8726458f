//! One row of the entry grid. Each field of the view hangs on its own memo, so that a key press
//! redraws its row only.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{Cell, Command, Entry, Figures, Part};
use so_chi_tieu::locale::{entry_fault, figure_of, fill, threshold_words};
use so_chi_tieu::plan::{Measure, Target};
use so_chi_tieu::standing::{Span, State, standing};

use super::entry::{Row, cell_id};
use super::entry_explain::explain_line;
use super::entry_locked::{LOCKED, locked_choice};
use super::note::{note_editor, note_line};
use crate::app::book::LiveBook;
use crate::app::browser;
use crate::app::components::{attr, chip, fault_chip, live, typed};
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
pub fn entry_row(session: Session, book: LiveBook, row: Row, at: usize) -> impl IntoView {
    let Some(target) = row.targets.first().cloned() else {
        return ().into_any();
    };
    let seen = {
        let (book, row) = (book.clone(), row.clone());
        Memo::new(move |_| look(session, &book, &row))
    };
    let editing = RwSignal::new(false);
    let part = target.part_of.is_some();
    let key = row.key.to_string();
    let note_row = row.clone();
    let note_book = book.clone();
    let fault = move || seen.with(|seen| seen.fault.clone());
    let error_id = format!("loi-{at}");
    let columns = if row.quarter.previous().is_some() {
        8
    } else {
        7
    };
    html! {
        <tr data-entry=key class:part=part class:wrong=attr(move || fault().is_some())>
            <th scope="row" class="name">{names(session, &book, &row)}</th>
            {cells(session, &book, &row, &target, at)}
            <td class="n figure" data-label=attr(move || session.texts().quarter.replace("{}", row.quarter.roman()))>
                {live(move || seen.with(|seen| seen.quarter.clone()))}
            </td>
            <td class="n figure" data-label=session.texts().to_date>
                {live(move || seen.with(|seen| seen.to_date.clone()))}
            </td>
            {row.quarter
                .previous()
                .map(|previous| {
                    html! {
                        <td
                            class="n figure"
                            data-label=attr(move || session.texts().quarter.replace("{}", previous.roman()))
                        >
                            {live(move || seen.with(|seen| seen.previous.clone()))}
                        </td>
                    }
                })}
            <td class="stand">
                {live(move || {
                    if fault().is_some() {
                        return fault_chip(session).into_any();
                    }
                    let states = seen.with(|seen| seen.states.clone());
                    states.into_iter().map(|state| chip(session, state)).collect_view().into_any()
                })}
            </td>
            <td class="note">
                <div id=error_id class="err" role="alert">{live(fault)}</div>
                {explain_line(session, &note_book, &note_row, editing)}
                {note_line(session, &note_book, &note_row, editing)}
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

fn look(session: Session, book: &LiveBook, row: &Row) -> Seen {
    let language = session.language();
    let open = book.plan();
    let plan = &open.plan;
    book.ledger.with(|ledger| {
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

fn previous_figure(quarter: Quarter, figure: impl Fn(Span) -> String) -> String {
    quarter
        .previous()
        .map_or_else(String::new, |previous| figure(Span::Quarter(previous)))
}

/// Number, name and threshold of every target the row feeds, and what is counted.
fn names(session: Session, book: &LiveBook, row: &Row) -> impl IntoView + use<> {
    let open = book.plan();
    let targets = row.targets.clone();
    let ledger = book.ledger.clone();
    live(move || {
        let language = session.language();
        let lines = targets.iter().map(|target| {
            let reference = ledger.with(|ledger| {
                let root = &open.plan.root(target).id;
                ledger.reference(root).map(|found| found.value)
            });
            let again: Vec<&str> = open
                .plan
                .repeats_of(&target.id)
                .map(|other| other.number.as_str())
                .collect();
            let again =
                (!again.is_empty()).then(|| fill(session.texts().also_at, &[&again.join(", ")]));
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
        let counted = targets.first().map(|target| definition(session, target));
        html! {
            {lines}
            <div class="def">{counted}</div>
        }
    })
}

fn definition(session: Session, target: &Target) -> String {
    let language = session.language();
    let over = language.pick(&target.numerator.0, &target.numerator.1);
    let under = language.pick(&target.denominator.0, &target.denominator.1);
    match target.measure {
        Measure::Ratio if !over.is_empty() => format!("{over} / {under}"),
        Measure::Value => {
            let words = if over.is_empty() {
                session.texts().value
            } else {
                over
            };
            format!("{words} ({})", target.unit)
        }
        _ => String::new(),
    }
}

fn cells(
    session: Session,
    book: &LiveBook,
    row: &Row,
    target: &Target,
    at: usize,
) -> impl IntoView + use<> {
    let typed = |part, column| typed_cell(session, book, row, target, part, cell_id(at, column));
    match target.measure {
        Measure::Ratio => html! {
            <td class="n input" data-label=session.texts().numerator>
                {typed(Part::Numerator, 0)}
            </td>
            <td class="n input" data-label=session.texts().denominator>
                {typed(Part::Denominator, 1)}
            </td>
        }
        .into_any(),
        Measure::Value => html! {
            <td class="n input one" colspan="2" data-label=session.texts().value>
                {typed(Part::Value, 0)}
            </td>
        }
        .into_any(),
        Measure::Done => html! {
            <td class="n input one" colspan="2" data-label=session.texts().done_or_not>
                {done_cell(session, book, row, target, cell_id(at, 0))}
            </td>
        }
        .into_any(),
    }
}

/// `Tử số, <chỉ tiêu>, Quý II`.
fn cell_name(session: Session, part: Part, target: &Target, quarter: Quarter) -> String {
    let texts = session.texts();
    let part = match part {
        Part::Numerator => texts.numerator,
        Part::Denominator => texts.denominator,
        Part::Value => texts.value,
        Part::Done => texts.done_or_not,
    };
    fill(texts.cell_name, &[part, &target.label, quarter.roman()])
}

/// What a cell holds, as it is shown when no one is typing in it.
fn shown_text(session: Session, entry: Option<&Entry>, part: Part) -> String {
    let language = session.language();
    let unread = |text: &String| text.clone();
    match (entry.map(|entry| &entry.figures), part) {
        (Some(Figures::Ratio(Cell::Known(count), _)), Part::Numerator)
        | (Some(Figures::Ratio(_, Cell::Known(count))), Part::Denominator) => {
            language.count(*count)
        }
        (Some(Figures::Ratio(Cell::Unread(text), _)), Part::Numerator)
        | (Some(Figures::Ratio(_, Cell::Unread(text))), Part::Denominator)
        | (Some(Figures::Value(Cell::Unread(text))), Part::Value) => unread(text),
        (Some(Figures::Value(Cell::Known(value))), Part::Value) => language.field_decimal(*value),
        _ => String::new(),
    }
}

fn typed_cell(
    session: Session,
    book: &LiveBook,
    row: &Row,
    target: &Target,
    part: Part,
    id: String,
) -> impl IntoView + use<> {
    let ledger = book.ledger.clone();
    let slot_row = row.clone();
    let shown = Memo::new(move |_| {
        ledger.with(|ledger| {
            let entry = ledger.entry(&slot_row.key, slot_row.quarter);
            shown_text(session, entry, part)
        })
    });
    let ledger = book.ledger.clone();
    let (slot_row, checked) = (row.clone(), target.clone());
    let wrong = Memo::new(move |_| {
        ledger.with(|ledger| {
            let entry = ledger.entry(&slot_row.key, slot_row.quarter);
            entry.is_some_and(|entry| is_wrong(entry, &checked, part))
        })
    });
    // While someone types, the text is theirs; afterwards it is the ledger's.
    // Undo, redo and paste write over it: what was typed before them no longer holds.
    let own = RwSignal::new(None::<(u32, String)>);
    let before = StoredValue::new(None::<Option<Entry>>);
    let text = move || match own.get() {
        Some((at, text)) if at == session.rewritten.get() => text,
        _ => shown.get(),
    };
    let typing = {
        let (book, row, measure) = (book.clone(), row.clone(), target.measure);
        move |text: String| {
            let now = session.rewritten.get_untracked();
            let first = own.with_untracked(|own| own.as_ref().is_none_or(|(at, _)| *at != now));
            own.set(Some((now, text.clone())));
            type_into(session, &book, &row, measure, part, &text, first);
        }
    };
    let compose = typing.clone();
    let focus = {
        let (ledger, row) = (book.ledger.clone(), row.clone());
        move |_| {
            let entry =
                ledger.with_untracked(|ledger| ledger.entry(&row.key, row.quarter).cloned());
            before.set_value(Some(entry));
        }
    };
    let escape = {
        let row = row.clone();
        move |event: leptos::ev::KeyboardEvent| {
            if event.key() != "Escape" || event.is_composing() {
                return;
            }
            if let Some(entry) = before.get_value() {
                session.run_on(Command::SetEntry(row.slot(), entry));
                own.set(None);
            }
        }
    };
    let name = {
        let (target, quarter) = (target.clone(), row.quarter);
        move || cell_name(session, part, &target, quarter)
    };
    let error = id.split('-').nth(1).map(|at| format!("loi-{at}"));
    let locked = row.locked;
    html! {
        <input
            id=id
            class="cell"
            class:bad=wrong
            type="text"
            inputmode="decimal"
            autocomplete="off"
            readonly=attr(move || !session.writes() || locked.with(Option::is_some))
            title=attr(move || locked.get())
            aria-label=attr(name)
            aria-invalid=attr(move || wrong.get().then_some("true"))
            aria-describedby=attr(move || {
                let error = wrong.get().then(|| error.clone()).flatten();
                described(error, locked.with(Option::is_some))
            })
            prop:value=attr(text)
            on:focus=focus
            on:input=typed(move |event| {
                // Telex and VNI typing: the text is not finished yet.
                if !is_composing(&event) {
                    typing(event_target_value(&event));
                }
            })
            on:compositionend=move |event| compose(event_target_value(&event))
            on:keydown=escape
            on:blur=move |_| own.set(None)
        />
    }
}

/// The ids of what describes a cell: its fault, and why it is locked.
fn described(error: Option<String>, locked: bool) -> Option<String> {
    let locked = locked.then(|| LOCKED.to_owned());
    let ids: Vec<String> = error.into_iter().chain(locked).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn is_composing(event: &web_sys::Event) -> bool {
    js_sys::Reflect::get(event, &"isComposing".into())
        .ok()
        .and_then(|value| value.as_bool())
        .unwrap_or(false)
}

/// Writes what was typed into the ledger; the keystrokes of one visit are one step of undo.
fn type_into(
    session: Session,
    book: &LiveBook,
    row: &Row,
    measure: Measure,
    part: Part,
    text: &str,
    first: bool,
) {
    let entry = book.ledger.with_untracked(|ledger| {
        let before = ledger.entry(&row.key, row.quarter);
        Entry::typed(before, measure, part, text, browser::now())
    });
    let command = Command::SetEntry(row.slot(), entry);
    if first {
        session.run(command);
    } else {
        session.run_on(command);
    }
}

/// Whether a fault of the entry is this field's.
fn is_wrong(entry: &Entry, target: &Target, part: Part) -> bool {
    use so_chi_tieu::ledger::EntryFault;
    match entry.figures.fault(target) {
        None => false,
        Some(EntryFault::Number(at, _)) | Some(EntryFault::Missing(at)) => at == part,
        Some(EntryFault::Above(..)) => part == Part::Numerator,
    }
}

fn done_cell(
    session: Session,
    book: &LiveBook,
    row: &Row,
    target: &Target,
    id: String,
) -> impl IntoView + use<> {
    let ledger = book.ledger.clone();
    let slot_row = row.clone();
    let value = move || {
        let done = ledger.with(|ledger| {
            let entry = ledger.entry(&slot_row.key, slot_row.quarter)?;
            match entry.figures {
                Figures::Done(done) => Some(done),
                _ => None,
            }
        });
        match done {
            None => "",
            Some(true) => "1",
            Some(false) => "0",
        }
    };
    let name = {
        let (target, quarter) = (target.clone(), row.quarter);
        move || cell_name(session, Part::Done, &target, quarter)
    };
    let (locked, name) = (row.locked, attr(name));
    let row = row.clone();
    let choose = move |event| {
        let done = match event_target_value(&event).as_str() {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        };
        let entry = done.map(|done| Entry {
            figures: Figures::Done(done),
            entered_at: Some(browser::now()),
        });
        session.run(Command::SetEntry(row.slot(), entry));
    };
    live(move || {
        let texts = session.texts();
        if locked.with(Option::is_some) {
            let word = match value() {
                "1" => texts.done_yes,
                "0" => texts.done_no,
                _ => texts.done_unknown,
            };
            return locked_choice(id.clone(), name, locked, word);
        }
        html! {
            <select
                id=id.clone()
                class="cell choice"
                disabled=attr(move || !session.writes())
                aria-label=name
                prop:value=attr(value.clone())
                on:change=typed(choose.clone())
            >
                <option value="">{texts.done_unknown}</option>
                <option value="1">{texts.done_yes}</option>
                <option value="0">{texts.done_no}</option>
            </select>
        }
    })
}
