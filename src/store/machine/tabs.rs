//! Several tabs of the page: one writes, the others show what it writes and can take over. The
//! words and the lock are for ever the same, whatever version of the page a tab runs.

use super::saving::Stage;
use super::{Around, Effect, Machine, Reading, Timer};
use crate::store::StorageFault;

/// Milliseconds that a tab which wants to write waits for the other one's word.
const ANSWER: u32 = 1_500;
/// Milliseconds in which what another tab saves is read once.
const FOLLOW: u32 = 150;

/// Where a tab stands among the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Another one writes, or it is not known yet.
    #[default]
    Reader,
    /// It writes.
    Writer,
    /// Another one writes, and is asked to let this one.
    Requesting,
    /// It has let another one write, and says so when all that it had is kept.
    HandingOver,
    /// It may write, and reads what the others have written first.
    TakingUp,
}

/// What tabs say to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Said by the tab that has saved something.
    Saved,
    /// Said by a tab that wants to write.
    Please,
    /// Said by the tab that wrote until now, when all it had is kept.
    Free,
}

impl Word {
    /// As it goes over the channel.
    pub fn name(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Please => "please",
            Self::Free => "free",
        }
    }

    /// What a tab of any version has said; none for words unknown here.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Saved, Self::Please, Self::Free]
            .into_iter()
            .find(|word| word.name() == name)
    }
}

/// How the right to write is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// When its turn comes.
    Wait,
    /// At once, whoever has it.
    Steal,
}

impl Machine {
    pub(super) fn post_saved(&mut self) {
        if self.effects.last() != Some(&Effect::Post(Word::Saved)) {
            self.effects.push(Effect::Post(Word::Saved));
        }
    }

    /// The user wants to write here.
    pub(super) fn take_over(&mut self) {
        if self.tab != Tab::Reader {
            return;
        }
        self.tab = Tab::Requesting;
        self.effects.push(Effect::Post(Word::Please));
        // A tab that sleeps or hangs does not answer.
        self.effects.push(Effect::Timer(Timer::Answer, ANSWER));
    }

    pub(super) fn steal_lock(&mut self) {
        if self.tab == Tab::Requesting {
            self.tab = Tab::Reader;
            self.effects.push(Effect::Lock(Ask::Steal));
        }
    }

    pub(super) fn heard(&mut self, word: Word, around: &mut Around<'_>) {
        match (word, self.tab) {
            (Word::Saved, _) if !self.follows => {
                self.follows = true;
                self.effects.push(Effect::Timer(Timer::Follow, FOLLOW));
            }
            (Word::Please, Tab::Writer) => {
                self.save_all(around);
                self.tab = Tab::HandingOver;
                self.release_lock();
            }
            (Word::Free, Tab::Requesting) => self.steal_lock(),
            _ => {}
        }
    }

    /// Tells the tab that waits for it that all is kept, if it is.
    pub(super) fn release_lock(&mut self) {
        let over = self.is_idle() || self.database_fault().is_some();
        if self.tab == Tab::HandingOver && over {
            self.tab = Tab::Reader;
            self.effects.push(Effect::Post(Word::Free));
        }
    }

    pub(super) fn lock_granted(&mut self) {
        if self.tab != Tab::Writer {
            self.tab = Tab::TakingUp;
            self.effects.push(Effect::ReadImage(Reading::TakeUp));
        }
    }

    /// What is not saved here cannot be any more.
    pub(super) fn lock_lost(&mut self) {
        self.tab = Tab::Reader;
        for kept in &mut self.books {
            if matches!(kept.stage, Stage::Changed(_) | Stage::Refused(_)) {
                kept.stage = Stage::Refused(StorageFault::Changed);
            }
        }
        self.effects.push(Effect::Lock(Ask::Wait));
    }

    /// Shows what another tab has saved. Where there is no right to write, every tab writes, and
    /// follows the others.
    pub(super) fn follow(&mut self) {
        self.follows = false;
        if self.tab != Tab::Writer || !self.locks {
            self.effects.push(Effect::ReadImage(Reading::Follow));
        }
    }
}
