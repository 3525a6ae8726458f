//! Sentences, tables, legends and titles.

use super::*;

#[track_caller]
fn says(case: &Case, vietnamese: &str, english: &str) {
    let chart = case.chart();
    assert_eq!(chart.sentence(Vietnamese), vietnamese);
    assert_eq!(chart.sentence(English), english);
}

#[test]
fn sentence_of_two_quarters() {
    says(
        &two_quarters(),
        "Lũy kế đến Quý II đạt 61,34\u{a0}%, thấp hơn mức 80\u{a0}% là 18,66 điểm phần trăm; \
         Quý II đạt 63,38\u{a0}%, tăng 4,19 điểm so với Quý I.",
        "To the end of Quarter II the year stands at 61.34%, 18.66 percentage points below the \
         80% target; Quarter II alone stands at 63.38%, up 4.19 points on Quarter I.",
    );
}

#[test]
fn sentence_without_data() {
    says(
        &case(AT_LEAST_80),
        "Chưa có số liệu; mức cần đạt là ít nhất 80\u{a0}%.",
        "No data yet; the target is at least 80%.",
    );
    says(
        &case(
            r#""unit":"%","threshold":{"kind":"above_reference","reference":"mức trung bình của tỉnh"}"#,
        ),
        "Chưa có số liệu.",
        "No data yet.",
    );
}

#[test]
fn sentence_of_one_quarter_says_it_once() {
    says(
        &case(AT_LEAST_80).ratio(I, "367", "620"),
        "Quý I đạt 59,19\u{a0}%, thấp hơn mức 80\u{a0}% là 20,81 điểm phần trăm.",
        "Quarter I stands at 59.19%, 20.81 percentage points below the 80% target.",
    );
}

#[test]
fn sentence_says_what_is_left_out() {
    says(
        &gap_in_the_middle(),
        "Lũy kế đến Quý III đạt 80\u{a0}%, vừa bằng mức 80\u{a0}%; Quý III đạt 90\u{a0}%. \
         Lũy kế chưa gồm Quý II.",
        "To the end of Quarter III the year stands at 80%, exactly the 80% target; \
         Quarter III alone stands at 90%. The year to date does not include Quarter II.",
    );
    says(
        &case(AT_LEAST_80)
            .ratio(I, "9", "10")
            .ratio(II, "12", "10")
            .on(9, 20),
        "Quý I đạt 90\u{a0}%, cao hơn mức 80\u{a0}% là 10 điểm phần trăm. Quý II số liệu có lỗi. \
         Quý III chưa có số liệu.",
        "Quarter I stands at 90%, 10 percentage points above the 80% target. \
         Quarter II: faulty data. Quarter III: no data yet.",
    );
}

#[test]
fn sentence_of_two_tiers() {
    says(
        &two_tiers(),
        "Lũy kế đến Quý III đạt 96,36\u{a0}%, đạt mức tối thiểu 95\u{a0}%, còn thấp hơn mức phấn đấu 100\u{a0}% \
         là 3,64 điểm phần trăm; Quý III đạt 93\u{a0}%, giảm 6,22 điểm so với Quý II.",
        "To the end of Quarter III the year stands at 96.36%, meeting the 95% minimum but 3.64 \
         percentage points below the 100% aspiration; Quarter III alone stands at 93%, down \
         6.22 points on Quarter II.",
    );
    says(
        &case(TWO_TIERS).ratio(I, "9", "10"),
        "Quý I đạt 90\u{a0}%, thấp hơn mức tối thiểu 95\u{a0}% là 5 điểm phần trăm và thấp hơn mức phấn \
         đấu 100\u{a0}% là 10 điểm phần trăm.",
        "Quarter I stands at 90%, 5 percentage points below the 95% minimum and 10 percentage \
         points below the 100% aspiration.",
    );
    says(
        &case(TWO_TIERS).ratio(I, "10", "10"),
        "Quý I đạt 100\u{a0}%, vừa bằng mức phấn đấu 100\u{a0}%.",
        "Quarter I stands at 100%, exactly the 100% aspiration.",
    );
}

#[test]
fn sentence_of_strict_thresholds() {
    says(
        &case(&threshold("more_than", "80")).ratio(I, "80", "100"),
        "Quý I đạt 80\u{a0}%, mới bằng 80\u{a0}% trong khi phải trên 80\u{a0}%.",
        "Quarter I stands at 80%, only equal to 80% where more than 80% is required.",
    );
    says(
        &case(&threshold("more_than", "80")).ratio(I, "75", "100"),
        "Quý I đạt 75\u{a0}%, thấp hơn mức 80\u{a0}% là 5 điểm phần trăm (phải trên 80\u{a0}%).",
        "Quarter I stands at 75%, 5 percentage points below the 80% target \
         (more than 80% is required).",
    );
    says(
        &case(&threshold("less_than", "5")).ratio(I, "5", "100"),
        "Quý I là 5\u{a0}%, bằng 5\u{a0}% trong khi phải dưới 5\u{a0}%.",
        "Quarter I stands at 5%, equal to 5% where less than 5% is required.",
    );
    says(
        &case(&threshold("at_most", "5")).ratio(I, "3", "100"),
        "Quý I là 3\u{a0}%, thấp hơn mức tối đa 5\u{a0}% là 2 điểm phần trăm.",
        "Quarter I stands at 3%, 2 percentage points below the 5% limit.",
    );
    says(
        &case(&threshold("exactly", "100")).ratio(I, "50", "50"),
        "Quý I đạt 100\u{a0}%, đúng mức 100\u{a0}%.",
        "Quarter I stands at 100%, exactly the 100% target.",
    );
}

#[test]
fn sentence_does_not_hide_a_miss_behind_rounding() {
    says(
        &case(AT_LEAST_80).ratio(I, "799.999", "1.000.000"),
        "Quý I đạt 80\u{a0}% (làm tròn), thấp hơn mức 80\u{a0}% là chưa đến 0,01 điểm phần trăm.",
        "Quarter I stands at 80% (rounded), less than 0.01 percentage points below the 80% target.",
    );
}

#[test]
fn sentence_of_values_with_units() {
    says(
        &files_a_head(),
        "Lũy kế đến Quý II đạt 2.600,5 hồ sơ/người/năm, còn 2.679,5 hồ sơ/người/năm nữa mới đến \
         mức cả năm (ít nhất 5.280 hồ sơ/người/năm); Quý II đạt 1.390,5 hồ sơ/người/năm, tăng \
         180,5 hồ sơ/người/năm so với Quý I.",
        "To the end of Quarter II the year stands at 2,600.5 hồ sơ/người/năm, with 2,679.5 hồ \
         sơ/người/năm to go to the target of the year (at least 5,280 hồ sơ/người/năm); Quarter \
         II alone stands at 1,390.5 hồ sơ/người/năm, up 180.5 hồ sơ/người/năm on Quarter I.",
    );
}

#[test]
fn sentence_of_a_range() {
    let range = case(POINTS_RANGE);
    says(
        &range.clone().value(I, "83,5").value(II, "83,5"),
        "Quý II đạt 83,5 điểm, trong khoảng từ 80 đến dưới 90 điểm, bằng Quý I.",
        "Quarter II stands at 83.5 điểm, within the range from 80 to under 90 điểm, \
         the same as Quarter I.",
    );
    says(
        &range.clone().value(I, "79"),
        "Quý I đạt 79 điểm, thấp hơn mức 80 điểm là 1 điểm.",
        "Quarter I stands at 79 điểm, 1 điểm below the 80 điểm target.",
    );
    says(
        &range.value(I, "90"),
        "Quý I đạt 90 điểm, vượt khoảng từ 80 đến dưới 90 điểm.",
        "Quarter I stands at 90 điểm, better than the range from 80 to under 90 điểm.",
    );
}

#[test]
fn sentence_of_a_reference() {
    let relative = case(
        r#""unit":"%","threshold":{"kind":"above_reference","reference":"mức trung bình của tỉnh"}"#,
    )
    .ratio(I, "90", "100");
    says(
        &relative,
        "Quý I đạt 90\u{a0}%, chưa so sánh được vì chưa nhập mức so sánh (mức trung bình của tỉnh).",
        "Quarter I stands at 90%, not comparable until the reference value is entered \
         (mức trung bình của tỉnh).",
    );
    says(
        &relative.reference(85),
        "Quý I đạt 90\u{a0}%, cao hơn mức 85\u{a0}% là 5 điểm phần trăm.",
        "Quarter I stands at 90%, 5 percentage points above the 85% target.",
    );
}

#[test]
fn sentence_where_nothing_arose() {
    says(
        &two_quarters().ratio(III, "0", "0").on(9, 20),
        "Lũy kế đến Quý III đạt 61,34\u{a0}%, thấp hơn mức 80\u{a0}% là 18,66 điểm phần trăm; \
         Quý III không phát sinh.",
        "To the end of Quarter III the year stands at 61.34%, 18.66 percentage points below the \
         80% target; Quarter III: nothing arose.",
    );
    says(
        &case(AT_LEAST_80).ratio(I, "0", "0"),
        "Quý I không phát sinh.",
        "Quarter I: nothing arose.",
    );
    says(
        &case(r#""indicator":"phan_anh","unit":"%","threshold":{"kind":"exactly","value":100}"#)
            .ratio(I, "0", "0"),
        "Quý I không phát sinh: coi như đạt.",
        "Quarter I: nothing arose, which counts as met.",
    );
}

#[test]
fn sentence_of_what_is_done_or_not() {
    let done = case(r#""unit":"%","measure":"done","threshold":{"kind":"exactly","value":100}"#);
    says(
        &done.clone().with(I, Figures::Done(false)),
        "Quý I: chưa xong.",
        "Quarter I: not done.",
    );
    says(
        &done
            .with(I, Figures::Done(false))
            .with(II, Figures::Done(true)),
        "Quý II: đã xong.",
        "Quarter II: done.",
    );
}

fn rows(chart: &QuarterChart, language: Language) -> Vec<String> {
    let table = chart.table(language);
    for row in &table.rows {
        assert_eq!(row.len(), table.headers.len());
    }
    let lines = std::iter::once(table.headers).chain(table.rows);
    lines.map(|cells| cells.join(" | ")).collect()
}

#[test]
fn table_of_rates() {
    assert_eq!(
        rows(&two_quarters().chart(), Vietnamese),
        [
            "Quý | Tử số | Mẫu số | Trong quý | Lũy kế | Ghi chú",
            "I (15/12 – 14/3) | 367 | 620 | 59,19\u{a0}% | 59,19\u{a0}% | ",
            "II (15/3 – 14/6) | 412 | 650 | 63,38\u{a0}% | 61,34\u{a0}% | ",
            "III (15/6 – 14/9) | – | – | – | – | chưa đến kỳ",
            "IV (15/9 – 14/12) | – | – | – | – | chưa đến kỳ",
        ]
    );
    assert_eq!(
        rows(&two_quarters().chart(), English)[2],
        "II (15/3 – 14/6) | 412 | 650 | 63.38% | 61.34% | "
    );
}

#[test]
fn table_says_why_there_are_gaps() {
    let faulty = case(AT_LEAST_80)
        .ratio(I, "700", "650")
        .ratio(II, "12", "")
        .ratio(III, "12", "x")
        .ratio(IV, "1.000", "1.250")
        .on(12, 20);
    assert_eq!(
        rows(&faulty.chart(), Vietnamese)[1..],
        [
            "I (15/12 – 14/3) | 700 | 650 | – | – | tử số lớn hơn mẫu số",
            "II (15/3 – 14/6) | 12 | – | – | – | thiếu mẫu số",
            "III (15/6 – 14/9) | 12 | – | – | – | số liệu không đọc được",
            "IV (15/9 – 14/12) | 1.000 | 1.250 | 80\u{a0}% | 80\u{a0}% | lũy kế chưa gồm Quý I, Quý II, Quý III",
        ]
    );
}

#[test]
fn table_of_values() {
    assert_eq!(
        rows(&files_a_head().chart(), Vietnamese)[..4],
        [
            "Quý | Giá trị | Lũy kế | Ghi chú",
            "I (15/12 – 14/3) | 1.210 hồ sơ/người/năm | 1.210 hồ sơ/người/năm | ",
            "II (15/3 – 14/6) | 1.390,5 hồ sơ/người/năm | 2.600,5 hồ sơ/người/năm | ",
            "III (15/6 – 14/9) | – | – | chưa có số liệu",
        ]
    );
    assert_eq!(
        rows(&over_hundred().chart(), Vietnamese)[0],
        "Quý | Giá trị | Ghi chú"
    );
}

#[test]
fn table_of_what_is_done() {
    let done = case(r#""unit":"%","measure":"done","threshold":{"kind":"exactly","value":100}"#)
        .with(I, Figures::Done(true));
    assert_eq!(
        rows(&done.chart(), Vietnamese)[..3],
        [
            "Quý | Kết quả | Ghi chú",
            "I (15/12 – 14/3) | đã xong | ",
            "II (15/3 – 14/6) | – | chưa có số liệu",
        ]
    );
}

#[test]
fn title_and_legend() {
    let chart = two_tiers().chart();
    assert_eq!(
        chart.title(Vietnamese),
        "Thanh toán trực tuyến theo quý, năm 2026"
    );
    let legend = |chart: &QuarterChart, language| -> Vec<(Mark, String)> {
        let items = chart.legend(language).into_iter();
        items.map(|item| (item.mark, item.text)).collect()
    };
    assert_eq!(
        legend(&chart, Vietnamese),
        [
            (Mark::Bar, "Trong quý".to_owned()),
            (Mark::Line, "Lũy kế".to_owned()),
            (Mark::Goal, "Phấn đấu 100\u{a0}%".to_owned()),
            (Mark::Floor, "Tối thiểu 95\u{a0}%".to_owned()),
        ]
    );
    assert_eq!(
        legend(&over_hundred().chart(), English),
        [
            (Mark::Bar, "In the quarter".to_owned()),
            (Mark::Goal, "Target more than 100%".to_owned()),
        ]
    );
}
