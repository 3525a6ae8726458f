//! KH-01: a year that is not the plan's. Last year's plan is the usual draft of this year's, and
//! its years stay behind.

use chrono::{Datelike, NaiveDate};

use super::citation::{Citation, citations};
use super::passage::{Field, Passage, digits};
use super::{Place, Remark, RemarkKind, passage};
use crate::calendar::Quarter;
use crate::plan::{Deadline, Plan};

/// Years that a document may name.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;
/// Words before a year that make it the end or the beginning of a longer time, or something to be
/// compared with.
const NOT_OF_DOING: [&str; 6] = ["đến", "từ", "đoạn", "với", "kỳ", "nhìn"];

/// A time that a text names.
pub(super) struct Mention {
    /// Its first word.
    pub first: usize,
    /// Its last word.
    pub last: usize,
    /// The month, the last one of a quarter; none where only a year is named.
    pub month: Option<u32>,
    /// The year.
    pub year: i32,
}

pub(super) fn check(plan: &Plan, passages: &[Passage<'_>]) -> Vec<Remark> {
    let mut found: Vec<Remark> = document(plan).into_iter().collect();
    for passage in passages {
        match passage.field {
            Field::Title => found.extend(title(plan, passage)),
            Field::Parent => found.extend(parent(plan, passage)),
            Field::Deadline => found.extend(due(plan, passage)),
            Field::Recipient => {}
            Field::Label | Field::Other => found.extend(spoken(plan, passage)),
        }
    }
    found.extend(unspoken(plan));
    found
}

fn remark(plan: &Plan, place: &Place, found: i32, quote: &str) -> Remark {
    let plan = plan.year.get();
    Remark::new(RemarkKind::WrongYear { found, plan }, place, quote)
}

/// A plan is issued in its year or shortly before.
fn document(plan: &Plan) -> Option<Remark> {
    let document = &plan.document;
    let year = match document.issued_on {
        Some(day) => day.year(),
        None => {
            let passage = Passage::new(Place::Document, Field::Deadline, &document.issued_words);
            mentions(&passage).first()?.year
        }
    };
    let fits = (plan.year.get() - 1..=plan.year.get()).contains(&year);
    let quote = match document.issued_words.as_str() {
        "" => year.to_string(),
        words => words.to_owned(),
    };
    (!fits).then(|| remark(plan, &Place::Document, year, &quote))
}

/// The title names the plan's year, if it names one.
fn title(plan: &Plan, passage: &Passage<'_>) -> Option<Remark> {
    let named: Vec<Mention> = mentions(passage)
        .into_iter()
        .filter(|mention| is_of_doing(passage, mention))
        .collect();
    let first = named.first()?;
    let fits = named.iter().any(|mention| mention.year == plan.year.get());
    let quote = passage.slice(first.first, first.last);
    (!fits).then(|| remark(plan, &passage.place, first.year, quote))
}

/// The plan that this one carries out is of the end of the year before at the earliest. Older
/// ones are programmes of several years, and are left alone; so is what names such a span.
fn parent(plan: &Plan, passage: &Passage<'_>) -> Option<Remark> {
    let spans_years = passage.find("giai đoạn").is_some() || passage.find("nhiệm kỳ").is_some();
    let late = citations(passage).into_iter().find(|citation| {
        citation
            .day
            .is_some_and(|day| day.year() == plan.year.get() - 1 && day.month() <= 6)
    })?;
    let found = late.day?.year();
    let quote = passage.slice(late.first, late.last);
    (!spans_years).then(|| remark(plan, &passage.place, found, quote))
}

fn due(plan: &Plan, passage: &Passage<'_>) -> Option<Remark> {
    let wrong = mentions(passage)
        .into_iter()
        .filter(|mention| is_of_doing(passage, mention))
        .find(|mention| !fits(plan, mention.year, mention.month))?;
    Some(remark(plan, &passage.place, wrong.year, passage.text))
}

/// In other texts only what is surely a time of doing: a month, a quarter, a day, "trong năm".
fn spoken(plan: &Plan, passage: &Passage<'_>) -> Option<Remark> {
    let wrong = mentions(passage).into_iter().find(|mention| {
        let within = passage.before(mention.first, 1) == "trong";
        (mention.month.is_some() || within)
            && is_of_doing(passage, mention)
            && !fits(plan, mention.year, mention.month)
    })?;
    let quote = passage.around(wrong.first, wrong.last);
    Some(remark(plan, &passage.place, wrong.year, quote))
}

/// Deadlines that were read with a year which their words do not have.
fn unspoken(plan: &Plan) -> Vec<Remark> {
    let wrong = plan.works().filter_map(|work| {
        let (year, month) = read_year(work.deadline)?;
        let place = Place::of(work.id);
        let passage = Passage::new(place.clone(), Field::Deadline, work.words);
        let said = !mentions(&passage).is_empty();
        let quote = match work.words {
            "" => year.to_string(),
            words => words.to_owned(),
        };
        (!said && !fits(plan, year, month)).then(|| remark(plan, &place, year, &quote))
    });
    wrong.collect()
}

/// The year and month of a deadline as it was read.
fn read_year(deadline: &Deadline) -> Option<(i32, Option<u32>)> {
    let of_day = |day: NaiveDate| (day.year(), Some(day.month()));
    match deadline {
        Deadline::InYear(year) => Some((year.get(), None)),
        Deadline::Recurring(recurrence) => Some((recurrence.year?.get(), None)),
        Deadline::Several(parts) => parts.iter().find_map(read_year),
        Deadline::On(day) | Deadline::Before(day) => Some(of_day(*day)),
        Deadline::InMonth(..) | Deadline::InQuarter(..) => deadline.last_day().map(of_day),
        _ => None,
    }
}

/// Whether a time belongs to the plan: from December before its year, where the reporting year
/// begins (NĐ 09/2019/NĐ-CP, Điều 12), to March after it, when the last reports are due. What is
/// due before the year fits too where the plan was issued by then.
fn fits(plan: &Plan, year: i32, month: Option<u32>) -> bool {
    let plan_year = plan.year.get();
    let Some(month) = month else {
        return year == plan_year;
    };
    let after_issue = plan
        .document
        .issued_on
        .is_some_and(|day| (year, month) >= (day.year(), day.month()) && year < plan_year);
    let near = ((plan_year - 1, 12)..=(plan_year + 1, 3)).contains(&(year, month));
    near || after_issue
}

/// Whether a time is that of doing: no part of a longer span, and nothing to compare with.
fn is_of_doing(passage: &Passage<'_>, mention: &Mention) -> bool {
    let before = [1, 2].map(|by| passage.before(mention.first, by));
    let dash = |at: usize| passage.gap(at).contains(['-', '–', '—']);
    let ranged = mention.month.is_none()
        && (dash(mention.last) || mention.first.checked_sub(1).is_some_and(dash));
    !ranged && !before.iter().any(|word| NOT_OF_DOING.contains(word))
}

/// Every time that a passage names and that is not the day of a document.
pub(super) fn mentions(passage: &Passage<'_>) -> Vec<Mention> {
    let cited = citations(passage);
    (0..passage.words.len())
        .filter_map(|at| mention(passage, at))
        .filter(|mention| !is_of_document(passage, &cited, mention))
        .collect()
}

/// Whether a time is the day of a document: of one with a symbol, or "ngày … của UBND tỉnh".
fn is_of_document(passage: &Passage<'_>, cited: &[Citation<'_>], mention: &Mention) -> bool {
    let issued = passage.joined(mention.last) && passage.plain(mention.last + 1) == "của";
    issued || cited.iter().any(|citation| citation.has(mention.last))
}

/// The time that ends with a word.
fn mention(passage: &Passage<'_>, at: usize) -> Option<Mention> {
    let word = passage.words.get(at)?;
    if let Some(number) = word.number() {
        return in_words(passage, at, year(number)?);
    }
    let (rest, last) = word.text.rsplit_once('/')?;
    let year = year(digits(last).filter(|_| last.len() == 4)?)?;
    let month = match rest.rsplit_once('/') {
        Some((_, month)) => digits(month)?,
        None => digits(rest).or_else(|| quarter_end(rest))?,
    };
    let (first, month) = first_of_list(passage, at, month);
    (1..=12).contains(&month).then_some(Mention {
        first,
        last: at,
        month: Some(month),
        year,
    })
}

fn year(number: u32) -> Option<i32> {
    let year = number.try_into().ok()?;
    YEARS.contains(&year).then_some(year)
}

/// The last month of a quarter in Roman numerals.
fn quarter_end(text: &str) -> Option<u32> {
    let quarters = [Quarter::I, Quarter::II, Quarter::III, Quarter::IV];
    let found = quarters.iter().zip(1..).find(|(q, _)| q.roman() == text)?;
    Some(3 * found.1)
}

/// "tháng 4 năm 2024", "quý I năm 2024", "năm 2024".
fn in_words(passage: &Passage<'_>, at: usize, year: i32) -> Option<Mention> {
    if passage.before(at, 1) != "năm" {
        return None;
    }
    let unit = at.checked_sub(2).and_then(|at| passage.words.get(at));
    let month = unit.and_then(|word| match passage.before(at, 3) {
        "tháng" => word.number().filter(|month| (1..=12).contains(month)),
        "quý" | "quí" => quarter_end(word.text),
        _ => None,
    });
    let back = if month.is_some() { 3 } else { 1 };
    Some(Mention {
        first: at.saturating_sub(back),
        last: at,
        month,
        year,
    })
}

/// "Tháng 3, 6, 9, 12/2023": the first of them, and the word that begins the list.
fn first_of_list(passage: &Passage<'_>, at: usize, month: u32) -> (usize, u32) {
    let (mut first, mut earliest) = (at, month);
    while let Some(before) = first.checked_sub(1) {
        let number = passage.words.get(before).and_then(passage::Word::number);
        match number {
            Some(number) if passage.gap(before).contains(',') => {
                (first, earliest) = (before, number);
            }
            _ => break,
        }
    }
    let named = ["tháng", "quý", "quí", "ngày"].contains(&passage.before(first, 1));
    (first - usize::from(named), earliest)
}
