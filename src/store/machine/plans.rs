//! Plans that come and go: found at the start, opened, removed, put back, deleted, taken from
//! another tab.

use super::commits::Database;
use super::saving::{Kept, Stage};
use super::{Around, Effect, Machine, Notice, Start, Tab};
use crate::plan::PlanId;
use crate::store::snapshot::{self, Why};
use crate::store::{self, Book, Found, StorageFault};

impl Machine {
    pub(super) fn start(&mut self, start: Start, around: &mut Around<'_>) {
        self.database = match &start.journal {
            Some(_) => Database::Idle(None),
            None => Database::Absent,
        };
        self.journal = start.journal;
        self.locks = start.locks;
        self.seed = start.seed;
        self.tab = if start.writes {
            Tab::Writer
        } else {
            Tab::Reader
        };
        let now = around.now;
        let found = match start.writes {
            true => self.with(around, |storages| store::load(storages, now)),
            false => self.look(around),
        };
        self.local_fault = found.fault;
        self.effects.push(Effect::Settings(found.settings.clone()));
        self.show_found(found);
        if !start.writes {
            self.effects.push(Effect::Lock(super::Ask::Wait));
        }
        self.flush();
    }

    /// Shows what is kept now, where nothing here is unsaved.
    pub(super) fn show_kept(&mut self, around: &mut Around<'_>) {
        let found = self.look(around);
        self.show_found(found);
    }

    pub(super) fn show_found(&mut self, found: Found) {
        let newer = |id: &PlanId| {
            let key = store::key_of_plan(id);
            let mut quarantined = found.quarantined.iter();
            quarantined.any(|one| one.newer && one.key == key)
        };
        for at in (0..self.books.len()).rev() {
            let Some(kept) = self.books.get_mut(at) else {
                continue;
            };
            if newer(&kept.id) {
                kept.stage = Stage::Refused(StorageFault::Newer);
            } else if !kept.is_unsaved() && !found.books.iter().any(|book| *book.id() == kept.id) {
                let kept = self.books.remove(at);
                self.effects.push(Effect::Close(kept.id));
            }
        }
        for book in found.books {
            self.show(book);
        }
        let told = found.recovered.into_iter().map(Notice::Recovered);
        self.effects.extend(told.map(Effect::Notify));
        self.quarantined = found.quarantined;
        self.lists += 1;
    }

    /// Shows a book as it is kept, unless something of it is unsaved here.
    fn show(&mut self, book: Book) {
        let reads = self.tab != Tab::Writer;
        match self.kept_mut(book.id()) {
            None => self.books.push(Kept::new(&book, Stage::Kept)),
            // Another tab has written again what was cleared.
            Some(kept) if kept.stage == Stage::Cleared && reads => kept.restart(&book),
            Some(kept) if kept.is_unsaved() => return,
            Some(kept) if kept.revision == book.revision && kept.life == book.life => return,
            Some(kept) => kept.restart(&book),
        }
        self.effects.push(Effect::Show(Box::new(book)));
    }

    /// A plan file was opened, or a backup of a plan that is not open: a new life begins.
    pub(super) fn open(&mut self, mut book: Book, around: &mut Around<'_>) {
        if self.tab != Tab::Writer || self.kept_mut(book.id()).is_some() {
            return;
        }
        let life = self.new_life();
        let outcome = self.with(around, |storages| store::adopt(storages, &mut book, life));
        let stage = outcome.map_or_else(Stage::Refused, |()| Stage::Written(None));
        self.books.push(Kept::new(&book, stage));
        self.effects.push(Effect::Show(Box::new(book.clone())));
        if outcome.is_ok() {
            self.save_book(&mut book, around);
        }
    }

    /// Before an import, a restore or another plan file: the book as it stands.
    pub(super) fn take_snapshot(&mut self, id: &PlanId, why: Why, around: &mut Around<'_>) {
        let (book, now) = (self.book(id, around), around.now);
        if let (Some(book), Some(journal)) = (book, &mut self.journal) {
            snapshot::take(journal, &book, why, now);
        }
        self.lists += 1;
    }

    pub(super) fn remove(&mut self, id: &PlanId, around: &mut Around<'_>) {
        let Some(mut book) = self.book(id, around).filter(|_| self.tab == Tab::Writer) else {
            return;
        };
        if !book.life.is_named() {
            // So that it is known when a killed browser brings back what was here.
            book.life = self.new_life();
        }
        let (now, grown_from) = (around.now, (book.revision, &book.life));
        let outcome = self.with(around, |storages| {
            match store::conflict(storages, id, grown_from, None) {
                Some(fault) => Err(fault),
                None => store::remove(storages, &book, now),
            }
        });
        match outcome {
            Err(fault) => self.set_stage(id, Stage::Refused(fault)),
            Ok(key) => {
                self.books.retain(|kept| kept.id != *id);
                self.effects.push(Effect::Close(id.clone()));
                let notice = Notice::Removed(id.clone(), key);
                self.effects.push(Effect::Notify(notice));
            }
        }
        self.lists += 1;
        self.flush();
    }

    pub(super) fn put_back(&mut self, key: &str, around: &mut Around<'_>) {
        let removed = self.with(around, store::removed);
        let removed = removed.into_iter().find(|one| one.key == key);
        let Some(mut book) = removed
            .map(|one| one.book)
            .filter(|_| self.tab == Tab::Writer)
        else {
            return;
        };
        let id = book.id().clone();
        if self.kept_mut(&id).is_some() {
            return self.effects.push(Effect::Notify(Notice::AlreadyOpen(id)));
        }
        let (life, now) = (self.new_life(), around.now);
        let outcome = self.with(around, |storages| {
            store::put_back(storages, key, &mut book, life, now)
        });
        match outcome {
            Err(fault) => self.effects.push(Effect::Notify(Notice::Refused(fault))),
            Ok(local) => {
                self.books.push(Kept::new(&book, Stage::Written(local)));
                self.effects.push(Effect::Show(Box::new(book)));
                self.effects.push(Effect::Notify(Notice::PutBack(id)));
            }
        }
        self.lists += 1;
        self.flush();
    }

    pub(super) fn discard(&mut self, key: &str, around: &mut Around<'_>) {
        if self.tab != Tab::Writer {
            return;
        }
        self.with(around, |storages| store::discard(storages, key));
        self.quarantined.retain(|one| one.key != key);
        self.effects.push(Effect::Notify(Notice::Discarded));
        self.lists += 1;
        self.flush();
    }

    /// Shows what another tab has saved; what is unsaved here is set aside first.
    pub(super) fn take_kept(&mut self, id: &PlanId, around: &mut Around<'_>) {
        let Some(book) = self.book(id, around) else {
            return;
        };
        let unsaved = self.kept_mut(id).is_some_and(|kept| kept.is_unsaved());
        let now = around.now;
        // A database that fails may never take it.
        let safely = self.database_fault().is_some();
        let aside = match unsaved {
            true => self.with(around, |storages| {
                store::keep_aside(storages, &book, now, safely).map(Some)
            }),
            false => Ok(None),
        };
        let key = match aside {
            Ok(key) => key,
            Err(fault) => return self.effects.push(Effect::Notify(Notice::Refused(fault))),
        };
        if let Some(kept) = self.kept_mut(id) {
            kept.stage = Stage::Kept;
            // Whatever is kept is another one.
            kept.revision = 0;
        }
        let found = match self.tab {
            Tab::Writer => self.with(around, |storages| store::load(storages, now)),
            _ => self.look(around),
        };
        self.show_found(found);
        let notice = Notice::Refreshed(id.clone(), key);
        self.effects.push(Effect::Notify(notice));
        self.flush();
    }
}
