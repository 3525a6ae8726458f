//! Composition of Vietnamese letters, with a table of a few hundred bytes where
//! the whole of Unicode would take 138 kB of the page.

use std::borrow::Cow;

use super::letters::{Letter, Mark, Shape, join, mark, split};

/// The text with every Vietnamese vowel in one character (NFC), as pasted text
/// from macOS and some PDFs has not.
///
/// Marks may come in either order: a tone typed before the circumflex is mended
/// too, although Unicode would leave it apart. A vowel with marks that make no
/// Vietnamese letter, and all other text, is left as it is.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| mark(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut composed = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(first) = rest.next() {
        let mut marks = String::new();
        while let Some(next) = rest.next_if(|c| mark(*c).is_some()) {
            marks.push(next);
        }
        match compose(first, &marks) {
            Some(letter) => composed.push(letter),
            None => {
                composed.push(first);
                composed.push_str(&marks);
            }
        }
    }
    Cow::Owned(composed)
}

/// `first` with all of `marks`, or `None` when that is no Vietnamese letter.
fn compose(first: char, marks: &str) -> Option<char> {
    if marks.is_empty() {
        return None;
    }
    let mut letter = split(first)?;
    for c in marks.chars() {
        add(&mut letter, mark(c)?)?;
    }
    join(&letter)
}

/// Puts a mark on a letter; `None` when the letter has one of that kind already.
fn add(letter: &mut Letter, mark: Mark) -> Option<()> {
    match mark {
        Mark::Shape(shape) if letter.shape == Shape::Plain => letter.shape = shape,
        Mark::Tone(tone) if letter.tone == 0 => letter.tone = tone,
        _ => return None,
    }
    Some(())
}
