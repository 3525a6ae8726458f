//! The storage stops in the middle: after any one of its operations all further ones fail, or
//! are lost without a word. Whatever was on the shelf before is still found by the next start.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod common;

use common::*;
use serde_json::json;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{Command, Entry, Ledger, Part};
use so_chi_tieu::locale::Language;
use so_chi_tieu::plan::Measure;
use so_chi_tieu::store::{
    Book, MemoryShelf, Settings, Shelf, ShelfFault, Theme, discard, load, put_back, remove,
    removed, save, save_settings,
};
use std::cell::Cell;

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
    shelf: MemoryShelf,
    done: Cell<usize>,
    works_for: usize,
    after: After,
}

impl CutShelf {
    fn new(works_for: usize, after: After) -> Self {
        Self {
            shelf: MemoryShelf::default(),
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

    fn reading(&self) -> Result<(), ShelfFault> {
        match (self.works(), self.after) {
            (false, After::Fails) => Err(ShelfFault::Forbidden),
            _ => Ok(()),
        }
    }

    /// Whether to write at all.
    fn writing(&self) -> Result<bool, ShelfFault> {
        match (self.works(), self.after) {
            (false, After::Fails) => Err(ShelfFault::Forbidden),
            (works, _) => Ok(works),
        }
    }
}

impl Shelf for CutShelf {
    fn keys(&self) -> Result<Vec<String>, ShelfFault> {
        self.reading()?;
        self.shelf.keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, ShelfFault> {
        self.reading()?;
        self.shelf.read(key)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), ShelfFault> {
        if !self.writing()? {
            return Ok(());
        }
        self.shelf.write(key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), ShelfFault> {
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

type Step = fn(&mut CutShelf) -> Result<(), ShelfFault>;

/// Saves a further figure in the book of a plan: the one that is kept, or a new one.
fn save_next(shelf: &mut CutShelf, id: &str, text: &str) -> Result<(), ShelfFault> {
    let kept = load(shelf)
        .books
        .into_iter()
        .find(|book| book.id().as_str() == id);
    save(
        shelf,
        &mut typed(kept.unwrap_or_else(|| book(id)), text),
        noon(),
    )
}

fn remove_kept(shelf: &mut CutShelf, id: &str) -> Result<(), ShelfFault> {
    match load(shelf)
        .books
        .iter()
        .find(|book| book.id().as_str() == id)
    {
        Some(book) => remove(shelf, book, noon()).map(drop),
        None => Ok(()),
    }
}

fn put_first_back(shelf: &mut CutShelf) -> Result<(), ShelfFault> {
    match removed(shelf).first() {
        Some((key, book)) => put_back(shelf, key, book),
        None => Ok(()),
    }
}

/// Another program writes over ours; the next start sets that aside.
fn rubbish_comes(shelf: &mut CutShelf) -> Result<(), ShelfFault> {
    if shelf.works() {
        let key = format!("so-chi-tieu/1/ledger/{THIRD}");
        shelf.shelf.write(&key, "rác")?;
    }
    load(shelf).fault.map_or(Ok(()), Err)
}

fn throw_away(shelf: &mut CutShelf) -> Result<(), ShelfFault> {
    let aside = load(shelf).aside;
    let removed = removed(shelf).into_iter().map(|(key, _)| key);
    let keys = aside.into_iter().map(|aside| aside.key).chain(removed);
    let keys: Vec<String> = keys.collect();
    keys.iter().try_for_each(|key| discard(shelf, key))
}

fn set(shelf: &mut CutShelf) -> Result<(), ShelfFault> {
    let settings = Settings {
        language: Language::English,
        theme: Theme::Dark,
        current: FIRST.to_owned(),
    };
    save_settings(shelf, &settings)
}

/// A year with the page, in short.
const STEPS: [Step; 16] = [
    |shelf| save_next(shelf, FIRST, "1"),
    |shelf| save_next(shelf, SECOND, "2"),
    |shelf| save_next(shelf, FIRST, "3"),
    set,
    |shelf| remove_kept(shelf, FIRST),
    |shelf| save_next(shelf, SECOND, "4"),
    put_first_back,
    |shelf| save_next(shelf, FIRST, "5"),
    rubbish_comes,
    |shelf| save_next(shelf, THIRD, "6"),
    rubbish_comes,
    |shelf| remove_kept(shelf, SECOND),
    |shelf| save_next(shelf, SECOND, "7"),
    |shelf| remove_kept(shelf, SECOND),
    throw_away,
    |shelf| save_next(shelf, THIRD, "8"),
];

/// A book as it was kept: of which plan, which revision, with what in it.
type Kept = (String, u64, Ledger);

/// What a start finds.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    books: Vec<Kept>,
    removed: Vec<Kept>,
    aside: Vec<String>,
    settings: Settings,
}

fn found(shelf: &MemoryShelf) -> Found {
    let mut shelf = shelf.clone();
    let kept = |book: Book| (book.id().to_string(), book.revision, book.ledger);
    let removed = removed(&shelf)
        .into_iter()
        .map(|(_, book)| kept(book))
        .collect();
    let found = load(&mut shelf);
    assert_eq!(found.fault, None);
    Found {
        books: found.books.into_iter().map(kept).collect(),
        removed,
        aside: found.aside.into_iter().map(|aside| aside.text).collect(),
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
fn whole_run() -> Vec<(Found, usize)> {
    let mut shelf = CutShelf::new(usize::MAX, After::Fails);
    let mut states = vec![(found(&shelf.shelf), 0)];
    for step in STEPS {
        step(&mut shelf).unwrap();
        states.push((found(&shelf.shelf), shelf.done.get()));
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
        .aside
        .iter()
        .filter(|text| after.aside.contains(text))
    {
        assert!(now.aside.contains(text), "{name}: {text} is lost");
    }
    let known = |text: &String| before.aside.contains(text) || after.aside.contains(text);
    assert!(now.aside.iter().all(known), "{name}: {:?}", now.aside);
    let settings = [&before.settings, &after.settings];
    assert!(
        settings.contains(&&now.settings),
        "{name}: {:?}",
        now.settings
    );
}

fn cut(works_for: usize, after: After) -> MemoryShelf {
    let mut shelf = CutShelf::new(works_for, after);
    // A page that is told of a fault goes on no further in this script.
    let _ = STEPS.iter().try_for_each(|step| step(&mut shelf));
    shelf.shelf
}

#[test]
fn whatever_operation_is_the_last_nothing_is_lost() {
    let states = whole_run();
    let (_, all) = states.last().unwrap();
    assert!(*all > 60, "{all} operations");
    for works_for in 0..=*all {
        let step = states
            .iter()
            .rposition(|(_, done)| *done <= works_for)
            .unwrap();
        let (before, _) = &states[step];
        let (after, _) = states.get(step + 1).unwrap_or(&states[step]);
        for what in [After::Fails, After::IsLost] {
            let shelf = cut(works_for, what);
            let name = format!("{works_for} operations, step {step}, then each {what:?}");
            check(&found(&shelf), before, after, &name);
            goes_on(shelf, &name);
        }
    }
}

/// After a cut the page saves as ever.
fn goes_on(mut shelf: MemoryShelf, name: &str) {
    let mut book = load(&mut shelf).books.pop().unwrap_or_else(|| book(FIRST));
    save(&mut shelf, &mut book, noon()).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    assert!(load(&mut shelf).books.contains(&book), "{name}");
}
