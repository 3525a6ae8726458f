//! The agenda and the quarter to be reported as a ledger has them.

use chrono::NaiveDate;

use super::agenda::{
    Agenda, Calendars, Known, ReportedQuarter, agenda, quarter_to_report, reported_quarter,
};
use crate::calendar::{Holidays, Quarter};
use crate::ledger::Ledger;
use crate::plan::{PeriodEnd, Plan, WorkKey};

/// Everything to be done under `plan` as it stands on `today`: progress, events and the end of
/// quarters and years are those of the ledger.
pub fn agenda_of(plan: &Plan, ledger: &Ledger, holidays: &Holidays, today: NaiveDate) -> Agenda {
    ask(ledger, holidays, today, |known, calendars| {
        agenda(plan, known, calendars)
    })
}

/// The quarter whose report is next; see [`quarter_to_report`].
pub fn next_report_of(
    plan: &Plan,
    ledger: &Ledger,
    holidays: &Holidays,
    today: NaiveDate,
) -> Quarter {
    ask(ledger, holidays, today, |known, calendars| {
        quarter_to_report(plan, known, calendars)
    })
}

/// A quarter and its report; see [`reported_quarter`].
pub fn report_of(
    plan: &Plan,
    quarter: Quarter,
    ledger: &Ledger,
    holidays: &Holidays,
    today: NaiveDate,
) -> ReportedQuarter {
    ask(ledger, holidays, today, |known, calendars| {
        reported_quarter(plan, quarter, known, calendars)
    })
}

/// The one place where a ledger says what is known of tasks and duties.
fn ask<T>(
    ledger: &Ledger,
    holidays: &Holidays,
    today: NaiveDate,
    question: impl FnOnce(Known<'_>, Calendars<'_>) -> T,
) -> T {
    let known = Known {
        progress: &|work, key| {
            ledger.progress_at(&WorkKey {
                work: work.clone(),
                occurrence: key,
            })
        },
        events: &|work| {
            let events = ledger.events(work).into_iter();
            events.map(|(number, event)| (number, event.on)).collect()
        },
    };
    let calendars = Calendars {
        ends: ledger.ends(),
        holidays,
        today,
    };
    question(known, calendars)
}

/// Whether it makes a difference to `plan` on which day quarters and years end as deadlines.
pub fn ends_matter(plan: &Plan) -> bool {
    plan.works().any(|work| {
        let days = |ends| {
            let by = work.reckoning(plan.year, ends);
            let once = work.deadline.last_day_by(by.end_clock());
            (once, work.deadline.occurrences(by, &[]))
        };
        days(PeriodEnd::Calendar) != days(PeriodEnd::CutOff)
    })
}
