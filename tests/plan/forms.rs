//! Every form in which the task rows of the five plans write a deadline, with the days it means.

use std::collections::BTreeSet;

use super::expected::*;
use super::*;
use Expected::{Continuous, Last, Mixed, Nothing, Open, Period, Waits};

/// The 53 forms of the task rows, each with how the file has it. "Hàng tháng" stands twice: in
/// one plan the row's label names the day.
const FORMS: [(&str, &str, &str, Expected); 54] = [
    ("", "", "none", Nothing),
    // Continuous, or the whole year.
    ("", "Thường xuyên", "continuous", Continuous),
    ("", "Thường xuyên trong năm 2026", "continuous", Continuous),
    ("", "Trong năm", "year", Period("2026-12-31", "2026-12-14")),
    ("", "thường xuyên, kịp thời", "continuous", Continuous),
    ("", "Năm 2024", "year", Period("2024-12-31", "2024-12-14")),
    // Fixed.
    ("", "Trước 15/12/2024", "before", Last("2024-12-14")),
    (
        "",
        "Quý I năm 2024",
        "quarter",
        Period("2024-03-31", "2024-03-14"),
    ),
    ("", "Tháng 3/2024", "month", Last("2024-03-31")),
    (
        "",
        "Quý II năm 2024",
        "quarter",
        Period("2024-06-30", "2024-06-14"),
    ),
    ("", "Tháng 02/2024", "month", Last("2024-02-29")),
    (
        "",
        "Chậm nhất trong Quý II năm 2024",
        "quarter",
        Period("2024-06-30", "2024-06-14"),
    ),
    (
        "",
        "Hoàn thành trước ngày 30/10/2026",
        "before",
        Last("2026-10-29"),
    ),
    // The year is the document's: 2023 in a plan of 2024.
    ("", "Trước ngày 25/01/2023", "before", Last("2023-01-24")),
    ("", "Tháng 2/2024", "month", Last("2024-02-29")),
    ("", "Tháng 03/2024", "month", Last("2024-03-31")),
    ("", "Tháng 01 năm 2024", "month", Last("2024-01-31")),
    ("", "Trước ngày 05/9/2024", "before", Last("2024-09-04")),
    (
        "",
        "Quý I Năm 2024",
        "quarter",
        Period("2024-03-31", "2024-03-14"),
    ),
    ("", "Trước 30/3/2024", "before", Last("2024-03-29")),
    (
        "",
        "Trước ngày 30 tháng 4 năm 2024",
        "before",
        Last("2024-04-29"),
    ),
    // Recurring.
    ("tinh-bien-2026", "Hàng tháng", "recurring", MONTH_ENDS_2026),
    ("cho-vam-2024", "Hàng tháng", "recurring", THE_22ND_OF_2024),
    (
        "",
        "Tháng cuối cùng của mỗi quý",
        "recurring",
        QUARTER_ENDS_2026,
    ),
    ("", "Tháng 3, 6, 9, 12/2023", "recurring", QUARTER_ENDS_2023),
    ("", "02 lần/năm", "recurring", Open(2)),
    ("", "Ngày 20 hàng tháng", "recurring", THE_20TH_OF_2024),
    (
        "",
        "Hàng quý (Theo Kế hoạch số 712/KH-UBND ngày 18/11/2020 của UBND tỉnh)",
        "recurring",
        THE_17TH,
    ),
    ("", "Hàng quý", "recurring", THE_19TH),
    // After an event, or before one.
    (
        "",
        "Thường xuyên (Trước 01 ngày của hồ sơ đến hạn trả kết quả).",
        "after_event",
        Waits(-1),
    ),
    (
        "",
        "Thường xuyên ngay sau khi có quyết định công bố của UBND tỉnh",
        "after_event",
        Waits(0),
    ),
    (
        "",
        "Thường xuyên ngay sau khi có quyết định công bố của Chủ tịch UBND tỉnh",
        "after_event",
        Waits(0),
    ),
    (
        "",
        "Thực hiện khi có văn bản đề nghị tham dự",
        "after_event",
        Waits(0),
    ),
    ("", "Sau khi có Kế hoạch của huyện", "after_event", Waits(0)),
    (
        "",
        "Ngay sau khi có văn bản chỉ đạo của cấp trên",
        "after_event",
        Waits(0),
    ),
    (
        "",
        "Ngay sau khi có quyết định công bố danh mục TTHC của Chủ tịch UBND tỉnh",
        "after_event",
        Waits(0),
    ),
    (
        "",
        "Trong thời gian 10 ngày kể từ ngày tiếp nhận",
        "after_event",
        Waits(10),
    ),
    (
        "",
        "Ngay sau khi có kết quả xử lý phản ánh, kiến nghị",
        "after_event",
        Waits(0),
    ),
    ("", "Theo yêu cầu", "on_request", Waits(0)),
    // As another document or piece of work has it.
    (
        "",
        "Theo thời gian quy định trong Kế hoạch rà soát, đánh giá TTHC",
        "per_document",
        Waits(0),
    ),
    ("", "theo quy định", "per_document", Waits(0)),
    ("", "Theo chỉ đạo của UBND huyện", "per_document", Waits(0)),
    ("", "Theo Kế hoạch huyện", "per_document", Waits(0)),
    ("", "Theo KH riêng", "per_document", Waits(0)),
    (
        "",
        "Thực hiện lồng ghép với công tác tự kiểm tra cải cách hành chính, chuyển đổi số, ISO",
        "per_document",
        Waits(0),
    ),
    ("", "Lồng ghép với giao ban UBND", "per_document", Waits(0)),
    (
        "",
        "Thực hiện theo Kế hoạch, phương án, đề án của UBND tỉnh",
        "per_document",
        Waits(0),
    ),
    ("", "Định kỳ/đột xuất", "per_document", Waits(0)),
    (
        "",
        "Đã được phân công theo Kế hoạch số 1406/KH-UBND",
        "per_document",
        Waits(0),
    ),
    (
        "",
        "Đã được phân công theo Kế hoạch số 718/KH-UBND ngày 24/3/2022 của UBND huyện",
        "per_document",
        Waits(0),
    ),
    (
        "",
        "Đã được phân công theo Kế hoạch số 2978/KH-UBND ngày 09/11/2022 của UBND huyện",
        "per_document",
        Waits(0),
    ),
    (
        "",
        "Đã được phân công theo Quyết định số 3697/QĐ-UBND ngày 29/12/2022 của UBND huyện",
        "per_document",
        Waits(0),
    ),
    // Several at once.
    (
        "",
        "Trong tháng 9/2026 (báo cáo trước ngày 10/9/2026) và thực hiện thường xuyên trong năm 2026",
        "several",
        Mixed("2026-09-09"),
    ),
    (
        "",
        "Báo cáo tuần từ 16 giờ đến 16 giờ 15 phút ngày thứ Năm hằng tuần; báo cáo tháng, quý, \
         năm thực hiện theo kỳ báo cáo",
        "several",
        Expected::ThursdaysAndPeriods,
    ),
];

fn kind(deadline: &Deadline) -> &'static str {
    match deadline {
        Deadline::None => "none",
        Deadline::On(_) => "on",
        Deadline::Before(_) => "before",
        Deadline::InMonth(..) => "month",
        Deadline::InQuarter(..) => "quarter",
        Deadline::InYear(_) => "year",
        Deadline::Continuous => "continuous",
        Deadline::Recurring(_) => "recurring",
        Deadline::AfterEvent(..) => "after_event",
        Deadline::PerDocument(_) => "per_document",
        Deadline::OnRequest => "on_request",
        Deadline::Several(_) => "several",
    }
}

#[test]
fn every_form_of_the_five_plans_means_its_days() {
    let (mut seen, mut rows) = (BTreeSet::new(), 0);
    for plan in plans() {
        for task in &plan.tasks {
            let words = task.deadline_words.as_str();
            let name = format!("{} {}: “{words}”", plan.id, task.id);
            let mut found = FORMS
                .iter()
                .enumerate()
                .filter(|(_, form)| form.1 == words && ["", plan.id.as_str()].contains(&form.0));
            let Some((at, (_, _, expected_kind, expected))) = found.next() else {
                panic!("{name} is not in the table");
            };
            assert!(found.next().is_none(), "{name} is in the table twice");
            assert_eq!(kind(&task.deadline), *expected_kind, "{name}");
            check(&task.deadline, plan.year, plan.clock, *expected, &name);
            seen.insert(at);
            rows += 1;
        }
    }
    assert_eq!(rows, 202);
    assert_eq!(
        seen.len(),
        FORMS.len(),
        "every row of the table is in a plan"
    );
    let words: BTreeSet<&str> = FORMS.iter().map(|form| form.1).collect();
    assert_eq!(words.len(), 53);
}
