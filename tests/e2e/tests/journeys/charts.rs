//! Charts are crisp at any pixel ratio, and drawn again when it changes.

use e2e::{Screen, journey};

use crate::steps::{TINH_BIEN, choose_quarter, enter, open_entry, open_plan};

#[test]
fn a_canvas_has_a_pixel_for_every_pixel_of_the_screen() {
    journey(|page| {
        open_plan(page, &TINH_BIEN);
        open_entry(page, &TINH_BIEN, "II");
        enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
        for ratio in [1.0, 1.5, 2.0, 3.0] {
            page.use_screen(Screen::Desk.size(), ratio, false);
            // The chart of a target, and the bars of the overview.
            for hash in ["#/chi-tieu/II.6", "#/tong-quan"] {
                page.open(hash);
                choose_quarter(page, "II");
                page.wait(&format!("{hash} to be drawn at {ratio}"), || {
                    let sizes: Vec<[f64; 4]> = page.eval(
                        "return [...document.querySelectorAll('main canvas')].map((canvas) =>
                             [canvas.width, canvas.clientWidth, canvas.height, canvas.clientHeight])",
                        &[],
                    );
                    let fits = |[width, wide, height, high]: &[f64; 4]| {
                        *wide > 0.0
                            && (width - wide * ratio).abs() <= 1.0
                            && (height - high * ratio).abs() <= 1.0
                    };
                    (!sizes.is_empty() && sizes.iter().all(fits)).then_some(())
                });
            }
            // And not empty.
            page.open("#/chi-tieu/II.6");
            page.wait("ink on the chart", || {
                let [ink, bars, _]: [u32; 3] = page.eval(include_str!("ink.js"), &[]);
                let per_pixel = ratio * ratio;
                (f64::from(ink) > 2_000.0 * per_pixel && f64::from(bars) > 1_000.0 * per_pixel)
                    .then_some(())
            });
        }
    });
}
