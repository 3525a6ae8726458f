//! From the raw ledger file to the ledger.

use super::check::{Checker, Names, nth, spot};
use super::fault::{Fault, FaultKind};
use super::figures_read::{
    check_year, quarter_of, read_entry, read_form, read_input, read_moment, read_note,
    read_open_reference, read_portal, read_reference,
};
use super::ledger_write::{ENDS, STATES};
use super::raw_figures::{EntryFile, FormFile, NoteFile, ReferenceFile};
use super::raw_ledger::{LedgerFile, StandingFile, SubmissionFile};
use super::raw_work::ProgressFile;
use super::revision::check_revision;
use super::work_read::{
    clarity_of, event_of, read_closing, read_occurrence, read_progress, read_work,
};
use crate::ledger::{Command, EntryFault, Ledger, NEAR_LARGEST, Slot};
use crate::plan::{PeriodEnd, Plan, TargetId, TaskId, WorkId, WorkKey};

/// Turns a raw ledger file into a ledger under `plan`.
///
/// # Errors
/// Every fault found, up to 20: `DATA-…`, `PLAN-…`.
pub(super) fn read_ledger(file: &LedgerFile, plan: &Plan) -> Result<Ledger, Vec<Fault>> {
    let mut check = Checker::default();
    let mut ledger = Ledger::default();
    let mut commands = Vec::new();
    check_revision(&mut check, file.revision);
    if let Some(near) = file.near {
        check_near(&mut check, near, "near");
        commands.push(Command::SetNear(near));
    }
    if let Some(word) = &file.ends {
        let ends = read_ends(&mut check, word, "ends");
        commands.extend(ends.map(Command::SetEnds));
    }
    commands.extend(read_commands(&mut check, &Content::of_ledger(file), plan));
    commands.extend(read_others(&mut check, file, plan));
    // Closed quarters come with their figures.
    ledger.write(Command::Batch(commands));
    check.finish(Some(ledger))
}

pub(super) fn read_ends(check: &mut Checker, word: &str, place: &str) -> Option<PeriodEnd> {
    check.word(word, &ENDS, "calendar, cut_off", place)
}

/// What a ledger alone holds.
fn read_others(check: &mut Checker, file: &LedgerFile, plan: &Plan) -> Vec<Command> {
    let mut commands = Vec::new();
    let inputs = read_slots(check, ("index766", &file.index766), plan, read_input);
    commands.extend(inputs.map(|(slot, one)| Command::SetEntry(slot, Some(one))));
    let mut taken = Names::default();
    for (at, file) in file.events.iter().enumerate() {
        let place = nth("events", at);
        let work = read_work(check, (&file.task, &file.duty), Some(plan), &place);
        let event = event_of(check, file, &place);
        if let Some((work, event)) = work.zip(event) {
            let number = file.number.to_string();
            unique_work(check, &mut taken, &whole(&work), &number, &place);
            commands.push(Command::SetEvent((work, file.number), Some(event)));
        }
    }
    let mut taken = Names::default();
    for (at, reference) in file.open_references.iter().enumerate() {
        let place = nth("open_references", at);
        check.unique(&mut taken, &reference.target, &reference.target, &place);
        let mut closed = file.references.iter();
        let closed = closed.find(|one| one.target == reference.target);
        let read = read_open_reference(check, reference, closed, plan, &place);
        commands.extend(read);
    }
    let mut taken = Names::default();
    for (at, file) in file.clarities.iter().enumerate() {
        let place = nth("clarities", at);
        check.unique(&mut taken, &file.task, &file.task, &place);
        let id = TaskId::new(&file.task).filter(|id| plan.task(id).is_some());
        let id = check.need(id, spot(&place, "task"), || {
            FaultKind::UnknownTask(file.task.clone())
        });
        commands.extend(id.map(|id| Command::SetClarity(id, Some(clarity_of(file)))));
    }
    let mut taken = Names::default();
    for (at, file) in file.closings.iter().enumerate() {
        let place = nth("closings", at);
        let quarter = file.quarter.to_string();
        check.unique(&mut taken, &quarter, &quarter, &place);
        let closing = read_closing(check, file, plan, &place);
        commands.extend(closing.map(|(quarter, closing)| Command::SetClosing(quarter, closing)));
    }
    commands
}

pub(super) fn whole(work: &WorkId) -> WorkKey {
    WorkKey {
        work: work.clone(),
        occurrence: None,
    }
}

fn unique_work(check: &mut Checker, taken: &mut Names, key: &WorkKey, number: &str, place: &str) {
    let (sort, id) = match &key.work {
        WorkId::Task(id) => ("task", id.as_str()),
        WorkId::Duty(id) => ("duty", id.as_str()),
    };
    let occurrence = key.occurrence.map(|key| key.to_string());
    let name = [sort, id, &occurrence.unwrap_or_default(), number].join(" ");
    check.unique(taken, &name, id, place);
}

pub(super) fn check_near(check: &mut Checker, near: u8, place: &str) {
    check.within(u64::from(near), 0..=u64::from(NEAR_LARGEST), "0–50", place);
}

/// Checks everything that a submission says of its plan.
///
/// # Errors
/// Every fault found, up to 20: `DATA-…`, `PLAN-…`.
pub(super) fn check_submission(file: &SubmissionFile, plan: &Plan) -> Result<(), Vec<Fault>> {
    let mut check = Checker::default();
    check_revision(&mut check, file.revision);
    check_year(&mut check, file.year, plan, "year");
    quarter_of(&mut check, file.quarter, "quarter");
    read_moment(&mut check, &file.made_at, "made_at");
    check.date(&file.window_first, "window_first");
    check.date(&file.window_last, "window_last");
    if let Some(closing) = &file.closing {
        read_closing(&mut check, closing, plan, "closing");
    }
    let content = Content {
        entries: &file.entries,
        portal: &file.portal,
        forms: &file.forms,
        notes: &file.notes,
        tasks: &file.tasks,
        occurrences: &file.occurrences,
        references: &file.references,
    };
    read_commands(&mut check, &content, plan);
    for (at, standing) in file.standings.iter().enumerate() {
        check_standing(&mut check, standing, plan, &nth("standings", at));
    }
    check.finish(Some(()))
}

fn check_standing(check: &mut Checker, file: &StandingFile, plan: &Plan, place: &str) {
    let id = TargetId::new(&file.target).filter(|id| plan.target(id).is_some());
    check.need(id, spot(place, "target"), || {
        FaultKind::UnknownTarget(file.target.clone())
    });
    let words = "met, floor_met, near, missed, open, no_data";
    check.word(&file.state, &STATES, words, &spot(place, "state"));
    for quarter in &file.quarters {
        quarter_of(check, *quarter, &spot(place, "quarters"));
    }
}

/// What a ledger and a submission both hold.
struct Content<'a> {
    entries: &'a [EntryFile],
    portal: &'a [EntryFile],
    forms: &'a [FormFile],
    notes: &'a [NoteFile],
    tasks: &'a [ProgressFile],
    occurrences: &'a [ProgressFile],
    references: &'a [ReferenceFile],
}

impl<'a> Content<'a> {
    fn of_ledger(file: &'a LedgerFile) -> Self {
        Self {
            entries: &file.entries,
            portal: &file.portal,
            forms: &file.forms,
            notes: &file.notes,
            tasks: &file.tasks,
            occurrences: &file.occurrences,
            references: &file.references,
        }
    }
}

fn read_commands(check: &mut Checker, file: &Content<'_>, plan: &Plan) -> Vec<Command> {
    let mut commands = Vec::new();
    let entries = read_slots(check, ("entries", file.entries), plan, read_entry);
    commands.extend(entries.map(|(slot, one)| Command::SetEntry(slot, Some(one))));
    let portal = read_slots(check, ("portal", file.portal), plan, read_portal);
    commands.extend(portal.map(|(slot, one)| Command::SetEntry(slot, Some(one))));
    let mut taken = Names::default();
    for (at, form) in file.forms.iter().enumerate() {
        let place = nth("forms", at);
        if let Some(((quarter, field), row)) = read_form(check, form, plan, &place) {
            let name = format!("{} {field}", quarter.number());
            check.unique(&mut taken, &name, &field, &place);
            commands.push(Command::SetForm((quarter, field), Some(row)));
        }
    }
    let notes = read_slots(check, ("notes", file.notes), plan, read_note);
    commands.extend(notes.map(|(slot, one)| Command::SetNote(slot, Some(one))));
    let mut taken = Names::default();
    for (at, task) in file.tasks.iter().enumerate() {
        let place = nth("tasks", at);
        let id = task.task.as_deref().unwrap_or_default();
        check.unique(&mut taken, id, id, &place);
        commands.extend(read_progress(check, task, plan, &place));
    }
    let mut taken = Names::default();
    for (at, file) in file.occurrences.iter().enumerate() {
        let place = nth("occurrences", at);
        if let Some((key, progress)) = read_occurrence(check, file, plan, &place) {
            unique_work(check, &mut taken, &key, "", &place);
            commands.push(Command::SetProgress(key, Some(progress)));
        }
    }
    let mut taken = Names::default();
    for (at, reference) in file.references.iter().enumerate() {
        let place = nth("references", at);
        check.unique(&mut taken, &reference.target, &reference.target, &place);
        commands.extend(read_reference(check, reference, plan, &place));
    }
    commands
}

/// Reads one thing of a slot.
type Reader<F, T> = fn(&mut Checker, &F, &Plan, &str) -> Option<(Slot, T)>;

/// Things of slots, of which each has one at most.
fn read_slots<F, T>(
    check: &mut Checker,
    (name, files): (&str, &[F]),
    plan: &Plan,
    read: Reader<F, T>,
) -> impl Iterator<Item = (Slot, T)> + use<F, T> {
    let (mut taken, mut found) = (Names::default(), Vec::new());
    for (at, file) in files.iter().enumerate() {
        let place = nth(name, at);
        if let Some((slot, one)) = read(check, file, plan, &place) {
            unique_slot(check, &mut taken, &slot, &place);
            found.push((slot, one));
        }
    }
    found.into_iter()
}

fn unique_slot(check: &mut Checker, taken: &mut Names, slot: &Slot, place: &str) {
    let name = format!("{} {}", slot.0.name(), slot.1.number());
    check.unique(taken, &name, &slot.0.to_string(), place);
}

/// What is wrong with figures that can be kept all the same: shown in the preview of an import.
pub(super) fn warnings(plan: &Plan, ledger: &Ledger) -> Vec<Fault> {
    let faulty = ledger.entries().filter_map(|((key, quarter), entry)| {
        let target = plan.target_of(key)?;
        let place = format!("{} · {}", target.number, quarter.roman());
        match entry.figures.fault(target)? {
            EntryFault::Above(numerator, denominator) => Some(Fault::new(
                FaultKind::Above {
                    numerator: numerator.get().to_string(),
                    denominator: denominator.get().to_string(),
                },
                place,
            )),
            _ => None,
        }
    });
    faulty.collect()
}
