//! Thousands of courses of a user over a browser that fails: every number reported as saved is
//! found, or set aside and said; what was deleted for good does not come back.
//!
//! `SCHEDULES=10000` tries so many, `SEED=17` one of them.

use std::collections::BTreeSet;

use serde_json::json;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::OpenPlan;
use so_chi_tieu::plan::PlanId;
use so_chi_tieu::store::machine::{Event, Saved};
use so_chi_tieu::store::{Book, Removed};

use super::browser::Browser;
use super::tab::{Pending, before_import, content_of, numbers_in, numbers_of, read_backup};
use crate::common::Dice;
use crate::common::{at_least, day, merge, open_plan, plan_value, target_value};

/// Schedules of a usual run.
const SCHEDULES: u64 = 1_000;
/// Steps of a schedule.
const STEPS: usize = 60;

const PLANS: [&str; 2] = ["mot", "hai"];

pub fn plan(id: &str) -> OpenPlan {
    let mut plan = plan_value(&[target_value("A", at_least(80), json!({}))]);
    merge(&mut plan, json!({ "id": id }));
    open_plan(&plan)
}

struct Course {
    browser: Browser,
    dice: Dice,
    /// Numbers reported as saved wherever a kill may come.
    reported: BTreeSet<u64>,
    /// Numbers reported as saved in the local storage: a kill may take them.
    local: BTreeSet<u64>,
    /// Numbers that the user has deleted for good: they may be gone.
    discarded: BTreeSet<u64>,
    /// Those of them of which no database knows it yet.
    unsure: BTreeSet<u64>,
    /// Those of them of which the database knows it: they may not come back.
    deleted: BTreeSet<u64>,
    /// Backups in the user's folder.
    files: Vec<String>,
    next: u64,
    trace: Vec<String>,
}

impl Course {
    fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let mut browser = Browser::new(seed);
        browser.locks = !dice.one_in(6);
        browser.open_tab();
        Self {
            browser,
            dice,
            reported: BTreeSet::new(),
            local: BTreeSet::new(),
            discarded: BTreeSet::new(),
            unsure: BTreeSet::new(),
            deleted: BTreeSet::new(),
            files: Vec::new(),
            next: 1_000_000,
            trace: Vec::new(),
        }
    }

    fn run(&mut self) {
        for _ in 0..STEPS {
            self.step();
            self.note_reports();
        }
        self.restart(0);
    }

    fn step(&mut self) {
        if self.browser.tabs.is_empty() {
            self.browser.open_tab();
        }
        let at = self.dice.below(self.browser.tabs.len());
        let roll = self.dice.below(100);
        if !matches!(roll, 0..=79) {
            self.trace.push(format!("{at}: chance {roll}"));
        }
        match roll {
            0..=39 => self.something_happens(at),
            40..=79 => self.user_acts(at),
            80..=84 => self.word_arrives(),
            85..=87 if self.browser.tabs.len() < 3 => self.browser.open_tab(),
            88..=89 => self.close_tab(at),
            90..=92 => {
                let back = self.dice.below(12);
                self.restart(back);
            }
            93 => self.clock_jumps(),
            94 => self.storage_changes(),
            95 => self.clear(),
            96..=97 => self.browser.send(at, Event::Hidden),
            _ => self.browser.send(at, Event::Visible),
        }
    }

    /// One of the things a tab waits for, in any order.
    fn something_happens(&mut self, at: usize) {
        let count = self.browser.tabs[at].pending.len();
        if count > 0 {
            let pending = self.dice.below(count);
            let pending = self.browser.tabs[at].pending.remove(pending);
            self.trace.push(format!("{at}: {pending:.60?}"));
            self.browser.happen(at, pending);
        }
    }

    fn word_arrives(&mut self) {
        let count = self.browser.mail.len();
        if count == 0 {
            return;
        }
        let word = self.dice.below(count);
        let (to, word) = self.browser.mail.remove(word);
        let at = self.browser.tabs.iter().position(|tab| tab.number == to);
        // Some are lost.
        if let Some(at) = at.filter(|_| !self.dice.one_in(5)) {
            self.browser.send(at, Event::Heard(word));
        }
    }

    fn clock_jumps(&mut self) {
        let (year, month) = (1990 + self.dice.below(100), 1 + self.dice.below(12));
        let year = i32::try_from(year).unwrap();
        self.browser.clock.day = day(year, u32::try_from(month).unwrap(), 3);
    }

    fn storage_changes(&mut self) {
        let browser = &mut self.browser;
        match self.dice.below(6) {
            0 => browser.database_works = !browser.database_works,
            1 => browser.local.forbidden = !browser.local.forbidden,
            2 => browser.local.room = Some(5_000 + self.dice.below(20_000)),
            _ => {
                browser.database_works = true;
                browser.local.forbidden = false;
                browser.local.room = None;
            }
        }
    }

    /// The user clears the site's data: whatever is in no open page is gone at their own word.
    fn clear(&mut self) {
        if self.dice.one_in(2) {
            self.trace.push("clear".to_owned());
            self.reported.clear();
            self.local.clear();
            // What was deleted is forgotten with everything else.
            self.discarded.clear();
            self.unsure.clear();
            self.deleted.clear();
            self.browser.clear();
        }
    }

    fn user_acts(&mut self, at: usize) {
        let id = self.dice.choose(&PLANS);
        let now = self.browser.clock;
        let tab = &self.browser.tabs[at];
        if !tab.may_write() {
            if self.dice.one_in(3) {
                self.trace.push(format!("{at}: take over"));
                self.browser.send(at, Event::TakeOver);
            }
            return;
        }
        let is_open = tab.shown.contains_key(id);
        let act = self.dice.below(14);
        self.trace
            .push(format!("{at}: {id} act {act} open {is_open}"));
        match (act, is_open) {
            (0..=4, true) => self.type_number(at, id),
            (0..=4, false) => {
                let book = Box::new(Book::new(plan(id)));
                self.browser.send(at, Event::Opened(book));
            }
            (5, true) => self.files.push(tab.backup(id, now)),
            (6, _) => self.import(at),
            (7, true) => self.browser.send(at, Event::Remove(plan_id(id))),
            (8, _) => self.put_back(at),
            (9, _) => self.discard(at),
            (10, true) => {
                self.browser.tabs[at].undo(id, now);
                self.browser.send(at, Event::Changed(plan_id(id)));
            }
            (11, true) => self.take_kept(at, id),
            (12, _) if tab.saved(id) == Saved::Cleared => {
                let answer = match self.dice.one_in(2) {
                    true => Event::WriteAgain,
                    false => Event::LeaveEmpty,
                };
                self.browser.send(at, answer);
            }
            (13, _) => self.browser.send(at, Event::TryAgain),
            _ => {}
        }
    }

    fn type_number(&mut self, at: usize, id: &str) {
        let quarter = self.dice.choose(&Quarter::ALL);
        self.next += 1;
        let (number, now) = (self.next, self.browser.clock);
        self.browser.tabs[at].type_number(id, quarter, number, now);
        self.browser.send(at, Event::Changed(plan_id(id)));
    }

    /// Only where something saved elsewhere is offered.
    fn take_kept(&mut self, at: usize, id: &str) {
        use so_chi_tieu::store::StorageFault::Changed;
        if self.browser.tabs[at].saved(id) == Saved::Failed(Changed) {
            self.browser.send(at, Event::TakeKept(plan_id(id)));
        }
    }

    fn import(&mut self, at: usize) {
        if self.files.is_empty() {
            return;
        }
        let text = self.dice.choose(&self.files);
        for number in numbers_in(&text) {
            self.discarded.remove(&number);
            self.unsure.remove(&number);
            self.deleted.remove(&number);
        }
        let (book, now) = (read_backup(&text), self.browser.clock);
        let id = book.id().to_string();
        if !self.browser.tabs[at].shown.contains_key(&id) {
            return self.browser.send(at, Event::Opened(Box::new(book)));
        }
        self.browser.send(at, before_import(&id));
        self.browser.tabs[at].replace(&id, book.ledger, now);
        self.browser.send(at, Event::Changed(plan_id(&id)));
    }

    fn removed(&mut self, at: usize) -> Vec<Removed> {
        let browser = &mut self.browser;
        let tab = &mut browser.tabs[at];
        tab.machine.removed(&mut browser.local)
    }

    fn put_back(&mut self, at: usize) {
        let removed = self.removed(at);
        if !removed.is_empty() {
            let one = self.dice.choose(&removed);
            self.browser.send(at, Event::PutBack(one.key));
        }
    }

    /// What lies in the discarded text and nowhere else is deleted for good.
    fn discard(&mut self, at: usize) {
        let removed = self.removed(at);
        if removed.is_empty() {
            return;
        }
        let one = self.dice.choose(&removed);
        let gone = numbers_of(&content_of(&one.book));
        self.browser.send(at, Event::Discard(one.key));
        // Without locks this tab may still show what another one has removed.
        let left = match self.browser.locks {
            true => self.numbers_seen(at),
            false => BTreeSet::new(),
        };
        for number in gone.difference(&left) {
            self.reported.remove(number);
            self.local.remove(number);
            self.discarded.insert(*number);
            self.unsure.insert(*number);
        }
    }

    /// Every number that the page says is saved.
    fn note_reports(&mut self) {
        let mut tabs = self.browser.tabs.iter();
        let idle = tabs.all(|tab| tab.machine.has_journal() && tab.machine.is_idle());
        if idle
            && self.browser.locks
            && self.browser.database_works
            && !self.browser.tabs.is_empty()
        {
            self.deleted.append(&mut self.unsure);
        }
        for tab in &self.browser.tabs {
            for (id, numbers) in tab
                .shown
                .keys()
                .filter_map(|id| tab.numbers.get_key_value(id))
            {
                let mut numbers = numbers.clone();
                // A tab that has not heard of it yet still shows what was deleted in another.
                numbers.retain(|number| !self.discarded.contains(number));
                let saved = tab.saved(id);
                if std::env::var("SEED").is_ok() {
                    self.trace
                        .push(format!("   {} {id} {saved:?} {:?}", tab.number, numbers));
                }
                match saved {
                    Saved::At(_) => self.reported.extend(numbers),
                    Saved::Local(_) if tab.may_write() => self.local.extend(numbers),
                    _ => {}
                }
            }
        }
    }

    /// Every number in any text of ours, wherever it lies.
    fn numbers_kept(&self) -> BTreeSet<u64> {
        use so_chi_tieu::store::Storage;
        let mut all = BTreeSet::new();
        for place in [&self.browser.local, &self.browser.database] {
            let mut place = place.clone();
            place.forbidden = false;
            for key in place.keys().unwrap() {
                all.extend(numbers_in(&place.read(&key).unwrap().unwrap()));
            }
        }
        all
    }

    /// What the database did not know of when its tab went may be there again.
    fn close_tab(&mut self, at: usize) {
        let idle = self.browser.tabs[at].machine.is_idle();
        self.browser.close_tab(at);
        if !idle {
            self.unsure.clear();
        }
    }

    /// The browser is killed, or closed where `back` is 0, and opened again on storages that work.
    fn restart(&mut self, back: usize) {
        self.trace.push(format!("restart {back}"));
        if back == 0 {
            while !self.browser.tabs.is_empty() {
                self.close_tab(0);
                self.note_reports();
            }
        }
        let dice = &mut self.dice;
        self.browser.kill(back, || dice.one_in(2));
        if back > 0 {
            self.local.clear();
        }
        // What no database knew of may be there again.
        self.unsure.clear();
        let (room, works) = (self.browser.local.room, self.browser.database_works);
        self.browser.local.forbidden = false;
        self.browser.local.room = None;
        self.browser.database_works = true;
        self.browser.open_tab();
        self.check();
        self.browser.local.room = room;
        self.browser.database_works = works || self.dice.one_in(2);
        if back == 0 {
            self.browser.settle();
            self.check();
        }
    }

    /// The numbers that a tab shows or offers: open, removed, set aside.
    fn numbers_seen(&mut self, at: usize) -> BTreeSet<u64> {
        let tab = &self.browser.tabs[at];
        let mut seen = BTreeSet::new();
        for content in tab.shown.values() {
            seen.extend(numbers_of(content));
        }
        for one in tab.machine.quarantined() {
            seen.extend(numbers_in(&one.text));
            if let Some(book) = &one.book {
                seen.extend(numbers_of(&content_of(book)));
            }
        }
        for one in self.removed(at) {
            seen.extend(numbers_of(&content_of(&one.book)));
        }
        seen
    }

    fn check(&mut self) {
        let mut open = BTreeSet::new();
        for content in self.browser.tabs[0].shown.values() {
            open.extend(numbers_of(content));
        }
        for one in self.removed(0) {
            open.extend(numbers_of(&content_of(&one.book)));
        }
        let found = self.numbers_seen(0);
        let lost: Vec<&u64> = self
            .reported
            .union(&self.local)
            .filter(|number| !found.contains(number))
            .collect();
        assert!(lost.is_empty(), "lost: {lost:?}\n{}", self.told());
        let back: Vec<&u64> = self.deleted.intersection(&open).collect();
        assert!(
            back.is_empty(),
            "deleted and back: {back:?}\n{}",
            self.told()
        );
    }

    /// What was done, and what lies where.
    fn told(&self) -> String {
        use so_chi_tieu::store::Storage;
        let mut lines = self.trace.clone();
        for (name, place) in [
            ("local", &self.browser.local),
            ("database", &self.browser.database),
        ] {
            for key in place.keys().unwrap_or_default() {
                let text = place.read(&key).ok().flatten().unwrap_or_default();
                let line = text.lines().next().unwrap_or_default().to_owned();
                lines.push(format!("{name} {key}: {line:.200} {:?}", numbers_in(&text)));
            }
        }
        lines.join("\n")
    }
}

pub fn plan_id(id: &str) -> PlanId {
    PlanId::new(id).unwrap()
}

/// Says which schedule it was when it fails.
struct Told(u64);

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("SEED={}", self.0);
        }
    }
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

#[test]
fn every_number_reported_as_saved_is_found_or_set_aside() {
    let seeds = match number("SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("SCHEDULES").unwrap_or(SCHEDULES),
    };
    for seed in seeds {
        let told = Told(seed);
        Course::new(seed).run();
        drop(told);
    }
}

/// The numbers are found where they are: a check that finds nothing would prove nothing.
#[test]
fn numbers_are_found_in_what_is_kept() {
    let mut course = Course::new(1);
    course.browser.locks = true;
    let book = Box::new(Book::new(plan("mot")));
    course.browser.send(0, Event::Opened(book));
    course.type_number(0, "mot");
    course.browser.settle();
    course.note_reports();
    assert_eq!(course.reported, BTreeSet::from([1_000_001]));
    assert!(course.numbers_kept().contains(&1_000_001));
    let pending = &course.browser.tabs[0].pending;
    assert!(!pending.iter().any(|one| matches!(one, Pending::Commit(..))));
}
