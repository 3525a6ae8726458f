//! One issuer's plan for one year: units, targets, tasks, reporting duties, and the
//! document they come from. A [`Plan`] is made by [`crate::file`] and holds together: every
//! id it names exists, every threshold and deadline makes sense.

pub mod catalogue;
mod deadline;
mod ids;
mod occurrence;
mod six_clear;
mod target;
mod threshold;

pub use catalogue::Indicator;
pub use deadline::{Deadline, Every, Recurrence};
pub use ids::{DutyId, GroupId, IndicatorKey, PlanId, TargetId, TaskId, UnitId, WorkId};
pub use occurrence::{Occurrence, OccurrenceKey, PeriodEnd, Reckoning, WorkKey};
pub use six_clear::{Clear, ClearCount, How, filled_in, six_clear, six_clear_of_plan, unclear};
pub use target::{Accumulation, EntryKey, Measure, Party, Target, TargetKind, ZeroRule};
pub use threshold::{Beyond, Threshold, Verdict};

use chrono::NaiveDate;

use crate::calendar::{Clock, Year};
use crate::sorted::Sorted;

/// One issuer's plan for one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Stable id, unique among the plans someone holds.
    pub id: PlanId,
    /// The year it is for.
    pub year: Year,
    /// Short name of the place: `Phường Tịnh Biên`.
    pub name: String,
    /// Who issues it, in the document's words.
    pub issuer: String,
    /// The province or city it lies in, its name only; may be empty.
    pub province: String,
    /// The document it comes from.
    pub document: Document,
    /// Which days a quarter covers: the quarters of its entries, and of duties that have no clock
    /// of their own.
    pub clock: Clock,
    /// Units, posts and persons it names.
    pub units: Vec<Unit>,
    /// Headings of its tasks.
    pub groups: Vec<Group>,
    /// One for each mention of a target, in the document's order.
    pub targets: Vec<Target>,
    /// One for each task row or bullet, in the document's order.
    pub tasks: Vec<Task>,
    /// One for each reporting duty.
    pub duties: Vec<Duty>,
    /// What a reader should know about the document.
    pub remarks: Vec<String>,
}

/// The document a plan comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// `Kế hoạch`, `Quyết định` …
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Its number and symbol; none where the document leaves it blank.
    pub number: Option<String>,
    /// Its day of issue; none where the document leaves it blank.
    pub issued_on: Option<NaiveDate>,
    /// The document's own words where the day is blank or partial.
    pub issued_words: String,
    /// Who signed.
    pub signer: String,
    /// The plan of the level above that it carries out.
    pub parent: String,
}

/// A unit, post or person that leads, joins, assesses or reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its id within the plan.
    pub id: UnitId,
    /// Its name as shown.
    pub name: String,
    /// Other spellings in the document.
    pub also: Vec<String>,
}

/// A heading under which tasks stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The document's numbering.
    pub id: GroupId,
    /// Its words.
    pub name: String,
}

/// Work with a lead, partners, a product and a deadline.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its id within the plan.
    pub id: TaskId,
    /// The heading it stands under, if any.
    pub group: Option<GroupId>,
    /// The document's own number; may be empty.
    pub number: String,
    /// Whether rows like it are numbered by the document: bullets and sentences are not, and are
    /// counted by whoever wrote the plan file.
    pub numbered: bool,
    /// The document's own words.
    pub label: String,
    /// Who leads.
    pub lead: Party,
    /// Who joins.
    pub partners: Party,
    /// The deadline in the document's words; may be empty.
    pub deadline_words: String,
    /// The deadline as understood.
    pub deadline: Deadline,
    /// What comes out of it.
    pub product: String,
    /// The document's note column.
    pub note: String,
    /// Remarks on this row.
    pub remarks: Vec<String>,
}

/// A report owed.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// Its id within the plan.
    pub id: DutyId,
    /// The document's own words.
    pub label: String,
    /// `periodic`, `event`, `one_off`, `publication`, `product`, `evaluation`; may be empty.
    pub kind: String,
    /// Where in the document it stands.
    pub section: String,
    /// Who reports.
    pub reporter: Party,
    /// To whom, in words.
    pub recipient: String,
    /// How often, in words.
    pub frequency: String,
    /// When it is due, in the document's words; may be empty.
    pub deadline_words: String,
    /// When it is due, as understood.
    pub deadline: Deadline,
    /// Which days its figures cover, where it has a clock of its own.
    pub clock: Option<Clock>,
    /// Remarks on this duty.
    pub remarks: Vec<String>,
}

/// A task or a duty, as far as they are alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Work<'a> {
    /// Which one.
    pub id: WorkId,
    /// The document's own words.
    pub label: &'a str,
    /// Who leads or reports.
    pub lead: &'a Party,
    /// The deadline in the document's words; may be empty.
    pub words: &'a str,
    /// The deadline as understood.
    pub deadline: &'a Deadline,
    /// The clock of its own, or the plan's.
    pub clock: Clock,
}

impl Work<'_> {
    /// What its days are reckoned by in a plan of `year`.
    pub fn reckoning(&self, year: Year, ends: PeriodEnd) -> Reckoning {
        Reckoning {
            year,
            clock: self.clock,
            ends,
        }
    }
}

impl Task {
    /// What it has in common with a duty, `clock` being the plan's.
    pub fn work(&self, clock: Clock) -> Work<'_> {
        Work {
            id: WorkId::Task(self.id.clone()),
            label: &self.label,
            lead: &self.lead,
            words: &self.deadline_words,
            deadline: &self.deadline,
            clock,
        }
    }
}

impl Duty {
    /// What it has in common with a task, `clock` being the plan's.
    pub fn work(&self, clock: Clock) -> Work<'_> {
        Work {
            id: WorkId::Duty(self.id.clone()),
            label: &self.label,
            lead: &self.reporter,
            words: &self.deadline_words,
            deadline: &self.deadline,
            clock: self.clock.unwrap_or(clock),
        }
    }
}

impl Plan {
    /// All tasks, then all duties, in the document's order.
    pub fn works(&self) -> impl Iterator<Item = Work<'_>> {
        let tasks = self.tasks.iter().map(|task| task.work(self.clock));
        tasks.chain(self.duties.iter().map(|duty| duty.work(self.clock)))
    }

    /// The task or duty with this id.
    pub fn work(&self, id: &WorkId) -> Option<Work<'_>> {
        match id {
            WorkId::Task(id) => self.task(id).map(|task| task.work(self.clock)),
            WorkId::Duty(id) => self.duty(id).map(|duty| duty.work(self.clock)),
        }
    }

    /// The target with this id.
    pub fn target(&self, id: &TargetId) -> Option<&Target> {
        self.targets.iter().find(|target| target.id == *id)
    }

    /// The task with this id.
    pub fn task(&self, id: &TaskId) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == *id)
    }

    /// The duty with this id.
    pub fn duty(&self, id: &DutyId) -> Option<&Duty> {
        self.duties.iter().find(|duty| duty.id == *id)
    }

    /// The document's words for a task or duty.
    pub fn work_label(&self, work: &WorkId) -> Option<&str> {
        match work {
            WorkId::Task(id) => self.task(id).map(|task| task.label.as_str()),
            WorkId::Duty(id) => self.duty(id).map(|duty| duty.label.as_str()),
        }
    }

    /// The name of a unit; its id where the plan does not name it.
    pub fn unit_name<'a>(&'a self, id: &'a UnitId) -> &'a str {
        let unit = self.units.iter().find(|unit| unit.id == *id);
        unit.map_or(id.as_str(), |unit| unit.name.as_str())
    }

    /// Every name of a place, unit or person in it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let units = self.units.iter();
        let units = units.flat_map(|unit| unit.also.iter().chain([&unit.name]));
        let names = [&self.name, &self.issuer, &self.document.signer];
        names.into_iter().chain(units).map(String::as_str)
    }

    /// Targets that say something of their own: all but the repeated ones.
    pub fn distinct_targets(&self) -> impl Iterator<Item = &Target> {
        self.targets
            .iter()
            .filter(|target| target.repeats.is_none())
    }

    /// The target that answers for `target`: itself, or the one it repeats.
    pub fn root<'a>(&'a self, target: &'a Target) -> &'a Target {
        target
            .repeats
            .as_ref()
            .and_then(|id| self.target(id))
            .unwrap_or(target)
    }

    /// Every mention that says `target` again.
    pub fn repeats_of(&self, target: &TargetId) -> impl Iterator<Item = &Target> {
        self.targets
            .iter()
            .filter(move |other| other.repeats.as_ref() == Some(target))
    }

    /// What is entered each quarter, once each, in the order of first mention.
    pub fn entry_keys(&self) -> Vec<&EntryKey> {
        let keys = self.targets.iter().map(|target| &target.entry);
        let mut known = Sorted::default();
        keys.filter(|key| known.insert(*key, ()).is_none())
            .collect()
    }

    /// What is entered each quarter, once each, by the first target that it feeds.
    pub fn entered(&self) -> impl Iterator<Item = &Target> {
        let mut known = Sorted::default();
        self.distinct_targets()
            .filter(move |target| known.insert(&target.entry, ()).is_none())
    }

    /// Whether both are plans of one place, be it for other years.
    pub fn is_of_place(&self, other: &Self) -> bool {
        self.name == other.name && self.province == other.province
    }

    /// Distinct targets fed by one entry, in the document's order.
    pub fn targets_of<'a>(&'a self, key: &'a EntryKey) -> impl Iterator<Item = &'a Target> {
        self.distinct_targets()
            .filter(move |target| target.entry == *key)
    }

    /// The target that says what figures under a key are: for the portal's those of the same
    /// indicator. None for inputs of the index alone.
    pub fn target_of(&self, key: &EntryKey) -> Option<&Target> {
        match key {
            EntryKey::Portal(indicator) => self.distinct_targets().find(
                |target| matches!(&target.entry, EntryKey::Indicator(own) if own == indicator),
            ),
            _ => self.distinct_targets().find(|target| target.entry == *key),
        }
    }
}
