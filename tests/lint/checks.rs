//! Each check on made-up plans: what it must see, and what it must not take for a fault.

use serde_json::{Value, json};
use so_chi_tieu::lint::{RemarkKind, lint};
use so_chi_tieu::locale::Language;
use so_chi_tieu::plan::Plan;

use super::common::{at_least, merge, open_plan, plan_value, target_value};
use super::five_plans::place;

/// A plan of 2026, issued on 15/3/2026 in An Giang, with `more` fields over the usual ones.
fn plan_of(more: Value) -> Plan {
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
fn with_document(more: Value) -> Plan {
    let mut document = json!({
        "kind": "Kế hoạch",
        "title": "Kiểm soát thủ tục hành chính năm 2026",
        "number": "12/KH-UBND",
        "issued_on": "2026-03-15",
    });
    merge(&mut document, more);
    plan_of(json!({ "document": document, "tasks": [task_value(json!({}))] }))
}

fn task_value(more: Value) -> Value {
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

fn with_task(more: Value) -> Plan {
    plan_of(json!({ "tasks": [task_value(more)] }))
}

fn with_label(label: &str) -> Plan {
    with_task(json!({ "label": label }))
}

fn with_tasks(tasks: &[Value]) -> Plan {
    plan_of(json!({ "tasks": tasks }))
}

fn with_targets(targets: &[Value]) -> Plan {
    let indicators = plan_value(&[])["indicators"].clone();
    plan_of(
        json!({ "targets": targets, "indicators": indicators, "tasks": [task_value(json!({}))] }),
    )
}

/// A target that someone leads.
fn led(id: &str, threshold: Value, more: Value) -> Value {
    let mut target = target_value(id, threshold, json!({ "lead": "Trung tâm PVHCC" }));
    merge(&mut target, more);
    target
}

/// Codes with the quotation, in order.
fn found(plan: &Plan) -> Vec<(&'static str, String)> {
    let remarks = lint(plan);
    remarks
        .iter()
        .map(|remark| (remark.code(), remark.quote.clone()))
        .collect()
}

#[track_caller]
fn sees(plan: &Plan, code: &str, quote: &str) {
    let found = found(plan);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0, found[0].1.as_str()), (code, quote));
}

#[track_caller]
fn is_quiet(plan: &Plan) {
    assert_eq!(found(plan), []);
}

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
fn years_of_doing_are_those_of_the_plan() {
    let due = |words: &str, deadline: Value| {
        with_task(json!({ "deadline_words": words, "deadline": deadline }))
    };
    let before = |date: &str| json!({ "kind": "before", "date": date });
    // Last year's.
    let words = "Trước ngày 25/10/2025";
    sees(&due(words, before("2025-10-25")), "KH-01", words);
    let words = "Tháng 3, 6, 9, 12/2025";
    let months =
        json!({ "kind": "recurring", "every": "quarter", "months": [3, 6, 9, 12], "year": 2025 });
    sees(&due(words, months), "KH-01", words);
    let words = "Thường xuyên trong năm 2025";
    sees(&due(words, json!({ "kind": "continuous" })), "KH-01", words);
    let words = "Quý II năm 2025";
    let quarter = json!({ "kind": "quarter", "year": 2025, "quarter": 2 });
    sees(&due(words, quarter), "KH-01", words);
    // What was read has a year though the words have none.
    let year = json!({ "kind": "year", "year": 2024 });
    sees(&due("Trong năm", year), "KH-01", "Trong năm");
    // This year's, the first reports of the next, and what belongs to a document.
    let fine = [
        ("Trước ngày 25/10/2026", before("2026-10-25")),
        ("Trước ngày 15/01/2027", before("2027-01-15")),
        (
            "Theo Kế hoạch số 718/KH-UBND ngày 24/3/2022 của UBND tỉnh",
            json!({ "kind": "per_document" }),
        ),
        (
            "Theo Quyết định 766/QĐ-TTg năm 2022",
            json!({ "kind": "per_document" }),
        ),
        (
            "Theo Kế hoạch ngày 12/5/2021 của UBND tỉnh",
            json!({ "kind": "per_document" }),
        ),
        (
            "Thường xuyên, giai đoạn 2021 - 2030",
            json!({ "kind": "continuous" }),
        ),
        ("Đến năm 2030", json!({ "kind": "continuous" })),
    ];
    for (words, deadline) in fine {
        is_quiet(&due(words, deadline));
    }
}

#[test]
fn what_is_due_before_the_year_fits_once_the_plan_is_issued() {
    let issued = |day: &str| {
        let task = task_value(json!({
            "deadline_words": "Trước ngày 30/11/2025",
            "deadline": { "kind": "before", "date": "2025-11-30" },
        }));
        plan_of(json!({ "tasks": [task], "document": {
            "kind": "Kế hoạch", "title": "Kế hoạch năm 2026", "number": "1/KH-UBND", "issued_on": day,
        } }))
    };
    is_quiet(&issued("2025-11-10"));
    sees(&issued("2026-01-10"), "KH-01", "Trước ngày 30/11/2025");
}

#[test]
fn years_in_other_words() {
    let cases = [
        (
            "Xây dựng báo cáo trong tháng 6/2025 gửi tỉnh",
            Some("Xây dựng báo cáo trong tháng 6/2025 gửi tỉnh"),
        ),
        (
            "Hoàn thành xong trước 25/01/2025.",
            Some("Hoàn thành xong trước 25/01/2025"),
        ),
        (
            "Hoàn thành trong năm 2025",
            Some("Hoàn thành trong năm 2025"),
        ),
        ("Tổng kết công tác năm 2025", None),
        ("Cao hơn so với tháng 6/2025", None),
        ("Số liệu từ 15/12/2025 đến 14/3/2026", None),
        (
            "Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
            None,
        ),
        ("Thông tư 01/2023/TT-VPCP; Quyết định 31/2021/QĐ-TTg", None),
        ("Đề án 06 đến năm 2030, tầm nhìn 2045", None),
        ("Kế hoạch giai đoạn 2022 - 2025", None),
    ];
    for (label, quote) in cases {
        let plan = with_label(label);
        match quote {
            Some(quote) => sees(&plan, "KH-01", quote),
            None => is_quiet(&plan),
        }
    }
}

#[test]
fn years_of_the_document_and_of_what_it_carries_out() {
    let quote = "15/KH-UBND ngày 19/01/2025 của UBND tỉnh";
    let parent = |parent: &str| with_document(json!({ "parent": parent }));
    sees(
        &parent("Kế hoạch số 15/KH-UBND ngày 19/01/2025 của UBND tỉnh"),
        "KH-01",
        quote,
    );
    is_quiet(&parent(
        "Kế hoạch số 15/KH-UBND ngày 19/01/2026 của UBND tỉnh",
    ));
    is_quiet(&parent(
        "Kế hoạch số 15/KH-UBND ngày 20/12/2025 của UBND tỉnh",
    ));
    is_quiet(&parent(
        "Kế hoạch số 15/KH-UBND ngày 19/01/2021 của UBND tỉnh",
    ));
    is_quiet(&parent(
        "Kế hoạch số 15/KH-UBND ngày 19/01/2025 của UBND tỉnh giai đoạn 2025 - 2030",
    ));
    sees(
        &with_document(json!({ "title": "Kiểm soát thủ tục hành chính năm 2025" })),
        "KH-01",
        "năm 2025",
    );
    is_quiet(&with_document(
        json!({ "title": "Kế hoạch giai đoạn 2026 - 2030" }),
    ));
}

#[test]
fn the_district_level_is_seen_and_names_are_not() {
    let seen = [
        ("Báo cáo về UBND huyện", "Báo cáo về UBND huyện"),
        ("Trình UBND HUYỆN xem xét", "Trình UBND HUYỆN xem xét"),
        ("thuộc cấp huyện/cấp xã", "thuộc cấp huyện/cấp xã"),
        ("Họp tại quận 3", "Họp tại quận 3"),
        ("Gửi UBND thị xã", "Gửi UBND thị xã"),
        (
            "Gửi UBND thành phố Long Xuyên",
            "Gửi UBND thành phố Long Xuyên",
        ),
        ("Bộ phận Một cửa thị trấn", "Bộ phận Một cửa thị trấn"),
    ];
    for (label, quote) in seen {
        sees(&with_label(label), "KH-02", quote);
    }
    let unseen = [
        "Bà Lê Thị Huyền tiếp công dân",
        "Ông Nguyễn Văn Huyện chủ trì",
        "Phối hợp với Quân sự, Công an",
        "Quần chúng nhân dân",
        "Theo dõi thị, xã và phường",
        "Quan hệ với phường bạn",
        "Chuyện trò với người dân",
        "Gửi các tỉnh, thành phố",
        "Gửi UBND thành phố Hà Nội",
        "Hồ sơ của huyện Phú Tân cũ",
        "Hồ sơ của huyện Phú Tân (trước đây)",
        "Sau khi không còn cấp huyện",
        "Theo Kế hoạch số 1406/KH-UBND ngày 19/5/2021 của UBND huyện Phú Tân",
    ];
    for label in unseen {
        is_quiet(&with_label(label));
    }
}

#[test]
fn before_two_levels_the_district_was_in_order() {
    let plan = plan_of(json!({
        "year": 2025,
        "tasks": [task_value(json!({ "label": "Báo cáo về UBND huyện" }))],
        "document": { "kind": "Kế hoạch", "title": "Kế hoạch", "number": "1/KH-UBND", "issued_on": "2025-06-30" },
    }));
    is_quiet(&plan);
}

#[test]
fn what_is_a_city_has_no_province() {
    let city = |province: &str, label: &str| {
        let task = task_value(json!({ "label": label }));
        plan_of(json!({ "province": province, "tasks": [task] }))
    };
    let label = "Dùng hệ thống báo cáo của tỉnh";
    sees(&city("Hải Phòng", label), "KH-14", label);
    is_quiet(&city("An Giang", label));
    is_quiet(&city("", label));
    // A city since 30/4/2026, after this plan.
    is_quiet(&city("Đồng Nai", label));
    is_quiet(&city("Hải Phòng", "Học tập mô hình của tỉnh Bắc Ninh"));
    is_quiet(&city("Hải Phòng", "Quy định của tỉnh, thành phố"));
    is_quiet(&city("Hải Phòng", "Báo cáo UBND thành phố"));
    is_quiet(&city("Hải Phòng", "Thủ tục hành chính cấp tỉnh"));
}

#[test]
fn reports_go_to_those_who_receive() {
    let duty = |recipient: &str| {
        let duty = json!({ "id": "BC.1", "label": "Báo cáo quý", "recipient": recipient });
        plan_of(json!({ "duties": [duty] }))
    };
    sees(
        &duty("UBND tỉnh và Văn phòng Chính phủ"),
        "KH-03",
        "UBND tỉnh và Văn phòng Chính phủ",
    );
    is_quiet(&duty("UBND tỉnh"));
    is_quiet(&duty("Hệ thống báo cáo của Văn phòng Chính phủ"));
    sees(
        &with_label("Tổng hợp báo cáo Văn phòng Chính phủ theo quy định"),
        "KH-03",
        "Tổng hợp báo cáo Văn phòng Chính phủ theo quy định",
    );
    is_quiet(&with_label(
        "Thực hiện Thông tư số 02/2017/TT-VPCP ngày 31 tháng 10 năm 2017 của Văn phòng Chính phủ",
    ));
    is_quiet(&with_label("Dự tập huấn; Văn phòng Chính phủ chủ trì"));
    // Before the day it received.
    let plan = plan_of(json!({
        "duties": [{ "id": "BC.1", "label": "Báo cáo quý", "recipient": "Văn phòng Chính phủ" }],
        "document": { "kind": "Kế hoạch", "title": "Kế hoạch", "number": "1/KH-UBND", "issued_on": "2026-01-09" },
    }));
    is_quiet(&plan);
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
fn symbols_are_those_that_documents_have() {
    let seen = [
        ("Nghị quyết số 667/2025/NQ-CP", "KH-10", "667/2025/NQ-CP"),
        ("Quyết định số 766/QĐ- TTg", "KH-11", "766/QĐ- TTg"),
        ("Nghị quyết số 66/NQ-СР của Chính phủ", "KH-11", "66/NQ-СР"),
        (
            "Kế hoạch số 354/QĐ-UBND",
            "KH-13",
            "Kế hoạch số 354/QĐ-UBND",
        ),
        (
            "Nghị định 02/2017/TT-VPCP",
            "KH-13",
            "Nghị định 02/2017/TT-VPCP",
        ),
        (
            "Quyết định số 766/QĐ-TTg ngày 24/6/2022",
            "KH-12",
            "766/QĐ-TTg ngày 24/6/2022",
        ),
        (
            "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018, Nghị định số 61/2018/NĐ-CP ngày 24/4/2018",
            "KH-12",
            "61/2018/NĐ-CP ngày 24/4/2018",
        ),
    ];
    for (label, code, quote) in seen {
        sees(&with_label(label), code, quote);
    }
    let unseen = [
        "Nghị quyết số 66.7/2025/NQ-CP ngày 15/11/2025",
        "Nghị quyết số 66/2025/NQ-CP",
        "Nghị quyết số 131/NQ-CP ngày 06/10/2022 của Chính phủ",
        "Nghị quyết số 667/NQ-UBTVQH",
        "Quyết định số 766/QĐ-TTg ngày 23 tháng 6 năm 2022 của Thủ tướng",
        "Quyết định số 766/QĐ-UBND ngày 24/6/2022 của UBND tỉnh",
        "Kế hoạch thực hiện Nghị quyết số 131/NQ-CP",
        "Văn bản số 388/UBND-TH ngày 21/4/2022",
        "Biểu mẫu 02/RS-KSTT tại Phụ lục VII-Thông tư số 02/2017/TT-VPCP",
        // Two communes may each have a 15/KH-UBND of one year.
        "Kế hoạch số 15/KH-UBND ngày 10/01/2022 của xã A; Kế hoạch số 15/KH-UBND ngày 11/02/2022 của xã B",
        "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020, Nghị định số 45/2020/NĐ-CP ngày 08/04/2020",
        "Luật số 72/2025/QH15",
        "nộp 24/24 giờ, 20 hồ sơ/ngày x 22 ngày/tháng",
    ];
    for label in unseen {
        is_quiet(&with_label(label));
    }
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

#[test]
fn misspellings_are_those_listed() {
    let seen = [
        ("Phân đấu đạt 98%", "Phân đấu"),
        ("Tài khoản VneID", "VneID"),
        ("gián tiếp thông qua thông qua loa", "thông qua thông qua"),
        ("Rầ soát thủ tục", "Rầ soát"),
    ];
    for (label, quote) in seen {
        sees(&with_label(label), "KH-21", quote);
    }
    let unseen = [
        "Phấn đấu đạt 98%",
        "Phân công đấu mối",
        "Tài khoản VNeID",
        "Luôn luôn đúng hạn",
        "Cơ chế một cửa một cửa liên thông",
        "Công dịch vụ; công quốc gia",
        "10 20 10 20",
    ];
    for label in unseen {
        is_quiet(&with_label(label));
    }
}

/// Combining marks and old places of the tone are the same words.
#[test]
fn words_are_found_however_they_are_written() {
    sees(
        &with_label("Gửi UBND huyê\u{323}n"),
        "KH-02",
        "Gửi UBND huyê\u{323}n",
    );
    sees(
        &with_label("Gửi Uỷ ban nhân dân thành phố Long Xuyên"),
        "KH-02",
        "Gửi Uỷ ban nhân dân thành phố Long Xuyên",
    );
}

#[test]
fn what_a_duty_says_again_is_said_once() {
    let plan = plan_of(json!({
        "tasks": [task_value(json!({ "label": "Tổng hợp báo cáo UBND huyện" }))],
        "duties": [{ "id": "BC.1", "label": "báo cáo UBND huyện" }],
    }));
    let remarks = lint(&plan);
    assert_eq!(remarks.len(), 1);
    assert_eq!(place(&remarks[0].place), "task I-1");
}

/// A unit is named in many rows and remarked on once.
#[test]
fn a_unit_is_remarked_on_once() {
    let row = |id: &str, number: &str| {
        task_value(json!({
            "id": id, "number": number, "lead": "Văn phòng UBND huyện", "lead_units": ["van-phong"],
        }))
    };
    let plan = plan_of(json!({
        "units": [{ "id": "van-phong", "name": "Văn phòng UBND huyện" }],
        "tasks": [row("I-1", "1"), row("I-2", "2")],
    }));
    sees(&plan, "KH-02", "Văn phòng UBND huyện");
    assert_eq!(place(&lint(&plan)[0].place), "unit van-phong");
    // Who is no unit of the plan has only the row.
    let words = json!({ "lead": "Văn phòng UBND huyện", "lead_units": [] });
    sees(&with_task(words), "KH-02", "Văn phòng UBND huyện");
}

/// What is seen, why, and what to do, in both languages.
#[test]
fn a_remark_says_what_why_and_what_to_do() {
    let plan = with_label("Báo cáo về UBND huyện");
    let remark = &lint(&plan)[0];
    let vi = Language::Vietnamese;
    assert_eq!(
        remark.what(vi),
        "Nhắc đến “huyện”, cấp không còn từ ngày 1/7/2025."
    );
    assert!(
        remark
            .why(vi)
            .contains("Luật Tổ chức chính quyền địa phương số 72/2025/QH15")
    );
    assert!(remark.remedy(vi).starts_with("Thay bằng cấp tỉnh"));
    let en = Language::English;
    assert!(remark.what(en).contains("1 Jul 2025"));
    assert!(remark.why(en).contains("72/2025/QH15"));
    assert_ne!(remark.remedy(vi), remark.remedy(en));
}
