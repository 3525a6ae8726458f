//! Rows, their numbers, leads, deadlines and values on made-up plans: what must be seen, and what
//! must not be taken for a fault.

use serde_json::{Value, json};
use so_chi_tieu::lint::{RemarkKind, lint};
use so_chi_tieu::locale::Language;
use so_chi_tieu::plan::Plan;

use super::common::*;
use super::made::*;

#[test]
fn nothing_is_said_of_a_plan_in_order() {
    is_quiet(&with_task(json!({})));
    is_quiet(&plan_of(json!({ "document": {
        "kind": "Kế hoạch",
        "title": "Kiểm soát thủ tục hành chính",
        "number": "12/KH-UBND",
        "issued_on": "2025-12-30",
        "parent": "Quyết định số 1134/QĐ-UBND ngày 31/12/2025 của UBND tỉnh",
    } })));
}

#[test]
fn deadlines_come_after_the_issue() {
    let due = |words: &str, deadline: Value| {
        with_task(json!({ "deadline_words": words, "deadline": deadline }))
    };
    let month = |month: u8| json!({ "kind": "month", "year": 2026, "month": month });
    sees(&due("Tháng 02/2026", month(2)), "KH-04", "Tháng 02/2026");
    is_quiet(&due("Tháng 3/2026", month(3)));
    is_quiet(&due(
        "Quý I/2026",
        json!({ "kind": "quarter", "year": 2026, "quarter": 1 }),
    ));
    let both = json!({ "kind": "several", "parts": [month(2), { "kind": "continuous" }] });
    is_quiet(&due("Tháng 02/2026 và thường xuyên", both));
    let twice = json!({ "kind": "several", "parts": [month(1), month(2)] });
    sees(&due("Tháng 1, 2/2026", twice), "KH-04", "Tháng 1, 2/2026");
}

#[test]
fn numbers_follow_each_other() {
    let rows = |numbers: &[&str]| {
        let rows: Vec<Value> = numbers
            .iter()
            .enumerate()
            .map(|(at, number)| {
                task_value(json!({ "id": format!("I-{at}"), "number": number, "label": "Việc" }))
            })
            .collect();
        with_tasks(&rows)
    };
    let missing = |plan: &Plan| -> Vec<String> {
        let remarks = lint(plan).into_iter();
        remarks
            .map(|remark| match remark.kind {
                RemarkKind::NumberGap { missing } => missing,
                RemarkKind::NumberTwice { number } => format!("twice {number}"),
                RemarkKind::NumberMissing => "none".to_owned(),
                other => panic!("{other:?}"),
            })
            .collect()
    };
    let cases: [(&[&str], &[&str]); 11] = [
        (&["1", "2", "3"], &[]),
        (&["2", "3"], &["1"]),
        (&["4"], &["1–3"]),
        (&["1", "2", "5"], &["3–4"]),
        (&["1.1", "1.2", "1.4"], &["1.3"]),
        (&["1", "2.1", "2.2", "3", "4.1"], &[]),
        (&["2.1", "2.2"], &[]),
        (
            &[
                "1.9", "1.10", "1.8", "1.7", "1.6", "1.5", "1.4", "1.3", "1.2", "1.1",
            ],
            &[],
        ),
        (&["1", "2", "2"], &["twice 2"]),
        (&["1.", "2.", "3"], &[]),
        (&["a", "c", "I"], &[]),
    ];
    for (numbers, wanted) in cases {
        assert_eq!(missing(&rows(numbers)), wanted, "{numbers:?}");
    }
    assert_eq!(missing(&rows(&["1", "2", ""])), ["none"]);
    // A row that is its own heading, and bullets that the plan file counts.
    is_quiet(&with_task(json!({ "number": "I" })));
    is_quiet(&with_task(json!({ "number": "4", "kind": "block_bullet" })));
}

#[test]
fn headings_and_targets_follow_each_other() {
    let headings = |ids: &[&str]| {
        let groups: Vec<Value> = ids
            .iter()
            .map(|id| json!({ "id": id, "name": "Nhóm" }))
            .collect();
        let tasks: Vec<Value> = ids
            .iter()
            .map(|id| task_value(json!({ "id": format!("{id}-1"), "group": id })))
            .collect();
        plan_of(json!({ "groups": groups, "tasks": tasks }))
    };
    is_quiet(&headings(&["I", "II", "III"]));
    sees(&headings(&["I", "II", "IV"]), "KH-05", "IV Nhóm");
    sees(&headings(&["I", "II.1", "II.3"]), "KH-05", "II.3 Nhóm");
    is_quiet(&headings(&["II", "IV"]));

    let list = |numbers: &[&str], section: &dyn Fn(&str) -> String| {
        let targets: Vec<Value> = numbers
            .iter()
            .map(|number| {
                let more = json!({ "kind": "core", "section": section(number), "number": number });
                led(number, at_least(80), more)
            })
            .collect();
        with_targets(&targets)
    };
    let own = |number: &str| format!("II. MỤC TIÊU > {number}");
    is_quiet(&list(&["1", "2", "3"], &own));
    sees(&list(&["1", "2", "4"], &own), "KH-05", "4 Chỉ tiêu 4");
    let table = |_: &str| "Phụ lục IX".to_owned();
    sees(
        &list(&["IX.1.1", "IX.1.3"], &table),
        "KH-05",
        "IX.1.3 Chỉ tiêu IX.1.3",
    );
    // Numbers of the text they stand in, of which some are no targets.
    let each = |number: &str| number.to_owned();
    is_quiet(&list(&["II.1", "II.3", "II.7"], &each));
}

#[test]
fn targets_have_a_lead_where_any_mention_names_one() {
    let bare = |id: &str, more: Value| target_value(id, at_least(80), more);
    sees(
        &with_targets(&[bare("1", json!({}))]),
        "KH-08",
        "Chỉ tiêu 1",
    );
    let again = led("2", at_least(80), json!({ "repeats": "1" }));
    is_quiet(&with_targets(&[bare("1", json!({})), again]));
}

#[test]
fn one_thing_has_one_value() {
    let of = |id: &str, goal: u32, more: Value| {
        let mut target = led(
            id,
            at_least(goal),
            json!({ "indicator": "online", "label": "Hồ sơ trực tuyến" }),
        );
        merge(&mut target, more);
        target
    };
    let quote = "Hồ sơ trực tuyến";
    sees(
        &with_targets(&[of("1", 80, json!({})), of("2", 90, json!({}))]),
        "KH-09",
        quote,
    );
    is_quiet(&with_targets(&[
        of("1", 80, json!({})),
        of("2", 80, json!({})),
    ]));
    is_quiet(&with_targets(&[
        of("1", 80, json!({})),
        of("2", 90, json!({ "scope": "đất đai" })),
    ]));
    is_quiet(&with_targets(&[
        of("1", 80, json!({})),
        of("2", 90, json!({ "part_of": "1" })),
    ]));
    let floor = json!({ "threshold": { "kind": "exactly", "value": 100, "floor": 80 } });
    is_quiet(&with_targets(&[
        of("1", 80, json!({})),
        of("2", 100, floor),
    ]));
    let apart = |more: bool| {
        let plan = with_targets(&[
            of("1", 80, json!({})),
            of("2", 90, json!({ "own_entry": more })),
        ]);
        let remarks = lint(&plan);
        remarks[0].what(Language::English)
    };
    assert!(apart(false).starts_with("One target, two values"));
    assert!(apart(true).starts_with("Two targets of much the same"));
    // What is reused need not be handed in again.
    let side = |id: &str, key: &str, goal: u32| of(id, goal, json!({ "indicator": key }));
    sees(
        &with_targets(&[
            side("1", "tai_su_dung", 50),
            side("2", "khong_cung_cap_lai", 80),
        ]),
        "KH-09",
        quote,
    );
}

#[test]
fn figures_are_of_one_month() {
    let label = "Báo cáo tháng (số liệu từ ngày 21 tháng trước đến ngày 20 tháng sau)";
    sees(
        &with_label(label),
        "KH-15",
        "từ ngày 21 tháng trước đến ngày 20 tháng sau",
    );
    is_quiet(&with_label(
        "Số liệu từ ngày 21 tháng trước đến ngày 20 tháng này",
    ));
    is_quiet(&with_label("Việc tháng trước; kế hoạch tháng sau"));
}

#[test]
fn deadlines_are_given_where_they_belong() {
    let none = json!({ "deadline_words": "", "deadline": { "kind": "none" } });
    let row = |number: &str, more: Value| {
        let mut row = task_value(json!({ "id": format!("I-{number}"), "number": number }));
        merge(&mut row, more);
        row
    };
    let rows = [
        row("1", json!({})),
        row("2", json!({})),
        row("3", none.clone()),
    ];
    sees(&with_tasks(&rows), "KH-16", "Rà soát thủ tục hành chính");
    // Where most have none, the plan is of that kind.
    let rows = [
        row("1", json!({})),
        row("2", none.clone()),
        row("3", none.clone()),
    ];
    is_quiet(&with_tasks(&rows));
    sees(
        &with_tasks(&[row("1", none.clone()), row("2", none)]),
        "KH-16",
        "",
    );

    let quarterly = json!({ "kind": "recurring", "every": "quarter" });
    let with = |label: &str, words: &str| {
        with_task(json!({ "label": label, "deadline_words": words, "deadline": quarterly }))
    };
    let label = "Gửi báo cáo chậm nhất là ngày 17";
    sees(&with(label, "Hàng quý"), "KH-17", label);
    sees(
        &with(
            label,
            "Hàng quý (Theo Kế hoạch số 712/KH-UBND ngày 18/11/2020)",
        ),
        "KH-17",
        label,
    );
    is_quiet(&with(label, "Ngày 17 tháng cuối quý"));
    is_quiet(&with("Trả kết quả chậm nhất theo quy định", "Hàng quý"));
}

#[test]
fn rows_and_heads_are_whole() {
    let target = led(
        "1",
        at_least(80),
        json!({ "label": "Tỷ lệ đối với cấp tỉnh đạt 80%" }),
    );
    sees(
        &with_targets(&[target]),
        "KH-18",
        "Tỷ lệ đối với cấp tỉnh đạt 80",
    );
    sees(
        &with_task(json!({ "product": "Trung tâm PVHCC" })),
        "KH-19",
        "Trung tâm PVHCC",
    );
    sees(
        &with_task(
            json!({ "partners": "Trung tâm PVHCC và các phòng", "partner_units": ["mot-cua"] }),
        ),
        "KH-20",
        "Trung tâm PVHCC và các phòng",
    );
    sees(&with_document(json!({ "number": null })), "KH-22", "");
    sees(
        &with_document(json!({ "issued_on": null, "issued_words": "ngày tháng 3 năm 2026" })),
        "KH-22",
        "ngày tháng 3 năm 2026",
    );
}
