//! What is entered: figures, notes, progress.

use chrono::NaiveDate;

use crate::number::{Count, Decimal};
use crate::plan::{Measure, Target};
use crate::text::{NumberFault, parse_count, parse_date_iso, parse_decimal};

/// Longest text that can be typed into a field, in characters: far more than any number has, far
/// less than makes a file that is refused.
const LONGEST: usize = 1_000;

/// One field of an entry.
///
/// What is typed wrongly is kept as it was typed and stays out of every sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell<T> {
    /// Nothing typed.
    #[default]
    Empty,
    /// A number.
    Known(T),
    /// Text that is not such a number.
    Unread(String),
}

impl<T: Copy> Cell<T> {
    /// The number, if there is one.
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(value) => Some(*value),
            _ => None,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    fn read(text: &str, parse: impl Fn(&str) -> Result<T, NumberFault>) -> Self {
        if text.trim().is_empty() {
            return Self::Empty;
        }
        parse(text).map_or_else(|_| Self::Unread(text.to_owned()), Self::Known)
    }

    /// As a field keeps it.
    pub(crate) fn shortened(mut self) -> Self {
        self.hold();
        self
    }
}

impl<T> Cell<T> {
    /// Cuts a text that is too long to be a slip of the keyboard.
    pub(super) fn hold(&mut self) {
        if let Self::Unread(text) = self {
            *text = kept(text);
        }
    }
}

/// A text as it is kept. One that is too long is cut and ends in a sign that no number has, lest
/// what is left of it be read as one.
pub(super) fn kept(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}

impl Cell<Count> {
    /// Reads a typed count.
    pub fn count(text: &str) -> Self {
        Self::read(text, parse_count)
    }
}

impl Cell<Decimal> {
    /// Reads a typed decimal.
    pub fn decimal(text: &str) -> Self {
        Self::read(text, parse_decimal)
    }
}

/// The figures of one entry; their sort is the target's measure.
#[derive(Clone, Debug, PartialEq)]
pub enum Figures {
    /// Two counts.
    Ratio(Cell<Count>, Cell<Count>),
    /// One number.
    Value(Cell<Decimal>),
    /// Done or not.
    Done(bool),
}

/// Which field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The first count.
    Numerator,
    /// The second count.
    Denominator,
    /// The one number.
    Value,
    /// Done or not.
    Done,
}

impl Figures {
    /// Figures of this measure with nothing in them; "not done" where nothing entered would be
    /// no entry.
    fn blank(measure: Measure) -> Self {
        match measure {
            Measure::Ratio => Self::Ratio(Cell::Empty, Cell::Empty),
            Measure::Value => Self::Value(Cell::Empty),
            Measure::Done => Self::Done(false),
        }
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Ratio(numerator, denominator) => numerator.is_empty() && denominator.is_empty(),
            Self::Value(value) => value.is_empty(),
            Self::Done(_) => false,
        }
    }

    /// The measure these figures are of.
    pub fn measure(&self) -> Measure {
        match self {
            Self::Ratio(..) => Measure::Ratio,
            Self::Value(_) => Measure::Value,
            Self::Done(_) => Measure::Done,
        }
    }

    /// What is wrong with them for `target`, if anything is. Nothing typed is not wrong.
    pub fn fault(&self, target: &Target) -> Option<EntryFault> {
        self.fault_as(target.is_share())
    }

    /// The same without a target; of a share, what is above the line is a part of what is below.
    pub fn fault_as(&self, share: bool) -> Option<EntryFault> {
        match self {
            Self::Ratio(numerator, denominator) => ratio_fault(numerator, denominator, share),
            Self::Value(Cell::Unread(text)) => Some(EntryFault::Number(
                Part::Value,
                number_fault(parse_decimal(text)),
            )),
            Self::Value(_) | Self::Done(_) => None,
        }
    }
}

fn ratio_fault(
    numerator: &Cell<Count>,
    denominator: &Cell<Count>,
    share: bool,
) -> Option<EntryFault> {
    match (numerator, denominator) {
        (Cell::Unread(text), _) => Some(EntryFault::Number(
            Part::Numerator,
            number_fault(parse_count(text)),
        )),
        (_, Cell::Unread(text)) => Some(EntryFault::Number(
            Part::Denominator,
            number_fault(parse_count(text)),
        )),
        (Cell::Known(_), Cell::Empty) => Some(EntryFault::Missing(Part::Denominator)),
        (Cell::Empty, Cell::Known(_)) => Some(EntryFault::Missing(Part::Numerator)),
        (Cell::Known(over), Cell::Known(under)) if share && over > under => {
            Some(EntryFault::Above(*over, *under))
        }
        (Cell::Known(over), Cell::Known(under)) if under.get() == 0 && over.get() > 0 => {
            Some(EntryFault::Above(*over, *under))
        }
        _ => None,
    }
}

fn number_fault<T>(read: Result<T, NumberFault>) -> NumberFault {
    read.err().unwrap_or(NumberFault::Empty)
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq)]
pub enum EntryFault {
    /// A field holds text that is not such a number.
    Number(Part, NumberFault),
    /// One count stands without the other.
    Missing(Part),
    /// The numerator is above the denominator.
    Above(Count, Count),
}

impl EntryFault {
    /// Whether it is to be mended at this number: two counts that contradict each other are at the
    /// numerator.
    pub fn is_at(&self, part: Part) -> bool {
        match self {
            Self::Number(at, _) | Self::Missing(at) => *at == part,
            Self::Above(..) => part == Part::Numerator,
        }
    }
}

/// A moment in Viet Nam's time (+07:00), to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub day: NaiveDate,
    /// Minutes since midnight, 0 to 1,439.
    pub minute: u16,
}

impl Moment {
    /// A moment; `None` where the minute is not within a day.
    pub fn new(day: NaiveDate, minute: u16) -> Option<Self> {
        (minute < 24 * 60).then_some(Self { day, minute })
    }

    /// `14:02`.
    pub fn clock(&self) -> String {
        format!("{:02}:{:02}", self.minute / 60, self.minute % 60)
    }

    /// `2026-06-13T14:02:00+07:00`.
    pub fn iso(&self) -> String {
        format!("{}T{}:00+07:00", self.day, self.clock())
    }

    /// Reads the form that [`Moment::iso`] writes; seconds are dropped.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let (day, time) = text.split_once('T')?;
        let mut parts = time.strip_suffix("+07:00")?.split(':');
        let hour = two_digits(parts.next()?, 23)?;
        let minute = two_digits(parts.next()?, 59)?;
        two_digits(parts.next()?, 59)?;
        let over = parts.next().is_none();
        Self::new(parse_date_iso(day)?, hour * 60 + minute).filter(|_| over)
    }
}

fn two_digits(text: &str, most: u16) -> Option<u16> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| digits && *number <= most)
}

/// Figures of one indicator or target in one quarter, and when they were entered.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The figures.
    pub figures: Figures,
    /// When they were last changed; none where a file does not say.
    pub entered_at: Option<Moment>,
}

impl Entry {
    /// The entry that comes of typing `text` into `part` of `before`; none when nothing is left.
    pub fn typed(
        before: Option<&Self>,
        measure: Measure,
        part: Part,
        text: &str,
        now: Moment,
    ) -> Option<Self> {
        if measure == Measure::Done {
            // Ticked, not typed.
            return before.cloned();
        }
        let mut figures = before
            .map(|entry| entry.figures.clone())
            .filter(|figures| figures.measure() == measure)
            .unwrap_or_else(|| Figures::blank(measure));
        match (&mut figures, part) {
            (Figures::Ratio(numerator, _), Part::Numerator) => {
                *numerator = Cell::count(text).shortened();
            }
            (Figures::Ratio(_, denominator), Part::Denominator) => {
                *denominator = Cell::count(text).shortened();
            }
            (Figures::Value(value), Part::Value) => *value = Cell::decimal(text).shortened(),
            _ => {}
        }
        if before.is_some_and(|entry| entry.figures == figures) {
            return before.cloned();
        }
        (!figures.is_empty()).then_some(Self {
            figures,
            entered_at: Some(now),
        })
    }
}

/// A note on one indicator or target in one quarter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// What is to be said.
    pub text: String,
    /// Why the target was missed (nguyên nhân).
    pub cause: String,
    /// What is done about it (biện pháp khắc phục).
    pub remedy: String,
    /// By which day it is mended (thời hạn khắc phục).
    pub remedy_by: Option<NaiveDate>,
    /// What was typed for that day since, where it is none.
    pub remedy_by_unread: Option<String>,
    /// What bears the figures out.
    pub evidence: Vec<Evidence>,
}

impl Note {
    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        let texts = [&self.text, &self.cause, &self.remedy];
        texts.iter().all(|text| text.trim().is_empty())
            && self.remedy_by.is_none()
            && self.remedy_by_unread.is_none()
            && self.evidence.iter().all(Evidence::is_empty)
    }

    /// Whether it says why a target was missed and what is done about it.
    pub fn explains(&self) -> bool {
        !self.cause.trim().is_empty() && !self.remedy.trim().is_empty()
    }
}

/// A document that bears a figure out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Number and symbol: `45/BC-UBND`.
    pub number: String,
    /// Its date, if known.
    pub date: Option<NaiveDate>,
    /// What was typed for its date since, where it is none.
    pub date_unread: Option<String>,
    /// Where it can be read, http or https; may be empty.
    pub link: String,
}

impl Evidence {
    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        let texts = [&self.number, &self.link];
        texts.iter().all(|text| text.trim().is_empty())
            && self.date.is_none()
            && self.date_unread.is_none()
    }

    /// The link, where it is a web address and nothing else.
    pub fn web_address(&self) -> Option<&str> {
        let link = self.link.trim();
        let lower = link.to_ascii_lowercase();
        (lower.starts_with("https://") || lower.starts_with("http://")).then_some(link)
    }
}

/// The reference value of a relative target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// The value; none as long as none is typed that can be read.
    pub value: Option<Decimal>,
    /// What was typed for the value since, where it is none.
    pub value_unread: Option<String>,
    /// Where it was taken from.
    pub source: String,
    /// As of which day, if known.
    pub date: Option<NaiveDate>,
    /// What was typed for that day since, where it is none.
    pub date_unread: Option<String>,
}
