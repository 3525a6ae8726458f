//! What makes the page work without a network: the worker gets the digests of the page's files and
//! a version made of them, the page is told that there is a worker, and which version it is of.

use crate::{command, seal::HEAD, workspace};
use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fs, path::Path, process::Command};

/// The worker's name in the built page; always the same, so that browsers look for a newer one.
const WORKER: &str = "sw.js";
/// What it is made of.
const SCRIPT: &str = include_str!("../../src/app/worker.js");
/// What in a bundle is not the page: what servers read or send for a file that is missing, packed
/// copies, the page as one file.
const NOT_KEPT: [&str; 6] = [
    "_headers",
    "404.html",
    "SHA256SUMS",
    "br",
    "gz",
    "so-chi-tieu.html",
];

/// SHA-256 in hexadecimal of every file, under the path by which the page asks for it.
pub type Digests = BTreeMap<String, String>;

/// Gives the page its worker. The page must be as it is published: the worker keeps nothing else.
///
/// # Errors
/// What keeps a file from being read or written.
pub fn put_worker(dist: &Path) -> Result<()> {
    let script = filled(SCRIPT, &digests(dist)?)?;
    fs::write(dist.join(WORKER), script).context("the worker cannot be written")
}

/// Tells the page its version, and that there is a worker: it starts only one that it is told of,
/// so that a page built quickly, for trying, has none.
pub(crate) fn introduce(dist: &Path) -> Result<()> {
    let path = dist.join("index.html");
    let page = fs::read_to_string(&path).context("index.html cannot be read")?;
    let metas = format!(
        "{HEAD}<meta name=so-chi-tieu-version content=\"{}\"><meta name=so-chi-tieu-worker content={WORKER}>",
        version()
    );
    ensure!(page.contains(HEAD), "index.html does not begin as expected");
    fs::write(&path, page.replacen(HEAD, &metas, 1)).context("index.html cannot be written")
}

/// Version, day of the last commit and its short name: the same for whoever builds it. Only the
/// version where this is no repository.
pub(crate) fn version() -> String {
    let number = env!("CARGO_PKG_VERSION");
    match last_commit() {
        Some(commit) => format!("{number} · {commit}"),
        None => number.to_owned(),
    }
}

fn last_commit() -> Option<String> {
    let mut git = Command::new("git");
    git.current_dir(workspace::root().ok()?)
        // Of any zone the same day.
        .env("TZ", "UTC")
        .args(["log", "-1", "--date=format-local:%d/%m/%Y"])
        .args(["--abbrev=10", "--format=%cd · %h"]);
    let words = command::output(&mut git).ok()?;
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}

/// The worker's script for these files. Its version is another as soon as one byte of them is, or
/// of the script.
fn filled(script: &str, files: &Digests) -> Result<String> {
    let files = serde_json::to_string(files).context("digests of files")?;
    let version = hex(&Sha256::digest(format!("{script}{files}")));
    let version = version.get(..16).unwrap_or(&version);
    let places = [
        (
            "const VERSION = \"\";",
            format!("const VERSION = \"{version}\";"),
        ),
        ("const FILES = {};", format!("const FILES = {files};")),
    ];
    let mut script = script.to_owned();
    for (place, text) in places {
        ensure!(script.contains(place), "the worker has no place `{place}`");
        script = script.replacen(place, &text, 1);
    }
    Ok(script)
}

/// The page's files as it asks for them.
///
/// # Errors
/// What keeps a file from being read.
pub fn digests(dist: &Path) -> Result<Digests> {
    let mut digests = Digests::new();
    for path in workspace::files_below(dist)? {
        let name = workspace::name_below(dist, &path);
        if !is_kept(&name) {
            continue;
        }
        let bytes = fs::read(&path).with_context(|| format!("{name} cannot be read"))?;
        let asked = if name == "index.html" {
            "./".to_owned()
        } else {
            name
        };
        digests.insert(asked, hex(&Sha256::digest(bytes)));
    }
    Ok(digests)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn is_kept(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    name != WORKER
        && !NOT_KEPT
            .iter()
            .any(|other| *other == name || *other == ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_has_a_place_for_what_the_build_knows() {
        let files = |digest: &str| Digests::from([("./".to_owned(), digest.to_owned())]);
        let script = filled(SCRIPT, &files("ab")).unwrap();
        assert!(script.contains(r#"const FILES = {"./":"ab"};"#));
        assert!(!script.contains("const VERSION = \"\";"));
        assert!(filled("", &files("ab")).is_err());
    }

    #[test]
    fn another_byte_makes_another_version() {
        let source = "const VERSION = \"\";\nconst FILES = {};\n";
        let version = |script: &str, digest: &str| {
            let files = Digests::from([("./".to_owned(), digest.to_owned())]);
            let script = filled(script, &files).unwrap();
            script.lines().next().unwrap().to_owned()
        };
        let plain = version(source, "ab");
        assert_eq!(plain, version(source, "ab"));
        assert_ne!(plain, version(source, "ac"));
        assert_ne!(plain, version(&format!("{source}// more"), "ab"));
    }

    #[test]
    fn states_the_digest_of_what_lies_there() {
        let folder = std::env::temp_dir().join(format!("so-chi-tieu-sums-{}", std::process::id()));
        fs::create_dir_all(folder.join("plans")).unwrap();
        fs::write(folder.join("index.html"), "abc").unwrap();
        fs::write(folder.join("404.html"), "abc").unwrap();
        fs::write(folder.join("plans/a.json"), "").unwrap();
        let found = digests(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        // Those of FIPS 180-4, and of nothing.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let expected = [("./", abc), ("plans/a.json", nothing)];
        let expected = expected.map(|(name, digest)| (name.to_owned(), digest.to_owned()));
        assert_eq!(found, Digests::from(expected));
    }

    #[test]
    fn keeps_the_page_and_nothing_else() {
        let table = [
            ("index.html", true),
            ("app-0123456789abcdef_bg.wasm", true),
            ("plans/tinh-bien-2026.json", true),
            ("icons/icon-512.png", true),
            ("sw.js", false),
            ("404.html", false),
            ("index.html.br", false),
            ("app.js.gz", false),
            ("_headers", false),
            ("SHA256SUMS", false),
            ("so-chi-tieu.html", false),
        ];
        for (name, kept) in table {
            assert_eq!(is_kept(name), kept, "{name}");
        }
    }
}
