//! The two places of the tone mark in open oa, oe, uy.

use super::case::is_letter;
use super::letters::{Letter, Shape, join, split};
use super::nfc::nfc;

/// The text in NFC with the tone mark of a syllable that ends in oa, oe or uy on
/// the first vowel: hoà → hòa, khoẻ → khỏe, luỹ → lũy. Both ways are in use, often
/// in one document. Everything else keeps its marks: hoàn, khuỷu, quý.
#[must_use]
pub fn tone_fold(text: &str) -> String {
    let text = nfc(text);
    let mut folded: Vec<char> = Vec::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(second) = rest.next() {
        let ends = rest.peek().is_none_or(|next| !is_letter(*next));
        match moved(&folded, second) {
            Some((first, second)) if ends => {
                folded.pop();
                folded.extend([first, second]);
            }
            _ => folded.push(second),
        }
    }
    folded.into_iter().collect()
}

/// The last of `before` and `second` with the tone moved from the latter to the
/// former, or `None` when they are not such a pair.
fn moved(before: &[char], second: char) -> Option<(char, char)> {
    let (first, before) = before.split_last()?;
    let (first, second) = (split(*first)?, split(second)?);
    let pair = matches!((first.base, second.base), ('o', 'a' | 'e') | ('u', 'y'));
    let plain = first.shape == Shape::Plain && second.shape == Shape::Plain;
    // In "quý" the u belongs to the consonant and never carries the tone.
    let after_q = first.base == 'u' && matches!(before.last(), Some('q' | 'Q'));
    if !pair || !plain || after_q || first.tone != 0 || second.tone == 0 {
        return None;
    }
    let tone = second.tone;
    Some((
        join(&Letter { tone, ..first })?,
        join(&Letter { tone: 0, ..second })?,
    ))
}
