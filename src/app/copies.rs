//! Copies outside the browser: when the last one was taken, and the file that gets one by itself.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use so_chi_tieu::ledger::Moment;
use so_chi_tieu::plan::PlanId;

use super::book::LiveBook;
use super::browser::{self, CopyFile};
use super::files::file_name;
use super::session::Session;

/// How long after a save the file gets it; further saves within it go along.
const PAUSE: Duration = Duration::from_secs(3);
/// Days after which it is time for another copy.
const OFTEN: i64 = 7;

/// How the file that gets copies stands.
#[derive(Clone, PartialEq)]
pub enum Copying {
    /// There is none.
    None,
    /// It has this name; the browser asks for leave first.
    Asks(String),
    /// It has this name, and has everything since then, if ever.
    Goes(String, Option<Moment>),
    /// It has this name and could not be written to.
    Failed(String),
}

/// The file that gets copies of a book.
#[derive(Clone)]
pub struct Copies {
    /// How it stands.
    pub state: ArcRwSignal<Copying>,
    waiting: ArcStoredValue<bool>,
}

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

impl Copies {
    pub(super) fn new() -> Self {
        Self {
            state: ArcRwSignal::new(Copying::None),
            waiting: ArcStoredValue::new(false),
        }
    }
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
        let by_itself = matches!(book.copies.state.get(), Copying::Goes(..));
        let old = self
            .days_since_copy(&book.id())
            .is_none_or(|days| days > OFTEN);
        old && !by_itself && book.ledger.with(|ledger| !ledger.is_empty())
    }

    /// A copy of a book has been taken out of the browser.
    pub(super) fn note_copy(self, id: &PlanId) {
        self.change_settings(|settings| settings.note_copy(id.as_str(), browser::now()));
    }

    /// Finds the file chosen earlier.
    pub fn find_copy_file(self, book: &LiveBook) {
        let (book, keeping) = (book.clone(), self.keeping);
        spawn_local(async move {
            let Some(file) = keeping.copy_file(&book.id()).await else {
                return;
            };
            let allowed = file.is_allowed(false).await;
            self.use_file(&book, file, allowed);
        });
    }

    fn use_file(self, book: &LiveBook, file: CopyFile, allowed: bool) {
        let name = file.name();
        set_file(&book.id(), Some(file));
        book.copies.state.set(match allowed {
            true => Copying::Goes(name, None),
            false => Copying::Asks(name),
        });
        if allowed {
            self.copy_soon(book);
        }
    }

    /// Lets the user choose the file.
    pub fn choose_copy_file(self, book: &LiveBook) {
        let (book, keeping) = (book.clone(), self.keeping);
        let name = book
            .open
            .with_untracked(|open| file_name("so", &open.plan, browser::now(), "", "json"));
        spawn_local(async move {
            if let Some(file) = CopyFile::choose(&name).await {
                keeping.keep_copy_file(&book.id(), Some(&file)).await;
                self.use_file(&book, file, true);
            }
        });
    }

    /// Asks the browser for leave to write to the file again.
    pub fn allow_copy_file(self, book: &LiveBook) {
        let Some(file) = file_of(&book.id()) else {
            return;
        };
        let book = book.clone();
        spawn_local(async move {
            let allowed = file.is_allowed(true).await;
            self.use_file(&book, file, allowed);
        });
    }

    /// The file gets no more copies.
    pub fn forget_copy_file(self, book: &LiveBook) {
        set_file(&book.id(), None);
        book.copies.state.set(Copying::None);
        let (id, keeping) = (book.id(), self.keeping);
        spawn_local(async move { keeping.keep_copy_file(&id, None).await });
    }

    /// The file gets what was saved, in a moment.
    pub(super) fn copy_soon(self, book: &LiveBook) {
        let goes = matches!(book.copies.state.get_untracked(), Copying::Goes(..));
        if !goes || book.copies.waiting.get_value() {
            return;
        }
        book.copies.waiting.set_value(true);
        let book = book.clone();
        let copy = move || {
            book.copies.waiting.set_value(false);
            self.copy_now(&book);
        };
        set_timeout(copy, PAUSE);
    }

    fn copy_now(self, book: &LiveBook) {
        let Some(file) = file_of(&book.id()).filter(|_| !browser::has_crashed()) else {
            return;
        };
        let (book, now) = (book.clone(), browser::now());
        spawn_local(async move {
            let (name, text) = (file.name(), book.snapshot().text(now));
            if file.write(&text).await {
                self.note_copy(&book.id());
                book.copies.state.set(Copying::Goes(name, Some(now)));
            } else {
                book.copies.state.set(Copying::Failed(name));
            }
        });
    }
}
