//! Old files are read for ever.

use super::common::*;
use super::log::some_book;
use super::round_trips::some_ledger;
use super::{fixture_text, fixture_value};
use so_chi_tieu::calendar::{Clock, Quarter};
use so_chi_tieu::form::Column;
use so_chi_tieu::ledger::{By, Cause, Cell, Log, Moment, Progress};
use so_chi_tieu::plan::{
    Deadline, EntryKey, IndicatorKey, OccurrenceKey, PeriodEnd, Reckoning, TaskId, Threshold,
    WorkId, ZeroRule,
};
use so_chi_tieu::standing::{Span, State, standing};

#[test]
fn a_plan_of_version_1_opens() {
    let plan = open_plan(&fixture_value("old/v1-plan.json")).plan;
    assert_eq!(plan.id.as_str(), "xa-mau-2026");
    assert_eq!((plan.year.get(), plan.clock), (2026, Clock::ReportingYear));
    assert_eq!(
        (plan.name.as_str(), plan.issuer.as_str()),
        ("Xã Mẫu", "UBND xã Mẫu")
    );
    assert_eq!(plan.document.issued_on, Some(day(2026, 1, 15)));
    assert_eq!(plan.document.number.as_deref(), Some("12/KH-UBND"));
    assert_eq!((plan.units.len(), plan.groups.len()), (2, 2));
    assert_eq!(
        (plan.targets.len(), plan.tasks.len(), plan.duties.len()),
        (9, 16, 1)
    );
    let thresholds: Vec<&Threshold> = plan.targets.iter().map(|t| &t.threshold).collect();
    use so_chi_tieu::plan::Beyond;
    assert_eq!(
        thresholds,
        [
            &Threshold::Exactly(decimal("100"), Some(decimal("95"))),
            &Threshold::AtLeast(decimal("80"), None),
            &Threshold::MoreThan(decimal("99.5")),
            &Threshold::AtLeast(decimal("80"), None),
            &Threshold::AtMost(decimal("5")),
            &Threshold::LessThan(decimal("10")),
            &Threshold::Between(decimal("80"), decimal("90"), Beyond::Met),
            &Threshold::AboveReference("mức trung bình của tỉnh".to_owned()),
            &Threshold::Exactly(decimal("100"), None),
        ]
    );
    let keys = plan.entry_keys();
    assert_eq!(keys.len(), 8, "the repeated target shares an entry");
    let shared = target(&plan, "PL.1");
    assert_eq!(shared.entry, of_indicator("ho_so_rieng"));
    assert_eq!(target(&plan, "II.2").zero, ZeroRule::Full);
    assert_eq!(target(&plan, "II.2").name, "Hồ sơ riêng");
    assert_eq!(target(&plan, "II.2").name_en, "Own dossiers");
    assert_eq!(target(&plan, "II.2.b").entry, of_target("II.2.b"));
    let leads: Vec<&str> = target(&plan, "II.1")
        .lead
        .units
        .iter()
        .map(|unit| plan.unit_name(unit))
        .collect();
    assert_eq!(leads, ["Trung tâm Phục vụ hành chính công"]);
    assert!(target(&plan, "II.7").assumed && !target(&plan, "II.1").assumed);
    let last_days: Vec<_> = plan
        .tasks
        .iter()
        .map(|task| task.deadline.last_day())
        .collect();
    let mut expected = vec![None; 16];
    expected[1] = Some(day(2026, 6, 30));
    expected[2] = Some(day(2026, 10, 29));
    expected[3] = Some(day(2026, 3, 31));
    expected[4] = Some(day(2026, 6, 30));
    expected[5] = Some(day(2026, 12, 31));
    expected[15] = Some(day(2026, 9, 30));
    assert_eq!(last_days, expected);
    assert_eq!(
        plan.tasks[12].deadline,
        Deadline::AfterEvent("hồ sơ đến hạn trả kết quả".to_owned(), Some(-1))
    );
    let report = plan.duties[0]
        .deadline
        .next_day(Reckoning::by_calendar(plan.year), day(2026, 6, 18));
    assert_eq!(report, Some(day(2026, 9, 17)));
}

#[test]
fn a_ledger_of_version_1_opens() {
    let opened = opened_ledger(&fixture_text("old/v1-ledger.json"));
    assert_eq!(opened.revision, 42);
    assert_eq!(opened.saved_at, Moment::new(day(2026, 6, 13), 720));
    assert_eq!(opened.ledger, some_ledger());
    let warned: Vec<_> = opened
        .warnings
        .iter()
        .map(|fault| (fault.code(), fault.place.as_str()))
        .collect();
    assert_eq!(warned, [("DATA-06", "1 · II")]);
    let plan = &opened.plan.plan;
    let state = |id| {
        standing(
            plan,
            target(plan, id),
            &opened.ledger,
            Span::ToDate(Quarter::II),
        )
        .state
    };
    assert_eq!(state("II.1"), State::FloorMet);
    assert_eq!(state("II.2"), State::Met); // 1,655 of 2,000
    assert_eq!(state("PL.1"), State::Met);
}

#[test]
fn a_ledger_of_version_1_is_written_with_an_empty_log() {
    let opened = opened_ledger(&fixture_text("old/v1-ledger.json"));
    assert_eq!(opened.log, Log::default());
    let again = opened.plan.backup(&opened.ledger, &opened.log, 42, noon());
    let model = fixture_text("old/v1-ledger.json")
        .replacen("\"version\": 1", "\"version\": 3", 1)
        .replace("\n  ]\n}\n", "\n  ],\n  \"log\": []\n}\n");
    assert_eq!(again, model);
}

#[test]
fn a_ledger_of_version_2_opens() {
    let text = fixture_text("old/v2-ledger.json");
    let opened = opened_ledger(&text);
    let mut log = opened.log;
    assert_eq!((opened.ledger.clone(), log.clone()), some_book());
    let causes: Vec<&Cause> = log.steps().iter().map(|step| &step.cause).collect();
    let file = || "so_xa-mau-2026.json".to_owned();
    assert_eq!(
        causes,
        [
            &Cause::Migrated(1),
            &Cause::Typed,
            &Cause::Typed,
            &Cause::Typed,
            &Cause::Typed,
            &Cause::Typed,
            &Cause::Typed,
            &Cause::Pasted,
            &Cause::Undone(10),
            &Cause::Redone(10),
            &Cause::Typed,
            &Cause::Imported(file()),
            &Cause::PlanChanged("xa-mau-2026.json".to_owned()),
            &Cause::Restored("bản lưu hôm qua".to_owned()),
            &Cause::Undone(16),
        ]
    );
    // Step by step back to the beginning, and the plan with it.
    let (mut ledger, mut plan) = (opened.ledger, opened.plan);
    // Brought up, it is the same but for its version.
    let again = text.replacen("\"version\": 2", "\"version\": 3", 1);
    assert_eq!(plan.backup(&ledger, &log, 42, noon()), again);
    let me = || By {
        at: noon(),
        who: String::new(),
    };
    let mut names = vec![plan.plan.name.clone()];
    while log.can_undo() {
        let outcome = log.undo(&mut ledger, me());
        plan = plan
            .after_step(outcome.plan.as_ref(), &ledger, noon())
            .expect("every step leads to a ledger");
        names.push(plan.plan.name.clone());
    }
    assert_eq!(ledger, some_ledger());
    assert_eq!((names.len(), names.remove(0)), (11, "Xã Mẫu".to_owned()));
    assert!(names.iter().all(|name| name == "Xã Mẫu Cũ"));
}

#[test]
fn a_ledger_of_version_3_opens_and_is_written_as_it_was_read() {
    let text = fixture_text("old/v3-ledger.json");
    let opened = opened_ledger(&text);
    let (plan, ledger, log) = (&opened.plan, &opened.ledger, &opened.log);
    assert_eq!(plan.backup(ledger, log, 42, noon()), text);
    assert_eq!(ledger.ends(), PeriodEnd::CutOff);
    let key = IndicatorKey::new("ho_so_rieng").unwrap();
    let published = ledger.entry(&EntryKey::Portal(key), Quarter::I).unwrap();
    assert_eq!(published.figures, known(750, 1_000));
    let row = ledger.form(Quarter::I, "Đất đai").unwrap();
    assert_eq!(
        row.cell(Column::InPerson),
        &Cell::Unread("ba mươi".to_owned())
    );
    let events = ledger.events(&WorkId::Task(TaskId::new("II.2.a-13").unwrap()));
    let numbers: Vec<u8> = events.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [1, 3]);
    let duty = WorkId::Duty(plan.plan.duties[0].id.clone());
    let key = OccurrenceKey::parse("q1").unwrap();
    assert!(matches!(
        ledger.occurrence(&duty, key),
        Some(Progress::Done { .. })
    ));
    let closing = ledger.closing(Quarter::I).unwrap();
    assert!(closing.reopened.is_some() && !ledger.is_closed(Quarter::I));
    assert!(
        ledger
            .note(&of_target("II.1"), Quarter::I)
            .unwrap()
            .explains()
    );
    assert!(!log.can_undo(), "a reopening is a barrier");
}

#[test]
fn a_submission_of_version_1_opens() {
    let file = opened_submission(&fixture_text("old/v1-submission.json"));
    assert_eq!((file.year, file.quarter, file.revision), (2026, 2, 42));
    assert_eq!(
        (file.window_first.as_str(), file.window_last.as_str()),
        ("2026-03-15", "2026-06-14")
    );
    assert_eq!(file.plan.id, "xa-mau-2026");
    let online = &file.standings[1];
    assert_eq!(
        (online.target.as_str(), online.state.as_str()),
        ("II.2", "met")
    );
    assert_eq!(online.figure, Some(decimal("82.75")));
    assert_eq!(online.numerator, Some(decimal("1655")));
    assert_eq!(online.quarters, [1, 2]);
    let value = fixture_value("old/v1-submission.json");
    assert_eq!(file.digest, digest_of(&value));
}
