//! The quarter's figures of real plans, byte for byte, and of one with everything in it.

use std::fs;
use std::path::Path;

use super::common::*;
use super::read;
use so_chi_tieu::calendar::Quarter;
use so_chi_tieu::ledger::{Cell, Command, Evidence, Figures, Ledger, Note};
use so_chi_tieu::locale::Language;
use so_chi_tieu::plan::{Measure, Plan};
use so_chi_tieu::sheet::quarter_sheet;

fn plan(name: &str) -> Plan {
    let path = format!("{}/plans/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    open_plan(&serde_json::from_str(&text).unwrap()).plan
}

/// Figures for two quarters of everything but each fifth thing: made up, and always the same.
fn filled(plan: &Plan) -> Ledger {
    let mut ledger = Ledger::default();
    for (at, key) in plan.entry_keys().into_iter().enumerate() {
        let measure = plan.targets_of(key).next().expect("a target").measure;
        for (quarter, more) in [(Quarter::I, 0), (Quarter::II, 40)] {
            if at % 5 == 4 {
                continue;
            }
            let number = 60 + 7 * (at as u64 % 6) + more;
            let figures = match measure {
                Measure::Ratio => known(number, 100 + more),
                Measure::Value => value(&format!("{number}.25")),
                Measure::Done => Figures::Done(at % 2 == 0),
            };
            ledger.apply(Command::SetEntry(
                (key.clone(), quarter),
                Some(entered(figures)),
            ));
        }
        if at % 3 == 0 {
            let note = Note {
                text: "- Hệ thống lỗi ba ngày; đã khắc phục.".to_owned(),
                evidence: vec![Evidence {
                    number: "45/BC-UBND".to_owned(),
                    ..Evidence::default()
                }],
                ..Note::default()
            };
            ledger.apply(Command::SetNote((key.clone(), Quarter::II), Some(note)));
        }
    }
    ledger
}

#[track_caller]
fn same_sheet(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(format!("{name}.csv"));
    if std::env::var("UPDATE_SNAPSHOTS").is_ok_and(|value| value == "1") {
        fs::write(&path, text).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == text,
        "{name}.csv differs; if the change is meant, run with UPDATE_SNAPSHOTS=1 and look at it"
    );
}

#[test]
fn the_quarter_of_a_real_plan_is_as_it_was() {
    let plan = plan("tinh-bien-2026");
    let sheet = quarter_sheet(&plan, &filled(&plan), Quarter::II, Language::Vietnamese);
    same_sheet("sheet-tinh-bien-2026-q2", &sheet);
}

#[test]
fn the_quarter_of_another_is_as_it_was_in_english() {
    let plan = plan("cho-vam-2024");
    let sheet = quarter_sheet(&plan, &filled(&plan), Quarter::I, Language::English);
    same_sheet("sheet-cho-vam-2024-q1-en", &sheet);
}

#[test]
fn every_real_plan_makes_a_whole_table() {
    for name in [
        "tinh-bien-2026",
        "dai-son-2026",
        "dien-chau-2026",
        "tan-trung-2024",
        "cho-vam-2024",
    ] {
        let plan = plan(name);
        for (language, separator) in [(Language::Vietnamese, ';'), (Language::English, ',')] {
            for ledger in [Ledger::default(), filled(&plan)] {
                let sheet = quarter_sheet(&plan, &ledger, Quarter::III, language);
                let rows = read(&sheet, separator);
                assert_eq!(rows.len(), plan.distinct_targets().count() + 1, "{name}");
                assert!(rows.iter().all(|row| row.len() == 11), "{name}");
            }
        }
    }
}

#[test]
fn what_was_typed_wrongly_is_text_and_hostile_names_are_tame() {
    let more = serde_json::json!({ "name": "=1+1\u{202e}" });
    let plan = plan_with(&[target_value("a", at_least(80), more)]);
    let typed = Figures::Ratio(Cell::Unread("=12".to_owned()), Cell::Known(count(40)));
    let ledger = ledger([(of_target("a"), Quarter::I, typed)]);
    let sheet = quarter_sheet(&plan, &ledger, Quarter::I, Language::Vietnamese);
    let rows = read(&sheet, ';');
    assert_eq!(
        rows[1],
        [
            "a",
            "'=1+1‹U+202E›",
            "%",
            "I",
            "'=12",
            "40",
            "",
            "",
            "≥\u{a0}80\u{a0}%",
            "Chưa nhập",
            "",
        ]
    );
}
