//! A story out of its file, carried out act by act as the page would.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{OpenPlan, Opened};
use so_chi_tieu::form::{Column, FormKey, FormRow};
use so_chi_tieu::ledger::{
    By, Cause, Closing, Command, Entry, Event, Evidence, Figures, Ledger, Log, Moment, Note, Part,
    Progress, Reference,
};
use so_chi_tieu::plan::{
    DutyId, EntryKey, IndicatorKey, Measure, OccurrenceKey, TaskId, WorkId, WorkKey,
};
use so_chi_tieu::standing::Span;
use so_chi_tieu::text::parse_decimal;

use crate::common::{open_text, target_id};

/// How the ledger was on a day.
#[derive(Clone)]
pub struct Look {
    pub at: Moment,
    pub quarters: Vec<Quarter>,
    pub to_date: Vec<Quarter>,
    pub ledger: Ledger,
    pub log: Log,
}

impl Look {
    /// What the sheets speak of on that day.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let alone = self.quarters.iter().copied().map(Span::Quarter);
        alone.chain(self.to_date.iter().copied().map(Span::ToDate))
    }

    /// The last quarter that is looked at.
    pub fn last(&self) -> Quarter {
        *self.to_date.last().expect("a quarter")
    }

    pub fn day(&self) -> String {
        self.at.day.to_string()
    }
}

/// A year that has happened.
pub struct Year {
    pub plan: Arc<OpenPlan>,
    pub ledger: Ledger,
    pub log: Log,
    pub looks: Vec<Look>,
    /// The digests of all closings, in their order.
    pub digests: Vec<(Quarter, String)>,
    who: String,
}

pub fn fixture(story: &str, file: &str) -> String {
    let root = env!("CARGO_MANIFEST_DIR");
    let path = format!("{root}/tests/fixtures/golden_year/{story}/{file}");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The plan in a file of this project.
fn plan_of(path: &str) -> OpenPlan {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the plan is there");
    match open_text(&text) {
        Ok(Opened::Plan(plan)) => *plan,
        other => panic!("not a plan: {other:?}"),
    }
}

impl Year {
    pub fn replayed(story: &str) -> Self {
        let file: Value = serde_json::from_str(&fixture(story, "story.json")).expect("JSON");
        let mut year = Self {
            plan: Arc::new(plan_of(text(&file, "plan"))),
            ledger: Ledger::default(),
            log: Log::default(),
            looks: Vec::new(),
            digests: Vec::new(),
            who: text(&file, "who").to_owned(),
        };
        for act in file["acts"].as_array().expect("acts") {
            year.carry_out(act);
        }
        year
    }

    /// What was closed and opened again, by the log: the quarter and the closing's revision.
    pub fn closings(&self) -> Vec<(Cause, Quarter, u32)> {
        let steps = self.log.steps().iter();
        let found = steps.filter(|step| matches!(step.cause, Cause::Closed | Cause::Reopened));
        let said = found.map(|step| match step.changes.as_slice() {
            [so_chi_tieu::ledger::Change::Closing(quarter, _, Some(closing))] => {
                (step.cause.clone(), *quarter, closing.revision)
            }
            other => panic!("a closing alone: {other:?}"),
        });
        said.collect()
    }

    fn carry_out(&mut self, act: &Value) {
        let by = By {
            at: moment(text(act, "on")),
            who: self.who.clone(),
        };
        let held = act["held"] == true;
        let before = (self.ledger.clone(), self.log.clone());
        let changed = match text(act, "do") {
            "look" => return self.look(act, by.at),
            "undo" => self.log.undo(&mut self.ledger, by).changed,
            "redo" => self.log.redo(&mut self.ledger, by).changed,
            _ => {
                let (command, cause) = self.command(act, &by);
                self.log.run(&mut self.ledger, command, cause, by)
            }
        };
        assert_eq!(changed, !held, "{act}");
        if held {
            assert!(before == (self.ledger.clone(), self.log.clone()), "{act}");
        }
    }

    fn look(&mut self, act: &Value, at: Moment) {
        let quarters = |name: &str| -> Vec<Quarter> {
            let numbers = act[name].as_array().expect("quarters").iter();
            numbers.map(of_number).collect()
        };
        self.looks.push(Look {
            at,
            quarters: quarters("quarters"),
            to_date: quarters("to_date"),
            ledger: self.ledger.clone(),
            log: self.log.clone(),
        });
    }

    fn command(&mut self, act: &Value, by: &By) -> (Command, Cause) {
        let typed = |command| (command, Cause::Typed);
        match text(act, "do") {
            "enter" => typed(self.entry(act, self.key(act), by.at)),
            "index" => typed(self.entry(act, EntryKey::Index(indicator(act)), by.at)),
            "portal" => typed(self.entry(act, EntryKey::Portal(indicator(act)), by.at)),
            "form" => typed(form(act)),
            "note" => typed(Command::SetNote(
                (self.key(act), quarter(act)),
                Some(note(act)),
            )),
            "progress" => typed(Command::SetProgress(work(act), Some(progress(act)))),
            "event" => typed(event(act)),
            "reference" => typed(reference(act)),
            "near" => typed(Command::SetNear(number(&act["value"]))),
            "close" => (self.close(act, by.clone()), Cause::Closed),
            "reopen" => {
                let quarter = quarter(act);
                let reason = text(act, "reason");
                let closing = self.ledger.reopened(quarter, reason, by.clone());
                let closing = closing.expect("it is closed");
                (Command::SetClosing(quarter, closing), Cause::Reopened)
            }
            other => panic!("no such act: {other}"),
        }
    }

    fn close(&mut self, act: &Value, by: By) -> Command {
        let quarter = quarter(act);
        let digest = self.plan.closing_digest(&self.ledger, quarter);
        self.digests.push((quarter, digest.clone()));
        let words = text(act, "words").to_owned();
        let closing: Option<Closing> = self.ledger.closed(quarter, digest, words, by);
        Command::SetClosing(quarter, closing.expect("it is open"))
    }

    /// `@II.4`: a target with an entry of its own; otherwise an indicator.
    fn key(&self, act: &Value) -> EntryKey {
        let key = match text(act, "what").strip_prefix('@') {
            Some(target) => EntryKey::Target(target_id(target)),
            None => EntryKey::Indicator(indicator(act)),
        };
        assert!(self.plan.plan.entry_keys().contains(&&key), "{act}");
        key
    }

    /// The entry that comes of typing each field, as the page reads it.
    fn entry(&self, act: &Value, key: EntryKey, now: Moment) -> Command {
        let measure = match self.plan.plan.target_of(&key) {
            Some(target) => target.measure,
            None => Measure::Ratio,
        };
        let slot = (key, quarter(act));
        if let Some(done) = act["done"].as_bool() {
            // Ticked, not typed.
            return Command::SetEntry(
                slot,
                Some(Entry {
                    figures: Figures::Done(done),
                    entered_at: Some(now),
                }),
            );
        }
        let mut entry = self.ledger.entry(&slot.0, slot.1).cloned();
        for (name, part) in [
            ("numerator", Part::Numerator),
            ("denominator", Part::Denominator),
            ("value", Part::Value),
        ] {
            if let Some(typed) = act[name].as_str() {
                entry = Entry::typed(entry.as_ref(), measure, part, typed, now);
            }
        }
        Command::SetEntry(slot, entry)
    }
}

fn form(act: &Value) -> Command {
    let cells = act["cells"].as_array().expect("cells").iter();
    assert_eq!(cells.len(), Column::ALL.len());
    let row = Column::ALL
        .into_iter()
        .zip(cells)
        .fold(FormRow::default(), |row, (column, cell)| {
            row.typed(column, cell.as_str().expect("a text"))
        });
    let key: FormKey = (quarter(act), text(act, "field").to_owned());
    Command::SetForm(key, Some(row))
}

fn note(act: &Value) -> Note {
    let evidence = act["evidence"].as_array().expect("evidence").iter();
    Note {
        text: text(act, "text").to_owned(),
        cause: text(act, "cause").to_owned(),
        remedy: text(act, "remedy").to_owned(),
        remedy_by: act["remedy_by"].as_str().map(date),
        evidence: evidence
            .map(|one| Evidence {
                number: text(one, "number").to_owned(),
                date: Some(date(text(one, "date"))),
                link: String::new(),
                ..Evidence::default()
            })
            .collect(),
        ..Note::default()
    }
}

fn work_id(act: &Value) -> WorkId {
    match act["task"].as_str() {
        Some(task) => WorkId::Task(TaskId::new(task).expect("a task")),
        None => WorkId::Duty(DutyId::new(text(act, "duty")).expect("a duty")),
    }
}

fn work(act: &Value) -> WorkKey {
    let key = |text| OccurrenceKey::parse(text).expect("an occurrence");
    WorkKey {
        work: work_id(act),
        occurrence: act["occurrence"].as_str().map(key),
    }
}

fn progress(act: &Value) -> Progress {
    let note = act["note"].as_str().unwrap_or_default().to_owned();
    match text(act, "state") {
        "doing" => Progress::Doing { note },
        "not_arisen" => Progress::NotArisen { note },
        "done" => Progress::Done {
            on: date(text(act, "done_on")),
            on_unread: None,
            product: text(act, "product").to_owned(),
            note,
        },
        other => panic!("no such state: {other}"),
    }
}

fn event(act: &Value) -> Command {
    let event = Event {
        on: date(text(act, "day")),
        on_unread: None,
        note: text(act, "note").to_owned(),
    };
    Command::SetEvent((work_id(act), number(&act["number"])), Some(event))
}

fn reference(act: &Value) -> Command {
    let reference = act["value"].as_str().map(|typed| Reference {
        value: Some(parse_decimal(typed).expect("a number")),
        source: text(act, "source").to_owned(),
        date: act["date"].as_str().map(date),
        ..Reference::default()
    });
    Command::SetReference(target_id(text(act, "target")), reference)
}

fn text<'a>(act: &'a Value, name: &str) -> &'a str {
    let found = act[name].as_str();
    found.unwrap_or_else(|| panic!("{name} is a text: {act}"))
}

fn number(value: &Value) -> u8 {
    let number = value.as_u64().expect("a number");
    u8::try_from(number).expect("a small number")
}

fn of_number(value: &Value) -> Quarter {
    Quarter::try_from(number(value)).expect("a quarter")
}

fn quarter(act: &Value) -> Quarter {
    of_number(&act["quarter"])
}

fn indicator(act: &Value) -> IndicatorKey {
    IndicatorKey::new(text(act, "what")).expect("a key")
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// `2026-06-14T14:02`.
fn moment(text: &str) -> Moment {
    let (day, time) = text.split_once('T').expect("a day and a time");
    let (hour, minute) = time.split_once(':').expect("hour and minute");
    let of = |text: &str| -> u16 { text.parse().expect("a number") };
    Moment::new(date(day), of(hour) * 60 + of(minute)).expect("a moment")
}
