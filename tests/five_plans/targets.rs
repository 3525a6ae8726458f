//! Targets, field by field, and their thresholds.

use super::*;

/// The id of the target that the truth numbers so.
fn target_id(plan: &Value, number: &str) -> String {
    let found: Vec<_> = items(plan, "targets")
        .iter()
        .filter(|one| text(one, "number") == number)
        .collect();
    assert_eq!(found.len(), 1, "targets numbered {number}");
    text(found[0], "id").to_owned()
}

#[test]
fn targets_agree() {
    for (id, document, [mentions, distinct, ..]) in PLANS {
        let (ours, theirs) = (plan(id), truth(document));
        let (mine, real) = (items(&ours, "targets"), items(&theirs, "targets"));
        assert_eq!(mine.len(), mentions, "{id}");
        assert_eq!(mine.len(), real.len(), "{id}");
        let once = mine.iter().filter(|one| one["repeats"].is_null()).count();
        assert_eq!(once, distinct, "{id}");
        let mut compare = Comparer::new(id);
        for (target, row) in mine.iter().zip(real) {
            let at = text(target, "id");
            compare.field(at, (target, "number"), (row, "no"));
            for field in [
                "label", "section", "kind", "where", "modal", "scope", "unit",
            ] {
                compare.field(at, (target, field), (row, field));
            }
            compare.field(at, (target, "lead"), (row, "lead"));
            compare.field(at, (target, "partners"), (row, "coord"));
            compare.field(at, (target, "assessor"), (row, "evaluator"));
            compare.field(at, (target, "indicator"), (row, "indicator_key"));
            for (field, source) in [("repeats", "duplicate_of"), ("part_of", "of_which_parent")] {
                let other = text(row, source);
                let expected = if other.is_empty() {
                    String::new()
                } else {
                    target_id(&ours, other)
                };
                compare.same(at, field, text(target, field), &expected);
            }
            threshold_agrees(id, target, row);
            assert!(text(target, "name").chars().count() <= 60, "{id} {at} name");
        }
        compare.finish(&ids(mine));
    }
}

fn threshold_agrees(plan: &str, target: &Value, row: &Value) {
    let at = format!("{plan} {}", text(target, "id"));
    let threshold = &target["threshold"];
    let kind = text(threshold, "kind");
    let operator = text(row, "op");
    let expected = match operator {
        "=" => "exactly",
        ">=" | "bare" => "at_least",
        ">" => "more_than",
        "range" => "between",
        "relative" => "above_reference",
        other => panic!("{at}: operator {other}"),
    };
    assert_eq!(kind, expected, "{at}");
    assert_eq!(
        threshold["assumed"] == json!(true),
        operator == "bare",
        "{at}: a comparator is assumed where the document writes none"
    );
    assert_eq!(number(threshold, "floor"), number(row, "floor"), "{at}");
    match kind {
        "between" => {
            assert_eq!(number(threshold, "from"), number(row, "value"), "{at}");
            assert_eq!(number(threshold, "below"), number(row, "upper"), "{at}");
            assert_eq!(text(threshold, "beyond"), "met", "{at}");
            assert_eq!(number(threshold, "value"), None, "{at}");
        }
        "above_reference" => {
            assert!(number(row, "value").is_none(), "{at}");
            assert_eq!(number(threshold, "value"), None, "{at}");
            assert!(
                text(row, "label").contains(text(threshold, "reference")),
                "{at}"
            );
            assert!(!text(threshold, "reference").is_empty(), "{at}");
        }
        _ => {
            assert!(number(row, "value").is_some(), "{at}");
            assert_eq!(number(threshold, "value"), number(row, "value"), "{at}");
        }
    }
    let words = text(threshold, "words");
    assert!(!words.is_empty(), "{at}: the document's own words");
    if matches!(text(target, "where"), "text" | "task_label") {
        assert!(text(target, "label").contains(words), "{at}: {words:?}");
    }
    // The number in the words is the number of the threshold.
    if let Some(value) = number(threshold, "value") {
        let spellings = [
            format!("{value}"),
            format!("{value}").replace('.', ","),
            format!("{}.{:03}", (value / 1000.0).floor(), value % 1000.0),
        ];
        assert!(
            spellings.iter().any(|one| words.contains(one.as_str())),
            "{at}: {value} in {words:?}"
        );
    }
}
