//! What makes the page work without a network: the worker gets the list of the page's files and a
//! version made of what is in them, the page is told that there is a worker, and which version it
//! is of.

use crate::{command, seal::HEAD, workspace};
use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::{fs, path::Path, process::Command};

/// The worker's name in the built page; always the same, so that browsers look for a newer one.
const WORKER: &str = "sw.js";
/// What in a bundle is not the page: what servers read, packed copies, the page as one file.
const NOT_KEPT: [&str; 5] = ["_headers", "SHA256SUMS", "br", "gz", "so-chi-tieu.html"];

/// Gives the page its worker. The page must be as it is published: the worker's version is made of
/// it.
pub fn put_worker(dist: &Path) -> Result<()> {
    let script = worker(&files(dist)?, dist)?;
    fs::write(dist.join(WORKER), script).context("the worker cannot be written")
}

/// Tells the page its version, and that there is a worker: it starts only one that it is told of,
/// so that a page built quickly, for trying, has none.
pub fn introduce(dist: &Path) -> Result<()> {
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
pub fn version() -> String {
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

/// The worker's script for these files.
fn worker(files: &[String], dist: &Path) -> Result<String> {
    let source = workspace::root()?.join("src/app/worker.js");
    let script = fs::read_to_string(&source).context("the worker's script cannot be read")?;
    let names = serde_json::to_string(files).context("names of files")?;
    filled(&script, &digest(files, dist)?, &names)
}

fn filled(script: &str, version: &str, names: &str) -> Result<String> {
    let places = [
        (
            "const VERSION = \"\";",
            format!("const VERSION = \"{version}\";"),
        ),
        ("const FILES = [];", format!("const FILES = {names};")),
    ];
    let mut script = script.to_owned();
    for (place, text) in places {
        ensure!(script.contains(place), "the worker has no place `{place}`");
        script = script.replacen(place, &text, 1);
    }
    Ok(script)
}

/// Short name of all that is in the files: another as soon as one byte is.
fn digest(files: &[String], dist: &Path) -> Result<String> {
    let mut all = Sha256::new();
    for name in files {
        let path = dist.join(if name == "./" { "index.html" } else { name });
        let bytes = fs::read(&path).with_context(|| format!("{name} cannot be read"))?;
        all.update(name);
        all.update(Sha256::digest(bytes));
    }
    let digest = all.finalize();
    Ok(digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// The page's files as it asks for them, in order.
fn files(dist: &Path) -> Result<Vec<String>> {
    let paths = workspace::files_below(dist)?;
    let names = paths.iter().map(|path| workspace::name_below(dist, path));
    let mut names: Vec<String> = names.collect();
    names.retain(|name| is_kept(name));
    for name in &mut names {
        if name == "index.html" {
            "./".clone_into(name);
        }
    }
    names.sort();
    Ok(names)
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
        let source = include_str!("../../src/app/worker.js");
        let script = filled(source, "0123", r#"["./","a.js"]"#).unwrap();
        assert!(script.contains("const VERSION = \"0123\";"));
        assert!(script.contains(r#"const FILES = ["./","a.js"];"#));
        assert!(filled("", "0123", "[]").is_err());
    }

    #[test]
    fn keeps_the_page_and_nothing_else() {
        let table = [
            ("index.html", true),
            ("app-0123456789abcdef_bg.wasm", true),
            ("plans/tinh-bien-2026.json", true),
            ("icons/icon-512.png", true),
            ("sw.js", false),
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
