//! Real faults in a real browser, and the table of what came of them. `cargo xtask faults` calls
//! it; its arguments are the table's file, how many trials a row has, and which rows.

use std::{
    collections::BTreeMap,
    env,
    process::ExitCode,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use e2e::asked::{Asked, end};
use e2e::faults::{Row, Tally, rows};
use e2e::{Journey, Screen};

/// The rows that are done: the line of each, and whether nothing was lost in it.
type Done = Mutex<BTreeMap<usize, (String, bool)>>;

fn main() -> ExitCode {
    // Without the long list of where it came from.
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
    end(Asked::of_arguments(20).and_then(|asked| try_all(&asked)))
}

fn try_all(asked: &Asked) -> Result<(), String> {
    let names: Vec<String> = rows().into_iter().map(|row| row.name).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let wanted = asked.wanted(&names)?;
    let about = about(asked.times);
    let (next, done) = (AtomicUsize::new(0), Done::default());
    let work = || -> Result<(), String> {
        // Rows are not passed between threads: each makes its own.
        let rows = rows();
        while let Some(at) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            let row = rows.get(*at).ok_or("a row is gone")?;
            let result = try_row(row, asked.times);
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            done.insert(*at, result);
            // Written after every row: what is cut short still has what came before.
            let lines: Vec<&str> = done.values().map(|(line, _)| line.as_str()).collect();
            asked.write(&format!("{about}{}\n", lines.join("\n")))?;
        }
        Ok(())
    };
    // As many as there are browsers at once.
    thread::scope(|scope| {
        let other = scope.spawn(work);
        let own = work();
        let other = other
            .join()
            .unwrap_or_else(|_| Err("a row broke off".to_owned()));
        own.and(other)
    })?;
    let done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    match done.values().all(|(_, good)| *good) {
        true => Ok(()),
        false => Err("not every row is ok".to_owned()),
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
    let journey = Journey::at(Screen::Desk).called("faults-about");
    let (version, day) = journey.walk(|page| {
        let day: String = page.eval("return new Date().toISOString().slice(0, 10)", &[]);
        (page.browser_version(), day)
    });
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let system = match env::consts::OS {
        "linux" => "Linux",
        "macos" => "macOS",
        other => other,
    };
    format!(
        "# What was tried to lose a number\n\n\
         Made by `cargo xtask faults`, which does all of this to the built page in a real browser: \
         {day}, Chromium {version}, {processors} processors, {system}. Rows of one fault were tried \
         {trials} times; rows of several ways once in each, or in {trials} of them. A number counts \
         where the page had said “Đã lưu trên máy này lúc …” of it, unless the row says otherwise; \
         every trial looks for several, some more than once. The control switches the journal off, \
         to show that a loss would be seen. A killed browser is not a machine without power: what \
         the system had not written yet is not tried here.\n\n\
         | what was done | trials | numbers looked for | numbers lost | seen |\n\
         |---|---:|---:|---:|---|\n"
    )
}

fn line(row: &Row, tally: &Tally) -> String {
    let mut seen: Vec<String> = tally
        .remarks
        .iter()
        .map(|(words, count)| format!("{words} ({count}×)"))
        .collect();
    // Why is told where it ran: it may name folders of the machine.
    if !tally.broken.is_empty() {
        let count = tally.broken.len();
        seen.push(format!("**{count} did not come to an end**"));
    }
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
