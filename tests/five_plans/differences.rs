//! In which fields a plan file differs from the truth on purpose, and the comparing that knows it.

use super::*;

/// Fields in which a plan file differs from the truth on purpose:
/// plan, element, field, value in the plan file.
const DIFFERENT: [(&str, &str, &str, &str); 8] = [
    // The background note "not named in the text" is a remark of the plan.
    ("tinh-bien-2026", "plan", "province", "An Giang"),
    ("dai-son-2026", "plan", "province", "Hải Phòng"),
    ("tan-trung-2024", "plan", "province", "Bắc Giang"),
    ("cho-vam-2024", "plan", "province", "An Giang"),
    ("dien-chau-2026", "plan", "province", "Nghệ An"),
    // English words of the truth, in Vietnamese.
    (
        "cho-vam-2024",
        "document",
        "signer",
        "CHỦ TỊCH (văn bản không ghi họ tên; ký số ngày 06/3/2024 lúc 16:45:02)",
    ),
    // The truth shortens the clause with "..." and adds an English gloss.
    (
        "tan-trung-2024",
        "PL.III.4.4",
        "scope",
        "Đối với 100% các TTHC yêu cầu xác thực thông suốt trên hệ thống cơ sở dữ liệu Quốc gia về Dân cư hoặc các hệ thống thông tin khác",
    ),
    // A share of procedures; what it is compared with stands in the threshold.
    ("dien-chau-2026", "II.8", "unit", "%"),
];

/// Compares one text field, and counts the listed differences that were needed.
pub struct Comparer<'a> {
    plan: &'a str,
    used: BTreeSet<(&'a str, &'a str, &'a str)>,
}

impl<'a> Comparer<'a> {
    pub fn new(plan: &'a str) -> Self {
        Self {
            plan,
            used: BTreeSet::new(),
        }
    }

    pub fn same(&mut self, element: &str, field: &str, ours: &str, theirs: &str) {
        if ours == theirs {
            return;
        }
        let listed = DIFFERENT
            .iter()
            .find(|(plan, at, name, _)| (*plan, *at, *name) == (self.plan, element, field));
        match listed {
            Some((plan, at, name, value)) => {
                assert_eq!(ours, *value, "{plan} {at} {name}: the listed difference");
                self.used.insert((plan, at, name));
            }
            None => panic!("{} {element} {field}: {ours:?}, not {theirs:?}", self.plan),
        }
    }

    /// A field with the same name on both sides, or with two names.
    pub fn field(&mut self, element: &str, ours: (&Value, &str), theirs: (&Value, &str)) {
        self.same(
            element,
            ours.1,
            text(ours.0, ours.1),
            text(theirs.0, theirs.1),
        );
    }

    /// Every listed difference at an element that was compared must have been needed.
    pub fn finish(self, compared: &BTreeSet<&str>) {
        for (plan, at, name, _) in &DIFFERENT {
            if *plan == self.plan && compared.contains(at) {
                assert!(
                    self.used.contains(&(*plan, *at, *name)),
                    "{plan} {at} {name}: listed as different, but the same"
                );
            }
        }
    }
}
