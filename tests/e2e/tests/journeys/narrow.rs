//! The narrowest screens: a small phone, and a desk at 400 %.

use e2e::tour::{PAGES, TODAY, fill_storage, show};
use e2e::{Journey, Page, Screen};
use serde_json::Value;

use crate::phone::fits_in;

/// A phone of 320 points; and 1,280 × 1,024 at 400 %, which is 320 × 256 (WCAG 1.4.10).
const SCREENS: [((u32, u32), f64, bool); 2] = [((320, 640), 2.0, true), ((320, 256), 4.0, false)];

#[test]
fn nothing_runs_out_of_it() {
    Journey::at(Screen::Phone).walk(|page| {
        page.before_load(TODAY);
        page.reload();
        page.find_css("main h1");
        for (size, ratio, touched) in SCREENS {
            page.use_screen(size, ratio, touched);
            for language in ["vi", "en"] {
                fill_storage(page, language, "light");
                for (name, hash) in PAGES {
                    show(page, hash);
                    fits_in(page, &format!("{name}, {language}, {size:?}"), 320);
                }
            }
        }
    });
}

/// What is touched is 44 points high, but for links within a text.
#[test]
fn what_is_touched_is_large_enough() {
    Journey::at(Screen::Phone).walk(|page| {
        page.before_load(TODAY);
        page.reload();
        page.find_css("main h1");
        fill_storage(page, "vi", "light");
        let mut small = Vec::new();
        for (name, hash) in PAGES {
            show(page, hash);
            let found = too_small(page);
            small.extend(found.into_iter().map(|one| format!("{name}: {one}")));
        }
        assert!(small.is_empty(), "{}:\n{}", small.len(), small.join("\n"));
    });
}

fn too_small(page: &Page) -> Vec<String> {
    page.eval::<Value>("window.scrollTo(0, 0)", &[]);
    page.eval(
        "return [...document.querySelectorAll('button, input, select, textarea, summary, nav a, a.btn')]
             .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.type !== 'file')
             .map((one) => [one, one.getBoundingClientRect()])
             .filter(([one, box]) => box.height > 0 && box.height < 43.5)
             .map(([one, box]) => `${Math.round(box.width)} × ${Math.round(box.height)} ${one.outerHTML.slice(0, 140)}`)",
        &[],
    )
}
