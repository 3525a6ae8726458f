//! Charts: what they say, and what they look like.
//!
//! The pictures in `tests/snapshots` are compared byte for byte. After a change that is meant,
//! `UPDATE_SNAPSHOTS=1 cargo test --test chart` writes them again; look at them before they
//! are kept.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod bullets;
mod geometry;
mod pictures;
mod timeline;
mod words;

use std::path::Path;

use chrono::NaiveDate;
use plotters::backend::SVGBackend;
use plotters::drawing::IntoDrawingArea;
use proptest::prelude::*;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::chart::{
    Bullet, Form, Gap, Look, Mark, Part, QuarterChart, Rect, SVG_TEXT_SCALE, Shape, bullet_layout,
    draw_bullet, draw_quarters, layout,
};
use so_chi_tieu::file::{Opened, open};
use so_chi_tieu::ledger::{Cell, Command, Entry, Figures, Ledger, Reference};
use so_chi_tieu::locale::Language::{self, English, Vietnamese};
use so_chi_tieu::number::Decimal;
use so_chi_tieu::plan::Plan;
use so_chi_tieu::standing::{Span, State, standing};

/// A target as its plan file has it, and what was entered for its quarters.
#[derive(Clone, Debug)]
struct Case {
    target: String,
    entries: Vec<(Quarter, Figures)>,
    reference: Option<Decimal>,
    today: NaiveDate,
}

const AT_LEAST_80: &str = r#""unit":"%","threshold":{"kind":"at_least","value":80}"#;
const TWO_TIERS: &str = r#""unit":"%","threshold":{"kind":"at_least","value":100,"floor":95}"#;
const FILES_A_HEAD: &str =
    r#""unit":"hồ sơ/người/năm","measure":"value","threshold":{"kind":"at_least","value":5280}"#;
const POINTS_RANGE: &str = r#""unit":"điểm","measure":"value","accumulation":"point","threshold":{"kind":"between","from":80,"below":90,"beyond":"met"}"#;

fn threshold(kind: &str, value: &str) -> String {
    format!(r#""unit":"%","threshold":{{"kind":"{kind}","value":{value}}}"#)
}

fn case(target: &str) -> Case {
    Case {
        target: target.to_owned(),
        entries: Vec::new(),
        reference: None,
        today: NaiveDate::from_ymd_opt(2026, 6, 13).unwrap(),
    }
}

impl Case {
    fn ratio(self, quarter: Quarter, over: &str, under: &str) -> Self {
        let figures = Figures::Ratio(Cell::count(over), Cell::count(under));
        self.with(quarter, figures)
    }

    fn value(self, quarter: Quarter, value: &str) -> Self {
        self.with(quarter, Figures::Value(Cell::decimal(value)))
    }

    fn with(mut self, quarter: Quarter, figures: Figures) -> Self {
        self.entries.push((quarter, figures));
        self
    }

    fn on(mut self, month: u32, day: u32) -> Self {
        self.today = NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        self
    }

    fn reference(mut self, value: i64) -> Self {
        self.reference = Decimal::from_int(value);
        self
    }

    fn plan(&self) -> Plan {
        let text = format!(
            r#"{{"format":"so-chi-tieu/plan","version":1,"id":"p","year":2026,"name":"Xã Mẫu",
            "issuer":"UBND xã Mẫu","document":{{"kind":"Kế hoạch","title":"Kế hoạch mẫu"}},
            "indicators":[{{"key":"phan_anh","name":"Xử lý phản ánh","name_en":"Feedback handled",
              "unit":"%","measure":"ratio","accumulation":"year","direction":"more",
              "zero":"full","source":"mẫu"}}],
            "targets":[{{"id":"1","number":"1","label":"Thanh toán trực tuyến",{}}}]}}"#,
            self.target
        );
        match open(text.as_bytes()) {
            Ok(Opened::Plan(plan)) => plan.plan,
            other => panic!("no plan: {other:?}"),
        }
    }

    fn ledger(&self, plan: &Plan) -> Ledger {
        let mut ledger = Ledger::default();
        let target = &plan.targets[0];
        for (quarter, figures) in &self.entries {
            let entry = Entry {
                figures: figures.clone(),
                entered_at: None,
            };
            ledger.apply(Command::SetEntry(
                (target.entry.clone(), *quarter),
                Some(entry),
            ));
        }
        if let Some(value) = self.reference {
            let reference = Reference {
                value: Some(value),
                source: String::new(),
                date: None,
                ..Reference::default()
            };
            ledger.apply(Command::SetReference(target.id.clone(), Some(reference)));
        }
        ledger
    }

    fn chart(&self) -> QuarterChart {
        let plan = self.plan();
        QuarterChart::new(&plan, &plan.targets[0], &self.ledger(&plan), self.today)
    }

    fn bullet(&self) -> Bullet {
        self.bullet_to(IV)
    }

    fn bullet_to(&self, last: Quarter) -> Bullet {
        let plan = self.plan();
        let target = &plan.targets[0];
        let span = Span::ToDate(last);
        Bullet::new(target, &standing(&plan, target, &self.ledger(&plan), span))
    }
}

use Quarter::{I, II, III, IV};

fn two_quarters() -> Case {
    case(AT_LEAST_80)
        .ratio(I, "367", "620")
        .ratio(II, "412", "650")
}

fn two_tiers() -> Case {
    case(TWO_TIERS)
        .ratio(I, "968", "1000")
        .ratio(II, "1012", "1020")
        .ratio(III, "930", "1000")
        .on(9, 20)
}

fn gap_in_the_middle() -> Case {
    case(AT_LEAST_80)
        .ratio(I, "700", "1000")
        .ratio(III, "900", "1000")
        .on(9, 1)
}

fn files_a_head() -> Case {
    case(FILES_A_HEAD)
        .value(I, "1.210")
        .value(II, "1.390,5")
        .on(6, 20)
}

fn over_hundred() -> Case {
    case(r#""unit":"%","measure":"value","accumulation":"period","threshold":{"kind":"more_than","value":100}"#)
        .value(I, "104,5")
        .value(II, "131")
        .value(III, "98,25")
        .value(IV, "100")
        .on(12, 20)
}
