//! How a figure stands to what must be reached, in words.

use std::cmp::Ordering;

use super::words::Words;
use crate::number::Decimal;
use crate::plan::{Beyond, Threshold};
use crate::standing::Figure;

/// A number to be reached and what the sentence calls it.
struct Level {
    value: Decimal,
    vietnamese: &'static str,
    english: &'static str,
}

impl Level {
    fn named(value: Decimal, vietnamese: &'static str, english: &'static str) -> Self {
        Self {
            value,
            vietnamese,
            english,
        }
    }

    fn goal(value: Decimal) -> Self {
        Self::named(value, "mức", "target")
    }

    fn aspiration(value: Decimal) -> Self {
        Self::named(value, "mức phấn đấu", "aspiration")
    }

    fn floor(value: Decimal) -> Self {
        Self::named(value, "mức tối thiểu", "minimum")
    }

    fn limit(value: Decimal) -> Self {
        Self::named(value, "mức tối đa", "limit")
    }

    fn words(&self, words: &Words) -> String {
        let amount = words.amount(self.value);
        let (vietnamese, english) = (self.vietnamese, self.english);
        words.say(
            format!("{vietnamese} {amount}"),
            format!("the {amount} {english}"),
        )
    }
}

impl Words<'_> {
    /// How `figure` stands to `threshold`: `thấp hơn mức 80 % là 18,66 điểm phần trăm`.
    pub(super) fn compare(&self, figure: &Figure, threshold: &Threshold) -> String {
        match threshold {
            Threshold::AtLeast(goal, Some(floor)) | Threshold::Exactly(goal, Some(floor)) => {
                self.two_tiers(figure, *goal, *floor)
            }
            Threshold::AtLeast(goal, None) => self.at_least(figure, &Level::goal(*goal)),
            Threshold::Exactly(goal, None) => self.exactly(figure, &Level::goal(*goal)),
            Threshold::MoreThan(goal) => self.more_than(figure, &Level::goal(*goal)),
            Threshold::AtMost(goal) => self.at_least(figure, &Level::limit(*goal)),
            Threshold::LessThan(goal) => self.less_than(figure, &Level::limit(*goal)),
            Threshold::Between(from, below, beyond) => self.between(figure, *from, *below, *beyond),
            Threshold::AboveReference(reference) => self.no_reference(reference),
        }
    }

    /// That there is nothing to compare with yet.
    pub(super) fn no_reference(&self, reference: &str) -> String {
        self.say(
            format!("chưa so sánh được vì chưa nhập mức so sánh ({reference})"),
            format!("not comparable until the reference value is entered ({reference})"),
        )
    }

    fn at_least(&self, figure: &Figure, level: &Level) -> String {
        let name = level.words(self);
        match figure.compare(level.value) {
            Ordering::Equal => self.say(format!("vừa bằng {name}"), format!("exactly {name}")),
            _ => self.apart_from(figure, level),
        }
    }

    fn exactly(&self, figure: &Figure, level: &Level) -> String {
        let name = level.words(self);
        match figure.compare(level.value) {
            Ordering::Equal => self.say(format!("đúng {name}"), format!("exactly {name}")),
            _ => self.apart_from(figure, level),
        }
    }

    fn more_than(&self, figure: &Figure, level: &Level) -> String {
        let amount = self.amount(level.value);
        match figure.compare(level.value) {
            Ordering::Greater => self.apart_from(figure, level),
            Ordering::Equal => self.say(
                format!("mới bằng {amount} trong khi phải trên {amount}"),
                format!("only equal to {amount} where more than {amount} is required"),
            ),
            Ordering::Less => {
                let apart = self.apart_from(figure, level);
                self.say(
                    format!("{apart} (phải trên {amount})"),
                    format!("{apart} (more than {amount} is required)"),
                )
            }
        }
    }

    fn less_than(&self, figure: &Figure, level: &Level) -> String {
        let amount = self.amount(level.value);
        match figure.compare(level.value) {
            Ordering::Equal => self.say(
                format!("bằng {amount} trong khi phải dưới {amount}"),
                format!("equal to {amount} where less than {amount} is required"),
            ),
            _ => self.apart_from(figure, level),
        }
    }

    fn two_tiers(&self, figure: &Figure, goal: Decimal, floor: Decimal) -> String {
        let (goal, floor) = (Level::aspiration(goal), Level::floor(floor));
        if figure.compare(goal.value).is_ge() {
            return self.at_least(figure, &goal);
        }
        let to_goal = self.apart_from(figure, &goal);
        if figure.compare(floor.value).is_ge() {
            let floor = floor.words(self);
            return self.say(
                format!("đạt {floor}, còn {to_goal}"),
                format!("meeting {floor} but {to_goal}"),
            );
        }
        let to_floor = self.apart_from(figure, &floor);
        self.say(
            format!("{to_floor} và {to_goal}"),
            format!("{to_floor} and {to_goal}"),
        )
    }

    fn between(&self, figure: &Figure, from: Decimal, below: Decimal, beyond: Beyond) -> String {
        let range = self.range(from, below);
        if figure.compare(from).is_lt() {
            return self.apart_from(figure, &Level::goal(from));
        }
        if figure.compare(below).is_lt() {
            return self.say(
                format!("trong khoảng {range}"),
                format!("within the range {range}"),
            );
        }
        match beyond {
            Beyond::Met => self.say(
                format!("vượt khoảng {range}"),
                format!("better than the range {range}"),
            ),
            Beyond::Missed => self.say(
                format!("cao hơn khoảng cho phép {range}"),
                format!("above the allowed range {range}"),
            ),
        }
    }

    /// How far above or below; for figures that are not equal to the level.
    fn apart_from(&self, figure: &Figure, level: &Level) -> String {
        let name = level.words(self);
        let apart = self.distance(figure.rounded(2), level.value);
        if figure.compare(level.value).is_lt() {
            self.say(
                format!("thấp hơn {name} là {apart}"),
                format!("{apart} below {name}"),
            )
        } else {
            self.say(
                format!("cao hơn {name} là {apart}"),
                format!("{apart} above {name}"),
            )
        }
    }
}
