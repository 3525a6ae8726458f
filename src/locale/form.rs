//! Form II.06a in words: its columns, what is wrong in it, what follows from it.

use super::{Language, figure, fill, number_fault, quarter_name};
use crate::calendar::Quarter;
use crate::form::{Column, FormFault, FormRule, TOTAL};
use crate::ledger::Origin;
use crate::number::Count;
use crate::plan::Target;
use crate::standing::{Figure, PortalReading};
use crate::text::format_decimal;

/// A column's heading under that of its group: `Trực tuyến`.
pub fn column_short(language: Language, column: Column) -> &'static str {
    let (vi, en) = match column {
        Column::Received | Column::Solved | Column::Open => ("Tổng số", "Total"),
        Column::Online => ("Trực tuyến", "Online"),
        Column::InPerson => ("Trực tiếp, BCCI", "Counter, post"),
        Column::CarriedOver => ("Kỳ trước chuyển qua", "Carried over"),
        Column::Early => ("Trước hạn", "Early"),
        Column::OnTime => ("Đúng hạn", "On time"),
        Column::Late | Column::OpenLate => ("Quá hạn", "Late"),
        Column::OpenInTime => ("Trong hạn", "In time"),
    };
    language.pick(vi, en)
}

/// A column by itself: `Tiếp nhận trực tuyến`.
pub fn column_name(language: Language, column: Column) -> &'static str {
    let (vi, en) = match column {
        Column::Received => ("Tiếp nhận, tổng số", "Received, total"),
        Column::Online => ("Tiếp nhận trực tuyến", "Received online"),
        Column::InPerson => (
            "Tiếp nhận trực tiếp, BCCI",
            "Received at the counter, by post",
        ),
        Column::CarriedOver => ("Kỳ trước chuyển qua", "Carried over"),
        Column::Solved => ("Đã giải quyết, tổng số", "Solved, total"),
        Column::Early => ("Giải quyết trước hạn", "Solved early"),
        Column::OnTime => ("Giải quyết đúng hạn", "Solved on time"),
        Column::Late => ("Giải quyết quá hạn", "Solved late"),
        Column::Open => ("Đang giải quyết, tổng số", "Open, total"),
        Column::OpenInTime => ("Đang giải quyết, trong hạn", "Open, in time"),
        Column::OpenLate => ("Đang giải quyết, quá hạn", "Open, late"),
    };
    language.pick(vi, en)
}

/// A field of work, or the row in which all are added up.
pub fn field_words(language: Language, field: &str) -> String {
    match field {
        TOTAL => language.texts().form_total.to_owned(),
        field => field.to_owned(),
    }
}

/// What is wrong in a row of the form of `quarter` and what to do, with its code and both numbers.
pub fn form_fault(language: Language, fault: &FormFault, quarter: Quarter) -> String {
    let column = fault.column();
    let number = column.number().to_string();
    match fault {
        FormFault::Unread(_, fault) => {
            let words = number_fault(language, fault);
            let column = fill(language.pick("Cột {}", "Column {}"), &[&number]);
            format!("{column}: {words}")
        }
        FormFault::Sum { found, sum, .. } => say(
            language,
            (
                "Cột {} là {}, còn {} = {}: chênh {}. Xem lại các cột này, hoặc xóa ô tổng để chương trình tự cộng. (BIEU-01)",
                "Column {} is {}, but {} = {}: {} apart. Check these columns, or clear the total to have it added up. (BIEU-01)",
            ),
            (*found, *sum),
            &[&number, &numbers(column.parts(), "")],
        ),
        FormFault::Balance { received, sum } => say(
            language,
            (
                "Cột {} là {}, còn {} = {}: chênh {}. Hồ sơ tiếp nhận phải bằng đã giải quyết cộng đang giải quyết. (BIEU-02)",
                "Column {} is {}, but {} = {}: {} apart. What was received is either solved or open. (BIEU-02)",
            ),
            (*received, *sum),
            &[&number, "7 + 11"],
        ),
        FormFault::CarriedOver { found, open } => {
            let before = quarter
                .previous()
                .map(|before| quarter_name(language, before));
            say(
                language,
                (
                    "Cột {} là {}, còn cột 11 cuối {} là {}: chênh {}. Kỳ trước chuyển qua phải bằng số đang giải quyết cuối quý trước. (BIEU-03)",
                    "Column {} is {}, but column 11 at the end of {} is {}: {} apart. What is carried over was open at the end of the quarter before. (BIEU-03)",
                ),
                (*found, *open),
                &[&number, &before.unwrap_or_default()],
            )
        }
        FormFault::Rows { found, sum, .. } => say(
            language,
            (
                "Cột {} của dòng tổng cộng là {}, còn {} = {}: chênh {}. Xem lại, hoặc xóa ô tổng cộng để chương trình tự cộng. (BIEU-04)",
                "Column {} of the total is {}, but {} = {}: {} apart. Check, or clear it to have it added up. (BIEU-04)",
            ),
            (*found, *sum),
            &[
                &number,
                language.pick("cộng các lĩnh vực", "the fields together"),
            ],
        ),
    }
}

/// Fills in: the column, what stands there, what it should be and why, how far they are apart.
fn say(
    language: Language,
    (vi, en): (&str, &str),
    (found, other): (Count, Count),
    words: &[&str; 2],
) -> String {
    let [column, because] = words;
    let apart = Count::new(found.get().abs_diff(other.get())).unwrap_or(Count::ZERO);
    let [found, other, apart] = [found, other, apart].map(|count| language.count(count));
    fill(
        language.pick(vi, en),
        &[column, &found, because, &other, &apart],
    )
}

/// `4 + 5 + 6`; each number after `word`.
fn numbers(columns: &[Column], word: &str) -> String {
    let numbers = columns.iter();
    let numbers: Vec<String> = numbers
        .map(|column| format!("{word}{}", column.number()))
        .collect();
    numbers.join(" + ")
}

/// How counts follow from the form: `(cột 8 + cột 9) / cột 7`.
pub fn rule_words(language: Language, rule: &FormRule) -> String {
    let side = |columns: &[Column]| {
        let words = numbers(columns, language.pick("cột ", "column "));
        match columns.len() {
            1 => words,
            _ => format!("({words})"),
        }
    };
    format!("{} / {}", side(&rule.over), side(&rule.under))
}

/// Two counts: `80 / 90`.
pub fn counts_words(language: Language, (over, under): (Count, Count)) -> String {
    format!("{} / {}", language.count(over), language.count(under))
}

/// That figures which were entered go before those of the form, with both.
pub fn before_form_words(language: Language, entered: &str, form: &str) -> String {
    fill(
        language.pick(
            "Đã nhập riêng {}: số này được dùng thay số của biểu ({}). Xóa hai ô đã nhập thì dùng lại biểu.",
            "Entered by itself: {}, which is used in place of the form's ({}). Clear both entered cells to use the form again.",
        ),
        &[entered, form],
    )
}

/// The portal's figure beside the commune's own, and how far they are apart: `Cổng: 96,10 %,
/// biểu: 98,20 %: chênh 2,10 điểm phần trăm`.
pub fn portal_words(language: Language, target: &Target, reading: &PortalReading) -> String {
    let style = language.number_style();
    let percent = |found: &Figure| match target.is_percent() {
        true => format!("{}\u{a0}%", format_decimal(found.rounded(2), 2, style)),
        false => figure(language, found, &target.unit),
    };
    let portal = percent(&reading.portal);
    let (Some((own, origin)), Some(gap)) = (&reading.own, reading.gap()) else {
        let words = language.pick(
            "Cổng: {}; chưa có số của đơn vị để so",
            "Portal: {}; the unit has no figure of its own to compare",
        );
        return fill(words, &[&portal]);
    };
    let source = match origin {
        Origin::Form => language.pick("biểu", "form"),
        Origin::Entered => language.pick("số đã nhập", "entered"),
    };
    let gap = format_decimal(gap, 2, style);
    fill(
        language.pick(
            "Cổng: {}, {}: {}: chênh {} điểm phần trăm",
            "Portal: {}, {}: {}: {} percentage points apart",
        ),
        &[&portal, source, &percent(own), &gap],
    )
}

/// What the portal counts otherwise; none where it counts the same.
pub fn portal_counts_words(language: Language, target: &Target) -> Option<String> {
    let (vi, en) = target.portal.as_ref()?;
    let words = language.pick("Cách đếm khác nhau: {}.", "Counted otherwise: {}.");
    Some(fill(words, &[language.pick(vi, en)]))
}
