//! Everything with a day, what waits for one, and the quarter that is to be reported.

use std::collections::BTreeMap;

use super::*;
use so_chi_tieu::calendar::{Clock, Holidays, Window};
use so_chi_tieu::locale::{Language, occurrence_words, reported_quarter_words};
use so_chi_tieu::plan::{DutyId, Occurrence, OccurrenceKey, PeriodEnd, TaskId, WorkId};
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

    fn ask<T>(
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

    fn reported(&self, plan: &Plan, today: NaiveDate) -> ReportedQuarter {
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
fn plan_of(tasks: &[Value], duties: &[Value]) -> Plan {
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

fn real(name: &str) -> Plan {
    let path = format!("{}/plans/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the plan is there");
    open_plan(&serde_json::from_str(&text).unwrap()).plan
}

pub(super) fn quarterly(id: &str, day: u8) -> Value {
    json!({
        "id": id,
        "label": "Báo cáo quý",
        "kind": "periodic",
        "deadline": { "kind": "recurring", "every": "quarter", "day": day },
    })
}

#[test]
fn the_header_counts_the_days_to_the_report() {
    let plan = plan_of(&[], &[quarterly("b", 17)]);
    let open = Notes::default();
    let cases = [
        (
            day(2026, 6, 12),
            "Kỳ số liệu 15/3 – 14/6/2026, hạn gửi 17/6, còn 5 ngày",
        ),
        // The figures are complete; the report is not sent yet.
        (
            day(2026, 6, 15),
            "Kỳ số liệu 15/3 – 14/6/2026, hạn gửi 17/6, còn 2 ngày",
        ),
        (
            day(2026, 6, 17),
            "Kỳ số liệu 15/3 – 14/6/2026, hạn gửi 17/6, hạn hôm nay",
        ),
        (
            day(2026, 6, 18),
            "Kỳ số liệu 15/6 – 14/9/2026, hạn gửi 17/9, còn 91 ngày",
        ),
        // Over the turn of the year.
        (
            day(2025, 12, 31),
            "Kỳ số liệu 15/12/2025 – 14/3/2026, hạn gửi 17/3, còn 76 ngày",
        ),
        // After the year the last quarter stays, late.
        (
            day(2026, 12, 20),
            "Kỳ số liệu 15/9 – 14/12/2026, hạn gửi 17/12, trễ 3 ngày",
        ),
    ];
    for (today, expected) in cases {
        assert_eq!(open.header(&plan, today), expected, "{today}");
    }
    // Sent: from the cut-off on, the next quarter.
    let sent = Notes::default().done(duty("b"), "q2", day(2026, 6, 15));
    assert_eq!(
        sent.header(&plan, day(2026, 6, 14)),
        "Kỳ số liệu 15/3 – 14/6/2026, hạn gửi 17/6, đã gửi ngày 15/6"
    );
    assert_eq!(
        sent.header(&plan, day(2026, 6, 16)),
        "Kỳ số liệu 15/6 – 14/9/2026, hạn gửi 17/9, còn 93 ngày"
    );
    let late = Notes::default().done(duty("b"), "q4", day(2026, 12, 20));
    assert_eq!(
        late.header(&plan, day(2026, 12, 31)),
        "Kỳ số liệu 15/9 – 14/12/2026, hạn gửi 17/12, đã gửi ngày 20/12, trễ 3 ngày"
    );
    assert_eq!(
        reported_quarter_words(Language::English, &open.reported(&plan, day(2026, 6, 12))),
        "Figures of 15 Mar 2026 – 14 Jun 2026, due 17 Jun 2026, 5 days left"
    );
}

#[test]
fn a_quarter_that_is_past_is_late_by_days() {
    let plan = plan_of(&[], &[quarterly("b", 17)]);
    let of = |quarter, today| {
        Notes::default().ask(PeriodEnd::Calendar, today, |known, calendars| {
            reported_quarter(&plan, quarter, known, calendars)
        })
    };
    let first = of(I, day(2026, 6, 12)).report.unwrap();
    assert_eq!((first.on, first.days), (day(2026, 3, 17), -87));
    let on = day(2026, 3, 17);
    assert_eq!(first.standing, TaskStanding::Overdue { on, days: 87 });
}

#[test]
fn a_day_off_is_said_beside_the_day_and_not_in_its_place() {
    // 20/6/2026 is a Saturday.
    let plan = plan_of(&[], &[quarterly("b", 20)]);
    let notes = Notes::default();
    assert_eq!(
        notes.header(&plan, day(2026, 6, 12)),
        "Kỳ số liệu 15/3 – 14/6/2026, hạn gửi 20/6 (ngày nghỉ; ngày làm việc tiếp theo 22/6/2026)\
         , còn 8 ngày"
    );
    let report = notes.reported(&plan, day(2026, 6, 12)).report.unwrap();
    assert_eq!(report.moved.map(|moved| moved.day), Some(day(2026, 6, 22)));
    // Of a year whose days off are not listed.
    let mut later = plan_value(&[]);
    merge(
        &mut later,
        json!({ "year": 2029, "duties": [quarterly("b", 17)] }),
    );
    let later = open_plan(&later).plan;
    assert_eq!(
        notes.header(&later, day(2029, 3, 1)),
        "Kỳ số liệu 15/12/2028 – 14/3/2029, hạn gửi 17/3 (ngày nghỉ; ngày làm việc tiếp theo \
         19/3/2029, chưa tính Tết và hoán đổi), còn 16 ngày"
    );
}

#[test]
fn of_several_reports_the_next_that_is_not_sent_counts() {
    let plan = real("cho-vam-2024");
    let id = |notes: &Notes| notes.reported(&plan, day(2024, 6, 10)).report.unwrap();
    let notes = Notes::default();
    // The 17th for the district, the 19th for NQ 131, the end of the quarter for the rest.
    assert_eq!(id(&notes).duty.as_str(), "BC.1");
    let notes = notes.done(duty("BC.1"), "q2", day(2024, 6, 9));
    assert_eq!(
        (id(&notes).duty.as_str(), id(&notes).on),
        ("BC.2", day(2024, 6, 19))
    );
    let notes = notes.done(duty("BC.2"), "q2", day(2024, 6, 9));
    assert_eq!(
        (id(&notes).duty.as_str(), id(&notes).on),
        ("BC.6", day(2024, 6, 30))
    );
    let notes = notes.done(duty("BC.6"), "q2", day(2024, 6, 9));
    assert_eq!(
        notes.header(&plan, day(2024, 6, 10)),
        "Kỳ số liệu 15/3 – 14/6/2024, hạn gửi 30/6 (ngày nghỉ; ngày làm việc tiếp theo 1/7/2024)\
         , đã gửi ngày 9/6"
    );
}

#[test]
fn a_duty_has_a_clock_of_its_own() {
    let mut own = quarterly("b", 22);
    merge(&mut own, json!({ "clock": "21_to_20" }));
    let plan = plan_of(&[], &[own]);
    assert_eq!(plan.duties[0].clock, Some(Clock::From21To20));
    assert_eq!(plan.clock, Clock::ReportingYear);
    assert_eq!(
        Notes::default().header(&plan, day(2026, 3, 10)),
        "Kỳ số liệu 21/12/2025 – 20/3/2026, hạn gửi 22/3 (ngày nghỉ; ngày làm việc tiếp theo \
         23/3/2026), còn 12 ngày"
    );
}

#[test]
fn without_a_report_only_the_days_are_said() {
    // An evaluation is no report; in the other plan the document names the year before.
    for (name, today, expected) in [
        (
            "tinh-bien-2026",
            day(2026, 6, 12),
            "Kỳ số liệu 15/3 – 14/6/2026",
        ),
        (
            "tan-trung-2024",
            day(2024, 2, 29),
            "Kỳ số liệu 15/12/2023 – 14/3/2024",
        ),
        (
            "dien-chau-2026",
            day(2026, 12, 31),
            "Kỳ số liệu 15/9 – 14/12/2026",
        ),
    ] {
        assert_eq!(Notes::default().header(&real(name), today), expected);
    }
}

#[test]
fn the_agenda_has_every_date_in_order() {
    let fixed = json!({ "kind": "before", "date": "2026-10-30" });
    let quarter = json!({ "kind": "quarter", "year": 2026, "quarter": 1 });
    let twice = json!({ "kind": "recurring", "every": "year", "times": 2 });
    let halves = json!({ "kind": "recurring", "every": "half_year" });
    let event = json!({ "kind": "after_event", "event": "tiếp nhận", "days": 10 });
    let both = json!({ "kind": "several", "parts": [fixed, halves] });
    let plan = plan_of(
        &[fixed.clone(), quarter, twice, event, both],
        &[quarterly("1", 17)],
    );
    let notes = Notes::default()
        .came(task("4"), day(2026, 2, 6))
        .came(task("4"), day(2026, 1, 5))
        .done(task("4"), "e1", day(2026, 2, 20))
        .done(task("5"), "h1", day(2026, 6, 1))
        .done(task("3"), "n2", day(2026, 4, 1));
    let agenda = notes.agenda(&plan, day(2026, 3, 1));
    let listed: Vec<String> = agenda
        .dated
        .iter()
        .map(|dated| {
            let id = match &dated.work {
                WorkId::Task(id) => format!("task {id}"),
                WorkId::Duty(id) => format!("duty {id}"),
            };
            let key = dated.key.map(|key| key.to_string()).unwrap_or_default();
            format!("{} {id} {key}", dated.on)
        })
        .collect();
    let expected = [
        "2026-01-15 task 4 e2",
        "2026-02-16 task 4 e1",
        "2026-03-17 duty 1 q1",
        "2026-03-31 task 2 ",
        "2026-06-17 duty 1 q2",
        "2026-06-30 task 5 h1",
        "2026-09-17 duty 1 q3",
        "2026-10-29 task 1 ",
        "2026-10-29 task 5 ",
        "2026-12-17 duty 1 q4",
        "2026-12-31 task 5 h2",
    ];
    assert_eq!(listed, expected);
    let standing = |at: usize| agenda.dated[at].standing;
    let on = day(2026, 1, 15);
    assert_eq!(standing(0), TaskStanding::Overdue { on, days: 45 });
    // Tết: the document's day counts, the next working day stands beside it.
    let on = day(2026, 2, 20);
    assert_eq!(standing(1), TaskStanding::DoneLate { on, days: 4 });
    assert_eq!(agenda.dated[1].moved.unwrap().day, day(2026, 2, 23));
    let on = day(2026, 6, 1);
    assert_eq!(standing(5), TaskStanding::DoneOnTime { on });
    assert_eq!(agenda.of(&task("5")).count(), 3);

    let undated: Vec<_> = agenda
        .undated
        .iter()
        .map(|one| (one.key.to_string(), one.standing))
        .collect();
    let on = day(2026, 4, 1);
    let expected = [
        ("n1".to_owned(), TaskStanding::Recurring { next: None }),
        ("n2".to_owned(), TaskStanding::Done { on }),
    ];
    assert_eq!(undated, expected);
    assert_eq!(agenda.waiting.len(), 1);
    assert_eq!(agenda.waiting[0].events, 2);
}

#[test]
fn quarters_end_by_the_setting() {
    let plan = plan_of(
        &[
            json!({ "kind": "quarter", "year": 2026, "quarter": 1 }),
            json!({ "kind": "year", "year": 2026 }),
            json!({ "kind": "month", "year": 2026, "month": 3 }),
        ],
        &[],
    );
    let days = |ends| {
        let agenda = Notes::default().ask(ends, day(2026, 1, 1), |known, calendars| {
            agenda(&plan, known, calendars)
        });
        let mut days: Vec<_> = agenda
            .dated
            .into_iter()
            .map(|dated| (dated.work, dated.on))
            .collect();
        days.sort();
        days.into_iter().map(|(_, on)| on).collect::<Vec<_>>()
    };
    let calendar = [day(2026, 3, 31), day(2026, 12, 31), day(2026, 3, 31)];
    assert_eq!(days(PeriodEnd::Calendar), calendar);
    let cut_off = [day(2026, 3, 14), day(2026, 12, 14), day(2026, 3, 31)];
    assert_eq!(days(PeriodEnd::CutOff), cut_off);
}

/// 24 task rows hang on an event or another document; so do reporting duties.
#[test]
fn what_waits_is_listed_until_its_day_is_typed() {
    let waiting = |name: &str| {
        let agenda = Notes::default().agenda(&real(name), day(2026, 1, 1));
        let tasks = agenda
            .waiting
            .iter()
            .filter(|one| matches!(one.work, WorkId::Task(_)));
        let tasks = tasks.count();
        assert!(agenda.waiting.iter().all(|one| one.events == 0));
        (tasks, agenda.waiting.len() - tasks)
    };
    let counts = [
        "cho-vam-2024",
        "dai-son-2026",
        "dien-chau-2026",
        "tan-trung-2024",
        "tinh-bien-2026",
    ]
    .map(waiting);
    assert_eq!(counts, [(13, 5), (1, 4), (0, 1), (6, 3), (4, 2)]);
    assert_eq!(counts.iter().map(|(tasks, _)| tasks).sum::<usize>(), 24);

    let plan = real("cho-vam-2024");
    let notes = Notes::default().came(task("VI-3"), day(2024, 2, 19));
    let agenda = notes.agenda(&plan, day(2024, 2, 20));
    let row = task("VI-3");
    let typed: Vec<_> = agenda.of(&row).collect();
    // Ten days after 19/02/2024: the leap day.
    let on = day(2024, 2, 29);
    assert_eq!(typed[0].on, on);
    assert_eq!(typed[0].standing, TaskStanding::Due { on, days: 9 });
}

#[test]
fn an_occurrence_stands_like_a_task() {
    let on = day(2026, 3, 17);
    let occurrence = |due| Occurrence {
        key: OccurrenceKey::Quarter(I),
        window: Some(Window {
            first: day(2025, 12, 15),
            last: day(2026, 3, 14),
        }),
        due,
    };
    let done = |on| Progress::Done {
        on,
        product: String::new(),
        note: String::new(),
    };
    let nothing = Progress::NotArisen {
        note: String::new(),
    };
    let doing = Progress::Doing {
        note: String::new(),
    };
    let today = day(2026, 3, 20);
    let late = TaskStanding::Overdue { on, days: 3 };
    let cases = [
        (None, late),
        (Some(doing.clone()), late),
        (Some(done(on)), TaskStanding::DoneOnTime { on }),
        (
            Some(done(day(2026, 3, 19))),
            TaskStanding::DoneLate {
                on: day(2026, 3, 19),
                days: 2,
            },
        ),
        (Some(nothing.clone()), TaskStanding::NotArisen),
    ];
    for (progress, expected) in cases {
        let found = occurrence_standing(&occurrence(Some(on)), progress.as_ref(), today);
        assert_eq!(found, expected);
        assert_eq!(dated_standing(on, progress.as_ref(), today), expected);
    }
    let open = TaskStanding::Recurring { next: None };
    for (progress, expected) in [
        (None, open),
        (Some(doing), open),
        (Some(done(on)), TaskStanding::Done { on }),
        (Some(nothing), TaskStanding::NotArisen),
    ] {
        let found = occurrence_standing(&occurrence(None), progress.as_ref(), today);
        assert_eq!(found, expected);
    }
}

#[test]
fn occurrences_have_names() {
    for (key, vi, en) in [
        ("w05", "tuần 5", "week 5"),
        ("m03", "tháng 3", "month 3"),
        ("q2", "quý II", "quarter II"),
        ("h1", "6 tháng đầu năm", "first half of the year"),
        ("h2", "6 tháng cuối năm", "second half of the year"),
        ("y", "cả năm", "the year"),
        ("n2", "lần 2", "time 2"),
        ("e3", "phát sinh lần 3", "case 3"),
    ] {
        let key = OccurrenceKey::parse(key).unwrap();
        assert_eq!(occurrence_words(Language::Vietnamese, key), vi);
        assert_eq!(occurrence_words(Language::English, key), en);
    }
}

proptest! {
    #[test]
    fn the_agenda_of_any_day_is_in_order_and_counts_right(
        at in 0..5_usize,
        offset in 0..1_500_i64,
        cut_off in any::<bool>(),
    ) {
        let names = ["cho-vam-2024", "dai-son-2026", "dien-chau-2026", "tan-trung-2024", "tinh-bien-2026"];
        let plan = real(names[at]);
        let today = day(2023, 6, 1) + chrono::TimeDelta::days(offset);
        let ends = if cut_off { PeriodEnd::CutOff } else { PeriodEnd::Calendar };
        let notes = Notes::default();
        let found = notes.ask(ends, today, |known, calendars| agenda(&plan, known, calendars));
        prop_assert!(found.dated.is_sorted_by_key(|dated| dated.on));
        let holidays = Holidays::built_in();
        for dated in &found.dated {
            let days = (dated.on - today).num_days();
            let expected = if days >= 0 {
                TaskStanding::Due { on: dated.on, days }
            } else {
                TaskStanding::Overdue { on: dated.on, days: -days }
            };
            prop_assert_eq!(dated.standing, expected);
            prop_assert_eq!(dated.moved.is_none(), holidays.is_working(dated.on));
            prop_assert!(dated.moved.is_none_or(|moved| moved.day > dated.on));
        }
        // One task or occurrence, one line.
        let mut lines: Vec<_> = found.dated.iter().map(|dated| (&dated.work, dated.key)).collect();
        lines.sort();
        lines.dedup();
        prop_assert_eq!(lines.len(), found.dated.len());
        let reported = notes.reported(&plan, today);
        if let Some(report) = reported.report {
            prop_assert_eq!(report.days, (report.on - today).num_days());
            prop_assert!(report.on >= reported.window.first);
        }
    }
}
