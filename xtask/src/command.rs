//! Running other programs.

use anyhow::{Context, Result, bail};
use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

/// Shows the command, runs it with this program's input and output, and fails when it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("$ {line}");
    let status = command
        .status()
        .with_context(|| format!("`{line}` could not be started"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs the command quietly and gives back what it wrote.
pub fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command
        .output()
        .with_context(|| format!("`{line}` could not be started"))?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        bail!("`{line}` failed ({}): {}", output.status, told.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first program of this name on PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let mut files = path_folders()
        .into_iter()
        .flat_map(|folder| program_files(&folder, program));
    files.next()
}

/// The files of the folder that may be this program; on Windows a script has its own ending.
pub fn program_files(folder: &Path, program: &str) -> Vec<PathBuf> {
    let script = cfg!(windows).then(|| format!("{program}.cmd"));
    let plain = format!("{program}{}", env::consts::EXE_SUFFIX);
    let files = [Some(plain), script].into_iter().flatten();
    let files = files.map(|file| folder.join(file));
    files.filter(|path| path.is_file()).collect()
}

pub fn path_folders() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).collect()
}

/// PATH with these folders in front.
pub fn path_with(folders: &[&Path]) -> Result<OsString> {
    let folders = folders.iter().map(|folder| folder.to_path_buf());
    env::join_paths(folders.chain(path_folders())).context("a folder's name cannot stand in PATH")
}

fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let mut words = vec![name.to_string_lossy()];
    words.extend(command.get_args().map(|word| word.to_string_lossy()));
    words.join(" ")
}
