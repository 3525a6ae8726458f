//! `cargo xtask bench`: how fast the page is, in a real browser, as a table.

use crate::{browser, bundle, command, publish, tools, workspace, workspace::cargo};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The package that draws the page's own charts for the bench.
const CHARTS: &str = "bench-charts";
/// The page without its scripts, beside it.
const PLAIN: &str = "plain.html";
/// Runs of which the median is taken.
const RUNS: u32 = 7;

/// What is measured.
#[derive(Debug, Default, PartialEq)]
pub struct Wanted {
    /// How often; none: as often as for the published table.
    pub runs: Option<u32>,
    /// Only rows that begin so.
    pub only: Option<String>,
    /// In place of the table: what takes the time.
    pub profile: bool,
}

impl Wanted {
    /// The whole table, as it is published.
    fn is_whole(&self) -> bool {
        !self.profile && self.only.is_none() && self.runs.is_none_or(|runs| runs >= RUNS)
    }
}

/// Builds the page, measures it, and writes `docs/performance.md`. Measured in part, or less often,
/// it is the page that is built, and the table goes to the target folder.
pub fn run(wanted: &Wanted) -> Result<()> {
    let target = workspace::Metadata::read()?.target_folder()?;
    let folder = target.join("bench");
    bundle::prepare()?;
    let (dist, table) = match wanted.is_whole() {
        true => (
            bundle::release()?,
            workspace::root()?.join("docs").join("performance.md"),
        ),
        false => (
            bundle::existing().or_else(|_| bundle::release())?,
            target.join("performance.md"),
        ),
    };
    let browser = browser::find_or_install()?;
    let runs = wanted.runs.unwrap_or(RUNS).to_string();
    let mut command = cargo(&["run", "--quiet", "--package", "e2e", "--example", "bench"])?;
    let rows = match wanted.profile {
        true => Some("profile"),
        false => wanted.only.as_deref(),
    };
    command.arg("--").arg(&table).arg(runs).args(rows);
    command
        .env("BENCH_PAGE", packed(&dist, &folder.join("page"))?)
        .env("E2E_DIST", dist)
        .env("BENCH_CHARTS", charts(&target, &folder.join("charts"))?)
        .env("CHROMEDRIVER", browser.driver)
        .env("CHROMIUM", browser.chromium);
    let outcome = command::run(&mut command);
    if !wanted.profile {
        println!("The table is in {}", table.display());
    }
    outcome
}

/// The built page as a host has it that sends packed copies.
fn packed(dist: &Path, to: &Path) -> Result<PathBuf> {
    let _ = fs::remove_dir_all(to);
    for file in workspace::files_below(dist)? {
        let name = file.strip_prefix(dist).unwrap_or(&file);
        if publish::is_beside(name) {
            continue;
        }
        let copy = to.join(name);
        put(&file, &copy)?;
        publish::pack(&copy)?;
    }
    let page = to.join("index.html");
    let text = fs::read_to_string(&page).context("the page cannot be read")?;
    let plain = to.join(PLAIN);
    fs::write(&plain, without_scripts(&text)).context("the plain page cannot be written")?;
    publish::pack(&plain)?;
    Ok(to.to_path_buf())
}

/// A page of the same size whose scripts, and what is fetched ahead for them, are comments.
fn without_scripts(page: &str) -> String {
    let mut plain = String::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        plain.push_str(before);
        let end = |end: &str| tag.find(end).map_or(tag.len(), |at| at + end.len());
        let script = tag.starts_with("<script");
        let (element, after) = tag.split_at(if script { end("</script>") } else { end(">") });
        if script || (element.starts_with("<link") && element.contains("preload")) {
            plain.push_str(&format!("<!--{}-->", element.replace(['<', '>'], "")));
        } else {
            plain.push_str(element);
        }
        rest = after;
    }
    plain + rest
}

/// The page's own drawing and the two libraries that it is held against, in one folder.
fn charts(target: &Path, to: &Path) -> Result<PathBuf> {
    let build = ["build", "--release", "--package", CHARTS, "--target"];
    let mut command = cargo(&build)?;
    command.arg(workspace::WASM);
    bundle::with_flags(&mut command)?;
    command::run(&mut command)?;
    let module = target
        .join(workspace::WASM)
        .join("release")
        .join("bench_charts.wasm");
    let mut command = Command::new(tools::wasm_bindgen()?.join("wasm-bindgen"));
    command.args(["--target", "web", "--no-typescript", "--out-name", "charts"]);
    command::run(command.arg("--out-dir").arg(to).arg(&module))?;
    let mut command = Command::new(tools::wasm_opt()?.join("wasm-opt"));
    let bound = to.join("charts_bg.wasm");
    command::run(command.arg("-Oz").arg(&bound).arg("-o").arg(&bound))?;
    let uplot = tools::uplot()?;
    put(&uplot, &to.join("uplot.js"))?;
    put(
        &uplot.with_file_name("uPlot.min.css"),
        &to.join("uplot.css"),
    )?;
    put(&tools::chart_js()?, &to.join("chart.js"))?;
    Ok(to.to_path_buf())
}

fn put(from: &Path, to: &Path) -> Result<()> {
    let folder = to.parent().context("a file without a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("{} not made", folder.display()))?;
    let copied = fs::copy(from, to);
    copied.with_context(|| format!("{} cannot be copied", from.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_page_keeps_all_but_the_scripts() {
        let page = "<link href=a.css rel=stylesheet><script type=module>if (1 > 0) {}</script>\
                    <link href=a.js rel=modulepreload><p>Words</p>";
        let plain = without_scripts(page);
        assert!(plain.starts_with("<link href=a.css rel=stylesheet><!--script type=module"));
        assert!(plain.ends_with("<!--link href=a.js rel=modulepreload--><p>Words</p>"));
        assert!(!plain.contains("<script"), "{plain}");
    }

    #[test]
    fn the_published_table_is_whole() {
        let table = [
            (Wanted::default(), true),
            (
                Wanted {
                    runs: Some(9),
                    ..Wanted::default()
                },
                true,
            ),
            (
                Wanted {
                    runs: Some(2),
                    ..Wanted::default()
                },
                false,
            ),
            (
                Wanted {
                    only: Some("keys".to_owned()),
                    ..Wanted::default()
                },
                false,
            ),
            (
                Wanted {
                    profile: true,
                    ..Wanted::default()
                },
                false,
            ),
        ];
        for (wanted, expected) in table {
            assert_eq!(wanted.is_whole(), expected, "{wanted:?}");
        }
    }
}
