//! The two languages of the screen. Every text stands in both, or the program does not build.

mod agenda;
mod change;
mod index766;
mod reach;
mod say;
mod texts;

pub use agenda::{
    moved_words, occurrence_words, reported_quarter_words, sent_words, times_words, window_words,
};
pub use change::{change_words, figures_words, note_words, step_words};
pub use index766::{
    band_reach_words, band_words, basis_words, beside_words, gain_words, points_words, range_words,
};
pub use reach::{
    ahead_words, counted, forecast_words, nested_words, now_words, pace_words, reach_words,
};
pub use say::{
    clear_count, clear_question, clear_word, day, entry_fault, figure, figure_of, goal_words,
    how_words, look_alike, number_fault, quarter_name, state_word, task_words, threshold_words,
};
pub use texts::{ALL, Texts, fill};

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
