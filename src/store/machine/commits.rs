//! The database: batches, answers that do not come, and what was cleared or written by others.

use super::saving::Stage;
use super::{Around, Effect, Machine, Reading, Tab, Timer};
use crate::store::{self, Journal, Life, StorageFault, Storages, Write, life};

/// Milliseconds after a failure before another try.
pub(super) const RETRY: u32 = 8_000;
/// Milliseconds that a batch may be on its way before it counts as not arrived. It may still
/// arrive.
const PATIENCE: u32 = 5_000;

/// Where the database stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Database {
    /// It is not to be had.
    #[default]
    Absent,
    /// It is being opened.
    Opening,
    /// It waits for a batch; why the last one did not arrive, if so.
    Idle(Option<StorageFault>),
    /// A batch of this number is on its way; whether it is late.
    Busy(u64, Vec<Write>, bool),
}

impl Machine {
    /// Why the database does not hold what it should; none where it does or will.
    pub(super) fn database_fault(&self) -> Option<StorageFault> {
        match &self.database {
            Database::Absent => Some(StorageFault::Forbidden),
            Database::Opening | Database::Busy(_, _, false) => None,
            Database::Idle(fault) => *fault,
            Database::Busy(_, _, true) => Some(StorageFault::Forbidden),
        }
    }

    /// Whether the database holds all that it should, as far as there is one.
    pub fn is_idle(&self) -> bool {
        self.journal.as_ref().is_none_or(Journal::is_written_whole)
    }

    /// Hands over what the database is to hold. One batch at a time; what comes meanwhile goes
    /// with the next.
    pub(super) fn flush(&mut self) {
        let (Some(journal), Database::Idle(_)) = (&self.journal, &self.database) else {
            return;
        };
        let batch = journal.batch();
        if batch.is_empty() {
            return;
        }
        self.batches += 1;
        self.database = Database::Busy(self.batches, batch.clone(), false);
        self.effects.push(Effect::Commit(self.batches, batch));
        let patience = Timer::Patience(self.batches);
        self.effects.push(Effect::Timer(patience, PATIENCE));
    }

    /// A database may never say how a transaction ended.
    pub(super) fn batch_is_late(&mut self, batch: u64) {
        if let Database::Busy(number, _, late) = &mut self.database
            && *number == batch
        {
            *late = true;
        }
    }

    pub(super) fn committed(
        &mut self,
        batch: u64,
        outcome: Result<(), StorageFault>,
        found: Vec<(String, Option<String>)>,
        around: &mut Around<'_>,
    ) {
        let writes = match &mut self.database {
            Database::Busy(number, writes, _) if *number == batch => std::mem::take(writes),
            _ => return,
        };
        match outcome {
            Ok(()) => {
                self.database = Database::Idle(None);
                if let Some(journal) = &mut self.journal {
                    journal.done(&writes);
                }
                self.lists += 1;
                self.post_saved();
                if batch == 1 {
                    self.effects.push(Effect::AskToPersist);
                }
                self.flush();
            }
            Err(StorageFault::Changed) => {
                self.database = Database::Idle(None);
                if self.refuse(writes, found, around) {
                    self.flush();
                } else {
                    self.database = Database::Idle(Some(StorageFault::Forbidden));
                }
            }
            Err(fault) => {
                self.database = Database::Idle(Some(fault));
                self.look_whether_cleared(around);
            }
        }
        self.release_lock();
    }

    /// After a batch that did not find what it expected: the writes that may not replace what was
    /// found are taken out, and their books told; the others stay for the next batch. Whether there
    /// were any.
    fn refuse(
        &mut self,
        writes: Vec<Write>,
        found: Vec<(String, Option<String>)>,
        around: &mut Around<'_>,
    ) -> bool {
        let mut refused = Vec::new();
        for (key, text) in found {
            let write = writes.iter().find(|write| write.key == key);
            let Some(write) = write.filter(|write| !write.may_replace(text.as_deref())) else {
                continue;
            };
            if let Some(journal) = &mut self.journal {
                journal.learn(&key, text.clone());
            }
            refused.push((write.clone(), text.is_none()));
        }
        for (write, is_gone) in &refused {
            self.refuse_one(write, *is_gone, around);
        }
        !refused.is_empty()
    }

    fn refuse_one(&mut self, write: &Write, is_gone: bool, around: &mut Around<'_>) {
        let own = write.text.as_deref();
        self.with(around, |storages| life::merge(storages, &write.key, own));
        let Some((id, before)) = write.book_before() else {
            return;
        };
        let Some(kept) = self.books.iter().find(|kept| kept.id == id) else {
            return;
        };
        let life = kept.life.clone();
        let fault = self.with(around, |storages| {
            store::conflict(storages, &id, (before, &life), own)
        });
        match fault {
            Some(fault) => {
                if let Some(kept) = self.kept_mut(&id) {
                    kept.revision = before;
                    kept.stage = Stage::Refused(fault);
                }
            }
            // Spoilt, or gone: nobody has saved there.
            None if is_gone => {
                self.mark_all_changed();
                self.save_all(around);
            }
            None => {
                self.set_stage(&id, Stage::Refused(StorageFault::Changed));
                self.save(&id, around);
            }
        }
    }

    pub(super) fn open_database(&mut self) {
        if let Some(journal) = self.journal.take() {
            self.unwritten = Some(journal);
        }
        self.database = Database::Opening;
        self.effects.push(Effect::OpenDatabase);
    }

    pub(super) fn database_closed(&mut self) {
        for kept in &mut self.books {
            if !kept.is_safe(self.journal.as_ref()) && matches!(kept.stage, Stage::Written(Some(_)))
            {
                // It lay in the image alone.
                kept.stage = Stage::Refused(StorageFault::Forbidden);
            }
        }
        self.open_database();
    }

    /// A database that was not to be had before may be there now, with another branch in it than
    /// what is here; or it is empty, because everything was cleared.
    pub(super) fn database_opened(&mut self, journal: Option<Journal>, around: &mut Around<'_>) {
        let Some(mut journal) = journal else {
            self.database = Database::Absent;
            // A browser that clears the site's data may give no database for a moment.
            self.look_whether_cleared(around);
            return self.save_failed(around);
        };
        self.database = Database::Idle(None);
        let before = self.unwritten.take();
        self.journal = Some(journal.clone());
        let cleared = self.is_cleared(around);
        if let Some(before) = before.filter(|_| !cleared) {
            journal.take_over(&before);
            self.journal = Some(journal);
        }
        if cleared {
            return self.all_is_cleared(around);
        }
        if self.tab == Tab::Writer {
            self.take_stock(around);
        }
    }

    /// Whether nothing of ours lies in either place, though something was saved.
    pub(super) fn is_cleared(&mut self, around: &mut Around<'_>) -> bool {
        let was_kept = self.books.iter().any(|kept| {
            kept.at.is_some() && !matches!(kept.stage, Stage::Cleared | Stage::LeftEmpty)
        });
        was_kept && !self.with(around, |storages| storages.has_plans())
    }

    /// Says so at once. What is typed next, or was not saved yet, writes all open plans again.
    fn all_is_cleared(&mut self, around: &mut Around<'_>) {
        let mut unsaved = false;
        for kept in &mut self.books {
            unsaved |= matches!(kept.stage, Stage::Changed(_));
            kept.at = None;
            // What is written again is another life: each tab may write its own as one revision.
            kept.life = Life::default();
            kept.stage = Stage::Cleared;
        }
        self.cleared = true;
        self.lists += 1;
        if unsaved {
            self.write_again(around);
        }
    }

    /// A local storage without the books that it had is a reason to read the database again.
    pub(super) fn look_whether_cleared(&mut self, around: &mut Around<'_>) {
        let gone = self.books.iter().any(|kept| {
            let had = matches!(kept.stage, Stage::Kept | Stage::Written(None)) && kept.at.is_some();
            let key = store::key_of_plan(&kept.id);
            had && matches!(around.local.read(&key), Ok(None))
        });
        if !gone {
            return;
        }
        match self.database {
            // Its image may be of a database that is gone.
            Database::Idle(Some(_)) => self.database_closed(),
            Database::Idle(None) => self.effects.push(Effect::ReadImage(Reading::Check)),
            Database::Absent => self.say_if_cleared(around),
            _ => {}
        }
    }

    fn say_if_cleared(&mut self, around: &mut Around<'_>) {
        if self.is_cleared(around) {
            self.all_is_cleared(around);
        }
    }

    pub(super) fn image_read(
        &mut self,
        reading: Reading,
        journal: Option<Journal>,
        around: &mut Around<'_>,
    ) {
        // What this tab still has to write is not lost by reading.
        let waits = !self.is_idle();
        if let Some(journal) = journal.filter(|_| !waits) {
            self.journal = Some(journal);
        }
        match reading {
            Reading::Check if waits => {}
            Reading::Check => self.say_if_cleared(around),
            Reading::Follow => match self.is_cleared(around) {
                true => self.all_is_cleared(around),
                false => self.show_kept(around),
            },
            Reading::TakeUp => {
                self.tab = Tab::Writer;
                match self.is_cleared(around) {
                    true => self.all_is_cleared(around),
                    false => self.take_stock(around),
                }
            }
        }
    }

    /// Reads both places as at a start, and goes on from what is found. What is unsaved here is
    /// saved then.
    pub(super) fn take_stock(&mut self, around: &mut Around<'_>) {
        let now = around.now;
        let found = self.with(around, |storages| store::load(storages, now));
        self.show_found(found);
        self.save_all(around);
        self.flush();
    }

    /// Reads both places without changing anything in them.
    pub(super) fn look(&self, around: &mut Around<'_>) -> store::Found {
        let mut journal = self.journal.clone();
        let mut local = store::ReadOnly(&*around.local);
        let mut storages = Storages {
            local: &mut local,
            journal: journal.as_mut(),
        };
        store::load(&mut storages, around.now)
    }
}
