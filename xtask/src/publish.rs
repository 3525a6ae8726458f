//! `cargo xtask dist`: what is given to others: a folder for any host, and the page as one file.

use crate::{bundle, one_file, workspace};
use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

/// The page as one file.
const ONE_FILE: &str = "so-chi-tieu.html";
/// The hashes of everything else, in the form that `sha256sum --check` reads.
const SUMS: &str = "SHA256SUMS";
const HEADERS_FILE: &str = "_headers";
/// Endings of files that are worth packing.
const PACKED: [&str; 7] = ["html", "js", "css", "wasm", "json", "svg", "webmanifest"];
/// For hosts that read headers from a file of this name. The pages state their own policies; what
/// only a header can say stands here. Files are asked for anew each time and answered with “as
/// before”: a worker keeps them anyway.
const HEADERS: &str = "/*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
  Cache-Control: no-cache
";

/// Whether a file stands beside the page, for others.
pub fn is_beside(name: &Path) -> bool {
    let packed = name
        .extension()
        .is_some_and(|one| one == "br" || one == "gz");
    let beside = [ONE_FILE, SUMS, HEADERS_FILE];
    packed || beside.iter().any(|one| name == Path::new(one))
}

/// Builds everything into `dist/`.
pub fn run() -> Result<()> {
    bundle::prepare()?;
    let dist = bundle::release()?;
    for path in workspace::files_below(&dist)? {
        pack(&path)?;
    }
    put_one_file(&dist)?;
    write(&dist.join(HEADERS_FILE), HEADERS.as_bytes())?;
    write(&dist.join(SUMS), sums(&dist)?.as_bytes())?;
    println!("{}", dist.display());
    println!("{}", dist.join(ONE_FILE).display());
    Ok(())
}

/// Builds the page as one file and puts it beside the other.
pub fn put_one_file(dist: &Path) -> Result<()> {
    let page = one_file::page(&bundle::whole()?)?;
    write(&dist.join(ONE_FILE), page.as_bytes())
}

/// Packed copies beside a file, for hosts that send them as they are.
pub fn pack(path: &Path) -> Result<()> {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    if !PACKED.contains(&&*ending) {
        return Ok(());
    }
    let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    write(
        &path.with_extension(format!("{ending}.br")),
        &brotli(&bytes)?,
    )?;
    write(
        &path.with_extension(format!("{ending}.gz")),
        &one_file::gzip(&bytes)?,
    )
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)
        .context("could not be packed")?;
    Ok(packed)
}

fn sums(dist: &Path) -> Result<String> {
    let lines = workspace::files_below(dist)?.into_iter().map(|path| {
        let bytes = fs::read(&path).with_context(|| format!("{} not read", path.display()))?;
        let digest = Sha256::digest(bytes);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(format!(
            "{digest}  {}\n",
            workspace::name_below(dist, &path)
        ))
    });
    lines.collect()
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}
