//! A browser as the page sees it: a local storage that loses its last seconds when it is killed, a
//! database of completed transactions, a lock, words between tabs that come late or never, clocks
//! that jump, storages that are full, forbidden or cleared.

use so_chi_tieu::ledger::Moment;
use so_chi_tieu::store::machine::{Event, Start, Word};
use so_chi_tieu::store::{Journal, MemoryStorage, Storage, StorageFault, Write};

use super::tab::{Pending, Tab};
use crate::common::noon;
use crate::image;

/// Writes of the local storage that a kill may take back.
const LOSES: usize = 12;

pub struct Browser {
    pub local: MemoryStorage,
    /// What the local storage was before each of the last writes.
    past: Vec<MemoryStorage>,
    pub database: MemoryStorage,
    /// Whether the database can be opened and written.
    pub database_works: bool,
    pub locks: bool,
    /// The tab that writes, by number.
    holder: Option<u64>,
    /// The tabs that wait for the right to write.
    waiting: Vec<u64>,
    pub tabs: Vec<Tab>,
    /// Words on their way: for which tab.
    pub mail: Vec<(u64, Word)>,
    pub clock: Moment,
    count: u64,
    seed: u64,
}

impl Browser {
    pub fn new(seed: u64) -> Self {
        Self {
            local: MemoryStorage::default(),
            past: Vec::new(),
            database: MemoryStorage::default(),
            database_works: true,
            locks: true,
            holder: None,
            waiting: Vec::new(),
            tabs: Vec::new(),
            mail: Vec::new(),
            clock: noon(),
            count: 0,
            seed,
        }
    }

    /// A browser with one tab, as at its first visit.
    pub fn with_tab(seed: u64) -> Self {
        let mut browser = Self::new(seed);
        browser.open_tab();
        browser
    }

    pub fn open_tab(&mut self) {
        self.count += 1;
        let number = self.count;
        let writes = !self.locks || self.holder.is_none();
        if writes && self.locks {
            self.holder = Some(number);
        }
        let start = Start {
            journal: self.journal(),
            writes,
            locks: self.locks,
            seed: self.seed.wrapping_mul(31).wrapping_add(number),
        };
        self.tabs.push(Tab::new(number));
        let last = self.tabs.len() - 1;
        self.send(last, Event::Started(start));
    }

    pub fn journal(&self) -> Option<Journal> {
        self.database_works.then(|| image(&self.database))
    }

    /// Gives a tab an event, and performs what comes of it at once as far as it can.
    pub fn send(&mut self, at: usize, event: Event) {
        let before = self.local.clone();
        let (number, words) = {
            let tab = &mut self.tabs[at];
            tab.update(event, &mut self.local, self.clock);
            (tab.number, std::mem::take(&mut tab.said))
        };
        if before.keys() != self.local.keys() || before != self.local {
            self.past.push(before);
            let over = self.past.len().saturating_sub(LOSES);
            self.past.drain(..over);
        }
        for word in words {
            let others = self.tabs.iter().filter(|tab| tab.number != number);
            let mail: Vec<(u64, Word)> = others.map(|tab| (tab.number, word)).collect();
            self.mail.extend(mail);
        }
    }

    /// Something that a tab waits for happens.
    pub fn happen(&mut self, at: usize, pending: Pending) {
        let number = self.tabs[at].number;
        match pending {
            Pending::Timer(timer) => self.send(at, Event::Elapsed(timer)),
            Pending::Paint(id) => self.send(at, Event::Painted(id)),
            Pending::Open => {
                let journal = self.journal();
                self.send(at, Event::DatabaseOpened(journal));
            }
            Pending::Image(reading) => {
                let journal = self.journal();
                self.send(at, Event::ImageRead(reading, journal));
            }
            Pending::Commit(batch, writes) => {
                let outcome = self.commit(&writes);
                let found = match outcome {
                    Err(StorageFault::Changed) => self.found(&writes),
                    _ => Vec::new(),
                };
                self.send(at, Event::Committed(batch, outcome, found));
            }
            Pending::Wait => match self.holder {
                _ if !self.locks => self.send(at, Event::LockGranted),
                None => self.grant(number),
                Some(_) => self.waiting.push(number),
            },
            Pending::Steal => {
                let before = self.holder.replace(number);
                self.waiting.retain(|one| *one != number);
                if let Some(loser) = before.filter(|one| *one != number)
                    && let Some(at) = self.place(loser)
                {
                    self.send(at, Event::LockLost);
                }
                if let Some(at) = self.place(number) {
                    self.send(at, Event::LockGranted);
                }
            }
        }
    }

    /// What the database does with a batch: whole or not at all.
    pub fn commit(&mut self, writes: &[Write]) -> Result<(), StorageFault> {
        if !self.database_works {
            return Err(StorageFault::Forbidden);
        }
        for write in writes {
            let found = self.database.read(&write.key).unwrap();
            if !write.may_replace(found.as_deref()) {
                return Err(StorageFault::Changed);
            }
        }
        for write in writes {
            match &write.text {
                Some(text) => self.database.write(&write.key, text).unwrap(),
                None => self.database.remove(&write.key).unwrap(),
            }
        }
        Ok(())
    }

    fn found(&self, writes: &[Write]) -> Vec<(String, Option<String>)> {
        let keys = writes.iter().map(|write| write.key.clone());
        keys.map(|key| {
            let text = self.database.read(&key).unwrap();
            (key, text)
        })
        .collect()
    }

    fn place(&self, number: u64) -> Option<usize> {
        self.tabs.iter().position(|tab| tab.number == number)
    }

    fn grant(&mut self, number: u64) {
        self.holder = Some(number);
        if let Some(at) = self.place(number) {
            self.send(at, Event::LockGranted);
        }
    }

    /// A tab is closed: it is told, and what it has handed to the database may still arrive.
    pub fn close_tab(&mut self, at: usize) {
        self.send(at, Event::Hidden);
        let tab = self.tabs.remove(at);
        for pending in tab.pending {
            if let Pending::Commit(_, writes) = pending {
                let _ = self.commit(&writes);
            }
        }
        self.waiting.retain(|one| *one != tab.number);
        self.mail.retain(|(to, _)| *to != tab.number);
        if self.holder == Some(tab.number) {
            self.holder = None;
            if !self.waiting.is_empty() {
                let next = self.waiting.remove(0);
                self.grant(next);
            }
        }
    }

    /// All tabs are gone at once. The local storage falls back by so many writes; `arrives` says of
    /// each batch on its way whether the database has it.
    pub fn kill(&mut self, back: usize, mut arrives: impl FnMut() -> bool) {
        for tab in std::mem::take(&mut self.tabs) {
            for pending in tab.pending {
                if let Pending::Commit(_, writes) = pending
                    && arrives()
                {
                    let _ = self.commit(&writes);
                }
            }
        }
        let at = self.past.len().saturating_sub(back);
        if let Some(before) = self.past.get(at) {
            let room = self.local.room;
            self.local = before.clone();
            self.local.room = room;
            self.local.forbidden = false;
        }
        self.past.clear();
        self.mail.clear();
        self.waiting.clear();
        self.holder = None;
    }

    /// The user clears the site's data.
    pub fn clear(&mut self) {
        let forbidden = self.local.forbidden;
        self.local = MemoryStorage::default();
        self.local.forbidden = forbidden;
        self.past.clear();
        self.database = MemoryStorage::default();
        for at in 0..self.tabs.len() {
            // Their transactions end with the connection.
            let lost = self.tabs[at].drop_commits();
            if self.tabs[at].machine.has_journal() {
                self.send(at, Event::DatabaseClosed);
            }
            for batch in lost {
                let fault = StorageFault::Forbidden;
                self.send(at, Event::Committed(batch, Err(fault), Vec::new()));
            }
            // They come back from the browser's settings.
            self.send(at, Event::Visible);
        }
    }

    /// Everything that is waited for happens, until nothing is left but tries of what fails.
    pub fn settle(&mut self) {
        for _ in 0..200 {
            let mut quiet = true;
            for at in 0..self.tabs.len() {
                for pending in self.tabs[at].take_prompt() {
                    quiet = false;
                    self.happen(at, pending);
                }
            }
            for (to, word) in std::mem::take(&mut self.mail) {
                quiet = false;
                if let Some(at) = self.place(to) {
                    self.send(at, Event::Heard(word));
                }
            }
            if quiet {
                return;
            }
        }
        panic!("the tabs never come to rest");
    }
}
