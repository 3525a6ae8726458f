//! `tasks.csv`: how far tasks are, and their occurrences.

use chrono::NaiveDate;
use so_chi_tieu::file::OpenPlan;
use so_chi_tieu::plan::{Deadline, Plan, Reckoning, Task, WorkId};
use so_chi_tieu::standing::{TaskStanding, occurrence_standing, task_standing};

use crate::story::Look;
use crate::table::{Cell, Table};

const COLUMNS: [&str; 5] = ["as_of", "work", "occurrence", "due", "standing"];

pub fn table(plan: &OpenPlan, looks: &[Look]) -> Table {
    let mut table = Table::new(&COLUMNS);
    for look in looks {
        for task in &plan.plan.tasks {
            for row in rows(&plan.plan, task, look) {
                table.push(row.into_iter().map(Cell::from).collect());
            }
        }
    }
    table
}

fn rows(plan: &Plan, task: &Task, look: &Look) -> Vec<[String; 5]> {
    let today = look.at.day;
    let work = WorkId::Task(task.id.clone());
    let by = Reckoning {
        year: plan.year,
        clock: plan.clock,
        ends: look.ledger.ends(),
    };
    let progress = look.ledger.progress(&task.id);
    let whole = task_standing(&task.deadline, progress, by, today);
    let row = |occurrence: String, due: Option<NaiveDate>, stands| {
        let due = due.map(|day| day.to_string()).unwrap_or_default();
        [
            look.day(),
            task.id.to_string(),
            occurrence,
            due,
            words(stands),
        ]
    };
    let mut rows = vec![row(
        String::new(),
        task.deadline.last_day_by(by.end_clock()),
        whole,
    )];
    let events: Vec<(u8, NaiveDate)> = look
        .ledger
        .events(&work)
        .into_iter()
        .map(|(number, event)| (number, event.on))
        .collect();
    // A fixed deadline has no occurrences of its own in this plan.
    if matches!(
        task.deadline,
        Deadline::Recurring(_) | Deadline::AfterEvent(..)
    ) {
        for one in task.deadline.occurrences_of(by, &events) {
            let progress = look.ledger.occurrence(&work, one.key);
            let stands = occurrence_standing(&one, progress, today);
            rows.push(row(one.key.to_string(), one.due, stands));
        }
    }
    rows
}

fn words(standing: TaskStanding) -> String {
    match standing {
        TaskStanding::Due { on, days } => format!("due {on}, {days} days left"),
        TaskStanding::Overdue { on, days } => format!("overdue since {on}, {days} days"),
        TaskStanding::DoneOnTime { on } => format!("done on time {on}"),
        TaskStanding::DoneLate { on, days } => format!("done late {on}, {days} days"),
        TaskStanding::Done { on } => format!("done {on}"),
        TaskStanding::Continuous => "continuous".to_owned(),
        TaskStanding::Recurring { next: None } => "recurring".to_owned(),
        TaskStanding::Recurring { next: Some(day) } => format!("recurring, next {day}"),
        TaskStanding::Waiting => "waiting".to_owned(),
        TaskStanding::NoDeadline => "no deadline".to_owned(),
        TaskStanding::NotArisen => "not arisen".to_owned(),
    }
}
