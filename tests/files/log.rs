//! The log and the files.

use std::sync::Arc;

use super::common::*;
use super::round_trips::some_ledger;
use super::{every_field, fixture_text};
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{Fault, OpenPlan};
use so_chi_tieu::ledger::{Command, Ledger, PlanText, Progress};
use so_chi_tieu::plan::TaskId;

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
    task.apply(Command::SetProgress(TaskId::new("X").unwrap(), Some(doing)));
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
