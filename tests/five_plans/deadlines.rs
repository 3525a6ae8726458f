//! Deadlines: the same words mean the same, of so many kinds, each with its fields.

use super::*;

/// Rows whose deadline is not the one their words have elsewhere: plan, element.
const DEADLINE_FROM_ELSEWHERE: [(&str, &str); 4] = [
    // "Hàng tháng"; the label says "trước ngày 23 hàng tháng".
    ("cho-vam-2024", "X.1-1.3"),
    // "thực hiện theo kỳ báo cáo"; the frequency says month, quarter, year.
    ("dai-son-2026", "BC.4"),
    ("dai-son-2026", "BC.5"),
    ("dai-son-2026", "BC.6"),
];

/// Duties that write no deadline but hang on an event.
const EVENT_WITHOUT_WORDS: [(&str, &str, &str); 5] = [
    ("tinh-bien-2026", "BC.6", "để xảy ra trễ hạn"),
    ("dai-son-2026", "BC.10", "phát sinh khó khăn, vướng mắc"),
    ("tan-trung-2024", "BC.7", "hồ sơ TTHC chậm, muộn"),
    ("cho-vam-2024", "BC.11", "có khó khăn, vướng mắc"),
    ("dien-chau-2026", "BC.6", "hồ sơ quá hạn"),
];

#[test]
fn the_same_words_mean_the_same_deadline() {
    let mut meaning: BTreeMap<String, (String, Value)> = BTreeMap::new();
    let mut forms = BTreeSet::new();
    let mut elsewhere = BTreeSet::new();
    let mut events = BTreeSet::new();
    for (id, ..) in PLANS {
        let ours = plan(id);
        for task in items(&ours, "tasks") {
            forms.insert(text(task, "deadline_words").to_owned());
        }
        let duties = items(&ours, "duties").iter();
        for one in items(&ours, "tasks").iter().chain(duties) {
            let (at, words) = (text(one, "id"), text(one, "deadline_words"));
            let deadline = one["deadline"].clone();
            if DEADLINE_FROM_ELSEWHERE.contains(&(id, at)) {
                elsewhere.insert((id, at.to_owned()));
                assert_eq!(text(&deadline, "kind"), "recurring", "{id} {at}");
                assert!(
                    !items(one, "remarks").is_empty(),
                    "{id} {at}: a remark says so"
                );
                continue;
            }
            if let Some((_, _, event)) = EVENT_WITHOUT_WORDS
                .iter()
                .find(|(p, a, _)| (*p, *a) == (id, at))
            {
                assert_eq!(words, "", "{id} {at}");
                assert_eq!(deadline, json!({"kind": "after_event", "event": event}));
                events.insert((id, at.to_owned()));
                continue;
            }
            let place = format!("{id} {at}");
            let known = meaning
                .entry(words.to_owned())
                .or_insert_with(|| (place.clone(), deadline.clone()));
            assert_eq!(known.1, deadline, "{words:?} at {} and {place}", known.0);
        }
    }
    assert_eq!(
        forms.len(),
        53,
        "forms of deadline in task rows, the empty one included"
    );
    assert_eq!(elsewhere.len(), DEADLINE_FROM_ELSEWHERE.len());
    assert_eq!(events.len(), EVENT_WITHOUT_WORDS.len());
    // "Hàng tháng" has two meanings only through its list entry.
    assert_eq!(
        meaning["Hàng tháng"].1,
        json!({"kind": "recurring", "every": "month"})
    );
}

fn category(kind: &str) -> &'static str {
    match kind {
        "none" => "none",
        "continuous" | "year" => "continuous or whole year",
        "on" | "before" | "month" | "quarter" => "fixed point",
        "recurring" => "recurring",
        "after_event" | "on_request" => "after an event",
        "per_document" => "per document",
        "several" => "several",
        other => panic!("kind of deadline: {other}"),
    }
}

#[test]
fn deadlines_fall_into_their_categories() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, ..) in PLANS {
        for task in items(&plan(id), "tasks") {
            *counts
                .entry(category(text(&task["deadline"], "kind")))
                .or_default() += 1;
            let empty = text(task, "deadline_words").is_empty();
            assert_eq!(
                empty,
                text(&task["deadline"], "kind") == "none",
                "{id} {}",
                text(task, "id")
            );
        }
    }
    let expected = BTreeMap::from([
        ("none", 48),
        ("continuous or whole year", 89),
        ("fixed point", 30),
        ("recurring", 8),
        ("after an event", 11),
        ("per document", 13),
        ("several", 3),
    ]);
    assert_eq!(counts, expected);
    assert_eq!(counts.values().sum::<usize>(), 202);
}

/// Which fields a deadline of a kind has: those it must have and those it may have.
fn fields_of(kind: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match kind {
        "none" | "on_request" => (&[], &[]),
        "on" | "before" => (&["date"], &[]),
        "month" => (&["year", "month"], &[]),
        "quarter" => (&["year", "quarter"], &[]),
        "year" => (&["year"], &[]),
        "continuous" => (&[], &["year"]),
        "recurring" => (
            &["every"],
            &["year", "times", "months", "day", "weekday", "hours"],
        ),
        "after_event" => (&["event"], &["days"]),
        // "Định kỳ/đột xuất" names no document.
        "per_document" => (&[], &["document"]),
        "several" => (&["parts"], &[]),
        other => panic!("kind of deadline: {other}"),
    }
}

pub fn deadline_is_sound(at: &str, words: &str, deadline: &Value) {
    let (must, may) = fields_of(text(deadline, "kind"));
    let fields: BTreeSet<_> = deadline
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    for field in must {
        assert!(fields.contains(field), "{at}: {field}");
    }
    for field in fields {
        assert!(
            field == "kind" || must.contains(&field) || may.contains(&field),
            "{at}: {field}"
        );
    }
    for field in ["event", "document"] {
        if !words.is_empty() && words != "theo từng dòng" {
            assert!(
                words.contains(text(deadline, field)),
                "{at}: {field} in {words:?}"
            );
        }
    }
    for part in items(deadline, "parts") {
        assert_ne!(text(part, "kind"), "several", "{at}");
        deadline_is_sound(at, words, part);
    }
}
