//! What is done to the built page last: names made of contents, and the policy that keeps
//! everything foreign out.

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

/// What the page may do: run its own files and the scripts it names by hash, ask its own origin,
/// nothing else.
const POLICY: [(&str, &str); 9] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
];

/// What a page that is one file may do: run what stands in it, by hash, and ask nobody.
const ONE_FILE_POLICY: [(&str, &str); 6] = [
    ("default-src", "'none'"),
    ("script-src", "'wasm-unsafe-eval'"),
    ("style-src", ""),
    ("img-src", "data:"),
    ("connect-src", "'none'"),
    ("form-action", "'none'"),
];

/// Where the policy goes in the page.
pub const HEAD: &str = "<meta charset=utf-8>";

/// Writes the policy into the page, for hosts that send no headers of ours.
pub fn policy(dist: &Path) -> Result<()> {
    let path = dist.join("index.html");
    let page = fs::read_to_string(&path).context("index.html cannot be read")?;
    let page = with_policy(&page, &policy_of(&page))?;
    fs::write(&path, page).context("index.html cannot be written")
}

/// The page with its policy in it.
pub fn with_policy(page: &str, policy: &str) -> Result<String> {
    anyhow::ensure!(page.contains(HEAD), "the page does not begin as expected");
    let meta = format!("{HEAD}<meta http-equiv=Content-Security-Policy content=\"{policy}\">");
    Ok(page.replacen(HEAD, &meta, 1))
}

/// The policy for a page, with the hashes of the scripts that stand in it.
fn policy_of(page: &str) -> String {
    rules(&POLICY, page)
}

/// The policy for a page that is one file, with the hashes of its scripts and styles.
pub fn one_file_policy(page: &str) -> String {
    rules(&ONE_FILE_POLICY, page)
}

fn rules(policy: &[(&str, &str)], page: &str) -> String {
    let rules = policy.iter().map(|(name, sources)| {
        let hashes = match *name {
            "script-src" => hashes(inline(page, "script")),
            "style-src" => hashes(inline(page, "style")),
            _ => String::new(),
        };
        format!("{name} {}", format!("{sources}{hashes}").trim_start())
    });
    rules.collect::<Vec<String>>().join("; ")
}

fn hashes<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts
        .map(|text| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text))))
        .collect()
}

/// The policy that a built page states.
pub fn stated_policy(page: &str) -> Option<&str> {
    let (_, after) = page.split_once("http-equiv=Content-Security-Policy content=\"")?;
    after.split_once('"').map(|(policy, _)| policy)
}

/// What stands between the tags of scripts and styles that come from no file. Data is no script.
fn inline<'a>(page: &'a str, tag: &str) -> impl Iterator<Item = &'a str> {
    let (start, end) = (format!("<{tag}"), format!("</{tag}>"));
    let parts: Vec<&str> = page.split(start.as_str()).skip(1).collect();
    parts.into_iter().filter_map(move |rest| {
        let (tag, rest) = rest.split_once('>')?;
        let (body, _) = rest.split_once(end.as_str())?;
        let other = ["src=", "text/plain", "application/json"];
        (!other.iter().any(|sort| tag.contains(sort))).then_some(body)
    })
}

/// Copies a file into the folder under a name made of its contents; gives the name.
pub fn put(folder: &Path, stem: &str, ending: &str, file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let digest = Sha256::digest(&bytes);
    let short: String = digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let name = format!("{stem}-{short}.{ending}");
    fs::write(folder.join(&name), bytes).with_context(|| format!("{name} cannot be written"))?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_in_the_page_are_named_by_hash() {
        // The hash is that of `openssl dgst -sha256 -binary | base64`.
        let page = "<meta charset=utf-8><script src=a.js></script><script type=module>1</script>";
        let policy = policy_of(page);
        let hash = "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='";
        assert!(
            policy.contains(&format!("'wasm-unsafe-eval' {hash};")),
            "{policy}"
        );
        assert_eq!(policy.matches("sha256").count(), 1);
        for forbidden in ["unsafe-inline", "'unsafe-eval'", "*", "http", "data:"] {
            assert!(!policy.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn a_page_that_is_one_file_asks_nobody() {
        let page =
            "<style>a{}</style><script type=\"application/json\">{}</script><script>1</script>";
        let policy = one_file_policy(page);
        assert_eq!(policy.matches("sha256").count(), 2, "{policy}");
        assert!(policy.contains("connect-src 'none'"));
        for forbidden in ["'self'", "unsafe-inline", "'unsafe-eval'", "*", "http"] {
            assert!(!policy.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn a_page_states_its_policy() {
        let page = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"><p>";
        assert_eq!(stated_policy(page), Some("default-src 'none'"));
        assert_eq!(stated_policy("<p>"), None);
    }
}
