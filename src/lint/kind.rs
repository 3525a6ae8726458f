//! What can be remarked on, and its codes.

use chrono::NaiveDate;

use crate::plan::TargetId;

/// What is to be seen in a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum RemarkKind {
    /// A year that is not the plan's, where something is to be done, or in the plan carried out.
    WrongYear {
        /// The year found.
        found: i32,
        /// The plan's year.
        plan: i32,
    },
    /// A level of government that there is no more (Luật Tổ chức chính quyền địa phương số
    /// 72/2025/QH15: two levels from 01/7/2025).
    EndedLevel {
        /// The word for it: `huyện`.
        word: String,
        /// Since when.
        from: NaiveDate,
        /// The law.
        source: String,
    },
    /// A report to an authority that no longer receives it.
    FormerReceiver {
        /// The authority named.
        name: String,
        /// Who has taken its place, Vietnamese and English.
        now: (String, String),
        /// Since when.
        from: NaiveDate,
        /// The rule.
        source: String,
    },
    /// Due before the plan was issued.
    DueBeforeIssue {
        /// The last day on which it could be done in time.
        due: NaiveDate,
        /// The day of issue, or the first day of its month where only that is written.
        issued: NaiveDate,
    },
    /// Numbers that are missing before this one.
    NumberGap {
        /// Those missing: `VI.1`, `1–3`.
        missing: String,
    },
    /// A number that stands twice.
    NumberTwice {
        /// The number.
        number: String,
    },
    /// A row without a number among rows that have one.
    NumberMissing,
    /// A target that no one leads.
    NoLead,
    /// Two targets of one thing with two values.
    TwoValues {
        /// The target said before.
        other: TargetId,
        /// What this one asks for, in the document's words.
        here: String,
        /// What the other asks for.
        there: String,
        /// Whether each has figures of its own, so that they may not be the same after all.
        apart: bool,
    },
    /// A document number that has lost its dot.
    LostDot {
        /// The symbol as it must be meant.
        meant: String,
    },
    /// A space within a document's symbol (NĐ 30/2020/NĐ-CP, Phụ lục I).
    BrokenSymbol {
        /// The symbol as it must be meant.
        meant: String,
    },
    /// A letter of another script within a document's symbol.
    ForeignLetter {
        /// The letter.
        letter: char,
    },
    /// A document cited by another day than its own.
    OtherDay {
        /// Its symbol.
        symbol: String,
        /// The day found.
        found: NaiveDate,
        /// Its day.
        other: NaiveDate,
        /// Where that comes from; empty where the plan itself gives it elsewhere.
        source: String,
    },
    /// A document of one sort by its name and another by its symbol (NĐ 30/2020/NĐ-CP, Phụ lục
    /// III).
    OtherSort {
        /// The sort by its name.
        name: &'static str,
        /// The sort by its symbol.
        symbol: &'static str,
    },
    /// "của tỉnh" where the province is a city directly under the centre.
    ProvinceInCity {
        /// The city.
        city: String,
    },
    /// Figures "từ ngày 21 tháng trước đến ngày 20 tháng sau": of two months.
    CutOff,
    /// A task without a deadline among others that have one.
    NoDeadline,
    /// A plan without any deadline.
    NoDeadlines {
        /// How many tasks it has.
        tasks: usize,
    },
    /// A deadline that stands in the label or the note, not where deadlines are.
    DueElsewhere,
    /// A target of a level that the commune is not.
    OtherLevel,
    /// The product column repeats who leads: cells have moved.
    ProductIsLead,
    /// A unit that both leads and joins.
    LeadJoins {
        /// Its name.
        unit: String,
    },
    /// A word that is surely misspelt.
    Misspelt {
        /// What is meant.
        right: String,
    },
    /// A document without a number.
    NumberBlank,
    /// A document without a day of issue.
    DayBlank,
}

impl RemarkKind {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongYear { .. } => "KH-01",
            Self::EndedLevel { .. } => "KH-02",
            Self::FormerReceiver { .. } => "KH-03",
            Self::DueBeforeIssue { .. } => "KH-04",
            Self::NumberGap { .. } => "KH-05",
            Self::NumberTwice { .. } => "KH-06",
            Self::NumberMissing => "KH-07",
            Self::NoLead => "KH-08",
            Self::TwoValues { .. } => "KH-09",
            Self::LostDot { .. } => "KH-10",
            Self::BrokenSymbol { .. } | Self::ForeignLetter { .. } => "KH-11",
            Self::OtherDay { .. } => "KH-12",
            Self::OtherSort { .. } => "KH-13",
            Self::ProvinceInCity { .. } => "KH-14",
            Self::CutOff => "KH-15",
            Self::NoDeadline | Self::NoDeadlines { .. } => "KH-16",
            Self::DueElsewhere => "KH-17",
            Self::OtherLevel => "KH-18",
            Self::ProductIsLead => "KH-19",
            Self::LeadJoins { .. } => "KH-20",
            Self::Misspelt { .. } => "KH-21",
            Self::NumberBlank | Self::DayBlank => "KH-22",
        }
    }
}
