//! How ledgers are kept: in two places, nothing overwritten that could not be read, nothing
//! lost when either place fails or falls back to what it was before.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../common/mod.rs"]
mod common;
mod crashes;
mod cuts;
mod machine;
mod recovery;
mod removal;
mod saving;
mod seals;
mod snapshots;

use chrono::NaiveDate;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{self, OpenPlan, Opened};
use so_chi_tieu::ledger::{Command, Entry, Moment, Part};
use so_chi_tieu::store::{self, Book, Found, Journal, MemoryStorage, Storage, Storages};

const KEY: &str = "so-chi-tieu/2/ledger/tinh-bien-2026";
const FORMER: &str = "so-chi-tieu/1/ledger/tinh-bien-2026";

/// Both places; the journal takes batches at once.
#[derive(Clone, Default)]
struct Places {
    local: MemoryStorage,
    journal: Option<Journal>,
    /// What is in the database: the journal's image is made of it at every start.
    database: MemoryStorage,
}

impl Places {
    fn new() -> Self {
        Self {
            journal: Some(Journal::default()),
            ..Self::default()
        }
    }

    fn without_journal() -> Self {
        Self::default()
    }

    fn with<T>(&mut self, act: impl FnOnce(&mut Storages<'_>) -> T) -> T {
        act(&mut Storages {
            local: &mut self.local,
            journal: self.journal.as_mut(),
        })
    }

    /// The database takes what waits for it.
    fn flush(&mut self) {
        let Some(journal) = &mut self.journal else {
            return;
        };
        commit(journal, &mut self.database);
    }

    fn save(&mut self, book: &mut Book) {
        let outcome = self.with(|keep| store::save(keep, book, now()));
        assert_eq!(outcome, Ok(None));
        self.flush();
    }

    /// The page is closed and opened again.
    fn start(&mut self) -> Found {
        if self.journal.is_some() {
            self.journal = Some(image(&self.database));
        }
        let found = self.with(|keep| store::load(keep, now()));
        self.flush();
        found
    }
}

/// What the browser's database does with a batch.
fn commit(journal: &mut Journal, database: &mut MemoryStorage) {
    let batch = journal.batch();
    for write in &batch {
        let found = database.read(&write.key).unwrap();
        assert!(write.may_replace(found.as_deref()), "{}", write.key);
    }
    for write in &batch {
        match &write.text {
            Some(text) => database.write(&write.key, text).unwrap(),
            None => database.remove(&write.key).unwrap(),
        }
    }
    journal.done(&batch);
    assert!(journal.batch().is_empty());
}

fn image(database: &MemoryStorage) -> Journal {
    let (mut texts, mut snapshots) = (Vec::new(), Vec::new());
    for key in database.keys().unwrap() {
        if key.starts_with(store::SNAPSHOTS) {
            snapshots.push(key);
        } else if store::NEEDED.iter().any(|prefix| key.starts_with(prefix)) {
            let text = database.read(&key).unwrap().unwrap();
            texts.push((key, text));
        }
    }
    let mut journal = Journal::new(texts);
    journal.learn_snapshots(snapshots);
    journal
}

fn plan(id: &str) -> OpenPlan {
    let path = format!("{}/plans/{id}.json", env!("CARGO_MANIFEST_DIR"));
    match file::open(&std::fs::read(path).unwrap()) {
        Ok(Opened::Plan(plan)) => *plan,
        other => panic!("{other:?}"),
    }
}

fn on(day: u32) -> Moment {
    Moment::new(NaiveDate::from_ymd_opt(2026, 6, day).unwrap(), 14 * 60 + 2).unwrap()
}

fn now() -> Moment {
    on(13)
}

fn book() -> Book {
    let mut book = Book::new(plan("tinh-bien-2026"));
    type_number(&mut book, "412");
    book
}

fn type_number(book: &mut Book, text: &str) {
    let target = &book.plan.plan.targets[2];
    let entry = Entry::typed(None, target.measure, Part::Numerator, text, now());
    let slot = (target.entry.clone(), Quarter::II);
    book.ledger.apply(Command::SetEntry(slot, entry));
}
