//! The saving machine: what happens to a page in, what is to be done out. It decides when a book
//! is saved, what to do when a storage refuses, which of several tabs writes, what becomes of
//! removed and imported plans, and what is said of all that. Pure: the page performs the effects
//! (`src/app/saving`), `tests/store/machine` performs them on a modelled browser, with kills.
//!
//! The local storage answers at once, so it is passed in ([`Around`]); the database answers later,
//! with an event. One line of an event each, in [`Machine::update`].

mod commits;
mod copies;
mod plans;
mod saving;
mod tabs;

pub use copies::Copying;
pub use saving::{Line, Saved, Stage};
pub use tabs::{Ask, Tab, Word};

use std::sync::Arc;

use super::snapshot::{self, Snapshot, Why};
use super::{
    Book, Journal, Life, Quarantined, Recovered, Removed, Settings, Storage, StorageFault,
    Storages, Write,
};
use crate::file::OpenPlan;
use crate::ledger::{Ledger, Log, Moment};
use crate::plan::PlanId;
use commits::Database;
use saving::Kept;

/// What happens to the page.
#[derive(Debug)]
pub enum Event {
    /// The database has been read, or is not to be had, and it is known whether another tab writes.
    Started(Start),
    /// A book was changed by typing or choosing.
    Changed(PlanId),
    /// The key that was typed last is on the screen.
    Painted(PlanId),
    /// A timer has run out.
    Elapsed(Timer),
    /// The page goes out of view, and may end without another word.
    Hidden,
    /// The page is in view again.
    Visible,
    /// A text is being composed in a field (phones, input methods), or no longer.
    Composing(bool),
    /// A plan file was opened, or a backup of a plan that is not open.
    Opened(Box<Book>),
    /// Another ledger or plan is about to take the place of an open one.
    Replacing(PlanId, Why),
    /// The user removes a plan.
    Remove(PlanId),
    /// The user puts a removed plan back, by its key.
    PutBack(String),
    /// The user deletes something removed or set aside for good, by its key.
    Discard(String),
    /// The user takes what another tab has saved in place of what is here.
    TakeKept(PlanId),
    /// The user tries again what could not be saved.
    TryAgain,
    /// After the site's data were cleared: the user has all open plans written again.
    WriteAgain,
    /// After the site's data were cleared: the user leaves the storages empty.
    LeaveEmpty,
    /// The user wants to write in this tab.
    TakeOver,
    /// Another tab has said something.
    Heard(Word),
    /// This tab may write now.
    LockGranted,
    /// Another tab has taken the right to write.
    LockLost,
    /// The database has answered to a batch; of one that it did not find as expected, what lies
    /// under each key.
    Committed(u64, Result<(), StorageFault>, Vec<(String, Option<String>)>),
    /// The database was opened anew and read, or is not to be had.
    DatabaseOpened(Option<Journal>),
    /// The browser has closed the database: it was cleared, or the disk failed.
    DatabaseClosed,
    /// The database was read again.
    ImageRead(Reading, Option<Journal>),
    /// There is a file that gets copies of a book: its name, and whether it may be written to.
    CopyFile(PlanId, String, bool),
    /// The file gets no more copies.
    CopyFileForgotten(PlanId),
    /// A copy was written to the file, or could not be.
    CopyWritten(PlanId, bool),
}

/// What is known at the start.
#[derive(Debug)]
pub struct Start {
    /// The image of the database.
    pub journal: Option<Journal>,
    /// Whether this tab writes.
    pub writes: bool,
    /// Whether the browser knows a right that one tab has at a time.
    pub locks: bool,
    /// A random number: lives are named by it.
    pub seed: u64,
}

/// What is to be done.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Send [`Event::Elapsed`] after so many milliseconds.
    Timer(Timer, u32),
    /// Send [`Event::Painted`] when what was changed last is on the screen.
    AfterPaint(PlanId),
    /// Carry out a batch, whole or not at all; send [`Event::Committed`].
    Commit(u64, Vec<Write>),
    /// Open the database; send [`Event::DatabaseOpened`].
    OpenDatabase,
    /// Read the database; send [`Event::ImageRead`].
    ReadImage(Reading),
    /// Ask for the right to write; send [`Event::LockGranted`].
    Lock(Ask),
    /// Say a word to the other tabs.
    Post(Word),
    /// Set the page up as it was.
    Settings(Settings),
    /// Show a book: a new one, or in the place of what is shown of that plan.
    Show(Box<Book>),
    /// Show a plan no more.
    Close(PlanId),
    /// Tell the user something.
    Notify(Notice),
    /// Write the book to the file that gets copies; send [`Event::CopyWritten`].
    WriteCopy(PlanId),
    /// Note that a copy of the book was taken out of the browser.
    NoteCopy(PlanId),
    /// Ask the browser not to clear what is kept.
    AskToPersist,
}

/// What the user is told once.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The two copies of a book were not the same.
    Recovered(Recovered),
    /// A plan was removed, and lies under this key.
    Removed(PlanId, String),
    /// It was put back.
    PutBack(PlanId),
    /// It is open already.
    AlreadyOpen(PlanId),
    /// Something was deleted for good.
    Discarded,
    /// What another tab has saved is shown; one's own unsaved figures lie under this key.
    Refreshed(PlanId, Option<String>),
    /// It could not be done.
    Refused(StorageFault),
}

/// What is waited for.
#[derive(Clone, Debug, PartialEq)]
pub enum Timer {
    /// A pause in typing; the number tells pauses of one book apart.
    Pause(PlanId, u64),
    /// Another try at what failed.
    Retry,
    /// The database's answer to this batch.
    Patience(u64),
    /// The other tab's word.
    Answer,
    /// What was saved in quick succession by another tab is read once.
    Follow,
    /// The file that gets copies.
    Copy(PlanId),
}

/// Why the database is read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// To show what another tab has saved.
    Follow,
    /// To go on from there as the tab that writes.
    TakeUp,
    /// To see whether everything was cleared.
    Check,
}

/// A book as it stands in the page.
#[derive(Clone, Debug)]
pub struct Content {
    /// The plan.
    pub plan: Arc<OpenPlan>,
    /// The ledger.
    pub ledger: Ledger,
    /// The log.
    pub log: Log,
}

/// What is around the machine while it handles an event.
pub struct Around<'a> {
    /// The time.
    pub now: Moment,
    /// The local storage.
    pub local: &'a mut dyn Storage,
    /// The open books as they stand.
    pub content: &'a dyn Fn(&PlanId) -> Option<Content>,
}

/// The state of saving in one tab.
#[derive(Debug, Default)]
pub struct Machine {
    books: Vec<Kept>,
    tab: Tab,
    /// Whether the browser knows a right that one tab has at a time.
    locks: bool,
    /// What the database holds, and what it is to hold.
    journal: Option<Journal>,
    database: Database,
    /// What an earlier connection to the database still had to write.
    unwritten: Option<Journal>,
    /// Why the local storage refused a text at the start.
    local_fault: Option<StorageFault>,
    quarantined: Vec<Quarantined>,
    /// Grows when what is removed, set aside or in snapshots changes.
    lists: u32,
    /// Whether a retry is due.
    retries: bool,
    /// Whether what another tab has saved is about to be read.
    follows: bool,
    composing: bool,
    /// Whether the user has been asked what to do after the site's data were cleared.
    cleared: bool,
    /// The random number that the next life is made of.
    seed: u64,
    /// Tells timers of pauses apart.
    pauses: u64,
    /// Tells batches apart.
    batches: u64,
    effects: Vec<Effect>,
}

impl Machine {
    /// Takes an event in; gives what is to be done.
    pub fn update(&mut self, event: Event, around: &mut Around<'_>) -> Vec<Effect> {
        match event {
            Event::Started(start) => self.start(start, around),
            Event::Changed(id) => self.changed(&id, around),
            Event::Painted(id) => self.save(&id, around),
            Event::Elapsed(timer) => self.elapsed(timer, around),
            Event::Hidden => self.save_all(around),
            Event::Visible => self.look_whether_cleared(around),
            Event::Composing(composing) => self.composing = composing,
            Event::Opened(book) => self.open(*book, around),
            Event::Replacing(id, why) => self.take_snapshot(&id, why, around),
            Event::Remove(id) => self.remove(&id, around),
            Event::PutBack(key) => self.put_back(&key, around),
            Event::Discard(key) => self.discard(&key, around),
            Event::TakeKept(id) => self.take_kept(&id, around),
            Event::TryAgain => self.save_failed(around),
            Event::WriteAgain => self.write_again(around),
            Event::LeaveEmpty => self.leave_empty(),
            Event::TakeOver => self.take_over(),
            Event::Heard(word) => self.heard(word, around),
            Event::LockGranted => self.lock_granted(),
            Event::LockLost => self.lock_lost(),
            Event::Committed(batch, outcome, found) => {
                self.committed(batch, outcome, found, around);
            }
            Event::DatabaseOpened(journal) => self.database_opened(journal, around),
            Event::DatabaseClosed => self.database_closed(),
            Event::ImageRead(reading, journal) => self.image_read(reading, journal, around),
            Event::CopyFile(id, name, allowed) => self.copy_file(&id, name, allowed),
            Event::CopyFileForgotten(id) => self.set_copying(&id, Copying::None),
            Event::CopyWritten(id, written) => self.copy_written(&id, written, around.now),
        }
        self.conclude();
        std::mem::take(&mut self.effects)
    }

    fn elapsed(&mut self, timer: Timer, around: &mut Around<'_>) {
        match timer {
            Timer::Pause(id, number) => self.paused(&id, number, around),
            Timer::Retry => self.retry(around),
            Timer::Patience(batch) => self.batch_is_late(batch),
            Timer::Answer => self.steal_lock(),
            Timer::Follow => self.follow(),
            Timer::Copy(id) => self.write_copy(&id),
        }
    }

    /// Says what has become of every book since the last event, and sees to further tries.
    fn conclude(&mut self) {
        for at in 0..self.books.len() {
            self.tell(at);
        }
        if self.wants_retry() && !self.retries {
            self.retries = true;
            self.effects
                .push(Effect::Timer(Timer::Retry, commits::RETRY));
        }
    }

    fn with<T>(&mut self, around: &mut Around<'_>, act: impl FnOnce(&mut Storages<'_>) -> T) -> T {
        act(&mut Storages {
            local: &mut *around.local,
            journal: self.journal.as_mut(),
        })
    }

    /// A life that no other plan on this machine has had.
    fn new_life(&mut self) -> Life {
        // SplitMix64 (Steele, Lea, Flood 2014): a good spread from any seed.
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.seed;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Life::new(mixed ^ (mixed >> 31))
    }

    /// Which tab writes.
    pub fn tab(&self) -> Tab {
        self.tab
    }

    /// Whether this tab writes.
    pub fn is_writer(&self) -> bool {
        self.tab == Tab::Writer
    }

    /// Why nothing can be kept, if that was so at the start.
    pub fn fault_at_start(&self) -> Option<StorageFault> {
        self.local_fault.filter(|_| self.database_fault().is_some())
    }

    /// Whether there is a database.
    pub fn has_journal(&self) -> bool {
        self.journal.is_some()
    }

    /// What could not be read, or differs from what was taken.
    pub fn quarantined(&self) -> &[Quarantined] {
        &self.quarantined
    }

    /// Grows when what is removed, set aside or in snapshots changes.
    pub fn lists(&self) -> u32 {
        self.lists
    }

    /// The revision and the moment of a plan's last save.
    pub fn last_save(&self, id: &PlanId) -> (u64, Option<Moment>) {
        let kept = self.books.iter().find(|kept| kept.id == *id);
        kept.map_or((0, None), |kept| (kept.revision, kept.at))
    }

    /// Reads in both places.
    pub fn with_storages<T>(
        &mut self,
        local: &mut dyn Storage,
        read: impl FnOnce(&mut Storages<'_>) -> T,
    ) -> T {
        read(&mut Storages {
            local,
            journal: self.journal.as_mut(),
        })
    }

    /// The plans that were removed and not deleted.
    pub fn removed(&mut self, local: &mut dyn Storage) -> Vec<Removed> {
        self.with_storages(local, super::removed)
    }

    /// The snapshots of a plan, the oldest first.
    pub fn snapshots(&self, id: &PlanId) -> Vec<Snapshot> {
        let journal = self.journal.as_ref();
        journal.map_or_else(Vec::new, |journal| snapshot::of(journal, id))
    }
}
