//! What is said to the user: notices, what they offer, how they go.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use so_chi_tieu::file::Fault;
use so_chi_tieu::locale::fill;
use so_chi_tieu::plan::PlanId;
use so_chi_tieu::store::Recovered;
use so_chi_tieu::store::machine::Notice;

use super::browser;
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

    /// Shows what would change if one's own figures, set aside, were taken again.
    pub fn take_aside(key: String) -> Self {
        Self {
            word: |texts| texts.undo,
            act: |session, key| session.preview_aside(key),
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
        browser::detached::after(Duration::from_secs(8), forget);
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

    /// Tells what the saving machine has to tell.
    pub(super) fn say_notice(self, notice: Notice) {
        let texts = untrack(|| self.texts());
        match notice {
            Notice::Recovered(one) => self.say_recovered(&one),
            Notice::Removed(id, key) => {
                let words = fill(texts.removed, &[&self.closed_name(&id)]);
                self.say(words, Some(Offer::put_back(key)));
            }
            Notice::PutBack(id) => {
                self.show(id.as_str());
                self.say(fill(texts.opened, &[&self.name_of(&id)]), None);
            }
            Notice::AlreadyOpen(id) => {
                self.say(fill(texts.already_open, &[&self.name_of(&id)]), None);
            }
            Notice::Discarded => self.say(texts.discarded, None),
            Notice::Refreshed(_, None) => self.say(texts.refreshed, None),
            Notice::Refreshed(_, Some(key)) => {
                self.say(texts.refreshed_aside, Some(Offer::take_aside(key)));
            }
            Notice::Refused(fault) => {
                self.say(format!("{} ({})", texts.not_done, fault.code()), None);
            }
        }
    }

    /// The name of the plan that was closed last.
    fn closed_name(self, id: &PlanId) -> String {
        let closed = self.closed.get_value();
        let name = closed.filter(|(closed, _)| closed == id);
        name.map_or_else(|| self.name_of(id), |(_, name)| name)
    }

    /// Says that the two copies of a book were not the same, and which was taken.
    fn say_recovered(self, one: &Recovered) {
        let texts = untrack(|| self.texts());
        let words = match one.from_journal {
            true => texts.recovered,
            false => texts.recovered_local,
        };
        let parts = [self.name_of(&one.id), one.revision.to_string()];
        self.say(fill(words, &[&parts[0], &parts[1]]), None);
    }
}
