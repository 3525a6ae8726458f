//! The first line of a kept text: by it a text is known to be whole, of which revision, and of
//! which life of its plan.
//!
//! `sct2 <revision> <SHA-256 in hexadecimal> <life> <chunk> <chunk> …`, then, line by line, the
//! head of a backup. The digest is over the revision, a newline, the words after the digest, a
//! newline and the head, so that none of them can be exchanged alone. Where the head has the
//! character U+0001, the chunks belong, in order: see [`super::chunks`].
//!
//! Before that: `sct1 <revision> <SHA-256>` over the revision, a newline and a whole backup.

use super::life::Life;
use sha2::{Digest, Sha256};

/// Stands first; the number grows when the line changes.
const MARK: &str = "sct";
const WHOLE: u32 = 1;
const IN_CHUNKS: u32 = 2;

/// A kept text whose seal fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsealed<'a> {
    /// The revision.
    pub revision: u64,
    /// The life and the digests of the chunks, as they stand; empty before `sct2`.
    words: &'a str,
    /// The text under the line.
    pub text: &'a str,
}

impl<'a> Unsealed<'a> {
    /// The life of the plan that it belongs to; empty before `sct2`.
    pub fn life(&self) -> Life {
        life_in(self.words)
    }

    /// The digests of its chunks, in order.
    pub fn chunks(&self) -> impl Iterator<Item = &'a str> {
        chunks_in(self.words)
    }
}

/// What a kept text turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed<'a> {
    /// As it was written.
    Whole(Unsealed<'a>),
    /// Written by a newer version of this program.
    Newer,
    /// Cut, changed, or not ours.
    Damaged,
}

/// A whole text as it is kept where it has no chunks and no life: snapshots.
pub fn seal(revision: u64, text: &str) -> String {
    let digest = digest(revision, None, text);
    format!("{MARK}{WHOLE} {revision} {digest}\n{text}")
}

/// The head of a backup as it is kept.
pub fn seal_head(revision: u64, life: &Life, chunks: &[&str], head: &str) -> String {
    let mut words = life.to_string();
    for chunk in chunks {
        words.push(' ');
        words.push_str(chunk);
    }
    let digest = digest(revision, Some(&words), head);
    format!("{MARK}{IN_CHUNKS} {revision} {digest} {words}\n{head}")
}

/// The other way round, with the text checked; not its chunks.
pub fn unseal(kept: &str) -> Sealed<'_> {
    let Some((line, text)) = kept.split_once('\n') else {
        return Sealed::Damaged;
    };
    match claim(line) {
        Claim::Newer => Sealed::Newer,
        Claim::Nothing => Sealed::Damaged,
        Claim::Ours(stated) => {
            let words = (stated.generation == IN_CHUNKS).then_some(stated.words);
            match stated.digest == digest(stated.revision, words, text) {
                true => Sealed::Whole(Unsealed {
                    revision: stated.revision,
                    words: stated.words,
                    text,
                }),
                false => Sealed::Damaged,
            }
        }
    }
}

/// What a first line says, unchecked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim<'a> {
    /// A line of this version or an earlier one.
    Ours(Stated<'a>),
    /// A newer version of this program.
    Newer,
    /// Nothing of ours.
    Nothing,
}

/// The parts of a first line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stated<'a> {
    generation: u32,
    pub revision: u64,
    pub digest: &'a str,
    words: &'a str,
}

impl<'a> Stated<'a> {
    pub fn life(&self) -> Life {
        life_in(self.words)
    }

    pub fn chunks(&self) -> impl Iterator<Item = &'a str> {
        chunks_in(self.words)
    }
}

/// Reads the first line of a kept text.
pub(super) fn claim(kept: &str) -> Claim<'_> {
    let mut words = first_line(kept).splitn(4, ' ');
    let generation = words.next().and_then(|word| word.strip_prefix(MARK));
    let generation: Option<u32> = generation.and_then(|number| number.parse().ok());
    let revision = words.next().and_then(|word| word.parse().ok());
    let (digest, rest) = (words.next(), words.next());
    match (generation, revision, digest, rest) {
        (Some(WHOLE), Some(revision), Some(digest), _) => Claim::Ours(Stated {
            generation: WHOLE,
            revision,
            digest,
            words: "",
        }),
        (Some(IN_CHUNKS), Some(revision), Some(digest), Some(words)) => Claim::Ours(Stated {
            generation: IN_CHUNKS,
            revision,
            digest,
            words,
        }),
        (Some(generation), ..) if generation > IN_CHUNKS => Claim::Newer,
        _ => Claim::Nothing,
    }
}

/// The line by which two kept texts are told apart.
pub(super) fn first_line(kept: &str) -> &str {
    kept.split('\n').next().unwrap_or_default()
}

fn life_in(words: &str) -> Life {
    Life::read(words.split(' ').next().unwrap_or_default())
}

fn chunks_in(words: &str) -> impl Iterator<Item = &str> {
    words.split(' ').skip(1)
}

fn digest(revision: u64, words: Option<&str>, text: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("{revision}\n"));
    if let Some(words) = words {
        hash.update(words);
        hash.update("\n");
    }
    hash.update(text);
    in_hex(&hash.finalize())
}

/// SHA-256 of a text, in hexadecimal.
pub(super) fn digest_of(text: &str) -> String {
    in_hex(&Sha256::digest(text))
}

fn in_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
