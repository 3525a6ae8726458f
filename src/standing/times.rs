//! The times of one task or duty, counted.

use super::agenda::Agenda;
use super::task::TaskStanding;
use crate::plan::WorkId;

/// How many times something comes in the year, and how many of them stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// All of them.
    pub all: usize,
    /// Done, in time or not.
    pub done: usize,
    /// Passed, and not done.
    pub late: usize,
    /// Did not arise.
    pub not_arisen: usize,
    /// How the next one that is not late stands, where it has a day.
    pub next: Option<TaskStanding>,
}

impl Times {
    /// The occurrences of a task or duty, those of its events among them.
    pub fn of(agenda: &Agenda, work: &WorkId) -> Self {
        let mut times = Self::default();
        let dated = agenda.of(work).filter(|dated| dated.key.is_some());
        let undated = agenda.undated_of(work).map(|one| one.standing);
        for standing in dated.map(|dated| dated.standing).chain(undated) {
            times.count(standing);
        }
        times
    }

    fn count(&mut self, standing: TaskStanding) {
        self.all += 1;
        match standing {
            TaskStanding::DoneOnTime { .. }
            | TaskStanding::DoneLate { .. }
            | TaskStanding::Done { .. } => self.done += 1,
            TaskStanding::Overdue { .. } => self.late += 1,
            TaskStanding::NotArisen => self.not_arisen += 1,
            TaskStanding::Due { .. } => {
                self.next.get_or_insert(standing);
            }
            _ => {}
        }
    }
}
