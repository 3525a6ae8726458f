//! One commune, worked out by hand.

use super::*;
use so_chi_tieu::index766::Step;

/// 1,200 dossiers in the year.
pub fn commune() -> Figures {
    let mut found = figures(&[
        ("cong_bo_dung_han", 9, 10),
        ("cong_khai_dung_han", 3, 4),
        ("cong_khai_du", 89, 89),
        ("dong_bo", 1_190, 1_200),
        ("dung_han", 1_140, 1_200),
        ("dvctt_cung_cap", 60, 100),
        ("dvctt_phat_sinh", 30, 120),
        ("ho_so_tt", 300, 1_200),
        ("tthc_phi_phat_sinh", 45, 50),
        ("tthc_tttt", 20, 50),
        ("thanh_toan_tt", 160, 200),
        ("pakn_dung_han", 0, 0),
        ("hai_long_pakn", 3, 4),
        ("hai_long_tthc", 990, 1_200),
        ("kq_dien_tu", 1_080, 1_200),
        ("so_hoa", 600, 1_200),
        ("tai_su_dung", 480, 1_200),
        ("kho_dien_tu", 60, 1_200),
        ("dan_cu_ho_so", 900, 1_200),
        ("dan_cu_tthc", 33, 110),
    ]);
    found.insert("chung_thuc_dt".to_owned(), Input::done(true));
    found
}

#[test]
fn every_group_is_what_it_is_by_hand() {
    let estimate = estimated(&rules(), &commune());
    let expected = [
        // 6 × 9/10 = 5.4; 4 × 3/4 = 3; 2 × 89/89 = 2; 6 × 1190/1200 = 5.95
        ("cong_khai", range("16.35", "16.35")),
        // 20 × 1140/1200
        ("tien_do", range("19", "19")),
        // 2 × 60 %/80 % = 1.5; 4 × 30/120 = 1; 6 × 25 %/50 % = 3
        ("dvctt", range("5.5", "5.5")),
        // 6 × 160/200 = 4.8; 2 × 40 %/80 % = 1; 45/50 = 90 %: 2 where full at 80 %, or 2.5 × 90 %
        ("thanh_toan", range("7.8", "8.05")),
        // 0/0: 6; 6 × 3/4 = 4.5; 6 × 82.5 %/90 % = 5.5
        ("hai_long", range("16", "16")),
        // 6 × 90 % = 5.4; 4 × 50 % = 2, or 4 × 50 %/80 % = 2.5; 2 × 40 %/80 % = 1; 4 × 5 % = 0.2;
        // 2 × 75 % = 1.5; 2 × 30 % = 0.6; done: 2
        ("so_hoa", range("12.7", "13.2")),
    ];
    for (key, points) in expected {
        let found = group(&estimate, key);
        assert_eq!(found.points, points, "{key}");
        assert_eq!(found.known, points, "{key}");
    }
    // 16.35 + 19 + 5.5 + 7.8 + 16 + 12.7, and 0.25 + 0.5 more
    assert_eq!(estimate.points, range("77.35", "78.1"));
    assert_eq!(estimate.known, estimate.points);
    assert_eq!(estimate.missing, Vec::<String>::new());
    let bands = [&estimate.low_band, &estimate.high_band];
    for band in bands {
        assert_eq!(band.as_ref().unwrap().name.0, "Khá");
    }
}

#[test]
fn every_reading_is_given_beside_the_others() {
    let estimate = estimated(&rules(), &commune());
    let of = |key: &str, reading: &str| {
        let readings = &group(&estimate, key).readings;
        let found = readings.iter().find(|own| own.key == reading);
        found.expect("a reading").points.clone()
    };
    assert_eq!(of("thanh_toan", "2_2_6"), range("7.8", "7.8"));
    assert_eq!(of("thanh_toan", "6_2_2.5"), range("8.05", "8.05"));
    assert_eq!(of("hai_long", "6_6_6"), range("16", "16"));
    // 0/0: 5; 2 × 3/4 = 1.5; 5.5; and 0 to 5 that no source says how to reckon.
    assert_eq!(of("hai_long", "5_5_2_6"), range("12", "17"));
    // Speaks against published points, so that it is not in the range.
    assert_eq!(group(&estimate, "hai_long").points, range("16", "16"));
    assert_eq!(of("dvctt", "12"), range("0", "12"));
    assert_eq!(of("so_hoa", "mo_ta"), range("13.2", "13.2"));
    assert_eq!(part(&estimate, "so_hoa").points, range("2", "2.5"));
    assert_eq!(
        part(&estimate, "tthc_phi_phat_sinh").points,
        range("2", "2.25")
    );
    assert_eq!(part(&estimate, "tthc_phi_phat_sinh").max, decimal("2.5"));
}

/// Figures do not help where no source says how to reckon with them.
#[test]
fn an_item_without_a_formula_is_anything_whatever_is_entered() {
    let mut found = commune();
    found.insert("pakn_phan_loai".to_owned(), share(4, 4));
    let estimate = estimated(&rules(), &found);
    let reading = &group(&estimate, "hai_long").readings[1];
    assert_eq!(reading.known, range("12", "12"));
    assert_eq!(reading.points, range("12", "17"));
}

#[test]
fn the_sum_that_passes_its_group_is_cut() {
    let mut found = commune();
    for key in ["tthc_phi_phat_sinh", "tthc_tttt", "thanh_toan_tt"] {
        found.insert(key.to_owned(), share(50, 50));
    }
    // 6 + 2 + 2.5 = 10.5, of 10.
    let estimate = estimated(&rules(), &found);
    assert_eq!(group(&estimate, "thanh_toan").points, range("10", "10"));
}

#[test]
fn what_is_missing_may_be_anything_from_none_to_all() {
    let mut found = commune();
    found.remove("dung_han");
    let estimate = estimated(&rules(), &found);
    assert_eq!(estimate.missing, ["dung_han"]);
    assert_eq!(part(&estimate, "dung_han").basis, Basis::Missing);
    assert_eq!(group(&estimate, "tien_do").points, range("0", "20"));
    assert_eq!(group(&estimate, "tien_do").known, range("0", "0"));
    // 77.35 − 19, and 78.1 − 19 without or + 1 with all of its 20.
    assert_eq!(estimate.known, range("58.35", "59.1"));
    assert_eq!(estimate.points, range("58.35", "79.1"));
    let bands = [&estimate.low_band, &estimate.high_band].map(|band| band.clone().unwrap().name.0);
    assert_eq!(bands, ["Trung bình", "Khá"]);
    // A numerator above its denominator says nothing either.
    found.insert("dung_han".to_owned(), share(13, 12));
    let estimate = estimated(&rules(), &found);
    assert_eq!(part(&estimate, "dung_han").basis, Basis::Unusable);
    assert_eq!(estimate.points, range("58.35", "79.1"));
    // Nothing at all.
    let estimate = estimated(&rules(), &Figures::new());
    assert_eq!(estimate.points, range("0", "100"));
    assert_eq!(estimate.known, range("0", "0"));
    assert_eq!(estimate.missing.len(), rules().asked().len());
}

#[test]
fn the_best_dossiers_are_named_first() {
    let (rules, found) = (rules(), commune());
    let gains = gains(&rules, &asked(&found));
    let order: Vec<&str> = gains.iter().map(|gain| gain.input.as_str()).collect();
    assert_eq!(
        order[..6],
        [
            // 6/4 = 1.5 for a petition, 2.5/50, 4/120, 6/200, 2/110, 20/1200
            "hai_long_pakn",
            "tthc_tttt",
            "dvctt_phat_sinh",
            "thanh_toan_tt",
            "dan_cu_tthc",
            "dung_han",
        ]
    );
    let of = |key: &str| gains.iter().find(|gain| gain.input == key);
    let paid = of("tthc_tttt").unwrap();
    // 20 of 50 are paid online; 40 give all points.
    assert_eq!((paid.kind, paid.most), (GainKind::First, count(20)));
    assert_eq!((&paid.each, &paid.points), (&points("0.05"), &points("1")));
    let results = of("kq_dien_tu").unwrap();
    assert!(results.mends);
    assert_eq!(
        (results.most, &results.each),
        (count(120), &points("0.005"))
    );
    // At its limit, the province's, done.
    for none in [
        "tthc_phi_phat_sinh",
        "cong_bo_dung_han",
        "dvctt_cung_cap",
        "chung_thuc_dt",
    ] {
        assert_eq!(of(none), None, "{none}");
    }
}

#[test]
fn the_way_to_the_next_bands() {
    let (rules, found) = (rules(), commune());
    let reaches = reach(&rules, &asked(&found));
    let bands: Vec<&str> = reaches.iter().map(|own| own.band.name.0.as_str()).collect();
    assert_eq!(bands, ["Tốt", "Xuất sắc"]);
    let steps = |list: &[(&str, u64)]| -> Vec<Step> {
        list.iter()
            .map(|(key, number)| Step {
                input: (*key).to_owned(),
                count: count(*number),
            })
            .collect()
    };
    // 2.65 short: 20 × 0.05 = 1; 1.65 of 4/120 each: 49.5, so 50.
    assert_eq!(reaches[0].dossiers, Some(count(70)));
    assert_eq!(reaches[0].at_best, Some(count(70)));
    assert_eq!(
        reaches[0].steps,
        steps(&[("tthc_tttt", 20), ("dvctt_phat_sinh", 50)])
    );
    // 12.65 short: 1 + 90/30 + 40 × 0.03 + 77/55 + 60/60 + 300 × 0.01 + 90/180 + 130 × 0.005
    // = 11.75; 0.9 of 4/1200 each: 270.
    let all = 20 + 90 + 40 + 77 + 60 + 300 + 90 + 130 + 270;
    assert_eq!(reaches[1].dossiers, Some(count(all)));
    // Without the 19 points of timeliness it is farther, unless that has all of its 20.
    let mut without = found.clone();
    without.remove("dung_han");
    let reaches = reach(&rules, &asked(&without));
    assert_eq!(reaches[0].band.name.0, "Khá");
    let good = &reaches[1];
    // 78.35 at best: 1.65 short, 20 × 0.05 = 1, 0.65 of 4/120 each: 19.5, so 20.
    assert_eq!(good.at_best, Some(count(40)));
    // 58.35 with nothing: 21.65 short, and no dossiers give so much.
    assert_eq!((good.dossiers, good.steps.len()), (None, 0));
    assert_eq!(
        reach(&rules, &asked(&Figures::new()))[0].at_best,
        Some(count(0))
    );
}
