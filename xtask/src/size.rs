//! What a first visit downloads, compressed as a web server does it, against a budget.

use crate::workspace;
use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use std::{ffi::OsStr, fs, io, path::Path};

const BUDGET: usize = 200_000;

/// Folders that the page opens only when it is asked to.
const LATER_FOLDERS: [&str; 4] = ["plans", "icons", "docs", "schema"];
/// Icons and reading matter. Everything else counts.
const LATER_ENDINGS: [&str; 12] = [
    // What a server sends in the place of the plain file.
    "br",
    "gz",
    "ico",
    "png",
    "svg",
    "webp",
    "jpg",
    "map",
    "md",
    "txt",
    "pdf",
    "webmanifest",
];

/// What stands beside the page, for others.
const LATER_FILES: [&str; 4] = ["404.html", "_headers", "SHA256SUMS", "so-chi-tieu.html"];

/// A file of the page, and what it weighs.
pub struct Row {
    /// Its name in the built page.
    pub name: String,
    /// Bytes.
    pub plain: usize,
    /// Bytes with brotli 11.
    pub packed: usize,
}

/// Prints one row per file of the first download, and gives their weight in bytes; fails when it
/// exceeds the budget.
pub(crate) fn check(dist: &Path) -> Result<usize> {
    let (rows, parts) = weights(dist)?;
    print(&rows, &parts);
    let total = rows.iter().map(|row| row.packed).sum();
    within_budget(total).map(|()| total)
}

/// The files of the first download, and the parts that are fetched when they are asked for.
///
/// # Errors
/// What keeps a file from being read.
pub fn weights(dist: &Path) -> Result<(Vec<Row>, Vec<Row>)> {
    let (mut rows, mut parts) = (Vec::new(), Vec::new());
    for file in workspace::files_below(dist)? {
        let name = file.strip_prefix(dist).unwrap_or(&file);
        if in_first_download(name) {
            rows.push(weigh(&file, name)?);
        } else if is_later_part(name) {
            parts.push(weigh(&file, name)?);
        }
    }
    Ok((rows, parts))
}

/// The last line of a test run.
pub(crate) fn in_words(total: usize) -> String {
    format!(
        "first download (html, css, js, wasm; brotli 11): {} of {}",
        kilobytes(total),
        kilobytes(BUDGET)
    )
}

fn within_budget(total: usize) -> Result<()> {
    if total == 0 {
        bail!("the bundle is empty");
    }
    if total > BUDGET {
        bail!(
            "the first download is {} with brotli, {} over its budget of {}",
            kilobytes(total),
            kilobytes(total - BUDGET),
            kilobytes(BUDGET)
        );
    }
    Ok(())
}

/// The parts of the page that are fetched when they are asked for, and what they share.
const LATER_PARTS: [&str; 2] = ["split_", "chunk_"];

fn is_later_part(name: &Path) -> bool {
    let name = name.to_string_lossy();
    LATER_PARTS.iter().any(|start| name.starts_with(start))
}

fn in_first_download(name: &Path) -> bool {
    let folder = name.parent().and_then(|parent| parent.iter().next());
    let later_folder = folder.is_some_and(|one| LATER_FOLDERS.iter().any(|later| one == *later));
    let ending = name.extension().and_then(OsStr::to_str);
    let later_ending = ending.is_some_and(|one| LATER_ENDINGS.contains(&one));
    let later_file = LATER_FILES.iter().any(|one| name == Path::new(one));
    !later_folder && !later_ending && !later_file && !is_later_part(name)
}

fn weigh(file: &Path, name: &Path) -> Result<Row> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(Row {
        name: name.display().to_string(),
        plain: bytes.len(),
        packed: packed(&bytes).with_context(|| format!("{} not compressed", file.display()))?,
    })
}

fn packed(bytes: &[u8]) -> io::Result<usize> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut io::sink(), &parameters)
}

fn print(rows: &[Row], parts: &[Row]) {
    let (plain, packed) = rows
        .iter()
        .fold((0, 0), |sum, row| (sum.0 + row.plain, sum.1 + row.packed));
    let names = rows.iter().chain(parts);
    let longest = names
        .map(|row| row.name.chars().count() + "on demand: ".len())
        .max();
    let width = longest.unwrap_or_default().max("first download".len());
    let line = |name: &str, plain: &str, packed: &str| {
        println!("{name:<width$}  {plain:>10}  {packed:>10}");
    };
    line("first download", "plain", "brotli 11");
    for row in rows {
        line(&row.name, &kilobytes(row.plain), &kilobytes(row.packed));
    }
    line("total", &kilobytes(plain), &kilobytes(packed));
    line("budget", "", &kilobytes(BUDGET));
    for part in parts {
        line(
            &format!("on demand: {}", part.name),
            &kilobytes(part.plain),
            &kilobytes(part.packed),
        );
    }
}

/// `96.3 kB`.
pub fn kilobytes(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_a_first_visit_needs() {
        let table = [
            ("index.html", true),
            ("app-0123456789abcdef.js", true),
            ("app-0123456789abcdef_bg.wasm", true),
            ("style-0123.css", true),
            ("snippets/part/inline0.js", true),
            ("locales/vi.json", true),
            ("something-new", true),
            ("plans/766.json", false),
            ("icons/large.html", false),
            ("docs/page.html", false),
            ("favicon.ico", false),
            ("icon-512.png", false),
            ("sw.js", true),
            ("index.html.br", false),
            ("_headers", false),
            ("so-chi-tieu.html", false),
            ("not/plans/a.json", true),
            ("plans.js", true),
            ("split_more-0123.wasm", false),
            ("chunk_1-0123.wasm", false),
        ];
        for (name, expected) in table {
            assert_eq!(in_first_download(Path::new(name)), expected, "{name}");
        }
    }

    #[test]
    fn holds_the_budget_to_the_byte() {
        let table = [(0, false), (1, true), (BUDGET, true), (BUDGET + 1, false)];
        for (total, expected) in table {
            assert_eq!(within_budget(total).is_ok(), expected, "{total}");
        }
    }

    #[test]
    fn compresses_what_repeats() {
        assert!(packed(&b"chi tieu ".repeat(1000)).unwrap() < 100);
        assert_eq!(kilobytes(96_349), "96.3 kB");
    }
}
