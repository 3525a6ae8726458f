//! A newer version of the page: offered, never forced, and never while something is unsaved.

use leptos::prelude::*;

use super::browser::{self, Version};
use super::components::watch;
use super::notices::Offer;
use super::saving::Saved;
use super::session::Session;

/// What is known of a newer version. Once, at the root.
#[derive(Clone, Copy)]
pub struct Updates {
    /// What the browser says.
    pub version: RwSignal<Version>,
    /// Whether someone has said yes.
    wanted: RwSignal<bool>,
}

impl Updates {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Self {
            version: RwSignal::new(Version::Same),
            wanted: RwSignal::new(false),
        }
    }

    /// Asks the browser, and does what was asked for as soon as everything is saved.
    pub fn start(self, session: Session) {
        browser::watch_version(move |version| {
            self.version.set(version);
            if self.wanted.get_untracked() && version == Version::Replaced {
                browser::reload();
            } else {
                session.say(
                    untrack(|| session.texts()).newer_version,
                    Some(Offer::update()),
                );
            }
        });
        watch(move || {
            if self.wanted.get() && session.is_all_saved() {
                self.take();
            }
        });
    }

    fn take(self) {
        match self.version.get_untracked() {
            Version::Same => {}
            Version::Waiting => browser::let_take_over(),
            Version::Replaced => browser::reload(),
        }
    }
}

impl Session {
    /// Whether every book is kept.
    fn is_all_saved(self) -> bool {
        self.books.get().iter().all(|book| {
            let state = book.saving.state.get();
            matches!(state, Saved::Nothing | Saved::At(_) | Saved::Local(_))
        })
    }

    /// Takes the newer version, when everything is saved.
    pub fn update(self) {
        self.save_all();
        self.updates.wanted.set(true);
        if !untrack(|| self.is_all_saved()) {
            self.say(untrack(|| self.texts()).update_waits, None);
        }
    }
}
