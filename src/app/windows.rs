//! Several windows of the page: one writes, the others show what it writes and can take over.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use so_chi_tieu::store::{self, Found, ShelfFault};

use super::book::LiveBook;
use super::browser::{self, Ask, Line};
use super::session::Session;

/// Said by the window that has saved something.
const SAVED: &str = "saved";
/// Said by a window that wants to write.
const PLEASE: &str = "please";
/// Said by the window that wrote until now, when all it had is kept.
const FREE: &str = "free";

/// How long a window that wants to write waits for the other one's word.
const PATIENCE: Duration = Duration::from_millis(1_500);
/// What is saved in quick succession is read once.
const PAUSE: Duration = Duration::from_millis(150);

/// Where this window stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It writes.
    Writer,
    /// Another one does.
    Reader,
    /// Another one did, and is asked to let this one.
    Asking,
}

/// This window among the others.
#[derive(Clone, Copy)]
pub struct Windows {
    /// Its role.
    pub role: RwSignal<Role>,
    line: StoredValue<Option<Line>, LocalStorage>,
    /// Whether what is kept is about to be read anew.
    reading: StoredValue<bool>,
    /// Whether another window waits for the word that all is kept.
    giving: StoredValue<bool>,
}

impl Windows {
    /// A window that may write, or not.
    pub fn new(writes: bool) -> Self {
        let role = if writes { Role::Writer } else { Role::Reader };
        Self {
            role: RwSignal::new(role),
            line: StoredValue::new_local(None),
            reading: StoredValue::new(false),
            giving: StoredValue::new(false),
        }
    }

    fn say(self, word: &str) {
        self.line.with_value(|line| {
            if let Some(line) = line {
                line.say(word);
            }
        });
    }
}

impl Session {
    /// Whether this window may write; whoever reads it is made anew when that changes.
    pub fn writes(self) -> bool {
        self.windows.role.get() == Role::Writer
    }

    /// The same, now.
    pub fn is_writer(self) -> bool {
        self.windows.role.get_untracked() == Role::Writer
    }

    /// The same, now. Where not, it is said.
    pub fn may_write(self) -> bool {
        let may = self.is_writer();
        if !may {
            self.say(untrack(|| self.texts()).read_only, None);
        }
        may
    }

    /// Opens the line to the other windows; a reader waits for its turn to write.
    pub fn join_windows(self) {
        let line = Line::open(move |word| self.hear(&word));
        self.windows.line.set_value(Some(line));
        browser::on_loss(move || self.lose());
        if !self.is_writer() {
            self.wait();
        }
    }

    /// Another window has taken the right to write. What is not saved here cannot be any more.
    fn lose(self) {
        self.windows.role.set(Role::Reader);
        for live in self.books.get_untracked() {
            if live.saving.is_unsaved() {
                live.saving.fail(ShelfFault::Changed);
            }
        }
        self.wait();
    }

    fn wait(self) {
        browser::ask(Ask::Wait, move |_| self.take_up());
    }

    /// It may write now: first it reads what the others have written.
    fn take_up(self) {
        spawn_local(async move {
            self.keeping.read_again().await;
            self.windows.role.set(Role::Writer);
            self.take_stock();
        });
    }

    /// Reads both places as at a start, and goes on from what is found. What is unsaved here is
    /// saved then.
    pub(super) fn take_stock(self) {
        let found = self.keeping.with(|keep| store::load(keep, browser::now()));
        self.tell_recovered(&found.recovered);
        self.show_found(found);
        self.save_all();
        self.keeping.flush(self);
    }

    /// Takes over from the window that writes.
    pub fn take_over(self) {
        if self.windows.role.get_untracked() != Role::Reader {
            return;
        }
        self.windows.role.set(Role::Asking);
        self.windows.say(PLEASE);
        // A window that sleeps or hangs does not answer.
        set_timeout(move || self.take_now(), PATIENCE);
    }

    fn take_now(self) {
        if self.windows.role.get_untracked() == Role::Asking {
            self.windows.role.set(Role::Reader);
            browser::ask(Ask::Take, move |_| self.take_up());
        }
    }

    fn hear(self, word: &str) {
        let role = self.windows.role.get_untracked();
        match (word, role) {
            (SAVED, _) => self.read_soon(),
            (PLEASE, Role::Writer) => {
                self.save_all();
                self.windows.role.set(Role::Reader);
                self.windows.giving.set_value(true);
                self.give();
            }
            (FREE, Role::Asking) => self.take_now(),
            _ => {}
        }
    }

    /// Tells the window that waits for it that all is kept, if it is.
    pub(super) fn give(self) {
        if self.windows.giving.get_value() && self.keeping.is_idle() {
            self.windows.giving.set_value(false);
            self.windows.say(FREE);
        }
    }

    /// Tells the others that something was saved.
    pub(super) fn tell_saved(self) {
        self.windows.say(SAVED);
    }

    fn read_soon(self) {
        if self.windows.reading.get_value() {
            return;
        }
        self.windows.reading.set_value(true);
        let read = move || {
            self.windows.reading.set_value(false);
            spawn_local(self.read_anew());
        };
        set_timeout(read, PAUSE);
    }

    /// Shows what is kept now, where nothing here is unsaved.
    async fn read_anew(self) {
        // Where there is no right to write, every window writes, and follows the others.
        if self.is_writer() && browser::has_right() {
            return;
        }
        self.keeping.read_again().await;
        let found = self.keeping.look(|keep| store::load(keep, browser::now()));
        self.show_found(found);
    }

    fn show_found(self, found: Found) {
        let newer: Vec<String> = found
            .aside
            .iter()
            .filter(|aside| aside.newer)
            .map(|aside| aside.key.clone())
            .collect();
        self.aside.set(found.aside);
        for live in self.books.get_untracked() {
            if newer.contains(&store::key_of_plan(&live.id())) {
                live.saving.fail(ShelfFault::Newer);
            } else if !live.saving.is_unsaved()
                && !found.books.iter().any(|book| *book.id() == live.id())
            {
                self.close(&live);
            }
        }
        for book in found.books {
            match self.book_by_id(book.id()) {
                None => self.books.update(|books| books.push(LiveBook::new(book))),
                Some(live) if live.saving.is_unsaved() => {}
                Some(live) if live.saving.revision() == book.revision => {}
                Some(live) => self.take(&live, book),
            }
        }
        self.removed_changed.update(|count| *count += 1);
        self.settle();
    }
}
