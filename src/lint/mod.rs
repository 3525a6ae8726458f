//! Remarks on a plan document: what in it contradicts itself, the law of its day or the way such
//! documents are written. Remarks only: nothing is ever changed.
//!
//! Only the document's own words and what was read from them are looked at; the notes that whoever
//! wrote the plan file left beside them (`remarks`) are not.

mod citation;
mod citations;
mod deadlines;
mod kind;
mod levels;
mod numbering;
mod passage;
mod receivers;
mod rows;
mod spelling;
mod targets;
mod words;
mod years;

pub use kind::RemarkKind;

use chrono::{Datelike, NaiveDate};

use crate::plan::{DutyId, GroupId, Plan, TargetId, TaskId, UnitId, WorkId};
use crate::text::visible;
use passage::{Field, Passage, passages};

/// Most remarks that are made: a document with more is not read with a list.
const MOST: usize = 1_000;
/// Longest quotation, in characters.
const LONGEST_QUOTE: usize = 200;

/// Something in a plan that its author should look at again. The code is stable: people quote it
/// on the telephone.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// What is to be seen.
    pub kind: RemarkKind,
    /// Which part of the plan it is about.
    pub place: Place,
    /// The words of the document it is about; empty where what is missing has no words.
    pub quote: String,
}

/// A part of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The document as a whole: its title, number, day, or what it carries out.
    Document,
    /// A heading of tasks.
    Group(GroupId),
    /// A target.
    Target(TargetId),
    /// A task.
    Task(TaskId),
    /// A reporting duty.
    Duty(DutyId),
    /// A unit.
    Unit(UnitId),
}

impl Place {
    fn of(work: WorkId) -> Self {
        match work {
            WorkId::Task(id) => Self::Task(id),
            WorkId::Duty(id) => Self::Duty(id),
        }
    }
}

impl Remark {
    fn new(kind: RemarkKind, place: &Place, quote: &str) -> Self {
        Self {
            kind,
            place: place.clone(),
            quote: cut(quote),
        }
    }
}

/// What a document says, as it is quoted: not the whole of it, and nothing in it unseen.
fn cut(text: &str) -> String {
    let mut quote: String = text.trim().chars().take(LONGEST_QUOTE).collect();
    if quote.len() < text.trim().len() {
        quote.push('…');
    }
    visible(&quote).into_owned()
}

/// Everything to be remarked on in a plan: by code, and within a code as the document goes.
pub fn lint(plan: &Plan) -> Vec<Remark> {
    let passages = passages(plan);
    let day = day_of(plan);
    let mut found = years::check(plan, &passages);
    found.extend(levels::check(plan, &passages, day));
    found.extend(receivers::check(plan, &passages, day));
    found.extend(deadlines::check(plan, &passages));
    found.extend(numbering::check(plan));
    found.extend(targets::check(plan));
    found.extend(citations::check(&passages));
    found.extend(rows::check(plan));
    found.extend(spelling::check(&passages));
    found.truncate(MOST);
    let mut kept = said_once(&found);
    kept.sort_by_key(|remark| remark.kind.code());
    kept
}

/// Without what a target or duty says again in the words of a task: it stands in the document
/// once.
fn said_once(found: &[Remark]) -> Vec<Remark> {
    let again = |remark: &&Remark| {
        let owned = matches!(remark.place, Place::Target(_) | Place::Duty(_));
        owned && found.iter().any(|other| repeats(remark, other))
    };
    found
        .iter()
        .filter(|remark| !again(remark))
        .cloned()
        .collect()
}

fn repeats(remark: &Remark, other: &Remark) -> bool {
    matches!(other.place, Place::Task(_))
        && remark.kind == other.kind
        && !remark.quote.is_empty()
        && (other.quote.contains(&remark.quote) || remark.quote.contains(&other.quote))
}

/// The day whose law a plan is held against: its day of issue, else the first of the month that
/// the document writes, else the first of its year.
fn day_of(plan: &Plan) -> NaiveDate {
    let written = || {
        let passage = Passage::new(
            Place::Document,
            Field::Deadline,
            &plan.document.issued_words,
        );
        let mention = years::mentions(&passage).into_iter().next()?;
        NaiveDate::from_ymd_opt(mention.year, mention.month?, 1)
    };
    let issued = plan.document.issued_on.or_else(written);
    issued
        .or_else(|| NaiveDate::from_ymd_opt(plan.year.get(), 1, 1))
        .unwrap_or_default()
}

/// The first day on which the plan can have been issued, where its document says anything of it.
fn earliest_issue(plan: &Plan) -> Option<NaiveDate> {
    let day = day_of(plan);
    let said = plan.document.issued_on.is_some()
        || plan.document.issued_words.contains(&day.year().to_string());
    said.then_some(day)
}
