//! The first line of a kept text tells whether it is whole.

use proptest::prelude::*;
use so_chi_tieu::store::{Life, Sealed, seal, seal_head, unseal};

#[test]
fn a_seal_is_what_it_is_documented_to_be() {
    // printf '41\nabc' | sha256sum
    let digest = "c19ce0750ee32946f20333bc3164ff21a0a44fbd5dcff763f5fde1e75bd7b50d";
    assert_eq!(seal(41, "abc"), format!("sct1 41 {digest}\nabc"));
    // printf '41\n00000000000000ff c1 c2\nabc' | sha256sum
    let digest = "b69382faac374f43606debea07dfdf42c70920f18c77ea1f55ffb7b2bff19e89";
    let sealed = seal_head(41, &Life::new(255), &["c1", "c2"], "abc");
    assert_eq!(
        sealed,
        format!("sct2 41 {digest} 00000000000000ff c1 c2\nabc")
    );
}

#[test]
fn what_is_not_whole_is_told_apart_from_what_is_newer() {
    let cases = [
        ("", Sealed::Damaged),
        ("{\"format\": 1}", Sealed::Damaged),
        ("sct1 41\nabc", Sealed::Damaged),
        ("sct1 x 00\nabc", Sealed::Damaged),
        ("sct0 41 00\nabc", Sealed::Damaged),
        ("sct2 41 00\nabc", Sealed::Damaged),
        ("sct3\n", Sealed::Newer),
        ("sct12 something else entirely\nabc", Sealed::Newer),
        ("sct3", Sealed::Damaged),
    ];
    for (text, expected) in cases {
        assert_eq!(unseal(text), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_sealed_comes_back(revision: u64, text: String, life: u64, chunks: Vec<u64>) {
        let kept = seal(revision, &text);
        let Sealed::Whole(whole) = unseal(&kept) else {
            return Err(TestCaseError::fail("not whole"));
        };
        prop_assert_eq!((whole.revision, whole.text), (revision, text.as_str()));
        prop_assert!(!whole.life().is_named());

        let chunks: Vec<String> = chunks.iter().map(|one| format!("{one:x}")).collect();
        let named: Vec<&str> = chunks.iter().map(String::as_str).collect();
        let kept = seal_head(revision, &Life::new(life), &named, &text);
        let Sealed::Whole(whole) = unseal(&kept) else {
            return Err(TestCaseError::fail("not whole"));
        };
        prop_assert_eq!((whole.revision, whole.text), (revision, text.as_str()));
        prop_assert_eq!(whole.life(), Life::new(life));
        prop_assert!(whole.chunks().eq(named));
    }

    /// Any one letter exchanged, taken away or added is noticed.
    #[test]
    fn no_change_goes_unnoticed(
        revision in 0_u64..1000,
        text in "[a-z0-9\\n]{1,40}",
        in_chunks: bool,
        at: prop::sample::Index,
        to in "[a-z0-9 ]?",
    ) {
        let kept = match in_chunks {
            true => seal_head(revision, &Life::new(7), &["ab", "cd"], &text),
            false => seal(revision, &text),
        };
        let at = at.index(kept.len());
        let changed = format!("{}{to}{}", &kept[..at], &kept[at + 1..]);
        prop_assume!(changed != kept);
        prop_assert!(!matches!(unseal(&changed), Sealed::Whole(..)), "{}", changed);
    }
}
