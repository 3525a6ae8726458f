//! A tab: the machine with what the page shows, and what it waits for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{Opened, open};
use so_chi_tieu::ledger::{By, Cause, Command, Entry, Ledger, Log, Moment, Part, PlanText};
use so_chi_tieu::plan::{Measure, PlanId};
use so_chi_tieu::store::machine::{
    Around, Ask, Content, Effect, Event, Machine, Notice, Reading, Saved, Timer, Word,
};
use so_chi_tieu::store::snapshot::Why;
use so_chi_tieu::store::{Book, MemoryStorage, Write};

use crate::common::{noon, of_target};

/// What a tab waits for.
#[derive(Clone, Debug, PartialEq)]
pub enum Pending {
    Timer(Timer),
    Paint(PlanId),
    Commit(u64, Vec<Write>),
    Open,
    Image(Reading),
    Wait,
    Steal,
}

pub struct Tab {
    pub number: u64,
    pub machine: Machine,
    pub shown: BTreeMap<String, Content>,
    /// The numbers in what is shown of a plan, its log included.
    pub numbers: BTreeMap<String, BTreeSet<u64>>,
    pub pending: Vec<Pending>,
    pub said: Vec<Word>,
    pub notices: Vec<Notice>,
}

impl Tab {
    pub fn new(number: u64) -> Self {
        Self {
            number,
            machine: Machine::default(),
            shown: BTreeMap::new(),
            numbers: BTreeMap::new(),
            pending: Vec::new(),
            said: Vec::new(),
            notices: Vec::new(),
        }
    }

    pub fn update(&mut self, event: Event, local: &mut MemoryStorage, now: Moment) {
        let shown = &self.shown;
        let effects = self.machine.update(
            event,
            &mut Around {
                now,
                local,
                content: &|id| shown.get(id.as_str()).cloned(),
            },
        );
        for effect in effects {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        let pending = match effect {
            Effect::Timer(timer, _) => Pending::Timer(timer),
            Effect::AfterPaint(id) => Pending::Paint(id),
            Effect::Commit(batch, writes) => Pending::Commit(batch, writes),
            Effect::OpenDatabase => Pending::Open,
            Effect::ReadImage(reading) => Pending::Image(reading),
            Effect::Lock(Ask::Wait) => Pending::Wait,
            Effect::Lock(Ask::Steal) => Pending::Steal,
            Effect::Post(word) => return self.said.push(word),
            Effect::Show(book) => {
                let (id, content) = (book.id().to_string(), content_of(&book));
                self.numbers.insert(id.clone(), numbers_of(&content));
                self.shown.insert(id, content);
                return;
            }
            Effect::Close(id) => {
                self.shown.remove(id.as_str());
                return;
            }
            Effect::Notify(notice) => return self.notices.push(notice),
            Effect::Settings(_)
            | Effect::WriteCopy(_)
            | Effect::NoteCopy(_)
            | Effect::AskToPersist => return,
        };
        self.pending.push(pending);
    }

    /// The batches on their way, which will not be answered.
    pub fn drop_commits(&mut self) -> Vec<u64> {
        let mut batches = Vec::new();
        self.pending.retain(|pending| match pending {
            Pending::Commit(batch, _) => {
                batches.push(*batch);
                false
            }
            _ => true,
        });
        batches
    }

    /// All that is waited for, but what is only there for things that never come.
    pub fn take_prompt(&mut self) -> Vec<Pending> {
        let slow = |pending: &Pending| {
            matches!(
                pending,
                Pending::Timer(Timer::Retry | Timer::Patience(_)) | Pending::Wait
            )
        };
        let (slow, prompt) = std::mem::take(&mut self.pending)
            .into_iter()
            .partition(slow);
        self.pending = slow;
        prompt
    }

    /// Whether the page may be typed in.
    pub fn may_write(&self) -> bool {
        self.machine.is_writer()
    }

    pub fn saved(&self, id: &str) -> Saved {
        self.machine.saved(&PlanId::new(id).unwrap())
    }

    fn by(now: Moment) -> By {
        By {
            at: now,
            who: String::new(),
        }
    }

    /// A number is typed, as the page does it, before the machine hears of it.
    pub fn type_number(&mut self, id: &str, quarter: Quarter, number: u64, now: Moment) {
        let content = self.shown.get_mut(id).unwrap();
        let text = number.to_string();
        let entry = Entry::typed(None, Measure::Ratio, Part::Numerator, &text, now);
        let command = Command::SetEntry((of_target("A"), quarter), entry);
        let (log, ledger) = (&mut content.log, &mut content.ledger);
        log.run(ledger, command, Cause::Typed, Self::by(now));
        self.numbers
            .entry(id.to_owned())
            .or_default()
            .insert(number);
    }

    pub fn undo(&mut self, id: &str, now: Moment) {
        let content = self.shown.get_mut(id).unwrap();
        content.log.undo(&mut content.ledger, Self::by(now));
    }

    /// The text of a backup of what is shown.
    pub fn backup(&self, id: &str, now: Moment) -> String {
        let content = &self.shown[id];
        text_of(content, now)
    }

    /// The figures of a backup take the place of those shown, as one step.
    pub fn replace(&mut self, id: &str, ledger: Ledger, now: Moment) {
        let content = self.shown.get_mut(id).unwrap();
        let plan = PlanText::new(&content.plan.to_text());
        let plans = (plan.clone(), plan);
        let cause = Cause::Imported("sao.json".to_owned());
        let (log, own) = (&mut content.log, &mut content.ledger);
        log.replace(own, ledger, plans, cause, Self::by(now));
        let numbers = numbers_of(content);
        self.numbers.insert(id.to_owned(), numbers);
    }
}

fn text_of(content: &Content, now: Moment) -> String {
    content.plan.backup(&content.ledger, &content.log, 1, now)
}

/// The numbers in a book and in its log.
pub fn numbers_of(content: &Content) -> BTreeSet<u64> {
    numbers_in(&text_of(content, noon()))
}

/// The numbers of seven digits in a text; no other number in it is as long.
pub fn numbers_in(text: &str) -> BTreeSet<u64> {
    let runs = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    let runs = runs.filter(|run| run.len() == 7 && run.starts_with('1'));
    runs.filter_map(|run| run.parse().ok()).collect()
}

/// The book in the text of a backup.
pub fn read_backup(text: &str) -> Book {
    match open(text.as_bytes()) {
        Ok(Opened::Ledger(opened)) => Book::from(*opened),
        other => panic!("no backup: {other:?}"),
    }
}

/// The event that stands before an import into an open plan.
pub fn before_import(id: &str) -> Event {
    Event::Replacing(PlanId::new(id).unwrap(), Why::Import)
}

/// A book as a page shows it.
pub fn content_of(book: &Book) -> Content {
    Content {
        plan: Arc::clone(&book.plan),
        ledger: book.ledger.clone(),
        log: Log::clone(&book.log),
    }
}
