//! Charts: what they say, and what they look like.
//!
//! The pictures in `tests/snapshots` are compared byte for byte. After a change that is meant,
//! `UPDATE_SNAPSHOTS=1 cargo test --test chart` writes them again; look at them before they
//! are kept.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::path::Path;

use chrono::NaiveDate;
use plotters::backend::SVGBackend;
use plotters::drawing::IntoDrawingArea;
use proptest::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::chart::{
    Bullet, Form, Gap, Look, Mark, Part, QuarterChart, Rect, SVG_TEXT_SCALE, Shape, bullet_layout,
    draw_bullet, draw_quarters, layout,
};
use so_chi_tieu::file::{Opened, open};
use so_chi_tieu::ledger::{Cell, Command, Entry, Figures, Ledger, Reference};
use so_chi_tieu::locale::Language::{self, English, Vietnamese};
use so_chi_tieu::number::Decimal;
use so_chi_tieu::plan::Plan;
use so_chi_tieu::standing::{Span, State, standing};

// ---------- building ----------

/// A target as its plan file has it, and what was entered for its quarters.
#[derive(Clone, Debug)]
struct Case {
    target: String,
    entries: Vec<(Quarter, Figures)>,
    reference: Option<Decimal>,
    today: NaiveDate,
}

const AT_LEAST_80: &str = r#""unit":"%","threshold":{"kind":"at_least","value":80}"#;
const TWO_TIERS: &str = r#""unit":"%","threshold":{"kind":"at_least","value":100,"floor":95}"#;
const FILES_A_HEAD: &str =
    r#""unit":"hồ sơ/người/năm","measure":"value","threshold":{"kind":"at_least","value":5280}"#;
const POINTS_RANGE: &str = r#""unit":"điểm","measure":"value","accumulation":"point","threshold":{"kind":"between","from":80,"below":90,"beyond":"met"}"#;

fn threshold(kind: &str, value: &str) -> String {
    format!(r#""unit":"%","threshold":{{"kind":"{kind}","value":{value}}}"#)
}

fn case(target: &str) -> Case {
    Case {
        target: target.to_owned(),
        entries: Vec::new(),
        reference: None,
        today: NaiveDate::from_ymd_opt(2026, 6, 13).unwrap(),
    }
}

impl Case {
    fn ratio(self, quarter: Quarter, over: &str, under: &str) -> Self {
        let figures = Figures::Ratio(Cell::count(over), Cell::count(under));
        self.with(quarter, figures)
    }

    fn value(self, quarter: Quarter, value: &str) -> Self {
        self.with(quarter, Figures::Value(Cell::decimal(value)))
    }

    fn with(mut self, quarter: Quarter, figures: Figures) -> Self {
        self.entries.push((quarter, figures));
        self
    }

    fn on(mut self, month: u32, day: u32) -> Self {
        self.today = NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        self
    }

    fn reference(mut self, value: i64) -> Self {
        self.reference = Decimal::from_int(value);
        self
    }

    fn plan(&self) -> Plan {
        let text = format!(
            r#"{{"format":"so-chi-tieu/plan","version":1,"id":"p","year":2026,"name":"Xã Mẫu",
            "issuer":"UBND xã Mẫu","document":{{"kind":"Kế hoạch","title":"Kế hoạch mẫu"}},
            "indicators":[{{"key":"phan_anh","name":"Xử lý phản ánh","name_en":"Feedback handled",
              "unit":"%","measure":"ratio","accumulation":"year","direction":"more",
              "zero":"full","source":"mẫu"}}],
            "targets":[{{"id":"1","number":"1","label":"Thanh toán trực tuyến",{}}}]}}"#,
            self.target
        );
        match open(text.as_bytes()) {
            Ok(Opened::Plan(plan)) => plan.plan,
            other => panic!("no plan: {other:?}"),
        }
    }

    fn ledger(&self, plan: &Plan) -> Ledger {
        let mut ledger = Ledger::default();
        let target = &plan.targets[0];
        for (quarter, figures) in &self.entries {
            let entry = Entry {
                figures: figures.clone(),
                entered_at: None,
            };
            ledger.apply(Command::SetEntry(
                (target.entry.clone(), *quarter),
                Some(entry),
            ));
        }
        if let Some(value) = self.reference {
            let reference = Reference {
                value,
                source: String::new(),
                date: None,
            };
            ledger.apply(Command::SetReference(target.id.clone(), Some(reference)));
        }
        ledger
    }

    fn chart(&self) -> QuarterChart {
        let plan = self.plan();
        QuarterChart::new(&plan, &plan.targets[0], &self.ledger(&plan), self.today)
    }

    fn bullet(&self) -> Bullet {
        self.bullet_to(IV)
    }

    fn bullet_to(&self, last: Quarter) -> Bullet {
        let plan = self.plan();
        let target = &plan.targets[0];
        let span = Span::ToDate(last);
        Bullet::new(target, &standing(&plan, target, &self.ledger(&plan), span))
    }
}

use Quarter::{I, II, III, IV};

fn two_quarters() -> Case {
    case(AT_LEAST_80)
        .ratio(I, "367", "620")
        .ratio(II, "412", "650")
}

fn two_tiers() -> Case {
    case(TWO_TIERS)
        .ratio(I, "968", "1000")
        .ratio(II, "1012", "1020")
        .ratio(III, "930", "1000")
        .on(9, 20)
}

fn gap_in_the_middle() -> Case {
    case(AT_LEAST_80)
        .ratio(I, "700", "1000")
        .ratio(III, "900", "1000")
        .on(9, 1)
}

fn files_a_head() -> Case {
    case(FILES_A_HEAD)
        .value(I, "1.210")
        .value(II, "1.390,5")
        .on(6, 20)
}

fn over_hundred() -> Case {
    case(r#""unit":"%","measure":"value","accumulation":"period","threshold":{"kind":"more_than","value":100}"#)
        .value(I, "104,5")
        .value(II, "131")
        .value(III, "98,25")
        .value(IV, "100")
        .on(12, 20)
}

// ---------- sentences ----------

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
        "Lũy kế đến Quý II đạt 61,34 %, thấp hơn mức 80 % là 18,66 điểm phần trăm; \
         Quý II đạt 63,38 %, tăng 4,19 điểm so với Quý I.",
        "To the end of Quarter II the year stands at 61.34%, 18.66 percentage points below the \
         80% target; Quarter II alone stands at 63.38%, up 4.19 points on Quarter I.",
    );
}

#[test]
fn sentence_without_data() {
    says(
        &case(AT_LEAST_80),
        "Chưa có số liệu; mức cần đạt là ít nhất 80 %.",
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
        "Quý I đạt 59,19 %, thấp hơn mức 80 % là 20,81 điểm phần trăm.",
        "Quarter I stands at 59.19%, 20.81 percentage points below the 80% target.",
    );
}

#[test]
fn sentence_says_what_is_left_out() {
    says(
        &gap_in_the_middle(),
        "Lũy kế đến Quý III đạt 80 %, vừa bằng mức 80 %; Quý III đạt 90 %. \
         Lũy kế chưa gồm Quý II.",
        "To the end of Quarter III the year stands at 80%, exactly the 80% target; \
         Quarter III alone stands at 90%. The year to date does not include Quarter II.",
    );
    says(
        &case(AT_LEAST_80)
            .ratio(I, "9", "10")
            .ratio(II, "12", "10")
            .on(9, 20),
        "Quý I đạt 90 %, cao hơn mức 80 % là 10 điểm phần trăm. Quý II số liệu có lỗi. \
         Quý III chưa có số liệu.",
        "Quarter I stands at 90%, 10 percentage points above the 80% target. \
         Quarter II: faulty data. Quarter III: no data yet.",
    );
}

#[test]
fn sentence_of_two_tiers() {
    says(
        &two_tiers(),
        "Lũy kế đến Quý III đạt 96,36 %, đạt mức tối thiểu 95 %, còn thấp hơn mức phấn đấu 100 % \
         là 3,64 điểm phần trăm; Quý III đạt 93 %, giảm 6,22 điểm so với Quý II.",
        "To the end of Quarter III the year stands at 96.36%, meeting the 95% minimum but 3.64 \
         percentage points below the 100% aspiration; Quarter III alone stands at 93%, down \
         6.22 points on Quarter II.",
    );
    says(
        &case(TWO_TIERS).ratio(I, "9", "10"),
        "Quý I đạt 90 %, thấp hơn mức tối thiểu 95 % là 5 điểm phần trăm và thấp hơn mức phấn \
         đấu 100 % là 10 điểm phần trăm.",
        "Quarter I stands at 90%, 5 percentage points below the 95% minimum and 10 percentage \
         points below the 100% aspiration.",
    );
    says(
        &case(TWO_TIERS).ratio(I, "10", "10"),
        "Quý I đạt 100 %, vừa bằng mức phấn đấu 100 %.",
        "Quarter I stands at 100%, exactly the 100% aspiration.",
    );
}

#[test]
fn sentence_of_strict_thresholds() {
    says(
        &case(&threshold("more_than", "80")).ratio(I, "80", "100"),
        "Quý I đạt 80 %, mới bằng 80 % trong khi phải trên 80 %.",
        "Quarter I stands at 80%, only equal to 80% where more than 80% is required.",
    );
    says(
        &case(&threshold("more_than", "80")).ratio(I, "75", "100"),
        "Quý I đạt 75 %, thấp hơn mức 80 % là 5 điểm phần trăm (phải trên 80 %).",
        "Quarter I stands at 75%, 5 percentage points below the 80% target \
         (more than 80% is required).",
    );
    says(
        &case(&threshold("less_than", "5")).ratio(I, "5", "100"),
        "Quý I là 5 %, bằng 5 % trong khi phải dưới 5 %.",
        "Quarter I stands at 5%, equal to 5% where less than 5% is required.",
    );
    says(
        &case(&threshold("at_most", "5")).ratio(I, "3", "100"),
        "Quý I là 3 %, thấp hơn mức tối đa 5 % là 2 điểm phần trăm.",
        "Quarter I stands at 3%, 2 percentage points below the 5% limit.",
    );
    says(
        &case(&threshold("exactly", "100")).ratio(I, "50", "50"),
        "Quý I đạt 100 %, đúng mức 100 %.",
        "Quarter I stands at 100%, exactly the 100% target.",
    );
}

#[test]
fn sentence_does_not_hide_a_miss_behind_rounding() {
    says(
        &case(AT_LEAST_80).ratio(I, "799.999", "1.000.000"),
        "Quý I đạt 80 % (làm tròn), thấp hơn mức 80 % là chưa đến 0,01 điểm phần trăm.",
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
        "Quý I đạt 90 %, chưa so sánh được vì chưa nhập mức so sánh (mức trung bình của tỉnh).",
        "Quarter I stands at 90%, not comparable until the reference value is entered \
         (mức trung bình của tỉnh).",
    );
    says(
        &relative.reference(85),
        "Quý I đạt 90 %, cao hơn mức 85 % là 5 điểm phần trăm.",
        "Quarter I stands at 90%, 5 percentage points above the 85% target.",
    );
}

#[test]
fn sentence_where_nothing_arose() {
    says(
        &two_quarters().ratio(III, "0", "0").on(9, 20),
        "Lũy kế đến Quý III đạt 61,34 %, thấp hơn mức 80 % là 18,66 điểm phần trăm; \
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

// ---------- tables, legends, titles ----------

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
            "I (15/12 – 14/3) | 367 | 620 | 59,19 % | 59,19 % | ",
            "II (15/3 – 14/6) | 412 | 650 | 63,38 % | 61,34 % | ",
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
            "IV (15/9 – 14/12) | 1.000 | 1.250 | 80 % | 80 % | lũy kế chưa gồm Quý I, Quý II, Quý III",
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
            (Mark::Goal, "Phấn đấu 100 %".to_owned()),
            (Mark::Floor, "Tối thiểu 95 %".to_owned()),
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

// ---------- axis ----------

#[test]
fn axis_of_percentages_is_the_whole() {
    let numbers = |case: &Case| -> Vec<String> {
        let ticks = case.chart().axis().ticks;
        ticks.iter().map(Decimal::to_string).collect()
    };
    let whole = ["0", "25", "50", "75", "100"];
    assert_eq!(numbers(&two_quarters()), whole);
    assert_eq!(numbers(&case(AT_LEAST_80)), whole);
    assert_eq!(numbers(&over_hundred()), ["0", "50", "100", "150"]);
}

#[test]
fn axis_of_values_has_round_steps() {
    for (values, ticks) in [
        (&["1210", "1390"][..], "0 2000 4000 6000"),
        (&["0"], "0 2000 4000 6000"),
        (&["-300", "500"], "-2000 0 2000 4000 6000"),
        (&["6001"], "0 2000 4000 6000 8000"),
        (
            &["900000000000"],
            "0 200000000000 400000000000 600000000000 800000000000 900000000000",
        ),
    ] {
        let quarters = Quarter::ALL.into_iter().zip(values);
        let case = quarters.fold(case(FILES_A_HEAD), |case, (quarter, value)| {
            case.value(quarter, value)
        });
        let axis = case.chart().axis();
        let found: Vec<String> = axis.ticks.iter().map(Decimal::to_string).collect();
        assert_eq!(found.join(" "), ticks);
        assert_eq!(Some(&axis.min), axis.ticks.first());
        assert_eq!(Some(&axis.max), axis.ticks.last());
    }
}

#[test]
fn axis_stands_even_where_all_is_zero() {
    let nothing = case(r#""unit":"vụ","measure":"value","threshold":{"kind":"at_most","value":0}"#);
    let axis = nothing.value(I, "0").chart().axis();
    assert!(axis.min < axis.max);
}

// ---------- bullets ----------

fn bullets() -> Vec<(&'static str, Case, State, &'static str, &'static str)> {
    vec![
        (
            "bullet-missed",
            two_quarters(),
            State::Missed,
            "61,34 %, cần ≥ 80 %, chưa đạt",
            "61.34%, target ≥ 80%, not met",
        ),
        (
            "bullet-floor-met",
            case(TWO_TIERS).ratio(I, "987", "1000"),
            State::FloorMet,
            "98,7 %, phấn đấu 100 %, tối thiểu 95 %, đạt tối thiểu",
            "98.7%, aspiration 100%, minimum 95%, minimum met",
        ),
        (
            "bullet-near",
            case(AT_LEAST_80).ratio(I, "782", "1000"),
            State::Near,
            "78,2 %, cần ≥ 80 %, gần đạt",
            "78.2%, target ≥ 80%, nearly met",
        ),
        (
            "bullet-met",
            case(&threshold("exactly", "100")).ratio(I, "5", "5"),
            State::Met,
            "100 %, cần = 100 %, đạt",
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
            "cần ≥ 80 %, chưa có số liệu",
            "target ≥ 80%, no data yet",
        ),
        (
            "bullet-over-hundred",
            over_hundred().value(IV, "131"),
            State::Met,
            "131 %, cần > 100 %, đạt",
            "131%, target > 100%, met",
        ),
    ]
}

/// The bullet at the end of the year, or of quarter II for a sum: a year that is over is never
/// open.
fn bullet_in(case: &Case, state: State) -> Bullet {
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
            "90 %, cần trên mức trung bình của tỉnh, chưa nhập mức so sánh",
        ),
        (
            relative.ratio(I, "9", "10").reference(85),
            "90 %, cần > 85 %, đạt",
        ),
        (
            case(AT_LEAST_80).ratio(I, "0", "0"),
            "không phát sinh, cần ≥ 80 %, không đánh giá",
        ),
        (
            case(r#""indicator":"phan_anh","unit":"%","threshold":{"kind":"at_least","value":95}"#)
                .ratio(I, "0", "0"),
            "không phát sinh, cần ≥ 95 %, đạt",
        ),
        (
            case(AT_LEAST_80).ratio(I, "799.999", "1.000.000"),
            "80 % (làm tròn), cần ≥ 80 %, gần đạt",
        ),
        (
            case(r#""unit":"%","measure":"done","threshold":{"kind":"exactly","value":100}"#)
                .with(I, Figures::Done(false)),
            "chưa xong, cần = 100 %, chưa đạt",
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

// ---------- pictures ----------

fn look(scale: f64) -> Look {
    Look {
        ink: (0x17, 0x21, 0x1c),
        ink_soft: (0x55, 0x62, 0x5b),
        line: (0xdf, 0xe4, 0xe0),
        accent: (0x0a, 0x5c, 0x52),
        met: (0x1a, 0x7f, 0x4b),
        near: (0x9a, 0x62, 0x00),
        missed: (0xb3, 0x26, 0x1e),
        none: (0x66, 0x72, 0x6b),
        none_soft: (0xee, 0xf0, 0xee),
        card: (0xff, 0xff, 0xff),
        scale,
        font_px: 12.5,
        font_family: "system-ui, sans-serif".to_owned(),
        text_scale: SVG_TEXT_SCALE,
    }
}

fn draw(
    chart: &QuarterChart,
    (width, height): (u32, u32),
    scale: f64,
    language: Language,
) -> String {
    let size = (pixels(width, scale), pixels(height, scale));
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        draw_quarters(chart, &area, &look(scale), language).unwrap();
        area.present().unwrap();
    }
    svg
}

fn pixels(css: u32, scale: f64) -> u32 {
    (f64::from(css) * scale).round() as u32
}

#[track_caller]
fn same_picture(name: &str, svg: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(format!("{name}.svg"));
    if std::env::var("UPDATE_SNAPSHOTS").is_ok_and(|value| value == "1") {
        std::fs::write(&path, svg).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == svg,
        "{name}.svg differs; if the change is meant, run with UPDATE_SNAPSHOTS=1 and look at it"
    );
}

#[test]
fn pictures_of_charts() {
    let wide = (655, 260);
    for (name, case, size, scale, language) in [
        ("two-quarters", two_quarters(), wide, 1.0, Vietnamese),
        ("two-quarters-en", two_quarters(), wide, 1.0, English),
        ("two-quarters-2x", two_quarters(), wide, 2.0, Vietnamese),
        (
            "two-quarters-280",
            two_quarters(),
            (280, 220),
            1.0,
            Vietnamese,
        ),
        ("two-tiers", two_tiers(), wide, 1.0, Vietnamese),
        ("gap", gap_in_the_middle(), wide, 1.0, Vietnamese),
        ("no-data", case(AT_LEAST_80), wide, 1.0, Vietnamese),
        (
            "no-data-280",
            case(AT_LEAST_80).on(9, 20),
            (280, 220),
            1.0,
            Vietnamese,
        ),
        ("values", files_a_head(), wide, 1.0, Vietnamese),
        ("values-280", files_a_head(), (280, 220), 1.0, Vietnamese),
        ("over-hundred", over_hundred(), wide, 1.0, Vietnamese),
        ("crowded", crowded(), wide, 1.0, Vietnamese),
        ("low-limit", low_limit(), wide, 1.0, Vietnamese),
        ("range", range(), wide, 1.5, Vietnamese),
    ] {
        same_picture(name, &draw(&case.chart(), size, scale, language));
    }
}

/// Numbers, points and the goal line all within a few percent of each other.
fn crowded() -> Case {
    case(AT_LEAST_80)
        .ratio(I, "790", "1000")
        .ratio(II, "770", "1000")
        .ratio(III, "812", "1000")
        .ratio(IV, "1000", "1000")
        .on(12, 20)
}

/// A goal line where the words of the gaps would stand.
fn low_limit() -> Case {
    case(&threshold("at_most", "5"))
        .ratio(I, "3", "100")
        .ratio(II, "0", "100")
        .ratio(III, "0", "0")
        .on(9, 10)
}

fn range() -> Case {
    case(POINTS_RANGE).value(I, "83,5").value(II, "91")
}

#[test]
fn pictures_of_bullets() {
    for (name, case, state, _, _) in bullets() {
        for scale in [1.0, 2.0] {
            let size = (pixels(172, scale), pixels(26, scale));
            let mut svg = String::new();
            {
                let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
                draw_bullet(&bullet_in(&case, state), &area, &look(scale)).unwrap();
                area.present().unwrap();
            }
            let name = if scale > 1.0 {
                format!("{name}-2x")
            } else {
                name.to_owned()
            };
            same_picture(&name, &svg);
        }
    }
}

// ---------- geometry ----------

fn parts(shapes: &[Shape], part: Part) -> Vec<&Shape> {
    shapes.iter().filter(|shape| shape.part == part).collect()
}

fn wide_layout(case: &Case) -> Vec<Shape> {
    layout(&case.chart(), 655, 260, &look(1.0), Vietnamese)
}

#[test]
fn line_to_date_has_the_gaps_of_the_data() {
    let stretches = |case: &Case| parts(&wide_layout(case), Part::ToDate).len() / 2;
    assert_eq!(stretches(&two_quarters()), 1);
    assert_eq!(stretches(&gap_in_the_middle()), 0);
    assert_eq!(stretches(&crowded()), 3);
    assert_eq!(stretches(&over_hundred()), 0);
    let points = wide_layout(&gap_in_the_middle());
    assert_eq!(parts(&points, Part::Point(III)).len(), 2);
    assert_eq!(parts(&points, Part::Point(II)).len(), 0);
}

#[test]
fn gaps_say_why() {
    let chart = gap_in_the_middle().chart();
    let gaps: Vec<Option<Gap>> = chart.quarters.iter().map(|point| point.gap).collect();
    assert_eq!(gaps, [None, Some(Gap::Missing), None, Some(Gap::NotYet)]);
}

#[test]
fn long_scales_are_written_short() {
    let texts = |case: &Case, language| -> Vec<String> {
        let shapes = layout(&case.chart(), 655, 260, &look(1.0), language);
        let texts = shapes.into_iter().filter_map(|shape| match shape.form {
            Form::Text { text, .. } if matches!(shape.part, Part::Tick | Part::GoalValue) => {
                Some(text)
            }
            _ => None,
        });
        texts.collect()
    };
    let millions = case(FILES_A_HEAD).value(I, "1.234.567");
    assert_eq!(
        texts(&millions, Vietnamese),
        ["0", "0,5 tr", "1 tr", "1,5 tr", "5.280"]
    );
    assert_eq!(texts(&millions, English)[2], "1 M");
    let thousands = case(FILES_A_HEAD).value(I, "123.456");
    assert_eq!(texts(&thousands, Vietnamese)[1], "50.000");
}

#[test]
fn everything_doubles_at_twice_the_pixels() {
    let chart = two_quarters().chart();
    let one = layout(&chart, 655, 260, &look(1.0), Vietnamese);
    let two = layout(&chart, 1310, 520, &look(2.0), Vietnamese);
    let bar = |shapes: &[Shape]| parts(shapes, Part::Bar(I))[0].form.bounds();
    let (one, two) = (bar(&one), bar(&two));
    for (small, large) in [
        (one.left, two.left),
        (one.top, two.top),
        (one.right, two.right),
        (one.bottom, two.bottom),
    ] {
        assert!((2 * small - large).abs() <= 4, "{small} {large}");
    }
}

#[test]
fn there_is_no_picture_without_room() {
    let chart = two_quarters().chart();
    for (width, height) in [(0, 0), (655, 0), (0, 260), (40, 20), (80, 60)] {
        let shapes = layout(&chart, width, height, &look(1.0), Vietnamese);
        assert!(shapes.is_empty(), "{width} × {height}");
        let bullet = two_quarters().bullet();
        bullet_layout(&bullet, width, height, &look(1.0));
    }
}

fn any_figures(kind: u8) -> BoxedStrategy<Option<Figures>> {
    let ratio = (0..2_000_u32, 0..2_000_u32).prop_map(|(over, under)| {
        let (over, under) = (over.to_string(), under.to_string());
        Some(Figures::Ratio(Cell::count(&over), Cell::count(&under)))
    });
    let value = prop_oneof![
        -1_000_000..1_000_000_i64,
        -900_000_000_000..900_000_000_000_i64
    ]
    .prop_map(|value| Some(Figures::Value(Cell::decimal(&value.to_string()))));
    let figures = if kind == 0 {
        ratio.boxed()
    } else {
        value.boxed()
    };
    prop_oneof![1 => Just(None), 3 => figures].boxed()
}

fn any_case() -> impl Strategy<Value = Case> {
    let targets = prop_oneof![
        Just((0_u8, AT_LEAST_80.to_owned())),
        Just((0, TWO_TIERS.to_owned())),
        Just((0, threshold("at_most", "5"))),
        Just((1, FILES_A_HEAD.to_owned())),
        Just((1, POINTS_RANGE.to_owned())),
    ];
    targets
        .prop_flat_map(|(kind, target)| {
            let figures = proptest::array::uniform4(any_figures(kind));
            (Just(target), figures, 1..=12_u32)
        })
        .prop_map(|(target, figures, month)| {
            let mut case = case(&target).on(month, 10);
            for (quarter, figures) in Quarter::ALL.into_iter().zip(figures) {
                case.entries
                    .extend(figures.map(|figures| (quarter, figures)));
            }
            case
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marks_stay_in_the_area_and_numbers_off_the_lines(
        case in any_case(),
        width in 260_u32..1200,
        height in 180_u32..420,
        scale in prop_oneof![Just(1.0), Just(1.25), Just(1.5), Just(2.0), Just(3.0)],
        english in any::<bool>(),
    ) {
        let chart = case.chart();
        let (width, height) = (pixels(width, scale), pixels(height, scale));
        let language = if english { English } else { Vietnamese };
        let shapes = layout(&chart, width, height, &look(scale), language);
        let area = Rect { left: 0, top: 0, right: width as i32, bottom: height as i32 };
        for shape in &shapes {
            prop_assert!(area.holds(&shape.form.bounds()), "{shape:?}");
        }
        for point in &chart.quarters {
            let bars = parts(&shapes, Part::Bar(point.quarter)).len();
            prop_assert_eq!(bars, usize::from(point.bar.is_some()));
            let dots = parts(&shapes, Part::Point(point.quarter)).len();
            prop_assert_eq!(dots, 2 * usize::from(point.to_date.is_some()));
            let words = parts(&shapes, Part::Gap(point.quarter)).len();
            prop_assert_eq!(words > 0, point.gap.is_some());
            prop_assert_eq!(point.gap.is_some(), point.bar.is_none());
            // Percentages always have room for their numbers.
            let labels = parts(&shapes, Part::Value(point.quarter)).len();
            prop_assert!(labels <= bars && (labels == bars || !chart.percent));
        }
        let texts = shapes.iter().filter(|shape| matches!(shape.form, Form::Text { .. }));
        let texts: Vec<(Part, Rect)> = texts.map(|shape| (shape.part, shape.form.bounds())).collect();
        for (at, (part, bounds)) in texts.iter().enumerate() {
            for (other, others) in &texts[at + 1..] {
                // Words wrapped in a place narrower than a word may touch their neighbours'
                // estimated box; lines of one gap stand close together.
                let both_gaps = matches!((part, other), (Part::Gap(_), Part::Gap(_)));
                prop_assert!(both_gaps || *part == *other || !bounds.meets(others), "{part:?} {other:?}");
            }
            if matches!(part, Part::Value(_)) {
                for goal in parts(&shapes, Part::Goal) {
                    prop_assert!(!goal.form.bounds().meets(bounds), "{part:?} on the goal line");
                }
            }
        }
    }

    #[test]
    fn bullets_stay_in_their_area(
        case in any_case(),
        width in 20_u32..600,
        height in 10_u32..60,
        scale in prop_oneof![Just(1.0), Just(1.5), Just(2.0), Just(3.0)],
    ) {
        let bullet = case.bullet();
        let (width, height) = (pixels(width, scale), pixels(height, scale));
        let shapes = bullet_layout(&bullet, width, height, &look(scale));
        let area = Rect { left: 0, top: 0, right: width as i32, bottom: height as i32 };
        for shape in &shapes {
            prop_assert!(area.holds(&shape.form.bounds()), "{shape:?}");
        }
        let bars = parts(&shapes, Part::Reached).len();
        prop_assert_eq!(bars, usize::from(bullet.value.is_some()));
        let goals = parts(&shapes, Part::Goal).len();
        prop_assert_eq!(goals, usize::from(bullet.goal.is_some()));
    }

    #[test]
    fn every_chart_can_be_said(case in any_case()) {
        let chart = case.chart();
        for language in [Vietnamese, English] {
            let sentence = chart.sentence(language);
            prop_assert!(sentence.ends_with('.') && !sentence.contains(".."), "{sentence}");
            prop_assert!(!sentence.contains("  "), "{sentence}");
            prop_assert_eq!(chart.table(language).rows.len(), 4);
        }
    }
}
