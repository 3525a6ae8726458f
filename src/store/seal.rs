//! The first line of a kept text: by it a text is known to be whole, and to be of which revision.
//!
//! `sct1 41 <SHA-256 in hexadecimal>`; then, line by line, the same text as a backup. The digest
//! is over the revision, a newline and that text, so that neither can be exchanged alone.

use sha2::{Digest, Sha256};

/// Stands first; the number grows when the line changes.
const MARK: &str = "sct";
const GENERATION: u32 = 1;

/// What a kept text turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed<'a> {
    /// As it was written: its revision and the text.
    Whole(u64, &'a str),
    /// Written by a newer version of this program.
    Newer,
    /// Cut, changed, or not ours.
    Damaged,
}

/// A text as it is kept.
pub fn seal(revision: u64, text: &str) -> String {
    let digest = digest(revision, text);
    format!("{MARK}{GENERATION} {revision} {digest}\n{text}")
}

/// The other way round, with the text checked.
pub fn unseal(kept: &str) -> Sealed<'_> {
    let Some((line, text)) = kept.split_once('\n') else {
        return Sealed::Damaged;
    };
    match claim(line) {
        Claim::Revision(revision, stated) if stated == digest(revision, text) => {
            Sealed::Whole(revision, text)
        }
        Claim::Newer => Sealed::Newer,
        _ => Sealed::Damaged,
    }
}

/// What a first line says, unchecked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim<'a> {
    /// A revision, and the digest of the text.
    Revision(u64, &'a str),
    /// A newer version of this program.
    Newer,
    /// Nothing of ours.
    Nothing,
}

/// Reads the first line of a kept text.
pub(super) fn claim(kept: &str) -> Claim<'_> {
    let mut words = first_line(kept).split(' ');
    let generation = words.next().and_then(|word| word.strip_prefix(MARK));
    let generation: Option<u32> = generation.and_then(|number| number.parse().ok());
    let revision = words.next().and_then(|word| word.parse().ok());
    match (generation, revision, words.next()) {
        (Some(GENERATION), Some(revision), Some(digest)) => Claim::Revision(revision, digest),
        (Some(generation), ..) if generation > GENERATION => Claim::Newer,
        _ => Claim::Nothing,
    }
}

/// The line by which two kept texts are told apart.
pub(super) fn first_line(kept: &str) -> &str {
    kept.split('\n').next().unwrap_or_default()
}

fn digest(revision: u64, text: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("{revision}\n"));
    hash.update(text);
    let bytes = hash.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
