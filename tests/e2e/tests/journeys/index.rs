//! The index of Decision 766: what no plan counts is typed on its page, and the points that the
//! portal publishes stand beside the estimate.

use e2e::{Key, Page, Query, button, heading, journey, link, samples, textbox};
use serde_json::json;

use crate::steps::{TINH_BIEN, choose_quarter, enter, holds, open_entry, open_plan};

const STORE: &str = "Kết nối kho dữ liệu điện tử";

fn over(item: &str, quarter: &str) -> Query {
    textbox(&format!("Tử số, {item}, Quý {quarter}"))
}

fn under(item: &str, quarter: &str) -> Query {
    textbox(&format!("Mẫu số, {item}, Quý {quarter}"))
}

fn published(group: &str, quarter: &str) -> Query {
    textbox(&format!("Điểm công bố trên Cổng, {group}, Quý {quarter}"))
}

/// Waits until the table row around a field shows a text.
#[track_caller]
fn row_says(page: &Page, cell: &Query, text: &str) {
    page.wait(&format!("“{text}” beside {cell}"), || {
        page.find(cell)
            .around("tr")
            .text()
            .contains(text)
            .then_some(())
    });
}

fn open_index(page: &Page, quarter: &str) {
    page.open("#/chi-so-766");
    page.find(&heading("Ước tính chỉ số theo Quyết định 766"));
    choose_quarter(page, quarter);
}

#[test]
fn what_no_plan_counts_is_typed_and_gives_points() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        page.says("Chưa có số liệu để ước tính.");
        open_index(page, "II");
        page.says("21 mục chưa có số liệu");
        let (store, of) = (over(STORE, "II"), under(STORE, "II"));
        row_says(page, &store, "Thiếu");
        // 90 of 120: 3 of the 4 points.
        page.fill(&store, "90");
        page.fill(&of, "120");
        row_says(page, &store, "3,00 điểm");
        row_says(page, &store, "90/120");
        row_says(page, &store, "Gõ ở đây");
        page.says("20 mục chưa có số liệu");

        // Wrong text stays, is explained, and gives no points.
        page.fill(&store, "130");
        row_says(page, &store, "Tử số 130 lớn hơn mẫu số 120");
        row_says(page, &store, "Thiếu");
        page.says("21 mục chưa có số liệu");
        // The typing of a visit is one step.
        page.press(Key::Tab);
        page.click(&button("Hoàn tác"));
        holds(page, &store, "90");
        row_says(page, &store, "3,00 điểm");
        page.is_saved();

        // It is still there after a reload, adds up over the year, and is on the overview.
        page.reload();
        open_index(page, "III");
        page.fill(&over(STORE, "III"), "30");
        page.fill(&under(STORE, "III"), "40");
        row_says(page, &over(STORE, "III"), "120/160");
        row_says(page, &over(STORE, "III"), "chưa có số liệu Quý I");
        page.click(&button("Cả năm"));
        page.says("Chọn một quý để gõ số liệu");
        page.says("120/160");
        page.open("#/tong-quan");
        page.find(&heading("Chỉ số 766 (ước tính)"));
        page.says("Tăng điểm nhanh nhất: Kết nối kho dữ liệu điện tử");
        page.click(&link("Ước tính chỉ số theo Quyết định 766"));
        page.is_at("#/chi-so-766");
    });
}

#[test]
fn what_is_typed_goes_before_the_target_and_points_of_the_portal_are_compared() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        // 60 of 80 on time: 15 of the 20 points.
        enter(page, &TINH_BIEN, "II.13", "II", ["60", "80"]);
        page.press(Key::Tab);
        open_index(page, "II");
        let on_time = over("Giải quyết đúng hạn", "II");
        row_says(page, &on_time, "Từ chỉ tiêu 13");
        row_says(page, &on_time, "15,00 điểm");

        let points = published("Tiến độ giải quyết", "II");
        page.fill(&points, "16,2");
        row_says(page, &points, "cao hơn ước tính 1,20 điểm");
        page.fill(&points, "15");
        row_says(page, &points, "khớp ước tính");
        page.fill(&points, "21");
        row_says(page, &points, "không thể có số điểm này");
        page.fill(&points, "mười");
        row_says(page, &points, "không phải là chữ số");

        // Counted by the portal's rule: 99 of 100.
        page.fill(&points, "15");
        page.fill(&on_time, "99");
        page.fill(&under("Giải quyết đúng hạn", "II"), "100");
        row_says(page, &on_time, "19,80 điểm");
        row_says(page, &on_time, "Gõ ở đây");
        row_says(page, &points, "thấp hơn ước tính 4,80 điểm");
        page.fill(&published("Cộng", "II"), "50,5");
        row_says(page, &published("Cộng", "II"), "khớp ước tính");
        page.is_saved();
        page.reload();
        open_index(page, "II");
        holds(page, &points, "15");
        // The target keeps its own figures.
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.over("II.13", "II"), "60");
    });
}

#[test]
fn a_closed_quarter_can_only_be_looked_at() {
    journey(|page| {
        let mut backup = samples::backup(&samples::plan(TINH_BIEN.id), &[]);
        let key = |key: &str, over: i64, under: i64| samples::counts(2026, 2, key, over, under);
        backup["index766"] = json!([key("kho_dien_tu", 90, 120)]);
        backup["closings"] = json!([{
            "year": 2026, "quarter": 2, "revision": 1,
            "at": "2026-06-16T09:00:00+07:00", "who": "Lò Thị Mai", "digest": "0".repeat(64),
        }]);
        let file = page.file("so.json", backup.to_string());
        page.open("#/ke-hoach");
        page.give_file("plan-file", &file);
        page.click(&button("Nhập bản sao này"));
        page.is_at("#/tong-quan");
        open_index(page, "II");
        page.says("Đã chốt ngày 16/6/2026 (Lò Thị Mai), bản 1.");
        row_says(page, &over(STORE, "II"), "3,00 điểm");
        for cell in [over(STORE, "II"), published("Cộng", "II")] {
            let readonly: bool =
                page.eval("return arguments[0].readOnly", &[page.find(&cell).json()]);
            assert!(readonly, "{cell}");
        }
        choose_quarter(page, "III");
        page.fill(&over(STORE, "III"), "30");
        page.fill(&under(STORE, "III"), "40");
        row_says(page, &over(STORE, "III"), "120/160");
    });
}
