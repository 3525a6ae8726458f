//! Pictures of every page, to look at:
//!
//! ```sh
//! cargo xtask test --only bundle
//! cargo run -p e2e --example screenshots -- <folder> [--page nhap,chot] [--width 320,1920] [--theme dark]
//! ```
//!
//! Phường Tịnh Biên with two quarters of plausible figures, one of them typed wrongly; where nothing
//! else is said every page, on a desk of 1366 × 768 and on a phone of 390 × 844, light and dark. What
//! is longer than the window has a second picture, `…-long.png`, of the whole page.

use std::{env, fs, path::Path, process::ExitCode};

use e2e::asked::{at, end};
use e2e::tour::{PAGES, TODAY, fill_storage, show};
use e2e::{Journey, Page, Screen};
use serde_json::json;

/// Widths that have a height of their own: a small phone, a phone, a tablet, an office desk, a large
/// one. Any other is as high as it is wide.
const HEIGHTS: [(u32, u32); 5] = [
    (320, 640),
    (390, 844),
    (768, 1024),
    (1366, 768),
    (1920, 1080),
];
/// The style sheet's own line between a phone and a desk.
const NARROW: u32 = 860;

fn main() -> ExitCode {
    end(take_pictures())
}

fn take_pictures() -> Result<(), String> {
    let folder = env::args().nth(1).ok_or("say into which folder")?;
    let folder = Path::new(&folder);
    let pages = listed("--page");
    let widths = listed("--width").unwrap_or_else(|| vec!["1366".to_owned(), "390".to_owned()]);
    let themes = listed("--theme").unwrap_or_else(|| vec!["light".to_owned(), "dark".to_owned()]);
    let wanted = |name: &str| {
        pages
            .as_ref()
            .is_none_or(|pages| pages.iter().any(|page| page == name))
    };
    fs::create_dir_all(folder).map_err(at(folder))?;
    for width in widths {
        let parsed = width.parse::<u32>();
        let width = parsed.map_err(|_| format!("`{width}` is not a number of pixels"))?;
        let known = HEIGHTS.iter().find(|(known, _)| *known == width);
        let size = *known.unwrap_or(&(width, width));
        let screen = if width < NARROW {
            Screen::Phone
        } else {
            Screen::Desk
        };
        Journey::at(screen).walk(|page| {
            page.use_screen(size, 1.0, screen == Screen::Phone);
            page.before_load(TODAY);
            page.reload();
            // Before anything is kept.
            for theme in &themes {
                if wanted("bat-dau") {
                    show_empty(page, theme);
                    keep(page, folder, &format!("bat-dau-{width}-{theme}"))?;
                }
            }
            for theme in &themes {
                fill_storage(page, "vi", theme);
                for (name, hash) in PAGES.into_iter().filter(|(name, _)| wanted(name)) {
                    show(page, hash);
                    keep(page, folder, &format!("{name}-{width}-{theme}"))?;
                }
            }
            Ok::<(), String>(())
        })?;
    }
    println!("{}", folder.display());
    Ok(())
}

/// The page as it is where nothing is kept, in the theme of the device.
fn show_empty(page: &Page, theme: &str) {
    let theme = json!({ "name": "prefers-color-scheme", "value": theme });
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": [theme] }));
    page.says("Bắt đầu trong ba bước");
}

/// What is given after a word, apart by commas.
fn listed(word: &str) -> Option<Vec<String>> {
    let given = env::args().skip_while(|one| one != word).nth(1)?;
    Some(given.split(',').map(str::to_owned).collect())
}

fn keep(page: &Page, folder: &Path, name: &str) -> Result<(), String> {
    let write = |path: &Path, picture: Vec<u8>| fs::write(path, picture).map_err(at(path));
    write(&folder.join(format!("{name}.png")), page.picture())?;
    match page.long_picture() {
        Some(picture) => write(&folder.join(format!("{name}-long.png")), picture),
        None => Ok(()),
    }
}
