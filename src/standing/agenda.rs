//! What is to be done when: everything in a plan that has a day, what waits for one, and the
//! report that a quarter's figures are for.

use chrono::NaiveDate;

use super::task::{TaskStanding, dated_standing, occurrence_standing};
use crate::calendar::{Holidays, Quarter, Window, WorkingDay};
use crate::ledger::Progress;
use crate::plan::{Duty, DutyId, Occurrence, OccurrenceKey, PeriodEnd, Plan, Work, WorkId};
use crate::sorted::ranks;

/// What is known of tasks and duties beside the plan: looked up, wherever it is kept.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// How far a task or duty is, or one occurrence of it; none means not begun.
    pub progress: &'a dyn Fn(&WorkId, Option<OccurrenceKey>) -> Option<&'a Progress>,
    /// The events, documents and requests that it hangs on, in the order in which they were noted:
    /// the number that each got then, and its day.
    pub events: &'a dyn Fn(&WorkId) -> Vec<(u8, NaiveDate)>,
}

/// What days are reckoned by, beside the plan.
#[derive(Clone, Copy, Debug)]
pub struct Calendars<'a> {
    /// When a quarter and a year end as deadlines.
    pub ends: PeriodEnd,
    /// The days off.
    pub holidays: &'a Holidays,
    /// The day it is.
    pub today: NaiveDate,
}

/// A task or duty, or one occurrence of it, with its last day.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// Which task or duty.
    pub work: WorkId,
    /// Which occurrence; none where it is due once.
    pub key: Option<OccurrenceKey>,
    /// The days whose figures it asks for, where it asks for some.
    pub window: Option<Window>,
    /// Its last day, as the document gives it.
    pub on: NaiveDate,
    /// The next working day, where that is a day off (Bộ luật Dân sự 2015, Điều 148 khoản 5).
    /// Lateness is told by the document's own day: which of both holds is for people to say.
    pub moved: Option<WorkingDay>,
    /// How it stands.
    pub standing: TaskStanding,
}

impl Dated {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        is_open(self.standing)
    }
}

/// An occurrence whose day the document leaves open.
#[derive(Clone, Debug, PartialEq)]
pub struct Undated {
    /// Which task or duty.
    pub work: WorkId,
    /// Which occurrence.
    pub key: OccurrenceKey,
    /// The days in which it comes.
    pub window: Option<Window>,
    /// How it stands.
    pub standing: TaskStanding,
}

/// A task or duty that hangs on an event, another document or a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// Which task or duty.
    pub work: WorkId,
    /// How often the day has been typed: with 0 nothing of it has a date.
    pub events: usize,
}

/// Everything to be done under a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// What has a day, by day; on one day in the document's order, tasks first.
    pub dated: Vec<Dated>,
    /// Occurrences without one, in the document's order.
    pub undated: Vec<Undated>,
    /// What waits for one to be typed, in the document's order.
    pub waiting: Vec<Waiting>,
}

/// A quarter's figures, and the report they are for.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedQuarter {
    /// The quarter.
    pub quarter: Quarter,
    /// The days whose figures it covers: by the clock of the duty, or by the plan's where no
    /// duty asks for it.
    pub window: Window,
    /// The report; none where the plan knows no quarterly one with a day.
    pub report: Option<Report>,
}

/// A quarterly report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The duty that asks for it.
    pub duty: DutyId,
    /// Its last day, as the document gives it.
    pub on: NaiveDate,
    /// The next working day, where that is a day off.
    pub moved: Option<WorkingDay>,
    /// Days left; negative where the last day has passed.
    pub days: i64,
    /// How it stands.
    pub standing: TaskStanding,
}

/// Everything to be done under `plan`, as it stands today.
pub fn agenda(plan: &Plan, known: Known<'_>, calendars: Calendars<'_>) -> Agenda {
    let mut agenda = Agenda::default();
    for work in plan.works() {
        agenda.put(&work, plan, known, calendars);
    }
    agenda.dated = by_day(agenda.dated);
    agenda
}

/// By day; on one day in the order in which they are. Sorted at the end: a plan may have
/// thousands of them.
fn by_day(dated: Vec<Dated>) -> Vec<Dated> {
    let day = |at: usize| dated.get(at).map(|one: &Dated| one.on);
    let order = ranks(dated.len(), &mut |one, other| day(one).cmp(&day(other)));
    let mut dated: Vec<Option<Dated>> = dated.into_iter().map(Some).collect();
    let taken = order.into_iter().map(|at| dated.get_mut(at)?.take());
    taken.flatten().collect()
}

impl Agenda {
    fn put(&mut self, work: &Work<'_>, plan: &Plan, known: Known<'_>, calendars: Calendars<'_>) {
        let by = work.reckoning(plan.year, calendars.ends);
        let events = (known.events)(&work.id);
        if let Some(on) = work.deadline.last_day_by(by.end_clock()) {
            let progress = (known.progress)(&work.id, None);
            self.dated.push(Dated {
                work: work.id.clone(),
                key: None,
                window: None,
                on,
                moved: calendars.holidays.moved(on),
                standing: dated_standing(on, progress, calendars.today),
            });
        }
        for occurrence in work.deadline.occurrences_of(by, &events) {
            self.put_occurrence(work, occurrence, known, calendars);
        }
        if work.deadline.waits() {
            self.waiting.push(Waiting {
                work: work.id.clone(),
                events: events.len(),
            });
        }
    }

    fn put_occurrence(
        &mut self,
        work: &Work<'_>,
        occurrence: Occurrence,
        known: Known<'_>,
        calendars: Calendars<'_>,
    ) {
        let Occurrence { key, window, due } = occurrence;
        let progress = (known.progress)(&work.id, Some(key));
        let standing = occurrence_standing(&occurrence, progress, calendars.today);
        let work = work.id.clone();
        match due {
            Some(on) => self.dated.push(Dated {
                work,
                key: Some(key),
                window,
                on,
                moved: calendars.holidays.moved(on),
                standing,
            }),
            None => self.undated.push(Undated {
                work,
                key,
                window,
                standing,
            }),
        }
    }

    /// What of it is of one task or duty.
    pub fn of<'a>(&'a self, work: &'a WorkId) -> impl Iterator<Item = &'a Dated> {
        self.dated.iter().filter(move |dated| dated.work == *work)
    }

    /// Its occurrences of one task or duty whose day is open.
    pub fn undated_of<'a>(&'a self, work: &'a WorkId) -> impl Iterator<Item = &'a Undated> {
        self.undated.iter().filter(move |one| one.work == *work)
    }
}

/// The quarter whose report is next: the one before the current, as long as its report is neither
/// sent nor late; otherwise the current one. The cut-off comes before the day of sending, and in
/// between the figures asked for are still those of the quarter that is over.
pub fn quarter_to_report(plan: &Plan, known: Known<'_>, calendars: Calendars<'_>) -> Quarter {
    let current = plan.clock.current_quarter(plan.year, calendars.today);
    let before = current.previous().filter(|quarter| {
        let report = reported_quarter(plan, *quarter, known, calendars).report;
        report.is_some_and(|report| matches!(report.standing, TaskStanding::Due { .. }))
    });
    before.unwrap_or(current)
}

/// A quarter and its report: of several, the first that is not sent, or else the last.
pub fn reported_quarter(
    plan: &Plan,
    quarter: Quarter,
    known: Known<'_>,
    calendars: Calendars<'_>,
) -> ReportedQuarter {
    // An evaluation or a publication is no report of figures.
    let duties = plan.duties.iter();
    let duties = duties.filter(|duty| matches!(duty.kind.as_str(), "" | "periodic"));
    let reports = duties.filter_map(|duty| report(plan, duty, quarter, known, calendars));
    let reports: Vec<(Window, Report)> = reports.collect();
    let open = reports
        .iter()
        .filter(|(_, report)| is_open(report.standing));
    let next = open.min_by_key(|(_, report)| report.on);
    let shown = next.or_else(|| reports.iter().max_by_key(|(_, report)| report.on));
    match shown {
        Some((window, report)) => ReportedQuarter {
            quarter,
            window: *window,
            report: Some(report.clone()),
        },
        None => ReportedQuarter {
            quarter,
            window: plan.clock.window(plan.year, quarter),
            report: None,
        },
    }
}

fn is_open(standing: TaskStanding) -> bool {
    matches!(
        standing,
        TaskStanding::Due { .. } | TaskStanding::Overdue { .. }
    )
}

/// The report that a duty asks for on a quarter, with the days it covers. None where its day is
/// before the quarter: then the document names another year by mistake.
fn report(
    plan: &Plan,
    duty: &Duty,
    quarter: Quarter,
    known: Known<'_>,
    calendars: Calendars<'_>,
) -> Option<(Window, Report)> {
    let work = duty.work(plan.clock);
    let by = work.reckoning(plan.year, calendars.ends);
    let key = OccurrenceKey::Quarter(quarter);
    let all = work.deadline.occurrences(by, &[]);
    let occurrence = all.into_iter().find(|one| one.key == key)?;
    let window = work.clock.window(plan.year, quarter);
    let on = occurrence.due.filter(|on| *on >= window.first)?;
    let progress = (known.progress)(&work.id, Some(key));
    let report = Report {
        duty: duty.id.clone(),
        on,
        moved: calendars.holidays.moved(on),
        days: (on - calendars.today).num_days(),
        standing: occurrence_standing(&occurrence, progress, calendars.today),
    };
    Some((window, report))
}
