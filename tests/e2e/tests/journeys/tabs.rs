//! The same plan in two tabs.

use e2e::{Key, Page, journey};

use crate::steps::{self, TINH_BIEN, enter, open_entry, open_plan};

/// The counts below the line that are kept on this machine.
fn counts(page: &Page) -> Vec<i64> {
    let ledger = steps::kept(page, "so-chi-tieu/2/ledger/tinh-bien-2026");
    let entries = ledger["entries"].as_array().cloned().unwrap_or_default();
    let counts = entries.iter().map(|entry| entry["denominator"].as_i64());
    counts.flatten().collect()
}

#[test]
fn one_does_not_save_over_what_the_other_saved() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        page.is_saved();
        page.open_in_new_tab("#/nhap");
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        page.press(Key::Tab);
        page.wait("the second tab's number to be kept", || {
            counts(page).contains(&2400).then_some(())
        });

        page.use_tab(0);
        enter(page, &TINH_BIEN, "II.7", "II", ["2391", "2393"]);
        page.press(Key::Tab);
        // Kept beside the other's number, or refused with a word.
        page.wait(
            "the first tab to save its number, or to say why not",
            || {
                let said = page.find(&e2e::status()).text();
                (counts(page).contains(&2393) || said.contains("Chưa lưu được")).then_some(())
            },
        );
        let kept = counts(page);
        assert!(
            kept.contains(&2400),
            "the second tab's number is lost; kept: {kept:?}"
        );
    });
}
