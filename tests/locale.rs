//! The words of the screen: both languages, with the same places to fill, and facts put into
//! words.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use chrono::NaiveDate;
use so_chi_tieu::file::Opened;
use so_chi_tieu::ledger::{EntryFault, Part};
use so_chi_tieu::locale::{
    ALL, Language, definition_words, entry_fault, figure, fill, look_alike, number_fault,
    state_word, task_words,
};
use so_chi_tieu::number::{Count, Decimal};
use so_chi_tieu::standing::{Figure, State, TaskStanding};
use so_chi_tieu::text::{parse_count, parse_decimal};

const VI: Language = Language::Vietnamese;
const EN: Language = Language::English;

#[test]
fn both_languages_have_the_same_places_to_fill() {
    assert!(ALL.len() > 150);
    for (name, vi, en) in ALL {
        assert!(!vi.trim().is_empty() && !en.trim().is_empty(), "{name}");
        assert_eq!(
            vi.matches("{}").count(),
            en.matches("{}").count(),
            "{name}: {vi} | {en}"
        );
    }
}

#[test]
fn texts_are_in_nfc() {
    for (name, vi, _) in ALL {
        assert_eq!(so_chi_tieu::text::nfc(vi), *vi, "{name}");
    }
}

#[test]
fn places_are_filled_in_order() {
    assert_eq!(fill("{} và {}", &["a", "b"]), "a và b");
    assert_eq!(fill("{}{}", &["a"]), "a");
    assert_eq!(fill("không", &["a"]), "không");
    // What is filled in is not filled again.
    assert_eq!(fill("{} {}", &["{}", "b"]), "{} b");
}

fn count(number: u64) -> Count {
    Count::new(number).unwrap()
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn figures_are_said_with_their_unit() {
    let rate = Figure::Rate {
        numerator: count(779),
        denominator: count(1270),
        factor: 100,
    };
    assert_eq!(figure(VI, &rate, "%"), "61,34\u{a0}%");
    assert_eq!(figure(EN, &rate, "%"), "61.34\u{a0}%");
    let value = Figure::Value(Decimal::parse_plain("83.5").unwrap());
    assert_eq!(figure(VI, &value, "điểm"), "83,5\u{a0}điểm");
    assert_eq!(figure(VI, &Figure::Done(true), ""), "Đã thực hiện");
}

#[test]
fn faults_of_entries_carry_a_code_and_what_to_do() {
    let cases = [
        ("12a", "NHAP-02"),
        ("1.2.3", "NHAP-03"),
        ("1,234", "NHAP-04"),
        ("-3", "NHAP-05"),
        ("3,5", "NHAP-06"),
        ("80%", "NHAP-07"),
        ("9999999999999", "NHAP-08"),
    ];
    for (text, code) in cases {
        let fault = parse_count(text).expect_err(text);
        for language in [VI, EN] {
            let words = number_fault(language, &fault);
            assert!(words.ends_with(&format!("({code})")), "{text}: {words}");
        }
    }
    let fault = parse_decimal("1,234").unwrap_err();
    let words = number_fault(VI, &fault);
    assert!(
        words.contains("1,234") && words.contains("1.234"),
        "{words}"
    );
    let above = EntryFault::Above(count(2410), count(2310));
    assert!(entry_fault(VI, &above).starts_with("Tử số 2.410 lớn hơn mẫu số 2.310"));
    assert!(entry_fault(EN, &above).contains("2,410"));
    let missing = EntryFault::Missing(Part::Denominator);
    assert!(entry_fault(VI, &missing).starts_with("Còn thiếu mẫu số"));
}

#[test]
fn a_name_that_only_looks_latin_is_said_with_its_letter() {
    let said = |language| look_alike(language, "Xã Đạі Sơn").expect("a remark");
    assert!(said(VI).starts_with("Tên “Xã Đạі Sơn” có chữ “і” (U+0456)"));
    assert!(said(EN).starts_with("The name “Xã Đạі Sơn” has a letter “і” (U+0456)"));
    assert_eq!(look_alike(VI, "Xã Đại Sơn"), None);
    // Whatever cannot be seen in a number is named too.
    let fault = parse_count("12\u{202e}").unwrap_err();
    assert!(number_fault(VI, &fault).starts_with("“‹U+202E›”"));
}

#[test]
fn every_state_has_a_word_of_its_own() {
    let states = [
        State::Met,
        State::FloorMet,
        State::Near,
        State::Missed,
        State::Open,
        State::NoData,
    ];
    for language in [VI, EN] {
        let mut words: Vec<&str> = states.iter().map(|s| state_word(language, *s)).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), states.len());
    }
}

#[test]
fn tasks_say_how_they_stand() {
    let on = date(2026, 10, 29);
    let cases = [
        (TaskStanding::Due { on, days: 0 }, "hạn hôm nay"),
        (TaskStanding::Due { on, days: 12 }, "còn 12 ngày"),
        (TaskStanding::Overdue { on, days: 3 }, "Quá hạn 3 ngày"),
        (
            TaskStanding::DoneLate { on, days: 2 },
            "Hoàn thành ngày 29/10/2026, muộn 2 ngày",
        ),
        (TaskStanding::Continuous, "Thường xuyên"),
        (
            TaskStanding::Recurring { next: Some(on) },
            "Định kỳ, lần tới 29/10/2026",
        ),
    ];
    for (standing, words) in cases {
        assert_eq!(task_words(VI, standing), words);
    }
}

/// The log in words, in both languages.
#[test]
fn steps_and_changes_are_said_in_words() {
    use so_chi_tieu::ledger::{Cause, Cell, Change, Entry, Figures, Moment, Step};
    use so_chi_tieu::locale::{change_words, step_words};
    use so_chi_tieu::number::Count;
    use so_chi_tieu::plan::{EntryKey, TargetId};

    let day = NaiveDate::from_ymd_opt(2026, 6, 13).unwrap();
    let step = |who: &str, cause: Cause| Step {
        number: 1,
        at: Moment::new(day, 14 * 60 + 2).unwrap(),
        who: who.to_owned(),
        cause,
        changes: Vec::new(),
    };
    let cases = [
        (
            step("Lò Thị Mai", Cause::Typed),
            "13/6/2026 14:02 · Lò Thị Mai · gõ",
        ),
        (step("", Cause::Undone(3)), "13/6/2026 14:02 · hoàn tác"),
        (
            step("", Cause::Imported("so.json".to_owned())),
            "13/6/2026 14:02 · từ tệp so.json",
        ),
    ];
    for (step, words) in cases {
        assert_eq!(step_words(Language::Vietnamese, &step), words);
    }
    let key = EntryKey::Target(TargetId::new("II.6").unwrap());
    let entry = |over: Cell<Count>, under: u64| Entry {
        figures: Figures::Ratio(over, Cell::Known(Count::new(under).unwrap())),
        entered_at: None,
    };
    let change = Change::Entry(
        (key, so_chi_tieu::calendar::Quarter::II),
        Some(entry(Cell::Unread("bốn trăm".to_owned()), 2_400)),
        Some(entry(Cell::Known(Count::new(1_942).unwrap()), 2_400)),
    );
    assert_eq!(
        change_words(Language::Vietnamese, None, &change),
        "Quý II: từ “bốn trăm” / 2.400 thành 1.942 / 2.400"
    );
    assert_eq!(
        change_words(Language::English, None, &change),
        "Quarter II: from “bốn trăm” / 2,400 to 1,942 / 2,400"
    );
}

/// A closing in words: in the log, and on every cell that it locks.
#[test]
fn closings_say_by_whom_when_and_why() {
    use so_chi_tieu::calendar::Quarter;
    use so_chi_tieu::ledger::{By, Change, Ledger, Moment};
    use so_chi_tieu::locale::{change_words, locked_words, reopened_words};

    let by = |who: &str| By {
        at: Moment::new(date(2026, 6, 17), 8 * 60).unwrap(),
        who: who.to_owned(),
    };
    let closed = |who: &str, words: &str| {
        let ledger = Ledger::default();
        let closing = ledger.closed(Quarter::II, "0".repeat(64), words.to_owned(), by(who));
        closing.unwrap()
    };
    let (named, nameless) = (closed("Lò Thị Mai", "Chờ số của tỉnh"), closed(" ", ""));
    assert_eq!(
        locked_words(VI, &named),
        "Đã chốt ngày 17/6/2026 (Lò Thị Mai), bản 1. Muốn sửa: mở lại ở trang Chốt số liệu."
    );
    assert_eq!(
        locked_words(VI, &nameless),
        "Đã chốt ngày 17/6/2026, bản 1. Muốn sửa: mở lại ở trang Chốt số liệu."
    );
    assert_ne!(locked_words(EN, &named), locked_words(VI, &named));
    let log = |before, after| change_words(VI, None, &Change::Closing(Quarter::II, before, after));
    assert_eq!(
        log(None, Some(named.clone())),
        "Quý II, chốt số liệu: chốt, bản 1: Chờ số của tỉnh"
    );
    assert_eq!(
        log(None, Some(nameless)),
        "Quý II, chốt số liệu: chốt, bản 1"
    );
    let mut ledger = Ledger::default();
    let command = so_chi_tieu::ledger::Command::SetClosing(Quarter::II, named.clone());
    ledger.apply(command);
    let again = ledger
        .reopened(Quarter::II, "Nhập sai", by("Lò Thị Mai"))
        .unwrap();
    let reopening = again.reopened.clone().unwrap();
    assert_eq!(
        reopened_words(VI, &again, &reopening),
        "Bản 1 đã mở lại ngày 17/6/2026 (Lò Thị Mai), lý do: Nhập sai"
    );
    assert_eq!(
        log(Some(named), Some(again)),
        "Quý II, chốt số liệu: mở lại sau bản 1: Nhập sai"
    );
}

#[test]
fn a_changed_row_of_the_form_names_its_columns() {
    use so_chi_tieu::calendar::Quarter;
    use so_chi_tieu::form::{Column, FormRow};
    use so_chi_tieu::ledger::Change;
    use so_chi_tieu::locale::change_words;

    type Counts<'a> = &'a [(Column, &'a str)];
    let typed = |counts: Counts| {
        let row = FormRow::default();
        counts
            .iter()
            .fold(row, |row, (column, text)| row.typed(*column, text))
    };
    let said = |old: Counts, new: Counts| {
        let key = (Quarter::II, "Hộ tịch".to_owned());
        let change = Change::Form(key, Some(typed(old)), Some(typed(new)));
        let words = change_words(Language::Vietnamese, None, &change);
        words
            .strip_prefix("Biểu II.06a, Hộ tịch, Quý II: ")
            .unwrap()
            .to_owned()
    };
    use Column::{Early, InPerson, Late, OnTime, Online};
    let cases: [(Counts, Counts, &str); 4] = [
        (&[], &[(Online, "60")], "cột 4 từ trống thành 60"),
        (
            &[(Online, "60"), (Late, "2")],
            &[(Online, "1060"), (Late, "x")],
            "cột 4 từ 60 thành 1.060; cột 10 từ 2 thành “x”",
        ),
        (&[(Late, "2")], &[], "cột 10 từ 2 thành trống"),
        (
            &[],
            &[
                (Online, "60"),
                (InPerson, "30"),
                (Early, "50"),
                (OnTime, "30"),
            ],
            "từ trống thành – nhận, – đã giải quyết, – đang giải quyết",
        ),
    ];
    for (old, new, words) in cases {
        assert_eq!(said(old, new), words);
    }
}

#[test]
fn every_indicator_says_what_it_counts() {
    let all = so_chi_tieu::plan::catalogue::built_in();
    assert!(all.len() >= 40);
    for one in &all {
        let ratio = one.measure == "ratio";
        let sides = [
            (true, &one.numerator, &one.numerator_en),
            (ratio, &one.denominator, &one.denominator_en),
        ];
        for (needed, vi, en) in sides {
            let both = !vi.trim().is_empty() && !en.trim().is_empty() && vi != en;
            assert_eq!(both, needed, "{}: {vi} | {en}", one.key);
            assert_eq!(vi.is_empty(), en.is_empty(), "{}", one.key);
        }
        assert!(!one.source.trim().is_empty(), "{}: no source", one.key);
    }
}

#[test]
fn every_target_of_the_five_plans_says_what_it_counts() {
    // The document counts points where the catalogue counts offices.
    let undefined = [("cho-vam-2024", "IX.3")];
    let mut found = Vec::new();
    for id in [
        "tinh-bien-2026",
        "dai-son-2026",
        "dien-chau-2026",
        "tan-trung-2024",
        "cho-vam-2024",
    ] {
        let bytes = std::fs::read(format!("plans/{id}.json")).unwrap();
        let Ok(Opened::Plan(open)) = so_chi_tieu::file::open(&bytes) else {
            panic!("{id}: no plan");
        };
        for target in &open.plan.targets {
            for language in [VI, EN] {
                let words = definition_words(language, target);
                assert!(words.chars().count() > 10, "{id}, {}: {words}", target.id);
                if words.starts_with(language.texts().not_defined) {
                    found.push((id, target.id.to_string()));
                }
            }
        }
    }
    found.dedup();
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(id, target)| (*id, target.as_str()))
        .collect();
    assert_eq!(found, undefined);
}
