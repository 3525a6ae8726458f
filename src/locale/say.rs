//! Facts put into words: figures, thresholds, faults, standings, days.

use chrono::NaiveDate;

use super::{Language, fill};
use crate::calendar::Quarter;
use crate::ledger::{Cell, Entry, EntryFault, Figures, Part};
use crate::number::{Count, Decimal};
use crate::plan::{Clear, ClearCount, How, Target, Threshold};
use crate::standing::{Figure, State, TaskStanding};
use crate::text::{
    NumberFault, NumberStyle, code_point, foreign_letter, format_count, format_date,
    format_date_english, format_field_decimal, format_plain_decimal, visible,
};

impl Language {
    /// Which marks its numbers have.
    pub fn number_style(self) -> NumberStyle {
        self.pick(NumberStyle::Vietnamese, NumberStyle::English)
    }

    /// A count: `1.234.567`.
    pub fn count(self, count: Count) -> String {
        format_count(count, self.number_style())
    }

    /// A decimal with the decimals it needs: `99,5`.
    pub fn decimal(self, decimal: Decimal) -> String {
        format_plain_decimal(decimal, self.number_style())
    }

    /// A decimal in a field, which reads it again when it is typed over.
    pub fn field_decimal(self, decimal: Decimal) -> String {
        format_field_decimal(decimal, self.number_style())
    }

    /// What a field for a count shows when no one is typing in it.
    pub fn field_count(self, cell: &Cell<Count>) -> String {
        match cell {
            Cell::Known(count) => self.count(*count),
            Cell::Unread(text) => text.clone(),
            Cell::Empty => String::new(),
        }
    }

    /// What a field for a number of an entry shows when no one is typing in it.
    pub fn field_text(self, entry: Option<&Entry>, part: Part) -> String {
        match (entry.map(|entry| &entry.figures), part) {
            (Some(Figures::Ratio(cell, _)), Part::Numerator)
            | (Some(Figures::Ratio(_, cell)), Part::Denominator) => self.field_count(cell),
            (Some(Figures::Value(cell)), Part::Value) => match cell {
                Cell::Known(value) => self.field_decimal(*value),
                Cell::Unread(text) => text.clone(),
                Cell::Empty => String::new(),
            },
            _ => String::new(),
        }
    }
}

/// A day: `13/6/2026`.
pub fn day(language: Language, day: NaiveDate) -> String {
    language.pick(format_date(day), format_date_english(day))
}

/// `Quý II`.
pub fn quarter_name(language: Language, quarter: Quarter) -> String {
    fill(language.texts().quarter, &[quarter.roman()])
}

/// A figure with its unit, rounded to two decimals at most: `61,34 %`.
pub fn figure(language: Language, figure: &Figure, unit: &str) -> String {
    match figure {
        Figure::Done(true) => language.texts().done_yes.to_owned(),
        Figure::Done(false) => language.texts().done_no.to_owned(),
        _ => with_unit(&language.decimal(figure.rounded(2)), unit),
    }
}

/// A figure of a target, or a dash.
pub fn figure_of(language: Language, found: Option<&Figure>, target: &Target) -> String {
    found.map_or_else(
        || "–".to_owned(),
        |found| figure(language, found, short_unit(target)),
    )
}

/// Long units would crowd every line: they stand in the threshold only.
fn short_unit(target: &Target) -> &str {
    if target.unit.chars().count() <= 5 {
        &target.unit
    } else {
        ""
    }
}

fn with_unit(number: &str, unit: &str) -> String {
    if unit.is_empty() {
        number.to_owned()
    } else {
        format!("{number}\u{a0}{unit}")
    }
}

/// What a target must reach, in signs: `≥ 80 %`, `phấn đấu 100 %, tối thiểu 95 %`.
pub fn threshold_words(language: Language, target: &Target, reference: Option<Decimal>) -> String {
    let unit = if target.measure == crate::plan::Measure::Done {
        ""
    } else {
        &target.unit
    };
    let number = |value: &Decimal| with_unit(&language.decimal(*value), unit);
    let signed = |sign: &str, value: &Decimal| format!("{sign}\u{a0}{}", number(value));
    match &target.threshold {
        Threshold::AtLeast(goal, Some(floor)) | Threshold::Exactly(goal, Some(floor)) => fill(
            language.pick("phấn đấu {}, tối thiểu {}", "goal {}, at least {}"),
            &[&number(goal), &number(floor)],
        ),
        Threshold::AtLeast(goal, None) => signed("≥", goal),
        Threshold::MoreThan(goal) => signed(">", goal),
        Threshold::AtMost(goal) => signed("≤", goal),
        Threshold::LessThan(goal) => signed("<", goal),
        Threshold::Exactly(goal, None) => number(goal),
        Threshold::Between(from, below, _) => fill(
            language.pick("từ {} đến dưới {}", "{} to below {}"),
            &[&language.decimal(*from), &number(below)],
        ),
        Threshold::AboveReference(words) => match reference {
            Some(value) => format!(
                ">\u{a0}{} ({words})",
                with_unit(&language.decimal(value), "%")
            ),
            None => fill(language.pick("trên {}", "above {}"), &[words]),
        },
    }
}

/// The same as something needed: `cần ≥ 80 %`.
pub fn goal_words(language: Language, target: &Target, reference: Option<Decimal>) -> String {
    let words = threshold_words(language, target, reference);
    match target.threshold.floor() {
        Some(_) => words,
        None => fill(language.pick("cần {}", "needs {}"), &[&words]),
    }
}

/// The word for a standing.
pub fn state_word(language: Language, state: State) -> &'static str {
    let texts = language.texts();
    match state {
        State::Met => texts.met,
        State::FloorMet => texts.floor_met,
        State::Near => texts.near,
        State::Missed => texts.missed,
        State::Open => texts.open,
        State::NoData => texts.no_data,
    }
}

/// What is wrong with an entry and what to do, with its code.
pub fn entry_fault(language: Language, fault: &EntryFault) -> String {
    match fault {
        EntryFault::Number(part, fault) => format!(
            "{}: {}",
            part_word(language, *part),
            number_fault(language, fault)
        ),
        EntryFault::Missing(part) => fill(
            language.pick(
                "Còn thiếu {} nên chưa tính được. (NHAP-09)",
                "The {} is missing, so nothing can be computed. (NHAP-09)",
            ),
            &[part_within(language, *part)],
        ),
        EntryFault::Above(over, under) => fill(
            language.pick(
                "Tử số {} lớn hơn mẫu số {}. Kiểm tra lại hai số; số này chưa được cộng. (NHAP-10)",
                "The numerator {} is above the denominator {}. Check both; this is left out of the sums. (NHAP-10)",
            ),
            &[&language.count(*over), &language.count(*under)],
        ),
    }
}

/// The same within a sentence.
fn part_within(language: Language, part: Part) -> &'static str {
    match part {
        Part::Numerator => language.pick("tử số", "numerator"),
        Part::Denominator => language.pick("mẫu số", "denominator"),
        Part::Value => language.pick("giá trị", "value"),
        Part::Done => language.pick("kết quả", "result"),
    }
}

fn part_word(language: Language, part: Part) -> &'static str {
    let texts = language.texts();
    match part {
        Part::Numerator => texts.numerator,
        Part::Denominator => texts.denominator,
        Part::Value => texts.value,
        Part::Done => texts.done_or_not,
    }
}

/// What is wrong with a typed number and what to do, with its code.
pub fn number_fault(language: Language, fault: &NumberFault) -> String {
    let (vi, en, code) = number_fault_words(fault);
    let parts = match fault {
        NumberFault::NotANumber { found } => vec![visible(&found.to_string()).into_owned()],
        NumberFault::Ambiguous {
            as_decimal,
            as_thousands,
        } => vec![
            language.decimal(*as_decimal),
            language.decimal(*as_thousands),
        ],
        NumberFault::TooLarge { limit } => vec![limit.to_string()],
        NumberFault::TooManyDecimals { most } => vec![most.to_string()],
        _ => Vec::new(),
    };
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    format!("{} ({code})", fill(language.pick(vi, en), &parts))
}

/// Vietnamese, English and the code.
fn number_fault_words(fault: &NumberFault) -> (&'static str, &'static str, &'static str) {
    match fault {
        NumberFault::Empty => ("chưa có số.", "no number.", "NHAP-01"),
        NumberFault::NotANumber { .. } => (
            "“{}” không phải là chữ số. Chỉ gõ số, ví dụ 1.234.",
            "“{}” is no digit. Type a number, for example 1,234,567.",
            "NHAP-02",
        ),
        NumberFault::Grouping => (
            "dấu chấm, dấu phẩy đặt sai chỗ. Viết 1234 hoặc 1.234.",
            "the marks are out of place. Write 1234.",
            "NHAP-03",
        ),
        NumberFault::Ambiguous { .. } => (
            "có hai cách đọc: {} hoặc {}. Gõ lại cho rõ.",
            "two readings: {} or {}. Type it again.",
            "NHAP-04",
        ),
        NumberFault::Negative => (
            "không nhận số âm.",
            "below zero is not possible.",
            "NHAP-05",
        ),
        NumberFault::Fraction => (
            "phải là số nguyên (đếm hồ sơ, không có phần lẻ).",
            "must be a whole number: it counts dossiers.",
            "NHAP-06",
        ),
        NumberFault::Percent => (
            "cần số lượng, không phải phần trăm; tỷ lệ được tính tự động.",
            "a count is needed, not a percentage; the rate is computed.",
            "NHAP-07",
        ),
        NumberFault::TooLarge { .. } => (
            "số quá lớn (tối đa {}).",
            "too large (at most {}).",
            "NHAP-08",
        ),
        NumberFault::TooManyDecimals { .. } => (
            "quá nhiều chữ số lẻ (tối đa {}).",
            "too many decimals (at most {}).",
            "NHAP-08",
        ),
    }
}

/// How a task stands, in words.
pub fn task_words(language: Language, standing: TaskStanding) -> String {
    let say = |on| day(language, on);
    let texts = language.texts();
    match standing {
        TaskStanding::Due { days: 0, .. } => language.pick("hạn hôm nay", "due today").to_owned(),
        TaskStanding::Due { days, .. } => fill(
            language.pick("còn {} ngày", "{} days left"),
            &[&days.to_string()],
        ),
        TaskStanding::Overdue { days, .. } => fill(
            language.pick("Quá hạn {} ngày", "Overdue by {} days"),
            &[&days.to_string()],
        ),
        TaskStanding::DoneOnTime { on } => fill(
            language.pick("Hoàn thành đúng hạn ngày {}", "Done on time, {}"),
            &[&say(on)],
        ),
        TaskStanding::DoneLate { on, days } => fill(
            language.pick(
                "Hoàn thành ngày {}, muộn {} ngày",
                "Done on {}, {} days late",
            ),
            &[&say(on), &days.to_string()],
        ),
        TaskStanding::Done { on } => fill(
            language.pick("Hoàn thành ngày {}", "Done on {}"),
            &[&say(on)],
        ),
        TaskStanding::Continuous => language.pick("Thường xuyên", "Continuous").to_owned(),
        TaskStanding::Recurring { next: Some(next) } => fill(
            language.pick("Định kỳ, lần tới {}", "Recurring, next on {}"),
            &[&say(next)],
        ),
        TaskStanding::Recurring { next: None } => language.pick("Định kỳ", "Recurring").to_owned(),
        TaskStanding::Waiting => language
            .pick(
                "Chờ sự kiện hoặc văn bản",
                "Waits for an event or a document",
            )
            .to_owned(),
        TaskStanding::NoDeadline => texts.filter_none.to_owned(),
        TaskStanding::NotArisen => texts.not_arisen.to_owned(),
    }
}

/// One of the "6 rõ", in two words.
pub fn clear_word(language: Language, clear: Clear) -> &'static str {
    match clear {
        Clear::Person => language.pick("Rõ người", "Clear person"),
        Clear::Work => language.pick("Rõ việc", "Clear work"),
        Clear::Time => language.pick("Rõ thời gian", "Clear time"),
        Clear::Responsibility => language.pick("Rõ trách nhiệm", "Clear responsibility"),
        Clear::Product => language.pick("Rõ sản phẩm", "Clear product"),
        Clear::Authority => language.pick("Rõ thẩm quyền", "Clear authority"),
    }
}

/// What is asked of a task by one of the "6 rõ": the words beside a field to fill in.
pub fn clear_question(language: Language, clear: Clear) -> &'static str {
    match clear {
        Clear::Person => language.pick("Ai chủ trì?", "Who leads?"),
        Clear::Work => language.pick("Làm việc gì?", "What is done?"),
        Clear::Time => language.pick("Xong ngày nào, kỳ nào?", "By which day, or how often?"),
        Clear::Responsibility => {
            language.pick("Ai phối hợp, chịu phần nào?", "Who joins, for which part?")
        }
        Clear::Product => language.pick("Kết quả là gì?", "What comes out of it?"),
        Clear::Authority => language.pick("Ai duyệt, ai quyết định?", "Who approves or decides?"),
    }
}

/// How a task is clear in one of the "6 rõ": the words, or that they are missing.
pub fn how_words(language: Language, how: &How<'_>) -> String {
    let (template, words) = match how {
        How::GivenByDocument(words) => {
            (language.pick("Văn bản ghi: {}", "The document: {}"), words)
        }
        How::FilledIn(words) => (language.pick("Điền thêm: {}", "Filled in: {}"), words),
        How::Vague(words) => (
            language.pick("Chưa rõ, văn bản ghi: {}", "Not clear; the document: {}"),
            words,
        ),
        How::Missing => return language.pick("Còn thiếu", "Missing").to_owned(),
    };
    fill(template, &[words])
}

/// How clear a plan is in one of the "6 rõ": `38/202 nhiệm vụ`.
pub fn clear_count(language: Language, count: &ClearCount) -> String {
    let (clear, of) = (count.clear().to_string(), count.of().to_string());
    fill(
        language.pick("{}/{} nhiệm vụ", "{} of {} tasks"),
        &[&clear, &of],
    )
}

/// What is to be said of a name with a letter of another script that looks Latin.
pub fn look_alike(language: Language, name: &str) -> Option<String> {
    let letter = foreign_letter(name)?;
    let words = language.pick(
        "Tên “{}” có chữ “{}” ({}) không phải chữ Latinh, tuy trông giống: hãy xem lại nơi gửi tệp.",
        "The name “{}” has a letter “{}” ({}) that is not Latin, though it looks so: see where the file comes from.",
    );
    Some(fill(
        words,
        &[name, &letter.to_string(), &code_point(letter)],
    ))
}
