//! A quarter's figures as a sheet: one row for each distinct target.

use super::{Cell, Marks, Sheet};
use crate::calendar::Quarter;
use crate::ledger::{self, Figures, Ledger};
use crate::locale::{Language, note_words, state_word, threshold_words};
use crate::plan::{Plan, Target};
use crate::standing::{Figure, Span, standing};

/// The figures of `quarter` under a plan, how each target stands to date, and what was noted.
pub fn quarter_sheet(plan: &Plan, ledger: &Ledger, quarter: Quarter, language: Language) -> String {
    let mut sheet = Sheet::new(language.pick(Marks::VIETNAMESE, Marks::ENGLISH));
    let texts = language.texts();
    for header in [
        texts.sheet_id,
        texts.target,
        texts.sheet_unit,
        texts.sheet_quarter,
        texts.numerator,
        texts.denominator,
        texts.value,
        texts.to_date,
        texts.sheet_goal,
        texts.standing,
        texts.notes,
    ] {
        sheet.push(Cell::Text(header));
    }
    sheet.end_row();
    for target in plan.distinct_targets() {
        push_target(&mut sheet, target, language, quarter);
        push_figures(&mut sheet, target, ledger, quarter, language);
        push_standing(&mut sheet, plan, target, ledger, quarter, language);
        sheet.end_row();
    }
    sheet.into_text()
}

fn push_target(sheet: &mut Sheet, target: &Target, language: Language, quarter: Quarter) {
    for text in [
        target.id.as_str(),
        language.pick(&target.name, &target.name_en),
        &target.unit,
        quarter.roman(),
    ] {
        sheet.push(Cell::Text(text));
    }
}

/// Numerator, denominator and value as they were entered in the quarter, or follow from the form.
fn push_figures(
    sheet: &mut Sheet,
    target: &Target,
    ledger: &Ledger,
    quarter: Quarter,
    language: Language,
) {
    let figures = ledger.figures(target, quarter);
    let cells = match figures.as_ref().map(|(figures, _)| figures) {
        Some(Figures::Ratio(over, under)) => [
            typed(over, Cell::Count),
            typed(under, Cell::Count),
            Cell::Empty,
        ],
        Some(Figures::Value(value)) => [Cell::Empty, Cell::Empty, typed(value, Cell::Decimal)],
        Some(Figures::Done(done)) => [Cell::Empty, Cell::Empty, Cell::Text(word(language, *done))],
        None => [Cell::Empty; 3],
    };
    cells.into_iter().for_each(|cell| sheet.push(cell));
}

fn typed<'a, T: Copy>(cell: &'a ledger::Cell<T>, known: fn(T) -> Cell<'a>) -> Cell<'a> {
    match cell {
        ledger::Cell::Empty => Cell::Empty,
        ledger::Cell::Known(value) => known(*value),
        ledger::Cell::Unread(text) => Cell::Text(text),
    }
}

fn word(language: Language, done: bool) -> &'static str {
    let texts = language.texts();
    if done { texts.done_yes } else { texts.done_no }
}

/// The figure to date, what must be reached, how it stands, and what was noted.
fn push_standing(
    sheet: &mut Sheet,
    plan: &Plan,
    target: &Target,
    ledger: &Ledger,
    quarter: Quarter,
    language: Language,
) {
    let stands = standing(plan, target, ledger, Span::ToDate(quarter));
    sheet.push(match stands.figure {
        Some(Figure::Done(done)) => Cell::Text(word(language, done)),
        Some(figure) => Cell::Decimal(figure.rounded(2)),
        None => Cell::Empty,
    });
    let reference = ledger.reference(&target.id).and_then(|found| found.value);
    sheet.push(Cell::Text(&threshold_words(language, target, reference)));
    sheet.push(Cell::Text(state_word(language, stands.state)));
    let note = ledger.note(&target.entry, quarter);
    sheet.push(Cell::Text(&note.map(note_words).unwrap_or_default()));
}
