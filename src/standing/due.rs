//! What is late and what comes next, short enough to be read every morning.

use super::agenda::{Agenda, Dated};
use super::task::TaskStanding;
use crate::plan::{Plan, WorkId};
use crate::text::fold;

/// A line of what is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// What is due; of a task or duty that is late several times the first.
    pub dated: Dated,
    /// How many other times it is late.
    pub more: usize,
}

/// What is late, and what is due within so many days: by day, nothing that is done. A report that
/// the plan states both as a task and as a duty, in the same words and on the same day, is one
/// line, and none where it is done as either. At most so many lines.
pub fn due_soon(plan: &Plan, agenda: &Agenda, within: i64, most: usize) -> Vec<Due> {
    let mut found: Vec<Due> = Vec::new();
    for (at, dated) in agenda.dated.iter().enumerate() {
        let late = match dated.standing {
            TaskStanding::Overdue { .. } => true,
            TaskStanding::Due { days, .. } if days <= within => false,
            _ => continue,
        };
        let full = found.len() >= most;
        let first = found
            .iter_mut()
            .find(|due| late && due.dated.work == dated.work);
        if first.is_none() && full || is_said(plan, agenda, at, dated) {
            continue;
        }
        match first {
            Some(due) => due.more += 1,
            None => found.push(Due {
                dated: dated.clone(),
                more: 0,
            }),
        }
    }
    found
}

/// Whether the same is said, and listed, elsewhere: earlier in the agenda, or anywhere as done.
fn is_said(plan: &Plan, agenda: &Agenda, at: usize, dated: &Dated) -> bool {
    let first = agenda.dated.partition_point(|other| other.on < dated.on);
    let same_day = agenda.dated.iter().enumerate().skip(first);
    let same_day = same_day.take_while(|(_, other)| other.on == dated.on);
    let mut twins = same_day.filter(|(_, other)| is_twin(plan, dated, other));
    twins.any(|(other_at, other)| !other.is_open() || other_at < at)
}

/// Whether one is a task and the other a duty, of the same words. The days are compared before.
fn is_twin(plan: &Plan, one: &Dated, other: &Dated) -> bool {
    let sorts = matches!(
        (&one.work, &other.work),
        (WorkId::Task(_), WorkId::Duty(_)) | (WorkId::Duty(_), WorkId::Task(_))
    );
    let words = |dated: &Dated| plan.work_label(&dated.work).map(fold);
    sorts && one.key == other.key && words(one) == words(other)
}
