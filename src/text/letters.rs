//! The 144 vowel letters of Vietnamese, taken apart and put together.

use super::case::{lower, upper};

/// The mark that makes another letter of a vowel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// a e i o u y
    Plain,
    /// ă
    Breve,
    /// â ê ô
    Circumflex,
    /// ơ ư
    Horn,
}

/// A vowel letter taken apart.
pub(super) struct Letter {
    /// The letter without marks, in lower case: one of a e i o u y.
    pub base: char,
    pub shape: Shape,
    /// Which column of [`ROWS`]: 0 level, then grave, hook above, tilde, acute,
    /// dot below.
    pub tone: usize,
    pub upper: bool,
}

/// A combining mark of Vietnamese.
pub(super) enum Mark {
    Shape(Shape),
    Tone(usize),
}

const ROWS: [(char, Shape, [char; 6]); 12] = [
    ('a', Shape::Plain, ['a', 'à', 'ả', 'ã', 'á', 'ạ']),
    ('a', Shape::Breve, ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ']),
    ('a', Shape::Circumflex, ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ']),
    ('e', Shape::Plain, ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ']),
    ('e', Shape::Circumflex, ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ']),
    ('i', Shape::Plain, ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị']),
    ('o', Shape::Plain, ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ']),
    ('o', Shape::Circumflex, ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ']),
    ('o', Shape::Horn, ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ']),
    ('u', Shape::Plain, ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ']),
    ('u', Shape::Horn, ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự']),
    ('y', Shape::Plain, ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ']),
];

/// The parts of a precomposed vowel letter, or `None` for any other character.
pub(super) fn split(letter: char) -> Option<Letter> {
    let small = lower(letter);
    let upper = small != letter;
    ROWS.iter().find_map(|(base, shape, row)| {
        let tone = row.iter().position(|&l| l == small)?;
        Some(Letter {
            base: *base,
            shape: *shape,
            tone,
            upper,
        })
    })
}

/// The letter with these parts, or `None` when Vietnamese has none (ê with a horn).
pub(super) fn join(letter: &Letter) -> Option<char> {
    let same =
        |(base, shape, _): &&(char, Shape, _)| *base == letter.base && *shape == letter.shape;
    let (_, _, row) = ROWS.iter().find(same)?;
    let small = *row.get(letter.tone)?;
    Some(if letter.upper { upper(small) } else { small })
}

/// What a combining mark does, or `None` for any other character.
pub(super) fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '\u{306}' => Mark::Shape(Shape::Breve),
        '\u{302}' => Mark::Shape(Shape::Circumflex),
        '\u{31b}' => Mark::Shape(Shape::Horn),
        '\u{300}' => Mark::Tone(1),
        '\u{309}' => Mark::Tone(2),
        '\u{303}' => Mark::Tone(3),
        '\u{301}' => Mark::Tone(4),
        '\u{323}' => Mark::Tone(5),
        _ => return None,
    })
}
