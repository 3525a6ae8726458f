//! How tasks stand at a day.

use chrono::NaiveDate;

use crate::ledger::Progress;
use crate::plan::{Deadline, Occurrence, Reckoning};

/// How a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskStanding {
    /// Not done, due on a day that has not passed.
    Due {
        /// The last day.
        on: NaiveDate,
        /// Days left; 0 on the last day.
        days: i64,
    },
    /// Not done, and the last day has passed.
    Overdue {
        /// The last day.
        on: NaiveDate,
        /// Days since; 1 or more.
        days: i64,
    },
    /// Done by the last day.
    DoneOnTime {
        /// When.
        on: NaiveDate,
    },
    /// Done after the last day.
    DoneLate {
        /// When.
        on: NaiveDate,
        /// Days late; 1 or more.
        days: i64,
    },
    /// Done; there was no fixed last day.
    Done {
        /// When.
        on: NaiveDate,
    },
    /// Goes on all the time; never late.
    Continuous,
    /// Comes back.
    Recurring {
        /// The next day it falls on, where the document lets one say.
        next: Option<NaiveDate>,
    },
    /// Waits for an event, another document or a request.
    Waiting,
    /// The document gives no deadline.
    NoDeadline,
    /// Nothing arose that would have asked for it.
    NotArisen,
}

/// How a task or duty as a whole stands on `today`, given how far it is (none: not begun). Quarters
/// and years end as `by` has them. How what comes back stands, time by time, is in the agenda.
pub fn task_standing(
    deadline: &Deadline,
    progress: Option<&Progress>,
    by: Reckoning,
    today: NaiveDate,
) -> TaskStanding {
    match progress {
        Some(Progress::NotArisen { .. }) => TaskStanding::NotArisen,
        Some(Progress::Done { on, .. }) => done(deadline.last_day_by(by.end_clock()), *on),
        Some(Progress::Doing { .. }) | None => open(deadline, by, today),
    }
}

/// How something due on `last` at the latest stands on `today`.
pub fn dated_standing(
    last: NaiveDate,
    progress: Option<&Progress>,
    today: NaiveDate,
) -> TaskStanding {
    match progress {
        Some(Progress::NotArisen { .. }) => TaskStanding::NotArisen,
        Some(Progress::Done { on, .. }) => done(Some(last), *on),
        Some(Progress::Doing { .. }) | None => due(last, today),
    }
}

/// How one instance stands on `today`, given how far it is. One whose day is open is never late.
pub fn occurrence_standing(
    occurrence: &Occurrence,
    progress: Option<&Progress>,
    today: NaiveDate,
) -> TaskStanding {
    match (occurrence.due, progress) {
        (Some(last), _) => dated_standing(last, progress, today),
        (None, Some(Progress::NotArisen { .. })) => TaskStanding::NotArisen,
        (None, Some(Progress::Done { on, .. })) => done(None, *on),
        (None, _) => TaskStanding::Recurring { next: None },
    }
}

fn done(last: Option<NaiveDate>, on: NaiveDate) -> TaskStanding {
    match last {
        None => TaskStanding::Done { on },
        Some(last) if on <= last => TaskStanding::DoneOnTime { on },
        Some(last) => TaskStanding::DoneLate {
            on,
            days: (on - last).num_days(),
        },
    }
}

fn due(on: NaiveDate, today: NaiveDate) -> TaskStanding {
    let days = (on - today).num_days();
    if days >= 0 {
        TaskStanding::Due { on, days }
    } else {
        TaskStanding::Overdue { on, days: -days }
    }
}

fn open(deadline: &Deadline, by: Reckoning, today: NaiveDate) -> TaskStanding {
    if let Some(on) = deadline.last_day_by(by.end_clock()) {
        return due(on, today);
    }
    match deadline {
        Deadline::None => TaskStanding::NoDeadline,
        Deadline::Continuous => TaskStanding::Continuous,
        Deadline::Recurring(_) => TaskStanding::Recurring {
            next: deadline.next_day(by, today),
        },
        Deadline::Several(parts) => several(parts, deadline, by, today),
        _ => TaskStanding::Waiting,
    }
}

/// Parts without a fixed day: what comes back says more than what goes on.
fn several(parts: &[Deadline], whole: &Deadline, by: Reckoning, today: NaiveDate) -> TaskStanding {
    if parts.iter().any(recurs) {
        return TaskStanding::Recurring {
            next: whole.next_day(by, today),
        };
    }
    if parts.contains(&Deadline::Continuous) {
        return TaskStanding::Continuous;
    }
    TaskStanding::Waiting
}

fn recurs(deadline: &Deadline) -> bool {
    match deadline {
        Deadline::Recurring(_) => true,
        Deadline::Several(parts) => parts.iter().any(recurs),
        _ => false,
    }
}
