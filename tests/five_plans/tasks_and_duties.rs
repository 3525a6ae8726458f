//! Tasks and reporting duties, field by field.

use super::*;

/// `(không số)` is the truth's mark for a row without a number.
fn own_number(number: &str) -> &str {
    if number.ends_with("(không số)") {
        ""
    } else {
        number
    }
}

#[test]
fn tasks_agree() {
    for (id, document, [_, _, count, _]) in PLANS {
        let (ours, theirs) = (plan(id), truth(document));
        let (mine, real) = (items(&ours, "tasks"), items(&theirs, "tasks"));
        assert_eq!(mine.len(), count, "{id}");
        assert_eq!(mine.len(), real.len(), "{id}");
        let mut compare = Comparer::new(id);
        for (task, row) in mine.iter().zip(real) {
            let at = text(task, "id");
            compare.field(at, (task, "group"), (row, "group"));
            compare.same(
                at,
                "number",
                text(task, "number"),
                own_number(text(row, "number")),
            );
            let short = text(row, "label");
            let whole = match text(row, "label_full") {
                "" => short,
                whole => whole,
            };
            compare.same(at, "label", text(task, "label"), whole);
            assert!(text(task, "label").starts_with(short), "{id} {at}");
            compare.field(at, (task, "kind"), (row, "kind"));
            compare.field(at, (task, "lead"), (row, "lead"));
            compare.field(at, (task, "partners"), (row, "coord"));
            compare.field(at, (task, "deadline_words"), (row, "deadline_text"));
            compare.field(at, (task, "product"), (row, "product"));
            compare.field(at, (task, "note"), (row, "note_column"));
        }
        compare.finish(&ids(mine));
    }
}

#[test]
fn duties_agree() {
    for (id, document, [_, _, _, count]) in PLANS {
        let (ours, theirs) = (plan(id), truth(document));
        let (mine, real) = (items(&ours, "duties"), items(&theirs, "reporting"));
        assert_eq!(mine.len(), count, "{id}");
        assert_eq!(mine.len(), real.len(), "{id}");
        let mut compare = Comparer::new(id);
        for (index, (duty, row)) in mine.iter().zip(real).enumerate() {
            let at = text(duty, "id");
            assert_eq!(at, format!("BC.{}", index + 1));
            for field in [
                "label",
                "kind",
                "section",
                "reporter",
                "recipient",
                "frequency",
            ] {
                compare.field(at, (duty, field), (row, field));
            }
            compare.field(at, (duty, "deadline_words"), (row, "deadline_text"));
        }
        compare.finish(&ids(mine));
        // The one report with figures of the 21st to the 20th.
        let clocks: Vec<_> = mine
            .iter()
            .filter(|duty| !duty["clock"].is_null())
            .map(|duty| (text(duty, "id"), text(duty, "clock")))
            .collect();
        let expected: &[_] = if id == "cho-vam-2024" {
            &[("BC.3", "21_to_20")]
        } else {
            &[]
        };
        assert_eq!(clocks, expected, "{id}");
    }
}
