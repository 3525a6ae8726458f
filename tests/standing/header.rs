//! The quarter that is to be reported, in the words of the header.

use super::notes::{Notes, duty, quarterly, work_plan};
use super::*;
use so_chi_tieu::calendar::Clock;
use so_chi_tieu::locale::{Language, reported_quarter_words};
use so_chi_tieu::plan::PeriodEnd;
use so_chi_tieu::standing::reported_quarter;

#[test]
fn the_header_counts_the_days_to_the_report() {
    let plan = work_plan(&[], &[quarterly("b", 17)]);
    let open = Notes::default();
    let cases = [
        (
            day(2026, 6, 12),
            "Kỳ số liệu 15/3 – 14/6/2026, hạn gửi 17/6, còn 5 ngày",
        ),
        // The figures are complete; the report is not sent yet.
        (
            day(2026, 6, 15),
            "Kỳ số liệu 15/3 – 14/6/2026, hạn gửi 17/6, còn 2 ngày",
        ),
        (
            day(2026, 6, 17),
            "Kỳ số liệu 15/3 – 14/6/2026, hạn gửi 17/6, hạn hôm nay",
        ),
        (
            day(2026, 6, 18),
            "Kỳ số liệu 15/6 – 14/9/2026, hạn gửi 17/9, còn 91 ngày",
        ),
        // Over the turn of the year.
        (
            day(2025, 12, 31),
            "Kỳ số liệu 15/12/2025 – 14/3/2026, hạn gửi 17/3, còn 76 ngày",
        ),
        // After the year the last quarter stays, late.
        (
            day(2026, 12, 20),
            "Kỳ số liệu 15/9 – 14/12/2026, hạn gửi 17/12, trễ 3 ngày",
        ),
    ];
    for (today, expected) in cases {
        assert_eq!(open.header(&plan, today), expected, "{today}");
    }
    // Sent: from the cut-off on, the next quarter.
    let sent = Notes::default().done(duty("b"), "q2", day(2026, 6, 15));
    assert_eq!(
        sent.header(&plan, day(2026, 6, 14)),
        "Kỳ số liệu 15/3 – 14/6/2026, hạn gửi 17/6, đã gửi ngày 15/6"
    );
    assert_eq!(
        sent.header(&plan, day(2026, 6, 16)),
        "Kỳ số liệu 15/6 – 14/9/2026, hạn gửi 17/9, còn 93 ngày"
    );
    let late = Notes::default().done(duty("b"), "q4", day(2026, 12, 20));
    assert_eq!(
        late.header(&plan, day(2026, 12, 31)),
        "Kỳ số liệu 15/9 – 14/12/2026, hạn gửi 17/12, đã gửi ngày 20/12, trễ 3 ngày"
    );
    assert_eq!(
        reported_quarter_words(Language::English, &open.reported(&plan, day(2026, 6, 12))),
        "Figures of 15 Mar 2026 – 14 Jun 2026, due 17 Jun 2026, 5 days left"
    );
}

#[test]
fn a_quarter_that_is_past_is_late_by_days() {
    let plan = work_plan(&[], &[quarterly("b", 17)]);
    let of = |quarter, today| {
        Notes::default().ask(PeriodEnd::Calendar, today, |known, calendars| {
            reported_quarter(&plan, quarter, known, calendars)
        })
    };
    let first = of(I, day(2026, 6, 12)).report.unwrap();
    assert_eq!((first.on, first.days), (day(2026, 3, 17), -87));
    let on = day(2026, 3, 17);
    assert_eq!(first.standing, TaskStanding::Overdue { on, days: 87 });
}

#[test]
fn a_day_off_is_said_beside_the_day_and_not_in_its_place() {
    // 20/6/2026 is a Saturday.
    let plan = work_plan(&[], &[quarterly("b", 20)]);
    let notes = Notes::default();
    assert_eq!(
        notes.header(&plan, day(2026, 6, 12)),
        "Kỳ số liệu 15/3 – 14/6/2026, hạn gửi 20/6 (ngày nghỉ; ngày làm việc tiếp theo 22/6/2026)\
         , còn 8 ngày"
    );
    let report = notes.reported(&plan, day(2026, 6, 12)).report.unwrap();
    assert_eq!(report.moved.map(|moved| moved.day), Some(day(2026, 6, 22)));
    // Of a year whose days off are not listed.
    let mut later = plan_value(&[]);
    merge(
        &mut later,
        json!({ "year": 2029, "duties": [quarterly("b", 17)] }),
    );
    let later = open_plan(&later).plan;
    assert_eq!(
        notes.header(&later, day(2029, 3, 1)),
        "Kỳ số liệu 15/12/2028 – 14/3/2029, hạn gửi 17/3 (ngày nghỉ; ngày làm việc tiếp theo \
         19/3/2029, chưa tính Tết và hoán đổi), còn 16 ngày"
    );
}

#[test]
fn of_several_reports_the_next_that_is_not_sent_counts() {
    let plan = plan_of("cho-vam-2024");
    let id = |notes: &Notes| notes.reported(&plan, day(2024, 6, 10)).report.unwrap();
    let notes = Notes::default();
    // The 17th for the district, the 19th for NQ 131, the end of the quarter for the rest.
    assert_eq!(id(&notes).duty.as_str(), "BC.1");
    let notes = notes.done(duty("BC.1"), "q2", day(2024, 6, 9));
    assert_eq!(
        (id(&notes).duty.as_str(), id(&notes).on),
        ("BC.2", day(2024, 6, 19))
    );
    let notes = notes.done(duty("BC.2"), "q2", day(2024, 6, 9));
    assert_eq!(
        (id(&notes).duty.as_str(), id(&notes).on),
        ("BC.6", day(2024, 6, 30))
    );
    let notes = notes.done(duty("BC.6"), "q2", day(2024, 6, 9));
    assert_eq!(
        notes.header(&plan, day(2024, 6, 10)),
        "Kỳ số liệu 15/3 – 14/6/2024, hạn gửi 30/6 (ngày nghỉ; ngày làm việc tiếp theo 1/7/2024)\
         , đã gửi ngày 9/6"
    );
}

#[test]
fn a_duty_has_a_clock_of_its_own() {
    let mut own = quarterly("b", 22);
    merge(&mut own, json!({ "clock": "21_to_20" }));
    let plan = work_plan(&[], &[own]);
    assert_eq!(plan.duties[0].clock, Some(Clock::From21To20));
    assert_eq!(plan.clock, Clock::ReportingYear);
    assert_eq!(
        Notes::default().header(&plan, day(2026, 3, 10)),
        "Kỳ số liệu 21/12/2025 – 20/3/2026, hạn gửi 22/3 (ngày nghỉ; ngày làm việc tiếp theo \
         23/3/2026), còn 12 ngày"
    );
}

#[test]
fn without_a_report_only_the_days_are_said() {
    // An evaluation is no report; in the other plan the document names the year before.
    for (name, today, expected) in [
        (
            "tinh-bien-2026",
            day(2026, 6, 12),
            "Kỳ số liệu 15/3 – 14/6/2026",
        ),
        (
            "tan-trung-2024",
            day(2024, 2, 29),
            "Kỳ số liệu 15/12/2023 – 14/3/2024",
        ),
        (
            "dien-chau-2026",
            day(2026, 12, 31),
            "Kỳ số liệu 15/9 – 14/12/2026",
        ),
    ] {
        assert_eq!(Notes::default().header(&plan_of(name), today), expected);
    }
}
