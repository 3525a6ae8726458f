//! Copies outside the browser: when the last one was taken, and the file that gets one by itself.

use std::cell::RefCell;

use leptos::prelude::*;
use so_chi_tieu::locale::fill;
use so_chi_tieu::plan::PlanId;
use so_chi_tieu::store::machine::{Copying, Event};

use super::database::database;
use crate::app::book::LiveBook;
use crate::app::browser::{self, CopyFile};
use crate::app::files::file_name;
use crate::app::session::Session;

/// Days after which it is time for another copy.
const OFTEN: i64 = 7;

thread_local! {
    /// The files, by plan: the browser's own, which no signal can hold.
    static FILES: RefCell<Vec<(PlanId, CopyFile)>> = RefCell::default();
}

fn file_of(id: &PlanId) -> Option<CopyFile> {
    FILES.with_borrow(|files| {
        let mut files = files.iter();
        files
            .find(|(plan, _)| plan == id)
            .map(|(_, file)| file.clone())
    })
}

fn set_file(id: &PlanId, file: Option<CopyFile>) {
    FILES.with_borrow_mut(|files| {
        files.retain(|(plan, _)| plan != id);
        files.extend(file.map(|file| (id.clone(), file)));
    });
}

const KEY: &str = "so-chi-tieu/2/copy/";

fn key(id: &PlanId) -> String {
    format!("{KEY}{id}")
}

/// The plan on this machine that has this file already, open or not.
async fn owner_of(file: &CopyFile, but: &PlanId) -> Option<PlanId> {
    let mut files = FILES.with_borrow(Clone::clone);
    if let Some(database) = database() {
        for name in database.keys(KEY).await.unwrap_or_default() {
            let id = name.strip_prefix(KEY).and_then(PlanId::new);
            let kept = database.value(&name).await.and_then(CopyFile::from_kept);
            files.extend(id.zip(kept));
        }
    }
    for (id, other) in files {
        if id != *but && other.is_same(file).await {
            return Some(id);
        }
    }
    None
}

impl Session {
    /// Days since the last copy of a book was taken out of the browser: none where none was.
    pub fn days_since_copy(self, id: &PlanId) -> Option<i64> {
        let last = self
            .settings
            .with(|settings| settings.copied(id.as_str()))?;
        Some(self.today().signed_duration_since(last.day).num_days())
    }

    /// Whether it is time for a copy: something is entered, and the last one is old.
    pub fn wants_copy(self, book: &LiveBook) -> bool {
        let by_itself = matches!(book.copying.get(), Copying::Goes(..));
        let old = self
            .days_since_copy(&book.id())
            .is_none_or(|days| days > OFTEN);
        old && !by_itself && book.ledger.with(|ledger| !ledger.is_empty())
    }

    /// A copy of a book has been taken out of the browser.
    pub(in crate::app) fn note_copy(self, id: &PlanId) {
        self.change_settings(|settings| settings.note_copy(id.as_str(), browser::now()));
    }

    /// Finds the file chosen earlier.
    pub(in crate::app) fn find_copy_file(self, id: PlanId) {
        browser::detached::spawn(async move {
            let Some(database) = database() else { return };
            let kept = database.value(&key(&id)).await;
            if let Some(file) = kept.and_then(CopyFile::from_kept) {
                let allowed = file.is_allowed(false).await;
                self.use_file(id, file, allowed);
            }
        });
    }

    fn use_file(self, id: PlanId, file: CopyFile, allowed: bool) {
        let name = file.name();
        set_file(&id, Some(file));
        self.tell(Event::CopyFile(id, name, allowed));
    }

    /// Lets the user choose the file.
    pub fn choose_copy_file(self, book: &LiveBook) {
        let id = book.id();
        let name = book
            .open
            .with_untracked(|open| file_name("so", &open.plan, browser::now(), "", "json"));
        browser::detached::spawn(async move {
            let Some(file) = CopyFile::choose(&name).await else {
                return;
            };
            if let Some(other) = owner_of(&file, &id).await {
                let texts = untrack(|| self.texts());
                let parts = [file.name(), self.full_name_of(&other)];
                return self.say(fill(texts.copy_file_taken, &[&parts[0], &parts[1]]), None);
            }
            keep(&id, Some(&file)).await;
            self.use_file(id, file, true);
        });
    }

    /// Asks the browser for leave to write to the file again.
    pub fn allow_copy_file(self, book: &LiveBook) {
        let id = book.id();
        let Some(file) = file_of(&id) else {
            return;
        };
        browser::detached::spawn(async move {
            let allowed = file.is_allowed(true).await;
            self.use_file(id, file, allowed);
        });
    }

    /// The file gets no more copies.
    pub fn forget_copy_file(self, book: &LiveBook) {
        let id = book.id();
        set_file(&id, None);
        self.tell(Event::CopyFileForgotten(id.clone()));
        browser::detached::spawn(async move { keep(&id, None).await });
    }

    pub(super) fn write_copy(self, id: &PlanId) {
        let (Some(file), Some(book)) = (file_of(id), self.book_by_id(id)) else {
            return;
        };
        let (id, text) = (id.clone(), book.snapshot(self.saving).text(browser::now()));
        browser::detached::spawn(async move {
            let written = file.write(&text).await;
            self.tell(Event::CopyWritten(id, written));
        });
    }
}

/// Keeps the file for later visits, or keeps none. Without a database it holds until the page is
/// closed.
async fn keep(id: &PlanId, file: Option<&CopyFile>) {
    if let Some(database) = database() {
        let value = file.map(CopyFile::to_keep);
        database.keep_value(&key(id), value).await;
    }
}
