//! Years on made-up plans: what must be seen, and what must not be taken for a fault.

use serde_json::{Value, json};

use super::made::*;

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
