//! The storage stops in the middle: after any one of its operations all further ones fail, or
//! are lost without a word. Whatever was kept before is still found by the next start.

use std::cell::Cell;

use serde_json::json;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{Command, Entry, Ledger, Part};
use so_chi_tieu::locale::Language;
use so_chi_tieu::plan::Measure;
use so_chi_tieu::store::{
    Book, Journal, Life, MemoryStorage, Removed, Settings, Storage, StorageFault, Storages, Theme,
    discard, load, put_back, remove, removed, save, save_settings,
};

use super::common::{at_least, merge, noon, of_target, open_plan, plan_value, target_value};
use super::{commit, image};

const FIRST: &str = "first";
const SECOND: &str = "second";
const THIRD: &str = "third";

/// What becomes of operations after the cut.
#[derive(Clone, Copy, Debug)]
enum After {
    Fails,
    /// Writing seems to succeed; reading still does.
    IsLost,
}

/// A shelf that works for so many operations.
struct CutShelf {
    shelf: MemoryStorage,
    done: Cell<usize>,
    works_for: usize,
    after: After,
}

impl CutShelf {
    fn new(works_for: usize, after: After) -> Self {
        Self {
            shelf: MemoryStorage::default(),
            done: Cell::new(0),
            works_for,
            after,
        }
    }

    /// Whether the next operation is still carried out.
    fn works(&self) -> bool {
        let done = self.done.get();
        self.done.set(done + 1);
        done < self.works_for
    }

    fn reading(&self) -> Result<(), StorageFault> {
        match self.after {
            After::Fails if !self.works() => Err(StorageFault::Forbidden),
            // Where writing is lost without a word, a cut before a reading is one before the
            // next writing.
            _ => Ok(()),
        }
    }

    /// Whether to write at all.
    fn writing(&self) -> Result<bool, StorageFault> {
        match (self.works(), self.after) {
            (false, After::Fails) => Err(StorageFault::Forbidden),
            (works, _) => Ok(works),
        }
    }
}

impl Storage for CutShelf {
    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        self.reading()?;
        self.shelf.keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageFault> {
        self.reading()?;
        self.shelf.read(key)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StorageFault> {
        if !self.writing()? {
            return Ok(());
        }
        self.shelf.write(key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), StorageFault> {
        if !self.writing()? {
            return Ok(());
        }
        self.shelf.remove(key)
    }
}

fn book(id: &str) -> Book {
    let mut plan = plan_value(&[target_value("A", at_least(80), json!({}))]);
    merge(&mut plan, json!({ "id": id }));
    Book::new(open_plan(&plan))
}

fn typed(mut book: Book, text: &str) -> Book {
    let entry = Entry::typed(None, Measure::Ratio, Part::Numerator, text, noon());
    let slot = (of_target("A"), Quarter::II);
    book.ledger.apply(Command::SetEntry(slot, entry));
    book
}

/// The local storage that is cut, and the journal's database, if there is one: a batch is one
/// operation, whole or not at all.
struct Rig {
    local: CutShelf,
    journal: Option<Journal>,
    database: MemoryStorage,
}

impl Rig {
    fn new(works_for: usize, after: After, with_journal: bool) -> Self {
        Self {
            local: CutShelf::new(works_for, after),
            journal: with_journal.then(Journal::default),
            database: MemoryStorage::default(),
        }
    }

    fn with<T>(&mut self, act: impl FnOnce(&mut Storages<'_>) -> T) -> T {
        act(&mut Storages {
            local: &mut self.local,
            journal: self.journal.as_mut(),
        })
    }

    fn flush(&mut self) {
        if let Some(journal) = &mut self.journal
            && self.local.works()
        {
            commit(journal, &mut self.database);
        }
    }

    fn books(&mut self) -> Vec<Book> {
        self.with(|keep| load(keep, noon())).books
    }

    fn book(&mut self, id: &str) -> Option<Book> {
        let mut books = self.books().into_iter();
        books.find(|book| book.id().as_str() == id)
    }
}

type Step = fn(&mut Rig) -> Result<(), StorageFault>;

/// Saves a further figure in the book of a plan: the one that is kept, or a new one.
fn save_next(rig: &mut Rig, id: &str, text: &str) -> Result<(), StorageFault> {
    let kept = rig.book(id).unwrap_or_else(|| book(id));
    rig.with(|keep| save(keep, &mut typed(kept, text), noon()))
        .map(drop)
}

fn remove_kept(rig: &mut Rig, id: &str) -> Result<(), StorageFault> {
    match rig.book(id) {
        Some(book) => rig.with(|keep| remove(keep, &book, noon())).map(drop),
        None => Ok(()),
    }
}

fn put_first_back(rig: &mut Rig) -> Result<(), StorageFault> {
    match rig.with(removed).first_mut() {
        Some(Removed { key, book }) => rig
            .with(|keep| put_back(keep, key, book, Life::new(2), noon()))
            .map(drop),
        None => Ok(()),
    }
}

/// Another program writes over ours; the next start sets that aside.
fn rubbish_comes(rig: &mut Rig) -> Result<(), StorageFault> {
    if rig.local.works() {
        let key = format!("so-chi-tieu/2/ledger/{THIRD}");
        rig.local.shelf.write(&key, "rác")?;
    }
    let fault = rig.with(|keep| load(keep, noon())).fault;
    fault.map_or(Ok(()), Err)
}

fn throw_away(rig: &mut Rig) -> Result<(), StorageFault> {
    let aside = rig.with(|keep| load(keep, noon())).quarantined;
    let removed = rig.with(removed).into_iter().map(|one| one.key);
    let keys = aside.into_iter().map(|aside| aside.key).chain(removed);
    for key in keys.collect::<Vec<String>>() {
        rig.with(|keep| discard(keep, &key));
    }
    Ok(())
}

fn set(rig: &mut Rig) -> Result<(), StorageFault> {
    let settings = Settings {
        language: Language::English,
        theme: Theme::Dark,
        current: FIRST.to_owned(),
        name: String::new(),
        copies: Vec::new(),
    };
    save_settings(&mut rig.local, &settings)
}

/// A year with the page, in short.
const STEPS: [Step; 16] = [
    |rig| save_next(rig, FIRST, "1"),
    |rig| save_next(rig, SECOND, "2"),
    |rig| save_next(rig, FIRST, "3"),
    set,
    |rig| remove_kept(rig, FIRST),
    |rig| save_next(rig, SECOND, "4"),
    put_first_back,
    |rig| save_next(rig, FIRST, "5"),
    rubbish_comes,
    |rig| save_next(rig, THIRD, "6"),
    rubbish_comes,
    |rig| remove_kept(rig, SECOND),
    |rig| save_next(rig, SECOND, "7"),
    |rig| remove_kept(rig, SECOND),
    throw_away,
    |rig| save_next(rig, THIRD, "8"),
];

/// A book as it was kept: of which plan, which revision, with what in it.
type Kept = (String, u64, Ledger);

/// What a start finds.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    books: Vec<Kept>,
    removed: Vec<Kept>,
    quarantined: Vec<String>,
    settings: Settings,
}

fn found(rig: &Rig) -> Found {
    // The page is opened anew, and all works again.
    let mut rig = Rig {
        local: CutShelf {
            shelf: rig.local.shelf.clone(),
            ..CutShelf::new(usize::MAX, After::Fails)
        },
        journal: rig.journal.as_ref().map(|_| image(&rig.database)),
        database: rig.database.clone(),
    };
    let kept = |book: Book| (book.id().to_string(), book.revision, book.ledger);
    let found = rig.with(|keep| load(keep, noon()));
    let removed = rig.with(removed).into_iter();
    assert_eq!(found.fault, None);
    Found {
        books: found.books.into_iter().map(kept).collect(),
        removed: removed.map(|one| kept(one.book)).collect(),
        quarantined: found
            .quarantined
            .into_iter()
            .map(|aside| aside.text)
            .collect(),
        settings: found.settings,
    }
}

impl Found {
    /// Every book, wherever it is.
    fn all(&self) -> impl Iterator<Item = &Kept> {
        self.books.iter().chain(&self.removed)
    }

    fn has(&self, book: &Kept) -> bool {
        self.all().any(|other| other == book)
    }
}

/// What is found after each step of a run that is not cut, and how many operations it took.
fn whole_run(with_journal: bool, after: After) -> Vec<(Found, usize)> {
    let mut rig = Rig::new(usize::MAX, after, with_journal);
    let mut states = vec![(found(&rig), 0)];
    for step in STEPS {
        step(&mut rig).unwrap();
        rig.flush();
        states.push((found(&rig), rig.local.done.get()));
    }
    states
}

/// What a start must find after a cut between two states.
fn check(now: &Found, before: &Found, after: &Found, name: &str) {
    for book in before.all() {
        // A save takes the place of an earlier one; only a book thrown away is nowhere.
        let replaced = !after.has(book) && after.all().all(|book| now.has(book));
        assert!(now.has(book) || replaced, "{name}: {book:?} is lost");
    }
    for book in now.all() {
        assert!(
            before.has(book) || after.has(book),
            "{name}: {book:?} never was"
        );
    }
    for (id, _, _) in &now.books {
        let shown = now.books.iter().filter(|(other, _, _)| other == id);
        assert_eq!(shown.count(), 1, "{name}: {id} stands twice");
    }
    for book in before
        .books
        .iter()
        .filter(|book| after.books.contains(book))
    {
        assert!(
            now.books.contains(book),
            "{name}: {book:?} is not in its place"
        );
    }
    for text in before
        .quarantined
        .iter()
        .filter(|text| after.quarantined.contains(text))
    {
        assert!(now.quarantined.contains(text), "{name}: {text} is lost");
    }
    let known =
        |text: &String| before.quarantined.contains(text) || after.quarantined.contains(text);
    assert!(
        now.quarantined.iter().all(known),
        "{name}: {:?}",
        now.quarantined
    );
    let settings = [&before.settings, &after.settings];
    assert!(
        settings.contains(&&now.settings),
        "{name}: {:?}",
        now.settings
    );
}

fn cut(works_for: usize, after: After, with_journal: bool) -> Rig {
    let mut rig = Rig::new(works_for, after, with_journal);
    // A page that is told of a fault goes on no further in this script.
    let _ = STEPS.iter().try_for_each(|step| {
        let outcome = step(&mut rig);
        rig.flush();
        outcome
    });
    rig
}

#[test]
fn whatever_operation_is_the_last_nothing_is_lost() {
    // With a journal a page goes on when the local storage fails.
    let cases = [
        (false, After::Fails),
        (false, After::IsLost),
        (true, After::IsLost),
    ];
    for (with_journal, what) in cases {
        let states = whole_run(with_journal, what);
        let (_, all) = states.last().unwrap();
        assert!(*all > 30, "{all} operations");
        for works_for in 0..=*all {
            let mut done = states.iter().map(|(_, done)| *done);
            let step = done.rposition(|done| done <= works_for).unwrap();
            let (before, _) = &states[step];
            let (after, _) = states.get(step + 1).unwrap_or(&states[step]);
            let rig = cut(works_for, what, with_journal);
            let name = format!("{works_for} operations, step {step}, then each {what:?}");
            check(&found(&rig), before, after, &name);
        }
    }
}
