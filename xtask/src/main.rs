//! The project's own commands: `cargo xtask serve`, `cargo xtask test`, `cargo xtask fuzz`.

use std::{env, process::ExitCode};

fn main() -> ExitCode {
    xtask::run(env::args().skip(1).collect())
}
