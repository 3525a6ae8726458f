//! "6 rõ" put into words: what a task lacks, what was added to it, how clear a plan is.

use super::{Language, fill};
use crate::number::Decimal;
use crate::plan::{Clear, ClearCount, How, filled_in, unclear};

/// One of the six within a sentence: `sản phẩm`.
fn short(language: Language, clear: Clear) -> &'static str {
    match clear {
        Clear::Person => language.pick("người", "person"),
        Clear::Work => language.pick("việc", "work"),
        Clear::Time => language.pick("thời gian", "time"),
        Clear::Responsibility => language.pick("trách nhiệm", "responsibility"),
        Clear::Product => language.pick("sản phẩm", "product"),
        Clear::Authority => language.pick("thẩm quyền", "authority"),
    }
}

fn list(language: Language, clears: &[Clear]) -> String {
    let words: Vec<&str> = clears.iter().map(|clear| short(language, *clear)).collect();
    words.join(", ")
}

/// Tasks that lack one of the six: `Chưa rõ sản phẩm`.
pub fn unclear_word(language: Language, clear: Clear) -> String {
    let word = short(language, clear);
    fill(language.pick("Chưa rõ {}", "Lacks a clear {}"), &[word])
}

/// What a task lacks: `Còn thiếu: thời gian, sản phẩm`.
pub fn unclear_words(language: Language, hows: &[(Clear, How<'_>)]) -> String {
    let lacking = unclear(hows);
    if lacking.is_empty() {
        let all = language.pick("Đã rõ cả sáu điều", "Clear in all six");
        return all.to_owned();
    }
    let template = language.pick("Còn thiếu: {}", "Lacks: {}");
    fill(template, &[&list(language, &lacking)])
}

/// What was added to a task: `Đã bổ sung: sản phẩm`; none where nothing was.
pub fn filled_in_words(language: Language, hows: &[(Clear, How<'_>)]) -> Option<String> {
    let filled = filled_in(hows);
    let template = language.pick("Đã bổ sung: {}", "Added: {}");
    (!filled.is_empty()).then(|| fill(template, &[&list(language, &filled)]))
}

/// How clear a plan is by its document, and with what was added:
/// `từ văn bản 18,81 %, sau khi bổ sung 64 %`.
pub fn clear_share(language: Language, count: &ClearCount) -> String {
    let percent = |part: usize| {
        let words = share(part, count.of()).map(|share| language.decimal(share));
        words.map_or_else(|| "–".to_owned(), |words| format!("{words}\u{a0}%"))
    };
    let given = percent(count.given);
    if count.filled == 0 {
        let template = language.pick("từ văn bản {}", "by the document {}");
        return fill(template, &[&given]);
    }
    let template = language.pick(
        "từ văn bản {}, sau khi bổ sung {}",
        "by the document {}, with what was added {}",
    );
    fill(template, &[&given, &percent(count.clear())])
}

/// A share in percent, rounded once to two decimals, half up; none of nothing.
fn share(part: usize, of: usize) -> Option<Decimal> {
    let hundredths = (part * 20_000 + of).checked_div(2 * of)?;
    let units = i64::try_from(hundredths * 100).ok()?;
    Decimal::from_units(units)
}

/// How many tasks of a group are not clear: `8 nhiệm vụ, 5 còn thiếu`.
pub fn group_clear_words(language: Language, tasks: usize, lacking: usize) -> String {
    let parts = [tasks.to_string(), lacking.to_string()];
    let template = language.pick("{} nhiệm vụ, {} còn thiếu", "{} tasks, {} not clear");
    fill(template, &[&parts[0], &parts[1]])
}
