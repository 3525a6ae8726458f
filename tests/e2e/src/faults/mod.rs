//! Real faults in a real browser, and whether a number is lost by them: the rows of
//! `docs/reliability.md`.

mod cleared;
mod clock;
mod composing;
mod courses;
mod files;
mod kills;
mod limits;
mod many;
mod newer;
mod spoilt;
mod tabs;
mod worker;

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
};

use serde_json::json;

use crate::{Journey, Page, Screen, heading, numbers};

/// What the page says when all is where it survives everything.
const SAVED: &str = "Đã lưu trên máy này lúc";
/// What it says when the journal does not have it.
const SAVED_FOR_NOW: &str = "Đã lưu tạm lúc";

/// A row of the table: a fault, and how it is tried.
pub struct Row {
    /// By which it is asked for.
    pub name: String,
    /// What is done.
    pub fault: String,
    /// Whether it shows that a loss would be seen: it may lose.
    pub control: bool,
    /// In how many ways it can be done; none: always in the same way, as often as one likes.
    ways: Option<usize>,
    trial: Box<Trial>,
}

type Trial = dyn Fn(&mut Tally, usize);

impl Row {
    /// A fault that is always the same; `trial` gets which trial it is.
    fn repeated(name: &str, fault: &str, trial: impl Fn(&mut Tally, usize) + 'static) -> Self {
        Self {
            name: name.to_owned(),
            fault: fault.to_owned(),
            control: false,
            ways: None,
            trial: Box::new(trial),
        }
    }

    /// A fault that is done in each of so many ways once; `trial` gets in which.
    fn each(
        ways: usize,
        name: &str,
        fault: &str,
        trial: impl Fn(&mut Tally, usize) + 'static,
    ) -> Self {
        Self {
            ways: Some(ways),
            ..Self::repeated(name, fault, trial)
        }
    }

    /// Tries it, at most so many times; where there are more ways than that, ways from all over.
    pub fn run(&self, most: usize) -> Tally {
        let trials = self.ways.map_or(most, |ways| ways.min(most));
        let mut tally = Tally {
            name: format!("faults-{}", self.name),
            ..Tally::default()
        };
        for trial in 0..trials {
            let way = self.ways.map_or(trial, |ways| trial * ways / trials);
            tally.trials += 1;
            let steps = || (self.trial)(&mut tally, way);
            if let Err(panic) = catch_unwind(AssertUnwindSafe(steps)) {
                tally
                    .broken
                    .push(format!("trial {way}: {}", words(&*panic)));
            }
        }
        tally
    }
}

/// What came of a row.
#[derive(Debug, Default)]
pub struct Tally {
    /// What journeys are called by which it is tried.
    name: String,
    /// How often it was tried.
    pub trials: usize,
    /// Numbers that were looked for.
    pub checked: usize,
    /// Those that were not there.
    pub lost: usize,
    /// What else was seen, and how often.
    pub remarks: Vec<(String, usize)>,
    /// Trials that did not come to their end, and why.
    pub broken: Vec<String>,
}

impl Tally {
    /// A journey of this row. Rows are tried beside each other: each has its own downloads.
    fn journey(&self) -> Journey {
        Journey::at(Screen::Desk).called(&self.name)
    }

    /// Looks for numbers in the grid that a page shows.
    fn check(&mut self, page: &Page, numbers: impl IntoIterator<Item = usize>) {
        let numbers: Vec<usize> = numbers.into_iter().collect();
        is_alive(page);
        self.checked += numbers.len();
        self.lost += numbers::missing(page, numbers);
    }

    /// Looks for them in the grid of the page loaded anew.
    fn check_anew(&mut self, page: &Page, numbers: impl IntoIterator<Item = usize>) {
        page.reload();
        numbers::show_grid(page);
        self.check(page, numbers);
    }

    /// So many numbers are not there, seen in another way.
    fn lose(&mut self, count: usize) {
        self.checked += count;
        self.lost += count;
    }

    fn remark(&mut self, words: &str) {
        match self.remarks.iter_mut().find(|(known, _)| known == words) {
            Some((_, count)) => *count += 1,
            None => self.remarks.push((words.to_owned(), 1)),
        }
    }
}

/// All rows, in the order of the table.
pub fn rows() -> Vec<Row> {
    [
        kills::rows(),
        limits::rows(),
        spoilt::rows(),
        tabs::rows(),
        newer::rows(),
        clock::rows(),
        files::rows(),
        worker::rows(),
        courses::rows(),
        cleared::rows(),
        composing::rows(),
        many::rows(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Tries one row so many times.
///
/// # Panics
/// Where a number is lost, or a trial does not come to its end.
pub fn hold(name: &str, most: usize) {
    let rows = rows();
    let row = rows.iter().find(|row| row.name == name);
    let tally = row.expect("there is no such row").run(most);
    assert!(tally.broken.is_empty(), "{name}: {tally:#?}");
    assert!(tally.checked > 0 && tally.lost == 0, "{name}: {tally:#?}");
}

/// The program runs: its place has not been taken by the words that it has failed.
fn is_alive(page: &Page) {
    let failed = heading("Chương trình gặp lỗi và đã dừng");
    assert!(!page.shows(&failed), "the page has died");
}

/// Waits in the page itself until it shows these words of where saving stands: no later than they are
/// there.
fn is_reported(page: &Page, words: &str) {
    page.eval::<bool>(
        "const [words] = arguments;
         const said = () => [...document.querySelectorAll('.saved > :not(.unseen)')]
             .some((line) => line.textContent.includes(words));
         return new Promise((resolve) => {
             if (said()) return resolve(true);
             const observer = new MutationObserver(() => {
                 if (!said()) return;
                 observer.disconnect();
                 resolve(true);
             });
             const everything = {
                 subtree: true, childList: true, characterData: true, attributes: true,
             };
             observer.observe(document.body, everything);
         });",
        &[json!(words)],
    );
}

/// What a panic said.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("it did not say why").to_owned()
}
