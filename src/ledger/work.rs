//! What is known of tasks and duties beside the plan: how far they are, when events came, what the
//! document leaves unclear.

use chrono::NaiveDate;

use crate::plan::Clear;

/// How far a task or duty, or one instance of it, is.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// Someone is at it.
    Doing {
        /// What is to be said.
        note: String,
    },
    /// It is done.
    Done {
        /// On which day.
        on: NaiveDate,
        /// What was typed for the day since, where it is none.
        on_unread: Option<String>,
        /// What came out of it: document, number.
        product: String,
        /// What is to be said.
        note: String,
    },
    /// Nothing arose that would have asked for it (không phát sinh).
    NotArisen {
        /// What is to be said.
        note: String,
    },
}

/// An event that a deadline waits for, or the day that another document sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The day.
    pub on: NaiveDate,
    /// What was typed for the day since, where it is none.
    pub on_unread: Option<String>,
    /// What it was: the decision's number, the letter.
    pub note: String,
}

/// What someone adds to a task so that it is clear in six ways (6 rõ); empty where nothing was
/// added.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clarity {
    /// Rõ người: who does it.
    pub person: String,
    /// Rõ việc: what is to be done.
    pub work: String,
    /// Rõ thời gian: until when.
    pub time: String,
    /// Rõ trách nhiệm: who answers for it.
    pub responsibility: String,
    /// Rõ sản phẩm: what comes out of it.
    pub product: String,
    /// Rõ thẩm quyền: who decides.
    pub authority: String,
}

impl Clarity {
    /// What was added for one of the six.
    pub fn of(&self, clear: Clear) -> &str {
        match clear {
            Clear::Person => &self.person,
            Clear::Work => &self.work,
            Clear::Time => &self.time,
            Clear::Responsibility => &self.responsibility,
            Clear::Product => &self.product,
            Clear::Authority => &self.authority,
        }
    }

    /// Puts words in the place of what was added for one of the six.
    pub fn set(&mut self, clear: Clear, words: &str) {
        let text = match clear {
            Clear::Person => &mut self.person,
            Clear::Work => &mut self.work,
            Clear::Time => &mut self.time,
            Clear::Responsibility => &mut self.responsibility,
            Clear::Product => &mut self.product,
            Clear::Authority => &mut self.authority,
        };
        words.clone_into(text);
    }

    /// What was added, in the order of [`Clear::ALL`].
    pub(super) fn texts(&self) -> [&str; 6] {
        Clear::ALL.map(|clear| self.of(clear))
    }

    pub(super) fn texts_mut(&mut self) -> [&mut String; 6] {
        [
            &mut self.person,
            &mut self.work,
            &mut self.time,
            &mut self.responsibility,
            &mut self.product,
            &mut self.authority,
        ]
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        let mut all = Clear::ALL.into_iter();
        all.all(|clear| self.of(clear).trim().is_empty())
    }
}
