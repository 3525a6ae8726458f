//! How fast the page is in a real browser, as a table. `cargo xtask bench` calls it; its arguments
//! are the table's file, how many runs a row has, and which rows, or `profile`.

use std::{process::ExitCode, time::Instant};

use e2e::asked::{Asked, end};
use e2e::bench::{Machine, profile, rows, stats::number, table::HEAD, version_and_day};

fn main() -> ExitCode {
    end(Asked::of_arguments(7).and_then(|asked| measure(&asked)))
}

fn measure(asked: &Asked) -> Result<(), String> {
    if asked.rows == "profile" {
        profile();
        return Ok(());
    }
    let rows = rows();
    let names: Vec<&str> = rows.iter().map(|row| row.name).collect();
    let wanted = asked.wanted(&names)?;
    let mut text = format!("{}{HEAD}", about(asked.times));
    for row in wanted.into_iter().filter_map(|at| rows.get(at)) {
        let start = Instant::now();
        for line in row.measure(asked.times) {
            println!("{}", line.markdown());
            text.push_str(&line.markdown());
            text.push('\n');
        }
        eprintln!("{}: {} s", row.name, start.elapsed().as_secs());
        // Written after every row: what is cut short still has what came before.
        asked.write(&text)?;
    }
    Ok(())
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
