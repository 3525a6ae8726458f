//! Plans and ledgers coming in and going out: opened, previewed, imported, removed, put back,
//! downloaded, taken from another window.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{Fault, OpenLedger, OpenPlan, Opened};
use so_chi_tieu::ledger::{Cause, Moment, PlanText};
use so_chi_tieu::locale::fill;
use so_chi_tieu::plan::{Plan, PlanId};
use so_chi_tieu::store::snapshot::{self, Why};
use so_chi_tieu::store::{self, Book};

use super::book::LiveBook;
use super::browser;
use super::notices::Offer;
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
            Ok(Opened::Ledger(opened)) => self.show_preview(name, *opened),
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
        spawn_local(async move {
            let text = self.keeping.text(&key).await.unwrap_or_default();
            match store::read_snapshot(&text) {
                Err(faults) => self.say_refused(&name, faults),
                Ok(opened) => {
                    self.preview.set(Some(Preview {
                        name,
                        opened: Arc::new(opened),
                        restores: true,
                    }));
                    Route::Send.go();
                }
            }
        });
    }

    /// Downloads a snapshot as a backup file.
    pub fn download_snapshot(self, key: String, id: PlanId, at: Moment) {
        spawn_local(async move {
            let text = self.keeping.text(&key).await.unwrap_or_default();
            let name = format!("so_{id}_{}.json", stamp(at));
            self.download(&name, store::body_of(&text));
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
        let mut kept = book.snapshot();
        kept.plan = Arc::new(plan);
        match so_chi_tieu::file::open(kept.text(browser::now()).as_bytes()) {
            Ok(Opened::Ledger(opened)) => self.show_preview(name, *opened),
            Err(faults) => self.say_refused(name, faults),
            Ok(_) => {}
        }
    }

    fn add(self, book: Book) {
        let live = LiveBook::new(book);
        let id = live.id();
        live.saving.mark_changed();
        live.saving.now(self, &live);
        self.books.update(|books| books.push(live));
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
        let (before, now) = (book.snapshot(), browser::now());
        self.keeping.with(|keep| {
            if let Some(journal) = &mut keep.journal {
                snapshot::take(journal, &before, why, now);
            }
        });
        if plans.0 != plans.1 {
            book.open.set(opened.plan);
        }
        let by = self.by();
        let changed =
            book.change(|log, ledger| log.replace(ledger, opened.ledger, plans, cause, by));
        self.after_change(book, changed);
        self.rewritten.update(|count| *count += 1);
    }

    /// Takes what another window has saved in place of what is here.
    pub fn take_kept(self) {
        let Some(live) = untrack(|| self.book()) else {
            return;
        };
        if let Some(kept) = self.keeping.with(|keep| store::read(keep, &live.id())) {
            self.take(&live, kept);
            self.say(untrack(|| self.texts()).refreshed, None);
        }
    }

    /// Shows a book as it is kept.
    pub(super) fn take(self, live: &LiveBook, kept: Book) {
        live.saving.restart(kept.revision, kept.saved_at);
        live.open.set(kept.plan);
        live.put(kept.ledger, kept.log);
        self.rewritten.update(|count| *count += 1);
    }

    /// Shows a book no more.
    pub(super) fn close(self, live: &LiveBook) {
        self.books
            .update(|books| books.retain(|other| other != live));
        self.removed_changed.update(|count| *count += 1);
        if self.current.get_untracked() == Some(live.id()) {
            let next = self
                .books
                .with_untracked(|books| books.first().map(LiveBook::id));
            self.show(next.as_ref().map_or("", PlanId::as_str));
        }
    }

    /// Removes a plan; it is kept aside and can be put back.
    pub fn remove(self, id: &PlanId) {
        let Some(book) = self.book_by_id(id).filter(|_| self.may_write()) else {
            return;
        };
        book.saving.now(self, &book);
        let snapshot = book.snapshot();
        let kept = self
            .keeping
            .with(|keep| store::remove(keep, &snapshot, browser::now()));
        let key = match kept {
            Ok(key) => key,
            Err(fault) => {
                book.saving.fail(fault);
                return;
            }
        };
        self.keeping.flush(self);
        let name = book.open.with_untracked(|open| open.plan.name.clone());
        self.close(&book);
        let words = fill(untrack(|| self.texts()).removed, &[&name]);
        self.say(words, Some(Offer::put_back(key)));
    }

    /// Puts a removed plan back, unless it has been opened anew.
    pub fn put_back(self, key: &str) {
        if !self.may_write() {
            return;
        }
        let removed = self.keeping.with(store::removed);
        let Some((_, mut book)) = removed.into_iter().find(|(other, _)| other == key) else {
            return;
        };
        let texts = untrack(|| self.texts());
        let name = book.plan.plan.name.clone();
        if self.book_by_id(book.id()).is_some() {
            self.say(fill(texts.already_open, &[&name]), None);
            return;
        }
        let outcome = self
            .keeping
            .with(|keep| store::put_back(keep, key, &mut book, browser::now()));
        if outcome.is_ok() {
            self.keeping.flush(self);
            let id = book.id().clone();
            self.books.update(|books| books.push(LiveBook::new(book)));
            self.show(id.as_str());
            self.removed_changed.update(|count| *count += 1);
            self.say(fill(texts.opened, &[&name]), None);
        }
    }

    /// Throws away a removed plan or something set aside, for good.
    pub fn discard(self, key: &str) {
        if !self.may_write() {
            return;
        }
        self.keeping.with(|keep| store::discard(keep, key));
        self.keeping.flush(self);
        self.aside
            .update(|aside| aside.retain(|item| item.key != key));
        self.removed_changed.update(|count| *count += 1);
        self.say(untrack(|| self.texts()).discarded, None);
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
        let snapshot = book.snapshot();
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
