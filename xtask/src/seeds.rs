//! What fuzzing begins with: the project's own files, sorted by what reads them.

use crate::workspace;
use anyhow::{Context, Result};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const FIXTURES: [&str; 4] = [
    "plans",
    "tests/fixtures/valid",
    "tests/fixtures/invalid",
    "tests/fixtures/old",
];

/// Inputs that fuzzing found worth keeping, one folder for each target.
const KEPT: &str = "tests/fixtures/fuzz";

/// Lays the target's seeds into a folder of its own, in place of what is there.
pub fn gather(target: &str, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| cannot("be emptied", folder))?;
    }
    fs::create_dir_all(folder).with_context(|| cannot("be made", folder))?;
    for (at, seed) in of(target)?.into_iter().enumerate() {
        let file = folder.join(at.to_string());
        fs::write(&file, seed).with_context(|| cannot("be written", &file))?;
    }
    Ok(())
}

/// The target's seeds, each once.
fn of(target: &str) -> Result<BTreeSet<Vec<u8>>> {
    let root = workspace::root()?;
    let mut seeds = BTreeSet::new();
    for file in files(&root.join(KEPT).join(target))? {
        seeds.insert(read(&file)?);
    }
    for folder in FIXTURES {
        for file in files(&root.join(folder))? {
            let bytes = read(&file)?;
            if target == "deadline" {
                deadlines(&value(&bytes), &mut seeds);
            } else if reads(target, &value(&bytes)) {
                seeds.insert(bytes);
            }
        }
    }
    Ok(seeds)
}

/// Whether a target reads files like this one; what is of no format is anyone's.
fn reads(target: &str, file: &Value) -> bool {
    let format = file.get("format").and_then(Value::as_str);
    let sort = format.and_then(|format| format.strip_prefix("so-chi-tieu/"));
    sort.map_or(target == "plan", |sort| sort == target)
}

/// Every deadline in a file, as it stands there.
fn deadlines(value: &Value, found: &mut BTreeSet<Vec<u8>>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                if key == "deadline" {
                    found.insert(inner.to_string().into_bytes());
                }
                deadlines(inner, found);
            }
        }
        Value::Array(elements) => elements.iter().for_each(|one| deadlines(one, found)),
        _ => {}
    }
}

/// Bytes as JSON; null where they are none.
fn value(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_default()
}

/// The files of a folder; none where there is no such folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).with_context(|| cannot("be read", folder))?;
    let files = entries.flatten().map(|entry| entry.path());
    Ok(files.filter(|path| path.is_file()).collect())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| cannot("be read", file))
}

fn cannot(what: &str, path: &Path) -> String {
    format!("{} cannot {what}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_seeds_of_its_own() {
        for target in ["plan", "ledger", "submission", "deadline", "number", "date"] {
            assert!(!of(target).unwrap().is_empty(), "{target}");
        }
        let kinds = of("deadline").unwrap();
        for kind in ["on", "recurring", "several", "after_event"] {
            let named = format!("\"kind\":\"{kind}\"");
            let text = |seed: &Vec<u8>| String::from_utf8_lossy(seed).contains(&named);
            assert!(kinds.iter().any(text), "{kind}");
        }
    }
}
