//! Symbols of documents and spelling on made-up plans; and how remarks are put.

use serde_json::json;
use so_chi_tieu::lint::lint;
use so_chi_tieu::locale::Language;

use super::five_plans::place;
use super::made::*;

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
