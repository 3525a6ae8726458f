//! The two languages of the screen. Every text stands in both, or the program does not build.

mod agenda;
mod change;
mod closing;
mod definition;
mod form;
mod index766;
mod paste;
mod reach;
mod say;
mod six_clear;
mod texts;
mod unread;

pub use agenda::{
    moved_words, occurrence_words, reported_quarter_words, sent_words, times_words, window_words,
};
pub use change::{change_words, figures_words, note_words, step_words};
pub use closing::{
    finding_heading, finding_place, finding_remedy, finding_words, locked_words, refusal_words,
    reopened_words, too_few_words,
};
pub use definition::definition_words;
pub use form::{
    before_form_words, column_name, column_short, counts_words, field_words, form_fault,
    portal_counts_words, portal_words, rule_words,
};
pub use index766::{
    band_reach_words, band_words, basis_words, beside_words, gain_words, input_words, origin_words,
    points_words, range_words,
};
pub use paste::{left_words, paste_words};
pub use reach::{counted, forecast_words, nested_row_words, nested_words, pace_words, reach_words};
pub use say::{
    clear_count, clear_question, clear_word, day, entry_fault, figure, figure_of, goal_words,
    how_words, look_alike, number_fault, quarter_name, state_word, task_words, threshold_words,
};
pub use six_clear::{clear_share, filled_in_words, group_clear_words, unclear_word, unclear_words};
pub use texts::{ALL, Texts, fill};
pub use unread::{still_held, unread_fault, unread_name};

/// A language of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// The text in this language.
    pub fn pick<T>(self, vietnamese: T, english: T) -> T {
        match self {
            Self::Vietnamese => vietnamese,
            Self::English => english,
        }
    }

    /// Its tag: `vi`, `en`.
    pub fn tag(self) -> &'static str {
        self.pick("vi", "en")
    }

    /// The language of a tag.
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag {
            "vi" => Some(Self::Vietnamese),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}
