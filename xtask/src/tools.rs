//! The programs that build the page and fuzz: found in the right version, or installed.

use crate::{command, debian, workspace};
use anyhow::{Context, Result};
use std::{
    env, fs,
    path::{self, Path, PathBuf},
    process::Command,
};

const TRUNK: &str = "0.21.14";
/// Debian's own package is too old for what today's compiler writes.
const BINARYEN: &str = "132.0.0";

const CARGO_FUZZ: &str = "0.13.2";
/// Firefox's driver.
const GECKODRIVER: &str = "0.37.1";
const AXE: &str = "4.14.1";
const UPLOT: &str = "1.6.32";
const CHART_JS: &str = "4.6.1";

/// The trunk program.
pub fn trunk() -> Result<PathBuf> {
    let home = folder("trunk", TRUNK)?;
    let install = || cargo_install("trunk", TRUNK, &home, &[&["--locked"], &[]]);
    find_or_install("trunk", TRUNK, &home.join("bin"), install)
}

/// The cargo-fuzz program.
pub fn cargo_fuzz() -> Result<PathBuf> {
    let home = folder("cargo-fuzz", CARGO_FUZZ)?;
    let attempts: &[&[&str]] = &[&["--locked"], &[]];
    let install = || cargo_install("cargo-fuzz", CARGO_FUZZ, &home, attempts);
    find_or_install("cargo-fuzz", CARGO_FUZZ, &home.join("bin"), install)
}

/// The geckodriver program.
pub fn geckodriver() -> Result<PathBuf> {
    let home = folder("geckodriver", GECKODRIVER)?;
    let attempts: &[&[&str]] = &[&["--locked"], &[]];
    let install = || cargo_install("geckodriver", GECKODRIVER, &home, attempts);
    find_or_install("geckodriver", GECKODRIVER, &home.join("bin"), install)
}

/// The folder that holds `wasm-bindgen` and its test runner, in the version the page is
/// linked with: the two must match exactly.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let lock = fs::read_to_string(workspace::root()?.join("Cargo.lock"))
        .context("Cargo.lock cannot be read")?;
    let version =
        locked_version(&lock, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")?;
    let home = folder("wasm-bindgen-cli", version)?;
    // The crate's own lock file names versions that not every registry has: first without it.
    let install = || cargo_install("wasm-bindgen-cli", version, &home, &[&[], &["--locked"]]);
    let runner = find_or_install(
        "wasm-bindgen-test-runner",
        version,
        &home.join("bin"),
        install,
    )?;
    let folder = parent(&runner)?;
    find("wasm-bindgen", version, &folder)
        .filter(|program| program.starts_with(&folder))
        .context("wasm-bindgen is not beside its test runner")?;
    Ok(folder)
}

/// The wasm-bindgen test runner, beside `wasm-bindgen`.
pub fn test_runner() -> Result<PathBuf> {
    let file = format!("wasm-bindgen-test-runner{}", env::consts::EXE_SUFFIX);
    Ok(wasm_bindgen()?.join(file))
}

/// The folder that holds `wasm-opt`.
pub fn wasm_opt() -> Result<PathBuf> {
    let home = folder("binaryen", BINARYEN)?;
    let scripts = home.join("node_modules").join(".bin");
    let version = BINARYEN.split('.').next().unwrap_or(BINARYEN);
    let install = || npm_install(&home, &format!("binaryen@{BINARYEN}"));
    let program = find_or_install("wasm-opt", version, &scripts, install)?;
    parent(&program)
}

/// The script of axe-core, which tells what of a page is not accessible.
pub fn axe() -> Result<PathBuf> {
    script("axe-core", AXE, "axe.min.js")
}

/// The script of uPlot, which the page's charts are held against.
pub fn uplot() -> Result<PathBuf> {
    script("uplot", UPLOT, "dist/uPlot.iife.min.js")
}

/// The script of Chart.js, the same.
pub fn chart_js() -> Result<PathBuf> {
    script("chart.js", CHART_JS, "dist/chart.umd.js")
}

/// A script out of a package of npm.
fn script(package: &str, version: &str, file: &str) -> Result<PathBuf> {
    let home = folder(package, version)?;
    let script = home.join("node_modules").join(package).join(file);
    if !script.is_file() {
        println!("{package} {version} is missing; installing it");
        npm_install(&home, &format!("{package}@{version}"))?;
    }
    Ok(script)
}

fn find_or_install(
    program: &str,
    version: &str,
    home: &Path,
    install: impl FnOnce() -> Result<()>,
) -> Result<PathBuf> {
    if let Some(found) = find(program, version, home) {
        return Ok(found);
    }
    println!("{program} {version} is missing; installing it");
    install().with_context(|| format!("{program} {version} could not be installed"))?;
    find(program, version, home)
        .with_context(|| format!("{program} {version} was installed but does not run"))
}

/// The program in the right version, from the tools folder or else from PATH.
fn find(program: &str, version: &str, home: &Path) -> Option<PathBuf> {
    let folders = [vec![home.to_path_buf()], command::path_folders()].concat();
    let mut files = folders
        .iter()
        .flat_map(|folder| command::program_files(folder, program));
    files.find(|path| reports(path, version))
}

fn reports(program: &Path, version: &str) -> bool {
    command::output(Command::new(program).arg("--version"))
        .is_ok_and(|told| told_version(&told) == Some(version))
}

/// The first word of a `--version` answer that starts with a digit.
fn told_version(answer: &str) -> Option<&str> {
    answer
        .split_whitespace()
        .find(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// The version of a package in a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?;
    version.strip_prefix("version = \"")?.strip_suffix('"')
}

fn cargo_install(package: &str, version: &str, home: &Path, attempts: &[&[&str]]) -> Result<()> {
    let scratch = folder("build", package)?;
    let spec = format!("{package}@{version}");
    let mut outcome = Ok(());
    for extra in attempts {
        let mut command = workspace::cargo(&["install", "--force", &spec])?;
        command.args(*extra).arg("--root").arg(home);
        // Kept until it is done, so that an installation cut short goes on where it was.
        outcome = command::run(command.env("CARGO_TARGET_DIR", &scratch));
        if outcome.is_ok() {
            let _ = fs::remove_dir_all(&scratch);
            break;
        }
    }
    outcome
}

fn npm_install(home: &Path, package: &str) -> Result<()> {
    if command::on_path("node").is_none() || command::on_path("npm").is_none() {
        debian::install(&["nodejs", "npm"], "npm")?;
    }
    let npm = command::on_path("npm").context("npm is not on PATH")?;
    fs::create_dir_all(home).with_context(|| format!("{} cannot be made", home.display()))?;
    let mut command = Command::new(npm);
    command.args([
        "install",
        "--no-audit",
        "--no-fund",
        "--save-exact",
        "--prefix",
    ]);
    command.arg(home).arg(package);
    command::run(&mut command)
}

fn folder(tool: &str, version: &str) -> Result<PathBuf> {
    Ok(tools_folder()?.join(format!("{tool}-{version}")))
}

fn tools_folder() -> Result<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    let folder = tools_folder_from(|name| set(name).map(PathBuf::from))
        .context("no folder for tools: set SO_CHI_TIEU_TOOLS to one")?;
    path::absolute(&folder).with_context(|| format!("{} cannot be used", folder.display()))
}

fn tools_folder_from(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let cache = || {
        if cfg!(windows) {
            return variable("LOCALAPPDATA");
        }
        variable("XDG_CACHE_HOME").or_else(|| Some(variable("HOME")?.join(".cache")))
    };
    variable("SO_CHI_TIEU_TOOLS").or_else(|| Some(cache()?.join("so-chi-tieu").join("tools")))
}

fn parent(program: &Path) -> Result<PathBuf> {
    let folder = program.parent().context("a program without a folder")?;
    Ok(folder.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_version_answers_tell() {
        let table = [
            ("trunk 0.21.14\n", Some("0.21.14")),
            ("wasm-bindgen 0.2.130", Some("0.2.130")),
            ("wasm-bindgen 0.2.130 (a1b2c3d4e)", Some("0.2.130")),
            ("wasm-opt version 132 (version_132)\n", Some("132")),
            ("wasm-opt version_108", None),
            ("", None),
        ];
        for (answer, expected) in table {
            assert_eq!(told_version(answer), expected, "{answer}");
        }
    }

    #[test]
    fn reads_a_version_from_the_lock_file() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        let table = [
            ("wasm-bindgen", Some("0.2.130")),
            ("wasm-bindgen-macro", Some("0.1.0")),
            ("wasm", None),
        ];
        for (package, expected) in table {
            assert_eq!(locked_version(lock, package), expected, "{package}");
        }
    }

    #[cfg(not(windows))]
    #[test]
    fn puts_tools_where_the_user_wants_them() {
        let table = [
            ("SO_CHI_TIEU_TOOLS=/a XDG_CACHE_HOME=/c HOME=/h", Some("/a")),
            ("XDG_CACHE_HOME=/c HOME=/h", Some("/c/so-chi-tieu/tools")),
            ("HOME=/h", Some("/h/.cache/so-chi-tieu/tools")),
            ("", None),
        ];
        for (variables, expected) in table {
            let value = |name: &str| {
                let mut pairs = variables.split(' ').filter_map(|pair| pair.split_once('='));
                pairs.find_map(|(key, value)| (key == name).then(|| PathBuf::from(value)))
            };
            let folder = tools_folder_from(value);
            assert_eq!(folder, expected.map(PathBuf::from), "{variables}");
        }
    }
}
