//! What is said to the user: notices, what they offer, how they go.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use so_chi_tieu::file::Fault;
use so_chi_tieu::locale::fill;
use so_chi_tieu::store::Recovered;

use super::components::{Word, fault_list};
use super::session::Session;

/// Something said to the user, with what can be done about it.
#[derive(Clone)]
pub struct Said {
    /// The words.
    pub words: String,
    /// Coded faults, if it is about a file.
    pub faults: Option<Made>,
    /// What the button does, if there is one.
    pub offer: Option<Offer>,
}

/// A part of a view that is made where it is shown.
pub type Made = Arc<dyn Fn(Session) -> AnyView + Send + Sync>;

/// What a notice offers. Whoever says it brings along what is to be done, so that it is not part
/// of a page that has nothing to offer.
#[derive(Clone)]
pub struct Offer {
    /// What is on the button.
    pub word: Word,
    /// What it does.
    pub act: fn(Session, &str),
    /// What it does it to: a key, where it needs one.
    pub to: String,
}

impl Offer {
    /// Takes the last change back.
    pub fn undo() -> Self {
        Self {
            word: |texts| texts.undo,
            act: |session, _| session.undo(),
            to: String::new(),
        }
    }

    /// Puts a removed plan back: its key among the removed.
    pub fn put_back(key: String) -> Self {
        Self {
            word: |texts| texts.undo,
            act: |session, key| session.put_back(key),
            to: key,
        }
    }

    /// Takes a newer version of the page.
    pub fn update() -> Self {
        Self {
            word: |texts| texts.update,
            act: |session, _| session.update(),
            to: String::new(),
        }
    }
}

impl Session {
    /// Says something.
    pub fn say(self, words: impl Into<String>, offer: Option<Offer>) {
        let words = words.into();
        if offer.is_none() {
            self.forget_later(words.clone());
        }
        self.said.set(Some(Said {
            words,
            faults: None,
            offer,
        }));
    }

    /// What asks for nothing goes by itself, so as not to lie over the page.
    fn forget_later(self, words: String) {
        let asks_nothing =
            move |said: &Said| said.words == words && said.faults.is_none() && said.offer.is_none();
        let forget = move || {
            if self
                .said
                .with_untracked(|now| now.as_ref().is_some_and(&asks_nothing))
            {
                self.said.set(None);
            }
        };
        set_timeout(forget, Duration::from_secs(8));
    }

    /// Says that a file was refused, and why.
    pub fn say_refused(self, name: &str, faults: Vec<Fault>) {
        let texts = untrack(|| self.texts());
        self.said.set(Some(Said {
            words: fill(texts.refused, &[name]),
            faults: Some(Arc::new(move |session| fault_list(session, faults.clone()))),
            offer: None,
        }));
    }

    /// Says that the two copies of a book were not the same, and which was taken.
    pub(super) fn tell_recovered(self, recovered: &[Recovered]) {
        let texts = untrack(|| self.texts());
        for one in recovered {
            let book = self.book_by_id(&one.id);
            let name = book.map(|book| book.open.with_untracked(|open| open.plan.name.clone()));
            let revision = one.revision.to_string();
            let parts = [name.unwrap_or_default(), revision];
            let words = match one.from_journal {
                true => texts.recovered,
                false => texts.recovered_local,
            };
            let words = fill(words, &[&parts[0], &parts[1]]);
            self.say(words, None);
        }
    }
}
