//! Packages of the system: installed as root on Debian, asked for elsewhere.

use crate::command;
use anyhow::{Context, Result, bail};
use std::process::Command;

pub fn install(packages: &[&str], needed_for: &str) -> Result<()> {
    let names = packages.join(" ");
    if command::on_path("apt-get").is_none() || !is_root() {
        bail!(
            "{needed_for} is missing and cannot be installed from here; \
             on Debian: sudo apt-get install {names}"
        );
    }
    println!("{needed_for} is missing; installing {names}");
    let install = ["install", "--yes", "--no-install-recommends"];
    apt(&["update"])
        .and_then(|()| apt(&[&install, packages].concat()))
        .with_context(|| format!("the Debian packages {names} could not be installed"))
}

fn apt(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command::run(command.args(arguments))
}

fn is_root() -> bool {
    command::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
