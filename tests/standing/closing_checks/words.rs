//! What is said of each finding, in both languages.

use super::*;
use so_chi_tieu::form::{Column, FormFault};
use so_chi_tieu::locale::{
    Language, finding_heading, finding_place, finding_remedy, finding_words, refusal_words,
    too_few_words,
};

/// Everything that can be found is said in both languages: where, what, and what to do.
#[test]
fn every_finding_has_words_in_both_languages() {
    let plan = indicator_plan("year");
    let entry = |found: Found| Finding {
        place: Place::Entry(of_indicator("online")),
        found,
    };
    let form = |fault: FormFault| Finding {
        place: Place::Form("Đất đai".to_owned(), fault.column()),
        found: Found::Form(fault),
    };
    let nested = |clash| {
        entry(Found::Nested(so_chi_tieu::standing::NestedFault {
            part: target_id("A"),
            whole: target_id("B"),
            quarter: II,
            clash,
        }))
    };
    let jump = |least, most| Found::Jump {
        now: rate(10, 100).unwrap(),
        least,
        most,
        points: 4,
    };
    let (low, high) = (rate(80, 100).unwrap(), rate(83, 100).unwrap());
    let (one, two) = (count(1), count(2));
    let cases = [
        (
            entry(Found::Missing),
            "chưa có số liệu của quý này (CHOT-04)",
        ),
        (
            entry(Found::Entry(EntryFault::Above(two, one))),
            "Tử số 2 lớn hơn mẫu số 1. Kiểm tra lại hai số; số này chưa được cộng. (NHAP-10)",
        ),
        (
            entry(Found::Entry(EntryFault::Missing(Part::Denominator))),
            "Còn thiếu mẫu số nên chưa tính được. (NHAP-09)",
        ),
        (
            nested(Clash::Numerator(two, one)),
            "Quý II: tử số 2 của A lớn hơn tử số 1 của B. Đây là “trong đó”: kiểm tra lại cả hai. (LONG-01)",
        ),
        (
            nested(Clash::Unequal(two, one)),
            "Quý II: mẫu số 2 của A phải bằng mẫu số 1 của B. Đây là “trong đó”: kiểm tra lại cả hai. (LONG-03)",
        ),
        (
            form(FormFault::Unread(Column::Online, NumberFault::Negative)),
            "không nhận số âm. (NHAP-05)",
        ),
        (
            form(FormFault::Sum {
                total: Column::Received,
                found: two,
                sum: one,
            }),
            "ghi 2, nhưng các cột 4 + 5 + 6 cộng lại là 1 (CHOT-05)",
        ),
        (
            form(FormFault::Balance {
                received: two,
                sum: one,
            }),
            "tiếp nhận 2, nhưng đã giải quyết và đang giải quyết (cột 7 + 11) là 1 (CHOT-05)",
        ),
        (
            form(FormFault::CarriedOver {
                found: two,
                open: one,
            }),
            "kỳ trước chuyển sang 2, nhưng cuối kỳ trước còn đang giải quyết 1 (CHOT-05)",
        ),
        (
            form(FormFault::Rows {
                column: Column::Late,
                found: two,
                sum: one,
            }),
            "tổng cộng ghi 2, nhưng các lĩnh vực cộng lại là 1 (CHOT-05)",
        ),
        (
            entry(Found::Unexplained(target_id("A"), Missed)),
            "Chưa đạt (cần ≥\u{a0}0\u{a0}%) (CHOT-07)",
        ),
        (
            entry(Found::Same(known(1_942, 2_400))),
            "1.942 / 2.400, đúng bằng kỳ trước (CHOT-08)",
        ),
        (
            entry(jump(low, high)),
            "10\u{a0}%, xa mức thường thấy của 4 kỳ trước (từ 80\u{a0}% đến 83\u{a0}%) (CHOT-09)",
        ),
        (
            entry(jump(high, high)),
            "10\u{a0}%, trong khi cả 4 kỳ trước đều là 83\u{a0}% (CHOT-09)",
        ),
    ];
    let (vi, en) = (Language::Vietnamese, Language::English);
    for (finding, words) in cases {
        assert_eq!(finding_words(vi, &plan, &finding), words);
        assert_ne!(finding_words(en, &plan, &finding), words);
        let found = &finding.found;
        for say in [finding_heading, finding_remedy] {
            assert!(!say(vi, found).is_empty() && say(vi, found) != say(en, found));
        }
        let place = finding_place(vi, &plan, &finding.place);
        assert_ne!(place, finding_place(en, &plan, &finding.place));
    }
    let place = finding_place(vi, &plan, &Place::Form(String::new(), Column::Solved));
    assert_eq!(place, "Biểu II.06a, tổng cộng, cột 7");
    let place = Place::Entry(of_indicator("online"));
    assert_eq!(finding_place(vi, &plan, &place), "A. Chỉ số online");
    assert_eq!(too_few_words(vi, 0), None);
    assert!(
        too_few_words(vi, 3)
            .unwrap()
            .contains("của 3 mục: mỗi mục cần số liệu của ít nhất 4 kỳ")
    );
    for refusal in [Refusal::Impossible(2), Refusal::Unexplained(2)] {
        let said = refusal_words(vi, refusal);
        assert!(
            said.contains('2') && said != refusal_words(en, refusal),
            "{said}"
        );
    }
}
