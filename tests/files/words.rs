//! In which words a file is refused.

use std::collections::BTreeSet;

use super::common::*;
use super::{fixture, fixture_value};
use serde_json::json;
use so_chi_tieu::file::{Fault, FaultKind, Sort, open};
use so_chi_tieu::locale::Language;

#[test]
fn codes_and_words_are_stable() {
    let text = || "x".to_owned();
    let table = [
        (FaultKind::TooLarge { bytes: 2, limit: 1 }, "FILE-01"),
        (FaultKind::NotText, "FILE-02"),
        (FaultKind::TooDeep { limit: 32 }, "FILE-03"),
        (FaultKind::Truncated, "FILE-04"),
        (FaultKind::NotJson, "FILE-05"),
        (FaultKind::WrongFormat { found: text() }, "FILE-06"),
        (
            FaultKind::WrongFormat {
                found: String::new(),
            },
            "FILE-06",
        ),
        (FaultKind::NewerVersion { found: 2, known: 1 }, "FILE-07"),
        (FaultKind::FieldMissing("id"), "FILE-08"),
        (FaultKind::FieldTwice("id".to_owned()), "FILE-08"),
        (
            FaultKind::WrongType {
                found: Sort::Text,
                quote: " “a”".to_owned(),
                wanted: Sort::Number,
            },
            "FILE-08",
        ),
        (FaultKind::NumberBeyond("1e300".to_owned()), "FILE-08"),
        (FaultKind::TooMany { found: 2, limit: 1 }, "FILE-09"),
        (FaultKind::TooLong { limit: 1 }, "FILE-10"),
        (FaultKind::Digest, "FILE-11"),
        (FaultKind::NoRoom { bytes: 2, limit: 1 }, "FILE-12"),
        (FaultKind::Empty, "PLAN-01"),
        (FaultKind::DuplicateId(text()), "PLAN-02"),
        (FaultKind::BadId(text()), "PLAN-03"),
        (FaultKind::UnknownUnit(text()), "PLAN-04"),
        (FaultKind::UnknownTarget(text()), "PLAN-05"),
        (FaultKind::UnknownGroup(text()), "PLAN-06"),
        (FaultKind::UnknownIndicator(text()), "PLAN-07"),
        (
            FaultKind::UnknownWord {
                word: text(),
                allowed: "a, b",
            },
            "PLAN-08",
        ),
        (
            FaultKind::RangeOrder {
                from: text(),
                below: text(),
            },
            "PLAN-09",
        ),
        (
            FaultKind::FloorOrder {
                floor: text(),
                goal: text(),
            },
            "PLAN-10",
        ),
        (FaultKind::PartMissing("value"), "PLAN-11"),
        (FaultKind::BadDate(text()), "PLAN-12"),
        (
            FaultKind::OutOfRange {
                found: text(),
                allowed: "1–4",
            },
            "PLAN-13",
        ),
        (FaultKind::Circle(text()), "PLAN-14"),
        (FaultKind::EntryDisagrees(text()), "PLAN-15"),
        (FaultKind::UnknownTask(text()), "PLAN-16"),
        (FaultKind::PartUnwanted("floor"), "PLAN-17"),
        (FaultKind::NegativeCount(text()), "DATA-01"),
        (FaultKind::FractionCount(text()), "DATA-02"),
        (FaultKind::UnknownEntry(text()), "DATA-03"),
        (FaultKind::WrongFigures(text()), "DATA-04"),
        (FaultKind::WrongYear { found: 1, plan: 2 }, "DATA-05"),
        (
            FaultKind::Above {
                numerator: text(),
                denominator: text(),
            },
            "DATA-06",
        ),
        (FaultKind::StepOrder(text()), "DATA-07"),
        (FaultKind::NoChange, "DATA-08"),
    ];
    let mut said = BTreeSet::new();
    for (kind, code) in table {
        let fault = Fault {
            kind,
            place: "here".to_owned(),
        };
        assert_eq!(fault.code(), code);
        check_words(&fault);
        assert!(said.insert(fault.what(Language::Vietnamese)), "{fault:?}");
    }
}

#[test]
fn what_is_quoted_is_short_and_hides_nothing() {
    let said = |text: &str| {
        let mut file = fixture_value("valid/small.json");
        file["targets"][0]["id"] = json!(text);
        let faults = open_text(&file.to_string()).unwrap_err();
        faults[0].what(Language::English)
    };
    assert_eq!(said("a\u{202e}b"), "The id “a‹U+202E›b” cannot be used.");
    let long = said(&"ă".repeat(20_000));
    assert_eq!(
        long,
        format!("The id “{}…” cannot be used.", "ă".repeat(200))
    );
}

#[test]
fn what_does_not_fit_is_said_in_both_languages() {
    let check = |name: &str, vietnamese: &str, english: &str| {
        let faults = open(&fixture(&format!("invalid/{name}.json"))).unwrap_err();
        assert_eq!(faults[0].what(Language::Vietnamese), vietnamese);
        assert_eq!(faults[0].what(Language::English), english);
    };
    check(
        "no-targets-field",
        "Thiếu trường “targets”.",
        "The field “targets” is missing.",
    );
    check(
        "duplicate-key",
        "Trường “issuer” có hai lần.",
        "The field “issuer” stands twice.",
    );
    check(
        "number-where-text-belongs",
        "Có số “7” ở chỗ cần chữ.",
        "Found a number “7” where text belongs.",
    );
    check(
        "null-where-a-list-belongs",
        "Có giá trị rỗng (null) ở chỗ cần danh sách [ ].",
        "Found null where a list [ ] belongs.",
    );
    check(
        "comma-number",
        "Có chữ “99,5” ở chỗ cần số.",
        "Found text “99,5” where a number belongs.",
    );
    check(
        "too-many-decimals",
        "Số 99.12345 quá lớn hoặc quá nhiều chữ số thập phân (nhiều nhất 4 chữ số, từ \
         -900000000000 đến 900000000000).",
        "The number 99.12345 is too large or has too many decimals (at most 4, from \
         -900000000000 to 900000000000).",
    );
}
