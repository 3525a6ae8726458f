//! Title, legend and table of a chart: the same numbers as text.

use super::words::Words;
use super::{Counted, QuarterChart, QuarterPoint};
use crate::ledger::{EntryFault, Part};
use crate::locale::Language;
use crate::number::{Count, Decimal};
use crate::plan::{Measure, Threshold};
use crate::text::format_day_month;

/// A table of texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows, with the unit.
    pub caption: String,
    /// One for each column. The first column names the row, the last is text; those between
    /// are numbers.
    pub headers: Vec<String>,
    /// Each with as many cells as there are headers.
    pub rows: Vec<Vec<String>>,
}

/// What an entry of the legend looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A block in the accent colour.
    Bar,
    /// A line in ink.
    Line,
    /// A dashed line in the colour of what is missed.
    Goal,
    /// A dotted line in soft ink.
    Floor,
    /// A hatched block.
    Late,
    /// A hollow block.
    Due,
    /// A filled block in the colour of what is reached.
    Done,
    /// A dashed upright line in ink.
    Today,
}

/// An entry of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendItem {
    /// What it looks like.
    pub mark: Mark,
    /// What it means.
    pub text: String,
}

/// What stands in a cell without a number.
const BLANK: &str = "–";

impl QuarterChart {
    /// The heading of the chart: the target, by quarter, in its year.
    pub fn title(&self, language: Language) -> String {
        let year = self.year.get();
        language.pick(
            format!("{} theo quý, năm {year}", self.name),
            format!("{} by quarter, {year}", self.name_en),
        )
    }

    /// What the marks mean, in the order in which they strike the eye.
    pub fn legend(&self, language: Language) -> Vec<LegendItem> {
        let words = &self.words(language);
        let item = |mark, text| LegendItem { mark, text };
        let mut items = vec![item(Mark::Bar, words.say("Trong quý", "In the quarter"))];
        if self.cumulative {
            items.push(item(Mark::Line, words.say("Lũy kế", "Year to date")));
        }
        items.extend(self.goal_words(words).map(|text| item(Mark::Goal, text)));
        items.extend(self.floor.map(|floor| {
            let floor = words.amount(floor);
            let text = words.say(format!("Tối thiểu {floor}"), format!("Minimum {floor}"));
            item(Mark::Floor, text)
        }));
        items
    }

    fn goal_words(&self, words: &Words) -> Option<String> {
        let threshold = self.threshold.as_ref()?;
        let need = match threshold {
            Threshold::AtLeast(goal, _) | Threshold::Exactly(goal, _) => words.amount(*goal),
            other => words.need(other),
        };
        let (vietnamese, english) = if self.floor.is_some() {
            ("Phấn đấu", "Aspiration")
        } else if self.reference.is_some() {
            ("Mức so sánh:", "Reference:")
        } else {
            ("Chỉ tiêu", "Target")
        };
        Some(format!("{} {need}", words.say(vietnamese, english)))
    }

    /// The numbers behind the chart, one row for each quarter.
    pub fn table(&self, language: Language) -> Table {
        let words = &self.words(language);
        let name = words.say(self.name.as_str(), self.name_en.as_str());
        let unit = if self.unit.is_empty() {
            String::new()
        } else {
            format!(" ({})", self.unit)
        };
        Table {
            caption: words.say(
                format!("Số liệu của biểu đồ: {name}{unit}"),
                format!("Data of the chart: {name}{unit}"),
            ),
            headers: self.headers(words),
            rows: self
                .quarters
                .iter()
                .map(|point| self.row(words, point))
                .collect(),
        }
    }

    fn headers(&self, words: &Words) -> Vec<String> {
        let mut headers = vec![words.say("Quý", "Quarter")];
        match self.measure {
            Measure::Ratio => {
                headers.push(words.say("Tử số", "Numerator"));
                headers.push(words.say("Mẫu số", "Denominator"));
                headers.push(words.say("Trong quý", "In the quarter"));
            }
            // What is entered is the quarter's value: a second column would say it twice.
            Measure::Value => headers.push(words.say("Giá trị", "Value")),
            Measure::Done => headers.push(words.say("Kết quả", "Result")),
        }
        if self.cumulative {
            headers.push(words.say("Lũy kế", "Year to date"));
        }
        headers.push(words.say("Ghi chú", "Note"));
        headers
    }

    fn row(&self, words: &Words, point: &QuarterPoint) -> Vec<String> {
        let amount = |value: Option<Decimal>| {
            value.map_or_else(|| BLANK.to_owned(), |value| words.amount(value))
        };
        let mut row = vec![quarter_with_window(point)];
        match point.counted {
            Counted::Done(done) => row.push(words.done(done).to_owned()),
            _ if self.measure == Measure::Ratio => {
                let (over, under) = match point.counted {
                    Counted::Ratio(over, under) => (over, under),
                    _ => (None, None),
                };
                row.push(count(words, over));
                row.push(count(words, under));
                row.push(amount(point.bar));
            }
            _ => row.push(amount(point.bar)),
        }
        if self.cumulative {
            row.push(amount(point.to_date));
        }
        row.push(note(words, point));
        row
    }
}

/// `I (15/12 – 14/3)`.
fn quarter_with_window(point: &QuarterPoint) -> String {
    let first = format_day_month(point.window.first);
    let last = format_day_month(point.window.last);
    format!("{} ({first} – {last})", point.quarter.roman())
}

fn count(words: &Words, count: Option<Count>) -> String {
    count.map_or_else(|| BLANK.to_owned(), |count| words.count(count))
}

fn note(words: &Words, point: &QuarterPoint) -> String {
    if let Some(fault) = &point.fault {
        return fault_words(words, fault);
    }
    if let Some(gap) = point.gap {
        return words.gap(gap).to_owned();
    }
    if point.to_date.is_some() && !point.left_out.is_empty() {
        let quarters = words.quarters(&point.left_out);
        return words.say(
            format!("lũy kế chưa gồm {quarters}"),
            format!("to date without {quarters}"),
        );
    }
    if point.nothing_arose {
        return words.say("không phát sinh", "nothing arose");
    }
    String::new()
}

fn fault_words(words: &Words, fault: &EntryFault) -> String {
    match fault {
        EntryFault::Above(..) => words.say("tử số lớn hơn mẫu số", "numerator above denominator"),
        EntryFault::Missing(Part::Numerator) => words.say("thiếu tử số", "numerator missing"),
        EntryFault::Missing(_) => words.say("thiếu mẫu số", "denominator missing"),
        EntryFault::Number(..) => words.say("số liệu không đọc được", "number not readable"),
    }
}
