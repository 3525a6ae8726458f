//! What is written opens again: whatever is typed, whatever the clock says, however large it grows.

use std::sync::Arc;

use super::common::*;
use super::{every_field, fixture_value};
use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use serde_json::{Value, json};
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{
    ChunkCache, LARGEST_FILE, OpenPlan, Opened, next_revision, open, prove, revision_taken,
};
use so_chi_tieu::form::{Column, FormRow};
use so_chi_tieu::ledger::{
    By, Cause, Cell, Clarity, ClockReading, Command, Entry, Event, Evidence, Figures, LONGEST_TEXT,
    Ledger, Log, MOST_EVENTS, MOST_EVIDENCE, MOST_INPUTS, Moment, Note, PlanText, Progress,
    Reference, Step,
};
use so_chi_tieu::number::{Count, Decimal};
use so_chi_tieu::plan::{
    Clear, EntryKey, IndicatorKey, Measure, OccurrenceKey, PeriodEnd, WorkId, WorkKey,
};

const PLANS: [&str; 5] = [
    "cho-vam-2024",
    "dai-son-2026",
    "dien-chau-2026",
    "tan-trung-2024",
    "tinh-bien-2026",
];

fn real_plan(name: &str) -> OpenPlan {
    let path = format!("{}/plans/{name}.json", env!("CARGO_MANIFEST_DIR"));
    match open(&std::fs::read(path).unwrap()) {
        Ok(Opened::Plan(plan)) => *plan,
        other => panic!("{other:?}"),
    }
}

fn by(at: Moment, who: String) -> By {
    By { at, who }
}

/// Someone who types anything into a plan.
struct Typist<'a> {
    plan: &'a OpenPlan,
    dice: Dice,
}

impl Typist<'_> {
    fn text(&mut self) -> String {
        let odd = [
            "a", "ệ", "\"", "\\", "\n", "\r", "\t", "\u{1}", "\u{0}", "\u{1f}", "\u{7f}",
            "\u{feff}", "\u{202e}", "😀", "{", "[", ",", "12", " ", "=1+1", "\u{2028}", "…",
        ];
        let length = self.dice.choose(&[0, 1, 3, 12, 101, 1_001, 20_001, 60_000]);
        let (one, other) = (self.dice.choose(&odd), self.dice.choose(&odd));
        let pair = [one, other].concat();
        pair.chars().cycle().take(length).collect()
    }

    fn day(&mut self) -> NaiveDate {
        let far = [
            NaiveDate::MIN,
            NaiveDate::MAX,
            day(1899, 12, 31),
            day(2101, 1, 1),
        ];
        match self.dice.below(3) {
            0 => self.dice.choose(&far),
            _ => day(1899, 1, 1) + TimeDelta::days(self.dice.below(76_000) as i64),
        }
    }

    fn moment(&mut self) -> Moment {
        Moment::new(self.day(), self.dice.below(1_440) as u16).unwrap()
    }

    fn count(&mut self) -> Cell<Count> {
        let most = 1_000_000_000_001;
        match self.dice.below(3) {
            0 => Cell::count(&self.text()),
            1 => Cell::Known(count(self.dice.below(most) as u64)),
            _ => Cell::Empty,
        }
    }

    fn decimal(&mut self) -> Cell<Decimal> {
        let units = self.dice.below(18_000_000_000_000_000) as i64 - 9_000_000_000_000_000;
        match self.dice.below(3) {
            0 => Cell::decimal(&self.text()),
            1 => Decimal::from_units(units).map_or(Cell::Empty, Cell::Known),
            _ => Cell::Empty,
        }
    }

    fn figures(&mut self, measure: Measure) -> Figures {
        match measure {
            Measure::Ratio => Figures::Ratio(self.count(), self.count()),
            Measure::Value => Figures::Value(self.decimal()),
            Measure::Done => Figures::Done(self.dice.one_in(2)),
        }
    }

    fn entry(&mut self) -> Command {
        let targets: Vec<_> = self.plan.plan.distinct_targets().collect();
        let target = self.dice.choose(&targets);
        let input = IndicatorKey::new("cong_khai.1").unwrap();
        let (key, measure) = match (&target.entry, self.dice.below(4)) {
            (_, 0) => (EntryKey::Index(input), Measure::Ratio),
            (EntryKey::Indicator(key), 1) if target.measure == Measure::Ratio => {
                (EntryKey::Portal(key.clone()), Measure::Ratio)
            }
            (key, _) => (key.clone(), target.measure),
        };
        let figures = self.figures(measure);
        let entered_at = self.dice.one_in(2).then(|| self.moment());
        let entry = Entry {
            figures,
            entered_at,
        };
        Command::SetEntry((key, self.quarter()), Some(entry))
    }

    fn quarter(&mut self) -> Quarter {
        self.dice.choose(&Quarter::ALL)
    }

    fn note(&mut self) -> Command {
        let targets: Vec<_> = self.plan.plan.distinct_targets().collect();
        let key = self.dice.choose(&targets).entry.clone();
        let count = self.dice.choose(&[0, 1, 2, 101]);
        let evidence = (0..count).map(|_| Evidence {
            number: self.dice.choose(&["45/BC", "", "\u{1}"]).to_owned(),
            ..Evidence::default()
        });
        let mut evidence: Vec<_> = evidence.collect();
        if let Some(one) = evidence.first_mut() {
            (one.number, one.link) = (self.text(), self.text());
            one.date = Some(self.day());
            one.type_date(&self.text(), &one.clone());
        }
        let mut note = Note {
            text: self.text(),
            cause: self.text(),
            remedy: self.text(),
            remedy_by: self.dice.one_in(2).then(|| self.day()),
            remedy_by_unread: None,
            evidence,
        };
        if self.dice.one_in(2) {
            note.type_remedy_by(&self.text(), &note.clone());
        }
        Command::SetNote((key, self.quarter()), Some(note))
    }

    fn work(&mut self) -> WorkId {
        let tasks = self
            .plan
            .plan
            .tasks
            .iter()
            .map(|one| WorkId::Task(one.id.clone()));
        let duties = self
            .plan
            .plan
            .duties
            .iter()
            .map(|one| WorkId::Duty(one.id.clone()));
        let all: Vec<WorkId> = tasks.chain(duties).collect();
        self.dice.choose(&all)
    }

    fn progress(&mut self) -> Command {
        let key = self
            .dice
            .choose(&["", "w53", "m02", "q4", "h1", "y", "n2", "e255"]);
        let key = WorkKey {
            work: self.work(),
            occurrence: OccurrenceKey::parse(key),
        };
        let note = self.text();
        let mut progress = match self.dice.below(3) {
            0 => Progress::Doing { note },
            1 => Progress::NotArisen { note },
            _ => Progress::Done {
                on: self.day(),
                on_unread: None,
                product: self.text(),
                note,
            },
        };
        if self.dice.one_in(2) {
            progress.type_on(&self.text(), &progress.clone());
        }
        Command::SetProgress(key, Some(progress))
    }

    fn form(&mut self) -> Command {
        let field = self.text();
        let row = (0..self.dice.below(12)).fold(FormRow::default(), |row, _| {
            row.with(self.dice.choose(&Column::ALL), self.count())
        });
        Command::SetForm((self.quarter(), field), Some(row))
    }

    fn other(&mut self, ledger: &Ledger) -> Option<Command> {
        let quarter = self.quarter();
        let who = by(self.moment(), self.text());
        Some(match self.dice.below(7) {
            0 => {
                let number = self.dice.below(256) as u8;
                let mut event = Event {
                    on: self.day(),
                    on_unread: None,
                    note: self.text(),
                };
                if self.dice.one_in(2) {
                    event.type_on(&self.text(), &event.clone());
                }
                Command::SetEvent((self.work(), number), Some(event))
            }
            1 => {
                let task = self.plan.plan.tasks.first()?.id.clone();
                let mut clarity = Clarity::default();
                clarity.set(self.dice.choose(&Clear::ALL), &self.text());
                Command::SetClarity(task, Some(clarity))
            }
            2 => {
                let targets: Vec<_> = self.plan.plan.targets.iter().collect();
                let target = self.dice.choose(&targets).id.clone();
                let mut reference = Reference {
                    value: self.decimal().known(),
                    source: self.text(),
                    date: Some(self.day()),
                    ..Reference::default()
                };
                if self.dice.one_in(2) {
                    reference.type_value(&self.text(), &reference.clone());
                    reference.type_date(&self.text(), &reference.clone());
                }
                Command::SetReference(target, Some(reference))
            }
            3 => Command::SetNear(self.dice.below(256) as u8),
            4 => Command::SetEnds(self.dice.choose(&[PeriodEnd::Calendar, PeriodEnd::CutOff])),
            5 => {
                let digest = self.plan.closing_digest(ledger, quarter);
                let closing = ledger.closed(quarter, digest, self.text(), who)?;
                Command::SetClosing(quarter, closing)
            }
            _ => Command::SetClosing(quarter, ledger.reopened(quarter, &self.text(), who)?),
        })
    }

    fn command(&mut self, ledger: &Ledger) -> Option<Command> {
        match self.dice.below(6) {
            0 | 1 => Some(self.entry()),
            2 => Some(self.note()),
            3 => Some(self.progress()),
            4 => Some(self.form()),
            _ => self.other(ledger),
        }
    }

    /// Does one thing; none where it cannot be.
    fn act(&mut self, ledger: &mut Ledger, log: &mut Log) -> Option<()> {
        let by = by(self.moment(), self.text());
        match self.dice.below(8) {
            0 => drop(log.undo(ledger, by)),
            1 => drop(log.redo(ledger, by)),
            2 => {
                let command = self.command(ledger)?;
                log.run_on(ledger, command, Cause::Typed, by);
            }
            3 => {
                let all = (0..3).filter_map(|_| self.command(ledger)).collect();
                let cause = Cause::Imported(self.text());
                log.run(ledger, Command::Batch(all), cause, by);
            }
            4 => {
                let other = ledger.clone();
                let old = self.plan.to_text().replace("\"id\": ", "\"id\" : ");
                let plans = (PlanText::new(&old), PlanText::new(&self.plan.to_text()));
                let cause = Cause::PlanChanged(self.text());
                log.replace(ledger, other, plans, cause, by);
            }
            _ => {
                let command = self.command(ledger)?;
                log.run(ledger, command, Cause::Pasted, by);
            }
        }
        Some(())
    }
}

/// Writes a backup, proves it, opens it.
fn written(plan: &OpenPlan, ledger: &Ledger, log: &Log, revision: u64, now: Moment) {
    let cache = &mut ChunkCache::default();
    let pieces = plan.backup_pieces(ledger, log, revision, now, cache);
    assert_eq!(pieces.fits(), Ok(()));
    // The plan read, and the plan known.
    for _ in 0..2 {
        let proven = plan.proven_pieces(ledger, log, revision, now, cache);
        assert_eq!(proven, Ok(pieces.clone()));
    }
    let last = pieces.chunks.last().map(|chunk| chunk.text.as_str());
    assert_eq!(prove(&pieces.head, last), Ok(()));
    assert_eq!(prove(&pieces.head, None), Ok(()));
    let opened = opened_ledger(&pieces.text());
    assert_eq!(opened.revision, revision);
    assert_eq!(opened.saved_at, Some(now.held()));
    assert!(opened.ledger == *ledger, "the ledger is another");
    assert!(opened.log == *log, "the log is another");
    assert!(*opened.plan == *plan, "the plan is another");
}

#[test]
fn what_does_not_open_is_not_proven_also_under_a_known_plan() {
    let plan = every_field();
    let cache = &mut ChunkCache::default();
    let (none, log) = (Ledger::default(), Log::default());
    assert!(plan.proven_pieces(&none, &log, 1, noon(), cache).is_ok());
    let strange = ledger([(of_target("X"), Quarter::I, known(1, 2))]);
    let code = |cache: &mut ChunkCache| {
        let proven = plan.proven_pieces(&strange, &log, 1, noon(), cache);
        proven.unwrap_err()[0].code()
    };
    assert_eq!(code(cache), "DATA-03");
    assert_eq!(code(&mut ChunkCache::default()), "DATA-03");
    // A log that cannot be read is left out, and the figures are kept.
    let turned = Step {
        number: 1,
        at: noon(),
        who: "x".repeat(LONGEST_TEXT + 1),
        cause: Cause::Typed,
        changes: Vec::new(),
    };
    let log = Log::new(vec![Arc::new(turned)]).unwrap();
    let half = ledger([(of_target("II.1"), Quarter::I, known(1, 2))]);
    for cache in [cache, &mut ChunkCache::default()] {
        let pieces = plan.proven_pieces(&half, &log, 1, noon(), cache).unwrap();
        assert!(pieces.chunks.is_empty());
        let without = plan.backup(&half, &Log::default(), 1, noon());
        assert_eq!(pieces.text(), without);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_done_opens_again(
        seed in any::<u64>(),
        name in prop::sample::select(PLANS.to_vec()),
        revision in prop_oneof![any::<u16>().prop_map(u64::from), 0..=9_000_000_000_000_000_000_u64],
        acts in 1_usize..40,
    ) {
        let plan = real_plan(name);
        let mut typist = Typist { plan: &plan, dice: Dice::new(seed) };
        let (mut ledger, mut log) = (Ledger::default(), Log::default());
        for _ in 0..acts {
            typist.act(&mut ledger, &mut log);
        }
        let now = typist.moment();
        written(&plan, &ledger, &log, revision, now);
    }

    #[test]
    fn a_ledger_of_any_revision_is_saved_many_times(
        revision in prop_oneof![
            0..=9_000_000_000_000_000_000_u64,
            (0_u64..3).prop_map(|less| 9_000_000_000_000_000_000 - less),
            (0_u64..3).prop_map(|less| 1_000_000_000_000 - less),
        ],
    ) {
        let mut file = fixture_value("valid/ledger-above.json");
        file["revision"] = json!(revision);
        let opened = opened_ledger(&file.to_string());
        prop_assert_eq!(opened.revision, revision);
        let mut last = revision_taken(opened.revision);
        for _ in 0..20 {
            let next = next_revision(last);
            prop_assert!(next > last);
            let text = opened.plan.backup(&opened.ledger, &opened.log, next, noon());
            last = opened_ledger(&text).revision;
            prop_assert_eq!(last, next);
        }
        // Also without taking it over as another's.
        let own = next_revision(next_revision(revision));
        let text = opened.plan.backup(&opened.ledger, &opened.log, own, noon());
        prop_assert_eq!(opened_ledger(&text).revision, own);
    }
}

#[test]
fn a_clock_from_1899_to_2107_is_written_as_a_day_that_files_may_say() {
    let plan = every_field();
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    let milliseconds = |year: i32| {
        let days = (day(year, 7, 1) - day(1970, 1, 1)).num_days();
        days as f64 * 86_400_000.0
    };
    let mut number = 0;
    // Forth, back, and right in the end.
    for year in (1899..=2107).chain((1899..=2107).rev()).chain([2026]) {
        let clock = ClockReading::of(milliseconds(year));
        let expected = day(year.clamp(1900, 2100), 7, 1);
        let now = clock.moment;
        match year {
            1899 => assert_eq!(now, Moment::new(day(1900, 1, 1), 0).unwrap()),
            2101.. => assert_eq!(now, Moment::new(day(2100, 12, 31), 1_439).unwrap()),
            _ => assert_eq!(now, Moment::new(expected, 7 * 60).unwrap()),
        }
        assert_eq!(clock.is_plausible, (2024..=2069).contains(&year), "{year}");
        number += 1;
        let entry = Entry {
            figures: known(number, 1_000),
            entered_at: Some(now),
        };
        let set = Command::SetEntry((of_target("II.1"), Quarter::I), Some(entry));
        assert!(log.run(&mut ledger, set, Cause::Typed, by(now, String::new())));
        if number % 20 == 1 || !(1901..2100).contains(&year) {
            written(&plan, &ledger, &log, number, now);
        }
    }
    // In the order in which they were done, whatever the clock said.
    let steps = log.steps().iter().map(|step| u64::from(step.number));
    assert_eq!(steps.collect::<Vec<_>>(), (1..=number).collect::<Vec<_>>());
}

#[test]
fn a_clock_may_say_anything() {
    for milliseconds in [
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        8.64e15,
        -8.64e15,
        0.0,
    ] {
        let clock = ClockReading::of(milliseconds);
        assert_eq!(clock.moment, clock.moment.held(), "{milliseconds}");
        assert!(!clock.is_plausible, "{milliseconds}");
    }
    let last_minute = ClockReading::of(1_781_283_599_999.0).moment;
    assert_eq!(last_minute.iso(), "2026-06-12T23:59:00+07:00");
    let next = ClockReading::of(1_781_283_600_000.0).moment;
    assert_eq!(next.iso(), "2026-06-13T00:00:00+07:00");
}

#[test]
fn texts_that_are_too_long_are_cut_and_marked() {
    let mut ledger = Ledger::default();
    let text = "ă".repeat(LONGEST_TEXT + 1);
    let note = Note {
        text: text.clone(),
        cause: "ă".repeat(LONGEST_TEXT),
        evidence: vec![Evidence::default(); MOST_EVIDENCE + 1],
        ..Note::default()
    };
    let slot = (of_target("II.1"), Quarter::I);
    ledger.apply(Command::SetNote(slot.clone(), Some(note)));
    let kept = ledger.note(&slot.0, slot.1).unwrap();
    assert_eq!(kept.text, format!("{}…", "ă".repeat(LONGEST_TEXT - 1)));
    assert_eq!(kept.cause, "ă".repeat(LONGEST_TEXT));
    assert_eq!(kept.evidence.len(), MOST_EVIDENCE);
}

#[test]
fn lists_take_no_more_than_a_file_may_have() {
    let plan = every_field();
    let mut ledger = Ledger::default();
    let tasks = plan
        .plan
        .tasks
        .iter()
        .map(|task| WorkId::Task(task.id.clone()));
    let duties = plan
        .plan
        .duties
        .iter()
        .map(|duty| WorkId::Duty(duty.id.clone()));
    let works: Vec<WorkId> = tasks.chain(duties).collect();
    assert!(works.len() < 20, "256 events of each would not be enough");
    let input = |at: usize| {
        let key = IndicatorKey::new(&format!("x{at}")).unwrap();
        let slot = (EntryKey::Index(key), Quarter::I);
        Command::SetEntry(slot, Some(entered(known(1, 2))))
    };
    let inputs = (0..MOST_INPUTS + 10).map(input);
    ledger.apply(Command::Batch(inputs.collect()));
    assert_eq!(ledger.entries().count(), MOST_INPUTS);
    // What is there can be changed.
    let again = Command::SetEntry(
        (
            EntryKey::Index(IndicatorKey::new("x0").unwrap()),
            Quarter::I,
        ),
        Some(entered(known(2, 2))),
    );
    assert_eq!(ledger.apply(again).len(), 1);
    assert!(
        MOST_EVENTS > works.len() * 255,
        "the events of this plan all have room"
    );
    written(&plan, &ledger, &Log::default(), 1, noon());
}

// Size.

/// A plan with this much text beside what is known, on one line.
fn with_unknown(values: usize, bytes: usize) -> Value {
    let mut file = fixture_value("valid/small.json");
    file["x_values"] = json!(vec![0; values]);
    let texts = vec!["x".repeat(10_000); bytes / 10_000];
    file["x_texts"] = json!(texts);
    file
}

/// A plan whose lists are many short objects: several times as large with its line breaks.
fn short_objects(count: usize) -> Value {
    let mut file = fixture_value("valid/small.json");
    let also =
        |unit: usize| -> Vec<String> { (0..98).map(|at| format!("x{unit:04}.{at:07}")).collect() };
    let unit = |at: usize| json!({ "id": format!("v{at}"), "name": "a", "also": also(at) });
    let units = file["units"].as_array().cloned().unwrap_or_default();
    file["units"] = units.into_iter().chain((0..count).map(unit)).collect();
    file
}

#[test]
fn a_plan_that_leaves_no_room_is_refused_at_once() {
    let code = |file: &Value| {
        let faults = open_text(&file.to_string()).err();
        faults.map(|faults| {
            check_words(&faults[0]);
            (faults.len(), faults[0].code())
        })
    };
    assert_eq!(code(&with_unknown(10, 4_900_000)), None);
    assert_eq!(code(&with_unknown(10, 5_100_000)), Some((1, "FILE-12")));
    assert_eq!(code(&with_unknown(490_000, 0)), None);
    assert_eq!(code(&with_unknown(510_000, 0)), Some((1, "FILE-09")));
    // On one line, and more than half as much again as it is written.
    let compact = short_objects(1_990);
    assert!(compact.to_string().len() < 3_400_000);
    assert_eq!(code(&compact), Some((1, "FILE-12")));
}

#[test]
fn a_backup_that_cannot_be_written_again_is_refused() {
    let mut file = fixture_value("valid/ledger-above.json");
    let id = file["plan"]["id"].clone();
    file["plan"] = short_objects(1_990);
    file["plan"]["id"] = id;
    // It opens, for it may be one's own; a foreign one is not taken.
    let opened = opened_ledger(&file.to_string());
    assert_eq!(opened.plan.check_room().unwrap_err().code(), "FILE-12");
    file["plan"]["x_texts"] = json!(vec!["x".repeat(10_000); 500]);
    let text = file.to_string();
    assert!((text.len() as u64) < LARGEST_FILE);
    assert_eq!(open_text(&text).unwrap_err()[0].code(), "FILE-12");
}

#[test]
fn a_full_plan_has_room_for_figures_and_keeps_them() {
    let plan = open_plan(&with_unknown(10, 4_900_000));
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    let target = plan.plan.targets[0].entry.clone();
    // 150 notes of 60 kB: 9 MB of steps, of which memory keeps 7 and the file 5.
    for at in 0..150_usize {
        let text = || format!("{at}{}", "ă".repeat(10_000));
        let note = Note {
            text: text(),
            ..Note::default()
        };
        let slot = (target.clone(), Quarter::ALL[at % 4]);
        let by = by(noon(), String::new());
        log.run(
            &mut ledger,
            Command::SetNote(slot, Some(note)),
            Cause::Typed,
            by,
        );
    }
    let pieces = plan.proven_pieces(&ledger, &log, 1, noon(), &mut ChunkCache::default());
    let text = pieces.expect("it opens").text();
    assert!(text.len() as u64 <= LARGEST_FILE);
    let opened = opened_ledger(&text);
    assert!(opened.ledger == ledger);
    assert!(log.steps().ends_with(opened.log.steps()) && opened.log.can_undo());
}

/// Two texts of a plan, each of this many bytes.
fn plan_texts(bytes: usize) -> (PlanText, PlanText) {
    let text = |mark: &str| PlanText::new(&format!("{mark}{}", "x".repeat(bytes)));
    (text("a"), text("b"))
}

#[test]
fn a_step_that_no_file_has_room_for_keeps_only_its_cause() {
    let plan = every_field();
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    let who = || by(noon(), String::new());
    log.run(&mut ledger, Command::SetNear(9), Cause::Typed, who());
    let other = ledger.clone();
    let cause = Cause::PlanChanged("moi.json".to_owned());
    log.replace(
        &mut ledger,
        other,
        plan_texts(3_600_000),
        cause.clone(),
        who(),
    );
    let steps = log.steps();
    assert_eq!((steps.len(), &steps[0].cause), (1, &cause));
    assert_eq!((steps[0].number, steps[0].changes.len()), (2, 0));
    assert!(!log.can_undo() && !log.can_redo());
    written(&plan, &ledger, &log, 1, noon());
    // It goes on from there.
    log.run(&mut ledger, Command::SetNear(7), Cause::Typed, who());
    assert!(log.can_undo());
    written(&plan, &ledger, &log, 1, noon());
}

#[test]
fn what_a_log_keeps_a_file_has_room_for() {
    let plan = every_field();
    // By bytes, by values, by the number of changes.
    let texts = |at: usize| {
        let note = Note {
            text: format!("{at}{}", "\u{1}".repeat(19_000)),
            ..Note::default()
        };
        Command::SetNote((of_target("II.1"), Quarter::I), Some(note))
    };
    let rows = |at: usize| {
        let cell = || Cell::count(&format!("{at}?"));
        let row = Column::ALL
            .into_iter()
            .fold(FormRow::default(), |row, column| row.with(column, cell()));
        Command::SetForm((Quarter::I, "Đất đai".to_owned()), Some(row))
    };
    let evidence = |at: usize| {
        let one = Evidence {
            number: at.to_string(),
            ..Evidence::default()
        };
        let note = Note {
            evidence: vec![one; MOST_EVIDENCE],
            ..Note::default()
        };
        Command::SetNote((of_target("II.1"), Quarter::I), Some(note))
    };
    let many: [(&dyn Fn(usize) -> Command, usize); 3] =
        [(&texts, 100), (&rows, 6_000), (&evidence, 1_500)];
    for (command, count) in many {
        let (mut ledger, mut log) = (Ledger::default(), Log::default());
        for at in 0..count {
            let by = by(noon(), "Lò Thị Mai".to_owned());
            assert!(log.run(&mut ledger, command(at), Cause::Typed, by));
        }
        assert!(log.steps().len() < count, "{count}");
        assert!(log.can_undo());
        written(&plan, &ledger, &log, 1, noon());
    }
}

#[test]
fn figures_that_no_file_has_room_for_are_not_written_over_others() {
    let plan = every_field();
    let keys: Vec<EntryKey> = plan
        .plan
        .distinct_targets()
        .map(|one| one.entry.clone())
        .collect();
    let mut ledger = Ledger::default();
    for key in keys {
        for quarter in Quarter::ALL {
            let text = || "\u{1}".repeat(LONGEST_TEXT);
            let note = Note {
                text: text(),
                cause: text(),
                remedy: text(),
                ..Note::default()
            };
            ledger.apply(Command::SetNote((key.clone(), quarter), Some(note)));
        }
    }
    let log = Log::default();
    let pieces = plan.proven_pieces(&ledger, &log, 1, noon(), &mut ChunkCache::default());
    assert_eq!(pieces.unwrap_err()[0].code(), "FILE-01");
    let shared = Arc::new(plan);
    assert!(shared.after_step(None, &ledger, noon()).is_ok());
}
