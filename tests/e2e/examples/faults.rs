//! Real faults in a real browser, and the table of what came of them. `cargo xtask faults` calls
//! it; its arguments are the table's file, how many trials a row has, and which rows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a tool for those who work on the page: it stops where something is wrong"
)]

use std::{
    collections::BTreeMap,
    env, fs,
    path::PathBuf,
    process::ExitCode,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use e2e::faults::{Row, Tally, rows};
use e2e::{Journey, Screen};
use serde_json::Value;

fn main() -> ExitCode {
    // Without the long list of where it came from.
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
    let mut arguments = env::args().skip(1);
    let table = PathBuf::from(arguments.next().expect("say into which file"));
    let trials = arguments
        .next()
        .map_or(20, |trials| trials.parse().unwrap());
    let only = arguments.next().unwrap_or_default();
    let about = about(trials);
    let names: Vec<String> = rows().into_iter().map(|row| row.name).collect();
    let chosen = names.iter().enumerate();
    let chosen: Vec<usize> = chosen
        .filter(|(_, name)| name.starts_with(&only))
        .map(|(at, _)| at)
        .collect();
    let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    thread::scope(|scope| {
        // As many as there are browsers at once.
        for _ in 0..2 {
            scope.spawn(|| {
                // Rows are not passed between threads: each makes its own.
                let rows = rows();
                while let Some(at) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = try_row(&rows[*at], trials);
                    let mut done = done.lock().unwrap();
                    done.insert(*at, result);
                    // Written after every row: what is cut short still has what came before.
                    let lines: Vec<&str> = done.values().map(|(line, _)| line.as_str()).collect();
                    fs::write(&table, format!("{about}{}\n", lines.join("\n"))).unwrap();
                }
            });
        }
    });
    let done = done.into_inner().unwrap();
    match done.values().all(|(_, good)| *good) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// The row's line in the table, and whether nothing was lost that may not be.
fn try_row(row: &Row, trials: usize) -> (String, bool) {
    let tally = row.run(trials);
    let good = tally.broken.is_empty() && (tally.lost == 0 || row.control);
    println!(
        "{:<24} {:>3} trials {:>5} numbers {:>4} lost  {}",
        row.name,
        tally.trials,
        tally.checked,
        tally.lost,
        if good { "ok" } else { "FAILED" }
    );
    tally.broken.iter().for_each(|why| println!("  {why}"));
    (line(row, &tally), good)
}

/// What stands above the table.
fn about(trials: usize) -> String {
    let mut told = None;
    Journey::at(Screen::Desk)
        .called("faults-about")
        .walk(|page| {
            let browser: String = page.eval("return navigator.userAgent", &[]);
            let day: Value = page.eval("return new Date().toISOString().slice(0, 10)", &[]);
            let version = browser.split(' ').find(|word| word.contains("Chrome/"));
            told = Some((version.unwrap_or(&browser).to_owned(), day));
        });
    let (browser, day) = told.unwrap();
    let processors = thread::available_parallelism().map_or(1, usize::from);
    format!(
        "# What was tried to lose a number\n\n\
         Made by `cargo xtask faults`, which does all of this to the built page in a real browser: \
         {}, {browser}, {processors} processors, {}. Rows of one fault were tried {trials} times; \
         rows of several ways once in each, or in {trials} of them. A number counts where the page \
         had said “Đã lưu trên máy này lúc …” of it, unless the row says otherwise; every trial \
         looks for several. The control rows switch the journal off, to show that a loss would be \
         seen.\n\n\
         | what was done | trials | numbers looked for | numbers lost | seen |\n\
         |---|---:|---:|---:|---|\n",
        day.as_str().unwrap_or_default(),
        env::consts::OS,
    )
}

fn line(row: &Row, tally: &Tally) -> String {
    let mut seen: Vec<String> = tally
        .remarks
        .iter()
        .map(|(words, count)| format!("{words} ({count}×)"))
        .collect();
    seen.extend(
        tally
            .broken
            .iter()
            .map(|why| format!("**not finished:** {why}")),
    );
    let cell = |text: String| text.replace('|', "\\|").replace('\n', " ");
    format!(
        "| {} | {} | {} | {} | {} |",
        cell(row.fault.clone()),
        tally.trials,
        tally.checked,
        tally.lost,
        cell(seen.join("; "))
    )
}
