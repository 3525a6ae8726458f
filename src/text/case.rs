//! Upper and lower case of the letters that occur in Vietnamese documents: Latin, Greek,
//! Cyrillic. The full tables of Unicode would weigh 15 kB in the page.

/// How far apart the cases of a block of letters are.
#[derive(Clone, Copy, PartialEq)]
enum Pairing {
    /// The small letter stands this many places after the capital.
    Apart(u32),
    /// Capitals at even places, each followed by its small letter.
    Even,
    /// Capitals at odd places, each followed by its small letter.
    Odd,
}

/// Blocks of capitals: first, last, pairing. For pairs, the small letters are within.
const BLOCKS: [(u32, u32, Pairing); 17] = [
    (0x41, 0x5a, Pairing::Apart(32)),
    (0xc0, 0xd6, Pairing::Apart(32)),
    (0xd8, 0xde, Pairing::Apart(32)),
    (0x100, 0x12f, Pairing::Even),
    (0x132, 0x137, Pairing::Even),
    (0x139, 0x148, Pairing::Odd),
    (0x14a, 0x177, Pairing::Even),
    (0x179, 0x17e, Pairing::Odd),
    (0x1a0, 0x1a5, Pairing::Even),
    (0x1af, 0x1b0, Pairing::Odd),
    (0x1cd, 0x1dc, Pairing::Odd),
    (0x391, 0x3a1, Pairing::Apart(32)),
    (0x3a3, 0x3ab, Pairing::Apart(32)),
    (0x400, 0x40f, Pairing::Apart(80)),
    (0x410, 0x42f, Pairing::Apart(32)),
    (0x1e00, 0x1e95, Pairing::Even),
    (0x1ea0, 0x1eff, Pairing::Even),
];

/// How far a capital's small letter is; none for what is no capital here.
fn distance(capital: u32) -> Option<u32> {
    let (_, _, pairing) = BLOCKS
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&capital))?;
    match pairing {
        Pairing::Apart(by) => Some(*by),
        Pairing::Even => capital.is_multiple_of(2).then_some(1),
        Pairing::Odd => (!capital.is_multiple_of(2)).then_some(1),
    }
}

/// The small letter of a capital; any other character is its own.
pub(crate) fn lower(letter: char) -> char {
    let code = u32::from(letter);
    let small = distance(code).and_then(|by| char::from_u32(code + by));
    small.unwrap_or(letter)
}

/// The capital of a small letter; any other character is its own.
pub(super) fn upper(letter: char) -> char {
    let code = u32::from(letter);
    [1, 32, 80]
        .into_iter()
        .filter_map(|by| Some((code.checked_sub(by)?, by)))
        .find(|(capital, by)| distance(*capital) == Some(*by))
        .and_then(|(capital, _)| char::from_u32(capital))
        .unwrap_or(letter)
}

/// Whether a character is a letter or a mark on one, in the scripts above.
pub(crate) fn is_letter(c: char) -> bool {
    let other = matches!(c, '\u{c0}'..='\u{24f}' | '\u{300}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}');
    c.is_ascii_alphabetic() || (other && !matches!(c, '×' | '÷'))
}

#[cfg(test)]
mod tests {
    use super::{BLOCKS, is_letter, lower, upper};

    #[test]
    fn cases_are_those_of_unicode() {
        for (first, last, _) in BLOCKS {
            for letter in (first..=last).filter_map(char::from_u32) {
                let small = letter.to_lowercase().next().unwrap();
                assert_eq!(lower(letter), small, "{letter}");
                assert_eq!(
                    upper(small),
                    small.to_uppercase().next().unwrap(),
                    "{small}"
                );
                assert!(is_letter(letter) && is_letter(small));
            }
        }
    }

    #[test]
    fn what_has_no_case_stays() {
        for c in " 0-×÷đơư\u{301}中“”".chars() {
            assert_eq!(lower(c), c);
        }
        for c in " 0-×÷ĐƠƯ\u{301}中“”".chars() {
            assert_eq!(upper(c), c);
        }
    }
}
