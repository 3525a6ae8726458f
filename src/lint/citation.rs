//! Documents that a text names: number and symbol, day, and who issued them.

use chrono::NaiveDate;

use super::passage::{Passage, Word, digits};
use crate::text::{is_letter, lower, parse_date};

/// Words at which the name of an issuer is over.
const AFTER_ISSUER: [&str; 10] = [
    "về", "ban", "phê", "quy", "sửa", "hướng", "triển", "trên", "theo", "để",
];
/// Most words of an issuer's name.
const LONGEST_ISSUER: usize = 10;

/// A document that a text names by its symbol.
pub(super) struct Citation<'a> {
    /// Its first word: that of the symbol.
    pub first: usize,
    /// The last word of the symbol.
    pub symbol_end: usize,
    /// Its last word, with the day and the issuer.
    pub last: usize,
    /// The symbol as it stands.
    pub written: &'a str,
    /// The symbol without the spaces in it: `766/QĐ-TTg`.
    pub symbol: String,
    /// The day it is given, where it is given whole.
    pub day: Option<NaiveDate>,
}

impl Citation<'_> {
    /// Whether a word belongs to it.
    pub fn has(&self, at: usize) -> bool {
        (self.first..=self.last).contains(&at)
    }

    /// What stands before the first `/`.
    pub fn number(&self) -> &str {
        self.symbol.split('/').next().unwrap_or("")
    }

    /// The sort of document its symbol is that of, in capitals: `QĐ`.
    pub fn sort(&self) -> &str {
        let letters = self.symbol.rsplit('/').next().unwrap_or("");
        letters.split('-').next().unwrap_or("")
    }

    /// The year within the symbol: `02/2017/TT-VPCP`.
    pub fn symbol_year(&self) -> Option<i32> {
        let year = self.symbol.split('/').nth(1)?;
        let year = Some(year).filter(|year| year.len() == 4)?;
        digits(year)?.try_into().ok()
    }
}

/// Every document that a passage names by its symbol.
pub(super) fn citations<'a>(passage: &Passage<'a>) -> Vec<Citation<'a>> {
    (0..passage.words.len())
        .filter_map(|at| citation(passage, at))
        .collect()
}

fn citation<'a>(passage: &Passage<'a>, first: usize) -> Option<Citation<'a>> {
    let symbol_end = symbol_end(passage, first)?;
    let written = passage.slice(first, symbol_end);
    let symbol: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    let mut last = symbol_end;
    let day = day_after(passage, symbol_end).map(|(day, end)| {
        last = end;
        day
    });
    last = year_end(passage, last);
    last = issuer_end(passage, last);
    Some(Citation {
        first,
        symbol_end,
        last,
        written,
        symbol,
        day,
    })
}

/// The last word of a symbol that begins at a word: itself, or the next where a space has got
/// into it ("766/QĐ- TTg").
fn symbol_end(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let word = passage.words.get(at)?;
    let (number, letters) = word.text.split_once('/')?;
    let numbered = number.bytes().next()?.is_ascii_digit()
        && number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let letters = match letters.split_once('/') {
        Some((year, letters)) if digits(year).is_some() => letters,
        _ => letters,
    };
    let known = letters.chars().next().is_some_and(is_letter)
        && letters
            .chars()
            .all(|c| is_letter(c) || c.is_ascii_digit() || c == '-');
    if !numbered || !known {
        return None;
    }
    match letters.ends_with('-') {
        true => passage.words.get(at + 1).map(|_| at + 1),
        false if letters.contains('-') || letters.starts_with("QH") => Some(at),
        false => None,
    }
}

/// The day that follows a word, and its last word: "ngày 23/6/2022", "ngày 31 tháng 10 năm 2017".
fn day_after(passage: &Passage<'_>, at: usize) -> Option<(NaiveDate, usize)> {
    if passage.plain(at + 1) != "ngày" {
        return None;
    }
    let read = |last: usize| {
        let day = parse_date(passage.slice(at + 2, last)).ok()?;
        Some((day, last))
    };
    read(at + 2).or_else(|| read(at + 6))
}

/// The last word of "năm 2022" after a word; that word where nothing of the sort follows.
fn year_end(passage: &Passage<'_>, at: usize) -> usize {
    let year = passage.words.get(at + 2).and_then(Word::number);
    let said = passage.plain(at + 1) == "năm" && year.is_some_and(|year| year >= 1900);
    if said { at + 2 } else { at }
}

/// The last word of "của UBND huyện Phú Tân" after a word; that word where nothing of the sort
/// follows.
fn issuer_end(passage: &Passage<'_>, at: usize) -> usize {
    if passage.plain(at + 1) != "của" || !passage.joined(at) {
        return at;
    }
    let mut last = at + 1;
    while last < at + 1 + LONGEST_ISSUER && passage.joined(last) {
        if AFTER_ISSUER.contains(&passage.plain(last + 1)) {
            break;
        }
        last += 1;
    }
    last
}

/// Whether the symbol is that of a sort, whatever its case.
pub(super) fn is_sort(found: &str, sort: &str) -> bool {
    found.chars().map(lower).eq(sort.chars().map(lower))
}
