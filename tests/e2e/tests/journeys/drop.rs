//! Files dropped onto the page.

use e2e::{journey, samples};
use serde_json::json;

const DROP: &str = "
    const data = new DataTransfer();
    data.items.add(new File([arguments[0]], arguments[1], { type: 'application/json' }));
    const place = document.querySelector('.drop');
    for (const kind of ['dragover', 'drop']) {
        const event = new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
        place.dispatchEvent(event);
        if (!event.defaultPrevented) throw new Error(`${kind} was left to the browser`);
    }
    return true";

#[test]
fn a_plan_is_opened_and_a_bad_file_is_refused() {
    journey(|page| {
        page.open("#/ke-hoach");
        page.says("Thả tệp kế hoạch");
        let _: bool = page.eval(DROP, &[json!("{\"a\": 1}"), json!("khac.json")]);
        page.alerts_that("FILE-06");

        let plan = samples::plan("dien-chau-2026").to_string();
        let _: bool = page.eval(DROP, &[json!(plan), json!("dien-chau.json")]);
        page.is_at("#/tong-quan");
        page.says("Xã Diễn Châu");
        page.says("14 chỉ tiêu");
    });
}
