//! What cannot be seen is shown, and what looks Latin without being it is found; Vietnamese is
//! left alone.

use std::borrow::Cow;

use proptest::prelude::*;
use so_chi_tieu::text::{code_point, foreign_letter, visible};
use unicode_normalization::UnicodeNormalization;

use super::letters::{vietnamese, vowels};

#[test]
fn what_cannot_be_seen_is_shown() {
    for (text, shown) in [
        ("", ""),
        ("ke-hoach\u{202e}nosj.exe", "ke-hoach‹U+202E›nosj.exe"),
        ("Xã\u{200b}Mẫu", "Xã‹U+200B›Mẫu"),
        ("\u{feff}Xã\u{2060}", "‹U+FEFF›Xã‹U+2060›"),
        ("kiểm\u{ad}soát", "kiểm‹U+00AD›soát"),
        ("a\u{0}b\u{1b}[31m", "a‹U+0000›b‹U+001B›[31m"),
        ("a\u{7f}\u{85}\u{9f}", "a‹U+007F›‹U+0085›‹U+009F›"),
        ("một\u{2028}hai\u{2029}ba", "một‹U+2028›hai‹U+2029›ba"),
        ("a\u{e0041}\u{e007f}", "a‹U+E0041›‹U+E007F›"),
        ("a\u{3000}b\u{2003}c\u{2800}", "a‹U+3000›b‹U+2003›c‹U+2800›"),
        ("a\u{3164}\u{115f}\u{ffa0}", "a‹U+3164›‹U+115F›‹U+FFA0›"),
    ] {
        assert_eq!(visible(text), shown, "{text:?}");
    }
    let marks = "\u{200e}\u{200f}\u{61c}\u{200c}\u{200d}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\
                 \u{2066}\u{2067}\u{2068}\u{2069}";
    for mark in marks.chars() {
        assert_eq!(
            visible(&mark.to_string()),
            format!("‹{}›", code_point(mark))
        );
    }
}

#[test]
fn what_can_be_seen_is_left_as_it_is() {
    for text in [
        "dòng một\r\n\tdòng hai",
        "80\u{a0}% · 1\u{202f}234 · 1\u{2009}234",
        "“một cửa” – 03/2022/TT\u{2011}BTP…",
        "≥ 80 % ✓ ⚠\u{fe0f} 😀",
        "Газпром, αβγ, 中文, العربية",
        "<script>alert(1)</script>",
    ] {
        assert!(
            matches!(visible(text), Cow::Borrowed(same) if same == text),
            "{text:?}"
        );
    }
}

#[test]
fn letters_that_only_look_latin_are_found() {
    for (text, letter) in [
        ("Phường Tịnh Biên", None),
        ("Phường Tịnh Вiên", Some('В')),
        ("UBND xã Đạі Sơn", Some('і')),
        ("66/NQ-СР", Some('С')),
        ("Xã Χuân", Some('Χ')),
        ("UBND ХА", Some('Х')),
        ("Ｐhòng Tư pháp", Some('Ｐ')),
        ("𝐔𝐁𝐍𝐃 xã", Some('𝐔')),
        ("𝒳𝒶̃", Some('𝒳')),
        ("ＵＢＮＤ", Some('Ｕ')),
        // Openly of another script, or of no script at all.
        ("Công ty Газпром", None),
        ("СССР", None),
        ("hệ số α, góc β", None),
        ("Trạm Ω", None),
        ("12/KH-UBND ngày 5/1/2026 (№ 3) ＋ 80％", None),
        ("", None),
        // Latin, though not of Vietnamese.
        ("Ðại Sơn, Zürich, nǎm, ﬁ", None),
    ] {
        assert_eq!(foreign_letter(text), letter, "{text}");
    }
}

#[test]
fn no_vietnamese_letter_is_remarked_on() {
    let letters = vowels().into_iter().map(|(letter, _)| letter);
    let letters: String = letters
        .chain("bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX".chars())
        .collect();
    let apart: String = letters.nfd().collect();
    for text in [letters, apart] {
        assert!(matches!(visible(&text), Cow::Borrowed(_)));
        assert_eq!(foreign_letter(&text), None);
    }
}

#[test]
fn nothing_in_the_real_plans_is_remarked_on() {
    let folder = format!("{}/plans", env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(matches!(visible(&text), Cow::Borrowed(_)), "{path:?}");
        assert_eq!(foreign_letter(&text), None, "{path:?}");
        count += 1;
    }
    assert_eq!(count, 5);
}

proptest! {
    #[test]
    fn vietnamese_is_left_alone_in_either_form(text in vietnamese()) {
        let apart: String = text.nfd().collect();
        for text in [text, apart] {
            prop_assert_eq!(visible(&text), text.as_str());
            prop_assert_eq!(foreign_letter(&text), None);
        }
    }

    #[test]
    fn what_is_shown_can_be_seen(text in "[a-zăđơ \u{0}-\u{a0}\u{200b}-\u{206f}\u{e0041}‹›]{0,20}") {
        let shown = visible(&text).into_owned();
        prop_assert_eq!(visible(&shown), shown.as_str());
        let kept = |text: &str| text.chars().filter(|c| visible(&c.to_string()) == c.to_string()).count();
        prop_assert!(kept(&shown) >= kept(&text));
    }

    #[test]
    fn one_letter_of_another_script_is_found(
        text in vietnamese(),
        letter in prop::sample::select("ΑΒΧοАСХаеорсухＡｚ𝐀".chars().collect::<Vec<_>>()),
    ) {
        prop_assert_eq!(foreign_letter(&format!("a{letter}{text}")), Some(letter));
    }
}
