//! How large, how deep and how long a file may be.

use super::common::*;
use super::{fixture_text, fixture_value};
use serde_json::json;
use so_chi_tieu::file::{DEEPEST, LARGEST_FILE, check_size, open};

#[test]
fn what_is_too_large_is_refused_unread() {
    let codes = |bytes| check_size(bytes).map_err(|fault| fault.code());
    assert_eq!(LARGEST_FILE, 10_000_000);
    assert_eq!(codes(0), Ok(()));
    assert_eq!(codes(10_000_000), Ok(()));
    assert_eq!(codes(10_000_001), Err("FILE-01"));
    assert_eq!(codes(100_000_000), Err("FILE-01"));
    assert_eq!(codes(u64::MAX), Err("FILE-01"));
    check_words(&check_size(100_000_000).unwrap_err());
    let spaces = vec![b' '; 10_000_001];
    let faults = open(&spaces).unwrap_err();
    assert_eq!(faults[0].code(), "FILE-01");
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    let code = |text: &str| open_text(text).map_err(|faults| faults[0].code()).map(drop);
    let nested = |levels: usize| {
        let plan = fixture_text("valid/small.json");
        let (open, close) = ("[".repeat(levels), "]".repeat(levels));
        plan.replacen('{', &format!("{{\"extra\": {open}{close},"), 1)
    };
    assert_eq!(DEEPEST, 32);
    assert_eq!(code(&nested(31)), Ok(()));
    assert_eq!(code(&nested(32)), Err("FILE-03"));
    assert_eq!(code(&nested(10_000)), Err("FILE-03"));
    assert_eq!(code(&"[".repeat(10_000)), Err("FILE-03"));
    assert_eq!(code(&"{\"a\":".repeat(10_000)), Err("FILE-03"));
    // Brackets in text are text.
    let brackets = format!("\\\"{}", "[{".repeat(5_000));
    let text = fixture_text("valid/small.json").replace("Nhắc lại", &brackets);
    assert_eq!(code(&text), Ok(()));
}

#[test]
fn lists_and_texts_have_limits() {
    let check = |list: &str, length: usize, expected: Result<(), (&str, &str)>| {
        let mut file = fixture_value("valid/small.json");
        let element = |at: usize| match list {
            "targets" => target_value(&format!("t{at}"), at_least(1), json!({})),
            "remarks" => json!("x"),
            _ => json!({ "id": format!("t{at}"), "name": "a", "label": "a" }),
        };
        file["targets"] = json!([target_value("t", at_least(1), json!({}))]);
        file["tasks"] = json!([]);
        file[list] = (0..length).map(element).collect();
        let found = open_text(&file.to_string()).map(drop).map_err(|faults| {
            let codes: Vec<_> = faults.iter().map(|f| (f.code(), f.place.clone())).collect();
            assert_eq!(codes.len(), 1, "{codes:?}");
            codes[0].clone()
        });
        let expected = expected.map_err(|(code, place)| (code, place.to_owned()));
        assert_eq!(found, expected, "{length} {list}");
    };
    check("targets", 2_000, Ok(()));
    check("targets", 2_001, Err(("FILE-09", "targets")));
    check("tasks", 5_000, Ok(()));
    check("tasks", 5_001, Err(("FILE-09", "tasks")));
    for other in ["units", "groups", "duties", "remarks"] {
        check(other, 2_000, Ok(()));
        check(other, 2_001, Err(("FILE-09", other)));
    }
    let mut file = fixture_value("valid/small.json");
    file["targets"][0]["label"] = json!("ă".repeat(20_000));
    assert!(open_text(&file.to_string()).is_ok());
}

#[test]
fn a_log_has_limits() {
    let check = |steps: usize, changes: usize, who: usize, expected: Option<(&str, &str)>| {
        let mut file = fixture_value("valid/ledger-above.json");
        file["version"] = json!(2);
        let step = |step: usize| {
            let change = json!({ "before": { "near": 5 }, "after": { "near": 6 } });
            json!({
                "step": step,
                "at": "2026-06-13T14:02:00+07:00",
                "who": "ă".repeat(who),
                "cause": "typed",
                "changes": vec![change; changes],
            })
        };
        file["log"] = (1..=steps).map(step).collect();
        let found = open_text(&file.to_string()).err().map(|faults| {
            assert_eq!(faults.len(), 1, "{faults:?}");
            (faults[0].code(), faults[0].place.clone())
        });
        let expected = expected.map(|(code, place)| (code, place.to_owned()));
        assert_eq!(found, expected, "{steps} steps, {changes} changes");
    };
    check(10_000, 1, 0, None);
    check(10_001, 0, 0, Some(("FILE-09", "log")));
    check(1, 50_000, 0, None);
    check(1, 50_001, 0, Some(("FILE-09", "log[0].changes")));
    check(1, 1, 20_000, None);
    check(1, 1, 20_001, Some(("FILE-10", "log[0].who")));
}

#[test]
fn a_long_chain_of_parts_is_followed_at_once() {
    let mut file = fixture_value("valid/small.json");
    let part = |at: usize| {
        let above = json!({ "part_of": format!("t{}", at + 1) });
        let more = if at == 1_999 { json!({}) } else { above };
        target_value(&format!("t{at}"), at_least(1), more)
    };
    file["targets"] = (0..2_000).map(part).collect();
    assert!(open_text(&file.to_string()).is_ok());
    // Too many to be looked at at all.
    let part = |at: usize| {
        let above = json!({ "part_of": format!("t{}", (at + 1) % 30_000) });
        target_value(&format!("t{at}"), at_least(1), above)
    };
    file["targets"] = (0..30_000).map(part).collect();
    let faults = open_text(&file.to_string()).unwrap_err();
    let found: Vec<_> = faults
        .iter()
        .map(|f| (f.code(), f.place.as_str()))
        .collect();
    assert_eq!(found, [("FILE-09", "targets")]);
}
