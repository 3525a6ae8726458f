//! A plan with half a year in it, and a way through every page.

use serde_json::{Value, json};

use crate::{Page, button, samples};

/// Every page that shows a plan: a short name, its address.
pub const PAGES: [(&str, &str); 13] = [
    ("tong-quan", "#/tong-quan"),
    ("nhap", "#/nhap"),
    ("chot", "#/chot"),
    ("bieu-ii06a", "#/bieu-ii06a"),
    ("chi-tieu", "#/chi-tieu/II.6"),
    ("chi-tieu-cong", "#/chi-tieu/II.13"),
    ("nhiem-vu", "#/nhiem-vu"),
    ("kiem-tra", "#/kiem-tra"),
    ("chi-so-766", "#/chi-so-766"),
    ("gui-len", "#/gui-len"),
    ("ke-hoach", "#/ke-hoach"),
    ("huong-dan", "#/huong-dan"),
    ("cai-dat", "#/cai-dat"),
];

/// Run before the page: a day between the cut-off and the day of sending.
pub const TODAY: &str = "Date.now = () => Date.parse('2026-06-15T09:00:00+07:00');";

/// Indicator, then numerator and denominator of quarters I and II.
const FIGURES: [(&str, [(i64, i64); 2]); 12] = [
    ("bo_chi_so_766", [(5, 6), (6, 6)]),
    ("cong_khai_tthc", [(381, 381), (384, 384)]),
    ("thanh_toan_tt", [(385, 650), (412, 650)]),
    ("tai_su_dung", [(1_310, 2_050), (1_722, 2_400)]),
    ("dvctt_toan_trinh", [(118, 126), (124, 126)]),
    ("ho_so_tt", [(1_540, 2_050), (1_942, 2_400)]),
    ("so_hoa", [(2_050, 2_050), (2_400, 2_400)]),
    ("kq_dien_tu", [(1_985, 1_985), (2_291, 2_310)]),
    ("dong_bo_dvcqg", [(2_050, 2_050), (2_392, 2_400)]),
    ("pakn_dung_han", [(7, 7), (0, 0)]),
    ("hai_long_pakn", [(7, 7), (0, 0)]),
    ("hai_long_tthc", [(298, 310), (312, 320)]),
];

/// Phường Tịnh Biên with two quarters of plausible figures, one of them typed wrongly, as the page
/// keeps them; in a language (`vi`, `en`) and a theme (`light`, `dark`).
pub fn fill_storage(page: &Page, language: &str, theme: &str) {
    let plan = samples::plan("tinh-bien-2026");
    let mut entries: Vec<Value> = Vec::new();
    for (indicator, quarters) in FIGURES {
        for (quarter, (over, under)) in (1..).zip(quarters) {
            entries.push(samples::counts(2026, quarter, indicator, over, under));
        }
    }
    let [citizens_first, citizens_then] = [(1, 61.5), (2, 68.2)].map(|(quarter, value)| {
        json!({ "year": 2026, "quarter": quarter, "indicator": "nguoi_dung_dvctt", "value": value })
    });
    let typo = json!({
        "year": 2026, "quarter": 2, "indicator": "tthc_noi_bo_cong_bo",
        "numerator": 41, "denominator_text": "1,234",
    });
    entries.extend([citizens_first, citizens_then, typo]);
    entries.push(samples::counts(2026, 2, "tthc_noi_bo_dien_tu", 43, 41));
    let mut backup = samples::backup(&plan, &entries);
    backup["notes"] = json!([{
        "year": 2026, "quarter": 2, "indicator": "thanh_toan_tt",
        "text": "Nhiều người cao tuổi chưa có tài khoản ngân hàng; từ tháng 7 bố trí tổ hướng dẫn tại bộ phận một cửa.",
        "evidence": [{ "number": "45/BC-UBND", "date": "2026-06-12" }],
    }]);
    let first_task = &plan["tasks"][0]["id"];
    let second_task = &plan["tasks"][1]["id"];
    backup["tasks"] = json!([
        { "task": first_task, "state": "done", "done_on": "2026-03-30", "product": "Kế hoạch số 31/KH-UBND" },
        { "task": second_task, "state": "doing", "note": "Đang lấy ý kiến các phòng." },
    ]);
    backup["portal"] = json!([samples::counts(2026, 2, "dung_han", 2_310, 2_402)]);
    backup["forms"] = json!(forms());
    backup["log"] = json!(steps());
    page.eval::<Value>(
        "localStorage.setItem('so-chi-tieu/1/ledger/tinh-bien-2026', arguments[0]);
         localStorage.setItem('so-chi-tieu/2/settings', arguments[1]);",
        &[
            json!(backup.to_string()),
            json!(format!(
                "language={language}\ntheme={theme}\ncurrent=tinh-bien-2026\n"
            )),
        ],
    );
    page.reload();
}

/// Two quarters of form II.06a, the second with one row that does not add up.
fn forms() -> Vec<Value> {
    let row = |quarter: u8, field: &str, counts: [i64; 8]| {
        let [
            online,
            in_person,
            carried_over,
            early,
            on_time,
            late,
            in_time,
            open_late,
        ] = counts;
        json!({
            "year": 2026, "quarter": quarter, "field": field,
            "online": online, "in_person": in_person, "carried_over": carried_over,
            "early": early, "on_time": on_time, "late": late,
            "open_in_time": in_time, "open_late": open_late,
        })
    };
    let mut rows = vec![
        row(1, "Hộ tịch", [612, 140, 12, 590, 152, 4, 16, 2]),
        row(1, "Chứng thực", [700, 480, 0, 1_150, 30, 0, 0, 0]),
        row(1, "Đất đai", [190, 96, 41, 170, 88, 21, 38, 10]),
        row(2, "Hộ tịch", [688, 131, 18, 640, 170, 3, 22, 2]),
        row(2, "Chứng thực", [842, 455, 0, 1_260, 37, 0, 0, 0]),
    ];
    let mut wrong = row(2, "Đất đai", [212, 80, 45, 190, 84, 19, 41, 6]);
    wrong["received"] = json!(340);
    rows.push(wrong);
    rows
}

/// How the figures of one target came about.
fn steps() -> Vec<Value> {
    let figures = |over: i64, under: i64| {
        json!({ "entry": {
            "year": 2026, "quarter": 2, "indicator": "ho_so_tt",
            "numerator": over, "denominator": under,
            "entered_at": "2026-06-13T13:55:00+07:00",
        } })
    };
    let step = |number: u32, at: &str, who: &str, cause: &str, change: Value| {
        let at = format!("2026-06-{at}:00+07:00");
        json!({ "step": number, "at": at, "who": who, "cause": cause, "changes": [change] })
    };
    vec![
        step(
            1,
            "12T16:40",
            "Lò Thị Mai",
            "pasted",
            json!({ "before": {}, "after": figures(1_902, 2_400) }),
        ),
        step(
            2,
            "13T13:55",
            "Nguyễn Văn Hòa",
            "typed",
            json!({ "before": figures(1_902, 2_400), "after": figures(1_942, 2_400) }),
        ),
    ]
}

/// Goes to a page and sets it to the second quarter, where it has that switch.
pub fn show(page: &Page, hash: &str) {
    page.open(hash);
    page.wait("the page to be drawn", || {
        page.eval::<bool>(
            "return document.querySelector('nav') !== null
                 && document.querySelector('main h1') !== null
                 && [...document.querySelectorAll('canvas')].every((one) => one.width > 0);",
            &[],
        )
        .then_some(())
    });
    for second in ["Quý II", "Quarter II"] {
        if page.shows(&button(second)) {
            page.click(&button(second));
        }
    }
}
