//! KH-04, KH-15, KH-16, KH-17: deadlines that cannot be met, are not given, or stand where no one
//! looks for them; and figures of a time that is not over.

use chrono::{Datelike, NaiveDate};

use super::citation::citations;
use super::passage::{Field, Passage};
use super::{Place, Remark, RemarkKind, earliest_issue};
use crate::plan::{Deadline, GroupId, Plan, Task};
use crate::sorted::Sorted;

/// Words that begin a deadline.
const UNTIL: [&str; 3] = ["chậm nhất", "trước ngày", "kể từ ngày"];

pub(super) fn check(plan: &Plan, passages: &[Passage<'_>]) -> Vec<Remark> {
    let mut found = past(plan);
    found.extend(passages.iter().filter_map(cut_off));
    found.extend(blank(plan));
    found.extend(plan.tasks.iter().filter_map(elsewhere));
    found
}

/// What was due before the plan was issued. A deadline with a year that is not the plan's is a
/// slip of the year and no more.
fn past(plan: &Plan) -> Vec<Remark> {
    let Some(issued) = earliest_issue(plan) else {
        return Vec::new();
    };
    let late = plan.works().filter_map(|work| {
        let due = last_chance(work.deadline)?;
        let of_plan = due.year() >= plan.year.get();
        let kind = RemarkKind::DueBeforeIssue { due, issued };
        (due < issued && of_plan).then(|| Remark::new(kind, &Place::of(work.id), work.words))
    });
    late.collect()
}

/// The last day on which anything of it can be done in time; none where some of it has no end.
fn last_chance(deadline: &Deadline) -> Option<NaiveDate> {
    match deadline {
        Deadline::Several(parts) => {
            let days: Option<Vec<NaiveDate>> = parts.iter().map(last_chance).collect();
            days?.into_iter().max()
        }
        _ => deadline.last_day(),
    }
}

/// "từ ngày 21 tháng trước đến ngày 20 tháng sau": two months, where each month has a report.
fn cut_off(passage: &Passage<'_>) -> Option<Remark> {
    let (first, from) = passage.find("tháng trước")?;
    let until = (from + 1..=from + 6).find_map(|at| passage.phrase(at, "tháng sau"))?;
    let between = passage.slice(from + 1, until);
    let ranged = between.starts_with("đến") || passage.gap(from).contains(['-', '–']);
    let quote = passage.slice(first.saturating_sub(3), until);
    ranged.then(|| Remark::new(RemarkKind::CutOff, &passage.place, quote))
}

/// A cell left blank: a task without a deadline among others of its heading that mostly have one.
/// Where no task of the plan has any, that is one remark.
fn blank(plan: &Plan) -> Vec<Remark> {
    if !plan.tasks.is_empty() && plan.tasks.iter().all(is_blank) {
        let tasks = plan.tasks.len();
        let kind = RemarkKind::NoDeadlines { tasks };
        return vec![Remark::new(kind, &Place::Document, "")];
    }
    let mut headings: Sorted<Option<&GroupId>, (usize, usize)> = Sorted::default();
    for task in &plan.tasks {
        let key = task.group.as_ref();
        let (with, of) = headings.get(&key).copied().unwrap_or_default();
        headings.insert(key, (with + usize::from(!is_blank(task)), of + 1));
    }
    let among = plan.tasks.iter().filter(|task| {
        let heading = headings.get(&task.group.as_ref());
        is_blank(task) && heading.is_some_and(|(with, of)| 2 * with > *of)
    });
    among
        .map(|task| {
            let place = Place::Task(task.id.clone());
            Remark::new(RemarkKind::NoDeadline, &place, &task.label)
        })
        .collect()
}

fn is_blank(task: &Task) -> bool {
    task.deadline == Deadline::None && task.deadline_words.is_empty()
}

/// A day in the label or the note of a task whose deadline names none.
fn elsewhere(task: &Task) -> Option<Remark> {
    let place = Place::Task(task.id.clone());
    let due = Passage::new(place.clone(), Field::Deadline, &task.deadline_words);
    if has_number(&due) {
        return None;
    }
    [&task.label, &task.note].into_iter().find_map(|text| {
        let passage = Passage::new(place.clone(), Field::Other, text);
        let (first, last) = UNTIL.iter().find_map(|words| passage.find(words))?;
        let numbered = (last + 1..=last + 3).any(|at| is_number(&passage, at))
            || (first.saturating_sub(3)..first).any(|at| is_number(&passage, at));
        let quote = passage.around(first, last);
        numbered.then(|| Remark::new(RemarkKind::DueElsewhere, &place, quote))
    })
}

/// Whether a deadline names a day or a number of days, those of documents aside.
fn has_number(passage: &Passage<'_>) -> bool {
    let cited = citations(passage);
    (0..passage.words.len())
        .any(|at| is_number(passage, at) && !cited.iter().any(|citation| citation.has(at)))
}

fn is_number(passage: &Passage<'_>, at: usize) -> bool {
    let text = passage.plain(at);
    text.bytes().any(|byte| byte.is_ascii_digit())
}
