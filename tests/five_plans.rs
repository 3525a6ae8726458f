//! The five plan files in `plans/` say what their documents say.
//!
//! Every field is compared with `tests/fixtures/seed_truth.json`, which was read from the
//! documents apart from the plan files. Where a plan file differs on purpose, the difference
//! is listed here with its reason, and a list entry that is no longer needed fails the test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

/// Plan file, then what is printed and expected: mentions, distinct targets, tasks, duties.
const PLANS: [(&str, &str, [usize; 4]); 5] = [
    ("tinh-bien-2026", "tinh-bien-2026.txt", [18, 18, 25, 6]),
    ("dai-son-2026", "dai-son-2026.txt", [11, 10, 36, 10]),
    ("tan-trung-2024", "tan-trung-2024.txt", [25, 19, 29, 8]),
    ("cho-vam-2024", "cho-vam-2024.txt", [33, 28, 76, 12]),
    ("dien-chau-2026", "dien-chau-2026.txt", [14, 14, 36, 6]),
];

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

fn read(path: &str) -> Value {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(&full).unwrap_or_else(|e| panic!("{path}: {e}"));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn plan(id: &str) -> Value {
    read(&format!("plans/{id}.json"))
}

fn truth(document: &str) -> Value {
    let all = read("tests/fixtures/seed_truth.json");
    list(&all)
        .iter()
        .find(|one| text(one, "seed") == document)
        .unwrap_or_else(|| panic!("no truth for {document}"))
        .clone()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn items<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    list(&value[key])
}

/// A string field; empty where it is missing or null.
fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or("")
}

fn number(value: &Value, key: &str) -> Option<f64> {
    value[key].as_f64()
}

fn ids(values: &[Value]) -> BTreeSet<&str> {
    values.iter().map(|one| text(one, "id")).collect()
}

/// Compares one text field, and counts the listed differences that were needed.
struct Comparer<'a> {
    plan: &'a str,
    used: BTreeSet<(&'a str, &'a str, &'a str)>,
}

impl<'a> Comparer<'a> {
    fn new(plan: &'a str) -> Self {
        Self {
            plan,
            used: BTreeSet::new(),
        }
    }

    fn same(&mut self, element: &str, field: &str, ours: &str, theirs: &str) {
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
    fn field(&mut self, element: &str, ours: (&Value, &str), theirs: (&Value, &str)) {
        self.same(
            element,
            ours.1,
            text(ours.0, ours.1),
            text(theirs.0, theirs.1),
        );
    }

    /// Every listed difference at an element that was compared must have been needed.
    fn finish(self, compared: &BTreeSet<&str>) {
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

/// The id of the target that the truth numbers so.
fn target_id(plan: &Value, number: &str) -> String {
    let found: Vec<_> = items(plan, "targets")
        .iter()
        .filter(|one| text(one, "number") == number)
        .collect();
    assert_eq!(found.len(), 1, "targets numbered {number}");
    text(found[0], "id").to_owned()
}

/// `[sic: …]` is the truth's own mark.
fn without_mark(words: &str) -> &str {
    words.split(" [sic").next().unwrap_or(words)
}

#[test]
fn heads_and_documents_agree() {
    for (id, document, _) in PLANS {
        let (ours, theirs) = (plan(id), truth(document));
        let mut compare = Comparer::new(id);
        assert_eq!(text(&ours, "format"), "so-chi-tieu/plan");
        assert_eq!(ours["version"], json!(1));
        assert_eq!(text(&ours, "id"), id);
        assert_eq!(ours["year"], theirs["year"], "{id} year");
        assert_eq!(text(&ours, "clock"), "reporting_year");
        assert!(!text(&ours, "name").is_empty(), "{id} name");
        for field in ["issuer", "promulgated_by", "level", "province"] {
            compare.field("plan", (&ours, field), (&theirs, field));
        }
        let head = &ours["document"];
        compare.field("document", (head, "kind"), (&theirs, "doc_type"));
        compare.field("document", (head, "title"), (&theirs, "title"));
        compare.field("document", (head, "number"), (&theirs, "doc_number"));
        compare.field("document", (head, "issued_on"), (&theirs, "issued_on"));
        compare.field("document", (head, "signer"), (&theirs, "signer"));
        let parent = without_mark(text(&theirs, "parent_plan"));
        compare.same("document", "parent", text(head, "parent"), parent);
        // What is blank in the document is said in words.
        let noted = !text(&theirs, "doc_number_note").is_empty();
        assert_eq!(noted, !text(head, "number_remark").is_empty(), "{id}");
        let dated = !text(head, "issued_on").is_empty();
        assert_eq!(dated, text(head, "issued_words").is_empty(), "{id}");
        if !dated {
            assert!(
                text(&theirs, "issued_on_note")
                    .contains(text(head, "issued_words").trim_start_matches("ngày "))
            );
        }
        assert!(!items(&ours, "remarks").is_empty(), "{id} remarks");
        compare.finish(&BTreeSet::from(["plan", "document"]));
    }
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

fn deadline_is_sound(at: &str, words: &str, deadline: &Value) {
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

/// The whole numbers in some words: `Trước ngày 05/9/2024` gives 5, 9 and 2024.
fn numbers_in(words: &str) -> BTreeSet<u64> {
    words
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect()
}

/// Every day, month, quarter, year and count of a deadline stands in the words it comes from.
fn numbers_come_from(at: &str, source: &str, plan_year: u64, deadline: &Value) {
    let known = numbers_in(source);
    let check = |what: &str, number: u64| {
        assert!(
            known.contains(&number),
            "{at}: {what} {number} in {source:?}"
        );
    };
    let kind = text(deadline, "kind");
    for number in numbers_in(text(deadline, "date")) {
        check("date", number);
    }
    if kind == "month" {
        check("month", deadline["month"].as_u64().unwrap());
    }
    if let Some(year) = deadline["year"].as_u64() {
        if source.contains("Trong năm") && !known.contains(&year) {
            assert_eq!(year, plan_year, "{at}");
        } else {
            check("year", year);
        }
    }
    if let Some(quarter) = deadline["quarter"].as_u64() {
        let roman = ["I", "II", "III", "IV"][usize::try_from(quarter).unwrap() - 1];
        let said = source.split(' ').any(|word| word == roman);
        assert!(said, "{at}: quarter {quarter} in {source:?}");
    }
    for field in ["times", "days"] {
        if let Some(count) = deadline[field].as_i64() {
            check(field, count.unsigned_abs());
        }
    }
    if let Some(day) = deadline["day"].as_u64() {
        // "Before the 23rd" means that the 22nd is the last day.
        let said = [
            format!("Ngày {day} hàng tháng"),
            format!("chậm nhất là ngày {day} của tháng"),
            format!("trước ngày {} hàng tháng", day + 1),
        ];
        assert!(
            said.iter().any(|one| source.contains(one.as_str())),
            "{at}: day {day} in {source:?}"
        );
    }
    let months = items(deadline, "months");
    if !months.is_empty() {
        let named = months
            .iter()
            .all(|one| known.contains(&one.as_u64().unwrap()));
        let last =
            source.contains("tháng cuối quý") || source.contains("Tháng cuối cùng của mỗi quý");
        assert!(named || last, "{at}: months in {source:?}");
        assert_eq!(deadline["months"], json!([3, 6, 9, 12]), "{at}");
    }
    if deadline["weekday"] == json!(4) {
        assert!(source.contains("thứ Năm"), "{at}");
    }
    for hours in text(deadline, "hours")
        .split('-')
        .filter(|one| !one.is_empty())
    {
        for number in numbers_in(hours) {
            assert!(
                number == 0 || known.contains(&number),
                "{at}: hours {hours}"
            );
        }
    }
    for part in items(deadline, "parts") {
        numbers_come_from(at, source, plan_year, part);
    }
}

#[test]
fn deadlines_say_the_numbers_of_their_words() {
    for (id, ..) in PLANS {
        let ours = plan(id);
        let year = ours["year"].as_u64().unwrap();
        for key in ["tasks", "duties"] {
            for one in items(&ours, key) {
                let at = format!("{id} {}", text(one, "id"));
                let words = text(one, "deadline_words");
                let deadline = &one["deadline"];
                // A recurring report may name its day in the label; a collective duty
                // takes its deadlines from the rows it collects.
                if words == "theo từng dòng" {
                    continue;
                }
                let source = if text(deadline, "kind") == "recurring" {
                    format!("{words} {}", text(one, "label"))
                } else {
                    words.to_owned()
                };
                numbers_come_from(&at, &source, year, deadline);
                // A year that is not the plan's is said in a remark.
                let wrong = numbers_in(words)
                    .iter()
                    .any(|n| (2000..2100).contains(n) && *n != year)
                    && deadline["year"].as_u64().is_some_and(|y| y != year);
                let wrong = wrong
                    || deadline["date"]
                        .as_str()
                        .is_some_and(|d| !d.starts_with(&year.to_string()));
                if wrong {
                    let said = items(one, "remarks")
                        .iter()
                        .any(|r| r.as_str().unwrap().contains("năm 2023"));
                    assert!(said, "{at}: the wrong year is remarked");
                }
            }
        }
    }
}

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

#[test]
fn sums() {
    let mut sum = [0; 4];
    for (id, ..) in PLANS {
        let ours = plan(id);
        let targets = items(&ours, "targets");
        let distinct = targets
            .iter()
            .filter(|one| one["repeats"].is_null())
            .count();
        let counts = [
            targets.len(),
            distinct,
            items(&ours, "tasks").len(),
            items(&ours, "duties").len(),
        ];
        println!(
            "{id}: {} targets ({} distinct), {} tasks, {} duties",
            counts[0], counts[1], counts[2], counts[3]
        );
        for (total, count) in sum.iter_mut().zip(counts) {
            *total += count;
        }
    }
    println!(
        "all: {} targets ({} distinct), {} tasks, {} duties",
        sum[0], sum[1], sum[2], sum[3]
    );
    assert_eq!(sum, [101, 89, 202, 42]);
}
