//! What the page's source must not do: texts come from files of others, and are put into the page
//! as text and never as markup or program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Ways to make markup or program of a text.
const FORBIDDEN: [&str; 14] = [
    "inner_html",
    "innerHTML",
    "outer_html",
    "outerHTML",
    "insert_adjacent_html",
    "insertAdjacentHTML",
    "document.write",
    "document().write",
    "srcdoc",
    "javascript:",
    "eval(",
    "Function(",
    "create_contextual_fragment",
    "createContextualFragment",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every file of the page with its text.
fn page() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = vec![root.join("src/main.rs"), root.join("index.html")];
    sources(&root.join("src/app"), &mut found);
    assert!(found.len() > 25, "{found:?}");
    found
        .into_iter()
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect()
}

#[test]
fn no_text_becomes_markup_or_program() {
    for (path, text) in page() {
        for (number, line) in text.lines().enumerate() {
            for word in FORBIDDEN {
                assert!(!line.contains(word), "{path}:{}: {word}", number + 1);
            }
        }
    }
}

#[test]
fn links_to_elsewhere_are_web_addresses_and_give_nothing_away() {
    let mut found = 0;
    for (path, text) in page() {
        for (number, line) in text.lines().enumerate() {
            if line.contains("target=\"_blank\"") {
                found += 1;
                let place = format!("{path}:{}", number + 1);
                assert!(line.contains("rel=\"noopener noreferrer\""), "{place}");
            }
        }
        // An address is one of ours, or has been looked at.
        let links = text.split(" href=").skip(1);
        for link in links {
            let ours = [
                "\"#",
                "\"style/",
                "\"icons/",
                "\"icons\"",
                "\"docs/huong-dan.md\"",
                "\"plans\"",
                "to.href()",
                "Route::",
            ];
            let looked_at = link.starts_with("link ") && text.contains("web_address()");
            assert!(
                looked_at || ours.iter().any(|own| link.starts_with(own)),
                "{path}: {link:.40}"
            );
        }
    }
    assert_eq!(found, 1);
}
