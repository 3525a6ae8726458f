//! The five real plans open whole, and come out byte for byte as they went in.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use so_chi_tieu::file::{self, OpenPlan, Opened};
use so_chi_tieu::plan::{Deadline, Measure};

/// Plan, target mentions, distinct targets, tasks, duties, what is entered each quarter.
const PLANS: [(&str, [usize; 5]); 5] = [
    ("tinh-bien-2026", [18, 18, 25, 6, 18]),
    ("dai-son-2026", [11, 10, 36, 10, 10]),
    ("tan-trung-2024", [25, 19, 29, 8, 19]),
    ("cho-vam-2024", [33, 28, 76, 12, 28]),
    ("dien-chau-2026", [14, 14, 36, 6, 14]),
];

fn text(id: &str) -> String {
    let path = format!("{}/plans/{id}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

fn open(id: &str) -> OpenPlan {
    match file::open(text(id).as_bytes()) {
        Ok(Opened::Plan(plan)) => *plan,
        other => panic!("{id}: {other:?}"),
    }
}

#[test]
fn every_plan_opens_whole() {
    for (id, counts) in PLANS {
        let plan = open(id).plan;
        let found = [
            plan.targets.len(),
            plan.distinct_targets().count(),
            plan.tasks.len(),
            plan.duties.len(),
            plan.entry_keys().len(),
        ];
        assert_eq!(found, counts, "{id}");
        assert_eq!(plan.id.as_str(), id);
    }
}

#[test]
fn every_plan_comes_out_as_it_went_in() {
    for (id, _) in PLANS {
        assert_eq!(open(id).to_text(), text(id), "{id}");
    }
}

#[test]
fn what_is_entered_has_a_name_and_a_definition() {
    for (id, _) in PLANS {
        let plan = open(id).plan;
        for key in plan.entry_keys() {
            let targets: Vec<_> = plan.targets_of(key).collect();
            assert!(!targets.is_empty(), "{id}: {key} feeds no target");
            for target in targets {
                assert!(target.name.chars().count() <= 60, "{id}: {}", target.name);
                if target.measure == Measure::Ratio {
                    assert!(!target.numerator.0.is_empty(), "{id}: {}", target.id);
                    assert!(!target.denominator.0.is_empty(), "{id}: {}", target.id);
                }
            }
        }
    }
}

#[test]
fn fixed_deadlines_have_a_last_day() {
    let cases = [
        ("tinh-bien-2026", "IV-3", "2026-10-29"),
        ("cho-vam-2024", "II-5", "2024-02-29"),
        ("cho-vam-2024", "I-5", "2024-03-31"),
        ("tan-trung-2024", "I-1", "2023-01-24"),
        ("dai-son-2026", "II.2.b-1", "2026-09-09"),
    ];
    for (id, task, last) in cases {
        let plan = open(id).plan;
        let task = plan.tasks.iter().find(|found| found.id.as_str() == task);
        let day = task.unwrap().deadline.last_day().unwrap();
        assert_eq!(day.to_string(), last, "{id}");
    }
    let plan = open("tinh-bien-2026").plan;
    let open_ended = plan
        .tasks
        .iter()
        .filter(|task| task.deadline == Deadline::Continuous);
    assert!(
        open_ended
            .into_iter()
            .all(|task| task.deadline.last_day().is_none())
    );
}

#[test]
fn a_quarter_is_complete_when_nothing_is_missing_or_wrong() {
    use so_chi_tieu::calendar::Quarter;
    use so_chi_tieu::ledger::{Command, Entry, Ledger, Moment, Part};
    use so_chi_tieu::standing::{Completeness, completeness};

    let plan = open("cho-vam-2024").plan;
    let mut ledger = Ledger::default();
    let day = chrono::NaiveDate::from_ymd_opt(2024, 3, 16).unwrap();
    let now = Moment::new(day, 0).unwrap();
    let key = plan.entry_keys()[1].clone();
    let mut kind = |part, text| {
        let before = ledger.entry(&key, Quarter::I).cloned();
        let target = plan.targets_of(&key).next().unwrap();
        let entry = Entry::typed(before.as_ref(), target.measure, part, text, now);
        ledger.apply(Command::SetEntry((key.clone(), Quarter::I), entry));
        completeness(&plan, &ledger, Quarter::I)
    };
    let of = |missing, faulty| Completeness { missing, faulty };
    assert_eq!(kind(Part::Numerator, ""), of(28, 0));
    assert_eq!(kind(Part::Numerator, "12"), of(27, 1));
    assert_eq!(kind(Part::Denominator, "20"), of(27, 0));
    assert_eq!(kind(Part::Denominator, "hai mươi"), of(27, 1));
    assert_eq!(completeness(&plan, &ledger, Quarter::II), of(28, 0));
}
