//! What axe-core finds on every page: WCAG 2.2 A and AA, and its best practices; on both screens,
//! in both themes and languages.

use std::{env, fs};

use e2e::tour::{PAGES, TODAY, fill_storage, show};
use e2e::{Journey, Page, Screen};
use serde_json::{Value, json};

#[test]
fn nothing_is_found_at_a_desk() {
    Journey::at(Screen::Desk)
        .called("axe-desk")
        .walk(walk_everywhere);
}

#[test]
fn nothing_is_found_on_a_phone() {
    Journey::at(Screen::Phone)
        .called("axe-phone")
        .walk(walk_everywhere);
}

fn walk_everywhere(page: &Page) {
    let axe = axe();
    page.before_load(TODAY);
    page.reload();
    page.find_css("main h1");
    let mut found = violations(page, &axe, "the first page");
    let mut looks = 1;
    for language in ["vi", "en"] {
        for theme in ["light", "dark"] {
            fill_storage(page, language, theme);
            for (name, hash) in PAGES {
                show(page, hash);
                open_all(page);
                found.extend(violations(
                    page,
                    &axe,
                    &format!("{name}, {language}, {theme}"),
                ));
                looks += 1;
            }
        }
    }
    assert!(
        found.is_empty(),
        "{} of {looks}:\n{}",
        found.len(),
        found.join("\n")
    );
}

/// The script, which `cargo xtask test` installs.
fn axe() -> String {
    let path = env::var_os("AXE").expect("AXE names axe.min.js; `cargo xtask test` sets it");
    fs::read_to_string(path).unwrap()
}

/// What is folded is part of the page.
fn open_all(page: &Page) {
    page.eval::<Value>(
        "document.querySelectorAll('details').forEach((one) => { one.open = true; });",
        &[],
    );
}

/// What is found, in words: rule, what is wrong, where.
fn violations(page: &Page, axe: &str, place: &str) -> Vec<String> {
    if !page.eval::<bool>("return 'axe' in window", &[]) {
        page.eval::<Value>(axe, &[]);
    }
    let tags = json!([
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22a",
        "wcag22aa",
        "best-practice"
    ]);
    let script = "return axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'] })
        .then(({ violations, passes }) => [passes.length, violations.map((one) =>
            `${one.id}: ${one.help}: ${one.nodes.map((node) => node.target + ' ' + node.html)
                .join(' | ').slice(0, 600)}`)])";
    let (passed, found): (usize, Vec<String>) = page.eval(script, &[tags]);
    // Where no rule applied nothing was looked at.
    assert!(passed > 10, "{place}: only {passed} rules");
    found
        .into_iter()
        .map(|words| format!("{place}: {words}"))
        .collect()
}
