//! The table of the index: groups with their items, fields for the quarter in view, and the points
//! that the portal publishes. On a phone the items of a group are folded.

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::index766::{
    Estimate, Group, InputRule, PartEstimate, Range, Rules, adds_up, input_entry, linked,
    points_entry,
};
use so_chi_tieu::ledger::Part;
use so_chi_tieu::locale::{
    basis_words, beside_words, fill, input_words, origin_words, range_words,
};
use so_chi_tieu::number::Decimal;
use so_chi_tieu::plan::Plan;
use so_chi_tieu::standing::Span;

use super::index::Shown;
use super::index_cell::{IndexCell, index_cell, said_fault};
use super::index_notes::said;
use crate::app::book::LiveBook;
use crate::app::components::{attr, listener, live, press, refuse_block};
use crate::app::session::{Session, View};

/// The table for a quarter, or for the whole year, in which nothing can be typed.
pub fn table(session: Session, book: &LiveBook, shown: Shown, view: View) -> AnyView {
    let texts = session.texts();
    let typing = matches!(view, View::Quarter(_));
    let rules = shown.rules.get_value();
    let groups = rules.groups.iter().enumerate();
    let groups = groups.map(|(at, group)| group_rows(session, book, shown, view, at, group));
    let groups = groups.collect_view();
    let count_heads = typing.then(|| {
        html! {
            <th scope="col" class="n">{texts.numerator}</th>
            <th scope="col" class="n">{texts.denominator}</th>
        }
    });
    html! {
        <table
            class="stack index"
            aria-label=texts.index_title
            on:paste=listener(move |event: leptos::ev::ClipboardEvent| refuse_block(session, &event))
        >
            <thead>
                <tr>
                    <th scope="col">{texts.index_item}</th>
                    {count_heads}
                    <th scope="col">{texts.index_counts}</th>
                    <th scope="col" class="n">{texts.index_estimate}</th>
                    <th scope="col">{texts.index_published}</th>
                </tr>
            </thead>
            {groups}
            <tfoot>
                <tr class="group">
                    <th scope="row">{texts.index_total}</th>
                    {typing.then(|| html! { <td></td><td></td> })}
                    <td></td>
                    {sum_cell(session, shown, rules.total, |estimate| Some(&estimate.points))}
                    {published_cell(session, book, shown, view, None, texts.index_total)}
                </tr>
            </tfoot>
        </table>
    }
    .into_any()
}

fn group_rows(
    session: Session,
    book: &LiveBook,
    shown: Shown,
    view: View,
    at: usize,
    group: &Group,
) -> AnyView {
    let name = said(session.language(), &group.name);
    let rules = shown.rules.get_value();
    let keys = shown.estimate.with_untracked(|estimate| {
        let parts = estimate.groups.get(at).map(|group| group.parts.iter());
        let parts = parts.into_iter().flatten();
        parts
            .map(|part| part.input.clone())
            .collect::<Vec<String>>()
    });
    let inputs = keys.iter().filter_map(|key| rules.input(key));
    let rows = inputs.map(|input| item_row(session, book, shown, view, input));
    let rows = rows.collect_view();
    let folded = RwSignal::new(true);
    let typing = matches!(view, View::Quarter(_));
    html! {
        <tbody class:folded=folded>
            <tr class="group">
                <th scope="row">
                    {name.clone()}
                    {fold_button(session, folded, name.clone(), keys.len())}
                </th>
                {typing.then(|| html! { <td></td><td></td> })}
                <td></td>
                {sum_cell(session, shown, group.max, move |estimate| {
                    estimate.groups.get(at).map(|group| &group.points)
                })}
                {published_cell(session, book, shown, view, Some(group.key.clone()), &name)}
            </tr>
            {rows}
        </tbody>
    }
    .into_any()
}

/// Shows and hides the items of a group; where there is room for all of them it is not there.
fn fold_button(session: Session, folded: RwSignal<bool>, group: String, items: usize) -> AnyView {
    let texts = session.texts();
    let word = move || match folded.get() {
        true => fill(texts.index_items, &[&items.to_string()]),
        false => texts.index_fold.to_owned(),
    };
    html! {
        <button
            type="button"
            class="link fold"
            aria-expanded=attr(move || if folded.get() { "false" } else { "true" })
            aria-label=attr(move || format!("{}: {group}", word()))
            on:click=press(move |_| folded.update(|folded| *folded = !*folded))
        >
            {live(word)}
        </button>
    }
    .into_any()
}

/// The points of a group or of the whole.
fn sum_cell(
    session: Session,
    shown: Shown,
    max: Decimal,
    of: impl Fn(&Estimate) -> Option<&Range> + Send + Sync + 'static,
) -> AnyView {
    let (texts, language) = (session.texts(), session.language());
    let words = Memo::new(move |_| {
        shown
            .estimate
            .with(|estimate| of(estimate).map(|points| range_words(language, points)))
    });
    let most = fill(texts.index_of_most, &[&language.decimal(max)]);
    html! {
        <td class="n" data-label=texts.index_estimate>
            {live(move || words.get())}
            <small>{most}</small>
        </td>
    }
    .into_any()
}

/// The published points of a group or of the whole, beside the estimate.
fn published_cell(
    session: Session,
    book: &LiveBook,
    shown: Shown,
    view: View,
    group: Option<String>,
    name: &str,
) -> AnyView {
    let (texts, language) = (session.texts(), session.language());
    let Some(key) = points_entry(group.as_deref()) else {
        return html! { <td></td> }.into_any();
    };
    let slot = (key, view.last());
    let found = Memo::new(move |_| {
        shown.published.with(|all| {
            let found = all.iter().find(|one| one.group == group)?;
            Some((
                language.decimal(found.points),
                beside_words(language, found.beside),
            ))
        })
    });
    let field = match view {
        View::Year => live(move || {
            found
                .get()
                .map_or_else(|| "–".to_owned(), |(points, _)| points)
        }),
        View::Quarter(quarter) => {
            let error = error_id(&slot.0.to_string());
            let cell = IndexCell {
                slot: slot.clone(),
                part: Part::Value,
                name: fill(
                    texts.cell_name,
                    &[texts.index_published, name, quarter.roman()],
                ),
                error: error.clone(),
                hint: attr(String::new),
            };
            html! {
                {index_cell(session, book, cell)}
                {said_fault(session, book, slot, error)}
            }
            .into_any()
        }
    };
    html! {
        <td class="published" data-label=texts.index_published>
            {field}
            <small>{live(move || found.get().map(|(_, words)| words))}</small>
        </td>
    }
    .into_any()
}

/// The id of the place where a fault of an entry is said.
pub fn error_id(key: &str) -> String {
    format!("loi-{key}")
}

/// What a row shows beside its fields.
#[derive(Clone, Default, PartialEq)]
struct Seen {
    counts: String,
    origin: String,
    basis: &'static str,
    left_out: Option<String>,
    points: String,
    missing: bool,
    max: String,
}

fn item_row(
    session: Session,
    book: &LiveBook,
    shown: Shown,
    view: View,
    input: &InputRule,
) -> AnyView {
    let (texts, language) = (session.texts(), session.language());
    let seen = seen(session, book, shown, input.key.clone());
    let name = said(language, &input.name);
    let [over, under] = [&input.numerator, &input.denominator].map(|words| said(language, words));
    let counted = format!("{over} / {under}");
    let differs = input.differs.as_ref().map(|words| said(language, words));
    let typing = matches!(view, View::Quarter(_));
    let own = input_entry(&input.key).filter(|_| typing);
    let fault = own.map(|key| said_fault(session, book, (key, view.last()), error_id(&input.key)));
    let latest = input.latest && typing;
    html! {
        <tr>
            <th scope="row">
                {name.clone()}
                <div class="def">{counted}</div>
                {differs.map(|words| html! { <div class="def">{words}</div> })}
                {latest.then(|| html! { <div class="def">{texts.index_latest}</div> })}
            </th>
            {fields(session, book, shown, view, input, &name)}
            <td class="counts" data-label=texts.index_counts>
                {fault}
                {live(move || seen.with(|seen| seen.counts.clone()))}
                <small class:warn=attr(move || seen.with(|seen| seen.missing))>
                    {live(move || seen.with(|seen| seen.origin.clone()))}
                </small>
                <small>{live(move || seen.with(|seen| seen.basis))}</small>
                <small>{live(move || seen.with(|seen| seen.left_out.clone()))}</small>
            </td>
            <td class="n" data-label=texts.index_estimate>
                {live(move || seen.with(|seen| seen.points.clone()))}
                <small>{live(move || seen.with(|seen| seen.max.clone()))}</small>
            </td>
            <td></td>
        </tr>
    }
    .into_any()
}

fn seen(session: Session, book: &LiveBook, shown: Shown, key: String) -> Memo<Seen> {
    let book = book.clone();
    Memo::new(move |_| {
        let (texts, language) = (session.texts(), session.language());
        let open = book.plan();
        shown.estimate.with(|estimate| {
            let mut parts = estimate.groups.iter().flat_map(|group| &group.parts);
            let part: Option<&PartEstimate> = parts.find(|part| part.input == key);
            part.map_or_else(Seen::default, |part| Seen {
                counts: input_words(language, part.figures.known),
                origin: origin_words(language, &open.plan, &part.figures),
                basis: match part.figures.known {
                    Some(_) => basis_words(language, part.basis),
                    None => "",
                },
                left_out: left_out(session, &shown.rules.get_value(), &open.plan, part),
                points: range_words(language, &part.points),
                missing: part.figures.known.is_none(),
                max: fill(texts.index_of_most, &[&language.decimal(part.max)]),
            })
        })
    })
}

/// The quarters that a sum lacks.
fn left_out(session: Session, rules: &Rules, plan: &Plan, part: &PartEstimate) -> Option<String> {
    let figures = &part.figures;
    let sum = figures.known.is_some() && adds_up(rules, plan, &part.input);
    let gone: Vec<&str> = figures
        .left_out
        .iter()
        .map(|quarter| quarter.roman())
        .collect();
    let words = session.texts().without_quarters;
    (sum && !gone.is_empty()).then(|| fill(words, &[&gone.join(", ")]))
}

/// The two fields of an input in the quarter in view.
fn fields(
    session: Session,
    book: &LiveBook,
    shown: Shown,
    view: View,
    input: &InputRule,
    name: &str,
) -> AnyView {
    let View::Quarter(quarter) = view else {
        return ().into_any();
    };
    let Some(key) = input_entry(&input.key) else {
        return html! { <td></td><td></td> }.into_any();
    };
    let texts = session.texts();
    let slot = (key, quarter);
    let error = error_id(&input.key);
    let hints = hints(session, book, shown, quarter, input.key.clone());
    let field = |part, word, at: usize| {
        let hint = attr(move || {
            let hint = hints.with(|hints| hints.get(at).cloned());
            hint.unwrap_or_default()
        });
        let cell = IndexCell {
            slot: slot.clone(),
            part,
            name: fill(texts.cell_name, &[word, name, quarter.roman()]),
            error: error.clone(),
            hint,
        };
        index_cell(session, book, cell)
    };
    html! {
        <td class="n input" data-label=texts.numerator>
            {field(Part::Numerator, texts.numerator, 0)}
        </td>
        <td class="n input" data-label=texts.denominator>
            {field(Part::Denominator, texts.denominator, 1)}
        </td>
    }
    .into_any()
}

/// Both counts that the target of an input has in a quarter: they hold as long as nothing is typed.
fn hints(
    session: Session,
    book: &LiveBook,
    shown: Shown,
    quarter: Quarter,
    key: String,
) -> Memo<Vec<String>> {
    let book = book.clone();
    Memo::new(move |_| {
        let (open, rules) = (book.plan(), shown.rules.get_value());
        let input = book
            .ledger
            .with(|ledger| linked(&rules, &open.plan, ledger, Span::Quarter(quarter))(&key));
        let words = input_words(session.language(), input.known);
        words
            .split_once('/')
            .map_or_else(Vec::new, |(over, under)| {
                vec![over.to_owned(), under.to_owned()]
            })
    })
}
