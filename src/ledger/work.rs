//! What is known of tasks and duties beside the plan: how far they are, when events came, what the
//! document leaves unclear.

use chrono::NaiveDate;

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
    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        let texts = [
            &self.person,
            &self.work,
            &self.time,
            &self.responsibility,
            &self.product,
            &self.authority,
        ];
        texts.iter().all(|text| text.trim().is_empty())
    }
}
