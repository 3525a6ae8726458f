//! The first line of a kept text tells whether it is whole.

use proptest::prelude::*;
use so_chi_tieu::store::{Sealed, seal, unseal};

#[test]
fn a_seal_is_what_it_is_documented_to_be() {
    // printf '41\nabc' | sha256sum
    let digest = "c19ce0750ee32946f20333bc3164ff21a0a44fbd5dcff763f5fde1e75bd7b50d";
    assert_eq!(seal(41, "abc"), format!("sct1 41 {digest}\nabc"));
}

#[test]
fn what_is_not_whole_is_told_apart_from_what_is_newer() {
    let cases = [
        ("", Sealed::Damaged),
        ("{\"format\": 1}", Sealed::Damaged),
        ("sct1 41\nabc", Sealed::Damaged),
        ("sct1 x 00\nabc", Sealed::Damaged),
        ("sct0 41 00\nabc", Sealed::Damaged),
        ("sct2 41 00\nabc", Sealed::Newer),
        ("sct2\n", Sealed::Newer),
        ("sct12 something else entirely\nabc", Sealed::Newer),
        ("sct2", Sealed::Damaged),
    ];
    for (text, expected) in cases {
        assert_eq!(unseal(text), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_sealed_comes_back(revision: u64, text: String) {
        let kept = seal(revision, &text);
        prop_assert_eq!(unseal(&kept), Sealed::Whole(revision, &text));
    }

    /// Any one letter exchanged, taken away or added is noticed.
    #[test]
    fn no_change_goes_unnoticed(revision in 0_u64..1000, text in "[a-z0-9\\n]{1,40}", at: prop::sample::Index, to in "[a-z0-9 ]?") {
        let kept = seal(revision, &text);
        let at = at.index(kept.len());
        let changed = format!("{}{to}{}", &kept[..at], &kept[at + 1..]);
        prop_assume!(changed != kept);
        prop_assert!(!matches!(unseal(&changed), Sealed::Whole(..)), "{}", changed);
    }
}
