//! For eyes that need other colours, or no movement.

use e2e::tour::{TODAY, fill_storage, show};
use e2e::{Page, journey};
use serde_json::json;

fn emulate(page: &Page, feature: &str, value: &str) {
    let features = json!({ "features": [{ "name": feature, "value": value }] });
    page.devtools("Emulation.setEmulatedMedia", features);
}

#[test]
fn where_colours_are_forced_states_are_still_told_apart() {
    journey(|page| {
        page.before_load(TODAY);
        page.reload();
        page.find_css("main h1");
        fill_storage(page, "vi", "light");
        emulate(page, "forced-colors", "active");
        show(page, "#/tong-quan");
        // The chosen quarter, by its colours; chips and cards, by their edges.
        let [chosen, other]: [String; 2] = page.eval(
            "return ['true', 'false'].map((pressed) => {
                 const button = document.querySelector(`.quarters button[aria-pressed=${pressed}]`);
                 return getComputedStyle(button).backgroundColor;
             })",
            &[],
        );
        assert_ne!(chosen, other);
        let bare: Vec<String> = page.eval(
            "return [...document.querySelectorAll('.chip, .card, .tile')]
                 .filter((one) => parseFloat(getComputedStyle(one).borderTopWidth) < 1)
                 .map((one) => one.className)",
            &[],
        );
        assert!(bare.is_empty(), "{bare:?}");
        // Every state has its word beside the sign.
        let wordless: usize = page.eval(
            "return [...document.querySelectorAll('.chip')]
                 .filter((chip) => !/[a-zà-ỹ]{3}/i.test(chip.innerText)).length",
            &[],
        );
        assert_eq!(wordless, 0);
    });
}

#[test]
fn nothing_moves_where_movement_is_not_wanted() {
    journey(|page| {
        page.before_load(TODAY);
        page.reload();
        page.find_css("main h1");
        fill_storage(page, "vi", "light");
        let moving = |page: &Page| -> usize {
            page.eval(
                "return [...document.querySelectorAll('*')].filter((one) => {
                     const style = getComputedStyle(one);
                     const times = `${style.transitionDuration},${style.animationDuration}`;
                     return times.split(',').some((time) => parseFloat(time) > 0);
                 }).length",
                &[],
            )
        };
        emulate(page, "prefers-reduced-motion", "no-preference");
        show(page, "#/nhap");
        assert!(moving(page) > 0, "the check sees what moves");
        emulate(page, "prefers-reduced-motion", "reduce");
        for hash in ["#/nhap", "#/tong-quan", "#/nhiem-vu", "#/bieu-ii06a"] {
            show(page, hash);
            assert_eq!(moving(page), 0, "{hash}");
        }
    });
}
