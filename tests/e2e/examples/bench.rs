//! How fast the page is in a real browser, as a table. `cargo xtask bench` calls it; its arguments
//! are the table's file, how many runs a row has, and which rows, or `profile`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a tool for those who work on the page: it stops where something is wrong"
)]

use std::{env, fs, path::PathBuf, process::ExitCode, time::Instant};

use e2e::bench::{Machine, profile, rows, stats::number, table::HEAD, version_and_day};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let table = PathBuf::from(arguments.next().expect("say into which file"));
    let runs = arguments.next().map_or(7, |runs| runs.parse().unwrap());
    let only = arguments.next().unwrap_or_default();
    if only == "profile" {
        profile();
        return ExitCode::SUCCESS;
    }
    let rows = rows();
    let names: Vec<&str> = rows.iter().map(|row| row.name).collect();
    let chosen: Vec<_> = rows
        .iter()
        .filter(|row| row.name.starts_with(&only))
        .collect();
    if chosen.is_empty() {
        eprintln!(
            "no row begins with `{only}`; there are {}",
            names.join(", ")
        );
        return ExitCode::FAILURE;
    }
    let mut text = format!("{}{HEAD}", about(runs));
    for row in chosen {
        let start = Instant::now();
        for line in row.measure(runs) {
            println!("{}", line.markdown());
            text.push_str(&line.markdown());
            text.push('\n');
        }
        eprintln!("{}: {} s", row.name, start.elapsed().as_secs());
        // Written after every row: what is cut short still has what came before.
        fs::write(&table, &text).unwrap();
    }
    ExitCode::SUCCESS
}

/// What stands above the table.
fn about(runs: usize) -> String {
    let (machine, (version, day)) = (Machine::here(), version_and_day());
    let memory = machine.memory.map_or_else(String::new, |memory| {
        format!(", {} GB of memory", number(memory, 0))
    });
    format!(
        "# How fast the page is\n\n\
         Made by `cargo xtask bench`, which measures the built page in a real browser: {}, Chromium \
         {}, {}, {} processors{memory}, {}. Medians of {runs} runs, in parentheses the smallest and \
         the largest; what is compared was measured in turn, and a ratio is one within a run. A slower \
         processor is Chromium's own emulation: it slows down the page's thread, not those on which \
         WebAssembly is compiled. The line is slowed down by the host, so that the service worker has \
         its share of it; files come packed with brotli.\n\n",
        day, version, machine.processor, machine.cores, machine.system,
    )
}
