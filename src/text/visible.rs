//! Names with invisible or misleading characters made visible: what cannot be seen, or turns the
//! writing round, can make one name look like another.

use std::borrow::Cow;

use super::case::is_letter;

/// Characters that cannot be seen or change how others are shown. Line breaks and tabs are not
/// among them, nor are the no-break spaces that numbers are printed with: both are what they look
/// like.
const UNSEEN: [(u32, u32); 22] = [
    // Controls.
    (0x00, 0x08),
    (0x0b, 0x0c),
    (0x0e, 0x1f),
    (0x7f, 0x9f),
    // Soft hyphen, and the joiner that joins nothing.
    (0xad, 0xad),
    (0x34f, 0x34f),
    // Direction of Arabic.
    (0x61c, 0x61c),
    // Fillers and vowels that are blank.
    (0x115f, 0x1160),
    (0x1680, 0x1680),
    (0x17b4, 0x17b5),
    (0x180b, 0x180f),
    // Spaces of unusual widths, zero among them; directions; line separators.
    (0x2000, 0x2008),
    (0x200a, 0x200f),
    (0x2028, 0x202e),
    (0x205f, 0x206f),
    (0x2800, 0x2800),
    (0x3000, 0x3000),
    (0x3164, 0x3164),
    (0xfeff, 0xfeff),
    (0xffa0, 0xffa0),
    (0xfff0, 0xfffb),
    // Tags and further selectors: whole sentences that no one sees.
    (0xe0000, 0xe0fff),
];

/// Whether a reader cannot see a character for what it is.
fn is_unseen(c: char) -> bool {
    let code = u32::from(c);
    UNSEEN
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&code))
}

/// The text as it is to be shown: `‹U+202E›` in place of every character that cannot be seen or
/// turns others round. For display only: what is kept and written again is the text itself.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unseen(c) {
            shown.push_str(&format!("‹{}›", code_point(c)));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// The number by which a character is known: `U+202E`.
#[must_use]
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// The first letter of another script that can be taken for a Latin one: within a Latin word, or
/// in a word of nothing but such letters ("66/NQ-СР") beside Latin ones. `None` for Vietnamese in
/// whatever form, and for words that are openly of another script.
#[must_use]
pub fn foreign_letter(text: &str) -> Option<char> {
    let beside_latin = text.chars().any(is_latin);
    let words = text.split(|c: char| !is_letter(c) && !is_styled(c));
    words
        .filter(|word| {
            let disguised = word.chars().all(|c| is_mark(c) || LOOKS_LATIN.contains(c));
            word.chars().any(is_latin) || (beside_latin && disguised) || word.contains(is_styled)
        })
        .find_map(|word| word.chars().find(|c| is_styled(*c) || is_other_script(*c)))
}

/// Letters of Greek and Cyrillic that no reader can tell from Latin ones.
const LOOKS_LATIN: &str = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕЅІЈКМНОРСТУХаеіјорсухѕ";

fn is_latin(c: char) -> bool {
    is_letter(c) && !is_mark(c) && !is_other_script(c)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Greek and Cyrillic.
fn is_other_script(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52f}' | '\u{1f00}'..='\u{1fff}')
}

/// Full-width and mathematical letters: Latin to the eye, and to nothing else.
fn is_styled(c: char) -> bool {
    matches!(c, '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d7cb}')
}
