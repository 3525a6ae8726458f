//! What 0/0 gives, item by item; and the edges of bands and limits.

use super::*;

#[test]
fn every_item_has_its_rule_for_nothing_arose() {
    let rules = rules();
    let full = ["pakn_dung_han", "hai_long_pakn"];
    for input in rules.asked() {
        let estimate = estimated(&rules, &figures(&[(&input.key, 0, 0)]));
        let found = part(&estimate, &input.key);
        if full.contains(&input.key.as_str()) {
            assert_eq!(
                found.basis,
                Basis::NothingArose(Zero::Full),
                "{}",
                input.key
            );
            assert_eq!(found.points, range("6", "6"), "{}", input.key);
        } else {
            assert_eq!(
                found.basis,
                Basis::NothingArose(Zero::Zero),
                "{}",
                input.key
            );
            assert_eq!(found.points, range("0", "0"), "{}", input.key);
        }
        assert!(!estimate.missing.contains(&input.key));
    }
}

#[test]
fn where_no_source_says_it_is_anything() {
    // A rule that is left out is not known.
    let rules = small_rules(&[("a".to_owned(), 10, 80)], &[5, 0]);
    let estimate = estimated(&rules, &figures(&[("a", 0, 0)]));
    let found = part(&estimate, "a");
    assert_eq!(found.basis, Basis::NothingArose(Zero::Unknown));
    assert_eq!(found.points, range("0", "10"));
    // It is known that nothing arose: this is no missing figure.
    assert_eq!(estimate.known, range("0", "10"));
    assert_eq!(estimate.missing, Vec::<String>::new());
    assert_eq!(gains(&rules, &asked(&figures(&[("a", 0, 0)]))), []);
}

#[test]
fn limits_are_exact() {
    let of = |over, under| {
        let estimate = estimated(&rules(), &figures(&[("hai_long_tthc", over, under)]));
        part(&estimate, "hai_long_tthc").points.low.clone()
    };
    // Full from 90 %.
    assert_eq!(of(900, 1_000), points("6"));
    assert!(of(899_999_999_999, 1_000_000_000_000) < points("6"));
    assert_eq!(of(1_000_000_000_000, 1_000_000_000_000), points("6"));
    assert_eq!(of(0, 7), points("0"));
    // A third of 100/90 × 6 has no decimal.
    assert_eq!(of(1, 3).rounded(2), decimal("2.22"));
    assert_eq!(of(1, 3).rounded(4), decimal("2.2222"));
}

#[test]
fn bands_are_judged_before_rounding() {
    let rules = rules();
    for (points, name) in [
        ("100", "Xuất sắc"),
        ("90", "Xuất sắc"),
        ("89.9999", "Tốt"),
        ("80", "Tốt"),
        ("79.9999", "Khá"),
        ("70", "Khá"),
        ("69.9999", "Trung bình"),
        ("50", "Trung bình"),
        ("49.9999", "Yếu"),
        ("0", "Yếu"),
    ] {
        assert_eq!(rules.band(&super::points(points)).unwrap().name.0, name);
    }
    // 79.999999…: shown as 80.00, and no good one.
    let rules = small_rules(&[("a".to_owned(), 90, 100)], &[80, 0]);
    let below = [("a", 888_888_888_888, 1_000_000_000_000)];
    let estimate = estimated(&rules, &figures(&below));
    assert_eq!(estimate.points.low.rounded(2), decimal("80"));
    assert_eq!(estimate.low_band.unwrap().from, decimal("0"));
    let one_more = [("a", 888_888_888_889, 1_000_000_000_000)];
    let estimate = estimated(&rules, &figures(&one_more));
    assert_eq!(estimate.low_band.unwrap().from, decimal("80"));
}

#[test]
fn points_are_rounded_once_and_half_up() {
    let rules = small_rules(&[("a".to_owned(), 1, 100), ("b".to_owned(), 1, 100)], &[0]);
    // 1/200 + 1/200 = 0.01, each of which would be 0.01 if it were rounded by itself.
    let estimate = estimated(&rules, &figures(&[("a", 1, 200), ("b", 1, 200)]));
    assert_eq!(estimate.points.low.rounded(2), decimal("0.01"));
    let estimate = estimated(&rules, &figures(&[("a", 1, 200), ("b", 0, 200)]));
    assert_eq!(estimate.points.low.rounded(2), decimal("0.01"));
    let estimate = estimated(&rules, &figures(&[("a", 1, 201), ("b", 0, 200)]));
    assert_eq!(estimate.points.low.rounded(2), decimal("0"));
}
