//! Deadlines as they stand in a plan file.

use chrono::{Days, NaiveDate};
use so_chi_tieu::calendar::{Clock, Year};
use so_chi_tieu::file::Opened;
use so_chi_tieu::ledger::Progress;
use so_chi_tieu::locale::{Language, task_words};
use so_chi_tieu::plan::{Deadline, OccurrenceKey, PeriodEnd, Reckoning, Task};
use so_chi_tieu::standing::{TaskStanding, task_standing};

use super::files;

/// Any bytes where a deadline belongs: of the one task of a plan.
pub fn deadline(bytes: &[u8]) {
    let around = r#"{"format":"so-chi-tieu/plan","version":1,"id":"thu","year":2026,
        "name":"Xã Thử","issuer":"UBND xã Thử","document":{"kind":"Kế hoạch","title":"2026"},
        "targets":[],"tasks":[{"id":"1","label":"Rà soát","deadline":"#;
    let file = [around.as_bytes(), bytes, b"}]}"].concat();
    files::plan(&file);
    if let Some(Opened::Plan(plan)) = files::opened(&file) {
        for task in &plan.plan.tasks {
            check_standings(task, plan.plan.year);
        }
    }
}

/// What holds of any deadline: nothing falls before the day one asks on; what comes back is told
/// apart and in order.
pub fn check(deadline: &Deadline, year: Year) {
    for clock in Clock::ALL {
        check_occurrences(deadline, year, clock);
    }
    for today in days(year) {
        let next = deadline.next_day(Reckoning::by_calendar(year), today);
        assert!(next.is_none_or(|next| next >= today), "{deadline:?}");
    }
    let last = deadline.last_day();
    match deadline {
        Deadline::On(day) => assert_eq!(last, Some(*day)),
        Deadline::Before(day) => assert!(last < Some(*day)),
        Deadline::Several(parts) => {
            assert!(!parts.is_empty());
            parts.iter().for_each(|part| check(part, year));
        }
        _ => {}
    }
}

fn check_occurrences(deadline: &Deadline, year: Year, clock: Clock) {
    let events: Vec<NaiveDate> = days(year).collect();
    for ends in [PeriodEnd::Calendar, PeriodEnd::CutOff] {
        let found = deadline.occurrences(Reckoning { year, clock, ends }, &events);
        assert!(found.len() <= 255 + 53 + 12 + 4 + 2 + 1 + events.len());
        let mut keys: Vec<OccurrenceKey> = found.iter().map(|one| one.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), found.len(), "{deadline:?}");
        let texts = keys
            .iter()
            .map(|key| OccurrenceKey::parse(&key.to_string()));
        assert!(texts.eq(keys.iter().copied().map(Some)));
        let days = found.iter().filter_map(|one| one.due);
        assert!(days.is_sorted(), "{deadline:?}");
        let typed = keys
            .iter()
            .any(|key| matches!(key, OccurrenceKey::Event(_)));
        assert_eq!(typed, deadline.waits());
    }
}

fn check_standings(task: &Task, year: Year) {
    for today in days(year) {
        let done = Progress::Done {
            on: today,
            on_unread: None,
            product: String::new(),
            note: String::new(),
        };
        for progress in [None, Some(&done)] {
            let stands = task_standing(
                &task.deadline,
                progress,
                Reckoning::by_calendar(year),
                today,
            );
            let late = task.deadline.last_day().is_some_and(|last| today > last);
            match stands {
                TaskStanding::Due { days, .. } => assert!(!late && days >= 0),
                TaskStanding::Overdue { days, .. } => assert!(late && days >= 1),
                TaskStanding::DoneOnTime { .. } => assert!(!late),
                TaskStanding::DoneLate { days, .. } => assert!(late && days >= 1),
                _ => assert_eq!(task.deadline.last_day(), None),
            }
            for language in [Language::Vietnamese, Language::English] {
                assert!(!task_words(language, stands).is_empty());
            }
        }
    }
}

/// Days around and in a year, some of them at ends of months.
fn days(year: Year) -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year.get(), 1, 1).expect("a day");
    let before = first - Days::new(1);
    before.iter_days().step_by(59).take(8)
}
