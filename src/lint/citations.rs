//! KH-10 to KH-13: documents cited by a symbol that cannot be theirs, or by a day that is not.
//! Numbers and symbols: NĐ 30/2020/NĐ-CP, Phụ lục I and III. Days that are known are data:
//! `documents.json`.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::citation::{Citation, citations, is_sort};
use super::passage::Passage;
use super::{Remark, RemarkKind};
use crate::sorted::Sorted;
use crate::text::{foreign_letter, parse_date_iso};

/// Sorts of document with their abbreviations (NĐ 30/2020/NĐ-CP, Phụ lục III; acts of law by their
/// own law).
const SORTS: [(&str, &str); 8] = [
    ("quyết định", "QĐ"),
    ("kế hoạch", "KH"),
    ("nghị quyết", "NQ"),
    ("nghị định", "NĐ"),
    ("thông tư", "TT"),
    ("chỉ thị", "CT"),
    ("công điện", "CĐ"),
    ("báo cáo", "BC"),
];
/// Since 2025 the Government numbers its resolutions on obstacles in the law 66.1, 66.2 …: without
/// the dot they read as six hundred and more, and it issues no such number in a year.
const DOTTED: &str = "66";
/// The first year of those.
const DOTTED_SINCE: i32 = 2025;

/// The known day of a document.
struct Known {
    day: NaiveDate,
    source: String,
}

fn known() -> Sorted<String, Known> {
    let data: Value = serde_json::from_str(include_str!("documents.json")).unwrap_or_default();
    let mut known = Sorted::default();
    for one in data.as_array().into_iter().flatten() {
        let text = |key: &str| {
            one.get(key)
                .and_then(Value::as_str)
                .unwrap_or("")
                .to_owned()
        };
        if let Some(day) = parse_date_iso(&text("day")) {
            let source = text("source");
            known.insert(text("symbol"), Known { day, source });
        }
    }
    known
}

pub(super) fn check(passages: &[Passage<'_>]) -> Vec<Remark> {
    let mut known = known();
    let mut found = Vec::new();
    for passage in passages {
        for citation in citations(passage) {
            found.extend(lost_dot(passage, &citation));
            found.extend(broken(passage, &citation));
            found.extend(other_sort(passage, &citation));
            found.extend(other_day(passage, &citation, &mut known));
        }
    }
    found
}

fn lost_dot(passage: &Passage<'_>, citation: &Citation<'_>) -> Option<Remark> {
    let after = citation.number().strip_prefix(DOTTED)?;
    let run_together = !after.is_empty() && after.bytes().all(|byte| byte.is_ascii_digit());
    let since = citation
        .symbol_year()
        .is_some_and(|year| year >= DOTTED_SINCE);
    let of_government = citation.symbol.ends_with("/NQ-CP");
    let meant = citation.symbol.replacen(DOTTED, &format!("{DOTTED}."), 1);
    (run_together && since && of_government).then(|| {
        let kind = RemarkKind::LostDot { meant };
        Remark::new(kind, &passage.place, citation.written)
    })
}

/// A space within the symbol, or a letter of another script.
fn broken(passage: &Passage<'_>, citation: &Citation<'_>) -> Option<Remark> {
    let kind = if let Some(letter) = foreign_letter(citation.written) {
        RemarkKind::ForeignLetter { letter }
    } else if citation.written.contains(char::is_whitespace) {
        let meant = citation.symbol.clone();
        RemarkKind::BrokenSymbol { meant }
    } else {
        return None;
    };
    Some(Remark::new(kind, &passage.place, citation.written))
}

/// "Kế hoạch số 354/QĐ-UBND": one sort by name, another by symbol.
fn other_sort(passage: &Passage<'_>, citation: &Citation<'_>) -> Option<Remark> {
    let by_symbol = SORTS
        .iter()
        .find(|(_, sort)| is_sort(citation.sort(), sort))?;
    let end = match passage.before(citation.first, 1) {
        "số" => citation.first.checked_sub(3)?,
        _ => citation.first.checked_sub(2)?,
    };
    let by_name = SORTS
        .iter()
        .find(|(name, _)| passage.phrase(end, name).is_some())?;
    let kind = RemarkKind::OtherSort {
        name: by_name.0,
        symbol: by_symbol.0,
    };
    let quote = passage.slice(end, citation.symbol_end);
    (by_name != by_symbol).then(|| Remark::new(kind, &passage.place, quote))
}

/// A day that is not the one known, or not the one that the plan gives elsewhere.
fn other_day(
    passage: &Passage<'_>,
    citation: &Citation<'_>,
    known: &mut Sorted<String, Known>,
) -> Option<Remark> {
    let found = citation.day.filter(|_| is_central(citation))?;
    let Some(right) = known.get(&citation.symbol) else {
        let source = String::new();
        known.insert(citation.symbol.clone(), Known { day: found, source });
        return None;
    };
    let kind = RemarkKind::OtherDay {
        symbol: citation.symbol.clone(),
        found,
        other: right.day,
        source: right.source.clone(),
    };
    // Two documents of different years may share a number; a slip keeps the year.
    let same_year = found.year() == right.day.year() || citation.symbol_year().is_some();
    let quote = passage.slice(citation.first, citation.last);
    (found != right.day && same_year).then(|| Remark::new(kind, &passage.place, quote))
}

/// Whether only one office numbers documents so: each commune has its own 15/KH-UBND.
fn is_central(citation: &Citation<'_>) -> bool {
    let issuer = citation.symbol.rsplit(['-', '/']).next().unwrap_or("");
    let of_law = is_sort(citation.sort(), "TT") && citation.symbol_year().is_some();
    ["TTg", "CP"].contains(&issuer) || issuer.starts_with("QH") || of_law
}
