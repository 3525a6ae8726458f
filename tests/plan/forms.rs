//! Every form in which the five plans write a deadline, with the days it means.

use std::collections::BTreeSet;

use super::common::open_text;
use super::*;
use Expected::{Comes, Continuous, Last, Mixed, Nothing, Open, Period, Waits};
use so_chi_tieu::file::Opened;
use so_chi_tieu::plan::Plan;

/// What a deadline is to come to.
#[derive(Clone, Copy, Debug)]
enum Expected {
    /// No deadline.
    Nothing,
    /// Goes on all the time, and never has a day.
    Continuous,
    /// One last day.
    Last(&'static str),
    /// One last day, by the calendar and by the reporting year.
    Period(&'static str, &'static str),
    /// These occurrences: key and day.
    Comes(&'static [(&'static str, &'static str)]),
    /// So many times on days left open.
    Open(u8),
    /// Waits for a day to be typed, and is due so many days after it.
    Waits(i64),
    /// One last day beside something that goes on or waits.
    Mixed(&'static str),
    /// Every Thursday of 2026, every month, every quarter and once in the year.
    ThursdaysAndPeriods,
    /// Every Thursday of 2026.
    Thursdays,
    /// The end of every working week of 2024.
    Fridays,
}

const MONTH_ENDS_2026: Expected = Comes(&[
    ("m01", "2026-01-31"),
    ("m02", "2026-02-28"),
    ("m03", "2026-03-31"),
    ("m04", "2026-04-30"),
    ("m05", "2026-05-31"),
    ("m06", "2026-06-30"),
    ("m07", "2026-07-31"),
    ("m08", "2026-08-31"),
    ("m09", "2026-09-30"),
    ("m10", "2026-10-31"),
    ("m11", "2026-11-30"),
    ("m12", "2026-12-31"),
]);
const MONTH_ENDS_2024: Expected = Comes(&[
    ("m01", "2024-01-31"),
    ("m02", "2024-02-29"),
    ("m03", "2024-03-31"),
    ("m04", "2024-04-30"),
    ("m05", "2024-05-31"),
    ("m06", "2024-06-30"),
    ("m07", "2024-07-31"),
    ("m08", "2024-08-31"),
    ("m09", "2024-09-30"),
    ("m10", "2024-10-31"),
    ("m11", "2024-11-30"),
    ("m12", "2024-12-31"),
]);
const THE_22ND_OF_2024: Expected = Comes(&[
    ("m01", "2024-01-22"),
    ("m02", "2024-02-22"),
    ("m03", "2024-03-22"),
    ("m04", "2024-04-22"),
    ("m05", "2024-05-22"),
    ("m06", "2024-06-22"),
    ("m07", "2024-07-22"),
    ("m08", "2024-08-22"),
    ("m09", "2024-09-22"),
    ("m10", "2024-10-22"),
    ("m11", "2024-11-22"),
    ("m12", "2024-12-22"),
]);
const THE_20TH_OF_2024: Expected = Comes(&[
    ("m01", "2024-01-20"),
    ("m02", "2024-02-20"),
    ("m03", "2024-03-20"),
    ("m04", "2024-04-20"),
    ("m05", "2024-05-20"),
    ("m06", "2024-06-20"),
    ("m07", "2024-07-20"),
    ("m08", "2024-08-20"),
    ("m09", "2024-09-20"),
    ("m10", "2024-10-20"),
    ("m11", "2024-11-20"),
    ("m12", "2024-12-20"),
]);
const QUARTER_ENDS_2026: Expected = Comes(&[
    ("q1", "2026-03-31"),
    ("q2", "2026-06-30"),
    ("q3", "2026-09-30"),
    ("q4", "2026-12-31"),
]);
const QUARTER_ENDS_2024: Expected = Comes(&[
    ("q1", "2024-03-31"),
    ("q2", "2024-06-30"),
    ("q3", "2024-09-30"),
    ("q4", "2024-12-31"),
]);
/// As the document has it, in a plan of 2024.
const QUARTER_ENDS_2023: Expected = Comes(&[
    ("q1", "2023-03-31"),
    ("q2", "2023-06-30"),
    ("q3", "2023-09-30"),
    ("q4", "2023-12-31"),
]);
const THE_17TH: Expected = Comes(&[
    ("q1", "2024-03-17"),
    ("q2", "2024-06-17"),
    ("q3", "2024-09-17"),
    ("q4", "2024-12-17"),
]);
const THE_19TH: Expected = Comes(&[
    ("q1", "2024-03-19"),
    ("q2", "2024-06-19"),
    ("q3", "2024-09-19"),
    ("q4", "2024-12-19"),
]);

/// The 53 forms of the task rows, each with how the file has it. "Hàng tháng" stands twice: in
/// one plan the row's label names the day.
const FORMS: [(&str, &str, &str, Expected); 54] = [
    ("", "", "none", Nothing),
    // Continuous, or the whole year.
    ("", "Thường xuyên", "continuous", Continuous),
    ("", "Thường xuyên trong năm 2026", "continuous", Continuous),
    ("", "Trong năm", "year", Period("2026-12-31", "2026-12-14")),
    ("", "thường xuyên, kịp thời", "continuous", Continuous),
    ("", "Năm 2024", "year", Period("2024-12-31", "2024-12-14")),
    // Fixed.
    ("", "Trước 15/12/2024", "before", Last("2024-12-14")),
    (
        "",
        "Quý I năm 2024",
        "quarter",
        Period("2024-03-31", "2024-03-14"),
    ),
    ("", "Tháng 3/2024", "month", Last("2024-03-31")),
    (
        "",
        "Quý II năm 2024",
        "quarter",
        Period("2024-06-30", "2024-06-14"),
    ),
    ("", "Tháng 02/2024", "month", Last("2024-02-29")),
    (
        "",
        "Chậm nhất trong Quý II năm 2024",
        "quarter",
        Period("2024-06-30", "2024-06-14"),
    ),
    (
        "",
        "Hoàn thành trước ngày 30/10/2026",
        "before",
        Last("2026-10-29"),
    ),
    // The year is the document's: 2023 in a plan of 2024.
    ("", "Trước ngày 25/01/2023", "before", Last("2023-01-24")),
    ("", "Tháng 2/2024", "month", Last("2024-02-29")),
    ("", "Tháng 03/2024", "month", Last("2024-03-31")),
    ("", "Tháng 01 năm 2024", "month", Last("2024-01-31")),
    ("", "Trước ngày 05/9/2024", "before", Last("2024-09-04")),
    (
        "",
        "Quý I Năm 2024",
        "quarter",
        Period("2024-03-31", "2024-03-14"),
    ),
    ("", "Trước 30/3/2024", "before", Last("2024-03-29")),
    (
        "",
        "Trước ngày 30 tháng 4 năm 2024",
        "before",
        Last("2024-04-29"),
    ),
    // Recurring.
    ("tinh-bien-2026", "Hàng tháng", "recurring", MONTH_ENDS_2026),
    ("cho-vam-2024", "Hàng tháng", "recurring", THE_22ND_OF_2024),
    (
        "",
        "Tháng cuối cùng của mỗi quý",
        "recurring",
        QUARTER_ENDS_2026,
    ),
    ("", "Tháng 3, 6, 9, 12/2023", "recurring", QUARTER_ENDS_2023),
    ("", "02 lần/năm", "recurring", Open(2)),
    ("", "Ngày 20 hàng tháng", "recurring", THE_20TH_OF_2024),
    (
        "",
        "Hàng quý (Theo Kế hoạch số 712/KH-UBND ngày 18/11/2020 của UBND tỉnh)",
        "recurring",
        THE_17TH,
    ),
    ("", "Hàng quý", "recurring", THE_19TH),
    // After an event, or before one.
    (
        "",
        "Thường xuyên (Trước 01 ngày của hồ sơ đến hạn trả kết quả).",
        "after_event",
        Waits(-1),
    ),
    (
        "",
        "Thường xuyên ngay sau khi có quyết định công bố của UBND tỉnh",
        "after_event",
        Waits(0),
    ),
    (
        "",
        "Thường xuyên ngay sau khi có quyết định công bố của Chủ tịch UBND tỉnh",
        "after_event",
        Waits(0),
    ),
    (
        "",
        "Thực hiện khi có văn bản đề nghị tham dự",
        "after_event",
        Waits(0),
    ),
    ("", "Sau khi có Kế hoạch của huyện", "after_event", Waits(0)),
    (
        "",
        "Ngay sau khi có văn bản chỉ đạo của cấp trên",
        "after_event",
        Waits(0),
    ),
    (
        "",
        "Ngay sau khi có quyết định công bố danh mục TTHC của Chủ tịch UBND tỉnh",
        "after_event",
        Waits(0),
    ),
    (
        "",
        "Trong thời gian 10 ngày kể từ ngày tiếp nhận",
        "after_event",
        Waits(10),
    ),
    (
        "",
        "Ngay sau khi có kết quả xử lý phản ánh, kiến nghị",
        "after_event",
        Waits(0),
    ),
    ("", "Theo yêu cầu", "on_request", Waits(0)),
    // As another document or piece of work has it.
    (
        "",
        "Theo thời gian quy định trong Kế hoạch rà soát, đánh giá TTHC",
        "per_document",
        Waits(0),
    ),
    ("", "theo quy định", "per_document", Waits(0)),
    ("", "Theo chỉ đạo của UBND huyện", "per_document", Waits(0)),
    ("", "Theo Kế hoạch huyện", "per_document", Waits(0)),
    ("", "Theo KH riêng", "per_document", Waits(0)),
    (
        "",
        "Thực hiện lồng ghép với công tác tự kiểm tra cải cách hành chính, chuyển đổi số, ISO",
        "per_document",
        Waits(0),
    ),
    ("", "Lồng ghép với giao ban UBND", "per_document", Waits(0)),
    (
        "",
        "Thực hiện theo Kế hoạch, phương án, đề án của UBND tỉnh",
        "per_document",
        Waits(0),
    ),
    ("", "Định kỳ/đột xuất", "per_document", Waits(0)),
    (
        "",
        "Đã được phân công theo Kế hoạch số 1406/KH-UBND",
        "per_document",
        Waits(0),
    ),
    (
        "",
        "Đã được phân công theo Kế hoạch số 718/KH-UBND ngày 24/3/2022 của UBND huyện",
        "per_document",
        Waits(0),
    ),
    (
        "",
        "Đã được phân công theo Kế hoạch số 2978/KH-UBND ngày 09/11/2022 của UBND huyện",
        "per_document",
        Waits(0),
    ),
    (
        "",
        "Đã được phân công theo Quyết định số 3697/QĐ-UBND ngày 29/12/2022 của UBND huyện",
        "per_document",
        Waits(0),
    ),
    // Several at once.
    (
        "",
        "Trong tháng 9/2026 (báo cáo trước ngày 10/9/2026) và thực hiện thường xuyên trong năm 2026",
        "several",
        Mixed("2026-09-09"),
    ),
    (
        "",
        "Báo cáo tuần từ 16 giờ đến 16 giờ 15 phút ngày thứ Năm hằng tuần; báo cáo tháng, quý, \
         năm thực hiện theo kỳ báo cáo",
        "several",
        Expected::ThursdaysAndPeriods,
    ),
];

/// The reporting duties, by plan and id: their words do not tell them apart.
const DUTIES: [(&str, &str, Expected); 42] = [
    ("cho-vam-2024", "BC.1", THE_17TH),
    ("cho-vam-2024", "BC.2", THE_19TH),
    ("cho-vam-2024", "BC.3", THE_22ND_OF_2024),
    ("cho-vam-2024", "BC.4", Waits(0)),
    ("cho-vam-2024", "BC.5", THE_20TH_OF_2024),
    ("cho-vam-2024", "BC.6", QUARTER_ENDS_2024),
    ("cho-vam-2024", "BC.7", Expected::Fridays),
    ("cho-vam-2024", "BC.8", Last("2024-09-04")),
    ("cho-vam-2024", "BC.9", Waits(-1)),
    ("cho-vam-2024", "BC.10", Waits(0)),
    ("cho-vam-2024", "BC.11", Waits(0)),
    ("cho-vam-2024", "BC.12", Mixed("2024-02-29")),
    ("dai-son-2026", "BC.1", Last("2026-09-09")),
    ("dai-son-2026", "BC.2", Continuous),
    ("dai-son-2026", "BC.3", Expected::Thursdays),
    ("dai-son-2026", "BC.4", MONTH_ENDS_2026),
    ("dai-son-2026", "BC.5", QUARTER_ENDS_2026),
    ("dai-son-2026", "BC.6", Comes(&[("y", "2026-12-31")])),
    ("dai-son-2026", "BC.7", Waits(0)),
    ("dai-son-2026", "BC.8", Waits(0)),
    ("dai-son-2026", "BC.9", Waits(0)),
    ("dai-son-2026", "BC.10", Waits(0)),
    ("dien-chau-2026", "BC.1", Nothing),
    ("dien-chau-2026", "BC.2", Nothing),
    ("dien-chau-2026", "BC.3", Nothing),
    ("dien-chau-2026", "BC.4", Nothing),
    ("dien-chau-2026", "BC.5", Nothing),
    ("dien-chau-2026", "BC.6", Waits(0)),
    ("tan-trung-2024", "BC.1", Waits(0)),
    ("tan-trung-2024", "BC.2", QUARTER_ENDS_2023),
    ("tan-trung-2024", "BC.3", Last("2024-02-29")),
    ("tan-trung-2024", "BC.4", Continuous),
    ("tan-trung-2024", "BC.5", Waits(0)),
    ("tan-trung-2024", "BC.6", MONTH_ENDS_2024),
    ("tan-trung-2024", "BC.7", Waits(0)),
    ("tan-trung-2024", "BC.8", Mixed("2024-12-14")),
    ("tinh-bien-2026", "BC.1", Period("2026-12-31", "2026-12-14")),
    ("tinh-bien-2026", "BC.2", Period("2026-12-31", "2026-12-14")),
    ("tinh-bien-2026", "BC.3", Waits(0)),
    ("tinh-bien-2026", "BC.4", MONTH_ENDS_2026),
    ("tinh-bien-2026", "BC.5", QUARTER_ENDS_2026),
    ("tinh-bien-2026", "BC.6", Waits(0)),
];

fn plans() -> Vec<Plan> {
    let names = [
        "cho-vam-2024",
        "dai-son-2026",
        "dien-chau-2026",
        "tan-trung-2024",
        "tinh-bien-2026",
    ];
    let read = names.map(|name| {
        let path = format!("{}/plans/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("the plan is there");
        match open_text(&text) {
            Ok(Opened::Plan(plan)) => plan.plan,
            other => panic!("{name}: {other:?}"),
        }
    });
    read.to_vec()
}

fn kind(deadline: &Deadline) -> &'static str {
    match deadline {
        Deadline::None => "none",
        Deadline::On(_) => "on",
        Deadline::Before(_) => "before",
        Deadline::InMonth(..) => "month",
        Deadline::InQuarter(..) => "quarter",
        Deadline::InYear(_) => "year",
        Deadline::Continuous => "continuous",
        Deadline::Recurring(_) => "recurring",
        Deadline::AfterEvent(..) => "after_event",
        Deadline::PerDocument(_) => "per_document",
        Deadline::OnRequest => "on_request",
        Deadline::Several(_) => "several",
    }
}

/// What holds of a deadline in a plan, in the same words for all.
fn check(deadline: &Deadline, year: Year, clock: Clock, expected: Expected, name: &str) {
    let by = Reckoning {
        year,
        clock,
        ends: PeriodEnd::Calendar,
    };
    let comes = listed(&deadline.occurrences(by, &[]));
    let last = deadline.last_day().map(|day| day.to_string());
    let by_cut_off = deadline.last_day_by(Clock::ReportingYear);
    let by_cut_off = by_cut_off.map(|day| day.to_string());
    let (expected_last, expected_cut_off) = match expected {
        Last(day) | Mixed(day) => (Some(day), Some(day)),
        Period(day, cut_off) => (Some(day), Some(cut_off)),
        _ => (None, None),
    };
    assert_eq!(last.as_deref(), expected_last, "{name}");
    assert_eq!(by_cut_off.as_deref(), expected_cut_off, "{name}");
    let expected_comes = match expected {
        Comes(days) => days
            .iter()
            .map(|(key, day)| format!("{key} {day}"))
            .collect(),
        Open(times) => (1..=times).map(|time| format!("n{time} –")).collect(),
        Expected::Thursdays => weekdays(date(2026, 1, 1), 53),
        Expected::Fridays => weekdays(date(2024, 1, 5), 52),
        Expected::ThursdaysAndPeriods => {
            let mut all = weekdays(date(2026, 1, 1), 53);
            for more in [MONTH_ENDS_2026, QUARTER_ENDS_2026] {
                let Comes(days) = more else { panic!() };
                all.extend(days.iter().map(|(key, day)| format!("{key} {day}")));
            }
            all.push("y 2026-12-31".to_owned());
            all
        }
        _ => Vec::new(),
    };
    let (comes, wanted): (BTreeSet<_>, BTreeSet<_>) = (
        comes.into_iter().collect(),
        expected_comes.into_iter().collect(),
    );
    assert_eq!(comes, wanted, "{name}");
    // What waits has a day once someone types the day of the event.
    let event = date(year.get(), 2, 28);
    let typed = deadline.occurrences(by, &[event]);
    let new: Vec<_> = typed
        .iter()
        .filter(|one| one.key == OccurrenceKey::Event(1))
        .collect();
    match expected {
        Waits(days) => {
            assert!(deadline.waits(), "{name}");
            assert_eq!(new[0].due, Some(event + TimeDelta::days(days)), "{name}");
        }
        Mixed(_) => {}
        _ => assert!(!deadline.waits() && new.is_empty(), "{name}"),
    }
}

/// So many days a week apart.
fn weekdays(first: NaiveDate, count: usize) -> Vec<String> {
    let days = first.iter_days().step_by(7).take(count);
    let days = days.enumerate();
    days.map(|(at, day)| format!("w{:02} {day}", at + 1))
        .collect()
}

#[test]
fn every_form_of_the_five_plans_means_its_days() {
    let (mut seen, mut rows) = (BTreeSet::new(), 0);
    for plan in plans() {
        for task in &plan.tasks {
            let words = task.deadline_words.as_str();
            let name = format!("{} {}: “{words}”", plan.id, task.id);
            let mut found = FORMS
                .iter()
                .enumerate()
                .filter(|(_, form)| form.1 == words && ["", plan.id.as_str()].contains(&form.0));
            let Some((at, (_, _, expected_kind, expected))) = found.next() else {
                panic!("{name} is not in the table");
            };
            assert!(found.next().is_none(), "{name} is in the table twice");
            assert_eq!(kind(&task.deadline), *expected_kind, "{name}");
            check(&task.deadline, plan.year, plan.clock, *expected, &name);
            seen.insert(at);
            rows += 1;
        }
    }
    assert_eq!(rows, 202);
    assert_eq!(
        seen.len(),
        FORMS.len(),
        "every row of the table is in a plan"
    );
    let words: BTreeSet<&str> = FORMS.iter().map(|form| form.1).collect();
    assert_eq!(words.len(), 53);
}

#[test]
fn every_duty_of_the_five_plans_means_its_days() {
    let mut table = DUTIES.iter();
    for plan in plans() {
        for duty in &plan.duties {
            let (of, id, expected) = table.next().expect("the duty is in the table");
            assert_eq!((*of, *id), (plan.id.as_str(), duty.id.as_str()));
            let clock = duty.clock.unwrap_or(plan.clock);
            check(
                &duty.deadline,
                plan.year,
                clock,
                *expected,
                &format!("{of} {id}"),
            );
        }
    }
    assert!(table.next().is_none());
}

#[test]
fn a_report_asks_for_the_figures_of_its_own_clock() {
    let plans = plans();
    let of = |plan: &str, duty: &str, key: &str| {
        let plan = plans.iter().find(|one| one.id.as_str() == plan).unwrap();
        let duty = plan.duties.iter().find(|one| one.id.as_str() == duty);
        let duty = duty.unwrap();
        let by = Reckoning {
            year: plan.year,
            clock: duty.clock.unwrap_or(plan.clock),
            ends: PeriodEnd::CutOff,
        };
        let all = duty.deadline.occurrences(by, &[]);
        let one = all.iter().find(|one| one.key.to_string() == key).unwrap();
        let window = one.window.unwrap();
        (window.first, window.last, one.due.unwrap())
    };
    let cases = [
        // QĐ 933, CĐ 644: from the 21st to the 20th, sent before the 23rd.
        (
            "cho-vam-2024",
            "BC.3",
            "m01",
            (date(2023, 12, 21), date(2024, 1, 20), date(2024, 1, 22)),
        ),
        (
            "cho-vam-2024",
            "BC.3",
            "m03",
            (date(2024, 2, 21), date(2024, 3, 20), date(2024, 3, 22)),
        ),
        // The reporting year, sent on the 17th.
        (
            "cho-vam-2024",
            "BC.1",
            "q1",
            (date(2023, 12, 15), date(2024, 3, 14), date(2024, 3, 17)),
        ),
        // No day in the document: the end of the quarter, here the cut-off.
        (
            "dai-son-2026",
            "BC.5",
            "q2",
            (date(2026, 3, 15), date(2026, 6, 14), date(2026, 6, 14)),
        ),
        (
            "dai-son-2026",
            "BC.6",
            "y",
            (date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 14)),
        ),
        // A week is one, whatever the clock.
        (
            "dai-son-2026",
            "BC.3",
            "w01",
            (date(2025, 12, 29), date(2026, 1, 4), date(2026, 1, 1)),
        ),
    ];
    for (plan, duty, key, expected) in cases {
        assert_eq!(of(plan, duty, key), expected, "{plan} {duty} {key}");
    }
}
