//! What a chart shows, in a sentence or two.

use super::words::Words;
use super::{Gap, QuarterChart, QuarterPoint};
use crate::calendar::Phase;
use crate::locale::Language;
use crate::number::Decimal;
use crate::plan::{Measure, Threshold};
use crate::standing::State;

impl QuarterChart {
    /// What is seen, in words: the latest value, how it stands to the goal, how it changed,
    /// and what is missing.
    pub fn sentence(&self, language: Language) -> String {
        let words = &self.words(language);
        let gaps = self.later_gaps(words);
        let first = match self.latest() {
            // That a quarter is faulty or had nothing says more than that there is no value.
            None if !gaps.is_empty() => return gaps.join(" "),
            None => self.nothing(words),
            Some(point) if self.measure == Measure::Done => done(words, point),
            Some(point) if self.speaks_to_date(point) => self.year_so_far(words, point),
            Some(point) => self.one_quarter(words, point),
        };
        let mut sentences = vec![first];
        sentences.extend(self.latest().and_then(|point| left_out(words, point)));
        sentences.extend(gaps);
        sentences.join(" ")
    }

    /// Whether the value to date says something that the quarter alone does not.
    fn speaks_to_date(&self, point: &QuarterPoint) -> bool {
        let earlier = |other: &&QuarterPoint| other.quarter < point.quarter;
        let alone = self
            .quarters
            .iter()
            .filter(earlier)
            .all(|other| other.bar.is_none());
        point.to_date.is_some() && !(alone && point.bar == point.to_date)
    }

    /// No value at all: what must be reached.
    fn nothing(&self, words: &Words) -> String {
        let none = words.say("Chưa có số liệu", "No data yet");
        match &self.threshold {
            Some(threshold) => {
                let need = words.need(threshold);
                words.say(
                    format!("{none}; mức cần đạt là {need}."),
                    format!("{none}; the target is {need}."),
                )
            }
            None => format!("{none}."),
        }
    }

    fn year_so_far(&self, words: &Words, point: &QuarterPoint) -> String {
        let quarter = words.quarter(point.quarter);
        let until = words.say(
            format!("Lũy kế đến {quarter}"),
            format!("To the end of {quarter} the year"),
        );
        let judged = self.judged(words, &until, point);
        let alone = self.alone(words, point);
        format!("{judged}; {alone}.")
    }

    /// The latest quarter by itself: `Quý II đạt 63,38 %, tăng 4,19 điểm so với Quý I`.
    fn alone(&self, words: &Words, point: &QuarterPoint) -> String {
        let quarter = words.quarter(point.quarter);
        let Some(bar) = point.bar else {
            let reason = words.gap(point.gap.unwrap_or(Gap::Missing));
            return words.say(
                format!("{quarter} {reason}"),
                format!("{quarter}: {reason}"),
            );
        };
        let (verb, amount) = (self.verb(words), words.amount(bar));
        let alone = words.say(
            format!("{quarter} {verb} {amount}"),
            format!("{quarter} alone {verb} {amount}"),
        );
        format!("{alone}{}", self.change(words, point, bar))
    }

    fn one_quarter(&self, words: &Words, point: &QuarterPoint) -> String {
        let judged = self.judged(words, &words.quarter(point.quarter), point);
        let change = point.bar.map(|bar| self.change(words, point, bar));
        format!("{judged}{}.", change.unwrap_or_default())
    }

    /// `… đạt 61,34 %, thấp hơn mức 80 % là 18,66 điểm phần trăm`.
    fn judged(&self, words: &Words, subject: &str, point: &QuarterPoint) -> String {
        let Some(figure) = &point.figure else {
            return subject.to_owned();
        };
        let amount = words.figure(figure, &[self.goal, self.upper, self.floor]);
        let verb = self.verb(words);
        let standing = match (&self.threshold, &self.reference) {
            (Some(threshold), _) if point.state == State::Open => {
                self.still_open(words, point, threshold)
            }
            (Some(threshold), _) => words.compare(figure, threshold),
            (None, Some(reference)) => words.no_reference(reference),
            (None, None) => return format!("{subject} {verb} {amount}"),
        };
        format!("{subject} {verb} {amount}, {standing}")
    }

    /// A sum that still has quarters to come is not called low: the year decides.
    fn still_open(&self, words: &Words, point: &QuarterPoint, threshold: &Threshold) -> String {
        let Some((figure, goal)) = point.figure.zip(self.goal) else {
            return words.need(threshold);
        };
        if figure.compare(goal).is_ge() {
            return words.compare(&figure, threshold);
        }
        let need = words.need(threshold);
        let apart = words.distance(figure.rounded(2), goal);
        words.say(
            format!("còn {apart} nữa mới đến mức cả năm ({need})"),
            format!("with {apart} to go to the target of the year ({need})"),
        )
    }

    /// `, tăng 4,19 điểm so với Quý I`; nothing where the quarter before has no value.
    fn change(&self, words: &Words, point: &QuarterPoint, bar: Decimal) -> String {
        let before = point
            .quarter
            .previous()
            .and_then(|quarter| self.point(quarter));
        let Some((before, old)) = before.and_then(|before| Some((before, before.bar?))) else {
            return String::new();
        };
        let name = words.quarter(before.quarter);
        if bar == old {
            return words.say(format!(", bằng {name}"), format!(", the same as {name}"));
        }
        let apart = words.short_distance(bar, old);
        let (vietnamese, english) = if bar > old {
            ("tăng", "up")
        } else {
            ("giảm", "down")
        };
        words.say(
            format!(", {vietnamese} {apart} so với {name}"),
            format!(", {english} {apart} on {name}"),
        )
    }

    /// One "reaches" what should be high; what should be low just "is".
    fn verb(&self, words: &Words) -> &'static str {
        let low = matches!(
            self.threshold,
            Some(Threshold::AtMost(_) | Threshold::LessThan(_))
        );
        words
            .language
            .pick(if low { "là" } else { "đạt" }, "stands at")
    }

    /// Quarters after the latest value that should say something and do not.
    fn later_gaps(&self, words: &Words) -> Vec<String> {
        let latest = self.latest().map(|point| point.quarter);
        let later = self
            .quarters
            .iter()
            .filter(|point| Some(point.quarter) > latest);
        let told = later.filter(|point| match point.gap {
            None | Some(Gap::NotYet) => false,
            // That nothing at all is there is said elsewhere; that a quarter which is still
            // running has nothing is no news.
            Some(Gap::Missing) => latest.is_some() && point.phase == Phase::Past,
            Some(Gap::Faulty | Gap::NothingArose) => true,
        });
        told.map(|point| gap_sentence(words, point)).collect()
    }
}

fn gap_sentence(words: &Words, point: &QuarterPoint) -> String {
    let quarter = words.quarter(point.quarter);
    let reason = words.gap(point.gap.unwrap_or(Gap::Missing));
    let counts_as_met = point.nothing_arose && point.state == State::Met;
    let consequence = if counts_as_met {
        words.say(": coi như đạt", ", which counts as met")
    } else {
        String::new()
    };
    words.say(
        format!("{quarter} {reason}{consequence}."),
        format!("{quarter}: {reason}{consequence}."),
    )
}

fn done(words: &Words, point: &QuarterPoint) -> String {
    let quarter = words.quarter(point.quarter);
    let done = words.done(point.bar.is_some_and(|bar| bar > Decimal::ZERO));
    format!("{quarter}: {done}.")
}

/// Which quarters the value to date does not have.
fn left_out(words: &Words, point: &QuarterPoint) -> Option<String> {
    let quarters = words.quarters(&point.left_out);
    (!point.left_out.is_empty()).then(|| {
        words.say(
            format!("Lũy kế chưa gồm {quarters}."),
            format!("The year to date does not include {quarters}."),
        )
    })
}
