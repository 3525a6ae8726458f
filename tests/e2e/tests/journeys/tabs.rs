//! The same plan in several tabs: one writes, the others show what it writes and can take over.

use e2e::{Key, Page, button, journey};

use crate::steps::{self, TINH_BIEN, enter, holds, open_entry, open_plan};

/// The counts below the line that are kept on this machine.
fn counts(page: &Page) -> Vec<i64> {
    let ledger = steps::kept(page, "so-chi-tieu/2/ledger/tinh-bien-2026");
    let entries = ledger["entries"].as_array().cloned().unwrap_or_default();
    let counts = entries.iter().map(|entry| entry["denominator"].as_i64());
    counts.flatten().collect()
}

fn is_reader(page: &Page) {
    page.says("Sổ đang được sửa ở một thẻ khác");
    page.find(&button("Sửa ở đây"));
}

fn is_writer(page: &Page) {
    page.find_gone(&button("Sửa ở đây"));
}

#[test]
fn one_tab_writes_and_another_takes_over() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.is_saved();

        page.open_in_new_tab("#/nhap");
        is_reader(page);
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");
        // What is typed there goes nowhere: the cell does not take it.
        page.click(&TINH_BIEN.under("II.7", "II"));
        page.keys("99");
        holds(page, &TINH_BIEN.under("II.7", "II"), "");

        // What the first tab writes is shown in the second.
        page.use_tab(0);
        enter(page, &TINH_BIEN, "II.7", "II", ["2391", "2393"]);
        page.press(Key::Tab);
        page.is_saved();
        page.use_tab(1);
        holds(page, &TINH_BIEN.under("II.7", "II"), "2.393");

        page.click(&button("Sửa ở đây"));
        is_writer(page);
        enter(page, &TINH_BIEN, "II.6", "II", ["1950", "2410"]);
        page.press(Key::Tab);
        page.is_saved();
        page.use_tab(0);
        is_reader(page);
        holds(page, &TINH_BIEN.under("II.6", "II"), "2.410");
        let kept = counts(page);
        assert!(kept.contains(&2410) && kept.contains(&2393), "{kept:?}");
    });
}

#[test]
fn a_number_typed_a_moment_before_another_tab_takes_over_is_kept() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        page.open_in_new_tab("#/nhap");
        is_reader(page);
        for (round, number) in [(0, "1001"), (1, "1002"), (0, "1003"), (1, "1004")] {
            page.use_tab(round);
            if page.shows(&button("Sửa ở đây")) {
                page.click(&button("Sửa ở đây"));
                is_writer(page);
            }
            open_entry(page, &TINH_BIEN, "II");
            page.fill(&TINH_BIEN.over("II.6", "II"), number);
            page.use_tab(1 - round);
            page.click(&button("Sửa ở đây"));
            is_writer(page);
            open_entry(page, &TINH_BIEN, "II");
            let shown = format!("1.{}", &number[1..]);
            holds(page, &TINH_BIEN.over("II.6", "II"), &shown);
        }
    });
}

#[test]
fn when_the_tab_that_writes_is_closed_the_other_may_write() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        page.open_in_new_tab("#/nhap");
        is_reader(page);
        page.use_tab(0);
        page.fill(&TINH_BIEN.over("II.6", "II"), "1942");
        page.close_tab();
        page.use_tab(0);
        is_writer(page);
        open_entry(page, &TINH_BIEN, "II");
        holds(page, &TINH_BIEN.over("II.6", "II"), "1.942");
        page.fill(&TINH_BIEN.under("II.6", "II"), "2400");
        page.is_saved();
        assert_eq!(counts(page), [2400]);
    });
}

/// A browser that knows no locks, as over plain http.
const NO_LOCKS: &str = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });";

#[test]
fn without_locks_the_tabs_follow_each_other_and_none_saves_over_another() {
    journey(|page| {
        page.before_load(NO_LOCKS);
        page.reload();
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        page.is_saved();
        page.open_in_new_tab("#/nhap");
        page.before_load(NO_LOCKS);
        page.reload();
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.press(Key::Tab);
        page.is_saved();
        page.use_tab(0);
        holds(page, &TINH_BIEN.under("II.6", "II"), "2.400");

        // Both type at once, neither hears of the other in time.
        let typed = "const cell = [...document.querySelectorAll('input.cell')][arguments[0]];
             BroadcastChannel.prototype.postMessage = () => {};
             cell.focus();
             cell.value = arguments[1];
             cell.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        for (tab, number) in [(0, "71"), (1, "72")] {
            page.use_tab(tab);
            page.eval::<serde_json::Value>(typed, &[0.into(), number.into()]);
        }
        let said = page.wait("one of them to say that it did not save", || {
            let found = [0, 1].map(|tab| {
                page.use_tab(tab);
                page.alerts().contains("STORE-03")
            });
            found.iter().position(|said| *said)
        });
        // What was typed there is still there, and can be taken away.
        page.use_tab(said);
        let number = ["71", "72"][said];
        let held: String = page.eval("return document.querySelector('input.cell').value", &[]);
        assert_eq!(held, number);
        page.click(&button("Tải bản sao ngay"));
        let copy = std::fs::read_to_string(page.downloaded("so_tinh-bien-2026")).unwrap();
        assert!(copy.contains(&format!("\"numerator\": {number}")));
        let kept = steps::kept(page, "so-chi-tieu/2/ledger/tinh-bien-2026").to_string();
        assert!(kept.contains("2400"), "{kept}");
    });
}
