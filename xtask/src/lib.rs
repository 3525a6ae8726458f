//! The project's own commands, and the few parts of them that tests use.
//!
//! `cargo xtask serve` builds the page and serves it; `cargo xtask test` runs every
//! check; `cargo xtask dist` makes what is given to others; `cargo xtask fuzz` looks for what breaks
//! the readers. All install the tools they miss. The end-to-end tests take the static
//! server ([`serve`]), the worker's list ([`offline`]), the browser's arguments ([`browser`]) and the
//! weights ([`size`]) from here.

use std::process::ExitCode;

pub mod browser;
pub mod line;
pub mod offline;
pub mod serve;
pub mod size;

mod bench;
mod bundle;
mod command;
mod debian;
mod faults;
mod fuzz;
mod one_file;
mod options;
mod preview;
mod publish;
mod seal;
mod seeds;
mod split;
mod start;
mod test;
mod toolchain;
mod tools;
mod workspace;

use options::Task;

/// Runs the command that the arguments name. What failed is the last line written.
pub fn run(arguments: Vec<String>) -> ExitCode {
    let outcome = if split::stands_in() {
        split::stand_in(&arguments)
    } else {
        options::parse(&arguments).and_then(perform)
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> anyhow::Result<()> {
    match task {
        Task::Help => {
            println!("{}", options::USAGE);
            Ok(())
        }
        Task::Serve { dev: false, port } => preview::release(port),
        Task::Serve { dev: true, port } => preview::dev(port),
        Task::Test { only } => test::run(only),
        Task::Faults { trials, only } => faults::run(trials, only.as_deref()),
        Task::Bench(wanted) => bench::run(&wanted),
        Task::Dist => publish::run(),
        Task::Fuzz { seconds, target } => fuzz::run(seconds, target.as_deref()),
    }
}
