//! Points that were published, and what the estimate makes of the figures published with them.
//!
//! The figures are those of the portal as kept in two public repositories: ChippedTopaz/qd766
//! (tests/fixtures/*/month-all.json and year-all.json, Phú Thọ, August 2026 and 2026) and
//! hauphanquoc/766-Analyze (data/snapshots/2026-10-10.json, Đắk Lắk). The portal rounds every
//! item to two decimals.

use super::*;

/// The first reading of a group, and the published points beside it.
fn agree(figures: &[(&str, u64, u64)], key: &str, published: &str) {
    let rules = rules();
    let mut found = super::figures(figures);
    found.insert("chung_thuc_dt".to_owned(), Input::done(true));
    let estimate = estimated(&rules, &found);
    let points = &group(&estimate, key).readings[0].points;
    assert_eq!(points.low, points.high, "{key}: something is missing");
    let apart = points.low.rounded(4).units() - decimal(published).units();
    assert!(apart.abs() <= 150, "{key}: {published}, {apart} off");
    let beside = beside(&rules, &estimate, &|asked| {
        (asked == Some(key)).then(|| decimal(published))
    });
    assert_eq!(beside.len(), 1);
    assert_eq!(beside[0].beside, Beside::Within, "{key}: {published}");
}

/// Phường Việt Trì, August 2026: all that was published but the items of online services.
const VIET_TRI: [(&str, u64, u64); 17] = [
    ("cong_bo_dung_han", 0, 0),
    ("cong_khai_dung_han", 0, 0),
    ("cong_khai_du", 87, 89),
    ("dong_bo", 2_247, 2_247),
    ("dung_han", 2_348, 2_971),
    ("tthc_phi_phat_sinh", 7, 35),
    ("tthc_tttt", 12, 35),
    ("thanh_toan_tt", 1_516, 1_707),
    ("pakn_dung_han", 3, 3),
    ("hai_long_pakn", 3, 3),
    ("hai_long_tthc", 2_348, 2_971),
    ("kq_dien_tu", 2_469, 2_971),
    ("so_hoa", 479, 2_971),
    ("tai_su_dung", 35, 2_971),
    ("kho_dien_tu", 0, 2_971),
    ("dan_cu_ho_so", 1_137, 2_971),
    ("dan_cu_tthc", 46, 385),
];

#[test]
fn a_ward_gets_its_published_points() {
    for (key, published) in [
        ("cong_khai", "7.96"),
        ("tien_do", "15.81"),
        ("thanh_toan", "6.69"),
        ("hai_long", "17.27"),
        ("so_hoa", "8.67"),
    ] {
        agree(&VIET_TRI, key, published);
    }
    // Its online services have 6.48, so that the whole is 62.88: Trung bình.
    let mut found = figures(&VIET_TRI);
    found.insert("chung_thuc_dt".to_owned(), Input::done(true));
    let rules = rules();
    let estimate = estimated(&rules, &found);
    assert_eq!(
        estimate.missing,
        ["dvctt_cung_cap", "dvctt_phat_sinh", "ho_so_tt"]
    );
    let total = |typed: &'static str| {
        let typed = |group: Option<&str>| group.is_none().then(|| decimal(typed));
        beside(&rules, &estimate, &typed)[0].beside
    };
    assert_eq!(total("62.88"), Beside::Within);
    // From 56.3806, and to 12 and a quarter of 0.6449 (digitised: full at 80 %) more.
    assert_eq!(total("50"), Beside::Below(decimal("6.38")));
    assert_eq!(total("70"), Beside::Above(decimal("1.46")));
    assert_eq!(total("100.01"), Beside::Impossible);
    assert_eq!(total("-1"), Beside::Impossible);
}

#[test]
fn provinces_get_their_published_points() {
    // Phú Thọ, August 2026, and the year 2026 to 26 September.
    let months = [
        ("dvctt_cung_cap", 31 + 21, 56),
        ("dvctt_phat_sinh", 406, 1_968),
        ("ho_so_tt", 150_956, 152_595),
    ];
    agree(&months, "dvctt", "8.83");
    let year = [
        ("dvctt_cung_cap", 31 + 21, 89),
        ("dvctt_phat_sinh", 516, 1_884),
        ("ho_so_tt", 589_496, 597_894),
    ];
    agree(&year, "dvctt", "8.56");
    // Đắk Lắk, 10 October 2026.
    let dak_lak = [
        ("cong_bo_dung_han", 0, 82),
        ("cong_khai_dung_han", 79, 82),
        ("cong_khai_du", 79, 79),
        ("dong_bo", 370_610, 370_610),
        ("dung_han", 393_087, 443_565),
        ("tthc_phi_phat_sinh", 56, 376),
        ("tthc_tttt", 160, 376),
        ("thanh_toan_tt", 179_460, 204_757),
        ("pakn_dung_han", 241, 485),
        ("hai_long_pakn", 186, 485),
        ("hai_long_tthc", 392_869, 443_565),
        ("kq_dien_tu", 284_995, 443_565),
        ("so_hoa", 93_664, 443_565),
        ("tai_su_dung", 82_645, 443_565),
        ("kho_dien_tu", 9_499, 443_565),
        ("dan_cu_ho_so", 279_339, 443_565),
        ("dan_cu_tthc", 380, 1_346),
    ];
    for (key, published) in [
        ("cong_khai", "11.85"),
        ("tien_do", "17.72"),
        ("thanh_toan", "6.69"),
        ("hai_long", "11.18"),
        ("so_hoa", "9.08"),
    ] {
        agree(&dak_lak, key, published);
    }
}

/// Phú Thọ, August 2026: dossiers paid online and with fees, procedures paid online, in use, with
/// fees; points.
#[test]
fn published_points_for_payment() {
    for ([paid, dossiers, online, used, procedures], published) in [
        ([851, 938, 9, 4, 35], "6.37"),
        ([1_310, 1_429, 18, 11, 37], "7.46"),
        ([790, 813, 14, 8, 36], "7.36"),
        // The procedures paid online are past 80 %.
        ([44, 44, 7, 0, 8], "8"),
        ([7, 7, 2, 0, 3], "7.67"),
        // No dossier with fees: nothing.
        ([0, 0, 0, 0, 1], "0"),
    ] {
        let figures = [
            ("thanh_toan_tt", paid, dossiers),
            ("tthc_tttt", online, procedures),
            ("tthc_phi_phat_sinh", used, procedures),
        ];
        agree(&figures, "thanh_toan", published);
    }
}

/// The same: petitions on time, satisfied, in all; dossiers satisfied, in all; points.
#[test]
fn published_points_for_satisfaction() {
    for ([on_time, satisfied, petitions, pleased, dossiers], published) in [
        ([2, 0, 2, 1_660, 2_079], "11.32"),
        ([182, 137, 247, 144_574, 184_513], "12.97"),
        // Past 90 %, and no petitions.
        ([0, 0, 0, 939, 1_038], "18"),
        // Nothing at all: all points for petitions, none for dossiers.
        ([0, 0, 0, 0, 0], "12"),
    ] {
        let figures = [
            ("pakn_dung_han", on_time, petitions),
            ("hai_long_pakn", satisfied, petitions),
            ("hai_long_tthc", pleased, dossiers),
        ];
        agree(&figures, "hai_long", published);
    }
}

/// 490 of 587 digitised (83.48 %) had 3.34 of 4 points, so that 80 % was not enough for all of
/// them: the first reading follows this, the other the description.
#[test]
fn digitisation_is_full_at_all_or_at_80_percent() {
    let estimate = estimated(&rules(), &figures(&[("so_hoa", 490, 587)]));
    let points = &part(&estimate, "so_hoa").points;
    assert_eq!(points.low.rounded(2), decimal("3.34"));
    assert_eq!(points.high, super::points("4"));
}
