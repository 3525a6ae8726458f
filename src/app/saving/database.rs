//! The database, performed: opened, read, written.

use std::cell::RefCell;
use std::rc::Rc;

use so_chi_tieu::store::machine::{Event, Reading};
use so_chi_tieu::store::{self, Journal, StorageFault, Write};

use crate::app::browser::{self, Database};
use crate::app::session::Session;

thread_local! {
    static DATABASE: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
    /// What was read of it before there was a page.
    static IMAGE: RefCell<Option<Journal>> = const { RefCell::new(None) };
    static CLOSED: RefCell<Rc<dyn Fn()>> = RefCell::new(Rc::new(|| {}));
}

/// That the database has been opened and read, if it is to be had.
#[derive(Clone, Copy)]
pub struct Opened;

impl Opened {
    /// Opens the database and reads what the page needs of it; without one the page goes on.
    pub async fn open() -> Self {
        let image = open().await;
        IMAGE.set(image);
        Self
    }

    /// Whether the database held a ledger, a removed plan, a quarantined text or a snapshot.
    pub fn has_something(self) -> bool {
        IMAGE.with_borrow(|image| image.as_ref().is_some_and(|image| !image.is_empty()))
    }
}

pub(super) fn take_image() -> Option<Journal> {
    IMAGE.take()
}

/// What is done when the browser closes the database under the page.
pub(super) fn on_close(act: impl Fn() + 'static) {
    CLOSED.set(Rc::new(act));
}

/// The open database, if there is one.
pub(super) fn database() -> Option<Rc<Database>> {
    DATABASE.with_borrow(Clone::clone)
}

async fn open() -> Option<Journal> {
    DATABASE.set(None);
    let database = Database::open(|| CLOSED.with_borrow(Rc::clone)()).await?;
    let image = read(&database).await?;
    DATABASE.set(Some(Rc::new(database)));
    Some(image)
}

/// The image of the journal: the texts that the page needs, and which snapshots there are.
async fn read(database: &Database) -> Option<Journal> {
    let mut texts = Vec::new();
    for prefix in store::NEEDED {
        texts.extend(database.texts(prefix).await?);
    }
    let mut journal = Journal::new(texts);
    journal.learn_snapshots(database.keys(store::SNAPSHOTS).await?);
    Some(journal)
}

impl Session {
    pub(super) fn open_database(self) {
        browser::detached::spawn(async move {
            let image = open().await;
            self.tell(Event::DatabaseOpened(image));
        });
    }

    pub(super) fn read_image(self, reading: Reading) {
        browser::detached::spawn(async move {
            let image = match database() {
                Some(database) => read(&database).await,
                None => None,
            };
            self.tell(Event::ImageRead(reading, image));
        });
    }

    pub(super) fn commit(self, batch: u64, writes: Vec<Write>) {
        browser::detached::spawn(async move {
            let Some(database) = database() else {
                let refused = Err(StorageFault::Forbidden);
                return self.tell(Event::Committed(batch, refused, Vec::new()));
            };
            let outcome = database.commit(&writes).await;
            let mut found = Vec::new();
            if outcome == Err(StorageFault::Changed) {
                for write in writes {
                    let text = database.text(&write.key).await;
                    found.push((write.key, text));
                }
            }
            self.tell(Event::Committed(batch, outcome, found));
        });
    }

    /// A text that is only in the database: a snapshot.
    pub(in crate::app) async fn kept_text(self, key: &str) -> Option<String> {
        database()?.text(key).await
    }
}
