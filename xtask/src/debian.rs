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
    apt(&["update"])
        .and_then(|()| apt(&["install", "--yes", "--no-install-recommends", &names]))
        .with_context(|| format!("the Debian packages {names} could not be installed"))
}

fn apt(arguments: &[&str]) -> Result<()> {
    let words = arguments.iter().flat_map(|part| part.split(' '));
    let mut command = Command::new("apt-get");
    command::run(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_root() -> bool {
    command::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
