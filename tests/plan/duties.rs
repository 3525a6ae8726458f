//! Every reporting duty of the five plans, with the days it means and the figures it asks for.

use super::expected::*;
use super::*;
use Expected::{Comes, Continuous, Last, Mixed, Nothing, Period, Waits};

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
