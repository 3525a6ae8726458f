//! Plans and ledgers coming in and going out: opened, previewed, imported, removed, put back,
//! downloaded, taken from another window.

use std::sync::Arc;

use leptos::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{Fault, OpenLedger, OpenPlan, Opened};
use so_chi_tieu::ledger::{Cause, Moment, PlanText};
use so_chi_tieu::locale::fill;
use so_chi_tieu::plan::{Plan, PlanId};
use so_chi_tieu::store::machine::Event;
use so_chi_tieu::store::snapshot::Why;
use so_chi_tieu::store::{self, Book};

use super::book::LiveBook;
use super::browser;
use super::route::Route;
use super::session::{Preview, Session};

impl Session {
    /// Opens what was read of a file: a plan is opened, a backup is previewed.
    pub(super) fn open_read(self, name: &str, read: Result<Vec<u8>, Fault>) {
        if !self.may_write() {
            return;
        }
        match read
            .map_err(|fault| vec![fault])
            .and_then(|bytes| so_chi_tieu::file::open(&bytes))
        {
            Err(faults) => self.say_refused(name, faults),
            Ok(Opened::Plan(plan)) => self.open_plan(name, *plan),
            Ok(Opened::Ledger(opened)) => match opened.plan.check_room() {
                Ok(()) => self.show_preview(name, *opened),
                Err(fault) => self.say_refused(name, vec![fault]),
            },
            Ok(Opened::Submission(file)) => {
                let texts = untrack(|| self.texts());
                let quarter = Quarter::try_from(file.quarter).map_or("?", |q| q.roman());
                let parts = [&file.plan.name, quarter, &file.year.to_string()];
                self.say(fill(texts.submission_read, &parts), None);
            }
        }
    }

    fn show_preview(self, name: &str, opened: OpenLedger) {
        self.preview.set(Some(Preview {
            name: name.to_owned(),
            opened: Arc::new(opened),
            restores: false,
        }));
        Route::Send.go();
    }

    /// Shows what would change if a snapshot took the place of what is there. `name` is what it
    /// is called.
    pub fn preview_snapshot(self, key: String, name: String) {
        browser::detached::spawn(async move {
            match self
                .snapshot_text(&key, &name)
                .await
                .map(|text| store::read_snapshot(&text))
            {
                None => {}
                Some(Err(faults)) => self.say_refused(&name, faults),
                Some(Ok(opened)) => self.preview_restore(name, opened),
            }
        });
    }

    fn preview_restore(self, name: String, opened: OpenLedger) {
        self.preview.set(Some(Preview {
            name,
            opened: Arc::new(opened),
            restores: true,
        }));
        Route::Send.go();
    }

    /// Shows what would change if something set aside took the place of what is there.
    pub fn preview_aside(self, key: &str) {
        let aside = untrack(|| self.saving.quarantined());
        let book = aside.into_iter().find(|one| one.key == key);
        let Some(book) = book.and_then(|one| one.book) else {
            return;
        };
        let text = book.text(browser::now());
        let name = untrack(|| self.texts()).own_figures.to_owned();
        match so_chi_tieu::file::open(text.as_bytes()) {
            Ok(Opened::Ledger(opened)) => self.preview_restore(name, *opened),
            Err(faults) => self.say_refused(&name, faults),
            Ok(_) => {}
        }
    }

    /// The text of a snapshot; where it cannot be read that is said.
    async fn snapshot_text(self, key: &str, name: &str) -> Option<String> {
        let text = self.kept_text(key).await.filter(|text| !text.is_empty());
        if text.is_none() {
            let texts = untrack(|| self.texts());
            self.say(fill(texts.snapshot_unread, &[name]), None);
        }
        text
    }

    /// Downloads a snapshot as a backup file.
    pub fn download_snapshot(self, key: String, id: PlanId, at: Moment) {
        browser::detached::spawn(async move {
            let name = format!("so_{id}_{}.json", stamp(at));
            if let Some(text) = self.snapshot_text(&key, &name).await {
                self.download(&name, &self.saving.backup_in(&text));
            }
        });
    }

    fn open_plan(self, name: &str, plan: OpenPlan) {
        let texts = untrack(|| self.texts());
        let words = format!("{} {}", plan.plan.name, plan.plan.year.get());
        let Some(book) = self.book_by_id(&plan.plan.id) else {
            self.add(Book::new(plan));
            self.say(fill(texts.opened, &[&words]), None);
            Route::Overview.go();
            return;
        };
        if book.open.get_untracked().same_file(&plan) {
            self.show(plan.plan.id.as_str());
            self.say(fill(texts.already_open, &[&words]), None);
            Route::Overview.go();
            return;
        }
        self.preview_new_plan(name, &book, plan);
    }

    /// A changed plan for figures already entered: the figures are read anew under it, and the
    /// change is shown before it is made.
    fn preview_new_plan(self, name: &str, book: &LiveBook, plan: OpenPlan) {
        let mut kept = book.snapshot(self.saving);
        kept.plan = Arc::new(plan);
        match so_chi_tieu::file::open(kept.text(browser::now()).as_bytes()) {
            Ok(Opened::Ledger(opened)) => self.show_preview(name, *opened),
            Err(faults) => self.say_refused(name, faults),
            Ok(_) => {}
        }
    }

    fn add(self, book: Book) {
        let id = book.id().clone();
        self.tell(Event::Opened(Box::new(book)));
        self.show(id.as_str());
    }

    /// Does what the preview shows.
    pub fn import(self) {
        let Some(preview) = self.preview.get_untracked().filter(|_| self.may_write()) else {
            return;
        };
        self.preview.set(None);
        let opened = OpenLedger::clone(&preview.opened);
        let id = opened.plan.plan.id.clone();
        match self.book_by_id(&id) {
            None => self.add(Book::from(opened)),
            Some(book) => {
                self.replace(&book, opened, preview.name.clone(), preview.restores);
                self.show(id.as_str());
            }
        }
        let texts = untrack(|| self.texts());
        self.say(fill(texts.imported, &[&preview.name]), None);
        Route::Overview.go();
    }

    /// Puts what was read in the place of a book, plan and all: one step of undo.
    fn replace(self, book: &LiveBook, opened: OpenLedger, name: String, restores: bool) {
        let old = book.open.get_untracked();
        let plans = (old.to_text(), opened.plan.to_text());
        let plans = (PlanText::new(&plans.0), PlanText::new(&plans.1));
        let (cause, why) = match (plans.0 == plans.1, restores) {
            (_, true) => (Cause::Restored(name), Why::Restore),
            (true, _) => (Cause::Imported(name), Why::Import),
            (false, _) => (Cause::PlanChanged(name), Why::Plan),
        };
        self.tell(Event::Replacing(book.id(), why));
        if plans.0 != plans.1 {
            book.open.set(opened.plan);
        }
        let by = self.by();
        let changed =
            book.change(|log, ledger| log.replace(ledger, opened.ledger, plans, cause, by));
        self.after_change(book, changed);
        self.rewritten.update(|count| *count += 1);
    }

    /// Shows a plan no more.
    pub(super) fn close(self, id: &PlanId) {
        let name = self.name_of(id);
        self.closed.set_value(Some((id.clone(), name)));
        self.books
            .update(|books| books.retain(|other| other.id() != *id));
        if self.current.get_untracked().as_ref() == Some(id) {
            let next = self
                .books
                .with_untracked(|books| books.first().map(LiveBook::id));
            self.show(next.as_ref().map_or("", PlanId::as_str));
        }
    }

    /// Removes a plan; it is kept aside and can be put back.
    pub fn remove(self, id: &PlanId) {
        if self.may_write() {
            self.tell(Event::Remove(id.clone()));
        }
    }

    /// Puts a removed plan back, unless it has been opened anew.
    pub fn put_back(self, key: &str) {
        if self.may_write() {
            self.tell(Event::PutBack(key.to_owned()));
        }
    }

    /// Deletes a removed plan or something set aside for good.
    pub fn discard(self, key: &str) {
        if self.may_write() {
            self.tell(Event::Discard(key.to_owned()));
        }
    }

    /// Offers a file to be saved, and says so.
    pub fn download(self, name: &str, text: &str) {
        let sort = match name.rsplit('.').next() {
            Some("csv") => browser::CSV,
            Some("ics") => browser::ICS,
            _ => browser::JSON,
        };
        if browser::download(name, text, sort).is_some() {
            let texts = untrack(|| self.texts());
            self.say(fill(texts.downloaded, &[name]), None);
        }
    }

    /// Downloads a backup of a book as it stands in the page.
    pub fn download_backup(self, book: &LiveBook) {
        let snapshot = book.snapshot(self.saving);
        let now = browser::now();
        let name = file_name("so", &snapshot.plan.plan, now, "", "json");
        self.download(&name, &snapshot.text(now));
        self.note_copy(&book.id());
    }
}

/// A name for a file: `so_tinh-bien-2026_20260613-1402.json`.
pub fn file_name(sort: &str, plan: &Plan, now: Moment, part: &str, ending: &str) -> String {
    format!("{sort}_{}{part}_{}.{ending}", plan.id, stamp(now))
}

/// `20260613-1402`.
fn stamp(at: Moment) -> String {
    let day = at.day.to_string().replace('-', "");
    format!("{day}-{}", at.clock().replace(':', ""))
}
