//! From raw progress, events, additions and closings to those of a ledger.

use super::check::{Checker, spot};
use super::fault::FaultKind;
use super::figures_read::{quarter_in, read_moment};
use super::ledger_read::whole;
use super::raw_work::{ClarityFile, ClosingFile, EventFile, ProgressFile, ReopeningFile};
use crate::calendar::Quarter;
use crate::ledger::{Clarity, Closing, Command, Event, Progress, Reopening};
use crate::plan::{DutyId, OccurrenceKey, Plan, TaskId, WorkId, WorkKey};

pub(super) fn read_progress(
    check: &mut Checker,
    file: &ProgressFile,
    plan: &Plan,
    place: &str,
) -> Option<Command> {
    let id = whole_task(check, file, place)?;
    let known = TaskId::new(id).filter(|id| plan.task(id).is_some());
    let task = check.need(known, spot(place, "task"), || {
        FaultKind::UnknownTask(id.to_owned())
    })?;
    let progress = progress_of(check, file, place)?;
    Some(Command::SetProgress(task.into(), Some(progress)))
}

/// The id of a task as a whole, where the file speaks of one.
pub(super) fn whole_task<'a>(
    check: &mut Checker,
    file: &'a ProgressFile,
    place: &str,
) -> Option<&'a str> {
    if let Some(other) = file.duty.as_ref().or(file.occurrence.as_ref()) {
        check.report(place, FaultKind::UnknownTask(other.clone()));
        return None;
    }
    let missing = || FaultKind::FieldMissing("task");
    check.need(file.task.as_deref(), place, missing)
}

pub(super) fn read_occurrence(
    check: &mut Checker,
    file: &ProgressFile,
    plan: &Plan,
    place: &str,
) -> Option<(WorkKey, Progress)> {
    let key = occurrence_key(check, file, Some(plan), place);
    let progress = progress_of(check, file, place);
    key.zip(progress)
}

/// What progress is of, where it is no task as a whole; in `plan`, if one is given.
pub(super) fn occurrence_key(
    check: &mut Checker,
    file: &ProgressFile,
    plan: Option<&Plan>,
    place: &str,
) -> Option<WorkKey> {
    let work = read_work(check, (&file.task, &file.duty), plan, place)?;
    let Some(text) = &file.occurrence else {
        // A task as a whole has its own list.
        let duty = matches!(work, WorkId::Duty(_)).then(|| whole(&work));
        return check.need(duty, place, || FaultKind::PartMissing("occurrence"));
    };
    let occurrence = check.need(
        OccurrenceKey::parse(text),
        spot(place, "occurrence"),
        || FaultKind::BadId(text.clone()),
    )?;
    Some(WorkKey {
        work,
        occurrence: Some(occurrence),
    })
}

/// A task or a duty; in `plan`, if one is given.
pub(super) fn read_work(
    check: &mut Checker,
    (task, duty): (&Option<String>, &Option<String>),
    plan: Option<&Plan>,
    place: &str,
) -> Option<WorkId> {
    let (work, id, field) = match (task, duty) {
        (Some(id), None) => (TaskId::new(id).map(WorkId::Task), id, "task"),
        (None, Some(id)) => (DutyId::new(id).map(WorkId::Duty), id, "duty"),
        (Some(id), Some(_)) => {
            check.report(place, FaultKind::UnknownTask(id.clone()));
            return None;
        }
        (None, None) => {
            check.report(place, FaultKind::FieldMissing("task"));
            return None;
        }
    };
    let place = spot(place, field);
    match plan {
        None => check.need(work, place, || FaultKind::BadId(id.clone())),
        Some(plan) => {
            let known = work.filter(|work| plan.work_label(work).is_some());
            check.need(known, place, || FaultKind::UnknownTask(id.clone()))
        }
    }
}

pub(super) fn event_of(check: &mut Checker, file: &EventFile, place: &str) -> Option<Event> {
    let number = u64::from(file.number);
    check.within(number, 1..=255, "1–255", &spot(place, "number"));
    let mut on = check.date(&file.on, &spot(place, "on"))?;
    let on_unread = check.typed_day(file.on_text.as_ref(), &mut on);
    Some(Event {
        on,
        on_unread,
        note: file.note.clone(),
    })
}

pub(super) fn clarity_of(file: &ClarityFile) -> Clarity {
    Clarity {
        person: file.person.clone(),
        work: file.work.clone(),
        time: file.time.clone(),
        responsibility: file.responsibility.clone(),
        product: file.product.clone(),
        authority: file.authority.clone(),
    }
}

/// The closing of a quarter.
pub(super) fn read_closing(
    check: &mut Checker,
    file: &ClosingFile,
    plan: &Plan,
    place: &str,
) -> Option<(Quarter, Closing)> {
    let quarter = quarter_in(check, (file.year, file.quarter), plan, place);
    let revision = u64::from(file.revision);
    let most = u64::from(u32::MAX);
    check.within(revision, 1..=most, "1–4294967295", &spot(place, "revision"));
    let at = read_moment(check, &file.at, &spot(place, "at"));
    let digits = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let digest = (file.digest.len() == 64 && file.digest.bytes().all(digits)).then_some(());
    check.need(digest, spot(place, "digest"), || {
        FaultKind::BadId(file.digest.clone())
    });
    let reopened = match &file.reopened {
        Some(file) => Some(read_reopening(check, file, &spot(place, "reopened"))?),
        None => None,
    };
    let closing = Closing {
        revision: file.revision,
        at: at?,
        who: file.who.clone(),
        digest: file.digest.clone(),
        words: file.words.clone(),
        reopened,
    };
    Some((quarter?, closing))
}

fn read_reopening(check: &mut Checker, file: &ReopeningFile, place: &str) -> Option<Reopening> {
    check.filled(&file.reason, &spot(place, "reason"));
    Some(Reopening {
        at: read_moment(check, &file.at, &spot(place, "at"))?,
        who: file.who.clone(),
        reason: file.reason.clone(),
    })
}

pub(super) fn progress_of(
    check: &mut Checker,
    file: &ProgressFile,
    place: &str,
) -> Option<Progress> {
    let note = file.note.clone();
    match file.state.as_str() {
        "doing" => Some(Progress::Doing { note }),
        "not_arisen" => Some(Progress::NotArisen { note }),
        "done" => {
            let place = spot(place, "done_on");
            let on = check.need(file.done_on.as_deref(), place.clone(), || {
                FaultKind::PartMissing("done_on")
            })?;
            let mut on = check.date(on, &place)?;
            let on_unread = check.typed_day(file.done_on_text.as_ref(), &mut on);
            Some(Progress::Done {
                on,
                on_unread,
                product: file.product.clone(),
                note,
            })
        }
        word => {
            check.unknown(word, "doing, done, not_arisen", spot(place, "state"));
            None
        }
    }
}
