//! Made-up plans, and what is remarked on in them.

use serde_json::{Value, json};
use so_chi_tieu::lint::lint;
use so_chi_tieu::plan::Plan;

use super::common::{merge, open_plan, plan_value, target_value};

/// A plan of 2026, issued on 15/3/2026 in An Giang, with `more` fields over the usual ones.
pub fn plan_of(more: Value) -> Plan {
    let mut plan = plan_value(&[]);
    merge(
        &mut plan,
        json!({
            "province": "An Giang",
            "document": {
                "kind": "Kế hoạch",
                "title": "Kiểm soát thủ tục hành chính năm 2026",
                "number": "12/KH-UBND",
                "issued_on": "2026-03-15",
            },
            "units": [{ "id": "mot-cua", "name": "Trung tâm PVHCC" }],
            "groups": [{ "id": "I", "name": "Chỉ đạo" }, { "id": "II", "name": "Công khai" }],
        }),
    );
    merge(&mut plan, more);
    open_plan(&plan).plan
}

/// The usual plan with another document, or with `more` fields over those of its document.
pub fn with_document(more: Value) -> Plan {
    let mut document = json!({
        "kind": "Kế hoạch",
        "title": "Kiểm soát thủ tục hành chính năm 2026",
        "number": "12/KH-UBND",
        "issued_on": "2026-03-15",
    });
    merge(&mut document, more);
    plan_of(json!({ "document": document, "tasks": [task_value(json!({}))] }))
}

pub fn task_value(more: Value) -> Value {
    let mut task = json!({
        "id": "I-1",
        "group": "I",
        "number": "1",
        "label": "Rà soát thủ tục hành chính",
        "kind": "table",
        "lead": "Trung tâm PVHCC",
        "lead_units": ["mot-cua"],
        "deadline_words": "Thường xuyên",
        "deadline": { "kind": "continuous" },
    });
    merge(&mut task, more);
    task
}

pub fn with_task(more: Value) -> Plan {
    plan_of(json!({ "tasks": [task_value(more)] }))
}

pub fn with_label(label: &str) -> Plan {
    with_task(json!({ "label": label }))
}

pub fn with_tasks(tasks: &[Value]) -> Plan {
    plan_of(json!({ "tasks": tasks }))
}

pub fn with_targets(targets: &[Value]) -> Plan {
    let indicators = plan_value(&[])["indicators"].clone();
    plan_of(
        json!({ "targets": targets, "indicators": indicators, "tasks": [task_value(json!({}))] }),
    )
}

/// A target that someone leads.
pub fn led(id: &str, threshold: Value, more: Value) -> Value {
    let mut target = target_value(id, threshold, json!({ "lead": "Trung tâm PVHCC" }));
    merge(&mut target, more);
    target
}

/// Codes with the quotation, in order.
pub fn found(plan: &Plan) -> Vec<(&'static str, String)> {
    let remarks = lint(plan);
    remarks
        .iter()
        .map(|remark| (remark.code(), remark.quote.clone()))
        .collect()
}

#[track_caller]
pub fn sees(plan: &Plan, code: &str, quote: &str) {
    let found = found(plan);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0, found[0].1.as_str()), (code, quote));
}

#[track_caller]
pub fn is_quiet(plan: &Plan) {
    assert_eq!(found(plan), []);
}
