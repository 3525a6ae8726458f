//! From the raw ledger file to the ledger.

use super::check::{Checker, Names, nth, spot};
use super::fault::{Fault, FaultKind};
use super::ledger_write::STATES;
use super::raw_ledger::{
    EntryFile, EvidenceFile, LedgerFile, NoteFile, ProgressFile, ReferenceFile, StandingFile,
    SubmissionFile,
};
use crate::calendar::Quarter;
use crate::ledger::{
    Cell, Command, Entry, EntryFault, Evidence, Figures, Ledger, Moment, NEAR_LARGEST, Note,
    Progress, Reference, Slot,
};
use crate::number::{Count, Decimal};
use crate::plan::{EntryKey, Measure, Plan, Target, TargetId, Task};

/// Turns a raw ledger file into a ledger under `plan`.
///
/// # Errors
/// Every fault found, up to 20: `DATA-…`, `PLAN-…`.
pub(super) fn read_ledger(file: &LedgerFile, plan: &Plan) -> Result<Ledger, Vec<Fault>> {
    let mut check = Checker::default();
    let mut ledger = Ledger::default();
    check_revision(&mut check, file.revision);
    if let Some(near) = file.near {
        check_near(&mut check, near, "near");
        ledger.apply(Command::SetNear(near));
    }
    let commands = read_commands(&mut check, &Content::of_ledger(file), plan);
    ledger.apply(Command::Batch(commands));
    check.finish(Some(ledger))
}

pub(super) fn check_near(check: &mut Checker, near: u8, place: &str) {
    check.within(u64::from(near), 0..=u64::from(NEAR_LARGEST), "0–50", place);
}

/// A revision that no machine gets to by saving is none: the next one must be possible.
fn check_revision(check: &mut Checker, revision: u64) {
    let allowed = "0–1000000000000";
    check.within(revision, 0..=1_000_000_000_000, allowed, "revision");
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
    let content = Content {
        entries: &file.entries,
        notes: &file.notes,
        tasks: &file.tasks,
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
    notes: &'a [NoteFile],
    tasks: &'a [ProgressFile],
    references: &'a [ReferenceFile],
}

impl<'a> Content<'a> {
    fn of_ledger(file: &'a LedgerFile) -> Self {
        Self {
            entries: &file.entries,
            notes: &file.notes,
            tasks: &file.tasks,
            references: &file.references,
        }
    }
}

fn read_commands(check: &mut Checker, file: &Content<'_>, plan: &Plan) -> Vec<Command> {
    let mut commands = Vec::new();
    let mut taken = Names::default();
    for (at, entry) in file.entries.iter().enumerate() {
        let place = nth("entries", at);
        if let Some((slot, entry)) = read_entry(check, entry, plan, &place) {
            unique_slot(check, &mut taken, &slot, &place);
            commands.push(Command::SetEntry(slot, Some(entry)));
        }
    }
    let mut taken = Names::default();
    for (at, note) in file.notes.iter().enumerate() {
        let place = nth("notes", at);
        if let Some((slot, note)) = read_note(check, note, plan, &place) {
            unique_slot(check, &mut taken, &slot, &place);
            commands.push(Command::SetNote(slot, Some(note)));
        }
    }
    let mut taken = Names::default();
    for (at, task) in file.tasks.iter().enumerate() {
        let place = nth("tasks", at);
        check.unique(&mut taken, &task.task, &task.task, &place);
        commands.extend(read_progress(check, task, plan, &place));
    }
    let mut taken = Names::default();
    for (at, reference) in file.references.iter().enumerate() {
        let place = nth("references", at);
        check.unique(&mut taken, &reference.target, &reference.target, &place);
        commands.extend(read_reference(check, reference, plan, &place));
    }
    commands
}

fn unique_slot(check: &mut Checker, taken: &mut Names, slot: &Slot, place: &str) {
    let name = format!("{} {}", slot.0.name(), slot.1.number());
    check.unique(taken, &name, &slot.0.to_string(), place);
}

/// Whose figures these are: what names the entry, its year and quarter.
pub(super) struct Owner<'a> {
    year: i32,
    quarter: u8,
    pub(super) indicator: Option<&'a str>,
    pub(super) target: Option<&'a str>,
}

impl<'a> Owner<'a> {
    pub(super) fn of_entry(file: &'a EntryFile) -> Self {
        Self {
            year: file.year,
            quarter: file.quarter,
            indicator: file.indicator.as_deref(),
            target: file.target.as_deref(),
        }
    }

    pub(super) fn of_note(file: &'a NoteFile) -> Self {
        Self {
            year: file.year,
            quarter: file.quarter,
            indicator: file.indicator.as_deref(),
            target: file.target.as_deref(),
        }
    }
}

fn check_year(check: &mut Checker, found: i32, plan: &Plan, place: &str) {
    let plan = plan.year.get();
    if found != plan {
        check.report(place, FaultKind::WrongYear { found, plan });
    }
}

/// The quarter, in the plan's year.
pub(super) fn read_quarter(
    check: &mut Checker,
    owner: &Owner<'_>,
    plan: &Plan,
    place: &str,
) -> Option<Quarter> {
    check_year(check, owner.year, plan, &spot(place, "year"));
    quarter_of(check, owner.quarter, &spot(place, "quarter"))
}

fn quarter_of(check: &mut Checker, number: u8, place: &str) -> Option<Quarter> {
    check.need(Quarter::try_from(number).ok(), place, || {
        FaultKind::OutOfRange {
            found: number.to_string(),
            allowed: "1–4",
        }
    })
}

pub(super) fn read_moment(check: &mut Checker, text: &str, place: &str) -> Option<Moment> {
    check.need(Moment::parse_iso(text), place, || {
        FaultKind::BadDate(text.to_owned())
    })
}

fn read_slot<'a>(
    check: &mut Checker,
    owner: &Owner<'_>,
    plan: &'a Plan,
    place: &str,
) -> Option<(Slot, &'a Target)> {
    let quarter = read_quarter(check, owner, plan, place);
    let named = owner.indicator.or(owner.target).unwrap_or_default();
    let target = plan.distinct_targets().find(|target| match &target.entry {
        EntryKey::Indicator(key) => owner.target.is_none() && owner.indicator == Some(key.as_str()),
        EntryKey::Target(id) => owner.indicator.is_none() && owner.target == Some(id.as_str()),
    });
    let target = check.need(target, place, || FaultKind::UnknownEntry(named.to_owned()))?;
    Some(((target.entry.clone(), quarter?), target))
}

fn read_entry(
    check: &mut Checker,
    file: &EntryFile,
    plan: &Plan,
    place: &str,
) -> Option<(Slot, Entry)> {
    let (slot, target) = read_slot(check, &Owner::of_entry(file), plan, place)?;
    let name = slot.0.to_string();
    let entry = entry_of(check, file, target.measure, &name, place)?;
    Some((slot, entry))
}

/// An entry of this measure; `name` is what it is called in a fault.
pub(super) fn entry_of(
    check: &mut Checker,
    file: &EntryFile,
    measure: Measure,
    name: &str,
    place: &str,
) -> Option<Entry> {
    let figures = read_figures(check, file, measure, name, place)?;
    let entered_at = file
        .entered_at
        .as_deref()
        .and_then(|text| read_moment(check, text, &spot(place, "entered_at")));
    Some(Entry {
        figures,
        entered_at,
    })
}

fn read_figures(
    check: &mut Checker,
    file: &EntryFile,
    measure: Measure,
    name: &str,
    place: &str,
) -> Option<Figures> {
    // Nothing may be given that would be dropped.
    let given = |number: &Option<Decimal>, text: &Option<String>| {
        usize::from(number.is_some()) + usize::from(text.is_some())
    };
    let numerator = given(&file.numerator, &file.numerator_text);
    let denominator = given(&file.denominator, &file.denominator_text);
    let value = given(&file.value, &file.value_text);
    let fits = match (measure, file.done) {
        (Measure::Ratio, None) => numerator <= 1 && denominator <= 1 && value == 0,
        (Measure::Value, None) => numerator + denominator == 0 && value <= 1,
        (Measure::Done, Some(_)) => numerator + denominator + value == 0,
        _ => false,
    };
    if !fits {
        check.report(place, FaultKind::WrongFigures(name.to_owned()));
        return None;
    }
    match measure {
        Measure::Ratio => {
            let over = count_cell(
                check,
                file.numerator,
                file.numerator_text.as_deref(),
                place,
                "numerator",
            );
            let under = count_cell(
                check,
                file.denominator,
                file.denominator_text.as_deref(),
                place,
                "denominator",
            );
            Some(Figures::Ratio(over?, under?))
        }
        Measure::Value => Some(Figures::Value(match (file.value, &file.value_text) {
            (Some(value), _) => Cell::Known(value),
            // Text kept as it was typed. Text that reads as a number is taken as one.
            (None, Some(text)) => Cell::decimal(text),
            (None, None) => Cell::Empty,
        })),
        Measure::Done => file.done.map(Figures::Done),
    }
}

fn count_cell(
    check: &mut Checker,
    number: Option<Decimal>,
    text: Option<&str>,
    place: &str,
    field: &str,
) -> Option<Cell<Count>> {
    let place = spot(place, field);
    match (number, text) {
        (Some(number), _) => check.count(number, &place).map(Cell::Known),
        (None, Some(text)) => Some(Cell::count(text)),
        (None, None) => Some(Cell::Empty),
    }
}

fn read_note(
    check: &mut Checker,
    file: &NoteFile,
    plan: &Plan,
    place: &str,
) -> Option<(Slot, Note)> {
    let (slot, _) = read_slot(check, &Owner::of_note(file), plan, place)?;
    Some((slot, note_of(check, file, place)))
}

pub(super) fn note_of(check: &mut Checker, file: &NoteFile, place: &str) -> Note {
    let evidence = file.evidence.iter().enumerate();
    let evidence = evidence
        .map(|(at, evidence)| read_evidence(check, evidence, &nth(&spot(place, "evidence"), at)));
    Note {
        evidence: evidence.collect(),
        text: file.text.clone(),
    }
}

fn read_evidence(check: &mut Checker, file: &EvidenceFile, place: &str) -> Evidence {
    Evidence {
        number: file.number.clone(),
        date: check.optional_date(file.date.as_deref(), &spot(place, "date")),
        link: file.link.clone(),
    }
}

fn read_progress(
    check: &mut Checker,
    file: &ProgressFile,
    plan: &Plan,
    place: &str,
) -> Option<Command> {
    let task: Option<&Task> = plan.tasks.iter().find(|task| task.id.as_str() == file.task);
    let task = check.need(task, spot(place, "task"), || {
        FaultKind::UnknownTask(file.task.clone())
    })?;
    let progress = progress_of(check, file, place)?;
    Some(Command::SetProgress(task.id.clone(), Some(progress)))
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
            Some(Progress::Done {
                on: check.date(on, &place)?,
                product: file.product.clone(),
                note,
            })
        }
        word => {
            check.report(
                spot(place, "state"),
                FaultKind::UnknownWord {
                    word: word.to_owned(),
                    allowed: "doing, done, not_arisen",
                },
            );
            None
        }
    }
}

fn read_reference(
    check: &mut Checker,
    file: &ReferenceFile,
    plan: &Plan,
    place: &str,
) -> Option<Command> {
    let id = TargetId::new(&file.target).filter(|id| plan.target(id).is_some());
    let id = check.need(id, spot(place, "target"), || {
        FaultKind::UnknownTarget(file.target.clone())
    })?;
    let reference = reference_of(check, file, place);
    Some(Command::SetReference(id, Some(reference)))
}

pub(super) fn reference_of(check: &mut Checker, file: &ReferenceFile, place: &str) -> Reference {
    Reference {
        value: file.value,
        source: file.source.clone(),
        date: check.optional_date(file.date.as_deref(), &spot(place, "date")),
    }
}

/// What is wrong with figures that can be kept all the same: shown in the preview of an import.
pub(super) fn warnings(plan: &Plan, ledger: &Ledger) -> Vec<Fault> {
    let faulty = ledger.entries().filter_map(|((key, quarter), entry)| {
        let target = plan.targets_of(key).next()?;
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
