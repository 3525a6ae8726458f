//! Where things are in this repository, and how cargo is called in it.

use crate::command;
use anyhow::{Context, Result};
use serde_json::Value;
use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

pub const PAGE: &str = "so-chi-tieu";
pub const WASM: &str = "wasm32-unknown-unknown";

/// The repository's folder: the one above this package.
pub fn root() -> Result<PathBuf> {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package
        .parent()
        .map(Path::to_path_buf)
        .context("this package has no folder above it")
}

/// The folder of the release bundle.
pub fn dist() -> Result<PathBuf> {
    Ok(root()?.join("dist"))
}

/// The cargo that runs this program, or the one on PATH.
pub fn cargo(arguments: &[&str]) -> Result<Command> {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.current_dir(root()?).args(arguments);
    Ok(command)
}

/// What `cargo metadata` tells about this workspace.
pub struct Metadata(Value);

impl Metadata {
    pub fn read() -> Result<Self> {
        let mut command = cargo(&["metadata", "--no-deps", "--offline", "--format-version=1"])?;
        let text = command::output(&mut command)?;
        let value = serde_json::from_str(&text).context("`cargo metadata` wrote no JSON")?;
        Ok(Self(value))
    }

    pub fn target_folder(&self) -> Result<PathBuf> {
        let folder = self.0.get("target_directory").and_then(Value::as_str);
        folder
            .map(PathBuf::from)
            .context("`cargo metadata` names no target folder")
    }
}

/// Downloads the crates that are missing; with all of them there it needs no network.
pub fn fetch_crates() -> Result<()> {
    let targets = ["--target", WASM, "--target", "host-tuple"];
    command::run(cargo(&["fetch", "--quiet"])?.args(targets))
}

/// All files below a folder, in order.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let unreadable = || format!("{} cannot be listed", folder.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        if path.is_dir() {
            found.extend(files_below(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The path of a file below a folder, as it stands in addresses: `plans/a.json`.
pub fn name_below(folder: &Path, file: &Path) -> String {
    let name = file.strip_prefix(folder).unwrap_or(file);
    let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
