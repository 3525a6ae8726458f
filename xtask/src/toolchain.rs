//! Parts of the Rust toolchain: added only when they are not there.

use crate::{
    command,
    workspace::{self, WASM},
};
use anyhow::{Context, Result};
use std::{env, path::PathBuf, process::Command};

pub fn wasm_target() -> Result<()> {
    let library = sysroot()?.join("lib").join("rustlib").join(WASM);
    if library.is_dir() {
        return Ok(());
    }
    add(&["target", "add", WASM])
}

pub fn component(name: &str, program: &str) -> Result<()> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    if sysroot()?.join("bin").join(file).is_file() {
        return Ok(());
    }
    add(&["component", "add", name])
}

fn add(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("rustup");
    command.current_dir(workspace::root()?).args(arguments);
    command::run(&mut command)
        .context("a part of the Rust toolchain is missing and rustup did not add it")
}

fn sysroot() -> Result<PathBuf> {
    let mut command = Command::new("rustc");
    command
        .current_dir(workspace::root()?)
        .args(["--print", "sysroot"]);
    Ok(PathBuf::from(command::output(&mut command)?.trim()))
}
