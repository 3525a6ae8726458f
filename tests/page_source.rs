//! What the page's source must not do. Texts come from files of others, and are put into the page
//! as text and never as markup or program. Listeners and deferred steps read no signal of a view
//! that is gone: the law at the head of `src/app/components/scope.rs`.

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
                "\"404.html\"",
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

/// What makes a listener that ends with the signals of its view (`components/scope.rs`).
const WRAPPERS: [&str; 3] = ["listener(", "press(", "typed("];

/// The value of each `on:` attribute in a text that is made past the wrappers: neither by a call
/// of one, nor a variable that holds what one has made.
fn unguarded(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for attribute in text.split(" on:").skip(1) {
        let Some((event, value)) = attribute.split_once('=') else {
            continue;
        };
        let is_event = !event.is_empty() && event.chars().all(|one| one.is_ascii_lowercase());
        let made = |place: &str| {
            let mut wrappers = WRAPPERS.iter();
            wrappers.any(|wrapper| text.contains(&format!("{place}{wrapper}")))
        };
        let end = value.find(|one: char| !one.is_alphanumeric() && one != '_');
        let name = end.map_or(value, |end| &value[..end]);
        let wrapped = WRAPPERS.iter().any(|wrapper| value.starts_with(wrapper));
        if is_event && !wrapped && !made(&format!("let {name} = ")) {
            found.push(value.lines().next().unwrap_or_default());
        }
    }
    found
}

#[test]
fn listeners_end_with_the_signals_of_their_view() {
    let mut listeners = 0;
    for (path, text) in page() {
        listeners += text.matches(" on:").count();
        assert_eq!(unguarded(&text), [""; 0], "{path}");
        // Ways to add a listener that no attribute shows.
        for way in [".on(", " bind:", " use:", "add_any_attr("] {
            assert!(!text.contains(way), "{path}: {way}");
        }
    }
    assert!(listeners > 60, "{listeners}");
}

#[test]
fn a_listener_made_past_the_wrappers_is_found() {
    let tried = [
        (
            " on:blur=move |_| own.set(None)\n",
            "move |_| own.set(None)",
        ),
        (" on:click=act>", "act>"),
        (" on:click=press(act) on:blur=act\n", "act"),
    ];
    for (text, value) in tried {
        assert_eq!(unguarded(text), [value]);
    }
    let made = "let act = press(|_| ());\n on:click=act>\n on:input=typed(move |event| ())";
    assert_eq!(unguarded(made), [""; 0]);
}

/// What outlives a view, and who may start it nevertheless: by the path's end.
const OUTLIVING: [&str; 6] = [
    "detached",
    "after_paint",
    "watch_version",
    "on_loss",
    "Line::open",
    "browser::ask(",
];
const MAY_OUTLIVE: [&str; 2] = [
    // The wrappers themselves.
    "components/scope.rs",
    // What is being opened is opened, whatever page is shown by then.
    "pages/plans.rs",
];

#[test]
fn no_view_starts_what_outlives_it() {
    let mut views = 0;
    for (path, text) in page() {
        let is_view = path.contains("/pages/") || path.contains("/components/");
        if !is_view || MAY_OUTLIVE.iter().any(|end| path.ends_with(end)) {
            continue;
        }
        views += 1;
        for word in OUTLIVING {
            let of_scope = text.matches(&format!("scope.{word}")).count();
            assert_eq!(text.matches(word).count(), of_scope, "{path}: {word}");
        }
    }
    assert!(views > 50, "{views}");
}
