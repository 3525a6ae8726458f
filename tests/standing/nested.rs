//! Parts and their wholes.

use super::*;
use so_chi_tieu::standing::{Clash, NestedFault, nested_faults};

fn found(plan: &Plan, ledger: &Ledger, quarter: Quarter) -> Vec<(String, String, Clash)> {
    let faults = nested_faults(plan, ledger, quarter).into_iter();
    faults
        .map(
            |NestedFault {
                 part,
                 whole,
                 quarter: at,
                 clash,
             }| {
                assert_eq!(at, quarter);
                (part.to_string(), whole.to_string(), clash)
            },
        )
        .collect()
}

/// What is found of a part and a whole in the first quarter.
fn clashes(plan: &Plan, part: (&str, (u64, u64)), whole: (&str, (u64, u64))) -> Vec<Clash> {
    let entries = [part, whole].map(|(id, (over, under))| {
        let key = target(plan, id).entry.clone();
        (key, I, known(over, under))
    });
    let all = found(plan, &ledger(entries), I);
    let clashes = all.iter().map(|(one, other, clash)| {
        assert_eq!((one.as_str(), other.as_str()), (part.0, whole.0));
        *clash
    });
    clashes.collect()
}

#[test]
fn early_dossiers_of_tan_trung_are_some_of_those_on_time() {
    let plan = plan_of("tan-trung-2024");
    let of = |early, on_time| clashes(&plan, ("II.5.b", early), ("II.5.a", on_time));
    assert_eq!(of((410, 640), (638, 640)), []);
    assert_eq!(of((638, 640), (638, 640)), []);
    // Both are of all dossiers solved; column 7 is one number.
    let unequal = Clash::Unequal(count(638), count(640));
    assert_eq!(of((410, 638), (638, 640)), [unequal]);
    let numerator = Clash::Numerator(count(639), count(638));
    assert_eq!(of((639, 640), (638, 640)), [numerator]);
    // Fewer on time are early than late: no fault.
    assert_eq!(of((0, 640), (638, 640)), []);
    let (numerator, unequal) = (
        Clash::Numerator(count(9), count(8)),
        Clash::Unequal(count(9), count(8)),
    );
    assert_eq!(of((9, 9), (8, 8)), [numerator, unequal]);
}

#[test]
fn ratings_of_a_field_are_some_of_all_ratings() {
    for (plan, part, whole) in [
        ("dai-son-2026", "II.3.b.1", "II.3.b"),
        ("dien-chau-2026", "II.9.b.1", "II.9.b"),
        ("tan-trung-2024", "II.6.c", "II.6.b"),
    ] {
        let plan = plan_of(plan);
        let of = |field, all| clashes(&plan, (part, field), (whole, all));
        assert_eq!(of((90, 100), (380, 400)), []);
        assert_eq!(of((0, 0), (380, 400)), []);
        assert_eq!(of((380, 400), (380, 400)), []);
        let denominator = Clash::Denominator(count(401), count(400));
        assert_eq!(of((380, 401), (380, 400)), [denominator]);
        let numerator = Clash::Numerator(count(391), count(380));
        assert_eq!(of((391, 400), (380, 400)), [numerator]);
        // 25 dissatisfied in the field, 20 in all.
        let rest = Clash::Rest(count(25), count(20));
        assert_eq!(of((75, 100), (380, 400)), [rest]);
    }
}

/// "Trong đó" alone does not make two counts comparable: electronic results and procedures as
/// parts of dossiers digitised.
#[test]
fn what_only_belongs_together_is_not_compared() {
    let plan = plan_of("tan-trung-2024");
    let whole = ("PL.III.1.1.a", (10, 20));
    assert_eq!(clashes(&plan, ("PL.III.1.1.b", (90, 100)), whole), []);
    assert_eq!(clashes(&plan, ("PL.III.1.1.c", (90, 100)), whole), []);
}

#[test]
fn every_pair_of_the_five_plans_is_known() {
    let mut compared = Vec::new();
    let mut pairs = 0;
    for name in [
        "cho-vam-2024",
        "dai-son-2026",
        "dien-chau-2026",
        "tan-trung-2024",
        "tinh-bien-2026",
    ] {
        let plan = plan_of(name);
        let parts: Vec<_> = plan
            .distinct_targets()
            .filter(|part| part.part_of.is_some())
            .collect();
        pairs += parts.len();
        // Counts that contradict each other wherever they are compared.
        let entries = parts.iter().flat_map(|part| {
            let whole = plan.target(part.part_of.as_ref().unwrap()).unwrap();
            [
                (part.entry.clone(), II, known(9, 9)),
                (whole.entry.clone(), II, known(1, 2)),
            ]
        });
        let book = ledger(entries);
        for (part, ..) in found(&plan, &book, II) {
            compared.push(format!("{name} {part}"));
        }
        assert_eq!(found(&plan, &book, I), []);
    }
    compared.dedup();
    assert_eq!(pairs, 6);
    assert_eq!(
        compared,
        [
            "dai-son-2026 II.3.b.1",
            "dien-chau-2026 II.9.b.1",
            "tan-trung-2024 II.5.b",
            "tan-trung-2024 II.6.c",
        ]
    );
}

#[test]
fn parts_counted_in_the_same_words_lie_within() {
    let words = |id: &str, more: Value| {
        let mut words =
            json!({ "numerator": "hồ sơ trực tuyến", "denominator": "hồ sơ tiếp nhận" });
        merge(&mut words, more);
        target_value(id, at_least(80), words)
    };
    let plan = plan_with(&[
        words("A", json!({})),
        words("B", json!({ "part_of": "A" })),
        words("C", json!({ "part_of": "A", "numerator": "hồ sơ đất đai" })),
        target_value("D", at_least(80), json!({ "part_of": "A" })),
        words("E", json!({ "repeats": "A" })),
        words("F", json!({ "part_of": "E" })),
        words("G", json!({ "part_of": "A", "measure": "value" })),
    ]);
    let key = |id: &str| target(&plan, id).entry.clone();
    let others = ["B", "C", "D", "F"].map(|id| (key(id), I, known(9, 12)));
    let mut entries = vec![(key("A"), I, known(8, 10)), (key("G"), I, value("99"))];
    entries.extend(others);
    let (numerator, denominator) = (
        Clash::Numerator(count(9), count(8)),
        Clash::Denominator(count(12), count(10)),
    );
    let of = |part: &str, clash| (part.to_owned(), "A".to_owned(), clash);
    assert_eq!(
        found(&plan, &ledger(entries), I),
        [
            of("B", numerator),
            of("B", denominator),
            of("F", numerator),
            of("F", denominator),
        ]
    );
    // What is wrong by itself, or not there, is not compared.
    let wrong = ledger([(key("A"), I, known(8, 10)), (key("B"), I, known(13, 12))]);
    assert_eq!(found(&plan, &wrong, I), []);
    assert_eq!(found(&plan, &ledger([(key("B"), I, known(9, 12))]), I), []);
}

proptest! {
    /// A field of the whole and what is outside it are found to agree, whatever they are.
    #[test]
    fn counts_that_can_be_are_not_remarked_on(
        (over, under) in (0_u64..500).prop_flat_map(|under| (0..=under, Just(under))),
        (more_over, more_under) in (0_u64..500).prop_flat_map(|under| (0..=under, Just(under))),
    ) {
        let plan = plan_of("dai-son-2026");
        let whole = (over + more_over, under + more_under);
        let none = clashes(&plan, ("II.3.b.1", (over, under)), ("II.3.b", whole));
        prop_assert_eq!(none, []);
    }

    /// And where something is remarked on, no counts outside the field can make the whole.
    #[test]
    fn what_is_remarked_on_cannot_be(
        part in (0_u64..40).prop_flat_map(|under| (0..=under, Just(under))),
        whole in (0_u64..40).prop_flat_map(|under| (0..=under, Just(under))),
    ) {
        let plan = plan_of("dai-son-2026");
        let can_be = part.0 <= whole.0 && part.1 - part.0 <= whole.1 - whole.0;
        let found = clashes(&plan, ("II.3.b.1", part), ("II.3.b", whole));
        prop_assert_eq!(found.is_empty(), can_be);
    }
}
