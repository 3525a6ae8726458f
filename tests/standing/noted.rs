//! The agenda as a ledger has it, what is due soon, what someone wants to see.

use super::notes::{duty, task};
use super::*;
use so_chi_tieu::calendar::{Holidays, Month};
use so_chi_tieu::ledger::Event;
use so_chi_tieu::locale::{Language, reported_quarter_words, sent_words, times_words};
use so_chi_tieu::plan::{OccurrenceKey, PeriodEnd, UnitId, WorkId, WorkKey};
use so_chi_tieu::standing::{
    Agenda, Sort, Times, Wanted, When, agenda_of, due_soon, ends_matter, next_report_of, report_of,
};

fn key(work: WorkId, occurrence: &str) -> WorkKey {
    WorkKey {
        work,
        occurrence: OccurrenceKey::parse(occurrence),
    }
}

fn done(on: NaiveDate) -> Option<Progress> {
    Some(Progress::Done {
        on,
        on_unread: None,
        product: String::new(),
        note: String::new(),
    })
}

fn event(work: WorkId, number: u8, on: NaiveDate) -> Command {
    let note = "Quyết định số 12/QĐ-UBND".to_owned();
    Command::SetEvent(
        (work, number),
        Some(Event {
            on,
            on_unread: None,
            note,
        }),
    )
}

fn ledger_with(commands: impl IntoIterator<Item = Command>) -> Ledger {
    let mut ledger = Ledger::default();
    for command in commands {
        ledger.apply(command);
    }
    ledger
}

fn of(plan: &Plan, ledger: &Ledger, today: NaiveDate) -> Agenda {
    agenda_of(plan, ledger, Holidays::built_in(), today)
}

#[test]
fn each_time_has_its_own_progress() {
    let plan = plan_of("tinh-bien-2026");
    let monthly = task("I-4");
    let ledger = ledger_with([
        Command::SetProgress(key(monthly.clone(), "m01"), done(day(2026, 1, 30))),
        Command::SetProgress(key(monthly.clone(), "m02"), done(day(2026, 3, 2))),
        Command::SetProgress(
            key(monthly.clone(), "m03"),
            Some(Progress::NotArisen {
                note: String::new(),
            }),
        ),
        // Of the whole: it says nothing of any month.
        Command::SetProgress(key(monthly.clone(), "whole"), done(day(2026, 3, 2))),
    ]);
    let agenda = of(&plan, &ledger, day(2026, 5, 10));
    let standings: Vec<TaskStanding> = agenda.of(&monthly).map(|one| one.standing).collect();
    let on = day(2026, 1, 30);
    assert_eq!(standings.len(), 12);
    assert_eq!(standings[0], TaskStanding::DoneOnTime { on });
    let on = day(2026, 3, 2);
    assert_eq!(standings[1], TaskStanding::DoneLate { on, days: 2 });
    assert_eq!(standings[2], TaskStanding::NotArisen);
    let on = day(2026, 4, 30);
    assert_eq!(standings[3], TaskStanding::Overdue { on, days: 10 });
    let on = day(2026, 5, 31);
    let next = TaskStanding::Due { on, days: 21 };
    assert_eq!(standings[4], next);
    let times = Times::of(&agenda, &monthly);
    let expected = Times {
        all: 12,
        done: 2,
        late: 1,
        not_arisen: 1,
        next: Some(next),
    };
    assert_eq!(times, expected);
    assert_eq!(
        times_words(Language::Vietnamese, &times),
        "2/12 lần đã xong, 1 quá hạn, 1 không phát sinh"
    );
    assert_eq!(
        times_words(Language::English, &times),
        "2 of 12 done, 1 overdue, 1 did not arise"
    );
    // The same words as a duty: another progress.
    assert_eq!(Times::of(&agenda, &duty("BC.4")).done, 0);
}

#[test]
fn an_event_gives_a_day_and_keeps_its_progress() {
    let plan = plan_of("cho-vam-2024");
    let feedback = task("VI-3");
    let mut ledger = ledger_with([
        event(feedback.clone(), 1, day(2024, 2, 19)),
        event(feedback.clone(), 2, day(2024, 5, 3)),
        Command::SetProgress(key(feedback.clone(), "e2"), done(day(2024, 5, 10))),
    ]);
    let days = |ledger: &Ledger| -> Vec<(Option<OccurrenceKey>, NaiveDate, TaskStanding)> {
        let agenda = of(&plan, ledger, day(2024, 3, 1));
        let found = agenda.of(&feedback);
        found.map(|one| (one.key, one.on, one.standing)).collect()
    };
    let late = TaskStanding::Overdue {
        on: day(2024, 2, 29),
        days: 1,
    };
    let sent = TaskStanding::DoneOnTime {
        on: day(2024, 5, 10),
    };
    let second = (OccurrenceKey::parse("e2"), day(2024, 5, 13), sent);
    let first = (OccurrenceKey::parse("e1"), day(2024, 2, 29), late);
    assert_eq!(days(&ledger), [first, second]);
    let waiting = of(&plan, &ledger, day(2024, 3, 1)).waiting;
    let waits = waiting.iter().find(|one| one.work == feedback).unwrap();
    assert_eq!(waits.events, 2);
    // The first is taken away: the second keeps its number, and with it what was done.
    ledger.apply(Command::SetEvent((feedback.clone(), 1), None));
    assert_eq!(days(&ledger), [second]);
}

#[test]
fn quarters_and_years_end_as_the_ledger_has_it() {
    let plan = plan_of("tinh-bien-2026");
    let in_the_year = duty("BC.2");
    let mut ledger = Ledger::default();
    let last = |ledger: &Ledger| {
        let agenda = of(&plan, ledger, day(2026, 12, 20));
        let found = agenda.of(&in_the_year).next().map(|one| one.standing);
        found.unwrap()
    };
    let on = day(2026, 12, 31);
    assert_eq!(last(&ledger), TaskStanding::Due { on, days: 11 });
    ledger.apply(Command::SetEnds(PeriodEnd::CutOff));
    let on = day(2026, 12, 14);
    assert_eq!(last(&ledger), TaskStanding::Overdue { on, days: 6 });
    assert!(ends_matter(&plan));
    // Nothing in it ends with a quarter or a year, or has a day at all.
    assert!(!ends_matter(&plan_of("dien-chau-2026")));
    let mut calendar = plan_of("tinh-bien-2026");
    calendar.clock = so_chi_tieu::calendar::Clock::Calendar;
    assert!(!ends_matter(&calendar));
}

#[test]
fn the_header_follows_what_was_sent() {
    let plan = plan_of("cho-vam-2024");
    let words = |ledger: &Ledger, today| {
        let holidays = Holidays::built_in();
        let quarter = next_report_of(&plan, ledger, holidays, today);
        let report = report_of(&plan, quarter, ledger, holidays, today);
        reported_quarter_words(Language::Vietnamese, &report)
    };
    let mut ledger = Ledger::default();
    assert_eq!(
        words(&ledger, day(2024, 6, 12)),
        "Kỳ số liệu 15/3 – 14/6/2024, hạn gửi 17/6, còn 5 ngày"
    );
    // The first is sent, the next report of the same quarter is due on the 19th.
    let sent = done(day(2024, 6, 16));
    ledger.apply(Command::SetProgress(key(duty("BC.1"), "q2"), sent.clone()));
    assert_eq!(
        words(&ledger, day(2024, 6, 16)),
        "Kỳ số liệu 15/3 – 14/6/2024, hạn gửi 19/6, còn 3 ngày"
    );
    assert_eq!(
        sent_words(
            Language::Vietnamese,
            TaskStanding::DoneLate {
                on: day(2024, 6, 19),
                days: 2
            }
        ),
        "Đã gửi ngày 19/6/2024, trễ 2 ngày"
    );
}

#[test]
fn what_is_due_is_said_once() {
    let plan = plan_of("tinh-bien-2026");
    let lines = |ledger: &Ledger, today, within| -> Vec<(String, NaiveDate, usize)> {
        let agenda = of(&plan, ledger, today);
        let due = due_soon(&plan, &agenda, within, 100).into_iter();
        let id = |work: WorkId| match work {
            WorkId::Task(id) => id.to_string(),
            WorkId::Duty(id) => id.to_string(),
        };
        due.map(|due| (id(due.dated.work), due.dated.on, due.more))
            .collect()
    };
    let mut ledger = Ledger::default();
    let line = |id: &str, on, more| (id.to_owned(), on, more);
    // The list of those who were late is stated as task I-4 and as duty BC.4, the evaluation as
    // task III-2 and as duty BC.5: one line each, and one line for all that is late.
    assert_eq!(
        lines(&ledger, day(2026, 4, 10), 60),
        [
            line("I-4", day(2026, 1, 31), 2),
            line("III-2", day(2026, 3, 31), 0),
            line("I-4", day(2026, 4, 30), 0),
            line("I-4", day(2026, 5, 31), 0),
        ]
    );
    // What is done as either is done.
    for month in ["m01", "m02", "m03"] {
        let key = key(duty("BC.4"), month);
        ledger.apply(Command::SetProgress(key, done(day(2026, 3, 31))));
    }
    assert_eq!(
        lines(&ledger, day(2026, 4, 10), 30),
        [
            line("III-2", day(2026, 3, 31), 0),
            line("I-4", day(2026, 4, 30), 0),
        ]
    );
    // Other words on the same day are another thing; “Báo cáo kiểm soát TTHC định kỳ” and “Báo
    // cáo rà soát, đánh giá TTHC” are in the plan twice: as tasks I-2 and I-3, as duties BC.1
    // and BC.2.
    let year_end = lines(&ledger, day(2026, 12, 1), 60);
    let last = year_end
        .iter()
        .filter(|(_, on, _)| *on == day(2026, 12, 31));
    let ids: Vec<&str> = last.map(|(id, ..)| id.as_str()).collect();
    assert_eq!(ids, ["I-1", "I-2", "I-3", "I-4", "I-5", "III-2"]);
}

fn shown(plan: &Plan, ledger: &Ledger, today: NaiveDate, wanted: &Wanted) -> Vec<String> {
    let agenda = of(plan, ledger, today);
    let works = plan.works();
    let works = works.filter(|work| wanted.lets(plan, ledger, &agenda, work));
    works
        .map(|work| match work.id {
            WorkId::Task(id) => id.to_string(),
            WorkId::Duty(id) => id.to_string(),
        })
        .collect()
}

fn month(number: u8) -> Option<When> {
    Month::new(number).map(When::Month)
}

#[test]
fn filters_find_tasks_and_duties() {
    let plan = plan_of("tinh-bien-2026");
    let mut ledger = Ledger::default();
    let today = day(2026, 6, 12);
    let find = |ledger: &Ledger, wanted: Wanted| shown(&plan, ledger, today, &wanted);
    assert_eq!(find(&ledger, Wanted::default()).len(), 31);
    let in_october = Wanted {
        when: month(10),
        ..Wanted::default()
    };
    assert_eq!(find(&ledger, in_october.clone()), ["I-4", "IV-3", "BC.4"]);
    let by_unit = Wanted {
        unit: UnitId::new("phong-van-hoa-xa-hoi"),
        ..in_october.clone()
    };
    assert_eq!(find(&ledger, by_unit), ["IV-3"]);
    // Accents do not matter, and every word must be there.
    let words = Wanted {
        words: "ra soat  NOI BO".to_owned(),
        ..in_october.clone()
    };
    assert_eq!(find(&ledger, words), ["IV-3"]);
    let waiting = Wanted {
        sort: Some(Sort::Waiting),
        ..Wanted::default()
    };
    let waits = ["II-1", "II-2", "IV-2", "VII-3", "BC.3", "BC.6"];
    assert_eq!(find(&ledger, waiting.clone()), waits);
    // It still waits for the next time when the first has come, but then has a day.
    ledger.apply(event(task("II-1"), 1, day(2026, 10, 5)));
    assert_eq!(find(&ledger, waiting), waits);
    assert_eq!(find(&ledger, in_october), ["I-4", "II-1", "IV-3", "BC.4"]);
    let never = Wanted {
        when: Some(When::Never),
        ..Wanted::default()
    };
    assert!(!find(&ledger, never.clone()).contains(&"II-1".to_owned()));
    assert!(find(&ledger, never).contains(&"II-2".to_owned()));
}

#[test]
fn a_month_and_a_standing_are_of_the_same_day() {
    let plan = plan_of("tinh-bien-2026");
    let today = day(2026, 6, 12);
    let jan = key(task("I-4"), "m01");
    let ledger = ledger_with([Command::SetProgress(jan, done(day(2026, 1, 31)))]);
    let find = |sort, when| {
        let wanted = Wanted {
            sort: Some(sort),
            when,
            ..Wanted::default()
        };
        shown(&plan, &ledger, today, &wanted)
    };
    assert_eq!(find(Sort::Done, None), ["I-4"]);
    assert_eq!(find(Sort::Done, month(1)), ["I-4"]);
    assert!(find(Sort::Done, month(2)).is_empty());
    assert_eq!(find(Sort::Overdue, month(1)), ["BC.4"]);
    assert_eq!(find(Sort::Overdue, month(5)), ["I-4", "BC.4"]);
    assert_eq!(find(Sort::Due, month(5)), Vec::<String>::new());
    assert_eq!(find(Sort::Due, month(6)), ["I-4", "III-2", "BC.4", "BC.5"]);
    assert!(find(Sort::NoDeadline, None).is_empty());
    assert!(find(Sort::Continuous, month(6)).contains(&"I-4".to_owned()));
    // What has no day is done as a whole.
    let whole = key(task("II-2"), "whole");
    let ledger = ledger_with([Command::SetProgress(whole, done(today))]);
    let wanted = Wanted {
        sort: Some(Sort::Done),
        ..Wanted::default()
    };
    assert_eq!(shown(&plan, &ledger, today, &wanted), ["II-2"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Of every day of the agenda: it is found in its month under its standing; every task and
    /// duty is in some month or has no day.
    #[test]
    fn filters_lose_nothing(at in 0..5_usize, offset in 0..400_i64, every in 1..6_usize) {
        let names = ["cho-vam-2024", "dai-son-2026", "dien-chau-2026", "tan-trung-2024", "tinh-bien-2026"];
        let plan = plan_of(names[at]);
        let today = day(plan.year.get(), 1, 1) + chrono::TimeDelta::days(offset);
        let mut ledger = Ledger::default();
        for (at, dated) in of(&plan, &ledger, today).dated.iter().enumerate() {
            if at % every == 0 {
                let key = WorkKey { work: dated.work.clone(), occurrence: dated.key };
                ledger.apply(Command::SetProgress(key, done(dated.on)));
            }
        }
        let agenda = of(&plan, &ledger, today);
        for dated in agenda.dated.iter().filter(|dated| dated.on.year() == plan.year.get()) {
            let sort = match dated.standing {
                TaskStanding::Due { .. } => Sort::Due,
                TaskStanding::Overdue { .. } => Sort::Overdue,
                _ => Sort::Done,
            };
            let wanted = Wanted {
                sort: Some(sort),
                when: month(dated.on.month() as u8),
                ..Wanted::default()
            };
            let work = plan.work(&dated.work).unwrap();
            prop_assert!(wanted.lets(&plan, &ledger, &agenda, &work));
        }
        for work in plan.works() {
            let whens = (1..=12).map(month).chain([Some(When::Never)]);
            let mut whens = whens.map(|when| Wanted { when, ..Wanted::default() });
            let elsewhere = agenda.of(&work.id).any(|dated| dated.on.year() != plan.year.get());
            prop_assert!(elsewhere || whens.any(|one| one.lets(&plan, &ledger, &agenda, &work)));
        }
        let due = due_soon(&plan, &agenda, 60, 6);
        prop_assert!(due.len() <= 6 && due.iter().all(|due| due.dated.is_open()));
        let all = due_soon(&plan, &agenda, 60, 1_000);
        prop_assert_eq!(&all[..due.len()], &due[..]);
    }
}
