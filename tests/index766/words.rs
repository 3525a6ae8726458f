//! The estimate in words.

use super::*;
use so_chi_tieu::index766::{Gain, Reach};
use so_chi_tieu::locale::{
    Language, band_reach_words, band_words, basis_words, beside_words, gain_words, points_words,
    range_words,
};

const VI: Language = Language::Vietnamese;
const EN: Language = Language::English;

#[test]
fn it_says_that_it_is_an_estimate() {
    assert_eq!(
        VI.texts().index_notice,
        "Ước tính, không thay thế điểm công bố"
    );
}

#[test]
fn points_have_two_decimals() {
    assert_eq!(points_words(VI, &points("77.35")), "77,35 điểm");
    assert_eq!(points_words(EN, &points("78.1")), "78.10 points");
    assert_eq!(range_words(VI, &range("77.35", "78.1")), "77,35–78,10 điểm");
    // Alike as shown.
    assert_eq!(range_words(VI, &range("19", "19.0001")), "19,00 điểm");
}

#[test]
fn bands_of_both_ends() {
    let mut found = golden::commune();
    assert_eq!(band_words(VI, &estimated(&rules(), &found)), "Khá");
    found.remove("dung_han");
    let estimate = estimated(&rules(), &found);
    assert_eq!(band_words(VI, &estimate), "Trung bình đến Khá");
    assert_eq!(band_words(EN, &estimate), "Average to Fair");
}

#[test]
fn how_far_it_is_to_a_band() {
    let band = rules().bands[1].clone();
    let reach = |dossiers: Option<u64>, at_best: Option<u64>| Reach {
        band: band.clone(),
        dossiers: dossiers.map(count),
        at_best: at_best.map(count),
        steps: Vec::new(),
    };
    for (dossiers, at_best, vi, en) in [
        (
            Some(23),
            Some(23),
            "Thiếu 23 hồ sơ để đạt loại Tốt",
            "23 dossiers short of Good",
        ),
        (
            Some(1),
            Some(1),
            "Thiếu 1 hồ sơ để đạt loại Tốt",
            "1 dossier short of Good",
        ),
        (
            Some(1_023),
            Some(5),
            "Thiếu từ 5 đến 1.023 hồ sơ để đạt loại Tốt",
            "5 to 1,023 dossiers short of Good",
        ),
        (
            Some(23),
            Some(0),
            "Thiếu nhiều nhất 23 hồ sơ để đạt loại Tốt",
            "At most 23 dossiers short of Good",
        ),
        (
            None,
            Some(5),
            "Thiếu ít nhất 5 hồ sơ để đạt loại Tốt, còn tùy số liệu chưa có",
            "At least 5 dossiers short of Good, depending on figures not yet entered",
        ),
        (
            None,
            Some(0),
            "Chưa rõ đã đạt loại Tốt hay chưa: còn tùy số liệu chưa có",
            "It may be Good already: that depends on figures not yet entered",
        ),
        (
            None,
            None,
            "Chỉ thêm hồ sơ thì chưa đủ để đạt loại Tốt",
            "More dossiers alone do not make it Good",
        ),
    ] {
        let reach = reach(dossiers, at_best);
        assert_eq!(band_reach_words(VI, &reach), vi);
        assert_eq!(band_reach_words(EN, &reach), en);
    }
}

#[test]
fn what_more_would_give() {
    let found = golden::commune();
    let gains = gains(&rules(), &asked(&found));
    let of = |key: &str| gains.iter().find(|gain| gain.input == key).unwrap();
    assert_eq!(
        gain_words(VI, of("kq_dien_tu")),
        "1 hồ sơ thêm 0,005 điểm; 120 hồ sơ thêm 0,60 điểm"
    );
    assert_eq!(
        gain_words(EN, of("kq_dien_tu")),
        "1 dossier gives 0.005 points; 120 dossiers give 0.60 points"
    );
    // One alone is said once.
    assert_eq!(
        gain_words(VI, of("hai_long_pakn")),
        "1 phản ánh, kiến nghị thêm 1,5 điểm"
    );
    let tiny = Gain {
        each: Points::default(),
        ..of("kq_dien_tu").clone()
    };
    assert!(gain_words(VI, &tiny).starts_with("1 hồ sơ thêm chưa đến 0,0001 điểm;"));
}

#[test]
fn every_basis_and_every_place_beside_has_words() {
    let bases = [
        Basis::Missing,
        Basis::Unusable,
        Basis::NothingArose(Zero::Full),
        Basis::NothingArose(Zero::Zero),
        Basis::NothingArose(Zero::Unknown),
    ];
    let beside = [
        Beside::Within,
        Beside::Above(decimal("1.5")),
        Beside::Below(decimal("1.5")),
        Beside::Impossible,
    ];
    for language in [VI, EN] {
        assert_eq!(basis_words(language, Basis::Counted), "");
        let mut words: Vec<String> = bases
            .iter()
            .map(|basis| basis_words(language, *basis).to_owned())
            .chain(beside.iter().map(|own| beside_words(language, *own)))
            .collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), bases.len() + beside.len());
        assert!(words.iter().all(|words| !words.is_empty()));
    }
    assert_eq!(
        beside_words(VI, Beside::Above(decimal("1.5"))),
        "cao hơn ước tính 1,50 điểm"
    );
}
