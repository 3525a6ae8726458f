//! The guide is taken apart as it is written.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use so_chi_tieu::guide::{Block, blocks};

const GUIDE: &str = include_str!("../docs/huong-dan.md");

#[test]
fn each_line_is_a_part() {
    let plain = |words: &str| vec![(false, words.to_owned())];
    let cases = [
        ("# Tên", Block::Heading(1, "Tên".to_owned())),
        ("## Chương", Block::Heading(2, "Chương".to_owned())),
        ("- một", Block::Item(plain("một"))),
        ("12. bước", Block::Step(plain("bước"))),
        (
            "1.942 là một số. Thế thôi.",
            Block::Text(plain("1.942 là một số. Thế thôi.")),
        ),
        (
            "**Enter** xuống, **Tab** sang",
            Block::Text(vec![
                (true, "Enter".to_owned()),
                (false, " xuống, ".to_owned()),
                (true, "Tab".to_owned()),
                (false, " sang".to_owned()),
            ]),
        ),
        ("", Block::Text(Vec::new())),
    ];
    for (line, expected) in cases {
        let found = blocks(line);
        if line.is_empty() {
            assert!(found.is_empty());
        } else {
            assert_eq!(found, [expected], "{line}");
        }
    }
}

/// The page shows no marks of Markdown, and the whole prints on two pages.
#[test]
fn the_guide_has_nothing_but_what_is_known() {
    let parts = blocks(GUIDE);
    assert!(matches!(&parts[0], Block::Heading(1, _)));
    let mut steps = 0;
    for part in &parts {
        let words = match part {
            Block::Heading(_, words) => words.clone(),
            Block::Text(runs) | Block::Item(runs) | Block::Step(runs) => {
                runs.iter().map(|(_, words)| words.as_str()).collect()
            }
        };
        steps += usize::from(matches!(part, Block::Step(_)));
        assert!(!words.contains(['*', '#', '`', '[', '<', '|']), "{words}");
    }
    assert_eq!(steps, 3);
    assert!(GUIDE.split_whitespace().count() < 1_200);
}
