//! The data file, and what its reader refuses.

use super::*;
use so_chi_tieu::plan::catalogue;

#[test]
fn the_built_in_rules_hold_together() {
    let versions = read(BUILT_IN).expect("the built-in rules");
    assert_eq!(versions, built_in());
    let rules = rules();
    let maxima: Vec<i64> = rules.groups.iter().map(|own| own.max.units()).collect();
    assert_eq!(maxima, [18, 20, 12, 10, 18, 22].map(|max| max * 10_000));
    assert_eq!(rules.total, decimal("100"));
    assert_eq!(rules.asked().len(), 21);
    // Every disagreement of sources is a reading.
    let readings: Vec<usize> = rules.groups.iter().map(|own| own.readings.len()).collect();
    assert_eq!(readings, [1, 1, 2, 2, 2, 2]);
}

#[test]
fn linked_indicators_are_in_the_catalogue() {
    let catalogue = catalogue::built_in();
    for input in rules().inputs {
        if let Some(key) = input.indicator {
            let found = catalogue.iter().any(|known| known.key == key.as_str());
            assert!(found, "{key}");
        }
    }
}

#[test]
fn a_version_holds_from_its_day() {
    let mut versions = built_in();
    let mut later = rules();
    later.valid_from = day(2027, 1, 1);
    later.version = "2027".to_owned();
    versions.insert(0, later);
    let version = |on_day| on(&versions, on_day).map(|rules| rules.version.as_str());
    assert_eq!(version(day(2022, 6, 22)), None);
    assert_eq!(version(day(2022, 6, 23)), Some("2026-10"));
    assert_eq!(version(day(2026, 12, 31)), Some("2026-10"));
    assert_eq!(version(day(2027, 1, 1)), Some("2027"));
}

#[test]
fn all_words_are_vietnamese_in_nfc_and_english() {
    let text = BUILT_IN;
    assert_eq!(so_chi_tieu::text::nfc(text), text);
    let rules = rules();
    let readings = rules.groups.iter().flat_map(|own| &own.readings);
    let words = [&rules.name]
        .into_iter()
        .chain(rules.bands.iter().map(|own| &own.name))
        .chain(rules.groups.iter().map(|own| &own.name))
        .chain(readings.clone().map(|own| &own.name))
        .chain(readings.filter_map(|own| own.against.as_ref()))
        .chain(rules.inputs.iter().map(|own| &own.name))
        .chain(rules.inputs.iter().map(|own| &own.numerator))
        .chain(rules.inputs.iter().map(|own| &own.denominator))
        .chain(rules.inputs.iter().filter_map(|own| own.differs.as_ref()))
        .chain(rules.doubts.iter().map(|own| &own.words));
    for (vi, en) in words {
        assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{vi} | {en}");
    }
}

/// What is refused, with the built-in rules changed at one place.
#[test]
fn what_does_not_hold_together_is_refused() {
    use RuleFaultKind::{Bands, Field, Sum, Twice, Unknown};
    let cases: [(&str, Value, RuleFaultKind, &str); 18] = [
        ("/0/version", json!(3), Field, "[0].version"),
        ("/0/valid_from", json!("hôm nay"), Field, "[0].valid_from"),
        ("/0/total", json!(99), Sum, "[0].groups"),
        ("/0/groups/0/max", json!(17), Sum, "[0].groups"),
        ("/0/groups/0/max", json!("18"), Field, "[0].groups[0].max"),
        (
            "/0/groups/0/readings",
            json!([]),
            Sum,
            "[0].groups cong_khai",
        ),
        (
            "/0/groups/0/readings/0/parts/0/max",
            json!(5),
            Sum,
            "[0].groups cong_khai cong_bo",
        ),
        (
            "/0/groups/0/readings/0/parts/0/max",
            json!(-1),
            Field,
            "[0].groups[0].readings[0].parts[0].max",
        ),
        (
            "/0/groups/0/readings/0/parts/0/zero",
            json!("none"),
            Field,
            "[0].groups[0].readings[0].parts[0].zero",
        ),
        (
            "/0/groups/2/readings/0/parts/0/full_at",
            json!(0),
            Field,
            "[0].groups[2].readings[0].parts[0].full_at",
        ),
        (
            "/0/groups/0/readings/0/parts/0/input",
            json!("khong_co"),
            Unknown,
            "[0].groups cong_khai cong_bo",
        ),
        (
            "/0/groups/0/readings/0/parts/0/input",
            json!("dong_bo"),
            Twice,
            "[0].groups cong_khai cong_bo dong_bo",
        ),
        (
            "/0/groups/3/readings/1/capped",
            json!(false),
            Sum,
            "[0].groups thanh_toan 6_2_2.5",
        ),
        (
            "/0/groups/3/readings/0/source",
            json!("khong_co"),
            Unknown,
            "[0].groups thanh_toan 2_2_6",
        ),
        ("/0/groups/1/key", json!("dvctt"), Twice, "[0].groups dvctt"),
        ("/0/bands/1/from", json!(95), Bands, "[0].bands"),
        ("/0/bands/4/from", json!(1), Bands, "[0].bands"),
        (
            "/0/doubts/4/about",
            json!("khong_co"),
            Unknown,
            "[0].doubts",
        ),
    ];
    for (at, value, kind, place) in cases {
        let mut file: Value = serde_json::from_str(BUILT_IN).unwrap();
        *file.pointer_mut(at).expect(at) = value;
        let fault = read(&file.to_string()).expect_err(at);
        assert_eq!((fault.kind, fault.place.as_str()), (kind, place), "{at}");
    }
    // The first reading must count, and must not be cut.
    for (key, value) in [
        ("capped", json!(true)),
        ("against", json!("trái điểm công bố")),
    ] {
        let mut file: Value = serde_json::from_str(BUILT_IN).unwrap();
        let first = &mut file[0]["groups"][3]["readings"][0];
        first["against_en"] = json!("against published points");
        first[key] = value;
        let fault = read(&file.to_string()).expect_err(key);
        assert_eq!(
            (fault.kind, fault.place.as_str()),
            (Sum, "[0].groups thanh_toan")
        );
    }
    assert_eq!(read("[").unwrap_err().kind, RuleFaultKind::Json);
    assert_eq!(read("{}").unwrap_err().kind, Field);
    assert_eq!(read("[]"), Ok(Vec::new()));
}
