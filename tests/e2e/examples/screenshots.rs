//! Pictures of every page, to look at:
//!
//! ```sh
//! cargo xtask test --only bundle
//! cargo run -p e2e --example screenshots -- <folder> [<page>]
//! ```
//!
//! Phường Tịnh Biên with two quarters of plausible figures, one of them typed wrongly, at
//! 1366 × 768 and on a phone of 390 × 844, light and dark. What is longer than the window has a
//! second picture, `…-long.png`, of the whole page.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a tool for those who work on the page: it stops where something is wrong"
)]

use std::{env, fs, path::Path};

use e2e::tour::{PAGES, TODAY, fill_storage, show};
use e2e::{Journey, Page, Screen};

fn main() {
    let folder = env::args().nth(1).expect("say into which folder");
    let folder = Path::new(&folder);
    let only = env::args().nth(2);
    fs::create_dir_all(folder).unwrap();
    for (screen, size) in [(Screen::Desk, "ban"), (Screen::Phone, "dien-thoai")] {
        Journey::at(screen).walk(|page| {
            page.before_load(TODAY);
            page.reload();
            keep(page, folder, &format!("bat-dau-{size}-light"));
            for theme in ["light", "dark"] {
                fill_storage(page, "vi", theme);
                let wanted = |name: &str| only.as_ref().is_none_or(|only| only == name);
                for (name, hash) in PAGES.into_iter().filter(|(name, _)| wanted(name)) {
                    show(page, hash);
                    keep(page, folder, &format!("{name}-{size}-{theme}"));
                }
            }
        });
    }
    println!("{}", folder.display());
}

fn keep(page: &Page, folder: &Path, name: &str) {
    fs::write(folder.join(format!("{name}.png")), page.picture()).unwrap();
    if let Some(picture) = page.long_picture() {
        fs::write(folder.join(format!("{name}-long.png")), picture).unwrap();
    }
}
