//! How much is due: late, to come, done.

use crate::standing::TaskStanding;

/// How many days of one sort: what did not arise is in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Passed, and not done.
    pub late: usize,
    /// Still to come, and not done.
    pub due: usize,
    /// Done, in time or not.
    pub done: usize,
}

impl Load {
    pub(super) fn of(standing: TaskStanding) -> Self {
        let mut load = Self::default();
        match standing {
            TaskStanding::Overdue { .. } => load.late = 1,
            TaskStanding::Due { .. } => load.due = 1,
            TaskStanding::DoneOnTime { .. }
            | TaskStanding::DoneLate { .. }
            | TaskStanding::Done { .. } => load.done = 1,
            _ => {}
        }
        load
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.late + self.due + self.done
    }

    pub(super) fn add(&mut self, other: Self) {
        self.late += other.late;
        self.due += other.due;
        self.done += other.done;
    }

    /// The sum of several.
    pub fn sum<'a>(loads: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut sum = Self::default();
        for load in loads {
            sum.add(*load);
        }
        sum
    }

    /// What there is of it: late first, for that is where to look.
    pub(super) fn piles(self) -> impl DoubleEndedIterator<Item = (Pile, usize)> {
        let piles = [
            (Pile::Late, self.late),
            (Pile::Due, self.due),
            (Pile::Done, self.done),
        ];
        piles.into_iter().filter(|(_, count)| *count > 0)
    }
}

/// One of the sorts that a load is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pile {
    /// What is late.
    Late,
    /// What is to come.
    Due,
    /// What is done.
    Done,
}
