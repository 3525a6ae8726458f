//! What several test files need: small plans, and entries as they would be typed.

#![allow(
    dead_code,
    unused_imports,
    reason = "compiled into each suite anew, and none needs all of it"
)]

mod dice;
mod digest;
pub mod hostile;

pub use dice::Dice;
pub use digest::digest_of;

use chrono::NaiveDate;
use serde_json::{Value, json};
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::file::{Fault, OpenLedger, OpenPlan, Opened, SubmissionFile, open};
use so_chi_tieu::ledger::{Cell, Command, Entry, Figures, Ledger, Moment, Reference};
use so_chi_tieu::locale::Language;
use so_chi_tieu::number::{Count, Decimal};
use so_chi_tieu::plan::{EntryKey, IndicatorKey, Plan, Target, TargetId};

/// A plan of 2026 with these targets, which name the indicators below or none.
pub fn plan_value(targets: &[Value]) -> Value {
    json!({
        "format": "so-chi-tieu/plan",
        "version": 1,
        "id": "thu-2026",
        "year": 2026,
        "name": "Xã Thử",
        "issuer": "UBND xã Thử",
        "document": { "kind": "Kế hoạch", "title": "Kiểm soát thủ tục hành chính năm 2026" },
        "indicators": [
            indicator("online", "ratio", "year", "none"),
            indicator("full", "ratio", "year", "full"),
            indicator("none", "ratio", "year", "none"),
            indicator("zero", "ratio", "year", "zero"),
        ],
        "targets": targets,
    })
}

fn indicator(key: &str, measure: &str, accumulation: &str, zero: &str) -> Value {
    json!({
        "key": key,
        "name": format!("Chỉ số {key}"),
        "name_en": format!("Indicator {key}"),
        "unit": "%",
        "measure": measure,
        "accumulation": accumulation,
        "direction": "more",
        "zero": zero,
        "source": "",
    })
}

/// A target in percent with this threshold and `more` fields over the usual ones.
pub fn target_value(id: &str, threshold: Value, more: Value) -> Value {
    let mut target = json!({
        "id": id,
        "number": id,
        "label": format!("Chỉ tiêu {id}"),
        "unit": "%",
        "threshold": threshold,
    });
    merge(&mut target, more);
    target
}

/// Puts the fields of `more` over those of `value`.
pub fn merge(value: &mut Value, more: Value) {
    let (Value::Object(fields), Value::Object(more)) = (value, more) else {
        panic!("two objects are merged");
    };
    fields.extend(more);
}

pub fn at_least(goal: u32) -> Value {
    json!({ "kind": "at_least", "value": goal })
}

pub fn open_text(text: &str) -> Result<Opened, Vec<Fault>> {
    open(text.as_bytes())
}

pub fn check_words(fault: &Fault) {
    let [vi, en] = [Language::Vietnamese, Language::English].map(|language| fault.what(language));
    assert!(
        !vi.is_empty() && !en.is_empty() && vi != en,
        "{fault:?}: {vi:?}, {en:?}"
    );
    let [vi, en] = [Language::Vietnamese, Language::English].map(|language| fault.remedy(language));
    assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{fault:?}");
}

pub fn open_plan(value: &Value) -> OpenPlan {
    match open_text(&value.to_string()) {
        Ok(Opened::Plan(plan)) => *plan,
        other => panic!("not a plan: {other:?}"),
    }
}

pub fn opened_ledger(text: &str) -> OpenLedger {
    match open_text(text) {
        Ok(Opened::Ledger(ledger)) => *ledger,
        other => panic!("not a ledger: {other:?}"),
    }
}

pub fn opened_submission(text: &str) -> SubmissionFile {
    match open_text(text) {
        Ok(Opened::Submission(file)) => *file,
        other => panic!("not a submission: {other:?}"),
    }
}

pub fn plan_with(targets: &[Value]) -> Plan {
    open_plan(&plan_value(targets)).plan
}

pub fn target<'a>(plan: &'a Plan, id: &str) -> &'a Target {
    plan.target(&target_id(id))
        .expect("the plan has the target")
}

pub fn target_id(id: &str) -> TargetId {
    TargetId::new(id).expect("an id")
}

pub fn of_target(id: &str) -> EntryKey {
    EntryKey::Target(target_id(id))
}

pub fn of_indicator(key: &str) -> EntryKey {
    EntryKey::Indicator(IndicatorKey::new(key).expect("a key"))
}

pub fn count(value: u64) -> Count {
    Count::new(value).expect("a count")
}

/// The decimal written so: `99.5`.
pub fn decimal(text: &str) -> Decimal {
    Decimal::parse_plain(text).expect("a decimal")
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

pub fn noon() -> Moment {
    Moment::new(day(2026, 6, 13), 12 * 60).expect("a moment")
}

pub fn known(numerator: u64, denominator: u64) -> Figures {
    Figures::Ratio(
        Cell::Known(count(numerator)),
        Cell::Known(count(denominator)),
    )
}

pub fn value(text: &str) -> Figures {
    Figures::Value(Cell::Known(decimal(text)))
}

pub fn entered(figures: Figures) -> Entry {
    Entry {
        figures,
        entered_at: Some(noon()),
    }
}

/// A ledger with these figures.
pub fn ledger(entries: impl IntoIterator<Item = (EntryKey, Quarter, Figures)>) -> Ledger {
    let mut ledger = Ledger::default();
    for (key, quarter, figures) in entries {
        ledger.apply(Command::SetEntry((key, quarter), Some(entered(figures))));
    }
    ledger
}

pub fn reference(value: &str) -> Reference {
    Reference {
        value: Some(decimal(value)),
        source: "Cổng Dịch vụ công quốc gia".to_owned(),
        date: Some(day(2026, 7, 1)),
        ..Reference::default()
    }
}
