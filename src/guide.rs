//! The guide as it stands in `docs/huong-dan.md`, taken apart to be shown: headings, paragraphs,
//! lists and words in bold, which is all of Markdown that it uses.

/// Words, and whether they are in bold.
pub type Run = (bool, String);

/// A part of the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The title (1), or the heading of a chapter (2).
    Heading(u8, String),
    /// A paragraph.
    Text(Vec<Run>),
    /// An item of a list.
    Item(Vec<Run>),
    /// A step of a numbered list.
    Step(Vec<Run>),
}

/// The parts of a text, in order. One line is one part; what is not known is a paragraph.
pub fn blocks(text: &str) -> Vec<Block> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(block).collect()
}

fn block(line: &str) -> Block {
    if let Some(words) = line.strip_prefix("## ") {
        return Block::Heading(2, words.to_owned());
    }
    if let Some(words) = line.strip_prefix("# ") {
        return Block::Heading(1, words.to_owned());
    }
    if let Some(words) = line.strip_prefix("- ") {
        return Block::Item(runs(words));
    }
    match line.split_once(". ") {
        Some((number, words)) if is_number(number) => Block::Step(runs(words)),
        _ => Block::Text(runs(line)),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Every second stretch between `**` is in bold.
fn runs(words: &str) -> Vec<Run> {
    let stretches = words.split("**").enumerate();
    let runs = stretches.map(|(at, words)| (at % 2 == 1, words.to_owned()));
    runs.filter(|(_, words)| !words.is_empty()).collect()
}
