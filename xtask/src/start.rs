//! How the built page starts its module, and what stands in the page itself in case it does not.
//!
//! Trunk has the page's script wait for the module at its top level. WebKit never stops evaluating
//! such a script when the page is left, or loaded anew, at the moment the module is there: its
//! loader asks a script that may not run any more again and again whether it has ended, and the tab
//! hangs (WebKitGTK 2.50; gone with the loader written anew in WebKit's pull request 57827). So our
//! scripts start the module and end.

use crate::one_file::script_text;
use anyhow::{Context, Result, ensure};
use std::{fs, path::Path};

/// Puts the script of the crash page into the page: no host can send it with a wrong type, or not
/// at all.
pub fn with_crash_page(dist: &Path) -> Result<()> {
    let path = dist.join("index.html");
    let page = fs::read_to_string(&path).context("index.html cannot be read")?;
    let tag = crash_script(&page).context("the page names no script of the crash page")?;
    let file = dist.join(tag.file);
    let script = fs::read_to_string(&file).context("the crash page's script cannot be read")?;
    let inside = format!("<script>{}</script>", script_text(script)?);
    fs::write(&path, page.replacen(tag.element, &inside, 1))
        .context("index.html cannot be written")?;
    fs::remove_file(&file).context("the crash page's script cannot be removed")
}

/// The element that names the script of the crash page.
#[derive(Debug, PartialEq)]
struct Named<'a> {
    element: &'a str,
    file: &'a str,
}

fn crash_script(page: &str) -> Option<Named<'_>> {
    const END: &str = "</script>";
    let at = page.find("crash-")?;
    let start = page.get(..at)?.rfind("<script")?;
    let element = page.get(start..)?;
    let element = element.get(..element.find(END)? + END.len())?;
    let file = page.get(at..)?;
    let file = file.get(..file.find(".js")? + ".js".len())?;
    element.contains(file).then_some(Named { element, file })
}

/// Has the page's script wait for nothing.
pub fn at_once(dist: &Path) -> Result<()> {
    let path = dist.join("index.html");
    let page = fs::read_to_string(&path).context("index.html cannot be read")?;
    let page = without_waiting(&page)?;
    fs::write(&path, page).context("index.html cannot be written")
}

/// The page with a script of its own in place of trunk's, which also tells of the start to scripts
/// that we do not have.
fn without_waiting(page: &str) -> Result<String> {
    const ELSE: &str = "trunk's script is not as expected";
    let (before, rest) = page
        .split_once("import init, * as bindings from ")
        .context(ELSE)?;
    let (from, rest) = rest.split_once(';').context(ELSE)?;
    let (_, rest) = rest.split_once("const wasm = await ").context(ELSE)?;
    let (call, rest) = rest.split_once(';').context(ELSE)?;
    let (_, after) = rest.split_once("</script>").context(ELSE)?;
    ensure!(!after.contains("await "), ELSE);
    Ok(format!(
        "{before}import init from {from};\n{call};</script>{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUNKS: &str =
        "<p>Sổ</p><script type=module>import init, * as bindings from './app-1.js';
const wasm = await init({ module_or_path: './app-1_bg.wasm' });


window.wasmBindings = bindings;


dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\", {detail: {wasm}}));</script></body>";

    #[test]
    fn the_script_starts_the_module_and_ends() {
        let expected = "<p>Sổ</p><script type=module>import init from './app-1.js';
init({ module_or_path: './app-1_bg.wasm' });</script></body>";
        assert_eq!(without_waiting(TRUNKS).unwrap(), expected);
    }

    #[test]
    fn finds_the_script_of_the_crash_page() {
        let page = "<p>1</p><script src=a.js></script><script defer src=./crash-1f.js></script>";
        let expected = Named {
            element: "<script defer src=./crash-1f.js></script>",
            file: "crash-1f.js",
        };
        assert_eq!(crash_script(page), Some(expected));
        for page in ["<p>1</p>", "<p>crash-1f.js</p>", "<script src=crash-1f.js>"] {
            assert_eq!(crash_script(page), None, "{page}");
        }
    }

    #[test]
    fn another_script_is_refused() {
        for page in [
            "<p>Sổ</p>".to_owned(),
            TRUNKS.replace("await ", ""),
            format!("{TRUNKS}<script type=module>await 0</script>"),
        ] {
            assert!(without_waiting(&page).is_err(), "{page}");
        }
    }
}
