//! Building the page with trunk.

use crate::{
    command, offline, seal,
    split::{self, Workshop},
    start, toolchain, tools, workspace,
};
use anyhow::{Context, Result};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// Installs what the build misses; with everything there it needs no network.
pub fn prepare() -> Result<()> {
    toolchain::wasm_target()?;
    tools::trunk()?;
    tools::wasm_bindgen()?;
    tools::wasm_opt()?;
    workspace::fetch_crates()
}

/// Builds the page as it is published, into `dist/`.
pub fn release() -> Result<PathBuf> {
    let workshop = Workshop::open(&workspace::Metadata::read()?.target_folder()?)?;
    let mut command = trunk_with("build", &[&workshop.programs()])?;
    workshop.tell(&mut command)?;
    with_flags(&mut command)?;
    command::run(command.args(["--release", "--features", "split"]))?;
    let dist = workspace::dist()?;
    workshop.deliver(&dist)?;
    start::at_once(&dist)?;
    start::with_crash_page(&dist)?;
    offline::introduce(&dist)?;
    seal::policy(&dist)?;
    offline::put_worker(&dist)?;
    Ok(dist)
}

/// Builds the page in one module, into a folder of its own; nothing is done to it after trunk.
pub fn whole() -> Result<PathBuf> {
    let dist = workspace::Metadata::read()?.target_folder()?.join("whole");
    let mut command = trunk_with("build", &[])?;
    with_flags(&mut command)?;
    command::run(command.args(["--release", "--dist"]).arg(&dist))?;
    Ok(dist)
}

/// The flags of the published page, joined to those of .cargo/config.toml. Always the same: then
/// what the page depends on is compiled once.
pub fn with_flags(command: &mut Command) -> Result<()> {
    let mut flags = remapped_paths()?;
    flags.push(split::LINKER_FLAG.to_owned());
    command.env(RUSTFLAGS, flags.join(" "));
    Ok(())
}

const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Panic messages name source files: what is published names no folder of this machine.
fn remapped_paths() -> Result<Vec<String>> {
    let mut flags = vec![remap(&workspace::root()?, "so-chi-tieu")];
    let Some(home) = cargo_home() else {
        return Ok(flags);
    };
    let sources = home.join("registry").join("src");
    for registry in std::fs::read_dir(sources).into_iter().flatten().flatten() {
        flags.push(remap(&registry.path(), "crates"));
    }
    Ok(flags)
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

fn cargo_home() -> Option<PathBuf> {
    let named = env::var_os("CARGO_HOME").map(PathBuf::from);
    named.or_else(|| Some(env::home_dir()?.join(".cargo")))
}

/// Trunk in this repository. Offline, it takes its helpers from PATH alone.
pub fn trunk(task: &str) -> Result<Command> {
    trunk_with(task, &[])
}

/// The same, with programs that it is to find first.
fn trunk_with(task: &str, programs: &[&Path]) -> Result<Command> {
    let (bindgen, optimizer) = (tools::wasm_bindgen()?, tools::wasm_opt()?);
    // First the toolchain that runs now, lest a folder below brings another one.
    let cargo = env::var_os("CARGO").map(PathBuf::from);
    let toolchain = cargo.as_deref().and_then(Path::parent);
    let mut folders = vec![bindgen.as_path(), optimizer.as_path()];
    folders.splice(0..0, toolchain);
    folders.splice(0..0, programs.iter().copied());
    let path = command::path_with(&folders)?;

    let mut command = Command::new(tools::trunk()?);
    command.current_dir(workspace::root()?).env("PATH", path);
    command.args([task, "--offline"]);
    // Trunk takes only `true` or `false` here, while everyone else takes any value.
    if env::var_os("NO_COLOR").is_some() {
        command.env_remove("NO_COLOR").args(["--color", "never"]);
    }
    Ok(command)
}

/// Says how to get the bundle when it is not there.
pub fn existing() -> Result<PathBuf> {
    let dist = workspace::dist()?;
    let page = dist.join("index.html");
    page.is_file()
        .then_some(dist)
        .context("there is no release bundle in dist/; `cargo xtask test --only bundle` builds it")
}
