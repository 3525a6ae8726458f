//! Composition, folding and tone placement, against all of Unicode's rules.

use std::borrow::Cow;

use proptest::prelude::*;
use so_chi_tieu::text::{fold, nfc, same_text, tone_fold};
use unicode_normalization::UnicodeNormalization;

const SMALL: &str = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
const BASES: &str = "aaaaaaaaaaaaaaaaaaeeeeeeeeeeeeiiiiiioooooooooooooooooouuuuuuuuuuuuyyyyyy";

/// The 144 vowel letters with the base letter of each.
pub fn vowels() -> Vec<(char, char)> {
    let small: Vec<_> = SMALL.chars().zip(BASES.chars()).collect();
    let upper = small
        .iter()
        .map(|(c, base)| (c.to_uppercase().next().unwrap(), *base));
    let all: Vec<_> = small.iter().copied().chain(upper).collect();
    assert_eq!(all.len(), 144);
    all
}

/// Vietnamese words, in composed letters, with digits and punctuation between.
pub fn vietnamese() -> impl Strategy<Value = String> {
    let vowel = proptest::sample::select(vowels()).prop_map(|(c, _)| c);
    let other = proptest::sample::select(
        "bcdđghklmnpqrstvxBCDĐGHKLM 0123456789.,-/%"
            .chars()
            .collect::<Vec<_>>(),
    );
    proptest::collection::vec(prop_oneof![vowel, other], 0..24)
        .prop_map(|letters| letters.into_iter().collect())
}

#[test]
fn every_letter_is_composed_in_either_order_of_marks() {
    for (letter, base) in vowels() {
        let mut apart: Vec<char> = letter.to_string().nfd().collect();
        let composed = letter.to_string();
        assert_eq!(nfc(&apart.iter().collect::<String>()), composed);
        if apart.len() == 3 {
            apart.swap(1, 2);
            assert_eq!(nfc(&apart.iter().collect::<String>()), composed);
        }
        assert_eq!(fold(&composed), base.to_string());
    }
}

#[test]
fn half_composed_letters_are_completed() {
    for (text, composed) in [
        ("ê\u{323}", "ệ"),
        ("ẹ\u{302}", "ệ"),
        ("Ơ\u{301}", "Ớ"),
        (
            "Tie\u{302}\u{301}p nha\u{323}\u{302}n ho\u{302}\u{300} so\u{31b}",
            "Tiếp nhận hồ sơ",
        ),
        ("đa\u{323}t", "đạt"),
    ] {
        assert_eq!(nfc(text), composed);
    }
}

#[test]
fn what_is_not_vietnamese_is_left_apart() {
    for text in [
        "",
        "\u{301}",
        "\u{301}a",
        "n\u{303}",
        "u\u{308}",
        "e\u{306}",
        "a\u{31b}",
        "a\u{301}\u{301}",
        "a\u{301}\u{300}",
        "â\u{306}",
        "й и\u{306}",
    ] {
        assert_eq!(nfc(text), text);
    }
}

#[test]
fn composed_text_is_not_copied() {
    let text = "Ủy ban nhân dân xã, ngày 30 tháng 4";
    assert!(matches!(nfc(text), Cow::Borrowed(same) if same == text));
}

#[test]
fn search_sees_through_spelling() {
    let cases = [
        ("Đại Sơn", "dai son"),
        ("HỒ SƠ ĐÚNG HẠN", "ho so dung han"),
        ("66/NQ-СР", "66/nq-cp"),
        ("АВСЕНКМОРТХУІ авсенкмортхуі", "abcehkmoptxyi abcehkmoptxyi"),
        ("Ðạt ð", "dat d"),
        ("nǎm", "nam"),
        ("na\u{30c}m", "nam"),
        ("“một cửa” ‘một’", "\"mot cua\" 'mot'"),
        (
            "80–90 — 95 03/2022/TT\u{2011}BTP",
            "80-90 - 95 03/2022/tt-btp",
        ),
        ("  a\u{a0}\u{a0}b\t\r\nc\u{202f}", "a b c"),
        ("kiểm\u{ad}soát\u{200b}\u{feff}", "kiemsoat"),
        ("café Ñuñoa Zürich", "cafe nunoa zurich"),
        ("\u{301} a", "a"),
        ("", ""),
        (" \u{a0} ", ""),
    ];
    for (text, folded) in cases {
        assert_eq!(fold(text), folded, "{text:?}");
    }
}

#[test]
fn same_text_is_the_same_to_a_reader() {
    for (a, b) in [
        ("hoà", "hòa"),
        ("uỷ ban", "Ủy  Ban"),
        ("thuý", "thúy"),
        ("766/QĐ–TTg", "766/QÐ-TTg"),
    ] {
        assert!(same_text(a, b), "{a} {b}");
    }
    for (a, b) in [("hồ sơ", "hồ sở tại"), ("xã", "xả-"), ("ab", "a b")] {
        assert!(!same_text(a, b), "{a} {b}");
    }
}

#[test]
fn old_and_new_tone_placement_become_one() {
    for (text, one) in [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("luỹ kế", "lũy kế"),
        ("xoá bỏ, huỷ", "xóa bỏ, hủy"),
        ("văn hoá.", "văn hóa."),
        ("thuý/hoạ", "thúy/họa"),
        ("hoa\u{300} uy\u{309}", "hòa ủy"),
    ] {
        assert_eq!(tone_fold(text), one);
    }
}

#[test]
fn tones_that_have_one_place_stay() {
    for text in [
        "quý",
        "Quý I",
        "QUỸ",
        "hoàn",
        "toàn",
        "khoáng",
        "ngoài",
        "loẹt",
        "khuỷu",
        "huỳnh",
        "suýt",
        "thuở",
        "quà",
        "quả",
        "hòa",
        "ủy",
        "hoa",
        "hoặc",
        "tuấn",
        "hoẵng",
        "kế hoạch",
        "hòà",
        "hoắ",
        "hơạ",
        "ưỷ",
        "",
    ] {
        assert_eq!(tone_fold(text), text);
    }
}

proptest! {
    #[test]
    fn composition_is_unicodes(text in vietnamese()) {
        let apart: String = text.nfd().collect();
        let unicode: String = text.nfc().collect();
        prop_assert_eq!(nfc(&apart), unicode.as_str());
        prop_assert_eq!(nfc(&text), unicode.as_str());
    }

    /// Text of letters and marks in any order: what is composed differs from
    /// Unicode's answer in nothing but a tone that stood before the other mark.
    #[test]
    fn composition_keeps_every_mark(text in "([aeouyAEOUYêơnx ][\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31b}\u{323}\u{308}]{0,3}){0,6}") {
        let marks = |text: &str| {
            let mut marks: Vec<char> = text.nfd().collect();
            marks.sort_unstable();
            marks
        };
        let composed = nfc(&text);
        prop_assert_eq!(marks(&composed), marks(&text));
        prop_assert_eq!(nfc(&composed), composed.as_ref());
    }

    #[test]
    fn composition_is_idempotent(text in any::<String>()) {
        let once = nfc(&text);
        prop_assert_eq!(nfc(&once), once.as_ref());
    }

    #[test]
    fn folding_is_idempotent(text in any::<String>(), near in "[ \u{a0}aÀĐð–“СРﬁİẞ\u{300}\u{323}-]{0,12}") {
        for text in [text, near] {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }

    #[test]
    fn folding_sees_no_form(text in vietnamese()) {
        let apart: String = text.nfd().collect();
        prop_assert!(same_text(&text, &apart));
        prop_assert!(same_text(&text, &text.to_uppercase()));
        prop_assert!(same_text(&text, &tone_fold(&text)));
        prop_assert!(fold(&text).is_ascii());
    }

    /// The whole of Latin-1 folds alike composed and decomposed.
    #[test]
    fn folding_latin_sees_no_form(text in "[\u{20}-\u{7e}\u{c0}-\u{ff}]{0,20}") {
        let apart: String = text.nfd().collect();
        prop_assert_eq!(fold(&text), fold(&apart));
    }

    #[test]
    fn moving_tones_is_idempotent(text in vietnamese()) {
        let once = tone_fold(&text);
        prop_assert_eq!(tone_fold(&once), once);
    }
}
