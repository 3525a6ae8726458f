//! Indicators: those of the catalogue, and the targets that share one.

use super::*;

/// Targets that share an entry must count the same thing; those that do not say so.
#[test]
fn targets_of_one_indicator_count_the_same_or_stand_apart() {
    let mut apart = Vec::new();
    for (id, ..) in PLANS {
        let ours = plan(id);
        let mut shared: BTreeMap<&str, (&str, [&str; 5])> = BTreeMap::new();
        for target in items(&ours, "targets") {
            if target["own_entry"] == json!(true) {
                assert!(!text(target, "name").is_empty(), "{id}: a name of its own");
                apart.push(format!("{id} {}", text(target, "id")));
                continue;
            }
            let counts = [
                "unit",
                "measure",
                "accumulation",
                "numerator",
                "denominator",
            ]
            .map(|field| text(target, field));
            let at = text(target, "id");
            let first = shared
                .entry(text(target, "indicator"))
                .or_insert((at, counts));
            assert_eq!(first.1, counts, "{id}: {} and {at} share an entry", first.0);
        }
        for target in items(&ours, "targets") {
            let repeated = text(target, "repeats");
            let Some(first) = items(&ours, "targets")
                .iter()
                .find(|one| text(one, "id") == repeated)
            else {
                continue;
            };
            let at = text(target, "id");
            assert_eq!(
                text(first, "repeats"),
                "",
                "{id} {at}: repeats the first mention"
            );
            assert_eq!(
                text(first, "indicator"),
                text(target, "indicator"),
                "{id} {at}"
            );
            assert_eq!(text(first, "name"), text(target, "name"), "{id} {at}");
        }
    }
    assert_eq!(
        apart,
        [
            "cho-vam-2024 IX.2.7",
            "cho-vam-2024 IX.3",
            "cho-vam-2024 IV.1.4",
            "cho-vam-2024 IV.1.6",
            "cho-vam-2024 IV.1.7",
        ]
    );
}

#[test]
fn the_catalogue_is_whole() {
    let catalogue = read("src/plan/catalogue/indicators.json");
    let all = list(&catalogue);
    let keys: BTreeSet<_> = all.iter().map(|one| text(one, "key")).collect();
    assert_eq!(all.len(), 40);
    assert_eq!(keys.len(), 40, "no key twice");
    let names: BTreeSet<_> = all.iter().map(|one| text(one, "name")).collect();
    assert_eq!(names.len(), 40, "no name twice");

    let fixture = read("tests/fixtures/seed_truth.json");
    let needed: BTreeSet<_> = list(&fixture)
        .iter()
        .flat_map(|one| items(one, "targets"))
        .map(|target| text(target, "indicator_key"))
        .collect();
    assert_eq!(keys, needed, "the keys the five plans speak of");

    for one in all {
        let key = text(one, "key");
        for field in ["name", "name_en", "unit", "source"] {
            assert!(!text(one, field).is_empty(), "{key} {field}");
        }
        assert!(!items(one, "synonyms").is_empty(), "{key} synonyms");
        assert!(
            ["ratio", "value", "done"].contains(&text(one, "measure")),
            "{key}"
        );
        assert!(
            ["year", "period", "point"].contains(&text(one, "accumulation")),
            "{key}"
        );
        assert!(["more", "less"].contains(&text(one, "direction")), "{key}");
        assert!(
            ["full", "none", "zero"].contains(&text(one, "zero")),
            "{key}"
        );
        let ratio = text(one, "measure") == "ratio";
        // What stands above the line, or what a value says: `tests/locale.rs`.
        for field in ["denominator", "denominator_en"] {
            assert_eq!(ratio, !text(one, field).is_empty(), "{key} {field}");
        }
    }
}
