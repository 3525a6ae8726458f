//! Text reduced to what a search compares.

use super::case::lower;
use super::letters::split;

/// The text as a search sees it: lower case, no diacritics (đ → d), one space
/// for any run of white space and none at the ends, straight quotes, `-` for
/// every dash, Latin letters for the Cyrillic and other look-alikes found in
/// official documents, no invisible characters.
///
/// Composed and decomposed text fold alike, and so do both places of the tone
/// mark (hoà, hòa). For comparing only: what is shown stays as it was written.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let plain = text.chars().map(lower);
    for c in plain.filter_map(plain_char) {
        if c != ' ' || !(folded.is_empty() || folded.ends_with(' ')) {
            folded.push(c);
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// Whether two texts are the same once folded.
#[must_use]
pub fn same_text(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

/// Whether every word of a search stands somewhere in the text; one without words finds all.
#[must_use]
pub fn has_words(text: &str, words: &str) -> bool {
    let text = fold(text);
    fold(words).split(' ').all(|word| text.contains(word))
}

/// What stands for a lower-case character, or `None` when nothing does.
fn plain_char(c: char) -> Option<char> {
    Some(match c {
        _ if c.is_whitespace() => ' ',
        _ if c.is_ascii() => c,
        // Combining marks; soft hyphen, zero-width space, byte order mark.
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}' | '\u{feff}' => return None,
        '\u{2018}'..='\u{201b}' => '\'',
        '\u{201c}'..='\u{201f}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => letter(c),
    })
}

/// The Latin base letter of a lower-case letter; any other is its own.
fn letter(c: char) -> char {
    match c {
        // U+0111 and the eth that stands for it.
        'đ' | 'ð' => 'd',
        // The rest of Latin-1, and the carons that stand for a breve.
        'ä' | 'å' | 'ǎ' => 'a',
        'ç' => 'c',
        'ë' | 'ě' => 'e',
        'î' | 'ï' | 'ǐ' => 'i',
        'ñ' => 'n',
        'ö' | 'ǒ' => 'o',
        'û' | 'ü' | 'ǔ' => 'u',
        'ÿ' => 'y',
        // Cyrillic, whose capitals look Latin: "66/NQ-СР".
        'а' => 'a',
        'в' => 'b',
        'с' => 'c',
        'е' => 'e',
        'н' => 'h',
        'і' => 'i',
        'к' => 'k',
        'м' => 'm',
        'о' => 'o',
        'р' => 'p',
        'т' => 't',
        'х' => 'x',
        'у' => 'y',
        _ => split(c).map_or(c, |letter| letter.base),
    }
}
