//! Plans of tasks and duties, and what has been noted of them.

use std::collections::BTreeMap;

use super::*;
use so_chi_tieu::calendar::Holidays;
use so_chi_tieu::locale::{Language, reported_quarter_words};
use so_chi_tieu::plan::{DutyId, OccurrenceKey, PeriodEnd, TaskId, WorkId};
use so_chi_tieu::standing::{
    Agenda, Calendars, Known, ReportedQuarter, agenda, quarter_to_report, reported_quarter,
};

/// What has been noted of tasks and duties.
#[derive(Default)]
pub(super) struct Notes {
    progress: BTreeMap<(WorkId, Option<OccurrenceKey>), Progress>,
    events: BTreeMap<WorkId, Vec<NaiveDate>>,
}

impl Notes {
    pub(super) fn done(mut self, work: WorkId, key: &str, on: NaiveDate) -> Self {
        let progress = Progress::Done {
            on,
            on_unread: None,
            product: String::new(),
            note: String::new(),
        };
        self.progress
            .insert((work, OccurrenceKey::parse(key)), progress);
        self
    }

    pub(super) fn came(mut self, work: WorkId, on: NaiveDate) -> Self {
        self.events.entry(work).or_default().push(on);
        self
    }

    pub(super) fn ask<T>(
        &self,
        ends: PeriodEnd,
        today: NaiveDate,
        question: impl FnOnce(Known<'_>, Calendars<'_>) -> T,
    ) -> T {
        let known = Known {
            progress: &|work, key| self.progress.get(&(work.clone(), key)),
            events: &|work| {
                let days = self.events.get(work).cloned().unwrap_or_default();
                (1..).zip(days).collect()
            },
        };
        let calendars = Calendars {
            ends,
            holidays: Holidays::built_in(),
            today,
        };
        question(known, calendars)
    }

    pub(super) fn agenda(&self, plan: &Plan, today: NaiveDate) -> Agenda {
        self.ask(PeriodEnd::Calendar, today, |known, calendars| {
            agenda(plan, known, calendars)
        })
    }

    pub(super) fn reported(&self, plan: &Plan, today: NaiveDate) -> ReportedQuarter {
        self.ask(PeriodEnd::Calendar, today, |known, calendars| {
            let quarter = quarter_to_report(plan, known, calendars);
            reported_quarter(plan, quarter, known, calendars)
        })
    }

    pub(super) fn header(&self, plan: &Plan, today: NaiveDate) -> String {
        reported_quarter_words(Language::Vietnamese, &self.reported(plan, today))
    }
}

pub(super) fn task(id: &str) -> WorkId {
    WorkId::Task(TaskId::new(id).unwrap())
}

pub(super) fn duty(id: &str) -> WorkId {
    WorkId::Duty(DutyId::new(id).unwrap())
}

/// A plan of 2026 with these tasks (deadlines) and duties.
pub(super) fn work_plan(tasks: &[Value], duties: &[Value]) -> Plan {
    let tasks: Vec<Value> = tasks
        .iter()
        .enumerate()
        .map(|(at, deadline)| {
            json!({ "id": (at + 1).to_string(), "label": "Việc", "deadline": deadline })
        })
        .collect();
    let mut plan = plan_value(&[]);
    merge(&mut plan, json!({ "tasks": tasks, "duties": duties }));
    open_plan(&plan).plan
}

pub(super) fn quarterly(id: &str, day: u8) -> Value {
    json!({
        "id": id,
        "label": "Báo cáo quý",
        "kind": "periodic",
        "deadline": { "kind": "recurring", "every": "quarter", "day": day },
    })
}
