//! Which tasks and duties someone wants to see.

use chrono::Datelike;

use super::agenda::{Agenda, Dated};
use super::task::TaskStanding;
use crate::calendar::{Month, Year};
use crate::ledger::{Ledger, Progress};
use crate::plan::{Deadline, Plan, UnitId, Work, WorkId, WorkKey};
use crate::text::has_words;

/// How what is wanted stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Late, as a whole or one of its times.
    Overdue,
    /// With a day that has not passed.
    Due,
    /// Done, as a whole or one of its times.
    Done,
    /// What goes on all the time or comes back.
    Continuous,
    /// What hangs on an event, another document or a request, whether or not one has come.
    Waiting,
    /// What the document gives no deadline.
    NoDeadline,
    /// What did not arise, as a whole or one of its times.
    NotArisen,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Overdue,
        Self::Due,
        Self::Done,
        Self::Continuous,
        Self::Waiting,
        Self::NoDeadline,
        Self::NotArisen,
    ];

    /// Whether one time stands like this. What goes on, waits or has no deadline is told by the
    /// deadline.
    fn has(self, standing: TaskStanding) -> bool {
        match self {
            Self::Overdue => matches!(standing, TaskStanding::Overdue { .. }),
            Self::Due => matches!(standing, TaskStanding::Due { .. }),
            Self::Done => matches!(
                standing,
                TaskStanding::DoneOnTime { .. }
                    | TaskStanding::DoneLate { .. }
                    | TaskStanding::Done { .. }
            ),
            Self::NotArisen => standing == TaskStanding::NotArisen,
            Self::Continuous | Self::Waiting | Self::NoDeadline => false,
        }
    }

    /// Whether a deadline is of this sort, whatever has been done.
    fn of_deadline(self, deadline: &Deadline) -> bool {
        match (self, deadline) {
            (Self::Waiting, deadline) => deadline.waits(),
            (Self::NoDeadline, Deadline::None)
            | (Self::Continuous, Deadline::Continuous | Deadline::Recurring(_)) => true,
            (Self::Continuous, Deadline::Several(parts)) => {
                parts.iter().any(|part| self.of_deadline(part))
            }
            _ => false,
        }
    }
}

/// When what is wanted is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// In a month of the plan's year.
    Month(Month),
    /// On no day.
    Never,
}

/// What is wanted; all of it must fit, and what is left open fits everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// Words that all stand somewhere in it; accents do not matter.
    pub words: String,
    /// Who leads, joins or reports.
    pub unit: Option<UnitId>,
    /// How it stands.
    pub sort: Option<Sort>,
    /// When it is due.
    pub when: Option<When>,
}

impl Wanted {
    /// Whether a task or duty is wanted. Where both a month and a standing are, the same day must
    /// fit both: late in June is not late in May and open in June.
    pub fn lets(&self, plan: &Plan, ledger: &Ledger, agenda: &Agenda, work: &Work<'_>) -> bool {
        self.lets_unit(plan, work)
            && self.lets_standing(plan, ledger, agenda, work)
            && self.lets_words(plan, work)
    }

    fn lets_unit(&self, plan: &Plan, work: &Work<'_>) -> bool {
        let Some(unit) = &self.unit else {
            return true;
        };
        let partners = match &work.id {
            WorkId::Task(id) => plan.task(id).map(|task| &task.partners.units),
            WorkId::Duty(_) => None,
        };
        work.lead.units.contains(unit) || partners.is_some_and(|units| units.contains(unit))
    }

    fn lets_standing(
        &self,
        plan: &Plan,
        ledger: &Ledger,
        agenda: &Agenda,
        work: &Work<'_>,
    ) -> bool {
        let in_month = |dated: &Dated| match self.when {
            Some(When::Month(month)) => is_in(dated, plan.year, month),
            _ => true,
        };
        let has_day = agenda.of(&work.id).next().is_some();
        let when_fits = match self.when {
            None => true,
            Some(When::Never) => !has_day,
            Some(When::Month(_)) => agenda.of(&work.id).any(in_month),
        };
        let sort_fits = self.sort.is_none_or(|sort| {
            let of_day = |dated: &Dated| in_month(dated) && sort.has(dated.standing);
            let undated = || {
                agenda
                    .undated_of(&work.id)
                    .any(|one| sort.has(one.standing))
            };
            sort.of_deadline(work.deadline)
                || agenda.of(&work.id).any(of_day)
                || !has_day && (undated() || is_said(sort, ledger, work))
        });
        when_fits && sort_fits
    }

    fn lets_words(&self, plan: &Plan, work: &Work<'_>) -> bool {
        has_words(&words_of(plan, work), &self.words)
    }
}

/// Whether the whole is said to be done or not arisen, where no day tells.
fn is_said(sort: Sort, ledger: &Ledger, work: &Work<'_>) -> bool {
    let whole = WorkKey {
        work: work.id.clone(),
        occurrence: None,
    };
    match ledger.progress_at(&whole) {
        Some(Progress::Done { .. }) => sort == Sort::Done,
        Some(Progress::NotArisen { .. }) => sort == Sort::NotArisen,
        _ => false,
    }
}

fn is_in(dated: &Dated, year: Year, month: Month) -> bool {
    (dated.on.year(), dated.on.month()) == (year.get(), u32::from(month.get()))
}

/// Everything that the page shows of it.
fn words_of(plan: &Plan, work: &Work<'_>) -> String {
    let mut words = vec![work.label, &work.lead.words, work.words];
    match &work.id {
        WorkId::Task(id) => {
            if let Some(task) = plan.task(id) {
                let group = plan.groups.iter();
                let group = group.filter(|group| task.group.as_ref() == Some(&group.id));
                words.extend(group.map(|group| group.name.as_str()));
                words.extend([
                    &*task.number,
                    &task.partners.words,
                    &task.product,
                    &task.note,
                ]);
            }
        }
        WorkId::Duty(id) => {
            if let Some(duty) = plan.duty(id) {
                words.extend([&*duty.section, &duty.recipient, &duty.frequency]);
            }
        }
    }
    words.join(" ")
}
