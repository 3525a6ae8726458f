//! A made-up plan, larger than any real one, with every quarter filled.

use serde_json::{Value, json};

use crate::samples;

/// How many targets it has.
pub const TARGETS: usize = 300;
/// Every so many targets one is a part of the one before.
const PARTS: usize = 10;

/// Its backup. All but the targets is that of a real plan.
pub fn backup() -> Value {
    let mut plan = samples::plan("tinh-bien-2026");
    plan["id"] = json!("ke-hoach-lon");
    plan["name"] = json!("Phường Rất Lớn");
    plan["targets"] = (0..TARGETS).map(target).collect();
    let quarters = (0..TARGETS).flat_map(|at| (1..=4).map(move |quarter| (at, quarter)));
    let entries: Vec<Value> = quarters.map(|(at, quarter)| entry(at, quarter)).collect();
    samples::backup(&plan, &entries)
}

/// The key of a target's row in the grid.
pub fn key(at: usize) -> String {
    format!("II.{}", at + 1)
}

/// Whether a target is a part of the one before.
pub fn is_part(at: usize) -> bool {
    at % PARTS == 1
}

fn target(at: usize) -> Value {
    // Counted in the same words, so that the page compares the two.
    let kind = if is_part(at) { at } else { at + 1 };
    let goal = 60 + at % 40;
    let mut target = json!({
        "id": key(at),
        "number": (at + 1).to_string(),
        "label": format!("Ít nhất {goal}% hồ sơ thuộc lĩnh vực {kind} được giải quyết đúng hạn"),
        "name": format!("Hồ sơ lĩnh vực {kind} đúng hạn"),
        "section": "II. MỤC TIÊU",
        "kind": "core",
        "where": "text",
        "unit": "%",
        "measure": "ratio",
        "numerator": format!("Hồ sơ lĩnh vực {kind} giải quyết đúng hạn"),
        "denominator": format!("Hồ sơ lĩnh vực {kind} đã giải quyết"),
        "threshold": { "kind": "at_least", "value": goal, "words": format!("Ít nhất {goal}%") },
    });
    if is_part(at) {
        target["part_of"] = json!(key(at - 1));
    }
    target
}

/// Parts have less than their wholes.
fn entry(at: usize, quarter: usize) -> Value {
    let under = if is_part(at) { 1_000 } else { 2_000 + at };
    json!({
        "year": 2026, "quarter": quarter, "target": key(at),
        "numerator": under - 100 - at - quarter, "denominator": under,
    })
}
