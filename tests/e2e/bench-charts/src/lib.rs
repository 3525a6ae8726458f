//! The page's own charts, drawn as the page draws them, without the page around them.

use chrono::NaiveDate;
use plotters::prelude::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use serde_json::{Value, json};
use so_chi_tieu::chart::{Look, QuarterChart, draw_quarters};
use so_chi_tieu::file::{Opened, open};
use so_chi_tieu::locale::Language;
use so_chi_tieu::number::Decimal;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlCanvasElement;

/// Charts of a plan's first targets.
#[wasm_bindgen]
pub struct Charts {
    charts: Vec<QuarterChart>,
    look: Look,
}

#[wasm_bindgen]
impl Charts {
    /// The first so many of a backup; none where it cannot be opened.
    pub fn of(backup: &str, count: usize, font: &str) -> Option<Charts> {
        let Ok(Opened::Ledger(opened)) = open(backup.as_bytes()) else {
            return None;
        };
        let (plan, ledger) = (&opened.plan.plan, &opened.ledger);
        let today = NaiveDate::from_ymd_opt(plan.year.get(), 12, 31)?;
        let charts = plan.distinct_targets().take(count);
        let charts = charts.map(|target| QuarterChart::new(plan, target, ledger, today));
        Some(Self {
            charts: charts.collect(),
            look: look(font),
        })
    }

    /// What they show, for others to draw: bars, the line to date, the goal.
    pub fn figures(&self) -> String {
        let figures = self.charts.iter().map(|chart| {
            let quarters = chart.quarters.iter();
            let bars: Vec<Value> = quarters.clone().map(|point| number(point.bar)).collect();
            let to_date: Vec<Value> = quarters.map(|point| number(point.to_date)).collect();
            json!({ "bars": bars, "toDate": to_date, "goal": number(chart.goal) })
        });
        Value::Array(figures.collect()).to_string()
    }

    /// Draws one over a whole canvas; whether it could.
    pub fn draw(&self, at: usize, canvas: HtmlCanvasElement) -> bool {
        let chart = self.charts.get(at);
        let backend = CanvasBackend::with_canvas_object(canvas);
        chart.zip(backend).is_some_and(|(chart, backend)| {
            let area = backend.into_drawing_area();
            draw_quarters(chart, &area, &self.look, Language::Vietnamese).is_ok()
        })
    }
}

fn number(value: Option<Decimal>) -> Value {
    #[allow(
        clippy::cast_precision_loss,
        reason = "a chart's figures, to two decimals"
    )]
    let plain = |value: Decimal| value.units() as f64 / Decimal::SCALE as f64;
    value.map_or(Value::Null, |value| json!(plain(value)))
}

/// The page's light theme.
fn look(font: &str) -> Look {
    Look {
        ink: (0x17, 0x21, 0x1c),
        ink_soft: (0x4a, 0x56, 0x50),
        line: (0xd8, 0xdf, 0xda),
        accent: (0x0a, 0x5c, 0x52),
        met: (0x1a, 0x7f, 0x37),
        near: (0x9a, 0x67, 0x00),
        missed: (0xb4, 0x23, 0x18),
        none: (0x6b, 0x77, 0x71),
        none_soft: (0xe8, 0xec, 0xe9),
        card: (0xff, 0xff, 0xff),
        scale: 1.0,
        font_px: 12.5,
        font_family: font.to_owned(),
        text_scale: 1.0,
    }
}
