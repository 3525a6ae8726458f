//! "6 rõ": whether a task says who, what, when, who answers, what comes out and who decides.
//!
//! Officials are asked for it on every task (phường Tịnh Biên, plan for 2026, I.2: "Thực hiện
//! phương châm “6 rõ”: rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm
//! quyền"; by secondary sources also Quyết định 1671/QĐ-TTg of 28/8/2026, IV.2.d). How each is
//! read from a plan is a convention of this program, said at [`six_clear`].

use super::{Deadline, Plan, Task, TaskId};

/// One of the six things that a task is to be clear in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clear {
    /// Rõ người: who does it.
    Person,
    /// Rõ việc: what is done.
    Work,
    /// Rõ thời gian: by when.
    Time,
    /// Rõ trách nhiệm: who answers for which part.
    Responsibility,
    /// Rõ sản phẩm: what comes out.
    Product,
    /// Rõ thẩm quyền: who decides.
    Authority,
}

/// How a task is clear in one of the six.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How<'a> {
    /// The document says it, in these words.
    GivenByDocument(&'a str),
    /// The document does not; someone has filled it in.
    FilledIn(&'a str),
    /// The document says something of it that is not clear ("Thường xuyên"); counts as missing.
    Vague(&'a str),
    /// Nothing is said.
    Missing,
}

/// In how many tasks one of the six is how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClearCount {
    /// Given by the document.
    pub given: usize,
    /// Filled in.
    pub filled: usize,
    /// Said, but not clearly.
    pub vague: usize,
    /// Not said.
    pub missing: usize,
}

impl Clear {
    /// All six, in the order in which they are said.
    pub const ALL: [Self; 6] = [
        Self::Person,
        Self::Work,
        Self::Time,
        Self::Responsibility,
        Self::Product,
        Self::Authority,
    ];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Work => "work",
            Self::Time => "time",
            Self::Responsibility => "responsibility",
            Self::Product => "product",
            Self::Authority => "authority",
        }
    }

    /// The one with a name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|clear| clear.name() == name)
    }
}

impl How<'_> {
    /// Whether it is clear.
    fn is_clear(&self) -> bool {
        matches!(self, Self::GivenByDocument(_) | Self::FilledIn(_))
    }
}

impl ClearCount {
    /// In how many tasks it is clear.
    pub fn clear(&self) -> usize {
        self.given + self.filled
    }

    /// Of how many tasks.
    pub fn of(&self) -> usize {
        self.clear() + self.vague + self.missing
    }

    /// Several together.
    pub fn total<'a>(counts: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut total = Self::default();
        for count in counts {
            total.given += count.given;
            total.filled += count.filled;
            total.vague += count.vague;
            total.missing += count.missing;
        }
        total
    }

    fn add(&mut self, how: How<'_>) {
        let count = match how {
            How::GivenByDocument(_) => &mut self.given,
            How::FilledIn(_) => &mut self.filled,
            How::Vague(_) => &mut self.vague,
            How::Missing => &mut self.missing,
        };
        *count += 1;
    }
}

/// How clear a task is, each of the six in their order; `filled` gives what was filled in. The
/// document's own clear words come first, then what was filled in.
///
/// * Person: the document names who leads.
/// * Work: the task has words; every task of a plan has.
/// * Time: a day, month or quarter, or a recurrence. "Trong năm" and "Thường xuyên" are vague, and
///   so is what waits for an event, another document or a request: nothing of it can be put in a
///   calendar.
/// * Responsibility: the document names who joins beside who leads, so that the parts are told
///   apart. Tasks name no one who assesses them.
/// * Product: the product column is not empty.
/// * Authority: no plan has a column for who decides; it can only be filled in.
pub fn six_clear<'a>(
    task: &'a Task,
    filled: impl Fn(Clear) -> Option<&'a str>,
) -> [(Clear, How<'a>); 6] {
    Clear::ALL.map(|clear| {
        let by_document = of_document(task, clear);
        let by_hand = filled(clear).filter(|words| !words.trim().is_empty());
        let how = match (by_document, by_hand) {
            (How::Vague(_) | How::Missing, Some(words)) => How::FilledIn(words),
            (how, _) => how,
        };
        (clear, how)
    })
}

/// Those of the six in which a task is not clear, in their order.
pub fn unclear(hows: &[(Clear, How<'_>)]) -> Vec<Clear> {
    let lacking = hows.iter().filter(|(_, how)| !how.is_clear());
    lacking.map(|(clear, _)| *clear).collect()
}

/// Those of the six that were filled in, in their order.
pub fn filled_in(hows: &[(Clear, How<'_>)]) -> Vec<Clear> {
    let filled = hows
        .iter()
        .filter(|(_, how)| matches!(how, How::FilledIn(_)));
    filled.map(|(clear, _)| *clear).collect()
}

/// How clear a plan is: each of the six, over all tasks.
pub fn six_clear_of_plan<'a>(
    plan: &'a Plan,
    filled: impl Fn(&TaskId, Clear) -> Option<&'a str>,
) -> [(Clear, ClearCount); 6] {
    let mut counts = Clear::ALL.map(|clear| (clear, ClearCount::default()));
    for task in &plan.tasks {
        let hows = six_clear(task, |clear| filled(&task.id, clear));
        for ((_, count), (_, how)) in counts.iter_mut().zip(hows) {
            count.add(how);
        }
    }
    counts
}

fn of_document(task: &Task, clear: Clear) -> How<'_> {
    match clear {
        Clear::Person => given(&task.lead.words),
        Clear::Work => given(&task.label),
        Clear::Time => time(task),
        Clear::Responsibility if task.lead.words.trim().is_empty() => How::Missing,
        Clear::Responsibility => given(&task.partners.words),
        Clear::Product => given(&task.product),
        Clear::Authority => How::Missing,
    }
}

fn given(words: &str) -> How<'_> {
    match words.trim() {
        "" => How::Missing,
        words => How::GivenByDocument(words),
    }
}

fn time(task: &Task) -> How<'_> {
    let words = task.deadline_words.trim();
    match &task.deadline {
        deadline if is_readable(deadline) => How::GivenByDocument(words),
        Deadline::None if words.is_empty() => How::Missing,
        _ => How::Vague(words),
    }
}

/// Whether something of a deadline can be put in a calendar.
fn is_readable(deadline: &Deadline) -> bool {
    match deadline {
        Deadline::On(_)
        | Deadline::Before(_)
        | Deadline::InMonth(..)
        | Deadline::InQuarter(..)
        | Deadline::Recurring(_) => true,
        Deadline::Several(parts) => parts.iter().any(is_readable),
        Deadline::None
        | Deadline::InYear(_)
        | Deadline::Continuous
        | Deadline::AfterEvent(..)
        | Deadline::PerDocument(_)
        | Deadline::OnRequest => false,
    }
}
