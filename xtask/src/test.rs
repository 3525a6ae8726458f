//! `cargo xtask test`: every check, in order, the first failure ends the run.

use crate::{
    browser, bundle, command, publish, size, toolchain, tools,
    workspace::{self, Metadata, PAGE, WASM, cargo},
};
use anyhow::{Context, Result};
use std::{
    fs,
    time::{Duration, Instant},
};

const E2E: &str = "e2e";
const LINTS: [&str; 3] = ["--", "-D", "warnings"];

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    Format,
    Lint,
    Native,
    Browser,
    Bundle,
    EndToEnd,
    Size,
}

impl Step {
    pub const ALL: [Self; 7] = [
        Self::Format,
        Self::Lint,
        Self::Native,
        Self::Browser,
        Self::Bundle,
        Self::EndToEnd,
        Self::Size,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lint => "lint",
            Self::Native => "native",
            Self::Browser => "browser",
            Self::Bundle => "bundle",
            Self::EndToEnd => E2E,
            Self::Size => "size",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// Installs what the step misses.
    fn prepare(self) -> Result<()> {
        match self {
            Self::Format => toolchain::component("rustfmt", "rustfmt"),
            Self::Lint => {
                toolchain::component("clippy", "cargo-clippy")?;
                toolchain::wasm_target()
            }
            Self::Browser => {
                toolchain::wasm_target()?;
                tools::wasm_bindgen()?;
                browser::find_or_install().map(drop)
            }
            Self::Bundle => bundle::prepare(),
            Self::EndToEnd => {
                tools::axe()?;
                browser::others_or_install()?;
                browser::find_or_install().map(drop)
            }
            Self::Native | Self::Size => Ok(()),
        }
    }

    fn perform(self) -> Result<Outcome> {
        match self {
            Self::Format => format()?,
            Self::Lint => lint()?,
            Self::Native => native()?,
            Self::Browser => in_browser()?,
            Self::Bundle => publish::put_one_file(&bundle::release()?)?,
            Self::EndToEnd => end_to_end()?,
            Self::Size => return size::check(&bundle::existing()?).map(Outcome::Weighed),
        }
        Ok(Outcome::Passed)
    }
}

#[derive(Clone, Copy)]
enum Outcome {
    Passed,
    /// The first download, in bytes, is within its budget.
    Weighed(usize),
    Failed,
}

pub fn run(only: Option<Step>) -> Result<()> {
    let steps = only.map_or(Step::ALL.to_vec(), |step| vec![step]);
    let mut report = Report::default();
    let outcome = run_steps(&steps, &mut report);
    report.print();
    outcome
}

fn run_steps(steps: &[Step], report: &mut Report) -> Result<()> {
    report.time("tools", || {
        steps.iter().try_for_each(|step| step.prepare())?;
        Ok(Outcome::Passed)
    })?;
    for step in steps {
        report.time(step.name(), || step.perform())?;
    }
    Ok(())
}

fn format() -> Result<()> {
    command::run(&mut cargo(&["fmt", "--all", "--check"])?)?;
    // A workspace of its own.
    let fuzz = workspace::root()?.join("fuzz").join("Cargo.toml");
    command::run(cargo(&["fmt", "--check", "--manifest-path"])?.arg(fuzz))
}

fn lint() -> Result<()> {
    let native = ["clippy", "--workspace", "--all-targets"];
    command::run(cargo(&native)?.args(LINTS))?;
    let wasm = ["clippy", "--package", PAGE, "--target", WASM];
    command::run(cargo(&wasm)?.args(["--lib", "--bin", "app"]).args(LINTS))?;
    // The same program once more with its tests: the profile switches them on.
    let tests = ["--bin", "app", "--profile", "test"];
    command::run(cargo(&wasm)?.args(tests).args(LINTS))
}

fn native() -> Result<()> {
    command::run(&mut cargo(&["test", "--workspace", "--exclude", E2E])?)
}

fn in_browser() -> Result<()> {
    let browser = browser::find_or_install()?;
    let session = Metadata::read()?.target_folder()?.join("webdriver.json");
    fs::write(&session, browser::capabilities(&browser.chromium))
        .with_context(|| format!("{} cannot be written", session.display()))?;
    let mut command = cargo(&["test", "--target", WASM, "--package", PAGE, "--bin", "app"])?;
    command
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            tools::test_runner()?,
        )
        .env("CHROMEDRIVER", browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", session)
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        // Seconds; the defaults are short for a machine with other work.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    // The runner would take these before Chromium's driver.
    for other in [
        "GECKODRIVER",
        "SAFARIDRIVER",
        "GECKODRIVER_REMOTE",
        "SAFARIDRIVER_REMOTE",
    ] {
        command.env_remove(other);
    }
    command::run(&mut command)
}

fn end_to_end() -> Result<()> {
    let (dist, browser) = (bundle::existing()?, browser::find_or_install()?);
    let mut command = cargo(&["test", "--package", E2E])?;
    command
        .env("E2E_DIST", dist)
        .env("AXE", tools::axe()?)
        .env("GECKODRIVER", browser::others_or_install()?)
        .env("CHROMEDRIVER", browser.driver)
        .env("CHROMIUM", browser.chromium);
    command::run(&mut command)
}

#[derive(Default)]
struct Report {
    rows: Vec<(&'static str, Duration, Outcome)>,
}

impl Report {
    fn time(&mut self, name: &'static str, work: impl FnOnce() -> Result<Outcome>) -> Result<()> {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = work();
        let shown = *outcome.as_ref().unwrap_or(&Outcome::Failed);
        self.rows.push((name, start.elapsed(), shown));
        outcome.with_context(|| format!("step `{name}` failed"))?;
        Ok(())
    }

    fn print(&self) {
        println!("\nstep     seconds  result");
        for (name, time, outcome) in &self.rows {
            let told = match outcome {
                Outcome::Passed | Outcome::Weighed(_) => "ok",
                Outcome::Failed => "FAILED",
            };
            println!("{name:<8} {:>7.1}  {told}", time.as_secs_f64());
        }
        if let Some((_, _, Outcome::Weighed(total))) = self.rows.last() {
            println!("\n{}", size::in_words(*total));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn a_failure_names_its_step_and_is_in_the_table() {
        let mut report = Report::default();
        report.time("first", || Ok(Outcome::Passed)).unwrap();
        let error = report.time("second", || bail!("it broke")).unwrap_err();
        assert_eq!(format!("{error:#}"), "step `second` failed: it broke");
        let failed = report
            .rows
            .iter()
            .map(|(_, _, one)| matches!(one, Outcome::Failed));
        assert_eq!(failed.collect::<Vec<_>>(), [false, true]);
    }
}
