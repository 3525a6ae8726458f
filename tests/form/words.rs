//! The form in words, in both languages.

use super::common::*;
use super::{found, good, ledger_with, plan};
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::form::{Column, TOTAL};
use so_chi_tieu::ledger::Command;
use so_chi_tieu::locale::{
    Language, before_form_words, column_name, column_short, counts_words, field_words, form_fault,
    portal_counts_words, portal_words, rule_words,
};
use so_chi_tieu::plan::{EntryKey, IndicatorKey};
use so_chi_tieu::standing::portal_reading;

const VI: Language = Language::Vietnamese;
const EN: Language = Language::English;

#[test]
fn every_column_has_its_own_name() {
    for language in [VI, EN] {
        let mut names = Column::ALL.map(|column| column_name(language, column));
        names.sort_unstable();
        assert!(names.windows(2).all(|two| two[0] != two[1]), "{names:?}");
        for column in Column::ALL {
            assert!(!column_short(language, column).is_empty());
        }
    }
    assert_eq!(field_words(VI, TOTAL), "Tổng cộng");
    assert_eq!(field_words(EN, "Hộ tịch"), "Hộ tịch");
}

#[test]
fn faults_name_both_numbers_and_what_to_do() {
    let mut ledger = ledger_with(&[(Quarter::I, "A", good())]);
    let second = good()
        .typed(Column::Received, "1.120")
        .typed(Column::Late, "mười")
        .typed(Column::CarriedOver, "11");
    let key = |field: &str| (Quarter::II, field.to_owned());
    ledger.apply(Command::SetForm(key("A"), Some(second.clone())));
    let total = second.typed(Column::Received, "1.121");
    ledger.apply(Command::SetForm(key(TOTAL), Some(total)));
    let words = |language, field| -> Vec<String> {
        let faults = found(&ledger, Quarter::II, field);
        let words = faults.iter();
        words
            .map(|fault| form_fault(language, fault, Quarter::II))
            .collect()
    };
    let expected = [
        "Cột 3 là 1.120, còn 4 + 5 + 6 = 101: chênh 1.019. Xem lại các cột này, hoặc xóa ô tổng để chương trình tự cộng. (BIEU-01)",
        "Cột 10: “m” không phải là chữ số. Chỉ gõ số, ví dụ 1.234. (NHAP-02)",
        "Cột 3 là 1.120, còn 7 + 11 = 100: chênh 1.020. Hồ sơ tiếp nhận phải bằng đã giải quyết cộng đang giải quyết. (BIEU-02)",
        "Cột 6 là 11, còn cột 11 cuối Quý I là 10: chênh 1. Kỳ trước chuyển qua phải bằng số đang giải quyết cuối quý trước. (BIEU-03)",
    ];
    assert_eq!(words(VI, "A"), expected);
    let expected = "Cột 3 của dòng tổng cộng là 1.121, còn cộng các lĩnh vực = 1.120: chênh 1. Xem lại, hoặc xóa ô tổng cộng để chương trình tự cộng. (BIEU-04)";
    assert!(words(VI, TOTAL).contains(&expected.to_owned()));
    let english = words(EN, "A");
    assert!(english[0].starts_with("Column 3 is 1,120, but 4 + 5 + 6 = 101: 1,019 apart."));
    assert!(english[3].contains("at the end of Quarter I is 10: 1 apart."));
    for (field, language) in [("A", EN), (TOTAL, EN), (TOTAL, VI)] {
        for words in words(language, field) {
            assert!(!words.contains("{}") && words.ends_with(')'), "{words}");
        }
    }
}

#[test]
fn formulas_are_written_with_column_numbers() {
    let plan = plan();
    let rule = |id: &str| target(&plan, id).form.clone().unwrap();
    assert_eq!(rule_words(VI, &rule("1")), "cột 4 / (cột 4 + cột 5)");
    assert_eq!(rule_words(VI, &rule("2")), "(cột 8 + cột 9) / cột 7");
    assert_eq!(rule_words(EN, &rule("3")), "column 8 / column 7");
    let counts = counts_words(VI, (count(1_942), count(2_400)));
    assert_eq!(counts, "1.942 / 2.400");
    let words = before_form_words(VI, "81 / 91", "80 / 90");
    assert!(words.contains("81 / 91") && words.contains("80 / 90"));
}

#[test]
fn the_portal_stands_beside_and_in_no_sum() {
    let plan = plan();
    let on_time = target(&plan, "2");
    let key = EntryKey::Portal(IndicatorKey::new("dung_han").unwrap());
    assert_eq!(on_time.portal_key(), Some(key.clone()));
    assert_eq!(target(&plan, "1").portal_key(), None);
    let slot = (key, Quarter::I);
    let mut ledger = ledger_with(&[(Quarter::I, TOTAL, good())]);
    let before = ledger.figures(on_time, Quarter::I);
    let mut say = |over, under| {
        let entry = Some(entered(known(over, under)));
        ledger.apply(Command::SetEntry(slot.clone(), entry));
        assert_eq!(ledger.figures(on_time, Quarter::I), before);
        let reading = portal_reading(on_time, &ledger, Quarter::I)?;
        Some(portal_words(VI, on_time, &reading))
    };
    // 80 of 90 are 88,89 %.
    let words = "Cổng: 96,10\u{a0}%, biểu: 88,89\u{a0}%: chênh 7,21 điểm phần trăm";
    assert_eq!(say(961, 1_000).as_deref(), Some(words));
    // What is wrong, and nothing of nothing, is no figure.
    assert_eq!(say(2, 1), None);
    assert_eq!(say(0, 0), None);
    assert_eq!(
        say(8, 10).as_deref().map(|words| words.contains("80,00")),
        Some(true)
    );
    let slot = (of_indicator("dung_han"), Quarter::I);
    ledger.apply(Command::SetEntry(slot, Some(entered(known(81, 90)))));
    let reading = portal_reading(on_time, &ledger, Quarter::I).unwrap();
    let words = "Cổng: 80,00\u{a0}%, số đã nhập: 90,00\u{a0}%: chênh 10,00 điểm phần trăm";
    assert_eq!(portal_words(VI, on_time, &reading), words);
    assert_eq!(reading.gap(), Some(decimal("10")));
    for language in [VI, EN] {
        let words = portal_counts_words(language, on_time).unwrap();
        assert!(words.ends_with('.') && !words.contains("{}"), "{words}");
    }
}

#[test]
fn a_repeated_target_has_the_portal_of_the_one_it_repeats() {
    let plan = plan();
    assert_eq!(target(&plan, "6").portal, target(&plan, "2").portal);
    assert_eq!(target(&plan, "5").portal, None);
}
