//! Another version of the page: offered, never forced, and never while something is unsaved.

use leptos::prelude::*;
use so_chi_tieu::store::machine::{Event, Machine};

use super::browser::{self, Version};
use super::components::watch;
use super::later;
use super::notices::Offer;
use super::session::Session;

/// What is known of a newer version. Once, at the root.
#[derive(Clone, Copy)]
pub struct Updates {
    /// What the browser says.
    pub version: RwSignal<Version>,
    /// Whether someone has said yes.
    wanted: RwSignal<bool>,
    /// Whether the page is to be asked of the host anew, when everything is saved.
    pub anew: RwSignal<bool>,
}

impl Updates {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Self {
            version: RwSignal::new(Version::Same),
            wanted: RwSignal::new(false),
            anew: RwSignal::new(false),
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
        watch(move || {
            if self.anew.get() {
                untrack(|| session.tell(Event::Hidden));
                session.say_if_it_waits();
            }
        });
        watch(move || {
            if self.anew.get() && session.is_all_saved() {
                self.anew.set(false);
                later::load_anew();
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
        self.saving.line.track();
        self.saving.read(Machine::is_all_saved)
    }

    /// Takes the newer version, when everything is saved.
    pub fn update(self) {
        self.tell(Event::Hidden);
        self.updates.wanted.set(true);
        self.say_if_it_waits();
    }

    fn say_if_it_waits(self) {
        if !untrack(|| self.is_all_saved()) {
            self.say(untrack(|| self.texts()).update_waits, None);
        }
    }
}
