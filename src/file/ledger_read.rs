//! From the raw ledger file to the ledger.

use super::check::{Checker, Names, nth, spot};
use super::fault::{Fault, FaultKind};
use super::ledger_write::{ENDS, STATES};
use super::plan_read::read_column;
use super::raw_ledger::{
    ClarityFile, ClosingFile, EntryFile, EventFile, EvidenceFile, FormFile, LedgerFile, NoteFile,
    ProgressFile, ReferenceFile, ReopeningFile, StandingFile, SubmissionFile,
};
use crate::calendar::Quarter;
use crate::form::{FormKey, FormRow};
use crate::ledger::{
    Cell, Clarity, Closing, Command, Entry, EntryFault, Event, Evidence, Figures, Ledger, Moment,
    NEAR_LARGEST, Note, Progress, Reference, Reopening, Slot,
};
use crate::number::{Count, Decimal};
use crate::plan::{
    DutyId, EntryKey, IndicatorKey, Measure, OccurrenceKey, PeriodEnd, Plan, Target, TargetId,
    TaskId, WorkId, WorkKey,
};

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
    let mut taken = Names::default();
    for (at, entry) in file.index766.iter().enumerate() {
        let place = nth("index766", at);
        if let Some((slot, entry)) = read_input(check, entry, plan, &place) {
            unique_slot(check, &mut taken, &slot, &place);
            commands.push(Command::SetEntry(slot, Some(entry)));
        }
    }
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

fn whole(work: &WorkId) -> WorkKey {
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
    let mut taken = Names::default();
    for (at, entry) in file.entries.iter().enumerate() {
        let place = nth("entries", at);
        if let Some((slot, entry)) = read_entry(check, entry, plan, &place) {
            unique_slot(check, &mut taken, &slot, &place);
            commands.push(Command::SetEntry(slot, Some(entry)));
        }
    }
    let mut taken = Names::default();
    for (at, entry) in file.portal.iter().enumerate() {
        let place = nth("portal", at);
        if let Some((slot, entry)) = read_portal(check, entry, plan, &place) {
            unique_slot(check, &mut taken, &slot, &place);
            commands.push(Command::SetEntry(slot, Some(entry)));
        }
    }
    let mut taken = Names::default();
    for (at, form) in file.forms.iter().enumerate() {
        let place = nth("forms", at);
        if let Some(((quarter, field), row)) = read_form(check, form, plan, &place) {
            let name = format!("{} {field}", quarter.number());
            check.unique(&mut taken, &name, &field, &place);
            commands.push(Command::SetForm((quarter, field), Some(row)));
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
    quarter_in(check, (owner.year, owner.quarter), plan, place)
}

fn quarter_in(
    check: &mut Checker,
    (year, quarter): (i32, u8),
    plan: &Plan,
    place: &str,
) -> Option<Quarter> {
    check_year(check, year, plan, &spot(place, "year"));
    quarter_of(check, quarter, &spot(place, "quarter"))
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
        EntryKey::Portal(_) | EntryKey::Index(_) => false,
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

/// Figures that the portal publishes: for an indicator of the plan that is entered as two counts.
fn read_portal(
    check: &mut Checker,
    file: &EntryFile,
    plan: &Plan,
    place: &str,
) -> Option<(Slot, Entry)> {
    let slot = key_slot(check, file, EntryKey::Portal, plan, place)?;
    let target = plan.target_of(&slot.0);
    let target = target.filter(|target| target.measure == Measure::Ratio);
    check.need(target, place, || {
        FaultKind::UnknownEntry(slot.0.to_string())
    })?;
    let entry = entry_of(check, file, Measure::Ratio, &slot.0.to_string(), place)?;
    Some((slot, entry))
}

/// An input of the index: under any key, for its rules change.
fn read_input(
    check: &mut Checker,
    file: &EntryFile,
    plan: &Plan,
    place: &str,
) -> Option<(Slot, Entry)> {
    let slot = key_slot(check, file, EntryKey::Index, plan, place)?;
    let entry = entry_of(check, file, measure_of(file), &slot.0.to_string(), place)?;
    Some((slot, entry))
}

/// The slot of figures that are not the commune's own; `indicator` alone names it.
pub(super) fn key_slot(
    check: &mut Checker,
    file: &EntryFile,
    key: fn(IndicatorKey) -> EntryKey,
    plan: &Plan,
    place: &str,
) -> Option<Slot> {
    let quarter = read_quarter(check, &Owner::of_entry(file), plan, place);
    let name = match (&file.indicator, &file.target) {
        (Some(name), None) => name,
        (_, target) => {
            let named = target.clone().unwrap_or_default();
            check.report(place, FaultKind::UnknownEntry(named));
            return None;
        }
    };
    let id = check.need(IndicatorKey::new(name), spot(place, "indicator"), || {
        FaultKind::BadId(name.clone())
    })?;
    Some((key(id), quarter?))
}

/// The measure that the fields of an entry are of.
pub(super) fn measure_of(file: &EntryFile) -> Measure {
    if file.done.is_some() {
        Measure::Done
    } else if file.value.is_some() || file.value_text.is_some() {
        Measure::Value
    } else {
        Measure::Ratio
    }
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
        cause: file.cause.clone(),
        remedy: file.remedy.clone(),
        remedy_by: check.optional_date(file.remedy_by.as_deref(), &spot(place, "remedy_by")),
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

fn read_occurrence(
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
    Some(Event {
        on: check.date(&file.on, &spot(place, "on"))?,
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

/// A row of the form; text that reads as a count is taken as one.
pub(super) fn read_form(
    check: &mut Checker,
    file: &FormFile,
    plan: &Plan,
    place: &str,
) -> Option<(FormKey, FormRow)> {
    let quarter = quarter_in(check, (file.year, file.quarter), plan, place);
    let mut row = FormRow::default();
    for (column, number) in file.counts() {
        if let Some(number) = number {
            let count = check.count(number, place);
            row = row.with(column, count.map_or(Cell::Empty, Cell::Known));
        }
    }
    for (at, unread) in file.unread.iter().enumerate() {
        let place = nth(&spot(place, "unread"), at);
        let Some(column) = read_column(check, unread.column, &spot(&place, "column")) else {
            continue;
        };
        if !row.cell(column).is_empty() {
            check.report(place, FaultKind::WrongFigures(column.number().to_string()));
        }
        row = row.with(column, Cell::count(&unread.text));
    }
    Some(((quarter?, file.field.clone()), row))
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
