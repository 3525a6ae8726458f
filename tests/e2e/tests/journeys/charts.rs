//! Charts are crisp at any pixel ratio, and drawn again when it changes.

use e2e::{Page, Screen, journey};

use crate::steps::{TINH_BIEN, choose_quarter, enter, open_entry, open_plan};

const RATIOS: [f64; 4] = [1.0, 1.5, 2.0, 3.0];

fn open_with_a_number(page: &Page) {
    open_plan(page, &TINH_BIEN);
    open_entry(page, &TINH_BIEN, "II");
    enter(page, &TINH_BIEN, "II.6", "II", ["1942", "2400"]);
}

/// Waits until every canvas has a pixel for every pixel of the screen.
#[track_caller]
fn is_crisp(page: &Page, ratio: f64) {
    page.wait_equal(&format!("the canvases at {ratio}"), "crisp", || {
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
        match !sizes.is_empty() && sizes.iter().all(fits) {
            true => "crisp".to_owned(),
            false => format!("{sizes:?}"),
        }
    });
}

/// Waits until the chart of a target is not empty.
#[track_caller]
fn has_ink(page: &Page, ratio: f64) {
    page.wait("ink on the chart", || {
        let [ink, bars, _]: [u32; 3] = page.eval(include_str!("ink.js"), &[]);
        let pixels = ratio * ratio;
        (f64::from(ink) > 2_000.0 * pixels && f64::from(bars) > 1_000.0 * pixels).then_some(())
    });
}

#[test]
fn a_canvas_has_a_pixel_for_every_pixel_of_the_screen() {
    journey(|page| {
        open_with_a_number(page);
        for ratio in RATIOS {
            page.use_screen(Screen::Desk.size(), ratio, false);
            page.open("#/tong-quan");
            choose_quarter(page, "II");
            is_crisp(page, ratio);
            page.open("#/chi-tieu/II.6");
            page.says("Số liệu của biểu đồ");
            is_crisp(page, ratio);
            has_ink(page, ratio);
        }
    });
}

/// As when the window is moved to another screen.
#[test]
fn an_open_chart_is_drawn_again_when_the_pixel_ratio_changes() {
    journey(|page| {
        open_with_a_number(page);
        page.open("#/chi-tieu/II.6");
        page.says("Số liệu của biểu đồ");
        for ratio in RATIOS {
            page.use_screen(Screen::Desk.size(), ratio, false);
            is_crisp(page, ratio);
            has_ink(page, ratio);
        }
    });
}
