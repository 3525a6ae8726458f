//! Real faults in a real browser, and the table of what came of them: `cargo xtask faults`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a tool for those who work on the page: it stops where something is wrong"
)]

use std::env;

fn main() {
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
    let only = env::args().nth(1).unwrap_or_default();
    let most = env::args().nth(2).map_or(2, |n| n.parse().unwrap());
    for row in e2e::faults::rows() {
        if row.name.starts_with(&only) {
            let start = std::time::Instant::now();
            println!("{} {:#?} {:?}", row.name, row.run(most), start.elapsed());
        }
    }
}
