//! How far a target is, in the words of the screen.

use super::*;
use so_chi_tieu::locale::{
    Language, counted, forecast_words, nested_row_words, nested_words, pace_words, reach_words,
};
use so_chi_tieu::standing::nested_faults;

const VI: Language = Language::Vietnamese;
const EN: Language = Language::English;

/// What is said of a target, with plain spaces.
fn said(
    language: Language,
    plan: &Plan,
    id: &str,
    figures: &[(Quarter, Figures)],
    last: Quarter,
) -> Vec<String> {
    let book = entered_for(plan, id, figures.iter().cloned());
    let found = reach(plan, target(plan, id), &book, last);
    plain(reach_words(language, target(plan, id), &found))
}

fn plain(words: Vec<String>) -> Vec<String> {
    words
        .into_iter()
        .map(|words| words.replace('\u{a0}', " "))
        .collect()
}

#[test]
fn dossiers_to_come_are_said() {
    let plan = plan_of("tinh-bien-2026");
    let figures = [(I, known(402, 520)), (II, known(352, 480))];
    assert_eq!(
        said(VI, &plan, "II.6", &figures, II),
        [
            "Còn thiếu 46 hồ sơ",
            "Cần 846 trong khoảng 1.000 hồ sơ từ nay (84,6 %)",
        ]
    );
    assert_eq!(
        said(EN, &plan, "II.6", &figures, II),
        [
            "46 dossiers lacking",
            "846 of about 1,000 dossiers from now on needed (84.6 %)",
        ]
    );
    let book = entered_for(&plan, "II.6", figures);
    let of = target(&plan, "II.6");
    let lines = reach(&plan, of, &book, II);
    let pace = |language| pace_words(language, of, lines.lines().unwrap());
    assert_eq!(
        pace(VI).as_deref(),
        Some("Ước theo bình quân 500 hồ sơ mỗi quý (Quý I, II)")
    );
    assert_eq!(
        pace(EN).as_deref(),
        Some("Estimated from a mean of 500 dossiers a quarter (Quarter I, II)")
    );
    let found = forecast(&plan, of, &book, II).unwrap();
    assert_eq!(
        plain(forecast_words(VI, of, &found)),
        [
            "Nếu các quý sau như bình quân các quý đã nhập, cả năm đạt 75,4 %",
            "Nếu các quý sau như quý gần nhất (Quý II), cả năm đạt 74,39 %",
        ]
    );
    assert_eq!(
        plain(forecast_words(EN, of, &found)),
        [
            "If the next quarters go like the mean of those entered, the year comes to 75.4 %",
            "If the next quarters go like the last one entered (Quarter II), the year comes to 74.39 %",
        ]
    );
}

#[test]
fn what_is_out_of_reach_is_said() {
    let plan = plan_of("tinh-bien-2026");
    let figures = [
        (I, known(700, 1_000)),
        (II, known(686, 1_000)),
        (III, known(670, 1_000)),
    ];
    assert_eq!(
        said(VI, &plan, "II.6", &figures, III),
        ["Còn thiếu 344 hồ sơ", "Dù 100 % từ nay vẫn chỉ đạt 76,4 %"]
    );
    assert_eq!(
        said(EN, &plan, "II.6", &figures, III)[1],
        "Even 100 % from now on gives only 76.4 %"
    );
    // One of 40.000: 99,9975 % would be shown as 100 %.
    let figures = [(I, known(9_999, 10_000))];
    assert_eq!(
        said(VI, &plan, "II.7", &figures, I)[1],
        "Dù 100 % từ nay vẫn chưa tới 100 %"
    );
    // A limit that is passed.
    let limit = json!({ "kind": "at_most", "value": 5 });
    let plan = one(limit, json!({ "denominator": "hồ sơ đã giải quyết" }));
    let figures = [(III, known(21, 100))];
    assert_eq!(
        said(VI, &plan, "T", &figures, III),
        [
            "Phải bớt 16 hồ sơ",
            "Dù từ nay không thêm trường hợp nào, cả năm vẫn là 10,5 %"
        ]
    );
    let figures = [(I, known(6, 100))];
    assert_eq!(
        said(VI, &plan, "T", &figures, I),
        [
            "Phải bớt 1 hồ sơ",
            "Được tối đa 14 trong khoảng 300 hồ sơ từ nay (4,67 %)"
        ]
    );
}

#[test]
fn a_goal_with_a_floor_is_said_in_two() {
    let plan = plan_of("tinh-bien-2026");
    let figures = [(I, known(610, 610)), (II, known(639, 640))];
    assert_eq!(
        said(VI, &plan, "II.13", &figures, II),
        [
            "Mục tiêu: còn thiếu 1 hồ sơ",
            "Mục tiêu: dù 100 % từ nay vẫn chỉ đạt 99,96 %",
            "Mức tối thiểu: đã đạt",
            "Mức tối thiểu: cần 1.126 trong khoảng 1.250 hồ sơ từ nay (90,08 %)",
        ]
    );
    assert_eq!(said(EN, &plan, "II.13", &figures, II)[2], "Floor: reached");
}

#[test]
fn states_and_quarters_are_said_by_themselves() {
    let plan = plan_of("tinh-bien-2026");
    assert_eq!(
        said(VI, &plan, "II.5", &[(II, known(49, 52))], II),
        ["Còn thiếu 3 thủ tục", "Cần 52 trong 52 thủ tục (100 %)"]
    );
    // Entered as given: a percentage without counts.
    assert_eq!(
        said(VI, &plan, "II.3", &[(II, value("71.5"))], II),
        ["Còn thiếu 8,5 %", "Số liệu Quý III phải tự đạt mức này"]
    );
    let period = json!({ "accumulation": "period", "denominator": "hồ sơ tiếp nhận" });
    let plan = one(at_least(80), period);
    assert_eq!(
        said(
            VI,
            &plan,
            "T",
            &[(I, known(99, 100)), (II, known(60, 110))],
            II
        ),
        [
            "Còn thiếu 28 hồ sơ",
            "Cần 84 trong khoảng 105 hồ sơ Quý III (80 %)"
        ]
    );
}

#[test]
fn targets_per_person_and_week_are_said_in_what_they_count() {
    let plan = plan_of("cho-vam-2024");
    let figures = [(I, value("1300")), (II, value("1350"))];
    assert_eq!(
        said(VI, &plan, "III.2.3", &figures, II),
        [
            "Còn thiếu 2.630 hồ sơ",
            "Cần thêm 2.630 hồ sơ từ nay: 1.315 mỗi quý, khoảng 100,6 mỗi tuần",
        ]
    );
    let of = target(&plan, "III.2.3");
    let book = entered_for(&plan, "III.2.3", figures);
    let found = forecast(&plan, of, &book, II).unwrap();
    assert_eq!(
        forecast_words(VI, of, &found)[1],
        "Nếu các quý sau như quý gần nhất (Quý II), cả năm đạt 5.350 hồ sơ"
    );
    let figures = [(I, known(310, 325)), (II, known(294, 325))];
    assert_eq!(
        said(EN, &plan, "VIII.2.5", &figures, II),
        [
            "46 articles lacking",
            "696 articles needed from now on: 348 a quarter, about 26.62 a week",
        ]
    );
    let book = entered_for(&plan, "VIII.2.5", figures);
    let of = target(&plan, "VIII.2.5");
    let found = reach(&plan, of, &book, II);
    assert_eq!(
        pace_words(VI, of, found.lines().unwrap()).as_deref(),
        Some("Ước theo bình quân mẫu số 325 mỗi quý (Quý I, II)")
    );
}

#[test]
fn sums_with_an_upper_end_are_said() {
    let unit = json!({ "unit": "lượt", "measure": "value", "accumulation": "year" });
    let say = |threshold: Value, so_far: &str| {
        let plan = one(threshold, unit.clone());
        said(VI, &plan, "T", &[(III, value(so_far))], III)
    };
    let less = json!({ "kind": "less_than", "value": 10 });
    assert_eq!(
        say(less.clone(), "4"),
        ["Đã đạt", "Được thêm dưới 6 lượt từ nay"]
    );
    assert_eq!(
        say(less, "11"),
        [
            "Phải bớt hơn 1 lượt",
            "Dù từ nay không thêm trường hợp nào, cả năm vẫn là 11 lượt"
        ]
    );
    let at_most = json!({ "kind": "at_most", "value": 10 });
    assert_eq!(say(at_most, "4")[1], "Được thêm tối đa 6 lượt từ nay");
    let range = json!({ "kind": "between", "from": 10, "below": 20 });
    assert_eq!(
        say(range, "4"),
        ["Còn thiếu 6 lượt", "Cần thêm từ 6 đến dưới 16 lượt từ nay"]
    );
    let more = json!({ "kind": "more_than", "value": 10 });
    assert_eq!(
        say(more.clone(), "4"),
        [
            "Còn thiếu hơn 6 lượt",
            "Cần thêm hơn 6 lượt từ nay: khoảng 0,46 mỗi tuần"
        ]
    );
    assert_eq!(
        say(more, "12"),
        ["Đã đạt", "Theo đà này, từ nay thế nào cũng đạt"]
    );
}

#[test]
fn what_cannot_be_said_yet_is_said_so() {
    let plan = plan_of("dien-chau-2026");
    assert_eq!(
        said(VI, &plan, "II.8", &[(I, known(49, 52))], I),
        ["Cần nhập mức so sánh, kèm nguồn và ngày của số liệu"]
    );
    assert_eq!(
        said(VI, &plan, "II.6.a", &[], I),
        ["Chưa có số liệu để ước tính từ nay đến cuối năm"]
    );
    // A year that is over has nothing to come.
    assert_eq!(
        said(VI, &plan, "II.6.a", &[(IV, known(75, 100))], IV),
        ["Còn thiếu 23 hồ sơ"]
    );
}

#[test]
fn parts_that_contradict_their_whole_are_named() {
    let plan = plan_of("tan-trung-2024");
    let key = |id: &str| target(&plan, id).entry.clone();
    let book = ledger([
        (key("II.5.a"), II, known(638, 640)),
        (key("II.5.b"), II, known(639, 640)),
        (key("II.6.b"), II, known(380, 400)),
        (key("II.6.c"), II, known(75, 100)),
    ]);
    let words = |language| -> Vec<String> {
        let faults = nested_faults(&plan, &book, II);
        let words = faults
            .iter()
            .map(|fault| nested_words(language, &plan, fault));
        words.collect()
    };
    assert_eq!(
        words(VI),
        [
            "Quý II: tử số 639 của II.5.b lớn hơn tử số 638 của II.5.a. Đây là “trong đó”: kiểm tra lại cả hai. (LONG-01)",
            "Quý II: phần không đạt 25 của II.6.c lớn hơn phần không đạt 20 của II.6.b. Đây là “trong đó”: kiểm tra lại cả hai. (LONG-04)",
        ]
    );
    assert_eq!(
        words(EN)[0],
        "Quarter II: the numerator 639 of II.5.b is above the numerator 638 of II.5.a. One is a part of the other: check both. (LONG-01)"
    );
    let faults = nested_faults(&plan, &book, II);
    assert_eq!(
        [VI, EN].map(|language| nested_row_words(language, &plan, &faults[0])),
        [
            "Kiểm tra lại: tử số 639 của II.5.b lớn hơn tử số 638 của II.5.a (LONG-01)",
            "Check: the numerator 639 of II.5.b is above the numerator 638 of II.5.a (LONG-01)",
        ]
    );
}

/// Every target of the five plans says what it counts, in both languages or in its own words.
#[test]
fn what_is_counted_has_a_name() {
    let plan = plan_of("tinh-bien-2026");
    let of = |id: &str| counted(VI, target(&plan, id));
    assert_eq!((of("II.6"), of("II.14")), ("hồ sơ", "phản ánh, kiến nghị"));
    assert_eq!((of("II.16"), of("I.1")), ("lượt", "đơn vị"));
    assert_eq!(counted(EN, target(&plan, "II.16")), "ratings");
    let plan = plan_of("cho-vam-2024");
    let of = |id: &str| counted(VI, target(&plan, id));
    assert_eq!((of("VIII.2.5"), of("III.2.3")), ("tin, bài", "hồ sơ"));
    assert_eq!(of("IX.3"), "điểm");
}
