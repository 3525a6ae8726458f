//! `cargo xtask fuzz`: bytes that no one thought of, against every reader of the library.
//!
//! On the project's own toolchain and without a sanitizer. Those need a nightly compiler, and
//! find faults of memory, of which a library that forbids `unsafe` has none: what is looked for
//! here are panics, overflows, broken laws, and what takes too long or too much memory. The
//! coverage that steers libFuzzer is an option of the stable compiler.

use crate::{
    command, seeds, tools,
    workspace::{self, Metadata, cargo},
};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

/// Seconds that one input may take, and megabytes.
const LIMITS: [&str; 2] = ["-timeout=10", "-rss_limit_mb=2048"];

/// Runs every target, or only one, for so many seconds each.
pub fn run(seconds: u32, only: Option<&str>) -> Result<()> {
    let targets = chosen(targets()?, only)?;
    let folder = Metadata::read()?.target_folder()?.join("fuzz");
    let programs = build(&folder)?;
    let mut report = Vec::new();
    for target in targets {
        println!("\n== {target}");
        report.push(fuzz(&target, &programs, &folder, seconds)?);
    }
    print(&report);
    let broken: Vec<&str> = report
        .iter()
        .filter_map(|run| run.crash.as_deref())
        .collect();
    if !broken.is_empty() {
        bail!("broken by these inputs:\n{}", broken.join("\n"));
    }
    Ok(())
}

/// The targets, called as the files of `fuzz/targets` are.
fn targets() -> Result<Vec<String>> {
    let folder = workspace::root()?.join("fuzz").join("targets");
    let files = fs::read_dir(&folder).with_context(|| cannot("be read", &folder))?;
    let name = |path: PathBuf| Some(path.file_stem()?.to_string_lossy().into_owned());
    let mut names: Vec<String> = files
        .flatten()
        .filter_map(|file| name(file.path()))
        .collect();
    names.sort();
    Ok(names)
}

fn chosen(all: Vec<String>, only: Option<&str>) -> Result<Vec<String>> {
    match only {
        Some(name) if all.iter().any(|target| target == name) => Ok(vec![name.to_owned()]),
        Some(name) => bail!(
            "no fuzz target is called `{name}`; there are {}",
            all.join(", ")
        ),
        None => Ok(all),
    }
}

/// Builds every target into `folder`; gives where the programs are.
fn build(folder: &Path) -> Result<PathBuf> {
    let fuzzer = tools::cargo_fuzz()?;
    let fuzz = workspace::root()?.join("fuzz");
    // Ends here where the lock file does not fit; the build would write another one.
    let mut fetch = cargo(&["fetch", "--quiet", "--locked", "--target", "host-tuple"])?;
    command::run(fetch.arg("--manifest-path").arg(fuzz.join("Cargo.toml")))?;
    let host = command::output(Command::new("rustc").args(["--print", "host-tuple"]))?;
    let (host, built) = (host.trim(), folder.join("build"));
    let mut command = Command::new(fuzzer);
    command.current_dir(workspace::root()?);
    command.args(["build", "--sanitizer", "none", "--target", host]);
    command::run(command.arg("--target-dir").arg(&built))?;
    Ok(built.join(host).join("release"))
}

/// What came of one target.
struct Run {
    target: String,
    time: Duration,
    inputs: u64,
    kept: u64,
    /// Where the input lies that broke it, and what was said.
    crash: Option<String>,
}

fn fuzz(target: &str, programs: &Path, folder: &Path, seconds: u32) -> Result<Run> {
    let place = |sort: &str| folder.join(sort).join(target);
    let (corpus, seeds, crashes) = (place("corpus"), place("seeds"), place("crashes"));
    for folder in [&corpus, &crashes] {
        fs::create_dir_all(folder).with_context(|| cannot("be made", folder))?;
    }
    seeds::gather(target, &seeds)?;
    let log = folder.join(format!("{target}.log"));
    let file = fs::File::create(&log).with_context(|| cannot("be written", &log))?;
    let mut command = Command::new(programs.join(target));
    // What it finds goes into the first folder, for the next run to go on from.
    command.args([&corpus, &seeds]).args(LIMITS).args([
        format!("-artifact_prefix={}/", crashes.display()),
        format!("-max_total_time={seconds}"),
        "-len_control=0".to_owned(),
        "-print_final_stats=1".to_owned(),
    ]);
    let start = Instant::now();
    let outcome = command::run(command.stderr(file));
    let time = start.elapsed();
    let told = fs::read(&log).with_context(|| cannot("be read", &log))?;
    let told = String::from_utf8_lossy(&told);
    Ok(Run {
        target: target.to_owned(),
        time,
        inputs: stat(&told, "number_of_executed_units"),
        kept: stat(&told, "new_units_added"),
        crash: outcome.err().map(|_| crash(&told, &log)),
    })
}

/// A number of those that libFuzzer tells at the end.
fn stat(told: &str, name: &str) -> u64 {
    let line = |line: &str| {
        line.strip_prefix("stat::")?
            .strip_prefix(name)?
            .strip_prefix(':')
            .map(str::to_owned)
    };
    let number = told.lines().rev().find_map(line);
    number
        .and_then(|number| number.trim().parse().ok())
        .unwrap_or_default()
}

/// Where the input lies that broke it, and what was said.
fn crash(told: &str, log: &Path) -> String {
    let input = told
        .lines()
        .find_map(|line| line.split_once("Test unit written to "));
    let input = input.map_or("(no input was written)", |(_, path)| path.trim());
    format!("{input}, see {}", log.display())
}

fn print(report: &[Run]) {
    println!("\ntarget          runs  seconds  kept  crashes");
    for run in report {
        let crashes = u8::from(run.crash.is_some());
        let (target, inputs, kept) = (&run.target, run.inputs, run.kept);
        let seconds = run.time.as_secs();
        println!("{target:<10} {inputs:>9} {seconds:>8} {kept:>5} {crashes:>8}");
    }
}

fn cannot(what: &str, path: &Path) -> String {
    format!("{} cannot {what}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: &str = "\
==7== ERROR: libFuzzer: deadly signal
artifact_prefix='/t/'; Test unit written to /t/crash-1f
Base64: AA==
stat::number_of_executed_units: 1024
stat::new_units_added:          17
";

    #[test]
    fn reads_what_libfuzzer_tells() {
        assert_eq!(stat(TOLD, "number_of_executed_units"), 1024);
        assert_eq!(stat(TOLD, "new_units_added"), 17);
        assert_eq!(stat(TOLD, "new_units"), 0);
        assert!(crash(TOLD, Path::new("/l")).starts_with("/t/crash-1f"));
        assert!(crash("", Path::new("/l")).ends_with("/l"));
    }

    #[test]
    fn a_target_is_chosen_by_its_name() {
        let all = targets().unwrap();
        assert!(all.contains(&"plan".to_owned()));
        assert_eq!(chosen(all.clone(), Some("plan")).unwrap(), ["plan"]);
        assert!(chosen(all.clone(), Some("plans")).is_err());
        assert_eq!(chosen(all.clone(), None).unwrap(), all);
    }
}
