//! Pictures, byte for byte.

use super::bullets::{bullet_in, bullets};
use super::*;

pub fn look(scale: f64) -> Look {
    Look {
        ink: (0x17, 0x21, 0x1c),
        ink_soft: (0x55, 0x62, 0x5b),
        line: (0xdf, 0xe4, 0xe0),
        accent: (0x0a, 0x5c, 0x52),
        met: (0x1a, 0x7f, 0x4b),
        near: (0x9a, 0x62, 0x00),
        missed: (0xb3, 0x26, 0x1e),
        none: (0x66, 0x72, 0x6b),
        none_soft: (0xee, 0xf0, 0xee),
        card: (0xff, 0xff, 0xff),
        scale,
        font_px: 12.5,
        font_family: "system-ui, sans-serif".to_owned(),
        text_scale: SVG_TEXT_SCALE,
    }
}

fn draw(
    chart: &QuarterChart,
    (width, height): (u32, u32),
    scale: f64,
    language: Language,
) -> String {
    let size = (pixels(width, scale), pixels(height, scale));
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        draw_quarters(chart, &area, &look(scale), language).unwrap();
        area.present().unwrap();
    }
    svg
}

pub fn pixels(css: u32, scale: f64) -> u32 {
    (f64::from(css) * scale).round() as u32
}

#[track_caller]
pub fn same_picture(name: &str, svg: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(format!("{name}.svg"));
    if std::env::var("UPDATE_SNAPSHOTS").is_ok_and(|value| value == "1") {
        std::fs::write(&path, svg).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == svg,
        "{name}.svg differs; if the change is meant, run with UPDATE_SNAPSHOTS=1 and look at it"
    );
}

#[test]
fn pictures_of_charts() {
    let wide = (655, 260);
    for (name, case, size, scale, language) in [
        ("two-quarters", two_quarters(), wide, 1.0, Vietnamese),
        ("two-quarters-en", two_quarters(), wide, 1.0, English),
        ("two-quarters-2x", two_quarters(), wide, 2.0, Vietnamese),
        (
            "two-quarters-280",
            two_quarters(),
            (280, 220),
            1.0,
            Vietnamese,
        ),
        ("two-tiers", two_tiers(), wide, 1.0, Vietnamese),
        ("gap", gap_in_the_middle(), wide, 1.0, Vietnamese),
        ("no-data", case(AT_LEAST_80), wide, 1.0, Vietnamese),
        (
            "no-data-280",
            case(AT_LEAST_80).on(9, 20),
            (280, 220),
            1.0,
            Vietnamese,
        ),
        ("values", files_a_head(), wide, 1.0, Vietnamese),
        ("values-280", files_a_head(), (280, 220), 1.0, Vietnamese),
        ("over-hundred", over_hundred(), wide, 1.0, Vietnamese),
        ("crowded", crowded(), wide, 1.0, Vietnamese),
        ("low-limit", low_limit(), wide, 1.0, Vietnamese),
        ("range", range(), wide, 1.5, Vietnamese),
    ] {
        same_picture(name, &draw(&case.chart(), size, scale, language));
    }
}

/// Numbers, points and the goal line all within a few percent of each other.
pub fn crowded() -> Case {
    case(AT_LEAST_80)
        .ratio(I, "790", "1000")
        .ratio(II, "770", "1000")
        .ratio(III, "812", "1000")
        .ratio(IV, "1000", "1000")
        .on(12, 20)
}

/// A goal line where the words of the gaps would stand.
fn low_limit() -> Case {
    case(&threshold("at_most", "5"))
        .ratio(I, "3", "100")
        .ratio(II, "0", "100")
        .ratio(III, "0", "0")
        .on(9, 10)
}

fn range() -> Case {
    case(POINTS_RANGE).value(I, "83,5").value(II, "91")
}

#[test]
fn pictures_of_bullets() {
    for (name, case, state, _, _) in bullets() {
        for scale in [1.0, 2.0] {
            let size = (pixels(172, scale), pixels(26, scale));
            let mut svg = String::new();
            {
                let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
                draw_bullet(&bullet_in(&case, state), &area, &look(scale)).unwrap();
                area.present().unwrap();
            }
            let name = if scale > 1.0 {
                format!("{name}-2x")
            } else {
                name.to_owned()
            };
            same_picture(&name, &svg);
        }
    }
}
