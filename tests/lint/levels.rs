//! Levels that ended and receivers that changed, on made-up plans: what must be seen, and what must
//! not be taken for a fault.

use serde_json::json;

use super::made::*;

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
