//! The log and the files.

use std::sync::Arc;

use super::common::*;
use super::round_trips::{any_command, any_ledger, any_moment, any_text, some_ledger};
use super::{every_field, fixture_text};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{Fault, LARGEST_FILE, OpenPlan};
use so_chi_tieu::ledger::{
    By, Cause, Cell, Command, Entry, Evidence, Figures, Ledger, Log, Moment, Note, PlanText,
    Progress, Step,
};
use so_chi_tieu::plan::{EntryKey, TaskId};

#[test]
fn the_plan_after_a_step_is_the_one_that_the_step_brought() {
    let plan = Arc::new(every_field());
    let ledger = some_ledger();
    assert_eq!(
        plan.after_step(None, &ledger, noon()),
        Ok(Arc::clone(&plan))
    );
    let text = plan.to_text().replace("\"Xã Mẫu\"", "\"Xã Mẫu Mới\"");
    let other = plan.after_step(Some(&PlanText::new(&text)), &ledger, noon());
    let other = other.expect("it opens");
    assert_eq!(other.plan.name, "Xã Mẫu Mới");
    assert_eq!(other.to_text(), text);
}

#[test]
fn a_step_that_leads_to_no_ledger_is_refused() {
    let plan = Arc::new(every_field());
    let refused = |text: Option<&str>, ledger: &Ledger| {
        let text = text.map(PlanText::new);
        let made: Result<Arc<OpenPlan>, Vec<Fault>> =
            plan.after_step(text.as_ref(), ledger, noon());
        let fault = made.expect_err("refused").remove(0);
        (fault.code(), fault.place)
    };
    let none = Ledger::default();
    let at = |code, place: &str| (code, place.to_owned());
    assert_eq!(refused(Some("rác"), &none), at("FILE-05", "1:1"));
    let small = fixture_text("valid/small.json");
    assert_eq!(refused(Some(&small), &none), at("PLAN-03", "id"));
    let submission = fixture_text("old/v1-submission.json");
    assert_eq!(refused(Some(&submission), &none), at("FILE-06", "id"));
    // What the plan does not have could not be read again.
    let strange = ledger([(of_target("X"), Quarter::I, known(1, 2))]);
    assert_eq!(refused(None, &strange), at("DATA-03", "entries[0]"));
    let another_sort = ledger([(of_target("II.1"), Quarter::I, value("1"))]);
    assert_eq!(refused(None, &another_sort), at("DATA-04", "entries[0]"));
    let mut task = Ledger::default();
    let doing = Progress::Doing {
        note: String::new(),
    };
    task.apply(Command::SetProgress(
        TaskId::new("X").unwrap().into(),
        Some(doing),
    ));
    assert_eq!(refused(None, &task), at("PLAN-16", "tasks[0].task"));
    assert_eq!(
        refused(None, &some_ledger_above("X")),
        at("PLAN-05", "references[0].target")
    );
}

fn some_ledger_above(target: &str) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.apply(Command::SetReference(
        target_id(target),
        Some(reference("90")),
    ));
    ledger
}

/// What became of [`some_ledger`], by a log with every cause and every sort of change.
pub fn some_book() -> (Ledger, Log) {
    let mut ledger = some_ledger();
    let at = |minute: u16| Moment::new(day(2026, 6, 12), 480 + minute).unwrap();
    let by = |minute: u16, who: &str| By {
        at: at(minute),
        who: who.to_owned(),
    };
    let set = |key: EntryKey, figures: Figures, minute: u16| {
        let entry = Entry {
            figures,
            entered_at: Some(at(minute)),
        };
        Command::SetEntry((key, Quarter::I), Some(entry))
    };
    let half = |number| Figures::Ratio(Cell::Known(count(number)), Cell::Empty);
    let unread = || Figures::Value(Cell::Unread("khá".to_owned()));
    let mai = "Lò Thị Mai";
    let migrated = Step {
        number: 3,
        at: at(0),
        who: String::new(),
        cause: Cause::Migrated(1),
        changes: Vec::new(),
    };
    let mut log = Log::new(vec![Arc::new(migrated)]).unwrap();
    log.run(
        &mut ledger,
        set(of_target("II.1"), half(190), 1),
        Cause::Typed,
        by(1, mai),
    );
    let both = set(of_target("II.1"), known(190, 200), 2);
    log.run(&mut ledger, both, Cause::Typed, by(2, mai));
    let note = Note {
        text: "Hệ thống lỗi bốn ngày.\nĐã khắc phục.".to_owned(),
        evidence: vec![Evidence {
            number: "45/BC-UBND".to_owned(),
            date: Some(day(2026, 3, 17)),
            link: "https://example.vn/45".to_owned(),
            ..Evidence::default()
        }],
        ..Note::default()
    };
    let note = Command::SetNote((of_target("II.1"), Quarter::I), Some(note));
    log.run(&mut ledger, note, Cause::Typed, by(3, mai));
    let task = |number: u8| TaskId::new(&format!("II.2.a-{number}")).unwrap();
    let doing = Progress::Doing {
        note: String::new(),
    };
    let done = Progress::Done {
        on: day(2026, 6, 11),
        on_unread: None,
        product: "13/QĐ-UBND".to_owned(),
        note: "đúng hạn".to_owned(),
    };
    for progress in [Some(doing), Some(done), None] {
        let command = Command::SetProgress(task(2).into(), progress);
        log.run(&mut ledger, command, Cause::Typed, by(4, ""));
    }
    let pasted = vec![
        set(of_indicator("ho_so_rieng"), known(760, 1_000), 5),
        set(of_target("II.4"), value("9.5"), 5),
        set(of_target("II.5"), unread(), 5),
    ];
    log.run(
        &mut ledger,
        Command::Batch(pasted),
        Cause::Pasted,
        by(5, ""),
    );
    log.undo(&mut ledger, by(6, ""));
    log.redo(&mut ledger, by(7, ""));
    let above = Command::SetReference(target_id("II.6"), Some(reference("72.5")));
    log.run(&mut ledger, above, Cause::Typed, by(8, ""));
    let mut other = ledger.clone();
    other.apply(set(of_target("II.7"), Figures::Done(true), 9));
    let plan = || PlanText::new(&every_field().to_text());
    let imported = Cause::Imported("so_xa-mau-2026.json".to_owned());
    log.replace(
        &mut ledger,
        other.clone(),
        (plan(), plan()),
        imported,
        by(9, ""),
    );
    let old = plan().as_str().replace("\"Xã Mẫu\"", "\"Xã Mẫu Cũ\"");
    let changed = Cause::PlanChanged("xa-mau-2026.json".to_owned());
    log.replace(
        &mut ledger,
        other,
        (PlanText::new(&old), plan()),
        changed,
        by(10, ""),
    );
    let restored = Cause::Restored("bản lưu hôm qua".to_owned());
    // The clock was set back.
    log.run(&mut ledger, Command::SetNear(12), restored, by(0, ""));
    log.undo(&mut ledger, by(11, ""));
    (ledger, log)
}

#[test]
fn a_log_is_written_step_by_step_a_line_for_each() {
    let mut ledger = Ledger::default();
    let mut log = Log::default();
    let by = |who: &str| By {
        at: noon(),
        who: who.to_owned(),
    };
    for number in [8, 9] {
        let set = Command::SetEntry(
            (of_target("II.1"), Quarter::I),
            Some(entered(known(number, 10))),
        );
        log.run(&mut ledger, set, Cause::Typed, by("Mai"));
    }
    log.undo(&mut ledger, by(""));
    log.run(
        &mut ledger,
        Command::SetNear(6),
        Cause::Imported("a \"b\"".to_owned()),
        by(""),
    );
    let text = every_field().backup(&ledger, &log, 1, noon());
    let (_, written) = text.split_once("  \"log\": [\n").expect("a log");
    let of = r#""year":2026,"quarter":1,"target":"II.1","numerator":"#;
    let then = r#""entered_at":"2026-06-13T12:00:00+07:00""#;
    let eight = format!(r#"{{"entry":{{{of}8,"denominator":10,{then}}}}}"#);
    let nine = format!(r#"{{"entry":{{{of}9,"denominator":10,{then}}}}}"#);
    let at = r#""at":"2026-06-13T12:00:00+07:00""#;
    let expected = format!(
        r#"    {{"step":1,{at},"who":"Mai","cause":"typed","changes":[{{"after":{eight}}}]}},
    {{"step":2,{at},"who":"Mai","cause":"typed","changes":[{{"before":{eight},"after":{nine}}}]}},
    {{"step":3,{at},"cause":"undone","of":2,"changes":[{{"before":{nine},"after":{eight}}}]}},
    {{"step":4,{at},"cause":"imported","name":"a \"b\"","changes":[{{"before":{{"near":5}},"after":{{"near":6}}}}]}}
  ]
}}
"#
    );
    assert_eq!(written, expected);
}

#[test]
fn a_year_of_typing_adds_little_to_a_file() {
    let plan = open_plan(&plan_value(
        &(0..50)
            .map(|at| target_value(&format!("II.{at}.a"), at_least(80), json!({})))
            .collect::<Vec<Value>>(),
    ));
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    // Each of 200 entries is typed in two fields.
    for (at, quarter) in (0..50).flat_map(|at| Quarter::ALL.map(|quarter| (at, quarter))) {
        let key = of_target(&format!("II.{at}.a"));
        let half = Figures::Ratio(Cell::Known(count(12_345)), Cell::Empty);
        for figures in [half, known(12_345, 23_456)] {
            let by = By {
                at: noon(),
                who: "Nguyễn Thị Hồng Nhung".to_owned(),
            };
            let set = Command::SetEntry((key.clone(), quarter), Some(entered(figures)));
            log.run(&mut ledger, set, Cause::Typed, by);
        }
    }
    assert_eq!(log.steps().len(), 400);
    let without = plan.backup(&ledger, &Log::default(), 1, noon()).len();
    let added = plan.backup(&ledger, &log, 1, noon()).len() - without;
    assert!(added < 150_000, "{added} bytes");
}

#[test]
fn a_log_that_makes_a_file_too_large_is_written_as_far_as_there_is_room() {
    let plan = every_field();
    let (mut ledger, mut log) = (Ledger::default(), Log::default());
    for number in 0..9 {
        let text = |at: u32| PlanText::new(&format!("{at}{}", "x".repeat(1_000_000)));
        let cause = Cause::PlanChanged(String::new());
        let by = By {
            at: noon(),
            who: String::new(),
        };
        let near = Command::SetNear(number + 6);
        log.replace(
            &mut ledger,
            Ledger::default(),
            (text(1), text(2)),
            cause,
            by.clone(),
        );
        log.run(&mut ledger, near, Cause::Typed, by);
    }
    let text = plan.backup(&ledger, &log, 1, noon());
    assert!(text.len() as u64 <= LARGEST_FILE);
    let opened = opened_ledger(&text);
    let kept = opened.log.steps();
    assert_eq!(opened.ledger, ledger);
    assert!(kept.len() > 4 && log.steps().ends_with(kept));
}

// What is read goes on as what was written.

#[derive(Clone, Debug)]
enum Act {
    Run(Vec<Command>, Cause),
    RunOn(Command),
    Replace(Box<Ledger>, usize, String),
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = Act> {
    let cause = prop_oneof![
        Just(Cause::Typed),
        Just(Cause::Pasted),
        any_text().prop_map(Cause::Restored),
    ];
    prop_oneof![
        3 => (vec(any_command(), 1..3), cause).prop_map(|(all, cause)| Act::Run(all, cause)),
        3 => any_command().prop_map(Act::RunOn),
        1 => (any_ledger(), 0_usize..2, any_text())
            .prop_map(|(ledger, plan, name)| Act::Replace(Box::new(ledger), plan, name)),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
    ]
}

/// A plan, its ledger and log, as the page has them.
#[derive(Clone, Debug, PartialEq)]
struct Book {
    plan: Arc<OpenPlan>,
    ledger: Ledger,
    log: Log,
}

impl Book {
    fn act(&mut self, act: Act, plans: &[Arc<OpenPlan>], by: By) -> bool {
        let (log, ledger, now) = (&mut self.log, &mut self.ledger, by.at);
        let outcome = match act {
            Act::Run(commands, cause) => {
                return log.run(ledger, Command::Batch(commands), cause, by);
            }
            Act::RunOn(command) => return log.run_on(ledger, command, Cause::Typed, by),
            Act::Replace(other, plan, name) => {
                let plan = Arc::clone(&plans[plan]);
                let texts = (self.plan.to_text(), plan.to_text());
                let texts = (PlanText::new(&texts.0), PlanText::new(&texts.1));
                self.plan = plan;
                return log.replace(ledger, *other, texts, Cause::PlanChanged(name), by);
            }
            Act::Undo => log.undo(ledger, by),
            Act::Redo => log.redo(ledger, by),
        };
        let plan = self.plan.after_step(outcome.plan.as_ref(), ledger, now);
        self.plan = plan.expect("every step leads to a book");
        outcome.changed
    }

    fn kept(&self) -> Self {
        let opened = opened_ledger(&self.plan.backup(&self.ledger, &self.log, 1, noon()));
        Self {
            plan: opened.plan,
            ledger: opened.ledger,
            log: opened.log,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_log_that_was_kept_goes_on_as_before(
        acts in vec((act(), any_moment(), any_text()), 0..12),
    ) {
        let plan = Arc::new(every_field());
        let text = plan.to_text().replace("\"Xã Mẫu\"", "\"Xã Mẫu Mới\"");
        let other = plan.after_step(Some(&PlanText::new(&text)), &Ledger::default(), noon());
        let plans = [Arc::clone(&plan), other.unwrap()];
        let mut here = Book { plan, ledger: Ledger::default(), log: Log::default() };
        let mut kept = here.clone();
        let back = std::iter::repeat_n((Act::Undo, noon(), String::new()), 13);
        let again = std::iter::repeat_n((Act::Redo, noon(), String::new()), 13);
        for (act, at, who) in acts.into_iter().chain(back).chain(again) {
            let by = By { at, who };
            let changed = here.act(act.clone(), &plans, by.clone());
            prop_assert_eq!(kept.act(act, &plans, by), changed);
            // Kept, the page closed and opened again.
            kept = kept.kept();
            prop_assert_eq!(&kept, &here);
            prop_assert_eq!(kept.log.can_undo(), here.log.can_undo());
            prop_assert_eq!(kept.log.can_redo(), here.log.can_redo());
        }
    }
}
