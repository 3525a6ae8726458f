//! `cargo xtask faults`: what was tried to lose a number, in a real browser, as a table.

use crate::{browser, bundle, command, workspace, workspace::cargo};
use anyhow::Result;
use std::path::PathBuf;

/// Builds the page, tries every fault on it, and writes `docs/reliability.md`. Tried less often,
/// or only in part, the table goes to the target folder: the published one is whole.
pub fn run(trials: Option<u32>, only: Option<&str>) -> Result<()> {
    bundle::prepare()?;
    let dist = bundle::release()?;
    let browser = browser::find_or_install()?;
    let table = match (trials, only) {
        (None, None) => workspace::root()?.join("docs").join("reliability.md"),
        _ => scratch()?,
    };
    let trials = trials.unwrap_or(TRIALS).to_string();
    let mut command = cargo(&["run", "--quiet", "--package", "e2e", "--example", "faults"])?;
    command.arg("--").arg(&table).arg(trials).args(only);
    command
        .env("E2E_DIST", dist)
        .env("CHROMEDRIVER", browser.driver)
        .env("CHROMIUM", browser.chromium);
    let outcome = command::run(&mut command);
    println!("The table is in {}", table.display());
    outcome
}

/// How often a fault that is always the same is tried.
const TRIALS: u32 = 20;

fn scratch() -> Result<PathBuf> {
    let folder = workspace::Metadata::read()?.target_folder()?;
    Ok(folder.join("reliability.md"))
}
