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

/// Where the policy goes in the page.
const HEAD: &str = "<meta charset=utf-8>";

/// Writes the policy into the page, for hosts that send no headers of ours.
pub fn policy(dist: &Path) -> Result<()> {
    let path = dist.join("index.html");
    let page = fs::read_to_string(&path).context("index.html cannot be read")?;
    let meta = format!(
        "{HEAD}<meta http-equiv=Content-Security-Policy content=\"{}\">",
        policy_of(&page)
    );
    anyhow::ensure!(page.contains(HEAD), "index.html does not begin as expected");
    fs::write(&path, page.replacen(HEAD, &meta, 1)).context("index.html cannot be written")
}

/// The policy for a page, with the hashes of the scripts that stand in it.
fn policy_of(page: &str) -> String {
    let hashes: String = inline_scripts(page)
        .map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script))))
        .collect();
    let rules = POLICY.map(|(name, sources)| match name {
        "script-src" => format!("{name} {sources}{hashes}"),
        _ => format!("{name} {sources}"),
    });
    rules.join("; ")
}

/// The policy that a built page states.
pub fn stated_policy(page: &str) -> Option<&str> {
    let (_, after) = page.split_once("http-equiv=Content-Security-Policy content=\"")?;
    after.split_once('"').map(|(policy, _)| policy)
}

/// What stands between the tags of scripts that come from no file.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (tag, rest) = rest.split_once('>')?;
        let (body, _) = rest.split_once("</script>")?;
        (!tag.contains("src=")).then_some(body)
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
    fn a_page_states_its_policy() {
        let page = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"><p>";
        assert_eq!(stated_policy(page), Some("default-src 'none'"));
        assert_eq!(stated_policy("<p>"), None);
    }
}
