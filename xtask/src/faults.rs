//! `cargo xtask faults`: what was tried to lose a number, in a real browser, as a table.

use crate::{
    browser, bundle, command,
    workspace::{self, PAGE, cargo},
};
use anyhow::Result;
use std::path::PathBuf;

/// Builds the page, tries every fault on it, and writes `docs/reliability.md`. Tried less often,
/// or only in part, it takes the page that is built, and the table goes to the target folder: the
/// published one is whole.
pub fn run(trials: Option<u32>, only: Option<&str>) -> Result<()> {
    let (dist, table) = match (trials, only) {
        (None, None) => (
            build()?,
            workspace::root()?.join("docs").join("reliability.md"),
        ),
        _ => (bundle::existing().or_else(|_| build())?, scratch()?),
    };
    if only.is_none() {
        schedules(trials.map_or(SCHEDULES, |trials| trials * (SCHEDULES / TRIALS)))?;
    }
    let browser = browser::find_or_install()?;
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

/// The saving machine in several tabs over a modelled browser: see
/// `tests/store/machine/schedules.rs`. `cargo xtask test` tries a tenth of them.
fn schedules(count: u32) -> Result<()> {
    let filter = "machine::schedules";
    let mut command = cargo(&["test", "--package", PAGE, "--test", "store", filter])?;
    command::run(command.env("SCHEDULES", count.to_string()))
}

fn build() -> Result<PathBuf> {
    bundle::prepare()?;
    bundle::release()
}

/// Courses of a user over a modelled browser.
const SCHEDULES: u32 = 10_000;

/// How often a fault that is always the same is tried.
const TRIALS: u32 = 20;

fn scratch() -> Result<PathBuf> {
    let folder = workspace::Metadata::read()?.target_folder()?;
    Ok(folder.join("reliability.md"))
}
