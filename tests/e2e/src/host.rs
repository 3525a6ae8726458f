//! A host of its own for the page, which may change or go away.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use xtask::line::{Line, Wrong};

use crate::driver::{dist, out_folder};

/// The page on a host where it lies in a folder of its own.
pub struct Host {
    folder: PathBuf,
    line: Arc<Line>,
    server: Option<xtask::serve::Server>,
}

/// Below the host's own root.
const FOLDER: &str = "xa/so-chi-tieu/";
/// Another copy of the page, beside it.
const OTHER: &str = "xa/ban-khac/";

impl Host {
    /// Words that only the newer version's guide has.
    pub const NEWER: &str = "Đây là bản mới.";

    /// The built page, copied and served. `name` tells hosts apart.
    pub fn start(name: &str) -> Self {
        let folder = out_folder().join("hosts").join(name);
        let _ = fs::remove_dir_all(&folder);
        copy(&dist(), &folder.join(FOLDER));
        let line = Arc::new(Line::default());
        let server = xtask::serve::spawn_on(&folder, 0, Arc::clone(&line)).unwrap();
        Self {
            folder,
            line,
            server: Some(server),
        }
    }

    /// Puts another copy of the page beside the first; gives where it is.
    pub fn put_other(&self) -> String {
        copy(&dist(), &self.folder.join(OTHER));
        format!("{}{OTHER}", self.server.as_ref().unwrap().url())
    }

    /// Answers wrongly where the path holds one of these texts.
    pub fn answer_wrongly(&self, wrong: Wrong, names: &[&str]) {
        self.line.set_wrong(wrong, names);
    }

    /// Answers as it should.
    pub fn answer_rightly(&self) {
        self.line.set_right();
    }

    /// How many answers were wrong so far.
    pub fn wrongs(&self) -> usize {
        self.line.wrongs()
    }

    /// Another version of the page, told apart by an element `newer` in its head and by its guide.
    pub fn publish_newer(&self) {
        self.change("index.html", "<title>", "<meta name=newer><title>");
        self.change("huong-dan.md", "\n\n", &format!("\n\n{}\n\n", Self::NEWER));
        xtask::offline::put_worker(&self.folder.join(FOLDER)).unwrap();
    }

    /// The digests of the page's files as they are now, SHA-256 in hexadecimal.
    pub fn digests(&self) -> Vec<String> {
        let digests = xtask::offline::digests(&self.folder.join(FOLDER)).unwrap();
        digests.into_values().collect()
    }

    /// Puts a file beside the page's.
    pub fn put(&self, file: &str, text: &str) {
        fs::write(self.folder.join(FOLDER).join(file), text).unwrap();
    }

    /// The names of the page's files, in order.
    pub fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.join(FOLDER)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
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
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
    }

    /// The file whose name, which holds a hash, begins so.
    pub fn file(&self, start: &str) -> String {
        let mut names = self.files().into_iter();
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
