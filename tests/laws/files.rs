//! Plan files, ledgers and submissions: what opens is written and opens again the same; what
//! does not says why.

use std::borrow::Cow;

use serde_json::Value;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{self, Fault, OpenLedger, OpenPlan, Opened, SubmissionFile, open};
use so_chi_tieu::lint::{Remark, lint};
use so_chi_tieu::locale::Language;
use so_chi_tieu::locale::{entry_fault, goal_words};
use so_chi_tieu::plan::{Plan, six_clear_of_plan};
use so_chi_tieu::standing::{Span, completeness, standing};
use so_chi_tieu::text::visible;

use super::deadlines;
use crate::common::{check_words, digest_of, noon, opened_ledger, opened_submission};

/// Any bytes as a plan file.
pub fn plan(bytes: &[u8]) {
    if let Some(Opened::Plan(plan)) = opened(bytes) {
        check_plan(&plan);
    }
}

/// Any bytes as a ledger.
pub fn ledger(bytes: &[u8]) {
    if let Some(Opened::Ledger(ledger)) = opened(bytes) {
        check_ledger(&ledger);
    }
}

/// Any bytes as a submission; then once more with the digest that belongs to them, for no one
/// guesses one.
pub fn submission(bytes: &[u8]) {
    if let Some(Opened::Submission(file)) = opened(bytes) {
        check_submission(&file, bytes);
    }
    if let Some(text) = with_right_digest(bytes)
        && let Some(Opened::Submission(file)) = opened(text.as_bytes())
    {
        check_submission(&file, text.as_bytes());
    }
}

/// What the bytes open as; none where they are refused, and then in order.
pub fn opened(bytes: &[u8]) -> Option<Opened> {
    match open(bytes) {
        Ok(opened) => Some(opened),
        Err(faults) => {
            assert!(matches!(faults.len(), 1..=20), "{} faults", faults.len());
            faults.iter().for_each(check_fault);
            None
        }
    }
}

fn check_fault(fault: &Fault) {
    let (code, place) = (fault.code(), &fault.place);
    let (sort, number) = code.split_once('-').expect("a code of two parts");
    assert!(matches!(sort, "FILE" | "PLAN" | "DATA"), "{code}");
    assert!(number.len() == 2 && number.parse::<u8>().is_ok(), "{code}");
    // Only of a file as a whole can one say no more than that.
    assert!(!place.is_empty() || sort == "FILE", "{fault:?}");
    check_words(fault);
}

fn check_plan(plan: &OpenPlan) {
    let text = plan.to_text();
    match open(text.as_bytes()) {
        Ok(Opened::Plan(again)) => {
            assert_eq!(*again, *plan);
            assert_eq!(again.to_text(), text);
        }
        other => panic!("written, it is no plan: {other:?}"),
    }
    let plan = &plan.plan;
    for target in &plan.targets {
        let root = plan.root(target);
        assert!(root.repeats.is_none());
        assert_eq!(root.entry, target.entry);
        for language in [Language::Vietnamese, Language::English] {
            assert!(!goal_words(language, target, None).is_empty());
        }
    }
    check_remarks(plan);
    let tasks = plan.tasks.iter().map(|task| &task.deadline);
    for deadline in tasks.chain(plan.duties.iter().map(|duty| &duty.deadline)) {
        deadlines::check(deadline, plan.year);
    }
}

/// Whatever is in a plan, its remarks can be shown, and each task is clear or not in each way.
fn check_remarks(plan: &Plan) {
    let remarks = lint(plan);
    assert!(remarks.len() <= 1_000 && remarks.is_sorted_by_key(Remark::code));
    for remark in &remarks {
        assert!(matches!(visible(&remark.quote), Cow::Borrowed(_)));
        for language in [Language::Vietnamese, Language::English] {
            let words = [remark.what(language), remark.why(language)];
            for words in [&words[0], &words[1], remark.remedy(language)] {
                assert!(!words.is_empty() && !words.contains("{}"), "{remark:?}");
                assert!(matches!(visible(words), Cow::Borrowed(_)), "{remark:?}");
            }
        }
    }
    for (_, count) in six_clear_of_plan(plan, |_, _| None) {
        assert_eq!((count.of(), count.filled), (plan.tasks.len(), 0));
    }
}

fn check_ledger(open: &OpenLedger) {
    let moment = open.saved_at.unwrap_or_else(noon);
    let text = open
        .plan
        .backup(&open.ledger, &open.log, open.revision, moment);
    let again = opened_ledger(&text);
    assert_eq!(again.ledger, open.ledger);
    assert_eq!(again.plan, open.plan);
    assert_eq!(again.revision, open.revision);
    assert_eq!(again.saved_at, Some(moment));
    assert_eq!(again.warnings, open.warnings);
    assert_eq!(
        again
            .plan
            .backup(&again.ledger, &again.log, again.revision, moment),
        text
    );
    open.warnings.iter().for_each(check_fault);
    let quarter = Quarter::ALL[text.len() % 4];
    check_standings(open, quarter);
    let text = open.plan.submission(&open.ledger, quarter, 1, moment);
    check_submission(&opened_submission(&text), text.as_bytes());
}

/// Whatever is in a ledger, there is something to show.
fn check_standings(open: &OpenLedger, quarter: Quarter) {
    let (plan, ledger) = (&open.plan.plan, &open.ledger);
    for target in &plan.targets {
        for span in [Span::Quarter(quarter), Span::ToDate(quarter)] {
            let stands = standing(plan, target, ledger, span);
            assert!(stands.attention().1 <= 0);
            for (_, fault) in &stands.faulty {
                for language in [Language::Vietnamese, Language::English] {
                    assert!(!entry_fault(language, fault).is_empty());
                }
            }
        }
    }
    let found = completeness(plan, ledger, quarter);
    assert!(found.missing + found.faulty <= plan.entry_keys().len());
}

fn check_submission(submission: &SubmissionFile, bytes: &[u8]) {
    let value = value_of(bytes).expect("what opens is JSON");
    // However it is laid out, it says the same.
    assert_eq!(opened_submission(&value.to_string()), *submission);
    if plain_numbers(&value) {
        assert_eq!(digest_of(&value), submission.digest);
    }
    assert_eq!(file::identify(bytes), Ok(file::Format::Submission));
}

fn with_right_digest(bytes: &[u8]) -> Option<String> {
    let mut value = value_of(bytes)?;
    if !value.is_object() || !plain_numbers(&value) {
        return None;
    }
    value["digest"] = digest_of(&value).into();
    Some(value.to_string())
}

fn value_of(bytes: &[u8]) -> Option<Value> {
    let text = std::str::from_utf8(bytes).ok()?;
    serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()
}

/// Whether every number is written in one way only. `1.0` and `1e300`, which we never write, are
/// not: the digest of a file that holds them is a matter of who made it.
fn plain_numbers(value: &Value) -> bool {
    match value {
        Value::Number(number) => number
            .as_f64()
            .is_none_or(|float| !number.is_f64() || float.to_string() == number.to_string()),
        Value::Array(elements) => elements.iter().all(plain_numbers),
        Value::Object(fields) => fields.values().all(plain_numbers),
        _ => true,
    }
}
