//! Bullet bars: labels and scales.

use super::*;

pub fn bullets() -> Vec<(&'static str, Case, State, &'static str, &'static str)> {
    vec![
        (
            "bullet-missed",
            two_quarters(),
            State::Missed,
            "61,34\u{a0}%, cần ≥ 80\u{a0}%, chưa đạt",
            "61.34%, target ≥ 80%, not met",
        ),
        (
            "bullet-floor-met",
            case(TWO_TIERS).ratio(I, "987", "1000"),
            State::FloorMet,
            "98,7\u{a0}%, phấn đấu 100\u{a0}%, tối thiểu 95\u{a0}%, đạt tối thiểu",
            "98.7%, aspiration 100%, minimum 95%, minimum met",
        ),
        (
            "bullet-near",
            case(AT_LEAST_80).ratio(I, "782", "1000"),
            State::Near,
            "78,2\u{a0}%, cần ≥ 80\u{a0}%, gần đạt",
            "78.2%, target ≥ 80%, nearly met",
        ),
        (
            "bullet-met",
            case(&threshold("exactly", "100")).ratio(I, "5", "5"),
            State::Met,
            "100\u{a0}%, cần = 100\u{a0}%, đạt",
            "100%, target = 100%, met",
        ),
        (
            "bullet-open",
            files_a_head(),
            State::Open,
            "2.600,5 hồ sơ/người/năm, cần ≥ 5.280 hồ sơ/người/năm, chưa hết năm",
            "2,600.5 hồ sơ/người/năm, target ≥ 5,280 hồ sơ/người/năm, year not over",
        ),
        (
            "bullet-no-data",
            case(AT_LEAST_80),
            State::NoData,
            "cần ≥ 80\u{a0}%, chưa có số liệu",
            "target ≥ 80%, no data yet",
        ),
        (
            "bullet-over-hundred",
            over_hundred().value(IV, "131"),
            State::Met,
            "131\u{a0}%, cần > 100\u{a0}%, đạt",
            "131%, target > 100%, met",
        ),
    ]
}

/// The bullet at the end of the year, or of quarter II for a sum: a year that is over is never
/// open.
pub fn bullet_in(case: &Case, state: State) -> Bullet {
    case.bullet_to(if state == State::Open { II } else { IV })
}

#[test]
fn bullet_labels() {
    for (name, case, state, vietnamese, english) in bullets() {
        let bullet = bullet_in(&case, state);
        assert_eq!(bullet.state, state, "{name}");
        assert_eq!(bullet.label(Vietnamese), vietnamese);
        assert_eq!(bullet.label(English), english);
    }
}

#[test]
fn bullet_labels_of_odd_cases() {
    let relative = case(
        r#""unit":"%","threshold":{"kind":"above_reference","reference":"mức trung bình của tỉnh"}"#,
    );
    for (case, label) in [
        (
            relative.clone().ratio(I, "9", "10"),
            "90\u{a0}%, cần trên mức trung bình của tỉnh, chưa nhập mức so sánh",
        ),
        (
            relative.ratio(I, "9", "10").reference(85),
            "90\u{a0}%, cần > 85\u{a0}%, đạt",
        ),
        (
            case(AT_LEAST_80).ratio(I, "0", "0"),
            "không phát sinh, cần ≥ 80\u{a0}%, không đánh giá",
        ),
        (
            case(r#""indicator":"phan_anh","unit":"%","threshold":{"kind":"at_least","value":95}"#)
                .ratio(I, "0", "0"),
            "không phát sinh, cần ≥ 95\u{a0}%, đạt",
        ),
        (
            case(AT_LEAST_80).ratio(I, "799.999", "1.000.000"),
            "80\u{a0}% (làm tròn), cần ≥ 80\u{a0}%, gần đạt",
        ),
        (
            case(r#""unit":"%","measure":"done","threshold":{"kind":"exactly","value":100}"#)
                .with(I, Figures::Done(false)),
            "chưa xong, cần = 100\u{a0}%, chưa đạt",
        ),
        (
            case(POINTS_RANGE).value(I, "83,5"),
            "83,5 điểm, cần từ 80 đến dưới 90 điểm, đạt",
        ),
    ] {
        assert_eq!(case.bullet().label(Vietnamese), label);
    }
}

#[test]
fn bullet_scales() {
    for (case, max) in [
        (two_quarters(), "100"),
        (case(AT_LEAST_80), "100"),
        (over_hundred(), "100"),
        (over_hundred().value(IV, "131"), "163.75"),
        (files_a_head(), "6600"),
        (
            case(r#""unit":"vụ","measure":"value","threshold":{"kind":"at_most","value":0}"#),
            "1",
        ),
    ] {
        assert_eq!(case.bullet().max.to_string(), max);
    }
}
