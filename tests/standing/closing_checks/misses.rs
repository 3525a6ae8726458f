//! A goal that is missed asks for cause and remedy.

use super::*;
use so_chi_tieu::ledger::Note;
use so_chi_tieu::standing::unexplained_miss;

fn explained(ledger: &mut Ledger, key: EntryKey, quarter: Quarter, note: [&str; 2]) {
    let note = Note {
        cause: note[0].to_owned(),
        remedy: note[1].to_owned(),
        ..Note::default()
    };
    ledger.apply(Command::SetNote((key, quarter), Some(note)));
}

#[test]
fn a_miss_asks_for_cause_and_remedy() {
    let floor = json!({ "kind": "at_least", "value": 100, "floor": 95 });
    let plan = one(floor, json!({}));
    let of = |figures: Figures, note: Option<[&str; 2]>| {
        let mut ledger = of_t([(II, figures)]);
        if let Some(note) = note {
            explained(&mut ledger, of_target("T"), II, note);
        }
        let miss = unexplained_miss(&plan, &ledger, &of_target("T"), II);
        let miss = miss.map(|(target, state)| (target.id.to_string(), state));
        let found = codes(&plan, &ledger, II);
        assert_eq!(found.contains(&"CHOT-07"), miss.is_some());
        miss.map(|(_, state)| state)
    };
    assert_eq!(of(known(100, 100), None), None);
    assert_eq!(of(known(96, 100), None), None, "the floor is met");
    assert_eq!(
        of(known(94, 100), None),
        Some(Near),
        "no document knows near"
    );
    assert_eq!(of(known(60, 100), None), Some(Missed));
    assert_eq!(of(known(60, 100), Some(["Thiếu người", ""])), Some(Missed));
    assert_eq!(of(known(60, 100), Some(["", "Tuyển người"])), Some(Missed));
    assert_eq!(of(known(60, 100), Some(["Thiếu người", " "])), Some(Missed));
    assert_eq!(
        of(known(60, 100), Some(["Thiếu người", "Tuyển người"])),
        None
    );
    // What is not entered for the quarter is missing, not missed.
    let ledger = of_t([(I, known(60, 100))]);
    assert_eq!(codes(&plan, &ledger, II), ["CHOT-04"]);
    assert_eq!(codes(&plan, &ledger, I), ["CHOT-07"]);
    // Each quarter has its own explanation.
    let mut ledger = of_t([(I, known(60, 100)), (II, known(61, 100))]);
    explained(
        &mut ledger,
        of_target("T"),
        I,
        ["Thiếu người", "Tuyển người"],
    );
    assert_eq!(codes(&plan, &ledger, I), Vec::<&str>::new());
    assert_eq!(codes(&plan, &ledger, II), ["CHOT-07"]);
}

#[test]
fn a_sum_that_is_still_open_asks_for_nothing() {
    let more = json!({ "measure": "value", "unit": "tin", "accumulation": "year" });
    let plan = one(at_least(80), more);
    assert_eq!(
        codes(&plan, &of_t([(II, value("3"))]), II),
        Vec::<&str>::new()
    );
    assert_eq!(codes(&plan, &of_t([(IV, value("3"))]), IV), ["CHOT-07"]);
}

#[test]
fn one_entry_that_misses_two_goals_asks_once_for_the_worse() {
    let of =
        |id: &str, goal: u32| target_value(id, at_least(goal), json!({ "indicator": "online" }));
    let plan = plan_with(&[of("A", 61), of("B", 90), of("C", 50)]);
    let ledger = ledger([(of_indicator("online"), II, known(60, 100))]);
    let checks = closing_checks(&plan, &ledger, II, &[]);
    assert_eq!(told(&checks), [("CHOT-07", "online".to_owned(), false)]);
    let expected = Found::Unexplained(target_id("B"), Missed);
    assert_eq!(checks.findings[0].found, expected);
}
