//! The page as one file, for a disk or a USB stick: styles, scripts, plans and the packed module
//! all stand in it, and its policy lets it ask for nothing at all.

use crate::{offline, seal, workspace};
use anyhow::{Context, Result, bail, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::{Compression, write::GzEncoder};
use std::{fs, io::Write, path::Path};

/// Starts the module that stands packed in the page. It comes after the script of the module, in
/// whose scope `__wbg_init` is. The script itself waits for nothing: see [`crate::start`].
const START: &str = "
async function startPacked() {
    const packed = document.getElementById(\"so-chi-tieu-module\").textContent;
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(\"gzip\"));
    await __wbg_init({ module_or_path: await new Response(stream).arrayBuffer() });
}
startPacked();
";

/// The page made of the source page and of what trunk built of it.
pub fn page(built: &Path) -> Result<String> {
    let root = workspace::root()?;
    let source = read(&root.join("index.html"))?;
    let mut lines = Vec::new();
    for line in source.lines() {
        if let Some(line) = placed(line, built, &root)? {
            lines.push(line);
        }
    }
    let plans = plans(&root.join("plans"))? + &guide(&root.join("docs"))?;
    let page = lines
        .join("\n")
        .replacen("  </body>", &format!("{plans}  </body>"), 1);
    ensure!(page.contains(&plans), "index.html does not end as expected");
    closed(&page)
}

/// A line of the source page as it stands in the file; none where it names what a file has not.
fn placed(line: &str, built: &Path, root: &Path) -> Result<Option<String>> {
    if line.contains("<html ") {
        return Ok(Some(line.replacen("<html ", "<html data-one-file ", 1)));
    }
    if line.contains("<meta charset") {
        let version = offline::version();
        return Ok(Some(format!(
            "{}\n    <meta name=\"so-chi-tieu-version\" content=\"{version}\">",
            seal::HEAD
        )));
    }
    let rel = attribute(line, "rel");
    match (rel, attribute(line, "href"), attribute(line, "src")) {
        (Some("inline"), Some(href), _) => {
            let style = read(&root.join(href))?;
            Ok(Some(format!("<style>{style}</style>")))
        }
        (Some("icon"), Some(href), _) => {
            let icon = STANDARD.encode(fs::read(root.join(href)).context("the icon")?);
            let data = format!("data:image/svg+xml;base64,{icon}");
            Ok(Some(format!("<link rel=\"icon\" href=\"{data}\">")))
        }
        (Some("copy-dir" | "copy-file" | "manifest" | "apple-touch-icon"), ..) => Ok(None),
        (Some("rust"), ..) => module(built).map(Some),
        (_, _, Some(src)) => {
            let script = read(&hashed(built, stem(src), ".js")?)?;
            Ok(Some(format!("<script>{}</script>", script_text(script)?)))
        }
        _ => Ok(Some(line.to_owned())),
    }
}

/// The packed module, and the script that starts it.
fn module(built: &Path) -> Result<String> {
    let bytes = fs::read(hashed(built, "app", "_bg.wasm")?).context("the module")?;
    let packed = STANDARD.encode(gzip(&without_relocations(&bytes)?)?);
    let script = script_text(read(&hashed(built, "app", ".js")?)?)?;
    Ok(format!(
        "<script type=\"text/plain\" id=\"so-chi-tieu-module\">{packed}</script>\n\
         <script type=\"module\">{script}{START}</script>"
    ))
}

/// A module without the sections that only linkers and [`crate::split`] read; they are more than half of it.
fn without_relocations(module: &[u8]) -> Result<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(8).context("no module")?;
    let mut kept = head.to_vec();
    while !rest.is_empty() {
        let (section, after) = section(rest).context("a section of the module is cut off")?;
        let is_custom = section.bytes.first() == Some(&0);
        if !(is_custom && is_of_linkers(section.body)) {
            kept.extend(section.bytes);
        }
        rest = after;
    }
    Ok(kept)
}

struct Section<'a> {
    /// All of it.
    bytes: &'a [u8],
    /// What stands after its sort and its length.
    body: &'a [u8],
}

/// The first section, and what comes after it.
fn section(rest: &[u8]) -> Option<(Section<'_>, &[u8])> {
    // Seven bits in a byte, the lowest first, the last without the eighth (LEB128).
    let digits = rest.get(1..)?;
    let last = digits.iter().take(5).position(|byte| byte & 0x80 == 0)?;
    let low = digits.get(..=last)?.iter().rev();
    let length = low.fold(0, |sum: usize, byte| (sum << 7) | usize::from(byte & 0x7f));
    let start = last + 2;
    let (bytes, after) = rest.split_at_checked(start.checked_add(length)?)?;
    let body = bytes.get(start..)?;
    Some((Section { bytes, body }, after))
}

/// Whether a custom section, which begins with its name, is one of theirs.
fn is_of_linkers(body: &[u8]) -> bool {
    let name = body
        .split_first()
        .and_then(|(length, rest)| rest.get(..usize::from(*length)));
    name.is_some_and(|name| name == b"linking" || name.starts_with(b"reloc."))
}

/// Packed as well as can be, the same bytes at every time.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).context("could not be packed")?;
    packer.finish().context("could not be packed")
}

/// The plans that come with the page, under the names by which it asks for them.
fn plans(folder: &Path) -> Result<String> {
    let entries = fs::read_dir(folder).context("the plans cannot be listed")?;
    let mut paths: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.sort();
    let held = paths.iter().map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // The same JSON; no text in it can end the element.
        let text = read(path)?.replace('<', "\\u003c");
        Ok(format!(
            "<script type=\"application/json\" id=\"plans/{name}\">{text}</script>\n"
        ))
    });
    held.collect()
}

/// The guide, under the name by which the page asks for it.
fn guide(folder: &Path) -> Result<String> {
    const NAME: &str = "huong-dan.md";
    let text = script_text(read(&folder.join(NAME))?)?;
    Ok(format!(
        "<script type=\"text/plain\" id=\"{NAME}\">{text}</script>\n"
    ))
}

/// The page with its policy, if nothing in it asks for another file.
fn closed(page: &str) -> Result<String> {
    for sort in [
        "href=\"./",
        "src=\"./",
        "href=\"style",
        "href=\"icons",
        "data-trunk",
        "@import",
    ] {
        if page.contains(sort) {
            bail!("the page still asks for another file: {sort}");
        }
    }
    seal::with_policy(page, &seal::one_file_policy(page))
}

/// A script that may stand in a page: nothing in it ends its element.
pub fn script_text(script: String) -> Result<String> {
    ensure!(
        !script.to_ascii_lowercase().contains("</script"),
        "a script that ends itself"
    );
    ensure!(!script.contains("<!--"), "a script that opens a comment");
    Ok(script)
}

/// The value of an attribute in double quotes.
fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = line.split_once(&format!(" {name}=\""))?;
    after.split_once('"').map(|(value, _)| value)
}

/// `crash` of `src/app/crash.js`.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}

/// The built file whose name is a stem, the hash of its contents, and this end.
fn hashed(built: &Path, stem: &str, end: &str) -> Result<std::path::PathBuf> {
    let entries = fs::read_dir(built).context("the built page cannot be listed")?;
    let mut paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let fits = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let hash = name
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_prefix('-'));
        let hash = hash.and_then(|rest| rest.strip_suffix(end));
        hash.is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    paths
        .find(fits)
        .with_context(|| format!("the built page has no {stem}-….{end}"))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_lines_of_the_source_page() {
        let line = r#"    <link data-trunk rel="inline" type="css" href="style/tokens.css">"#;
        assert_eq!(attribute(line, "rel"), Some("inline"));
        assert_eq!(attribute(line, "href").map(stem), Some("tokens"));
        assert_eq!(attribute(line, "src"), None);
    }

    #[test]
    fn no_script_can_end_its_element() {
        assert!(script_text("let a = 1;".to_owned()).is_ok());
        for script in ["'</script>'", "'</SCRIPT'", "a <!-- b"] {
            assert!(script_text(script.to_owned()).is_err(), "{script}");
        }
    }

    #[test]
    fn a_page_that_asks_for_a_file_is_refused() {
        let page = format!("{}<p>Sổ</p>", seal::HEAD);
        assert!(closed(&page).unwrap().contains("connect-src 'none'"));
        let asks = format!("{}<link rel=\"stylesheet\" href=\"./a.css\">", seal::HEAD);
        assert!(closed(&asks).is_err());
    }

    #[test]
    fn leaves_out_what_only_linkers_read() {
        let custom = |name: &str, more: usize| {
            let body = [&[name.len() as u8], name.as_bytes(), &vec![7; more]].concat();
            let length = [(body.len() & 0x7f) as u8 | 0x80, (body.len() >> 7) as u8];
            [&[0], &length[..], &body].concat()
        };
        let head = b"\0asm\x01\0\0\0".to_vec();
        let code = vec![10, 3, 1, 2, 3];
        let whole = [
            head.clone(),
            custom("linking", 200),
            code.clone(),
            custom("reloc.CODE", 300),
            custom("producers", 150),
        ]
        .concat();
        let expected = [head, code, custom("producers", 150)].concat();
        assert_eq!(without_relocations(&whole).unwrap(), expected);
        assert!(without_relocations(&whole[..whole.len() - 1]).is_err());
        assert!(without_relocations(b"\0as").is_err());
    }

    #[test]
    fn packs_to_the_same_bytes() {
        let (one, other) = (gzip(b"chi tieu").unwrap(), gzip(b"chi tieu").unwrap());
        assert_eq!(one, other);
    }
}
