//! A host of its own for the page, which may change or go away.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::driver::{dist, out_folder};

/// The page on a host where it lies in a folder of its own.
pub struct Host {
    folder: PathBuf,
    server: Option<xtask::serve::Server>,
}

/// Below the host's own root.
const FOLDER: &str = "xa/so-chi-tieu/";

impl Host {
    /// The built page, copied and served. `name` tells hosts apart.
    pub fn start(name: &str) -> Self {
        let folder = out_folder().join("hosts").join(name);
        let _ = fs::remove_dir_all(&folder);
        copy(&dist(), &folder.join(FOLDER));
        let server = xtask::serve::spawn(&folder, 0).unwrap();
        Self {
            folder,
            server: Some(server),
        }
    }

    /// Where the page is.
    pub fn url(&self) -> String {
        format!("{}{FOLDER}", self.server.as_ref().unwrap().url())
    }

    /// What stood under `from` in a file now stands under `to`.
    pub fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.folder.join(FOLDER).join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        fs::write(&path, text.replace(from, to)).unwrap();
    }

    /// The file whose name, which holds a hash, begins so.
    pub fn file(&self, start: &str) -> String {
        let entries = fs::read_dir(self.folder.join(FOLDER)).unwrap();
        let mut names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names
            .find(|name| name.starts_with(start))
            .unwrap_or_else(|| panic!("the built page has no file {start}…"))
    }

    /// There is no network any more.
    pub fn stop(&mut self) {
        self.server.take();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &there);
        } else {
            fs::copy(&path, &there).unwrap();
        }
    }
}
