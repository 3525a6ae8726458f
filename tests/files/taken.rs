//! What is no reason to refuse a file.

use super::common::*;
use super::{fixture, fixture_text, fixture_value};
use serde_json::json;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{Format, identify, open};
use so_chi_tieu::ledger::{Cell, Figures};

#[test]
fn the_envelope_says_what_a_file_is() {
    let check = |name, expected| assert_eq!(identify(&fixture(name)), Ok(expected), "{name}");
    check("old/v1-plan.json", Format::Plan);
    check("old/v1-ledger.json", Format::Ledger);
    check("old/v2-ledger.json", Format::Ledger);
    check("old/v3-ledger.json", Format::Ledger);
    check("old/v1-submission.json", Format::Submission);
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let plain = fixture("valid/small.json");
    let marked = [b"\xef\xbb\xbf".as_slice(), &plain].concat();
    assert_eq!(open(&marked), open(&plain));
    assert!(open(&marked).is_ok());
    assert_eq!(identify(&marked), Ok(Format::Plan));
}

#[test]
fn what_is_wrong_in_itself_is_kept_with_a_warning() {
    let opened = opened_ledger(&fixture_text("valid/ledger-above.json"));
    let warned: Vec<_> = opened
        .warnings
        .iter()
        .map(|f| (f.code(), f.place.as_str()))
        .collect();
    assert_eq!(warned, [("DATA-06", "1 · I")]);
    opened.warnings.iter().for_each(check_words);
    let figures = |quarter| {
        let entry = opened.ledger.entry(&of_target("1"), quarter);
        entry.map(|entry| entry.figures.clone())
    };
    assert_eq!(figures(Quarter::I), Some(known(11, 10)));
    let unread = Figures::Ratio(Cell::Unread("mười".to_owned()), Cell::Known(count(10)));
    assert_eq!(figures(Quarter::II), Some(unread));
}

#[test]
fn text_that_reads_as_a_number_is_one() {
    let mut file = fixture_value("valid/ledger-above.json");
    file["entries"] = json!([
        { "year": 2026, "quarter": 1, "target": "1", "numerator_text": "5.280", "denominator": 6000 },
        { "year": 2026, "quarter": 1, "target": "3", "value_text": "81,25" },
        { "year": 2026, "quarter": 2, "target": "3" },
    ]);
    let opened = opened_ledger(&file.to_string());
    let figures = |key, quarter| {
        opened
            .ledger
            .entry(&key, quarter)
            .map(|e| e.figures.clone())
    };
    assert_eq!(
        figures(of_target("1"), Quarter::I),
        Some(known(5_280, 6_000))
    );
    assert_eq!(figures(of_target("3"), Quarter::I), Some(value("81.25")));
    assert_eq!(figures(of_target("3"), Quarter::II), None, "nothing in it");
}

#[test]
fn what_a_log_speaks_of_need_not_be_in_the_plan() {
    let mut file = fixture_value("valid/ledger-above.json");
    let side = |side: serde_json::Value| json!([{ "before": side }, { "after": side }]);
    file["version"] = json!(2);
    let steps = [
        json!({ "entry": { "year": 2026, "quarter": 4, "target": "gone", "value": 1 } }),
        json!({ "entry": { "year": 2026, "quarter": 4, "target": "1", "done": true } }),
        json!({ "entry": { "year": 2026, "quarter": 1, "indicator": "gone" } }),
        json!({ "note": { "year": 2026, "quarter": 4, "indicator": "gone", "text": "x" } }),
        json!({ "task": { "task": "gone", "state": "doing" } }),
        json!({ "reference": { "target": "gone", "value": 1 } }),
    ];
    let moment = "2026-06-13T14:02:00+07:00";
    file["log"] = steps
        .into_iter()
        .zip(1..)
        .map(|(one, step)| {
            json!({ "step": step, "at": moment, "cause": "typed", "changes": side(one) })
        })
        .collect();
    assert_eq!(opened_ledger(&file.to_string()).log.steps().len(), 6);
}
