//! What a plan names by id is there: units, groups, targets and indicators.

use super::deadlines::deadline_is_sound;
use super::*;

#[test]
fn what_is_named_exists() {
    let catalogue = read("src/plan/catalogue/indicators.json");
    let keys: BTreeSet<_> = list(&catalogue)
        .iter()
        .map(|one| text(one, "key"))
        .collect();
    for (id, ..) in PLANS {
        let ours = plan(id);
        let mut named = BTreeSet::new();
        for key in ["targets", "tasks", "duties", "units", "groups"] {
            let all = items(&ours, key);
            assert_eq!(ids(all).len(), all.len(), "{id}: ids of {key} are unique");
            for one in all {
                let name = text(one, "id");
                assert!(
                    !name.is_empty()
                        && name
                            .chars()
                            .all(|c| c.is_ascii_alphanumeric() || "._-".contains(c)),
                    "{id} {key}: id {name:?}"
                );
            }
        }
        let (units, groups) = (ids(items(&ours, "units")), ids(items(&ours, "groups")));
        let targets = ids(items(&ours, "targets"));
        for key in ["targets", "tasks", "duties"] {
            for one in items(&ours, key) {
                let at = format!("{id} {}", text(one, "id"));
                for (words, resolved) in [
                    ("lead", "lead_units"),
                    ("partners", "partner_units"),
                    ("assessor", "assessor_units"),
                    ("reporter", "reporter_units"),
                ] {
                    let found = items(one, resolved);
                    assert_eq!(
                        text(one, words).is_empty(),
                        found.is_empty(),
                        "{at}: {words} are resolved to units"
                    );
                    for unit in found {
                        let unit = unit.as_str().unwrap();
                        assert!(units.contains(unit), "{at}: unit {unit}");
                        named.insert(unit.to_owned());
                    }
                }
                for remark in items(one, "remarks") {
                    assert!(!remark.as_str().unwrap().is_empty(), "{at}");
                }
            }
        }
        assert_eq!(
            named.len(),
            units.len(),
            "{id}: every unit is named somewhere"
        );
        for target in items(&ours, "targets") {
            let at = format!("{id} {}", text(target, "id"));
            assert!(keys.contains(text(target, "indicator")), "{at}: indicator");
            for field in ["repeats", "part_of"] {
                let other = text(target, field);
                assert!(other.is_empty() || targets.contains(other), "{at}: {field}");
                assert_ne!(other, text(target, "id"), "{at}: {field}");
            }
        }
        let used: BTreeSet<_> = items(&ours, "tasks")
            .iter()
            .map(|one| text(one, "group"))
            .collect();
        assert_eq!(used, groups, "{id}: groups");
        for key in ["tasks", "duties"] {
            for one in items(&ours, key) {
                let at = format!("{id} {}", text(one, "id"));
                deadline_is_sound(&at, text(one, "deadline_words"), &one["deadline"]);
            }
        }
    }
}
