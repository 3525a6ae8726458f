//! Numbers with their units, and the names of quarters, in the language of the screen.

use super::{Gap, QuarterChart};
use crate::calendar::Quarter;
use crate::locale::Language;
use crate::number::{Count, Decimal};
use crate::plan::Threshold;
use crate::standing::{Figure, State};
use crate::text::{NumberStyle, format_count, format_plain_decimal};

/// Most decimals shown.
const PLACES: u8 = 2;

/// How values of one target are put into words.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub language: Language,
    pub unit: &'a str,
    pub percent: bool,
}

impl QuarterChart {
    pub(super) fn words(&self, language: Language) -> Words<'_> {
        Words {
            language,
            unit: &self.unit,
            percent: self.percent,
        }
    }
}

impl Words<'_> {
    /// The text in this language.
    pub fn say(&self, vietnamese: impl Into<String>, english: impl Into<String>) -> String {
        self.language.pick(vietnamese.into(), english.into())
    }

    fn style(&self) -> NumberStyle {
        self.language
            .pick(NumberStyle::Vietnamese, NumberStyle::English)
    }

    /// `5.280`, `61,34`.
    pub fn number(&self, value: Decimal) -> String {
        format_plain_decimal(value.rounded(PLACES), self.style())
    }

    /// A number of a scale that goes to `most`: in millions or thousands of millions where the
    /// scale is that long and nothing is lost by it.
    pub fn short_number(&self, value: Decimal, most: Decimal) -> String {
        let (power, vietnamese, english) = match most.units() / Decimal::SCALE {
            ..1_000_000 => return self.number(value),
            1_000_000..1_000_000_000 => (1_000_000, "tr", "M"),
            _ => (1_000_000_000, "tỷ", "bn"),
        };
        let hundredth = Decimal::SCALE / 100;
        let exact = value.units() % (power * hundredth) == 0;
        match Decimal::from_units(value.units() / power) {
            Some(short) if exact && value != Decimal::ZERO => {
                let power = self.language.pick(vietnamese, english);
                format!("{} {power}", self.number(short))
            }
            _ => self.number(value),
        }
    }

    /// `1.270`.
    pub fn count(&self, count: Count) -> String {
        format_count(count, self.style())
    }

    /// A value with its unit: `61,34 %`.
    pub fn amount(&self, value: Decimal) -> String {
        let number = self.number(value);
        match self.unit {
            "" => number,
            "%" => self.say(format!("{number}\u{a0}%"), format!("{number}%")),
            unit => format!("{number} {unit}"),
        }
    }

    /// A figure with its unit. Where rounding makes it look like a goal that it is not, it says
    /// that it is rounded: "80 %, cần ≥ 80 %, chưa đạt" would look like a mistake.
    pub fn figure(&self, figure: &Figure, goals: &[Option<Decimal>]) -> String {
        if let Figure::Done(done) = figure {
            return self.done(*done).to_owned();
        }
        let shown = figure.rounded(PLACES);
        let looks_like =
            |goal: &Decimal| goal.rounded(PLACES) == shown && figure.compare(*goal).is_ne();
        let amount = self.amount(shown);
        if goals.iter().flatten().any(looks_like) {
            self.say(
                format!("{amount} (làm tròn)"),
                format!("{amount} (rounded)"),
            )
        } else {
            amount
        }
    }

    /// How far two shown values are apart: `18,66 điểm phần trăm`. The distance is between the
    /// numbers as shown, so that a reader who subtracts finds the same.
    pub fn distance(&self, from: Decimal, to: Decimal) -> String {
        let unit = self.language.pick("điểm phần trăm", "percentage points");
        self.apart(from, to, unit)
    }

    /// The same with the short unit, where the long one has just been said: `4,19 điểm`.
    pub fn short_distance(&self, from: Decimal, to: Decimal) -> String {
        self.apart(from, to, self.language.pick("điểm", "points"))
    }

    fn apart(&self, from: Decimal, to: Decimal, points: &str) -> String {
        let unit = if self.percent { points } else { self.unit };
        let apart = (from.rounded(PLACES).units() - to.rounded(PLACES).units()).abs();
        let apart = Decimal::from_units(apart).unwrap_or(Decimal::MAX);
        let number = if apart == Decimal::ZERO {
            self.say("chưa đến 0,01", "less than 0.01")
        } else {
            self.number(apart)
        };
        format!("{number} {unit}").trim_end().to_owned()
    }

    /// `Quý II`.
    pub fn quarter(&self, quarter: Quarter) -> String {
        let roman = quarter.roman();
        self.say(format!("Quý {roman}"), format!("Quarter {roman}"))
    }

    /// `Quý I, Quý II`.
    pub fn quarters(&self, quarters: &[Quarter]) -> String {
        let names: Vec<String> = quarters.iter().map(|q| self.quarter(*q)).collect();
        names.join(", ")
    }

    /// Why there is no bar.
    pub fn gap(&self, gap: Gap) -> &'static str {
        match gap {
            Gap::NotYet => self.language.pick("chưa đến kỳ", "not yet begun"),
            Gap::Missing => self.language.pick("chưa có số liệu", "no data yet"),
            Gap::Faulty => self.language.pick("số liệu có lỗi", "faulty data"),
            Gap::NothingArose => self.language.pick("không phát sinh", "nothing arose"),
        }
    }

    /// Done or not done.
    pub fn done(&self, done: bool) -> &'static str {
        if done {
            self.language.pick("đã xong", "done")
        } else {
            self.language.pick("chưa xong", "not done")
        }
    }

    /// How a target stands.
    pub fn state(&self, state: State) -> &'static str {
        match state {
            State::Met => self.language.pick("đạt", "met"),
            State::FloorMet => self.language.pick("đạt tối thiểu", "minimum met"),
            State::Near => self.language.pick("gần đạt", "nearly met"),
            State::Missed => self.language.pick("chưa đạt", "not met"),
            State::Open => self.language.pick("chưa hết năm", "year not over"),
            State::NoData => self.language.pick("chưa có số liệu", "no data yet"),
        }
    }

    /// What must be reached: `ít nhất 80 %`.
    pub fn need(&self, threshold: &Threshold) -> String {
        let (vietnamese, english, goal) = match threshold {
            Threshold::AtLeast(goal, _) => ("ít nhất", "at least", goal),
            Threshold::MoreThan(goal) => ("trên", "more than", goal),
            Threshold::AtMost(goal) => ("không quá", "at most", goal),
            Threshold::LessThan(goal) => ("dưới", "less than", goal),
            Threshold::Exactly(goal, _) => ("đúng", "exactly", goal),
            Threshold::Between(from, below, _) => return self.range(*from, *below),
            Threshold::AboveReference(words) => {
                return self.say(format!("trên {words}"), format!("above {words}"));
            }
        };
        format!("{} {}", self.say(vietnamese, english), self.amount(*goal))
    }

    /// The same with a sign in place of the words: `≥ 80 %`.
    pub fn need_sign(&self, threshold: &Threshold) -> String {
        let (sign, goal) = match threshold {
            Threshold::AtLeast(goal, _) => ("≥", goal),
            Threshold::MoreThan(goal) => (">", goal),
            Threshold::AtMost(goal) => ("≤", goal),
            Threshold::LessThan(goal) => ("<", goal),
            Threshold::Exactly(goal, _) => ("=", goal),
            other => return self.need(other),
        };
        format!("{sign} {}", self.amount(*goal))
    }

    /// `từ 80 đến dưới 90 điểm`.
    pub fn range(&self, from: Decimal, below: Decimal) -> String {
        let (from, below) = (self.number(from), self.amount(below));
        self.say(
            format!("từ {from} đến dưới {below}"),
            format!("from {from} to under {below}"),
        )
    }
}
