//! The table of what was measured.

/// A line of it.
#[derive(Clone, Debug)]
pub struct Line {
    /// What was measured.
    pub what: String,
    /// What came out.
    pub value: String,
    /// What is aimed at, in words, and whether it is kept.
    pub target: Option<(String, bool)>,
    /// How it is to be understood.
    pub note: String,
}

impl Line {
    /// Without a target.
    pub fn new(what: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            value: value.into(),
            target: None,
            note: String::new(),
        }
    }

    /// With a limit that the number is not to exceed.
    pub fn at_most(mut self, number: f64, most: f64, words: &str) -> Self {
        self.target = Some((format!("at most {words}"), number <= most));
        self
    }

    /// With a word on it.
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// As a line of a table in Markdown.
    pub fn markdown(&self) -> String {
        let (target, kept) = match &self.target {
            None => (String::new(), ""),
            Some((words, true)) => (words.clone(), "kept"),
            Some((words, false)) => (words.clone(), "**not kept**"),
        };
        let cells = [&self.what, &self.value, &target, kept, &self.note];
        let cells = cells.map(|cell| cell.replace('|', "\\|").replace('\n', " "));
        format!("| {} |", cells.join(" | "))
    }
}

/// What stands above the lines.
pub const HEAD: &str = "| what | measured | target | | how |\n|---|---|---|---|---|\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_whether_its_target_is_kept() {
        let kept = Line::new("p95", "49 ms").at_most(49.0, 50.0, "50 ms");
        assert_eq!(kept.markdown(), "| p95 | 49 ms | at most 50 ms | kept |  |");
        let not = Line::new("p95", "51 ms").at_most(51.0, 50.0, "50 ms");
        assert!(not.markdown().contains("| **not kept** |"));
        // What is no number keeps nothing.
        let none = Line::new("p95", "–").at_most(f64::NAN, 50.0, "50 ms");
        assert!(none.markdown().contains("| **not kept** |"));
    }

    #[test]
    fn a_cell_stays_one_cell() {
        let line = Line::new("a|b", "1").noted("two\nlines");
        assert_eq!(line.markdown(), "| a\\|b | 1 |  |  | two lines |");
    }
}
